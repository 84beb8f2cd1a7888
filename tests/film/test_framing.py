"""How the shots of a scene are filmed."""

from __future__ import annotations

from onionskin.film.framing import Framing


def test_a_scene_begins_wide_and_comes_closer():
    """Whoever goes is followed; another scene begins wide again."""
    framing = Framing()
    first = framing.camera(["stand"], num_people=1)
    assert [first, framing.camera(["write"], num_people=1)] == [
        "wide dolly-in",
        "medium dolly-in",
    ]
    assert framing.camera(["walk"], num_people=1) == "full follow"
    framing.enter()
    assert framing.camera([], num_people=0).startswith("wide")


def test_a_deed_is_seen_from_near_at_once():
    """Whoever peels an onion is not lost in a kitchen; a crowd needs the room."""
    assert Framing().camera(["peel"], num_people=1) == "medium dolly-in"
    assert Framing().camera(["lift"], num_people=1) == "full dolly-in"
    assert Framing().camera(["peel"], num_people=6) == "wide dolly-in"
    assert Framing().camera(["walk"], num_people=1) == "wide follow"


def test_small_things_are_never_filmed_from_afar():
    """They are seen from near from the first."""
    assert Framing().camera([], num_people=0, of_details=True) == "medium"


def test_a_face_does_not_leave_out_the_others():
    """Of two who listen both are seen, in every shot."""
    framing = Framing()
    cameras = [framing.camera(["listen"], num_people=2) for _ in range(5)]
    assert not any(each.startswith("close-up") for each in cameras)
