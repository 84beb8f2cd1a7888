"""Every verb that people on the stage can act; importing this registers them all."""

from onionskin.stage.actions import (
    feeling,
    going,
    handling,
    household,
    music,
    playing,
    resting,
    signs,
    speaking,
    sport,
    trade,
    working,
)
from onionskin.stage.actions.action import ACTIONS, Action, Beat, Motion
from onionskin.stage.actions.near import nearest_action

__all__ = [
    "ACTIONS",
    "Action",
    "Beat",
    "Motion",
    "feeling",
    "going",
    "handling",
    "household",
    "music",
    "nearest_action",
    "playing",
    "resting",
    "signs",
    "speaking",
    "sport",
    "trade",
    "working",
]
