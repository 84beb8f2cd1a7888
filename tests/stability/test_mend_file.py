"""Files: measured, mended, and all but the mended pictures carried over."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.reformatter import ColorRange
from tests.stability.conftest import NUM_FRAMES, encoding, gliding, made_up, shaken

from onionskin import Clip
from onionskin.cli.app import run
from onionskin.errors import Cancelled, InvalidInput, MediaError, OutputExists
from onionskin.media.read import probe
from onionskin.stability.measuring.defects import Defect
from onionskin.stability.measuring.footage import open_footage
from onionskin.stability.measuring.measure import measure_file
from onionskin.stability.mending import mend_file
from onionskin.stability.mending.mend_file import _left_of, _Work, open_destination, steady_file
from onionskin.stability.mending.options import RepairOptions
from onionskin.stability.mending.recipe import Recipe
from onionskin.stability.report.page import write_report


def write(
    path: Path,
    frames: np.ndarray,
    times: list[int] | None = None,
    rotation: int = 0,
    sound: bool = False,
    pixels: str = "yuv420p",
    is_full: bool = False,
) -> Path:
    """A video at 24 frames per second, its frames at `times` (of 24ths of a second)."""
    with av.open(str(path), "w") as output:
        codec = "ffv1" if path.suffix == ".mkv" else "libx264"
        options = encoding(codec, crf="10") if codec == "libx264" else {}
        stream = output.add_stream(codec, rate=24, options=options)
        stream.width, stream.height = frames.shape[2], frames.shape[1]
        stream.pix_fmt = pixels
        stream.codec_context.color_primaries = 9
        if is_full:
            stream.codec_context.color_range = 2
        if rotation:
            stream.set_display_rotation(rotation)
        audio = output.add_stream("aac", rate=48000, layout="mono") if sound else None
        for index, frame in enumerate(frames):
            picture = av.VideoFrame.from_ndarray(frame, format="rgb24")
            if is_full:
                picture = picture.reformat(format=pixels, dst_color_range=ColorRange.JPEG)
            picture.pts = times[index] if times else index
            picture.time_base = Fraction(1, 24)
            output.mux(stream.encode(picture))
        output.mux(stream.encode(None))
        if audio is not None:
            tone = (8000 * np.sin(np.arange(24000) / 20)).astype(np.int16)[None]
            block = av.AudioFrame.from_ndarray(tone, format="s16", layout="mono")
            block.sample_rate, block.pts, block.time_base = 48000, 0, Fraction(1, 48000)
            output.mux(audio.encode(block))
            output.mux(audio.encode(None))
    return path


def times_of(path: Path) -> list[Fraction]:
    with av.open(str(path)) as container:
        return [frame.pts * frame.time_base for frame in container.decode(video=0)]


def sound_of(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(audio=0) if packet.size]


@pytest.fixture
def popped(clean):
    """One frame that does not belong."""
    frames = clean.copy()
    frames[6] = gliding(1, seed=9)[0]
    return frames


def test_a_clean_file_is_copied_untouched(tmp_path, clean):
    """Byte for byte."""
    source = write(tmp_path / "clean.mp4", clean, sound=True)
    mended = steady_file(source, tmp_path / "out.mp4")
    assert mended.stream_copied
    assert (tmp_path / "out.mp4").read_bytes() == source.read_bytes()
    assert mended.to_dict()["actions"] == []


def test_all_but_the_pictures_survives(tmp_path, popped):
    """Variable times, sound, rotation, colour tags, number of frames."""
    times = [0, 1, 2, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 17]
    source = write(tmp_path / "in.mp4", popped, times, rotation=90, sound=True)
    output = tmp_path / "out.mp4"
    mended = steady_file(source, output)
    assert not mended.stream_copied
    assert mended.after.score > mended.before.score
    assert times_of(output) == times_of(source)
    assert sound_of(output) == sound_of(source)
    assert (probe(output).rotation, probe(output).width) == (90, 64)
    with av.open(str(output)) as container:
        assert container.streams.video[0].codec_context.color_primaries == 9


def shown(path: Path) -> np.ndarray:
    """The frames as a player shows them."""
    return np.stack(list(open_footage(path).frames()))


@pytest.mark.parametrize(
    ("rotation", "pixels", "suffix", "is_full"),
    [
        (90, "yuv420p", ".mp4", False),
        (270, "yuv420p", ".mp4", False),
        (180, "yuv420p", ".mp4", False),
        (0, "yuvj420p", ".mp4", True),
        (0, "yuv420p", ".mkv", True),
    ],
)
def test_mended_frames_are_the_clean_films(
    tmp_path, clean, popped, rotation, pixels, suffix, is_full
):
    """Turned as the file says, and in its range of levels."""
    how = {"rotation": rotation, "pixels": pixels, "is_full": is_full}
    source = write(tmp_path / f"in{suffix}", popped, **how)
    truth = shown(write(tmp_path / f"clean{suffix}", clean, **how))
    output = tmp_path / f"out{suffix}"
    assert not steady_file(source, output).stream_copied
    apart = np.abs(shown(output).astype(int) - truth).mean(axis=(1, 2, 3))
    assert apart.max() < 4, apart
    with av.open(str(output)) as container:
        assert (int(container.streams.video[0].codec_context.color_range) == 2) == is_full


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_the_same_file_gives_the_same_bytes(tmp_path, popped, suffix):
    """Twice, also where containers have random ids."""
    source = write(tmp_path / f"in{suffix}", popped, sound=True)
    first, second = (tmp_path / f"{name}{suffix}" for name in "ab")
    for output in (first, second):
        steady_file(source, output)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("suffix", [".gif", "/", ".webm"])
def test_other_formats_are_mended_too(tmp_path, popped, suffix):
    """Pictures, folders and WebM keep their number of frames."""
    Clip(popped, Fraction(24)).save(f"{tmp_path}/in{suffix}")
    mended = steady_file(f"{tmp_path}/in{suffix}", f"{tmp_path}/out{suffix}")
    assert [action.kind for action in mended.actions if action.kept][:1] == ["pops"]
    assert probe(f"{tmp_path}/out{suffix}").num_frames == NUM_FRAMES


def test_a_clean_clip_is_encoded_where_the_container_does_not_hold_its_codec(tmp_path, clean):
    """H.264 into WebM: the same frames, as VP9, and that is told."""
    source = write(tmp_path / "in.mp4", clean)
    mended = steady_file(source, tmp_path / "out.webm")
    assert not mended.stream_copied
    assert mended.warnings == ("its pictures are encoded again: .webm cannot store h264",)
    with av.open(str(tmp_path / "out.webm")) as output:
        assert output.streams.video[0].codec_context.name == "vp9"
    written = Clip.open(tmp_path / "out.webm").frames
    assert written.shape == clean.shape
    assert np.abs(written.astype(int) - clean).mean() < 4


def test_the_output_is_never_the_input(tmp_path, clean):
    """By whatever name; the input stays."""
    source = write(tmp_path / "in.mp4", clean)
    link = tmp_path / "link.mp4"
    link.symlink_to(source)
    before = source.read_bytes()
    for output in (source, link, tmp_path / "." / "in.mp4"):
        with pytest.raises(InvalidInput, match="is the input"):
            steady_file(source, output, force=True)
    assert source.read_bytes() == before


def test_a_folder_that_holds_the_input_is_not_replaced(tmp_path, clean):
    """A picture in it may be one of many; with `force` too."""
    frames = tmp_path / "frames"
    Clip(clean[:3], Fraction(8)).save(f"{frames}/")
    with pytest.raises(InvalidInput, match=r"the input .*00000\.png is inside .*frames"):
        steady_file(frames / "00000.png", f"{frames}/", force=True)
    assert sorted(path.name for path in frames.iterdir()) == [f"0000{n}.png" for n in range(3)]


def test_nothing_is_overwritten_unasked(tmp_path, clean):
    """And nothing half-written is left."""
    source = write(tmp_path / "in.mp4", clean)
    (tmp_path / "out.mp4").write_text("mine")
    with pytest.raises(OutputExists):
        steady_file(source, tmp_path / "out.mp4")
    assert (tmp_path / "out.mp4").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.mp4", "out.mp4"]


def test_a_damaged_tail_is_told(tmp_path, clean):
    """What decodes is measured."""
    source = tmp_path / "in.mkv"
    write(source, gliding(40))
    cut = tmp_path / "cut.mkv"
    cut.write_bytes(source.read_bytes()[: source.stat().st_size // 2])
    found = measure_file(cut)
    assert 0 < found.num_frames < 40


def test_what_is_no_video_is_refused(tmp_path):
    """One line, with the file's name."""
    path = tmp_path / "notes.mp4"
    path.write_text("no video")
    with pytest.raises(MediaError, match=r"notes\.mp4"):
        measure_file(path)


