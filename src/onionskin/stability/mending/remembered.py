"""Footage whose small frames are kept for the next reading, as far as there is room."""

from __future__ import annotations

from collections.abc import Iterator

from onionskin.media.info import MediaInfo
from onionskin.stability.measuring.footage import Footage, Frame

ROOM_BYTES = 64 * 2**20


class Remembered:
    """A clip that is read many times at one size: decoded once where it fits into 64 MiB.

    Longer clips are read anew each time, so that memory does not grow with them.
    """

    def __init__(self, footage: Footage) -> None:
        self._footage = footage
        self._size: tuple[int, int] | None = None
        self._kept: list[Frame] = []

    @property
    def info(self) -> MediaInfo:
        return self._footage.info

    @property
    def warnings(self) -> list[str]:
        return self._footage.warnings

    def frames(self, size: tuple[int, int] | None = None) -> Iterator[Frame]:
        """The frames, at `size` (width, height); see `Footage.frames`."""
        if size is not None and size == self._size:
            yield from self._kept
            return
        kept: list[Frame] = []
        room = ROOM_BYTES if size is not None and self._fits(size) else 0
        for frame in self._footage.frames(size):
            room -= frame.nbytes
            if room >= 0:
                kept.append(frame)
            else:
                kept.clear()
            yield frame
        if room >= 0 and kept:
            self._size, self._kept = size, kept

    def _fits(self, size: tuple[int, int]) -> bool:
        """Whether all frames will, by what the clip says of itself: none is kept in vain."""
        return 3 * size[0] * size[1] * self.info.num_frames <= ROOM_BYTES

    def forget(self) -> None:
        """Gives the memory back."""
        self._size, self._kept = None, []
