"""What the report says of a shot."""

from __future__ import annotations

from onionskin.film.assemble.facts import source_line, told_once
from onionskin.film.storyboard import Callout, Points, Things


def test_a_source_is_told_in_one_line() -> None:
    """Items of a list, and things with their words."""
    assert (
        source_line(Points(items=("Soap", "Water"), title="You need")) == "Soap; Water · You need"
    )
    things = (
        Callout(text="key", thing="key"),
        Callout(text="lift", thing="aerial tramway", crossed=True),
        Callout(text="7 kg"),
    )
    told = "key; lift (aerial tramway), crossed out; 7 kg · Hi"
    assert source_line(Things(items=things, text="Hi", join="plus")) == told


def test_what_is_true_of_several_shots_is_told_once() -> None:
    """With the numbers of all, runs of them in short."""
    told = told_once([(1, ("a", "b", "a")), (2, ()), (4, ("b",)), (5, ("b",)), (6, ("b", "c"))])
    assert told == ("shot 1: a", "shots 1, 4–6: b", "shot 6: c")
    assert told_once([(number, ("a",)) for number in (2, 3, 5)]) == ("shots 2, 3, 5: a",)
    assert told_once([]) == ()
    twice = [(1, ("picture: it is drawn as x", "it is drawn as x")), (2, ("it is drawn as x",))]
    assert told_once(twice) == ("shots 1, 2: it is drawn as x",)
    assert told_once([(1, ("picture: no x",))]) == ("shot 1: picture: no x",)
