"""Values of the wrong type or size, given to every noun: taken for what is meant, or refused."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import onionskin
from onionskin import Clip, OnionskinError
from onionskin.cast.sprite import SPRITE_SIZE
from onionskin.executors.registry import open_threads

FRAMES = np.zeros((2, 4, 4, 3), np.uint8)
KEY = onionskin.Key(seconds=0, x=0.5, y=0.5, size=0.4)
WRONG: list[Any] = [
    *(None, True, -1, 1.5, float("nan"), float("inf"), 1e300, 10**400, 1j),
    *(Decimal("1.5"), Decimal("NaN"), Fraction(1, 3), np.float32(2), np.int64(3)),
    *("", "8", "x\0y", "\ud83e", "two\nlines", b"x", Path(), Path("/dev/null")),
    *([], [None], ["a"], (1, 2), {}, {"a": 1}, {1}, range(3), object(), int, len),
    *(np.zeros(3), np.zeros((30, 2), object), Clip(FRAMES, 8)),
]
NOUNS: dict[Callable[..., object], dict[str, Any]] = {
    onionskin.Clip: {"frames": FRAMES, "fps": 8},
    onionskin.Canvas: {"frames": FRAMES, "known": np.zeros(2, bool), "fps": 8},
    onionskin.Exposure: {
        "size": (4, 4),
        "fps": Fraction(8),
        "source": np.zeros(2, np.int64),
        "whole": np.zeros(2, bool),
    },
    onionskin.Request: {"prompt": "a fox"},
    onionskin.Sound: {"samples": np.zeros((10, 1), np.float32), "sample_rate": 48_000},
    onionskin.Budget: {},
    onionskin.EngineSettings: {},
    onionskin.LoraSetting: {"path": Path("a.safetensors")},
    onionskin.Threads: {"num_workers": 1},
    onionskin.exact_fps: {"value": 8},
    onionskin.Plan: {"seconds": 1.0},
    onionskin.Subject: {"cast": "1f98a", "keys": (KEY,)},
    onionskin.Key: {"seconds": 0, "x": 0.5, "y": 0.5, "size": 0.4},
    onionskin.CameraKey: {"seconds": 0},
    onionskin.Scenery: {},
    onionskin.Role: {"cast": "1f98a"},
    onionskin.Outline: {"roles": (), "scenery": onionskin.Scenery()},
    onionskin.StagedPlan: {"seconds": 1.0},
    onionskin.StagedFigure: {"id": "a", "name": "b", "kind": "person"},
    onionskin.FigureKey: {"seconds": 0, "x": 0},
    onionskin.Looks: {},
    onionskin.Shooting: {},
    onionskin.Standing: {"relation": "beside", "of": "a"},
    onionskin.Action: {"who": "a", "verb": "walk", "start": 0.0, "end": 1.0},
    onionskin.Prop: {"id": "a", "name": "b"},
    onionskin.Cast: {"entries": ()},
    onionskin.OwnPicture: {
        "name": "a",
        "frames": np.zeros((1, SPRITE_SIZE, SPRITE_SIZE, 4), np.uint8),
    },
    onionskin.RepairOptions: {},
    onionskin.plan_from_dict: {"data": {"seconds": 1}},
    onionskin.plan_from_yaml: {"text": "seconds: 1"},
    onionskin.order_from_dict: {"data": {}},
    open_threads: {"address": "", "num_workers": None},
}
"""Whatever a person makes, and what has to be given for it."""


FUNCTIONS: dict[Callable[..., object], dict[str, Any]] = {
    onionskin.load_engine: {"name": "animatic"},
    onionskin.read_plan: {"path": "none.yaml"},
    onionskin.make_film: {"script": "none.md", "output": "film.mp4"},
    onionskin.make: {"prompt": "a fox", "engine": "animatic", "seed": 1},
    onionskin.smooth: {"clip": Clip(FRAMES, 8), "engine": "flow"},
    onionskin.steady: {"clip": Clip(FRAMES, 8)},
    onionskin.measure: {"clip": Clip(FRAMES, 8)},
    onionskin.again: {"path": "none.mp4"},
    onionskin.from_json: {"cls": onionskin.Request, "text": "{}"},
    Clip.open: {"path": "none.mp4"},
}
"""Whatever a person calls."""
NOT_VALUES = ("progress", "cancelled", "executor", "store", "draw", "cls", "changes")


def refusal(make: Callable[..., object], **given: Any) -> str:
    """What is said where a value is not taken; "" where all are."""
    try:
        make(**given)
    except OnionskinError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("make", NOUNS, ids=lambda make: make.__name__)
def test_a_wrong_value_is_taken_for_what_is_meant_or_refused_in_one_line(make):
    """Field by field; never by an error of Python's own."""
    given = NOUNS[make]
    for name in inspect.signature(make).parameters:
        for wrong in WRONG:
            said = refusal(make, **{**given, name: wrong})
            assert "\n" not in said, (name, wrong)
            assert len(said) < 400, (name, wrong)


@pytest.mark.parametrize("make", NOUNS, ids=lambda make: make.__name__)
def test_the_right_values_are_taken(make):
    """Or a refusal would show nothing."""
    if make is not onionskin.order_from_dict:
        assert refusal(make, **NOUNS[make]) == ""


@pytest.mark.parametrize("call", FUNCTIONS, ids=lambda call: call.__qualname__)
def test_a_function_refuses_what_it_cannot_take_in_one_line(call):
    """Argument by argument; what could be taken is stopped before it is done."""
    given = FUNCTIONS[call]
    names = [name for name in inspect.signature(call).parameters if name not in NOT_VALUES]
    if "cancelled" in inspect.signature(call).parameters:
        given = {**given, "cancelled": lambda: True}
    for name in names:
        for wrong in (1.5, "\0", [], object(), np.zeros((30, 2), object), Clip(FRAMES, 8)):
            assert "\n" not in refusal(call, **{**given, name: wrong}), (name, wrong)
