"""A clip made again from what its file says of itself, or changed in one thing.

What is not changed stays, the plan included: another seed paints the same people in the same
places; another hour is the same shot at that hour. Where the words or the length change, the
shot is planned anew with the old seed, in the old scenery, and whoever was there stays in place.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from onionskin import checks
from onionskin.clip import Clip
from onionskin.engines.registry import load_engine
from onionskin.errors import InvalidInput
from onionskin.media.read import read_origin
from onionskin.option import options_of
from onionskin.plan.plan import PLACES, TIMELESS_PLACES, TIMES, WEATHERS, Plan, Scenery, Subject
from onionskin.plan.staging import StagedPlan
from onionskin.render.options import TOOLS, files_of
from onionskin.render.order import (
    Order,
    Staging,
    found,
    order_from_dict,
    order_of,
    path_of,
)
from onionskin.render.planning import cast_with, plan_shot
from onionskin.render.setup import Setup
from onionskin.render.shot import prepare, shoot
from onionskin.settings import EngineSettings

PathLike = str | os.PathLike[str]
SCENERY = {"place": PLACES, "time": TIMES, "weather": WEATHERS}
"""What of a plan's scenery can be changed, and to what."""
_KEEP_THE_PLAN = frozenset(
    {"seed", "engine", "num_inference_steps", "guidance_scale", "negative_prompt", "repair"}
    | {"preview", "fps", "fit", "strength", "feather"}
)
"""Options that leave the plan as it is; `size` too where a clip is made from words."""


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What is to be otherwise."""

    options: Mapping[str, Any]
    """Options of the clip's tool, by field."""
    scenery: Mapping[str, str]
    """Of place, time and weather those that change."""
    replan: bool = False
    """Whether it is planned anew, by its own seed or the new one."""
    settings: EngineSettings = field(default_factory=EngineSettings)
    """How the engine runs, where that is to be otherwise than it was."""


def read_order(path: PathLike) -> Order:
    """What the clip at `path` was made of.

    Raises InvalidInput for a file that does not say so, MediaError for one that cannot be read.
    """
    origin = read_origin(path)
    name = os.fspath(path)
    if origin is None:
        raise InvalidInput(f"{name} has no settings in it; give a clip made by onionskin")
    if origin.order is None:
        raise InvalidInput(
            f"{name} was made by onionskin {origin.version}, which did not store all that it "
            f"was made of; make it again: onionskin make {origin.prompt[:40]!r} --seed "
            f"{origin.seed}"
        )
    if str(origin.order.get("schema", "")).startswith("onionskin.film/"):
        raise InvalidInput(
            f"{name} is a film, made of many shots: change its script or storyboard, and make it "
            "again with onionskin film"
        )
    try:
        return order_from_dict(origin.order)
    except InvalidInput as error:
        raise InvalidInput(f"{name} has damaged settings: {error}") from None


def prepare_again(path: PathLike, changes: Changes) -> Setup:
    """The clip at `path` set up once more, with the changes. Raises as `prepare` does."""
    order = read_order(path)
    name = os.fspath(path)
    _refuse_unknown(order.options.tool, changes, name)
    given = {key: value for key, value in changes.options.items() if value is not None}
    here = _found(order, Path(path), name, given)
    if not given and not changes.scenery and not changes.replan and not changes.settings.fields_set:
        return prepare(order, here=here)
    asked = _changed(order, here, given, changes)
    if changes.replan or not _keeps_plan(order.options.tool, given):
        asked = _planned_anew(order, asked, given, changes)
    if changes.scenery:
        staging = _in_scenery(asked.order.staging, changes.scenery, name)
        asked = _Asked(
            order=replace(asked.order, staging=staging), here=replace(asked.here, staging=staging)
        )
    return prepare(asked.order, here=asked.here)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Asked:
    """An order as it is written down, and the same with its files where they are now."""

    order: Order
    here: Order


