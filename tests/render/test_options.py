"""Tools are declared once: what is clearly meant is taken, the rest is refused by name."""

import inspect
from dataclasses import MISSING, fields
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from tests.conftest import painted
from tests.golden import check_golden

import onionskin
from onionskin import Clip, Plan
from onionskin.errors import InvalidInput
from onionskin.option import PANELS, options_of
from onionskin.render import values
from onionskin.render.options import (
    TOOLS,
    Animate,
    Between,
    Expand,
    Extend,
    Make,
    Modify,
    Restyle,
    files_of,
)


@pytest.mark.parametrize("tool", TOOLS)
def test_every_field_of_a_tool_is_an_option_with_help(tool):
    """In a panel that help shows."""
    declared = options_of(TOOLS[tool])
    assert declared.keys() == {field.name for field in fields(TOOLS[tool])}
    for name, option in declared.items():
        assert option.help.endswith((".", "…")), name
        assert option.panel in PANELS


@pytest.mark.parametrize("tool", TOOLS)
def test_the_function_of_a_tool_takes_what_the_tool_does(tool):
    """And how the call runs; its help names every option."""
    function = getattr(onionskin, tool)
    assert function.__name__ == tool
    taken = set(inspect.signature(function).parameters)
    called = {"settings", "executor", "progress", "cancelled"}
    assert taken == {field.name for field in fields(TOOLS[tool])} | called
    assert all(f"{name}: " in function.__doc__ for name in options_of(TOOLS[tool]))


@pytest.mark.parametrize(
    ("made", "name", "value"),
    [
        (lambda: Make("x", seconds=Decimal("1.5")), "seconds", 1.5),
        (lambda: Make("x", seconds=np.float32(1.5)), "seconds", 1.5),
        (lambda: Make("x", fps=Decimal("12.5")), "fps", Fraction(25, 2)),
        (lambda: Make("x", fps="24000/1001"), "fps", Fraction(24000, 1001)),
        (lambda: Make("x", size=[64.0, np.int64(48)]), "size", (64, 48)),
        (lambda: Make("x", size="64x48"), "size", (64, 48)),
        (lambda: Make("x", seed=np.uint32(7)), "seed", 7),
        (lambda: Make("x", plan={"seconds": 2.0}), "plan", Plan(seconds=2.0)),
        (lambda: Make("x", image=Path("a.png")), "image", "a.png"),
        (lambda: Make("x", keyframes=["1.5=a=b.png"]), "keyframes", {1.5: "a=b.png"}),
        (lambda: Make("x", prompt_at={1: "y"}), "prompt_at", {1.0: "y"}),
        (lambda: Between(("a", Path("b")), at="0,1.5"), "at", (0.0, 1.5)),
        (lambda: Between(["a", "b"], prompt=None), "prompt", ""),
        (lambda: Modify("c", "x", region="1,2, 3,4"), "region", (1, 2, 3, 4)),
        (lambda: Modify("c", "x", region=[1, 2, 3, 4]), "region", (1, 2, 3, 4)),
    ],
)
def test_what_is_clearly_meant_is_taken(made, name, value):
    """In its one form."""
    assert getattr(made(), name) == value


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: Make(None), "prompt is NoneType; give text|prompt is None"),
        (lambda: Make(7), "prompt"),
        (lambda: Make("x", seconds="two"), "seconds is 'two': give a number"),
        (lambda: Make("x", seconds=True), "seconds is True"),
        (lambda: Make("x", size=(64, "y")), "size"),
        (lambda: Make("x", size=64), "size is 64: give width and height"),
        (lambda: Make("x", size=(64.5, 48)), "64.5"),
        (lambda: Make("x", seed=1.5), "seed is 1.5"),
        (lambda: Make("x", seed="7"), "seed is '7'"),
        (lambda: Make("x", fps=float("nan")), "fps"),
        (lambda: Make("x", fps=Decimal("NaN")), "fps"),
        (lambda: Make("x", preview=1), "preview is 1"),
        (lambda: Make("x", plan=3), "plan"),
        (lambda: Make("x", plan="none.yaml"), "none.yaml"),
        (lambda: Make("x", image=Clip(painted(1), 8)), "image is .*: give the path of a file"),
        (lambda: Make("x", cast={"a": 3}), "cast"),
        (lambda: Make("x", cast="a=b.png"), "cast"),
        (lambda: Make("x", engine=None), "engine is None"),
        (lambda: Animate(None, "x"), "image is None: give the path of a file"),
        (lambda: Between("a.png"), "images is 'a.png': give a list of paths"),
        (lambda: Between(["a", 3]), r"images\[1\] is 3"),
        (lambda: Between(["a", "b"], at=["x", 1]), r"at\[0\] is 'x'"),
        (lambda: Extend(3, "x"), "clip is 3: give a Clip, or the path of one"),
        (lambda: Modify("c", "x", region="1,2,3"), "region '1,2,3' is not X,Y,W,H"),
        (lambda: Modify("c", "x", feather=None), "feather is None"),
        (lambda: Expand("c", "x", size=None), "size is None"),
        (lambda: Restyle("c", "x", strength=None), "strength is None"),
        (lambda: Restyle("c", "x", fit="squeeze"), "fit 'squeeze' is not known"),
    ],
)
def test_the_rest_is_refused_by_name(made, said):
    """Never by an error of Python's own."""
    with pytest.raises(InvalidInput, match=said):
        made()


