"""Low-rank weights of tiny random models: they learn, they move what is made, they come off."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

import torch
from tests.engines.diffusers import tiny_cogvideox, tiny_ltx, tiny_wan

from onionskin import Canvas, Request
from onionskin.engines.animatic import AnimaticEngine
from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.families.cogvideox import COGVIDEOX
from onionskin.engines.diffusers.families.ltx import LTX
from onionskin.engines.diffusers.families.wan import WAN, WAN_22, WAN_22_5B
from onionskin.engines.diffusers.loader import Loader
from onionskin.engines.diffusers.shelf import Shelf
from onionskin.errors import Cancelled, InvalidInput, OutputExists, WeightsError
from onionskin.finetuning.denoisers import Wan
from onionskin.finetuning.finetune import finetune
from onionskin.finetuning.material import pieces_of
from onionskin.finetuning.tuning import Finetuned, Tuning
from onionskin.fitting import Size
from onionskin.settings import EngineSettings, LoraSetting

FAMILIES = {
    "wan": (WAN, tiny_wan.text, 32),
    "wan2.2-5b": (WAN_22_5B, tiny_wan.both, 32),
    "wan2.2": (WAN_22, tiny_wan.two_experts, 32),
    "ltx": (LTX, tiny_ltx.ltx, 64),
    "cogvideox": (COGVIDEOX, tiny_cogvideox.text, 32),
}


@pytest.fixture(scope="module")
def engine_of(tmp_path_factory: pytest.TempPathFactory):
    """Gives a function that makes an engine of a family, its weights saved once."""
    root = tmp_path_factory.mktemp("weights")

    def make(name: str, **settings: object) -> DiffusersEngine:
        family, maker, _ = FAMILIES[name]
        if not (root / name).exists():
            maker().save_pretrained(root / name)
        return DiffusersEngine(
            family,
            settings=EngineSettings(device="cpu", **settings),
            shelf=Shelf({family.ways[0].repo: root / name}),
            latents=root / "latents",
        )

    return make


def tuning_of(name: str, **more: object) -> Tuning:
    """A short one, at a rate for tiny models."""
    side = FAMILIES[name][2]
    given = {"num_steps": 60, "rank": 4, "learning_rate": 1e-2, "licence": "our own"} | more
    return Tuning(size=Size(side, side), **given)


@pytest.fixture(scope="module")
def red(engine_of, material: Path, tmp_path_factory: pytest.TempPathFactory) -> Finetuned:
    """Wan, tuned to red pictures."""
    path = tmp_path_factory.mktemp("tuned") / "red.safetensors"
    return finetune(pieces_of(material, "a fox"), path, engine_of("wan"), tuning_of("wan"))


@pytest.mark.parametrize("name", ["wan2.2-5b", "ltx", "cogvideox"])
def test_the_loss_falls_and_the_file_is_one_for_lora(
    name: str, engine_of, material: Path, tmp_path: Path
) -> None:
    """Every layer finds its place, and the frames are others."""
    pieces = pieces_of(material, "a fox")
    path = tmp_path / "red.safetensors"
    done = finetune(pieces, path, engine_of(name), tuning_of(name, num_steps=30))
    assert done.loss_after < 0.9 * done.loss_before
    side = FAMILIES[name][2]
    canvas = Canvas.blank(1, side, side, Fraction(16))
    request = Request(prompt="a fox", num_inference_steps=2)
    plain = engine_of(name).fill(canvas, request)
    tuned = engine_of(name, lora=(LoraSetting(path=path, scale=1.0),)).fill(canvas, request)
    assert tuned.warnings == plain.warnings
    assert (tuned.clip.frames != plain.clip.frames).any()


def latents_of(pipeline: object) -> torch.Tensor:
    """What it makes for the prompt, before its decoder."""
    made = pipeline(
        "a fox", height=32, width=32, num_frames=1, num_inference_steps=8, guidance_scale=1.0,
        generator=torch.Generator().manual_seed(0), output_type="latent",
    )  # fmt: skip
    return made.frames.float()


@torch.no_grad()
def test_what_is_made_moves_towards_the_material(red: Finetuned, engine_of) -> None:
    """The mean colour of latents goes a fifth of the way at least, and comes back without them."""
    assert red.loss_after < 0.8 * red.loss_before
    engine = engine_of("wan")
    pipeline = Loader(engine.settings).load(WAN.ways[0], engine.shelf.folders)
    frames = torch.tensor([230.0, 20.0, 35.0])[None, :, None, None, None] / 127.5 - 1
    wanted = Wan(pipeline).encode(frames.expand(1, 3, 1, 32, 32)).mean((2, 3, 4))
    before = latents_of(pipeline)
    kept = {name: each.clone() for name, each in pipeline.transformer.state_dict().items()}
    pipeline.load_lora_weights(str(red.path), adapter_name="red", local_files_only=True)
    beside = latents_of(pipeline)
    pipeline.fuse_lora()
    merged = latents_of(pipeline)
    pipeline.unfuse_lora()
    pipeline.unload_lora_weights()
    after = latents_of(pipeline)

    def away(latents: torch.Tensor) -> float:
        return float((latents.mean((2, 3, 4)) - wanted).norm())

    assert away(beside) < 0.8 * away(before)
    torch.testing.assert_close(merged, beside, atol=1e-3, rtol=1e-3)
    torch.testing.assert_close(after, before, atol=1e-3, rtol=1e-3)
    for name, weight in pipeline.transformer.state_dict().items():
        torch.testing.assert_close(weight, kept[name], atol=1e-6, rtol=1e-6)


def test_the_card_says_what_it_was_learned_from(red: Finetuned) -> None:
    """The base and its licence, the material and its, the captions, how to use it."""
    text = red.card.read_text("utf-8")
    for said in (
        'onionskin make "a fox" --engine wan --lora red.safetensors',
        "| base licence | Apache-2.0 |",
        "| learned from | 0 clips, 4 pictures |",
        "| their licence | our own |",
        "- a fox (4 files)",
        f"{red.loss_before:.4f}, {red.loss_after:.4f}",
    ):
        assert said in text


def test_the_same_material_and_seed_give_the_same_bytes(
    engine_of, material: Path, tmp_path: Path
) -> None:
    """Twice."""
    files = []
    for name in ("one", "two"):
        path = tmp_path / f"{name}.safetensors"
        finetune(
            pieces_of(material, "a fox"), path, engine_of("wan"), tuning_of("wan", num_steps=3)
        )
        files.append(path.read_bytes())
    assert files[0] == files[1]


def test_prior_prompts_keep_the_model_as_it_was_for_them(
    engine_of, material: Path, tmp_path: Path
) -> None:
    """It strays less from what it said than without."""
    strayed = []
    for priors in ((), ("snow",)):
        path = tmp_path / f"{len(priors)}.safetensors"
        more = {"prior_prompts": priors, "prior_weight": 20.0}
        finetune(pieces_of(material, "a fox"), path, engine_of("wan"), tuning_of("wan", **more))
        engine = engine_of("wan")
        pipeline = Loader(engine.settings).load(WAN.ways[0], engine.shelf.folders)
        denoiser, noise = Wan(pipeline), torch.Generator().manual_seed(3)
        given = (torch.randn(1, 16, 1, 4, 4, generator=noise), denoiser.words("snow"), 0.5)
        given = (*given, torch.randn(1, 16, 1, 4, 4, generator=noise))
        with torch.no_grad():
            before = denoiser.predict(*given)
            pipeline.load_lora_weights(str(path), adapter_name="x", local_files_only=True)
            strayed.append(float((denoiser.predict(*given) - before).square().mean()))
    assert strayed[1] < 0.5 * strayed[0]


def test_what_cannot_be_tuned_is_refused_before_it_starts(
    engine_of, material: Path, tmp_path: Path
) -> None:
    """Engines, files, sizes, licences."""
    pieces, path = pieces_of(material, "a fox"), tmp_path / "red.safetensors"
    tuning = tuning_of("wan", num_steps=1)
    with pytest.raises(InvalidInput, match="engine animatic cannot be fine-tuned; use one of: toy"):
        finetune(pieces, path, AnimaticEngine(), tuning)
    with pytest.raises(InvalidInput, match="has two transformers"):
        finetune(pieces, path, engine_of("wan2.2"), tuning)
    with pytest.raises(InvalidInput, match=r"must end in \.safetensors"):
        finetune(pieces, tmp_path / "red.bin", engine_of("wan"), tuning)
    with pytest.raises(InvalidInput, match="give --licence"):
        finetune(pieces, path, engine_of("wan"), tuning_of("wan", licence=""))
    with pytest.raises(InvalidInput, match="multiples of 16"):
        finetune(pieces, path, engine_of("wan"), Tuning(size=Size(40, 32), licence="x"))
    with pytest.raises(WeightsError, match="needs weights that are not on this machine"):
        finetune(pieces, path, DiffusersEngine(WAN, shelf=Shelf()), tuning)
    with pytest.raises(Cancelled):
        finetune(pieces, path, engine_of("wan"), tuning, cancelled=lambda: True)
    path.write_text("in the way")
    with pytest.raises(OutputExists):
        finetune(pieces, path, engine_of("wan"), tuning)


def test_the_rank_is_the_largest_that_memory_has_room_for(
    red: Finetuned, engine_of, material: Path, tmp_path: Path
) -> None:
    """Sixteen for a model so small."""
    path = tmp_path / "red.safetensors"
    done = finetune(
        pieces_of(material, "a fox"), path, engine_of("wan"),
        tuning_of("wan", num_steps=1, rank=None),
    )  # fmt: skip
    assert done.rank == 16
    assert done.num_weights == 4 * red.num_weights
