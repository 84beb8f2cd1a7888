"""What each chapter of a job is filled with: its prompt and, where engines take one, its plan."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onionskin.errors import InvalidInput
from onionskin.render.schedule import Window
from onionskin.request import Request, check_text

if TYPE_CHECKING:
    from onionskin.cast.cast import Cast
    from onionskin.frames import Frames
    from onionskin.plan.plan import Plan, Shown
    from onionskin.planner.planner import PlannedPrompt
    from onionskin.render.framing import Framing
    from onionskin.render.make import Job

PathLike = str | os.PathLike[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """A part of a clip with a prompt of its own: from frame `first` on."""

    first: int
    prompt: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Moves:
    """How much moves, 0..10, and the camera's moves; None leaves them to the plan."""

    motion: float | None = None
    camera: str | None = None

    def of(self, plan: Plan, seed: int) -> Plan:
        """The plan, moved so."""
        from onionskin.plan.moving import with_camera, with_motion

        if self.camera is not None:
            plan = with_camera(plan, self.camera, seed)
        return plan if self.motion is None else with_motion(plan, self.motion)


AS_PLANNED = Moves()
_MOST_PICTURES = 12
"""Of a chapter, in which its subjects are looked for: that takes about a second each."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Planned:
    """The requests of a job's chapters, and what was done otherwise than asked."""

    starts: tuple[int, ...]
    """The frame at which each chapter starts; the first is 0."""
    requests: tuple[Request, ...]
    cuts: tuple[int, ...] = ()
    """Of the starts, those that show another place or hour than before."""
    warnings: tuple[str, ...] = ()

    def request_of(self, window: Window) -> Request:
        """The request of the chapter in which the window paints."""
        return self.requests[bisect_right(self.starts, window.painted[0]) - 1]


def chapters_of(prompts: Mapping[float, str], framing: Framing) -> tuple[Chapter, ...]:
    """The chapters of prompts by the second from which they hold. Raises InvalidInput."""
    chapters: list[Chapter] = []
    length = float(framing.num_frames / framing.fps)
    for seconds, prompt in sorted(prompts.items()):
        check_prompt(prompt)
        first = round(seconds * framing.fps) if 0 < seconds < length else 0
        if not 0 < first < framing.num_frames:
            raise InvalidInput(
                f"a prompt at {seconds:g} s is not inside the clip; give more than 0, less than "
                f"{length:g}"
            )
        if chapters and chapters[-1].first == first:
            raise InvalidInput(f"two prompts start at frame {first}; give each its own time")
        chapters.append(Chapter(first=first, prompt=prompt))
    return tuple(chapters)


def plan_job(job: Job) -> Planned:
    """Casts and plans a job's chapters. Raises WeightsError, InvalidInput for bad pictures."""
    request, honours = job.request, job.engine.capabilities.honours
    chapters = (Chapter(first=0, prompt=request.prompt), *job.chapters)
    starts = tuple(chapter.first for chapter in chapters)
    if "plan" not in honours:
        requests = tuple(replace(request, prompt=chapter.prompt) for chapter in chapters)
        return Planned(starts=starts, requests=requests)
    cast = cast_with(job.pictures)
    if "cast" in honours:
        request = replace(request, cast=cast)
    if request.plan is not None:
        for subject in request.plan.subjects:
            cast[subject.cast]  # raises InvalidInput where nobody is called so
        notes = _length_note(request.plan, float(job.framing.num_frames / job.framing.fps))
        moved = replace(request, plan=job.moves.of(request.plan, request.seed))
        return Planned(starts=starts, requests=(moved,), warnings=notes)
    return _chapters_planned(job, request, chapters, cast)


