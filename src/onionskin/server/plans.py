"""`/v1/plans`: what is read in a sentence, and a picture of it within a second."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, Request
from fastapi.responses import Response
from PIL import Image
from pydantic import BaseModel, Field

from onionskin import request as painting
from onionskin.canvas import Canvas
from onionskin.engines.registry import load_engine
from onionskin.planner.staged import stage_prompt
from onionskin.serial import to_dict
from onionskin.server.config import Owner, state_of
from onionskin.server.errors import ApiError, responses
from onionskin.server.spoken import translated
from onionskin.stage.blocking import block

router = APIRouter(prefix="/v1/plans", tags=["plans"])
_SIDES = {"16:9": (640, 360), "9:16": (360, 640), "1:1": (480, 480)}


class Wish(BaseModel):
    """A sentence to be read."""

    prompt: str = Field(min_length=1, max_length=2000)
    seconds: float = Field(4.0, gt=0, le=300)
    seed: int = Field(0, ge=0, le=painting.MAX_SEED)


class PictureWish(Wish):
    """A sentence to be drawn."""

    shape: Literal["16:9", "9:16", "1:1"] = "16:9"
    at: Annotated[float, Field(ge=0, le=1, description="Which moment: 0 first, 1 last.")] = 0.5


class ReadPlan(BaseModel):
    """Who does what, where and when; and what of the sentence is not shown."""

    object: Literal["plan"] = "plan"
    plan: dict[str, Any]
    warnings: list[str]


@router.post("", responses=responses(400))
def read(request: Request, wish: Wish, owner: Owner) -> ReadPlan:
    """Read a sentence: the plan that the stage goes by."""
    _check_length(request, wish)
    staged = stage_prompt(wish.prompt, seconds=wish.seconds, seed=wish.seed)
    _, undrawn = block(staged.plan)
    warnings = list(dict.fromkeys([*staged.warnings, *undrawn]))
    return ReadPlan(plan=to_dict(staged.plan), warnings=list(map(translated, warnings)))


@router.post(
    "/picture",
    responses=responses(400) | {200: {"content": {"image/webp": {}}}},
    response_class=Response,
)
def picture(request: Request, wish: PictureWish, owner: Owner) -> Response:
    """Draw one moment of a sentence; the header `x-warnings` counts what is not shown."""
    _check_length(request, wish)
    staged = stage_prompt(wish.prompt, seconds=wish.seconds, seed=wish.seed)
    width, height = _SIDES[wish.shape]
    canvas = Canvas(
        np.zeros((1, height, width, 3), np.uint8),
        np.zeros(1, np.bool_),
        Fraction(24),
        (wish.at * wish.seconds,),
    )
    asked = painting.Request(prompt=wish.prompt, seed=wish.seed, staged=staged.plan)
    drawn = load_engine("stage").fill(canvas, asked)
    file = io.BytesIO()
    Image.fromarray(drawn.clip.frames[0]).save(file, "WEBP", quality=85)
    told = len(staged.warnings) + len(drawn.warnings)
    return Response(file.getvalue(), media_type="image/webp", headers={"x-warnings": str(told)})


def _check_length(request: Request, wish: Wish) -> None:
    longest = state_of(request).config.limits.seconds
    if wish.seconds > longest:
        said = f"seconds is {wish.seconds:g}: give at most {longest:g}"
        raise ApiError(400, said, code="invalid_value", param="seconds")
