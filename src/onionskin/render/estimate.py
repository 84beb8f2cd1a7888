"""How long a schedule will take, remembered from the fills that were done here before.

After every fill its seconds a frame are noted beside the kept fills, by engine, weights,
size, kind of canvas and effort; the last few count.
"""

from __future__ import annotations

import json
import secrets
import statistics
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from onionskin.canvas import Canvas, CanvasKind
from onionskin.engines.base import Engine, Fill
from onionskin.engines.capabilities import Capabilities
from onionskin.errors import WeightsError
from onionskin.fitting import Size
from onionskin.progress import IsCancelled, ReportProgress, never_cancelled, report_nothing
from onionskin.render.cache import cache_folder
from onionskin.render.schedule import Schedule, Window
from onionskin.request import Request

_KEPT = 5
_FILE = "seconds.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """Seconds a schedule will take, and where that is known from."""

    seconds: float
    source: str


class Timed:
    """An engine that notes how long its fills take; everything else is the engine's."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def name(self) -> str:
        return self._engine.name

    @property
    def weights(self) -> str:
        return self._engine.weights

    @property
    def revision(self) -> str:
        return self._engine.revision

    @property
    def capabilities(self) -> Capabilities:
        return self._engine.capabilities

    def fill(
        self,
        canvas: Canvas,
        request: Request,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> Fill:
        """See `Engine.fill`."""
        started = time.perf_counter()
        fill = self._engine.fill(canvas, request, progress=progress, cancelled=cancelled)
        seconds = (time.perf_counter() - started) / canvas.num_frames
        size = Size(canvas.width, canvas.height)
        _note(_key(self._engine, request, size, canvas.kind), seconds)
        return fill

    def close(self) -> None:
        """See `Engine.close`."""
        self._engine.close()


def estimate(
    engine: Engine, request: Request, size: Size, schedule: Schedule, *, regions: bool = False
) -> Estimate | None:
    """The time a schedule will take at canvases of `size`; None where nothing is remembered.

    `regions` are clips of which parts of frames are known. Sizes and kinds of canvas that
    were never filled are taken from others of the same engine, and that is said.
    """
    known = _read()
    try:
        engine.weights  # noqa: B018
    except WeightsError:
        return None
    total, guessed = 0.0, False
    for window in schedule.windows:
        kind = CanvasKind.REGIONS if regions else kind_of(window)
        seconds = known.get(_key(engine, request, size, kind))
        if seconds is None:
            guessed = True
            seconds = _alike(known, engine, request, size)
        if not seconds:
            return None
        total += statistics.median(seconds) * len(window.frames)
    source = "guessed from fills of other sizes or kinds" if guessed else "as fills took here"
    return Estimate(seconds=total, source=source)


def kind_of(window: Window) -> CanvasKind:
    """What a window knows of its frames, as `Canvas.kind` says it."""
    first, last = window.frames[0], window.frames[-1]
    return {
        (): CanvasKind.BLANK,
        (last,): CanvasKind.LAST,
        (first, last): CanvasKind.ENDS,
        (first,): CanvasKind.FIRST,
    }.get(window.seen, CanvasKind.FRAMES)


def _key(engine: Engine, request: Request, size: Size, kind: CanvasKind) -> str:
    return f"{_who(engine, request)} {size} {kind}"


def _who(engine: Engine, request: Request) -> str:
    steps, scale = request.num_inference_steps, request.guidance_scale
    return f"{engine.name} {engine.weights} steps={steps} guidance={scale}"


def _alike(
    known: dict[str, list[float]], engine: Engine, request: Request, size: Size
) -> list[float]:
    """Seconds a frame of the same effort on other canvases, by their pixels."""
    found = []
    for key, seconds in known.items():
        who, said, _ = key.rsplit(" ", 2)
        if who == _who(engine, request):
            width, height = (int(side) for side in said.split("x"))
            found += [s * size.width * size.height / (width * height) for s in seconds]
    return found


def _note(key: str, seconds: float) -> None:
    known = _read()
    known[key] = [*known.get(key, []), round(seconds, 6)][-_KEPT:]
    path = _path()
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    # A time that cannot be noted costs a worse guess, no more.
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(known, indent=1), encoding="utf-8")
        part.replace(path)


def _read() -> dict[str, list[float]]:
    """What was noted; nothing where the file is missing or damaged."""
    try:
        data = json.loads(_path().read_text(encoding="utf-8"))
        return {
            key: [float(one) for one in seconds]
            for key, seconds in data.items()
            if len(key.rsplit(" ", 2)) == 3
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _path() -> Path:
    return cache_folder() / _FILE
