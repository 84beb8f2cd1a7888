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
    str, Option(help="What is to be seen, in English or Chinese.", read=values.prompt)
]
AnyClip = Annotated[
    Source,
    Option(
        help="Any video or moving picture, or a folder of PNGs.", read=values.source, holds="clip"
    ),
]
Seconds = Option(help="Length in seconds.", read=read_number, metavar="S")
Fps = Annotated[
    Fraction | float | str | None,
    Option(
        help="Frames per second, e.g. 24 or 24000/1001; the engine's own if not given: 24 on the "
        "stage, 8 in the toybox.",
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
            help="Who draws or paints; see `onionskin engines`. Without it what `onionskin config "
            "engine` says, or else the tool's own: the stage for make, flow for smooth, the toybox "
            "for all that go on from pictures.",
            read=read_text,
            panel=RUNNING,
        ),
    ] = ""
    seed: Annotated[
        int | None,
        Option(
            help="The same seed gives the same video; random if not given.",
            read=read_whole,
            metavar="N",
        ),
    ] = None
    repair: Annotated[
        bool,
        Option(
            help="Measure what is painted, and mend what does not hold still.",
            off_help="Neither measure what is painted, nor paint it again.",
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
            help="Steps of denoising, 1..1000; the engine's own if not given.",
            read=read_whole,
            metavar="N",
            name="--steps",
        ),
    ] = None
    guidance_scale: Annotated[
        float | None,
        Option(
            help="How strongly the prompt is followed, 0..100; the engine's own if not given.",
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
            help="Width and height in pixels; of what is given if left out.",
            read=values.size,
            metavar="WxH",
        ),
    ] = None
    fit: Annotated[
        Fit,
        Option(
            help="How what is given comes to size: crop, pad or stretch.",
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
            help="Width and height in pixels; the engine's own (1280x720 on the stage), or the "
            "first picture's, if not given.",
            read=values.size,
            metavar="WxH",
        ),
    ] = None
    seconds: Annotated[
        float | None,
        Option(
            help="Length in seconds; 2 unless a plan says otherwise.",
            read=read_number,
            metavar="S",
        ),
    ] = None
    fps: Fps = None
    negative_prompt: Annotated[
        str, Option(help="What is not to be seen.", read=read_text, name="--negative")
    ] = ""
    upscale: Annotated[
        bool,
        Option(
            help="Draw what is painted smaller than --size with clean edges, by a learned "
            "upscaler (docs/tools.md says what to install).",
            read=read_flag,
            panel=OUTPUT,
        ),
    ] = False
    preview: Annotated[
        bool, Option(help="Few steps at a quarter of the size, unmended.", read=read_flag)
    ] = False
    motion: Annotated[
        float | None,
        Option(
            help="How much moves: 0 nearly nothing, 5 as planned.",
            read=read_number,
            metavar="0..10",
            panel=MOTION,
        ),
    ] = None
    camera: Annotated[
        str | None,
        Option(
            help="still, pan-left, pan-right, tilt-up, tilt-down, zoom-in or zoom-out; joined by "
            "+. On the stage also dolly-in, dolly-out, orbit, follow or hand-held, a shot (wide, "
            "full, medium, close-up, detail) and an angle (level, above, below, "
            "over-the-shoulder): close-up+dolly-in. Without it as the prompt says.",
            read=read_text,
            panel=MOTION,
        ),
    ] = None
    style: Annotated[
        str | None,
        Option(
            help="How it looks. On the stage: flat, paper, watercolour, chalk, blueprint, pixel or "
            "noir; open models take any words.",
            read=read_text,
            metavar="NAME",
        ),
    ] = None
    guide: Annotated[
        str | None,
        Option(
            help="Have an open model be led by what the stage draws of the prompt or the plan: "
            "drawing (painted over), pose, depth or edges; which of them a model takes, `onionskin "
            "engines` says.",
            read=read_text,
            metavar="KIND",
            panel=MOTION,
        ),
    ] = None
    prompt_at: Annotated[
        Mapping[float, str] | None,
        Option(
            help="Another prompt from a time on: a story; several times.",
            read=values.prompts_at,
            metavar="SECONDS=TEXT",
            panel=MOTION,
            several=True,
        ),
    ] = None
    plan: Annotated[
        Plan | StagedPlan | None,
        Option(
            help="A plan file (of `onionskin plan`) to go by, instead of one made from the prompt.",
            read=values.plan,
            metavar="FILE",
            panel=MOTION,
        ),
    ] = None
    cast: Annotated[
        Mapping[str, PathLike] | None,
        Option(
            help="A picture of your own (transparent, or on a plain ground) for a subject that "
            "the prompt calls NAME. Can be given several times.",
            read=values.cast,
            metavar="NAME=FILE",
            panel=OWN,
            several=True,
            holds="picture",
        ),
    ] = None
    image: Annotated[
        PathLike | None,
        Option(help="A picture to start with.", read=values.path, panel=OWN, holds="picture"),
    ] = None
    last_image: Annotated[
        PathLike | None,
        Option(help="A picture to end with.", read=values.path, panel=OWN, holds="picture"),
    ] = None
    keyframes: Annotated[
        Mapping[float, PathLike] | None,
        Option(
            help="A picture at a time; several times.",
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
    """Make a clip that starts with a picture."""

    tool: ClassVar[str] = "animate"

    image: Annotated[
        PathLike, Option(help="The picture to start from.", read=values.path, holds="picture")
    ] = field(kw_only=False)
    prompt: Prompt = field(kw_only=False)
    seconds: Annotated[float, Seconds] = 2.0
    fps: Fps = None
    negative_prompt: Annotated[
        str, Option(help="What is not to be seen.", read=read_text, name="--negative")
    ] = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Between(_Sized, _Painted):
    """Draw what lies between pictures."""

    tool: ClassVar[str] = "between"

    images: Annotated[
        tuple[PathLike, ...] | list[PathLike] | list[str],
        Option(help="Two or more pictures, in order.", read=values.paths, holds="picture"),
    ] = field(kw_only=False)
    at: Annotated[
        tuple[float, ...] | list[float] | None,
        Option(
            help="When each stands, the first at 0; 2 s apart if not given.",
            read=values.times,
            metavar="S,S,…",
        ),
    ] = None
    prompt: Annotated[
        str | tuple[str, ...] | list[str],
        Option(
            help="What happens; given once for all, or once for each gap.",
            read=values.prompts,
            several=True,
        ),
    ] = ""
    fps: Fps = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Extend(_Sized, _Painted):
    """Go on after the end of a clip; its own frames stay."""

    tool: ClassVar[str] = "extend"

    clip: AnyClip = field(kw_only=False)
    prompt: Prompt = field(kw_only=False)
    seconds: Annotated[float, Seconds] = 4.0
    backward: Annotated[bool, Option(help="Lead up to its start.", read=read_flag)] = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Modify(_Sized, _Painted):
    """Fill a part of a clip anew; every other pixel stays."""

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
            help="A picture or a clip, white where it changes.", read=values.source, holds="clip"
        ),
    ] = None
    feather: Annotated[
        int,
        Option(help="Soft edge, inside the part that changes.", read=read_whole, metavar="PIXELS"),
    ] = 0
    start_seconds: Annotated[
        float,
        Option(help="From second S.", read=read_number, metavar="S", name="--from"),
    ] = 0.0
    end_seconds: Annotated[
        float | None,
        Option(help="Up to second S.", read=read_number, metavar="S", name="--to"),
    ] = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Expand(_Painted):
    """Paint around a clip."""

    tool: ClassVar[str] = "expand"

    clip: AnyClip = field(kw_only=False)
    prompt: Prompt = field(kw_only=False)
    size: Annotated[
        tuple[int, int],
        Option(
            help="Width and height in pixels, larger than the clip's.",
            read=values.size,
            metavar="WxH",
        ),
    ]
    anchor: Annotated[
        str, Option(help="Where the clip stands: center, top-left …", read=read_text)
    ] = "center"


@dataclass(frozen=True, kw_only=True, eq=False)
class Restyle(_Sized, _Painted):
    """Paint a clip over, more or less."""

    tool: ClassVar[str] = "restyle"

    clip: AnyClip = field(kw_only=False)
    prompt: Prompt = field(kw_only=False)
    strength: Annotated[
        float,
        Option(
            help="How far to paint it over: 0 gives the clip back, 1 is a new one.",
            read=read_number,
            metavar="X",
        ),
    ] = 0.5


@dataclass(frozen=True, kw_only=True, eq=False)
class Smooth(_Sized):
    """Raise the frame rate of a clip by filling between its frames."""

    tool: ClassVar[str] = "smooth"
    usual_engine: ClassVar[str] = "flow"

    clip: AnyClip = field(kw_only=False)
    fps: Annotated[
        Fraction | float | str,
        Option(help="Frames per second, more than the clip's.", read=values.fps),
    ] = 24
    keep_holds: Annotated[
        bool,
        Option(help="Keep frames that repeat the one before (animation on twos).", read=read_flag),
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
