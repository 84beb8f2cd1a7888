"""Any other pipeline, by what its signature takes."""

import inspect
import json
from fractions import Fraction

import numpy as np
import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

from tests.engines.diffusers import (
    tiny_cogvideox,
    tiny_hunyuan,
    tiny_ltx,
    tiny_newer,
    tiny_skyreels,
    tiny_wan,
)
from tests.engines.diffusers.test_declared import told_of
from tests.golden import check_golden

from onionskin import Canvas, CanvasKind, Request, load_engine
from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.foreign import _read, _shape, _ways, open_foreign
from onionskin.engines.diffusers.layout import layout_of
from onionskin.engines.diffusers.loader import pipeline_class
from onionskin.engines.diffusers.shelf import Shelf
from onionskin.errors import UnsupportedCanvas, UnsupportedRequest, WeightsError
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
    assert any("makes only 64x64: cropped to 56x40" in warning for warning in fill.warnings)
    with pytest.raises(UnsupportedCanvas, match="too large for engine"):
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
    """It does not make video."""
    home = stocked({"tiny/sky": tiny_skyreels.text})["tiny/sky"]
    with pytest.raises(UnsupportedCanvas, match="does not make video"):
        _read("tiny/sky", home, {"_class_name": "StableDiffusionPipeline"})


def ways_of(name):
    """What is offered of a class of diffusers: kinds of canvas, and "over" for drafts."""
    kind = pipeline_class(name)
    ways = _ways(kind, "some/model", inspect.signature(kind.__call__).parameters)
    return {"over" if way.repaints else str(kind) for way in ways for kind in (way.kinds or [""])}


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        # An optional clip or picture is not required ...
        ("AnyFlowPipeline", {"blank"}),
        ("HeliosPipeline", {"first", "blank"}),
        ("Kandinsky6TI2VAPipeline", {"first", "blank"}),
        ("Cosmos2_5_PredictBasePipeline", {"first", "blank"}),
        # ... but where one of them has to be there, no blank canvas is filled.
        ("CosmosVideoToWorldPipeline", {"first"}),
        ("Cosmos2VideoToWorldPipeline", {"first"}),
        ("LTXImageToVideoPipeline", {"first"}),
        ("I2VGenXLPipeline", {"first"}),
        # Other words for the number of frames.
        ("SanaVideoPipeline", {"blank"}),
        ("SanaImageToVideoPipeline", {"first"}),
        ("LattePipeline", {"blank"}),
        # From clips alone.
        ("VideoToVideoSDPipeline", {"over"}),
        ("AnimateDiffVideoToVideoPipeline", {"over"}),
        ("LucyEditPipeline", {"over"}),
        ("WanImageToVideoPipeline", {"ends", "first"}),
        ("WanVACEPipeline", {str(kind) for kind in CanvasKind}),
    ],
)
def test_pipelines_are_offered_for_what_they_take(name, offered):
    """By their arguments, their documentation and their name."""
    assert ways_of(name) == offered


@pytest.mark.parametrize(
    "name",
    [
        "LTXLatentUpsamplePipeline",
        "Kandinsky6SRPipeline",
        "SkyReelsV2DiffusionForcingVideoToVideoPipeline",
        "Cosmos2_5_TransferPipeline",
    ],
)
def test_pipelines_that_need_something_else_are_refused(name):
    """Before anything is loaded."""
    with pytest.raises(UnsupportedCanvas, match="needs inputs that onionskin cannot give"):
        ways_of(name)


def shape_of(home):
    """As it is read of a folder, whatever family describes the class."""
    index = json.loads((home / "model_index.json").read_text())
    kind = pipeline_class(index["_class_name"])
    return _shape(kind, home, index, inspect.signature(kind.__call__).parameters)


@pytest.mark.parametrize(
    ("made", "rule", "side", "most"),
    [
        (tiny_newer.mochi, (6, 1), 16, 19),
        (tiny_newer.sana, (4, 1), 32, 81),
        (tiny_newer.allegro, (4, 0), 16, 88),
        (tiny_ltx.ltx, (8, 1), 32, 161),
        (tiny_cogvideox.older_text, (4, 1), 16, 17),
    ],
)
def test_lengths_and_sides_are_asked_of_the_pipeline(stocked, made, rule, side, most):
    """Made over a decoder and a denoiser without weights, it works them out by itself."""
    shape = shape_of(stocked({"tiny": made})["tiny"])
    assert (shape.frames_step, shape.frames_offset) == rule
    assert (shape.side_multiple, shape.max_frames) == (side, most)


def test_a_decoder_that_works_in_tiles_alone_paints_what_they_reach(stocked):
    """Allegro's leaves the rest black: it makes one size and length, and a larger is refused."""
    shape = shape_of(stocked({"tiny": tiny_newer.allegro})["tiny"])
    canvas = Canvas.blank(9, 640, 360, shape.fps)
    made = layout_of("allegro", shape, canvas)
    assert (made.size, made.num_frames) == ((1280, 720), 88)
    assert any("makes only 1280x720" in warning for warning in made.warnings)
    with pytest.raises(UnsupportedCanvas, match="makes 1280x720 only"):
        layout_of("allegro", shape, Canvas.blank(9, 1280, 720, shape.fps))


