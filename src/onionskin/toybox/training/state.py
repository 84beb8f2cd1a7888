"""All that a run has learned: weights, their average, the optimiser; saved whole or not at all.

A checkpoint is a folder in the form of `torch.distributed.checkpoint`: each process writes what it
holds, and any number of processes reads what it needs. It gets its name when all of it is there.
"""

from __future__ import annotations

import json
import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.distributed.checkpoint.api import CheckpointException
from torch.distributed.checkpoint.state_dict_loader import load
from torch.distributed.checkpoint.state_dict_saver import save

from onionskin.errors import WeightsError
from onionskin.toybox.model import in_channels_last
from onionskin.toybox.training.config import TrainConfig
from onionskin.toybox.training.objective import build
from onionskin.toybox.training.parallel import Shared, Team, own, whole
from onionskin.toybox.weights import notes_of

_PROGRESS = "progress.json"
_PART = ".part"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reached:
    """How far a run has come."""

    step: int = 0
    """Steps done."""
    frames: int = 0
    """Frames learned from, those of the weights that it began with too."""
    seconds: float = 0.0
    window: tuple[float, ...] = field(default=())
    """Losses since the last line of the log."""


class TrainState:
    """A run's weights, average, optimiser and how far it has come, in one process of a team."""

    def __init__(self, config: TrainConfig, method: str, team: Team) -> None:
        """A new run's: `load` goes on with an old one's."""
        self._config, self._team = config, team
        sharded = team.world > 1 and config.parallel == "fsdp"
        with torch.device("meta" if sharded else "cpu"):
            model = build(config)
        if not sharded:
            model = in_channels_last(model.to(team.device))
        self.shared = Shared(model, method, config, team)
        self.model = model
        self.reached = Reached()
        self._begin()
        self.average = {name: weight.detach().clone() for name, weight in model.named_parameters()}
        self.optimizer = torch.optim.AdamW(
            model.parameters(),
            lr=config.learning_rate,
            betas=config.betas,
            weight_decay=config.weight_decay,
            fused=True,
        )
        for weight in model.parameters():
            self.optimizer.state[weight] = {
                "step": torch.zeros((), device=team.device),
                "exp_avg": torch.zeros_like(weight),
                "exp_avg_sq": torch.zeros_like(weight),
            }

    def _begin(self) -> None:
        """Random weights of the seed, or those of the file that the run begins with."""
        start = self._config.start
        if start is not None:
            notes = notes_of(start)
            self.reached = Reached(
                frames=int(notes.get("frames_seen", "0")),
                seconds=float(notes.get("hours_trained", "0")) * 3600,
            )
        if not self.shared.is_sharded and start is None:
            return
        weights = build(self._config).state_dict() if start is None else _weights_of(start)
        missing = set(weights) ^ set(self.model.state_dict())
        if missing:
            raise WeightsError(
                f"{start} is of another model: {len(missing)} weights differ by name, "
                f"{min(missing)} for one; give its own `model`"
            )
        for name, value in self.model.state_dict().items():
            _fill(value, weights[name])

    def update(self, rate: float) -> Tensor:
        """One optimiser step at a learning rate, and the average after it; gives the norm."""
        norm = self.shared.clip(self._config.max_grad_norm)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        step = self.reached.step + 1
        keep = min(self._config.ema, (1 + step) / (10 + step))
        torch._foreach_lerp_(
            [own(each) for each in self.average.values()],
            [own(each.detach()) for each in self.model.parameters()],
            1 - keep,
        )
        return norm

    def whole_average(self) -> dict[str, Tensor]:
        """The average's weights, gathered: all processes must ask."""
        return {name: whole(weight) for name, weight in self.average.items()}

    def save(self, folder: Path) -> Path:
        """Writes a checkpoint below `folder`; it has its name when it is whole."""
        final = folder / f"step-{self.reached.step:08d}"
        part = final.with_name(final.name + _PART)
        if self._team.leads:
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir(parents=True)
        self._team.wait()
        with _quiet():
            save(self._tensors(), checkpoint_id=part, no_dist=self._team.world == 1)
        if self._team.leads:
            (part / _PROGRESS).write_text(json.dumps(asdict(self.reached)), "utf-8")
            shutil.rmtree(final, ignore_errors=True)
            os.replace(part, final)  # noqa: PTH105
            _remove_old(folder, self._config.num_checkpoints)
        self._team.wait()
        return final

    def load(self, checkpoint: Path) -> None:
        """Goes on from a checkpoint of any number of processes. Raises WeightsError."""
        try:
            with _quiet():
                load(self._tensors(), checkpoint_id=checkpoint, no_dist=self._team.world == 1)
            told = json.loads((checkpoint / _PROGRESS).read_text("utf-8"))
            self.reached = Reached(**{**told, "window": tuple(told["window"])})
        except (Exception, CheckpointException) as error:  # whatever its readers raise
            said = (str(error).strip().splitlines() or [type(error).__name__])[-1]
            raise WeightsError(
                f"checkpoint {checkpoint} does not load ({said}); remove it to continue from the "
                f"one "
                "before, or start another run"
            ) from error

    def advanced(self, **changes: Any) -> None:
        """Notes how far the run has come."""
        self.reached = replace(self.reached, **changes)

    def _tensors(self) -> dict[str, Any]:
        names = {id(weight): name for name, weight in self.model.named_parameters()}
        return {
            "model": dict(self.model.named_parameters()),
            "average": self.average,
            "optimizer": {
                names[id(weight)]: state for weight, state in self.optimizer.state.items()
            },
        }


@contextmanager
def _quiet() -> Iterator[None]:
    """torch warns a process that is alone that it is."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "torch.distributed is disabled")
        yield


def latest(folder: Path) -> Path | None:
    """The last whole checkpoint below a folder."""
    found = [path for path in folder.glob("step-*") if path.suffix != _PART]
    return max(found, default=None)


def _remove_old(folder: Path, kept: int) -> None:
    found = sorted(path for path in folder.glob("step-*") if path.suffix != _PART)
    for path in (*found[:-kept], *folder.glob(f"step-*{_PART}")):
        shutil.rmtree(path, ignore_errors=True)


def _weights_of(path: Path) -> dict[str, Tensor]:
    from safetensors.torch import load_file

    return {name: value.float() for name, value in load_file(path).items()}


@torch.no_grad()
def _fill(target: Tensor, value: Tensor) -> None:
    """Copies this process's part of a whole weight."""
    if hasattr(target, "device_mesh"):
        from torch.distributed.tensor import distribute_tensor

        value = value.to(target.device)
        value = distribute_tensor(value, target.device_mesh, target.placements)  # type: ignore[attr-defined]
    target.copy_(value)
