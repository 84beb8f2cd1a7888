"""What is asked for: a script or a storyboard, and how its film is to be made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.film.reading import files_of, open_storyboard
from onionskin.film.screening import screen_storyboard
from onionskin.film.storyboard import Storyboard
from onionskin.finish.captions.cues import Cue
from onionskin.finish.provenance.label import LABELS
from onionskin.finish.provenance.signing import Certificate
from onionskin.media.destination import PathLike

SIDE: Final = 360
FPS: Final = Fraction(12)
"""Of previews: pixels on the shorter side, and frames a second at most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FilmOptions:
    """How to make a film, in addition to its script. None keeps the value of the script.

    Raises InvalidInput for values of another kind; what belongs to the storyboard (size, fps,
    voice and so on) is checked there.
    """

    size: tuple[int, int] | None = None
    fps: Fraction | None = None
    voice: str | None = None
    captions: str | None = None
    music: str | None = None
    style: str | None = None
    seed: int | None = None
    codec: str | None = None
    """h264, hevc, av1, vp9 or prores; None: by the film's suffix."""
    preview: bool = False
    """Small, at half the rate, and unmeasured: to look at in seconds."""
    sheet: PathLike | None = None
    only: int | None = None
    """The number of the one shot that is made, from 1."""
    label: str = "off"
    """The words "AI-generated" in the picture: off, corner, or first (for three seconds)."""
    mark: bool = False
    """An invisible mark in every frame, which `onionskin verify` finds."""
    sign: bool = False
    """A signed manifest (C2PA) in the film: by `certificate`, or a development one."""
    certificate: Certificate | None = None
    handover: PathLike | None = None
    """A new folder for an editor: shots with handles, sound tracks apart, and timelines."""
    cues: tuple[Cue, ...] | None = None
    """Captions by the film's clock, in order, instead of those that follow from the narration."""
    force: bool = False

    def __post_init__(self) -> None:
        for name in ("preview", "mark", "sign", "force"):
            checks.flag(name, getattr(self, name))
        checks.choice("label", self.label, LABELS)
        if self.certificate is not None and not self.sign:
            raise InvalidInput("a certificate is given without --sign; add --sign")
        if self.only is not None:
            checks.keep(self, "only", checks.whole("only", self.only, 1, 10_000))

    def changes(self) -> dict[str, object]:
        """The fields of the storyboard that change."""
        names = ("size", "fps", "voice", "captions", "music", "style", "seed")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}


def opened(
    script: PathLike | Storyboard, options: FilmOptions
) -> tuple[Storyboard, tuple[str, ...], tuple[Path, ...]]:
    """The storyboard that is asked for, what was not understood of it, and the files it is of."""
    warnings: tuple[str, ...] = ()
    if isinstance(script, Storyboard):
        changes: dict[str, Any] = options.changes()
        board, inputs = replace(script, **changes), files_of(script)
    else:
        read = open_storyboard(script, changes=options.changes())
        board, warnings, inputs = read.storyboard, read.warnings, read.inputs
    screen_storyboard(board)
    if options.only is not None and options.only > len(board.shots):
        raise InvalidInput(f"there is no shot {options.only}; the film has {len(board.shots)}")
    return (preview_of(board) if options.preview else board), warnings, inputs


def preview_of(board: Storyboard) -> Storyboard:
    """The same film, 360 pixels on its shorter side, at no more than twelve frames a second."""
    width, height = board.size
    factor = min(SIDE / min(width, height), 1)
    size = (2 * round(width * factor / 2), 2 * round(height * factor / 2))
    return replace(board, size=size, fps=min(board.fps, FPS))
