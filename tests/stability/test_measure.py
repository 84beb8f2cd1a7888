"""What is found in clips with one thing wrong."""

from dataclasses import replace

import numpy as np
import pytest
from tests.stability.conftest import NUM_FRAMES, as_clip, gained, gliding, shaken

from onionskin.stability.measuring.defects import Defect, find_broken, lost_share
from onionskin.stability.measuring.measure import measure_clip
from onionskin.stability.measuring.metrics import PENALTIES, stability_score


def kinds(frames: np.ndarray) -> list[tuple[str, int, int]]:
    defects = measure_clip(as_clip(frames)).measures.defects
    return [(defect.kind, defect.first, defect.last) for defect in defects]


@pytest.fixture(scope="module")
def calm(clean):
    return measure_clip(as_clip(clean))


def test_a_clean_clip_is_clean(calm):
    """No defects, no cuts, full score, and yet it moves."""
    assert calm.measures.defects == ()
    assert calm.measures.cuts == ()
    assert calm.score == pytest.approx(100, abs=0.5)
    assert calm.measures.dynamic_degree > 0.2
    assert calm.measures.vbench["motion_smoothness"] > 0.98


def test_flicker_is_measured_in_per_cent(calm, clean, flickering):
    """And takes points."""
    found = measure_clip(as_clip(flickering)).measures
    assert 2 < found.global_flicker < 12
    assert found.colour_flicker < 0.5
    assert found.score < calm.score - 20


