"""What the report says of a shot."""

from __future__ import annotations

from onionskin.film.assemble.facts import source_line
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
