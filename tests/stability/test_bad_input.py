"""Files that are damaged, odd, or hold nothing: each is measured or refused, and it is said."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from tests.stability.conftest import encoding, gliding

from onionskin.errors import InvalidInput, MediaError
from onionskin.stability.measuring.measure import measure_file

X264 = {"crf": "12", "g": "4"}


def encode(
    path: Path,
    frames: Iterable[np.ndarray],
    codec: str = "libx264",
    pixel_format: str = "yuv420p",
    rate: int = 24,
    options: dict[str, str] = X264,
    **tags: int,
) -> Path:
    """Writes RGB frames with PyAV; `tags` are set on the encoder."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, options=encoding(codec, **options))
        first, *rest = list(frames)
        stream.height, stream.width, stream.pix_fmt = *first.shape[:2], pixel_format
        for name, value in tags.items():
            setattr(stream.codec_context, name, value)
        for frame in (first, *rest):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        container.mux(stream.encode())
    return path


def sound_only(path: Path) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=8000)
        for index in range(4):
            frame = av.AudioFrame.from_ndarray(np.zeros((1, 400), np.int16), "s16", "mono")
            frame.sample_rate, frame.pts = 8000, 400 * index
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def test_sound_is_no_video(tmp_path):
    """And is called so."""
    with pytest.raises(MediaError, match="no video"):
        measure_file(sound_only(tmp_path / "sound.mka"))


def test_a_file_without_a_frame_is_refused(tmp_path):
    """A header and nothing behind it."""
    whole = encode(tmp_path / "whole.mkv", gliding(2))
    content = whole.read_bytes()
    (tmp_path / "none.mkv").write_bytes(content[: content.index(b"\x1f\x43\xb6\x75")])
    with pytest.raises(MediaError):
        measure_file(tmp_path / "none.mkv")


def test_what_is_no_film_at_all_is_refused(tmp_path):
    """Text with a film's name."""
    (tmp_path / "text.mp4").write_text("not a film")
    with pytest.raises(MediaError, match=r"text\.mp4"):
        measure_file(tmp_path / "text.mp4")


@pytest.mark.parametrize("count", [1, 3])
def test_few_frames_have_no_score(tmp_path, count):
    """Null, with the reason, and everything else is there."""
    facts = measure_file(encode(tmp_path / "few.mp4", gliding(count))).to_dict()
    assert facts["num_frames"] == count
    assert facts["score"] is None
    assert f"this has {count}" in str(facts["score_reason"])


def test_an_encoded_still_has_no_score(tmp_path):
    """What a codec does to a still picture is no motion."""
    facts = measure_file(
        encode(tmp_path / "still.mp4", [gliding(1)[0]] * 12, options={"crf": "24", "g": "4"})
    ).to_dict()
    assert facts["score"] is None
    assert "still" in str(facts["score_reason"])


