"""Tracks as files that other programs read.

    OUT/tracks.json     what is in the folder, and every instance by its number
    OUT/picture/00000.png    the drawing, 8 bits RGB
    OUT/depth/00000.png      16 bits grey, millimetres from the eye; 65535 is that far or farther
    OUT/segments/00000.png   8 bits indexed: the number of an instance, in the colours of DAVIS
    OUT/edges/00000.png      8 bits grey, white lines on black
    OUT/pose/00000.png       OpenPose's drawing, and 00000.json: its JSON, 18 keypoints a person
    OUT/flow/00000.png       16 bits RGB as KITTI has it: 64 * (right, down) + 32768, 1 if known
    OUT/occlusion/00000.png  8 bits grey, 255 where the pixel is out of sight in the next frame

Flow and occlusion lead from a frame to the next: the last frame has none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from onionskin.errors import InvalidInput, MediaError
from onionskin.framerate import exact_fps, format_fps
from onionskin.stage.tracking.flow import Flow
from onionskin.stage.tracking.keypoints import KEYPOINTS
from onionskin.stage.tracking.tracks import Instance, Segments, Track, Tracks

SCHEMA = "onionskin.tracks/1"
MAX_INSTANCES = 255
_KINDS = ("picture", "depth", "segments", "edges", "pose", "flow", "occlusion")
_FLOW_UNIT, _FLOW_ZERO = 64, 1 << 15


def write_tracks(tracks: Tracks, folder: Path) -> dict[str, object]:
    """Writes every frame into an empty folder as it is made; gives what `tracks.json` holds.

    Raises MediaError where a file cannot be written.
    """
    for kind in _KINDS:
        (folder / kind).mkdir()
    for track in tracks:
        _write_frame(track, folder)
    about = describe(tracks)
    (folder / "tracks.json").write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n")
    return about


def describe(tracks: Tracks) -> dict[str, object]:
    """What is in a folder of tracks; held things are told after they were seen."""
    times = tracks.times
    fps = exact_fps(1 / (times[1] - times[0])) if len(times) > 1 else None
    return {
        "schema": SCHEMA,
        "width": tracks.width,
        "height": tracks.height,
        "num_frames": len(times),
        "fps": format_fps(fps) if fps else None,
        "depth": "16-bit PNG, millimetres along the axis of the eye; 65535: that far or farther",
        "flow": "16-bit PNG (KITTI): (value - 32768) / 64 pixels right and down to the next frame; "
        "third channel 1 where known",
        "occlusion": "255 where the pixel is out of sight in the next frame",
        "keypoints": list(KEYPOINTS),
        "instances": [_told(each) for each in tracks.instances],
    }


def _told(instance: Instance) -> dict[str, object]:
    told: dict[str, object] = {
        "number": instance.number,
        "kind": instance.kind,
        "id": instance.id,
        "name": instance.name,
    }
    return told | ({"of": instance.of} if instance.of else {})


def _write_frame(track: Track, folder: Path) -> None:
    name = f"{track.index:05d}"

    def place(kind: str) -> Path:
        return folder / kind / f"{name}.png"

    _write(place("picture"), track.picture[..., ::-1])
    _write(place("depth"), millimetres(track))
    _write_segments(place("segments"), track.segments)
    _write(place("edges"), track.edges)
    _write(place("pose"), track.poses()[..., ::-1])
    (folder / "pose" / f"{name}.json").write_text(json.dumps(openpose(track)))
    if track.flow is not None:
        _write(place("flow"), coded_flow(track.flow)[..., ::-1])
        _write(place("occlusion"), track.flow.occluded.astype(np.uint8) * 255)


def _write(path: Path, pixels: NDArray[Any]) -> None:
    if not cv2.imwrite(str(path), pixels):
        raise MediaError(f"{path} was not written; check the space left on its disk")


def millimetres(track: Track) -> NDArray[np.uint16]:
    """The depth of a frame as it is written."""
    return np.asarray(np.clip(np.round(track.depth * 1000), 0, 65535), np.uint16)


def coded_flow(flow: Flow) -> NDArray[np.uint16]:
    """(H, W, 3): flow as it is written; what is farther than 511 pixels is told as unknown."""
    coded = np.round(flow.way * _FLOW_UNIT) + _FLOW_ZERO
    fits = flow.known & ((coded >= 0) & (coded <= 65535)).all(-1)
    parts = np.concatenate([np.clip(coded, 0, 65535), fits[..., None]], -1)
    return np.asarray(parts * fits[..., None], np.uint16)


def openpose(track: Track) -> Mapping[str, object]:
    """The poses of a frame in OpenPose's own JSON; `person_id` is the instance's number."""
    people = [
        {
            "person_id": [number],
            "pose_keypoints_2d": [round(float(each), 2) for each in points.ravel()],
        }
        for number, points in track.people.items()
    ]
    return {"version": 1.3, "people": people}


def _write_segments(path: Path, segments: Segments) -> None:
    if segments.max() > MAX_INSTANCES:
        raise InvalidInput(
            f"there are {segments.max()} bodies and things; a picture of segments holds "
            f"{MAX_INSTANCES}: leave some out"
        )
    picture = Image.fromarray(segments.astype(np.uint8), mode="P")
    picture.putpalette(_davis_palette())
    picture.save(path)


def _davis_palette() -> list[int]:
    """Colours that differ as their numbers' bits do, as PASCAL VOC and DAVIS have them."""
    palette = []
    for number in range(256):
        tones, bits = [0, 0, 0], number
        for shift in range(7, -1, -1):
            for channel in range(3):
                tones[channel] |= ((bits >> channel) & 1) << shift
            bits >>= 3
        palette += tones
    return palette
