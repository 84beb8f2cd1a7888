"""The tools of the command line as functions: the same names and options, and they give clips.

A clip may be one in memory or the path of one. All take `settings` (how the engine runs), report
to `progress`, and stop within a step once `cancelled` says so (Cancelled); without a `seed` one
is drawn, and told in `clip.origin`; without `num_inference_steps` or `guidance_scale` the
engine's own are taken. What is done otherwise than asked is told as OnionskinWarning. They raise
InvalidInput for what cannot be done, MediaError for what cannot be read, WeightsError.
"""

from __future__ import annotations

import inspect
import re
import secrets
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec, TypeVar, get_type_hints

import numpy as np

from onionskin.clip import Clip
from onionskin.errors import OnionskinWarning
from onionskin.executors.executor import Executor
from onionskin.option import Option, options_of, read_whole
from onionskin.progress import IsCancelled, ReportProgress, never_cancelled, report_nothing
from onionskin.render.options import (
    Animate,
    AnyOptions,
    Between,
    Expand,
    Extend,
    Make,
    Modify,
    PathLike,
    Restyle,
    Smooth,
    Source,
)
from onionskin.render.setup import Setup
from onionskin.render.shot import prepare, shoot
from onionskin.request import MAX_SEED

if TYPE_CHECKING:
    from onionskin.settings import EngineSettings
    from onionskin.stability.measuring.footage import FrameSource
    from onionskin.stability.measuring.measure import Measurement

P = ParamSpec("P")
_CALL = ("settings", "executor", "progress", "cancelled")
"""What a call says of how it runs."""


@dataclass(frozen=True, kw_only=True, eq=False)
class _MakeSeveral(Make):
    """Makes `num_variations` clips from a prompt, with consecutive seeds starting at `seed`."""

    num_variations: Annotated[int, Option(help="How many clips.", read=read_whole, metavar="N")] = (
        field(kw_only=False, default=4)
    )


def _function(tool: Callable[P, AnyOptions]) -> Callable[P, Clip]:
    """The function of a tool: it takes what the tool's options take."""

    def function(*given: P.args, **more: P.kwargs) -> Clip:
        how: dict[str, Any] = {name: more.pop(name) for name in _CALL if name in more}
        asked = _chosen(tool, given, more)
        return _made(prepare(asked, _settings(asked.engine, how.pop("settings", None))), **how)

    return _described(function, tool)


def _several(tool: Callable[P, _MakeSeveral]) -> Callable[P, list[Clip]]:
    def function(*given: P.args, **more: P.kwargs) -> list[Clip]:
        how: dict[str, Any] = {name: more.pop(name) for name in _CALL if name in more}
        asked = _chosen(tool, given, more)
        settings = _settings(asked.engine, how.pop("settings", None))
        own = {each.name: getattr(asked, each.name) for each in fields(Make)}
        first = secrets.randbelow(MAX_SEED + 1) if asked.seed is None else asked.seed
        seeds = [(first + number) % (MAX_SEED + 1) for number in range(asked.num_variations)]
        return [_made(prepare(Make(**own | {"seed": seed}), settings), **how) for seed in seeds]

    return _described(function, tool)


Function = TypeVar("Function", bound=Callable[..., object])


Asked = TypeVar("Asked")


def _chosen(tool: Callable[..., Asked], given: tuple[Any, ...], more: dict[str, Any]) -> Asked:
    """The options of a tool, with the engine that a person chose where the call names none."""
    from onionskin.engines.usual import usual_engine

    named = more.get("engine")
    if named is None or (isinstance(named, str) and not named):
        more["engine"] = usual_engine(getattr(tool, "tool", "make"))
    return tool(*given, **more)


def _settings(engine: str, given: EngineSettings | None) -> EngineSettings:
    """The settings that a call gives, or else what the environment says."""
    from onionskin.engines.registry import usual_settings

    return usual_settings(engine) if given is None else given


def _described(function: Function, tool: Any) -> Function:
    """The function with the name, the parameters and the help of a tool."""
    name = getattr(tool, "tool", "")
    lines = [f"    {each}: {_in_python(option.help)}" for each, option in options_of(tool).items()]
    function.__name__ = function.__qualname__ = (
        name if tool is not _MakeSeveral else ("make_variations")
    )
    function.__doc__ = "\n".join([tool.__doc__, "", "Args:", *lines])
    given = Clip if tool is not _MakeSeveral else list[Clip]
    seen: Any = function
    seen.__signature__ = _signature(tool, given)
    return function


def _in_python(text: str) -> str:
    """The help of an option as that of an argument."""
    text = text.replace("Repeatable.", "Several are given as a mapping.")
    return re.sub(r"(?<!\w)--([a-z]+)", r"`\1`", text)


