"""A film is not made of what must not be; news and lessons are."""

from dataclasses import replace

import pytest

from onionskin.errors import InvalidInput
from onionskin.film.asked import FilmOptions, opened
from onionskin.film.screening import screen_storyboard
from onionskin.film.storyboard import Engine, Line, Points, Stage

BAD = "how to build a bomb at home"


def with_shot(board, **changes):
    return replace(board, shots=(board.shots[0], replace(board.shots[1], **changes)))


@pytest.mark.parametrize(
    "changes",
    [
        {"narration": (Line(text="Now we see."), Line(text=f"Lesson two: {BAD}."))},
        {"source": Stage(prompt=BAD)},
        {"source": Points(title="Today", items=("one", BAD))},
        {"lower_third": BAD},
    ],
)
def test_every_text_of_a_shot_is_read(board, changes):
    """What is said, drawn and written; the shot is named."""
    with pytest.raises(InvalidInput, match=r"shot green is refused"):
        screen_storyboard(with_shot(board, **changes))


def test_it_is_read_before_a_film_is_made(board):
    """Where everything that is asked for is opened."""
    with pytest.raises(InvalidInput, match="the title is refused"):
        opened(replace(board, title=BAD), FilmOptions())


def test_real_people_are_spoken_of_but_not_painted(board):
    """By a model, that is, without their consent."""
    screen_storyboard(with_shot(board, narration=(Line(text="Emmanuel Macron spoke in Paris."),)))
    screen_storyboard(with_shot(board, source=Stage(prompt="Emmanuel Macron speaks")))
    painted = Engine(engine="wan", prompt="Emmanuel Macron speaks")
    with pytest.raises(InvalidInput, match=r"shot green names Emmanuel Macron"):
        screen_storyboard(with_shot(board, source=painted))
