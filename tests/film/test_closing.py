"""A film ends on its title, unless its script ends otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from onionskin.errors import InvalidInput
from onionskin.film.board import board_of
from onionskin.film.script.markdown import read_markdown
from onionskin.film.storyboard import BoardShot, Title

WORDS = "We bake our bread at night, and we bring it to your door before you get up. " * 4
SCRIPT = f"# Good bread\n\n## At night\n\n{WORDS}\n\n## In the morning\n\n{WORDS}\n"


def last(text: str) -> BoardShot:
    return board_of(read_markdown(text, Path())).shots[-1]


def test_a_film_ends_on_its_title() -> None:
    """For two seconds, without words; a heading by itself asks nothing."""
    shot = last(SCRIPT)
    assert shot.source == Title(text="Good bread", subtitle="")
    assert (shot.seconds, shot.narration, shot.captions) == (2.0, (), False)


@pytest.mark.parametrize(
    ("end", "line"),
    [
        ("Order today at bread.example.", "Order today at bread.example"),
        ("Call us on 555 0100.", "Call us on 555 0100"),
        ("You can book on our website. It is quick.", "You can book on our website"),
        ("Orders have come in from far away.", ""),
        (
            "If it burns, call the fire brigade at once. They will come.",
            "Call the fire brigade at once",
        ),
    ],
)
def test_what_is_asked_of_the_viewer_stands_under_it(end: str, line: str) -> None:
    """Where the last sentence asks anything, or one before it says whom to call."""
    source = last(f"{SCRIPT}\n{end}\n").source
    assert isinstance(source, Title)
    assert source.subtitle == line


@pytest.mark.parametrize(
    "text",
    [
        f"---\nclosing: none\n---\n{SCRIPT}",
        f"---\nclosing: off\n---\n{SCRIPT}",
        "# Good bread\n\nWe bake at night.\n",
        f"{WORDS}\n",
        f"{SCRIPT}\n## The end\n",
    ],
)
def test_a_film_may_end_without_it(text: str) -> None:
    """One that does not want it, a short one, one without a title, one that ends on a card."""
    shot = last(text)
    is_it = (
        isinstance(shot.source, Title) and shot.source.text == "Good bread" and shot.seconds == 2
    )
    assert not is_it


def test_the_script_may_say_what_stands_there() -> None:
    """In its front matter; a text, and nothing else."""
    source = last(f"---\nclosing: Come and see us\n---\n{SCRIPT}").source
    assert source == Title(text="Good bread", subtitle="Come and see us")
    with pytest.raises(InvalidInput, match="closing"):
        last(f"---\nclosing: [1, 2]\n---\n{SCRIPT}")
