"""Writing: nothing half-written, nothing overwritten unasked."""

import errno
import os
import subprocess
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from tests.conftest import painted

from onionskin import Clip
from onionskin.errors import InvalidInput, MediaError, OutputExists
from onionskin.media.write import check_output, open_writer

SUFFIXES = [".mp4", ".webm", ".mkv", ".gif", ".webp", "/"]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError, MemoryError])
def test_an_error_while_writing_leaves_nothing(tmp_path, suffix, error):
    """Neither the file nor its temporary part, also on Ctrl-C."""

    def write() -> None:
        with open_writer(f"{tmp_path}/clip{suffix}", 64, 48, 8) as writer:
            writer.write(painted()[0])
            assert len(names_in(tmp_path)) == 1
            raise error

    with pytest.raises(error):
        write()
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_existing_outputs_are_kept_without_force(tmp_path, clip, suffix):
    """The refusal names the way out; with force the output is replaced."""
    path = f"{tmp_path}/clip{suffix}"
    clip.save(path)
    before = probe_bytes(Path(path))
    with pytest.raises(OutputExists, match="force=True"):
        Clip(clip.frames[:2], clip.fps).save(path)
    assert probe_bytes(Path(path)) == before
    Clip(clip.frames[:2], clip.fps).save(path, force=True)
    assert Clip.open(path).num_frames == 2
    assert len(names_in(tmp_path)) == 1


def probe_bytes(path: Path) -> list[bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return [file.read_bytes() for file in files]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path, suffix):
    """The last step itself refuses, so that two runs cannot race."""
    path = tmp_path / f"clip{suffix}" if suffix != "/" else tmp_path / "clip"

    def write() -> None:
        with open_writer(f"{tmp_path}/clip{suffix}", 64, 48, 8) as writer:
            writer.write(painted()[0])
            path.write_text("mine")

    with pytest.raises(OutputExists):
        write()
    assert path.read_text() == "mine"
    assert names_in(tmp_path) == [path.name]


def test_force_does_not_delete_other_peoples_files(tmp_path, clip):
    """A folder that holds more than frames is never replaced."""
    folder = tmp_path / "frames"
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputExists, match=r"thesis\.txt"):
        clip.save(f"{folder}/", force=True)
    assert names_in(folder) == ["thesis.txt"]


def test_empty_folders_are_filled(tmp_path, clip):
    """An empty folder is not in the way."""
    (tmp_path / "frames").mkdir()
    clip.save(f"{tmp_path}/frames/")
    assert len(names_in(tmp_path / "frames")) == 6


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path, clip):
    """Also with force."""
    (tmp_path / "clip.mp4").mkdir()
    with pytest.raises(OutputExists, match="folder of that name"):
        clip.save(tmp_path / "clip.mp4", force=True)


def test_missing_folders_are_named(tmp_path):
    """Before any work is done."""
    with pytest.raises(MediaError, match="there is no folder"):
        check_output(tmp_path / "nowhere" / "clip.mp4", 64, 48, 8)
    (tmp_path / "file").touch()
    with pytest.raises(MediaError, match="is not a folder"):
        check_output(tmp_path / "file" / "clip.mp4", 64, 48, 8)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable for root")
def test_unwritable_folders_are_refused_before_the_work(tmp_path):
    """As an ordinary user."""
    tmp_path.chmod(0o500)
    with pytest.raises(MediaError, match="not writable"):
        check_output(tmp_path / "clip.mp4", 64, 48, 8)


def test_unwritable_folders_fail_in_one_line(clip):
    """/proc takes no files, not even from root."""
    with pytest.raises(MediaError, match="choose"):
        clip.save("/proc/clip.mp4")


@pytest.fixture
def tiny_disk(tmp_path):
    """A file system of 64 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("mounting needs root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_full_disk_is_one_line_and_leaves_nothing(tiny_disk, suffix):
    """Noise of 3 MB does not fit into 64 KiB."""
    noise = np.random.default_rng(0).integers(0, 256, (8, 360, 360, 3), np.uint8)
    with pytest.raises(MediaError, match=f"no space left in {tiny_disk}"):
        Clip(noise, Fraction(8)).save(f"{tiny_disk}/clip{suffix}")
    assert names_in(tiny_disk) == []


def test_a_file_size_limit_is_one_line_and_leaves_nothing(tmp_path, clip, monkeypatch):
    """Any other failure of the file system is told with its own reason."""

    def fail(*_: object) -> None:
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))

    opened = os.open
    monkeypatch.setattr("os.link", fail)
    monkeypatch.setattr(
        "os.open",
        lambda path, *rest, **more: (
            fail() if Path(path) == tmp_path / "clip.mp4" else opened(path, *rest, **more)
        ),
    )
    with pytest.raises(MediaError, match=os.strerror(errno.EDQUOT)):
        clip.save(tmp_path / "clip.mp4")
    assert names_in(tmp_path) == []


def test_file_systems_without_links_work_too(tmp_path, clip, monkeypatch):
    """The name is claimed, then the part renamed over it."""

    def fail(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr("os.link", fail)
    clip.save(tmp_path / "clip.mp4")
    assert Clip.open(tmp_path / "clip.mp4").num_frames == 6
    with pytest.raises(OutputExists):
        clip.save(tmp_path / "clip.mp4")


def test_frames_of_another_size_are_refused(tmp_path):
    """Nothing is resized on the quiet."""
    with (
        pytest.raises(InvalidInput, match="shape"),
        open_writer(tmp_path / "a.mp4", 64, 48, 8) as w,
    ):
        w.write(np.zeros((48, 62, 3), np.uint8))
    assert names_in(tmp_path) == []


def test_a_writer_without_frames_is_an_error(tmp_path):
    """An empty video is no video."""
    with pytest.raises(InvalidInput, match="no frames"), open_writer(tmp_path / "a.mp4", 64, 48, 8):
        pass
    assert names_in(tmp_path) == []
