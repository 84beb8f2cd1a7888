"""Repair in a closed loop: measure, try the least repair that may help, measure again.

A repair that does not help is taken back. Repairs are tried at the working size; what was
kept is done once, at full size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onionskin.clip import Clip
from onionskin.executors.executor import Executor
from onionskin.progress import IsCancelled, ReportProgress
from onionskin.progress import never_cancelled as _never
from onionskin.progress import report_nothing as _nothing
from onionskin.stability.measuring.defects import lost_share
from onionskin.stability.measuring.footage import ClipFootage, FrameSource
from onionskin.stability.measuring.measure import Measurement, measure_clip, measure_footage
from onionskin.stability.measuring.metrics import PENALTIES, stability_score
from onionskin.stability.measuring.observer import Known
from onionskin.stability.mending.options import RepairOptions, check_length
from onionskin.stability.mending.proposals import Proposal, proposals
from onionskin.stability.mending.recipe import (
    Recipe,
    beside_runs,
    changed_frames,
    cooked,
    keeps_places,
)
from onionskin.stability.mending.touched import Tally, Touched, good_frames

_MIN_GAIN = 0.25
"""A repair must raise the score by this much, or it is not worth touching the frames."""
_CLOSE_DB, _POINTS_PER_DB = 40.0, 0.1
"""Good frames that come out this near to what they were are as good as untouched; for each
decibel less a repair must win so many points more."""
_AVERAGED = ("crawl",)
_TWICE = ("jitter",)
"""Kinds that are measured better once most of it is gone."""
_MEASURED_AS = {"exposure": "pops", "place": "pops"}
"""Lesser repairs of a kind, tried before it; where they do not help, nothing is said of them."""
_HIDING = ("flicker", "jitter", "crawl")
"""Kinds in which gaps are not seen: once these are mended, gaps are looked for again."""
_SLIGHT = 3.0
"""A kind that takes less than this many points off the score is left alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """One repair that was tried: whether it was kept, why, and what it changed."""

    kind: str
    frames: tuple[int, int]
    """First and last frame it was allowed to touch."""
    reason: str
    gain: float
    """Points of score won by it (or lost, where it was taken back); see `points_won`."""
    kept: bool

    def to_dict(self) -> dict[str, object]:
        """Plain data, as `onionskin steady --json` prints it."""
        return {**asdict(self), "frames": list(self.frames), "gain": round(self.gain, 2)}


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class RepairPlan:
    """What is to be done to a clip, and what was tried to find out."""

    before: Measurement
    after: Measurement
    """As it was tried: on small frames, and only what a repair may have changed."""
    recipe: Recipe
    actions: tuple[Action, ...]


def plan_repair(
    footage: FrameSource,
    before: Measurement,
    options: RepairOptions | None = None,
    *,
    executor: Executor | None = None,
    progress: ReportProgress = _nothing,
    cancelled: IsCancelled = _never,
) -> RepairPlan:
    """The recipe that helps footage most, found by trying; empty where nothing is wrong.

    What is tried is measured by `executor`. Raises InvalidInput where `options` begin after the
    clip's end, Cancelled.
    """
    options = options or RepairOptions()
    check_length(options, before.num_frames / float(before.info.fps))
    loop = _Loop(footage, before, options.fix_budget, executor, progress, cancelled)
    if before.score is not None:
        if "pops" in options.only:
            for kind in _MEASURED_AS:
                loop.mend(kind, options)
        for kind in options.only:
            if loop.mend(kind, options) and kind in _TWICE:
                loop.mend(kind, options)
        if "pops" in options.only and any(action.kind in _HIDING for action in kept(loop.actions)):
            loop.mend("pops", options)
    return RepairPlan(
        before=before, after=loop.now, recipe=loop.recipe, actions=tuple(loop.actions)
    )


def forced_recipe(found: Measurement, options: RepairOptions | None = None) -> Recipe:
    """Every repair of `options.only` at its most, whether the clip needs it or not."""
    options, recipe = options or RepairOptions(), Recipe()
    for kind in options.only:
        recipe = [recipe, *(one.recipe for one in proposals(kind, found, recipe, options))][-1]
    return recipe


def needs_repair(found: Measurement, kind: str) -> bool:
    """Whether a kind of defect takes enough off the score to be mended."""
    kind = _MEASURED_AS.get(kind, kind)
    value = found.measures.values[kind]
    return 100 * (1 - PENALTIES[kind].share(value)) >= _SLIGHT


def steady_clip(clip: Clip, options: RepairOptions | None = None) -> tuple[Clip, RepairPlan]:
    """A clip in memory, mended; the same clip where nothing helps."""
    footage = ClipFootage(clip)
    plan = plan_repair(footage, measure_clip(clip), options)
    if plan.recipe.is_empty:
        return clip, plan
    frames = np.stack(list(cooked(footage.frames(), plan.recipe)))
    mended = Clip(frames, clip.fps, sound=clip.sound, origin=clip.origin)
    return mended, replace(plan, after=measure_clip(mended))


