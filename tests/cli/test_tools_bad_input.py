"""Bad input for the tools: one clear line each, nothing written, nothing lost."""

import signal
import subprocess
import time
import zlib
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from tests.cli.conftest import start
from tests.conftest import painted

from onionskin import Clip

PAINTBOX = ("--engine", "paintbox")


@pytest.fixture
def files(onionskin):
    """In the folder: a good clip and a good picture, and every kind of bad one."""
    frames = painted(9, 64, 64)
    Clip(frames, Fraction(8)).save("clip.mkv")
    Image.fromarray(frames[0]).save("a.png")
    Image.fromarray(np.zeros((8, 8), np.uint8)).save("small.png")
    Image.fromarray(np.zeros((64, 64), np.uint8)).save("black.png")
    Clip(np.zeros((9, 64, 64, 3), np.uint8), Fraction(8)).save("black.mkv")
    Clip(np.full((3, 64, 64, 3), 255, np.uint8), Fraction(8)).save("short.mkv")
    Clip(np.full((9, 32, 64, 3), 255, np.uint8), Fraction(8)).save("flat.mkv")
    Path("text.mp4").write_text("not a video at all, " * 50)
    Path("empty.mp4").touch()
    whole = Clip(painted(40, 64, 64), Fraction(8))
    for name in ("cut.mp4", "cut.mkv", "cut.webm"):
        whole.save(name)
        Path(name).write_bytes(Path(name).read_bytes()[: Path(name).stat().st_size // 2])
    bomb = bytearray(Path("a.png").read_bytes())
    bomb[16:24] = (100_000).to_bytes(4, "big") * 2
    bomb[29:33] = zlib.crc32(bomb[12:29]).to_bytes(4, "big")
    Path("bomb.png").write_bytes(bomb)
    write_sound("sound.wav")
    write_header("nothing.mkv")
    return onionskin


def write_sound(path: str) -> None:
    """A second of silence."""
    with av.open(path, "w") as container:
        sound = container.add_stream("pcm_s16le", rate=8000)
        silence = av.AudioFrame.from_ndarray(np.zeros((1, 8000), np.int16), "s16", "mono")
        silence.sample_rate, silence.pts = 8000, 0
        container.mux(sound.encode(silence))
        container.mux(sound.encode(None))


def write_header(path: str) -> None:
    """A video stream of no frames."""
    with av.open(path, "w") as container:
        stream = container.add_stream("ffv1", rate=8)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "bgr0"
        container.start_encoding()


def modify(*more: str) -> list[str]:
    return ["modify", "clip.mkv", "x", *more]


REFUSED = {
    "a new style in no words": (["restyle", "clip.mkv", ""], "the prompt is empty; describe"),
    "a new style of blanks": (["restyle", "clip.mkv", "  "], "the prompt is empty; describe"),
    "no part": (modify(), "either a region or a mask"),
    "both parts": (modify("--region", "0,0,9,9", "--mask", "a.png"), "either a region or a mask"),
    "a region outside": (modify("--region", "50,0,40,20"), "not inside the clip's 64x64"),
    "a region before": (modify("--region", "-5,0,40,20"), "not inside"),
    "an empty region": (modify("--region", "5,5,0,20"), "not inside"),
    "no region": (modify("--region", "a,b,c,d"), "X,Y,W,H"),
    "a small mask": (modify("--mask", "small.png"), "mask small.png is 8x8, the clip 64x64"),
    "an empty mask": (modify("--mask", "black.png"), "mask black.png is empty"),
    "an empty clip as mask": (modify("--mask", "black.mkv"), "mask black.mkv is empty"),
    "a short clip as mask": (modify("--mask", "short.mkv"), "has 3 frames"),
    "a flat clip as mask": (modify("--mask", "flat.mkv"), "is 64x32, the clip 64x64"),
    "text as mask": (modify("--mask", "text.mp4"), "text.mp4 cannot be read"),
    "a bomb as mask": (modify("--mask", "bomb.png"), "at most 64 million pixels"),
    "no mask": (modify("--mask", "none.png"), "no file none.png"),
    "a feather below 0": (modify("--region", "0,0,9,9", "--feather", "-1"), "feather -1"),
    "a time outside": (modify("--region", "0,0,9,9", "--from", "7"), "outside the clip"),
    "a time backwards": (
        modify("--region", "0,0,9,9", "--from", "0.9", "--to", "0.2"),
        "outside the clip",
    ),
    "a moment of no frame": (
        modify("--region", "0,0,9,9", "--from", "0.26", "--to", "0.3"),
        "has no frame",
    ),
    "pictures out of order": (["between", "a.png", "a.png", "--at", "0,0"], "increasing times"),
    "pictures that start late": (["between", "a.png", "a.png", "--at", "1,2"], "the first 0"),
    "no times": (["between", "a.png", "a.png", "--at", "soon"], "seconds with commas"),
    "prompts for no gap": (
        ["between", "a.png", "a.png", "a.png", *("--prompt", "x") * 3],
        "3 prompts for 2 gaps",
    ),
    "text as a clip": (["extend", "text.mp4", "x"], "text.mp4 cannot be read"),
    "nothing as a clip": (["extend", "empty.mp4", "x"], "empty.mp4 cannot be read"),
    "a clip of no frames": (["extend", "nothing.mkv", "x"], "nothing.mkv"),
    "sound as a clip": (["smooth", "sound.wav", "--fps", "24"], "has no video"),
    "a bomb as a clip": (
        ["expand", "bomb.png", "x", "--size", "99x99"],
        "at most 64 million pixels",
    ),
    "a cut mp4": (["extend", "cut.mp4", "x"], "cut.mp4"),
    "a cut mkv": (["restyle", "cut.mkv", "x"], "cut short"),
    "a cut webm": (["smooth", "cut.webm"], "cut short"),
    "a bomb to animate": (["animate", "bomb.png", "x"], "at most 64 million pixels"),
    "sound to animate": (["animate", "sound.wav", "x"], "not a readable picture"),
    "a small ground": (["expand", "clip.mkv", "x", "--size", "32x32"], "does not enclose"),
    "the same ground": (["expand", "clip.mkv", "x", "--size", "64x64"], "does not enclose"),
    "no anchor": (["expand", "clip.mkv", "x", "--size", "99x99", "--anchor", "up"], "'up'"),
    "strength 2": (["restyle", "clip.mkv", "x", "--strength", "2"], "strength is 2.0"),
    "strength nan": (["restyle", "clip.mkv", "x", "--strength", "nan"], "'nan' is not a number"),
    "an engine that cannot": (
        ["restyle", "clip.mkv", "x", *PAINTBOX],
        "paintbox cannot honour: strength",
    ),
    "a picture to extend": (["extend", "a.png", "x"], "make it move with `onionskin animate`"),
    "a picture to smooth": (["smooth", "a.png"], "is one picture"),
    "a rate no higher": (["smooth", "clip.mkv", "--fps", "8"], "not more than the clip's 8"),
    "a rate too high": (["smooth", "clip.mkv", "--fps", "1000"], "to 240 frames per second"),
    "a rate for even frames": (
        ["smooth", "clip.mkv", "--fps", "12", *PAINTBOX],
        "not a multiple of 8",
    ),
    "0 seconds": (["extend", "clip.mkv", "x", "--seconds", "0"], "more than 0"),
    "less than a frame": (["extend", "clip.mkv", "x", "--seconds", "0.01"], "less than a frame"),
    "no fit": (["extend", "clip.mkv", "x", "--fit", "squeeze"], "squeeze"),
    "no size": (["extend", "clip.mkv", "x", "--size", "big"], "WIDTHxHEIGHT"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_input_takes_one_line(files, name):
    """And nothing is written."""
    arguments, said = REFUSED[name]
    before = {path: path.stat().st_mtime_ns for path in Path().iterdir()}
    result = files(*arguments, "-o", "o.mkv")
    assert result.exit_code in (1, 2)
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert {path: path.stat().st_mtime_ns for path in Path().iterdir()} == before


@pytest.fixture
def disk(tmp_path):
    """A small disk of its own, and a function that mounts it anew with other options."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def mount(options: str) -> Path:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True
        )
        if done.returncode:
            pytest.skip("mounting needs root")
        return folder

    yield mount
    subprocess.run(["umount", str(folder)], capture_output=True)


EXTEND = ("extend", "clip.mkv", "on", "--seconds", 3, "--seed", 1, "--no-repair", *PAINTBOX)


@pytest.mark.parametrize("options", ["size=16k", "size=1m,ro"], ids=["full", "read-only"])
def test_a_cache_that_cannot_be_written_costs_a_warning(files, disk, monkeypatch, options):
    """And nothing else: the clip is the same."""
    assert files(*EXTEND, "-o", "good.mkv").exit_code == 0
    monkeypatch.setenv("ONIONSKIN_CACHE", str(disk(options)))
    result = files(*EXTEND, "-o", "o.mkv", "--json")
    assert result.exit_code == 0
    warnings = [line for line in result.json["warnings"] if "cannot be kept" in line]
    assert len(warnings) == 1
    assert Path("o.mkv").read_bytes() == Path("good.mkv").read_bytes()


@pytest.mark.parametrize("damage", ["cut", "overwritten", "another's", "folder"])
def test_an_entry_damaged_by_hand_is_made_again(files, tmp_path, monkeypatch, damage):
    """The others are used, the clip is the same, and the entry is whole afterwards."""
    cache = tmp_path / "cache"
    monkeypatch.setenv("ONIONSKIN_CACHE", str(cache))
    first = files(*EXTEND, "-o", "good.mkv", "--json").json
    entries = sorted(cache.glob("*/*.fill"))
    assert len(entries) == first["num_fills"] > 1
    if damage == "cut":
        entries[0].write_bytes(entries[0].read_bytes()[:-9])
    elif damage == "overwritten":
        entries[0].write_text("hello")
    elif damage == "another's":
        entries[0].write_bytes(entries[1].read_bytes())
    else:
        entries[0].unlink()
        entries[0].mkdir()
    second = files(*EXTEND, "-o", "o.mkv", "--json").json
    assert second["num_fills_cached"] == first["num_fills"] - 1
    assert Path("o.mkv").read_bytes() == Path("good.mkv").read_bytes()
    third = files(*EXTEND, "-o", "p.mkv", "--json").json
    assert third["num_fills_cached"] == first["num_fills"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("extend", "../clip.mkv", "on", "--seconds", "1"),
        ("modify", "../clip.mkv", "x", "--region", "0,0,20,20"),
        ("animate", "../a.png", "x"),
    ],
    ids=["extend", "modify", "animate"],
)
def test_ctrl_c_stops_within_a_step(files, tmp_path, arguments):
    """One line, exit code 130, nothing written."""
    work = tmp_path / "work"
    work.mkdir()
    sign = tmp_path / "sign"
    process = start(
        *(*arguments, "-o", "o.mkv", *PAINTBOX),
        folder=work,
        PAINTBOX_STEP_SECONDS="0.7",
        PAINTBOX_SIGN=str(sign),
    )
    while not sign.exists():
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=30)
    assert process.returncode == 130
    assert stderr.splitlines()[-1].startswith("onionskin: stopped")
    assert list(work.iterdir()) == []
