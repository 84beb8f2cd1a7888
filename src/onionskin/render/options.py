"""The tools that make a clip, each declared once: what it is given, and what that means.

A tool is a frozen dataclass. Its fields carry type, default and an `Option` (help, unit, name on
the command line); the commands (`cli.painting`), the functions (`onionskin.tools`) and what a
file says of itself (`order.Order`) are all made from it. Values are brought to one form when an
instance is made: what a person types ("640x360", "1.5=fox.png") is taken as well as a value.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import InitVar, dataclass, field, fields, replace
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from onionskin.clip import Clip
from onionskin.executors.executor import Executor
from onionskin.fitting import Fit
from onionskin.option import (
    MOTION,
    OUTPUT,
    OWN,
    RUNNING,
    Option,
    options_of,
    read_flag,
    read_number,
    read_text,
    read_whole,
)
from onionskin.plan.plan import Plan
from onionskin.plan.staging import StagedPlan
from onionskin.progress import IsCancelled, ReportProgress, never_cancelled, report_nothing
from onionskin.render import values
from onionskin.request import MAX_SEED
from onionskin.settings import EngineSettings

PathLike = str | os.PathLike[str]
Source = PathLike | Clip
"""A clip in memory, or the path of one."""
Region = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""

Prompt = Annotated[
    str, Option(help="Describe the video, in English or Chinese.", read=values.prompt)
]
AnyClip = Annotated[
    Source,
    Option(
        help="A video, an animated GIF or WebP, or a folder of PNGs.",
        read=values.source,
        holds="clip",
    ),
]
Seconds = Option(help="Length in seconds.", read=read_number, metavar="S")
Fps = Annotated[
    Fraction | float | str | None,
    Option(
        help="Frame rate, e.g. 24 or 24000/1001. Default: the engine's (24 on the stage, 8 for "
        "toybox and flow).",
        read=values.fps,
    ),
]


@dataclass(frozen=True, kw_only=True, eq=False)
class Options:
    """What every tool is given. Raises InvalidInput for values that cannot be meant.

    `settings`, `executor`, `progress` and `cancelled` say how a call runs: they go to whoever
    runs it, and are no part of an order. Every call reports to `progress`, and stops within a
    step once `cancelled` says so.
    """

    tool: ClassVar[str] = ""
    usual_engine: ClassVar[str] = "toybox"
    """The engine where none is named: one that goes on from what is known."""

    engine: Annotated[
        str,
        Option(
            help="Engine to use; `onionskin engines` lists them. Default: the one set with "
            "`onionskin config engine`, or else stage for make, flow for smooth and "
            "toybox for tools that start from pictures.",
            read=read_text,
            panel=RUNNING,
        ),
    ] = ""
    seed: Annotated[
        int | None,
        Option(
            help="The same seed gives the same video; random by default.",
            read=read_whole,
            metavar="N",
        ),
    ] = None
    repair: Annotated[
        bool,
        Option(
            help="Measure the result and repair flicker, jitter and other glitches.",
            off_help="Skip the quality check and repair.",
            read=read_flag,
            name="--no-repair",
            panel=OUTPUT,
        ),
    ] = True
    settings: InitVar[EngineSettings | None] = None
    executor: InitVar[Executor | None] = None
    progress: InitVar[ReportProgress] = report_nothing
    cancelled: InitVar[IsCancelled] = never_cancelled

    def __post_init__(
        self,
        settings: EngineSettings | None,
        executor: Executor | None,
        progress: ReportProgress,
        cancelled: IsCancelled,
    ) -> None:
        declared = options_of(type(self))
        for each in fields(self):
            given = getattr(self, each.name)
            if given is not None or each.default is not None:
                read = declared[each.name].read(each.name, given)
                object.__setattr__(self, each.name, read)
        if not self.engine:
            object.__setattr__(self, "engine", self.usual_engine)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Painted(Options):
    """Of tools that paint by a prompt."""

    num_inference_steps: Annotated[
        int | None,
        Option(
            help="Denoising steps, 1..1000. More take longer. Default: the engine's.",
            read=read_whole,
            metavar="N",
            name="--steps",
        ),
    ] = None
    guidance_scale: Annotated[
        float | None,
        Option(
            help="Guidance scale, 0..100: how strictly to follow the prompt. Default: the "
            "engine's.",
            read=read_number,
            metavar="X",
            name="--guidance",
        ),
    ] = None


@dataclass(frozen=True, kw_only=True, eq=False)
class _Sized(Options):
    """Of tools that bring what they are given to a size."""

    size: Annotated[
        tuple[int, int] | None,
        Option(
            help="Width and height in pixels, or 720p, 1080p, 9:16 ... Default: the input's size.",
            read=values.size,
            metavar="WxH",
        ),
    ] = None
    fit: Annotated[
        Fit,
        Option(
            help="How to fit your pictures to the size: crop, pad or stretch.",
            read=values.fit,
        ),
    ] = "crop"


@dataclass(frozen=True, kw_only=True, eq=False)
class Make(_Sized, _Painted):
    """Make a video from a sentence."""

    tool: ClassVar[str] = "make"
    usual_engine: ClassVar[str] = "stage"

    prompt: Prompt = field(kw_only=False, default="")
    size: Annotated[
        tuple[int, int] | None,
        Option(
            help="Width and height in pixels, or 720p, 1080p, 4k, 16:9, 9:16, square ... "
            "Default: the first picture's size, or the engine's (1280x720 on the stage).",
            read=values.size,
            metavar="WxH",
        ),
    ] = None
    seconds: Annotated[
        float | None,
        Option(
            help="Length in seconds. Default: the plan's, or 2.",
            read=read_number,
            metavar="S",
        ),
    ] = None
    fps: Fps = None
    negative_prompt: Annotated[
        str,
        Option(
            help="Negative prompt: what to keep out of the video.",
            read=read_text,
            name="--negative",
        ),
    ] = ""
    upscale: Annotated[
        bool,
        Option(
            help="If the engine paints smaller than --size, enlarge with a learned upscaler "
            "instead of plain resizing (see docs/tools.md for what to install).",
            read=read_flag,
            panel=OUTPUT,
        ),
    ] = False
    preview: Annotated[
        bool,
        Option(
            help="Fast, rough version: few steps, a quarter of the size, no repair.", read=read_flag
        ),
    ] = False
    motion: Annotated[
        float | None,
        Option(
            help="Amount of motion: 0 almost none, 5 as planned, 10 most.",
            read=read_number,
            metavar="0..10",
            panel=MOTION,
        ),
    ] = None
    camera: Annotated[
        str | None,
        Option(
            help="Camera move: still, pan-left, pan-right, tilt-up, tilt-down, zoom-in or "
            "zoom-out. Combine with +. On the stage also dolly-in, dolly-out, orbit, "
            "follow or hand-held, a shot size (wide, full, medium, close-up, detail) and "
            "an angle (level, above, below, over-the-shoulder), e.g. close-up+dolly-in. "
            "Default: what the prompt says.",
            read=read_text,
            panel=MOTION,
        ),
    ] = None
    style: Annotated[
        str | None,
        Option(
            help="Look. On the stage: flat, paper, watercolour, chalk, blueprint, pixel or "
            "noir. Open models take any description.",
            read=read_text,
            metavar="NAME",
        ),
    ] = None
    time: Annotated[
        str | None,
        Option(
            help="Time of day on the stage: day, sunset, night or dawn. Default: as the prompt "
            "says.",
            read=read_text,
            metavar="NAME",
        ),
    ] = None
    reader: Annotated[
        str | None,
        Option(
            help="Who reads the prompt for the stage: built-in, or openai:MODEL (`onionskin plan` "
            "says more).",
            read=read_text,
            metavar="NAME",
            panel=RUNNING,
        ),
    ] = None
    guide: Annotated[
        str | None,
        Option(
            help="Guide an open model with what the stage draws: drawing (painted over), pose, "
            "depth or edges. `onionskin engines` lists what each model takes.",
            read=read_text,
            metavar="KIND",
            panel=MOTION,
        ),
    ] = None
    prompt_at: Annotated[
        Mapping[float, str] | None,
        Option(
            help="Switch to another prompt at this time, to tell a story. Repeatable.",
            read=values.prompts_at,
            metavar="SECONDS=TEXT",
            panel=MOTION,
            several=True,
        ),
    ] = None
    plan: Annotated[
        Plan | StagedPlan | None,
        Option(
            help="Use this plan file (from `onionskin plan`) instead of planning from the prompt.",
            read=values.plan,
            metavar="FILE",
            panel=MOTION,
        ),
    ] = None
    cast: Annotated[
        Mapping[str, PathLike] | None,
        Option(
            help="Use your own picture (transparent, or on a plain background) for what the "
            "prompt calls NAME. Repeatable.",
            read=values.cast,
            metavar="NAME=FILE",
            panel=OWN,
            several=True,
            holds="picture",
        ),
    ] = None
    image: Annotated[
        PathLike | None,
        Option(help="First frame.", read=values.path, panel=OWN, holds="picture"),
    ] = None
    last_image: Annotated[
        PathLike | None,
        Option(help="Last frame.", read=values.path, panel=OWN, holds="picture"),
    ] = None
    keyframes: Annotated[
        Mapping[float, PathLike] | None,
        Option(
            help="Keyframe: a picture at this time. Repeatable.",
            read=values.keyframes,
            metavar="SECONDS=IMAGE",
            name="--keyframe",
            panel=OWN,
            several=True,
            holds="picture",
        ),
    ] = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Animate(_Sized, _Painted):
    """Animate a picture."""

    tool: ClassVar[str] = "animate"

    image: Annotated[
        PathLike, Option(help="The picture to animate.", read=values.path, holds="picture")
    ] = field(kw_only=False)
    prompt: Prompt = field(kw_only=False)
    seconds: Annotated[float, Seconds] = 2.0
    fps: Fps = None
    negative_prompt: Annotated[
        str,
        Option(
            help="Negative prompt: what to keep out of the video.",
            read=read_text,
            name="--negative",
        ),
    ] = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Between(_Sized, _Painted):
    """Fill in the frames between pictures."""

    tool: ClassVar[str] = "between"

    images: Annotated[
        tuple[PathLike, ...] | list[PathLike] | list[str],
        Option(help="Two or more pictures, in order.", read=values.paths, holds="picture"),
    ] = field(kw_only=False)
    at: Annotated[
        tuple[float, ...] | list[float] | None,
        Option(
            help="Time of each picture in seconds, starting at 0. Default: 2 s apart.",
            read=values.times,
            metavar="S,S,…",
        ),
    ] = None
    prompt: Annotated[
        str | tuple[str, ...] | list[str],
        Option(
            help="Describe what happens. Give it once, or once per gap.",
            read=values.prompts,
            several=True,
        ),
    ] = ""
    fps: Fps = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Extend(_Sized, _Painted):
    """Continue a clip past its end; its own frames stay as they are."""

    tool: ClassVar[str] = "extend"

    clip: AnyClip = field(kw_only=False)
    prompt: Prompt = field(kw_only=False)
    seconds: Annotated[float, Seconds] = 4.0
    backward: Annotated[
        bool, Option(help="Add the new part before the start instead.", read=read_flag)
    ] = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Modify(_Sized, _Painted):
    """Change part of a clip; every other pixel stays as it is."""

    tool: ClassVar[str] = "modify"

    clip: AnyClip = field(kw_only=False)
    prompt: Prompt = field(kw_only=False)
    region: Annotated[
        Region | None,
        Option(
            help="Left, top, width and height in pixels.", read=values.region, metavar="X,Y,W,H"
        ),
    ] = None
    mask: Annotated[
        Source | None,
        Option(
            help="Mask: a picture or clip, white where the clip may change.",
            read=values.source,
            holds="clip",
        ),
    ] = None
    feather: Annotated[
        int,
        Option(
            help="Width of a soft edge inside the changed part, in pixels.",
            read=read_whole,
            metavar="PIXELS",
        ),
    ] = 0
    start_seconds: Annotated[
        float,
        Option(
            help="Start of the change, in seconds.", read=read_number, metavar="S", name="--from"
        ),
    ] = 0.0
    end_seconds: Annotated[
        float | None,
        Option(
            help="End of the change, in seconds. Default: the end of the clip.",
            read=read_number,
            metavar="S",
            name="--to",
        ),
    ] = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Expand(_Painted):
    """Extend a clip beyond its edges (outpainting)."""

    tool: ClassVar[str] = "expand"

    clip: AnyClip = field(kw_only=False)
    prompt: Prompt = field(kw_only=False)
    size: Annotated[
        tuple[int, int],
        Option(
            help="New width and height in pixels, larger than the clip.",
            read=values.size,
            metavar="WxH",
        ),
    ]
    anchor: Annotated[
        str,
        Option(
            help="Where to place the clip: center, top, bottom, left, right, top-left, "
            "top-right, bottom-left or bottom-right.",
            read=read_text,
        ),
    ] = "center"


@dataclass(frozen=True, kw_only=True, eq=False)
class Restyle(_Sized, _Painted):
    """Repaint a clip in another style."""

    tool: ClassVar[str] = "restyle"

    clip: AnyClip = field(kw_only=False)
    prompt: Prompt = field(kw_only=False)
    strength: Annotated[
        float,
        Option(
            help="How much to change: 0 returns the clip unchanged, 1 makes a new one.",
            read=read_number,
            metavar="X",
        ),
    ] = 0.5


@dataclass(frozen=True, kw_only=True, eq=False)
class Smooth(_Sized):
    """Raise a clip's frame rate by adding in-between frames."""

    tool: ClassVar[str] = "smooth"
    usual_engine: ClassVar[str] = "flow"

    clip: AnyClip = field(kw_only=False)
    fps: Annotated[
        Fraction | float | str,
        Option(help="New frame rate, higher than the clip's.", read=values.fps),
    ] = 24
    keep_holds: Annotated[
        bool,
        Option(
            help="Keep repeated frames (animation on twos) instead of replacing them.",
            read=read_flag,
        ),
    ] = False


