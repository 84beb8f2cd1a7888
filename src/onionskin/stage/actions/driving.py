"""Verbs of driving: whoever drives is seen in the window of what they drive."""

from __future__ import annotations

import math

from onionskin.stage.actions.action import Beat, Motion, action
from onionskin.stage.pose import Pose, Vector


def _driving(beat: Beat, forward: float, high: float) -> Motion:
    """Sits at a wheel: `forward` metres before the middle of the vehicle, `high` over the road."""
    leg, bump = beat.rig.leg, 0.006 * math.sin(beat.travel * 5)
    hips: Vector = (0, (high - beat.rig.hip) / leg + bump, forward / leg)
    foot: Vector = (0, (high - 0.04) / leg + bump, forward / leg + 0.45)
    hand: Vector = (-0.14, -0.36, 0.62)
    return Motion(
        pose=Pose(
            support="air",
            hips=hips,
            feet=(foot, foot),
            hands=(hand, hand),
            grips=("hold", "hold"),
            lean=-0.06,
            head=(0, 0.02, 0),
            expression="calm",
        )
    )


@action("drive a car", "开汽车", "drive a taxi", "开出租车", layer="travel", speed=2.6, mount="car",
        turn=1.35)  # fmt: skip
def drive_a_car(beat: Beat) -> Motion:
    """Drives a car: seen in its front window."""
    return _driving(beat, 0.12, 0.4)


@action("drive a van", "开面包车", "开货车", layer="travel", speed=2.4, mount="van", turn=1.35)
def drive_a_van(beat: Beat) -> Motion:
    """Drives a van."""
    return _driving(beat, 0.78, 0.84)


@action(
    "drive a truck", "开卡车", "drive a lorry", layer="travel", speed=2.0, mount="truck", turn=1.35
)
def drive_a_truck(beat: Beat) -> Motion:
    """Drives a truck, high over the road."""
    return _driving(beat, 1.86, 1.04)


@action("drive a bus", "开公交车", "开巴士", layer="travel", speed=2.0, mount="bus", turn=1.35)
def drive_a_bus(beat: Beat) -> Motion:
    """Drives a bus."""
    return _driving(beat, 2.52, 0.94)


@action("drive a forklift", "开叉车", layer="travel", speed=1.4, mount="forklift", turn=1.35)
def drive_a_forklift(beat: Beat) -> Motion:
    """Drives a forklift, under its roof."""
    return _driving(beat, -0.35, 0.84)


@action(
    "ride a scooter", "骑电动车", "ride a motorcycle", "骑摩托车", layer="travel", speed=3.0,
    mount="scooter", turn=1.35,
)  # fmt: skip
def ride_a_scooter(beat: Beat) -> Motion:
    """Rides a scooter: upright, the feet on its floor, both hands at the bar."""
    leg = beat.rig.leg
    foot: Vector = (0.02, 0.32 / leg, 0.12 / leg)
    hand: Vector = (-0.05, -0.4, 0.78)
    return Motion(
        pose=Pose(
            support="air",
            hips=(0, (0.82 - beat.rig.hip) / leg, -0.36 / leg),
            feet=(foot, foot),
            hands=(hand, hand),
            grips=("hold", "hold"),
            lean=0.04,
            head=(0, 0.02, 0),
        )
    )
