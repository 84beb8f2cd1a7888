"""--size and --fit: how what is given is brought to size."""

from __future__ import annotations

from typing import Annotated, cast, get_args

import typer

from onionskin.errors import InvalidInput
from onionskin.fitting import Fit

FitOption = Annotated[
    str, typer.Option(help="How what is given comes to size: crop, pad or stretch.")
]
SizeOption = Annotated[
    str | None, typer.Option(metavar="WxH", help="In pixels; of what is given if left out.")
]


def checked_fit(text: str) -> Fit:
    """One of the ways to bring a picture to size. Raises InvalidInput."""
    if text in get_args(Fit):
        return cast(Fit, text)
    raise InvalidInput(f"fit {text!r} is not known; give crop, pad or stretch")


def checked_size(text: str | None) -> tuple[int, int] | None:
    """Width and height, or None where no size is asked for. Raises InvalidInput."""
    from onionskin.render.framing import parse_size

    return None if text is None else parse_size(text)
