"""True flow: where the surface that a pixel shows is one frame later.

Shapes of one frame are paired with those of the next, and a pixel goes where its shape's points
go: rigidly or affinely where that is how they go, else by moving least squares (Schaefer et al.,
"Image deformation using moving least squares", 2006). The ground and what stands still are seen
again through the next camera.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from onionskin.stage.camera import Camera
from onionskin.stage.tracking.recording import Points, Shape
from onionskin.stage.tracking.surfaces import Surfaces, floor_near

_EXACT = 0.05
"""Pixels: what is nearer than this to where it should be is there."""
_MOST_POINTS = 40
"""Of a shape that bends, as many points lead its pixels."""


@dataclass(frozen=True, eq=False)
class Flow:
    """From one frame to the next.

    `way` is float32 (H, W, 2), pixels to the right and down. `known` says where it is told:
    elsewhere it is 0. `occluded`, where it is known, says that the point is out of the frame or
    behind something one frame later.
    """

    way: NDArray[np.float32]
    known: NDArray[np.bool_]
    occluded: NDArray[np.bool_]


def flow_between(one: Surfaces, other: Surfaces) -> Flow:
    """The flow of the surfaces that `one` shows to where `other` has them."""
    pairs = _paired(one, other)
    target = _still(one, other)
    known = one.ids > 0
    order = np.argsort(one.ids, axis=None, kind="stable")
    counts = np.bincount(one.ids.ravel(), minlength=len(one.shapes) + 1)
    ends = np.cumsum(counts)
    flat = target.reshape(-1, 2)
    for index, item in enumerate(one.items):
        if not item.live:
            continue
        for number in range(one.starts[index] + 1, one.starts[index + 1] + 1):
            pixels = order[ends[number] - counts[number] : ends[number]]
            if not len(pixels):
                continue
            if not pairs[number]:
                known.flat[pixels] = False
                continue
            at = np.stack([pixels % one.width + 0.5, pixels // one.width + 0.5], 1)
            shapes = one.shapes[number - 1], other.shapes[pairs[number] - 1]
            flat[pixels] = _moved(*shapes, at)
    columns, rows = np.meshgrid(np.arange(one.width) + 0.5, np.arange(one.height) + 0.5)
    way = target - np.stack([columns, rows], -1)
    way[~known] = 0
    return Flow(
        way=way.astype(np.float32), known=known, occluded=known & ~_seen(one, other, pairs, target)
    )


def _still(one: Surfaces, other: Surfaces) -> NDArray[np.float64]:
    """(H, W, 2): where each pixel is seen by the next camera, if only the camera goes on."""
    a, b = one.camera, other.camera
    columns, rows = np.meshgrid(np.arange(one.width) + 0.5, np.arange(one.height) + 0.5)
    if a == b:
        return np.stack([columns, rows], -1)
    floor = floor_near(a, one.height)[:, None]
    near = np.array([1.0, *(a.near(z) for z in one.depths)])[one.item_of]
    near = np.where(one.on_floor, np.maximum(floor, 1e-6), near)
    return _seen_again(a, b, near, columns, rows, one.width, one.height)


def _seen_again(
    a: Camera,
    b: Camera,
    near: NDArray[np.float64],
    columns: NDArray[np.float64],
    rows: NDArray[np.float64],
    width: int,
    height: int,
) -> NDArray[np.float64]:
    """Where points at pixels of one camera's picture are in another's; see `Camera.place`."""
    k, m = height / a.height, height / b.height
    x = ((columns - width / 2) / k - a.swing * (1 - near)) / near + a.x
    y = ((height / 2 - rows) / k + a.y - a.eye) / near + a.eye
    then = b.distance / np.maximum(0.4, b.distance + a.distance / near - a.distance)
    right = width / 2 + ((x - b.x) * then + b.swing * (1 - then)) * m
    down = height / 2 - ((y - b.eye) * then + b.eye - b.y) * m
    return np.stack([right, down], -1)


def _seen(
    one: Surfaces, other: Surfaces, pairs: NDArray[np.int64], target: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Where the surface is still in sight: one of the four pixels round its place shows it."""
    wanted = pairs[one.ids]
    corner = np.floor(target - 0.5).astype(np.int64)
    right, down = corner[..., 0], corner[..., 1]
    floor = one.on_floor
    seen = np.zeros(one.ids.shape, bool)
    for x, y in ((0, 0), (1, 0), (0, 1), (1, 1)):
        inside = (right + x >= 0) & (right + x < one.width)
        inside &= (down + y >= 0) & (down + y < one.height)
        columns = np.clip(right + x, 0, one.width - 1)
        there = np.clip(down + y, 0, one.height - 1), columns
        same = (other.ids[there] == wanted) | (floor & other.on_floor[there])
        seen |= inside & same & (wanted > 0)
    return seen


# Which shape becomes which


def _paired(one: Surfaces, other: Surfaces) -> NDArray[np.int64]:
    """For each shape of one frame the number of it in the next, or 0; shapes count from 1."""
    pairs = np.zeros(len(one.shapes) + 1, np.int64)
    for index, item in enumerate(one.items):
        before, after = one.drawn[index], other.drawn[index]
        matched = dict(_matched(before, after))
        if item.of.kind == "person":
            matched = _uncrossed(before, after, matched)
        for left, right in matched.items():
            pairs[one.starts[index] + left + 1] = other.starts[index] + right + 1
    return pairs


