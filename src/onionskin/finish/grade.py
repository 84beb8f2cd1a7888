"""The grade of a film's pictures: a look from a .cube file, warmth, contrast.

    grader = Grader(Grade(lut="film.cube", warmth=0.2, contrast=0.1))
    grader.apply(frame)         # uint8 (H, W, 3) in and out

All of it becomes one table, so that a frame costs one look-up. Cards are not graded: a brand's
colours stay what they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
from PIL import Image, ImageFilter

from onionskin import checks
from onionskin.errors import InvalidInput, MediaError
from onionskin.frames import Frames

_LARGEST_FILE: Final = 40_000_000
_MOST_3D, _MOST_1D = 129, 65_536
_MOST_OF_PILLOW: Final = 65
_WARM: Final = np.array([0.12, 0.02, -0.14])
"""How much a warmth of 1 adds to red, green and blue in the middle of the scale, as a share."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grade:
    """What is done to the colours; nothing by default. Raises InvalidInput."""

    lut: str = ""
    """Path of a .cube file."""
    warmth: float = 0.0
    """-1 (cool) to 1 (warm)."""
    contrast: float = 0.0
    """-1 (flat) to 1 (hard)."""

    def __post_init__(self) -> None:
        checks.text("lut", self.lut, longest=4096)
        for name in ("warmth", "contrast"):
            value = checks.number(name, getattr(self, name), low=-1.0, high=1.0)
            checks.keep(self, name, value)

    @property
    def is_nothing(self) -> bool:
        """Whether the colours stay as they are."""
        return not (self.lut or self.warmth or self.contrast)


class Grader:
    """A grade made ready."""

    def __init__(self, grade: Grade) -> None:
        """Raises MediaError for a file that is missing, InvalidInput for one that is no LUT."""
        self._lines: Any = None
        self._cube: Any = None
        if grade.is_nothing:
            return
        lines = _curves(grade)
        cube = read_cube(Path(grade.lut)) if grade.lut else None
        if cube is None:
            self._lines = np.clip(lines * 255 + 0.5, 0, 255).astype(np.uint8).reshape(1, 256, 3)
            return
        size = min(len(cube), _MOST_OF_PILLOW)
        steps = np.linspace(0, 1, size)
        grid = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1)
        before = [np.interp(grid[..., k], np.linspace(0, 1, 256), lines[:, k]) for k in range(3)]
        table = _sampled(cube, np.stack(before, axis=-1))
        # Pillow's table runs through red first.
        flat = np.clip(table.transpose(2, 1, 0, 3), 0, 1).reshape(-1).astype(np.float32)
        self._cube = ImageFilter.Color3DLUT(size, flat.tolist())

    def apply(self, frame: Frames) -> Frames:
        """The frame in its new colours; the frame itself where nothing is to be done."""
        if self._lines is not None:
            return np.asarray(cv2.LUT(frame, self._lines), np.uint8)
        if self._cube is not None:
            return np.asarray(Image.fromarray(frame).filter(self._cube))
        return frame


