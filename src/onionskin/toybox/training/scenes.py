"""Training clips: a scene drawn by rule, its draft (spoiled on purpose), what is known.

Each is worked out from the numbers of a random generator alone, so that whoever draws it, and
whenever, gets the same clip.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt
import torch

from onionskin.cast.cast import Cast
from onionskin.plan.blocking import block
from onionskin.plan.plan import Key, Outline, Plan, Subject
from onionskin.stage.draft import Sprite, draft_frame, scene_frame, scenery_frame, view_at
from onionskin.stage.scenery import View
from onionskin.toybox.conditions import labels_of
from onionskin.toybox.training.config import Kind
from onionskin.toybox.training.shapes import made_up

_MADE_UP = 0.15
_NO_DRAFT = 0.1
_PLATE_IMAGES = 0.5
_PLATE_CLIPS = 0.5
_LAID = 0.5
"""How often a clip is painted over its drawn scenery, not over plates and known frames."""
_STRANGERS = 256
"""How many made-up sprites a clip may choose from."""
_CLIPS_PER_STRANGER = 8
"""After so many clips the choice is one sprite further."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Clips of one kind, as tensors. Pixels are uint8; draft RGB is multiplied by alpha."""

    frames: torch.Tensor
    """(B, T, 3, H, W)"""
    draft: torch.Tensor
    """(B, T, 4, H, W)"""
    known: torch.Tensor
    """bool (B, T, H, W)"""
    seconds: torch.Tensor
    place: torch.Tensor
    caption: torch.Tensor
    """int64 (B,): which caption of the bank."""
    layout: torch.Tensor
    """(B, T, 3, H, W): the scenery alone."""
    laid: torch.Tensor
    """bool (B,): whether the layout is seen; else the known frames are."""
    wordless: torch.Tensor
    """bool (B,): plates, which are painted from labels alone."""
    labels: torch.Tensor
    seeds: list[int]
    """Of each clip's noise, and of what is left unsaid of it."""
    counts: bool = True
    """False for a batch that is only there so that all processes work on equally many."""

    def to(self, device: torch.device) -> Batch:
        """The batch on a device; captions stay, for their states are on the CPU."""
        moved = {
            each.name: getattr(self, each.name).to(device, non_blocking=True)
            for each in fields(self)
            if each.name not in ("caption", "seeds", "counts")
        }
        return replace(self, **moved)


Example = dict[str, object]
"""One clip of a `Batch`, as arrays by the names of its fields; frames and draft (T, H, W, C)."""


