"""Clips to be measured: made by the product's own path, and looked at before they count."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np
from benchmarks.judge.truth import FRAME_SIDE, Frames, plan_of, render

from onionskin.canvas import Canvas
from onionskin.cast.cast import Cast, load_cast
from onionskin.engines.base import Engine
from onionskin.engines.registry import load_engine
from onionskin.plan.plan import Outline, Plan
from onionskin.render.options import Make
from onionskin.render.shot import prepare, shoot
from onionskin.request import Request
from onionskin.toybox.world.captions import caption
from onionskin.toybox.world.outlines import Split, sample_outline

FPS = 8
NUM_FRAMES = 16
MOMENTS = tuple(index / FPS for index in range(NUM_FRAMES))


@dataclass(frozen=True, kw_only=True, slots=True)
class Shot:
    """Frames, uint8 (T, H, W, 3), and how many seconds they took to make."""

    frames: Frames
    seconds_elapsed: float
    plan: Plan | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """A plan, and words that say it."""

    prompt: str
    outline: Outline
    plan: Plan


def from_words(engine: str, prompt: str, *, seed: int = 0, fps: int = FPS) -> Shot:
    """What `onionskin make` gives: planned from the prompt, filled by the engine."""
    started = time.perf_counter()
    take = shoot(prepare(Make(prompt, engine=engine, seconds=2.0, fps=fps, seed=seed)))
    elapsed = time.perf_counter() - started
    frames = checked(take.clip.frames, prompt)
    return Shot(frames=frames, seconds_elapsed=elapsed, plan=take.plan)


def from_plan(
    engine: str,
    prompt: str,
    plan: Plan | None,
    *,
    cast: Cast | None = None,
    seed: int = 0,
    fps: int = FPS,
) -> Shot:
    """A blank canvas filled under a plan, or under the words alone where it is None."""
    filler: Engine = load_engine(engine)
    canvas = Canvas.blank(2 * fps, FRAME_SIDE, FRAME_SIDE, fps)
    request = Request(prompt=prompt, plan=plan, cast=cast, seed=seed)
    started = time.perf_counter()
    frames = filler.fill(canvas, request).clip.frames
    elapsed = time.perf_counter() - started
    return Shot(frames=checked(frames, prompt), seconds_elapsed=elapsed, plan=plan)


def truth_of(plan: Plan, cast: Cast | None = None) -> Frames:
    """The same plan drawn by rule, at the same moments."""
    return render(plan, cast or load_cast(), MOMENTS, FRAME_SIDE)


def checked(frames: Frames, what: str) -> Frames:
    """The frames, if they can be a clip at all. Raises SystemExit where a benchmark is broken."""
    if len(frames) < 2 or frames.dtype != np.uint8:
        raise SystemExit(f"{what!r}: {frames.shape = }, {frames.dtype = } is no clip")
    if (frames == frames[:1]).all():
        raise SystemExit(f"{what!r}: all frames are equal")
    if frames.reshape(len(frames), -1).std(1).max() < 1.0:
        raise SystemExit(f"{what!r}: every frame is of one colour")
    return frames


def scenes(
    count: int,
    *,
    seed: int,
    camera: str | None = None,
    motion: str | None = None,
    animated: bool = False,
    times: tuple[str, ...] = (),
) -> list[Scene]:
    """Sampled scenes, all with one camera or motion, of animated subjects or at some hours."""
    cast, rng = load_cast(), np.random.default_rng([seed, 5])
    found: list[Scene] = []
    while len(found) < count:
        outline = sample_outline(rng, cast, split=Split.TRAIN)
        if animated and not all(cast[role.cast].animated for role in outline.roles):
            continue
        if times and outline.scenery.time not in times:
            continue
        if motion:
            roles = tuple(replace(role, motion=motion) for role in outline.roles)
            outline = replace(outline, roles=roles)
        outline = replace(outline, camera=camera or outline.camera)
        plan = plan_of(outline, cast, seed=int(rng.integers(1 << 30)))
        words = caption(outline, rng, cast, thorough=1.0).text
        found.append(Scene(prompt=words, outline=outline, plan=plan))
    return found
