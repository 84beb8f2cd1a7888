"""How much may come out of one file: small files can declare pictures that fill any memory.

Everything is compared with the budget before memory is taken for it. A person sets it by
ONIONSKIN_MAX_FRAMES, ONIONSKIN_MAX_PIXELS, ONIONSKIN_MAX_BYTES and ONIONSKIN_MAX_SECONDS.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from onionskin.checks import short
from onionskin.errors import InvalidInput
from onionskin.fitting import Size
from onionskin.frames import MAX_FRAMES

_UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30, "T": 2**40}
_NUMBER = re.compile(r"(\d{1,18})\s*([KMGT]?)(?:i?B)?", re.I)
_FREE_HOLDS = 3000
"""As many repeated frames are always read: a picture that is held for a minute or two."""
_HOLDS = 100
"""Beyond them, a clip may become so many times as many frames as it has pictures."""
_FREE_BYTES = 2**30
_EXPANSION = 50_000
"""Beyond the first gigabyte, pixels may take so many times the bytes of their file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Budget:
    """Limits for reading one file. Each is at least 1."""

    frames: int = MAX_FRAMES
    """Frames of a clip read at one rate: more than eighteen hours at 30 a second."""
    pixels: int = 64_000_000
    """Width times height of one picture: twice an 8K one."""
    bytes: int = 8 * 2**30
    """What a clip that is read whole takes in memory, as RGB with its sound."""
    seconds: int = 86_400
    """How long a clip plays: a day."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, bool) or not isinstance(value, int) or value < 1:
                raise InvalidInput(
                    f"a budget of {short(value)} {field.name}; give a whole number, 1 or more"
                )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Budget:
        """The limits set by ONIONSKIN_MAX_*; 16G is 16 times 2^30. Raises InvalidInput."""
        given = os.environ if environment is None else environment
        asked = {field.name: given.get(_variable(field.name), "") for field in fields(cls)}
        return cls(**{name: _number(name, text) for name, text in asked.items() if text})

    def check_size(self, name: str, width: int, height: int) -> None:
        """Raises InvalidInput for a picture with more pixels than the limit."""
        if width * height > self.pixels:
            raise InvalidInput(
                f"{name} is {Size(width, height)}, and at most {_in_millions(self.pixels)} million "
                f"pixels are read; {_way_out('pixels', 'scale it down first')}"
            )

    def check_length(self, name: str, num_pictures: int, num_frames: int, seconds: float) -> None:
        """Raises InvalidInput for a clip that is longer, or has more frames, than the limits.

        `num_frames` is what `num_pictures` become when they are read at one rate.
        """
        if seconds > self.seconds:
            raise InvalidInput(
                f"{name} says it lasts {seconds:.0f} s, and at most {self.seconds} are read; "
                f"{_way_out('seconds', 'cut it first, or correct its times')}"
            )
        held = num_frames - num_pictures
        if num_frames > self.frames or held > max(_FREE_HOLDS, _HOLDS * num_pictures):
            raise InvalidInput(
                f"the {num_pictures} pictures of {name} would be read as {num_frames} frames, "
                "because there are long gaps between their times; correct the times, or cut "
                "the file first"
                if num_frames <= self.frames
                else f"{name} has {num_frames} frames, and at most {self.frames} are read; "
                f"{_way_out('frames', 'cut it first')}"
            )

    def check_memory(self, name: str, num_frames: int, width: int, height: int) -> None:
        """Raises InvalidInput for a clip that, read whole as RGB, exceeds the memory limit."""
        needed = num_frames * width * height * 3
        if needed > self.bytes:
            raise InvalidInput(
                f"{name} takes {needed / 2**30:.1f} GiB of memory, and at most "
                f"{self.bytes / 2**30:.1f} are given; {_way_out('bytes', 'read it frame by frame')}"
            )

    def check_holds(
        self, name: str, num_bytes: int, num_held: int, width: int, height: int
    ) -> None:
        """Raises InvalidInput for a small file whose repeated frames alone would fill memory."""
        repeated = num_held * width * height * 3
        if repeated > _most_unpacked(num_bytes):
            raise InvalidInput(
                f"{name} has {num_bytes} bytes, and its pictures are held so long that it takes "
                f"{repeated / 2**30:.1f} GiB of memory to repeat them; read it frame by frame, or "
                "correct its times"
            )

    def check_expansion(
        self, name: str, num_bytes: int, num_frames: int, width: int, height: int
    ) -> None:
        """Raises InvalidInput for a file of `num_bytes` that declares far too many pixels."""
        unpacked = num_frames * width * height * 3
        if unpacked > _most_unpacked(num_bytes):
            raise InvalidInput(
                f"{name} has {num_bytes} bytes and declares {num_frames} pictures of "
                f"{Size(width, height)}; it is damaged, or made to exhaust memory, and is not "
                "read"
            )


def _most_unpacked(num_bytes: int) -> int:
    """How many bytes of pixels a file of `num_bytes` may become."""
    return _FREE_BYTES + _EXPANSION * num_bytes


def _variable(name: str) -> str:
    return f"ONIONSKIN_MAX_{name.upper()}"


def _way_out(name: str, instead: str) -> str:
    return f"{instead}, or allow more with {_variable(name)}"


def _in_millions(count: int) -> str:
    return f"{count / 1e6:.3g}"


def _number(name: str, text: str) -> int:
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        raise InvalidInput(
            f"{_variable(name)} is {text[:40]!r}; give a whole number, or one such as 500M or 16G"
        )
    return int(found[1]) * _UNITS[found[2].upper()]
