"""What words name and a picture does not show is called out, in the spoken order."""

from __future__ import annotations

from onionskin.film.callouts import callouts_of, shown_by
from onionskin.film.reading import open_storyboard
from onionskin.film.storyboard import Callout, Stage


def test_what_the_picture_shows_is_not_shown_twice() -> None:
    """The bicycle is there, helmet and price are not."""
    shown = shown_by(Stage(prompt="a woman rides a bicycle in the street"))
    found = callouts_of("A bicycle with a helmet costs 79 euros.", shown)
    assert found == (Callout(text="helmet", thing="rescue helmet"), Callout(text="79 euros"))


def test_a_number_of_things_is_one_callout() -> None:
    """Thirty-two cats are a cat over its number."""
    shown = shown_by(Stage(prompt="a village"))
    found = callouts_of("救助站里有三十二只猫。", shown)
    assert found == (Callout(text="32只猫", thing="cat", said="三十二只猫"),)


def test_common_things_are_called_out_only_by_themselves() -> None:
    """A door is dull beside a key."""
    shown = shown_by(Stage(prompt="a man talks"))
    assert [each.thing for each in callouts_of("Open the door with the key.", shown)] == ["key"]
    assert [each.thing for each in callouts_of("Open the door.", shown)] == ["door"]


def test_a_script_gets_callouts_in_its_storyboard(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """They are fields of the shot, which a person can change."""
    script = tmp_path / "bike.md"
    script.write_text("> A woman rides a bicycle in the street.\n\nIt weighs nine kilos.\n")
    shots = open_storyboard(script).storyboard.shots
    assert shots[-1].callouts == (Callout(text="9 kilos", said="nine kilos"),)
