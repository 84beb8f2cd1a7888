"""Finished fills: found by all that they depend on, and by nothing else."""

import hashlib
import json
import os
from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from paintbox import PaintboxEngine
from PIL import Image
from tests.conftest import painted

from onionskin import Canvas, Clip, Plan, Request, unfinished
from onionskin.cast.cast import Cast, load_cast
from onionskin.engines.base import Fill
from onionskin.errors import InvalidInput
from onionskin.plan.plan import Key, Scenery, Subject
from onionskin.plan.staging import StagedPlan
from onionskin.render.cache import (
    FillCache,
    Identity,
    _most_bytes,
    _packed,
    _unpacked,
    cache_folder,
    cache_limit,
    fill_key,
    read_regular,
)
from onionskin.settings import EngineSettings
from onionskin.sound import Sound

WHO = Identity("paintbox", "1", "weights", "EngineSettings()")
REQUEST = Request(prompt="a fox", seed=3)


def canvas_of(**changed) -> Canvas:
    known = np.array([True, False, False, True])
    canvas = Canvas(painted(4, 24, 32), known, Fraction(8))
    return replace(canvas, times=(), **changed)


def cast_with_square(folder, colour: str) -> Cast:
    """The cast, and a picture of a square on white that is called "own"."""
    picture = Image.new("RGB", (64, 64), "white")
    picture.paste(colour, (16, 16, 48, 48))
    picture.save(folder / f"{colour}.png")
    return load_cast().with_picture("own", folder / f"{colour}.png")


def test_the_key_changes_with_every_field_of_the_engine():
    """One by one: name, revision, weights, settings."""
    keys = {fill_key(WHO, canvas_of(), REQUEST)}
    for field in fields(Identity):
        keys.add(fill_key(replace(WHO, **{field.name: "another"}), canvas_of(), REQUEST))
    assert len(keys) == 1 + len(fields(Identity))


def test_an_identity_is_all_that_fills_of_an_engine_depend_on():
    """Each field is read from the engine, and the settings are those it runs with."""
    settings = EngineSettings(device="cpu", dtype="float32")
    assert Identity.of(PaintboxEngine()) == Identity("paintbox", "1", "paintbox-1", "")
    assert Identity.of(PaintboxEngine(), settings).settings == repr(settings)
    for name in ("name", "weights", "revision"):
        another = type("Another", (PaintboxEngine,), {name: "another"})()
        assert Identity.of(another) == replace(Identity.of(PaintboxEngine()), **{name: "another"})


def test_the_key_changes_with_every_field_of_the_canvas():
    """Frames, what is known, rate and times, one by one."""
    frames = painted(4, 24, 32)
    frames[0, 0, 0, 0] ^= 1
    others = {
        "frames": {"frames": frames},
        "known": {"known": np.array([True, True, False, True])},
        "fps": {"fps": Fraction(12)},
        "times": {},
    }
    assert others.keys() == {field.name for field in fields(Canvas)}
    keys = {name: fill_key(WHO, canvas_of(**one), REQUEST) for name, one in others.items()}
    keys["times"] = fill_key(WHO, replace(canvas_of(), times=(0.0, 0.2, 0.3, 0.4)), REQUEST)
    assert len({fill_key(WHO, canvas_of(), REQUEST), *keys.values()}) == 5


def test_the_rate_alone_changes_the_key():
    """At the same moments."""
    times = canvas_of().times
    slow, fast = (replace(canvas_of(), fps=Fraction(fps), times=times) for fps in (8, 9))
    assert fill_key(WHO, slow, REQUEST) != fill_key(WHO, fast, REQUEST)


def test_what_unknown_pixels_hold_is_no_part_of_the_key():
    """It means nothing."""
    frames = painted(4, 24, 32)
    frames[1] = 0
    assert fill_key(WHO, canvas_of(frames=frames), REQUEST) == fill_key(WHO, canvas_of(), REQUEST)


