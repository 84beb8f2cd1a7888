"""The sound of a clip: written with its frames, in one step, and read back."""

import warnings
from fractions import Fraction

import av
import numpy as np
import pytest
from tests.conftest import painted

from onionskin import Clip
from onionskin.errors import InvalidInput, OnionskinWarning
from onionskin.media.budget import Budget
from onionskin.media.read import clip_info, read_sound
from onionskin.media.write import open_writer
from onionskin.sound import Sound, joined

HEARD = [".mp4", ".webm", ".mkv"]
MUTE = [".gif", ".webp", "/"]


def tone(seconds: float = 1.0, rate: int = 48_000, channels: int = 2) -> Sound:
    """440 Hz on the left, 660 Hz on the right."""
    time = np.arange(round(seconds * rate)) / rate
    both = np.stack([np.sin(time * 2 * np.pi * pitch) for pitch in (440, 660)], axis=1)
    return Sound((0.5 * both[:, :channels]).astype(np.float32), rate)


def likeness(first: np.ndarray, second: np.ndarray) -> float:
    """The correlation of two sounds sample by sample, 1 for the same: a shift lowers it."""
    length = min(len(first), len(second))
    return float(np.corrcoef(first[:length].ravel(), second[:length].ravel())[0, 1])


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("rate", [48_000, 44_100, 16_000])
@pytest.mark.parametrize("suffix", HEARD)
def test_sound_comes_back(tmp_path, suffix, rate, channels):
    """In time with the frames, each side on its own side; bit for bit (24 bits) in .mkv."""
    clip = Clip(painted(8, 32, 48), Fraction(8), tone(1.0, rate, channels))
    path = clip.save(tmp_path / f"clip{suffix}")
    back = Clip.open(path)
    assert back.sound is not None
    assert back.num_frames == 8
    assert back.sound.samples.shape[1] == channels
    assert back.sound.duration_seconds == pytest.approx(1.0, abs=0.06)
    if back.sound.sample_rate == rate:
        assert likeness(back.sound.samples, clip.sound.samples) > 0.99
    if suffix == ".mkv":
        assert np.abs(back.sound.samples - clip.sound.samples).max() <= 2**-23
    assert [path.name for path in tmp_path.iterdir()] == [f"clip{suffix}"]


@pytest.mark.parametrize("suffix", HEARD)
def test_pictures_and_tags_are_the_same_with_and_without_sound(tmp_path, clip, suffix):
    """Sound costs the frames nothing."""
    mute = Clip.open(clip.save(tmp_path / f"mute{suffix}"))
    loud = Clip(clip.frames, clip.fps, tone(), clip.origin)
    back = Clip.open(loud.save(tmp_path / f"loud{suffix}"))
    assert (back.frames == mute.frames).all()
    assert (back.fps, back.origin) == (mute.fps, clip.origin)
    assert mute.sound is None


@pytest.mark.parametrize("suffix", MUTE)
def test_formats_without_sound_say_so_in_one_warning(tmp_path, clip, suffix):
    """And write the frames."""
    loud = Clip(clip.frames, clip.fps, tone())
    with pytest.warns(OnionskinWarning, match="sound is left out") as caught:
        loud.save(f"{tmp_path}/clip{suffix}")
    assert len(caught) == 1
    assert "write .mp4, .webm or .mkv" in str(caught[0].message)
    back = Clip.open(f"{tmp_path}/clip{suffix}")
    assert (back.num_frames, back.sound) == (6, None)


