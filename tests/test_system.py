"""What systems do differently: the package is imported, and writes, where nothing is POSIX."""

import subprocess
import sys

import pytest

from onionskin import system, unfinished

ELSEWHERE = """
import sys, types

import av, cv2, numpy, PIL.Image, PIL.ImageFont, rich, skia, torch, typer, yaml  # as they are here
import asyncio, multiprocessing, os, select, shutil, signal, subprocess, tempfile, threading
from importlib import import_module
from pathlib import Path

import onionskin

SOURCE = Path(onionskin.__file__).parent
NAMES = [
    ".".join(("onionskin", *path.relative_to(SOURCE).with_suffix("").parts))
    for path in sorted(SOURCE.rglob("*.py"))
]
NAMES = [name.removesuffix(".__init__") for name in NAMES if not name.endswith("__main__")]
THIRD = {}
for name in NAMES:  # what others bring is loaded as on this system
    try:
        import_module(name)
    except ImportError as error:
        assert not str(error.name).startswith("onionskin"), error
        THIRD[name] = str(error.name)
for name in [name for name in sys.modules if name.partition(".")[0] == "onionskin"]:
    del sys.modules[name]

for name in ("fcntl", "grp", "pwd", "resource", "termios", "tty", "pty"):
    sys.modules[name] = None
locked = []
sys.modules["msvcrt"] = types.SimpleNamespace(
    LK_LOCK=1, LK_NBLCK=2, locking=lambda handle, mode, size: locked.append(mode)
)
for module, names in {
    os: "fork forkpty getuid geteuid getpgid killpg link register_at_fork sched_getaffinity setsid "
    "O_NONBLOCK O_NOFOLLOW O_DIRECTORY mkfifo getloadavg statvfs wait3 wait4",
    signal: "SIGHUP SIGKILL SIGALRM SIGUSR1 pthread_kill pthread_sigmask setitimer",
}.items():
    for name in names.split():
        if hasattr(module, name):
            delattr(module, name)
sys.platform = "win32"

for name in NAMES:
    if name not in THIRD:
        import_module(name)

from onionskin import Clip

clip = Clip(numpy.zeros((2, 16, 16, 3), numpy.uint8), 8)
clip.save(sys.argv[1] + "/clip.png.mkv")
clip.save(sys.argv[1] + "/frames/")
assert Clip.open(sys.argv[1] + "/frames").num_frames == 2
assert locked, "the unfinished file was not locked"
print(len(NAMES) - len(THIRD))
"""


def test_every_module_is_imported_where_nothing_is_posix(tmp_path):
    """And clips are written, under the locks of another system."""
    command = [sys.executable, "-c", ELSEWHERE, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert int(done.stdout) > 400
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clip.png.mkv", "frames"]


def test_a_lock_is_held_by_one(tmp_path):
    """Until it is let go; a file and a folder."""
    for place in (tmp_path / "file", tmp_path / "folder"):
        hold = unfinished.claim(place, folder=place.name == "folder")
        with pytest.raises(BlockingIOError):
            system.lock(place)
        hold.release()
        unfinished.remove_abandoned(place)
        assert not place.exists()


def test_a_part_is_another_each_time_and_is_gone_at_the_end(tmp_path):
    """Unless it was moved to its place."""
    with unfinished.part_of(tmp_path / "a") as one, unfinished.part_of(tmp_path / "a") as other:
        assert one != other
        one.replace(tmp_path / "a")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_cannot_be_linked_is_copied(tmp_path, monkeypatch):
    """Where the disk knows no links, or the system does not."""
    (tmp_path / "a").write_bytes(b"x")
    system.link_or_copy(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a").samefile(tmp_path / "b")
    monkeypatch.delattr("os.link")
    system.link_or_copy(tmp_path / "a", tmp_path / "c")
    assert (tmp_path / "c").read_bytes() == b"x"
    assert not (tmp_path / "a").samefile(tmp_path / "c")
