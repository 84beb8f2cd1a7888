"""Plans as text: plain dictionaries for JSON, and YAML short enough to edit by hand.

    seconds: 2.0
    scenery: {place: snow, time: night, weather: clear, color: blue, seed: 7}
    camera_move: zoom-in
    camera:
    - [0.0, 0.5, 0.5, 1.0]
    subjects:
    - cast: 1f98a
      name: red fox
      keys:
      - [0.0, 0.36, 0.71, 0.42, 0.0]

A plan comes back exactly as it was written. Whatever has a default may be left out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from typing import Any, Final

import yaml

from onionskin.errors import InvalidInput
from onionskin.plan.plan import (
    CAMERAS,
    COLORS,
    MOTIONS,
    PLACES,
    SHOWN,
    TIMES,
    WEATHERS,
    CameraKey,
    Key,
    Plan,
    Scenery,
    Subject,
    camera_moves,
)

_HEADER = """\
# A plan. Times are seconds; x and y run from 0 (left, top) to 1 (right, bottom); sizes are
# fractions of the shorter side. camera: [seconds, x, y, zoom]; keys: [seconds, x, y, size,
# rotation]. Later subjects stand in front; shadow is the y of the ground, or null.
"""
_PLAN_FIELDS: Final = ("seconds", "scenery", "guessed", "camera_move", "camera", "subjects")
_KEY_FIELDS: Final = tuple(field.name for field in fields(Key))
_CAMERA_FIELDS: Final = tuple(field.name for field in fields(CameraKey))
_MAX_SECONDS = 24 * 3600.0


def plan_to_dict(plan: Plan) -> dict[str, Any]:
    """The plan as dictionaries, lists, numbers and strings, ready for JSON."""
    guessed = {"guessed": list(plan.guessed)} if plan.guessed else {}
    return {
        "seconds": plan.seconds,
        "scenery": {field.name: getattr(plan.scenery, field.name) for field in fields(Scenery)},
        **guessed,
        "camera_move": plan.camera_move,
        "camera": [[getattr(key, name) for name in _CAMERA_FIELDS] for key in plan.camera],
        "subjects": [_subject_to_dict(subject) for subject in plan.subjects],
    }


def plan_to_yaml(plan: Plan) -> str:
    """The plan as YAML with a comment that explains it."""
    body = yaml.dump(
        plan_to_dict(plan), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000
    )
    return _HEADER + body


def plan_from_yaml(text: str) -> Plan:
    """The plan of a YAML (or JSON) text. Raises InvalidInput that names the line or the field."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark is not None else ""
        problem = getattr(error, "problem", None) or "cannot be parsed"
        raise InvalidInput(f"the plan is not YAML{where}: {problem}") from error
    return plan_from_dict(data)


def as_plan(plan: object) -> Plan:
    """A plan, or the plan of a dictionary such as `plan_to_dict` gives. Raises InvalidInput."""
    return plan if isinstance(plan, Plan) else plan_from_dict(plan)


def plan_from_dict(data: object) -> Plan:
    """The plan of a dictionary such as `plan_to_dict` gives. Raises InvalidInput."""
    table = _table(data, "plan", _PLAN_FIELDS)
    if "seconds" not in table:
        raise InvalidInput("plan: the field seconds is missing: give its length, e.g. 2.0")
    defaults = Plan(seconds=1.0)
    camera = _rows(table.get("camera", []), "camera", _CAMERA_FIELDS)
    subjects = _sequence(table.get("subjects", []), "subjects")
    return Plan(
        seconds=_number(table["seconds"], "seconds", above=0.0, upto=_MAX_SECONDS),
        subjects=tuple(_subject(item, f"subjects[{i}]") for i, item in enumerate(subjects)),
        scenery=_scenery(table.get("scenery", {})),
        camera=tuple(CameraKey(**row) for row in camera) or defaults.camera,
        camera_move=_camera_move(table.get("camera_move", "still")),
        guessed=tuple(
            _choice(item, "guessed", SHOWN)
            for item in _sequence(table.get("guessed", []), "guessed")
        ),
    )


def _camera_move(data: object) -> str:
    with suppress(InvalidInput):
        return "+".join(camera_moves(str(data)))
    raise InvalidInput(
        f"camera_move is {_short(data)}; allowed: {', '.join(CAMERAS)}, or several joined by +"
    )


def _subject_to_dict(subject: Subject) -> dict[str, Any]:
    data = {field.name: getattr(subject, field.name) for field in fields(Subject)}
    del data["keys"]
    return {**data, "keys": [[getattr(k, name) for name in _KEY_FIELDS] for k in subject.keys]}


