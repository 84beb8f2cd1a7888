"""Models are led by what the stage draws: read off what reaches their networks."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

import torch
from tests.engines.diffusers import tiny_animatediff, tiny_cogvideox, tiny_ltx2, tiny_wan
from tests.engines.diffusers.family_contract import makers

from onionskin import Canvas, Request
from onionskin.engines.diffusers.families import FAMILIES
from onionskin.engines.guides import guide_frames
from onionskin.errors import UnsupportedRequest
from onionskin.plan.staging import Action, Shooting, StagedFigure, StagedPlan

PLAN = StagedPlan(
    seconds=2.0,
    place="plain studio",
    camera=Shooting(shot="full"),
    figures=(StagedFigure(id="ann", name="woman", kind="person"),),
    actions=(Action(who="ann", verb="wave", start=0, end=2),),
)


def asked(guide, **more):
    return Request(prompt="a woman", staged=PLAN, guides=(guide,), num_inference_steps=1, **more)


def blank(num_frames, fps, side=32):
    frames = np.zeros((num_frames, side, side, 3), np.uint8)
    return Canvas(frames, np.zeros(num_frames, bool), Fraction(fps))


def drawn(guide, canvas):
    """The guide itself, for a canvas that is painted as it is."""
    times = [float(moment) for moment in canvas.times]
    return guide_frames(asked(guide), times, canvas.width, canvas.height)


def taken(engine, canvas, request, part, argument):
    """What a component of the pipeline was given in a fill, in its first step."""
    found = []
    way = engine._way(canvas, request)
    module = getattr(engine._loader.load(way, engine._folders(way)), part)
    hook = module.register_forward_pre_hook(
        lambda module, given, named: found.append(named[argument]), with_kwargs=True
    )
    engine.fill(canvas, request)
    hook.remove()
    return found[0]


def as_video(frames):
    """Frames, uint8 (T, H, W, 3), as (1, 3, T, H, W) in [-1, 1]."""
    return torch.from_numpy(frames).permute(3, 0, 1, 2)[None].float() / 127.5 - 1


def test_vace_is_shown_the_guide_where_it_paints(engine_of):
    """In the part of its latents that is made; lines are black on white, as its annotators'."""
    family = FAMILIES["wan"]
    engine = engine_of(family, {family.ways[1].repo: tiny_wan.vace})
    canvas = blank(5, 16)
    shown = taken(engine, canvas, asked("edges"), "transformer", "control_hidden_states")
    stays, made, mask = shown[0].split([16, 16, 64])
    wanted = 255 - drawn("edges", canvas)
    pipeline = engine._loader.pipeline
    with torch.no_grad():
        latents = pipeline.vae.encode(as_video(wanted)).latent_dist.mode()[0]
    config = pipeline.vae.config
    moments = (config.latents_mean, config.latents_std)
    mean, std = (torch.tensor(each)[:, None, None, None] for each in moments)
    assert torch.allclose(made, (latents - mean) / std, atol=1e-3)
    assert not torch.allclose(made, stays, atol=1e-3)
    assert (mask == 1).all()


def test_vace_keeps_what_is_known_under_a_guide(engine_of):
    """The first frame is kept, and shown in the part that stays, grey after it."""
    family = FAMILIES["wan"]
    engine = engine_of(family, {family.ways[1].repo: tiny_wan.vace})
    frames = np.random.default_rng(1).integers(0, 256, (5, 32, 32, 3), np.uint8)
    canvas = Canvas(frames, np.arange(5) == 0, Fraction(16))
    shown = taken(engine, canvas, asked("pose"), "transformer", "control_hidden_states")
    stays = shown[0].split([16, 16, 64])[0]
    video = as_video(frames)
    video[:, :, 1:] = 0
    pipeline = engine._loader.pipeline
    with torch.no_grad():
        latents = pipeline.vae.encode(video).latent_dist.mode()[0]
    config = pipeline.vae.config
    moments = (config.latents_mean, config.latents_std)
    mean, std = (torch.tensor(each)[:, None, None, None] for each in moments)
    assert torch.allclose(stays, (latents - mean) / std, atol=1e-3)


