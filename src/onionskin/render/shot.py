"""`Shot`: an order being made. Its frames come one by one, and only few are held."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from onionskin.clip import Clip
from onionskin.engines.registry import POOL, load_engine
from onionskin.errors import Cancelled, WeightsError
from onionskin.executors.executor import Executor, InTurn
from onionskin.frames import Frames
from onionskin.origin import Origin
from onionskin.plan.plan import Plan
from onionskin.progress import (
    IsCancelled,
    Progress,
    ReportProgress,
    never_cancelled,
    report_nothing,
)
from onionskin.render.cache import FillCache, Identity
from onionskin.render.edit import (
    set_up_expand,
    set_up_extend,
    set_up_modify,
    set_up_restyle,
    set_up_smooth,
)
from onionskin.render.estimate import Estimate, FillTimes
from onionskin.render.framing import refuse_too_large
from onionskin.render.make import set_up_animate, set_up_between, set_up_make
from onionskin.render.options import AnyOptions, files_of, seeded
from onionskin.render.order import AS_USUAL, Order, order_of, order_to_dict, path_of
from onionskin.render.paint import Painter
from onionskin.render.planning import plan_shot, schedule_of
from onionskin.render.retake import Retake
from onionskin.render.schedule import Schedule
from onionskin.render.setup import Setup
from onionskin.safety.screen import likeness_screened
from onionskin.settings import EngineSettings
from onionskin.sound import Sound, laid_over

_FROM_PICTURES: dict[str, Callable[[Any, Any], Setup]] = {
    "make": set_up_make,
    "animate": set_up_animate,
    "between": set_up_between,
}
_FROM_CLIPS: dict[str, Callable[[Any, Any, Any], Setup]] = {
    "extend": set_up_extend,
    "modify": set_up_modify,
    "expand": set_up_expand,
    "restyle": set_up_restyle,
    "smooth": set_up_smooth,
}


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Take:
    """A clip that was made, the plan it was made by, and what was done otherwise than asked."""

    clip: Clip
    origin: Origin
    plan: Plan | None
    warnings: tuple[str, ...]
    repair: dict[str, object] | None = None
    """What was measured and painted again, as plain data; None without repair."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rehearsal:
    """The fills of a shot, and the time they will take; None where none was ever timed here."""

    schedule: Schedule
    estimate: Estimate | None


def prepare(
    asked: AnyOptions | Order,
    settings: EngineSettings = AS_USUAL,
    *,
    here: Order | None = None,
) -> Setup:
    """Checks, finds and opens everything that is asked for: nothing has been done then.

    `settings` are those of options; an order has its own. `here` is the order with its files
    where they are now. Raises InvalidInput, MediaError for what cannot be read.
    """
    order: Order | None = None
    if isinstance(asked, Order):
        order, located = asked, here or asked
        options: Any = located.options
        ran_with = located.settings
    else:
        options, ran_with = seeded(asked), settings
    engine = load_engine(options.engine, ran_with)
    staging = None if order is None else order.staging
    if options.tool in _FROM_PICTURES:
        setup = _FROM_PICTURES[options.tool](options, engine)
    else:
        staged = staging.plans[0] if staging is not None and staging.plans else None
        staged = staged if isinstance(staged, Plan) else None
        setup = _FROM_CLIPS[options.tool](options, engine, staged)
    if engine.capabilities.generative:
        likeness_screened(setup.request.prompt)
    inputs = tuple(
        path for several in files_of(options).values() for path in map(path_of, several) if path
    )
    order = order_of(options, ran_with) if order is None else order
    return replace(setup, order=order, staging=staging, inputs=inputs)


