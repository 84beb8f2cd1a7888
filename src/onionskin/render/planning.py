"""What each chapter of a shot is filled with: its prompt and, where engines take one, its plan."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onionskin.errors import InvalidInput
from onionskin.plan.plan import Plan
from onionskin.plan.staging import StagedPlan
from onionskin.progress import (
    IsCancelled,
    asking,
    imported,
    never_cancelled,
    stop_if_cancelled,
)
from onionskin.render.order import Staging
from onionskin.render.schedule import Schedule, Window, make_schedule, reach_of
from onionskin.render.setup import Chapter, Setup, check_prompt
from onionskin.request import Request

if TYPE_CHECKING:
    from onionskin.cast.cast import Cast
    from onionskin.frames import Frames
    from onionskin.plan.plan import Shown
    from onionskin.planner.planner import PlannedPrompt
    from onionskin.render.framing import Framing

PathLike = str | os.PathLike[str]


_MOST_PICTURES = 12
"""Of a chapter, in which its subjects are looked for: that takes about a second each."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Planned:
    """The requests of a shot's chapters, and what was done otherwise than asked."""

    starts: tuple[int, ...]
    """The frame at which each chapter starts; the first is 0."""
    requests: tuple[Request, ...]
    cuts: tuple[int, ...] = ()
    """Of the starts, those that show another place or hour than before."""
    warnings: tuple[str, ...] = ()

    @property
    def staging(self) -> Staging:
        """The plans of the chapters."""
        plans = tuple(one.plan if one.staged is None else one.staged for one in self.requests)
        return Staging(plans=plans, cuts=self.cuts)

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


def plan_shot(setup: Setup, cancelled: IsCancelled = never_cancelled) -> Planned:
    """Casts and plans a shot's chapters, by its own staging where it has one.

    Raises WeightsError, InvalidInput for bad pictures, Cancelled.
    """
    with asking(cancelled):
        return _planned(setup)


def _planned(setup: Setup) -> Planned:
    request, honours = setup.request, setup.engine.capabilities.honours
    chapters = (Chapter(first=0, prompt=request.prompt), *setup.chapters)
    starts = tuple(chapter.first for chapter in chapters)
    if setup.engine.capabilities.goes_by_staged(request.guides):
        if setup.pictures:
            setup = replace(setup, request=replace(request, cast=cast_with(setup.pictures)))
        return _staged(setup, chapters)
    if "plan" not in honours:
        requests = tuple(replace(request, prompt=chapter.prompt) for chapter in chapters)
        return Planned(starts=starts, requests=requests)
    cast = cast_with(setup.pictures)
    if "cast" in honours:
        request = replace(request, cast=cast)
    if setup.staging is not None and _fits(setup.staging, len(chapters), Plan):
        return _as_staged(request, chapters, setup.staging, cast)
    if request.plan is not None:
        _refuse_strangers(request.plan, cast)
        length = float(setup.framing.num_frames / setup.framing.fps)
        moved = replace(request, plan=setup.moves.of(request.plan, request.seed))
        return Planned(
            starts=starts, requests=(moved,), warnings=_length_note(request.plan, length)
        )
    return _chapters_planned(setup, request, chapters, cast)


def _fits(staging: Staging, num_chapters: int, kind: type) -> bool:
    """Whether a staging has a plan of that kind, or none, for every chapter."""
    is_such = all(plan is None or isinstance(plan, kind) for plan in staging.plans)
    return is_such and len(staging.plans) == num_chapters


def _staged(setup: Setup, chapters: tuple[Chapter, ...]) -> Planned:
    """The chapters by staged plans: the setup's own, the one that was given, or of the prompt."""
    from onionskin.planner.own_names import stage_with
    from onionskin.planner.readers import open_reader
    from onionskin.stage.unused import unused

    fps, request = setup.framing.fps, setup.request
    reader = open_reader(setup.reader) if setup.reader else None
    starts = [chapter.first for chapter in chapters]
    ends = [*starts[1:], setup.framing.num_frames]
    own = setup.staging
    if own is not None and not _fits(own, len(chapters), StagedPlan):
        own = None
    requests: list[Request] = []
    notes: list[str] = []
    for index, (chapter, end) in enumerate(zip(chapters, ends, strict=True)):
        stop_if_cancelled()
        length = float((end - chapter.first) / fps)
        plan = request.staged if own is None else own.plans[index]
        assert not isinstance(plan, Plan)
        if plan is None and chapter.prompt.strip():
            made = stage_with(
                setup.pictures, chapter.prompt, seconds=length, seed=request.seed, reader=reader
            )
            plan = setup.moves.of_staged(_later(made.plan, float(chapter.first / fps)))
            notes += made.warnings
        elif plan is not None and own is None:
            notes += _length_note(plan, length)
            notes += unused(plan, dict.fromkeys(setup.pictures, "parcel"))
            plan = setup.moves.of_staged(plan)
        requests.append(replace(request, prompt=chapter.prompt, staged=plan))
    return Planned(
        starts=tuple(starts),
        requests=tuple(requests),
        cuts=tuple(starts[1:]),
        warnings=tuple(dict.fromkeys(notes)),
    )


