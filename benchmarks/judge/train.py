"""Trains the judge on rendered truth alone: python -m benchmarks.judge.train

Eighty minutes on two CPU cores: one worker renders without end, the other core learns from
what it has rendered so far, each example a few times, mirrored or not. The seed differs from
those of the evaluations. What was learnt is kept beside the weights every few minutes, and a
run that was stopped goes on from there.
"""

from __future__ import annotations

import argparse
import copy
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from benchmarks.judge.examples import UNASKED, Batch, ClipBatch, CropBatch, Examples
from benchmarks.judge.model import JudgeConfig, Networks, Spots, pixels
from benchmarks.judge.replay import Replay
from benchmarks.judge.weights import FILE, save
from torch import Tensor
from torch.nn import functional
from torch.utils.data import DataLoader

from onionskin.cast.cast import load_cast
from onionskin.toybox.precision import fast_products

SEED = 500_000
_SAVE_SECONDS = 300.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipe:
    """How long and how fast the judge learns."""

    minutes: float = 80.0
    rate: float = 2e-3
    warm_steps: int = 100
    average: float = 0.998
    num_workers: int = 1
    clips: int = 16
    crops: int = 64


def clip_loss(spots: Spots, batch: ClipBatch) -> Tensor:
    """Cross-entropy of the scene; focal loss of centres (CenterNet, 1904.07850, equation 1)."""
    scene = [
        functional.cross_entropy(spots.scene[name], target, ignore_index=UNASKED)
        for name, target in batch.scene.items()
        if (target != UNASKED).any()
    ]
    there = batch.centre > 0.999
    count = there.sum().clamp_min(1)
    chance = spots.centre.sigmoid()
    hit = functional.logsigmoid(spots.centre) * (1 - chance) ** 2 * there
    miss = functional.logsigmoid(-spots.centre) * chance**2 * (1 - batch.centre) ** 4 * ~there
    centres = -(hit + miss).sum() / count
    near = batch.near[:, None]
    shape = ((spots.shape - batch.shape).abs() * near).sum() / near.sum().clamp_min(1)
    return sum(scene, centres + shape)


def crop_loss(logits: Tensor, aims: Tensor, batch: CropBatch) -> Tensor:
    """Cross-entropy of the names, and how far off the aims at subjects are."""
    names = functional.cross_entropy(logits, batch.names, label_smoothing=0.05)
    there = (batch.names < logits.shape[1] - 1)[:, None]
    off = ((aims - batch.aims).abs() * there).sum() / there.sum().clamp_min(1)
    return names + 2 * off


def loss_of(networks: Networks, batch: Batch) -> Tensor:
    """The loss of a batch of either kind."""
    with fast_products():
        if isinstance(batch, CropBatch):
            return crop_loss(*networks.namer(pixels(batch.crops)), batch)
        return clip_loss(networks.spotter(pixels(batch.clips).flatten(1, 2)), batch)


class Learner:
    """Networks, their moving average and the optimiser."""

    def __init__(self, recipe: Recipe, config: JudgeConfig, num_subjects: int) -> None:
        torch.manual_seed(0)
        self.recipe = recipe
        self.networks = Networks(config, num_subjects).to(memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.networks).requires_grad_(False)
        self.optimizer = torch.optim.AdamW(
            self.networks.parameters(), lr=recipe.rate, weight_decay=0.02
        )
        self.step = 0
        self.seconds = 0.0
        """Computed by the learning thread so far; time that others had of its core is not in it."""

    def save(self, path: Path) -> None:
        """Writes all that a later run needs to go on."""
        state = {
            "networks": self.networks.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
        }
        unfinished = path.with_suffix(".part")
        torch.save(state, unfinished)
        unfinished.replace(path)

    def resume(self, path: Path) -> None:
        """Goes on from a saved state."""
        state = torch.load(path, weights_only=True)
        for name in ("networks", "average", "optimizer"):
            getattr(self, name).load_state_dict(state[name])
        self.step, self.seconds = state["step"], state["seconds"]

    def learn(self, batch: Batch, left: float) -> float:
        """One step; `left` is the share of the time that remains, and of the rate."""
        loss = loss_of(self.networks, batch)
        self.optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.networks.parameters(), 5.0)
        self.step += 1
        warm = min(1.0, self.step / self.recipe.warm_steps)
        for group in self.optimizer.param_groups:
            group["lr"] = self.recipe.rate * warm * min(1.0, 1.4 * left)
        self.optimizer.step()
        self._remember()
        return float(loss.detach())

    @torch.no_grad()
    def _remember(self) -> None:
        keep = min(self.recipe.average, self.step / (self.step + 10))
        state = self.networks.state_dict()
        for name, value in self.average.state_dict().items():
            if value.is_floating_point():
                value.lerp_(state[name], 1 - keep)


