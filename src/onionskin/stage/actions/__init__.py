"""Every verb that people on the stage can act; importing this registers them all."""

from onionskin.stage.actions import (
    feeling,
    going,
    handling,
    playing,
    resting,
    speaking,
    working,
)
from onionskin.stage.actions.action import ACTIONS, Action, Beat, Motion

__all__ = [
    "ACTIONS",
    "Action",
    "Beat",
    "Motion",
    "feeling",
    "going",
    "handling",
    "playing",
    "resting",
    "speaking",
    "working",
]
