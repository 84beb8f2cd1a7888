"""In-betweens: frames between two known ones, made by moving the pixels of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import (
    Field,
    FlowFinder,
    Mask,
    Motion,
    Picture,
    apart,
    grey,
    resized_flow,
    shrunk,
    warped,
    work_size,
)
from onionskin.motion.light import apart_along, blocks_of, gains_between, relit, worst_tenth

FLOW_SIDE = 512
"""Longer side, in pixels, at which the motion of full-size frames is found."""
_ROUNDS = 3
AGREEMENT_LEVELS = 6.0
"""Ends that differ by so much are believed e times less."""
STRANGE_LEVELS = 16.0
"""Levels that no motion explains in the middle block of two pictures that show other things."""
_QUIET_GAIN = 0.01
"""Ends whose light differs by less are not told from each other."""
Draw = Callable[[Picture, Picture, float, Motion, Motion], Field]
"""Draws the frame at a share of the way between two, whose motion is known both ways."""


def inbetweens(
    first: Picture,
    last: Picture,
    shares: Sequence[float],
    motion: tuple[Motion, Motion] | None = None,
    draw: Draw | None = None,
) -> Iterator[NDArray[np.uint8]]:
    """The frames at `shares` (0..1) of the way from `first` to `last`, all uint8 (H, W, 3).

    `motion` is that between them both ways, where it is there already; `draw` makes each frame
    (`between`, if nothing is given).
    """
    forward, backward = motion or full_motion(first, last, FlowFinder())
    light = gains_between(warped(first, backward.flow), last, backward.seen)
    for share in shares:
        # Both ends in the light of the moment: what is taken from one must not stand out.
        ends = (first, last)
        if np.abs(light).max() > _QUIET_GAIN:
            ends = (relit(first, share * light), relit(last, (share - 1) * light))
        frame = (draw or between)(*ends, share, forward, backward)
        yield np.clip(np.rint(frame), 0, 255).astype(np.uint8)


def unexplained(first: Picture, last: Picture, motion: tuple[Motion, Motion]) -> float:
    """How far two frames differ, brought together along their motion and light: levels.

    In the worst tenth of the picture, taken the way that explains more: what is hidden or bared
    is missing in one of them only. Where this is much, in-betweens show ghosts of both.
    """
    forward, backward = motion
    going, light = apart_along(first, last, backward)
    coming = apart(relit(warped(last, forward.flow), -light), first)
    return min(worst_tenth(going), worst_tenth(coming))


def have_nothing_in_common(first: Picture, last: Picture, motion: tuple[Motion, Motion]) -> bool:
    """Whether no motion leads from most of one picture to the other.

    What is hidden, bared or too fast is a part of the picture; in two pictures of other things
    even the middle block (by how far it is off) is far off, whichever way it is taken.
    """
    going, light = apart_along(first, last, motion[1])
    coming = apart(relit(warped(last, motion[0].flow), -light), first)
    middle = min(float(np.median(blocks_of(levels))) for levels in (going, coming))
    return middle > STRANGE_LEVELS


def dissolved(
    first: Picture, last: Picture, shares: Sequence[float]
) -> Iterator[NDArray[np.uint8]]:
    """One picture giving way to the other, all uint8 (H, W, 3)."""
    for share in shares:
        yield np.asarray(cv2.addWeighted(first, 1 - share, last, share, 0), np.uint8)


def full_motion(
    first: Picture, last: Picture, finder: FlowFinder, side: int = FLOW_SIDE
) -> tuple[Motion, Motion]:
    """Motion both ways between full-size frames, found at a longer side of at most `side`."""
    height, width = first.shape[:2]
    size = work_size(width, height, side)
    forward, backward = finder.both_ways(grey(shrunk(first, size)), grey(shrunk(last, size)))
    return _enlarged(forward, width, height), _enlarged(backward, width, height)


def between(
    first: Picture, last: Picture, share: float, forward: Motion, backward: Motion
) -> Field:
    """The frame at `share` (0..1) of the way, float32 (H, W, 3).

    Each flow proposes where the pixel came from and goes to, along a straight line, in the
    places of the new frame; of the two proposals the one whose ends look alike counts
    more, and an end that is hidden counts less (as Super SloMo's visibility, Jiang et al.,
    CVPR 2018, eq. 1; the flows are projected by fixed-point iteration instead of eq. 4).
    """
    going = projected(forward.flow, share)
    coming = -projected(backward.flow, 1 - share)
    proposals = [proposal(first, last, share, flow) for flow in (going, coming)]
    weights = [cv2.exp(cost * (-1 / AGREEMENT_LEVELS)) + 1e-4 for _, _, cost in proposals]
    better = np.asarray(weights[1] / (weights[0] + weights[1]), np.float32)
    early = mixed(proposals[0][0], proposals[1][0], better)
    late = mixed(proposals[0][1], proposals[1][1], better)
    flow = mixed(going, coming, better)
    seen_early = (1 - share) * (visible(forward.seen, -share * flow) + 1e-3)
    seen_late = share * (visible(backward.seen, (1 - share) * flow) + 1e-3)
    return mixed(early, late, np.asarray(seen_late / (seen_early + seen_late), np.float32))


def projected(flow: Field, share: float) -> Field:
    """A flow as seen from the places its pixels have reached at `share` of the way."""
    here = flow
    for _ in range(_ROUNDS):
        here = warped(flow, -share * here)
    return here


def proposal(
    first: Picture, last: Picture, share: float, flow: Field
) -> tuple[Field, Field, Field]:
    """Both ends of a straight path through each pixel, and how far they differ (levels)."""
    early = warped(first, -share * flow)
    late = warped(last, (1 - share) * flow)
    return early, late, np.asarray(cv2.blur(apart(early, late), (5, 5)), np.float32)


def visible(seen: Mask, flow: Field) -> Field:
    """Where what a mask says is seen, 0..1, has gone along a flow."""
    return warped(seen.astype(np.float32), flow)


def mixed(first: Field, second: Field, share: Field) -> Field:
    """(H, W, C): a `share`, float32 (H, W) in 0..1, of the second and the rest of the first."""
    shares = cv2.merge([share] * first.shape[2])
    step = cv2.multiply(cv2.subtract(second, first), shares)
    return np.asarray(cv2.add(first, step), np.float32)


def _enlarged(motion: Motion, width: int, height: int) -> Motion:
    if motion.flow.shape[:2] == (height, width):
        return motion
    seen = cv2.resize(motion.seen.astype(np.uint8), (width, height)) > 0
    return Motion(resized_flow(motion.flow, width, height), np.asarray(seen))
