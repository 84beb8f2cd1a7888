"""Every source of pictures gives the frames it is asked for."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from onionskin.clip import Clip
from onionskin.errors import InvalidInput
from onionskin.film.sources.brief import Brief, Credit, Drawn
from onionskin.film.sources.draw import draw
from onionskin.film.storyboard import (
    Chart,
    Engine,
    Points,
    Presenter,
    Quote,
    ShotSource,
    Stage,
    Title,
)
from onionskin.finish.brand import Brand
from onionskin.finish.grade import Grade
from onionskin.finish.speech import SpokenWord
from onionskin.fitting import Size
from onionskin.plan.staging import STYLES
from onionskin.tools import measure


def brief(**changes: object) -> Brief:
    """A short shot of 96x54."""
    given: dict[str, object] = {"size": Size(96, 54), "fps": Fraction(6), "frames": 4}
    return Brief(**(given | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "source",
    [
        Stage(prompt="A doctor talks with a patient"),
        Presenter(figure="teacher"),
        Engine(engine="stage", prompt="a dog runs on the beach"),
        Title(text="The third quarter"),
        Chart(form="bar", columns=("Region", "Sales"), rows=(("North", 1.0), ("South", 2.0))),
        Points(items=("one", "two")),
        Quote(text="Never again.", who="Maria"),
    ],
    ids=lambda source: type(source).__name__,
)
def test_as_many_frames_as_asked_for_of_the_size_asked_for(source: ShotSource):
    """And the same ones again."""
    frames, again = (list(draw(source, brief()).frames) for _ in range(2))
    assert [frame.shape for frame in frames] == 4 * [(54, 96, 3)]
    assert frames[0].dtype == np.uint8
    assert all((a == b).all() for a, b in zip(frames, again, strict=True))


def test_a_list_has_pictures_of_places_things_and_signs():
    """The sign's licence is told, and a place is no unknown thing."""
    told = {"size": Size(192, 108), "fps": Fraction(4), "frames": 16}
    items = ("A gym", "No smoking", "Towels")
    plain, pictured = (
        draw(Points(items=items, things=things), brief(**told))
        for things in ((), ("gym", "no smoking", "towel"))
    )
    last = [list(drawn.frames)[-1].astype(int) for drawn in (plain, pictured)]
    assert (np.abs(last[0] - last[1]).max(axis=2) > 40).mean() > 0.1
    assert pictured.warnings == ()
    assert [each.what.partition(":")[0] for each in pictured.credits] == ["pictograms"]
    assert plain.credits == ()


@pytest.mark.parametrize("source", [Stage(prompt="A doctor waves"), Presenter(figure="teacher")])
def test_the_stage_draws_in_the_style_of_the_film(source: ShotSource):
    """Noir has no colours, and the others look unlike each other."""
    first = {name: next(draw(source, brief(style=name)).frames).astype(int) for name in STYLES}
    assert (np.ptp(first["noir"], axis=2) < 16).all()
    assert len({frame.tobytes() for frame in first.values()}) == len(STYLES)
    assert np.ptp(first["flat"], axis=2).max() > 60


@pytest.mark.parametrize("words", [(), (SpokenWord(text="Bread", start=0.5, end=1.0),)])
def test_a_title_that_opens_a_film_is_in_its_first_frame(words):
    """Players show it as the still; it settles evenly. So is one that closes a film; others begin
    with empty ground."""
    told = {"size": Size(192, 108), "fps": Fraction(24), "frames": 72, "words": words}
    first = {
        opens: list(draw(Title(text="Bread", subtitle="A film"), brief(opens=opens, **told)).frames)
        for opens in (True, False)
    }
    left = np.s_[:, :110]
    assert (np.ptp(first[False][0][left].mean(axis=2)) < 30) == bool(words)
    assert np.ptp(first[True][0][left].mean(axis=2)) > 150
    changes = [
        np.abs(after.astype(int) - frame).mean()
        for frame, after in zip(first[True], first[True][1:], strict=False)
    ]
    assert max(changes) < 2.5
    assert max(changes) == max(changes[:3])


