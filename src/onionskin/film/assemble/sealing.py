"""The signed manifest of a film: what it is made of, and the last step of writing it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from onionskin import unfinished
from onionskin.errors import UnsupportedFormat
from onionskin.film.assemble.facts import ShotFacts
from onionskin.film.assemble.timing import Timing
from onionskin.film.storyboard import Engine, Footage, Picture, Screen, Storyboard
from onionskin.finish.provenance.signing import Certificate, Made, check_signing, sign
from onionskin.media.destination import PathLike
from onionskin.safety.screen import CONSENT

_SIGNED: Final = (".mp4", ".mov")
UNTRUSTED: Final = (
    "the film is signed with a development certificate, which proves nothing about who signed; "
    "give one of your own (--certificate, --key)"
)


def check_seal(output: PathLike, certificate: Certificate | None) -> None:
    """Raises, before any work is done, what signing would raise: InvalidInput without the extra
    or with a certificate that cannot be used, UnsupportedFormat for what holds no manifest."""
    suffix = Path(output).suffix.lower()
    if suffix not in _SIGNED:
        raise UnsupportedFormat(
            f"{suffix} cannot carry a signed manifest; name the film {' or '.join(_SIGNED)}"
        )
    check_signing(certificate)


def made_of(board: Storyboard, timing: Timing, facts: Sequence[ShotFacts]) -> Made:
    """What a film is made of, as its manifest tells it."""
    sources = [each.source for each in (timed.shot for timed in timing.shots)]
    painted = {source.engine for source in sources if isinstance(source, Engine)}
    voices = {line.said.voice for timed in timing.shots for line in timed.lines if line.said.voice}
    others = {
        ", ".join(each for each in credit if each) for shot in facts for credit in shot.credits
    }
    own = [
        f"shot {each.number}: {each.kind} of the maker's own"
        for each, source in zip(facts, sources, strict=True)
        if isinstance(source, Picture | Footage | Screen)
    ]
    return Made(
        title=board.title,
        generative=bool(painted),
        engines=tuple(sorted(painted)),
        voices=tuple(sorted(voices)),
        sources=tuple(sorted(others)),
        edits=tuple(own),
        consent=os.environ.get(CONSENT, ""),
    )


def write_sealed(
    part: Path,
    suffix: str,
    made: Made,
    certificate: Certificate | None,
    fill: Callable[[Path], None],
) -> str:
    """Has `fill` write the film beside `part`, and signs it into `part`; gives who signed."""
    folder = tempfile.TemporaryDirectory(prefix=".onionskin-sign-", dir=part.parent)
    unfinished.register(folder.cleanup)
    try:
        joined = Path(folder.name) / f"film{suffix}"
        joined.touch()
        fill(joined)
        return sign(joined, part, made, certificate)
    finally:
        folder.cleanup()
        unfinished.forget(folder.cleanup)