def test_the_key_changes_with_every_field_of_the_request(tmp_path):
    """One by one; a new field that is forgotten here fails the test."""
    own = cast_with_square(tmp_path, "red")
    plan = Plan(
        seconds=1.0,
        subjects=(Subject(cast="own", keys=(Key(seconds=0, x=0.5, y=0.5, size=0.4),)),),
    )
    others: dict[str, list[dict]] = {
        "prompt": [{"prompt": "a wolf"}],
        "plan": [
            {"plan": Plan(seconds=1.0)},
            {"plan": Plan(seconds=1.0, scenery=Scenery(time="night"))},
        ],
        "cast": [{"plan": plan, "cast": own}],
        "staged": [
            {"staged": StagedPlan(seconds=1.0)},
            {"staged": StagedPlan(seconds=1.0, time="night")},
        ],
        "draft": [{"draft": painted(4, 24, 32)}, {"draft": painted(4, 24, 32)[::-1]}],
        "negative_prompt": [{"negative_prompt": "blur"}],
        "seed": [{"seed": 4}, {"seed": 0}],
        "num_inference_steps": [{"num_inference_steps": 4}],
        "guidance_scale": [{"guidance_scale": 4.0}],
        "motion": [{"motion": 0.5}],
        "camera": [{"camera": "pan-left"}],
        "strength": [{"strength": 0.5}],
        "style": [{"style": "ink"}],
        "guides": [{"guides": ("pose",)}, {"guides": ("depth", "pose")}],
    }
    assert others.keys() == {field.name for field in fields(Request)}
    changes = [change for each in others.values() for change in each]
    keys = {fill_key(WHO, canvas_of(), replace(REQUEST, **change)) for change in changes}
    keys.add(fill_key(WHO, canvas_of(), REQUEST))
    assert len(keys) == 1 + len(changes)


def test_another_picture_of_the_same_name_is_another_fill(tmp_path):
    """A person's own picture counts by its pixels."""
    casts = [cast_with_square(tmp_path, colour) for colour in ("red", "blue")]
    keys = Key(seconds=0, x=0.5, y=0.5, size=0.4)
    plan = Plan(seconds=1.0, subjects=(Subject(cast="own", keys=(keys,)),))
    first, second = (fill_key(WHO, canvas_of(), replace(REQUEST, plan=plan, cast=c)) for c in casts)
    assert first != second


@pytest.mark.parametrize("sound", [None, Sound(np.full((1000, 2), 0.5, np.float32), 8000)])
def test_a_kept_fill_comes_back_whole(tmp_path, sound):
    """Frames, sound and warnings."""
    fill = Fill(clip=Clip(painted(4, 24, 32), Fraction(8), sound), warnings=("only noise",))
    cache, key = FillCache(tmp_path), fill_key(WHO, canvas_of(), REQUEST)
    cache.save(key, fill)
    found = cache.load(key, canvas_of())
    assert (found.clip.frames == fill.clip.frames).all()
    assert found.warnings == fill.warnings
    if sound is None:
        assert found.clip.sound is None
    else:
        assert (found.clip.sound.samples == sound.samples).all()


def kept(folder, count: int) -> tuple[FillCache, list[str]]:
    """A cache of fills, each used a minute after the one before, long ago."""
    cache = FillCache(folder)
    keys = [fill_key(WHO, canvas_of(), replace(REQUEST, seed=seed)) for seed in range(count)]
    for number, key in enumerate(keys):
        cache.save(key, Fill(clip=Clip(painted(4, 24, 32), Fraction(8))))
        os.utime(cache._path(key), (60.0 * number, 60.0 * number))
    return cache, keys


def test_a_fill_that_is_found_is_the_last_to_be_thrown_away(tmp_path):
    """Used counts, not made: the oldest was used just now, and stays."""
    cache, keys = kept(tmp_path, 3)
    assert cache.load(keys[0], canvas_of()) is not None
    assert cache.trim(cache.size()[1] - 1) == 1
    there = [cache.load(key, canvas_of()) is not None for key in keys]
    assert there == [True, False, True]


def entry_with_head(head: bytes) -> bytes:
    return head + b"\nbody"


