"""Every thing the stage can draw; importing this registers them all."""

from onionskin.stage.things import furniture, held, outdoors, signs, vehicles
from onionskin.stage.things.thing import THINGS, Moment, Thing

__all__ = ["THINGS", "Moment", "Thing", "furniture", "held", "outdoors", "signs", "vehicles"]
