"""Every thing the stage can draw; importing this registers them all."""

from onionskin.stage.things import (
    effects,
    furniture,
    held,
    outdoors,
    shown,
    signs,
    travelling,
    vehicles,
)
from onionskin.stage.things.thing import THINGS, Moment, Thing

__all__ = [
    "THINGS",
    "Moment",
    "Thing",
    "effects",
    "furniture",
    "held",
    "outdoors",
    "shown",
    "signs",
    "travelling",
    "vehicles",
]
