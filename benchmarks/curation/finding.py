"""What the filters find: precision and recall of each, and of cuts, duplicates and captions."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import yaml
from benchmarks.curation.bases import FPS, Base, Frames, Part
from benchmarks.curation.letters import LETTERED
from benchmarks.curation.plant import ALSO, COPIES, PLANTERS, letterbox

from onionskin.curation.captions import Words
from onionskin.curation.clip import CuratedClip, Journal
from onionskin.curation.config import CurationConfig, read_config
from onionskin.curation.filters.words import words_reason
from onionskin.curation.judging import judged, without_duplicates
from onionskin.curation.looking import look_at
from onionskin.curation.sources import Source, Told
from onionskin.media.write import open_writer

CAPTIONS = Path(__file__).with_name("captions.yaml")
_NEAR = 2
"""Frames by which a cut may be off."""


@dataclass(slots=True)
class Count:
    """What was found of what was there."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    slips: list[str] = field(default_factory=list)

    def note(self, name: str, *, there: bool, found: bool) -> None:
        self.right += there and found
        self.wrong += found and not there
        self.missed += there and not found
        if there != found:
            self.slips.append(("missed: " if there else "wrongly: ") + name)

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missed, 1)

    @property
    def row(self) -> str:
        there = self.right + self.missed
        return f"{there} | {self.wrong} | {self.precision:.3f} | {self.recall:.3f}"


@dataclass(slots=True)
class Speed:
    """Frames that were measured, and seconds of one core that it took, by "with text" or not."""

    frames: int = 0
    seconds: float = 0.0

    def note(self, journal: Journal) -> None:
        self.frames += journal.num_frames
        self.seconds += journal.seconds_taken


def limits(detector: str = "own") -> CurationConfig:
    """The usual limits, for clips that are short and small; letters are read where asked."""
    given = ["shots.min_seconds=1", f"shots.detector={detector}", "frame.min_side=64"]
    return replace(read_config(None, given), licence="CC0")


