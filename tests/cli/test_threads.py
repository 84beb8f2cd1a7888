"""Threads of the numerical libraries."""

import os
import subprocess
import sys

import pytest

from onionskin.cli import threads

V2, V1 = "0::/app/inner\n", "4:memory:/x\n3:cpu,cpuacct:/app\n0::/\n"


@pytest.fixture(autouse=True)
def _eight_cores(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)))


def limits(tmp_path, **files: str):
    for name, text in files.items():
        path = tmp_path / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("said", "cores"),
    [("200000 100000\n", 2), ("150000 100000\n", 2), ("10000 100000\n", 1), ("max 100000\n", 8)],
)
def test_a_container_that_is_limited_has_as_many_threads_as_its_time_allows(tmp_path, said, cores):
    """cpu.max of its own group: microseconds of so many, rounded up."""
    assert threads.allowed_cores(limits(tmp_path, app__inner__cpu_dot_max=said), V2) == cores


def test_a_limit_of_an_outer_group_counts(tmp_path):
    """The smallest of them all."""
    root = limits(
        tmp_path, app__cpu_dot_max="300000 100000", app__inner__cpu_dot_max="600000 100000"
    )
    assert threads.allowed_cores(root, V2) == 3


@pytest.mark.parametrize(("quota", "cores"), [("400000", 4), ("-1", 8), ("rubbish", 8)])
def test_limits_in_the_old_form_count_as_well(tmp_path, quota, cores):
    """cpu.cfs_quota_us of cpu.cfs_period_us."""
    files = {"cpu__app__cpu_dot_cfs_quota_us": quota, "cpu__app__cpu_dot_cfs_period_us": "100000"}
    assert threads.allowed_cores(limits(tmp_path, **files), V1) == cores


def test_without_limits_libraries_count_for_themselves(tmp_path, monkeypatch):
    """Only how to wait is said."""
    monkeypatch.setattr(threads, "allowed_cores", lambda: 8)
    environment: dict[str, str] = {}
    threads.set_up(environment)
    assert environment["GOMP_SPINCOUNT"] == "1000"
    assert "OMP_NUM_THREADS" not in environment


def test_what_a_person_has_set_stays(monkeypatch):
    """Each variable, and the policy as a whole."""
    monkeypatch.setattr(threads, "allowed_cores", lambda: 2)
    environment = {"OMP_NUM_THREADS": "5", "OMP_WAIT_POLICY": "ACTIVE"}
    threads.set_up(environment)
    assert environment == {"OMP_NUM_THREADS": "5", "OMP_WAIT_POLICY": "ACTIVE"}
    environment = {"OPENBLAS_THREAD_TIMEOUT": "20"}
    threads.set_up(environment)
    assert environment["OPENBLAS_THREAD_TIMEOUT"] == "20"
    assert environment["OMP_NUM_THREADS"] == "2"


def test_how_threads_wait_changes_no_byte():
    """Products in two threads that spin, and in two that sleep."""
    code = (
        "import torch, hashlib; g = torch.Generator().manual_seed(1);"
        "x = torch.randn(2, 512, 8, 8, generator=g); w = torch.randn(256, 512, 1, 1, generator=g);"
        "y = torch.nn.functional.conv2d(x, w) @ torch.randn(8, 8, generator=g);"
        "print(hashlib.sha256(y.numpy().tobytes()).hexdigest())"
    )
    said = []
    for waiting in ({"GOMP_SPINCOUNT": "300000"}, {"GOMP_SPINCOUNT": "1000"}):
        environment = {**os.environ, "OMP_NUM_THREADS": "2", **waiting}
        run = [sys.executable, "-c", code]
        done = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
        said.append(done.stdout)
    assert said[0] == said[1]
    assert len(said[0].strip()) == 64
