"""What a config needs, worked out without taking it: parameters, memory, operations.

A step of training runs on torch's fake tensors, which have shapes and no numbers: every one that
the step makes is counted from when it is made to when it is let go.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Literal

import torch
from torch import Tensor, nn
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves
from torch.utils.flop_counter import flop_registry, sdpa_flop_count

from onionskin.toybox.conditions import UNSAID
from onionskin.toybox.latent import LatentConfig
from onionskin.toybox.training.bank import MAX_TOKENS, Bank
from onionskin.toybox.training.config import Kind, TrainConfig
from onionskin.toybox.training.objective import (
    LatentObjective,
    Objective,
    PixelObjective,
    Totals,
    build,
)
from onionskin.toybox.training.parallel import product_dtype, products, recompute
from onionskin.toybox.training.scenes import Batch

_FLOAT = 4
_SIDE, _FRAMES = 8, 4
"""Pixels and frames to a latent, of Wan's VAE."""

Gradients = Literal["made", "held", "passed on"]
"""Made as a step goes back; there from an earlier micro-batch (or as the buckets in which a team
sums them); or handed on at once to whoever keeps them, as a sharded network does."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """What one process of a run needs, bytes of memory on its device; the VAE is left out."""

    parameters: int
    kind: str
    """The kind of batch that needs most, as TxHxW."""
    weights_bytes: int
    average_bytes: int
    optimizer_bytes: int
    gradients_bytes: int
    activations_bytes: int
    """What a step needs at its most beyond all of the above."""
    gathered_bytes: int
    """Weights of other processes, and gradients for them, that a sharded network holds for a
    moment."""
    flops_per_step: float
    """Of the whole batch, forward and back, over all processes; kinds counted by their shares."""

    @property
    def total_bytes(self) -> int:
        """At the most."""
        return (
            self.weights_bytes
            + self.average_bytes
            + self.optimizer_bytes
            + self.gradients_bytes
            + self.activations_bytes
            + self.gathered_bytes
        )

    def to_dict(self) -> dict[str, object]:
        """As JSON holds it."""
        return {**asdict(self), "total_bytes": self.total_bytes}


def estimate(config: TrainConfig, world: int = 1, device: str = "cpu") -> Estimate:
    """What each of `world` processes needs on a device of this type."""
    dtype = product_dtype(config, torch.device(device)) if device == "cpu" else _card_dtype(config)
    sharded = world > 1 and config.parallel == "fsdp"
    seen = [
        _Try(config, kind, dtype, _gradients(kind, world, sharded=sharded)) for kind in config.kinds
    ]
    most = max(seen, key=lambda each: each.activations)
    parts = world if sharded else 1
    weights = most.weights // parts
    shares = sum(kind.share for kind in config.kinds)
    return Estimate(
        parameters=most.parameters,
        kind=most.name,
        weights_bytes=weights,
        average_bytes=weights,
        optimizer_bytes=2 * weights,
        gradients_bytes=weights,
        activations_bytes=most.activations,
        gathered_bytes=most.gathered(dtype) if sharded else 0,
        flops_per_step=sum(each.flops * each.kind.share for each in seen) / shares,
    )


def _card_dtype(config: TrainConfig) -> torch.dtype:
    return torch.float32 if config.precision == "float32" else torch.bfloat16


def _gradients(kind: Kind, world: int, *, sharded: bool) -> Gradients:
    if sharded:
        return "passed on"
    return "held" if world > 1 or kind.num_micro_batches > 1 else "made"


class _Try:
    """One micro-batch of a kind, forward and back, on fake tensors."""

    def __init__(
        self, config: TrainConfig, kind: Kind, dtype: torch.dtype, gradients: Gradients
    ) -> None:
        self.kind = kind
        self.name = f"{kind.num_frames}x{kind.height}x{kind.width}"
        memory = _Ledger()
        with torch.random.fork_rng(devices=[]), FakeTensorMode(allow_non_fake_inputs=True), memory:
            model = build(config)
            if config.activation_checkpointing:
                recompute(model)
            self.parameters = sum(each.numel() for each in model.parameters())
            self._layers = [_FLOAT * _size(layer) for layer in model.layers]
            self.weights = _FLOAT * self.parameters
            _prepare(model, gradients)
            before = memory.now
            torch.autograd.backward(_loss(config, kind, model, dtype))
            made = 0 if gradients != "made" else self.weights
            self.activations = max(memory.most - before - made, 0)
            self.flops = memory.flops * kind.batch / kind.at_once

    def gathered(self, dtype: torch.dtype) -> int:
        """The weights that are no layer's stay gathered for the step; of layers two at once."""
        rest = self.weights - sum(self._layers)
        layer = max(self._layers)
        return (rest + 2 * layer) * dtype.itemsize // _FLOAT + rest + layer


def _size(module: nn.Module) -> int:
    return sum(each.numel() for each in module.parameters())


