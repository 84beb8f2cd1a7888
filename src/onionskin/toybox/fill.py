"""Fills a clip with the model: first its keyframes, then what lies between them.

A frame is never painted without a sheet below it if there can be one: of a clip of which
nothing is known the first frame is painted alone, then the last over it, then all others
between the two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import partial

import torch
from torch import Tensor

from onionskin.toybox.conditions import UNSAID
from onionskin.toybox.flow import denoise, schedule
from onionskin.toybox.model import FillModel, Sight
from onionskin.toybox.sight import at_level, look

MAX_FRAMES = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What the model is told: token states (X, 384), their mask (X,), scenery labels (5,)."""

    text: Tensor
    mask: Tensor
    labels: Tensor

    @classmethod
    def unsaid(cls, width: int = 384) -> Words:
        """Nothing is told."""
        mask = torch.zeros(1, dtype=torch.bool)
        return cls(text=torch.zeros(1, width), mask=mask, labels=torch.tensor(UNSAID))


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """A clip to be filled: T frames of H x W pixels."""

    frames: Tensor
    """float (T, 3, H, W) in [-1, 1]; only known pixels mean something."""
    known: Tensor
    """bool (T, H, W)"""
    draft: Tensor
    """float (T, 4, H, W), as in `Sight`."""
    seconds: Tensor
    """(T,)"""
    place: Tensor
    """(T, 5), as in `Sight`."""


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
    noise = torch.randn(scene.frames.shape, generator=generator)
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
        predict = _predictor(model, part, words, against or Words.unsaid(), guidance)
        label = "painting keyframes" if key else "filling between"
        filled = denoise(predict, noise[seen], schedule(steps), partial(_report, on_step, label))
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


def _predictor(
    model: FillModel, scene: Scene, words: Words, against: Words, guidance: float
) -> Callable[[Tensor, float], Tensor]:
    """x_0 of a noisy clip, with classifier-free guidance (Ho & Salimans, 2207.12598)."""
    guided = guidance != 1.0
    told = _batched([words, against] if guided else [words])
    rows = 2 if guided else 1
    frames, known = scene.frames[None], scene.known[None]
    sight = look(
        frames=frames,
        known=known,
        draft=scene.draft[None],
        seconds=scene.seconds[None],
        place=scene.place[None],
        text=told.text,
        text_mask=told.mask,
        labels=told.labels,
    )
    sight = _repeated(sight, rows)

    def predict(x: Tensor, time: float) -> Tensor:
        noisy = torch.where(known[:, :, None], frames, x[None]).expand(rows, -1, -1, -1, -1)
        levels = torch.full((rows,), time)
        with torch.autocast("cpu", torch.bfloat16):
            seen = at_level(sight, noisy, known.expand(rows, -1, -1, -1), levels)
            clean: Tensor = model(seen).float()
        if not guided:
            return clean[0]
        return clean[1] + guidance * (clean[0] - clean[1])

    return predict


def _batched(words: list[Words]) -> Words:
    """Words of several rows as one batch, texts padded to the longest."""
    length = max(len(one.mask) for one in words)
    return Words(
        text=torch.stack(
            [
                torch.cat([w.text, w.text.new_zeros(length - len(w.text), w.text.shape[1])])
                for w in words
            ]
        ),
        mask=torch.stack(
            [torch.cat([w.mask, w.mask.new_zeros(length - len(w.mask))]) for w in words]
        ),
        labels=torch.stack([w.labels for w in words]),
    )


def _repeated(sight: Sight, rows: int) -> Sight:
    """Every tensor of a sight of one clip expanded to `rows` clips; words have their rows."""
    parts = {field.name: getattr(sight, field.name) for field in fields(sight)}
    return replace(
        sight,
        **{
            name: part.expand(rows, *part.shape[1:])
            for name, part in parts.items()
            if len(part) == 1
        },
    )
