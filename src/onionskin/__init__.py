"""Films from scripts and clips from sentences, without flicker or jitter.

>>> import onionskin
>>> clip = onionskin.make("a red fox in the snow", seconds=2, seed=7)
>>> clip.save("fox.mp4")

Names are loaded when they are first used, so that `import onionskin` costs nothing.
"""

from __future__ import annotations

from importlib import import_module

from onionskin.version import __version__

TYPE_CHECKING = False  # what typing calls so, without the time that typing takes
if TYPE_CHECKING:
    from onionskin.canvas import Canvas, CanvasKind
    from onionskin.cast.cast import Cast, CastEntry, Match, OwnPicture, OwnPictures, load_cast
    from onionskin.clip import Clip
    from onionskin.engines.base import Engine, Fill
    from onionskin.engines.capabilities import Capabilities, refuse_unsupported
    from onionskin.engines.registry import engine_names, load_engine, make_engine
    from onionskin.errors import (
        Cancelled,
        ExecutorLost,
        InvalidInput,
        MediaError,
        OnionskinError,
        OnionskinWarning,
        OutputExists,
        UnknownEngine,
        UnknownVoice,
        UnsupportedCanvas,
        UnsupportedFormat,
        UnsupportedRequest,
        WeightsError,
    )
    from onionskin.executors.executor import Executor, InTurn, OpenExecutor, Threads, Watch
    from onionskin.executors.registry import executor_names, load_executor
    from onionskin.exposure import Exposure
    from onionskin.film.asked import FilmOptions
    from onionskin.film.board_file import read_board, write_board
    from onionskin.film.boarding import make_storyboard
    from onionskin.film.campaign import make_campaign
    from onionskin.film.make import Film, make_film
    from onionskin.film.storyboard import Storyboard
    from onionskin.finish.provenance.verify import verify
    from onionskin.fitting import Fit, Size
    from onionskin.framerate import exact_fps
    from onionskin.frames import Frames
    from onionskin.media.budget import Budget
    from onionskin.origin import Origin
    from onionskin.plan.plan import CameraKey, Key, Outline, Plan, Role, Scenery, Subject
    from onionskin.plan.serial import (
        plan_from_dict,
        plan_from_yaml,
        plan_to_dict,
        plan_to_yaml,
        read_plan,
    )
    from onionskin.plan.staging import (
        Action,
        FigureKey,
        Looks,
        Prop,
        Shooting,
        StagedFigure,
        StagedPlan,
        Standing,
    )
    from onionskin.planner.planner import PlannedPrompt, plan_prompt
    from onionskin.planner.staged import StagedPrompt, stage_prompt
    from onionskin.progress import (
        IsCancelled,
        Progress,
        ReportProgress,
        Steps,
        never_cancelled,
        report_nothing,
    )
    from onionskin.render.order import Order, order_from_dict, order_to_dict
    from onionskin.request import Request
    from onionskin.serial import from_dict, from_json, to_dict, to_json
    from onionskin.settings import EngineSettings, LoraSetting
    from onionskin.sound import Sound
    from onionskin.stability.measuring.defects import Defect
    from onionskin.stability.measuring.measure import Measurement
    from onionskin.stability.mending.mend_file import steady_file
    from onionskin.stability.mending.options import RepairOptions
    from onionskin.tools import (
        again,
        animate,
        between,
        expand,
        extend,
        make,
        make_variations,
        measure,
        modify,
        restyle,
        smooth,
        steady,
    )
    from onionskin.upscaling.upscale_file import upscale_file

__all__ = [
    "Action",
    "Budget",
    "CameraKey",
    "Cancelled",
    "Canvas",
    "CanvasKind",
    "Capabilities",
    "Cast",
    "CastEntry",
    "Clip",
    "Defect",
    "Engine",
    "EngineSettings",
    "Executor",
    "ExecutorLost",
    "Exposure",
    "FigureKey",
    "Fill",
    "Film",
    "FilmOptions",
    "Fit",
    "Frames",
    "InTurn",
    "InvalidInput",
    "IsCancelled",
    "Key",
    "Looks",
    "LoraSetting",
    "Match",
    "Measurement",
    "MediaError",
    "OnionskinError",
    "OnionskinWarning",
    "OpenExecutor",
    "Order",
    "Origin",
    "Outline",
    "OutputExists",
    "OwnPicture",
    "OwnPictures",
    "Plan",
    "PlannedPrompt",
    "Progress",
    "Prop",
    "RepairOptions",
    "ReportProgress",
    "Request",
    "Role",
    "Scenery",
    "Shooting",
    "Size",
    "Sound",
    "StagedFigure",
    "StagedPlan",
    "StagedPrompt",
    "Standing",
    "Steps",
    "Storyboard",
    "Subject",
    "Threads",
    "UnknownEngine",
    "UnknownVoice",
    "UnsupportedCanvas",
    "UnsupportedFormat",
    "UnsupportedRequest",
    "Watch",
    "WeightsError",
    "__version__",
    "again",
    "animate",
    "between",
    "engine_names",
    "exact_fps",
    "executor_names",
    "expand",
    "extend",
    "from_dict",
    "from_json",
    "load_cast",
    "load_engine",
    "load_executor",
    "make",
    "make_campaign",
    "make_engine",
    "make_film",
    "make_storyboard",
    "make_variations",
    "measure",
    "modify",
    "never_cancelled",
    "order_from_dict",
    "order_to_dict",
    "plan_from_dict",
    "plan_from_yaml",
    "plan_prompt",
    "plan_to_dict",
    "plan_to_yaml",
    "read_board",
    "read_plan",
    "refuse_unsupported",
    "report_nothing",
    "restyle",
    "smooth",
    "stage_prompt",
    "steady",
    "steady_file",
    "to_dict",
    "to_json",
    "upscale_file",
    "verify",
    "write_board",
]