class Shot:
    """A setup being made.

    `warnings`, `sound` and `num_cached` are complete when the frames are.
    """

    def __init__(
        self,
        setup: Setup,
        *,
        cache: FillCache | None = None,
        executor: Executor | None = None,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> None:
        """Plans the shot; `cache` is where the environment says, if left out.

        Raises WeightsError, Cancelled, InvalidInput for bad pictures.
        """
        cache = FillCache() if cache is None else cache
        progress(Progress(num_done=0, num_steps=1, label="planning"))
        planned = plan_shot(setup, cancelled)
        if cancelled():
            raise Cancelled("stopped before the first step")
        request = planned.requests[0]
        self.setup = setup
        self.plan = request.plan
        self.schedule = schedule_of(setup, planned)
        self.order = setup.order
        able = setup.engine.capabilities
        planned_by = "plan" in able.honours or able.goes_by_staged(request.guides)
        if self.order is not None and planned_by:
            self.order = replace(self.order, staging=planned.staging)
        identity = Identity.of(setup.engine, self.order.settings if self.order else None)
        self.origin = Origin(
            prompt=setup.story,
            negative_prompt=request.negative_prompt,
            seed=request.seed,
            engine=identity.name,
            weights=identity.weights,
            revision=identity.revision,
            generative=setup.engine.capabilities.generative,
            interpolated=setup.interpolates,
            order=None if self.order is None else order_to_dict(self.order),
        )
        self._notes = setup.framing.warnings + planned.warnings
        self._painter = Painter(
            reel=setup.reel,
            schedule=self.schedule,
            engine=setup.engine,
            canvas_size=setup.framing.canvas_size,
            request_of=planned.request_of,
            cache=None if setup.engine.capabilities.is_drawn else cache,
            times=FillTimes(cache.folder),
            executor=executor or InTurn(),
            settings=self.order.settings if self.order else None,
            identity=identity,
            progress=progress,
            cancelled=cancelled,
        )
        # Where frames stay unshown, those that come out are not the reel's, one by one.
        drawn = setup.engine.capabilities.is_drawn
        mends = setup.repair and setup.reel.sheet.shown is None and not drawn
        self._retake = Retake(self._painter) if mends else None

    def frames(self) -> Iterator[Frames]:
        """The frames in order, each uint8 (H, W, 3) at the size that was asked for."""
        with POOL.leased(self.setup.engine):
            yield from (self._retake or self._painter).frames()

    @property
    def repair(self) -> dict[str, object] | None:
        """What was measured and painted again, as plain data; None without repair."""
        return None if self._retake is None else self._retake.report()

    @property
    def is_heard(self) -> bool:
        """Whether the engine made anything to be heard."""
        return self._painter.sound is not None

    @property
    def sound(self) -> Sound | None:
        """What the engine made to be heard, and over it that of the clip that was given."""
        framing, own = self.setup.framing, self.setup.own_sound
        kept = None if own is None else own.read()
        if own is None or kept is None:
            return self._painter.sound
        seconds = float(framing.num_frames / framing.fps)
        return laid_over(self._painter.sound, kept, own.at_seconds, seconds)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was done otherwise than asked, each line once."""
        mended = () if self._retake is None else tuple(self._retake.warnings)
        return tuple(dict.fromkeys((*self._notes, *self._painter.warnings, *mended)))

    @property
    def num_cached(self) -> int:
        """How many fills were found finished."""
        return self._painter.num_cached


def shoot(
    setup: Setup,
    *,
    cache: FillCache | None = None,
    executor: Executor | None = None,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Take:
    """Makes the clip in memory. Raises WeightsError, Cancelled, InvalidInput for bad pictures."""
    refuse_too_large(setup.framing)
    shot = Shot(setup, cache=cache, executor=executor, progress=progress, cancelled=cancelled)
    frames = np.stack(list(shot.frames()))
    return Take(
        clip=Clip(frames, setup.framing.fps, shot.sound, origin=shot.origin),
        origin=shot.origin,
        plan=shot.plan,
        warnings=shot.warnings,
        repair=shot.repair,
    )


def rehearse(setup: Setup) -> Rehearsal:
    """Says what a shot will do, without doing it.

    Raises WeightsError where it cannot be planned.
    """
    schedule = schedule_of(setup, plan_shot(setup)) if setup.chapters else setup.schedule
    estimate = None
    with suppress(WeightsError):
        estimate = FillTimes(FillCache().folder).estimate(
            Identity.of(setup.engine, setup.order.settings if setup.order else None),
            setup.request,
            setup.framing.canvas_size,
            schedule,
            regions=setup.reel.part is not None,
        )
    return Rehearsal(schedule=schedule, estimate=estimate)
