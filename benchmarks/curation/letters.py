"""Subtitles and titles in many scripts and fonts, plain, outlined or on a plate."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import skia
from benchmarks.curation.bases import Frames
from benchmarks.curation.plant import Planter

from onionskin.finish.lettering import Lettering, draw_text, measure, own_font

_FONTS = Path("/usr/share/fonts/truetype")
_FILES = (
    *("dejavu/DejaVuSerif.ttf", "dejavu/DejaVuSans-Bold.ttf", "dejavu/DejaVuSansMono.ttf"),
    *("liberation/LiberationSerif-Italic.ttf", "liberation/LiberationSansNarrow-Bold.ttf"),
    "",
)
"""Where a system lacks one, as for "", the package's own font stands for it."""
_SAID = (
    ("We should have left an hour ago", "before the bridge was closed"),
    ("Где ты был всю прошлую ночь?", "Я ждал тебя на вокзале"),
    ("Πού πηγαίνουμε τώρα λοιπόν;", "Κανείς δεν μας περιμένει"),
    ("昨天晚上你到底去了哪里？", "我在车站等了你整整一夜"),
    ("Je n'ai jamais vu une chose pareille", "à cette heure de la nuit"),
    ("Das hättest du mir früher sagen müssen", "jetzt ist es zu spät dafür"),
    ("¿Quién dejó abierta la puerta?", "El niño salió hace un rato"),
)
_TITLES = (
    ("The Long Winter", "a film in five parts"),
    ("ПОСЛЕДНИЙ ДЕНЬ", "вторая серия"),
    ("ΤΟ ΝΗΣΙ", "μια ιστορία της θάλασσας"),
    ("最后的渔村", "第三集：风暴来临"),
    ("LIVE TONIGHT", "Doors open at seven"),
    ("Große Eröffnung", "nur am Samstag"),
)
_STYLES = (
    ("#ffffff", "outline"),
    ("#ffe14a", "outline"),
    ("#ffffff", "plate"),
    ("#101010", "card"),
)
_PLATES = {"plate": 0xB0000000, "card": 0xFFF2F0EA}


def subtitles(frames: Frames, rng: np.random.Generator) -> Frames:
    """Two lines at the foot of all of the clip."""
    lines = _SAID[int(rng.integers(len(_SAID)))]
    size = frames.shape[1] * rng.uniform(0.085, 0.1)
    feet = frames.shape[1] - size * 1.55, frames.shape[1] - size * 0.35
    return _over(frames, lines, (size, size), feet, rng)


def title(frames: Frames, rng: np.random.Generator) -> Frames:
    """A large title in the middle, and a line below it."""
    lines = _TITLES[int(rng.integers(len(_TITLES)))]
    large = frames.shape[1] * rng.uniform(0.17, 0.22)
    feet = frames.shape[1] * 0.5, frames.shape[1] * 0.5 + large * 0.9
    return _over(frames, lines, (large, large * 0.5), feet, rng)


LETTERED: dict[str, Planter] = {"subtitles": subtitles, "title": title}
"""By fault, what plants it instead of `plant.PLANTERS`."""


def _over(
    frames: Frames,
    lines: tuple[str, str],
    sizes: tuple[float, float],
    feet: tuple[float, float],
    rng: np.random.Generator,
) -> Frames:
    """The frames with lines of text in their middle, that stand on `feet`."""
    height, width = frames.shape[1:3]
    colour, ground = _STYLES[int(rng.integers(len(_STYLES)))]
    style = Lettering(size=1, colour=colour, font=_font(_FILES[int(rng.integers(len(_FILES)))]))
    glass = np.zeros((height, width, 4), np.uint8)
    with skia.Surface(glass, colorType=skia.kRGBA_8888_ColorType) as canvas:
        for line, size, foot in zip(lines, sizes, feet, strict=True):
            own = replace(style, size=size)
            own = replace(own, size=size * min(1.0, 0.94 * width / measure(line, own)))
            _line(canvas, line, width / 2, foot, own, ground)
    drawn, share = glass[..., :3].astype(np.float32), glass[..., 3:].astype(np.float32) / 255
    return np.rint(frames * (1 - share) + drawn).clip(0, 255).astype(np.uint8)


def _line(
    canvas: skia.Canvas, text: str, middle: float, foot: float, style: Lettering, ground: str
) -> None:
    half, size = measure(text, style) / 2, style.size
    if ground in _PLATES:
        box = skia.Rect(middle - half - 4, foot - 0.95 * size, middle + half + 4, foot + 0.3 * size)
        canvas.drawRect(box, skia.Paint(Color=_PLATES[ground]))
    else:
        dark = replace(style, colour="#000000")
        for x in (-1.5, 0, 1.5):
            for y in (-1.5, 0, 1.5):
                draw_text(canvas, text, middle + x, foot + y, dark, align="centre")
    draw_text(canvas, text, middle, foot, style, align="centre")


@cache
def _font(file: str) -> str:
    return own_font(_FONTS / file) if file and (_FONTS / file).is_file() else ""
