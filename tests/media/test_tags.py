"""What a file says of itself, and what is read of it."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from onionskin.media.tags import (
    _LONGEST_PLAIN,
    _packed,
    _unpacked,
    add_comment,
    add_xmp,
    identity_in,
    origin_of,
    read_xmp,
    source_type_in,
    tags_of,
    tags_of_xmp,
    xmp_of,
)
from onionskin.origin import Origin

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=300)


@given(TEXT, st.integers(0, 2**32 - 1), st.booleans())
def test_an_origin_comes_back_from_its_tags_and_from_xmp(prompt, seed, interpolated):
    """Whatever its words; keys in any case."""
    origin = Origin(
        prompt=prompt, seed=seed, engine="a <b>", weights='"w"', interpolated=interpolated
    )
    tags = tags_of(origin)
    assert origin_of({key.upper(): text for key, text in tags.items()}) == origin
    assert origin_of(tags_of_xmp(xmp_of(tags))) == origin
    if not interpolated:
        assert tags_of_xmp(xmp_of(tags))["AIGC"] == tags["AIGC"]
        assert len(identity_in(tags)) == 32
        assert not set("\r\n\t") & set(tags["comment"] + tags["description"])


def test_who_made_a_clip_is_told_in_a_sentence_and_in_three_marks():
    """A model, a rule, or a person."""
    origin = Origin(prompt="a  fox\nruns", seed=7, engine="toybox", weights="t1")
    tags = tags_of(origin)
    assert tags["comment"].startswith(
        "AI-generated video. Prompt: a fox runs | engine: toybox t1 | seed: 7 | onionskin "
    )
    assert tags["description"] == "a fox runs"
    assert source_type_in(tags).endswith("/trainedAlgorithmicMedia")
    label = json.loads(tags["AIGC"])
    assert (label["Label"], label["ContentProducer"], label["ReservedCode1"]) == (
        "1",
        "onionskin",
        "",
    )
    other = tags_of(Origin(prompt="a fox", seed=8, engine="toybox", weights="t1"))
    assert identity_in(other) != identity_in(tags)
    drawn = Origin(prompt="x", seed=7, engine="stage", weights="", generative=False)
    assert source_type_in(tags_of(drawn)).endswith("/algorithmicMedia")
    assert "engine: stage |" in tags_of(drawn)["comment"]
    smoothed = tags_of(Origin(prompt="", seed=7, engine="flow", weights="", interpolated=True))
    assert source_type_in(smoothed).endswith("/algorithmicallyEnhanced")
    assert identity_in(smoothed) == ""


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "7", '{"prompt": 1, "what": 2}', "deflate:!!", "deflate:eJw=", "[" * 10**5],
)
def test_a_damaged_origin_is_none(text):
    """Never an error."""
    assert origin_of({"onionskin": text}) is None
    assert identity_in({"AIGC": text}) == ""
    assert tags_of_xmp(text.encode()) == {}
    assert origin_of({"comment": "x"}) is None


@pytest.mark.parametrize(("more", "is_plain"), [(0, True), (1, False)])
def test_an_origin_is_deflated_where_it_is_long(more, is_plain):
    """From 4,097 characters on; a part of it is none."""
    text = "x" * (_LONGEST_PLAIN + more)
    assert _LONGEST_PLAIN == 4096
    assert (_packed(text) == text) is is_plain
    assert _unpacked(_packed(text)) == text
    if not is_plain:
        with pytest.raises(ValueError, match="truncated"):
            _unpacked(_packed(text)[:-8])


@pytest.mark.parametrize("length", [0, 1, 254, 255, 256, 700])
@pytest.mark.parametrize("colours", [2, 256])
def test_a_comment_of_any_length_stands_in_a_gif(tmp_path, length, colours):
    """Behind palettes of any size, and the picture is as it was."""
    path = tmp_path / "a.gif"
    levels = np.arange(1024).reshape(32, 32) % colours * (255 // (colours - 1))
    Image.fromarray(levels.astype(np.uint8)).save(path)
    with Image.open(path) as picture:
        before = np.asarray(picture.convert("RGB"))
    add_comment(path, "x" * length)
    with Image.open(path) as picture:
        assert picture.info.get("comment", b"") == b"x" * length
        assert (np.asarray(picture.convert("RGB")) == before).all()


@pytest.mark.parametrize("length", [1, 2, 999])
@pytest.mark.parametrize("size", [(32, 20), (300, 1)])
@pytest.mark.parametrize("moving", [False, True])
def test_xmp_of_any_length_stands_in_a_webp(tmp_path, length, size, moving):
    """Still or moving; its size is as before, and the file says its own length."""
    path, (width, height) = tmp_path / "a.webp", size
    pictures = [Image.fromarray(np.full((height, width, 3), level, np.uint8)) for level in (9, 200)]
    pictures[0].save(
        path, save_all=moving, append_images=pictures[1:] if moving else [], lossless=True
    )
    assert read_xmp(path) == b""
    add_xmp(path, b"y" * length, width, height)
    assert read_xmp(path) == b"y" * length
    data = path.read_bytes()
    assert int.from_bytes(data[4:8], "little") == len(data) - 8
    with Image.open(path) as picture:
        assert picture.size == size
        assert getattr(picture, "n_frames", 1) == 1 + moving
        assert (np.asarray(picture.convert("RGB")) == 9).all()
