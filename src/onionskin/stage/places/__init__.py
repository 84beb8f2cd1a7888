"""Every place the stage can show; importing this registers them all."""

from onionskin.stage.place import PLACES, Place
from onionskin.stage.places import (
    counters,
    crafts,
    far,
    grounds,
    growing,
    homes,
    inside,
    outdoors,
    rooms,
    ways,
    wider,
)

__all__ = [
    "PLACES",
    "Place",
    "counters",
    "crafts",
    "far",
    "grounds",
    "growing",
    "homes",
    "inside",
    "outdoors",
    "rooms",
    "ways",
    "wider",
]
