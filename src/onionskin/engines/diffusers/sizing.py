"""Has a pipeline that would choose a size by itself make the one that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from onionskin.engines.diffusers.painting import in_place_of
from onionskin.fitting import Size


@contextmanager
def sized(pipeline: Any, sizes_itself: bool, size: Size) -> Iterator[None]:
    """Where `sizes_itself`, `pipeline` paints at `size` for a while.

    HunyuanVideo 1.5 takes no size with a picture: of some sizes of about the area that it was
    trained on it takes the nearest in shape, and cuts the picture to that.
    """
    if not sizes_itself:
        yield
        return

    def asked_for(**given: object) -> tuple[int, int]:
        return size.height, size.width

    with in_place_of(pipeline.video_processor, "calculate_default_height_width", asked_for):
        yield
