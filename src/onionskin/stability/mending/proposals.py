"""For each kind of defect the repairs that may help it, the least first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onionskin.stability.measuring.defects import BROKEN_KINDS, Defect
from onionskin.stability.measuring.measure import Measurement
from onionskin.stability.measuring.metrics import PENALTIES
from onionskin.stability.measuring.paths import Path, find_steps, trend
from onionskin.stability.measuring.sparse import displacement
from onionskin.stability.measuring.tracks import LIGHT_SECONDS, radius
from onionskin.stability.mending.options import RepairOptions
from onionskin.stability.mending.recipe import Recipe
from onionskin.stability.mending.remake import Run, between_evenly
from onionskin.stability.mending.seams import joined, to_be_joined

_SIGMAS_SECONDS = (0.3, 0.6, 1.2)
"""How far light and camera may be smoothed; what foretells a path best is taken."""
_LONGEST_RUN = 12
_LONGEST_END = 3
_REMADE_WHOLE = ("rewind", "blend")
"""Kinds in which no pixel of the frame belongs to its moment."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Proposal:
    """A recipe to try, and what it adds to the one so far."""

    kind: str
    reason: str
    frames: tuple[int, int]
    recipe: Recipe


def proposals(
    kind: str, found: Measurement, recipe: Recipe, options: RepairOptions
) -> Iterator[Proposal]:
    """What may be tried against one kind of defect, on top of `recipe`."""
    active = active_frames(found, options)
    if not active.any():
        return
    span = (int(np.flatnonzero(active)[0]), int(np.flatnonzero(active)[-1]))
    base = replace(recipe, active=active, region=options.region, cuts=found.measures.cuts)
    for part, reason in _PARTS[kind](found, recipe, options):
        yield Proposal(
            kind=kind,
            reason=reason,
            frames=span,
            recipe=replace(base, **part),  # type: ignore[arg-type]
        )


def active_frames(found: Measurement, options: RepairOptions) -> NDArray[np.bool_]:
    """bool (T,): the frames between `from` and `to`."""
    seconds = np.arange(found.num_frames) / float(found.info.fps)
    end = np.inf if options.end_seconds is None else options.end_seconds
    return np.asarray((seconds >= options.start_seconds) & (seconds < end))


Part = dict[str, object]


def _lighten(
    found: Measurement, recipe: Recipe, options: RepairOptions
) -> Iterator[tuple[Part, str]]:
    """Frames that are only too bright, too dark or of another colour keep their own pixels."""
    if options.strength < 1:
        return
    runs = runs_of(found, active_frames(found, options), kinds=("flash", "pop"), ends=True)
    if runs:
        reason = f"{_counted(runs)} differ in light or colour from those around; matched to them"
        if _is_one(runs):
            reason = (
                f"{_counted(runs)} differs in light or colour from those around; matched to them"
            )
        yield (
            {"relit": (*recipe.relit, *runs)},
            reason,
        )


def _put_back(
    found: Measurement, recipe: Recipe, options: RepairOptions
) -> Iterator[tuple[Part, str]]:
    """Single frames that stand elsewhere are moved back; no other frame is."""
    if options.region is not None:
        return
    active, signals = active_frames(found, options), found.measures.signals
    runs = runs_of(found, active, kinds=("displaced",), ends=True)
    moves = np.zeros((found.num_frames, 4)) if recipe.camera is None else recipe.camera.copy()
    shots = {index: shot for shot in found.measures.tracks.shots for index in shot}
    for run in runs:
        for index in range(run.first, run.last + 1):
            moves[index] -= options.strength * displacement(signals, index, shots[index])
    if runs:
        yield {"camera": moves}, f"{_counted(runs)} out of place; moved back"


