"""Learns low-rank weights for an open model from pictures or clips, and writes them with a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from onionskin.engines.base import Engine
from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.family import Way
from onionskin.engines.diffusers.loader import Loader
from onionskin.engines.diffusers.placement import this_machine
from onionskin.engines.diffusers.shelf import what_is_wanting
from onionskin.errors import InvalidInput, OnionskinError, WeightsError
from onionskin.finetuning.card import card_text
from onionskin.finetuning.denoisers import KINDS, Denoiser, Words
from onionskin.finetuning.material import Piece
from onionskin.finetuning.tuning import Finetuned, Tuning
from onionskin.media.destination import Destination
from onionskin.progress import (
    IsCancelled,
    ReportProgress,
    Steps,
    never_cancelled,
    report_nothing,
)

_NAME = "tuned"
_BYTES_PER_WEIGHT = 16
"""Weight, gradient and both moments of Adam, in float32."""
_SHARE_OF_FREE = 0.05
_RANKS = (16, 8, 4)
_WARMUP_STEPS = 20
_LEVELS = (0.25, 0.5, 0.75)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Example:
    """A piece, encoded."""

    clean: Tensor
    words: Words


def finetune(
    pieces: list[Piece],
    output: Path,
    engine: Engine,
    tuning: Tuning,
    *,
    force: bool = False,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Finetuned:
    """Writes `output`, a .safetensors file for `--lora`, and a card beside it.

    Raises InvalidInput for an engine that cannot be tuned, WeightsError where its weights are not
    here, OutputExists, Cancelled.
    """
    if output.suffix != ".safetensors":
        raise InvalidInput(f"output {output.name} must end in .safetensors, for --lora")
    if not tuning.licence:
        raise InvalidInput(
            "the model card must name the licence of the material: give --licence, e.g. 'our own'"
        )
    way, kind = _way(engine)
    assert isinstance(engine, DiffusersEngine)
    destination = Destination(output, force=force)
    steps = Steps(len(pieces) + tuning.num_steps, progress, cancelled)
    pipeline = _loaded(engine, way)
    denoiser = kind(pipeline)
    with torch.no_grad():
        examples = list(_encoded(pieces, engine, denoiser, tuning, steps))
        priors = [denoiser.words(prompt) for prompt in tuning.prior_prompts]
    rank = tuning.rank or _rank(pipeline.transformer, engine.settings.device)
    weights = _add_adapter(pipeline.transformer, rank, tuning.seed)
    with _base(pipeline.transformer):
        before = _held_out(denoiser, examples, tuning.seed)
    _learn(denoiser, examples, priors, weights, tuning, steps)
    after = _held_out(denoiser, examples, tuning.seed)
    with destination.writing() as part:
        _save(pipeline, part)
    card = output.with_suffix(".md")
    done = Finetuned(
        path=output,
        card=card,
        rank=rank,
        num_weights=sum(each.numel() for each in weights),
        loss_before=before,
        loss_after=after,
    )
    facts = {"base": way.repo, "base licence": engine.family.licence}
    card.write_text(card_text(output.stem, engine.name, facts, pieces, tuning, done), "utf-8")
    return done


def _way(engine: Engine) -> tuple[Way, Any]:
    """The way of an engine that can be tuned, and how. Raises InvalidInput."""
    known = {kind.pipeline: kind.denoiser for kind in KINDS}
    ways = engine.family.ways if isinstance(engine, DiffusersEngine) else ()
    for way in ways:
        if way.pipeline in known:
            return way, known[way.pipeline]
    raise InvalidInput(
        f"engine {engine.name} cannot be fine-tuned; use one of: wan, wan2.2-5b, wan-14b, ltx, "
        "cogvideox"
    )


def _loaded(engine: DiffusersEngine, way: Way) -> Any:
    folders = {repo: folder for repo in way.repos if (folder := engine.shelf.find(repo))}
    if len(folders) < len(way.repos):
        raise WeightsError(what_is_wanting(engine.family, way, engine.shelf))
    if engine.settings.lora or engine.settings.quantize != "none":
        raise InvalidInput(
            "finetune starts from the plain weights: leave out --lora and --quantize"
        )
    # Whole on its device: what is offloaded layer by layer cannot be learned beside.
    pipeline = Loader(replace(engine.settings, memory="fast")).load(way, folders)
    if getattr(pipeline, "transformer_2", None) is not None:
        raise InvalidInput(
            f"engine {engine.name} has two transformers, and finetune trains one; use wan or "
            "wan2.2-5b"
        )
    for part in pipeline.components.values():
        if isinstance(part, nn.Module):
            part.requires_grad_(False)
    return pipeline


def _encoded(
    pieces: Iterable[Piece],
    engine: DiffusersEngine,
    denoiser: Denoiser,
    tuning: Tuning,
    steps: Steps,
) -> Iterator[_Example]:
    shape = engine.family.shape
    size = tuning.size or shape.size
    sides = (size.width, size.height)
    if any(side % shape.side_multiple or side < shape.side_multiple for side in sides):
        raise InvalidInput(
            f"size is {size}: for {engine.name} give multiples of {shape.side_multiple}"
        )
    most = min(tuning.num_frames, shape.max_frames)
    for piece in pieces:
        frames = piece.frames(size, float(shape.fps), most, shape.frames_step)
        pixels = torch.tensor(frames).permute(3, 0, 1, 2)[None].float() / 127.5 - 1
        device = next(denoiser.transformer.parameters()).device  # type: ignore[attr-defined]
        yield _Example(
            clean=denoiser.encode(pixels.to(device)), words=denoiser.words(piece.caption)
        )
        steps.advance(f"read {piece.path.name}")


def _targets(transformer: nn.Module) -> list[str]:
    """The linear layers of its blocks."""
    return [
        name
        for name, module in transformer.named_modules()
        if isinstance(module, nn.Linear) and "blocks." in name
    ]


def _rank(transformer: nn.Module, device: str) -> int:
    """The largest rank up to 16 that memory has room for."""
    room = _SHARE_OF_FREE * this_machine(device).free_bytes
    layers: list[Any] = [transformer.get_submodule(name) for name in _targets(transformer)]
    sides = sum(layer.in_features + layer.out_features for layer in layers)
    fitting = [rank for rank in _RANKS if rank * sides * _BYTES_PER_WEIGHT <= room]
    return max(fitting, default=_RANKS[-1])


def _add_adapter(transformer: Any, rank: int, seed: int) -> list[nn.Parameter]:
    """Low-rank weights beside every linear layer of the blocks, which change nothing as yet."""
    try:
        from peft import LoraConfig
    except ImportError as error:
        raise OnionskinError(
            f"finetune needs peft ({error}): pip install 'onionskin[diffusers]'"
        ) from error
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        config = LoraConfig(r=rank, lora_alpha=rank, target_modules=_targets(transformer))
        transformer.add_adapter(config, adapter_name=_NAME)
    weights = [each for each in transformer.parameters() if each.requires_grad]
    for each in weights:
        each.data = each.data.float()
    return weights


@contextmanager
def _base(transformer: Any) -> Iterator[None]:
    """The transformer without the new weights."""
    transformer.disable_adapters()
    try:
        yield
    finally:
        transformer.enable_adapters()


def _products(denoiser: Any) -> torch.autocast:
    weight = next(denoiser.transformer.parameters())
    half = weight.dtype in (torch.bfloat16, torch.float16)
    return torch.autocast(weight.device.type, weight.dtype if half else torch.bfloat16, half)


def _learn(
    denoiser: Denoiser,
    examples: list[_Example],
    priors: list[Words],
    weights: list[nn.Parameter],
    tuning: Tuning,
    steps: Steps,
) -> None:
    optimizer = torch.optim.AdamW(weights, lr=tuning.learning_rate, weight_decay=0.01)
    for step in range(tuning.num_steps):
        generator = torch.Generator().manual_seed(tuning.seed * 1_000_003 + step)
        chosen = int(torch.randint(len(examples), (), generator=generator))
        example = examples[chosen]
        time = float(torch.sigmoid(torch.randn((), generator=generator)))
        noise = torch.randn(example.clean.shape, generator=generator).to(example.clean.device)
        with _products(denoiser):
            loss = denoiser.loss(example.clean, example.words, time, noise)
            if priors:
                words = priors[step % len(priors)]
                loss = loss + tuning.prior_weight * _prior(denoiser, example, words, time, noise)
        if not bool(torch.isfinite(loss)):
            raise OnionskinError(
                f"the loss is not finite at step {step}; lower --learning-rate, or give another "
                "--dtype"
            )
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(weights, 1.0)
        for group in optimizer.param_groups:
            group["lr"] = tuning.learning_rate * min(1.0, (step + 1) / _WARMUP_STEPS)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        steps.advance(f"loss {loss.item():.3f}")


def _prior(denoiser: Any, example: _Example, words: Words, time: float, noise: Tensor) -> Tensor:
    """How far the model strays, for other words, from what it said before."""
    with torch.no_grad(), _base(denoiser.transformer):
        before = denoiser.predict(example.clean, words, time, noise)
    now = denoiser.predict(example.clean, words, time, noise)
    strayed: Tensor = (now.float() - before.float()).square().mean()
    return strayed


@torch.no_grad()
def _held_out(denoiser: Denoiser, examples: list[_Example], seed: int) -> float:
    """The mean loss of all examples at three noise levels, with noise that training never has."""
    losses = []
    for number, example in enumerate(examples):
        generator = torch.Generator().manual_seed(-1 - seed - number)
        noise = torch.randn(example.clean.shape, generator=generator).to(example.clean.device)
        with _products(denoiser):
            losses += [
                float(denoiser.loss(example.clean, example.words, level, noise))
                for level in _LEVELS
            ]
    return sum(losses) / len(losses)


def _save(pipeline: Any, path: Path) -> None:
    from peft import get_peft_model_state_dict

    layers = get_peft_model_state_dict(pipeline.transformer, adapter_name=_NAME)
    pipeline.save_lora_weights(
        path.parent, transformer_lora_layers=layers, weight_name=path.name, safe_serialization=True
    )
