"""Decisions of reviewers, in a file that is only ever added to: undoing one is a line as well."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from onionskin import checks
from onionskin.errors import InvalidInput, MediaError

Kind = Literal["keep", "drop", "prefer", "undo"]
KINDS = ("keep", "drop", "prefer", "undo")


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """One choice: a clip kept or dropped, or preferred `over` another, by their ids.

    `prefer` without a `clip` says that neither is better; `over` then has both, with a space
    between.
    """

    number: int
    reviewer: str
    kind: Kind
    clip: str = ""
    over: str = ""
    at: str = ""
    """When, in UTC."""
    undoes: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain data, a line of the file."""
        facts = {"number": self.number, "reviewer": self.reviewer, "kind": self.kind}
        more = {"clip": self.clip, "over": self.over, "at": self.at, "undoes": self.undoes}
        return facts | {name: value for name, value in more.items() if value not in ("", None)}


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions that stand, in order; those that were undone are left out."""

    standing: tuple[Decision, ...] = ()
    num_lines: int = 0

    def verdicts(self) -> dict[str, bool]:
        """Clips that reviewers keep (True) or drop: each reviewer's last word, then the majority.

        Where as many keep as drop it, the last of them decides.
        """
        found: dict[str, bool] = {}
        for clip, said in self._last_words().items():
            votes = list(said.values())
            both = sum(votes), len(votes) - sum(votes)
            found[clip] = both[0] > both[1] if both[0] != both[1] else votes[-1]
        return found

    def preferences(self) -> list[tuple[str, str]]:
        """(preferred, other) of every pair that was decided."""
        return [(d.clip, d.over) for d in self.standing if d.kind == "prefer" and d.clip]

    def asked(self, reviewer: str) -> set[frozenset[str]]:
        """Pairs that a reviewer has seen."""
        mine = (d for d in self.standing if d.kind == "prefer" and d.reviewer == reviewer)
        return {frozenset((d.clip, *d.over.split())) - {""} for d in mine}

    def last_of(self, reviewer: str) -> Decision | None:
        """What undo takes back."""
        mine = [each for each in self.standing if each.reviewer == reviewer]
        return mine[-1] if mine else None

    def agreement(self) -> list[dict[str, Any]]:
        """For each two reviewers: how many clips and pairs both decided, the share in which they
        agree, and Cohen's kappa of it (None where one of them always says the same)."""
        said = self._by_reviewer()
        found = []
        for one, other in combinations(sorted(said), 2):
            both = sorted(said[one].keys() & said[other].keys())
            answers = [(said[one][key], said[other][key]) for key in both]
            if answers:
                same = sum(a == b for a, b in answers) / len(answers)
                facts = {"reviewers": [one, other], "both": len(both), "agree": round(same, 4)}
                found.append(facts | {"kappa": _kappa(answers, same)})
        return found

    def _last_words(self) -> dict[str, dict[str, bool]]:
        """By clip and reviewer; who spoke last stands last."""
        found: dict[str, dict[str, bool]] = defaultdict(dict)
        for each in self.standing:
            if each.kind in ("keep", "drop"):
                found[each.clip].pop(each.reviewer, None)
                found[each.clip][each.reviewer] = each.kind == "keep"
        return found

    def _by_reviewer(self) -> dict[str, dict[tuple[str, ...], bool]]:
        """What each said: of a clip, whether it is kept; of a pair, whether its first is better."""
        found: dict[str, dict[tuple[str, ...], bool]] = defaultdict(dict)
        for each in self.standing:
            if each.kind in ("keep", "drop"):
                found[each.reviewer][(each.clip,)] = each.kind == "keep"
            elif each.clip:
                pair = tuple(sorted((each.clip, each.over)))
                found[each.reviewer][pair] = pair[0] == each.clip
        return found


def read_decisions(path: Path) -> Decisions:
    """The decisions of a file; none where there is no file. A last line that was cut short, by a
    process that was killed, is passed over. Raises MediaError for any other damage."""
    if not path.is_file():
        return Decisions()
    *lines, _ = path.read_text("utf-8", "replace").split("\n")
    found: list[Decision] = []
    for number, line in enumerate(lines):
        try:
            found.append(_decision(json.loads(line), number))
        except (ValueError, TypeError, InvalidInput) as error:
            raise MediaError(f"{path}: line {number + 1} is not a decision ({error})") from None
    undone = {each.undoes for each in found if each.kind == "undo"}
    standing = (e for e in found if e.kind != "undo" and e.number not in undone)
    return Decisions(tuple(standing), len(found))


def add_decision(path: Path, reviewer: str, kind: Kind, clip: str = "", over: str = "") -> Decision:
    """Adds one decision to the file; it is on the disk when this returns.

    `undo` takes back the reviewer's last one that stands. Raises InvalidInput where there is none.
    """
    checks.text("reviewer", reviewer, longest=60, empty=False)
    checks.choice("kind", kind, KINDS)
    known = read_decisions(path)
    last = known.last_of(reviewer) if kind == "undo" else None
    if kind == "undo" and last is None:
        raise InvalidInput(f"there is nothing to undo: {reviewer} has made no decision")
    made = Decision(
        number=known.num_lines,
        reviewer=reviewer,
        kind=kind,
        clip=clip,
        over=over,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        undoes=None if last is None else last.number,
    )
    _append(path, json.dumps(made.to_dict(), ensure_ascii=False))
    return made


def _append(path: Path, line: str) -> None:
    """Adds a line; one that was cut short before it is removed first."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab+") as file:
            file.seek(0)
            whole = file.read()
            if whole and not whole.endswith(b"\n"):
                file.truncate(whole.rfind(b"\n") + 1)
            file.write(line.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise MediaError(f"{path} was not written ({error.strerror}); nothing is lost") from error


def _decision(data: Mapping[str, Any], number: int) -> Decision:
    made = Decision(**{**data, "number": number})
    checks.choice("kind", made.kind, KINDS)
    return made


def _kappa(answers: Sequence[tuple[bool, bool]], same: float) -> float | None:
    """Cohen's kappa: agreement beyond that of chance (Educ. Psychol. Meas. 20, 1960)."""
    shares = [sum(column) / len(answers) for column in zip(*answers, strict=True)]
    chance = shares[0] * shares[1] + (1 - shares[0]) * (1 - shares[1])
    return None if chance >= 1 else round((same - chance) / (1 - chance), 4)