# Where each name lives: what the imports above say, for when it is first used.
_HOMES = {
    "Canvas": "canvas",
    "CanvasKind": "canvas",
    "Cast": "cast.cast",
    "CastEntry": "cast.cast",
    "Match": "cast.cast",
    "OwnPicture": "cast.cast",
    "OwnPictures": "cast.cast",
    "load_cast": "cast.cast",
    "Clip": "clip",
    "Engine": "engines.base",
    "Fill": "engines.base",
    "Capabilities": "engines.capabilities",
    "refuse_unsupported": "engines.capabilities",
    "engine_names": "engines.registry",
    "load_engine": "engines.registry",
    "make_engine": "engines.registry",
    "Cancelled": "errors",
    "ExecutorLost": "errors",
    "InvalidInput": "errors",
    "MediaError": "errors",
    "OnionskinError": "errors",
    "OnionskinWarning": "errors",
    "OutputExists": "errors",
    "UnknownEngine": "errors",
    "UnknownVoice": "errors",
    "UnsupportedCanvas": "errors",
    "UnsupportedFormat": "errors",
    "UnsupportedRequest": "errors",
    "WeightsError": "errors",
    "Executor": "executors.executor",
    "OpenExecutor": "executors.executor",
    "executor_names": "executors.registry",
    "load_executor": "executors.registry",
    "InTurn": "executors.executor",
    "Threads": "executors.executor",
    "Watch": "executors.executor",
    "Exposure": "exposure",
    "Film": "film.make",
    "FilmOptions": "film.asked",
    "make_film": "film.make",
    "Fit": "fitting",
    "Size": "fitting",
    "exact_fps": "framerate",
    "Frames": "frames",
    "Budget": "media.budget",
    "Origin": "origin",
    "CameraKey": "plan.plan",
    "Key": "plan.plan",
    "Outline": "plan.plan",
    "Plan": "plan.plan",
    "Role": "plan.plan",
    "Scenery": "plan.plan",
    "Subject": "plan.plan",
    "plan_from_dict": "plan.serial",
    "plan_from_yaml": "plan.serial",
    "plan_to_dict": "plan.serial",
    "plan_to_yaml": "plan.serial",
    "read_plan": "plan.serial",
    "Action": "plan.staging",
    "FigureKey": "plan.staging",
    "Looks": "plan.staging",
    "Prop": "plan.staging",
    "Shooting": "plan.staging",
    "StagedFigure": "plan.staging",
    "StagedPlan": "plan.staging",
    "Standing": "plan.staging",
    "PlannedPrompt": "planner.planner",
    "plan_prompt": "planner.planner",
    "IsCancelled": "progress",
    "Progress": "progress",
    "ReportProgress": "progress",
    "Steps": "progress",
    "never_cancelled": "progress",
    "report_nothing": "progress",
    "Order": "render.order",
    "order_from_dict": "render.order",
    "order_to_dict": "render.order",
    "Request": "request",
    "from_dict": "serial",
    "from_json": "serial",
    "to_dict": "serial",
    "to_json": "serial",
    "EngineSettings": "settings",
    "LoraSetting": "settings",
    "Sound": "sound",
    "Defect": "stability.measuring.defects",
    "Measurement": "stability.measuring.measure",
    "RepairOptions": "stability.mending.options",
    "make_campaign": "film.campaign",
    "make_storyboard": "film.boarding",
    "read_board": "film.board_file",
    "write_board": "film.board_file",
    "Storyboard": "film.storyboard",
    "StagedPrompt": "planner.staged",
    "stage_prompt": "planner.staged",
    "steady_file": "stability.mending.mend_file",
    "upscale_file": "upscaling.upscale_file",
    "verify": "finish.provenance.verify",
    "again": "tools",
    "animate": "tools",
    "between": "tools",
    "expand": "tools",
    "extend": "tools",
    "make": "tools",
    "make_variations": "tools",
    "measure": "tools",
    "modify": "tools",
    "restyle": "tools",
    "smooth": "tools",
    "steady": "tools",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'onionskin' has no attribute {name!r}")
    value: object = getattr(import_module(f"onionskin.{_HOMES[name]}"), name)
    _be_quiet()
    globals()[name] = value
    return value


def _be_quiet() -> None:
    """The log is heard where a program that uses the library sets logging up, nowhere else."""
    import logging

    log = logging.getLogger("onionskin")
    if not log.handlers:
        log.addHandler(logging.NullHandler())


def __dir__() -> list[str]:
    return __all__