class Company:
    """All sprites of a cast in memory, and those of the made-up ones that were seen last."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._sprites: dict[str, Sprite] = {}
        self._strangers: dict[str, Sprite] = {}

    def __getitem__(self, name: str) -> Sprite:
        if name in self._strangers:
            return self._strangers[name]
        if name not in self._sprites:
            self._sprites[name] = _Held(self._cast[name])
        return self._sprites[name]

    def stranger(self, rng: np.random.Generator, clip: int = 0) -> str:
        """The name of a made-up sprite for clip number `clip` of a run."""
        number = clip // _CLIPS_PER_STRANGER + int(rng.integers(_STRANGERS))
        name = f"made-up-{number}"
        known = self._strangers.pop(name) if name in self._strangers else None
        self._strangers[name] = known or made_up(np.random.default_rng([number, 78]), name)
        if len(self._strangers) > _STRANGERS:
            del self._strangers[next(iter(self._strangers))]
        return name


class _Held:
    """A cast entry whose frames stay decoded."""

    def __init__(self, entry: Sprite) -> None:
        self.id, self.loop_seconds, self._frames = entry.id, entry.loop_seconds, entry.frames()

    def frames(self) -> npt.NDArray[np.uint8]:
        return self._frames


class Scenes:
    """Draws clips of the bank's outlines."""

    def __init__(self, outlines: list[Outline], cast: Cast) -> None:
        self.outlines, self.cast = outlines, cast
        self._company = Company(cast)

    def example(self, kind: Kind, rng: np.random.Generator, number: int = 0) -> Example:
        """A clip of one kind, drawn from `rng`; some sprites are new by its `number` in a run."""
        company = self._company
        caption = int(rng.integers(len(self.outlines)))
        outline = self.outlines[caption]
        outline = replace(
            outline, scenery=replace(outline.scenery, seed=int(rng.integers(1 << 30)))
        )
        plan = block(
            outline,
            seconds=float(rng.uniform(1.5, 4.0)),
            seed=int(rng.integers(1 << 30)),
            aspect=kind.width / kind.height,
            facing=lambda name: self.cast[name].facing,
            habitat=lambda name: self.cast[name].habitat,
        )
        plan = _with_strangers(plan, company, rng, number)
        times = moments(kind.num_frames, plan.seconds, rng)
        laid = bool(rng.random() < _LAID)
        plates = [] if laid else _plates(kind.num_frames, rng)
        for index in plates:
            times[index] = _beside(times, index, rng)
        views = [view_at(plan, kind.height, kind.width, t) for t in times]
        empty = replace(plan, subjects=())
        frames = [
            scene_frame(empty if index in plates else plan, company, view, moment)
            for index, (view, moment) in enumerate(zip(views, times, strict=True))
        ]
        drafts = _drafts(plan, company, views, times, rng)
        drafts[plates] = 0
        layout = (
            [scenery_frame(plan, view, moment) for view, moment in zip(views, times, strict=True)]
            if laid
            else [np.zeros_like(frame) for frame in frames]
        )
        known = known_pixels(kind.num_frames, kind.height, kind.width, rng)
        if kind.num_frames > 1 and plates:
            known[plates] = True
            known[kind.num_frames // 2] &= not known.all()
        size = math.log(min(kind.height, kind.width) / 256)
        aspect = math.log(kind.width / kind.height)
        cameras = [view.camera for view in views]
        return {
            "frames": np.stack(frames).round().astype(np.uint8),
            "draft": drafts,
            "known": known,
            "seconds": np.array(times, np.float32),
            "place": np.array(
                [(c.x, c.y, math.log(c.zoom), aspect, size) for c in cameras], np.float32
            ),
            "layout": np.stack(layout).round().astype(np.uint8),
            "laid": laid,
            "caption": caption,
            "wordless": bool(plates) and kind.num_frames == 1,
            "labels": np.array(labels_of(plan), np.int64),
        }


def _with_strangers(plan: Plan, company: Company, rng: np.random.Generator, number: int) -> Plan:
    """Now and then a subject is replaced by a sprite made up on the spot."""
    subjects = list(plan.subjects)
    for index, subject in enumerate(subjects):
        if rng.random() < _MADE_UP:
            subjects[index] = replace(subject, cast=company.stranger(rng, number))
    return replace(plan, subjects=tuple(subjects))


def moments(num_frames: int, seconds: float, rng: np.random.Generator) -> list[float]:
    """Evenly spaced moments, from a film's frames to keyframes a second apart."""
    if num_frames == 1:
        return [float(rng.uniform(0, seconds))]
    longest = seconds / (num_frames - 1)
    step = min(float(np.exp(rng.uniform(math.log(1 / 16), math.log(1.0)))), longest)
    start = float(rng.uniform(0, max(seconds - step * (num_frames - 1), 0.0)))
    return [start + step * index for index in range(num_frames)]


def _plates(num_frames: int, rng: np.random.Generator) -> list[int]:
    """Which frames are plates: scenery with nobody in it, known in clips, alone to be painted."""
    if num_frames == 1:
        return [0] if rng.random() < _PLATE_IMAGES else []
    if rng.random() >= _PLATE_CLIPS:
        return []
    return [0, num_frames - 1] if rng.random() < 0.4 and num_frames > 2 else [0]


def _beside(times: list[float], index: int, rng: np.random.Generator) -> float:
    """The moment of a plate: its own, or that of the frame next to it."""
    if len(times) == 1 or rng.random() < 0.4:
        return times[index]
    return times[1] if index == 0 else times[index - 1]


def _drafts(
    plan: Plan, company: Company, views: list[View], times: list[float], rng: np.random.Generator
) -> npt.NDArray[np.uint8]:
    """uint8 (T, H, W, 4): the plan's draft, its subjects a little off in place, size and light.

    Half of the drafts play the subject's own animation, the others hold one picture of it,
    so that the model learns both to follow and to animate. A tenth are empty.
    """
    first = views[0]
    if rng.random() < _NO_DRAFT:
        return np.zeros((len(times), first.height, first.width, 4), np.uint8)
    spoiled = replace(plan, subjects=tuple(_off(subject, rng) for subject in plan.subjects))
    still = rng.random() < 0.3
    gain = rng.uniform(0.9, 1.1, 3).astype(np.float32) if rng.random() < 0.3 else 1.0
    layers = []
    for view, moment in zip(views, times, strict=True):
        seen = _held_still(spoiled, moment) if still else spoiled
        layer = draft_frame(seen, company, view, moment)
        layer[..., :3] *= gain
        layer[..., 3] *= 255
        layers.append(np.clip(np.round(layer), 0, 255).astype(np.uint8))
    return np.stack(layers)


def _off(subject: Subject, rng: np.random.Generator) -> Subject:
    if rng.random() < 0.65:
        return subject
    dx, dy = rng.normal(0, 0.012, 2)
    scale, turn = math.exp(rng.normal(0, 0.04)), float(rng.normal(0, 3.0))
    keys = tuple(
        Key(
            seconds=k.seconds,
            x=k.x + dx,
            y=k.y + dy,
            size=k.size * scale,
            rotation=k.rotation + turn,
        )
        for k in subject.keys
    )
    late = float(rng.choice((0.0, rng.uniform(0, 2))))
    return replace(subject, keys=keys, phase_seconds=subject.phase_seconds + late)


def _held_still(plan: Plan, seconds: float) -> Plan:
    """The plan with every animation stopped: the clock runs back as fast as it runs on."""
    return replace(
        plan,
        subjects=tuple(replace(s, phase_seconds=s.phase_seconds - seconds) for s in plan.subjects),
    )


def known_pixels(
    num_frames: int, height: int, width: int, rng: np.random.Generator
) -> npt.NDArray[np.bool_]:
    """bool (T, H, W): what is known, as on the canvases that people make."""
    known = np.zeros((num_frames, height, width), bool)
    if num_frames == 1:
        if rng.random() < 0.2:
            known[:] = _region(height, width, rng)
        return known
    chance = rng.random()
    if chance < 0.1:
        pass
    elif chance < 0.35:
        known[0] = True
    elif chance < 0.68:
        known[0] = known[-1] = True
    elif chance < 0.73:
        known[-1] = True
    elif chance < 0.8:
        known[: max(num_frames // 2, 1)] = True
    elif chance < 0.9:
        known[rng.random(num_frames) < 0.4] = True
    else:
        known[:] = _region(height, width, rng)
        known[rng.random(num_frames) < 0.25] = True
    if known.all():
        known[num_frames // 2] = False
    return known


def _region(height: int, width: int, rng: np.random.Generator) -> npt.NDArray[np.bool_]:
    """A rectangle that is unknown, or one outside which all is unknown."""
    tall, wide = rng.uniform(0.25, 0.8, 2)
    top, left = rng.uniform(0, 1 - tall), rng.uniform(0, 1 - wide)
    inside = np.zeros((height, width), bool)
    inside[
        int(top * height) : int((top + tall) * height),
        int(left * width) : int((left + wide) * width),
    ] = True
    return inside if rng.random() < 0.4 else ~inside


def stacked(examples: list[Example], seeds: list[int], *, counts: bool = True) -> Batch:
    """Examples of one kind as a batch; `seeds` are those of their noise."""

    def tensor(name: str) -> torch.Tensor:
        return torch.from_numpy(np.stack([np.asarray(example[name]) for example in examples]))

    return Batch(
        frames=tensor("frames").permute(0, 1, 4, 2, 3).contiguous(),
        draft=tensor("draft").permute(0, 1, 4, 2, 3).contiguous(),
        known=tensor("known"),
        seconds=tensor("seconds"),
        place=tensor("place"),
        layout=tensor("layout").permute(0, 1, 4, 2, 3).contiguous(),
        laid=tensor("laid"),
        caption=tensor("caption"),
        wordless=tensor("wordless"),
        labels=tensor("labels"),
        seeds=seeds,
        counts=counts,
    )
