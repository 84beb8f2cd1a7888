"""`onionskin finetune`."""

import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

import numpy as np
from PIL import Image
from tests.engines.diffusers import tiny_wan
from tests.engines.diffusers.conftest import KNOWN

from onionskin.engines.diffusers.families.wan import WAN

pytestmark = [pytest.mark.filterwarnings(known) for known in KNOWN]


def test_pictures_become_a_lora_that_make_takes(onionskin, tmp_path, monkeypatch):
    """With its card; make's clip says which weights it was painted by."""
    monkeypatch.setenv("ONIONSKIN_WEIGHTS", str(tmp_path / "weights"))
    tiny_wan.text().save_pretrained(tmp_path / "weights" / WAN.ways[0].repo)
    (tmp_path / "red").mkdir()
    Image.fromarray(np.full((32, 32, 3), (230, 20, 30), np.uint8)).save(tmp_path / "red" / "1.png")
    asked = ["finetune", "red", "--engine", "wan", "-o", "red.safetensors", "--prompt", "a fox"]
    assert "give --licence" in onionskin(*asked).stderr
    short = ["--licence", "our own", "--steps", "5", "--rank", "2", "--size", "32x32", "--device"]
    done = onionskin(*asked, *short, "cpu", "--json").json
    assert (done["schema"], done["rank"]) == ("onionskin.finetune/1", 2)
    assert (tmp_path / "red.md").is_file()
    made = onionskin(
        "make", "a fox", "--engine", "wan", "--lora", "red.safetensors:2", "--size", "32x32",
        "--seconds", "0.3", "--steps", "1", "--device", "cpu", "-o", "fox.mkv", "--no-repair",
    )  # fmt: skip
    assert made.exit_code == 0, made.stderr
    assert (tmp_path / "fox.mkv").is_file()