class Looker:
    """Writes frames as files and looks at them, as `curate` does."""

    def __init__(self, config: CurationConfig) -> None:
        self.config = config
        self.speed: dict[bool, Speed] = defaultdict(Speed)
        self._number = 0

    def clips(self, name: str, frames: Frames, *, with_text: bool = False) -> list[CuratedClip]:
        """The clips of one file, judged by themselves."""
        config = replace(self.config, skip=() if with_text else ("text",))
        self._number += 1
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{self._number}.mp4"
            height, width = (side // 2 * 2 for side in frames.shape[1:3])
            with open_writer(path, width, height, Fraction(FPS)) as writer:
                for frame in frames:
                    writer.write(np.ascontiguousarray(frame[:height, :width]))
            journal = look_at(path, config).journal
        assert not journal.unread, journal.unread
        self.speed[with_text].note(journal)
        told = Told(licence="CC0")
        source = Source(path=path, name=name, digest=f"{self._number}", told=told)
        return [judged(source, each, Words(), config) for each in journal.clips]


def watch_faults(
    found: Sequence[Base], looker: Looker, part: Part
) -> tuple[dict[str, Count], dict[str, Count]]:
    """Counts by filter, and by fault (its recall)."""
    filters: dict[str, Count] = {name: Count() for name in PLANTERS}
    faults: dict[str, Count] = {}
    for index, base in enumerate(found):
        for owner, fault, frames in _planted(base, index, part):
            clips = looker.clips(base.name, frames, with_text=owner in ("", "text"))
            said = _reasons(clips)
            for name, count in filters.items():
                measured = name != "text" or owner in ("", "text")
                if measured and name not in ALSO.get(fault, ()):
                    count.note(f"{fault or 'clean'} in {base.name}: {said.get(name, '')}",
                               there=name == owner, found=name in said)  # fmt: skip
            if owner:
                faults.setdefault(fault, Count()).note(base.name, there=True, found=owner in said)
            print(base.name, fault or "clean", said, _told(clips), flush=True)
    return filters, faults


def _planted(base: Base, index: int, part: Part) -> Iterator[tuple[str, str, Frames]]:
    """(filter, fault, frames), the clean clip first with "" for both."""
    yield "", "", base.frames
    for owner, kinds in PLANTERS.items():
        for place, (fault, plant) in enumerate(kinds.items()):
            if part.lettered:
                plant = LETTERED.get(fault, plant)
            rng = np.random.default_rng([index, place, part.planted])
            yield owner, fault, plant(base.frames, rng)


def _reasons(clips: Iterable[CuratedClip]) -> dict[str, str]:
    return {name: why for clip in clips for name, why in clip.reasons.items() if name != "shots"}


def _told(clips: Sequence[CuratedClip]) -> dict[str, float]:
    """The measures that limits are set on, of the first clip."""
    names = ("stability.", "motion.degree", "exposure.", "blur.", "text.")
    values = clips[0].measured.values
    return {name: float(f"{v:.3g}") for name, v in values.items() if name.startswith(names)}


def watch_bars(found: Sequence[Base], looker: Looker) -> Count:
    """Whether bars are cropped to within two pixels, and nothing else is."""
    count = Count()
    for index, base in enumerate(found):
        for there in (True, False):
            rng = np.random.default_rng(index)
            frames = letterbox(base.frames, rng) if there else base.frames
            height = frames.shape[1] // 2 * 2
            rows = round(frames.shape[1] * np.random.default_rng(index).uniform(0.08, 0.14))
            (clip, *_) = looker.clips(base.name, frames)
            _, top, _, tall = clip.measured.box
            right = abs(top - rows) <= 2 and abs(height - 2 * rows - tall) <= 4
            cropped = tall < height - 2
            count.note(f"{base.name} {clip.measured.box}", there=there,
                       found=right if there else cropped)  # fmt: skip
    return count


def watch_cuts(found: Sequence[Base], looker: Looker, part: Part) -> dict[str, Count]:
    """Cuts and dissolves between two clips; each clean clip by itself must not be cut."""
    counts = {"cut": Count(), "dissolve": Count()}
    for index, base in enumerate(found):
        other = _fitted(found[(index + 1) % len(found)].frames, base.frames)
        length = len(base.frames)
        joined = np.concatenate([base.frames, other])
        spans = _spans(looker.clips(base.name, joined))
        _note_cut(counts["cut"], f"{base.name}, cut {spans}", spans, length)
        for fade in _fades(part, index):
            spans = _spans(looker.clips(base.name, _dissolved(base.frames, other, fade)))
            inner = range(length - fade, length)
            clear = [s for s in spans if not set(range(s[0] + 2, s[1] - 2)) & set(inner[1:-1])]
            parted = len(spans) == 2 and len(clear) == 2
            name = f"{base.name}, dissolve of {fade} {spans}"
            counts["dissolve"].note(name, there=True, found=parted)
        spans = _spans(looker.clips(base.name, base.frames))
        for count in counts.values():
            count.note(f"{base.name} alone {spans}", there=False, found=len(spans) > 1)
    return counts


def _fades(part: Part, index: int) -> set[int]:
    return {part.fades[(index + more) % len(part.fades)] for more in (0, 3)}


def _note_cut(count: Count, name: str, spans: list[tuple[int, int]], place: int) -> None:
    inner = [first for first, _ in spans[1:]]
    hits = [first for first in inner if abs(first - place) <= _NEAR]
    count.note(name, there=True, found=bool(hits))
    for _ in range(len(inner) - len(hits)):
        count.note(name, there=False, found=True)


def _spans(clips: Iterable[CuratedClip]) -> list[tuple[int, int]]:
    return [(clip.measured.first, clip.measured.stop) for clip in clips]


def _fitted(frames: Frames, like: Frames) -> Frames:
    size = like.shape[2:0:-1]
    return np.stack([cv2.resize(frame, size, interpolation=cv2.INTER_AREA) for frame in frames])


def _dissolved(one: Frames, other: Frames, fade: int) -> Frames:
    share = ((np.arange(fade) + 1) / (fade + 1))[:, None, None, None]
    mixed = one[-fade:] * (1 - share) + other[:fade] * share
    return np.concatenate([one[:-fade], np.rint(mixed).astype(np.uint8), other[fade:]])


def watch_duplicates(found: Sequence[Base], looker: Looker) -> Count:
    """Copies of each clip among all clips: each must go, and no clip that is none."""
    count, clips, copies = Count(), [], {}
    for index, base in enumerate(found):
        (clip, *_) = looker.clips(base.name, base.frames)
        clips.append(replace(clip, id=base.name, reasons={}))
        for kind, change in COPIES.items():
            frames = change(base.frames, np.random.default_rng(index))
            (copy, *_) = looker.clips(f"zz {base.name}, {kind}", frames)
            copies[f"{base.name}, {kind}"] = replace(copy, id=f"{base.name}, {kind}", reasons={})
    for clip in without_duplicates(clips, looker.config):
        why = clip.reasons.get("duplicates", "")
        count.note(f"{clip.id}: {why}", there=False, found=bool(why))
    for name, copy in copies.items():
        *_, last = without_duplicates([*clips, copy], looker.config)
        again = sum(
            "duplicates" in c.reasons for c in without_duplicates([*clips, copy], looker.config)
        )
        count.note(
            f"{name} {last.measured.values.get('blur.blur')}",
            there=True,
            found=again > 0,
        )
    return count


def watch_captions(part: str, config: CurationConfig) -> Count:
    """Captions that teach something, and such as do not."""
    count = Count()
    told = yaml.safe_load(CAPTIONS.read_text("utf-8"))[part]
    for kind in ("good", "bad"):
        for caption in told[kind]:
            why = words_reason(caption, config.captions)
            count.note(f"{caption!r} {why}", there=kind == "bad", found=bool(why))
    return count
