"""The options of the tools that make a clip of another clip."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, ClassVar

from onionskin.option import (
    Option,
    read_flag,
    read_number,
    read_text,
    read_whole,
)
from onionskin.render import values
from onionskin.render.options.shared import (
    AnyClip,
    Painted,
    Region,
    Sized,
    Source,
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Extend(Sized, Painted):
    """Continue a clip past its end; its own frames stay as they are."""

    tool: ClassVar[str] = "extend"

    clip: AnyClip = field(kw_only=False)
    prompt: Annotated[
        str, Option(help="Describe what happens next, in English or Chinese.", read=values.prompt)
    ] = field(kw_only=False)
    seconds: Annotated[
        float,
        Option(help="Length of the new part in seconds.", read=read_number, metavar="S"),
    ] = 4.0
    backward: Annotated[
        bool, Option(help="Add the new part before the start instead.", read=read_flag)
    ] = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Modify(Sized, Painted):
    """Change part of a clip; every other pixel stays as it is."""

    tool: ClassVar[str] = "modify"

    clip: AnyClip = field(kw_only=False)
    prompt: Annotated[
        str,
        Option(
            help="Describe what to show in the changed part, in English or Chinese.",
            read=values.prompt,
        ),
    ] = field(kw_only=False)
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
class Expand(Painted):
    """Extend a clip beyond its edges (outpainting)."""

    tool: ClassVar[str] = "expand"

    clip: AnyClip = field(kw_only=False)
    prompt: Annotated[
        str,
        Option(
            help="Describe what lies around the clip, in English or Chinese.", read=values.prompt
        ),
    ] = field(kw_only=False)
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
class Restyle(Sized, Painted):
    """Repaint a clip in another style."""

    tool: ClassVar[str] = "restyle"

    clip: AnyClip = field(kw_only=False)
    prompt: Annotated[
        str,
        Option(
            help="Describe the clip as it should look, in English or Chinese.", read=values.prompt
        ),
    ] = field(kw_only=False)
    strength: Annotated[
        float,
        Option(
            help="How much to change: 0 returns the clip unchanged, 1 makes a new one.",
            read=read_number,
            metavar="X",
        ),
    ] = 0.5


@dataclass(frozen=True, kw_only=True, eq=False)
class Smooth(Sized):
    """Raise a clip's frame rate by adding in-between frames."""

    tool: ClassVar[str] = "smooth"
    usual_engine: ClassVar[str] = "flow"

    clip: AnyClip = field(kw_only=False)
    fps: Annotated[
        Fraction | float | str,
        Option(help="New frame rate, higher than the clip's.", read=values.fps, metavar="RATE"),
    ] = 24
    keep_holds: Annotated[
        bool,
        Option(
            help="Keep repeated frames (animation on twos) instead of replacing them.",
            read=read_flag,
        ),
    ] = False
