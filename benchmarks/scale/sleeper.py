"""An engine that sleeps as long as another would paint, and clips of it to be filled."""

from __future__ import annotations

import hashlib
import os
import time
import zlib
from fractions import Fraction
from pathlib import Path

import numpy as np

from onionskin.canvas import Canvas, CanvasKind
from onionskin.engines.base import Fill
from onionskin.engines.capabilities import Capabilities, refuse_unsupported
from onionskin.executors.executor import Executor
from onionskin.fitting import Size
from onionskin.progress import IsCancelled, ReportProgress, Steps, never_cancelled, report_nothing
from onionskin.render.cache import FillCache
from onionskin.render.paint import Painter
from onionskin.render.reel import blank
from onionskin.render.schedule import make_schedule, reach_of
from onionskin.request import Request
from onionskin.settings import EngineSettings

SECONDS = "ONIONSKIN_SLEEPER_SECONDS"
LEDGER = "ONIONSKIN_SLEEPER_LEDGER"
"""A file to which each fill adds a line when it begins: its process, and what it fills."""
_SIZE = Size(32, 24)
_STEPS = 20


class SleeperEngine:
    """Noise that depends on all that is known, after a sleep. As the toybox it fills sixteen
    frames at once, at any moments."""

    name = "sleeper"
    weights = "sleeper-1"
    revision = "1"
    capabilities = Capabilities(
        description="Noise after a sleep, for measurements.",
        licence="Apache-2.0",
        generative=True,
        canvases=frozenset(CanvasKind),
        max_frames=16,
        any_times=True,
    )

    def fill(
        self,
        canvas: Canvas,
        request: Request,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> Fill:
        """See `Engine.fill`."""
        refuse_unsupported(self.name, self.capabilities, canvas, request)
        seen = zlib.crc32(canvas.frames[canvas.known].tobytes() + repr(canvas.times).encode())
        if LEDGER in os.environ:
            with Path(os.environ[LEDGER]).open("a") as file:
                file.write(f"{os.getpid()} {seen}\n")
        steps = Steps(_STEPS, progress, cancelled)
        for _ in range(_STEPS):
            time.sleep(float(os.environ.get(SECONDS, "0")) / _STEPS)
            steps.advance("sleeping")
        frames = np.random.default_rng([request.seed, seen]).integers(0, 256, canvas.frames.shape)
        return Fill.over(canvas, frames.astype(np.uint8))

    def close(self) -> None:
        """Holds nothing."""


def sleeping_clip(seconds: float, fps: int, cache: FillCache | None, executor: Executor) -> Painter:
    """A painter of a clip of which nothing is known."""
    engine, rate = SleeperEngine(), Fraction(fps)
    reel = blank(_SIZE, round(seconds * fps), rate)
    return Painter(
        reel=reel,
        schedule=make_schedule(reel.whole, reach_of(engine.capabilities, rate)),
        engine=engine,
        canvas_size=_SIZE,
        request_of=lambda window: Request(prompt="sleep"),
        cache=cache,
        executor=executor,
        settings=EngineSettings(),
    )


def let_workers_import() -> None:
    """Has processes that are started from here on find this package."""
    places = [str(Path.cwd()), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(each for each in places if each)


def digest(painter: Painter) -> str:
    """The hash of all frames."""
    found = hashlib.sha256()
    for frame in painter.frames():
        found.update(frame.tobytes())
    return found.hexdigest()