def test_mute_clips_are_written_without_a_warning(tmp_path, clip):
    """Nothing is left out of them."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        clip.save(tmp_path / "a.gif")
        Clip(clip.frames, clip.fps, Sound(np.zeros((0, 1), np.float32), 8000)).save(
            tmp_path / "b.gif"
        )


@pytest.mark.parametrize("suffix", HEARD)
def test_sound_may_come_at_the_very_end(tmp_path, suffix):
    """When the last frame has been written; nothing is to be seen of the file before."""
    path = tmp_path / f"a{suffix}"
    with open_writer(path, 48, 32, 8) as writer:
        for frame in painted(8, 32, 48):
            writer.write(frame)
        writer.sound = tone()
        assert not path.exists()
    assert writer.warnings == []
    assert read_sound(path).duration_seconds == pytest.approx(1.0, abs=0.06)


@pytest.mark.parametrize("suffix", HEARD)
def test_sound_that_cannot_be_written_leaves_nothing(tmp_path, suffix, monkeypatch):
    """A file is never published without the sound that belongs to it."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onionskin.media.soundtrack.encoded", fail)
    with pytest.raises(Exception, match="space left"):
        Clip(painted(3, 32, 48), 8, tone()).save(tmp_path / f"a{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_the_same_sound_gives_the_same_file(tmp_path):
    """No dates, no random ids."""
    for suffix in HEARD:
        clip = Clip(painted(8, 32, 48), 8, tone())
        first, second = (clip.save(tmp_path / f"{name}{suffix}") for name in "ab")
        assert first.read_bytes() == second.read_bytes()


def write_late(path, *, channels: str = "stereo", delay: float = 0.5) -> None:
    """A second of pictures, and half a second of a loud tone from `delay` seconds on."""
    samples = np.full((1, 8000 * (6 if channels == "5.1" else 2) // 2), 8000, np.int16)
    with av.open(str(path), "w") as container:
        video = container.add_stream("ffv1", rate=8)
        video.width, video.height, video.pix_fmt = 32, 16, "bgr0"
        heard = container.add_stream("pcm_s16le", rate=8000)
        heard.codec_context.layout = channels
        for frame in painted(8, 16, 32):
            container.mux(
                video.encode(av.VideoFrame.from_ndarray(frame, "rgb24").reformat(format="bgr0"))
            )
        container.mux(video.encode(None))
        piece = av.AudioFrame.from_ndarray(samples, "s16", channels)
        piece.sample_rate, piece.pts, piece.time_base = 8000, round(8000 * delay), Fraction(1, 8000)
        container.mux(heard.encode(piece))
        container.mux(heard.encode(None))


def test_sound_that_starts_late_is_heard_late(tmp_path):
    """Silence in front of it, so that it stays in time."""
    write_late(tmp_path / "a.mkv")
    samples = read_sound(tmp_path / "a.mkv").samples
    assert not samples[:3900].any()
    assert samples[4100:7900].all()
    assert len(samples) == pytest.approx(8000, abs=100)


def test_many_channels_are_mixed_to_two(tmp_path):
    """5.1 becomes left and right."""
    write_late(tmp_path / "a.mkv", channels="5.1", delay=0)
    assert read_sound(tmp_path / "a.mkv").samples.shape[1] == 2


def test_sound_beyond_the_budget_is_refused(tmp_path):
    """Before its silence is taken into memory."""
    write_late(tmp_path / "a.mkv", delay=50_000)
    with pytest.raises(InvalidInput, match="ONIONSKIN_MAX_BYTES"):
        read_sound(tmp_path / "a.mkv", budget=Budget(bytes=10**8))
    assert clip_info(tmp_path / "a.mkv").num_frames == 8


@pytest.mark.parametrize(
    ("samples", "rate", "said"),
    [
        (np.zeros((4, 3), np.float32), 8000, "shape"),
        (np.zeros(4, np.float32), 8000, "shape"),
        (np.zeros((4, 1), np.int16), 8000, "dtype"),
        ("tone", 8000, "dtype"),
        (np.zeros((4, 1), np.float32), 0, "sample_rate"),
        (np.zeros((4, 1), np.float32), 44100.5, "sample_rate"),
        (np.zeros((4, 1), np.float32), float("nan"), "sample_rate"),
        (np.zeros((4, 1), np.float32), "48000", "sample_rate"),
    ],
)
def test_other_samples_and_rates_are_refused(samples, rate, said):
    """By name."""
    with pytest.raises(InvalidInput, match=said):
        Sound(samples, rate)


def test_numbers_of_other_kinds_are_taken_for_what_they_are():
    """float64 samples, and rates that are whole numbers."""
    sound = Sound(np.full((8, 1), 2.0), np.float64(8000.0))
    assert (sound.samples.dtype, sound.sample_rate) == (np.float32, 8000)
    assert type(sound.sample_rate) is int
    assert sound.samples.max() == 1
    with pytest.raises(InvalidInput, match="start"):
        sound.cut(1, float("nan"))


def test_clips_take_no_sound_of_another_type():
    """A path, or samples alone."""
    with pytest.raises(InvalidInput, match="sound is ndarray"):
        Clip(painted(2), 8, np.zeros((4, 1), np.float32))


def test_sounds_are_joined_at_their_places():
    """Silence where none was made."""
    whole = joined({0.0: tone(0.5).cut(0, 0.25), 0.5: tone(0.5)}, 1.0)
    assert whole.duration_seconds == pytest.approx(1.0)
    assert not whole.samples[12_000:24_000].any()
    assert (whole.samples[24_000:] == tone(0.5).samples).all()
