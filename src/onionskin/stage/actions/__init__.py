"""Every verb that people on the stage can act; importing this registers them all."""

from onionskin.stage.actions import (
    between,
    driving,
    feeling,
    games,
    going,
    handling,
    household,
    music,
    opening,
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
    "between",
    "driving",
    "feeling",
    "games",
    "going",
    "handling",
    "household",
    "music",
    "nearest_action",
    "opening",
    "playing",
    "resting",
    "signs",
    "speaking",
    "sport",
    "trade",
    "working",
]
