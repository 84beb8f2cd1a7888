"""One call that paints a scenery without its subjects."""

from __future__ import annotations

import numpy as np

from onionskin.plan.plan import Scenery
from onionskin.stage.scenery import built, nature
from onionskin.stage.scenery.light import light_of, sky
from onionskin.stage.scenery.view import Picture, View

_PAINTERS = {
    "mountains": nature.mountains,
    "sea": nature.sea,
    "meadow": nature.meadow,
    "desert": nature.desert,
    "snow": nature.snow,
    "city": built.city,
    "forest": nature.forest,
    "road": built.road,
    "beach": nature.beach,
    "space": built.space,
    "underwater": nature.underwater,
    "indoors": built.indoors,
    "plain": built.plain,
}
_HORIZONS = {"sea": 0.5, "beach": 0.46, "mountains": 0.6, "city": 0.8}
_SKYLESS = ("plain", "indoors", "space", "underwater")


def paint_scenery(view: View, scenery: Scenery, seconds: float) -> Picture:
    """The scenery at one moment: float32 (H, W, 3) RGB in 0..255, without weather in front."""
    light = light_of(scenery)
    if scenery.place in _SKYLESS:
        picture = np.zeros((view.height, view.width, 3), np.float32)
    else:
        picture = sky(view, scenery, light, _HORIZONS.get(scenery.place, 0.6), seconds)
    _PAINTERS[scenery.place](picture, view, scenery, light, seconds)
    return picture
