"""Faults of single frames: found where they are, mended there, and nowhere else."""

import cv2
import numpy as np
import pytest
from tests.stability.conftest import HEIGHT, WIDTH, as_clip, gained, gliding, shaken

from onionskin.stability.measuring.defects import Defect
from onionskin.stability.measuring.figures import psnr
from onionskin.stability.measuring.measure import measure_clip
from onionskin.stability.mending.repair import kept, steady_clip
from onionskin.stage.roles import ROLES, look_of
from onionskin.stage.scene import Scene
from onionskin.stage.script import Actor, Cue, Script

NUM = 26


def found(frames: np.ndarray) -> list[Defect]:
    return list(measure_clip(as_clip(frames)).measures.defects)


def untouched(before: np.ndarray, after: np.ndarray, but: list[int]) -> bool:
    """Whether all other frames are the same, bit for bit."""
    others = np.delete(np.arange(len(before)), but)
    return bool((before[others] == after[others]).all())


@pytest.fixture(scope="module")
def film() -> np.ndarray:
    """Slow enough that a step of two pixels stands out."""
    return gliding(NUM, dx=0.7, dy=0.2, seed=5)


def moved(frame: np.ndarray, x: float, y: float, scale: float) -> np.ndarray:
    matrix = cv2.getRotationMatrix2D((WIDTH / 2 - 0.5, HEIGHT / 2 - 0.5), 0, scale)
    matrix[:, 2] += (x, y)
    return cv2.warpAffine(
        frame, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT
    )


@pytest.mark.parametrize("places", [[12], [7, 18], [NUM - 1]])
def test_a_displaced_frame_is_put_back_and_no_other_is(film, places):
    """Also at the end, where only one step tells of it."""
    frames = film.copy()
    for place in places:
        frames[place] = moved(film[place], 2.5, -1.0, 1.02)
    defects = found(frames)
    assert [(one.kind, one.first) for one in defects] == [("displaced", p) for p in places]
    assert all(1.5 < one.size < 4.5 for one in defects)
    mended, plan = steady_clip(as_clip(frames))
    assert [action.kind for action in kept(plan.actions)] == ["place"]
    assert untouched(frames, mended.frames, places)
    inner = np.s_[places, 6:-6, 6:-6]
    assert psnr(mended.frames[inner], film[inner]) > psnr(frames[inner], film[inner]) + 8


def test_a_camera_that_shakes_all_the_time_is_no_sparse_fault(film):
    """That is jitter."""
    moves = np.random.default_rng(2).uniform(-1.5, 1.5, (NUM, 2))
    assert not [one for one in found(shaken(film, moves)) if one.kind == "displaced"]


def test_a_camera_that_is_pushed_once_and_stays_is_not_displaced(film):
    """Nothing leads back."""
    moves = np.where(np.arange(NUM)[:, None] < 13, 0.0, 3.0) * [1, 0]
    assert not [one for one in found(shaken(film, moves)) if one.kind == "displaced"]


@pytest.mark.parametrize("back", [2, 4])
def test_a_film_that_goes_back_and_on_is_a_rewind(back):
    """Told at the jump, with as many frames as are shown twice; remade there."""
    order = [*range(14), *range(14 - back, 26)]
    frames = gliding(26, dx=1.5, seed=6)[order]
    (one,) = found(frames)
    assert (one.kind, one.first, one.last, one.size) == ("rewind", 14, 13 + back, back)
    mended, plan = steady_clip(as_clip(frames))
    assert [action.kind for action in kept(plan.actions)] == ["pops"]
    assert untouched(frames, mended.frames, list(range(14, 14 + back)))
    assert found(mended.frames) == []


def test_what_swings_goes_back_without_a_rewind():
    """A pendulum shows again what it showed, turning step by step."""
    places = np.rint(12 + 12 * np.sin(np.arange(30) / 4)).astype(int)
    assert not [one for one in found(gliding(26, dx=1.0)[places]) if one.kind == "rewind"]


def test_a_loop_is_no_rewind():
    """A film of eight frames that is shown four times."""
    ring = gliding(8, dx=2.0)[[0, 1, 2, 3, 4, 3, 2, 1]]
    assert not [one for one in found(np.tile(ring, (4, 1, 1, 1))) if one.kind == "rewind"]


@pytest.mark.parametrize("share", [0.5, 0.3])
def test_a_double_exposure_is_found_and_remade(share):
    """A mixture of the frames beside it, as bad conversions of the frame rate make."""
    truth = gliding(22, dx=5.0, dy=0.0, seed=8)
    frames, places = truth.copy(), [6, 13]
    for place in places:
        ends = truth[place - 1].astype(float), truth[place + 1].astype(float)
        frames[place] = np.rint((1 - share) * ends[0] + share * ends[1]).astype(np.uint8)
    defects = found(frames)
    assert [one.first for one in defects] == places
    assert {"blend"} <= {one.kind for one in defects} <= {"blend", "pop"}
    mended, _ = steady_clip(as_clip(frames))
    assert untouched(frames, mended.frames, places)
    inner = np.s_[places, :, 10:-10]
    assert psnr(mended.frames[inner], truth[inner]) > psnr(frames[inner], truth[inner]) + 4


