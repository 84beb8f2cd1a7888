"""Orders: all that a clip is made of, as data that comes back as it was."""

import json
import os
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.conftest import painted

from onionskin import Clip, Plan
from onionskin.errors import InvalidInput, MediaError
from onionskin.option import options_of
from onionskin.plan.plan import Key, Scenery, Subject
from onionskin.render.options import (
    TOOLS,
    Animate,
    Between,
    Expand,
    Extend,
    Make,
    Modify,
    Restyle,
    Smooth,
)
from onionskin.render.order import (
    Staging,
    content_hash,
    found,
    order_from_dict,
    order_of,
    order_to_dict,
)
from onionskin.settings import EngineSettings

PLAN = Plan(
    seconds=1.0,
    subjects=(Subject(cast="1f98a", keys=(Key(seconds=0, x=1 / 3, y=0.5, size=0.4),)),),
    scenery=Scenery(place="sea", time="night"),
)


@pytest.fixture
def files(tmp_path, monkeypatch):
    """a.png, b.png and clip.mkv in the working folder."""
    monkeypatch.chdir(tmp_path)
    frames = painted(4, 32, 48)
    Image.fromarray(frames[0]).save("a.png")
    Image.fromarray(frames[1]).save("b.png")
    Clip(frames, Fraction(8)).save("clip.mkv")
    return tmp_path


def never(order):
    raise AssertionError("nothing is to be made")


ORDERS = {
    "make": lambda: Make(
        "a fox",
        seconds=1,
        fps="24000/1001",
        size=(64, 48),
        negative_prompt="blur",
        plan=PLAN,
        image="a.png",
        keyframes={0.5: "b.png"},
        prompt_at={0.25: "it jumps"},
        motion=3,
        camera="pan-left",
        preview=True,
        fit="pad",
        repair=False,
        engine="animatic",
    ),
    "animate": lambda: Animate("a.png", "it runs", seed=4),
    "between": lambda: Between(["a.png", "b.png"], at=[0, 1.5], prompt=["it runs"], seed=0),
    "extend": lambda: Extend("clip.mkv", "on", backward=True, num_inference_steps=3),
    "modify": lambda: Modify("clip.mkv", "a hat", region=(1, 2, 30, 20), end_seconds=0.25),
    "expand": lambda: Expand("clip.mkv", "more", size=(96, 64), anchor="left"),
    "restyle": lambda: Restyle("clip.mkv", "ink", strength=1 / 3),
    "smooth": lambda: Smooth("clip.mkv", fps=23.976),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_an_order_comes_back_as_it_was(files, tool):
    """Through JSON, every option, bit for bit; and what is written of it is the same again."""
    order = order_of(
        ORDERS[tool](), EngineSettings(), staging=Staging(plans=(PLAN, None), cuts=(3,))
    )
    data = order_to_dict(order)
    assert data["schema"] == "onionskin.order/1"
    back = order_from_dict(json.loads(json.dumps(data)))
    for name in options_of(TOOLS[tool]):
        assert getattr(back.options, name) == getattr(order.options, name), name
    assert (back.settings, back.inputs) == (order.settings, order.inputs)
    assert (back.staging.plans, back.staging.cuts) == ((PLAN, None), (3,))
    assert order_to_dict(back) == data


def test_an_order_has_a_seed(files):
    """Its own, 0 too, or one that is drawn."""
    assert order_of(Make("a fox", seed=0)).options.seed == 0
    drawn = {order_of(Make("a fox")).options.seed for _ in range(3)}
    assert len(drawn) == 3


def test_files_are_known_by_their_content(files):
    """A file, a folder and a clip in memory; what is neither is refused."""
    clip = Clip.open("clip.mkv")
    assert content_hash("a.png") == content_hash(files / "a.png") != content_hash("b.png")
    assert content_hash(clip) == content_hash(Clip.open("clip.mkv"))
    assert content_hash(clip) != content_hash(Clip(clip.frames, Fraction(9)))
    clip.save("frames/")
    before = content_hash("frames/")
    Path("frames/00001.png").rename("frames/00009.png")
    assert content_hash("frames/") != before
    os.mkfifo("pipe")
    for missing in ("pipe", "none.png", "a\0b"):
        with pytest.raises(MediaError):
            content_hash(missing)


def test_files_are_found_by_path_or_beside_the_clip(files, monkeypatch):
    """With the content that they had."""
    order = order_of(Animate("a.png", "it runs"))
    assert found(order, files, "o.mp4", never).options.image == "a.png"
    (files / "elsewhere").mkdir()
    monkeypatch.chdir(files / "elsewhere")
    assert found(order, files, "o.mp4", never).options.image == str(files / "a.png")
    with pytest.raises(InvalidInput, match=r"o\.mp4 was made from a\.png, which is missing"):
        found(order, files / "elsewhere", "o.mp4", never)
    Image.fromarray(np.zeros((8, 8, 3), np.uint8)).save("a.png")
    assert found(order, files, "o.mp4", never).options.image == str(files / "a.png")
    with pytest.raises(InvalidInput, match=r"a\.png, which has changed since"):
        found(order, files / "elsewhere", "o.mp4", never)


def test_a_clip_in_memory_is_written_as_such(files):
    """Not its pixels; and it cannot be found again."""
    order = order_of(Extend(Clip.open("clip.mkv"), "on"))
    data = order_to_dict(order)
    assert len(json.dumps(data)) < 2000
    with pytest.raises(InvalidInput, match="a clip in memory"):
        found(order_from_dict(data), files, "o.mp4", never)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema": "onionskin.order/9"}, "newer than this onionskin"),
        ({"schema": "onionskin.plan/1"}, "onionskin.order/1"),
        ({"options": {"kind": "paint"}}, "options.kind"),
        ({"options": {"kind": "make", "prompt": 3}}, "prompt"),
        ({"options": {"kind": "make", "prompt": "x", "sise": 1}}, "sise"),
        ({"inputs": [{"path": "a"}]}, "sha256"),
        ({"staging": {"plans": [{"kind": "plan", "seconds": -1}]}}, "seconds"),
    ],
)
def test_damaged_orders_are_refused_by_name(change, said):
    """In one line."""
    data = order_to_dict(order_of(Make("a fox", seed=1), EngineSettings()))
    with pytest.raises(InvalidInput, match=said) as refused:
        order_from_dict(data | change)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_there_and_cannot_be_read_is_said(files, monkeypatch):
    """With the reason."""
    whole = Path.open

    def opened(path, *how, **named):
        if path.name == "a.png":
            raise OSError(5, "Input/output error")
        return whole(path, *how, **named)

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(MediaError, match=r"a\.png cannot be read: Input/output error"):
        content_hash("a.png")
    assert content_hash("b.png") == content_hash(files / "b.png")
