"""How much of what is planted is found, and how much else is called broken."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from benchmarks.stability.clips import Clip
from benchmarks.stability.plant import STRENGTHS, Planted, plant
from benchmarks.stability.seen import Watcher
from benchmarks.tally import markdown
from numpy.typing import NDArray

from onionskin.stability.measuring.defects import BROKEN_KINDS
from onionskin.stability.measuring.metrics import Measures

FRAME_KINDS = {
    "pop": ("pop", "flash"),
    "flash": ("flash", "pop"),
    "morph": ("pop",),
    "duplicate": ("duplicate",),
    "gap": ("gap",),
    "displaced": ("displaced", "pop"),
    "blend": ("blend", "pop"),
    "dim": ("flash", "pop"),
    "end": ("flash", "pop"),
    "step": ("step",),
    "rewind": ("rewind",),
    "ramp": ("step",),
    "ghost": ("pop", "flash", "blend"),
    "lossy repeat": ("duplicate",),
}
"""Planted kinds that are of single frames, and what `measure` may call them."""
CLIP_KINDS = {
    "flicker": "flicker",
    "local flicker": "flicker",
    "colour flicker": "flicker",
    "crawl": "crawl",
    "jitter": "jitter",
    "drift": "drift",
}
"""Planted kinds that are of whole clips, and the measure that must pass its floor."""
HEAD = """**Found** means, for pops, flashes, morphing runs, repeated frames and gaps (of a gap:
the frame after it): that very frame is called broken, and by its kind; one called pop where a flash
is planted (or the other way) counts. Precision is over all frames called broken in the planted
clips. For flicker (global, local, colour), crawl, jitter and drift: the clip's measure is above the
floor at which the score begins to fall (`metrics.PENALTIES`), the same floor for all clips.
Precision is over the planted clips and all clean ones of the split, hard ones too. Duplicates and
gaps are planted only where the picture moves by more than half a level a frame, and gaps only where
the step over them changes it by a quarter more than the steps beside it. Clips whose rate was
lowered by leaving frames out have gaps of their own: none are planted there, and none are false
(nor are drift and steps where the white balance wanders, or jitter where the camera shakes). Double
exposures count where they are off by three quarters of a level. No limit is set on the clips of the
report split; what failed in them was looked at for faults of the rules."""


@dataclass(slots=True)
class Count:
    """Right and wrong answers to one question."""

    hits: int = 0
    misses: int = 0
    false: int = 0
    by_clip: dict[str, float] = field(default_factory=dict)
    """The score of each planted clip."""

    @property
    def precision(self) -> float:
        return self.hits / max(self.hits + self.false, 1)

    @property
    def recall(self) -> float:
        return self.hits / max(self.hits + self.misses, 1)

    @property
    def line(self) -> str:
        """For the eye, while it runs."""
        return f"P {self.precision:.2f} R {self.recall:.2f} of {self.hits + self.misses}"


@dataclass(frozen=True, slots=True)
class Clean:
    """What is called broken in clean clips."""

    num_frames: int
    frames_called: int
    alarms: dict[str, list[str]]
    """By measure, the clips in which it is above its floor."""
    wrong_cuts: list[str]
    scores: dict[str, float | None]


def watch_clean(clips: Iterable[Clip], watcher: Watcher) -> Clean:
    """Measures the clean clips."""
    total = called = 0
    alarms: dict[str, list[str]] = {
        kind: [] for kind in (*set(CLIP_KINDS.values()), "pops", "steps")
    }
    wrong_cuts, scores = [], {}
    for clip in clips:
        found = watcher.measures(clip.frames, clip.fps)
        total += len(clip.frames)
        wrong = marked(found, _wrong_in(clip))
        called += int(wrong.sum())
        excused = {"jitter": clip.shaky, "pops": not wrong.any()}
        excused |= {"drift": clip.drifts, "steps": clip.drifts}
        for kind in found.found:
            if not excused.get(kind):
                alarms[kind].append(clip.name)
        if found.cuts != clip.cuts:
            wrong_cuts.append(f"{clip.name}: {found.cuts} for {clip.cuts}")
        scores[clip.name] = found.score
    return Clean(total, called, alarms, wrong_cuts, scores)


def watch_planted(
    clips: Iterable[Clip], kind: str, strength: str, watcher: Watcher, clean: Clean
) -> Count:
    """Plants one kind in every clip meant for it, and counts what is found."""
    count = Count()
    for clip in clips:
        planted = plant(clip.frames, kind, strength, seed_of(clip.name))
        if kind in FRAME_KINDS and not planted.marked.any():
            continue
        if {"gap": clip.uneven, "drift": clip.drifts, "ramp": clip.drifts}.get(kind):
            continue
        found = watcher.measures(planted.frames, clip.fps)
        count.by_clip[clip.name] = float("nan") if found.score is None else found.score
        if kind in FRAME_KINDS:
            _count_frames(count, found, planted, _wrong_in(clip))
        elif CLIP_KINDS[kind] in found.found:
            count.hits += 1
        else:
            count.misses += 1
    if kind in CLIP_KINDS:
        count.false = len(clean.alarms[CLIP_KINDS[kind]])
    return count


def seed_of(name: str) -> int:
    """A seed for each clip, so that not all break at the same frames."""
    return zlib.crc32(name.encode())


def marked(found: Measures, kinds: tuple[str, ...]) -> NDArray[np.bool_]:
    """bool (T,): frames called broken, of some kinds."""
    mask = np.zeros(found.signals.num_frames, np.bool_)
    for defect in found.defects:
        if defect.kind in kinds:
            mask[defect.first : defect.last + 1] = True
    return mask


def finding_table(counts: dict[str, dict[str, Count]]) -> str:
    """Precision / recall by kind and strength."""
    body = []
    for kind, by_strength in counts.items():
        row = [kind]
        for strength in STRENGTHS:
            count = by_strength.get(strength)
            row.append("" if count is None else _cell(count))
        body.append(row)
    return markdown(["planted", *(f"{name}: P / R (of)" for name in STRENGTHS)], body)


def clean_text(clean: Clean) -> str:
    """False alarms in the clean clips, in words."""
    share = 100 * clean.frames_called / max(clean.num_frames, 1)
    lines = [
        f"{clean.frames_called} of {clean.num_frames} clean frames called broken ({share:.2f}%) "
        f"in {len(clean.scores)} clips.",
    ]
    for kind, names in sorted(clean.alarms.items()):
        if names:
            lines.append(f"- above the floor of {kind}: {', '.join(names)}")
    lines += [f"- cuts wrong in {text}" for text in clean.wrong_cuts]
    return "\n".join(lines)


def _wrong_in(clip: Clip) -> tuple[str, ...]:
    """What a clean clip's frames must not be called."""
    excused = {"gap": clip.uneven, "step": clip.drifts}
    return tuple(kind for kind in (*BROKEN_KINDS, "step") if not excused.get(kind))


def _count_frames(count: Count, found: Measures, planted: Planted, wrong: tuple[str, ...]) -> None:
    right = marked(found, FRAME_KINDS[planted.kind])
    count.hits += int((right & planted.marked).sum())
    count.misses += int((~right & planted.marked).sum())
    count.false += int((marked(found, wrong) & ~(right & planted.marked)).sum())


def _cell(count: Count) -> str:
    ok = count.precision >= 0.95 and count.recall >= 0.95
    text = f"{count.precision:.2f} / {count.recall:.2f}"
    return f"{f'**{text}**' if ok else text} ({count.hits + count.misses})"
