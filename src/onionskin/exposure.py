"""`Exposure`: which picture is at which frame of a canvas, and what of it is known.

Animators write the same on an exposure sheet. Every tool is one of its constructors:
`Canvas` lays out a clip in memory by it, `render.reel.Reel` a clip of any length.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from onionskin.errors import InvalidInput
from onionskin.fitting import corner
from onionskin.framerate import exact_fps, format_fps
from onionskin.frames import Frames

Mask = NDArray[np.bool_]
MaskOf = Callable[[int], Mask]
"""Gives the mask of a frame, bool (H, W), by the frame's index."""
Pictures = Callable[[int], Frames]
"""Gives a picture by its index, uint8 (H, W, 3)."""
NO_PICTURE = -1


class ClipShape(Protocol):
    """Length, frame rate and size of a clip; `Clip` and `MediaInfo` have them."""

    @property
    def num_frames(self) -> int: ...
    @property
    def fps(self) -> Fraction: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Exposure:
    """The exposure sheet of a canvas of T frames: the picture at each, and what is known."""

    size: tuple[int, int]
    """Width and height in pixels."""
    fps: Fraction
    source: NDArray[np.int64]
    """(T,): the index of the picture at each frame, -1 for none."""
    whole: Mask
    """(T,): frames known from edge to edge."""
    part: MaskOf | None = None
    """What is known of the other frames; None: nothing."""
    corner: tuple[int, int] = (0, 0)
    """Left and top of the pictures on the canvas, if the canvas is larger."""
    times: tuple[Fraction, ...] = ()
    """Times in seconds; by default, frame i is at i / fps."""
    shown: Mask | None = None
    """(T,): frames of the result; the others are only for the engine to see."""
    painted_over: bool = False
    """Whether the pictures of unknown frames are the draft, to be painted over."""

    @property
    def num_frames(self) -> int:
        return len(self.whole)

    def moment(self, index: int) -> float:
        """The time of frame `index`, in seconds."""
        return float(self.times[index] if self.times else index / self.fps)

    def known(self, index: int) -> Mask:
        """What is known of frame `index`, bool (H, W)."""
        if self.part is not None and not self.whole[index]:
            return self.part(index)
        return np.full(self.size[::-1], bool(self.whole[index]))

    def picture(self, index: int, pictures: Pictures) -> Frames:
        """The picture at frame `index`, uint8 (H, W, 3); black where there is none."""
        source = int(self.source[index])
        picture = None if source == NO_PICTURE else pictures(source)
        if picture is not None and picture.shape[1::-1] == tuple(self.size):
            return picture
        ground = np.zeros((self.size[1], self.size[0], 3), np.uint8)
        if picture is not None:
            (left, top), (height, width) = self.corner, picture.shape[:2]
            ground[top : top + height, left : left + width] = picture
        return ground

    @classmethod
    def between(
        cls, at: Sequence[int], num_frames: int, fps: Fraction, size: tuple[int, int]
    ) -> Self:
        """Pictures at the frames `at` (increasing indices); all other frames are unknown."""
        check_places(at, num_frames)
        source = np.full(num_frames, NO_PICTURE)
        source[list(at)] = range(len(at))
        return cls(size=size, fps=fps, source=source, whole=source != NO_PICTURE)

    @classmethod
    def extend(cls, clip: ClipShape, num_frames: int, *, backward: bool = False) -> Self:
        """The clip with `num_frames` unknown frames after it, or before it."""
        index = np.arange(clip.num_frames + num_frames) - (num_frames if backward else 0)
        whole = (index >= 0) & (index < clip.num_frames)
        source = np.where(whole, index, NO_PICTURE)
        return cls(size=_size(clip), fps=clip.fps, source=source, whole=whole)

    @classmethod
    def inside(cls, clip: ClipShape, mask: MaskOf, changes: Mask | None = None) -> Self:
        """The clip, unknown where the masks are True, in all its frames or those of `changes`."""
        changed = np.ones(clip.num_frames, np.bool_) if changes is None else changes
        return cls(
            size=_size(clip),
            fps=clip.fps,
            source=np.arange(clip.num_frames),
            whole=~changed,
            part=lambda index: ~mask(index),
        )

    @classmethod
    def outside(cls, clip: ClipShape, size: tuple[int, int], anchor: str = "center") -> Self:
        """The clip on a larger canvas of `size` (width, height), unknown around it."""
        inner = _size(clip)
        if size[0] < inner[0] or size[1] < inner[1] or size == inner:
            raise InvalidInput(
                f"size {size[0]}x{size[1]} does not enclose the clip's {inner[0]}x{inner[1]}; "
                "give a larger one"
            )
        left, top = corner(inner, size, anchor)
        known = np.zeros(size[::-1], np.bool_)
        known[top : top + inner[1], left : left + inner[0]] = True
        return cls(
            size=size,
            fps=clip.fps,
            source=np.arange(clip.num_frames),
            whole=np.zeros(clip.num_frames, np.bool_),
            part=lambda index: known,
            corner=(left, top),
        )

    @classmethod
    def restyle(cls, clip: ClipShape, strength: float = 1.0) -> Self:
        """The clip as a draft to be painted over; all of it is known at `strength` 0."""
        return cls(
            size=_size(clip),
            fps=clip.fps,
            source=np.arange(clip.num_frames),
            whole=np.full(clip.num_frames, strength == 0),
            painted_over=True,
        )

    @classmethod
    def at_rate(
        cls,
        clip: ClipShape,
        fps: Fraction,
        *,
        cuts: Sequence[int] = (),
        holds: Sequence[int] = (),
        to_the_end: bool = False,
    ) -> Self:
        """The clip at a higher rate, each frame at its exact time.

        An old frame is kept if a new one has the same time; otherwise it is not shown and only
        helps the engine. Frames that are `holds` (they repeat the one before) are filled again.
        Nothing is filled across `cuts` (the first frames of shots): the frame before a cut is
        shown until the cut. With `to_the_end` the last frame is shown as long as in the clip;
        otherwise the clip ends with it.
        """
        rate = exact_fps(fps)
        if rate < clip.fps or (rate == clip.fps and not holds):
            raise InvalidInput(
                f"{format_fps(rate)} fps is not more than the clip's {format_fps(clip.fps)}; give "
                f"more, e.g. {format_fps(2 * clip.fps)}"
            )
        kept = sorted({*range(clip.num_frames)} - {*holds})
        old = {index / clip.fps: index for index in kept}
        num_new = int((clip.num_frames - 1) / clip.fps * rate) + 1
        if to_the_end:
            num_new = max(num_new, int(clip.num_frames / clip.fps * rate + Fraction(1, 2)))
        new = {index / rate for index in range(num_new)}
        times = tuple(sorted(old.keys() | new))
        over = {*cuts, clip.num_frames}
        following = dict(pairwise([*kept, clip.num_frames]))

        def standing(time: Fraction) -> int:
            before = kept[bisect_right(kept, int(time * clip.fps)) - 1]
            return before if following[before] in over else NO_PICTURE

        source = np.array([old[time] if time in old else standing(time) for time in times])
        even = len(times) == num_new
        return cls(
            size=_size(clip),
            fps=rate,
            source=source,
            whole=source != NO_PICTURE,
            times=() if even else times,
            shown=None if even else np.array([time in new for time in times]),
        )


def check_places(at: Sequence[int], num_frames: int) -> None:
    """Raises InvalidInput for frame indices that do not grow, or are outside a clip."""
    if any(later <= earlier for earlier, later in pairwise(at)):
        raise InvalidInput(f"pictures at frames {list(at)} are out of order; give increasing times")
    if at and not (at[0] >= 0 and at[-1] < num_frames):
        raise InvalidInput(
            f"pictures at frames {list(at)} do not fit a clip of {num_frames}; "
            f"give 0..{num_frames - 1}"
        )


def _size(clip: ClipShape) -> tuple[int, int]:
    return clip.width, clip.height