def _found(order: Order, path: Path, name: str, given: Mapping[str, Any]) -> Order:
    """The order with its files where they are; those that are replaced need not be there."""
    replaced = {
        path_of(source)
        for field, sources in files_of(order.options).items()
        if field in given
        for source in sources
    }
    kept = {
        path_of(source)
        for field, sources in files_of(order.options).items()
        if field not in given
        for source in sources
    }
    needed = tuple(one for one in order.inputs if one.path in kept or one.path not in replaced)
    folder = path.absolute().parent
    return found(replace(order, inputs=needed), folder, name, lambda data: _remade(data, folder))


def _remade(data: Mapping[str, Any], folder: Path) -> Clip:
    """A clip that was in memory, made again from its own order."""
    order = order_from_dict(data)
    here = found(order, folder, "the clip in memory", lambda inner: _remade(inner, folder))
    return shoot(prepare(order, here=here)).clip


def _changed(order: Order, here: Order, given: Mapping[str, Any], changes: Changes) -> _Asked:
    options, located = replace(order.options, **given), replace(here.options, **given)
    able = load_engine(options.engine, EngineSettings()).capabilities
    settings = changes.settings.over(order.settings.only(able.settings))
    known = {one.path: one.sha256 for one in order.inputs}
    fresh = {
        path_of(source)
        for field, sources in files_of(options).items()
        if field in given
        for source in sources
    }
    written = order_of(
        options,
        settings,
        staging=order.staging,
        known={path: sha256 for path, sha256 in known.items() if path not in fresh},
    )
    return _Asked(order=written, here=replace(written, options=located))


def _keeps_plan(tool: str, given: Mapping[str, Any]) -> bool:
    kept = _KEEP_THE_PLAN | ({"size"} if tool in ("make", "animate", "between") else set())
    return given.keys() <= kept


def _planned_anew(
    order: Order, asked: _Asked, given: Mapping[str, Any], changes: Changes
) -> _Asked:
    """The order with plans made anew; unless that is what is asked for, what can stay stays."""
    options, located = asked.order.options, asked.here.options
    if not changes.replan:
        options, located = (replace(each, seed=order.options.seed) for each in (options, located))
    bare = replace(asked.order, options=options, staging=None)
    setup = prepare(bare, here=replace(bare, options=located))
    planned = plan_shot(setup)
    fresh: Staging | None = planned.staging if any(planned.staging.plans) else None
    if fresh is not None and order.staging is not None and not changes.replan:
        fresh = _kept(order.staging, fresh, setup, given)
    return _Asked(
        order=replace(asked.order, staging=fresh), here=replace(asked.here, staging=fresh)
    )


def _kept(old: Staging, fresh: Staging, setup: Setup, given: Mapping[str, Any]) -> Staging:
    """The fresh plans with what of the old ones was not asked to be otherwise."""
    goes_by_plan = any(isinstance(plan, Plan) for plan in fresh.plans)
    said = _said(setup) if "prompt" in given and goes_by_plan else frozenset()
    plans: list[Plan | StagedPlan | None] = []
    for index, plan in enumerate(fresh.plans):
        before = old.plans[index] if index < len(old.plans) else None
        if isinstance(plan, StagedPlan) and isinstance(before, StagedPlan):
            plans.append(_staged_in(before, plan))
            continue
        if not (isinstance(plan, Plan) and isinstance(before, Plan)):
            plans.append(plan)
            continue
        words = said if index == 0 else frozenset()
        plan = replace(plan, scenery=_scenery(before.scenery, plan.scenery, words))
        if (
            "prompt" in given
            and len(fresh.plans) == 1
            and given.keys() <= {"prompt", *_KEEP_THE_PLAN}
        ):
            plan = _blocked_as(before, plan, words)
        plans.append(plan)
    return replace(fresh, plans=tuple(plans))