def test_a_dissolve_is_no_double_exposure():
    """Each of its frames is a mixture of those beside it, and means to be."""
    first, last = gliding(24, dx=0.5).astype(float), gliding(24, dx=0.5, seed=4).astype(float)
    share = np.clip((np.arange(24) - 6) / 12, 0, 1)[:, None, None, None]
    frames = np.rint((1 - share) * first + share * last).astype(np.uint8)
    assert not [one for one in found(frames) if one.kind == "blend"]


def broken(frame: np.ndarray, how: str) -> np.ndarray:
    if how == "black":
        return np.zeros_like(frame)
    if how == "foreign":
        return 255 - gliding(1, seed=9)[0][::-1]
    if how == "blurred":
        return cv2.GaussianBlur(frame, (0, 0), 4)
    return np.rint(frame * 0.8).astype(np.uint8)


@pytest.mark.parametrize("how", ["dark", "black", "foreign", "blurred"])
@pytest.mark.parametrize("at", [0, NUM - 1])
def test_the_ends_of_a_film_are_no_blind_spot(film, at, how):
    """The first or last frame is named, and made of the one side it has."""
    frames = film.copy()
    frames[at] = broken(film[at], how)
    (one,) = found(frames)
    assert (one.first, one.last) == (at, at)
    assert one.kind in {"dark": ("flash",), "black": ("flash", "pop")}.get(how, ("pop",))
    mended, plan = steady_clip(as_clip(frames))
    assert [x.kind for x in kept(plan.actions)] == ["exposure" if how == "dark" else "pops"]
    assert untouched(frames, mended.frames, [at])
    inner = np.s_[at, 6:-6, 6:-6]
    assert psnr(mended.frames[inner], film[inner]) > psnr(frames[inner], film[inner]) + 5


def test_a_stray_frame_at_a_cut_is_broken_and_the_cut_stays(film):
    """It belongs to neither shot; the one before it goes on in its place."""
    other = gliding(14, dx=0.6, seed=11)
    frames = np.concatenate([film[:13], np.zeros_like(film[:1]), other])
    measured = measure_clip(as_clip(frames)).measures
    assert measured.cuts == (14,)
    assert [(one.first, one.last) for one in measured.defects] == [(13, 13)]
    mended, _ = steady_clip(as_clip(frames))
    assert untouched(frames, mended.frames, [13])
    inner = np.s_[13, 6:-6, 6:-6]
    assert psnr(mended.frames[inner], film[inner]) > 25


@pytest.mark.parametrize(
    "gains",
    [np.linspace(0.2, 1, NUM), np.clip(np.arange(NUM) / 8, 0, 1)],
    ids=["all the way", "a fade from black"],
)
def test_a_fade_has_no_broken_ends(film, gains):
    """Its first frame is dark as its second is."""
    assert found(gained(film, gains)) == []


def test_chroma_that_moves_in_steps_is_no_crawl():
    """A pan over strong colours in 4:2:0: exact in brightness, jagged in colour."""
    film = gliding(16, dx=1.0, dy=0.0, seed=3)
    halved = []
    for frame in film:
        yuv = cv2.cvtColor(frame, cv2.COLOR_RGB2YCrCb)
        small = cv2.resize(yuv[..., 1:], (WIDTH // 2, HEIGHT // 2), interpolation=cv2.INTER_AREA)
        yuv[..., 1:] = cv2.resize(small, (WIDTH, HEIGHT), interpolation=cv2.INTER_NEAREST)
        halved.append(cv2.cvtColor(yuv, cv2.COLOR_YCrCb2RGB))
    found = measure_clip(as_clip(np.stack(halved))).measures
    assert found.crawl < 0.6


def test_who_rises_and_falls_is_neither_shown_again_nor_broken():
    """The frames on both sides of the top of a jump are alike, and so are the two at its top."""
    people = tuple(
        Actor(id=role, look=look_of(ROLES.get(role), 4), x=x, cues=(Cue(verb=verb),))
        for role, x, verb in (("man", -0.6, "jump"), ("woman", 0.6, "talk"))
    )
    script = Script(place="desert", move="dolly-in", seconds=20 / 12, actors=people)
    scene = Scene(script, 320, 180)
    jump = np.stack([scene.frame(index / 12) for index in range(20)])
    assert found(jump) == []