def test_what_another_process_is_writing_is_never_thrown_away(tmp_path):
    """However little is to be kept; its bytes are not counted either."""
    cache = FillCache(tmp_path, 10**9)
    (tmp_path / "ab").mkdir()
    with unfinished.part_of(tmp_path / "ab" / f"{'ab' * 32}.fill") as writing:
        writing.write_bytes(b"half a fill")
        assert (cache.trim(0), cache.size(), writing.exists()) == (0, (0, 0), True)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        entry_with_head(b"[" * 100_000),
        entry_with_head(b"[]"),
        entry_with_head(b"7"),
        entry_with_head(b"{}"),
        entry_with_head(b"{" * 2_000_000),
        entry_with_head(json.dumps({"format": [], "key": {}, "sha256": 1}).encode()),
    ],
    ids=["empty", "line", "deep", "list", "number", "bare", "long", "types"],
)
def test_a_damaged_entry_is_made_again(tmp_path, content):
    """Whatever stands in it."""
    cache, (key,) = kept(tmp_path, 1)
    cache._path(key).write_bytes(content)
    assert cache.load(key, canvas_of()) is None
    assert not cache._path(key).exists()


@pytest.mark.parametrize("put", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_no_entry(tmp_path, put):
    """A pipe, a folder, a link to a device: none is read, and all give way."""
    cache, (key,) = kept(tmp_path, 1)
    cache._path(key).unlink()
    put(cache._path(key))
    assert cache.load(key, canvas_of()) is None
    cache.save(key, Fill(clip=Clip(painted(4, 24, 32), Fraction(8))))
    assert cache.load(key, canvas_of()) is not None


def test_what_a_killed_writer_left_is_removed_by_the_next(tmp_path):
    """However lately it died; but not what another is writing now."""
    cache, (key,) = kept(tmp_path, 1)
    left = [
        cache._path(key).with_name(f"{key}.fill.{os.getpid()}-0123abcd.part"),
        tmp_path / "seconds.json.7-0123abcd.part",
    ]
    for path in left:
        path.write_bytes(b"half")
    with unfinished.part_of(cache._path(key)) as writing:
        cache.save(key, Fill(clip=Clip(painted(4, 24, 32), Fraction(8))))
        assert [path.exists() for path in (*left, writing)] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "num_bytes"),
    [
        ("0", 0),
        ("500", 500),
        ("10GB", 10**10),
        ("10 gb", 10**10),
        ("10G", 10 * 2**30),
        ("1.5GiB", 3 * 2**29),
        ("2k", 2048),
        ("2KB", 2000),
        ("2KiB", 2048),
        ("3M", 3 * 2**20),
        ("1TB", 10**12),
        ("", 2 * 2**30),
    ],
)
def test_limits_are_read_with_their_units(monkeypatch, text, num_bytes):
    """GB are powers of a thousand; G and GiB of 1,024."""
    monkeypatch.setenv("ONIONSKIN_CACHE_BYTES", text)
    assert cache_limit() == num_bytes


@pytest.mark.parametrize("text", ["lots", "-1", "10PB", "1e9", "GB", "1.2.3", "²", "9" * 30])
def test_limits_that_are_none_are_refused(monkeypatch, text):
    """Never silently another."""
    monkeypatch.setenv("ONIONSKIN_CACHE_BYTES", text)
    with pytest.raises(InvalidInput, match=r"ONIONSKIN_CACHE_BYTES .* is not a number of bytes"):
        FillCache()


def test_a_file_is_read_up_to_the_most_that_it_may_hold(tmp_path):
    """A byte more is none of ours."""
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert [read_regular(path, most) for most in (4, 5, 6)] == [None, b"12345", b"12345"]
    assert read_regular(tmp_path / "none", 5) is None


def test_the_least_used_go_until_what_is_left_may_stay(tmp_path):
    """No more of them than must; what just fits stays."""
    cache, keys = kept(tmp_path, 3)
    count, total = cache.size()
    assert count == 3
    assert cache.trim(total) == 0
    assert cache.trim(total - 1) == 1
    assert [cache.holds(key) for key in keys] == [False, True, True]
    assert cache.trim(0) == 2
    assert cache.size() == (0, 0)


