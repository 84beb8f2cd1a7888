"""A recipe: what is done to the frames of a clip, whatever their size.

It is tried out at the working size, where that is cheap, and cooked once at full size.
The light of single frames first, then that of all, then broken frames are remade from their good
neighbours, then the camera is
held still, then crawling detail is calmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.light import gain_map, lit_by
from onionskin.stability.measuring.paths import Path
from onionskin.stability.mending.filters import calmed, evened, held_still
from onionskin.stability.mending.options import Region
from onionskin.stability.mending.remake import Fill, Run, between_evenly, relit, remade

Frame = NDArray[np.uint8]
_QUIET_GAIN = 1e-3
"""A gain this near to 1 changes no level."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Recipe:
    """What is done to a clip of T frames; the empty recipe does nothing."""

    recolour: Path | None = None
    """(T, 3, 4): the colours to give, see `comparing.recolouring`."""
    light: Path | None = None
    """(T, 17, 3): logarithms of the gains to give, see `light.gains_between`."""
    even: float = 0.0
    """Strength (0..1) with which light is evened place by place; 0 is off."""
    relit: tuple[Run, ...] = ()
    """Frames whose light is brought to that of the frames around them."""
    runs: tuple[Run, ...] = ()
    """Frames to be remade from those around them."""
    fill: Fill = between_evenly
    """Who remakes them."""
    camera: Path | None = None
    """(T, 4): how to move each frame, see `camera.CameraStep`."""
    crop: bool = False
    """Whether a clip whose camera is moved is enlarged until no edge is uncovered."""
    calm: float = 0.0
    """Strength (0..1) of the filter along the motion; 0 is off."""
    active: NDArray[np.bool_] | None = None
    """(T,): frames that light, camera and calm may touch; None for all."""
    region: Region | None = None
    """Nothing outside is touched."""
    cuts: tuple[int, ...] = ()
    """First frames of shots: nothing is mixed across."""

    @property
    def is_empty(self) -> bool:
        filtered = self.calm > 0 or self.even > 0
        return (
            self.recolour is None
            and self.light is None
            and self.camera is None
            and not self.made_good
            and not filtered
        )

    @property
    def made_good(self) -> tuple[Run, ...]:
        """All frames that are changed one by one."""
        return (*self.relit, *self.runs)

    def cooked(self, frames: Iterable[Frame]) -> Iterator[Frame]:
        """The frames as the recipe has them; see `cooked`."""
        return iter(frames) if self.is_empty else cooked(frames, self)

    def touches(self, index: int) -> bool:
        """Whether frame `index` may come out otherwise than it went in."""
        if any(run.first <= index <= run.last for run in self.made_good):
            return True
        if self.crop and self.camera is not None:
            return True
        if self.active is not None and not (index < len(self.active) and self.active[index]):
            return False
        return (
            self.calm > 0
            or self.even > 0
            or (self.recolour is not None and not _keeps_colours(_row(self.recolour, index)))
            or (self.light is not None and np.abs(_row(self.light, index)).max() > _QUIET_GAIN)
            or (self.camera is not None and np.abs(_row(self.camera, index)).max() > 1e-5)
        )


def changed_frames(before: Recipe, after: Recipe, num_frames: int) -> NDArray[np.bool_]:
    """bool (T,): frames that may come out otherwise by `after` than they did by `before`."""
    reaches_on = after.camera is not None or after.calm > 0 or after.even > 0
    same_light = before.light is after.light and before.recolour is after.recolour
    filtered = same_light and before.even == after.even and not reaches_on
    changed = np.zeros(num_frames, np.bool_)
    if not filtered:
        changed[:] = True if after.active is None else after.active[:num_frames]
    for run in (*before.made_good, *after.made_good):
        changed[run.first : run.last + 1] = True
    return changed


def beside_runs(recipe: Recipe, num_frames: int) -> NDArray[np.bool_]:
    """bool (T,): frames that are remade, and the one after each run."""
    near = np.zeros(num_frames, np.bool_)
    for run in recipe.runs:
        near[run.first : run.last + 2] = True
    return near