class Rendering(threading.Thread):
    """Puts what the workers render into the replay until it is told to stop."""

    def __init__(self, recipe: Recipe, replay: Replay, seed: int) -> None:
        super().__init__(daemon=True)
        self.replay, self.stopped = replay, threading.Event()
        examples = Examples(load_cast(), seed=seed, clips=recipe.clips, crops=recipe.crops)
        workers = recipe.num_workers
        # The worker is forked here, before there are threads.
        self.batches = iter(
            DataLoader(
                examples,
                batch_size=None,
                num_workers=workers,
                prefetch_factor=4 if workers else None,
            )
        )

    def run(self) -> None:
        for batch in self.batches:
            self.replay.add(batch)
            if self.stopped.is_set():
                return

    def __enter__(self) -> Rendering:
        self.start()
        while not self.replay.ready():
            if not self.is_alive():
                raise RuntimeError("the rendering of examples has ended; see above")
            time.sleep(0.1)
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self.join()


def train(recipe: Recipe, output: Path, config: JudgeConfig | None = None) -> dict[str, float]:
    """Trains for `recipe.minutes`, saves now and then, and gives the last running losses."""
    config = config or JudgeConfig()
    ids = [entry.id for entry in load_cast().entries]
    learner = Learner(recipe, config, len(ids))
    state = output.with_suffix(".state.pt")
    if state.is_file():
        learner.resume(state)
    # Another seed each time, so that a run that goes on sees other scenes.
    examples_seed = SEED + learner.step

    def keep() -> None:
        save(learner.average, config, ids, output)
        learner.save(state)

    losses: dict[str, float] = {}
    learner.networks.train()
    replay = Replay(seed=learner.step)
    with Rendering(recipe, replay, examples_seed):
        start = time.thread_time() - learner.seconds
        saved = said = time.monotonic()
        first = learner.step
        while learner.seconds < recipe.minutes * 60 or learner.step < first + 3:
            _learn(learner, replay, losses)
            learner.seconds = time.thread_time() - start
            now = time.monotonic()
            if now - said > 20:
                said = now
                told = ", ".join(f"{name} {value:.3f}" for name, value in losses.items())
                print(f"{learner.seconds / 60:5.1f} min, step {learner.step}: {told}", flush=True)
            if now - saved > _SAVE_SECONDS:
                saved = now
                keep()
    keep()
    return losses


def _learn(learner: Learner, replay: Replay, losses: dict[str, float]) -> None:
    """One step from what is kept, of clips and crops by turns."""
    recipe, clips = learner.recipe, learner.step % 2 > 0
    kind, count = (ClipBatch, recipe.clips) if clips else (CropBatch, recipe.crops)
    left = max(1 - learner.seconds / (recipe.minutes * 60), 0.0)
    loss = learner.learn(replay.draw(kind, count), left)
    name = "clips" if clips else "crops"
    losses[name] = 0.97 * losses.get(name, loss) + 0.03 * loss


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=Recipe().minutes)
    parser.add_argument("--quick", action="store_true", help="half a minute, to see that it runs")
    parser.add_argument("-o", "--output", type=Path, default=FILE)
    arguments = parser.parse_args()
    recipe = Recipe(minutes=0.5 if arguments.quick else arguments.minutes)
    train(recipe, arguments.output)
    print(f"{arguments.output}: {arguments.output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
