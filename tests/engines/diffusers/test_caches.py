"""Step caches skip work, say so in the weights' id, and leave no state behind."""

from fractions import Fraction

import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

from tests.engines.diffusers import tiny_animatediff, tiny_ltx, tiny_wan
from tests.engines.diffusers.family_contract import makers

from onionskin import Canvas, Request
from onionskin.engines.diffusers.families import FAMILIES
from onionskin.engines.diffusers.tuning import _enable_cache
from onionskin.errors import OnionskinError

REQUEST = Request(prompt="a fox", num_inference_steps=6)
BLANK = Canvas.blank(9, 32, 32, Fraction(16))
MADE = {"wan": (tiny_wan.text, tiny_wan.vace), "ltx": (tiny_ltx.ltx,)}


def counted_fill(engine, monkeypatch):
    """The frames of a fill, and how often the last block attended."""
    engine.fill(BLANK, Request(prompt="a fox", num_inference_steps=1))
    transformer = engine._loader.pipeline.transformer
    blocks = getattr(transformer, "blocks", None) or transformer.transformer_blocks
    attention, calls = blocks[-1].attn1.processor, []
    whole = type(attention).__call__

    def count(self, attn, *given, **named):
        calls.append(attn is blocks[-1].attn1)
        return whole(self, attn, *given, **named)

    monkeypatch.setattr(type(attention), "__call__", count)
    frames = engine.fill(BLANK, REQUEST).clip.frames
    monkeypatch.undo()
    return frames, sum(calls)


@pytest.mark.parametrize("family", MADE)
@pytest.mark.parametrize("cache", ["first-block:0.9", "pyramid"])
def test_a_step_cache_skips_work(engine_of, monkeypatch, family, cache):
    """Fewer of the last block's attentions are computed; the same fill gives the same bytes."""
    made = makers(family, *MADE[family])
    _, whole = counted_fill(engine_of(FAMILIES[family], made), monkeypatch)
    engine = engine_of(FAMILIES[family], made, step_cache=cache)
    frames, left = counted_fill(engine, monkeypatch)
    assert 0 < left < whole
    assert engine.weights.endswith(f"step_cache={cache}")
    assert (engine.fill(BLANK, REQUEST).clip.frames == frames).all()


def test_a_model_that_takes_no_cache_says_so(engine_of):
    """AnimateDiff's network is no transformer."""
    made = (tiny_animatediff.base, tiny_animatediff.motion, tiny_animatediff.sparse)
    made += (tiny_animatediff.control,) * 3
    engine = engine_of(FAMILIES["animatediff"], makers("animatediff", *made), step_cache="pyramid")
    with pytest.raises(OnionskinError, match="cache pyramid does not work with UNetMotionModel"):
        engine.fill(Canvas.blank(2, 16, 16, Fraction(8)), REQUEST)


@pytest.mark.parametrize("raised", [AttributeError, ValueError, TypeError, NotImplementedError])
def test_whatever_a_model_says_against_a_cache_is_told_in_one_line(raised):
    """Libraries refuse in their own ways."""

    class Denoiser:
        def enable_cache(self, config):
            raise raised("no such blocks")

    with pytest.raises(OnionskinError, match=r"does not work with Denoiser \(no such blocks\)"):
        _enable_cache(Denoiser(), "pyramid", lambda: 0)
