"""Configs are checked before anything starts, and say what is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.toybox.training.conftest import CONFIG

from onionskin.errors import InvalidInput
from onionskin.toybox.latent import LatentConfig
from onionskin.toybox.training.config import Kind, TrainingSet, built_in, faults, read_config


def test_the_configs_that_come_with_the_package_have_no_faults() -> None:
    """But for folders that are a person's own."""
    assert built_in() == ["clips", "huge", "large", "small"]
    for name in built_in():
        assert faults(read_config(name), folders=False) == []
    assert faults(read_config("huge")) == [
        "vae is wan-vae, which is not a folder: give that of a video VAE",
        "data.folder is set, which is not a folder: give a curated set",
    ]


def test_every_fault_has_its_line() -> None:
    """All at once, each with what may be given."""
    kinds = (Kind(batch=0, num_frames=2, height=33, width=64), CONFIG.kinds[0])
    wrong = replace(
        CONFIG, kinds=kinds, learning_rate=0.0, ema=1.5, parallel="mesh", vae=Path("vae")
    )
    found = faults(wrong)
    for said in (
        "kinds[0].batch is 0: give a whole number 1..",
        "kinds[0].height is 33: give a multiple of 32",
        "learning_rate is 0.0: give a number above 0",
        "ema is 1.5",
        "parallel is 'mesh'; allowed: ddp, fsdp",
        "vae is vae: this model paints pixels",
    ):
        assert any(line.startswith(said) for line in found), said
    assert len(found) == 7
    assert all("\n" not in line for line in found)


def test_models_of_latents_need_a_vae_and_lengths_that_fit_it() -> None:
    """4n + 1 frames."""
    kind = Kind(batch=1, num_frames=8, height=48, width=64)
    found = faults(replace(CONFIG, model=LatentConfig(), kinds=(kind,)))
    assert found == [
        "vae is None: a model of latents needs the folder of a video VAE",
        "kinds[0].num_frames is 8: latents need 4n + 1 frames (1, 5, 9 …)",
    ]


def test_footage_must_be_there(tmp_path: Path) -> None:
    """A folder with shards."""
    [fault] = faults(replace(CONFIG, data=TrainingSet(folder=tmp_path)))
    assert "holds no .tar" in fault


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "makes no TrainConfig"),
        ("config = 1 / 0", "does not run (ZeroDivisionError: division by zero)"),
        ("config = {}", "makes no TrainConfig"),
    ],
)
def test_a_file_that_makes_no_config_is_refused(text: str, said: str, tmp_path: Path) -> None:
    """In one line."""
    file = tmp_path / "config.py"
    file.write_text(text)
    with pytest.raises(InvalidInput) as told:
        read_config(str(file))
    assert said in str(told.value)


def test_a_config_that_is_not_there_is_refused_with_those_that_are() -> None:
    """Their names."""
    with pytest.raises(InvalidInput, match="one of: clips, huge, large, small"):
        read_config("nothing.py")
