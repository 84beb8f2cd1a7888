"""A review of one set by one person: what is shown next, and what was chosen."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np

from onionskin.curation.config import CurationConfig, read_config
from onionskin.curation.folder import CONFIG, FOOTAGE, SetFolder
from onionskin.curation.manifest import read_manifest
from onionskin.curation.review.decisions import Decision, Kind, add_decision, read_decisions
from onionskin.curation.review.proposals import proposals
from onionskin.curation.review.taste import Matrix, features_of, learned_of, next_pair
from onionskin.errors import InvalidInput, MediaError
from onionskin.framerate import exact_fps
from onionskin.media.read import read_frames
from onionskin.media.write import open_writer

_PAGE: Final = 24
_PREVIEW_SIDE: Final = 320


class Session:
    """A set that is reviewed; every decision is on the disk before the next is asked."""

    def __init__(self, folder: Path, reviewer: str) -> None:
        """Raises InvalidInput for what is no set, MediaError for one that is damaged."""
        if not (folder / CONFIG).is_file():
            raise InvalidInput(
                f"{folder} is not a training set; make one: onionskin curate FOLDER -o {folder}"
            )
        self.folder, self.reviewer = SetFolder(folder), reviewer
        self.config: CurationConfig = read_config(folder / CONFIG)
        self.rows = read_manifest(self.folder.manifest)
        if not self.rows:
            raise InvalidInput(f"{folder} holds no clips; there is nothing to review")
        self._place = {row["id"]: index for index, row in enumerate(self.rows)}
        self._features: Matrix = features_of([values_of(row) for row in self.rows])
        self._pool = [i for i, row in enumerate(self.rows) if not _is_out(row)]
        self._one_at_a_time = threading.Lock()

    def next_pair(self) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """The two clips whose comparison says most; None where all have been compared."""
        decisions = read_decisions(self.folder.decisions)
        taste = learned_of([row["id"] for row in self.rows], self._features, decisions)
        inside = {row: index for index, row in enumerate(self._pool)}
        asked = set()
        for pair in decisions.asked(self.reviewer):
            places = {inside.get(self._place.get(each, -1), -1) for each in pair}
            if -1 not in places:
                asked.add(frozenset(places))
        found = next_pair(self._features[self._pool], taste, asked, decisions.num_lines)
        if found is None:
            return None
        left, right = (self.rows[self._pool[index]] for index in found)
        return shown(left), shown(right)

    def page(self, offset: int) -> dict[str, Any]:
        """Clips as strips, those that are nearest to being judged otherwise first."""
        verdicts = read_decisions(self.folder.decisions).verdicts()
        order = sorted(self.rows, key=lambda row: (len(row["reasons"]) != 1, row["id"]))
        part = order[offset : offset + _PAGE]
        clips = [shown(row) | {"verdict": verdicts.get(row["id"])} for row in part]
        return {"clips": clips, "offset": offset, "total": len(order), "page": _PAGE}

    def state(self) -> dict[str, Any]:
        """How much was decided, what it asks for, and how far reviewers agree."""
        decisions = read_decisions(self.folder.decisions)
        mine = [each for each in decisions.standing if each.reviewer == self.reviewer]
        return {
            "reviewer": self.reviewer,
            "set": self.folder.path.name,
            "decisions": len(mine),
            "pairs": sum(each.kind == "prefer" for each in mine),
            "learned": learned_of(list(self._place), self._features, decisions) is not None,
            "proposals": [e.to_dict() for e in proposals(self.rows, decisions, self.config)],
            "agreement": decisions.agreement(),
        }

    def decide(self, kind: Kind, clip: str = "", over: str = "") -> Decision:
        """Keeps one choice. Raises InvalidInput for clips that are not in the set."""
        named = [*([clip] if clip else []), *over.split()]
        for each in named:
            self._row(each)
        wanted = {"keep": (1, 1), "drop": (1, 1), "prefer": (2, 2), "undo": (0, 0)}[kind]
        if not wanted[0] <= len(named) <= wanted[1] or len(set(named)) != len(named):
            raise InvalidInput(f"{kind} needs {wanted[0]} clips, and {len(named)} were given")
        with self._one_at_a_time:
            return add_decision(self.folder.decisions, self.reviewer, kind, clip, over)

    def strip(self, clip: str) -> Path:
        """The pictures of a clip, a WebP."""
        self._row(clip)
        return self.folder.strip(clip)

    def preview(self, clip: str) -> Path:
        """The clip as a small MP4, made when it is first asked for. Raises MediaError where its
        footage is gone."""
        row = self._row(clip)
        file = self.folder.path / "review" / "previews" / f"{clip}.mp4"
        with self._one_at_a_time:
            if not file.is_file():
                file.parent.mkdir(parents=True, exist_ok=True)
                self._write_preview(file, row)
        return file

    def _row(self, clip: str) -> Mapping[str, Any]:
        if clip not in self._place:
            raise InvalidInput(f"there is no clip {clip[:60]!r} in this set")
        return self.rows[self._place[clip]]

    def _write_preview(self, file: Path, row: Mapping[str, Any]) -> None:
        try:
            footage = Path((self.folder.path / FOOTAGE).read_text("utf-8").strip())
        except OSError as error:
            raise MediaError("the set does not say where its footage is") from error
        scale = min(1.0, _PREVIEW_SIDE / max(row["width"], row["height"]))
        width, height = (max(round(row[s] * scale) // 2 * 2, 2) for s in ("width", "height"))
        left, top = row["left"], row["top"]
        with open_writer(
            file, width, height, exact_fps(row["fps"]), force=True, drawn=True
        ) as writer:
            for index, frame in enumerate(read_frames(footage / row["source"])):
                if index >= row["stop"]:
                    break
                if index >= row["first"]:
                    inner = frame[top : top + row["height"], left : left + row["width"]]
                    small = cv2.resize(inner, (width, height), interpolation=cv2.INTER_AREA)
                    writer.write(np.asarray(small, np.uint8))


def values_of(row: Mapping[str, Any]) -> dict[str, float]:
    """The measures in a row of a manifest."""
    return {name: float(v) for name, v in row.items() if "." in name and v is not None}


def shown(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a reviewer is told of a clip."""
    names = ("id", "source", "seconds", "caption", "camera", "kept", "reasons", "width", "height")
    return {name: row[name] for name in names}


def _is_out(row: Mapping[str, Any]) -> bool:
    """Whether a clip is out for reasons that no taste is asked about."""
    out = ("rights", "duplicates", "shots", "frame")
    return any(reason.partition(":")[0] in out for reason in row["reasons"])
