"""Values: they do not change once made, are made by name, and are compared only where they can be.

What is listed here does otherwise, and has a reason: it grows while it works, or is so small, or
so often made by people, that its order says what is what.
"""

import importlib
import inspect
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import onionskin

ROOT = Path(onionskin.__file__).parent
ROOMS = ("stability", "render", "plan", "media", "engines/diffusers")
ALONE = ("canvas", "clip", "request", "exposure")
CHANGE = {
    "PictureFootage", "VideoFootage", "Signals", "_Transfer", "_Shown", "Painter", "Retake",
}  # fmt: skip
IN_ORDER = {
    "CameraStep", "ClipFootage", "PictureFootage", "VideoFootage", "_Pair", "Tracks", "Neighbour",
    "Around", "_Target", "_Transfer", "_Shown", "Identity", "Extend", "Modify", "Expand",
    "Restyle", "Smooth", "Make", "Animate", "Between", "Retake", "_Reading", "Shelf", "Canvas",
    "Clip",
}  # fmt: skip
ARRAYS = ("NDArray", "ndarray", "Frame", "Mask", "Field", "Picture", "Signals", "Measure", "Recipe")
"""Words in the types of what cannot be asked whether it is equal: that has no one answer."""


def modules() -> list[str]:
    files = [file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))]
    files += [ROOT / f"{name}.py" for name in ALONE]
    return [
        ".".join(("onionskin", *file.relative_to(ROOT).with_suffix("").parts)) for file in files
    ]


@pytest.mark.parametrize("name", [name for name in modules() if not name.endswith("__init__")])
def test_values_hold_still_and_are_made_by_name(name):
    """Every one of these rooms, private ones too."""
    module = importlib.import_module(name)
    for value in vars(module).values():
        if not (inspect.isclass(value) and value.__module__ == name and is_dataclass(value)):
            continue
        how, called = value.__dataclass_params__, value.__name__
        assert how.frozen is (called not in CHANGE), called
        if called not in IN_ORDER:
            assert all(field.kw_only for field in fields(value)), called
        types = " ".join(str(field.type) for field in fields(value))
        if any(word in types for word in ARRAYS):
            assert not how.eq, f"{called} holds arrays: say eq=False"
