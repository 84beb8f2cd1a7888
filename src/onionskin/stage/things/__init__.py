"""Every thing the stage can draw; importing this registers them all."""

from onionskin.stage.things import (
    animals,
    effects,
    everyday,
    fittings,
    furniture,
    held,
    household,
    music,
    outdoors,
    playing,
    shown,
    signs,
    tools,
    travelling,
    vehicles,
)
from onionskin.stage.things.thing import THINGS, Moment, Thing

__all__ = [
    "THINGS",
    "Moment",
    "Thing",
    "animals",
    "effects",
    "everyday",
    "fittings",
    "furniture",
    "held",
    "household",
    "music",
    "outdoors",
    "playing",
    "shown",
    "signs",
    "tools",
    "travelling",
    "vehicles",
]