def test_files_are_named_by_field():
    """Also by time and by name."""
    made = Make("x", image="a", keyframes={1.0: "b"}, cast={"own": "c"})
    assert files_of(made) == {"image": ["a"], "keyframes": ["b"], "cast": ["c"]}
    assert files_of(Between(["a", "b"])) == {"images": ["a", "b"]}


def test_what_nobody_asks_for_changes_on_purpose_only():
    """Every option's value where none is given, on both faces."""
    told = []
    for name, tool in sorted(TOOLS.items()):
        for field in fields(tool):
            default = "needed" if field.default is MISSING else repr(field.default)
            told.append([name, field.name, default])
    check_golden("render/defaults", told)


@pytest.mark.parametrize(
    ("read", "given", "value"),
    [
        (values.prompts, None, ""),
        (values.prompts, [], ""),
        (values.prompts, ["a", "b"], ("a", "b")),
        (values.fps, Decimal("12.5"), Fraction(25, 2)),
        (values.fit, "pad", "pad"),
        (values.region, "-1,2,3,4", (-1, 2, 3, 4)),
        (values.region, (2**31 - 1, 2, 3, 4), (2**31 - 1, 2, 3, 4)),
        (values.path, Path("a/b"), "a/b"),
        (values.paths, [], ()),
        (values.paths, ["a", Path("b")], ("a", "b")),
        (values.source, Path("a"), "a"),
        (values.times, "0", (0.0,)),
        (values.times, "0, 1.5", (0.0, 1.5)),
        (values.times, [1, Decimal("2.5")], (1.0, 2.5)),
        (values.cast, {"a": "b.png"}, {"a": "b.png"}),
        (values.cast, None, {}),
        (values.keyframes, ["0=a.png", "1.5=b=c.png"], {0.0: "a.png", 1.5: "b=c.png"}),
        (values.keyframes, {1: Path("a")}, {1.0: "a"}),
        (values.keyframes, None, {}),
        (values.prompts_at, ["2=it = jumps"], {2.0: "it = jumps"}),
    ],
)
def test_values_have_one_form(read, given, value):
    """However they were given."""
    assert read("x", given) == value


@pytest.mark.parametrize(
    ("read", "given", "said"),
    [
        (values.size, (1, 2, 3), r"give width and height"),
        (values.size, {"a": 1}, "give width and height"),
        (values.region, "1,2,3", "is not X,Y,W,H"),
        (values.region, "1,2,3,x", "is not X,Y,W,H"),
        (values.region, (1, 2, 3), "is not X,Y,W,H"),
        (values.region, (2**31 + 1, 2, 3, 4), "x"),
        (values.region, 7, "is not X,Y,W,H"),
        (values.path, b"a", "give the path of a file"),
        (values.paths, b"ab", "give a list of paths"),
        (values.paths, {"a": "b"}, "give a list of paths"),
        (values.paths, 3, "give a list of paths"),
        (values.times, {"a": 1}, "give a list of seconds"),
        (values.times, 3.0, "give a list of seconds"),
        (values.times, "0,x", "is not seconds with commas"),
        (values.cast, ["=b.png"], "is not NAME=FILE"),
        (values.cast, [" =b.png"], "is not NAME=FILE"),
        (values.cast, ["a="], "is not NAME=FILE"),
        (values.cast, ["a"], "is not NAME=FILE"),
        (values.cast, ["a=none.png"], "there is no file none.png"),
        (values.keyframes, ["x=a.png"], "is not SECONDS=IMAGE"),
        (values.keyframes, ["1="], "is not SECONDS=IMAGE"),
        (values.keyframes, ["1"], "is not SECONDS=IMAGE"),
        (values.keyframes, ["1=a", "1.0=b"], "is given twice for 1 s"),
        (values.prompts_at, ["x"], "is not SECONDS=TEXT"),
        (values.fit, "squeeze", "give crop, pad or stretch"),
        (values.source, 3, "give a Clip, or the path of one"),
    ],
)
def test_values_that_cannot_be_meant_are_refused(read, given, said):
    """By what was given, and what is allowed."""
    with pytest.raises(InvalidInput, match=said):
        read("x", given)


def test_a_name_is_given_one_picture(tmp_path):
    """Though each of two files is there."""
    for name in ("a.png", "b.png"):
        (tmp_path / name).touch()
    both = [f"own={tmp_path}/a.png", f" own ={tmp_path}/b.png"]
    assert values.cast("cast", both[:1]) == {"own": f"{tmp_path}/a.png"}
    with pytest.raises(InvalidInput, match="'own' is given twice"):
        values.cast("cast", both)


def test_only_what_a_tool_is_made_of_may_be_given_by_place():
    """All else is given by name."""
    taken = {
        name: [
            each.name
            for each in inspect.signature(tool).parameters.values()
            if each.kind is each.POSITIONAL_OR_KEYWORD
        ]
        for name, tool in TOOLS.items()
    }
    assert taken == {
        "make": ["prompt"],
        "animate": ["image", "prompt"],
        "between": ["images"],
        "extend": ["clip", "prompt"],
        "modify": ["clip", "prompt"],
        "expand": ["clip", "prompt"],
        "restyle": ["clip", "prompt"],
        "smooth": ["clip"],
    }
