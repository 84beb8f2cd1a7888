"""Filters: what each finds in a clip with one thing wrong, and that it lets good ones pass."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from tests.curation.conftest import panned, write

from onionskin.curation.captions import Words
from onionskin.curation.clip import CuratedClip
from onionskin.curation.filters.duplicates import Seen, features_of, mirrored
from onionskin.curation.filters.frame import picture_box
from onionskin.curation.filters.words import language_of, words_reason
from onionskin.curation.judging import judged, without_duplicates
from onionskin.curation.looking import look_at
from onionskin.curation.sources import Source, Told

GOOD = panned(5)


def flickering(frames):
    """Every other frame a fifth brighter."""
    gain = np.where(np.arange(len(frames)) % 2, 1.2, 1.0)[:, None, None, None]
    return np.clip(frames * gain, 0, 255).astype(np.uint8)


def barred(frames):
    """A tenth black above and below."""
    dark = frames.copy()
    dark[:, :8] = dark[:, -8:] = 3
    return dark


PLANTED = {
    "stability": flickering(GOOD),
    "motion": np.repeat(GOOD[:1], len(GOOD), axis=0),
    "exposure": (GOOD * 0.12).astype(np.uint8),
    "blur": np.stack([cv2.GaussianBlur(frame, None, 4) for frame in GOOD]),
    "frame": np.stack([np.pad(f[:, 48:80], ((0, 0), (48, 48), (0, 0))) for f in GOOD]),
}


def clip_of(path, config) -> CuratedClip:
    """The only clip of a file, judged."""
    source = Source(path=path, name=path.name, digest=path.name, told=Told(licence="CC0"))
    (measured,) = look_at(path, config).journal.clips
    return judged(source, measured, Words(), config)


@pytest.mark.parametrize("name", PLANTED)
def test_each_fault_is_found_by_its_filter(name, config, tmp_path):
    """And told with the number and the limit."""
    clip = clip_of(write(tmp_path / "clip.mp4", PLANTED[name]), config)
    assert name in clip.reasons
    assert ("at most" in clip.reasons[name]) or ("at least" in clip.reasons[name])


@pytest.fixture(scope="module")
def kept(config, tmp_path_factory) -> tuple[CuratedClip, CuratedClip]:
    """Two clips with nothing wrong, which have nothing in common."""
    folder = tmp_path_factory.mktemp("kept")
    paths = write(folder / "a.mp4", GOOD), write(folder / "c.mp4", panned(6))
    return clip_of(paths[0], config), clip_of(paths[1], config)


def test_a_good_clip_passes_and_its_camera_is_told(config, tmp_path):
    """No filter has a reason; what was skipped has no values."""
    clip = clip_of(write(tmp_path / "clip.mp4", GOOD), config)
    assert clip.reasons == {}
    assert clip.measured.camera == "pan"
    assert not any(name.startswith("text.") for name in clip.measured.values)
    unwanted = replace(config, motion=replace(config.motion, without_cameras=("pan",)))
    again = clip_of(tmp_path / "clip.mp4", unwanted)
    assert again.reasons == {"motion": "its camera is pan"}


def test_bars_are_cropped_and_darkness_is_no_bar():
    """Sides are even numbers."""
    assert picture_box(list(barred(GOOD)[::6])) == (0, 8, 128, 56)
    assert picture_box(list(GOOD[::6])) == (0, 0, 128, 72)
    assert picture_box([np.zeros((72, 128, 3), np.uint8)]) == (0, 0, 128, 72)


def test_text_over_a_picture_is_found(config, tmp_path):
    """By RapidOCR: three lines of it."""
    pytest.importorskip("rapidocr")
    large = [cv2.resize(frame, (512, 288)) for frame in GOOD[:14]]
    for frame in large:
        for line in range(3):
            at = (20, 90 + 70 * line)
            cv2.putText(frame, "SUBSCRIBE NOW", at, cv2.FONT_HERSHEY_DUPLEX, 1.8, (0, 0, 0), 12)
            cv2.putText(frame, "SUBSCRIBE NOW", at, cv2.FONT_HERSHEY_DUPLEX, 1.8, (255,) * 3, 4)
    clip = clip_of(write(tmp_path / "clip.mp4", large), replace(config, skip=()))
    assert clip.reasons["text"].startswith("text over it: 0.")


@pytest.mark.parametrize(
    "change",
    [
        lambda frames: frames[:, :, ::-1],
        lambda frames: np.clip(frames * 0.85 + 20, 0, 255).astype(np.uint8),
        lambda frames: frames[3:],
        lambda frames: np.stack([cv2.resize(frame, (96, 54)) for frame in frames]),
    ],
    ids=["mirrored", "graded", "cut later", "smaller"],
)
def test_the_same_clip_again_is_dropped_and_another_is_not(change, kept, config, tmp_path):
    """Whichever is largest stays."""
    good, other = kept
    again = clip_of(
        write(tmp_path / "b.mp4", change(GOOD)), replace(config, skip=("text", "shots"))
    )
    clips = [good, again, other]
    kept_ones = [clip.is_kept for clip in without_duplicates(clips, config)]
    assert kept_ones == [True, False, True]


def test_other_things_that_happen_in_one_room_are_no_duplicates(config, tmp_path):
    """Though its camera stands, and most of the picture is the same."""

    def ball(path: list[int]) -> np.ndarray:
        frames = np.repeat(GOOD[:1], len(path), axis=0).copy()
        for frame, x in zip(frames, path, strict=True):
            cv2.circle(frame, (x, 36), 9, (250, 240, 30), -1)
        return frames

    right, left = list(range(20, 104, 6)), list(range(64, 22, -3))
    loose = replace(config, skip=("text", "motion", "stability"))
    clips = [
        clip_of(write(tmp_path / "a.mp4", ball(right)), loose),
        clip_of(write(tmp_path / "b.mp4", ball(left)), loose),
        clip_of(write(tmp_path / "c.mp4", ball(right)[:, ::2, ::2]), loose),
    ]
    assert [c.is_kept for c in without_duplicates(clips, loose)] == [True, True, False]


def test_pieces_of_one_shot_are_no_duplicates(kept, config):
    """Though they look alike."""
    clip = kept[0]
    later = replace(clip, id="later", measured=replace(clip.measured, first=14, stop=28))
    seen = Seen(config.duplicates)
    seen.add(clip)
    assert seen.like(later) == ""
    assert seen.like(replace(later, digest="another file")).startswith(f"as {clip.id}")


def test_features_of_a_mirrored_picture_are_mirrored_features():
    """So that a mirrored copy is found without another look at it."""
    there = np.array(features_of(GOOD[0][:, ::-1]))
    assert float(there @ mirrored(np.array(features_of(GOOD[0])))) > 0.97
    assert float(there @ np.array(features_of(GOOD[0]))) < 0.9


@pytest.mark.parametrize(
    ("caption", "why"),
    [
        ("A dog runs along the beach", ""),
        ("一只红狐狸在雪地里奔跑", ""),
        ("red fox in snow", ""),
        ("", ""),
        ("DSC_0042", "a file name"),
        ("final v2", "a file name"),
        ("Stock footage of a dog, royalty-free", "sells"),
        ("see www.example.com for more", "a web address"),
        ("A <b>dog</b> runs", "markup"),
        ("dog", "1 words"),
        ("dog dog dog dog dog dog", "'dog' 6 times"),
        ("un perro corre rápido por nuestra playa", "neither English nor Chinese"),
        ("Собака бежит по пляжу", "neither English nor Chinese"),
        ("xkcdqwrtz bnmpdlk zzkrtw", "neither English nor Chinese"),
        ("A dog runs â€” fast", "damaged"),
        ("My recording 4 final", "a file name"),
        ("Description: a dog runs", "machine"),
        ("@dog_owner on the beach", "a web address"),
        ("Buy the full version today", "sells"),
        ("My dog runs in the yard", ""),
        ("I'm sorry, I can't see the clip", "machine"),
        ("cam01_take3 FINAL", "a file name"),
        ("未命名项目 3", "a file name"),
        ("B006C011_211104", "a file name"),
        ("A fox #cute #wild", "markup"),
        ("A dog &#39;runs&#39; home", "markup"),
        ("It’s a dogâ€™s life", "damaged"),
        ("Ð¡Ð¾Ð±Ð°ÐºÐ°", "damaged"),
        ("扫码加微信领取优惠", "sells"),
        ("Only $9.99 per month", "sells"),
        ("作为一个人工智能，我无法看到视频", "machine"),
        ("omg so cute", "remark"),
        ("what do you think", "remark"),
        ("best day ever", "remark"),
        ("Rent this villa", "sells"),
        ("die Frau kocht eine Suppe", "neither"),
        ("gopro hero test 2", "a file name"),
        ("Video of 2 dogs", ""),
        ("Rio de Janeiro beach from above", ""),
        ("Light rain on our roof", ""),
        ("全场八折优惠", "sells"),
        ("a scale balances costs and benefits", ""),
        ("slow, dancing, night", ""),
        ("The bus stops. The bus stops. The bus stops.", "repeats"),
        ("run run run", "'run' 3 times"),
        ("un perro corre", "neither"),
        ("anjing berlari di pantai", "neither"),
        ("asdfgh jkl qwer", "neither"),
        ("Tokyo street crossing rain night neon", ""),
        ("Señor Lopez sells tacos", ""),
        ("I walk along a pier", ""),
        ("Los Angeles skyline at night", ""),
        ("a van door slides open", ""),
        ("A sign that says subscribe hangs over the door", ""),
        ("关注屏幕的学生们", ""),
        ("A man runs, runs, and runs", ""),
    ],
)
def test_captions_that_say_nothing_are_told(caption, why, config):
    """In a few words; what is fine has no reason."""
    reason = words_reason(caption, config.captions)
    assert why in reason if why else reason == ""


def test_what_is_said_in_a_clip_may_be_a_remark(config):
    """Its subtitles speak to somebody."""
    assert words_reason("What did you say to him?", config.captions)
    assert words_reason("What did you say to him?", config.captions, is_said=True) == ""
    assert words_reason("thanks for watching", config.captions, is_said=True)


def test_languages_can_be_left_out(config):
    """And a caption can be needed."""
    limits = replace(config.captions, languages=("zh",), needed=True)
    assert words_reason("A dog runs along the beach", limits) == "its caption is in en"
    assert words_reason("", limits) == "it has no caption"
    assert language_of("狗在海滩上奔跑") == "zh"
