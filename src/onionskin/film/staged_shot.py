"""The staged plan of a drawn shot: its prompt read in the place, at the hour and with the cast
of the film, so that the same people look the same in every shot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from zlib import crc32

from onionskin.film.cast_looks import looks_of, sex_of
from onionskin.film.cast_names import Names, is_child
from onionskin.film.people import role_of
from onionskin.film.seen import in_chinese
from onionskin.film.storyboard import BoardFigure, Presenter, Stage, shooting_of
from onionskin.plan.staging import Shooting, StagedFigure, StagedPlan
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.scenes import PLACES
from onionskin.planner.staged import StagedPrompt, stage_prompt
from onionskin.request import MAX_PROMPT_CHARACTERS
from onionskin.stage.roles import ROLES


def staged_plan(
    source: Stage | Presenter,
    seconds: float,
    *,
    cast: Sequence[BoardFigure] = (),
    seed: int = 0,
    camera: str | None = None,
) -> StagedPrompt:
    """What the stage plays in a shot, and what of its words it does not understand.

    `cast` are the people of the film, `seed` is the film's and draws their faces, `camera` is the
    shot's and wins over what the prompt says.
    """
    prompt, place, time, weather = _words(source)
    names = Names.of(cast, prompt, chinese=is_chinese(prompt))
    read = _in_place(_with_roles(names.hide(prompt), names.hide(cast)), place, seconds, seed)
    read = names.reveal(read)
    plan = read.plan
    settled: dict[str, Any] = {}
    if time and "time" not in read.named:
        settled["time"] = time
    if weather and "weather" not in read.named:
        settled["weather"] = weather
    figures = tuple(_dressed(figure, cast, seed, names) for figure in plan.figures)
    plan = replace(plan, figures=figures, camera=_camera(plan, camera), **settled)
    return replace(read, plan=plan)


def _in_place(prompt: str, place: str, seconds: float, seed: int) -> StagedPrompt:
    """The prompt read in a place, unless it names one of its own."""
    read = stage_prompt(prompt, seconds=seconds, seed=seed)
    if not place or "place" in read.named:
        return read
    bare = prompt.rstrip(" .。")
    where = f"，在{in_chinese(place)}里" if is_chinese(prompt) else f", in the {place}"
    there = bare + where
    if len(there) <= MAX_PROMPT_CHARACTERS:
        placed = stage_prompt(there, seconds=seconds, seed=seed)
        if "place" in placed.named:
            return placed
    plan = replace(read.plan, place=PLACES.get(place.casefold(), place)[:80], props=())
    return replace(read, plan=plan)


def _words(source: Stage | Presenter) -> tuple[str, str, str, str]:
    if isinstance(source, Stage):
        return source.prompt, source.place, source.time, source.weather
    if is_chinese(source.figure):
        return f"{source.figure}{source.prompt}说话", "", "", ""
    where = f" {source.prompt}" if source.prompt else ""
    return f"a {source.figure} talks{where}", "", "", ""


def _with_roles(prompt: str, cast: Sequence[BoardFigure]) -> str:
    """The prompt with what people of a name are: "Anna digs" is "the farmer digs"."""
    for figure in cast:
        role = _role(figure)
        if not role or role == figure.name.casefold():
            continue
        if is_chinese(prompt):
            prompt = prompt.replace(figure.name, in_chinese(role))
        else:
            prompt = re.sub(rf"\b(?:the )?{re.escape(figure.name)}\b", f"the {role}", prompt)
    return prompt


def _role(figure: BoardFigure) -> str:
    sex = sex_of(figure.look)
    if is_child(figure.look):
        return role_of(figure.look)  # a girl whose name is Cook
    return role_of(figure.name) or role_of(figure.look) or (sex if figure.look == sex else "")


def _dressed(
    figure: StagedFigure, cast: Sequence[BoardFigure], seed: int, names: Names
) -> StagedFigure:
    """A person with the looks of the cast and a face that is theirs through the film."""
    if figure.kind != "person":
        return figure
    met = zip(cast, names.hide(tuple(cast)), strict=True)
    own = next((each for each, hidden in met if is_of_cast(names.hide(figure), hidden)), None)
    number = figure.id.removeprefix(figure.name.replace(" ", "-"))
    role = ROLES.find(figure.name)
    known_as = figure.name if role is None else role.names.en
    name = f"{own.name if own is not None else known_as}{number}"
    face = crc32(f"{seed} {name}".encode())
    looks = figure.looks if own is None else looks_of(own.look, figure.looks)
    return replace(figure, face=face, looks=looks)


def is_of_cast(figure: StagedFigure, cast: BoardFigure) -> bool:
    """Whether a figure is somebody of the cast: the first of that name or role."""
    if "-" in figure.id.removeprefix(figure.name.replace(" ", "-")):
        return False
    names = {cast.name.casefold(), _role(cast)} - {""}
    return figure.name in names or figure.said.casefold() in names


def _camera(plan: StagedPlan, camera: str | None) -> Shooting:
    """The camera of the shot; of what it leaves open, that of the prompt."""
    given = shooting_of(camera)
    return replace(
        plan.camera,
        shot=given.shot or plan.camera.shot,
        angle=given.angle or plan.camera.angle,
        move=given.move if given.move != "still" else plan.camera.move,
    )
