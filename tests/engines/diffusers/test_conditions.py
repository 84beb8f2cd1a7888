"""What is known of a canvas, as pipelines are told: conventions are tested, not trusted."""

from fractions import Fraction

import numpy as np
import pytest

from onionskin import Canvas, Request
from onionskin.engines.diffusers import conditions
from onionskin.engines.diffusers.families import FAMILIES
from onionskin.engines.diffusers.layout import layout_of
from onionskin.engines.diffusers.sheet import make_sheet
from onionskin.errors import UnsupportedRequest


def sheet_of(known, steps=10, family="wan", fps=16, **request):
    frames = np.random.default_rng(0).integers(0, 256, (len(known), 32, 32, 3), np.uint8)
    canvas = Canvas(frames, known, Fraction(fps))
    layout = layout_of(family, FAMILIES[family].shape, canvas)
    return make_sheet(canvas, Request(prompt="a fox", **request), layout, steps)


def test_vace_keeps_black_and_makes_white():
    """And sees grey, not black, where it is to make something."""
    known = np.zeros((5, 32, 32), np.bool_)
    known[:, :16] = True
    sheet = sheet_of(known)
    given = conditions.masked_video(sheet)
    video = np.stack([np.asarray(picture) for picture in given["video"]])
    mask = np.stack([np.asarray(picture) for picture in given["mask"]])
    assert (mask[:, :16] == 0).all()
    assert (mask[:, 16:] == 255).all()
    assert (video[:, :16] == sheet.frames[:, :16]).all()
    assert (video[:, 16:] == conditions.VACE_UNKNOWN_GREY).all()


def test_ends_are_the_first_and_the_last_painted_frame():
    """Not the last of the canvas."""
    sheet = sheet_of(np.array([True, False, False, False, True]))
    given = conditions.both_ends(sheet)
    assert (np.asarray(given["image"]) == sheet.frames[0]).all()
    assert (np.asarray(given["last_image"]) == sheet.frames[4]).all()


@pytest.mark.parametrize(
    ("known", "opening", "others"),
    [
        ([], 0, []),
        ([0], 0, [0]),
        ([0, 8], 0, [0, 8]),
        ([3, 5], 0, [3, 5]),
        ([0, 1, 2, 3], 0, [0, 1, 2, 3]),
        (list(range(9)), 9, []),
        ([*range(12), 20], 9, [9, 10, 11, 20]),
        ([*range(1, 12)], 0, [*range(1, 12)]),
    ],
)
def test_an_opening_run_goes_in_as_one_video(known, opening, others):
    """Of 8k+1 frames; what is left over, and what stands alone, goes in picture by picture."""
    assert conditions._opening_and_others(known, group=8) == (opening, others)


def test_strength_says_how_many_steps_are_taken():
    """As pipelines count them: rounded down."""
    blank = np.zeros(5, np.bool_)
    draft = np.zeros((5, 32, 32, 3), np.uint8)
    assert conditions.repaint_steps(sheet_of(blank, draft=draft, strength=0.55)) == 5
    assert conditions.repaint_steps(sheet_of(blank, draft=draft)) == 8
    with pytest.raises(UnsupportedRequest, match=r"give at least 0\.1"):
        conditions.repaint_steps(sheet_of(blank, draft=draft, strength=0.05))


def test_motion_is_stable_video_diffusions_bucket():
    """0..1 becomes 1..255; unsaid is left to the model."""
    first = np.array([True, False, False])
    svd = {"family": "svd", "fps": 7}
    assert conditions.svd_frame(sheet_of(first, motion=0.0, **svd))["motion_bucket_id"] == 1
    assert conditions.svd_frame(sheet_of(first, motion=1.0, **svd))["motion_bucket_id"] == 255
    assert "motion_bucket_id" not in conditions.svd_frame(sheet_of(first, **svd))


def test_ltx_holds_to_a_draft_by_what_strength_leaves():
    """A condition of strength 1 is kept as it is: repainting by .3 holds to the draft by .7."""
    pytest.importorskip("diffusers", reason="the diffusers extra is not installed")
    blank, draft = np.zeros(9, np.bool_), np.full((9, 32, 32, 3), 7, np.uint8)
    for strength, held in ((0.3, 0.7), (None, 1 - conditions.DEFAULT_STRENGTH), (1.0, 0.0)):
        sheet = sheet_of(blank, family="ltx", fps=25, draft=draft, strength=strength)
        [condition] = conditions.ltx_painted_over(sheet)["conditions"]
        assert condition.strength == pytest.approx(held)
        assert condition.frame_index == 0
        assert len(condition.video) == 9
        assert (np.asarray(condition.video[0]) == 7).all()


def test_ltx_sees_each_known_frame_at_its_place():
    """An opening run as a video; others one by one, each with its own picture."""
    pytest.importorskip("diffusers", reason="the diffusers extra is not installed")
    known = np.isin(np.arange(25), [*range(10), 17, 24])
    sheet = sheet_of(known, family="ltx", fps=25)
    opening, *others = conditions.ltx_keyframes(sheet)["conditions"]
    assert (opening.frame_index, len(opening.video)) == (0, 9)
    assert [each.frame_index for each in others] == [9, 17, 24]
    for each in others:
        assert (np.asarray(each.image) == sheet.frames[each.frame_index]).all()


def test_ltx2_places_frames_by_latents_which_it_makes_frames_of_again():
    """8 (place - 1) + 1 is the frame; the first latent is the first frame's alone."""
    assert conditions._latent(0) == 0
    for index in range(1, 200):
        assert 8 * (conditions._latent(index) - 1) + 1 == index
    known = np.isin(np.arange(25), [0, 13, 24])
    sheet = sheet_of(known, family="ltx2", fps=24)
    given = conditions.ltx2_keyframes(sheet)["conditions"]
    assert [each.index for each in given] == [0, (13 + 7) / 8, (24 + 7) / 8]
    for each, index in zip(given, (0, 13, 24), strict=True):
        assert (np.asarray(each.frames) == sheet.frames[index]).all()


def test_sparse_frames_are_told_with_their_places():
    """Each known picture beside its index."""
    sheet = sheet_of(np.isin(np.arange(6), [1, 4]), family="animatediff", fps=8)
    given = conditions.sparse_frames(sheet)
    assert given["controlnet_frame_indices"] == [1, 4]
    shown = [np.asarray(picture) for picture in given["conditioning_frames"]]
    assert (np.stack(shown) == sheet.frames[[1, 4]]).all()
