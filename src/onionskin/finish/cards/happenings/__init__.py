"""Small moving pictures of what things do or undergo without a hand: "ice melts", "parcel goes
from factory to house".

`ways.txt` has all ways: how each is written and drawn, and by which words film scripts say it.
Names are of things as `things` has them; `drawing` draws them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

_FILE: Final = files("onionskin.finish.cards.happenings") / "ways.txt"
_LETTER: Final = re.compile(r"\b[ABC]\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """A way in which something happens."""

    written: str
    """How it is written, with letters for its things: "A turns into B"."""
    parts: tuple[tuple[str, ...], ...]
    """How it is drawn: a scene and its words, or motions, marks and signs with theirs."""
    english: tuple[str, ...] = ()
    chinese: tuple[str, ...] = ()
    """What scripts say for it, with these letters, and others for what is not seen; "+ envelope"
    is the thing whose letter they do not say."""
    only: frozenset[str] = frozenset()
    """What its first thing must be: of such a kind ("person", "any", "idea") or of such a name."""
    never: frozenset[str] = frozenset()
    """What its first thing is not, by name."""

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of its things."""
        return tuple(_LETTER.findall(self.written))

    @property
    def is_of_vessels(self) -> bool:
        """Whether its second thing is one in which something may be, and so nobody."""
        return self.written in ("A goes into B", "A is inside B")

    def name(self, things: dict[str, str]) -> str:
        """The name of a happening of this way, with its things."""
        return _LETTER.sub(lambda match: things[match[0]], self.written)


@dataclass(frozen=True, kw_only=True, slots=True)
class Happening:
    """What happens, and to which things."""

    way: Way
    things: tuple[tuple[str, str], ...]
    """Each thing's letter and its name."""

    @property
    def name(self) -> str:
        """As it is written: "ice turns into water"."""
        return self.way.name(dict(self.things))


@lru_cache(maxsize=1)
def ways() -> tuple[Way, ...]:
    """All ways, in the order of the file."""
    found: list[Way] = []
    for block in _FILE.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            found.append(_way(lines))
    return tuple(found)


def _way(lines: list[str]) -> Way:
    told = dict(line.strip().split(" ", 1) for line in lines[1:])
    return Way(
        written=lines[0].strip(),
        parts=tuple(tuple(each.split()) for each in told["drawn"].split(", ")),
        english=_listed(told.get("en", "")),
        chinese=_listed(told.get("zh", "")),
        only=frozenset(_listed(told.get("only", ""))),
        never=frozenset(_listed(told.get("not", ""))),
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split(";") if each.strip())


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], Way], ...]:
    """How names are read: those of most words first, "A goes from B to C" before "A goes to C"."""
    by_length = sorted(ways(), key=lambda way: -len(way.written))
    return tuple(
        (re.compile(_LETTER.sub(lambda match: f"(?P<{match[0]}>.+?)", way.written) + "$"), way)
        for way in by_length
    )


@lru_cache(maxsize=512)
def happening_of(name: str) -> Happening | None:
    """What a name says that happens; None where it is the name of something else."""
    for pattern, way in _patterns():
        match = pattern.match(name)
        if match is not None:
            return Happening(way=way, things=tuple(match.groupdict().items()))
    return None
