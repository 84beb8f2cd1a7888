"""What is told of every shot of a finished film: to people in its report, to programs as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from onionskin.film.assemble.timing import TimedShot, Timing
from onionskin.film.store import Part
from onionskin.film.storyboard import BoardShot, Callout, ShotSource
from onionskin.serial import kind_of


@dataclass(frozen=True, kw_only=True, slots=True)
class ShotFacts:
    """One shot: when it is seen, what it shows, what is said, and what was not as asked."""

    number: int
    id: str
    scene: str
    start: float
    seconds: float
    kind: str
    """Of its source, as storyboards have it: "stage", "chart"."""
    source: str
    """What its source was told, in one line."""
    words: str
    warnings: tuple[str, ...]
    stability: Mapping[str, Any] | None
    """A score of 0..100, how many frames it is of, and defects; None where not measured."""
    credits: tuple[tuple[str, str, str], ...]
    """What of others is in it: what, its licence, where it is from."""

    def to_dict(self) -> dict[str, object]:
        """As plain data."""
        return {
            "number": self.number,
            "id": self.id,
            "scene": self.scene,
            "start": round(self.start, 3),
            "seconds": round(self.seconds, 3),
            "kind": self.kind,
            "source": self.source,
            "words": self.words,
            "warnings": list(self.warnings),
            "stability": None if self.stability is None else dict(self.stability),
        }


def shot_facts(timing: Timing, parts: Sequence[Part]) -> tuple[ShotFacts, ...]:
    """The facts of all shots, in order."""
    return tuple(
        _facts(timing, timed, part) for timed, part in zip(timing.shots, parts, strict=True)
    )


_OF_PICTURE: Final = "picture: "
"""How notes begin that are about a picture's description."""


def told_once(of_shots: Iterable[tuple[int, Sequence[str]]]) -> tuple[str, ...]:
    """What is to be told of shots, each line once, with the numbers of all that it is true of."""
    numbers: dict[str, list[int]] = {}
    for number, lines in of_shots:
        for line in dict.fromkeys(lines):
            # What a description's reader tells of it, its drawing may tell again.
            if line.removeprefix(_OF_PICTURE) == line or line[len(_OF_PICTURE) :] not in lines:
                numbers.setdefault(line, []).append(number)
    return tuple(
        f"shot {among[0]}: {line}" if len(among) == 1 else f"shots {_in_short(among)}: {line}"
        for line, among in numbers.items()
    )


def _in_short(numbers: Sequence[int]) -> str:
    """Growing numbers: "2, 4–7, 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(told)


def source_kind(source: ShotSource) -> str:
    """The word that storyboards have for a kind of source."""
    kind: str = getattr(type(source), "serial_kind", "") or kind_of(type(source))
    return kind


def source_line(source: ShotSource) -> str:
    """What a source was told, in one line."""
    told = []
    for each in fields(source):
        value = getattr(source, each.name)
        if (
            isinstance(value, str)
            and value
            and each.name
            not in (
                "move",
                "form",
                "device",
                "join",
                "layout",
                "how",
            )
        ):
            told.append(value)
        elif each.name == "items":
            told.append("; ".join(map(_named, value)))
    return " · ".join(told)


def _named(item: str | Callout) -> str:
    """An item of a list, or a thing that is called out, in words."""
    if isinstance(item, str):
        return item
    name = next((each for each in (item.thing, item.scene) if each != item.text), "")
    shown = " ".join(filter(None, (item.text, f"({name})" if name and item.text else name)))
    shown = f"{shown}, crossed out" if item.crossed else shown
    return f"{shown}, with a warning sign" if item.warned else shown


def _shown_line(shot: BoardShot) -> str:
    """A shot's source, and what is called out beside it."""
    called = "; ".join(map(_named, shot.callouts))
    line = source_line(shot.source)
    return f"{line} · called out: {called}" if called else line


def _facts(timing: Timing, timed: TimedShot, part: Part) -> ShotFacts:
    shot = timed.shot
    return ShotFacts(
        number=timed.number,
        id=shot.id,
        scene=shot.scene,
        start=timing.seconds_at(timed.start),
        seconds=timing.seconds_at(timed.num_frames),
        kind=source_kind(shot.source),
        source=_shown_line(shot),
        words=shot.words,
        warnings=(*shot.notes, *part.facts["warnings"]),
        stability=part.facts["stability"],
        credits=tuple((what, licence, where) for what, licence, where in part.facts["credits"]),
    )
