"""Delivering: frames, sound and metadata in one step, or nothing."""

from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace

import av
import numpy as np
import pytest
from tests.conftest import painted
from tests.media.test_inventory import add_pictures, write_rich

from onionskin import Clip
from onionskin.engines.base import Fill
from onionskin.errors import Cancelled, InvalidInput, OutputExists
from onionskin.media.inventory import inventory_of
from onionskin.media.read import clip_info, read_origin
from onionskin.render import delivery
from onionskin.render.delivery import check_place, deliver
from onionskin.render.options import Extend, Make, Modify, Smooth
from onionskin.render.setup import OwnSound
from onionskin.render.shot import prepare, shoot
from onionskin.render.variations import varied
from onionskin.sound import Sound


class Singer:
    """Paints colours and sings a steady note."""

    def __init__(self, engine) -> None:
        self.name, self.weights, self.revision = "singer", "1", "1"
        self.capabilities = engine.capabilities

    def fill(self, canvas, request, **options):
        frames = painted(canvas.num_frames, canvas.height, canvas.width)
        seconds = canvas.num_frames / float(canvas.fps)
        sound = Sound(np.full((round(seconds * 8000), 1), 0.25, np.float32), 8000)
        return Fill.over(canvas, frames, sound=sound)

    def close(self):
        pass


def setup_of(**options):
    return prepare(Make("a fox", engine="paintbox", seconds=0.5, seed=7, repair=False, **options))


@pytest.fixture
def singing():
    setup = setup_of()
    return replace(setup, engine=Singer(setup.engine))


def test_sound_survives_into_files_and_clips(singing, tmp_path):
    """Of the length of the frames."""
    delivery = deliver(singing, tmp_path / "a.mkv")
    heard = Clip.open(tmp_path / "a.mkv").sound
    assert delivery.warnings == ()
    assert heard.duration_seconds == pytest.approx(0.5, abs=0.01)
    assert np.abs(heard.samples - 0.25).max() < 0.01
    taken = shoot(singing).clip.sound
    assert taken.samples.shape == (4000, 1)
    assert (taken.samples == 0.25).all()


def test_sound_that_a_format_cannot_hold_is_said(singing, tmp_path):
    """In one line."""
    (warning,) = deliver(singing, tmp_path / "a.gif").warnings
    assert "sound" in warning


def test_a_delivery_tells_how_it_came_to_be(tmp_path):
    """What is told is what the file says too."""
    delivery = deliver(setup_of(), tmp_path / "a.mkv", shown=(0, 3))
    told = delivery.to_dict()
    assert (told["seed"], told["num_frames"], told["num_fills"], told["fps"]) == (7, 4, 1, 8)
    assert read_origin(tmp_path / "a.mkv") == delivery.origin
    assert [frame.shape for frame in delivery.shown] == [(64, 64, 3)] * 2
    assert (delivery.shown[1] == Clip.open(tmp_path / "a.mkv").frames[3]).all()


def test_a_cancel_while_writing_raises_and_leaves_nothing(tmp_path):
    """All fills are done by then, and kept."""
    setup = setup_of()
    deliver(setup, tmp_path / "kept.mkv")
    asked = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 4

    with pytest.raises(Cancelled, match="stopped while writing"):
        deliver(setup, tmp_path / "a.mkv", cancelled=cancelled)
    assert [path.name for path in tmp_path.iterdir()] == ["kept.mkv"]


def stopped_after(num_fills: int, singing, path, **how):
    """The delivery of a clip of 160 frames to which it was said that so many fills are enough."""
    asked = prepare(Make("a fox", engine="paintbox", seconds=20, seed=7, repair=False))
    setup = replace(asked, engine=singing.engine)
    filled: list[bool] = []
    fill = setup.engine.fill

    def counted(*given, **options):
        filled.append(True)
        return fill(*given, **options)

    setup.engine.fill = counted
    return deliver(setup, path, enough=lambda: len(filled) >= num_fills, **how)


