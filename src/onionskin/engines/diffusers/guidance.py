"""Guidance and the negative prompt, as arguments of a pipeline or as a component of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from onionskin.errors import UnsupportedRequest
from onionskin.request import Request

GUIDER = "guider"
"""As a family's guidance argument: its pipelines hold guidance as a component of that name."""


def guidance_arguments(argument: str, request: Request) -> dict[str, object]:
    """What a pipeline whose guidance is called `argument` is told of it.

    Raises UnsupportedRequest for a negative prompt without guidance.
    """
    scale = request.guidance_scale
    given: dict[str, object] = {}
    if request.negative_prompt:
        if scale is not None and scale <= 1:
            raise UnsupportedRequest(
                f"guidance {scale:g} is none, and a negative prompt works by guidance; give "
                "more than 1, or leave out the negative prompt"
            )
        given["negative_prompt"] = request.negative_prompt
    return given if scale is None or argument == GUIDER else {**given, argument: scale}


@contextmanager
def guided(pipeline: Any, argument: str, request: Request) -> Iterator[None]:
    """Has a pipeline whose guidance is a component guide as the request asks, for a while."""
    if argument != GUIDER or request.guidance_scale is None:
        yield
        return
    before = pipeline.guider
    pipeline.guider = before.new(guidance_scale=request.guidance_scale)
    try:
        yield
    finally:
        pipeline.guider = before
