"""Tracks: who is where, how far, which way, and at which joints, as it is drawn."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import cv2
import numpy as np
import pytest

from onionskin.plan.staging import Action, FigureKey, Shooting, StagedFigure, StagedPlan
from onionskin.stage.tracking.recording import shown
from onionskin.stage.tracking.surfaces import FARTHEST, Watch
from onionskin.stage.tracking.tracks import Track, Tracks

WIDTH, HEIGHT = 320, 180


def _plan(move: str = "still", verb: str = "run", place: str = "park") -> StagedPlan:
    """A woman goes across, a man juggles with what he holds, and a ball lies before them."""
    return StagedPlan(
        seconds=2.0,
        place=place,
        seed=3,
        camera=Shooting(move=move),
        figures=(
            StagedFigure(id="ann", name="woman", kind="person"),
            StagedFigure(id="bob", name="man", kind="person"),
            StagedFigure(
                id="ball", name="ball", kind="thing", keys=(FigureKey(seconds=0, x=0.4, z=-0.5),)
            ),
        ),
        actions=(
            Action(who="ann", verb=verb, start=0, end=2),
            Action(who="bob", verb="drink", start=0, end=2),
        ),
    )


def _two(plan: StagedPlan, **more: object) -> tuple[Tracks, Track, Track]:
    tracks = Tracks.of_plan(plan, width=WIDTH, height=HEIGHT, fps=24, num_frames=2, **more)
    tracks.times = tuple(1 + moment for moment in tracks.times)
    one, other = tracks
    return tracks, one, other


def _led(one: Track, other: Track) -> np.ndarray:
    """The next frame, seen where the flow of each pixel leads."""
    columns, rows = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    places = (np.stack([columns, rows], -1) + one.flow.way).astype(np.float32)
    return cv2.remap(other.picture, places[..., 0], places[..., 1], cv2.INTER_LINEAR)


@pytest.mark.parametrize("move", ["still", "pan-left", "dolly-in", "orbit"])
def test_the_flow_leads_to_the_same_picture(move: str) -> None:
    """Under every kind of camera: people by far, and all of the frame, fit better than unmoved."""
    tracks, one, other = _two(_plan(move))
    seen = one.flow.known & ~one.flow.occluded
    assert seen.mean() > 0.93
    wrong = np.abs(_led(one, other).astype(int) - one.picture).mean(-1)
    still = np.abs(other.picture.astype(int) - one.picture).mean(-1)
    ann = one.segments == next(each.number for each in tracks.instances if each.id == "ann")
    assert ann.sum() > 300
    assert still[ann & seen].mean() > 8, "she moves"
    assert wrong[ann & seen].mean() < 0.35 * still[ann & seen].mean()
    # Most pixels are right but for their shading, which lies on a body's box.
    assert np.median(wrong[ann & seen]) < 3
    assert wrong[seen].mean() < still[seen].mean()


@pytest.mark.parametrize("move", ["still", "orbit"])
def test_joints_go_where_the_flow_says(move: str) -> None:
    """The rig knows nothing of the shapes that the flow is found by, and both agree."""
    _, one, other = _two(_plan(move))
    off = []
    for number, points in one.people.items():
        for point, then in zip(points[1:14], other.people[number][1:14], strict=True):
            x, y = int(point[0]), int(point[1])
            if point[2] == 1 and then[2] == 1:
                off.append(np.hypot(*(point[:2] + one.flow.way[y, x] - then[:2])))
    assert len(off) >= 12
    assert np.median(off) < 0.1
    assert np.percentile(off, 80) < 0.6


def test_where_nothing_moves_the_flow_is_nought() -> None:
    """Under a still camera the ground stays, to the bit, and is in sight but behind people."""
    tracks, one, _ = _two(_plan())
    still = one.segments == next(e.number for e in tracks.instances if e.kind == "floor")
    assert still.mean() > 0.2
    assert not one.flow.way[still].any()
    assert one.flow.known[still].all()
    assert 0 < one.flow.occluded[still].mean() < 0.1, "she covers what she runs before"


def test_what_leaves_the_frame_is_occluded() -> None:
    """Under a pan the near ground at one border is not in the next frame."""
    _, one, _ = _two(_plan("pan-right"))
    assert (one.flow.way[-10:, :, 0] < -0.5).all()
    assert one.flow.occluded[-10:, 0].all()
    assert not one.flow.occluded[-10:, -1].any()


@pytest.mark.parametrize("place", ["park", "kitchen"])
def test_nothing_is_farther_than_what_it_covers(place: str) -> None:
    """Where one body covers another, the one that is seen is the nearer one."""
    tracks, one, _ = _two(_plan(place=place))
    here = Watch(tracks._scene).at(float(tracks.times[0]))
    covered = 0
    for index, shapes in enumerate(here.drawn):
        if here.items[index].of.kind != "floor":
            over = (shown(shapes, WIDTH, HEIGHT) > 0) & (here.item_of > index + 1) & ~here.on_floor
            covered += over.sum()
            assert (one.depth[over] <= here.camera.distance + here.depths[index] + 1e-3).all()
    assert covered > 1000
    assert one.depth.min() > 1
    assert one.depth.max() <= FARTHEST


def test_the_ground_comes_nearer_from_row_to_row() -> None:
    """Where one stands it is as far as they are."""
    tracks, one, _ = _two(_plan())
    floor = one.segments == next(e.number for e in tracks.instances if e.kind == "floor")
    rows = np.array([one.depth[y][floor[y]].mean() for y in range(HEIGHT) if floor[y].any()])
    assert (np.diff(rows) < 0).all()
    ann = one.segments == next(e.number for e in tracks.instances if e.id == "ann")
    foot = np.flatnonzero(ann.any(1)).max()
    standing = one.depth[foot + 1][floor[foot + 1]].mean()
    assert one.depth[ann].mean() == pytest.approx(standing, abs=0.6)


def test_numbers_are_those_of_drawn_pixels_and_stay() -> None:
    """A figure's pixels change when it is taken away, others' do not; numbers stay."""
    tracks, one, other = _two(_plan(verb="wave"))
    again, _, _ = _two(_plan(verb="wave"))
    assert tracks.instances == again.instances
    assert len({each.number for each in tracks.instances}) == len(tracks.instances)
    named = {each.id: each for each in tracks.instances}
    assert (named["ann"].name, named["ann"].kind) == ("woman", "person")
    held = [each for each in tracks.instances if each.kind == "held"]
    assert [each.of for each in held] == [named["bob"].number], "he drinks from something"
    for track in (one, other):
        assert set(np.unique(track.segments)) <= {0, *(each.number for each in tracks.instances)}
    from onionskin.stage.scene import Scene
    from onionskin.stage.script import replace

    less = replace(tracks.script, actors=tracks.script.actors[1:], shot=tracks.script.shot)
    scene = Scene(less, WIDTH, HEIGHT)
    scene._framed = tracks._scene._framed
    scene._stack = scene._stacked()
    changed = np.abs(scene.frame(1.0).astype(int) - one.picture).max(-1) > 40
    ann = one.segments == named["ann"].number
    assert changed[ann].mean() > 0.8
    assert changed[~ann].mean() < 0.01


def test_edges_are_thin_and_run_round_people() -> None:
    """White or black; most of an outline is drawn, and little of the frame."""
    tracks, one, _ = _two(_plan())
    assert set(np.unique(one.edges)) == {0, 255}
    assert 0.005 < (one.edges > 0).mean() < 0.15
    ann = (one.segments == next(e.number for e in tracks.instances if e.id == "ann")).astype(
        np.uint8
    )
    outline = ann - cv2.erode(ann, np.ones((3, 3), np.uint8))
    near = cv2.dilate(one.edges, np.ones((3, 3), np.uint8))
    assert (near[outline > 0] > 0).mean() > 0.97


def test_any_size_and_rate_and_no_flow_where_none_is_wanted() -> None:
    """Portrait and odd sides; the last frame has no flow, and none is made if not asked for."""
    tracks = Tracks.of_plan(_plan(), width=75, height=131, fps=Fraction(12), num_frames=3)
    assert [moment * 12 for moment in tracks.times] == [0, 1, 2]
    made = list(tracks)
    assert [track.flow is None for track in made] == [False, False, True]
    assert made[0].picture.shape == (131, 75, 3)
    assert made[0].flow.way.shape == (131, 75, 2)
    without = Tracks.of_plan(_plan(), width=75, height=131, num_frames=2, with_flow=False)
    assert [track.flow for track in without] == [None, None]


def test_a_picture_of_the_track_is_the_stage_s_own() -> None:
    """It is the frame that the stage draws of the plan, to the bit."""
    from onionskin.stage.blocking import block
    from onionskin.stage.scene import Scene

    script, _ = block(_plan())
    for one, other in pairwise(Tracks.of_plan(_plan(), width=96, height=54, num_frames=2)):
        assert np.array_equal(one.picture, Scene(script, 96, 54).frame(0.0))
        assert not np.array_equal(one.picture, other.picture)
