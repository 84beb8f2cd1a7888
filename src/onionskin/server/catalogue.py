"""`/v1/engines`, `/v1/voices`, `/v1/cast`: what there is to make videos and films with."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from PIL import Image
from pydantic import BaseModel, ConfigDict, Field

from onionskin.cast.cast import load_cast
from onionskin.engines.facts import engine_facts
from onionskin.engines.registry import engine_names
from onionskin.errors import UnknownVoice
from onionskin.finish.speech import MAX_PACE, MIN_PACE, voice_names
from onionskin.finish.voices.casting import cast_voices
from onionskin.finish.voices.facts import voice_facts
from onionskin.finish.voices.sounding import wave_bytes
from onionskin.server.config import Owner
from onionskin.server.errors import ApiError, not_found, responses
from onionskin.server.spoken import translated

router = APIRouter(prefix="/v1", tags=["catalogue"])


class Repository(BaseModel):
    """Weights that an engine fetches, and whether they are here."""

    name: str
    here: bool
    num_bytes: int


class Engine(BaseModel):
    """Who paints, under what licence, and what is missing for it."""

    model_config = ConfigDict(extra="ignore")

    name: str
    ready: bool
    problem: str | None = None
    description: str | None = None
    licence: str | None = None
    terms: str | None = None
    repositories: list[Repository] = []
    to_fetch: list[str] = Field([], description="Repositories that are not downloaded.")
    disk_gigabytes: float | None = None
    generative: bool | None = None
    needs_gpu: bool | None = None
    gpu_gigabytes: float | None = None
    canvases: list[str] = []
    max_frames: int | None = None
    native_sizes: list[str] = []
    max_side: int | None = None
    native_fps: list[Any] = []
    honours: list[str] = []


class EngineList(BaseModel):
    """All engines."""

    object: Literal["list"] = "list"
    data: list[Engine]


class VoiceFacts(BaseModel):
    """A voice that narrates."""

    name: str
    ready: bool
    problem: str | None = None
    languages: list[str]
    about: str = ""
    licence: str = ""


class VoiceList(BaseModel):
    """All voices."""

    object: Literal["list"] = "list"
    data: list[VoiceFacts]


class SpeechWish(BaseModel):
    """What is to be said."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=500)
    language: Literal["en", "zh"] = "en"
    pace: float = Field(1.0, ge=MIN_PACE, le=MAX_PACE)


class Figure(BaseModel):
    """Somebody or something that can be in a video."""

    id: str
    name: str
    name_zh: str
    group: str
    tags: list[str]
    tags_zh: list[str]
    animated: bool
    licence: str


class FigurePage(BaseModel):
    """Some of the cast."""

    object: Literal["list"] = "list"
    data: list[Figure]
    groups: list[str]
    total: int = Field(description="How many entries match.")


@router.get("/engines", responses=responses())
def engines(request: Request, owner: Owner) -> EngineList:
    """The engines: what each can do, its weights and licence, and what is missing."""
    return EngineList(data=[_engine(name) for name in engine_names()])


@router.get("/voices", responses=responses())
def voices(request: Request, owner: Owner) -> VoiceList:
    """The voices that narrate films."""
    return VoiceList(data=[VoiceFacts(**_of_voice(name)) for name in voice_names()])


@router.post(
    "/voices/{name}/speech",
    responses=responses(400, 404) | {200: {"content": {"audio/wav": {}}}},
    response_class=Response,
)
def speech(request: Request, name: str, wish: SpeechWish, owner: Owner) -> Response:
    """Hear a voice; it is known by its name alone, never by a file."""
    if ":" in name and not name.startswith(("hibari:", "espeak:")):
        raise not_found(f"voice {name[:60]!r}")
    try:
        cast = cast_voices({}, asked=name, language=wish.language)
    except UnknownVoice:
        raise not_found(f"voice {name[:60]!r}") from None
    if cast.warnings:
        raise ApiError(400, cast.warnings[0], code="voice_not_ready", param="name")
    said = cast.narrator.speak(wish.text, language=wish.language, pace=wish.pace)
    return Response(wave_bytes(said.sound), media_type="audio/wav")


@router.get("/cast", responses=responses(400))
def cast(
    request: Request,
    owner: Owner,
    q: Annotated[str, Query(max_length=200, description="In English or Chinese.")] = "",
    group: Annotated[str | None, Query(max_length=60)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    offset: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> FigurePage:
    """Who can be in a video; the best first where something is searched for."""
    library = load_cast()
    groups = sorted({entry.group for entry in library.entries})
    if group is not None and group not in groups:
        raise ApiError(400, f"there is no group {group!r}", code="invalid_value", param="group")
    found = (
        [match.entry for match in library.search(q, limit=len(library.entries))]
        if q.strip()
        else list(library.entries)
    )
    found = [entry for entry in found if group in (None, entry.group)]
    return FigurePage(
        data=[
            Figure(
                id=entry.id,
                name=entry.name,
                name_zh=entry.name_zh,
                group=entry.group,
                tags=list(entry.tags),
                tags_zh=list(entry.tags_zh),
                animated=entry.animated,
                licence=entry.licence,
            )
            for entry in found[offset : offset + limit]
        ],
        groups=groups,
        total=len(found),
    )


@router.get(
    "/cast/{figure_id}/picture",
    responses=responses(404) | {200: {"content": {"image/webp": {}}}},
    response_class=Response,
)
def picture(request: Request, figure_id: str, owner: Owner) -> Response:
    """A picture of one of the cast, transparent around it."""
    known = {entry.id: entry for entry in load_cast().entries}
    if figure_id not in known:
        raise not_found(f"figure {figure_id[:60]!r}")
    file = io.BytesIO()
    Image.fromarray(known[figure_id].frames()[0]).save(file, "WEBP", quality=85)
    return Response(
        file.getvalue(), media_type="image/webp", headers={"Cache-Control": "max-age=86400"}
    )


def _engine(name: str) -> Engine:
    """Without the folders in which its weights lie."""
    facts = engine_facts(name)
    missing = [each["name"] for each in facts.get("repositories", ()) if not each["here"]]
    return Engine(**{**_in_words(facts, "description", "problem", "terms"), "to_fetch": missing})


def _of_voice(name: str) -> dict[str, Any]:
    facts = _in_words(voice_facts(name), "about", "problem")
    return {key: value for key, value in facts.items() if key in VoiceFacts.model_fields}


def _in_words(facts: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Facts, those of these names in the language of the request."""
    said = {name: translated(facts[name]) for name in names if facts.get(name)}
    return {**facts, **said}
