"""Clips that start from pictures: one that comes to life, or several with what lies between."""

from __future__ import annotations

import os
from collections.abc import Sequence
from fractions import Fraction

from onionskin.errors import InvalidInput
from onionskin.fitting import Fit
from onionskin.framerate import exact_fps
from onionskin.render.framing import DEFAULT_FPS
from onionskin.render.make import Job, prepare

PathLike = str | os.PathLike[str]
GAP_SECONDS = 2.0
"""Between two drawings where no times are given."""


def animate(
    image: PathLike,
    prompt: str,
    *,
    seconds: float = 2.0,
    fps: Fraction | float | str | None = None,
    size: tuple[int, int] | None = None,
    fit: Fit = "crop",
    engine: str = "toybox",
    seed: int | None = None,
) -> Job:
    """A clip of `seconds` that starts with the picture `image`, brought to `size` by `fit`."""
    return prepare(
        prompt,
        engine=engine,
        seconds=seconds,
        fps=fps,
        size=size,
        seed=seed,
        image=image,
        fit=fit,
    )


def between(
    images: Sequence[PathLike],
    *,
    at: Sequence[float] | None = None,
    prompt: str | Sequence[str] = "",
    fps: Fraction | float | str | None = None,
    size: tuple[int, int] | None = None,
    fit: Fit = "crop",
    engine: str = "toybox",
    seed: int | None = None,
) -> Job:
    """A clip in which `images` stand `at` growing seconds, the first at 0, or 2 s apart.

    `prompt` is one for the clip, or one for each gap. Raises InvalidInput.
    """
    if len(images) < 2:
        raise InvalidInput("give two pictures or more; for one use `onionskin animate`")
    times = [GAP_SECONDS * index for index in range(len(images))] if at is None else list(at)
    if len(times) != len(images) or times[0] != 0 or sorted(set(times)) != times:
        raise InvalidInput(
            f"times {', '.join(f'{time:g}' for time in times)} do not fit {len(images)} pictures; "
            "give a growing time for each, the first 0"
        )
    prompts = [prompt] if isinstance(prompt, str) else list(prompt) or [""]
    if len(prompts) not in (1, len(images) - 1):
        raise InvalidInput(
            f"{len(prompts)} prompts for {len(images) - 1} gaps; give one for all, or one for each"
        )
    rate = DEFAULT_FPS if fps is None else exact_fps(fps)
    return prepare(
        prompts[0],
        engine=engine,
        seconds=float(round(times[-1] * rate) + 1) / float(rate),
        fps=rate,
        size=size,
        seed=seed,
        keyframes=dict(zip(times, images, strict=True)),
        prompt_at=dict(zip(times[1:], prompts[1:], strict=False)) or None,
        fit=fit,
    )
