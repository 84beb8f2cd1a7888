"""A script: what is said and what is to be seen, in the order it was written.

`markdown`, `fountain` and `plain` read one; `film.board` makes a storyboard of it. Line numbers
count from 1, in the file as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Final, Literal

from onionskin.errors import InvalidInput
from onionskin.film.storyboard import (
    BoardFigure,
    Captions,
    CaptionStyle,
    Chart,
    Footage,
    Picture,
    Screen,
)
from onionskin.plan.staging import Style

MAX_SCRIPT_BYTES: Final = 2_000_000
"""Of a script: more than three hours are spoken in a tenth of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What a script's front matter asks of the film; None leaves it as it is without."""

    title: str | None = None
    language: str | None = None
    size: tuple[int, int] | None = None
    fps: Fraction | None = None
    voice: str | None = None
    pace: float | None = None
    length: float | None = None
    music: str | None = None
    captions: Captions | None = None
    callouts: Literal["on", "off"] | None = None
    """Whether cards show what is named and not seen; "off" for a film without."""
    caption_style: CaptionStyle | None = None
    brand: str | None = None
    style: Style | None = None
    seed: int | None = None
    cast: tuple[BoardFigure, ...] | None = None
    pronunciations: Mapping[str, str] | None = None
    closing: str | None = None
    """What stands under the title at the end; "off" for no such card."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A paragraph that is spoken: by the narrator, or by a character."""

    text: str
    """Line breaks as they were written."""
    line: int
    speaker: str | None = None
    manner: str = ""
    """How it is said, of a screenplay: "quietly"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Described:
    """What is to be seen while the narration after it is spoken, in words."""

    text: str
    line: int
    is_action: bool = False
    """Of a screenplay: it happens before the characters speak, not while they do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A picture, a clip or a chart of the person's own."""

    source: Picture | Footage | Screen | Chart
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A list whose items are spoken one after the other."""

    items: tuple[str, ...]
    line: int
    lines: tuple[int, ...] = ()
    """Where each item begins."""
    is_ordered: bool = False
    """Whether the script numbers them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quoted:
    """What somebody said, to be shown and spoken."""

    text: str
    who: str
    line: int


Part = Said | Described | Shown | Listed | Quoted


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """What stands under one heading."""

    heading: str = ""
    line: int = 1
    place: str = ""
    """Where it is, of a screenplay's slugline."""
    time: str = ""
    """One of day, sunset, night, dawn, or "" where nobody said."""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Script:
    """All of a script. `title` is "" where it has none."""

    title: str = ""
    subtitle: str = ""
    title_line: int = 1
    scenes: tuple[Scene, ...] = ()
    settings: Settings = field(default_factory=Settings)
    folder: Path = Path()
    """Paths of pictures are relative to it."""
    warnings: tuple[str, ...] = ()
    """What of the file is not taken into the film, with its line."""

    @property
    def language(self) -> str:
        """ "en" or "zh": as the front matter says, else what most of its words are in."""
        return self.settings.language or language_of(self.spoken)

    @property
    def spoken(self) -> str:
        """All that is said, as one text; all that is written, where nothing is said."""
        parts = [part for scene in self.scenes for part in scene.parts]
        texts = [part.text for part in parts if isinstance(part, Said | Quoted)]
        texts += [item for part in parts if isinstance(part, Listed) for item in part.items]
        return "\n".join(texts or [self.title, *(scene.heading for scene in self.scenes)])


def language_of(text: str) -> str:
    """ "zh" where there are more Chinese characters than half the English words, else "en"."""
    hanzi = len(re.findall(r"[\u3400-\u9fff]", text))
    return "zh" if hanzi > len(re.findall(r"[A-Za-z]+", text)) / 2 else "en"


def problem(line: int, message: str) -> InvalidInput:
    """An error of a script that says where it is."""
    return InvalidInput(f"line {line}: {message}")
