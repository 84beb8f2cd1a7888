"""Inputs of every kind: read as 8-bit RGB at one rate, and what was done to them is said."""

from fractions import Fraction

import av
import numpy as np
import pytest
from PIL import Image
from tests.conftest import painted
from tests.fuzz import media_files

from onionskin import Clip
from onionskin.errors import InvalidInput, MediaError
from onionskin.media.info import timing_of_moments
from onionskin.media.picture import open_picture
from onionskin.media.read import clip_info, probe, read_frames
from onionskin.sound import Sound


def write(path, frames, moments=None, *, codec="ffv1", pixels="bgr0", given="rgb24", rate=10):
    """Frames as a video, each shown from its moment (in hundredths of a second) on."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate)
        stream.height, stream.width = frames.shape[1:3]
        stream.pix_fmt = pixels
        stream.codec_context.time_base = Fraction(1, 100)
        for index, frame in enumerate(frames):
            picture = av.VideoFrame.from_ndarray(frame, given).reformat(format=pixels)
            picture.pts = 10 * index if moments is None else moments[index]
            picture.time_base = Fraction(1, 100)
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))


def test_a_variable_rate_becomes_a_constant_one(tmp_path):
    """Frames shown longer are repeated, those too close together dropped; it is said."""
    frames = painted(6, 32, 48)
    write(tmp_path / "a.mkv", frames, [0, 10, 20, 50, 60, 63])
    clip = Clip.open(tmp_path / "a.mkv")
    assert clip.fps == 10
    expected = frames[[0, 1, 2, 2, 2, 3, 5]]
    assert (clip.frames == expected).all()
    info = clip_info(tmp_path / "a.mkv")
    assert info.num_frames == 7
    assert "have uneven durations: read as 7 at 10 fps" in info.notes[0]
    assert probe(tmp_path / "a.mkv").num_frames == 6


def test_a_constant_rate_is_left_alone(tmp_path):
    """Also where the container rounds to milliseconds."""
    clip = Clip(painted(30, 16, 16), Fraction(24000, 1001))
    for name in ("a.mkv", "a.mp4", "a.webm"):
        path = clip.save(tmp_path / name)
        assert clip_info(path).notes == ()
        assert clip_info(path).num_frames == 30


@pytest.mark.parametrize("fps", [Fraction(30), Fraction(30000, 1001), Fraction(25)])
def test_the_usual_rates_are_found_behind_rounded_times(fps):
    """A dropped frame in whole milliseconds."""
    moments = [Fraction(round(1000 * index / fps), 1000) for index in range(300) if index != 150]
    timing = timing_of_moments(moments)
    assert timing is not None
    assert timing.num_frames == 300
    assert abs(timing.fps / fps - 1) < 0.002


def test_how_often_each_frame_is_repeated_is_rounded():
    """To the nearest, up as well as down."""
    steps = [10, 10, 27, 10, 34, 10, 10]  # hundredths: 2.7 and 3.4 frames of a tenth
    moments = [Fraction(sum(steps[:index]), 100) for index in range(len(steps) + 1)]
    timing = timing_of_moments(moments)
    assert timing.fps == 10
    assert timing.repeats == (1, 1, 3, 1, 3, 1, 1, 1)
    assert timing_of_moments([Fraction(0), Fraction(1, 10), Fraction(1, 10)]).repeats == (1, 0, 1)


def test_a_header_that_is_nearly_right_is_believed():
    """As long as it leads less than half a frame off, which rounding does; else it is wrong."""
    moments = [Fraction(index, 24) for index in range(20)]
    assert timing_of_moments(moments, Fraction(24)) is None
    assert timing_of_moments(moments[:8], Fraction(25)) is None
    assert timing_of_moments(moments, Fraction(25)).fps == 24
    other = timing_of_moments(moments, Fraction(30))
    assert (other.fps, other.repeats, other.notes) == (24, (1,) * 20, ())


def test_a_header_that_counts_the_last_frame_as_a_moment_is_not_believed():
    """Ten tenths of a second are one second, not nine tenths."""
    moments = [Fraction(index, 10) for index in range(10)]
    timing = timing_of_moments(moments, Fraction(10000, 901))
    assert (timing.fps, timing.is_even) == (10, True)


def test_frames_that_only_stand_for_a_longer_one_are_told():
    """As they are read: those after the first of each."""
    moments = [Fraction(moment, 10) for moment in (0, 1, 2, 5, 6, 7, 8)]
    timing = timing_of_moments(moments)
    assert timing.repeated == (3, 4)


@pytest.mark.parametrize("packets", [1, 3])
def test_transport_streams_cut_short_are_refused(tmp_path, packets):
    """In the middle of one of their packets."""
    path = tmp_path / "a.ts"
    write(path, painted(20, 48, 64), codec="libx264", pixels="yuv420p")
    assert clip_info(path).num_frames == 20
    path.write_bytes(path.read_bytes()[: -188 * packets + 100])
    with pytest.raises(MediaError, match="cut short"):
        clip_info(path)


@pytest.mark.parametrize("name", ["a.webm", "a.mkv", "a.mp4", "a.avi", "a.gif", "a.webp", "a.png"])
@pytest.mark.parametrize("lost", [1, 50])
def test_files_that_lack_their_last_bytes_are_refused(tmp_path, name, lost):
    """Also with sound beside the pictures, and where every frame could be decoded."""
    path = tmp_path / name
    if name == "a.avi":
        write(path, painted(6, 32, 48), codec="mjpeg", pixels="yuvj420p")
    elif name == "a.png":
        layers = [Image.fromarray(frame) for frame in painted(6, 32, 48)]
        layers[0].save(path, save_all=True, append_images=layers[1:], duration=100)
    else:
        sound = Sound(np.zeros((16_000, 1)), 16_000) if name[2:] in ("webm", "mkv", "mp4") else None
        Clip(painted(8, 32, 48), 8, sound).save(path)
    assert Clip.open(path).num_frames > 5
    path.write_bytes(path.read_bytes()[:-lost])
    with pytest.raises(MediaError, match=r"cut short|ends too early|damaged"):
        Clip.open(path)


def test_transparent_videos_are_laid_over_black(tmp_path):
    """And it is said."""
    layers = np.full((3, 16, 16, 4), 200, np.uint8)
    layers[:, :, :8, 3], layers[:, :, 8:, 3] = 0, 255
    write(tmp_path / "a.mkv", layers, pixels="bgra", given="rgba")
    frames = np.stack(list(read_frames(tmp_path / "a.mkv")))
    assert not frames[:, :, :8].any()
    assert (frames[:, :, 8:] == 200).all()
    assert "placed on black" in clip_info(tmp_path / "a.mkv").notes[0]


def test_deep_videos_are_read_in_8_bits(tmp_path):
    """And it is said."""
    write(tmp_path / "a.mkv", painted(3, 16, 16), pixels="yuv444p10le")
    frames = np.stack(list(read_frames(tmp_path / "a.mkv")))
    assert np.abs(frames.astype(int) - painted(3, 16, 16)).max() <= 3
    assert "read as 8" in clip_info(tmp_path / "a.mkv").notes[0]


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".png"])
def test_transparent_moving_pictures_are_laid_over_black(tmp_path, suffix):
    """GIF, WebP and animated PNG."""
    layers = [Image.new("RGBA", (16, 16), (0, 0, 0, 0)) for _ in range(3)]
    for index, layer in enumerate(layers):
        layer.paste((250, 250, 250, 255), (index, 0, index + 4, 16))
    options = {"lossless": True} if suffix == ".webp" else {"disposal": 2}
    path = tmp_path / f"a{suffix}"
    layers[0].save(path, save_all=True, append_images=layers[1:], duration=100, **options)
    frames = Clip.open(path).frames
    assert len(frames) == 3
    for index, frame in enumerate(frames):
        assert (frame[:, index : index + 4] >= 248).all()
        assert not frame[:, index + 4 :].any()
    assert "placed on black" in " ".join(clip_info(path).notes)


def picture_of(kind: str, path):
    """A picture of 200, 100, 50 (or its grey) in some form."""
    red = Image.new("RGB", (9, 7), (200, 100, 50))
    if kind == "16 bits":
        Image.fromarray(np.full((7, 9), 200 * 257, np.uint16)).save(path.with_suffix(".png"))
        return path.with_suffix(".png"), (200, 200, 200)
    if kind == "CMYK":
        red.convert("CMYK").save(path.with_suffix(".jpg"), quality=100)
        return path.with_suffix(".jpg"), (200, 100, 50)
    if kind == "palette":
        red.quantize(4).save(path.with_suffix(".png"))
        return path.with_suffix(".png"), (200, 100, 50)
    if kind == "half transparent":
        red.putalpha(128)
        red.save(path.with_suffix(".png"))
        return path.with_suffix(".png"), (100, 50, 25)
    if kind == "grey with alpha":
        Image.new("LA", (9, 7), (200, 255)).save(path.with_suffix(".png"))
        return path.with_suffix(".png"), (200, 200, 200)
    red.save(path.with_suffix(".tif"))
    return path.with_suffix(".tif"), (200, 100, 50)


NOTES = {
    "16 bits": "read as 8",
    "CMYK": "converted to RGB",
    "palette": "",
    "half transparent": "on black",
    "grey with alpha": "",
    "TIFF": "",
}


@pytest.mark.parametrize("kind", NOTES)
def test_pictures_of_every_kind_are_read(tmp_path, kind):
    """With the colours they show; what is lost is said, and nothing else."""
    path, colour = picture_of(kind, tmp_path / "a")
    picture = open_picture(path)
    assert picture.pixels.shape == (7, 9, 3)
    assert np.abs(picture.pixels.astype(int) - colour).max() <= 2
    said = " ".join(picture.notes)
    assert NOTES[kind] in said
    assert bool(said) == bool(NOTES[kind])


def test_pictures_stand_upright(tmp_path):
    """By their EXIF orientation."""
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (20, 10)).save(tmp_path / "a.jpg", exif=exif)
    assert open_picture(tmp_path / "a.jpg").pixels.shape == (20, 10, 3)


def test_a_moving_picture_and_a_video_give_their_first_frame(tmp_path, clip):
    """And it is said."""
    for name, said in (("a.webp", "it has 6 frames"), ("a.mkv", "is a video")):
        path = clip.save(tmp_path / name)
        picture = open_picture(path)
        assert picture.pixels.shape == (48, 64, 3)
        assert said in picture.notes[0]


def test_a_video_without_frames_is_refused(tmp_path):
    """A header and nothing else."""
    with av.open(str(tmp_path / "a.mkv"), "w") as container:
        stream = container.add_stream("ffv1", rate=8)
        stream.width, stream.height, stream.pix_fmt = 16, 16, "bgr0"
        container.start_encoding()
    with pytest.raises(MediaError, match=r"a\.mkv (holds no frames|cannot be read|does not say)"):
        clip_info(tmp_path / "a.mkv")


@pytest.mark.parametrize("name", ["a.mkv", "a.webm", "a.mp4", "a.gif"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_clips_cut_short_are_refused(tmp_path, name, share):
    """Nobody is given half a clip for a whole one."""
    path = Clip(painted(40, 48, 64), Fraction(8)).save(tmp_path / name)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(MediaError, match=r"damaged|truncated|cut short"):
        Clip.open(path)


@pytest.mark.parametrize("name", ["a.mp4", "a.webm"])
def test_a_clip_with_garbage_in_its_middle_is_refused(tmp_path, name):
    """Frames are not skipped on the quiet."""
    path = Clip(painted(40, 48, 64), Fraction(8)).save(tmp_path / name)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 400] = bytes(400)
    path.write_bytes(data)
    with pytest.raises(MediaError, match="damaged"):
        Clip.open(path)


def test_enormous_pictures_are_refused_by_their_header(tmp_path):
    """As a picture and as a clip."""
    import zlib

    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    data = bytearray((tmp_path / "a.png").read_bytes())
    data[16:24] = (100_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    (tmp_path / "a.png").write_bytes(data)
    for read in (open_picture, clip_info):
        with pytest.raises(InvalidInput, match=r"too large|million pixels"):
            read(tmp_path / "a.png")


def test_a_video_that_does_not_say_its_size_is_refused(tmp_path):
    """Its header is damaged where the track is described, and no frame can be decoded."""
    path = media_files.written("webm", tmp_path)
    data = bytearray(path.read_bytes())
    described = data.index(bytes.fromhex("e086b08130ba8120"))
    data[described - 6 : described + 2] = bytes(8)
    path.write_bytes(data)
    with pytest.raises(MediaError, match="has no picture that can be decoded; it may be damaged"):
        probe(path)
