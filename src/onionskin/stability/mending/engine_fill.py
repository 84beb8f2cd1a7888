"""Broken frames filled by an engine, for clips whose content it knows how to paint."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import cv2
import numpy as np

from onionskin.canvas import Canvas, CanvasKind
from onionskin.engines.base import Engine
from onionskin.engines.capabilities import Capabilities
from onionskin.engines.registry import load_engine, usual_settings
from onionskin.errors import UnsupportedCanvas
from onionskin.fitting import Size
from onionskin.frames import Frames
from onionskin.progress import IsCancelled, never_cancelled
from onionskin.request import Request
from onionskin.settings import EngineSettings
from onionskin.stability.mending.remake import Run


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class EngineFill:
    """Fills runs of frames between their good neighbours by an engine.

    Called as `remake.Fill`. The canvas has a size that the engine fills, and its result is
    brought back to the frames' own.
    """

    engine: Engine
    request: Request
    fps: Fraction
    cancelled: IsCancelled = never_cancelled

    @property
    def name(self) -> str:
        return self.engine.name

    def __call__(self, before: Frames, after: Frames, run: Run) -> list[Frames]:
        """The run's frames, uint8 (H, W, 3) each, from those before and after it."""
        height, width = before.shape[:2]
        size = nearest_native(self.engine.capabilities, Size(width, height))
        count = run.last - run.first + 1
        ends = np.stack([_resized(frame, size) for frame in (before, after)])
        frames = np.zeros((count + 2, size.height, size.width, 3), np.uint8)
        frames[[0, -1]] = ends
        known = np.zeros(count + 2, np.bool_)
        known[[0, -1]] = True
        times = tuple(float((run.first - 1 + index) / self.fps) for index in range(count + 2))
        canvas = Canvas(frames, known, self.fps, times)
        made = self.engine.fill(canvas, self.request, cancelled=self.cancelled).clip.frames
        return [_resized(frame, Size(width, height)) for frame in made[1:-1]]


def engine_fill(
    name: str,
    fps: Fraction,
    seconds: float,
    size: Size,
    *,
    prompt: str = "",
    seed: int = 0,
    settings: EngineSettings | None = None,
    cancelled: IsCancelled = never_cancelled,
) -> EngineFill:
    """The fill of the engine `name` for a clip of `seconds`; by a plan of `prompt` where it can.

    Raises UnknownEngine, UnsupportedCanvas where it cannot fill between frames, InvalidInput.
    """
    engine = load_engine(name, settings or usual_settings(name))
    if CanvasKind.ENDS not in engine.capabilities.canvases:
        raise UnsupportedCanvas(
            f"engine {name} cannot fill between known frames; use another engine, or none for "
            f"plain in-betweens"
        )
    request = Request(prompt=prompt, seed=seed)
    if prompt and "plan" in engine.capabilities.honours:
        from onionskin.cast.cast import load_cast
        from onionskin.planner.planner import plan_prompt

        aspect = size.width / size.height
        planned = plan_prompt(prompt, cast=load_cast(), seconds=seconds, seed=seed, aspect=aspect)
        request = Request(prompt=prompt, seed=seed, plan=planned.plan)
    return EngineFill(engine=engine, request=request, fps=fps, cancelled=cancelled)


def nearest_native(able: Capabilities, wanted: Size) -> Size:
    """The engine's size that is nearest in shape; without any, `wanted` within its limit."""
    if able.native_sizes:
        shape = math.log(wanted.width / wanted.height)
        return min(
            able.native_sizes,
            key=lambda one: (abs(math.log(one.width / one.height) - shape), -one.width),
        )
    scale = min(1.0, able.max_side / max(wanted))
    return Size(max(round(wanted.width * scale), 1), max(round(wanted.height * scale), 1))


def _resized(frame: Frames, size: Size) -> Frames:
    if frame.shape[1::-1] == tuple(size):
        return frame
    smaller = size.width < frame.shape[1]
    way = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(frame, tuple(size), interpolation=way), np.uint8)
