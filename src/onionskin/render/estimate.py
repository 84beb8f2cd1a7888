"""How long a schedule will take, remembered from the fills that were done here before.

After every fill its seconds a frame are noted beside the kept fills, by engine, weights,
settings, size, kind of canvas and effort. Of the last few the second fastest counts: the others
had weights to load, or a machine that was busy. How fast a run really is, it tells itself (`pace`).
"""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from onionskin import unfinished
from onionskin.canvas import Canvas, CanvasKind
from onionskin.fitting import Size
from onionskin.render.cache import Identity, read_regular
from onionskin.render.schedule import Schedule, Window
from onionskin.request import Request

_KEPT = 5
_FILE = "seconds.json"
_MAX_BYTES = 2**20
_MAX_NOTES = 1000
"""Kinds of fills that are remembered; the oldest are forgotten first."""
_MAX_NOTED_SECONDS = 1e6
_KEY = re.compile(r".+ [1-9]\d{0,5}x[1-9]\d{0,5} \S+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """Seconds a schedule will take, and where that is known from."""

    seconds: float
    source: str


class FillTimes:
    """How long fills took, noted in a file in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE

    def note(self, identity: Identity, canvas: Canvas, request: Request, seconds: float) -> None:
        """Notes that `canvas` was filled in `seconds`. Where that fails, nothing is raised."""
        size = Size(canvas.width, canvas.height)
        key = f"{_who(identity, request)} {size} {canvas.kind}"
        known = self._read()
        earlier = known.pop(key, [])
        known[key] = [*earlier, round(seconds / canvas.num_frames, 6)][-_KEPT:]
        self._write(dict(list(known.items())[-_MAX_NOTES:]))

    def estimate(
        self,
        identity: Identity,
        request: Request,
        size: Size,
        schedule: Schedule,
        *,
        regions: bool = False,
    ) -> Estimate | None:
        """The time a schedule will take at canvases of `size`; None where nothing is remembered.

        `regions` are clips of which parts of frames are known. Sizes and kinds of canvas that
        were never filled are taken from others of the same engine, and that is said.
        """
        each, guessed = self._each(identity, request, size, schedule, regions)
        if not each:
            return None
        source = (
            "estimated from fills of other sizes or kinds" if guessed else "from fills made here"
        )
        return Estimate(seconds=sum(each), source=source)

    def shares(
        self,
        identity: Identity,
        request: Request,
        size: Size,
        schedule: Schedule,
        *,
        regions: bool = False,
    ) -> list[float]:
        """The share of the time that each window of a schedule takes; equal ones if unknown."""
        each, _ = self._each(identity, request, size, schedule, regions)
        count, whole = len(schedule.windows), sum(each)
        return [seconds / whole for seconds in each] if whole else [1 / count] * count

    def _each(
        self,
        identity: Identity,
        request: Request,
        size: Size,
        schedule: Schedule,
        regions: bool,
    ) -> tuple[list[float], bool]:
        """The seconds of every window, none if one is unknown; and whether they are guessed."""
        known, who = self._read(), _who(identity, request)
        each, guessed = [], False
        for window in schedule.windows:
            kind = CanvasKind.REGIONS if regions else kind_of(window)
            seconds = known.get(f"{who} {size} {kind}")
            if seconds is None:
                guessed = True
                seconds = _alike(known, who, size)
            if not seconds:
                return [], guessed
            each.append(sorted(seconds)[:2][-1] * len(window.frames))
        return each, guessed

    def _write(self, known: dict[str, list[float]]) -> None:
        # A time that cannot be noted costs a worse guess, no more.
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with unfinished.part_of(self._path) as part:
                part.write_text(json.dumps(known, indent=1), encoding="utf-8")
                part.replace(self._path)

    def _read(self) -> dict[str, list[float]]:
        """What was noted; nothing where the file is missing, and only what is whole in it."""
        content = read_regular(self._path, _MAX_BYTES)
        try:
            data = json.loads(content or b"{}")
        except (ValueError, RecursionError):
            return {}
        if not isinstance(data, dict):
            return {}
        return {key: seconds for key, seconds in data.items() if _is_note(key, seconds)}


def kind_of(window: Window) -> CanvasKind:
    """What a window knows of its frames, as `Canvas.kind` says it."""
    first, last = window.frames[0], window.frames[-1]
    return {
        (): CanvasKind.BLANK,
        (last,): CanvasKind.LAST,
        (first, last): CanvasKind.ENDS,
        (first,): CanvasKind.FIRST,
    }.get(window.seen, CanvasKind.FRAMES)


def _who(identity: Identity, request: Request) -> str:
    steps, scale = request.num_inference_steps, request.guidance_scale
    settings = hashlib.sha256(identity.settings.encode()).hexdigest()[:8]
    return f"{identity.name} {identity.weights} {settings} steps={steps} guidance={scale}"


def _alike(known: dict[str, list[float]], who: str, size: Size) -> list[float]:
    """Seconds a frame of the same effort on other canvases, by their pixels."""
    found = []
    for key, seconds in known.items():
        whose, said, _ = key.rsplit(" ", 2)
        if whose == who:
            width, height = (int(side) for side in said.split("x"))
            found += [s * size.width * size.height / (width * height) for s in seconds]
    return found


def _is_note(key: str, seconds: object) -> bool:
    return (
        _KEY.fullmatch(key) is not None
        and isinstance(seconds, list)
        and 0 < len(seconds) <= _KEPT
        and all(isinstance(one, int | float) and not isinstance(one, bool) for one in seconds)
        and all(0 <= one < _MAX_NOTED_SECONDS for one in seconds)
    )