def test_a_number_of_frames_that_a_model_fixes_is_known_before_painting(tmp_path):
    """Latte's transformer has places for so many frames and no other."""
    (tmp_path / "transformer").mkdir()
    config = {"video_length": 16, "patch_size": 2, "sample_size": 64}
    (tmp_path / "transformer" / "config.json").write_text(json.dumps(config))
    (tmp_path / "vae").mkdir()
    decoder = {"_class_name": "AutoencoderKL", "block_out_channels": [8, 8, 8, 8]}
    (tmp_path / "vae" / "config.json").write_text(json.dumps(decoder))
    family = _read("some/latte", tmp_path, {"_class_name": "LattePipeline"})
    assert family.ways[0].frames_argument == "video_length"
    assert (family.shape.min_frames, family.shape.max_frames) == (16, 16)
    assert family.capabilities.max_frames == 16
    assert (family.shape.side_multiple, family.shape.frames_step) == (16, 1)


def test_a_pipeline_that_calls_its_frames_otherwise_paints(stocked):
    """Sana's `frames`, at the size that was asked for."""
    home = stocked({"tiny": tiny_newer.sana})["tiny"]
    family = _read("tiny", home, json.loads((home / "model_index.json").read_text()))
    engine = DiffusersEngine(
        family, settings=EngineSettings(device="cpu"), shelf=Shelf({"tiny": home})
    )
    clip = engine.fill(Canvas.blank(9, 32, 64, Fraction(16)), REQUEST).clip
    assert clip.frames.shape == (9, 32, 64, 3)
    assert clip.frames.std() > 1


def test_a_pipeline_of_clips_alone_paints_over(stocked):
    """As restyle does; a canvas that is blank and has no draft is refused."""
    home = stocked({"tiny/wan": tiny_wan.text})["tiny/wan"]
    index = json.loads((home / "model_index.json").read_text())
    family = _read("tiny", home, index | {"_class_name": "WanVideoToVideoPipeline"})
    engine = DiffusersEngine(
        family, settings=EngineSettings(device="cpu"), shelf=Shelf({"tiny": home})
    )
    blank = Canvas.blank(5, 16, 16, Fraction(16))
    with pytest.raises(UnsupportedRequest, match="only paints over what is there"):
        engine.fill(blank, REQUEST)
    draft = np.random.default_rng(0).integers(0, 256, (5, 16, 16, 3), np.uint8)
    request = Request(prompt="a fox", num_inference_steps=2, draft=draft, strength=0.5)
    assert engine.fill(blank, request).clip.frames.shape == (5, 16, 16, 3)


READ = (
    "LattePipeline", "AnyFlowPipeline", "CosmosVideoToWorldPipeline", "LTXImageToVideoPipeline",
    "VideoToVideoSDPipeline", "AllegroPipeline", "SanaVideoPipeline", "WanVACEPipeline",
    "TextToVideoSDPipeline", "I2VGenXLPipeline", "SkyReelsV2ImageToVideoPipeline",
)  # fmt: skip


def write_config(folder, **values):
    """What is told of a component, None left out."""
    folder.mkdir(parents=True)
    told = {name: value for name, value in values.items() if value is not None}
    (folder / "config.json").write_text(json.dumps(told))


def test_drawn_configurations_are_read_alike(tmp_path):
    """Sides, lengths, rates and ways, whatever of them is told."""
    told = []
    for seed in range(44):
        rng, home = np.random.default_rng(seed), tmp_path / str(seed)

        def some(*values, rng=rng):
            chosen = values[rng.integers(0, len(values))]
            return chosen if rng.random() < 0.7 else None

        write_config(
            home / (some("transformer", "unet", "transformer_2") or "transformer"),
            sample_width=some(20, 90),
            sample_height=some(12, 60),
            sample_size=some(32, 64, [4, 4]),
            sample_frames=some(13, 16, 48, 49),
            num_frames=some(24),
            video_length=some(16, None),
            patch_size=some(1, 2, [1, 2, 2]),
            patch_size_t=some(1, 2),
        )
        write_config(
            home / "vae",
            _class_name=some("AutoencoderKL", "AutoencoderKLWan", "AutoencoderKLAllegro"),
            block_out_channels=some([8, 8, 8], [8, 8, 8, 8], [8]),
            temporal_compression_ratio=some(4, 8, 0),
            scale_factor_temporal=some(2, 6),
            spatial_compression_ratio=some(8, 32),
            scale_factor_spatial=some(16),
        )
        family = _read("some/model", home, {"_class_name": READ[seed % len(READ)]})
        told.append(told_of(family))
    check_golden("engines/diffusers/foreign", told)
