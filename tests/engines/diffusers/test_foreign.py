"""Any other pipeline, by what its signature takes."""

from fractions import Fraction

import numpy as np
import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

from tests.engines.diffusers import tiny_cogvideox, tiny_hunyuan, tiny_skyreels, tiny_wan

from onionskin import Canvas, CanvasKind, Request, load_engine
from onionskin.engines.diffusers.foreign import _read, open_foreign
from onionskin.errors import UnsupportedCanvas, WeightsError
from onionskin.settings import EngineSettings

REQUEST = Request(prompt="a fox", num_inference_steps=2)


@pytest.fixture
def folder(stocked):
    """A folder with a pipeline that a family describes."""
    return str(stocked({"tiny/wan": tiny_wan.text})["tiny/wan"])


def test_a_folder_of_a_known_pipeline_is_its_family(folder, tmp_path):
    """With the ways that its weights can go."""
    engine = open_foreign(folder, settings=EngineSettings(device="cpu"))
    assert engine.name == f"diffusers:{folder}"
    assert engine.capabilities.canvases == {CanvasKind.BLANK}
    assert "draft" in engine.capabilities.honours
    fill = engine.fill(Canvas.blank(6, 16, 20, Fraction(16)), REQUEST)
    assert fill.clip.frames.shape == (6, 16, 20, 3)
    assert len(fill.warnings) == 2


def opened(stocked, maker, tmp_path):
    """An engine of a folder with what `maker` makes."""
    folder = stocked({"tiny": maker})["tiny"]
    return open_foreign(str(folder), settings=EngineSettings(device="cpu"))


def first_known(*shape):
    frames = np.random.default_rng(0).integers(0, 256, (*shape, 3), np.uint8)
    return Canvas(frames, np.arange(shape[0]) == 0, Fraction(8))


def test_cogvideox_1_has_rules_of_its_own(stocked, tmp_path):
    """8N + 1 frames at 8 fps, and no latent before the first: by its configuration."""
    engine = opened(stocked, tiny_cogvideox.older_text, tmp_path)
    able = engine.capabilities
    assert (able.preferred_fps, able.max_frames, str(able.preferred_size)) == (8, 17, "64x64")
    fill = engine.fill(Canvas.blank(9, 48, 64, Fraction(8)), REQUEST)
    assert fill.clip.num_frames == 9
    assert not any("made" in warning for warning in fill.warnings)
    draft = np.random.default_rng(0).integers(0, 256, (9, 48, 64, 3), np.uint8)
    request = Request(prompt="a fox", num_inference_steps=2, draft=draft, strength=0.5)
    painted = engine.fill(Canvas.blank(9, 48, 64, Fraction(8)), request).clip
    assert painted.num_frames == 9
    newer = opened(stocked, tiny_cogvideox.text, tmp_path)
    assert newer.capabilities.preferred_fps == 16


def test_weights_with_learned_places_make_one_size(stocked, tmp_path):
    """Smaller canvases are cropped out of it, larger refused."""
    engine = opened(stocked, tiny_cogvideox.older_first, tmp_path)
    fill = engine.fill(first_known(9, 40, 56), REQUEST)
    assert fill.clip.frames.shape == (9, 40, 56, 3)
    assert any("makes 64x64 alone: cropped to 56x40" in warning for warning in fill.warnings)
    with pytest.raises(UnsupportedCanvas, match="larger than engine"):
        engine.fill(first_known(9, 80, 64), REQUEST)


def test_hunyuans_first_version_is_given_four_frames_more(stocked, tmp_path):
    """Of which its pipeline gives back what was wanted."""
    engine = opened(stocked, tiny_hunyuan.beside, tmp_path)
    assert engine.capabilities.canvases == {CanvasKind.FIRST}
    assert engine.fill(first_known(5, 16, 32), REQUEST).clip.num_frames == 5


def test_the_registry_opens_folders(folder):
    """As `--engine diffusers:FOLDER`."""
    assert load_engine(f"diffusers:{folder}").name == f"diffusers:{folder}"


def test_what_is_not_here_says_how_to_fetch_it():
    """Nothing is downloaded by the way."""
    with pytest.raises(WeightsError, match="engines pull diffusers:no/such"):
        open_foreign("no/such")


def test_a_pipeline_that_nobody_described_is_read(stocked):
    """Kinds, sizes and lengths, from the signature and the decoder's configuration."""
    home = stocked({"tiny/sky": tiny_skyreels.text})["tiny/sky"]
    family = _read("tiny/sky", home, {"_class_name": "SkyReelsV2Pipeline"})
    assert family.capabilities.canvases == {CanvasKind.BLANK}
    assert family.shape.frames_step == 4
    assert family.shape.side_multiple == 16
    assert family.shape.max_frames == 97
    assert {"negative_prompt", "guidance_scale", "style"} <= family.honours
    images = _read("tiny/sky", home, {"_class_name": "SkyReelsV2ImageToVideoPipeline"})
    assert images.capabilities.canvases == {CanvasKind.FIRST, CanvasKind.ENDS}


def test_a_pipeline_of_pictures_is_refused(stocked):
    """It makes no video."""
    home = stocked({"tiny/sky": tiny_skyreels.text})["tiny/sky"]
    with pytest.raises(UnsupportedCanvas, match="makes no video"):
        _read("tiny/sky", home, {"_class_name": "StableDiffusionPipeline"})
