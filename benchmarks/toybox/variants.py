"""The same scene told otherwise: drafts alone, other pictures, pictures that stand still."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from benchmarks.judge.truth import Frames
from benchmarks.toybox.measures import draft_of

from onionskin.cast.cast import Cast, CastEntry
from onionskin.plan.plan import Plan

_GROUND = 150.0
"""The gray that a draft alone lies on."""


def draft_alone(plan: Plan, cast: Cast) -> Frames:
    """The draft over plain gray: what was given, and nothing that was made."""
    draft = draft_of(plan, cast)
    frames = draft[..., :3] + _GROUND * (1 - draft[..., 3:])
    return np.asarray(np.clip(np.round(frames), 0, 255), np.uint8)


def draft_still(plan: Plan, cast: Cast) -> Frames:
    """The middle frame of `draft_alone`, all the time."""
    frames = draft_alone(plan, cast)
    return np.repeat(frames[len(frames) // 2][None], len(frames), axis=0)


def with_other_pictures(cast: Cast, pictures: dict[str, str]) -> Cast:
    """The cast in which entry KEY of `pictures` looks like entry VALUE, under its own name."""
    return Cast(
        _looking_like(entry, cast[pictures[entry.id]]) if entry.id in pictures else entry
        for entry in cast.entries
    )


def with_still_pictures(cast: Cast, ids: set[str]) -> Cast:
    """The cast in which some entries are one picture that never moves by itself."""
    return Cast(
        replace(entry, own_frames=entry.frames()[:1], num_frames=1, loop_seconds=0.0)
        if entry.id in ids
        else entry
        for entry in cast.entries
    )


def someone_else(plan: Plan, cast: Cast, rng: np.random.Generator) -> dict[str, str]:
    """For every subject of the plan another one, whose name says something else."""
    wanted = {subject.cast for subject in plan.subjects}
    others = [entry.id for entry in cast.entries if entry.id not in wanted]
    picks = rng.choice(len(others), size=len(wanted), replace=False)
    return {name: others[int(i)] for name, i in zip(sorted(wanted), picks, strict=True)}


def _looking_like(entry: CastEntry, other: CastEntry) -> CastEntry:
    return replace(
        entry,
        own_frames=other.frames(),
        num_frames=other.num_frames,
        loop_seconds=other.loop_seconds,
        animated=other.animated,
        bbox=other.bbox,
    )
