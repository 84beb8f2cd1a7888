"""Fills a clip with the model: first what all frames share, then the frames over it.

A frame is never painted without a sheet below it if there can be one. Where the scenery is
drawn (`Scene.layout`), every frame has its own as a sheet, with nobody in it, and all frames are
painted together over that. Else a known end is cleared of whoever stands there (see
`plates.py`), and keyframes are painted before what lies between them: the last frame that is
unknown, and the first where all are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import torch
import torch.nn.functional as F
from torch import Tensor

from onionskin.toybox.agree import agreeing, level_at_borders, lit_alike
from onionskin.toybox.flow import add_noise, denoise, schedule, shifted
from onionskin.toybox.model import FillModel
from onionskin.toybox.plates import cleared, open_edge, with_cleared
from onionskin.toybox.predict import Words, composed, predictor
from onionskin.toybox.scene import SHRINK, Scene, half, part, with_neighbours

MAX_FRAMES = 16
REACH_SECONDS = 3.0
"""The longest that the frames of a clip of the training lie apart."""
_OVER_SHIFT = 9.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Effort:
    """How hard to try. `guidance` 1 asks the model once a step, any other twice.

    With `strength` below 1 a clip is painted over from a time of the flow on (SDEdit, Meng et
    al., 2108.01073). What is large, the sky and the hour, is lost under noise last: so the time is
    .9 at half strength.
    """

    key_steps: int = 10
    gap_steps: int = 3
    key_guidance: float = 1.4
    gap_guidance: float = 1.0
    strength: float = 1.0

    def steps(self, *, key: bool) -> int:
        """How many steps a stage takes, its composing among them: of a keyframe or what is painted
        over, or of the frames between."""
        return 1 + (self.key_steps if key or self.strength < 1 else self.gap_steps)

    @property
    def start_time(self) -> float:
        """The time of the flow at which painting starts."""
        return shifted(self.strength, _OVER_SHIFT)


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


def num_steps(scene: Scene, effort: Effort) -> int:
    """How many steps a fill of this scene takes."""
    if scene.layout is not None:
        return 0 if scene.known.flatten(1).all() else effort.steps(key=False)
    edge = open_edge(scene) if effort.strength == 1 else None
    if edge is not None:
        scene, _ = with_cleared(scene, edge, scene.frames[edge : edge + 1])
    order = _stages(scene, effort.strength < 1)
    clearing = 0 if edge is None else effort.steps(key=False)
    return clearing + sum(effort.steps(key=len(stage) == 1) for stage in order)


@torch.no_grad()
def fill_scene(
    model: FillModel,
    scene: Scene,
    words: Words,
    *,
    negative: Words | None = None,
    effort: Effort,
    seed: int,
    start: Tensor | None = None,
    on_step: Callable[[str], None] = lambda label: None,
) -> Tensor:
    """All frames, float (T, 3, H, W) in [-1, 1], known pixels as given.

    `start`, of the same shape, is painted over where the effort's strength is below 1. `negative`
    are the words to steer away from (a negative prompt; None: nothing said).
    `on_step` is called after every step and may raise to stop.
    """
    scene = _in_reach(scene)
    generator = torch.Generator().manual_seed(seed)
    channels, height, width = scene.frames.shape[1:]
    # One noise for all frames: what it makes of a place that holds still holds still too.
    noise = torch.randn(channels, height // SHRINK, width // SHRINK, generator=generator)
    painting = _Painting(model, words, negative or Words.unsaid(), effort, on_step)
    if effort.strength < 1 and start is not None:
        return _filled(painting, scene, noise, start)
    edge = open_edge(scene)
    if edge is None or scene.layout is not None:
        return _filled(painting, scene, noise)
    label_only = replace(painting, words=replace(words, mask=torch.zeros_like(words.mask)))
    calm = replace(effort, key_steps=effort.gap_steps, key_guidance=effort.gap_guidance)
    plate = _filled(replace(label_only, effort=calm), cleared(scene, edge), noise)
    staged, own = with_cleared(scene, edge, plate)
    # The plate beside the edge shows nobody: light is taken over from the edge itself.
    return lit_alike(scene, _filled(painting, staged, noise)[own]).clamp(-1, 1)


def _in_reach(scene: Scene) -> Scene:
    """The scene told from its own start, and as if it took no longer than any in training.

    What is where when is drawn in the draft; beyond that reach the model's sense of time fails.
    """
    elapsed = scene.seconds - scene.seconds[0]
    share = REACH_SECONDS / max(float(elapsed[-1]), REACH_SECONDS)
    return replace(scene, seconds=elapsed * share)


@dataclass(frozen=True, slots=True)
class _Painting:
    """What a fill is done with."""

    model: FillModel
    words: Words
    negative: Words
    effort: Effort
    on_step: Callable[[str], None]


def _filled(
    painting: _Painting,
    scene: Scene,
    noise: Tensor,
    start: Tensor | None = None,
) -> Tensor:
    """All frames of a scene, painted stage by stage from `noise` (3, H/2, W/2), over `start`."""
    effort = painting.effort
    frames, known = scene.frames.clone(), scene.known.clone()
    for stage in _stages(scene, start is not None):
        key = len(stage) == 1 and scene.layout is None
        guided = key or start is not None
        guidance = effort.key_guidance if guided else effort.gap_guidance
        seen = with_neighbours(stage, known.flatten(1).all(1))
        some = part(replace(scene, frames=frames, known=known), seen)
        small = half(some)
        predict = predictor(painting.model, small, painting.words, painting.negative, guidance)
        label = "painting keyframes" if key else "filling between"
        report = partial(_report, painting.on_step, label)
        times = [effort.start_time * time for time in schedule(effort.steps(key=key) - 1)]
        begun = noise.expand(len(seen), -1, -1, -1)
        if start is not None:
            begun = begin(start[seen], begun, effort.start_time)
        painted = denoise(predict, begun, times, report)
        painting.on_step(label)
        filled = composed(painting.model, some, small, painted, painting.words)
        filled = level_at_borders(some, filled)
        if start is None:
            filled = agreeing(some, filled)
        if start is not None:
            scenery = 1 - some.draft[:, 3:]
            filled = filled + (1 - effort.strength) * scenery * detail(start[seen])
        frames[seen] = torch.where(known[seen][:, None], frames[seen], filled.clamp(-1, 1))
        known[stage] = True
    return frames


def begin(start: Tensor, noise: Tensor, time: float) -> Tensor:
    """`start` (T, 3, H, W) at half its size under noise, at a time of the flow."""
    return add_noise(F.avg_pool2d(start, SHRINK), noise, torch.tensor(time))


def detail(frames: Tensor) -> Tensor:
    """What of `frames` (T, 3, H, W) half their size does not hold."""
    small = F.avg_pool2d(frames, SHRINK)
    return frames - F.interpolate(small, size=frames.shape[-2:], mode="bilinear")


def _stages(scene: Scene, painted_over: bool) -> list[list[int]]:
    """As `stages`; all at once over a draft or drawn scenery, which say what is where in each."""
    whole = scene.known.flatten(1).all(1)
    if painted_over or scene.layout is not None:
        return [torch.nonzero(~whole).flatten().tolist()] if not whole.all() else []
    return stages(whole)


def _report(on_step: Callable[[str], None], label: str, step: int) -> None:
    on_step(label)