def _staged_in(old: StagedPlan, new: StagedPlan) -> StagedPlan:
    """The new staged plan in the old one's place, hour and weather where it names no other."""
    usual = StagedPlan(seconds=1.0)
    kept: dict[str, Any] = {
        slot: getattr(old, slot)
        for slot in ("place", "time", "weather", "season")
        if getattr(new, slot) == getattr(usual, slot)
    }
    return replace(new, **kept)


def _said(setup: Setup) -> frozenset[str]:
    """What of place, time, weather, color, camera and motion the prompt names."""
    from onionskin.planner.planner import plan_prompt
    from onionskin.planner.reading import UNSAID

    reading = plan_prompt(
        setup.request.prompt, cast=cast_with(setup.pictures), seconds=1.0, seed=0
    ).reading
    named = {
        slot
        for slot in ("place", "time", "weather", "color", "camera")
        if getattr(reading, slot) != UNSAID
    }
    moves = any(group.motion != UNSAID for group in reading.groups)
    return frozenset(named | ({"motion"} if moves else set()))


def _scenery(old: Scenery, new: Scenery, said: frozenset[str]) -> Scenery:
    named = {slot: getattr(new, slot) for slot in said & {"place", "time", "weather", "color"}}
    return _consistent(replace(old, **named))


def _consistent(scenery: Scenery) -> Scenery:
    """Places without a sky have neither hour nor weather."""
    if scenery.place in TIMELESS_PLACES:
        return replace(scenery, time="day", weather="clear")
    return scenery


def _blocked_as(old: Plan, new: Plan, said: frozenset[str]) -> Plan:
    """The new plan with its subjects where the old ones were, in turn, and under its camera.

    Where the new words say how someone moves, and otherwise than before, that is honoured.
    """
    subjects = [
        _in_place_of(old.subjects[index], subject, moves="motion" in said)
        if index < len(old.subjects)
        else subject
        for index, subject in enumerate(new.subjects)
    ]
    plan = replace(new, subjects=tuple(subjects))
    return (
        plan if "camera" in said else replace(plan, camera=old.camera, camera_move=old.camera_move)
    )


def _in_place_of(old: Subject, new: Subject, *, moves: bool) -> Subject:
    if moves and new.motion != old.motion:
        return new
    return replace(old, cast=new.cast, name=new.name)


def _in_scenery(staging: Staging | None, scenery: Mapping[str, str], name: str) -> Staging:
    """The plans in another place, hour or weather, and all else as it was."""
    if staging is None or not any(staging.plans):
        raise InvalidInput(
            f"{name} was made from its prompt, without a plan; give --prompt with another "
            f"{' and '.join(scenery)}"
        )
    plans = tuple(
        None if plan is None else _with_scenery(plan, dict(scenery)) for plan in staging.plans
    )
    return replace(staging, plans=plans)


def _with_scenery(plan: Plan | StagedPlan, scenery: dict[str, Any]) -> Plan | StagedPlan:
    """A plan in another place, hour or weather. Raises InvalidInput for one that is not known."""
    if isinstance(plan, StagedPlan):
        return replace(plan, **scenery)
    for name, value in scenery.items():
        checks.choice(name, value, SCENERY[name])
    changed = replace(plan.scenery, **scenery)
    sky = {"time", "weather"} & scenery.keys()
    if changed.place in TIMELESS_PLACES and sky:
        raise InvalidInput(
            f"{changed.place} has no {' and no '.join(sorted(sky))}; leave that out, or give "
            "another place"
        )
    guessed = tuple(slot for slot in plan.guessed if slot not in scenery)
    return replace(plan, scenery=_consistent(changed), guessed=guessed)


def _refuse_unknown(tool: str, changes: Changes, name: str) -> None:
    allowed = options_of(TOOLS[tool])
    for option in changes.options:
        if option not in allowed:
            raise InvalidInput(
                f"{name} was made by {tool}, which has no option {option}; it has: "
                f"{', '.join(allowed)}, {', '.join(SCENERY)}"
            )
