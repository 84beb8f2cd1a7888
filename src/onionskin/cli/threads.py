"""Threads of the numerical libraries, so that a busy machine is shared and not fought over.

OpenMP lets a thread that waits for its neighbours spin, for milliseconds. Where another process
has the core that the neighbour needs, that is time lost to both: beside two busy processes on
two cores a clip took three times as long as with one thread. Here a thread spins for some ten
microseconds and then sleeps. The number of threads is a machine's, never its load's: the last
bits of a product depend on it, and the same machine is to give the same bytes.

All of it is said to the libraries by environment variables, which must be set before torch is
imported; whatever the person has set stays.
"""

from __future__ import annotations

import math
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path

from onionskin.system import num_cores

_WAITING = {
    "GOMP_SPINCOUNT": "1000",  # GNU's OpenMP, which torch's wheels bring
    "KMP_BLOCKTIME": "0",  # Intel's and LLVM's, which other builds of torch bring
    "OPENBLAS_THREAD_TIMEOUT": "10",  # numpy's; a power of two, in cycles
}
_CGROUPS = Path("/sys/fs/cgroup")


def set_up(environment: MutableMapping[str, str]) -> None:
    """Says to the libraries how to wait, and how many threads a limited container may run."""
    if not {"OMP_WAIT_POLICY", "GOMP_SPINCOUNT", "KMP_BLOCKTIME"} & set(environment):
        environment.update({**_WAITING, **environment})
    allowed = allowed_cores()
    if allowed < num_cores():  # else they find the number themselves
        environment.setdefault("OMP_NUM_THREADS", str(allowed))


def allowed_cores(root: Path = _CGROUPS, own: str | None = None) -> int:
    """Cores whose time this process may have: fewer than it sees where a container is limited.

    `own` is what /proc/self/cgroup says.
    """
    if own is None:
        own = _text(Path("/proc/self/cgroup"))
    shares = [share for folder in _folders(root, own) if (share := _share(folder)) is not None]
    return max(1, min([num_cores(), *map(math.ceil, shares)]))


def _folders(root: Path, own: str) -> list[Path]:
    """Where limits may stand: this process's group, in both versions, and those it lies in."""
    folders = [root, root / "cpu"]
    for line in own.splitlines():
        _, controllers, path = line.split(":", 2)
        if controllers and "cpu" not in controllers.split(","):
            continue
        top = root / "cpu" if controllers else root
        inner = Path(path.lstrip("/"))
        folders += [top / each for each in (inner, *inner.parents)]
    return folders


def _share(folder: Path) -> float | None:
    """The limit of a group in cores; None where there is none."""
    quota, period = _text(folder / "cpu.cfs_quota_us"), _text(folder / "cpu.cfs_period_us")
    words = _text(folder / "cpu.max").split() or [quota.strip(), period.strip()]
    with suppress(ValueError, ZeroDivisionError):  # "max", and what is missing
        share = int(words[0]) / int(words[1])
        return share if share > 0 else None  # -1 stands for none
    return None


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
