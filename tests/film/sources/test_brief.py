"""What a source is told."""

from __future__ import annotations

from fractions import Fraction

import pytest

from onionskin.errors import InvalidInput
from onionskin.film.sources.brief import Brief
from onionskin.fitting import Size


def test_a_brief_knows_how_long_it_plays():
    """Frames by frames a second."""
    brief = Brief(size=Size(64, 36), fps=Fraction(24000, 1001), frames=48)
    assert brief.seconds == pytest.approx(2.002)


@pytest.mark.parametrize(
    "change", [{"frames": 0}, {"fps": Fraction(0)}, {"language": "fr"}], ids=str
)
def test_what_cannot_be_is_refused(change: dict[str, object]):
    """No frames, no rate, no language that numbers are written in."""
    given: dict[str, object] = {"size": Size(64, 36), "fps": Fraction(24), "frames": 2} | change
    with pytest.raises(InvalidInput):
        Brief(**given)  # type: ignore[arg-type]
