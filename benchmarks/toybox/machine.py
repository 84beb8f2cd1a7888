"""What the machine can do, measured in the same run as what it did."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import torch

from onionskin.render.cache import FOLDER_VARIABLE
from onionskin.toybox.precision import fast_dtype

PROMPT = "a red fox running through the snow at night"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rates:
    """Billions of floating-point operations a second of a matrix product."""

    bf16: float
    float32: float


def product_rates(side: int = 2048, seconds: float = 2.0) -> Rates:
    """The best rate of side x side products within about `seconds` of each type.

    Of bfloat16 a small product tells enough where it is emulated: a large one takes minutes.
    """
    native = fast_dtype() is torch.bfloat16
    return Rates(
        bf16=_rate(torch.bfloat16, side if native else side // 8, seconds),
        float32=_rate(torch.float32, side, seconds),
    )


def _rate(dtype: torch.dtype, side: int, seconds: float) -> float:
    a, b = (torch.randn(side, side).to(dtype) for _ in range(2))
    a @ b
    best, until = 0.0, time.perf_counter() + seconds
    while time.perf_counter() < until or best == 0.0:
        started = time.perf_counter()
        a @ b
        best = max(best, 2 * side**3 / (time.perf_counter() - started) / 1e9)
    return best


@dataclass(frozen=True, kw_only=True, slots=True)
class CommandRun:
    """One run of the command line."""

    seconds: float
    peak_bytes: int
    """Largest resident size of the process, children that it waited for included."""


def run_command(output: Path, *, prompt: str = PROMPT, engine: str = "toybox") -> CommandRun:
    """`onionskin make PROMPT` in a process of its own, from cold, with the defaults and seed 0."""
    command = [sys.executable, "-m", "onionskin", "make", prompt, "-o", str(output)]
    command += ["--seed", "0", "--engine", engine, "--force", "--json"]
    with Path(os.devnull).open("wb") as nowhere, tempfile.TemporaryDirectory() as empty:
        # A fill that was kept would cost nothing the second time.
        environment = os.environ | {FOLDER_VARIABLE: empty}
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=nowhere, stderr=subprocess.PIPE, env=environment)
        assert process.stderr is not None
        said = process.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(process.pid, 0)
        elapsed = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode != 0 or not output.exists():
        raise SystemExit(f"{' '.join(command)} failed ({process.returncode}):\n{said}")
    unit = 1 if sys.platform == "darwin" else 1024
    return CommandRun(seconds=elapsed, peak_bytes=usage.ru_maxrss * unit)


def machine_line() -> str:
    """Processor type and threads, for the foot of a table."""
    return f"{platform.machine()}, {os.cpu_count()} cores, torch {torch.__version__}" + (
        f" on {torch.get_num_threads()} threads"
    )
