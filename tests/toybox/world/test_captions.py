"""Captions say what they claim to say, where they claim to say it."""

from __future__ import annotations

import numpy as np
import pytest

from onionskin.cast.cast import load_cast
from onionskin.plan.plan import Outline, Role, Scenery
from onionskin.planner.phrases import CAMERAS_EN, PLACES_EN, TIMES_EN
from onionskin.planner.phrases_zh import PLACES_ZH
from onionskin.planner.reading import TAGS, UNSAID
from onionskin.planner.verbs import participle, third_person
from onionskin.toybox.world.captions import Caption, caption
from onionskin.toybox.world.outlines import sample_outline

CAST = load_cast()


def captions(
    count: int, language: str, held_out: bool = False, outline: Outline | None = None
) -> list[Caption]:
    rng = np.random.default_rng(5)
    return [
        caption(
            outline or sample_outline(rng, CAST),
            rng,
            CAST,
            language=language,
            held_out_phrasing=held_out,
        )
        for _ in range(count)
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("held_out", [False, True])
def test_spans_are_in_order_and_within_the_text(language: str, held_out: bool) -> None:
    for text in captions(400, language, held_out):
        ends = [0]
        for span in text.spans:
            assert ends[-1] <= span.start < span.end <= len(text.text)
            assert span.tag in TAGS
            ends.append(span.end)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everything_that_is_said_has_its_words(language: str) -> None:
    for text in captions(400, language):
        tags = {span.tag for span in text.spans}
        reading = text.reading
        assert {f"subject{i + 1}" for i in range(len(reading.groups))} <= tags
        for tag in ("place", "camera"):
            assert (tag in tags) == (getattr(reading, tag) != UNSAID)
        hours = {reading.time, reading.weather} - {UNSAID}
        assert bool(hours) == bool(tags & {"time", "weather"})


def test_names_of_subjects_are_the_casts_own() -> None:
    for text in captions(200, "zh"):
        for span in text.spans:
            if span.tag.startswith("subject"):
                entry = CAST[text.reading.groups[int(span.tag[-1]) - 1].cast]
                assert text.text[span.start : span.end] in (entry.name_zh, *entry.synonyms_zh)


def test_more_of_the_same_are_one_group() -> None:
    twice = Role(cast="1f98a", motion="drift-right")
    outline = Outline(roles=(twice, twice), scenery=Scenery(place="snow"))
    for text in captions(30, "en", outline=outline):
        assert [group.count for group in text.reading.groups] == [2]


def test_held_out_phrases_are_kept_from_training() -> None:
    """No caption for training holds a phrase that is held out (and is not part of another)."""
    kept = [way for ways in (*TIMES_EN.values(), *CAMERAS_EN.values()) for way in ways.held_out]
    texts = " | ".join(text.text.lower() for text in captions(3000, "en"))
    assert not [way for way in kept if way in texts]
    unseen = " | ".join(text.text.lower() for text in captions(1500, "en", held_out=True))
    assert sum(way in unseen for way in kept) > len(kept) / 2


def test_every_place_has_words_of_every_kind() -> None:
    assert set(PLACES_EN) == set(PLACES_ZH)
    for ways in (*PLACES_EN.values(), *PLACES_ZH.values()):
        for part in (ways.at, ways.along, ways.nouns):
            assert len(part.train) >= 2
            assert not set(part.train) & set(part.held_out)


def test_an_outline_without_roles_is_put_into_words() -> None:
    empty = Outline(roles=(), scenery=Scenery(place="beach", time="sunset"))
    for text in captions(30, "en", outline=empty):
        assert text.text
        assert text.reading.place == "beach"


def test_captions_differ() -> None:
    outline = sample_outline(np.random.default_rng(0), CAST)
    for language in ("en", "zh"):
        assert len({text.text for text in captions(100, language, outline=outline)}) > 60


def test_verbs_are_bent_rightly() -> None:
    forms = {"run in circles": "running in circles", "lie": "lying", "glide": "gliding"}
    assert {verb: participle(verb) for verb in forms} == forms
    forms = {"fly up": "flies up", "dash": "dashes", "go away": "goes away", "sway": "sways"}
    assert {verb: third_person(verb) for verb in forms} == forms
