"""A clip's file made larger: frame by frame, with all that stands beside its pictures."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from onionskin.errors import Cancelled, InvalidInput
from onionskin.fitting import Size, fitted
from onionskin.media.read import clip_info, is_pictures, read_frames, read_origin
from onionskin.media.soundtrack import Carried
from onionskin.media.write import check_output, open_writer
from onionskin.progress import (
    IsCancelled,
    Progress,
    ReportProgress,
    never_cancelled,
    report_nothing,
)
from onionskin.upscaling.upscaler import FACTORS, Upscaler, factor_for

PathLike = str | os.PathLike[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Upscaled:
    """A clip that was written larger."""

    output: str
    size: Size
    factor: int
    """By which it was drawn anew, before it was brought to the size that was asked for."""
    num_frames: int
    warnings: tuple[str, ...] = ()


def upscale_file(
    clip: PathLike,
    output: PathLike,
    *,
    factor: int | None = None,
    size: tuple[int, int] | None = None,
    force: bool = False,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Upscaled:
    """Writes `clip` to `output`, `factor` times larger (2, 3 or 4; 2 if left out) or at `size`.

    It is drawn anew as drawn footage is, with clean hard edges. Frames go through one by one;
    sound, subtitles, chapters and tags are passed on as far as the container of `output` holds
    them. Raises OnionskinError where the upscaler is not installed, InvalidInput for a size that
    is no larger, and what `open_writer` raises; Cancelled.
    """
    info = clip_info(clip)
    given = Size(info.width, info.height)
    factor, wanted = _wanted(given, factor, size)
    check_output(output, *wanted, info.fps, force=force, inputs=[clip])
    upscaler = Upscaler(factor)
    warnings = list(info.notes)
    with open_writer(
        output,
        *wanted,
        info.fps,
        origin=read_origin(clip),
        force=force,
        inputs=[clip],
    ) as writer:
        for index, frame in enumerate(read_frames(clip)):
            if cancelled():
                raise Cancelled("stopped while enlarging")
            large = upscaler.enlarged(frame)
            fits = large.shape[1::-1] == tuple(wanted)
            writer.write(large if fits else fitted(large, wanted, "stretch"))
            done = Progress(num_done=index + 1, num_steps=info.num_frames, label="enlarging")
            progress(done)
        if not is_pictures(Path(clip)):
            writer.carried = Carried(path=Path(clip))
    return Upscaled(
        output=os.fspath(output),
        size=wanted,
        factor=factor,
        num_frames=writer.num_frames,
        warnings=tuple(dict.fromkeys([*warnings, *writer.warnings])),
    )


def _wanted(given: Size, factor: int | None, size: tuple[int, int] | None) -> tuple[int, Size]:
    if factor is not None and size is not None:
        raise InvalidInput("give a factor or a size, not both")
    if factor is not None and factor not in FACTORS:
        raise InvalidInput(f"factor {factor} is not 2, 3 or 4")
    if size is None:
        factor = factor or FACTORS[0]
        return factor, Size(given.width * factor, given.height * factor)
    wanted = Size(*size)
    if wanted.width <= given.width or wanted.height <= given.height:
        raise InvalidInput(f"{wanted} is not larger than the clip, {given}; give more")
    if abs(wanted.width * given.height - wanted.height * given.width) > 2 * max(wanted):
        raise InvalidInput(
            f"{wanted} has a different shape from the clip, {given}; give a size of its shape"
        )
    return factor_for(given.width, given.height, wanted), wanted
