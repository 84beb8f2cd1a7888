"""The 256 colours of a GIF: one palette for the whole clip, so that nothing flickers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import av
from av.filter import Graph


class Palette:
    """Chooses colours over all frames, then gives the frames in them.

    All frames are held in memory until the last has been seen: GIFs are short. The dither
    is an ordered one, whose pattern stands still where the picture does.
    """

    def __init__(self, width: int, height: int, time_base: Fraction) -> None:
        self._graph = Graph()
        source = self._graph.add(
            "buffer",
            f"video_size={width}x{height}:pix_fmt=rgb24:time_base={time_base}:pixel_aspect=1/1",
        )
        split = self._graph.add("split")
        choose = self._graph.add("palettegen", "stats_mode=full")
        apply = self._graph.add("paletteuse", "dither=bayer:bayer_scale=3")
        sink = self._graph.add("buffersink")
        source.link_to(split)
        split.link_to(choose, 0, 0)
        split.link_to(apply, 1, 0)
        choose.link_to(apply, 0, 1)
        apply.link_to(sink)
        self._graph.configure()

    def add(self, picture: av.VideoFrame) -> None:
        """Takes one RGB frame."""
        self._graph.push(picture)

    def pictures(self) -> Iterator[av.VideoFrame]:
        """All frames in the palette's colours (pal8), once the last has been added."""
        self._graph.push(None)
        while True:
            try:
                picture = self._graph.pull()
            except (EOFError, BlockingIOError):
                return
            if isinstance(picture, av.VideoFrame):
                yield picture
