"""How the shots of a scene are filmed."""

from __future__ import annotations

from onionskin.film.framing import Framing


def test_a_scene_begins_wide_and_comes_closer():
    """Whoever goes is followed; another scene begins wide again."""
    framing = Framing()
    first = framing.camera(["write"], with_people=True)
    assert [first, framing.camera(["write"], with_people=True)] == [
        "wide dolly-in",
        "medium dolly-in",
    ]
    assert framing.camera(["walk"], with_people=True) == "full follow"
    framing.enter()
    assert framing.camera([], with_people=False).startswith("wide")


def test_small_things_are_never_filmed_from_afar():
    """They are seen from near from the first."""
    assert Framing().camera([], with_people=False, of_details=True) == "medium"
