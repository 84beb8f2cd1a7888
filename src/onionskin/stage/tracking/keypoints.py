"""Poses as OpenPose tells and draws them: eighteen points of a body."""

from __future__ import annotations

import math
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.frames import Frames
from onionskin.stage.body.face import EYE_H, EYE_PHI
from onionskin.stage.brush import Point
from onionskin.stage.camera import Camera
from onionskin.stage.figure import Lens, skull_of
from onionskin.stage.rig import Body

KEYPOINTS: Final = (
    "nose",
    "neck",
    "right_shoulder",
    "right_elbow",
    "right_wrist",
    "left_shoulder",
    "left_elbow",
    "left_wrist",
    "right_hip",
    "right_knee",
    "right_ankle",
    "left_hip",
    "left_knee",
    "left_ankle",
    "right_eye",
    "left_eye",
    "right_ear",
    "left_ear",
)
"""In the order of OpenPose's 18; right is the person's own right."""
Keypoints = NDArray[np.float32]
"""(18, 3): x and y in pixels, and confidence: 1 seen, 0.5 in the frame and hidden, 0 neither."""

# As OpenPose and the annotators of ControlNet draw them: which points a limb joins, and colours.
_LIMBS = (
    (1, 2),
    (1, 5),
    (2, 3),
    (3, 4),
    (5, 6),
    (6, 7),
    (1, 8),
    (8, 9),
    (9, 10),
    (1, 11),
    (11, 12),
    (12, 13),
    (1, 0),
    (0, 14),
    (14, 16),
    (0, 15),
    (15, 17),
)
_COLOURS = (
    (255, 0, 0),
    (255, 85, 0),
    (255, 170, 0),
    (255, 255, 0),
    (170, 255, 0),
    (85, 255, 0),
    (0, 255, 0),
    (0, 255, 85),
    (0, 255, 170),
    (0, 255, 255),
    (0, 170, 255),
    (0, 85, 255),
    (0, 0, 255),
    (85, 0, 255),
    (170, 0, 255),
    (255, 0, 255),
    (255, 0, 170),
    (255, 0, 85),
)
_FACE = {14: (-EYE_PHI, EYE_H), 15: (EYE_PHI, EYE_H), 16: (-1.53, -0.13), 17: (1.53, -0.13)}
"""Eyes and ears round the head from the nose, and how high."""


def keypoints_of(body: Body, camera: Camera, width: int, height: int) -> Keypoints:
    """Where a body's points are drawn; confidence is 0 for what looks away, else 1."""
    lens = camera.lens(body.root)
    right, left = (0, 1) if body.lead_right else (1, 0)
    joints = {}
    for first, side in ((2, right), (5, left)):
        for more, pair in enumerate((body.shoulders, body.elbows, body.wrists)):
            joints[first + more] = lens.flat(pair[side], body.root)
    for first, side in ((8, right), (11, left)):
        for more, pair in enumerate((body.hips, body.knees, body.ankles)):
            joints[first + more] = lens.flat(pair[side], body.root)
    joints[1] = tuple(np.mean([joints[2], joints[5]], 0))
    sure = dict.fromkeys(joints, 1.0) | _face(body, lens, joints)
    points = np.array([joints[k] for k in range(18)])
    x, y = camera.place(body.root, width, height)
    scale = camera.scale(body.root[2], height)
    confidence = [sure[k] for k in range(18)]
    return np.stack([x + points[:, 0] * scale, y - points[:, 1] * scale, confidence], 1).astype(
        np.float32
    )


def _face(body: Body, lens: Lens, joints: dict[int, Point]) -> dict[int, float]:
    """Puts nose, eyes and ears among the joints; gives how sure it is that each is seen."""
    skull = skull_of(body)
    found = {0: skull.at(0, -0.27, 1.07)}
    found |= {k: skull.at(phi, h, 1.0) for k, (phi, h) in _FACE.items()}
    middle, half = lens.flat(body.head, body.root), body.rig.head / 2
    cos, sin = math.cos(-body.head_roll), math.sin(-body.head_roll)
    for k, (x, y, _) in found.items():
        joints[k] = (middle[0] + (x * cos - y * sin) * half, middle[1] + (x * sin + y * cos) * half)
    # An ear stands out to the side, and is seen until it is well behind.
    return {k: float(near > (-0.25 if k > 15 else 0.05)) for k, (_, _, near) in found.items()}


def draw_poses(people: list[Keypoints], width: int, height: int) -> Frames:
    """The usual drawing, uint8 (H, W, 3) on black: limbs at six tenths, points over them.

    As a detector would see it: what is hidden is drawn only at the end of a limb that is seen.
    """
    picture = np.zeros((height, width, 3), np.uint8)
    thick = max(2, round(4 * min(width, height) / 512))
    shown = [{k for k in range(18) if points[k, 2] == 1} for points in people]
    for points, seen in zip(people, shown, strict=True):
        ends = set(seen)
        for (one, other), colour in zip(_LIMBS, _COLOURS[:17], strict=True):
            inside = points[one, 2] > 0 and points[other, 2] > 0
            if inside and (one in ends or other in ends):
                _limb(picture, points[one, :2], points[other, :2], thick, colour)
                seen |= {one, other}
    for points, seen in zip(people, shown, strict=True):
        for k in sorted(seen):
            x, y = points[k, :2]
            cv2.circle(picture, (int(x), int(y)), thick, _COLOURS[k], -1)
    return picture


def _limb(
    picture: Frames,
    one: NDArray[np.float32],
    other: NDArray[np.float32],
    thick: int,
    colour: tuple[int, int, int],
) -> None:
    middle, way = (one + other) / 2, other - one
    angle = math.degrees(math.atan2(way[1], way[0]))
    axes = (int(np.hypot(*way) / 2), thick)
    centre = (int(middle[0]), int(middle[1]))
    shape = cv2.ellipse2Poly(centre, axes, int(angle), 0, 360, 1)
    cv2.fillConvexPoly(picture, np.asarray(shape), [int(0.6 * tone) for tone in colour])
