"""Shots of the stage, of a presenter on it, and of engines that paint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onionskin.film.sources.brief import Brief, Credit, Drawn
from onionskin.film.storyboard import Engine, Presenter, Stage, shooting_of
from onionskin.frames import Frames
from onionskin.plan.plan import MAX_SECONDS
from onionskin.plan.staging import StagedPlan
from onionskin.planner.lexicon import is_chinese


def stage_frames(source: Stage, brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    """The prompt acted out and drawn, one frame at a time; nothing of it is kept."""
    from onionskin.planner.staged import stage_prompt

    seconds = min(brief.seconds, MAX_SECONDS)
    read = stage_prompt(_with_place(source), seconds=seconds, seed=brief.seed)
    drawn.warn(*read.warnings)
    yield from _acted(_as_asked(read.plan, source, brief), brief, drawn)


def presenter_frames(source: Presenter, brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    """Somebody who speaks to the camera."""
    from onionskin.planner.staged import stage_prompt

    who = source.figure if is_chinese(source.figure) else f"a {source.figure}"
    says = f"{who}在说话" if is_chinese(source.figure) else f"{who} is talking"
    prompt = f"{says}, {source.prompt}" if source.prompt else says
    read = stage_prompt(prompt, seconds=min(brief.seconds, MAX_SECONDS), seed=brief.seed)
    drawn.warn(*read.warnings)
    camera = brief.camera or "medium"
    yield from _acted(_filmed(read.plan, camera), brief, drawn)


def engine_frames(source: Engine, brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    """What an engine paints, as `onionskin make` has it painted."""
    from onionskin.render.options import Make
    from onionskin.render.shot import Shot, prepare

    asked = Make(
        source.prompt,
        engine=source.engine,
        seconds=brief.seconds,
        fps=brief.fps,
        size=brief.size,
        seed=brief.seed,
    )
    shot = Shot(prepare(asked))
    yield from shot.frames()
    drawn.warn(*shot.warnings)
    able = shot.setup.engine.capabilities
    if able.generative:
        drawn.credit(Credit(what=f"painted by {source.engine}", licence=able.licence))


def _acted(plan: StagedPlan, brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    from onionskin.stage.blocking import block
    from onionskin.stage.scene import Scene

    script, warnings = block(plan)
    drawn.warn(*warnings)
    scene = Scene(script, *brief.size)
    for index in range(brief.frames):
        yield scene.frame(float(index / brief.fps))


def _with_place(source: Stage) -> str:
    """The prompt and, after it, the place that was named before: a place of its own comes first."""
    if not source.place:
        return source.prompt
    if is_chinese(source.prompt):
        return f"{source.prompt.rstrip('。.')}，在{source.place}里"
    return f"{source.prompt.rstrip('.')}, in the {source.place}"


def _as_asked(plan: StagedPlan, source: Stage, brief: Brief) -> StagedPlan:
    """The plan at the hour, in the weather and with the camera that were named outside of it."""
    changes: dict[str, Any] = {}
    if source.time and plan.time == "day":
        changes["time"] = source.time
    if source.weather and plan.weather == "clear":
        changes["weather"] = source.weather
    return _filmed(replace(plan, **changes), brief.camera)


def _filmed(plan: StagedPlan, camera: str | None) -> StagedPlan:
    """The plan with the camera's words; what they leave open stays as it is planned."""
    if camera is None:
        return plan
    asked = shooting_of(camera)
    changes: dict[str, Any] = {
        "shot": asked.shot or plan.camera.shot,
        "angle": asked.angle or plan.camera.angle,
        "move": asked.move if asked.move != "still" or "still" in camera else plan.camera.move,
    }
    return replace(plan, camera=replace(plan.camera, **changes))
