"""Plain text: paragraphs, a title, headings in capitals, dialogue."""

from __future__ import annotations

from onionskin.film.script.plain import read_plain
from onionskin.film.script.script import Said


def test_plain_text_is_read(tmp_path):
    """A short first line is the title; lines in capitals are headings."""
    script = read_plain("Clean hands\n\nWash them.\nAlways.\n\nWHY\n\nNurse: Hi!\n", tmp_path)
    assert script.title == "Clean hands"
    assert [scene.heading for scene in script.scenes] == ["", "WHY"]
    assert script.scenes[0].parts == (Said(text="Wash them.\nAlways.", line=3),)
    assert script.scenes[1].parts == (Said(text="Hi!", line=8, speaker="Nurse"),)


def test_a_sentence_is_no_title(tmp_path):
    """Nor is a line that is all there is."""
    assert read_plain("Wash your hands.\n\nAlways.\n", tmp_path).title == ""
    assert read_plain("Wash\n", tmp_path).scenes[0].parts == (Said(text="Wash", line=1),)