def keeps_places(before: Recipe, after: Recipe) -> bool:
    """Whether both recipes differ in the light of whole frames and in the camera alone."""
    same_runs = before.made_good == after.made_good and before.fill == after.fill
    return same_runs and before.even == after.even and before.calm == after.calm


def cooked(frames: Iterable[Frame], recipe: Recipe) -> Iterator[Frame]:
    """The frames (uint8 (H, W, 3), all of one size) as the recipe has them, in order.

    A few frames are held at a time. Frames the recipe does not touch come out unchanged.
    """
    if recipe.region is None:
        yield from _stages(frames, recipe)
        return
    kept: list[Frame] = []

    def noted() -> Iterator[Frame]:
        for frame in frames:
            kept.append(frame)
            yield frame

    for result in _stages(noted(), recipe):
        yield _only_in(recipe.region, kept.pop(0), result)


def _stages(frames: Iterable[Frame], recipe: Recipe) -> Iterator[Frame]:
    stage: Iterator[Frame] = iter(frames)
    if recipe.relit:
        stage = relit(stage, recipe.relit, recipe.cuts)
    if recipe.recolour is not None:
        stage = _recoloured(stage, recipe.recolour, recipe.active)
    if recipe.light is not None:
        stage = _relit(stage, recipe.light, recipe.active)
    if recipe.even > 0:
        stage = evened(stage, recipe.even, recipe.active, recipe.cuts)
    if recipe.runs:
        stage = remade(stage, recipe.runs, recipe.fill, recipe.cuts)
    if recipe.camera is not None:
        stage = held_still(stage, recipe.camera, recipe.active, recipe.cuts, crop=recipe.crop)
    if recipe.calm > 0:
        stage = calmed(stage, recipe.calm, recipe.active, recipe.cuts)
    return stage


def _relit(
    frames: Iterator[Frame], light: Path, active: NDArray[np.bool_] | None
) -> Iterator[Frame]:
    for index, frame in enumerate(frames):
        gains = _row(light, index)
        idle = active is not None and not (index < len(active) and active[index])
        if idle or np.abs(gains).max() <= _QUIET_GAIN:
            yield frame
        elif np.ptp(gains, axis=0).max() <= _QUIET_GAIN:
            yield lit_by(frame, np.exp(gains[0]).astype(np.float32))
        else:
            yield lit_by(frame, gain_map(gains, frame.shape[1], frame.shape[0]))


def _recoloured(
    frames: Iterator[Frame], recolour: Path, active: NDArray[np.bool_] | None
) -> Iterator[Frame]:
    for index, frame in enumerate(frames):
        idle = active is not None and not (index < len(active) and active[index])
        if idle or index >= len(recolour) or _keeps_colours(recolour[index]):
            yield frame
        else:
            given = cv2.transform(frame.astype(np.float32), recolour[index].astype(np.float32))
            yield np.clip(np.rint(given), 0, 255).astype(np.uint8)


def _keeps_colours(change: Path) -> bool:
    """Whether a (3, 4) changes no level; no change at all, or none known, is all zeros."""
    return not change.any() or bool(np.abs(change - np.eye(3, 4)).max() < _QUIET_GAIN)


def _row(path: Path, index: int) -> Path:
    """A file may hold a frame more or less at its second reading; then nothing is done to it."""
    return path[index] if index < len(path) else np.zeros_like(path[0])


def _only_in(region: Region, before: Frame, after: Frame) -> Frame:
    """`after` inside the region, `before` outside, and a soft edge within it."""
    height, width = before.shape[:2]
    share = np.zeros((height, width), np.float32)
    top, left = round(region.top * height), round(region.left * width)
    bottom = round((region.top + region.height) * height)
    right = round((region.left + region.width) * width)
    share[top:bottom, left:right] = 1.0
    edge = max(min(bottom - top, right - left) // 8, 1)
    soft = cv2.blur(share, (2 * edge + 1, 2 * edge + 1), borderType=cv2.BORDER_REPLICATE)
    share = np.clip(2 * soft - 1, 0, 1) * share
    mixed = before + (after.astype(np.float32) - before) * share[..., None]
    return np.clip(np.rint(mixed), 0, 255).astype(np.uint8)
