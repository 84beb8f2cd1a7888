"""One call of a pipeline: what happens when it is stopped, and when memory runs out."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

import torch
from tests.engines.diffusers import tiny_wan

from onionskin import Canvas, Request
from onionskin.engines.diffusers.families.wan import WAN
from onionskin.engines.diffusers.painting import _seeded, _why_no_colours, to_pixels
from onionskin.errors import Cancelled, OnionskinError, UnsupportedRequest, WeightsError

BLANK = Canvas.blank(5, 16, 16, Fraction(16))
REQUEST = Request(prompt="a fox", num_inference_steps=2)


@pytest.fixture
def engine(engine_of):
    """Wan, loaded."""
    engine = engine_of(WAN, {WAN.ways[0].repo: tiny_wan.text})
    engine.fill(BLANK, REQUEST)
    return engine


@pytest.fixture
def decode(engine, monkeypatch):
    """Gives a function that has so many of the next decodes run out of memory."""
    vae = engine._loader.pipeline.vae
    whole = vae.decode

    def fail(times):
        left = [times]

        def decode(*given, **named):
            if left[0]:
                left[0] -= 1
                raise torch.OutOfMemoryError("out of memory")
            return whole(*given, **named)

        monkeypatch.setattr(vae, "decode", decode, raising=False)

    yield fail
    monkeypatch.undo()
    vae.disable_tiling()


def test_clips_painted_at_once_draw_from_their_own_seeds():
    """Torch's own generator is one for all threads; whoever waits for it can be stopped."""

    def drawn(seed):
        with _seeded(seed):
            numbers = [torch.rand(1).item() for _ in range(3)]
            time.sleep(0.01)
            return [*numbers, torch.rand(1).item()]

    alone = [drawn(seed) for seed in range(8)]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(drawn, range(8))) == alone
        with _seeded(0):
            waiting = threads.submit(_stopped_while_waiting)
            with pytest.raises(Cancelled, match="another clip"):
                waiting.result(timeout=10)


def _stopped_while_waiting():
    with _seeded(1, lambda: True):
        raise AssertionError("it did not wait")


def test_a_decode_that_runs_out_of_memory_is_tried_in_tiles(engine, decode):
    """And that is said; nothing stays behind."""
    decode(1)
    fill = engine.fill(BLANK, REQUEST)
    assert any("decoded in tiles" in warning for warning in fill.warnings)
    assert not list(engine._latents.glob("*"))


def test_what_was_painted_is_kept_for_another_try(engine, decode):
    """The same fill then paints nothing, and gives the same pixels."""
    whole = engine.fill(BLANK, REQUEST).clip.frames
    decode(2)
    with pytest.raises(OnionskinError, match=r"kept in .* continues from there"):
        engine.fill(BLANK, REQUEST)
    assert len(list(engine._latents.glob("*"))) == 1
    engine._loader.pipeline.vae.disable_tiling()
    again = engine.fill(BLANK, REQUEST)
    assert any("saved by an earlier run" in warning for warning in again.warnings)
    assert (again.clip.frames == whole).all()
    assert not list(engine._latents.glob("*"))


def test_other_fills_do_not_take_what_was_kept(engine, decode):
    """Another seed is another fill."""
    decode(2)
    with pytest.raises(OnionskinError):
        engine.fill(BLANK, REQUEST)
    engine._loader.pipeline.vae.disable_tiling()
    other = engine.fill(BLANK, replace(REQUEST, seed=1))
    assert not any("earlier try" in warning for warning in other.warnings)


def test_numbers_that_are_no_colours_are_an_error():
    """Overflow must not become a black clip; the frame where it begins is said."""
    video = np.zeros((3, 2, 2, 3))
    video[1:] = np.inf
    with pytest.raises(OnionskinError, match="not a picture from frame 1 on: so"):
        to_pixels(video, lambda: "so")


