"""Curation on Ray: files spread over workers, and the set is that of a run here."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.curation.conftest import config, footage  # noqa: F401
from tests.executors.conftest import RAY_MARKS

from onionskin.curation.config import config_text
from onionskin.curation.curate import curate
from onionskin.curation.looking import LookTask
from onionskin.curation.sources import Told, find_sources
from onionskin.errors import MediaError, OnionskinError

pytestmark = RAY_MARKS


@pytest.fixture(scope="module")
def here(footage, config, tmp_path_factory):  # noqa: F811
    """What a run in this process makes."""
    output = tmp_path_factory.mktemp("here") / "set"
    curate(footage, output, config)
    return contents(output)


def contents(folder: Path) -> dict[str, bytes]:
    """What a set is made of, by name."""
    files = [*folder.glob("shards/*.tar"), *folder.glob("strips/*")]
    files += [folder / name for name in ("manifest.parquet", "CARD.md", "report.json")]
    return {file.name: file.read_bytes() for file in files}


def test_the_set_is_that_of_a_run_here(ray, here, footage, config, tmp_path):  # noqa: F811
    """Byte for byte, though a worker is killed while files are measured."""
    ends = []

    def kill_one(progress):
        if not ends:
            ends.append(ray.submit(os.getpid))
            ends[0].add_done_callback(lambda done: os.kill(done.result(), signal.SIGKILL))

    report = curate(footage, tmp_path / "set", config, executor=ray, progress=kill_one)
    assert report.num_measured == report.num_sources
    assert contents(tmp_path / "set") == here
    assert ends[0].done()


def test_a_command_that_was_killed_goes_on(here, footage, config, tmp_path):  # noqa: F811
    """By SIGKILL as soon as a first file is journalled."""
    (tmp_path / "limits.yaml").write_text(config_text(config))
    command = [sys.executable, "-m", "onionskin", "curate", str(footage), "--on", "ray"]
    command += ["--workers", "2", "--config", str(tmp_path / "limits.yaml")]
    command += ["-o", str(tmp_path / "set")]
    run = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    while run.poll() is None and not list(tmp_path.glob("set/measured/*/*.json")):
        time.sleep(0.002)
    assert run.poll() is None
    run.kill()
    run.wait()
    report = curate(footage, tmp_path / "set", config)
    assert report.num_measured < report.num_sources
    assert contents(tmp_path / "set") == here


def test_a_worker_that_would_measure_otherwise_says_so(footage, config):  # noqa: F811
    """It has other filters, or another file at that place, or none."""
    source = next(iter(find_sources(footage, Told())))
    task = LookTask.of(source, config)
    with pytest.raises(OnionskinError, match="install the same packages on all machines"):
        replace(task, key="0" * 64)()
    with pytest.raises(MediaError, match="is not the file of this machine"):
        replace(task, source=replace(source, digest="0" * 64))()
    with pytest.raises(MediaError, match="reach the footage by the same path"):
        replace(task, source=replace(source, path=footage / "gone.mp4"))()