def _chapters_planned(
    job: Job, request: Request, chapters: tuple[Chapter, ...], cast: Cast
) -> Planned:
    """Every chapter's prompt planned, each going on from the one before."""
    from onionskin.planner.chapters import going_on, is_cut
    from onionskin.planner.planner import plan_prompt, without_roles
    from onionskin.sighting.meeting import met

    size, fps = job.framing.canvas_size, job.framing.fps
    starts = [chapter.first for chapter in chapters]
    ends = [*starts[1:], job.framing.num_frames]
    before: PlannedPrompt | None = None
    last: Plan | None = None
    requests: list[Request] = []
    cuts: list[int] = []
    notes: list[str] = []
    for chapter, end in zip(chapters, ends, strict=True):
        planned = plan_prompt(
            chapter.prompt,
            cast=cast,
            seconds=float((end - chapter.first) / fps),
            seed=request.seed,
            aspect=size.width / size.height,
            before=before,
        )
        plan, start = job.moves.of(planned.plan, request.seed), float(chapter.first / fps)
        goes_on = last is not None and not is_cut(plan, last)
        if last is not None:
            cuts += [] if goes_on else [chapter.first]
            plan = going_on(plan, last, start)
        pictures, said = _pictures(job, range(chapter.first, end))
        said = said if plan.subjects else ()
        plan = replace(plan, guessed=_guessed(planned, pictures, last if goes_on else None))
        found = met(
            plan,
            pictures,
            cast,
            since=start if goes_on else None,
            camera_is_asked=job.moves.camera is not None,
        )
        shown = None if found.is_unplanned else found.plan
        requests.append(replace(request, prompt=chapter.prompt, plan=shown))
        where = f"at {start:g} s: " if chapter.first else ""
        notes += [where + one for one in (*planned.warnings, *said, *found.notes)]
        last, before = found.plan, without_roles(planned, found.missing)
    warnings = tuple(dict.fromkeys(notes))
    return Planned(
        starts=tuple(starts), requests=tuple(requests), cuts=tuple(cuts), warnings=warnings
    )


def _guessed(
    planned: PlannedPrompt, pictures: Mapping[float, Frames], last: Plan | None
) -> tuple[Shown, ...]:
    """What of the scenery no one named and pictures show, in this chapter or in that before."""
    from onionskin.plan.plan import SHOWN
    from onionskin.planner.reading import UNSAID

    now: set[Shown] = {
        slot for slot in SHOWN if pictures and getattr(planned.reading, slot) == UNSAID
    }
    if last is not None:
        a, b = planned.plan.scenery, last.scenery
        now |= {slot for slot in last.guessed if getattr(a, slot) == getattr(b, slot)}
    return tuple(sorted(now))


def _pictures(job: Job, frames: range) -> tuple[dict[float, Frames], tuple[str, ...]]:
    """Known frames of a chapter, or at its end, that unknown ones lie next to, by their seconds,
    and what was said of them."""
    whole, count = job.reel.whole, job.reel.num_frames
    near = [
        index
        for index in range(frames.start, min(frames.stop + 1, count))
        if whole[index] and not (whole[max(index - 1, 0)] and whole[min(index + 1, count - 1)])
    ]
    if not near:
        return {}, ()
    spread = np.linspace(0, len(near) - 1, _MOST_PICTURES).round().astype(int)
    chosen = [near[index] for index in np.unique(spread)]
    some = f"subjects were looked for in {len(chosen)} of {len(near)} pictures"
    notes = () if len(chosen) == len(near) else (some,)
    reader, size = job.reel.open_reader(), job.framing.canvas_size
    pictures = {
        job.reel.sheet.moment(index): job.reel.canvas((index,), reader, size).frames[0]
        for index in chosen
    }
    return pictures, notes


def check_prompt(prompt: str) -> None:
    """Raises InvalidInput for a prompt without words, or of more than 2,000 characters."""
    check_text("prompt", prompt)
    if not prompt.strip():
        raise InvalidInput("the prompt is empty; say what is to be seen, e.g. 'a red fox in snow'")


def cast_with(pictures: Mapping[str, PathLike]) -> Cast:
    """The library's cast and pictures of one's own, by name. Raises InvalidInput."""
    from onionskin.cast.cast import load_cast

    cast = load_cast()
    for name, path in pictures.items():
        cast = cast.with_picture(name, Path(path))
    return cast


def _length_note(plan: Plan, seconds: float) -> tuple[str, ...]:
    if abs(plan.seconds - seconds) < 1e-3:
        return ()
    what = "is cut" if plan.seconds > seconds else "stands still after its end"
    return (f"the plan is {plan.seconds:g} s long and the clip {seconds:g} s: the plan {what}",)
