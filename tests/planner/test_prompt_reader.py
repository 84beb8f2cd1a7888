"""Attributes go to the subject they stand by."""

from __future__ import annotations

from onionskin.planner.prompt_reader import attached
from onionskin.planner.reading import Span


def tagged(*parts: tuple[str, str]) -> tuple[str, tuple[Span, ...]]:
    """A text, and the spans of its parts (words, tag)."""
    text, spans = "", []
    for words, tag in parts:
        spans.append(Span(len(text), len(text) + len(words), tag))
        text += words + " "
    return text, tuple(spans)


def tags(*parts: tuple[str, str]) -> list[str]:
    return [span.tag for span in attached(*tagged(*parts))]


def test_what_follows_a_name_is_said_of_it() -> None:
    """Of two subjects, the second glides, whichever the network thought."""
    found = tags(
        ("a", "attribute1"),
        ("bear", "subject1"),
        ("and", "other"),
        ("a", "attribute1"),
        ("tulip", "subject2"),
        ("gliding to the left", "attribute1"),
    )
    assert found == ["attribute1", "subject1", "other", "attribute2", "subject2", "attribute2"]


def test_what_names_no_camera_is_what_the_subject_does() -> None:
    """ "drifting rightwards" after a name is no camera; "camera pans left" is one."""
    found = tags(
        ("tram", "subject1"),
        ("drifting rightwards", "camera"),
        (",", "other"),
        ("camera pans left", "camera"),
    )
    assert found == ["subject1", "attribute1", "other", "camera"]
    assert tags(("tram", "subject1"), ("zoom in", "camera"))[1] == "camera"


def test_a_sentence_ends_what_is_said() -> None:
    """After a full stop nothing is said of the subject before it."""
    found = tags(("tram", "subject1"), (".", "other"), ("moving on", "attribute2"))
    assert found[-1] == "attribute2"


def test_shared_attributes_stay_shared() -> None:
    """What is said of all is not given to the last."""
    assert tags(("dogs", "subject1"), ("both running", "attributes"))[1] == "attributes"
