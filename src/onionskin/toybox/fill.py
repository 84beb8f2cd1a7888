"""Fills a clip with the model: first its keyframes, then what lies between them.

A frame is never painted without a sheet below it if there can be one: of a clip of which
nothing is known the first frame is painted alone, then the last over it, then all others
between the two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor

from onionskin.toybox.flow import denoise, schedule
from onionskin.toybox.model import FillModel
from onionskin.toybox.predict import SHRINK, Scene, Words, composed, half, predictor

MAX_FRAMES = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Effort:
    """How hard to try. `guidance` 1 asks the model once a step, any other twice."""

    key_steps: int = 16
    gap_steps: int = 8
    key_guidance: float = 2.0
    gap_guidance: float = 1.0


def stages(known: Tensor) -> list[list[int]]:
    """Which frames are filled together, in order: bool (T,) of whole known frames -> indices."""
    count = len(known)
    wanted = [index for index in range(count) if not known[index]]
    plan: list[list[int]] = []
    if len(wanted) == count:
        plan.append([0])
    last = count - 1
    if last in wanted and last > 1:
        plan.append([last])
    done = {index for stage in plan for index in stage}
    rest = [index for index in wanted if index not in done]
    return [*plan, rest] if rest else plan


def num_steps(known: Tensor, effort: Effort) -> int:
    """How many steps a fill of these known frames takes."""
    return sum(effort.key_steps if len(s) == 1 else effort.gap_steps for s in stages(known))


@torch.no_grad()
def fill_scene(
    model: FillModel,
    scene: Scene,
    words: Words,
    *,
    against: Words | None = None,
    effort: Effort,
    seed: int,
    on_step: Callable[[str], None] = lambda label: None,
) -> Tensor:
    """All frames, float (T, 3, H, W) in [-1, 1], known pixels as given.

    `against` are the words to steer away from (a negative prompt; None: nothing said).
    `on_step` is called after every step and may raise to stop.
    """
    generator = torch.Generator().manual_seed(seed)
    count, channels, height, width = scene.frames.shape
    shape = (count, channels, height // SHRINK, width // SHRINK)
    noise = torch.randn(shape, generator=generator)
    frames, known = scene.frames.clone(), scene.known.clone()
    whole = known.flatten(1).all(1)
    for stage in stages(whole):
        key = len(stage) == 1
        steps = effort.key_steps if key else effort.gap_steps
        guidance = effort.key_guidance if key else effort.gap_guidance
        seen = _window(stage, known.flatten(1).all(1))
        part = Scene(
            frames=frames[seen],
            known=known[seen],
            draft=scene.draft[seen],
            seconds=scene.seconds[seen],
            place=scene.place[seen],
        )
        small = half(part)
        predict = predictor(model, small, words, against or Words.unsaid(), guidance)
        label = "painting keyframes" if key else "filling between"
        painted = denoise(predict, noise[seen], schedule(steps), partial(_report, on_step, label))
        filled = composed(model, part, small, painted, words)
        frames[seen] = torch.where(known[seen][:, None], frames[seen], filled.clamp(-1, 1))
        known[stage] = True
    return frames


def _report(on_step: Callable[[str], None], label: str, step: int) -> None:
    on_step(label)


def _window(stage: list[int], whole: Tensor) -> list[int]:
    """The frames a stage looks at: its own, and the known ones next to them."""
    known = torch.nonzero(whole).flatten().tolist()
    near = set(stage)
    for index in stage:
        near.update([k for k in known if k < index][-1:] + [k for k in known if k > index][:1])
    return sorted(near)
