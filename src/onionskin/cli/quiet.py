"""Stdout and stderr are onionskin's own: what libraries say goes to the log.

The log is silent unless it is asked for, by `--verbose` or ONIONSKIN_LOG (debug, info, warning
or error): then it is written to stderr, a line for each record.
"""

from __future__ import annotations

import io
import logging
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from onionskin.cli.output import one_line, say
from onionskin.errors import InvalidInput

VARIABLE = "ONIONSKIN_LOG"
LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}
_log = logging.getLogger("onionskin.libraries")
_QUIET = {
    "DIFFUSERS_VERBOSITY": "error",
    "GLOG_minloglevel": "3",
    "HF_HUB_VERBOSITY": "error",
    "KMP_WARNINGS": "0",
    "OPENCV_LOG_LEVEL": "ERROR",
    "TORCH_CPP_LOG_LEVEL": "ERROR",
    "TRANSFORMERS_NO_ADVISORY_WARNINGS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}
_STREAMS = ((1, "stdout", "surrogateescape"), (2, "stderr", "backslashreplace"))
_NO_BARS = {"HF_HUB_DISABLE_PROGRESS_BARS": "1", "TQDM_DISABLE": "1"}


def log_level(environment: Mapping[str, str], *, verbose: bool) -> int | None:
    """What is heard of the log; None for nothing. Raises InvalidInput for an unknown level."""
    said = environment.get(VARIABLE, "").strip().lower()
    if said and said not in LEVELS:
        raise InvalidInput(f"{VARIABLE}={said} is not a level; choose {', '.join(LEVELS)}")
    return LEVELS[said] if said else logging.DEBUG if verbose else None


def quieten_libraries(*, as_json: bool) -> None:
    """Asks libraries, before they are imported, not to print; what was set by hand stays."""
    bars = _NO_BARS if as_json else {}
    for name, value in {**_QUIET, **bars}.items():
        os.environ.setdefault(name, value)


@contextmanager
def logging_at(level: int | None) -> Iterator[None]:
    """Warnings go to the log meanwhile, and the log to stderr from `level` on; None: nowhere."""
    root, own = logging.getLogger(), logging.getLogger("onionskin")
    handler = logging.NullHandler() if level is None else _Heard(level)
    before = own.level
    root.addHandler(handler)
    if level is not None:
        own.setLevel(level)
    logging.captureWarnings(True)
    try:
        yield
    finally:
        logging.captureWarnings(False)
        own.setLevel(before)
        root.removeHandler(handler)


def take_streams() -> io.FileIO:
    """Gives sys.stdout and sys.stderr descriptors of their own; returns where 1 and 2 lead now.

    Native code prints to 1 and 2 whatever Python says: that lands in a file in memory.
    """
    noise = io.FileIO(os.memfd_create("onionskin"), "r+")
    for number, name, errors in _STREAMS:
        old = getattr(sys, name)
        # None: whoever started us closed it.
        own = os.open(os.devnull, os.O_WRONLY) if old is None else os.dup(number)
        encoding = "utf-8" if old is None else old.encoding
        stream = io.TextIOWrapper(
            io.FileIO(own, "w"), encoding, errors, line_buffering=True, write_through=True
        )
        setattr(sys, name, stream)
        os.dup2(noise.fileno(), number)
    return noise


def text_of(noise: io.FileIO) -> str:
    """The end of what libraries printed."""
    noise.seek(max(0, noise.seek(0, os.SEEK_END) - 10_000))
    return noise.read().decode(errors="replace")


def log_what_python_would_print() -> None:
    """Tracebacks of threads, and of what Python calls by itself, go to the log."""

    def in_thread(told: threading.ExceptHookArgs) -> None:
        value = told.exc_value
        if value is not None:
            _log.error("a thread stopped with an error", exc_info=value)

    def unraisable(told: Any) -> None:
        _log.error("an error that could not be raised in %r", told.object, exc_info=told.exc_value)

    threading.excepthook = in_thread
    sys.unraisablehook = unraisable


class _Heard(logging.Handler):
    """Says each record in a line on stderr; tracebacks in as many as they have."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.startswith("onionskin.engines") and record.levelno >= logging.INFO:
            return  # the commands that paint say these themselves
        say(f"{record.levelname.lower()}: {record.name}: {one_line(record.getMessage())}")
        if record.exc_info:
            sys.stderr.write(logging.Formatter().formatException(record.exc_info) + "\n")
