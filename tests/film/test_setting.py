"""Where and when a film is."""

from __future__ import annotations

from onionskin.film.setting import place_named


def test_the_first_place_of_a_title_is_the_films():
    """A bakery on a street is a bakery."""
    assert place_named("The bakery on Mill Street") == "bakery"
    assert place_named("A day in the kitchen") == "kitchen"