def _signature(tool: Any, given: Any) -> inspect.Signature:
    """What a tool takes, with the plain types of its options."""
    hints = get_type_hints(tool)
    taken = [
        each.replace(annotation=getattr(hints[each.name], "type", hints[each.name]))
        for each in inspect.signature(tool).parameters.values()
    ]
    return inspect.Signature(taken, return_annotation=given)


make = _function(Make)
animate = _function(Animate)
between = _function(Between)
extend = _function(Extend)
modify = _function(Modify)
expand = _function(Expand)
restyle = _function(Restyle)
smooth = _function(Smooth)
make_variations = _several(_MakeSeveral)


def again(
    path: PathLike,
    *,
    place: str | None = None,
    time: str | None = None,
    weather: str | None = None,
    replan: bool = False,
    settings: EngineSettings | None = None,
    executor: Executor | None = None,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
    **changes: object,
) -> Clip:
    """Makes the clip at `path` again from the settings in its file: the same, bit for bit.

    `changes` are options of its tool with new values (`seed`, `prompt`, `size` ...); `place`,
    `time` and `weather` change the scenery of its plan. Everything else stays the same, including
    who is where and when, unless `replan` makes a new plan. Raises InvalidInput if the file does
    not say how it was made, or if a file it was made from is missing or has changed.
    """
    from onionskin.render.again import Changes, prepare_again
    from onionskin.settings import EngineSettings as Settings

    scenery = {"place": place, "time": time, "weather": weather}
    asked = Changes(
        options=changes,
        scenery={name: value for name, value in scenery.items() if value is not None},
        replan=replan,
        settings=Settings() if settings is None else settings,
    )
    return _made(
        prepare_again(path, asked), executor=executor, progress=progress, cancelled=cancelled
    )


def measure(
    clip: Source,
    *,
    reference: Source | None = None,
    executor: Executor | None = None,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Measurement:
    """Measures flicker, jitter and other faults of a clip, and PSNR, SSIM and tOF against a
    `reference`.
    """
    from onionskin.stability.measuring.measure import measure_footage

    footage = _footage(clip)
    found = measure_footage(footage, executor=executor, progress=progress, cancelled=cancelled)
    if reference is None:
        return found
    from onionskin.stability.measuring.figures import compare

    return replace(found, reference=compare(footage, _footage(reference)))


def _described_repair(function: Callable[..., Clip]) -> Callable[..., Clip]:
    """The function with the parameters and the help that `RepairOptions` declares."""
    from onionskin.stability.mending.options import RepairOptions

    own = inspect.signature(function, eval_str=True).parameters
    declared = options_of(RepairOptions)
    repairs = _signature(RepairOptions, None).parameters
    taken = [
        own["clip"],
        *(repairs[name] for name in declared),
        *(own[name] for name in ("executor", "progress", "cancelled")),
    ]
    lines = [f"    {name}: {_in_python(option.help)}" for name, option in declared.items()]
    function.__doc__ = "\n".join([function.__doc__ or "", "Args:", *lines])
    seen: Any = function
    seen.__signature__ = inspect.Signature(taken, return_annotation=Clip)
    return function


@_described_repair
def steady(
    clip: Source,
    *,
    executor: Executor | None = None,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
    **repairs: Any,
) -> Clip:
    """Repairs flicker, jitter and other glitches of a clip; unchanged if no repair helps.

    The sound stays. To keep a file's subtitles and timestamps too, write it with
    `onionskin.steady_file`. Raises InvalidInput, MediaError.
    """
    from onionskin.stability.measuring.measure import measure_footage
    from onionskin.stability.mending.options import RepairOptions
    from onionskin.stability.mending.recipe import cooked
    from onionskin.stability.mending.repair import plan_repair

    options = RepairOptions(**repairs)
    footage = _footage(clip)
    how: dict[str, Any] = {"executor": executor, "progress": progress, "cancelled": cancelled}
    before = measure_footage(footage, **how)
    plan = plan_repair(footage, before, options, **how)
    _warn(tuple(footage.warnings))
    source = clip if isinstance(clip, Clip) else Clip.open(clip)
    if plan.recipe.is_empty:
        return source
    return replace(source, frames=np.stack(list(cooked(footage.frames(), plan.recipe))))


def _made(setup: Setup, **how: Any) -> Clip:
    take = shoot(setup, **how)
    _warn(take.warnings)
    return replace(take.clip, warnings=tuple(take.warnings))


def _warn(lines: Sequence[str]) -> None:
    for line in lines:
        warnings.warn(line, OnionskinWarning, stacklevel=4)


def _footage(source: Source) -> FrameSource:
    from onionskin.stability.measuring.footage import ClipFootage, open_footage

    if isinstance(source, Clip):
        return ClipFootage(source)
    return open_footage(source)
