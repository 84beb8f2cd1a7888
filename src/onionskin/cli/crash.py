"""An error that nobody foresaw: one line for the person, the traceback in a file."""

from __future__ import annotations

import os
import platform
import shlex
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from onionskin.version import __version__

EXIT_CODE = 70
"""EX_SOFTWARE of sysexits.h: an error in the program itself."""
_MAX_LOGS = 20


def log_folder() -> Path:
    """Where tracebacks are kept: in the person's state folder ($XDG_STATE_HOME)."""
    state = os.environ.get("XDG_STATE_HOME", "")
    home = Path(state) if Path(state).is_absolute() else Path.home() / ".local" / "state"
    return home / "onionskin" / "errors"


def write_log(error: BaseException, arguments: Sequence[str], printed: str = "") -> Path | None:
    """Writes what is needed to find the cause, and returns the file; None where nothing can be.

    `arguments` are those of the command, `printed` is what libraries wrote meanwhile.
    """
    name = f"{time.strftime('%Y-%m-%dT%H-%M-%S')}-{os.getpid()}.log"
    text = "\n".join([*_facts(arguments), "", *traceback.format_exception(error), printed])
    for folder in _folders():
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            _remove_oldest(folder)
            path = folder / name
            path.write_text(text, encoding="utf-8", errors="backslashreplace")
            return path
    return None


def message(error: BaseException, log: Path | None) -> str:
    """The one line: what happened, and how to report it."""
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    short = what if len(what) <= 200 else what[:200] + "…"
    where = "its traceback could not be written" if log is None else f"attach {log}"
    return f"an error in onionskin itself ({short}); please report it, and {where}"


def _folders() -> Iterator[Path]:
    with suppress(RuntimeError):  # nobody's home is known
        yield log_folder()
    yield Path(tempfile.gettempdir()) / "onionskin-errors"


def _facts(arguments: Sequence[str]) -> list[str]:
    return [
        f"onionskin {__version__}, Python {sys.version.split()[0]}, {platform.platform()}",
        f"command: onionskin {shlex.join(arguments)}",
        f"folder: {_folder()}",
    ]


def _folder() -> str:
    try:
        return str(Path.cwd())
    except OSError as error:
        return f"none ({error.strerror})"


def _remove_oldest(folder: Path) -> None:
    for path in sorted(folder.glob("*.log"))[: 1 - _MAX_LOGS]:
        path.unlink(missing_ok=True)
