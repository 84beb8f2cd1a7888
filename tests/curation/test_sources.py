"""Sources: what is found in a folder, and what is said of it beside it."""

import pytest

from onionskin.curation.captions import said_between, words_of, words_of_name
from onionskin.curation.sources import Told, find_sources
from onionskin.errors import InvalidInput


@pytest.fixture
def folder(tmp_path):
    """Files that need not be videos to be found."""
    for name in ("a.mp4", "b/c.mkv", "b/d.webm", "b/notes.txt", ".hidden.mp4", "e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_footage_is_found_in_the_order_of_names(folder):
    """Hidden files and other files are not."""
    assert [each.name for each in find_sources(folder, Told())] == ["a.mp4", "b/c.mkv", "b/d.webm"]


def test_the_nearest_word_holds(folder):
    """A file's own, then its folder's, then that of the folder above, then what is usual."""
    (folder / "curation.yaml").write_text("licence: CC0\nattribution: All of us\n")
    (folder / "b" / "curation.yaml").write_text("licence: CC BY 4.0\n")
    (folder / "b" / "c.json").write_text('{"license": "MIT", "consent": "no", "other": 1}')
    (folder / "b" / "d.txt").write_text("A dog\nruns")
    a, c, d = (each.told for each in find_sources(folder, Told(licence="usual")))
    assert (a.licence, a.attribution, a.consent) == ("CC0", "All of us", "unknown")
    assert (c.licence, c.attribution, c.consent) == ("MIT", "All of us", "no")
    assert (d.licence, d.caption) == ("CC BY 4.0", "A dog runs")


def test_a_sidecar_that_says_nonsense_is_named(folder):
    """With its file."""
    (folder / "a.json").write_text('{"consent": "maybe"}')
    with pytest.raises(InvalidInput, match=r"a\.json: consent is 'maybe'"):
        list(find_sources(folder, Told()))


def test_subtitles_are_the_words_of_their_time(folder):
    """Those shown in a clip, once each, without marks."""
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\n<i>Good morning</i>\n\n"
        "2\n00:00:02,000 --> 00:00:04,500\nto all\nof you\n\n"
        "3\n01:00:00,000 --> 01:00:01,000\nLate\n"
    )
    assert said_between(text, 0.0, 2.0) == "Good morning"
    assert said_between(text, 1.5, 3.0) == "Good morning to all of you"
    (folder / "a.srt").write_text(text)
    first = next(find_sources(folder, Told()))
    assert words_of(first, 3.0, 4.0).origin == "said"
    assert words_of(first, 9.0, 10.0).origin == ""


@pytest.mark.parametrize(
    ("stem", "words"),
    [
        ("red-fox_in_snow (2)", "red fox in snow"),
        ("BrownBear-1080p", "Brown Bear"),
        ("DSC_0042", ""),
        ("final_v2", ""),
        ("3f2a9c1b7d", ""),
    ],
)
def test_a_files_name_is_a_caption_where_it_says_something(stem, words):
    """And none where a camera or a program gave it."""
    assert words_of_name(stem) == words