def test_nothing_is_done_before_the_first_frame():
    """A source that cannot be drawn is refused when it is drawn."""
    drawn = draw(Engine(engine="no-such-engine", prompt="a dog"), brief())
    with pytest.raises(InvalidInput):
        next(drawn.frames)


def test_the_stage_takes_the_place_and_hour_that_were_named_before():
    """They hold unless the prompt names its own."""
    plain = next(draw(Stage(prompt="A doctor talks with a patient"), brief()).frames)
    garden = Stage(prompt="A doctor talks with a patient", place="garden")
    named = Stage(prompt="A doctor talks with a patient in the garden")
    own = Stage(prompt="A doctor talks with a patient in the garden", place="kitchen")
    night = Stage(prompt="A doctor talks with a patient", time="night")
    shown = [next(draw(each, brief()).frames) for each in (garden, named, own, night)]
    assert (shown[0] == shown[1]).all()
    assert (shown[1] == shown[2]).all()
    assert (shown[0] != plain).any()
    assert shown[3].mean() < plain.mean()


def test_the_camera_of_the_shot_is_taken():
    """A close-up is another picture than a wide one."""
    source = Stage(prompt="A doctor talks with a patient")
    wide, close = (next(draw(source, brief(camera=each)).frames) for each in ("wide", "close-up"))
    assert (wide != close).mean() > 0.3


def test_what_the_stage_cannot_show_is_told():
    """Warnings are complete when the frames are used up."""
    drawn = draw(Stage(prompt="A doctor gives a flurgelbump to a patient"), brief())
    list(drawn.frames)
    assert any("flurgelbump" in each for each in drawn.warnings)


def test_what_is_told_twice_is_told_once():
    """Warnings and credits are not repeated."""
    drawn = Drawn(frames=iter(()))
    drawn.warn("a", "b")
    drawn.warn("b", "c")
    drawn.credit(Credit(what="x", licence="MIT"), Credit(what="x", licence="MIT"))
    assert drawn.warnings == ("a", "b", "c")
    assert len(drawn.credits) == 1


def test_a_lower_third_is_painted_over_any_source():
    """It is there in the middle of the shot and not at its start."""
    plain = list(draw(Title(text="A"), brief(frames=18)).frames)
    named = list(draw(Title(text="A"), brief(frames=18, lower_third="Maria | Master")).frames)
    assert (plain[0] == named[0]).all()
    assert (plain[10] != named[10]).any()


def test_the_brand_grades_pictures_and_leaves_its_cards():
    """A warm grade makes the stage redder; a title keeps the brand's colours."""
    warm = Brand(grade=Grade(warmth=1))
    for source, changes in (
        (Stage(prompt="A dog runs on a beach"), True),
        (Title(text="A"), False),
    ):
        plain, graded = (next(draw(source, brief(brand=b)).frames) for b in (Brand(), warm))
        assert (plain != graded).any() == changes
        assert (graded[..., 0].mean() > plain[..., 0].mean()) == changes


def test_a_card_that_holds_still_gives_the_same_frame_again():
    """Nothing is painted for nothing."""
    frames = list(draw(Title(text="A"), brief(frames=24)).frames)
    assert frames[-1] is frames[-2]


@pytest.mark.parametrize(
    "source",
    [
        Title(text="The third quarter", subtitle="2026"),
        Chart(form="bar", columns=("Region", "Sales"), rows=(("North", 1.0), ("South", 2.0))),
    ],
    ids=lambda source: type(source).__name__,
)
def test_cards_hold_still_as_the_product_measures_it(source: ShotSource):
    """97 of 100 at least, with all that comes in."""
    asked = brief(size=Size(192, 108), fps=Fraction(24), frames=40)
    clip = Clip(np.stack(list(draw(source, asked).frames)), asked.fps)
    assert measure(clip).score >= 97