@pytest.mark.parametrize("suffix", ["mkv", "ts"])
def test_a_damaged_end_is_left_out(tmp_path, suffix):
    """What decodes is measured, and the rest is named."""
    whole = encode(tmp_path / f"whole.{suffix}", gliding(24))
    content = whole.read_bytes()
    cut = tmp_path / f"cut.{suffix}"
    cut.write_bytes(content[: len(content) * 6 // 10])
    found = measure_file(cut)
    assert 8 <= found.num_frames < 20
    assert found.score is not None
    if suffix == "mkv":  # its header knows how long it was
        assert any("declares" in warning for warning in found.warnings)


def test_an_mp4_cut_short_tells_how_much_is_missing(tmp_path):
    """Its index comes first here, and promises more than there is."""
    path = tmp_path / "cut.mp4"
    with av.open(str(path), "w", options={"movflags": "faststart"}) as container:
        options = encoding("libx264", crf="12", g="4")
        stream = container.add_stream("libx264", rate=24, options=options)
        stream.width, stream.height, stream.pix_fmt = 96, 64, "yuv420p"
        for frame in gliding(24):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        container.mux(stream.encode())
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 7 // 10])
    found = measure_file(path)
    assert 8 <= found.num_frames < 22
    assert any("could not be decoded" in warning for warning in found.warnings)


def test_a_size_that_changes_is_scaled_and_said(tmp_path):
    """Two transport streams, one after the other, as broadcasters have them."""
    small = encode(tmp_path / "small.ts", gliding(8))
    wide = [np.repeat(np.repeat(frame, 2, 0), 2, 1) for frame in gliding(8)]
    large = encode(tmp_path / "large.ts", wide)
    both = tmp_path / "both.ts"
    both.write_bytes(small.read_bytes() + large.read_bytes())
    found = measure_file(both)
    assert found.num_frames > 8
    assert (found.info.width, found.info.height) == (96, 64)
    assert any("size changes" in warning for warning in found.warnings)


def test_8k_is_measured_at_the_working_size(tmp_path):
    """7680x4320: only a few small pictures of it are held."""
    frames = (np.full((4320, 7680, 3), 40 * index + 60, np.uint8) for index in range(4))
    found = measure_file(encode(tmp_path / "8k.mkv", frames, "mjpeg", "yuvj420p", options={}))
    assert (found.num_frames, found.info.width, found.info.height) == (4, 7680, 4320)


def test_a_film_of_one_pixel(tmp_path):
    """1x1, losslessly."""
    frames = np.random.default_rng(0).integers(0, 255, (6, 1, 1, 3)).astype(np.uint8)
    found = measure_file(encode(tmp_path / "dot.mov", frames, "png", "rgb24", options={}))
    assert (found.num_frames, found.info.width, found.info.height) == (6, 1, 1)


def test_ten_bits_and_hdr_are_measured_with_a_warning(tmp_path):
    """PQ in BT.2020, ten bits a channel."""
    path = encode(
        tmp_path / "hdr.mkv", gliding(6), "ffv1", "yuv420p10le", options={},
        color_primaries=9, color_trc=16, colorspace=9,
    )  # fmt: skip
    found = measure_file(path)
    assert found.num_frames == 6
    assert any("8 bits" in warning for warning in found.warnings)
    assert any("HDR" in warning for warning in found.warnings)


def test_interlaced_frames_are_measured_with_a_warning(tmp_path):
    """Fields are not taken apart."""
    path = encode(
        tmp_path / "fields.mkv", gliding(6), options={"x264-params": "tff=1:interlaced=1"}
    )
    found = measure_file(path)
    assert found.num_frames == 6
    assert any("interlaced" in warning for warning in found.warnings)


def test_a_reference_adds_figures_and_must_fit(tmp_path):
    """PSNR, SSIM and tOF against the truth; another size or length is refused."""
    truth = encode(tmp_path / "truth.mkv", gliding(6), "ffv1", "bgr0", options={})
    rough = encode(tmp_path / "rough.mkv", gliding(6), options={"crf": "40"})
    facts = measure_file(rough, reference=truth).to_dict()["reference"]
    assert isinstance(facts, dict)
    assert 20 < facts["psnr"] < 45
    assert 0.5 < facts["ssim"] < 1
    assert facts["tof"] > 0
    same = measure_file(truth, reference=truth).reference
    assert (same["psnr"], same["tof"]) == (100, 0)
    short = encode(tmp_path / "short.mkv", gliding(5))
    with pytest.raises(InvalidInput, match="same length"):
        measure_file(rough, reference=short)
    small = encode(tmp_path / "small.mkv", gliding(6)[:, :32, :32])
    with pytest.raises(InvalidInput, match="same size"):
        measure_file(rough, reference=small)


def test_everything_named_is_in_the_facts(tmp_path):
    """The keys of `measure --json`, and a value for each frame in each path."""
    facts = measure_file(encode(tmp_path / "clip.mp4", gliding(9), rate=12)).to_dict()
    named = (
        "num_frames fps width height cuts score score_reason measures defects vbench "
        "per_frame warnings"
    )
    assert set(named.split()) <= set(facts)
    assert (facts["fps"], facts["num_frames"]) == (12, 9)
    assert {len(path) for path in facts["per_frame"].values()} == {9}
    assert Fraction(str(facts["score"])) > 90
