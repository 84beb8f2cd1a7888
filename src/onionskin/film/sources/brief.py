"""What a source is told of its shot, and what it gives back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.film.storyboard import BoardFigure, Callout
from onionskin.finish.brand import Brand
from onionskin.finish.cards.callouts import Taken
from onionskin.finish.lettering import Box
from onionskin.finish.speech import Phoneme, SpokenWord
from onionskin.fitting import Size
from onionskin.frames import Frames
from onionskin.plan.staging import STYLES, Style


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """Whose voice is heard from `start` to `end` seconds: one of the cast, or None, a narrator."""

    speaker: str | None
    start: float
    end: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Brief:
    """One shot as its source sees it. Times are seconds from the first frame that is drawn."""

    size: Size
    fps: Fraction
    frames: int
    """How many are drawn, those under transitions included."""
    seed: int = 0
    style: Style = "flat"
    """The look of what the stage draws."""
    language: str = "en"
    """"en" or "zh": of the numbers and of the words that are drawn."""
    brand: Brand = field(default_factory=Brand)
    words: tuple[SpokenWord, ...] = ()
    """What is said: lists, counters and beats follow it."""
    phonemes: tuple[Phoneme, ...] = ()
    turns: tuple[Turn, ...] = ()
    """Who says which of them; empty: a narrator all."""
    cast: tuple[BoardFigure, ...] = ()
    """Who is the same through the whole film."""
    camera: str | None = None
    """Words of `storyboard.shooting_of`: "wide", "close-up dolly-in"; None leaves it open."""
    callouts: tuple[Callout, ...] = ()
    """What the words name and the picture does not show."""
    lower_third: str | None = None
    """A name, and after a line break or a comma what they are."""
    heading: str = ""
    """The heading of the scene that begins with it; "" for none."""
    safe: Box | None = None
    """Where captions will stand: no face and no letter is put there. None: there are none."""
    opens: bool = False
    """Whether the film begins with it: players show its first frame as the still."""
    handles: tuple[int, int] = (0, 0)
    """How many of the first and of the last frames lie under a transition."""

    def __post_init__(self) -> None:
        checks.whole("frames", self.frames, 1, 10_000_000)
        checks.choice("style", self.style, STYLES)
        if self.fps <= 0:
            raise InvalidInput(f"{self.fps = }; give frames per second above 0")
        if self.language not in ("en", "zh"):
            raise InvalidInput(f"language is {self.language!r}; allowed: en, zh")

    @property
    def seconds(self) -> float:
        """How long the frames play."""
        return float(self.frames / self.fps)


@dataclass(frozen=True, kw_only=True, slots=True)
class Effect:
    """A sound that belongs to what is seen: one of `finish.effects` by its name, at seconds."""

    name: str
    at: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Credit:
    """Something of somebody's that is in the film: what, its licence, where it is from."""

    what: str
    licence: str
    where: str = ""


@dataclass(kw_only=True, slots=True)
class Drawn:
    """A shot's frames, each uint8 (H, W, 3); all else is complete when they are used up.

    A frame may be the same array as the one before it: nothing is to be written into it.
    """

    frames: Iterator[Frames]
    effects: tuple[Effect, ...] = ()
    warnings: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    taken: tuple[Taken, ...] = ()
    """Where people are while callouts are seen; known with the first frame."""

    def warn(self, *warnings: str) -> None:
        """Adds what is done otherwise than asked, once each."""
        self.warnings = tuple(dict.fromkeys((*self.warnings, *warnings)))

    def hear(self, name: str, at: float) -> None:
        """Adds a sound at so many seconds."""
        self.effects = (*self.effects, Effect(name=name, at=at))

    def credit(self, *whose: Credit) -> None:
        """Adds whose work is in the shot, once each."""
        self.credits = tuple(dict.fromkeys((*self.credits, *whose)))
