"""Clips written and read back, in every format."""

import json
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from tests.conftest import painted

from onionskin import Clip
from onionskin.media.read import probe, read_frames, read_origin, read_tags

SUFFIXES = [".mp4", ".webm", ".mkv", ".gif", ".webp", "/"]
LOSSLESS = (".mkv", "/")
MIN_PSNR = {".mp4": 36, ".webm": 36, ".webp": 36, ".gif": 26}


def psnr(a: np.ndarray, b: np.ndarray) -> float:
    return float(10 * np.log10(255**2 / np.mean((a.astype(float) - b) ** 2)))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_frames_come_back(tmp_path, clip, suffix):
    """Bit for bit where the format is lossless, and close to it elsewhere, in order and number."""
    path = f"{tmp_path}/clip{suffix}"
    clip.save(path)
    back = Clip.open(path)
    assert back.frames.shape == clip.frames.shape
    assert back.fps == clip.fps
    if suffix in LOSSLESS:
        assert (back.frames == clip.frames).all()
    else:
        assert min(map(psnr, back.frames, clip.frames)) > MIN_PSNR[suffix]


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".mkv", ".webp"])
def test_colours_come_back(tmp_path, suffix):
    """Flat saturated colours keep their hue: matrix and range are those of the tags."""
    colours = [
        (230, 20, 20),
        (20, 230, 20),
        (20, 20, 230),
        (255, 255, 255),
        (0, 0, 0),
        (128, 64, 200),
    ]
    frames = np.stack([np.full((32, 48, 3), colour, np.uint8) for colour in colours])
    path = tmp_path / f"colours{suffix}"
    Clip(frames, Fraction(8)).save(path)
    assert np.abs(Clip.open(path).frames.astype(int) - frames).max() <= 6


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_origin_comes_back(tmp_path, clip, origin, suffix):
    """Prompt, seed, engine, weights and version, whatever the prompt is made of."""
    path = f"{tmp_path}/clip{suffix}"
    clip.save(path)
    assert read_origin(path) == origin
    assert Clip.open(path).origin == origin


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("generative", [True, False])
def test_files_are_marked_as_ai_made(tmp_path, clip, origin, suffix, generative):
    """IPTC's source type, the label of GB 45438-2025, and a sentence for people."""
    path = f"{tmp_path}/clip{suffix}"
    Clip(clip.frames, clip.fps, origin=replace(origin, generative=generative)).save(path)
    tags = {key.lower(): text for key, text in read_tags(path).items()}
    kind = "trainedAlgorithmicMedia" if generative else "algorithmicMedia"
    assert tags["digitalsourcetype"].endswith("/" + kind)
    assert json.loads(tags["aigc"])["Label"] == "1"
    assert tags["comment"].startswith("AI-generated video. Prompt: ")
    if suffix in (".mp4", ".webm", ".mkv", ".gif", "/"):
        assert tags["description"] == 'a "red" <fox> & friends, 雪地里的狐狸 🦊 second line'


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_footage_with_frames_between_is_not_marked_as_ai_made(tmp_path, clip, origin, suffix):
    """It says that those were interpolated, and comes back as such."""
    path = f"{tmp_path}/clip{suffix}"
    between = replace(origin, generative=False, interpolated=True, engine="flow")
    Clip(clip.frames, clip.fps, origin=between).save(path)
    tags = {key.lower(): text for key, text in read_tags(path).items()}
    assert tags["comment"].startswith("Frames between were interpolated")
    assert tags["digitalsourcetype"].endswith("/algorithmicallyEnhanced")
    assert not tags.get("aigc")
    assert read_origin(path) == between


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_clips_without_an_origin_claim_none(tmp_path, clip, suffix):
    """A clip of unknown origin is not marked."""
    path = f"{tmp_path}/clip{suffix}"
    Clip(clip.frames, clip.fps).save(path)
    assert read_origin(path) is None


@pytest.mark.parametrize("suffix", sorted(set(SUFFIXES) - {".mp4"}))
def test_odd_sizes_are_exact(tmp_path, suffix):
    """63x47 comes back as 63x47."""
    path = f"{tmp_path}/odd{suffix}"
    Clip(painted(3, 47, 63), Fraction(8)).save(path)
    assert Clip.open(path).frames.shape == (3, 47, 63, 3)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("fps", [Fraction(24000, 1001), Fraction(24), Fraction(25, 2)])
def test_rates_come_back(tmp_path, suffix, fps):
    """Exactly, but for GIF and WebP, which count hundredths and thousandths of a second."""
    path = f"{tmp_path}/clip{suffix}"
    Clip(painted(25, 16, 16), fps).save(path)
    info = probe(path)
    assert info.num_frames == 25
    if suffix in (".gif", ".webp"):
        assert info.fps == pytest.approx(fps, rel=0.01)
    else:
        assert info.fps == fps


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_probe_agrees_with_the_frames(tmp_path, clip, suffix):
    """Size, number and rate, without audio or rotation."""
    path = f"{tmp_path}/clip{suffix}"
    clip.save(path)
    info = probe(path)
    assert (info.num_frames, info.height, info.width) == clip.frames.shape[:3]
    assert (info.rotation, info.has_sound) == (0, False)
    assert info.duration_seconds == clip.duration_seconds
    assert sum(1 for _ in read_frames(path)) == info.num_frames


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
def test_pictures_that_stand_still_are_not_lost(tmp_path, suffix):
    """Writers merge pictures that are alike; the reader gives every frame back."""
    frames = painted(6, 32, 32)
    frames[3] = frames[2]
    path = tmp_path / f"still{suffix}"
    Clip(frames, Fraction(8)).save(path)
    back = Clip.open(path)
    assert (back.num_frames, back.fps) == (6, 8)
    assert psnr(back.frames[3], frames[3]) > MIN_PSNR[suffix]


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".mkv", ".gif", ".webp"])
def test_the_same_clip_gives_the_same_file(tmp_path, clip, suffix):
    """No dates, no random ids."""
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    clip.save(first)
    clip.save(second)
    assert first.read_bytes() == second.read_bytes()


def test_mp4_says_that_it_is_bt709_and_starts_fast(tmp_path, clip):
    """Players read the colours from the tags, and the index stands before the pictures."""
    import av

    path = clip.save(tmp_path / "clip.mp4")
    with av.open(str(path)) as container:
        context = container.streams.video[0].codec_context
        assert (context.color_primaries, context.color_trc, context.colorspace) == (1, 1, 1)
        assert context.pix_fmt == "yuv420p"
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_folder_holds_numbered_pictures(tmp_path, clip):
    """00000.png and on."""
    clip.save(f"{tmp_path}/frames/")
    names = sorted(path.name for path in (tmp_path / "frames").iterdir())
    assert names == [f"{index:05d}.png" for index in range(6)]
