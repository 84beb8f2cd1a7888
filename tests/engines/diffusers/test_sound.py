"""LTX-2's sound comes with its pictures."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from onionskin import Canvas, Request
from onionskin.sound import Sound, joined


def tone(seconds, rate=24_000, channels=2):
    samples = 0.5 * np.sin(np.arange(round(seconds * rate)) / rate * 2 * np.pi * 440)
    return Sound(np.repeat(samples[:, None], channels, 1).astype(np.float32), rate)


def test_sounds_of_windows_are_joined_at_their_places():
    """Silence where none was made."""
    whole = joined({0.0: tone(0.5).cut(0, 0.25), 0.5: tone(0.5)}, 1.0)
    assert whole.duration_seconds == pytest.approx(1.0)
    assert np.abs(whole.samples[:6000]).max() > 0.4
    assert not whole.samples[6000:12_000].any()
    assert (whole.samples[12_000:] == tone(0.5).samples).all()
    assert joined({}, 1.0) is None


def test_ltx2_is_heard(engine_of):
    """As long as its pictures, about: its sound is made in pieces of a twenty-fifth of a second."""
    pytest.importorskip("diffusers", reason="the diffusers extra is not installed")
    from tests.engines.diffusers import tiny_ltx2
    from tests.engines.diffusers.family_contract import makers

    from onionskin.engines.diffusers.families import FAMILIES

    engine = engine_of(FAMILIES["ltx2"], makers("ltx2", tiny_ltx2.ltx2))
    request = Request(prompt="a fox", num_inference_steps=2)
    clip = engine.fill(Canvas.blank(10, 64, 64, Fraction(24)), request).clip
    assert clip.sound.sample_rate == 24_000
    assert clip.sound.duration_seconds == pytest.approx(17 / 24, abs=0.05)
    assert clip.sound.samples.any()
