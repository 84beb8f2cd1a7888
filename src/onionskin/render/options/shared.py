"""What the options of several tools have in common: who runs them, their size, their steps."""

from __future__ import annotations

import os
from dataclasses import InitVar, dataclass, fields
from fractions import Fraction
from typing import Annotated, ClassVar

from onionskin.clip import Clip
from onionskin.executors.executor import Executor
from onionskin.fitting import Fit
from onionskin.option import (
    OUTPUT,
    RUNNING,
    Option,
    options_of,
    read_flag,
    read_number,
    read_text,
    read_whole,
)
from onionskin.progress import IsCancelled, ReportProgress, never_cancelled, report_nothing
from onionskin.render import values
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
        help="Frames per second, e.g. 24 or 24000/1001. Default: the engine's (24 on the stage, 8 "
        "for toybox and flow).",
        read=values.fps,
        metavar="RATE",
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
class Painted(Options):
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
class Sized(Options):
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
