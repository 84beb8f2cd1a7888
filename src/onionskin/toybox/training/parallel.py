"""The processes of a run: who they are, what they tell each other, how they share a network."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint

from onionskin.errors import InvalidInput, OnionskinError
from onionskin.toybox.precision import fast_dtype
from onionskin.toybox.training.config import TrainConfig
from onionskin.toybox.training.objective import Network

_PATIENCE = timedelta(minutes=30)
"""How long a process waits for the others, which may be making samples."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Team:
    """The processes that train together; alone where nothing said otherwise."""

    rank: int = 0
    world: int = 1
    device: torch.device = field(default_factory=lambda: torch.device("cpu"))

    @property
    def leads(self) -> bool:
        """Whether this process writes what one writes for all."""
        return self.rank == 0

    def summed(self, numbers: list[float]) -> list[float]:
        """The sums of numbers over all processes."""
        if self.world == 1:
            return numbers
        told = torch.tensor(numbers, dtype=torch.float64)
        dist.all_reduce(told)
        return [float(each) for each in told]

    def sum_(self, tensor: Tensor) -> Tensor:
        """Sums a tensor over all processes, in place."""
        if self.world > 1:
            dist.all_reduce(tensor)
        return tensor

    def wait(self) -> None:
        """Until all are here."""
        self.summed([0.0])


@contextmanager
def joined(device: str, environment: Mapping[str, str] = os.environ) -> Iterator[Team]:
    """The team that torchrun's variables name, or this process alone; left at the end."""
    world = int(environment.get("WORLD_SIZE", "1"))
    local = int(environment.get("LOCAL_RANK", "0"))
    place = _device(device, local)
    if world == 1:
        yield Team(device=place)
        return
    if place.type == "cuda":
        torch.cuda.set_device(place)
    backend = "cpu:gloo,cuda:nccl" if place.type == "cuda" else "gloo"
    dist.init_process_group(backend, timeout=_PATIENCE)
    try:
        yield Team(rank=dist.get_rank(), world=world, device=place)
    except RuntimeError as error:
        if not any(word in str(error).lower() for word in ("gloo", "nccl", "connection")):
            raise
        raise OnionskinError(
            "another process of the run was lost; the same command continues from the last "
            "checkpoint"
        ) from error
    finally:
        dist.destroy_process_group()


def _device(name: str, local: int) -> torch.device:
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    if name.partition(":")[0] not in ("cpu", "cuda"):
        raise InvalidInput(f"device is {name}; allowed: auto, cpu, cuda")
    if name.startswith("cuda") and not torch.cuda.is_available():
        raise InvalidInput(f"device is {name}, but this machine has no GPU: give cpu")
    return torch.device(f"cuda:{local}" if name == "cuda" else name)


def product_dtype(config: TrainConfig, device: torch.device) -> torch.dtype:
    """The type in which the config's products are made on a device."""
    if config.precision != "auto":
        return getattr(torch, config.precision)  # type: ignore[no-any-return]
    if device.type == "cpu":
        return fast_dtype()
    return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float32


def products(dtype: torch.dtype, device: torch.device) -> torch.autocast:
    """A context in which products and convolutions run in `dtype`."""
    return torch.autocast(device.type, torch.bfloat16, enabled=dtype is torch.bfloat16)


class _Called(nn.Module):
    """A network whose forward is one of its methods, for what wraps only forward."""

    def __init__(self, model: nn.Module, call: Network) -> None:
        super().__init__()
        self.model, self.call = model, call

    def forward(self, sight: Any) -> Any:
        """The method's result."""
        return self.call(sight)


class Shared:
    """A network as one process of a team holds it, and how it is called."""

    def __init__(self, model: nn.Module, method: str, config: TrainConfig, team: Team) -> None:
        self.model, self._team = model, team
        self.is_sharded = team.world > 1 and config.parallel == "fsdp"
        if config.activation_checkpointing:
            recompute(model)
        if self.is_sharded:
            shard(model, method, product_dtype(config, team.device), config.compile)
            model.to_empty(device=team.device)
        call: Network = model if method == "forward" else getattr(model, method)
        if config.compile and not self.is_sharded:
            call = torch.compile(call, dynamic=False)
        self.network: Network = call
        self._wrapped: Any = None
        if team.world > 1 and not self.is_sharded:
            self._wrapped = nn.parallel.DistributedDataParallel(
                _Called(model, call), gradient_as_bucket_view=True
            )
            self.network = self._wrapped

    def gathering(self, *, last: bool) -> AbstractContextManager[object]:
        """Gradients are summed over the team after the last micro-batch of a step only."""
        if self.is_sharded:
            self.model.set_requires_gradient_sync(last)  # type: ignore[operator]
        if self._wrapped is None or last:
            return nullcontext()
        quiet: AbstractContextManager[object] = self._wrapped.no_sync()
        return quiet

    def clip(self, most: float) -> Tensor:
        """Scales the gradients to a norm of at most `most`; gives the norm that they had."""
        gradients = [own(each.grad) for each in self.model.parameters() if each.grad is not None]
        squares = torch.stack(torch._foreach_norm(gradients)).square().sum()
        if self.is_sharded:
            self._team.sum_(squares)
        norm = squares.sqrt()
        torch._foreach_mul_(gradients, (most / (norm + 1e-6)).clamp(max=1.0))
        return norm


def own(tensor: Tensor) -> Tensor:
    """What of a tensor this process holds."""
    local = getattr(tensor, "to_local", None)
    return tensor if local is None else local()


def whole(tensor: Tensor) -> Tensor:
    """A tensor gathered from all processes: all of them must ask."""
    gathered = getattr(tensor, "full_tensor", None)
    return (tensor if gathered is None else gathered()).detach().cpu()


def recompute(model: nn.Module) -> None:
    """Lets each layer keep its input only, and work the rest out again when it goes back."""
    for layer in model.layers:  # type: ignore[union-attr]
        layer.forward = partial(checkpoint, layer.forward, use_reentrant=False)


def shard(model: nn.Module, method: str, dtype: torch.dtype, compiled: bool) -> None:
    """Divides every layer's weights, and the rest, among the team (FSDP2)."""
    from torch.distributed.fsdp import (
        MixedPrecisionPolicy,
        fully_shard,
        register_fsdp_forward_method,
    )

    # It warns of operations in place on what the network gives; there are none.
    warnings.filterwarnings("ignore", "FSDP2-wrapped module .* returned a view tensor")
    policy = MixedPrecisionPolicy(
        param_dtype=dtype, reduce_dtype=torch.float32, cast_forward_inputs=False
    )
    for layer in model.layers:  # type: ignore[union-attr]
        if compiled:
            layer.compile(dynamic=False)
        fully_shard(layer, mp_policy=policy)
    fully_shard(model, mp_policy=policy)
    if method != "forward":
        register_fsdp_forward_method(model, method)