def test_a_truth_gives_figures(tmp_path, clean, popped):
    """PSNR, SSIM and tOF; only against the same size."""
    Clip(popped, Fraction(24)).save(tmp_path / "in.mkv")
    Clip(clean, Fraction(24)).save(tmp_path / "truth.mkv")
    Clip(clean[:, :32], Fraction(24)).save(tmp_path / "small.mkv")
    figures = measure_file(tmp_path / "in.mkv", reference=tmp_path / "truth.mkv").reference
    assert figures["psnr"] > 80
    assert 0.8 < figures["ssim"] < 1
    assert figures["tof"] > 0
    with pytest.raises(InvalidInput, match="same size"):
        measure_file(tmp_path / "in.mkv", reference=tmp_path / "small.mkv")


def test_the_commands_speak_json(tmp_path, popped, capsys):
    """`measure --json` and `steady --json`, with a report that needs nothing from outside."""
    source = str(write(tmp_path / "in.mp4", popped))
    assert run(["measure", source, "--json", "--plot", str(tmp_path / "plot.png")]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["defects"][0]["kind"] == "pop"
    assert found["defects"][0]["first"] == 6
    assert len(found["per_frame"]["flicker"]) == found["num_frames"] == NUM_FRAMES
    report = tmp_path / "report.html"
    output = str(tmp_path / "out.mp4")
    assert run(["steady", source, "-o", output, "--json", "--report", str(report)]) == 0
    done = json.loads(capsys.readouterr().out)
    assert done["after"]["score"] > done["before"]["score"]
    assert done["output"] == output
    page = report.read_text()
    assert "http" not in page
    assert page.count("data:image/jpeg") > 4
    assert (tmp_path / "plot.png").read_bytes().startswith(b"\x89PNG")


def test_wrong_wishes_are_refused_before_any_work(tmp_path, clean, capsys):
    """Exit code 2 and one line."""
    source = str(write(tmp_path / "in.mp4", clean))
    for wish in (
        ["--only", "blur"],
        ["--strength", "3"],
        ["--from", "nan"],
        ["--to", "1e300"],
        ["--region", "1"],
        ["--report", "x.pdf"],
    ):
        assert run(["steady", source, "-o", str(tmp_path / "out.mp4"), *wish]) == 2
    assert not (tmp_path / "out.mp4").exists()
    assert capsys.readouterr().err.count("\n") == 6


def test_a_report_or_plot_never_replaces_what_it_is_of(tmp_path, clean, capsys):
    """Neither a frame of the input nor the input, by link or otherwise, even with --force."""
    Clip(clean, Fraction(24)).save(f"{tmp_path}/frames/")
    source = write(tmp_path / "in.mp4", clean)
    (tmp_path / "link.html").hardlink_to(source)
    frame = tmp_path / "frames" / "00003.png"
    before = {path: path.read_bytes() for path in (source, frame)}
    for clip, wish in (
        (f"{tmp_path}/frames", ["--plot", str(frame)]),
        (f"{tmp_path}/frames", ["--report", str(tmp_path / "frames" / "r.html")]),
        (str(source), ["--report", str(tmp_path / "link.html")]),
    ):
        assert run(["measure", clip, "--force", *wish]) == 2
        out = ["-o", str(tmp_path / ("out/" if "frames" in clip else "out.mp4"))]
        assert run(["steady", clip, "--force", *out, *wish]) == 2
    assert capsys.readouterr().err.count("\n") == 6
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("path", [None, 5, "", b"in.mp4"])
def test_what_is_no_path_is_refused(path):
    """One line."""
    with pytest.raises(InvalidInput, match="is not the path of a clip"):
        measure_file(path)


def test_a_clean_clip_has_a_report_too(tmp_path, clean):
    """Without an after."""
    path = write(tmp_path / "in.mp4", clean)
    report = write_report(tmp_path / "r.html", path, measure_file(path))
    assert re.search(r"stability: (9\d|100) of 100", report.read_text())


def work_on(tmp_path, frames: np.ndarray) -> _Work:
    """A clip of pictures that is to be written beside itself."""
    Clip(frames, Fraction(24)).save(f"{tmp_path}/in/")
    output = f"{tmp_path}/out/"
    footage = open_footage(f"{tmp_path}/in")
    how = {"executor": None, "progress": lambda progress: None, "cancelled": lambda: False}
    place = open_destination(footage, output)
    return _Work(footage, tmp_path / "in", output, place, how, np.ones(len(frames), np.bool_))


@pytest.mark.parametrize(("written", "said"), [(75.0, False), (74.9, True), (None, True)])
def test_a_file_that_scores_five_points_less_than_tried_is_told(tmp_path, clean, written, said):
    """To be checked; what has no score has none of them."""
    work, tried = work_on(tmp_path, clean[:4]), made_up(9)
    scores = (
        replace(tried, measures=replace(tried.measures, score=score)) for score in (80.0, written)
    )
    work.note_less_than_tried(*scores)
    assert bool(work.warnings) is said
    if said:
        assert f"scores only {written or 0:.0f} (80 was expected" in work.warnings[0]


@pytest.mark.parametrize(("ghosts", "said"), [(0.49, False), (0.5, True)])
def test_ghosts_as_bad_as_half_a_broken_frame_are_told(tmp_path, clean, ghosts, said):
    """With how bad they are."""
    work = work_on(tmp_path, clean[:4])
    work.tally._look.lost = ghosts
    work.note_ghosts()
    assert bool(work.warnings) is said
    if said:
        assert "(as bad as 0.5 broken frames)" in work.warnings[0]


def test_pictures_that_cannot_be_written_leave_nothing(tmp_path, clean, monkeypatch):
    """Whatever goes wrong, the encoder is told."""
    work, left = work_on(tmp_path, clean[:4]), []

    class Encoder:
        def add(self, frame):
            raise KeyboardInterrupt

        def abandon(self):
            left.append(True)

    monkeypatch.setattr(mend_file, "open_encoder", lambda *args: Encoder())
    with pytest.raises(KeyboardInterrupt):
        work._write_pictures(Recipe())
    assert left == [True]


def test_writing_tells_how_far_it_is_and_stops_when_told(tmp_path, clean):
    """Never beyond the frames that the file says it has."""
    work, told = work_on(tmp_path, clean[:4]), []
    work._how["progress"] = told.append
    for index in range(6):
        work._step(index)
    assert [one.num_done for one in told] == [0, 1, 2, 3, 4, 4]
    assert {(one.num_steps, one.label) for one in told} == {(4, "writing")}
    work._how["cancelled"] = lambda: True
    with pytest.raises(Cancelled, match="stopped while writing, at frame 2 of 4"):
        work._step(2)


def test_a_copy_that_fails_is_told_as_what_could_not_be_written(tmp_path, clean, monkeypatch):
    """With the place, and nothing is left."""
    work = work_on(tmp_path, clean[:4])

    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(work, "_copy", full)
    with pytest.raises(MediaError, match="out/ was not written: no space left"):
        work.write(Recipe())


@pytest.mark.parametrize(
    ("move", "crop", "said"),
    [
        (None, True, None),
        (0.0, True, "enlarged by 0.0% to cover"),
        (3 / 96, True, "enlarged by 6.8% to cover"),
        (3 / 96, False, "uncovered up to 3.4% at the edges"),
        (0.95 / 96, False, "uncovered up to 1.1% at the edges"),
        (0.8 / 96, False, None),
    ],
)
def test_a_border_is_told_where_it_is_broad_and_a_crop_always(tmp_path, clean, move, crop, said):
    """From a fiftieth of the picture on; half of it is on either side."""
    work = work_on(tmp_path, clean[:4])
    camera = None if move is None else np.zeros((4, 4))
    if camera is not None:
        camera[2, 0] = move
    work.note_border(Recipe(camera=camera, crop=crop))
    assert len(work.warnings) == (said is not None)
    assert said is None or said in work.warnings[0]


def test_a_clip_that_is_not_held_is_not_cropped(tmp_path, clean):
    """Whatever the border was to be; and one that is held only where that is asked for."""
    source = write(tmp_path / "in.mp4", clean)
    left = steady_file(source, tmp_path / "out.mp4", RepairOptions(border="crop"))
    assert (left.recipe.crop, left.stream_copied) == (False, True)
    moves = np.random.default_rng(2).uniform(-1.5, 1.5, (len(clean), 2))
    shaking = write(tmp_path / "shaking.mp4", shaken(clean, moves - moves.mean(axis=0)))
    held = [
        steady_file(
            shaking, tmp_path / f"{border}.mp4", RepairOptions(only="jitter", border=border)
        )
        for border in ("crop", "fill")
    ]
    assert [one.recipe.crop for one in held] == [True, False]
    assert all(one.recipe.camera is not None for one in held)


@pytest.mark.parametrize(
    ("firsts", "said"),
    [
        ((), "the whole clip"),
        ((3,), "frame 3"),
        ((1, 2, 3, 4, 5, 6), "frames 1, 2, 3, 4, 5, 6"),
        ((1, 2, 3, 4, 5, 6, 7), "frames 1, 2, 3, 4, 5, 6, …"),
    ],
)
def test_what_is_left_is_told_by_its_first_six_frames(firsts, said):
    """Or where nothing is, by the whole."""
    defects = [Defect(kind="pop", first=first, last=first, size=9.0) for first in firsts]
    assert _left_of(made_up(24, defects=defects)) == said
