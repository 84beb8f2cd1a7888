"""Every error that onionskin raises on purpose.

    OnionskinError                  exit code 1: it went wrong
    ├── InvalidInput                exit code 2: what was asked for cannot be done
    │   ├── UnknownEngine           no engine of that name
    │   ├── UnknownVoice            no voice of that name
    │   ├── UnsupportedCanvas       this engine cannot fill such a canvas
    │   ├── UnsupportedRequest      this engine cannot honour a field of the request
    │   ├── UnsupportedFormat       no such file format, or it cannot hold this clip
    │   └── OutputExists            a file stands in the way
    ├── MediaError                  a file could not be read or written
    ├── WeightsError                weights are missing, truncated or of another version
    ├── ExecutorLost                nobody is there any longer who runs calls
    └── Cancelled                   exit code 130: stopped because the person asked

A message is one line: what was given, what is allowed, what to do. The library raises;
only the command line prints and exits.
"""

from __future__ import annotations

import errno
from typing import ClassVar


class OnionskinError(Exception):
    """The base of every error that onionskin raises on purpose."""

    exit_code: ClassVar[int] = 1


class InvalidInput(OnionskinError, ValueError):
    """The caller asked for something that cannot be done."""

    exit_code: ClassVar[int] = 2


class UnknownEngine(InvalidInput):
    """No engine is registered under that name."""


class UnknownVoice(InvalidInput):
    """No voice is registered under that name."""


class UnsupportedCanvas(InvalidInput):
    """The engine cannot fill a canvas of this kind, size, length or frame rate."""


class UnsupportedRequest(InvalidInput):
    """The engine does not support a field of the request."""


class UnsupportedFormat(InvalidInput):
    """No file format has that suffix, or it cannot hold a clip of this size or rate."""


class OutputExists(InvalidInput):
    """The output already exists and must not be overwritten."""


class MediaError(OnionskinError):
    """A media file could not be read or written."""


class WeightsError(OnionskinError):
    """The weights of an engine are missing, damaged or of another version."""


class ExecutorLost(OnionskinError):
    """The cluster that ran calls is gone, or its workers do not start: no call can be run."""


class Cancelled(OnionskinError):
    """The work was stopped because the user asked for it."""

    exit_code: ClassVar[int] = 130


class OnionskinWarning(UserWarning):
    """Something was done differently from the request; the message says how."""


def is_out_of_memory(error: Exception) -> bool:
    """Whether memory ran out, in the words of Python, numpy, OpenCV, torch or its cards."""
    said = ("out of memory", "insufficient memory", "can't allocate memory", "cannot allocate")
    known = isinstance(error, MemoryError) or getattr(error, "errno", None) == errno.ENOMEM
    return known or any(each in str(error).lower() for each in said)
