"""What a pipeline is called with: words, size, length, guidance; what is known comes from
`conditions`."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from onionskin.engines.diffusers.family import GUIDER, Way
from onionskin.engines.diffusers.layout import Layout
from onionskin.engines.diffusers.painting import in_place_of
from onionskin.engines.diffusers.sheet import Sheet
from onionskin.errors import UnsupportedRequest
from onionskin.fitting import Size
from onionskin.plan.plan import camera_moves
from onionskin.request import Request

log = logging.getLogger("onionskin.engines.diffusers")

CAMERA_WORDS = {
    "still": "static camera",
    "pan-left": "the camera pans to the left",
    "pan-right": "the camera pans to the right",
    "tilt-up": "the camera tilts up",
    "tilt-down": "the camera tilts down",
    "zoom-in": "the camera slowly zooms in",
    "zoom-out": "the camera slowly zooms out",
}
"""Camera moves, for models that know them from their captions alone."""
_SHOWN = 100
"""Of words that are not read so many characters are shown."""


def arguments(way: Way, pipeline: Any, sheet: Sheet) -> dict[str, object]:
    """What the pipeline is called with, but guidance and the seed."""
    layout = sheet.layout
    takes = inspect.signature(type(pipeline).__call__).parameters
    common: dict[str, object] = {
        "prompt": prompt_of(sheet.request),
        "height": layout.size.height,
        "width": layout.size.width,
        way.frames_argument: layout.num_frames,
        "num_inference_steps": sheet.num_inference_steps,
    }
    chosen = {name: value for name, value in common.items() if name in takes}
    if way.fps_argument:
        chosen[way.fps_argument] = _number(layout)
    return chosen | dict(way.fixed) | way.condition(sheet)


def prompt_of(request: Request) -> str:
    """The prompt, followed by the style and the camera move that were asked for."""
    said = [request.prompt.strip()]
    if request.style:
        said.append(f"{request.style} style")
    if request.camera:
        said += [CAMERA_WORDS[move] for move in camera_moves(request.camera)]
    return ", ".join(part for part in said if part)


def words_unread(pipeline: Any, request: Request) -> tuple[str, ...]:
    """What is to be said of words beyond what the pipeline's text encoder reads.

    Of several text encoders the one that reads most counts.
    """
    takes = inspect.signature(type(pipeline).__call__).parameters
    longest = takes["max_sequence_length"].default if "max_sequence_length" in takes else None
    tokenizers = [
        part for name, part in pipeline.components.items() if name.startswith("tokenizer") and part
    ]
    name, said = type(pipeline).__name__, []
    for which, text in (
        ("prompt", prompt_of(request)),
        ("negative prompt", request.negative_prompt),
    ):
        unread = [_unread(tokenizer, longest, text) for tokenizer in tokenizers if text]
        least = min(unread, key=len, default="")
        if least:
            shown = least if len(least) <= _SHOWN else f"{least[:_SHOWN]}..."
            said.append(f"{name} does not read the end of the {which}, it is too long: {shown!r}")
    return tuple(said)


def _unread(tokenizer: Any, longest: object, text: str) -> str:
    """The end of a text, which a pipeline cuts off: CLIP at its own limit, others at `longest`."""
    is_clip = "CLIP" in type(tokenizer).__name__
    try:
        limit = longest if isinstance(longest, int) and not is_clip else tokenizer.model_max_length
        tokens = tokenizer(text, truncation=False, verbose=False)["input_ids"]
        # The last token ends the text, in full as when cut.
        cut = tokens[limit - 1 : -1] if len(tokens) > limit else []
        return str(tokenizer.decode(cut, skip_special_tokens=True)).strip()
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # A reader of another kind, which has no such limit to tell.
        log.debug("%s does not tell what it reads: %s", type(tokenizer).__name__, error)
        return ""


def guidance_arguments(argument: str, request: Request) -> dict[str, object]:
    """What a pipeline whose guidance is called `argument` is told of it.

    Raises UnsupportedRequest for a negative prompt without guidance.
    """
    scale = request.guidance_scale
    given: dict[str, object] = {}
    if request.negative_prompt:
        if scale is not None and scale <= 1:
            raise UnsupportedRequest(
                f"guidance scale {scale:g} means no guidance, which a negative prompt needs; give "
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


def _number(layout: Layout) -> int | float:
    """A rate as pipelines take it: whole where it is whole."""
    whole = layout.fps.denominator == 1
    return int(layout.fps) if whole else float(layout.fps)
