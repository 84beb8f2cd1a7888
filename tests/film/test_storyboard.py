"""Storyboards: what they hold, what they refuse, and that they come back as they were written."""

from __future__ import annotations

from fractions import Fraction

import pytest

from onionskin.errors import InvalidInput
from onionskin.film.storyboard import (
    BoardFigure,
    BoardShot,
    Chart,
    Engine,
    Footage,
    Line,
    Picture,
    Points,
    Presenter,
    Quote,
    Screen,
    Stage,
    Storyboard,
    Title,
    shooting_of,
)
from onionskin.serial import from_dict, from_json, to_dict, to_json

SOURCES = (
    Stage(prompt="a nurse washes her hands", place="hospital room", time="night"),
    Engine(engine="wan", prompt="waves"),
    Picture(path="shop.jpg", move="left", prompt="our shop"),
    Footage(path="tour.mp4", start=2.0, end=5.5, steady=False),
    Chart(form="line", columns=("year", "sales"), rows=(("2024", 3.5), ("2025", 4.0)), unit="M"),
    Chart(form="map", path="countries.csv"),
    Title(text="Clean hands", subtitle="for everybody"),
    Points(items=("soap", "water"), title="You need", things=("soap", ""), numbered=True),
    Quote(text="It works.", who="Dr. Lin"),
    Screen(path="app.png", device="phone"),
    Presenter(figure="nurse", prompt="at a desk"),
)


def board(**changed: object) -> Storyboard:
    """A storyboard with a shot of every source."""
    shots = tuple(
        BoardShot(id=f"shot-{number}", source=source, origin=number + 1)
        for number, source in enumerate(SOURCES)
    )
    return Storyboard(**{"title": "Hands", "shots": shots, **changed})


def shot(**changed: object) -> BoardShot:
    """A shot of a title."""
    return BoardShot(**{"id": "a", "source": Title(text="Hello"), **changed})


def test_a_board_of_all_sources_comes_back_equal():
    """By dictionaries and by JSON, with the schema's name first."""
    whole = board(
        language="zh",
        size=(1080, 1920),
        fps="30000/1001",
        cast=(BoardFigure(name="doctor", look="old woman", voice="hibari"),),
        pronunciations={"SQL": "sequel"},
    )
    data = to_dict(whole)
    assert data["schema"] == "onionskin.storyboard/1"
    assert [one["source"]["kind"] for one in data["shots"]] == [
        "stage", "engine", "picture", "footage", "chart", "chart", "title", "list", "quote",
        "screen", "presenter",
    ]  # fmt: skip
    assert from_dict(Storyboard, data) == whole
    assert from_json(Storyboard, to_json(whole)) == whole
    assert whole.fps == Fraction(30000, 1001)
    assert whole.figure("doctor").look == "old woman"
    assert whole.figure("nurse") is None
    assert whole.number_of("shot-2") == 3


def test_words_are_those_of_all_lines():
    """In their order, parted by a space."""
    lines = (Line(text="Good morning.", speaker="doctor"), Line(text="Sit down."))
    assert shot(narration=lines).words == "Good morning. Sit down."


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"id": "a b"}, "id is 'a b': give letters, digits and hyphens"),
        ({"id": "x" * 65}, "id has 65 characters"),
        ({"source": "a fox"}, "source is 'a fox': give a source of pictures"),
        ({"seconds": 0}, "seconds is 0: give a number above 0, at most 600"),
        ({"camera": "wide medium"}, "camera is 'wide medium': give at most one framing"),
        ({"camera": "wobbly"}, "camera is 'wobbly': give at most one framing"),
        ({"transition": "fade"}, "transition is 'fade'; allowed: cut, dissolve, wipe"),
        ({"lower_third": ""}, "lower_third is empty"),
        ({"captions": "on"}, "captions is 'on': give true or false"),
        ({"origin": 0}, "origin is 0: give a whole number 1.."),
        ({"narration": ("hello",)}, r"narration\[0\] is 'hello': give a Line"),
    ],
)
def test_a_shot_refuses_what_cannot_be(changed, said):
    """The message names the field and what is allowed."""
    with pytest.raises(InvalidInput, match=said):
        shot(**changed)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"language": "fr"}, "language is 'fr'; allowed: en, zh"),
        ({"size": (1921, 1080)}, "width is 1921: give an even number"),
        ({"size": (20000, 1080)}, "width is 20000: give a whole number 16..8192"),
        ({"fps": 0}, "fps 0 is out of range"),
        ({"pace": 3}, "pace is 3: give a number 0.5..2"),
        ({"captions": "yes"}, "captions is 'yes'; allowed: burned, soft, off"),
        ({"shots": ()}, "shots has 0 items: give 1.."),
        ({"shots": (shot(), shot())}, r"shots\[1\] has the id 'a', which is already taken"),
        ({"cast": (BoardFigure(name="x"),) * 2}, r"cast\[1\] has the name 'x'"),
        ({"pronunciations": {"SQL": ""}}, r"pronunciations\['SQL'\] is empty"),
        ({"pronunciations": ["SQL"]}, "give up to 500 words and how each is said"),
        ({"brand": "a\0b"}, "brand contains a null character"),
    ],
)
def test_a_board_refuses_what_cannot_be(changed, said):
    """The message names the field and what is allowed."""
    with pytest.raises(InvalidInput, match=said):
        board(**changed)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Stage(prompt=""), "prompt is empty"),
        (lambda: Stage(prompt="a fox", time="noon"), "time is 'noon'; allowed: day, sunset"),
        (lambda: Footage(path="a.mp4", start=3, end=2), "end is 2: give a number above 3"),
        (lambda: Footage(path="a.mp4", steady="x"), "steady is 'x': give true or false"),
        (lambda: Picture(path="a.png", move="up"), "move is 'up'; allowed: auto, in"),
        (lambda: Chart(), "neither rows nor a path: give rows, or the path"),
        (lambda: Chart(rows=(("a", 1),), path="b"), "both rows and a path"),
        (
            lambda: Chart(rows=(("a", 1),), columns=("x",)),
            r"rows\[0\] has 2 cells, but there are 1",
        ),
        (lambda: Chart(rows=(("a", None),)), r"rows\[0\]\[1\] is None: give a number"),
        (lambda: Points(items=()), "items has 0 items: give 1..30"),
        (lambda: Points(items=("a", "b"), things=("soap",)), "a list of 2 items has 1 things"),
        (lambda: Screen(path="a.png", device="tv"), "device is 'tv'; allowed: phone"),
    ],
)
def test_a_source_refuses_what_cannot_be(make, said):
    """The message names the field and what is allowed."""
    with pytest.raises(InvalidInput, match=said):
        make()


def test_a_camera_is_words_in_any_order():
    """A framing, an angle and a move, each or none."""
    assert shooting_of(None) == shooting_of("")
    both = shooting_of("dolly-in, over the shoulder medium")
    assert (both.shot, both.angle, both.move) == ("medium", "over the shoulder", "dolly-in")
    assert shooting_of("wide").move == "still"