@pytest.mark.parametrize(
    "gains",
    [np.linspace(0.1, 1, NUM_FRAMES), np.repeat([1.0, 0.6], NUM_FRAMES // 2)],
    ids=["fade", "a lamp goes out"],
)
def test_light_that_is_meant_is_no_flicker(clean, gains):
    """Fades and switches are followed, not counted."""
    found = measure_clip(as_clip(gained(clean, gains)))
    assert found.measures.flicker < 1.5
    assert found.score > 90


def test_jitter_is_measured_in_per_cent_of_the_width(clean):
    """A pixel's shake is about 1% of 96 pixels."""
    moves = np.random.default_rng(2).uniform(-1.5, 1.5, (NUM_FRAMES, 2))
    found = measure_clip(as_clip(shaken(clean, moves))).measures
    assert 0.5 < found.jitter < 2
    assert found.score < 75


def test_crawl_is_measured_in_levels(clean):
    """New noise in every frame."""
    noise = np.random.default_rng(3).normal(0, 8, clean.shape)
    found = measure_clip(as_clip(np.clip(clean + noise, 0, 255).astype(np.uint8))).measures
    assert found.crawl > 1.5
    assert found.score < 80


def test_drift_is_of_colour(clean):
    """Red grows by a fifth and blue shrinks."""
    share = np.linspace(0, 1, NUM_FRAMES)[:, None, None, None]
    frames = clean * (1 + share * np.array([0.2, 0, -0.2]))
    found = measure_clip(as_clip(np.clip(frames, 0, 255).astype(np.uint8))).measures
    assert 10 < found.drift < 35


def test_a_flash_is_found(clean):
    """At its frame."""
    gains = np.ones(NUM_FRAMES)
    gains[6] = 1.5
    assert kinds(gained(clean, gains)) == [("flash", 6, 6)]


@pytest.mark.parametrize("length", [1, 3])
def test_frames_that_do_not_belong_are_found(clean, length):
    """One, or a run, after which all is as before."""
    frames = clean.copy()
    frames[5 : 5 + length] = gliding(length, seed=9)
    assert kinds(frames) == [("pop", 5, 4 + length)]


def test_a_duplicate_is_found(clean):
    """A frame that is its predecessor, while all moves."""
    frames = clean.copy()
    frames[7] = frames[6]
    assert ("duplicate", 7, 7) in kinds(frames)


def paced(steps: list[int]) -> np.ndarray:
    """A texture that glides by so many half pixels from frame to frame."""
    places = np.cumsum([0, *steps])
    return gliding(int(places[-1]) + 1, dx=0.5, dy=0)[places]


def test_an_exact_repeat_after_a_slow_step_is_found():
    """Motion that is fast on one side only does not come to rest there."""
    frames = paced([4, 4, 4, 4, 3, 2, 0, 6, 4, 4, 4, 4, 4])
    assert kinds(frames) == [("duplicate", 7, 7)]


@pytest.mark.parametrize("rest", [[], [0], [0, 0]])
def test_what_comes_to_rest_and_goes_on_repeats_nothing(rest):
    """A camera that slows down, rests and starts again as slowly is meant."""
    frames = paced([5, 5, 5, 4, 3, 2, 1, *rest, 1, 2, 3, 4, 5])
    assert kinds(frames) == []


def test_no_frame_has_two_defects():
    """A flash of two equal frames is a flash, though its second frame is a repeat."""
    frames = gliding()
    frames[7] = frames[6] = np.clip(frames[6] * 1.5 + 20.0, 0, 255).astype(np.uint8)
    assert kinds(frames) == [("flash", 6, 7)]


def test_a_gap_is_found():
    """Twice the step, once."""
    frames = np.delete(gliding(NUM_FRAMES + 1), 7, axis=0)
    assert kinds(frames) == [("gap", 7, 7)]


@pytest.mark.parametrize("grain", [0, 1], ids=["exact", "as encoded"])
def test_animation_on_twos_is_not_full_of_duplicates(grain):
    """Every frame twice is a way to draw; it is said, not counted, and no lowered rate."""
    frames = np.repeat(gliding(24, dx=1.5), 2, axis=0)
    noise = np.random.default_rng(0).random(frames.shape) < 0.05
    found = measure_clip(as_clip(frames + (grain * noise).astype(np.uint8)))
    assert found.measures.defects == ()
    (warning,) = found.warnings
    assert "on twos" in warning


def test_a_lamp_that_is_switched_is_no_pop():
    """The frame before it lies between a bright and a dark one."""
    gains = np.where(np.arange(24) < 12, 1.0, 0.6)
    assert kinds(gained(gliding(24, dx=0.5), gains)) == []


def test_a_cut_is_a_cut(clean):
    """Not a defect, and nothing is measured across it."""
    found = measure_clip(as_clip(np.concatenate([clean[:7], gliding(7, seed=4)]))).measures
    assert found.cuts == (7,)
    assert found.defects == ()
    assert found.score == pytest.approx(100, abs=5)


@pytest.mark.parametrize(("count", "reason"), [(1, "at least 4"), (3, "at least 4"), (6, "still")])
def test_what_says_nothing_has_no_score(clean, count, reason):
    """Stills, and clips under four frames: null, with the reason."""
    found = measure_clip(as_clip(np.repeat(clean[:1], count, axis=0)))
    assert found.score is None
    assert reason in found.measures.score_reason
    assert found.to_dict()["score"] is None


def test_one_pixel_can_be_measured():
    """1x1."""
    frames = np.random.default_rng(0).integers(0, 255, (6, 1, 1, 3)).astype(np.uint8)
    assert measure_clip(as_clip(frames)).num_frames == 6


@pytest.mark.parametrize("kind", list(PENALTIES))
def test_the_score_falls_with_every_defect(kind):
    """Strictly, above the floor; never below 0 nor above 100."""
    scores = [stability_score({kind: value}) for value in (0.0, 20.0, 40.0, 80.0)]
    assert scores[0] == 100
    assert scores == sorted(scores, reverse=True)
    assert 0 < scores[-1] < scores[1]


def test_penalties_take_a_half_at_their_half():
    """Above the floor."""
    penalty = replace(PENALTIES["flicker"], floor=1.0, half=3.0)
    assert penalty.share(4.0) == pytest.approx(0.5)


def test_good_frames_between_two_broken_ones_are_good(clean):
    """The two are like each other, and so are all the others."""
    frames = clean.copy()
    frames[3] = frames[9] = gliding(1, seed=9)[0]
    assert kinds(frames) == [("pop", 3, 3), ("pop", 9, 9)]


def test_a_gap_of_two_frames_is_found():
    """Three times the step, once."""
    frames = np.delete(gliding(NUM_FRAMES + 2, dx=1), [7, 8], axis=0)
    assert kinds(frames) == [("gap", 7, 7)]


@pytest.mark.parametrize("count", [1, 2, 4, 6])
def test_a_longer_gap_never_scores_better(count):
    """However long it is: a picture changes the less with each further step of its motion."""
    frames = np.delete(gliding(NUM_FRAMES + count), range(7, 7 + count), axis=0)
    one_less = np.delete(gliding(NUM_FRAMES + count - 1), range(7, 6 + count), axis=0)
    longer, shorter = measure_clip(as_clip(frames)), measure_clip(as_clip(one_less))
    assert [defect.kind for defect in longer.measures.defects] == ["gap"]
    assert longer.score <= shorter.score


def test_a_gap_of_four_frames_is_found():
    """Ten pixels in one step."""
    frames = np.delete(gliding(NUM_FRAMES + 4, dx=2), [7, 8, 9, 10], axis=0)
    assert kinds(frames) == [("gap", 7, 7)]


@pytest.mark.parametrize("missing", [1, 2, 3])
def test_the_size_of_a_gap_is_the_steps_that_are_missing(missing):
    """Where each step changes the picture alike."""
    frames = np.delete(gliding(NUM_FRAMES + missing, dx=0.6), range(7, 7 + missing), axis=0)
    (gap,) = measure_clip(as_clip(frames)).measures.defects
    assert gap.size == pytest.approx(missing, abs=0.35)


def test_a_gap_shows_by_the_steps_around_it(clean):
    """What two steps explain better than one is a leap; what goes on evenly is none."""
    gap = np.delete(gliding(NUM_FRAMES + 1), 7, axis=0)
    assert measure_clip(as_clip(gap)).measures.signals.leap[7] > 0.5
    assert measure_clip(as_clip(clean)).measures.signals.leap.max() == 0


def test_a_rate_that_was_lowered_has_no_gaps():
    """60 frames a second shown at 24: steps of two and three, and the warning says so."""
    fast = gliding(60, dx=0.6, dy=0.2)
    found = measure_clip(as_clip(fast[np.arange(24) * 5 // 2]))
    assert found.measures.defects == ()
    assert "every second step is longer" in " ".join(found.warnings)


def test_in_a_lowered_rate_a_gap_elsewhere_is_found():
    """Between its longer steps."""
    moments = np.delete(np.arange(40) * 5 // 2, [17, 18])
    assert kinds(gliding(100, dx=0.3, dy=0.1)[moments]) == [("gap", 17, 17)]


@pytest.mark.parametrize(("alike", "found"), [(0.9, ["pop"]), (-0.9, [])])
def test_where_motion_turns_back_nothing_pops(clean, alike, found):
    """A ball on the ground is not between the frames beside it, and the motion explains it."""
    signals = measure_clip(as_clip(clean)).measures.signals
    signals.surprise[7], signals.disagreement[7] = 24.0, 5.0
    signals.raw[7:9] *= 1.3
    signals.alike[7:9] = alike
    assert [defect.kind for defect in find_broken(signals)] == found


def test_a_dissolve_is_no_drift(clean):
    """Another picture has other colours."""
    other = np.clip(gliding(seed=4) * np.array([1.2, 0.9, 0.6]), 0, 255)
    share = np.clip(np.linspace(-1, 2, NUM_FRAMES), 0, 1)[:, None, None, None]
    frames = clean * (1 - share) + other * share
    assert measure_clip(as_clip(frames.astype(np.uint8))).measures.drift < 6


@pytest.mark.parametrize("fps", [12, 24, 60])
def test_one_broken_frame_weighs_the_same_at_any_rate(fps):
    """It is seen for a 24th of a second; and twice as strong, twice as much."""
    one = Defect(kind="pop", first=5, last=5, size=40.0)
    assert lost_share([one], fps, fps) == pytest.approx(100 / 24)
    assert lost_share([replace(one, size=80.0)], fps, fps) == pytest.approx(200 / 24)
    longer = lost_share([replace(one, last=6)], fps, fps)
    assert longer == pytest.approx(100 * (1 / 24 + 1 / fps))


def test_kinds_above_their_floor_are_named(calm, flickering):
    """None in a clean clip."""
    assert calm.measures.found == ()
    assert "flicker" in measure_clip(as_clip(flickering)).measures.found


@pytest.mark.parametrize(
    ("frames", "reason"),
    [
        (np.zeros((12, 64, 96, 3), np.uint8), "every frame is black"),
        (np.full((12, 64, 96, 3), (90, 20, 160), np.uint8), "every frame is one colour"),
        (np.concatenate([gliding(16), np.zeros((8, 64, 96, 3), np.uint8)]), "lost from frame 16"),
    ],
    ids=["black", "one colour", "lost"],
)
def test_what_shows_no_picture_has_no_score(frames, reason):
    """It is still, but it is no stable clip: said, and the score withheld."""
    found = measure_clip(as_clip(frames))
    assert found.score is None
    assert reason in found.measures.score_reason


def test_a_film_may_end_in_black(clean):
    """By a fade, or for a moment."""
    fading = gained(gliding(24), np.clip((14 - np.arange(24)) / 8, 0, 1))
    short = np.concatenate([gliding(20), np.zeros((4, 64, 96, 3), np.uint8)])
    for frames in (fading, short):
        assert measure_clip(as_clip(frames)).score is not None


def test_noise_in_a_dark_picture_is_no_flicker():
    """A level of noise is the more per cents the darker it is; what is bright has as few levels."""
    dark = gliding(24, dx=1.0) * 0.2
    rng = np.random.default_rng(4)
    noise = np.kron(rng.normal(0, 1.0, (24, 8, 12, 1)), np.ones((1, 8, 8, 1)))
    found = measure_clip(as_clip(np.clip(np.rint(dark + noise), 0, 255).astype(np.uint8)))
    assert found.measures.flicker < PENALTIES["flicker"].floor
    lit = gained(gliding(24), 0.3 * (1 + rng.uniform(-0.15, 0.15, 24)))
    assert measure_clip(as_clip(lit)).measures.flicker > 2  # what really flickers is seen


@pytest.mark.parametrize(("every", "left"), [(5, 0.3), (5, 0.0), (4, 0.3), (13, 0.3)])
def test_repeats_with_a_period_are_found_whatever_a_codec_leaves_in_them(every, left):
    """24 frames a second brought to 30, or a camera that misses a beat: told by their pattern."""
    count = max(40, 7 * every)
    repeats = [index for index in range(2, count - 2) if index % every == every - 1]
    steps = np.ones(count)
    steps[repeats] = left  # what is left of the step, as a codec smears motion over a repeat
    places = np.rint(np.cumsum(steps) * 10).astype(int)
    frames = gliding(int(places[-1]) + 1, dx=0.15, dy=0.05, seed=7)[places]
    defects = measure_clip(as_clip(frames)).measures.defects
    assert {one.first for one in defects if one.kind == "duplicate"} == set(repeats)


def test_motion_that_breathes_repeats_nothing():
    """Slower every eighth frame, as a walk is, but never at rest."""
    places = np.rint(np.cumsum(10 + 4 * np.sin(2 * np.pi * np.arange(48) / 8))).astype(int)
    frames = gliding(int(places[-1]) + 1, dx=0.15, dy=0.0)[places]
    assert measure_clip(as_clip(frames)).measures.defects == ()
