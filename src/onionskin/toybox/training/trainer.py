"""Trains a model of the family as its config says: one loop, in one process or in many.

A run's folder holds `config.json`, `bank.pt` (captions), `checkpoints/`, `log.jsonl`, and at the
end `weights.safetensors`, the moving average.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from onionskin.cast.cast import load_cast
from onionskin.errors import Cancelled, InvalidInput, OnionskinError
from onionskin.progress import (
    IsCancelled,
    Progress,
    ReportProgress,
    never_cancelled,
    report_nothing,
)
from onionskin.toybox.training.bank import Bank
from onionskin.toybox.training.config import TrainConfig, TrainingSet
from onionskin.toybox.training.footage import FootageClips
from onionskin.toybox.training.metrics import Metrics
from onionskin.toybox.training.objective import Objective, Totals, build, objective_of
from onionskin.toybox.training.parallel import Team, product_dtype, products
from onionskin.toybox.training.scenes import Scenes
from onionskin.toybox.training.state import TrainState, latest
from onionskin.toybox.training.stream import Source, Step, Stream, loader
from onionskin.toybox.weights import save_weights

WEIGHTS = "weights.safetensors"
_FREE = {
    "num_steps",
    "parallel",
    "compile",
    "activation_checkpointing",
    "checkpoint_minutes",
    "num_checkpoints",
    "log_every",
    "num_loaders",
}
"""What may be another in a run that goes on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trained:
    """What a run came to."""

    step: int
    loss: float
    weights: Path