def _matched(before: Sequence[Shape], after: Sequence[Shape]) -> Iterator[tuple[int, int]]:
    """Shapes are drawn in the same order, but some come and go; those replaced keep a colour."""
    had, has = ([(shape.build, shape.held) for shape in shapes] for shapes in (before, after))
    if had == has:
        yield from zip(range(len(before)), range(len(after)), strict=True)
        return
    matcher = SequenceMatcher(None, had, has, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal" or (kind == "replace" and b - a == d - c):
            for left, right in zip(range(a, b), range(c, d), strict=True):
                if kind == "equal" or before[left].colour == after[right].colour:
                    yield left, right


def _uncrossed(
    before: Sequence[Shape], after: Sequence[Shape], matched: dict[int, int]
) -> dict[int, int]:
    """Limbs that changed the order they are drawn in go with the nearest of their build."""
    groups: dict[object, list[int]] = defaultdict(list)
    for left, right in matched.items():
        if before[left].build == after[right].build:
            groups[before[left].build].append(left)
    for lefts in groups.values():
        if 1 < len(lefts) <= 12:
            rights = [matched[left] for left in lefts]
            matched.update(zip(lefts, _nearest(before, after, lefts, rights), strict=True))
    return matched


def _nearest(
    before: Sequence[Shape], after: Sequence[Shape], lefts: list[int], rights: list[int]
) -> list[int]:
    """`rights` in another order, where that is much less of a way."""
    a = np.stack([before[each].points for each in lefts])
    b = np.stack([after[each].points for each in rights])
    ways = np.hypot(*np.moveaxis(a[:, None] - b[None], -1, 0)).mean(-1)
    free, chosen = ways.copy(), np.zeros(len(lefts), int)
    for _ in lefts:
        left, right = np.unravel_index(int(np.argmin(free)), free.shape)
        chosen[left] = right
        free[left], free[:, right] = np.inf, np.inf
    order = np.arange(len(lefts))
    if ways[order, chosen].sum() < 0.6 * np.trace(ways) - 1:
        return [rights[each] for each in chosen]
    return rights


# Where points of a shape go


def _moved(before: Shape, after: Shape, at: Points) -> Points:
    """Where points of one shape are in the other."""
    p, q = before.points, after.points
    if before.build != after.build:
        p, q = _aligned(p, q)
    turned = _similar(p, q, p)
    if np.abs(turned - q).max() < _EXACT:
        return _similar(p, q, at)
    whole = _affine(p, q)
    if np.abs(_with_one(p) @ whole - q).max() < _EXACT:
        return _with_one(at) @ whole
    few = np.linspace(0, len(p) - 1, min(len(p), _MOST_POINTS)).round().astype(int)
    moved = [_bent(p[few], q[few], part, whole) for part in np.array_split(at, len(at) // 8192 + 1)]
    return np.concatenate(moved)


def _with_one(points: Points) -> Points:
    return np.concatenate([points, np.ones((len(points), 1))], 1)


def _similar(p: Points, q: Points, at: Points) -> Points:
    """`at`, turned, scaled and shifted as best brings `p` to `q`."""
    a, b = p @ (1, 1j), q @ (1, 1j)
    middle, then = a.mean(), b.mean()
    size = (np.abs(a - middle) ** 2).sum()
    factor = (np.conj(a - middle) * (b - then)).sum() / size if size > 1e-12 else 1.0
    moved = (at @ (1, 1j) - middle) * factor + then
    return np.stack([moved.real, moved.imag], 1)


def _affine(p: Points, q: Points) -> Points:
    """(3, 2): the affine map that best brings `p` to `q`; across a thin shape it is rigid."""
    middle = p.mean(0)
    spread = np.sqrt(((p - middle) ** 2).sum(1).mean()) or 1.0
    # Four points about the middle go as the whole does, with a thousandth of the weight.
    about = middle + spread * np.array([(1, 0), (0, 1), (-1, 0), (0, -1)])
    light = 1e-3
    left = np.concatenate([_with_one(p), light * _with_one(about)])
    right = np.concatenate([q, light * _similar(p, q, about)])
    return np.asarray(np.linalg.lstsq(left, right, rcond=None)[0])


def _bent(p: Points, q: Points, at: Points, whole: Points) -> Points:
    """Each of `at` by the affine map that is best near it."""
    weights = 1 / (((at[:, None] - p[None]) ** 2).sum(-1) + 0.25)
    weights /= weights.sum(1, keepdims=True)
    middle, then = weights @ p, weights @ q
    a, b = p[None] - middle[:, None], q[None] - then[:, None]
    heavy = a * weights[..., None]
    spread = np.einsum("nki,nkj->nij", heavy, a)
    goes = np.einsum("nki,nkj->nij", heavy, b)
    # Where points lie in a line, across it the whole shape's map decides.
    hold = 0.02 * np.trace(spread, axis1=1, axis2=2)[:, None, None] + 1e-9
    turn = np.linalg.solve(spread + hold * np.eye(2), goes + hold * whole[None, :2])
    return np.asarray(np.einsum("ni,nij->nj", at - middle, turn) + then)


def _aligned(p: Points, q: Points, count: int = 32) -> tuple[Points, Points]:
    """Both outlines at as many points evenly along them, begun where they fit best."""
    a, b = _even(p, count), _even(q, count)
    off = b.mean(0) - a.mean(0)
    shifts = [np.abs(np.roll(b, -k, 0) - off - a).sum() for k in range(count)]
    return a, np.roll(b, -int(np.argmin(shifts)), 0)


def _even(points: Points, count: int) -> Points:
    ring = np.concatenate([points, points[:1]])
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(ring, axis=0).T))])
    wanted = np.linspace(0, along[-1], count, endpoint=False)
    return np.stack([np.interp(wanted, along, ring[:, k]) for k in (0, 1)], 1)
