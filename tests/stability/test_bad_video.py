"""Files that are broken, strange or in the way: mended where they can be, refused where not."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from tests.stability.conftest import encoding, gained, gliding

from onionskin import Clip
from onionskin.cli.app import run
from onionskin.errors import MediaError
from onionskin.media.read import probe
from onionskin.stability.measuring.measure import measure_file
from onionskin.stability.mending.mend_file import steady_file

POP = 6


def popped(num_frames: int = 14, size: int = 1) -> np.ndarray:
    frames = gliding(num_frames)
    frames[POP] = gliding(1, seed=9)[0]
    return np.repeat(np.repeat(frames, size, axis=1), size, axis=2)


def write(
    path: Path,
    frames: np.ndarray,
    pixel_format: str = "yuv420p",
    codec: str = "libx264",
    options: dict[str, str] | None = None,
    tags: dict[str, int] | None = None,
    container: str | None = None,
) -> Path:
    """A video at 24 frames per second."""
    with av.open(str(path), "w", format=container) as output:
        options = encoding(codec, **(options or {"crf": "10"}))
        stream = output.add_stream(codec, rate=24, options=options)
        stream.height, stream.width = frames.shape[1:3] if len(frames) else (64, 96)
        stream.pix_fmt = pixel_format
        for name, value in (tags or {}).items():
            setattr(stream.codec_context, name, value)
        for frame in frames:
            output.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        output.mux(stream.encode(None))
    return path


def test_a_file_without_frames_is_told_by_its_name(tmp_path):
    """Its head is whole, and none of its packets can be decoded."""
    path = write(tmp_path / "whole.mkv", gliding(4), options={"bf": "0"})
    with av.open(str(path)) as source, av.open(str(tmp_path / "none.mkv"), "w") as output:
        stream = output.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.size and not packet.is_keyframe:
                packet.stream = stream
                output.mux(packet)
    with pytest.raises(MediaError, match=r"none\.mkv holds no frames that can be decoded"):
        measure_file(tmp_path / "none.mkv")


def test_sound_alone_is_refused(tmp_path, capsys):
    """By both commands, in a line each; nothing is written."""
    path = tmp_path / "song.m4a"
    with av.open(str(path), "w", format="mp4") as output:
        audio = output.add_stream("aac", rate=48000, layout="mono")
        block = av.AudioFrame.from_ndarray(np.zeros((1, 4096), np.int16), "s16", "mono")
        block.sample_rate = 48000
        output.mux(audio.encode(block))
        output.mux(audio.encode(None))
    assert run(["measure", str(path)]) == 1
    assert run(["steady", str(path), "-o", str(tmp_path / "out.mp4")]) == 1
    assert capsys.readouterr().err.count("song.m4a") == 2
    assert [one.name for one in tmp_path.iterdir()] == ["song.m4a"]


def test_no_frames_at_all_are_refused(tmp_path):
    """A video stream with nothing in it."""
    path = write(tmp_path / "empty.mkv", np.zeros((0, 64, 96, 3), np.uint8))
    with pytest.raises(MediaError):
        steady_file(path, tmp_path / "out.mkv")
    assert not (tmp_path / "out.mkv").exists()


@pytest.mark.parametrize("count", [1, 3])
def test_a_few_frames_are_copied(tmp_path, count):
    """Without a score, with the reason."""
    path = write(tmp_path / "in.mp4", gliding(count))
    mended = steady_file(path, tmp_path / "out.mp4")
    assert mended.stream_copied
    assert mended.before.score is None
    assert "at least 4" in mended.before.measures.score_reason
    assert (tmp_path / "out.mp4").read_bytes() == path.read_bytes()


def test_what_decodes_of_a_damaged_file_is_mended(tmp_path):
    """And what does not is said; the frames before the damage keep their times."""
    whole = write(tmp_path / "whole.mkv", popped(40), options={"crf": "10", "g": "4"})
    path = tmp_path / "cut.mkv"
    path.write_bytes(whole.read_bytes()[: round(whole.stat().st_size * 0.7)])
    mended = steady_file(path, tmp_path / "out.mkv")
    kept = mended.after.num_frames
    assert 10 < kept < 40
    assert kept == mended.before.num_frames
    assert [action.kind for action in mended.actions if action.kept] == ["pops"]
    assert any("cut short" in text for text in mended.warnings)


def test_a_size_that_changes_is_said(tmp_path):
    """Later frames are scaled to the first."""
    first = write(tmp_path / "a.ts", popped(), container="mpegts")
    second = write(tmp_path / "b.ts", gliding(10)[:, :48, :64], container="mpegts")
    path = tmp_path / "both.ts"
    path.write_bytes(first.read_bytes() + second.read_bytes())
    mended = steady_file(path, tmp_path / "out.mkv")
    assert not mended.stream_copied
    assert any("size changes" in text for text in mended.warnings)
    facts = probe(tmp_path / "out.mkv")
    assert (facts.width, facts.height) == (96, 64)
    assert facts.num_frames == mended.before.num_frames


def test_one_pixel_is_mended_like_any_picture(tmp_path):
    """A flash of one pixel."""
    frames = np.tile(np.uint8([[[[90, 120, 60]]]]), (14, 1, 1, 1))
    frames[POP] = 255
    Clip(frames, Fraction(24)).save(f"{tmp_path}/in/")
    mended = steady_file(f"{tmp_path}/in/", f"{tmp_path}/out/")
    assert Clip.open(f"{tmp_path}/out/").frames.shape == (14, 1, 1, 3)
    assert mended.before.num_frames == 14


@pytest.mark.slow
def test_8k_is_measured_and_copied(tmp_path):
    """7680x4320."""
    frames = (np.kron(gliding(5, dx=3), np.ones((1, 68, 80, 1), np.uint8)) for _ in range(1))
    path = write(tmp_path / "in.mp4", next(frames)[:, :4320], options={"preset": "ultrafast"})
    mended = steady_file(path, tmp_path / "out.mp4")
    assert (mended.before.info.width, mended.before.info.height) == (7680, 4320)
    assert mended.before.num_frames == 5


def test_ten_bits_and_hdr_stay_what_they_are(tmp_path):
    """Pixel format and colour tags are kept; that mended frames have eight bits is said."""
    hdr = {"color_primaries": 9, "color_trc": 16, "colorspace": 9}
    path = write(tmp_path / "in.mp4", popped(), "yuv420p10le", tags=hdr)
    mended = steady_file(path, tmp_path / "out.mp4")
    assert not mended.stream_copied
    assert any("8 bits" in text for text in mended.warnings)
    assert any("HDR" in text for text in mended.warnings)
    with av.open(str(tmp_path / "out.mp4")) as container:
        context = container.streams.video[0].codec_context
        assert context.pix_fmt == "yuv420p10le"
        assert {name: getattr(context, name) for name in hdr} == hdr


def test_interlaced_pictures_are_said(tmp_path):
    """They are mended as whole frames."""
    options = {"crf": "10", "x264-params": "interlaced=1"}
    path = write(tmp_path / "in.mp4", popped(), options=options)
    mended = steady_file(path, tmp_path / "out.mp4")
    assert any("interlaced" in text for text in mended.warnings)
    assert mended.after.num_frames == 14


def test_a_full_disk_leaves_nothing(tmp_path):
    """One line, exit code 1, no half file, and the input as it was."""
    source = write(tmp_path / "in.mp4", gained(gliding(40), np.tile([0.9, 1.1], 20)))
    before = source.read_bytes()

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = subprocess.run(
        [sys.executable, "-m", "onionskin", "steady", str(source), "-o", str(tmp_path / "o.mp4")],
        preexec_fn=full,
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.returncode == 1
    assert "o.mp4" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["in.mp4"]
    assert source.read_bytes() == before


def test_measuring_strange_files_never_ends_in_a_traceback(tmp_path):
    """Random bytes under any name."""
    junk = np.random.default_rng(0).bytes(3000)
    for name in ("a.mp4", "b.gif", "c.webp", "d.mkv"):
        (tmp_path / name).write_bytes(junk)
        with pytest.raises(MediaError, match=name):
            measure_file(tmp_path / name)
