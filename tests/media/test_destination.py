"""Where outputs go: never over an input, and nothing of a killed writer stays."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import painted

from onionskin import Clip
from onionskin.errors import InvalidInput, MediaError, OnionskinError, OutputExists
from onionskin.media.destination import Destination, check_name, remove_stale_parts
from onionskin.media.picture import open_picture
from onionskin.media.read import probe
from onionskin.media.write import check_output, open_writer

WRITER = """
import os, sys
from onionskin.media.destination import Destination
destination = Destination(sys.argv[1], folder=sys.argv[1].endswith("/"), force=True)
destination.open_part()
print(destination.part, flush=True)
if destination.is_folder:
    (destination.part / "00000.png").write_bytes(b"half")
else:
    destination.part.write_bytes(b"half")
sys.stdin.read()
"""


def start_writer(output: str) -> tuple[subprocess.Popen, Path]:
    """A process that is writing `output`, and the part it writes."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, output],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return writer, Path(writer.stdout.readline().strip())


def end(writer: subprocess.Popen) -> None:
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdin.close()
    writer.stdout.close()


@pytest.mark.parametrize("suffix", [".mp4", "/"])
def test_the_part_of_a_killed_writer_is_removed_by_the_next_write(tmp_path, clip, suffix):
    """Whatever that writes; the part of a living one stays."""
    writer, part = start_writer(f"{tmp_path}/old{suffix}")
    assert part.exists()
    clip.save(tmp_path / "a.gif")
    assert part.exists()
    end(writer)
    assert part.exists()
    clip.save(tmp_path / "b.gif")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.gif", "b.gif"]


def test_other_files_that_end_in_part_are_left(tmp_path):
    """Downloads, and folders that hold more than frames."""
    kept = ["film.part", ".film.part", ".film.zzzzzzzz.part", ".film.1234567.part"]
    for name in kept:
        (tmp_path / name).write_text("mine")
    (tmp_path / ".frames.12345678.part").mkdir()
    (tmp_path / ".frames.12345678.part" / "thesis.txt").write_text("years of work")
    (tmp_path / ".link.12345678.part").symlink_to(tmp_path / "film.part")
    remove_stale_parts(tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {*kept, ".frames.12345678.part", ".link.12345678.part"}


def test_a_writer_removes_its_own_parts(tmp_path):
    """Both, where it had to begin anew."""
    destination = Destination(tmp_path / "a.mp4")
    destination.open_part()
    old = destination.renew_part()
    assert old.exists()
    assert destination.part != old
    remove_stale_parts(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    destination.discard_part()
    assert list(tmp_path.iterdir()) == []


def test_a_block_of_writing_is_put_in_place_or_leaves_nothing(tmp_path):
    """And tells a full disk in one line."""
    with Destination(tmp_path / "a.txt").writing() as part:
        part.write_text("whole")
    assert (tmp_path / "a.txt").read_text() == "whole"
    with pytest.raises(MediaError, match="no space left"), Destination(tmp_path / "b").writing():
        raise OSError(28, "No space left on device")
    with pytest.raises(KeyError), Destination(tmp_path / "b").writing():
        raise KeyError
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_is_replaced_in_one_step(tmp_path, clip):
    """What was there is gone, and nothing lies beside."""
    clip.save(f"{tmp_path}/frames/")
    Clip(clip.frames[:2], clip.fps).save(f"{tmp_path}/frames/", force=True)
    assert len(list((tmp_path / "frames").iterdir())) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["frames"]


def test_folders_are_replaced_where_names_cannot_be_swapped_too(tmp_path, clip, monkeypatch):
    """One rename after the other."""
    monkeypatch.setattr("onionskin.system.swap", lambda *_: False)
    test_a_folder_is_replaced_in_one_step(tmp_path, clip)


def spellings(tmp_path: Path) -> dict[str, tuple[str, str]]:
    """An input and an output that would change it, by what they are."""
    film, frames = tmp_path / "film.mp4", tmp_path / "frames"
    film.write_bytes(b"film")
    frames.mkdir()
    (frames / "00000.png").write_bytes(b"frame")
    (tmp_path / "link.mp4").symlink_to(film)
    os.link(film, tmp_path / "hard.mp4")
    (tmp_path / "there").symlink_to(tmp_path)
    (tmp_path / "dangling.mp4").symlink_to(tmp_path / "later.mp4")
    return {
        "itself": (f"{film}", f"{film}"),
        "a longer way": (f"{film}", f"{tmp_path}/./frames/../film.mp4"),
        "a link": (f"{film}", f"{tmp_path}/link.mp4"),
        "the input is a link": (f"{tmp_path}/link.mp4", f"{film}"),
        "a hard link": (f"{film}", f"{tmp_path}/hard.mp4"),
        "through a linked folder": (f"{film}", f"{tmp_path}/there/film.mp4"),
        "the folder": (f"{frames}", f"{frames}/"),
        "a frame of the folder": (f"{frames}", f"{frames}/00000.png"),
        "a new file in the folder": (f"{frames}", f"{frames}/report.html"),
        "the input lies in the output": (f"{frames}/00000.png", f"{frames}/"),
    }


@pytest.mark.parametrize(
    "spelling",
    [
        "itself",
        "a longer way",
        "a link",
        "the input is a link",
        "a hard link",
        "through a linked folder",
        "the folder",
        "a frame of the folder",
        "a new file in the folder",
        "the input lies in the output",
    ],
)
def test_an_output_that_is_an_input_is_refused_also_with_force(tmp_path, spelling):
    """By whatever name, and nothing is touched."""
    given, output = spellings(tmp_path)[spelling]
    with pytest.raises(InvalidInput, match=r"input"):
        Destination(output, folder=output.endswith("/"), force=True, inputs=[None, given])
    assert (tmp_path / "film.mp4").read_bytes() == b"film"
    assert (tmp_path / "frames" / "00000.png").read_bytes() == b"frame"


def test_other_outputs_beside_an_input_are_taken(tmp_path):
    """Same folder, other name; names that only begin alike; inputs that are not there."""
    spellings(tmp_path)
    inputs = [tmp_path / "film.mp4", tmp_path / "frames", tmp_path / "missing.mp4", None]
    for name in ("film2.mp4", "frames2/", "frames.mp4"):
        output = f"{tmp_path}/{name}"
        Destination(output, folder=name.endswith("/"), force=True, inputs=inputs)


def test_writers_pass_their_inputs_on(tmp_path, clip):
    """Before anything is written, and by check_output too."""
    path = clip.save(tmp_path / "a.mkv")
    before = path.read_bytes()
    with (
        pytest.raises(InvalidInput, match="is the input"),
        open_writer(path, 64, 48, 8, force=True, inputs=[path]),
    ):
        pytest.fail("it opened its own input")
    with pytest.raises(InvalidInput, match="is the input"):
        check_output(path, 64, 48, 8, force=True, inputs=[path])
    assert path.read_bytes() == before


def specials(tmp_path: Path) -> dict[str, Path]:
    os.mkfifo(tmp_path / "pipe.mp4")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.mp4"))
    (tmp_path / "null.mp4").symlink_to("/dev/zero")
    return {
        "pipe": tmp_path / "pipe.mp4",
        "socket": tmp_path / "s.mp4",
        "device": tmp_path / "null.mp4",
    }


@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
def test_pipes_and_devices_are_neither_written_nor_read(tmp_path, clip, kind):
    """A pipe would be replaced by a file, or waited for; a device never ends."""
    path = specials(tmp_path)[kind]
    with pytest.raises(OutputExists, match=f"is a {kind}"):
        clip.save(path, force=True)
    for read in (Clip.open, probe, open_picture):
        with pytest.raises(MediaError, match=f"is a {kind}"):
            read(path)
    assert not path.is_file()


@pytest.mark.timeout(20)
def test_pipes_in_a_folder_of_pictures_are_refused(tmp_path, clip):
    """They would be waited for."""
    clip.save(f"{tmp_path}/frames/")
    os.mkfifo(tmp_path / "frames" / "00001a.png")
    with pytest.raises(MediaError, match="is a pipe"):
        Clip.open(tmp_path / "frames")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a\0b.mp4", "NUL"),
        ("x" * 300 + ".mp4", "too long"),
        ("狐" * 90 + ".mp4", "too long"),
        ("\ud800.mp4", "cannot be a file name"),
    ],
)
def test_names_that_no_file_can_have_are_refused(tmp_path, clip, name, said):
    """In one short line, wherever a path is taken."""
    path = f"{tmp_path}/{name}"
    for use in (clip.save, Clip.open, probe, open_picture):
        with pytest.raises(InvalidInput, match=said) as caught:
            use(path)
        assert len(str(caught.value)) < 250


