"""Reading what others wrote, and what is damaged."""

from fractions import Fraction

import av
import numpy as np
import pytest
from PIL import Image
from tests.conftest import painted
from tests.media.test_inputs import write

from onionskin import Clip
from onionskin.errors import MediaError
from onionskin.media.read import clip_info, probe, read_frames, read_origin


@pytest.mark.parametrize("name", ["a.mp4", "a.gif", "a.webp", "a.webm", "a/"])
def test_missing_files_are_named(tmp_path, name):
    """One line."""
    with pytest.raises(MediaError, match="there is no file"):
        probe(f"{tmp_path}/{name}")


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".mkv", ".gif", ".webp"])
def test_files_that_are_no_media_are_refused(tmp_path, suffix):
    """Text with a video's suffix."""
    path = tmp_path / f"a{suffix}"
    path.write_text("not a video at all, " * 50)
    with pytest.raises(MediaError, match="cannot be read"):
        Clip.open(path)


@pytest.mark.parametrize("suffix", [".mp4", ".gif", ".webp"])
def test_truncated_files_are_refused(tmp_path, clip, suffix):
    """A file cut in half is told, not shortened."""
    path = clip.save(tmp_path / f"a{suffix}")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(MediaError, match="damaged"):
        Clip.open(path)


def test_folders_without_pictures_are_refused(tmp_path):
    """And folders of pictures that do not tell their rate."""
    with pytest.raises(MediaError, match=r"no \.png"):
        probe(tmp_path)
    Image.new("RGB", (4, 4)).save(tmp_path / "00000.png")
    with pytest.raises(MediaError, match="frame rate"):
        probe(tmp_path)


def test_sound_without_pictures_is_refused(tmp_path):
    """An audio file holds no video."""
    path = tmp_path / "a.mkv"
    write_video(path, with_video=False)
    with pytest.raises(MediaError, match="no video"):
        probe(path)


def test_probe_tells_of_sound(tmp_path):
    """has_sound."""
    path = tmp_path / "a.mkv"
    write_video(path)
    assert probe(path).has_sound
    assert read_origin(path) is None


def test_untagged_video_is_read_with_the_matrix_its_size_suggests(tmp_path):
    """Files that do not tell their matrix: BT.601 below 720 lines."""
    path = tmp_path / "a.mkv"
    write_video(path)
    frame = next(iter(read_frames(path)))
    assert np.abs(frame.astype(int) - (200, 40, 40)).max() <= 3


def test_streams_without_times_play_at_their_nominal_rate(tmp_path):
    """Raw H.264, as cameras write it: by its own rate, in every reader, and it is said."""
    from onionskin.stability.measuring.footage import open_footage

    path = tmp_path / "a.h264"
    with av.open(str(path), "w", format="h264") as container:
        stream = container.add_stream("libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for frame in painted(12):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, "rgb24")))
        container.mux(stream.encode(None))
    for info in (probe(path), clip_info(path), open_footage(path).info):
        assert (info.num_frames, info.fps, info.duration_seconds) == (12, 24, 0.5)
        assert info.notes == ("it has no timestamps: its frames play at the nominal rate",)
    assert Clip.open(path).num_frames == 12
    assert "no timestamps" in " ".join(open_footage(path).warnings)


@pytest.mark.parametrize("name", ["a.avi", "a.ts"])
def test_frames_that_come_at_another_rate_than_the_header_says(tmp_path, name):
    """Ten a second in a file that says a hundred play for as long as they do."""
    path = tmp_path / name
    codec, pixels = ("mjpeg", "yuvj420p") if name == "a.avi" else ("libx264", "yuv420p")
    write(path, painted(8, 32, 48), codec=codec, pixels=pixels)
    for info in (probe(path), clip_info(path)):
        assert (info.num_frames, info.fps) == (8, 10)


def write_video(path, *, with_video: bool = True) -> None:
    """A second of silence, and five frames of untagged BT.601 red."""
    red = np.full((16, 32, 3), (200, 40, 40), np.uint8)
    with av.open(str(path), "w") as container:
        sound = container.add_stream("pcm_s16le", rate=8000)
        video = container.add_stream("ffv1", rate=Fraction(5)) if with_video else None
        silence = av.AudioFrame.from_ndarray(np.zeros((1, 8000), np.int16), "s16", "mono")
        silence.sample_rate, silence.pts = 8000, 0
        if video:
            video.width, video.height, video.pix_fmt = 32, 16, "yuv444p"
        container.mux(sound.encode(silence))
        container.mux(sound.encode(None))
        for index in range(5 if video else 0):
            frame = av.VideoFrame.from_ndarray(red, "rgb24")
            frame = frame.reformat(format="yuv444p")
            frame.pts = index
            container.mux(video.encode(frame))
        if video:
            container.mux(video.encode(None))
