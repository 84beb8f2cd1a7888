"""Filled frames agree with the known ones beside them."""

from __future__ import annotations

import pytest
import torch

from onionskin.toybox.agree import agreeing, level_at_borders, lit_alike
from onionskin.toybox.scene import Scene

SIDE = 64


def scene(known: list[int], count: int = 6, pan: float = 0.0) -> Scene:
    """A grey slope with a subject in its middle, of which some frames are known."""
    slope = torch.linspace(-0.5, 0.5, SIDE).expand(count, 3, SIDE, SIDE).clone()
    draft = torch.zeros(count, 4, SIDE, SIDE)
    draft[:, :, 24:40, 24:40] = 1.0
    whole = torch.zeros(count, SIDE, SIDE, dtype=torch.bool)
    whole[known] = True
    place = torch.zeros(count, 5)
    place[:, 0] = 0.5 + pan * torch.arange(count)
    place[:, 1] = 0.5
    seconds = torch.arange(count) / 8
    return Scene(frames=slope, known=whole, draft=draft, seconds=seconds, place=place)


def test_a_tone_that_is_off_is_set_right_and_subjects_are_left_alone():
    """Between two known frames that agree."""
    given = scene([0, 5])
    off = given.frames + 0.2
    result = agreeing(given, off)
    assert (result - given.frames)[1:5, :, :, :16].abs().max() < 0.02
    assert (result - off)[:, :, 24:40, 24:40].abs().max() < 0.01


def test_light_on_a_subject_goes_over_too():
    """From one known frame's to the other's; the scenery is as it was."""
    given = scene([0, 5])
    off = given.frames.clone()
    off[:, :, 24:40, 24:40] += 0.02
    result = agreeing(given, off)
    assert (result - given.frames)[1:5].abs().max() < 0.006
    assert torch.equal(result[..., :16], off[..., :16])


@pytest.mark.parametrize("known", [[0], [5]])
def test_light_of_the_only_known_frame_is_kept(known):
    """From there on, or up to there; a light that is off by much is another subject's."""
    given = scene(known)
    for off, left in ((0.02, 0.006), (-0.5, 0.5)):
        lit = given.frames.clone()
        lit[:, :, 24:40, 24:40] += off
        gap = (lit_alike(given, lit) - given.frames)[:, :, 24:40, 24:40].abs().mean((1, 2, 3))
        unknown = [index for index in range(6) if index not in known]
        assert gap[unknown].tolist() == pytest.approx([min(left, abs(off))] * 5, abs=0.006)


@pytest.mark.parametrize(("strength", "least", "most"), [(0.02, 0.0, 0.2), (0.5, 0.8, 1.1)])
def test_fine_paint_goes_over_and_waves_stay(strength, least, most):
    """Faint stripes are taken off, and strong ones are left."""
    given = scene([0, 5])
    stripes = strength * (torch.ones(SIDE).cumsum(0) % 2 - 0.5)
    left = (agreeing(given, given.frames + stripes) - given.frames)[1:5, :, :16, :16]
    assert least <= left.std() / stripes.std() <= most


def test_the_tone_goes_over_from_one_known_frame_to_the_other():
    """In even steps."""
    given = scene([0, 5])
    given.frames[5] += 0.3
    tones = agreeing(given, torch.zeros_like(given.frames))[1:5, 0, 8, 8] - given.frames[0, 0, 8, 8]
    assert tones.tolist() == pytest.approx([0.0, 0.1, 0.2, 0.3], abs=0.02)


@pytest.mark.parametrize("known", [[0], [5]])
def test_an_open_end_keeps_the_tone_it_starts_from(known):
    """So that a chain of fills does not drift."""
    given = scene(known)
    result = agreeing(given, given.frames - 0.1)
    unknown = [index for index in range(6) if index not in known]
    assert (result - given.frames)[unknown][..., :16].abs().max() < 0.02


def test_what_the_camera_moved_is_compared_where_it_now_is():
    """A panned frame that fits its sheet is not changed."""
    given = scene([0], count=2, pan=0.125)
    panned = given.frames.clone()
    panned[1] += 0.125
    assert (agreeing(given, panned) - panned)[1, :, :, :48].abs().max() < 0.03


def test_without_known_frames_nothing_changes():
    """There is nothing to agree with."""
    given = scene([])
    assert torch.equal(agreeing(given, given.frames * 0.5), given.frames * 0.5)


def test_a_region_has_no_step_at_its_border():
    """An offset of the whole fill is gone at the border, and fades with the distance."""
    frames = torch.zeros(2, 3, 64, 64)
    known = torch.ones(2, 64, 64, dtype=torch.bool)
    known[:, :, 32:] = False
    scene = Scene(
        frames=frames,
        known=known,
        draft=torch.zeros(2, 4, 64, 64),
        seconds=torch.arange(2) / 8,
        place=torch.zeros(2, 5),
    )
    level = level_at_borders(scene, frames + 0.4)
    assert level[:, :, 8:-8, 32].abs().max() < 0.05
    assert torch.allclose(level[:, :, :, 63], torch.tensor(0.4), atol=0.01)
    whole = Scene(
        frames=frames,
        known=torch.ones_like(known),
        draft=scene.draft,
        seconds=scene.seconds,
        place=scene.place,
    )
    assert torch.equal(level_at_borders(whole, frames + 0.4), frames + 0.4)
