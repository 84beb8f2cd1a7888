"""The hand-made table of subjects, and which of them are held out from training."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onionskin.errors import OnionskinError

NUM_HELD_OUT: Final = 65
TABLE: Final = Path(__file__).with_name("subjects.txt")
_FACING = {"l": "left", "r": "right", "f": "front"}
_HABITAT = {"g": "ground", "s": "sky", "w": "water", "a": "any"}


@dataclass(frozen=True, kw_only=True, slots=True)
class SubjectRow:
    """One line of `subjects.txt`."""

    id: str
    name: str
    plural: str
    name_zh: str
    measure_word: str
    facing: str
    habitat: str
    synonyms: tuple[str, ...]
    synonyms_zh: tuple[str, ...]
    group: str
    well_known: bool


def read_table(path: Path = TABLE) -> list[SubjectRow]:
    """The hand-made table of subjects, in order."""
    rows: list[SubjectRow] = []
    group = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("["):
            group = line.strip("[]")
        elif line and not line.startswith("#"):
            rows.append(_row(line, group, f"{path.name}, line {number}"))
    return rows


def choose_held_out(rows: list[SubjectRow], count: int = NUM_HELD_OUT) -> frozenset[str]:
    """Ids kept from training: from every group its share of `count`, never a well-known subject.

    Within a group those come first whose id has the lowest SHA-256: a rule that nobody's
    taste has touched, and that gives the same subjects on every machine.
    """
    sizes = Counter(row.group for row in rows)
    shares = {group: count * size / len(rows) for group, size in sizes.items()}
    seats = {group: int(share) for group, share in shares.items()}
    by_remainder = sorted(shares, key=lambda group: seats[group] - shares[group])
    for group in by_remainder[: count - sum(seats.values())]:
        seats[group] += 1
    held: list[str] = []
    for group, number in seats.items():
        free = [row.id for row in rows if row.group == group and not row.well_known]
        held += sorted(free, key=lambda key: hashlib.sha256(key.encode()).hexdigest())[:number]
    return frozenset(held)


def plural_of(name: str) -> str:
    """The regular English plural of `name`."""
    if name.endswith(("s", "x", "ch", "sh")):
        return f"{name}es"
    if name.endswith("y") and name[-2] not in "aeiou":
        return f"{name[:-1]}ies"
    return f"{name}s"


def article_of(name: str) -> str:
    """The indefinite article that `name` takes, by the sound it begins with."""
    sounded = name[0] in "aeiou" or name.startswith("hour")
    return "an" if sounded and not name.startswith(("uni", "ukulele", "one")) else "a"


def _row(line: str, group: str, where: str) -> SubjectRow:
    fields = [field.strip() for field in line.split("|")]
    if len(fields) != 8 or not group:
        raise OnionskinError(f"{where}: {len(fields)} fields, 8 wanted, under a [group]")
    code_point, name, plural, name_zh, measure_word, kind, synonyms, synonyms_zh = fields
    return SubjectRow(
        id=code_point,
        name=name.removeprefix("*"),
        plural=plural,
        name_zh=name_zh,
        measure_word=measure_word,
        facing=_FACING[kind[0]],
        habitat=_HABITAT[kind[1]],
        synonyms=tuple(word.strip() for word in synonyms.split(",") if word.strip()),
        synonyms_zh=tuple(word.strip() for word in synonyms_zh.split(",") if word.strip()),
        group=group,
        well_known=name.startswith("*"),
    )
