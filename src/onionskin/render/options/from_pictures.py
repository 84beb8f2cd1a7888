"""The options of the tools that make a clip of words and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from onionskin.option import (
    MOTION,
    OUTPUT,
    OWN,
    RUNNING,
    Option,
    read_flag,
    read_number,
    read_text,
)
from onionskin.plan.plan import Plan
from onionskin.plan.staging import StagedPlan
from onionskin.render import values
from onionskin.render.options.shared import (
    Fps,
    Painted,
    PathLike,
    Prompt,
    Seconds,
    Sized,
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Make(Sized, Painted):
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
            help="Fast, rough version: half the width and height, few steps, no repair.",
            read=read_flag,
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
class Animate(Sized, Painted):
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
class Between(Sized, Painted):
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