def test_cogvideox_fun_is_shown_the_guide_beside_its_latents(engine_of):
    """As its decoder's latents, scaled as these are."""
    family = FAMILIES["cogvideox-fun"]
    engine = engine_of(family, makers("cogvideox-fun", tiny_cogvideox.led))
    canvas = blank(9, 8)
    shown = taken(engine, canvas, asked("pose"), "transformer", "hidden_states")
    pipeline = engine._loader.pipeline
    with torch.no_grad():
        latents = pipeline.vae.encode(as_video(drawn("pose", canvas))).latent_dist.mode()
    wanted = (latents * pipeline.vae.config.scaling_factor).permute(0, 2, 1, 3, 4)
    assert torch.allclose(shown[:1, :, 4:], wanted, atol=1e-3)


def test_animatediff_has_a_controlnet_for_each_guide(engine_of):
    """It is shown the guide's own pixels in 0..1, white lines on black."""
    family = FAMILIES["animatediff"]
    made = (tiny_animatediff.base, tiny_animatediff.motion, tiny_animatediff.sparse)
    engine = engine_of(family, makers("animatediff", *made, *[tiny_animatediff.control] * 3))
    canvas = blank(3, 8)
    shown = taken(engine, canvas, asked("edges"), "controlnet", "controlnet_cond")
    wanted = torch.from_numpy(drawn("edges", canvas)).permute(0, 3, 1, 2) / 255
    assert torch.allclose(shown[:3].float(), wanted, atol=1e-3)
    for guide, word in {"pose": "openpose", "depth": "depth", "edges": "canny"}.items():
        assert word in engine._way(canvas, asked(guide)).parts[-1].repo


def test_ltx2_has_the_guide_in_context(engine_of, tmp_path):
    """With a LoRA for it; without one it says what is wanting. Its tokens follow the clip's."""
    family = FAMILIES["ltx2"]
    plain = engine_of(family, makers("ltx2", tiny_ltx2.ltx2))
    canvas = blank(9, 24, side=64)
    with pytest.raises(UnsupportedRequest, match="--lora FILE"):
        plain.fill(canvas, asked("depth"))
    lora = tmp_path / "depth.safetensors"
    _save_lora(lora)
    engine = engine_of(family, makers("ltx2", tiny_ltx2.ltx2), lora=(str(lora),))
    shown = taken(engine, canvas, asked("depth"), "transformer", "hidden_states")
    pipeline = engine._loader.pipeline
    assert type(pipeline).__name__ == "LTX2InContextPipeline"
    with torch.no_grad():
        latents = pipeline.vae.encode(as_video(drawn("depth", canvas))).latent_dist.mode()
    config = pipeline.vae
    mean, std = config.latents_mean[:, None, None, None], config.latents_std[:, None, None, None]
    wanted = ((latents[0] - mean) / std).flatten(1).T
    num_tokens = wanted.shape[0]
    assert shown.shape[1] == 2 * num_tokens
    assert torch.allclose(shown[0, num_tokens:].float(), wanted, atol=1e-3)


def _save_lora(path):
    from safetensors.torch import save_file

    name = "transformer.transformer_blocks.0.attn1.to_q"
    save_file(
        {f"{name}.lora_A.weight": torch.zeros(2, 16), f"{name}.lora_B.weight": torch.zeros(16, 2)},
        path,
    )


def test_a_drawing_is_painted_over(engine_of):
    """As any draft is: the same bytes as with the stage's frames as the draft."""
    family = FAMILIES["cogvideox"]
    engine = engine_of(family, makers("cogvideox", tiny_cogvideox.text, tiny_cogvideox.first))
    canvas = blank(17, 16)
    led = engine.fill(canvas, asked("drawing", strength=1.0))
    draft = drawn("drawing", canvas)
    given = Request(prompt="a woman", draft=draft, strength=1.0, num_inference_steps=1)
    assert np.array_equal(led.clip.frames, engine.fill(canvas, given).clip.frames)


def test_what_cannot_be_led_says_so(engine_of):
    """In one line: a guide that is not taken, none where one is wanted, or two."""
    family = FAMILIES["cogvideox-fun"]
    engine = engine_of(family, makers("cogvideox-fun", tiny_cogvideox.led))
    canvas = blank(9, 8)
    with pytest.raises(
        UnsupportedRequest, match="does not take the guide drawing; it takes: depth, edges, pose"
    ):
        engine.fill(canvas, asked("drawing"))
    with pytest.raises(UnsupportedRequest, match="give one of: depth, edges, pose"):
        engine.fill(canvas, Request(prompt="a woman"))
    with pytest.raises(UnsupportedRequest, match="one guide at a time"):
        engine.fill(canvas, Request(prompt="a woman", guides=("pose", "depth")))
