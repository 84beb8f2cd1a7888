"""Black keeps and white makes: read off what VACE's transformer is shown, not off our arguments."""

from fractions import Fraction

import numpy as np
import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

import torch
from tests.engines.diffusers import tiny_wan

from onionskin import Canvas, Request
from onionskin.engines.diffusers.families.wan import WAN

REQUEST = Request(prompt="a fox", num_inference_steps=1)
CHANNELS = 16
"""Of a latent: so many show what stays, so many what is made; the rest is the mask."""


@pytest.fixture
def shown(engine_of):
    """Gives a function that fills a canvas, and gives the latents its transformer was shown."""
    engine = engine_of(WAN, {WAN.ways[1].repo: tiny_wan.vace})

    def fill(canvas):
        engine.fill(canvas, REQUEST)
        taken = []
        transformer = engine._loader.pipeline.transformer
        hook = transformer.register_forward_pre_hook(
            lambda module, given, named: taken.append(named["control_hidden_states"]),
            with_kwargs=True,
        )
        engine.fill(canvas, REQUEST)
        hook.remove()
        stays, made, mask = taken[0][0].split([CHANNELS, CHANNELS, 64])
        return engine._loader.pipeline, stays, made, mask

    return fill


def canvas_of(known, seed=0):
    frames = np.random.default_rng(seed).integers(0, 256, (5, 32, 32, 3), np.uint8)
    return Canvas(frames, known, Fraction(16))


def encoded(pipeline, frames):
    """Frames, uint8 (T, H, W, 3), as the pipeline's latents; 0 is grey."""
    video = torch.from_numpy(frames).permute(3, 0, 1, 2)[None].float() / 127.5 - 1
    with torch.no_grad():
        latents = pipeline.vae.encode(video).latent_dist.mode()[0]
    config = pipeline.vae.config
    moments = (config.latents_mean, config.latents_std)
    mean, std = (torch.tensor(each)[:, None, None, None] for each in moments)
    return (latents - mean) / std


def test_what_is_known_is_kept_and_what_is_not_is_made(shown):
    """The mask is 1 where pixels are made; the known frame is seen in the part that stays.

    Of the frames of a latent one tells its mask: here the second and the fourth.
    """
    known = np.arange(5) < 3
    canvas = canvas_of(known)
    pipeline, stays, _, mask = shown(canvas)
    assert (mask[:, 0] == 0).all()
    assert (mask[:, 1] == 1).all()
    grey = np.full_like(canvas.frames, 127)
    grey[:3] = canvas.frames[:3]
    # The first latent is the first frame's alone.
    assert torch.allclose(stays[:, 0], encoded(pipeline, grey)[:, 0], atol=1e-4)


def test_the_mask_goes_by_pixels(shown):
    """Each of the 64 pixels of a latent has its own; halves of a frame are told apart."""
    known = np.zeros((5, 32, 32), np.bool_)
    known[:, :12] = True
    _, _, _, mask = shown(canvas_of(known))
    rows = mask.reshape(8, 8, 2, 4, 4).permute(2, 3, 0, 4, 1).reshape(2, 32, 32)
    assert (rows[:, :12] == 0).all()
    assert (rows[:, 12:] == 1).all()


def test_other_known_pixels_change_only_what_stays(shown):
    """None of them shows in the part that is made, which is grey."""
    known = np.arange(5) < 3
    _, stays, made, mask = shown(canvas_of(known))
    _, other_stays, other_made, other_mask = shown(canvas_of(known, seed=1))
    assert (stays != other_stays).any()
    assert torch.equal(made, other_made)
    assert torch.equal(mask, other_mask)
