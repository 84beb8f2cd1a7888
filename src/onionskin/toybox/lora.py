"""Low-rank weights (LoRA, Hu et al., 2106.09685): beside the model's layers while they are learned,
added to them when they are used.

A file holds for each layer NAME the tensors NAME.lora_A.weight (R, in) and NAME.lora_B.weight
(out, R); what is added to the layer's weight is their product B A, times a scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from torch import Tensor, nn

from onionskin.errors import WeightsError
from onionskin.toybox.model import FillModel, in_channels_last

_A, _B = ".lora_A.weight", ".lora_B.weight"


class Beside(nn.Module):
    """A linear layer, and low-rank weights beside it, which change nothing at first."""

    def __init__(self, layer: nn.Linear, rank: int, generator: torch.Generator) -> None:
        super().__init__()
        self.layer = layer
        self.a = nn.Parameter(torch.empty(rank, layer.in_features))
        self.b = nn.Parameter(torch.zeros(layer.out_features, rank))
        with torch.no_grad():
            self.a.normal_(0, layer.in_features**-0.5, generator=generator)
        self.is_on = True

    def forward(self, x: Tensor) -> Tensor:
        """(..., in) -> (..., out)."""
        said: Tensor = self.layer(x)
        return said + (x @ self.a.T) @ self.b.T if self.is_on else said


class LowRank:
    """A model that is tuned: its own weights are left as they are."""

    def __init__(self, model: FillModel, rank: int, seed: int) -> None:
        generator = torch.Generator().manual_seed(seed)
        self._added = {}
        for name in targets(model):
            beside = Beside(linear_of(model, name), rank, generator)
            parent, _, own = name.rpartition(".")
            setattr(model.get_submodule(parent), own, beside)
            self._added[name] = beside

    def weights(self) -> list[nn.Parameter]:
        """What is learned."""
        return [each for beside in self._added.values() for each in (beside.a, beside.b)]

    @contextmanager
    def left_out(self) -> Iterator[None]:
        """The model as it was."""
        for each in self._added.values():
            each.is_on = False
        try:
            yield
        finally:
            for each in self._added.values():
                each.is_on = True

    def save(self, path: Path) -> None:
        """Writes a file for `merged`."""
        from safetensors.torch import save_file

        tensors = {}
        for name, each in self._added.items():
            tensors[name + _A], tensors[name + _B] = each.a.detach(), each.b.detach()
        save_file({name: one.contiguous() for name, one in tensors.items()}, path)


def targets(model: FillModel) -> list[str]:
    """Its linear layers."""
    return [name for name, module in model.named_modules() if isinstance(module, nn.Linear)]


def linear_of(model: FillModel, name: str) -> nn.Linear:
    """One of `targets`."""
    layer = model.get_submodule(name)
    assert isinstance(layer, nn.Linear)
    return layer


def merged(model: FillModel, loras: Iterable[tuple[Path, float]]) -> FillModel:
    """A model with low-rank weights added at their scales; `model` itself is left as it is.

    Raises WeightsError for a file that does not fit.
    """
    tensors = dict(model.state_dict())
    for path, scale in loras:
        for name, change in _changes(model, path).items():
            tensors[name] = tensors[name] + scale * change
    with torch.random.fork_rng(devices=[]):
        tuned = FillModel(model.config)
    tuned.load_state_dict(tensors, assign=True)
    return in_channels_last(tuned).eval()


def _changes(model: FillModel, path: Path) -> dict[str, Tensor]:
    """What a file adds to weights, by their names."""
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        found = {name: each.float() for name, each in load_file(path).items()}
    except (SafetensorError, OSError) as error:
        raise WeightsError(f"LoRA {path} does not load: {error}") from error
    known = set(targets(model))
    layers = {name.removesuffix(_A) for name in found if name.endswith(_A)}
    expected = {layer + end for layer in layers for end in (_A, _B)}
    if not layers or not layers <= known or expected != found.keys():
        raise WeightsError(f"LoRA {path} fits no layer of this model; is it for another model?")
    changes = {}
    for layer in sorted(layers):
        a, b, weight = found[layer + _A], found[layer + _B], linear_of(model, layer).weight
        if (b.shape[0], a.shape[1]) != tuple(weight.shape) or a.shape[0] != b.shape[1]:
            raise WeightsError(
                f"LoRA {path} is of a model of another size: {layer} has {tuple(weight.shape)}"
            )
        changes[f"{layer}.weight"] = b @ a
    return changes
