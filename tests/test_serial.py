"""Nouns as plain data and back."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import ClassVar, Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin import Origin, Request
from onionskin.canvas import Canvas, canvas_from_bytes, canvas_to_bytes
from onionskin.cast.cast import load_cast
from onionskin.errors import InvalidInput
from onionskin.frames import Frames
from onionskin.serial import from_bytes, from_dict, from_json, to_bytes, to_dict, to_json


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, kw_only=True)
class Point:
    written_as_row: ClassVar[bool] = True

    x: float
    y: float = 0.0

    def __post_init__(self) -> None:
        if self.x < 0:
            raise InvalidInput(f"x is {self.x}: give a number from 0")


@dataclass(frozen=True, kw_only=True)
class Circle:
    radius: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Picture:
    frames: Frames


@dataclass(frozen=True, kw_only=True)
class Drawing:
    schema_version: ClassVar[int] = 2

    name: str
    points: tuple[Point, ...] = ()
    fps: Fraction = Fraction(24)
    colour: Colour = Colour.RED
    side: Literal["left", "right"] = "left"
    pair: tuple[int, str] | None = None
    path: Path | None = None
    words: Mapping[str, int] | None = None
    moments: Mapping[float, Path] | None = None
    tags: frozenset[str] = frozenset()
    shape: Point | Circle | None = None
    value: int | str | None = None
    inner: Drawing | None = None


FULL = Drawing(
    name="狐狸",
    points=(Point(x=0.1 + 0.2), Point(x=1.0, y=-2.0)),
    fps=Fraction(24000, 1001),
    colour=Colour.BLUE,
    side="right",
    pair=(3, "b"),
    path=Path("a/b.png"),
    words={"one": 1},
    moments={0.5: Path("half.png")},
    tags=frozenset({"b", "a"}),
    shape=Circle(radius=2.0),
    value="seven",
    inner=Drawing(name="inner", value=7),
)


def test_every_kind_of_field_comes_back_through_json():
    """Dictionaries, JSON and bytes give the same noun, and only the outermost has a schema."""
    data = to_dict(FULL)
    assert next(iter(data)) == "schema"
    assert data["schema"] == "onionskin.drawing/2"
    assert data["fps"] == "24000/1001"
    assert data["points"] == [[0.1 + 0.2, 0.0], [1.0, -2.0]]
    assert data["shape"] == {"kind": "circle", "radius": 2.0}
    assert data["tags"] == ["a", "b"]
    assert "schema" not in data["inner"]
    assert data["inner"]["fps"] == 24
    assert from_dict(Drawing, data) == FULL
    assert from_json(Drawing, to_json(FULL)) == FULL
    assert from_bytes(Drawing, to_bytes(FULL)) == FULL


def test_what_has_a_default_may_be_left_out():
    """The schema too, for people write plans by hand."""
    assert from_dict(Drawing, {"name": "a"}) == Drawing(name="a")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (7, "drawing is 7: give a mapping of name, points"),
        ({}, "drawing: name missing: the field is needed"),
        ({"name": 5}, "name is 5: give a text"),
        ({"name": "a", "nmae": 1}, "drawing: no field is called 'nmae'; allowed: name, points"),
        ({"name": "a", 3: 1}, "drawing: no field is called 3"),
        ({"name": "a", "points": [[0], ["x"]]}, "points[1].x is 'x': give a number"),
        ({"name": "a", "points": [[-1]]}, "points[0].x is -1.0: give a number from 0"),
        ({"name": "a", "points": [[1, 2, 3]]}, "points[0] has 3 values: give x, y"),
        ({"name": "a", "points": [{"y": 1}]}, "points[0]: x missing"),
        ({"name": "a", "points": "none"}, "points is 'none': give a list"),
        ({"name": "a", "points": [[float("nan")]]}, "points[0].x is nan: give a number"),
        ({"name": "a", "points": [[10**400]]}, "points[0].x is a whole number of about 400"),
        ({"name": "a", "points": [[True]]}, "points[0].x is True: give a number"),
        ({"name": "a", "fps": 23.976}, "fps is 23.976: give a whole number or a fraction"),
        ({"name": "a", "fps": "1/0"}, "fps is '1/0'"),
        ({"name": "a", "fps": "1e999999999"}, "fps is '1e999999999'"),
        ({"name": "a", "colour": "green"}, "colour is 'green'; allowed: red, blue"),
        ({"name": "a", "side": "up"}, "side is 'up'; allowed: left, right"),
        ({"name": "a", "side": None}, "side is None; allowed: left, right"),
        ({"name": "a", "pair": [1]}, "pair is [1]: give a list of 2"),
        ({"name": "a", "pair": ["1", "b"]}, "pair[0] is '1': give a whole number"),
        ({"name": "a", "words": {"one": 1.5}}, "words['one'] is 1.5: give a whole number"),
        ({"name": "a", "shape": {"kind": "star"}}, "shape.kind is 'star'; allowed: point, circle"),
        ({"name": "a", "shape": {"x": 1}}, "shape.kind is None; allowed: point, circle"),
        ({"name": "a", "value": 1.5}, "value is 1.5: give a whole number or a text"),
        ({"name": "a", "inner": {"name": "b", "side": 1}}, "inner.side is 1; allowed"),
        ({"schema": "onionskin.drawing/3", "name": "a"}, "newer than this onionskin"),
        ({"schema": "onionskin.request/1", "name": "a"}, "give 'onionskin.drawing/2'"),
        ({"schema": 2, "name": "a"}, "schema is 2: give 'onionskin.drawing/2'"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_path(data, told):
    """One line that says where, what was given and what may be given."""
    with pytest.raises(InvalidInput) as caught:
        from_dict(Drawing, data)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, '{"name": ' + "9" * 6000 + "}", b"\xff\xfe", "nul"]
)
def test_text_that_is_no_json_is_refused_in_one_line(text):
    """Cut, nested without end, numbers without end, and bytes that are no text."""
    with pytest.raises(InvalidInput, match="the drawing is n") as caught:
        from_json(Drawing, text)
    assert "\n" not in str(caught.value)


def test_numbers_that_json_lacks_are_not_written():
    """NaN would be read by Python alone."""
    with pytest.raises(InvalidInput, match="radius is nan"):
        to_dict(Circle(radius=float("nan")))


def test_arrays_come_back_bit_for_bit():
    """As base64 in a dictionary, and as they are in bytes."""
    frames = np.random.default_rng(0).integers(0, 256, (2, 5, 7, 3), np.uint8)
    for back in (
        from_json(Picture, to_json(Picture(frames=frames))),
        from_bytes(Picture, to_bytes(Picture(frames=frames))),
    ):
        assert back.frames.dtype == np.uint8
        assert (back.frames == frames).all()
        assert back.frames.flags.writeable


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"shape": [2**30, 4]}, "more than its data can hold"),
        ({"shape": [3, 3]}, "frames is damaged"),
        ({"shape": [-1]}, "frames.shape is [-1]"),
        ({"shape": "x"}, "frames.shape is 'x'"),
        ({"dtype": "|O8"}, "frames.dtype is '|O8'"),
        ({"dtype": "<f4", "shape": [1]}, "frames is an array of float32: give one of uint8"),
        ({"zlib": "§"}, "frames.zlib is not base64"),
        ({"zlib": base64.b64encode(b"nothing").decode()}, "frames is damaged"),
        ({"zlib": base64.b64encode(zlib.compress(bytes(5))).decode()}, "frames is damaged"),
    ],
)
def test_damaged_arrays_are_refused_before_memory_is_taken(change, told):
    """Shapes that lie, other types, and bytes that do not unpack."""
    data = to_dict(Picture(frames=np.arange(4, dtype=np.uint8)))
    data["frames"] |= change
    with pytest.raises(InvalidInput) as caught:
        from_dict(Picture, data)
    assert told in str(caught.value)


@given(st.data())
@settings(max_examples=60)
def test_damaged_bytes_are_refused_or_give_a_picture(data):
    """Cut anywhere or with any byte changed: never an error of another library."""
    packed = bytearray(to_bytes(Picture(frames=np.zeros((1, 4, 4, 3), np.uint8))))
    at = data.draw(st.integers(0, len(packed) - 1))
    packed[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([len(packed), at]))
    with suppress(InvalidInput):
        picture = from_bytes(Picture, bytes(packed[:cut]))
        assert isinstance(picture.frames, np.ndarray)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(
    prompt=TEXTS,
    negative_prompt=TEXTS,
    seed=st.integers(0, 2**32 - 1),
    num_inference_steps=st.none() | st.integers(1, 1000),
    guidance_scale=st.none() | st.floats(0, 100),
    motion=st.none() | st.floats(0, 1),
    strength=st.none() | st.floats(0, 1),
    camera=st.none() | st.sampled_from(["zoom-in", "pan-left+tilt-up"]),
    style=st.none() | TEXTS,
)
@settings(max_examples=50)
def test_requests_come_back_exactly(**values):
    """Every field that is plain, through JSON and through bytes."""
    request = Request(**values)
    for back in (
        from_json(Request, to_json(request)),
        from_bytes(Request, to_bytes(request)),
    ):
        assert {name: getattr(back, name) for name in values} == values


def test_requests_come_back_with_plan_cast_and_draft(tmp_path):
    """A whole request crosses to another process: its own pictures and its draft too."""
    from PIL import Image

    Image.fromarray(np.full((40, 40, 4), 255, np.uint8)[..., :3]).save(tmp_path / "w.png")
    logo = np.zeros((40, 40, 4), np.uint8)
    logo[10:30, 10:30] = (200, 30, 30, 255)
    Image.fromarray(logo).save(tmp_path / "logo.png")
    cast = load_cast().with_picture("mascot", tmp_path / "logo.png")
    draft = np.random.default_rng(1).integers(0, 256, (3, 8, 8, 3), np.uint8)
    plan = {"seconds": 2, "subjects": [{"cast": "mascot", "keys": [[0, 0.5, 0.5, 0.4]]}]}
    request = Request(prompt="a mascot", plan=plan, cast=cast, draft=draft, strength=0.5)
    for back in (
        from_json(Request, to_json(request)),
        from_bytes(Request, to_bytes(request)),
    ):
        assert back.plan == request.plan
        assert (back.draft == draft).all()
        assert len(back.cast) == len(cast)
        assert (back.cast["mascot"].frames() == cast["mascot"].frames()).all()
        assert back.cast["mascot"].bbox == cast["mascot"].bbox


@pytest.mark.parametrize("known", [np.zeros(2, np.bool_), np.eye(4, dtype=np.bool_)[None]])
def test_canvases_come_back_bit_for_bit(known):
    """Whole frames known, or pixels; a rate that is no whole number; times of their own."""
    frames = np.random.default_rng(0).integers(0, 256, (2, 4, 4, 3), np.uint8)
    known = known if known.ndim == 1 else np.repeat(known, 2, axis=0)
    canvas = Canvas(frames, known, Fraction(24000, 1001), (0.25, 7.5))
    back = canvas_from_bytes(canvas_to_bytes(canvas))
    assert (back.frames == frames).all()
    assert back.known.shape == known.shape
    assert (back.known == known).all()
    assert (back.fps, back.times) == (canvas.fps, canvas.times)
    with pytest.raises(InvalidInput, match="truncated"):
        canvas_from_bytes(canvas_to_bytes(canvas)[:-1])


def test_origins_come_back_exactly(origin):
    """What a file says of itself."""
    assert from_json(Origin, to_json(origin)) == origin
    assert json.loads(to_json(origin))["schema"] == "onionskin.origin/1"