def train(
    config: TrainConfig,
    folder: Path,
    *,
    team: Team | None = None,
    bank: Bank | None = None,
    left: Callable[[], float] | None = None,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Trained:
    """Trains to the config's last step, from the folder's last checkpoint where it has one.

    `left` says what share of the run is left where that is not a matter of steps; it ends at 0.
    Raises Cancelled at the step after the person asked to stop.
    """
    run = Run(config, folder, team or Team(), bank)
    try:
        run.go(left, progress, cancelled)
    except KeyboardInterrupt:
        raise Cancelled(run.stopped()) from None
    return run.finish()


class Run:
    """A run in one process of its team."""

    def __init__(self, config: TrainConfig, folder: Path, team: Team, bank: Bank | None) -> None:
        self.config, self.folder, self.team = config, folder, team
        _claim(config, folder, team)
        self.source, self.bank = _data(config, folder, team, bank)
        self.objective: Objective = objective_of(config, self.bank, team.device)
        self.state = TrainState(config, self.objective.method, team)
        if (checkpoint := latest(self.checkpoints)) is not None:
            self.state.load(checkpoint)
        self._dtype = product_dtype(config, team.device)
        self._loss = float("nan")

    @property
    def checkpoints(self) -> Path:
        """Where they are."""
        return self.folder / "checkpoints"

    def go(
        self,
        left: Callable[[], float] | None,
        progress: ReportProgress,
        cancelled: IsCancelled,
    ) -> None:
        """Step after step; checkpoints and the end are where the leader's clock has them."""
        stream = Stream(
            self.source,
            self.config,
            first=self.state.reached.step,
            rank=self.team.rank,
            world=self.team.world,
        )
        losses = [torch.tensor(loss) for loss in self.state.reached.window]
        saved = then = time.monotonic()
        with closing(Metrics(self.folder, self.state.reached.step, self.team)) as metrics:
            for step in loader(stream, self.config.num_loaders):
                share = (left or self._steps_left)()
                due = then - saved > self.config.checkpoint_minutes * 60
                told = self._agreed(step, share, due, cancelled())
                if told.stop:
                    raise Cancelled(self.stopped())
                if told.left <= 0:
                    break
                if told.save:
                    self._save(losses)
                    saved = time.monotonic()
                rate = self._rate(told.left)
                loss, norm = self._step(step, told.inside, rate)
                losses.append(loss)
                now = time.monotonic()
                self._count(step, now - then)
                then = now
                if self.state.reached.step % self.config.log_every == 0:
                    losses = self._log(metrics, losses, norm, rate)
                progress(self._progress())
        self._save(losses)

    def finish(self) -> Trained:
        """Writes the average as a weights file."""
        reached, path = self.state.reached, self.folder / WEIGHTS
        average = self.state.whole_average()
        if self.team.leads:
            model = build(self.config)
            model.load_state_dict(average)
            hours = f"{reached.seconds / 3600:.2f}"
            part = path.with_suffix(".part")
            save_weights(model, part, hours_trained=hours, frames_seen=str(reached.frames))
            part.replace(path)
        self.team.wait()
        return Trained(step=reached.step, loss=self._loss, weights=path)

    def stopped(self) -> str:
        """What is said of a run that was stopped."""
        last = latest(self.checkpoints)
        where = f"from {last.name}" if last else "from its start"
        return f"stopped at step {self.state.reached.step}; the same command goes on {where}"

    def _steps_left(self) -> float:
        return 1 - self.state.reached.step / self.config.num_steps

    def _rate(self, share: float) -> float:
        """The learning rate with a share of the run left."""
        config = self.config
        warm = (self.state.reached.step + 1) / max(config.warmup_steps, 1)
        return config.learning_rate * min(1.0, warm, share / max(config.cooldown, 1e-9))

    def _agreed(self, step: Step, share: float, due: bool, stop: bool) -> _Told:
        """What the whole team does next, and what its batch is divided by."""
        inside = sum(self.objective.inside(each) for each in step.batches if each.counts)
        leads = self.team.leads
        told = self.team.summed([inside, leads and due, leads * share, stop])
        return _Told(inside=told[0], save=told[1] > 0, left=told[2], stop=told[3] > 0)

    def _step(self, step: Step, inside: float, rate: float) -> tuple[Tensor, Tensor]:
        """Forward, backward and update; gives the step's loss and its gradient's norm."""
        team, shared = self.team, self.state.shared
        totals = Totals(clips=step.kind.batch, inside=inside)
        loss = torch.zeros((), device=team.device)
        for number, batch in enumerate(step.batches):
            with shared.gathering(last=number == len(step.batches) - 1):
                with products(self._dtype, team.device):
                    part = self.objective.part(shared.network, batch.to(team.device), totals)
                part = part * float(batch.counts)
                # Gradients of a team are averaged; the loss is a sum.
                torch.autograd.backward(part * team.world)
            loss += part.detach()
        norm = self.state.update(rate)
        return team.sum_(loss), norm

    def _count(self, step: Step, seconds: float) -> None:
        reached = self.state.reached
        self.state.advanced(
            step=reached.step + 1,
            frames=reached.frames + step.kind.batch * step.kind.num_frames,
            seconds=reached.seconds + seconds,
        )

    def _save(self, losses: list[Tensor]) -> None:
        window = tuple(float(loss) for loss in losses)
        _check_finite(window, self.state.reached.step)
        self.state.advanced(window=window)
        self.state.save(self.checkpoints)

    def _log(
        self, metrics: Metrics, losses: list[Tensor], norm: Tensor, rate: float
    ) -> list[Tensor]:
        """Writes a line of the log; gives the losses of the next: none as yet."""
        reached = self.state.reached
        window = [float(loss) for loss in losses]
        _check_finite(window, reached.step)
        self._loss = sum(window) / len(window)
        metrics.write(
            reached.step,
            {
                "loss": self._loss,
                "grad_norm": float(norm),
                "learning_rate": rate,
                "frames": reached.frames,
                "seconds": round(reached.seconds, 1),
            },
        )
        return []

    def _progress(self) -> Progress:
        said = "" if self._loss != self._loss else f"loss {self._loss:.3f}"
        return Progress(
            num_done=self.state.reached.step, num_steps=self.config.num_steps, label=said
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    """What a team has agreed on before a step."""

    inside: float
    save: bool
    left: float
    """The share of the run that is left, by the leader's clock."""
    stop: bool


def _check_finite(losses: tuple[float, ...] | list[float], step: int) -> None:
    if not all(abs(loss) < float("inf") for loss in losses):
        raise OnionskinError(
            f"the loss is not finite at step {step}; lower learning_rate or max_grad_norm, or set "
            'precision = "float32"; the last checkpoint is from before that'
        )


def _claim(config: TrainConfig, folder: Path, team: Team) -> None:
    """Notes the config in a new folder. Raises InvalidInput where the run was another."""
    path, told = folder / "config.json", json.loads(json.dumps(config.to_dict()))
    if not path.exists():
        if team.leads:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(told, indent=2, ensure_ascii=False), "utf-8")
        team.wait()
        return
    team.wait()
    begun = json.loads(path.read_text("utf-8"))
    other = sorted(name for name in told if name not in _FREE and begun.get(name) != told[name])
    if other:
        raise InvalidInput(
            f"the run in {folder} was begun with other values of: {', '.join(other)}; give them "
            "back, or give another --run"
        )


def _data(config: TrainConfig, folder: Path, team: Team, bank: Bank | None) -> tuple[Source, Bank]:
    """Where the clips come from, and their captions."""
    path = folder / "bank.pt"
    clips = (
        FootageClips(config.data.folder, config.seed)
        if isinstance(config.data, TrainingSet)
        else None
    )
    if bank is None:
        if team.leads and not path.exists():
            _new_bank(config, clips).save(path)
        team.wait()
        bank = Bank.load(path)
    if clips is not None and len(clips.clips) != len(bank.states):
        raise InvalidInput(
            f"the set has {len(clips.clips)} clips, and had {len(bank.states)} when the run was "
            "begun; give the set as it was, or another --run"
        )
    return clips or Scenes(bank.outlines, load_cast()), bank


def _new_bank(config: TrainConfig, clips: FootageClips | None) -> Bank:
    if clips is not None:
        return Bank.of_texts(clips.captions)
    assert not isinstance(config.data, TrainingSet)
    return Bank.build(load_cast(), config.data.num_captions, seed=config.seed)