def test_damaged_weights_are_told_from_overflow(engine):
    """NaN among the weights is not a matter of precision; float16 is."""
    engine.fill(BLANK, REQUEST)
    pipeline = engine._loader.pipeline
    assert "seldom overflows" in _why_no_colours(pipeline)
    pipeline.transformer.half()
    pipeline.text_encoder.half()
    assert "--dtype bfloat16" in _why_no_colours(pipeline)
    engine.close()
    engine.fill(BLANK, REQUEST)
    with torch.no_grad():
        next(engine._loader.pipeline.transformer.parameters()).fill_(torch.nan)
    with pytest.raises(OnionskinError, match="weights of its transformer contain"):
        engine.fill(BLANK, REQUEST)
    engine.close()


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (ValueError("shapes do not match"), "WanPipeline failed in forward: shapes do not match"),
        (TypeError("no such argument"), "WanPipeline failed in forward: TypeError: no such"),
        (RuntimeError("a\nb"), "WanPipeline failed in forward: RuntimeError: a b"),
        (ImportError("no ftfy"), "WanPipeline needs a package that is not installed: ImportError"),
        (AssertionError(), "WanPipeline failed in forward: AssertionError; try other"),
    ],
)
def test_whatever_a_pipeline_raises_is_one_line_with_its_name(engine, monkeypatch, raised, said):
    """Only what its check of arguments raises is called a refusal."""
    engine.fill(BLANK, REQUEST)
    transformer = engine._loader.pipeline.transformer

    def forward(*given, **named):
        raise raised

    monkeypatch.setattr(transformer, "forward", forward)
    with pytest.raises(OnionskinError, match=said) as caught:
        engine.fill(BLANK, REQUEST)
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__ is raised


def test_what_a_pipelines_check_of_arguments_raises_is_a_refusal(engine, monkeypatch):
    """With its own words."""
    engine.fill(BLANK, REQUEST)
    monkeypatch.setattr(engine._loader.pipeline, "check_inputs", check_inputs)
    with pytest.raises(OnionskinError, match=r"^WanPipeline refuses: height has to be"):
        engine.fill(BLANK, REQUEST)


def check_inputs(*given, **named):
    raise ValueError("height has to be more")


def test_a_fill_leaves_the_worlds_random_numbers_alone(engine):
    """It seeds what pipelines draw beside their generator, and puts it back."""
    torch.manual_seed(3)
    before = torch.random.get_rng_state()
    engine.fill(BLANK, REQUEST)
    assert (torch.random.get_rng_state() == before).all()


def test_strength_without_a_draft_is_refused(engine):
    """There is nothing to repaint."""
    with pytest.raises(UnsupportedRequest, match="give a draft too"):
        engine.fill(BLANK, replace(REQUEST, strength=0.5))


def test_a_draft_over_known_frames_is_refused(engine):
    """No model here does both."""
    canvas = Canvas(BLANK.frames, np.arange(5) == 0, BLANK.fps)
    with pytest.raises(UnsupportedRequest, match="nothing else is known"):
        engine.fill(canvas, replace(REQUEST, draft=BLANK.frames))


def test_a_negative_prompt_without_guidance_is_refused(engine):
    """Pipelines ignore it then, in silence."""
    request = replace(REQUEST, negative_prompt="blur", guidance_scale=1.0)
    with pytest.raises(UnsupportedRequest, match="which a negative prompt needs"):
        engine.fill(BLANK, request)


def test_weights_of_another_model_do_not_load(engine_of):
    """With the folder and the class."""
    engine = engine_of(WAN, {WAN.ways[1].repo: tiny_wan.text}, memory="balanced")
    with pytest.raises(WeightsError, match="do not load as WanVACEPipeline"):
        engine.fill(BLANK, REQUEST)


def test_closing_gives_the_weights_back(engine):
    """The next fill loads them again, and gives the same pixels."""
    before = engine.fill(BLANK, REQUEST).clip.frames
    engine.close()
    assert (engine.fill(BLANK, REQUEST).clip.frames == before).all()