def test_an_empty_name_is_none(clip):
    """Read or written."""
    for read in (Clip.open, probe, open_picture):
        with pytest.raises(InvalidInput, match="the file name is empty"):
            read("")
    with pytest.raises(InvalidInput, match="has no suffix"):
        clip.save("")


@pytest.mark.parametrize("value", [None, 7, b"a.mp4", ["a.mp4"], Clip(painted(1), 8)])
def test_what_is_no_path_is_refused_by_name(clip, value):
    """A clip in the place of a picture, bytes, nothing."""
    for use in (clip.save, Clip.open, probe, open_picture, check_name):
        with pytest.raises(InvalidInput, match="is not a path"):
            use(value)


@pytest.mark.parametrize("name", ["12:30", "a:b", "http:x", "file:x", "%05d", "a?b#c", "caf\udce9"])
@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".mkv", ".gif", ".webp", "/"])
def test_odd_names_are_names(tmp_path, clip, name, suffix):
    """Colons, percent signs, names that are not UTF-8: written and read like any other."""
    clip.save(f"{tmp_path}/{name}{suffix}")
    assert Clip.open(f"{tmp_path}/{name}{suffix}").num_frames == 6
    assert len(list(tmp_path.iterdir())) == 1


def test_the_longest_names_are_written(tmp_path, clip):
    """255 bytes, of one or of three a letter."""
    for name in ("x" * 251 + ".gif", "狐" * 83 + ".mp4"):
        clip.save(tmp_path / name)
        assert probe(tmp_path / name).num_frames == 6


def test_relative_paths_work_in_the_working_folder(tmp_path, clip, monkeypatch):
    """Also for names that FFmpeg would take for something else."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.mp4", "-a.mp4", "pipe:1.mp4", "concat:a|b.mp4"):
        clip.save(name)
        assert Clip.open(name).num_frames == 6


def test_a_loop_of_links_is_one_line(tmp_path, clip):
    """As an input and as an output."""
    (tmp_path / "a.mp4").symlink_to("b.mp4")
    (tmp_path / "b.mp4").symlink_to("a.mp4")
    for use in (clip.save, Clip.open, open_picture):
        with pytest.raises(OnionskinError):
            use(tmp_path / "a.mp4")