def _prepare(model: nn.Module, gradients: Gradients) -> None:
    for weight in model.parameters():
        if gradients == "held":
            weight.grad = torch.empty_like(weight)
        elif gradients == "passed on":
            weight.register_post_accumulate_grad_hook(_pass_on)


def _pass_on(weight: Tensor) -> None:
    weight.grad = None


def _loss(config: TrainConfig, kind: Kind, model: nn.Module, dtype: torch.dtype) -> Tensor:
    bank = Bank([], torch.empty(1, MAX_TOKENS, 384).half(), torch.ones(1, MAX_TOKENS) > 0)
    objective: Objective
    if isinstance(config.model, LatentConfig):
        vae: Any = _FakeVae(config.model.latent_channels)
        objective = LatentObjective(bank, vae, config.time_mean)
    else:
        objective = PixelObjective(bank, config.time_mean)
    batch = _fake_batch(kind)
    network: Callable[[Any], Any] = getattr(model, objective.method)
    with products(dtype, torch.device("cpu")):
        return objective.part(network, batch, Totals(clips=kind.batch))


def _fake_batch(kind: Kind) -> Batch:
    clips, frames, sides = kind.at_once, kind.num_frames, (kind.height, kind.width)
    return Batch(
        frames=torch.empty(clips, frames, 3, *sides, dtype=torch.uint8),
        draft=torch.empty(clips, frames, 4, *sides, dtype=torch.uint8),
        known=torch.empty(clips, frames, *sides, dtype=torch.bool),
        seconds=torch.empty(clips, frames),
        place=torch.empty(clips, frames, 5),
        layout=torch.empty(clips, frames, 3, *sides, dtype=torch.uint8),
        laid=torch.empty(clips, dtype=torch.bool),
        caption=torch.zeros(clips, dtype=torch.int64),
        wordless=torch.empty(clips, dtype=torch.bool),
        labels=torch.empty(clips, len(UNSAID), dtype=torch.int64),
        seeds=[0] * clips,
    )


class _FakeVae:
    """Latents of the right shape."""

    frames_step = _FRAMES

    def __init__(self, channels: int) -> None:
        self._channels = channels

    def encode(self, frames: Tensor) -> Tensor:
        """See `VideoVae.encode`."""
        return frames.new_empty(self._shape(frames, self._channels))

    def shrunk(self, known: Tensor) -> Tensor:
        """See `VideoVae.shrunk`."""
        return known.new_empty(self._shape(known, 1))

    def _shape(self, frames: Tensor, channels: int) -> tuple[int, ...]:
        clips, count, _, height, width = frames.shape
        return clips, (count - 1) // _FRAMES + 1, channels, height // _SIDE, width // _SIDE


class _Ledger(TorchDispatchMode):
    """Counts the bytes of all tensors that are there, their most, and the operations."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.now = self.most = self.flops = 0
        self._held: dict[int, weakref.ref[Any]] = {}

    def __torch_dispatch__(
        self,
        func: Any,
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        if func in _ASKS:
            return False  # of numbers that nobody has: the answer that leads to more work
        result = func(*args, **(kwargs or {}))
        self.flops += _flops(func, args, kwargs or {}, result)
        self.most = max(self.most, self.now + _scratch(func, args))
        for each in tree_leaves(result):
            if isinstance(each, Tensor):
                self._count(each.untyped_storage())
        return result

    def _count(self, storage: torch.UntypedStorage) -> None:
        key = id(storage)
        if key in self._held:
            return
        size = storage.nbytes()

        def let_go(_: object) -> None:
            del self._held[key]
            self.now -= size

        self._held[key] = weakref.ref(storage, let_go)
        self.now += size
        self.most = max(self.most, self.now)


def _flops(func: Any, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> int:
    """Multiplications and additions of one operation; torch counts no attention of its CPU's."""
    name = func._schema.name
    if name == _ATTENTION:
        return int(sdpa_flop_count(*(each.shape for each in args[:3])))
    if name == f"{_ATTENTION}_backward":
        return int(2.5 * sdpa_flop_count(*(each.shape for each in args[1:4])))
    counted = flop_registry.get(func._overloadpacket)
    return 0 if counted is None else int(counted(*args, **kwargs, out_val=result))


def _scratch(func: Any, args: tuple[Any, ...]) -> int:
    """What a convolution of the CPU's takes for a moment: what it reads, in an order of its own."""
    if func not in _CONVOLUTIONS:
        return 0
    return sum(each.nbytes for each in args[:3] if isinstance(each, Tensor))


_CONVOLUTIONS = {
    torch.ops.aten.convolution.default,
    torch.ops.aten.convolution_backward.default,
}
_ATTENTION = "aten::_scaled_dot_product_flash_attention_for_cpu"
_ASKS = {torch.ops.aten.equal.default, torch.ops.aten._local_scalar_dense.default}
