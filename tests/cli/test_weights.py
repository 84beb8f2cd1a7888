"""Weights that are missing or damaged: one line, exit code 1, nothing written."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from onionskin.planner import weights as planner_weights
from onionskin.toybox import weights as toybox_weights

PLAN = "{seconds: 0.5, scenery: {place: snow}}"


def write_weights(kind: str) -> Path:
    """A weights file with something wrong about it, or none."""
    path = Path("test.safetensors")
    if kind == "no weights":
        path.write_text("hello")
    elif kind != "missing":
        save_file({"x": torch.zeros(1000)}, path, {"format": "another"})
    if kind == "truncated":
        path.write_bytes(path.read_bytes()[:1000])
    return path


@pytest.mark.parametrize("kind", ["missing", "truncated", "no weights", "another model's"])
@pytest.mark.parametrize("whose", ["toybox", "planner"])
def test_weights_that_cannot_be_used_are_a_failure(onionskin, monkeypatch, kind, whose):
    """Of the model that paints and of the one that plans; the line says what to do."""
    path = write_weights(kind)
    arguments = ["make", "a fox", "-o", "fox.mp4", "--seconds", "0.5", "--engine", "toybox"]
    if whose == "toybox":
        Path("plan.yaml").write_text(PLAN)
        arguments += ["--plan", "plan.yaml"]
        monkeypatch.setattr(toybox_weights, "FILE", path)
    else:
        load = planner_weights.load_planner
        monkeypatch.setattr("onionskin.planner.planner.load_planner", lambda: load(path))
    result = onionskin(*arguments)
    assert result.exit_code == 1, result
    assert len(result.stderr.splitlines()) == 1
    assert "test.safetensors" in result.stderr
    assert "reinstall" in result.stderr
    assert not Path("fox.mp4").exists()