def _counted(runs: Sequence[Run]) -> str:
    """How many frames, and where."""
    listed = ", ".join(str(run.first) for run in runs[:8]) + (" …" if len(runs) > 8 else "")
    count = sum(run.last - run.first + 1 for run in runs)
    frames = "1 frame" if count == 1 else f"{count} frames"
    return f"{frames} (at {listed})"


def _is_one(runs: Sequence[Run]) -> bool:
    return len(runs) == 1 and runs[0].first == runs[0].last


def _remake(
    found: Measurement, recipe: Recipe, options: RepairOptions
) -> Iterator[tuple[Part, str]]:
    active = active_frames(found, options)
    new = runs_of(found, active, ends=True)
    if new:
        runs = runs_of(found, active, recipe.runs, ends=True)
        reason = f"{_counted(new)} do not fit those around"
        if _is_one(new):
            reason = f"{_counted(new)} does not fit those around"
        if options.fill is not None:
            whole = tuple(replace(run, whole=True) for run in runs)
            by = f"{reason}; painted again by {options.fill.name}"
            yield {"runs": whole, "fill": options.fill}, by
        yield (
            {"runs": runs, "fill": between_evenly},
            f"{reason}; rebuilt from their neighbours where they differ",
        )


def runs_of(
    found: Measurement,
    active: NDArray[np.bool_],
    remade: Sequence[Run] = (),
    *,
    kinds: Sequence[str] = BROKEN_KINDS,
    ends: bool = False,
) -> tuple[Run, ...]:
    """Runs to remake: broken frames, and those that are `remade` already, merged where nothing
    good stands between them.

    A gap in time is closed by remaking the frames on both of its sides, so that the
    missing step is shared by three. Runs at the end of a shot, which have good frames on one side
    only, are given with `ends`, up to `_LONGEST_END` frames.
    """
    mask = np.zeros(found.num_frames, np.bool_)
    for defect in found.measures.defects:
        if defect.kind in kinds:
            mask[_frames_to_remake(defect)] = True
    mask &= active
    whole = {
        frame
        for defect in found.measures.defects
        if defect.kind in _REMADE_WHOLE
        for frame in range(defect.first, defect.last + 1)
    }
    for run in remade:
        mask[run.first : run.last + 1] = True
        whole |= set(range(run.first, run.last + 1)) if run.whole else set()
    edges = {0, *found.measures.cuts}
    last_ones = {cut - 1 for cut in (*found.measures.cuts, found.num_frames)}
    runs, start = [], None
    for index in range(found.num_frames + 1):
        here = index < found.num_frames and bool(mask[index])
        if here and (start is None or index in edges):
            start = index
        if start is not None and (not here or index in last_ones):
            last = index if here else index - 1
            open_sides = (start in edges) + (last in last_ones)
            longest = (_LONGEST_RUN, _LONGEST_END if ends else 0, 0)[open_sides]
            if last - start < longest:
                is_whole = not whole.isdisjoint(range(start, last + 1))
                runs.append(Run(first=start, last=last, whole=is_whole))
            start = None
    return tuple(runs)


def _frames_to_remake(defect: Defect) -> slice:
    if defect.kind == "gap":
        return slice(max(defect.first - 1, 0), defect.first + 1)
    return slice(defect.first, defect.last + 1)


def _join(found: Measurement, recipe: Recipe, options: RepairOptions) -> Iterator[tuple[Part, str]]:
    """Each chunk brought to the colours of the one before it."""
    steps = to_be_joined(found.measures, of_light="drift" in options.only)
    if steps:
        back, is_ramp = joined(found.measures, steps, options.strength)
        each = (f"{one.of} by {one.size:.0f}% at frame {one.first}" for one in steps[:6])
        what = (
            "the frames that lead up to it are matched to the first ones"
            if is_ramp
            else "the frames after it are matched to those before"
        )
        yield {"recolour": back}, f"a sudden change of {', '.join(each)}: {what}"