class _Loop:
    """The recipe so far, and what it makes of the clip."""

    def __init__(
        self,
        footage: FrameSource,
        before: Measurement,
        budget: int,
        executor: Executor | None,
        progress: ReportProgress,
        cancelled: IsCancelled,
    ) -> None:
        self.now, self.recipe = before, Recipe()
        self.actions: list[Action] = []
        self._footage, self._budget = footage, budget
        self._good = good_frames(before)
        self._touched = Tally(Recipe(), self._good).result
        self._haunted = 0.0
        self._executor, self._progress, self._cancelled = executor, progress, cancelled

    def mend(self, kind: str, options: RepairOptions) -> bool:
        """Tries the repairs of one kind, the least first; tells whether any helped."""
        start, best = (self.now, self.recipe), None
        for proposal in proposals(kind, self.now, self.recipe, options):
            if not needs_repair(self.now, kind) or self._budget == 0:
                break
            trial, recipe = self._tried(proposal, options)
            haunted = ghost_points(trial, self._touched.ghosts)
            gain = points_won(self.now, trial, _suspect(kind, recipe, trial.num_frames))
            gain -= haunted - self._haunted
            helps = gain >= least_gain(self._touched) and not_worse(start[0], trial, kind)
            if helps and best is not None:
                self.actions.remove(best)  # a larger repair of the kind takes its place
                gain += best.gain
            action = Action(
                kind=kind,
                frames=proposal.frames,
                reason=proposal.reason,
                gain=gain,
                kept=helps,
            )
            if helps or kind not in _MEASURED_AS:
                self.actions.append(action)
            if helps:
                self.now, self.recipe, best, self._haunted = trial, recipe, action, haunted
        return best is not None

    def _tried(self, proposal: Proposal, options: RepairOptions) -> tuple[Measurement, Recipe]:
        """What a proposal makes of the clip.

        Steps of a shake that could not be told stand out once the others are gone, like gaps:
        then they can be told, and what is left is tried with it.
        """
        kind, recipe = proposal.kind, proposal.recipe
        trial = self._measured(self.now, self.recipe, proposal)
        if kind not in _TWICE or not _is_less(self.now, trial, kind):
            return trial, recipe
        suspect = _suspect(kind, recipe, trial.num_frames)
        if points_won(self.now, trial, suspect) >= _MIN_GAIN:
            return trial, recipe
        further = next(proposals(kind, trial, recipe, options), None)
        if further is not None and self._budget:
            again = self._measured(trial, recipe, further)
            if points_won(trial, again, suspect) > 0:
                return again, further.recipe
        return trial, recipe

    def _measured(self, now: Measurement, recipe: Recipe, proposal: Proposal) -> Measurement:
        """What a proposal makes of a clip of which it is known what `recipe` makes of it."""
        self._budget -= 1
        tally = Tally(proposal.recipe, self._good)
        trial = measure_footage(
            self._footage,
            tally.through,
            executor=self._executor,
            progress=self._progress,
            cancelled=self._cancelled,
            label=f"trying: {proposal.kind}",
            known=Known(
                signals=now.measures.signals,
                changed=changed_frames(recipe, proposal.recipe, now.num_frames),
                in_place=keeps_places(recipe, proposal.recipe),
            ),
        )
        self._touched = tally.result
        return trial


def least_gain(touched: Touched) -> float:
    """Points that a repair must win: the more, the further it moves frames that are good."""
    return _MIN_GAIN + max(_CLOSE_DB - touched.psnr, 0.0) * _POINTS_PER_DB


def ghost_points(found: Measurement, ghosts: float) -> float:
    """Points of score that ghosts cost, which are as bad as so many broken frames."""
    values = found.measures.values
    broken = 100.0 * ghosts * float(found.info.fps) / 24 / max(found.num_frames, 1)
    return stability_score(values) - stability_score({**values, "pops": values["pops"] + broken})


def kept(actions: Sequence[Action]) -> list[Action]:
    """The actions that were not taken back."""
    return [action for action in actions if action.kept]


def points_won(before: Measurement, after: Measurement, suspect: NDArray[np.bool_]) -> float:
    """Points of score that a repair wins.

    Gaps that are only seen after it were there before, hidden by flicker, and count for both;
    but for those at `suspect` frames (T,), which were moved or made anew: they may be the
    repair's own.
    """
    if before.score is None or after.score is None:
        return (after.score or 0.0) - (before.score or 0.0)
    known = {defect.first for defect in before.measures.defects}
    gaps = [one for one in after.measures.defects if one.kind == "gap"]
    hidden = [
        one
        for one in gaps
        if one.first not in known and not suspect[min(one.first, len(suspect) - 1)]
    ]
    lost = lost_share(hidden, before.num_frames, float(before.info.fps))
    values = before.measures.values
    return after.score - stability_score({**values, "pops": values["pops"] + lost})


def unbroken(found: Measurement) -> NDArray[np.bool_]:
    """bool (T,): frames at which nothing was found: what is broken there later is new."""
    mask = np.ones(found.num_frames, np.bool_)
    mask[[defect.first for defect in found.measures.defects]] = False
    return mask


def _suspect(kind: str, recipe: Recipe, num_frames: int) -> NDArray[np.bool_]:
    """bool (T,): frames at which a gap may come of a repair of this kind."""
    return np.ones(num_frames, np.bool_) if kind == "jitter" else beside_runs(recipe, num_frames)


def _is_less(before: Measurement, after: Measurement, kind: str) -> bool:
    kind = _MEASURED_AS.get(kind, kind)
    return after.measures.values[kind] < before.measures.values[kind]


def not_worse(before: Measurement, after: Measurement, kind: str) -> bool:
    """The kind itself must have become less; what averages frames must not still the picture.

    Light, camera and remade frames take nothing from what moves, and what flickers, shakes
    and pops looks like motion, that is to go.
    """
    moves = after.measures.dynamic_degree >= 0.5 * before.measures.dynamic_degree
    return _is_less(before, after, kind) and (moves or kind not in _AVERAGED)
