"""The large end of the family, at tiny sizes, over a random VAE."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

import torch
from tests.engines.diffusers.tiny_wan import shared
from tests.toybox.training.conftest import CONFIG, make_bank, trained

from onionskin.errors import WeightsError
from onionskin.toybox.latent import LatentConfig, LatentModel
from onionskin.toybox.training.config import Drawn, Kind
from onionskin.toybox.training.metrics import read_log
from onionskin.toybox.training.trainer import train
from onionskin.toybox.training.vae import VideoVae

TINY = LatentConfig(width=32, num_layers=2, num_heads=2, hidden=32)
CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def vae(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vae")
    shared()["vae"].save_pretrained(folder)
    return folder


def test_latents_have_the_shape_that_the_masks_have(vae: Path) -> None:
    """Nine frames are three latents; what is known of a latent is the share of its pixels."""
    coder = VideoVae.load(vae, CPU)
    latents = coder.encode(torch.zeros(1, 9, 3, 32, 48))
    assert latents.shape == (1, 3, 16, 4, 6)
    assert coder.decode(latents).shape == (1, 9, 3, 32, 48)
    known = torch.zeros(1, 9, 1, 32, 48)
    known[:, 0] = 1
    known[:, 1:3, :, :, :8] = 1
    shrunk = coder.shrunk(known)
    assert shrunk.shape == (1, 3, 1, 4, 6)
    assert (shrunk[:, 0] == 1).all()
    assert (shrunk[:, 1, :, :, 0] == 0.5).all()
    assert not shrunk[:, 2].any()


def test_it_is_trained_over_a_vae_and_sharded(vae: Path, tmp_path: Path) -> None:
    """The loss starts at the velocity's own spread and falls; two processes agree with one."""
    kind = Kind(batch=2, num_frames=5, height=32, width=32, micro_batch=1)
    config = replace(
        CONFIG, model=TINY, vae=vae, kinds=(kind,), data=Drawn(num_replayed=0), parallel="fsdp",
        num_steps=3,
    )  # fmt: skip
    bank = make_bank()
    train(config, tmp_path / "one", bank=bank)
    trained(config, tmp_path / "two", bank, 2)
    one, two = ([line["loss"] for line in read_log(tmp_path / run)] for run in ("one", "two"))
    assert one == pytest.approx(two, abs=1e-4)
    assert 0.5 < one[0] < 5.0


def test_a_folder_without_a_vae_is_named(tmp_path: Path) -> None:
    """In one line."""
    with pytest.raises(WeightsError, match="holds no AutoencoderKLWan"):
        VideoVae.load(tmp_path, CPU)


def test_the_default_sizes_are_those_of_the_largest() -> None:
    """Counted without making them."""
    with torch.device("meta"):
        model = LatentModel()
    assert 1.3e9 < sum(each.numel() for each in model.parameters()) < 1.4e9
