"""Trains the judge's mover on rendered truth alone: python -m benchmarks.judge.train_motion

Clips are drawn by rule and followed from boxes that miss the true ones as the spotter's do;
then a small network learns from the paths. Twenty minutes on one core, nearly all of it
drawing. The seed differs from those of the evaluations.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from benchmarks.judge.examples import KEY, UNASKED, beside
from benchmarks.judge.model import NUM_MOMENTS
from benchmarks.judge.motion import FEATURES, NUM_STEPS, SIDE, Mover, follow
from benchmarks.judge.truth import any_truth, boxes_at, evenly, render
from benchmarks.judge.vocabulary import MOTION_HEADS, direction_of
from benchmarks.judge.weights import mover_file, save_mover
from torch import Tensor
from torch.nn import functional

from onionskin.cast.cast import Cast, load_cast
from onionskin.toybox.training.scenes import Company

SEED = 700_000
FPS = 8
_OFF = 0.08
"""How far the boxes miss, of a side."""
_BATCH, _PASSES, _RATE = 256, 120, 2e-3
_LEFT_AND_RIGHT = {"camera": ("pan-left", "pan-right"), "direction": ("left", "right")}

Answers = dict[str, Tensor]


def paths_of_truth(cast: Cast, count: int, minutes: float, seed: int) -> tuple[Tensor, Answers]:
    """Rows of `follow` of at most `count` clips, and their answers (UNASKED: no subject)."""
    rng = np.random.default_rng(seed)
    company = Company(cast)
    rows: list[np.ndarray] = []
    answers: dict[str, list[int]] = {name: [] for name in MOTION_HEADS}
    key = int(evenly(NUM_STEPS, NUM_MOMENTS)[KEY])
    until = time.monotonic() + 60 * minutes
    for _ in range(count):
        plan = any_truth(rng, cast)
        frames = render(plan, company, [index / FPS for index in range(NUM_STEPS)], SIDE)
        boxes = [beside(box, rng, about=_OFF) for box in boxes_at(plan, key / FPS)]
        told = follow(frames, key, boxes)
        rows.extend(told)
        camera = MOTION_HEADS["camera"].index(plan.camera_move)
        answers["camera"] += [camera] * len(told)
        answers["direction"] += [
            MOTION_HEADS["direction"].index(direction_of(subject.motion))
            for subject in plan.subjects
        ] or [UNASKED]
        if time.monotonic() > until:
            break
    return torch.from_numpy(np.stack(rows)), {n: torch.tensor(a) for n, a in answers.items()}


def mirrored(rows: Tensor, answers: Answers) -> tuple[Tensor, Answers]:
    """The same paths with left and right changed."""
    sign = torch.ones(FEATURES)
    sign[0 : 6 * NUM_STEPS : 3] = -1
    sign[6 * NUM_STEPS] = -1
    swapped = {}
    for name, said in answers.items():
        left, right = (MOTION_HEADS[name].index(word) for word in _LEFT_AND_RIGHT[name])
        swapped[name] = torch.where(said == left, right, torch.where(said == right, left, said))
    return rows * sign, swapped


def learn(rows: Tensor, answers: Answers, passes: int = _PASSES) -> Mover:
    """A mover that has seen every row and its mirror image `passes` times."""
    torch.manual_seed(0)
    other_rows, other_answers = mirrored(rows, answers)
    rows = torch.cat([rows, other_rows])
    answers = {name: torch.cat([said, other_answers[name]]) for name, said in answers.items()}
    mover = Mover().train()
    optimizer = torch.optim.AdamW(mover.parameters(), lr=_RATE, weight_decay=0.05)
    steps = passes * max(len(rows) // _BATCH, 1)
    cooling = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    for _ in range(steps):
        pick = torch.randint(len(rows), (min(_BATCH, len(rows)),))
        logits = mover(rows[pick])
        loss = sum(
            functional.cross_entropy(logits[name], said[pick], ignore_index=UNASKED)
            for name, said in answers.items()
        )
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        optimizer.step()
        cooling.step()
    return mover.eval()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=6000, help="clips to learn from")
    parser.add_argument("--minutes", type=float, default=30.0, help="to draw them, at most")
    parser.add_argument("--quick", action="store_true", help="20 clips, to see that it runs")
    parser.add_argument("-o", "--output", type=Path, default=mover_file())
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    count = 20 if arguments.quick else arguments.count
    rows, answers = paths_of_truth(load_cast(), count, arguments.minutes, SEED)
    save_mover(learn(rows, answers), arguments.output)
    print(f"{arguments.output}: learned from {len(rows)} paths")


if __name__ == "__main__":
    main()
