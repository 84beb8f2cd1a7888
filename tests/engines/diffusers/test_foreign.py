"""Any other pipeline, by what its signature takes."""

from fractions import Fraction

import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

from tests.engines.diffusers import tiny_skyreels, tiny_wan

from onionskin import Canvas, CanvasKind, Request, load_engine
from onionskin.engines.diffusers.foreign import _read, open_foreign
from onionskin.engines.diffusers.running import Running
from onionskin.errors import UnsupportedCanvas, WeightsError

REQUEST = Request(prompt="a fox", num_inference_steps=2)


@pytest.fixture
def folder(stocked):
    """A folder with a pipeline that a family describes."""
    return str(stocked({"tiny/wan": tiny_wan.text})["tiny/wan"])


def test_a_folder_of_a_known_pipeline_is_its_family(folder, tmp_path):
    """With the ways that its weights can go."""
    engine = open_foreign(folder, running=Running(device="cpu", latents=tmp_path))
    assert engine.name == f"diffusers:{folder}"
    assert engine.capabilities.canvases == {CanvasKind.BLANK}
    assert "draft" in engine.capabilities.honours
    fill = engine.fill(Canvas.blank(6, 16, 20, Fraction(16)), REQUEST)
    assert fill.clip.frames.shape == (6, 16, 20, 3)
    assert len(fill.warnings) == 2


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