AnyOptions = Make | Animate | Between | Extend | Modify | Expand | Restyle | Smooth
TOOLS: dict[str, type[Any]] = {
    each.tool: each for each in (Make, Animate, Between, Extend, Modify, Expand, Restyle, Smooth)
}
"""The tools by name."""


def files_of(options: AnyOptions) -> dict[str, list[Source]]:
    """The files (or clips in memory) that a tool is given, by field."""
    found: dict[str, list[Source]] = {}
    for name, option in options_of(type(options)).items():
        value = getattr(options, name)
        if option.holds and value is not None:
            several = value.values() if isinstance(value, Mapping) else value
            found[name] = list(several) if isinstance(value, tuple | Mapping) else [value]
    return found


def with_files(options: AnyOptions, moved: Callable[[Source], Source]) -> AnyOptions:
    """The same options with every file (or clip in memory) put in another's place."""
    changes: dict[str, Any] = {}
    for name in files_of(options):
        value = getattr(options, name)
        if isinstance(value, Mapping):
            changes[name] = {key: moved(one) for key, one in value.items()}
        else:
            changes[name] = tuple(map(moved, value)) if isinstance(value, tuple) else moved(value)
    return replace(options, **changes)


def seeded(options: AnyOptions) -> AnyOptions:
    """The options with a seed: their own, or one that is drawn."""
    if options.seed is not None:
        return options
    return replace(options, seed=secrets.randbelow(MAX_SEED + 1))
