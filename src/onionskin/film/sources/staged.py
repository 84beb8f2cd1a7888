"""Shots of the stage, of a presenter on it, and of engines that paint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onionskin.film.sources.brief import Brief, Credit, Drawn
from onionskin.film.storyboard import Engine, Presenter, Stage
from onionskin.frames import Frames
from onionskin.plan.plan import MAX_SECONDS
from onionskin.plan.staging import StagedPlan
from onionskin.progress import now_asked


def stage_frames(source: Stage, brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    """The prompt acted out and drawn, one frame at a time; nothing of it is kept."""
    yield from _played(source, brief, brief.camera, drawn)


def presenter_frames(source: Presenter, brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    """Somebody who speaks to the camera."""
    yield from _played(source, brief, brief.camera or "medium", drawn)


def _played(
    source: Stage | Presenter, brief: Brief, camera: str | None, drawn: Drawn
) -> Iterator[Frames]:
    from onionskin.film.staged_shot import staged_plan

    seconds = min(brief.seconds, MAX_SECONDS)
    read = staged_plan(source, seconds, cast=brief.cast, seed=brief.seed, camera=camera)
    drawn.warn(*read.warnings)
    plan = replace(read.plan, style=brief.style)
    yield from _acted(plan, brief, drawn, presents=isinstance(source, Presenter))


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
    shot = Shot(prepare(asked), cancelled=now_asked())
    yield from shot.frames()
    drawn.warn(*shot.warnings)
    able = shot.setup.engine.capabilities
    if able.generative:
        drawn.credit(Credit(what=f"painted by {source.engine}", licence=able.licence))


def _acted(plan: StagedPlan, brief: Brief, drawn: Drawn, *, presents: bool) -> Iterator[Frames]:
    from onionskin.film.sources.branding import in_colours_of
    from onionskin.film.sources.calling import aside_of, taken_of
    from onionskin.film.sources.speaking import presented, with_voices
    from onionskin.finish.effects import sounds_of
    from onionskin.stage.blocking import block
    from onionskin.stage.scene import Scene

    script, warnings = block(plan)
    drawn.warn(*warnings)
    script = in_colours_of(brief.brand, plan, script)
    script = presented(script, brief) if presents else with_voices(script, plan, brief)
    for each in sounds_of(script):
        drawn.hear(each.name, each.at)
    script = replace(script, low=_low(brief), aside=aside_of(script, brief))
    scene = Scene(script, *brief.size)
    if brief.callouts:
        drawn.taken = taken_of(scene, brief)
    for index in range(brief.frames):
        yield scene.frame(float(index / brief.fps))


def _low(brief: Brief) -> float:
    """The share of a frame's height, from below, where its captions stand."""
    height = brief.size.height
    if brief.safe is None or brief.safe.top < height / 2:
        return 0.0
    return min(0.35, 1 - brief.safe.top / height)
