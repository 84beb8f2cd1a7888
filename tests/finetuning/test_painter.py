"""Low-rank weights of the built-in model: they learn, they move what is painted, they come off."""

from __future__ import annotations

from copy import deepcopy
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

import torch

from onionskin import Canvas, Plan, Request
from onionskin.engines.toybox import ToyboxEngine
from onionskin.errors import InvalidInput, WeightsError
from onionskin.finetuning.finetune import finetune
from onionskin.finetuning.material import pieces_of
from onionskin.finetuning.tuning import Finetuned, Tuning
from onionskin.fitting import Size
from onionskin.plan.plan import Key, Scenery, Subject
from onionskin.settings import EngineSettings, LoraSetting
from onionskin.toybox.lora import LowRank, merged
from onionskin.toybox.weights import load_model

TUNING = Tuning(size=Size(64, 64), num_steps=60, rank=4, licence="our own")
PLAN = Plan(
    seconds=1.0,
    subjects=(Subject(cast="1f98a", keys=(Key(seconds=0.0, x=0.5, y=0.6, size=0.3),)),),
    scenery=Scenery(place="meadow"),
)


@pytest.fixture(scope="module")
def red(material: Path, tmp_path_factory: pytest.TempPathFactory) -> Finetuned:
    """The weights that come with the package, tuned to red pictures."""
    path = tmp_path_factory.mktemp("tuned") / "red.safetensors"
    return finetune(pieces_of(material, "a red meadow"), path, ToyboxEngine(), TUNING)


def painted(path: Path | None = None, scale: float = 1.0) -> np.ndarray:
    """Two frames of a fox in a meadow, with low-rank weights or without."""
    loras = () if path is None else (LoraSetting(path=path, scale=scale),)
    engine = ToyboxEngine(settings=EngineSettings(lora=loras))
    request = Request(prompt="a fox in a red meadow", plan=PLAN, num_inference_steps=4, seed=3)
    return engine.fill(Canvas.blank(2, 128, 128, Fraction(8)), request).clip.frames


def test_the_loss_falls_and_the_card_says_how_it_is_used(red: Finetuned) -> None:
    """At fixed noise that training never has."""
    assert red.loss_after < 0.7 * red.loss_before
    text = red.card.read_text("utf-8")
    assert 'onionskin make "a red meadow" --engine toybox --lora red.safetensors' in text
    assert "at a rate of 0.005" in text


def test_what_is_painted_moves_towards_the_material(red: Finetuned) -> None:
    """The mean colour of the scenery comes nearer by a third of the way at least."""
    material = np.array([230.0, 20.0, 37.5])

    def away(frames: np.ndarray) -> float:
        return float(np.linalg.norm(frames[:, :40].mean((0, 1, 2)) - material))

    assert away(painted(red.path)) < 0.67 * away(painted(red.path, scale=0.0))


def test_without_them_the_model_is_what_it_was_to_the_byte(red: Finetuned) -> None:
    """Its weights, and what it paints; at a scale of 0 they change no weight either."""
    before = painted()
    model = load_model()
    kept = {name: each.clone() for name, each in model.state_dict().items()}
    painted(red.path)
    assert (painted() == before).all()
    off = merged(model, [(red.path, 0.0)]).state_dict()
    assert set(off) == set(kept)
    for name, each in kept.items():
        assert torch.equal(model.state_dict()[name], each), name
        assert torch.equal(off[name], each), name


def test_merged_they_say_what_they_say_beside_the_layers(tmp_path: Path) -> None:
    """Low-rank weights of random numbers, read back from their file."""
    model = deepcopy(load_model())
    beside = LowRank(model, 2, seed=1)
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for each in beside.weights():
            each.copy_(0.02 * torch.randn(each.shape, generator=generator))
        x = torch.randn(3, model.config.width, generator=generator)
        said = model.modulation(x)
        with beside.left_out():
            plain = model.modulation(x)
    beside.save(tmp_path / "random.safetensors")
    own = merged(load_model(), [(tmp_path / "random.safetensors", 1.0)])
    assert torch.equal(plain, load_model().modulation(x))
    assert not torch.allclose(said, plain, atol=1e-3)
    torch.testing.assert_close(own.modulation(x), said, atol=1e-5, rtol=1e-5)


def test_files_that_do_not_fit_are_named(red: Finetuned, tmp_path: Path) -> None:
    """No weights at all, of another model, of another size."""
    from safetensors.torch import load_file, save_file

    (tmp_path / "no.safetensors").write_bytes(b"hello")
    with pytest.raises(WeightsError, match=r"no\.safetensors does not load"):
        merged(load_model(), [(tmp_path / "no.safetensors", 1.0)])
    tensors = load_file(red.path)
    save_file({f"other.{name}": each for name, each in tensors.items()}, tmp_path / "a.safetensors")
    with pytest.raises(WeightsError, match="fits no layer"):
        merged(load_model(), [(tmp_path / "a.safetensors", 1.0)])
    halved = {name: each[:, ::2].contiguous() for name, each in tensors.items()}
    save_file(halved, tmp_path / "b.safetensors")
    with pytest.raises(WeightsError, match="of a model of another size"):
        merged(load_model(), [(tmp_path / "b.safetensors", 1.0)])


def test_tuned_weights_are_not_tuned_again(red: Finetuned, material: Path, tmp_path: Path) -> None:
    """Finetune starts from the plain ones."""
    engine = ToyboxEngine(settings=EngineSettings(lora=(LoraSetting(path=red.path),)))
    with pytest.raises(InvalidInput, match="leave out --lora"):
        finetune(pieces_of(material, "a fox"), tmp_path / "x.safetensors", engine, TUNING)


def test_their_id_is_part_of_the_engines_weights(red: Finetuned) -> None:
    """So that kept fills are told apart, by their scale too."""
    ids = {
        ToyboxEngine(
            settings=EngineSettings(lora=(LoraSetting(path=red.path, scale=scale),))
        ).weights
        for scale in (0.5, 1.0)
    }
    assert len(ids | {ToyboxEngine().weights}) == 3
