"""`/v1/stage`: a plan as things on a stage, drawn anew while somebody moves them about."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response
from PIL import Image
from pydantic import BaseModel, Field

from onionskin.errors import InvalidInput
from onionskin.plan.staging import StagedPlan
from onionskin.serial import from_dict
from onionskin.server.config import Owner, state_of
from onionskin.server.errors import ApiError, responses
from onionskin.server.spoken import translated
from onionskin.stage.actions import ACTIONS
from onionskin.stage.blocking import block
from onionskin.stage.layout import layout
from onionskin.stage.places import PLACES
from onionskin.stage.registry import Named, Registry
from onionskin.stage.roles import ROLES
from onionskin.stage.scene import Scene

router = APIRouter(prefix="/v1/stage", tags=["plans"])
_SIDES = {"16:9": (640, 360), "9:16": (360, 640), "1:1": (480, 480)}
_MOST_KEPT = 3


class Look(BaseModel):
    """A plan, and which moment of it is looked at."""

    plan: dict[str, Any]
    shape: Literal["16:9", "9:16", "1:1"] = "16:9"
    at: Annotated[float, Field(ge=0, le=86_400, description="Seconds from the start.")] = 0.0
    small: bool = Field(
        False,
        description="Draw at half the size with the camera where it was, for use while dragging.",
    )


class Seen(BaseModel):
    """From where the stage is seen. Metres; `eye` is the height from which it is seen."""

    x: float
    y: float
    height: float
    eye: float
    distance: float
    swing: float


class Standing(BaseModel):
    """Where somebody or something is, in metres, and how large."""

    id: str
    x: float
    z: float
    y: float
    turn: float
    width: float
    height: float
    is_person: bool


class Layout(BaseModel):
    """Who is where at a moment, and what of the plan is not drawn as it says."""

    object: Literal["stage.layout"] = "stage.layout"
    camera: Seen
    figures: list[Standing]
    warnings: list[str]


class Word(BaseModel):
    """A name that the stage knows, in both languages."""

    en: str
    zh: str


class Vocabulary(BaseModel):
    """Who can be on the stage, what they can do, and where."""

    object: Literal["stage.words"] = "stage.words"
    roles: list[Word]
    verbs: list[Word]
    places: list[Word]


@router.post("/layout", responses=responses(400))
def places(request: Request, look: Look, owner: Owner) -> Layout:
    """Where everybody of a plan is at a moment."""
    with _staged(request, look) as (scene, warnings):
        camera, figures = layout(scene, look.at)
    fields = ("x", "y", "height", "eye", "distance", "swing")
    return Layout(
        camera=Seen(**{name: getattr(camera, name) for name in fields}),
        figures=[
            Standing(**{name: getattr(each, name) for name in Standing.model_fields})
            for each in figures
        ],
        warnings=list(map(translated, warnings)),
    )


@router.post(
    "/picture",
    responses=responses(400) | {200: {"content": {"image/webp": {}}}},
    response_class=Response,
)
def picture(request: Request, look: Look, owner: Owner) -> Response:
    """Draw a moment of a plan."""
    with _staged(request, look) as (scene, _):
        frame = scene.frame(look.at)
    file = io.BytesIO()
    Image.fromarray(frame).save(file, "WEBP", quality=80, method=0)
    return Response(file.getvalue(), media_type="image/webp")


@router.get("/words", responses=responses())
def words(request: Request, owner: Owner) -> Vocabulary:
    """The names that the stage knows."""
    return Vocabulary(roles=_named(ROLES), verbs=_named(ACTIONS), places=_named(PLACES))


def _named(registry: Registry[Any]) -> list[Word]:
    entries: list[Named] = sorted(registry, key=lambda each: each.names.en)
    return [Word(en=each.names.en, zh=each.names.zh) for each in entries]


class _Kept:
    """Scenes that were drawn last: a moment later they are asked for again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._scenes: dict[tuple[StagedPlan, int, int], tuple[Scene, tuple[str, ...]]] = {}

    @contextmanager
    def of(
        self, plan: StagedPlan, width: int, height: int, *, held: bool
    ) -> Iterator[tuple[Scene, tuple[str, ...]]]:
        """A scene that nobody else draws with meanwhile, and its warnings.

        `held`: its camera stays where it was in the scene that was drawn before.
        """
        key = (plan, width, height)
        with self._lock:
            kept = self._scenes.pop(key, None)
            sizes = [each for each in self._scenes if each[1:] == key[1:]]
            last = self._scenes.pop(sizes[-1])[0] if kept is None and held and sizes else None
        if kept is None:
            script, warnings = block(plan)
            kept = Scene(script, width, height, like=last), warnings
        yield kept
        with self._lock:
            self._scenes[key] = kept
            while len(self._scenes) > _MOST_KEPT:
                del self._scenes[next(iter(self._scenes))]


_KEPT = _Kept()


@contextmanager
def _staged(request: Request, look: Look) -> Iterator[tuple[Scene, tuple[str, ...]]]:
    """The scene of a plan that was sent. Raises ApiError for what is no plan."""
    plan = plan_of(look.plan)
    longest = state_of(request).config.limits.seconds
    if plan.seconds > longest:
        said = f"the plan has {plan.seconds:g} s: give at most {longest:g}"
        raise ApiError(400, said, code="invalid_value", param="plan")
    width, height = _SIDES[look.shape]
    shrunk = 2 if look.small else 1
    try:
        with _KEPT.of(plan, width // shrunk, height // shrunk, held=look.small) as staged:
            yield staged
    except InvalidInput as error:
        raise ApiError(400, str(error), code="invalid_value", param="plan") from None


def plan_of(given: dict[str, Any]) -> StagedPlan:
    """A staged plan that a client sent. Raises ApiError."""
    try:
        return from_dict(StagedPlan, given)
    except InvalidInput as error:
        raise ApiError(400, str(error), code="invalid_value", param="plan") from None