def _relight(
    found: Measurement, recipe: Recipe, options: RepairOptions
) -> Iterator[tuple[Part, str]]:
    fps, tracks = float(found.info.fps), found.measures.tracks
    path = tracks.light
    wanted = np.zeros_like(path)
    for shot in tracks.shots:
        part = slice(shot.start, shot.stop)
        whole = path[part, 0].mean(axis=1)
        steps = find_steps(whole, radius(LIGHT_SECONDS, fps, len(shot)))
        wanted[part] = _trend(path[part], fps, steps)
    strength = _dose(found, "flicker", options)
    change = strength * (wanted - path)
    even = np.repeat(change[:, :1], change.shape[1], axis=1)
    amount = f"{found.measures.flicker:.1f}% of flicker"
    dim = np.repeat(even.mean(axis=2, keepdims=True), 3, axis=2)
    seen, quiet = found.measures, PENALTIES["flicker"].floor
    # What cannot be enough is not tried: every trial costs a reading of the clip.
    if max(seen.colour_flicker, seen.regional_flicker) < quiet:
        yield {"light": dim}, f"{amount}: brightness of whole frames evened out along the motion"
    if seen.regional_flicker < quiet:
        yield {"light": even}, f"{amount}: brightness and colour of whole frames evened out"
    yield (
        # Each takes its share: together they would take more than was asked for.
        {"light": even if options.strength == 1 else None, "even": strength},
        f"{amount}: brightness and colour evened out for whole frames, then region by region",
    )


def _dose(found: Measurement, kind: str, options: RepairOptions) -> float:
    """The strength asked for; less where there is less of a defect than clean clips show."""
    return options.strength * min(found.measures.values[kind] / PENALTIES[kind].floor, 1.0)


def _trend(path: Path, fps: float, steps: Sequence[int] = ()) -> Path:
    flat = path.reshape(len(path), -1)
    sigmas = [max(seconds * fps, 2.0) for seconds in _SIGMAS_SECONDS]
    return trend(flat, sigmas, steps).reshape(path.shape)


def _hold(found: Measurement, recipe: Recipe, options: RepairOptions) -> Iterator[tuple[Part, str]]:
    if options.region is not None:
        return
    fps, tracks = float(found.info.fps), found.measures.tracks
    wanted = np.zeros_like(tracks.camera)
    for shot in tracks.shots:
        part = slice(shot.start, shot.stop)
        wanted[part] = _trend(tracks.camera[part], fps)
    moves = _dose(found, "jitter", options) * (wanted - tracks.camera)
    so_far = 0.0 if recipe.camera is None else recipe.camera
    yield (
        {"camera": so_far + moves},
        f"the camera shakes by {found.measures.jitter:.2f}% of the width; its path was smoothed",
    )


def _calm(found: Measurement, recipe: Recipe, options: RepairOptions) -> Iterator[tuple[Part, str]]:
    reason = f"{found.measures.crawl:.1f} levels of crawling detail; averaged along the motion"
    yield {"calm": _dose(found, "crawl", options)}, reason


def _recolour(
    found: Measurement, recipe: Recipe, options: RepairOptions
) -> Iterator[tuple[Part, str]]:
    tracks = found.measures.tracks
    change = np.zeros_like(tracks.light)
    for shot in tracks.shots:
        whole = tracks.light[shot.start : shot.stop, 0]
        balance = _trend(whole - whole.mean(axis=1, keepdims=True), float(found.info.fps))
        change[shot.start : shot.stop] = (balance[0] - balance)[:, None]
    so_far = 0.0 if recipe.light is None else recipe.light
    yield (
        {"light": so_far + options.strength * change},
        f"colours drift by {found.measures.drift:.1f}% from the start of the shot; brought back",
    )


_PARTS = {
    "exposure": _lighten,
    "place": _put_back,
    "pops": _remake,
    "steps": _join,
    "flicker": _relight,
    "jitter": _hold,
    "crawl": _calm,
    "drift": _recolour,
}
