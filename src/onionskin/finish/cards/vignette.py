"""A little scene on a card: whoever acts in it, drawn by the stage in a panel of its own."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from onionskin.finish.cards.things import Drawing
from onionskin.stage.scene import Scene
from onionskin.stage.script import Script
from onionskin.stage.skia import skia

Canvas = Any
VIGNETTE_FPS: Final = 12
"""How often a little scene is drawn anew, as drawn films are: on twos."""
_SMOOTH: Final = skia.SamplingOptions(skia.FilterMode.kLinear)


def vignette_of(script: Script, width: int, height: int) -> Drawing:
    """The scene of a script as a thing of a card, drawn with so many pixels."""
    scene = Scene(script, width, height)
    kept: list[tuple[int, Any]] = []

    def draw(canvas: Canvas, t: float) -> None:
        step = int(max(t, 0.0) * VIGNETTE_FPS)
        if not kept or kept[0][0] != step:
            kept[:] = [(step, _image(scene, step / VIGNETTE_FPS))]
        canvas.drawImageRect(kept[0][1], skia.Rect.MakeWH(width / height, 1), _SMOOTH)

    return Drawing(name="", ratio=width / height, draw=draw, is_live=True)


def _image(scene: Scene, t: float) -> Any:
    """The scene at `t` seconds as an image of Skia's; behind its end it stays as it ends."""
    frame = scene.frame(min(t, scene.script.seconds / max(scene.script.pace, 1e-6)))
    opaque = np.full((*frame.shape[:2], 4), 255, np.uint8)
    opaque[..., :3] = frame
    return skia.Image.fromarray(opaque, skia.kRGBA_8888_ColorType)
