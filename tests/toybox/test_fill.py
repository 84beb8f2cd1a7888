"""Filling: which frames when, what is kept, what repeats."""

from __future__ import annotations

import copy
from copy import deepcopy
from dataclasses import replace

import pytest
import torch

from onionskin.errors import WeightsError
from onionskin.toybox.fill import REACH_SECONDS, Effort, fill_scene, num_steps, stages
from onionskin.toybox.model import FillModel, ModelConfig
from onionskin.toybox.predict import Words
from onionskin.toybox.scene import Scene, half
from onionskin.toybox.weights import load_model, save_weights

EFFORT = Effort(key_steps=2, gap_steps=1)


@pytest.fixture(scope="module")
def model() -> FillModel:
    torch.manual_seed(0)
    config = ModelConfig(width=64, num_layers=2, num_heads=2, hidden=64, channels=(16, 24, 32))
    return FillModel(config).eval()


def _scene(num_frames: int = 4) -> Scene:
    generator = torch.Generator().manual_seed(1)
    return Scene(
        frames=torch.rand(num_frames, 3, 64, 64, generator=generator) * 2 - 1,
        known=torch.zeros(num_frames, 64, 64, dtype=torch.bool),
        draft=torch.zeros(num_frames, 4, 64, 64),
        seconds=torch.arange(num_frames) / 8,
        place=torch.tensor([0.5, 0.5, 0.0, 0.0, -1.4]).expand(num_frames, 5),
    )


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ("....", [[0], [3], [1, 2]]),
        ("#...", [[3], [1, 2]]),
        ("#..#", [[1, 2]]),
        ("...#", [[0, 1, 2]]),
        (".", [[0]]),
        ("..", [[0], [1]]),
        ("####", []),
    ],
)
def test_keyframes_are_painted_before_what_lies_between(
    known: str, expected: list[list[int]]
) -> None:
    """`#` is known, `.` is not."""
    assert stages(torch.tensor([mark == "#" for mark in known])) == expected


def test_known_pixels_are_untouched_and_the_rest_is_painted(model: FillModel) -> None:
    """A whole frame and a region, both bit for bit."""
    scene = _scene()
    scene.known[0] = True
    scene.known[2, 5:20, 3:17] = True
    filled = fill_scene(model, scene, Words.unsaid(), effort=EFFORT, seed=0)
    kept = scene.known[:, None].expand_as(filled)
    assert torch.equal(filled[kept], scene.frames[kept])
    assert not torch.equal(filled[~kept], scene.frames[~kept])


def test_a_seed_repeats_and_another_differs(model: FillModel) -> None:
    """Same everything, same frames."""
    a, b, c = (
        fill_scene(model, _scene(), Words.unsaid(), effort=EFFORT, seed=s) for s in (5, 5, 6)
    )
    assert torch.equal(a, b)
    assert not torch.equal(a, c)


def test_every_step_is_reported(model: FillModel) -> None:
    """As many as were announced."""
    labels: list[str] = []
    scene = _scene()
    fill_scene(model, scene, Words.unsaid(), effort=EFFORT, seed=0, on_step=labels.append)
    assert len(labels) == num_steps(scene, EFFORT)


def test_a_clip_over_drawn_scenery_is_painted_at_once(model: FillModel) -> None:
    """No keyframe is painted first, whatever is known; known frames come back as they were."""
    labels: list[str] = []
    scene = replace(_scene(), layout=torch.zeros(4, 3, 64, 64))
    scene.known[1] = True
    filled = fill_scene(model, scene, Words.unsaid(), effort=EFFORT, seed=0, on_step=labels.append)
    assert labels == ["filling between"] * (EFFORT.gap_steps + 1)
    assert len(labels) == num_steps(scene, EFFORT)
    assert torch.equal(filled[1], scene.frames[1])