def test_a_new_fill_throws_the_oldest_out_where_there_is_no_room(tmp_path):
    """Up to the limit of the cache itself."""
    cache, keys = kept(tmp_path, 2)
    cache.limit_bytes = cache.size()[1]
    late = fill_key(WHO, canvas_of(), replace(REQUEST, seed=9))
    cache.save(late, Fill(clip=Clip(painted(4, 24, 32), Fraction(8))))
    assert [cache.holds(key) for key in (*keys, late)] == [False, True, True]


def test_a_fill_of_another_key_or_size_is_not_taken(tmp_path):
    """Though it stands in its place; what does not fit is removed."""
    cache, (key, other) = kept(tmp_path, 2)
    cache._path(other).write_bytes(cache._path(key).read_bytes())
    assert cache.load(other, canvas_of()) is None
    assert cache.load(key, Canvas.blank(5, 24, 32, 8)) is None
    assert not cache.holds(key)


def test_the_cache_is_where_the_environment_says(tmp_path, monkeypatch):
    """A folder of its own, or the user's; an address of a store is no folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("ONIONSKIN_CACHE", "")
    assert cache_folder() == tmp_path / "onionskin" / "fills"
    monkeypatch.setenv("ONIONSKIN_CACHE", "s3://bucket/x")
    assert cache_folder() == tmp_path / "onionskin" / "fills"
    monkeypatch.setenv("ONIONSKIN_CACHE", "kept/here")
    assert cache_folder() == Path("kept/here")
    assert FillCache(tmp_path).limit_bytes == 2 * 2**30
    assert FillCache(tmp_path, 7).limit_bytes == 7


def test_a_fill_stands_in_a_folder_of_the_first_two_digits_of_its_key(tmp_path):
    """As another machine's would, whatever its version."""
    cache = FillCache(tmp_path)
    assert cache._path("abcdef") == tmp_path / "ab" / "abcdef.fill"
    assert cache._name(cache._path("abcdef")) == "fills/ab/abcdef.fill"


def test_ones_own_pictures_on_the_stage_count_by_their_pixels(tmp_path):
    """As they do in a plan; of the library's nothing is counted."""
    casts = [cast_with_square(tmp_path, colour) for colour in ("red", "blue")]
    staged = replace(REQUEST, staged=StagedPlan(seconds=1.0))
    keys = {fill_key(WHO, canvas_of(), replace(staged, cast=cast)) for cast in casts}
    assert len(keys) == 2
    library = fill_key(WHO, canvas_of(), replace(staged, cast=load_cast()))
    assert library == fill_key(WHO, canvas_of(), staged)


@pytest.mark.parametrize(
    ("frames", "fps", "most"),
    [(4, 8, 4 * 24 * 32 * 3 + 4608000), (8, 8, 8 * 24 * 32 * 3 + 6144000)],
)
def test_a_fill_takes_up_no_more_than_its_pixels_and_the_most_of_sound(frames, fps, most):
    """A second more than it lasts, of 384,000 times two channels and four bytes."""
    assert _most_bytes(Canvas.blank(frames, 24, 32, fps)) == most


def test_what_is_kept_of_a_fill_says_what_it_is():
    """Its format, its key, its hash; its sound by rate and channels."""
    sound = Sound(np.full((1000, 2), 0.5, np.float32), 8000)
    clip = Clip(painted(4, 24, 32), Fraction(8), sound)
    packed = _packed(Fill(clip=clip, warnings=("a",)), "key")
    head, _, body = packed.partition(b"\n")
    told = json.loads(head)
    assert told == {
        "format": "onionskin-fill-3",
        "key": "key",
        "sha256": hashlib.sha256(body).hexdigest(),
        "warnings": ["a"],
        "sound": [8000, 2],
    }
    assert _unpacked(packed, "key", canvas_of()).clip.sound.samples.shape == (1000, 2)
    silent = _packed(Fill(clip=replace(clip, sound=None)), "key")
    assert json.loads(silent.partition(b"\n")[0])["sound"] is None
    assert _unpacked(silent, "key", canvas_of()).clip.sound is None
    mute = packed.replace(b'"sound": [8000, 2]', b'"sound": null')
    assert _unpacked(mute, "key", canvas_of()) is None
    assert _unpacked(packed.replace(b"8000, 2", b"8000, 7"), "key", canvas_of()) is None