def _later(plan: StagedPlan, start: float) -> StagedPlan:
    """A staged plan of times from its own start, at `start` seconds of a longer shot."""
    if not start:
        return plan
    figures = tuple(
        replace(
            one,
            keys=tuple(replace(key, seconds=key.seconds + start) for key in one.keys),
        )
        for one in plan.figures
    )
    actions = tuple(
        replace(one, start=one.start + start, end=one.end + start) for one in plan.actions
    )
    return replace(plan, seconds=plan.seconds + start, figures=figures, actions=actions)


def schedule_of(setup: Setup, planned: Planned) -> Schedule:
    """The shot's schedule, in which chapters after a cut do not see the one before."""
    if not planned.cuts:
        return setup.schedule
    able = setup.engine.capabilities
    reach = reach_of(able, setup.reel.fps, regions=setup.reel.part is not None)
    return make_schedule(setup.reel.whole, reach, planned.starts[1:], planned.cuts)


def _as_staged(
    request: Request, chapters: tuple[Chapter, ...], staging: Staging, cast: Cast
) -> Planned:
    """The chapters by plans that are there already."""
    plans = [plan if isinstance(plan, Plan) else None for plan in staging.plans]
    for plan in filter(None, plans):
        _refuse_strangers(plan, cast)
    requests = tuple(
        replace(request, prompt=chapter.prompt, plan=plan)
        for chapter, plan in zip(chapters, plans, strict=True)
    )
    starts = tuple(chapter.first for chapter in chapters)
    cuts = tuple(cut for cut in staging.cuts if cut in starts[1:])
    return Planned(starts=starts, requests=requests, cuts=cuts)


def _refuse_strangers(plan: Plan, cast: Cast) -> None:
    """Raises InvalidInput where nobody of the cast is called as a plan's subject is."""
    for subject in plan.subjects:
        cast[subject.cast]


def _chapters_planned(
    setup: Setup,
    request: Request,
    chapters: tuple[Chapter, ...],
    cast: Cast,
) -> Planned:
    """Every chapter's prompt planned, each going on from the one before."""
    imported("torch")
    from onionskin.planner.chapters import going_on, is_cut
    from onionskin.planner.planner import plan_prompt, without_roles
    from onionskin.sighting.meeting import met

    size, fps = setup.framing.canvas_size, setup.framing.fps
    starts = [chapter.first for chapter in chapters]
    ends = [*starts[1:], setup.framing.num_frames]
    before: PlannedPrompt | None = None
    last: Plan | None = None
    requests: list[Request] = []
    cuts: list[int] = []
    notes: dict[str, str] = {}
    for chapter, end in zip(chapters, ends, strict=True):
        stop_if_cancelled()
        planned = plan_prompt(
            chapter.prompt,
            cast=cast,
            seconds=float((end - chapter.first) / fps),
            seed=request.seed,
            aspect=size.width / size.height,
            before=before,
        )
        plan, start = setup.moves.of(planned.plan, request.seed), float(chapter.first / fps)
        goes_on = last is not None and not is_cut(plan, last)
        if last is not None:
            cuts += [] if goes_on else [chapter.first]
            plan = going_on(plan, last, start)
        pictures, said = _pictures(setup, range(chapter.first, end))
        said = said if plan.subjects else ()
        plan = replace(plan, guessed=_guessed(planned, pictures, last if goes_on else None))
        found = met(
            plan,
            pictures,
            cast,
            since=start if goes_on else None,
            camera_is_asked=setup.moves.camera is not None,
        )
        shown = None if found.is_unplanned else found.plan
        requests.append(replace(request, prompt=chapter.prompt, plan=shown))
        where = f"at {start:g} s: " if chapter.first else ""
        for one in (*planned.warnings, *said, *found.notes):
            notes.setdefault(one, where + one)
        last, before = found.plan, without_roles(planned, found.missing)
    return Planned(
        starts=tuple(starts),
        requests=tuple(requests),
        cuts=tuple(cuts),
        warnings=tuple(notes.values()),
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


def _pictures(setup: Setup, frames: range) -> tuple[dict[float, Frames], tuple[str, ...]]:
    """Known frames of a chapter, or at its end, that unknown ones lie next to, by their seconds,
    and what was said of them."""
    whole, count = setup.reel.whole, setup.reel.num_frames
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
    reader, size = setup.reel.open_reader(), setup.framing.canvas_size
    pictures = {
        setup.reel.sheet.moment(index): setup.reel.canvas((index,), reader, size).frames[0]
        for index in chosen
    }
    return pictures, notes


def cast_with(pictures: Mapping[str, PathLike]) -> Cast:
    """The library's cast and pictures of one's own, by name. Raises InvalidInput."""
    from onionskin.cast.cast import load_cast

    cast = load_cast()
    for name, path in pictures.items():
        stop_if_cancelled()
        cast = cast.with_picture(name, Path(path))
    return cast


def _length_note(plan: Plan | StagedPlan, seconds: float) -> tuple[str, ...]:
    if abs(plan.seconds - seconds) < 1e-3:
        return ()
    what = "is cut" if plan.seconds > seconds else "holds its last frame"
    return (f"the plan is {plan.seconds:g} s long and the clip {seconds:g} s: the plan {what}",)
