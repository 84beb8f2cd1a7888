"""Tracks on disk: formats that other programs read, and what they say comes back."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from onionskin.plan.staging import Action, StagedFigure, StagedPlan
from onionskin.stage.tracking.files import coded_flow, write_tracks
from onionskin.stage.tracking.flow import Flow
from onionskin.stage.tracking.tracks import Tracks

PLAN = StagedPlan(
    seconds=1.0,
    place="park",
    figures=(StagedFigure(id="ann", name="woman", kind="person"),),
    actions=(Action(who="ann", verb="run", start=0, end=1),),
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Tracks]:
    folder = tmp_path_factory.mktemp("tracks")
    tracks = Tracks.of_plan(PLAN, width=96, height=54, fps=8, num_frames=3)
    write_tracks(tracks, folder)
    return folder, tracks


def _read(folder: Path, kind: str, index: int = 0) -> np.ndarray:
    picture = cv2.imread(str(folder / kind / f"{index:05d}.png"), cv2.IMREAD_UNCHANGED)
    assert picture is not None
    return picture


def test_what_is_written_comes_back(written: tuple[Path, Tracks]) -> None:
    """Depth to the millimetre, flow to a 64th of a pixel, all else exactly."""
    folder, tracks = written
    for index, track in enumerate(tracks):
        assert np.array_equal(_read(folder, "picture", index)[..., ::-1], track.picture)
        depth = _read(folder, "depth", index)
        assert depth.dtype == np.uint16
        near = track.depth < 65
        assert np.abs(depth[near] / 1000 - track.depth[near]).max() <= 0.0006
        segments = Image.open(folder / "segments" / f"{index:05d}.png")
        assert segments.mode == "P"
        assert np.array_equal(np.asarray(segments), track.segments)
        assert np.array_equal(_read(folder, "edges", index), track.edges)
        assert np.array_equal(_read(folder, "pose", index)[..., ::-1], track.poses())
        if track.flow is not None:
            flow = _read(folder, "flow", index)[..., ::-1].astype(float)
            known = flow[..., 2] == 1
            assert np.array_equal(known, track.flow.known)
            way = (flow[..., :2] - 32768) / 64
            assert np.abs(way - track.flow.way)[known].max() <= 1 / 128 + 1e-6
            assert np.array_equal(_read(folder, "occlusion", index) > 0, track.flow.occluded)


def test_the_last_frame_has_no_flow(written: tuple[Path, Tracks]) -> None:
    """One flow fewer than frames."""
    folder, _ = written
    assert len(list((folder / "flow").iterdir())) == 2
    assert len(list((folder / "depth").iterdir())) == 3


def test_the_folder_says_what_is_in_it(written: tuple[Path, Tracks]) -> None:
    """Every number of a segment is explained, and poses are in OpenPose's own form."""
    folder, _ = written
    about = json.loads((folder / "tracks.json").read_text("utf-8"))
    assert about["schema"] == "onionskin.tracks/1"
    assert (about["width"], about["height"], about["num_frames"], about["fps"]) == (96, 54, 3, "8")
    told = {each["number"]: each for each in about["instances"]}
    with Image.open(folder / "segments" / "00001.png") as picture:
        assert set(np.unique(np.asarray(picture))) <= {0, *told}
    ann = next(each for each in told.values() if each["id"] == "ann")
    assert (ann["kind"], ann["name"]) == ("person", "woman")
    pose = json.loads((folder / "pose" / "00001.json").read_text("utf-8"))
    (person,) = pose["people"]
    assert person["person_id"] == [ann["number"]]
    assert len(person["pose_keypoints_2d"]) == 18 * 3


def test_flow_that_does_not_fit_is_unknown() -> None:
    """Beyond 511 pixels the format has no numbers."""
    way = np.array([[[600.0, 0], [-3.25, 511]]], np.float32)
    known = np.ones((1, 2), bool)
    coded = coded_flow(Flow(way=way, known=known, occluded=~known))
    assert coded[0].tolist() == [[0, 0, 0], [32768 - 208, 32768 + 511 * 64, 1]]