def test_what_is_finished_when_it_is_enough_is_a_shorter_clip(singing, tmp_path):
    """With as much sound, and the order of the whole one, so that it can be made again."""
    part = stopped_after(2, singing, tmp_path / "part.mkv", shown=(0, 159))
    clip = Clip.open(tmp_path / "part.mkv")
    num_frames = part.framing.num_frames
    assert part.is_short
    assert 0 < num_frames < 160
    assert clip.num_frames == num_frames
    assert clip.sound.duration_seconds == pytest.approx(num_frames / 8, abs=0.02)
    assert part.warnings[0] == f"stopped early: the first {num_frames} of 160 frames are kept"
    assert len(part.shown) == 1
    assert part.origin.order["options"]["seconds"] == 20


def test_enough_before_the_first_frame_is_a_cancel(singing, tmp_path):
    """Nothing is left behind."""
    with pytest.raises(Cancelled):
        stopped_after(0, singing, tmp_path / "a.mkv")
    with pytest.raises(Cancelled):
        stopped_after(1, singing, tmp_path / "a.mkv", cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_enough_after_the_last_frame_changes_nothing(singing, tmp_path):
    """The clip is whole."""
    whole = stopped_after(10_000, singing, tmp_path / "a.mkv")
    assert not whole.is_short
    assert (whole.framing.num_frames, whole.warnings) == (160, ())


def test_what_is_in_the_way_is_refused_before_any_work(tmp_path):
    """Nothing has been planned or painted."""
    (tmp_path / "a.mkv").write_text("mine")
    reports = []
    with pytest.raises(OutputExists):
        deliver(setup_of(), tmp_path / "a.mkv", progress=reports.append)
    assert reports == []
    assert (tmp_path / "a.mkv").read_text() == "mine"


def test_an_input_is_never_replaced(tmp_path):
    """Not even by force, nor under another name."""
    path = tmp_path / "clip.mkv"
    Clip(painted(4, 64, 64), 8).save(path)
    (tmp_path / "link.mkv").symlink_to(path)
    before = path.read_bytes()
    setup = prepare(Extend(str(path), "on", seconds=0.5, engine="paintbox", seed=1))
    for output in (path, tmp_path / "link.mkv", f"{tmp_path}/./clip.mkv"):
        with pytest.raises((OutputExists, InvalidInput)):
            check_place(setup, output, force=True)
        with pytest.raises((OutputExists, InvalidInput)):
            deliver(setup, output, force=True)
    assert path.read_bytes() == before


def test_variations_follow_from_the_first_seed():
    """In the request and in the order; after the last seed comes 0."""
    setup = prepare(Make("a fox", engine="paintbox", seed=2**32 - 1))
    several = list(varied(setup, 2))
    assert [each.request.seed for each in several] == [2**32 - 1, 0]
    assert [each.order.options.seed for each in several] == [2**32 - 1, 0]
    for count in (0, 101):
        with pytest.raises(InvalidInput, match="variations are out of range"):
            list(varied(setup, count))


@pytest.fixture
def own(tmp_path, monkeypatch) -> Clip:
    """own.mkv: a second of colours with a steady note, in the working folder."""
    monkeypatch.chdir(tmp_path)
    sound = Sound(np.full((8000, 2), 0.5, np.float32), 8000)
    clip = Clip(painted(8, 64, 64), 8, sound)
    clip.save("own.mkv")
    return clip


@pytest.mark.parametrize("in_memory", [True, False])
def test_the_sound_of_a_clip_stays_with_its_frames(own, in_memory):
    """Nothing is said of it, for nothing is lost."""
    given = own if in_memory else "own.mkv"
    setup = prepare(Modify(given, "x", region=(0, 0, 9, 9), engine="paintbox", seed=1))
    take = shoot(replace(setup, repair=False))
    assert not any("sound" in line for line in take.warnings)
    assert take.clip.sound.samples == pytest.approx(np.full((8000, 2), 0.5), abs=1e-3)
    deliver(replace(setup, repair=False), "o.mkv")
    assert Clip.open("o.mkv").sound.samples == pytest.approx(np.full((8000, 2), 0.5), abs=1e-3)


def test_a_longer_clip_is_silent_where_it_is_new(own):
    """Unless the engine sings there."""
    setup = prepare(Extend("own.mkv", "on", seconds=1, engine="paintbox", seed=1, repair=False))
    sound = shoot(setup).clip.sound
    assert sound.samples[:8000] == pytest.approx(np.full((8000, 2), 0.5), abs=1e-3)
    assert not sound.samples[8000:].any()
    assert len(sound.samples) == 16000
    sung = shoot(replace(setup, engine=Singer(setup.engine))).clip.sound
    assert sung.samples[8100:15900] == pytest.approx(np.full((7800, 2), 0.25), abs=1e-3)
    assert sung.samples[:7900] == pytest.approx(np.full((7900, 2), 0.5), abs=1e-3)


def test_all_that_a_file_carries_goes_with_its_frames(tmp_path):
    """Sound tracks with their flags, chapters and files stay; what is lost is named once."""
    write_rich(tmp_path / "rich.mkv")
    options = Smooth(f"{tmp_path}/rich.mkv", engine="flow", fps=32, repair=False)
    assert deliver(prepare(options), tmp_path / "out.mkv").warnings == ()
    assert inventory_of(tmp_path / "out.mkv") == inventory_of(tmp_path / "rich.mkv")
    assert clip_info(tmp_path / "out.mkv").fps == 32
    said = deliver(prepare(options), tmp_path / "out.mp4").warnings
    assert said == ("not kept: the attached file font.ttf (write .mkv to keep it)",)


def test_what_is_lost_of_the_pictures_is_said_once(tmp_path):
    """Not by the reader and by the writer."""
    with av.open(str(tmp_path / "a.mkv"), "w") as output:
        add_pictures(output, pixels="yuv444p10le")[1]()
    options = Smooth(f"{tmp_path}/a.mkv", engine="flow", fps=32, repair=False)
    said = deliver(prepare(options), tmp_path / "out.mkv").warnings
    assert said == ("not kept: its 10 bits per channel: 8 are used",)


def test_a_delivery_tells_how_long_it_took(tmp_path, monkeypatch):
    """From the first step to the last."""
    clock = iter([1000.0, 1002.5])
    monkeypatch.setattr(delivery, "time", SimpleNamespace(perf_counter=lambda: next(clock)))
    assert deliver(setup_of(), tmp_path / "a.mkv").seconds_elapsed == 2.5


def test_a_delivery_is_told_to_a_thousandth_of_a_second(tmp_path, monkeypatch):
    """And that it came from nowhere else, was whole, and showed nothing."""
    clock = iter([1000.0, 1002.34567])
    monkeypatch.setattr(delivery, "time", SimpleNamespace(perf_counter=lambda: next(clock)))
    made = deliver(setup_of(), tmp_path / "a.mkv")
    assert made.to_dict()["seconds_elapsed"] == 2.346
    assert (made.is_short, made.shown) == (False, ())
    assert made.to_dict()["num_fills_cached"] == made.num_cached


@pytest.mark.parametrize(
    ("at", "start"), [(0.0, 0), (1.5, Fraction(-3, 2)), (-0.25, Fraction(1, 4))]
)
def test_a_clip_that_stands_later_is_carried_from_before_its_start(at, start):
    """By as much; one that is no file has nothing to carry."""
    own = OwnSound(read=lambda: None, at_seconds=at, video="a.mkv")
    carried = delivery._carried(SimpleNamespace(own_sound=own))
    assert (carried.path.name, carried.start) == ("a.mkv", start)
    assert delivery._carried(SimpleNamespace(own_sound=None)) is None
    silent = OwnSound(read=lambda: None)
    assert silent.at_seconds == 0
    assert delivery._carried(SimpleNamespace(own_sound=silent)) is None