def test_drawn_scenery_keeps_its_pixels(model: FillModel) -> None:
    """What is finer than the half-size painting comes through where the sheets are copied."""
    checks = (torch.arange(64) % 2).float().expand(4, 3, 64, 64)
    copying = deepcopy(model)
    torch.nn.init.zeros_(copying.paint.weight)
    with torch.no_grad():
        # Trust in both sheets, as strong as it gets, in every pixel of a patch.
        copying.paint.bias.view(6, -1)[4:] = 5.0
    filled = fill_scene(
        copying, replace(_scene(), layout=checks), Words.unsaid(), effort=EFFORT, seed=0
    )
    assert (filled - checks).abs().max() < 0.01


def test_weights_survive_the_disk(model: FillModel, tmp_path) -> None:  # type: ignore[no-untyped-def]
    """Saved in float16, read back as the same model."""
    save_weights(model, tmp_path / "fill.safetensors", note="test")
    loaded = load_model(tmp_path / "fill.safetensors")
    for name, value in model.state_dict().items():
        assert torch.equal(loaded.state_dict()[name], value.half().float())


@pytest.mark.parametrize("damage", ["missing", "truncated", "other"])
def test_bad_weights_are_named(model: FillModel, tmp_path, damage: str) -> None:  # type: ignore[no-untyped-def]
    """Missing, cut short, or not weights at all: one clear error."""
    path = tmp_path / f"{damage}.safetensors"
    if damage != "missing":
        save_weights(model, path)
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if damage == "truncated" else b"hello")
    with pytest.raises(WeightsError, match="reinstall"):
        load_model(path)


def test_half_a_scene_knows_what_is_known_in_full() -> None:
    """A pixel of the small clip is known where all four that it covers are."""
    scene = _scene(1)
    scene.known[0, :, :33] = True
    small = half(scene)
    assert small.known[0, :, :16].all()
    assert not small.known[0, :, 16:].any()
    assert small.frames.shape == (1, 3, 32, 32)
    assert small.place[0, 4].item() == pytest.approx(-1.4 - 0.6931, abs=1e-3)


def test_a_clip_is_painted_over_by_its_strength(model: FillModel) -> None:
    """A little leaves most of it; at 1 nothing of it shows; known pixels stay either way."""
    scene = _scene()
    scene.known[1] = True
    start = torch.rand(4, 3, 64, 64, generator=torch.Generator().manual_seed(2)) * 2 - 1
    away = {}
    for strength in (0.1, 0.6):
        effort = Effort(key_steps=4, strength=strength)
        filled = fill_scene(model, scene, Words.unsaid(), effort=effort, seed=3, start=start)
        assert torch.equal(filled[1], scene.frames[1])
        away[strength] = float((filled - start)[[0, 2, 3]].abs().mean())
    assert away[0.1] < away[0.6]
    new = [
        fill_scene(model, scene, Words.unsaid(), effort=EFFORT, seed=3, start=each)
        for each in (start, None)
    ]
    assert torch.equal(*new)


def test_painting_over_takes_the_steps_of_a_keyframe(model: FillModel) -> None:
    """As many as were announced, whatever the strength."""
    labels: list[str] = []
    scene, words = _scene(), Words.unsaid()
    effort = Effort(key_steps=2, gap_steps=4, strength=0.5)
    fill_scene(
        model, scene, words, effort=effort, seed=0, start=scene.frames, on_step=labels.append
    )
    assert len(labels) == num_steps(scene, effort) == 3


def test_frames_far_apart_are_told_as_near_as_in_training(model: FillModel) -> None:
    """Keyframes of a long clip: the same as in the longest clip that the model has seen."""
    model = copy.deepcopy(model)
    for parameter in model.parameters():  # a new model starts blind to time
        if not parameter.any():
            torch.nn.init.normal_(parameter, std=0.1)
    scene = _scene()
    near = replace(scene, seconds=torch.linspace(0, REACH_SECONDS, 4))
    far, near_enough = (
        replace(near, seconds=near.seconds * 20 + 7),
        replace(near, seconds=near.seconds / 2),
    )
    a, b, c = (
        fill_scene(model, s, Words.unsaid(), effort=EFFORT, seed=0)
        for s in (near, far, near_enough)
    )
    assert torch.allclose(a, b, atol=1e-4)
    assert not torch.equal(a, c)
