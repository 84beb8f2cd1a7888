"""Damaged media files of every kind: each is read, or refused in one line, and left as it was.

ONIONSKIN_FUZZ=5000 tries that many instead of some dozens, ONIONSKIN_FUZZ_SEED others.
"""

from __future__ import annotations

import json
import os
import random
import select
import subprocess
import sys
from pathlib import Path

import pytest
from tests.fuzz.media_files import KINDS, copied, damage, fingerprint, written

NUM_FILES = int(os.environ.get("ONIONSKIN_FUZZ", "140"))
SEED = int(os.environ.get("ONIONSKIN_FUZZ_SEED", "1"))
MAX_SECONDS, MAX_BYTES = 10, 1.5e9

READER = """
import json, re, sys, traceback, warnings
from pathlib import Path
from onionskin import Clip
from onionskin.errors import OnionskinError
from onionskin.media.picture import open_picture
from onionskin.media.read import clip_info, probe, read_frames, read_sound, read_tags

warnings.simplefilter("ignore")
readers = [probe, clip_info, read_tags, read_sound, open_picture, Clip.open]
readers.append(lambda path: sum(1 for _ in read_frames(path)))
for line in sys.stdin:
    faults = []
    for read in readers:
        try:
            read(json.loads(line))
        except OnionskinError as error:
            if "\\n" in str(error):
                faults.append(f"more than one line: {error!r}")
        except BaseException:
            faults.append(traceback.format_exc())
    # Not ru_maxrss, which begins with what the process that started this one took.
    status = Path("/proc/self/status").read_text()
    peak = 1024 * int(re.search(r"VmHWM:\\s+(\\d+)", status)[1])
    print(json.dumps({"faults": faults, "peak": peak}), flush=True)
"""


class Reader:
    """A process that reads files, so that one that hangs or crashes is noticed."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", READER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.read(Path("missing"), seconds=60)

    def read(self, path: Path, seconds: float = MAX_SECONDS) -> list[str]:
        """What went wrong in reading `path` in every way; the reader is gone where it hung."""
        self._process.stdin.write(json.dumps(str(path)) + "\n")
        self._process.stdin.flush()
        if not select.select([self._process.stdout], [], [], seconds)[0]:
            self.close()
            return [f"it took more than {seconds} s"]
        answer = self._process.stdout.readline()
        if not answer:
            return [f"the reader crashed with {self._process.wait()}"]
        found = json.loads(answer)
        large = [f"{found['peak']} bytes were taken"] if found["peak"] > MAX_BYTES else []
        return found["faults"] + large

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()


@pytest.fixture(scope="module")
def reader():
    started = Reader()
    yield started
    started.close()


@pytest.mark.timeout(0 if NUM_FILES > 500 else 240)
@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files_are_read_or_refused(tmp_path, reader, kind):
    """And so is the whole one, which must be read."""
    whole = written(kind, tmp_path)
    assert reader.read(whole) == []
    for index in range(-(-NUM_FILES // len(KINDS))):
        place = tmp_path / str(index)
        place.mkdir()
        path = copied(whole, place)
        damage(path, random.Random(f"{SEED} {kind} {index}"))
        before = fingerprint(path)
        faults = reader.read(path)
        assert not faults, f"{path}: {faults}"
        assert fingerprint(path) == before
