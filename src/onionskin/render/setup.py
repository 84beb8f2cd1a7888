"""`Setup`: an order with everything found, opened and checked, ready to be shot.

What can be refused has been, before any work is done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from onionskin.canvas import Canvas
from onionskin.engines.base import Engine
from onionskin.engines.capabilities import refuse_unsupported
from onionskin.errors import InvalidInput
from onionskin.render.framing import Framing
from onionskin.render.options import PathLike
from onionskin.render.order import Staging
from onionskin.render.reel import Reel
from onionskin.render.schedule import Schedule, make_schedule, reach_of
from onionskin.request import Request, check_text
from onionskin.safety.screen import screened
from onionskin.sound import Sound

if TYPE_CHECKING:
    from onionskin.plan.plan import Plan
    from onionskin.plan.staging import StagedPlan
    from onionskin.render.order import Order


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
    style: str | None = None
    """Of staged plans, as the hour is."""
    time: str | None = None

    def of_staged(self, plan: StagedPlan) -> StagedPlan:
        """The staged plan, moved so."""
        from onionskin.plan.moving import with_pace, with_shooting

        if self.camera is not None:
            plan = with_shooting(plan, self.camera)
        if self.time is not None:
            plan = replace(plan, time=self.time)  # type: ignore[arg-type]
        if self.style is not None:
            plan = replace(plan, style=self.style)  # type: ignore[arg-type]
        return plan if self.motion is None else with_pace(plan, self.motion)

    def of(self, plan: Plan, seed: int) -> Plan:
        """The plan, moved so."""
        from onionskin.plan.moving import with_camera, with_motion

        if self.camera is not None:
            plan = with_camera(plan, self.camera, seed)
        return plan if self.motion is None else with_motion(plan, self.motion)


AS_PLANNED = Moves()


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnSound:
    """The sound of a clip that is given, and the second at which its first frame stands."""

    read: Callable[[], Sound | None]
    at_seconds: float = 0.0
    video: str | None = None
    """The video file that the clip is, of which more than its sound can be kept."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Setup:
    """What a shot needs: the engine, the size and length, what is known, and which fills."""

    engine: Engine
    framing: Framing
    request: Request
    reel: Reel
    schedule: Schedule
    pictures: Mapping[str, PathLike] = field(default_factory=dict)
    """A person's own, by the names that the prompt uses."""
    chapters: tuple[Chapter, ...] = ()
    """Those after the first, whose prompt is the request's."""
    moves: Moves = AS_PLANNED
    reader: str = ""
    """Who reads prompts for the stage; "": the built-in reader."""
    staging: Staging | None = None
    """The plans to go by; None: they are made."""
    repair: bool = True
    """Whether what is painted is measured, and painted again where it does not hold still."""
    order: Order | None = None
    """What it was set up from."""
    own_sound: OwnSound | None = None
    """What is heard in the clip that is given; None: there is none."""
    interpolates: bool = False
    """Whether its frames are those of a clip that no machine made, and others between them."""
    inputs: tuple[str, ...] = ()
    """The files that are read, where they are now."""

    @property
    def story(self) -> str:
        """The prompts of all chapters in one line."""
        later = [f"at {float(c.first / self.framing.fps):g} s: {c.prompt}" for c in self.chapters]
        return "; ".join([self.request.prompt, *later])


def set_up(
    engine: Engine,
    framing: Framing,
    request: Request,
    reel: Reel,
    *,
    repair: bool,
    pictures: Mapping[str, PathLike] | None = None,
    chapters: tuple[Chapter, ...] = (),
) -> Setup:
    """The setup of filling `reel`. Raises UnsupportedCanvas or UnsupportedRequest."""
    reach = reach_of(engine.capabilities, reel.fps, regions=reel.part is not None)
    setup = Setup(
        engine=engine,
        framing=framing,
        request=request,
        pictures=pictures or {},
        reel=reel,
        schedule=make_schedule(reel.whole, reach, [chapter.first for chapter in chapters]),
        chapters=chapters,
        repair=repair,
    )
    _refuse_unsupported_start(setup)
    return setup


def _refuse_unsupported_start(setup: Setup) -> None:
    """Refuses what the engine cannot fill, by the first window: before any work."""
    if not setup.schedule.windows:
        return
    window, framing = setup.schedule.windows[0], setup.framing
    frames = window.frames
    known = np.isin(frames, window.seen)
    shape = (len(frames), framing.canvas_size.height, framing.canvas_size.width)
    if setup.reel.part is not None:
        known = np.broadcast_to(known[:, None, None], shape).copy()
        known[:, 0, 0] = True
    times = tuple(float(frame / framing.fps) for frame in frames)
    first = Canvas(np.zeros((*shape, 3), np.uint8), known, framing.fps, times)
    refuse_unsupported(setup.engine.name, setup.engine.capabilities, first, setup.request)


def check_prompt(prompt: str) -> None:
    """Raises InvalidInput for a prompt without words, of more than 2,000 characters, or refused."""
    check_text("prompt", prompt)
    screened(prompt)
    if not prompt.strip():
        raise InvalidInput("the prompt is empty; describe what to show, e.g. 'a red fox in snow'")
