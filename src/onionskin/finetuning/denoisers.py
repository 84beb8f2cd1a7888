"""How each kind of pipeline is trained: its latents, its words, its noise, its prediction.

Shapes: B batch, C channels, T latent frames, H and W latent sides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from onionskin.errors import OnionskinError

Words = dict[str, Tensor]
"""A prompt as a transformer takes it, by the names of its arguments."""
_NAME = "tuned"


class Denoiser(Protocol):
    """One kind of model, as training needs it."""

    transformer: Any
    """The network that is tuned."""

    def layers(self) -> list[nn.Linear]:
        """Those that low-rank weights stand beside."""
        ...

    def adapt(self, rank: int, seed: int) -> list[nn.Parameter]:
        """Low-rank weights beside `layers`, which change nothing as yet."""
        ...

    def plain(self) -> AbstractContextManager[None]:
        """The model without the new weights."""
        ...

    def save(self, path: Path) -> None:
        """Writes the new weights, for --lora."""
        ...

    def encode(self, frames: Tensor) -> Tensor:
        """float (1, 3, T, H, W) in [-1, 1] -> what its transformer makes, about normal."""
        ...

    def words(self, prompt: str) -> Words:
        """A prompt, read."""
        ...

    def loss(self, clean: Tensor, words: Words, time: float, noise: Tensor) -> Tensor:
        """The mean squared error of its prediction at a noise level 0..1."""
        ...

    def predict(self, clean: Tensor, words: Words, time: float, noise: Tensor) -> Tensor:
        """What its transformer says of a noisy clip."""
        ...


def _normal(latents: Tensor, mean: Any, std: Any) -> Tensor:
    """Latents about normal, (1, C, T, H, W)."""
    shape = (1, -1, 1, 1, 1)
    mean, std = (torch.as_tensor(each).view(shape).to(latents) for each in (mean, std))
    normal: Tensor = (latents - mean) / std
    return normal


class _Pipeline:
    """A pipeline of diffusers, tuned by peft."""

    def __init__(self, pipeline: Any) -> None:
        self.pipeline, self.transformer = pipeline, pipeline.transformer

    def layers(self) -> list[nn.Linear]:
        """The linear layers of its blocks."""
        return [self.transformer.get_submodule(name) for name in self._targets()]

    def _targets(self) -> list[str]:
        return [
            name
            for name, module in self.transformer.named_modules()
            if isinstance(module, nn.Linear) and "blocks." in name
        ]

    def adapt(self, rank: int, seed: int) -> list[nn.Parameter]:
        """See `Denoiser`."""
        try:
            from peft import LoraConfig
        except ImportError as error:
            raise OnionskinError(
                f"finetune needs peft ({error}): pip install 'onionskin[diffusers]'"
            ) from error
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            config = LoraConfig(r=rank, lora_alpha=rank, target_modules=self._targets())
            self.transformer.add_adapter(config, adapter_name=_NAME)
        weights = [each for each in self.transformer.parameters() if each.requires_grad]
        for each in weights:
            each.data = each.data.float()
        return weights

    @contextmanager
    def plain(self) -> Iterator[None]:
        """See `Denoiser`."""
        self.transformer.disable_adapters()
        try:
            yield
        finally:
            self.transformer.enable_adapters()

    def save(self, path: Path) -> None:
        """See `Denoiser`."""
        from peft import get_peft_model_state_dict

        layers = get_peft_model_state_dict(self.transformer, adapter_name=_NAME)
        self.pipeline.save_lora_weights(
            path.parent,
            transformer_lora_layers=layers,
            weight_name=path.name,
            safe_serialization=True,
        )


class _Flow(_Pipeline):
    """Pipelines that learn the velocity of a rectified flow, v = e - x_0."""

    def loss(self, clean: Tensor, words: Words, time: float, noise: Tensor) -> Tensor:
        """See `Denoiser`."""
        said = self.predict(clean, words, time, noise)
        return (said.float() - (noise - clean)).square().mean()

    def predict(self, clean: Tensor, words: Words, time: float, noise: Tensor) -> Tensor:
        """See `Denoiser`."""
        raise NotImplementedError


class Wan(_Flow):
    """Wan 2.1, and 2.2's 5B, of which every token has its own time."""

    def encode(self, frames: Tensor) -> Tensor:
        """See `Denoiser`."""
        vae = self.pipeline.vae
        latents = vae.encode(frames.to(vae.dtype)).latent_dist.mode().float()
        return _normal(latents, vae.config.latents_mean, vae.config.latents_std)

    def words(self, prompt: str) -> Words:
        """See `Denoiser`."""
        states, _ = self.pipeline.encode_prompt(
            prompt, do_classifier_free_guidance=False, max_sequence_length=512
        )
        return {"encoder_hidden_states": states}

    def predict(self, clean: Tensor, words: Words, time: float, noise: Tensor) -> Tensor:
        """See `Denoiser`."""
        noisy = (1 - time) * clean + time * noise
        moment = torch.full((len(clean),), 1000 * time, device=clean.device)
        if self.pipeline.config.expand_timesteps:
            tokens = clean.shape[2] * (clean.shape[3] // 2) * (clean.shape[4] // 2)
            moment = moment[:, None].expand(-1, tokens)
        result: Tensor = self.transformer(
            hidden_states=noisy.to(self.transformer.dtype),
            timestep=moment,
            return_dict=False,
            **words,
        )[0]
        return result


class Ltx(_Flow):
    """LTX-Video: latents as rows of tokens."""

    _FPS = 25

    def encode(self, frames: Tensor) -> Tensor:
        """See `Denoiser`."""
        vae = self.pipeline.vae
        latents = vae.encode(frames.to(vae.dtype)).latent_dist.mode().float()
        return _normal(latents, vae.latents_mean, vae.latents_std)

    def words(self, prompt: str) -> Words:
        """See `Denoiser`."""
        states, mask, _, _ = self.pipeline.encode_prompt(prompt, do_classifier_free_guidance=False)
        return {"encoder_hidden_states": states, "encoder_attention_mask": mask}

    def predict(self, clean: Tensor, words: Words, time: float, noise: Tensor) -> Tensor:
        """See `Denoiser`."""
        pipeline, (_, _, frames, height, width) = self.pipeline, clean.shape
        sizes = (pipeline.transformer_spatial_patch_size, pipeline.transformer_temporal_patch_size)
        noisy = pipeline._pack_latents((1 - time) * clean + time * noise, *sizes)
        side = pipeline.vae_spatial_compression_ratio
        result = self.transformer(
            hidden_states=noisy.to(self.transformer.dtype),
            timestep=torch.full((len(clean),), 1000 * time, device=clean.device),
            num_frames=frames,
            height=height,
            width=width,
            rope_interpolation_scale=(
                pipeline.vae_temporal_compression_ratio / self._FPS,
                side,
                side,
            ),
            return_dict=False,
            **words,
        )[0]
        unpacked: Tensor = pipeline._unpack_latents(result, frames, height, width, *sizes)
        return unpacked


class CogVideoX(_Pipeline):
    """CogVideoX 1.0 and 1.5: a diffusion of a thousand steps, latents (B, T, C, H, W)."""

    def encode(self, frames: Tensor) -> Tensor:
        """See `Denoiser`; of 1.5, whose tokens span two latent frames, the first may come twice."""
        vae = self.pipeline.vae
        latents = vae.encode(frames.to(vae.dtype)).latent_dist.mode().float()
        latents = latents.transpose(1, 2) * vae.config.scaling_factor
        over = latents.shape[1] % (self.transformer.config.patch_size_t or 1)
        return torch.cat([latents[:, :1], latents], 1) if over else latents

    def words(self, prompt: str) -> Words:
        """See `Denoiser`."""
        states, _ = self.pipeline.encode_prompt(prompt, do_classifier_free_guidance=False)
        return {"encoder_hidden_states": states}

    def loss(self, clean: Tensor, words: Words, time: float, noise: Tensor) -> Tensor:
        """See `Denoiser`."""
        said = self.predict(clean, words, time, noise).float()
        scheduler, step = self.pipeline.scheduler, self._step(time, clean)
        wanted = noise
        if scheduler.config.prediction_type == "v_prediction":
            wanted = scheduler.get_velocity(clean, noise, step)
        return (said - wanted).square().mean()

    def predict(self, clean: Tensor, words: Words, time: float, noise: Tensor) -> Tensor:
        """See `Denoiser`."""
        pipeline, step = self.pipeline, self._step(time, clean)
        side = pipeline.vae_scale_factor_spatial
        turn = None
        if self.transformer.config.use_rotary_positional_embeddings:
            turn = pipeline._prepare_rotary_positional_embeddings(
                clean.shape[3] * side, clean.shape[4] * side, clean.shape[1], clean.device
            )
        result: Tensor = self.transformer(
            hidden_states=pipeline.scheduler.add_noise(clean, noise, step).to(
                self.transformer.dtype
            ),
            timestep=step,
            image_rotary_emb=turn,
            return_dict=False,
            **words,
        )[0]
        return result

    def _step(self, time: float, clean: Tensor) -> Tensor:
        count = self.pipeline.scheduler.config.num_train_timesteps
        step = min(int(time * count), count - 1)
        return torch.full((len(clean),), step, device=clean.device, dtype=torch.long)


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A pipeline of diffusers that can be tuned."""

    pipeline: str
    denoiser: Callable[[Any], Denoiser]


KINDS = (
    Kind(pipeline="WanPipeline", denoiser=Wan),
    Kind(pipeline="LTXPipeline", denoiser=Ltx),
    Kind(pipeline="CogVideoXPipeline", denoiser=CogVideoX),
)
