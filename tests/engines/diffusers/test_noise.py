"""Warped noise: white in every frame, and carried along the flow."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from onionskin.engines.diffusers.noise import FINER, warped_noise

HEIGHT, WIDTH, CHANNELS, FRAMES = 24, 40, 16, 12


def _flow(kind: str):
    rows, columns = np.mgrid[: HEIGHT * FINER, : WIDTH * FINER].astype(np.float32)
    out = np.stack([columns - columns.mean(), rows - rows.mean()], -1)
    still = np.zeros_like(out)
    way = {"pan": still + np.array([1.5, 0.3]), "in": 0.05 * out, "out": -0.05 * out}[kind]
    return way.astype(np.float32), np.ones(way.shape[:2], bool)


@pytest.mark.parametrize("kind", ["pan", "in", "out"])
def test_every_frame_is_white(kind: str) -> None:
    """Mean 0, variance 1, tails of a normal, and neighbours that know nothing of each other."""
    noise = warped_noise([_flow(kind)] * (FRAMES - 1), CHANNELS, HEIGHT, WIDTH, seed=3)
    assert noise.shape == (CHANNELS, FRAMES, HEIGHT, WIDTH)
    # Four standard errors of so many numbers.
    of_frame = 4 / np.sqrt(CHANNELS * HEIGHT * WIDTH)
    for frame in np.moveaxis(noise, 1, 0):
        assert abs(frame.mean()) < of_frame
        assert abs(frame.var() - 1) < of_frame * np.sqrt(2)
        assert abs((frame**4).mean() - 3) < of_frame * np.sqrt(96)
        for axis in (1, 2):
            near = np.moveaxis(frame, axis, 0)
            assert abs((near[1:] * near[:-1]).mean()) < of_frame * 1.1
        assert abs((frame[1:] * frame[:-1]).mean()) < of_frame * 1.1


def test_it_goes_with_the_flow() -> None:
    """A quarter of a latent a frame: four frames later it is one latent on, number for number."""
    way = np.zeros((HEIGHT * FINER, WIDTH * FINER, 2), np.float32)
    way[..., 0] = 1
    noise = warped_noise([(way, way[..., 0] > 0)] * 8, CHANNELS, HEIGHT, WIDTH, seed=1)
    assert np.allclose(noise[:, 4, :, 1:], noise[:, 0, :, :-1], atol=1e-5)
    assert np.allclose(noise[:, 8, :, 2:], noise[:, 0, :, :-2], atol=1e-5)
    followed = np.corrcoef(noise[:, 1, :, 1:].ravel(), noise[:, 0, :, 1:].ravel())[0, 1]
    assert 0.65 < followed < 0.85, "three quarters of each latent are the same"


def test_what_is_slower_than_a_cell_is_followed_too() -> None:
    """A tenth of a cell a frame adds up."""
    way = np.zeros((HEIGHT * FINER, WIDTH * FINER, 2), np.float32)
    way[..., 1] = 0.1
    noise = warped_noise([(way, way[..., 1] > 0)] * 40, 4, HEIGHT, WIDTH, seed=1)
    assert np.corrcoef(noise[:, 40, 1:].ravel(), noise[:, 0, :-1].ravel())[0, 1] > 0.95


def test_what_comes_into_sight_is_new() -> None:
    """Where nothing goes on, the noise is another; the seed decides all of it."""
    way = np.zeros((HEIGHT * FINER, WIDTH * FINER, 2), np.float32)
    moves = np.zeros(way.shape[:2], bool)
    moves[:, : WIDTH * FINER // 2] = True
    one, again, other = (
        warped_noise([(way, moves)], 4, HEIGHT, WIDTH, seed=seed) for seed in (1, 1, 2)
    )
    half = WIDTH // 2
    assert np.array_equal(one[:, 0, :, :half], one[:, 1, :, :half])
    assert abs((one[:, 0, :, half:] * one[:, 1, :, half:]).mean()) < 0.1
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)


def test_a_pipeline_begins_with_it(engine_of) -> None:
    """What reaches the network first is the noise itself, in its own order; plain is the usual."""
    pytest.importorskip("diffusers", reason="the diffusers extra is not installed")
    from tests.engines.diffusers import tiny_cogvideox
    from tests.engines.diffusers.family_contract import makers

    from onionskin import Canvas, Request
    from onionskin.engines.diffusers.families import FAMILIES
    from onionskin.engines.diffusers.noise import starting_noise

    request = Request(prompt="a woman runs in a park", num_inference_steps=1)
    canvas = Canvas.blank(17, 64, 32, Fraction(16))
    family, shown = FAMILIES["cogvideox"], {}
    for kind in ("plain", "warped"):
        made = makers("cogvideox", tiny_cogvideox.text, tiny_cogvideox.first)
        engine = engine_of(family, made, noise=kind)
        way = engine._way(canvas, request)
        pipeline = engine._loader.load(way, engine._folders(way))
        found = []
        hook = pipeline.transformer.register_forward_pre_hook(
            lambda module, given, named, found=found: found.append(named["hidden_states"]),
            with_kwargs=True,
        )
        engine.fill(canvas, request)
        hook.remove()
        shown[kind] = found[0][0].numpy()
    from onionskin.engines.diffusers.layout import layout_of
    from onionskin.engines.diffusers.sheet import make_sheet

    sheet = make_sheet(canvas, request, layout_of("cogvideox", family.shape, canvas), 1)
    wanted = starting_noise(way, pipeline, sheet)[0].numpy()
    assert wanted.shape == shown["warped"].shape
    assert np.allclose(shown["warped"], wanted, atol=1e-5)
    assert not np.allclose(shown["plain"], wanted, atol=0.1)
    # The first latent is led by nothing; the rest stand still where nothing moves.
    clip = wanted[-5:]
    followed = (clip[1:] * clip[:-1]).mean()
    assert followed > 0.5
    assert engine.weights.endswith("noise=warped")