def _subject(data: object, where: str) -> Subject:
    table = _table(data, where, tuple(field.name for field in fields(Subject)))
    for name in ("cast", "keys"):
        if name not in table:
            raise InvalidInput(f"{where}: the field {name} is missing")
    keys = _rows(table["keys"], f"{where}.keys", _KEY_FIELDS)
    if not keys:
        raise InvalidInput(f"{where}.keys is empty: give at least one, e.g. [0, 0.5, 0.5, 0.4, 0]")
    shadow = table.get("shadow")
    return Subject(
        cast=_text(table["cast"], f"{where}.cast"),
        keys=tuple(Key(**row) for row in keys),
        name=_text(table.get("name", ""), f"{where}.name", empty=True),
        motion=_choice(table.get("motion", "still"), f"{where}.motion", MOTIONS),
        flip=_flag(table.get("flip", False), f"{where}.flip"),
        phase_seconds=_number(table.get("phase_seconds", 0.0), f"{where}.phase_seconds"),
        pace=_number(table.get("pace", 1.0), f"{where}.pace"),
        shadow=None if shadow is None else _number(shadow, f"{where}.shadow"),
    )


def _scenery(data: object) -> Scenery:
    allowed = {"place": PLACES, "time": TIMES, "weather": WEATHERS, "color": COLORS}
    table = _table(data, "scenery", (*allowed, "seed"))
    default = Scenery()
    words = {
        name: _choice(table.get(name, getattr(default, name)), f"scenery.{name}", choices)
        for name, choices in allowed.items()
    }
    seed = table.get("seed", default.seed)
    if not isinstance(seed, int) or isinstance(seed, bool) or seed < 0:
        raise InvalidInput(f"scenery.seed is {seed!r}: give a whole number from 0")
    return Scenery(**words, seed=seed)


def _rows(data: object, where: str, names: tuple[str, ...]) -> list[dict[str, float]]:
    """Keys, each a list of numbers in the order of `names` or a mapping; times must rise."""
    rows = [_row(item, f"{where}[{i}]", names) for i, item in enumerate(_sequence(data, where))]
    for index in range(1, len(rows)):
        if rows[index]["seconds"] <= rows[index - 1]["seconds"]:
            raise InvalidInput(
                f"{where}[{index}] is at {rows[index]['seconds']} s, not after the key before it:"
                " put keys in the order of their times"
            )
    return rows


def _row(data: object, where: str, names: tuple[str, ...]) -> dict[str, float]:
    needed = 1 if names is _CAMERA_FIELDS else 4
    if isinstance(data, Mapping):
        table = _table(data, where, names)
    else:
        numbers = _sequence(data, where)
        if len(numbers) > len(names):
            raise InvalidInput(f"{where} has {len(numbers)} numbers: give {', '.join(names)}")
        table = dict(zip(names, numbers, strict=False))
    if missing := [name for name in names[:needed] if name not in table]:
        raise InvalidInput(f"{where}: {', '.join(missing)} missing: give {', '.join(names)}")
    return {
        name: _number(value, f"{where}.{name}", above=0.0 if name in ("size", "zoom") else None)
        for name, value in table.items()
    }


def _table(data: object, where: str, allowed: Sequence[str]) -> dict[str, Any]:
    """A mapping with none but the allowed fields."""
    if not isinstance(data, Mapping):
        raise InvalidInput(f"{where} is {_short(data)}: give a mapping of {', '.join(allowed)}")
    for name in data:
        if name not in allowed:
            raise InvalidInput(
                f"{where}: no field is called {name!r}; allowed: {', '.join(allowed)}"
            )
    return dict(data)


def _sequence(data: object, where: str) -> list[Any]:
    if not isinstance(data, list | tuple):
        raise InvalidInput(f"{where} is {_short(data)}: give a list")
    return list(data)


def _number(
    value: object, where: str, *, above: float | None = None, upto: float = math.inf
) -> float:
    wanted = "a number" if above is None else f"a number above {above:g}"
    wanted += "" if math.isinf(upto) else f", at most {upto:g}"
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not math.isfinite(number := float(str(value))):
        raise InvalidInput(f"{where} is {_short(value)}: give {wanted}")
    if (above is not None and number <= above) or number > upto:
        raise InvalidInput(f"{where} is {value}: give {wanted}")
    return number


def _choice(value: object, where: str, allowed: Sequence[str]) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise InvalidInput(f"{where} is {_short(value)}; allowed: {', '.join(allowed)}")
    return value


def _text(value: object, where: str, *, empty: bool = False) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not (value or empty):
        raise InvalidInput(f"{where} is {_short(value)}: give a text")
    return value


def _flag(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise InvalidInput(f"{where} is {_short(value)}: give true or false")
    return value


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


class _Dumper(yaml.SafeDumper):
    """YAML with the keys and the scenery on one line each."""


def _represent_list(dumper: _Dumper, data: list[Any]) -> yaml.Node:
    flat = not any(isinstance(item, list | dict) for item in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=flat)


def _represent_dict(dumper: _Dumper, data: dict[str, Any]) -> yaml.Node:
    short = "place" in data
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=short)


_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(dict, _represent_dict)
