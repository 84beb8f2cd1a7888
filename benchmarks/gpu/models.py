"""The models of the check: built as published, with random weights, kept in a folder.

Text encoders are the exception: they have two layers of the published width, since the whole ones
(4.7 and 5.7 billion numbers) would take most of the time and say little.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import torch
from tests.engines.diffusers import tiny_cogvideox, tiny_ltx, tiny_wan
from tests.engines.diffusers.tiny_parts import tokenizer

from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.families.ltx import LTX
from onionskin.engines.diffusers.families.wan import WAN
from onionskin.engines.diffusers.family import Family
from onionskin.engines.diffusers.foreign import open_foreign
from onionskin.engines.diffusers.shelf import Shelf
from onionskin.settings import EngineSettings

_ENCODER = {"d_model": 4096, "d_kv": 64, "d_ff": 10240, "num_heads": 64, "num_layers": 2}
_T5 = {**_ENCODER, "vocab_size": 32, "feed_forward_proj": "gated-gelu"}
_WAN = {"num_attention_heads": 12, "attention_head_dim": 128, "ffn_dim": 8960, "num_layers": 30}
_WAN_REST = {"cross_attn_norm": True, "qk_norm": "rms_norm_across_heads"}
_LTX_VAE: dict[str, Any] = {
    "latent_channels": 128,
    "block_out_channels": (128, 256, 512, 1024, 2048),
    "down_block_types": ("LTXVideo095DownBlock3D",) * 4,
    "decoder_block_out_channels": (256, 512, 1024),
    "layers_per_block": (4, 6, 6, 2, 2),
    "decoder_layers_per_block": (5, 5, 5, 5),
    "spatio_temporal_scaling": (True,) * 4,
    "decoder_spatio_temporal_scaling": (True,) * 3,
    "decoder_inject_noise": (False,) * 4,
    "downsample_type": ("spatial", "temporal", "spatiotemporal", "spatiotemporal"),
    "upsample_residual": (True,) * 3,
    "upsample_factor": (2, 2, 2),
    "timestep_conditioning": True,
    "spatial_compression_ratio": 32,
    "temporal_compression_ratio": 8,
}
"""Of LTX-Video 0.9.5, as diffusers' own conversion script has it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """A model of the check, at full size and as a tiny one."""

    name: str
    whole: Callable[[], Any]
    tiny: Callable[[], Any]
    family: Family | None
    """None: opened as `diffusers:FOLDER`."""
    width: int
    height: int
    num_frames: int
    fps: int
    fixed: tuple[tuple[str, object], ...] = ()
    """What the family tells its pipeline beside the request; a bare call is told the same."""

    def saved(self, folder: Path, *, tiny: bool) -> Path:
        """Writes the model to a folder, in bfloat16 where it is whole."""
        if tiny:
            self.tiny().save_pretrained(folder)
        else:
            _drawn(self.whole).save_pretrained(folder)
        return folder

    def engine(self, folder: Path, settings: EngineSettings, latents: Path) -> DiffusersEngine:
        """The engine over the model in `folder`."""
        if self.family is None:
            engine = open_foreign(str(folder), settings=settings)
            return DiffusersEngine(
                engine.family, settings=settings, shelf=engine.shelf, latents=latents
            )
        shelf = Shelf({self.family.ways[0].repo: folder})
        return DiffusersEngine(self.family, settings=settings, shelf=shelf, latents=latents)


def _drawn(make: Callable[[], Any]) -> Any:
    """A pipeline whose weights are drawn where that is quick, in bfloat16."""
    device, usual = "cuda" if torch.cuda.is_available() else "cpu", torch.get_default_dtype()
    torch.set_default_dtype(torch.bfloat16)
    try:
        torch.manual_seed(0)
        with torch.device(device):
            return make()
    finally:
        torch.set_default_dtype(usual)


def _part(name: str, **config: Any) -> Any:
    """A component of diffusers by its class."""
    return getattr(import_module("diffusers"), name)(**config)


def _reader(kind: str) -> Any:
    transformers = import_module("transformers")
    config = getattr(transformers, f"{kind}Config")(**_T5)
    return getattr(transformers, f"{kind}EncoderModel")(config)


def wan() -> Any:
    """Wan 2.1, 1.3B, from text."""
    transformer = _part("WanTransformer3DModel", **_WAN, **_WAN_REST)
    return _part(
        "WanPipeline",
        transformer=transformer,
        transformer_2=None,
        vae=_part("AutoencoderKLWan"),
        scheduler=_part("FlowMatchEulerDiscreteScheduler", shift=3.0),
        text_encoder=_reader("UMT5"),
        tokenizer=tokenizer(),
    )


def ltx() -> Any:
    """LTX-Video 0.9.5, 2B, from text."""
    return _part(
        "LTXPipeline",
        transformer=_part("LTXVideoTransformer3DModel"),
        vae=_part("AutoencoderKLLTXVideo", **_LTX_VAE),
        scheduler=_part("FlowMatchEulerDiscreteScheduler"),
        text_encoder=_reader("T5"),
        tokenizer=tokenizer(),
    )


def cogvideox() -> Any:
    """CogVideoX 1.0, 2B, from text."""
    blocks = {"down_block_types": ("CogVideoXDownBlock3D",) * 4}
    blocks |= {"up_block_types": ("CogVideoXUpBlock3D",) * 4}
    return _part(
        "CogVideoXPipeline",
        transformer=_part("CogVideoXTransformer3DModel"),
        vae=_part("AutoencoderKLCogVideoX", block_out_channels=(128, 256, 256, 512), **blocks),
        scheduler=_part("CogVideoXDDIMScheduler"),
        text_encoder=_reader("T5"),
        tokenizer=tokenizer(),
    )


MODELS = {
    "wan": Model(
        name="Wan 2.1, 1.3B",
        whole=wan,
        tiny=tiny_wan.text,
        family=WAN,
        width=832,
        height=480,
        num_frames=33,
        fps=16,
    ),
    "ltx": Model(
        name="LTX-Video, 2B",
        whole=ltx,
        tiny=tiny_ltx.ltx,
        family=LTX,
        width=704,
        height=512,
        num_frames=97,
        fps=25,
        fixed=(*LTX.ways[0].fixed.items(), ("frame_rate", 25)),
    ),
    "cogvideox": Model(
        name="CogVideoX 1.0, 2B",
        whole=cogvideox,
        tiny=tiny_cogvideox.older_text,
        family=None,
        width=720,
        height=480,
        num_frames=25,
        fps=8,
    ),
}
TINY_SIZE, TINY_FRAMES = 32, 9
