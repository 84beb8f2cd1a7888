"""One frame as surfaces: which shape each pixel shows, whose it is, and how far away.

Distances are in metres from the eye along its axis, as depth cameras give them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from onionskin.stage.camera import Camera
from onionskin.stage.scene import Scene
from onionskin.stage.still import Item
from onionskin.stage.tracking.recording import Ids, Recorder, Shape, shown

Metres = NDArray[np.float32]
FARTHEST = 1000.0


@dataclass(frozen=True, eq=False)
class Surfaces:
    """What the camera sees at one time."""

    t: float
    camera: Camera
    items: tuple[Item, ...]
    drawn: tuple[tuple[Shape, ...], ...]
    """The shapes of each item, from far to near."""
    depths: tuple[float, ...]
    """Of each item, z in metres; that of the floor is nobody's."""
    width: int
    height: int

    @cached_property
    def shapes(self) -> list[Shape]:
        """All of them in the order they are drawn in; pixels count them from 1."""
        return [shape for shapes in self.drawn for shape in shapes]

    @cached_property
    def ids(self) -> Ids:
        """Which of `shapes` each pixel shows."""
        return shown(self.shapes, self.width, self.height)

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """How many shapes come before those of each item, and how many there are in all."""
        return np.concatenate([[0], np.cumsum([len(shapes) for shapes in self.drawn])])

    @cached_property
    def item_of(self) -> NDArray[np.int32]:
        """(H, W): which item each pixel shows, from 1 on; 0 for none."""
        counts = [len(shapes) for shapes in self.drawn]
        table = np.concatenate([[0], np.repeat(np.arange(1, len(counts) + 1), counts)])
        return np.asarray(table[self.ids], np.int32)

    @cached_property
    def on_floor(self) -> NDArray[np.bool_]:
        """(H, W): where the ground is seen."""
        table = np.array([False, *(item.of.kind == "floor" for item in self.items)])
        return np.asarray(table[self.item_of])

    def distance(self) -> Metres:
        """(H, W): how far away each pixel is."""
        table = np.array([FARTHEST, *(self.camera.distance + z for z in self.depths)])
        far = table[self.item_of]
        rows = floor_distance(self.camera, self.height)
        far = np.where(self.on_floor, rows[:, None], far)
        return np.asarray(np.clip(far, 0.4, FARTHEST), np.float32)


class Watch:
    """Sees the surfaces of a scene at any time; what stands still is recorded once."""

    def __init__(self, scene: Scene) -> None:
        """`scene` must draw with a `TracingBrush`."""
        self.scene = scene
        self._still: dict[int, tuple[Camera, tuple[Shape, ...]]] = {}

    def at(self, seconds: float) -> Surfaces:
        """The surfaces at `seconds` of the clip."""
        scene = self.scene
        t = seconds * scene.script.pace
        camera = scene.camera(t)
        return Surfaces(
            t=t,
            camera=camera,
            items=scene.items,
            drawn=tuple(self._shapes(k, camera, t) for k in range(len(scene.items))),
            depths=_depths(scene, t),
            width=scene.width,
            height=scene.height,
        )

    def _shapes(self, index: int, camera: Camera, t: float) -> tuple[Shape, ...]:
        item = self.scene.items[index]
        kept = self._still.get(index)
        if not item.live and kept is not None and kept[0] == camera:
            return kept[1]
        recorder = Recorder(self.scene.width, self.scene.height)
        item.draw(recorder, camera, t)
        shapes = tuple(recorder.shapes)
        if not item.live:
            self._still[index] = (camera, shapes)
        return shapes


def _depths(scene: Scene, t: float) -> tuple[float, ...]:
    """Where each item is now; who walks is never farther than what is drawn behind them."""
    items = scene.items
    depths = [item.z for item in items]
    for index, item in enumerate(items):
        if item.of.kind == "person":
            z = scene.players[item.of.id].root(t)[2]
            ahead = [each.z for each in items[index + 1 :] if each.of.kind != "person"]
            behind = [each.z for each in items[:index] if each.of.kind not in ("person", "floor")]
            depths[index] = min(max(z, *ahead, -99.0), *behind, 1e9) if behind else z
    return _agreeing(depths, items)


def _agreeing(depths: list[float], items: Sequence[Item]) -> tuple[float, ...]:
    """No item is farther than one that it is drawn over; the ground has no depth of its own."""
    nearest = float("inf")
    for index, item in enumerate(items):
        if item.of.kind != "floor":
            nearest = depths[index] = min(nearest, depths[index])
    return tuple(depths)


def floor_distance(camera: Camera, height: int) -> NDArray[np.float64]:
    """How far away the ground is that each row of a frame shows; beyond the horizon it ends."""
    return camera.distance / np.maximum(floor_near(camera, height), camera.distance / FARTHEST)


def floor_near(camera: Camera, height: int) -> NDArray[np.float64]:
    """How large what stands on the ground is drawn at each row, by what it is at z = 0."""
    rows = np.arange(height) + 0.5
    over = (height / 2 - rows) * camera.height / height
    return (camera.eye - camera.y - over) / camera.eye
