"""Tracks: what the stage knows of each frame that it draws, pixel for pixel.

    for track in Tracks.of_plan(plan, width=832, height=480, fps=16):
        track.picture, track.depth, track.segments, track.flow, ...

Frames are made one after the other, and none is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onionskin.framerate import exact_fps
from onionskin.frames import Frames
from onionskin.plan.staging import StagedPlan
from onionskin.stage.blocking import block
from onionskin.stage.scene import Scene
from onionskin.stage.script import Script
from onionskin.stage.still import Item
from onionskin.stage.tracking.flow import Flow, flow_between
from onionskin.stage.tracking.keypoints import Keypoints, draw_poses, keypoints_of
from onionskin.stage.tracking.recording import Shape, TracingBrush
from onionskin.stage.tracking.surfaces import Metres, Surfaces, Watch

Segments = NDArray[np.uint16]
"""(H, W): the number of who or what each pixel shows; 0 is nothing."""
_CONTRAST = 14
"""Levels by which what lies on both sides of an edge differs, where it is not an outline."""
_BODIES = ("person", "thing", "mount", "held")


@dataclass(frozen=True, kw_only=True, slots=True)
class Instance:
    """Somebody or something, by its number in `Track.segments`, the same in every frame."""

    number: int
    kind: str
    """person, thing, mount, held, furniture, scenery or floor."""
    id: str
    """The figure's or prop's id in the plan; of the place's own, its kind and number."""
    name: str
    """What the plan calls it, or the stage."""
    of: int = 0
    """Who holds or rides it, by number; 0 for nobody."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Track:
    """One frame, and what is known of it."""

    index: int
    picture: Frames
    """uint8 (H, W, 3) RGB, as the stage draws it."""
    depth: Metres
    """Metres from the eye along its axis; `surfaces.FARTHEST` where there is nothing."""
    segments: Segments
    edges: NDArray[np.uint8]
    """(H, W): 255 on a line one pixel wide where one drawn shape ends and another begins."""
    people: Mapping[int, Keypoints]
    """Of everybody who acts, by number."""
    flow: Flow | None
    """To the next frame; None at the last one, and where it was not asked for."""

    def poses(self) -> Frames:
        """The usual drawing of `people`, uint8 (H, W, 3)."""
        height, width = self.segments.shape
        return draw_poses(list(self.people.values()), width, height)


@dataclass(eq=False)
class Tracks:
    """The tracks of a script; iterate over them as often as wanted."""

    script: Script
    width: int
    height: int
    times: tuple[Fraction | float, ...]
    """Of the frames, in seconds."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What figures of the plan are called, by their id."""
    with_flow: bool = True
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._scene = Scene(self.script, self.width, self.height, TracingBrush)
        self._numbers: dict[tuple[str, str], Instance] = {}
        for item in self._scene.items:
            if item.of.kind != "mount":
                self._number(item.of.kind, item.of.id, item.of.name)

    @classmethod
    def of_plan(
        cls,
        plan: StagedPlan,
        *,
        width: int,
        height: int,
        fps: Fraction | float = 24,
        num_frames: int | None = None,
        with_flow: bool = True,
        pictures: Mapping[str, str] | None = None,
    ) -> Tracks:
        """The tracks of a staged plan, as the stage draws it at that size and rate.

        `num_frames`: as many as its seconds have, if not given. `pictures`: see
        `blocking.block`. What is drawn otherwise than the plan says is in `warnings`.
        """
        script, warnings = block(plan, pictures)
        rate = exact_fps(fps)
        count = max(1, round(rate * Fraction(plan.seconds))) if num_frames is None else num_frames
        return cls(
            script,
            width,
            height,
            tuple(Fraction(index) / rate for index in range(count)),
            {figure.id: figure.name for figure in plan.figures},
            with_flow,
            warnings,
        )

    @property
    def instances(self) -> tuple[Instance, ...]:
        """Everybody and everything seen so far, by number; held things when they are first seen."""
        return tuple(self._numbers.values())

    def reach(self) -> tuple[float, float]:
        """Metres to what is nearest and farthest in the shot: at its start, middle and end."""
        watch, seconds = Watch(self._scene), self.script.seconds / max(self.script.pace, 1e-6)
        seen = [watch.at(share * seconds).distance() for share in (0.0, 0.5, 1.0)]
        return min(float(each.min()) for each in seen), max(float(each.max()) for each in seen)

    def flows(self) -> Iterator[Flow]:
        """The flow from each frame to the next, and nothing else."""
        watch = Watch(self._scene)
        seen = (watch.at(float(moment)) for moment in self.times)
        yield from (flow_between(one, other) for one, other in pairwise(seen))

    def __iter__(self) -> Iterator[Track]:
        watch = Watch(self._scene)
        ahead = watch.at(float(self.times[0]))
        for index, moment in enumerate(self.times):
            here, following = ahead, self.times[index + 1 : index + 2]
            flow = None
            if following:
                ahead = watch.at(float(following[0]))
                flow = flow_between(here, ahead) if self.with_flow else None
            yield self._track(index, float(moment), here, flow)

    def _track(self, index: int, seconds: float, here: Surfaces, flow: Flow | None) -> Track:
        picture = self._scene.frame(seconds)
        segments = self._segments(here)
        return Track(
            index=index,
            picture=picture,
            depth=here.distance(),
            segments=segments,
            edges=self._edges(here, segments, picture),
            people=self._people(here, segments),
            flow=flow,
        )

    # Who is where

    def _number(self, kind: str, name_id: str, name: str, of: int = 0) -> int:
        key = (kind, name_id)
        if key not in self._numbers:
            called = self.names.get(name_id, name)
            number = len(self._numbers) + 1
            self._numbers[key] = Instance(number=number, kind=kind, id=name_id, name=called, of=of)
        return self._numbers[key].number

    def _segments(self, here: Surfaces) -> Segments:
        table = [0]
        for item, shapes in zip(here.items, here.drawn, strict=True):
            table += [self._number_of(item, shape) for shape in shapes]
        return np.array(table, np.uint16)[here.ids]

    def _number_of(self, item: Item, shape: Shape) -> int:
        kind, name_id, name = item.of
        if kind == "mount":
            rider = self._number("person", name_id.removesuffix(f"-{name}"), "")
            return self._number(kind, name_id, name, rider)
        number = self._number(kind, name_id, name)
        if not shape.held:
            return number
        return self._number("held", f"{name_id}-{shape.held}", shape.held, number)

    def _people(self, here: Surfaces, segments: Segments) -> dict[int, Keypoints]:
        people = {}
        for name in self._scene.players:
            number = self._number("person", name, name)
            # What they hold or ride hides them no more than their own sleeve does.
            own = {number, *(each.number for each in self._numbers.values() if each.of == number)}
            points = keypoints_of(
                self._scene.body(name, here.t), here.camera, self.width, self.height
            )
            for point in points:
                point[2] *= self._sure(point, segments, own)
            people[number] = points
        return people

    def _sure(self, point: NDArray[np.float32], segments: Segments, own: set[int]) -> float:
        x, y = int(np.floor(point[0])), int(np.floor(point[1]))
        if not (0 <= x < self.width and 0 <= y < self.height):
            return 0.0
        return 1.0 if int(segments[y, x]) in own else 0.5

    # Edges

    def _edges(self, here: Surfaces, segments: Segments, picture: Frames) -> NDArray[np.uint8]:
        """Outlines of bodies, and where shapes of different colours meet."""
        bodies = {each.number for each in self._numbers.values() if each.kind in _BODIES}
        is_body = np.isin(segments, list(bodies))
        levels = picture.astype(np.int16)
        edges = np.zeros(segments.shape, bool)
        for axis in (0, 1):
            ids, owner, body = (np.moveaxis(a, axis, 0) for a in (here.ids, segments, is_body))
            seen, drawn = np.moveaxis(levels, axis, 0), np.moveaxis(edges, axis, 0)
            outline = (owner[1:] != owner[:-1]) & (body[1:] | body[:-1])
            # A pixel to both sides of the edge, whose own pixels are blended.
            beyond = np.pad(seen, ((1, 2), (0, 0), (0, 0)), mode="edge")
            contrast = np.abs(beyond[3:] - beyond[:-3]).max(-1)[: len(seen) - 1] >= _CONTRAST
            drawn[:-1] |= outline | ((ids[1:] != ids[:-1]) & contrast)
        return edges.astype(np.uint8) * 255
