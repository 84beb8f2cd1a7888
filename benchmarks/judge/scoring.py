"""Whether a clip shows what was asked for: verdicts against readings and against plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.judge.truth import Box, scene_answers
from benchmarks.judge.verdict import Seen, Verdict
from benchmarks.judge.vocabulary import direction_of, directions_meant

from onionskin.plan.plan import TIMELESS_PLACES, Plan
from onionskin.planner.reading import UNSAID, Reading

Answer = tuple[str, bool]
ROWS = ("subject", "all subjects", "place", "time", "weather", "color", "direction", "count")
ROWS_WITH_CAMERA = (*ROWS, "camera")


def follows(reading: Reading, verdict: Verdict) -> Iterator[Answer]:
    """What the prompt says, each thing right or wrong; what it leaves unsaid is not asked."""
    for name in ("place", "time", "weather", "color", "camera"):
        said = getattr(reading, name)
        skyless = name in ("time", "weather") and reading.place in TIMELESS_PLACES
        if said != UNSAID and not skyless:
            yield name, verdict.scene[name] == said
    wanted = [group.cast for group in reading.groups for _ in range(group.count)]
    if not wanted:
        return
    yield from named(wanted, [seen.cast for seen in verdict.seen])
    yield "count", int(verdict.scene["count"]) == len(wanted)
    meant = [
        directions_meant(group.motion)
        for group in reading.groups
        if group.motion != UNSAID
        for _ in range(group.count)
    ]
    for right in matched(meant, [seen.direction for seen in verdict.seen[: len(wanted)]]):
        yield "direction", right


def named(wanted: Sequence[str], found: Sequence[str]) -> Iterator[Answer]:
    """Every wanted subject, found or not, and whether all were."""
    there = Counter(found)
    right = []
    for cast, count in Counter(wanted).items():
        right += [index < there[cast] for index in range(count)]
    yield from (("subject", one) for one in right)
    yield "all subjects", all(right)


def matched(meant: Sequence[frozenset[str]], found: Sequence[str]) -> list[bool]:
    """For every wanted direction whether one of those found meets it; none is used twice."""
    left, result = list(found), []
    for allowed in sorted(meant, key=len):
        met = next((direction for direction in left if direction in allowed), None)
        if met is not None:
            left.remove(met)
        result.append(met is not None)
    return result


def agrees(plan: Plan, boxes: Sequence[Box], verdict: Verdict) -> Iterator[Answer]:
    """The verdict on rendered truth against all that is known of it."""
    for name, answer in scene_answers(plan).items():
        if answer is not None:
            yield name, verdict.scene[name] == answer
    wanted = [subject.cast for subject in plan.subjects]
    yield from named(wanted, [seen.cast for seen in verdict.seen])
    for subject, box in zip(plan.subjects, boxes, strict=True):
        seen = nearest(box, verdict.seen)
        yield "located", seen is not None
        yield (
            "direction",
            seen is not None and seen.direction == direction_of(subject.motion),
        )


def nearest(box: Box, seen: Sequence[Seen]) -> Seen | None:
    """The subject found within a third of the box's side of its centre, the nearest."""

    def away(one: Seen) -> float:
        return max(abs(one.box.x - box.x), abs(one.box.y - box.y))

    best = min(seen, key=away, default=None)
    return best if best is not None and away(best) < max(box.side / 3, 0.05) else None