def read_cube(path: Path) -> Any:
    """The table of a .cube file, float32 (n, n, n, 3): by red, green and blue of 0..1.

    Raises MediaError for a file that is missing, InvalidInput with the line of what is wrong.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise InvalidInput(f"{path} is too large for a .cube file; the limit is 40 MB")
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except OSError as error:
        raise MediaError(f"{path} cannot be read: {error.strerror or error}") from None
    cube = _Cube(path)
    for number, line in enumerate(lines, start=1):
        cube.take(number, line.partition("#")[0].strip())
    return cube.table()


class _Cube:
    """A .cube file while it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size, self.is_cube = 0, True
        self.low, self.high = np.zeros(3), np.ones(3)
        self.rows: list[tuple[float, float, float]] = []

    def take(self, number: int, line: str) -> None:
        """One line of the file."""
        words = line.split()
        if not words:
            return
        head = words[0].upper()
        if head in ("LUT_3D_SIZE", "LUT_1D_SIZE"):
            self.is_cube = head == "LUT_3D_SIZE"
            most = _MOST_3D if self.is_cube else _MOST_1D
            size = int(words[1]) if len(words) == 2 and words[1].isdigit() else 0
            if not 2 <= size <= most or self.size:
                raise self._wrong(number, f"give one size, 2 to {most}")
            self.size = size
        elif head in ("DOMAIN_MIN", "DOMAIN_MAX"):
            ends = np.array(self._numbers(number, words[1:]))
            self.low, self.high = (ends, self.high) if head == "DOMAIN_MIN" else (self.low, ends)
        elif head[0].isalpha():
            return  # TITLE and what programs add
        else:
            if len(self.rows) >= self.expected:
                raise self._wrong(
                    number, f"it has more than the {self.expected:,} rows it declares"
                )
            self.rows.append(self._numbers(number, words))

    @property
    def expected(self) -> int:
        """How many rows there have to be."""
        return self.size**3 if self.is_cube else self.size

    def table(self) -> Any:
        """The whole of it as a cube over 0..1."""
        if not self.size or len(self.rows) != self.expected:
            says = f"says {self.expected:,} rows" if self.size else "does not say its size"
            raise InvalidInput(
                f"{self.path} {says} and has {len(self.rows):,}; it is not a complete .cube file"
            )
        if (self.high - self.low).min() <= 0:
            raise InvalidInput(f"{self.path}: DOMAIN_MIN is not below DOMAIN_MAX")
        rows = np.array(self.rows, np.float32)
        if not self.is_cube:
            return _from_lines(rows, self.low, self.high)
        # Red changes fastest in the file.
        cube = rows.reshape(self.size, self.size, self.size, 3).transpose(2, 1, 0, 3)
        if (self.low == 0).all() and (self.high == 1).all():
            return cube
        steps = np.linspace(0, 1, self.size)
        grid = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1)
        return _sampled(cube, (grid - self.low) / (self.high - self.low))

    def _numbers(self, number: int, words: list[str]) -> tuple[float, float, float]:
        try:
            red, green, blue = (float(word) for word in words)
        except ValueError:
            raise self._wrong(number, "give three numbers") from None
        if not np.isfinite((red, green, blue)).all():
            raise self._wrong(number, "give three numbers")
        return red, green, blue

    def _wrong(self, number: int, advice: str) -> InvalidInput:
        return InvalidInput(f"{self.path}, line {number}: {advice}")


def _curves(grade: Grade) -> Any:
    """Of each channel what becomes of 0..255: (256, 3) in 0..1; black and white stay."""
    x = np.linspace(0, 1, 256)[:, None].repeat(3, axis=1)
    x = x + grade.warmth * _WARM * 4 * x * (1 - x)
    amount = grade.contrast * 0.5
    soft = x * x * (3 - 2 * x)
    flat = 0.5 + (x - 0.5) * 0.6
    return np.clip(x + amount * (soft - x) * 2 if amount >= 0 else x - amount * (flat - x), 0, 1)


def _from_lines(rows: Any, low: Any, high: Any) -> Any:
    """A cube that does what a table of single channels does."""
    size = 33
    steps = np.linspace(0, 1, size)
    channels = [
        np.interp((steps - low[k]) / (high[k] - low[k]), np.linspace(0, 1, len(rows)), rows[:, k])
        for k in range(3)
    ]
    return np.stack(np.meshgrid(*channels, indexing="ij"), axis=-1).astype(np.float32)


def _sampled(cube: Any, points: Any) -> Any:
    """A cube's values at points (..., 3) of 0..1, between its own ones linearly."""
    last = len(cube) - 1
    places = np.clip(points, 0, 1) * last
    low = np.minimum(places.astype(int), max(last - 1, 0))
    part = places - low
    result = 0.0
    for corner in range(8):
        bits = np.array([corner >> 2 & 1, corner >> 1 & 1, corner & 1])
        weight = np.where(bits, part, 1 - part).prod(axis=-1)[..., None]
        at = low + bits
        result = result + weight * cube[at[..., 0], at[..., 1], at[..., 2]]
    return result
