"""Where captions stand in a frame, and how large their letters are."""

from __future__ import annotations

from onionskin.finish.lettering import Box


def letter_size(size: tuple[int, int]) -> float:
    """The em of captions in a frame of `size` (width, height), in pixels."""
    width, height = size
    shape = width / height
    if shape >= 1.5:
        return round(height * 0.05, 1)
    if shape >= 0.9:
        return round(min(width * 0.05, height * 0.06), 1)
    return round(min(width * 0.06, height * 0.05), 1)


def caption_box(size: tuple[int, int]) -> Box:
    """The room for two lines of captions at the foot of a frame.

    In a tall frame it stands higher: the apps that show such films lay their own buttons and
    texts over the lowest fifth and the right edge.
    """
    width, height = size
    letters = letter_size(size)
    tall = width / height < 0.9
    bottom = height - round(height * (0.2 if tall else 0.06))
    side = round(width * (0.07 if tall else 0.06))
    needed = round(letters * 3.1)
    return Box(side, max(bottom - needed, 0), width - side, bottom)
