"""Spoken words become cues."""

import re

import pytest

from onionskin.finish.captions import cues, limits_for, shifted
from onionskin.finish.captions.cues import written_cue
from onionskin.finish.line_breaks import NOT_AT_START
from onionskin.finish.speech import SpokenWord

ENGLISH = (
    "The river rose by 2.4 meters in one night, and by the morning the old bridge was under "
    "water. Nobody was hurt. Anna, who keeps the mill, carried her cats upstairs and waited until "
    "the boats came! What would you have done?"
)
CHINESE = (
    "那天夜里下了大雨，河水涨了2.4米。早上起来，老桥已经淹没在水里了。没有人受伤。住在磨坊的小安"
    "把三只猫抱到楼上，等了很久很久，直到救援的小船终于从镇上开了过来。"
)


def spoken(text, seconds_per_letter=0.065, pause=0.4):
    """Words at an even pace, with pauses after sentences."""
    pieces = re.findall(r"[\w.%]+[，。！？：、”]*|\S+", text) if " " not in text else text.split()
    if " " not in text:
        pieces = re.findall(r"[A-Za-z0-9.]+[，。！？]*|.[，。！？：、]*", text)
    words, at = [], 0.0
    for piece in pieces:
        end = at + max(len(piece) * seconds_per_letter, 0.08)
        words.append(SpokenWord(text=piece, start=at, end=end))
        at = end + (pause if piece[-1] in ".!?。！？" else 0.02)
    return words


@pytest.mark.parametrize(
    ("text", "language", "size", "longest", "pace"),
    [
        (ENGLISH, "en", (1920, 1080), 42, 0.065),
        (ENGLISH, "en", (1080, 1920), 26, 0.065),
        (ENGLISH, "en", (1080, 1080), 34, 0.065),
        (CHINESE, "zh", (1920, 1080), 16, 0.2),
        (CHINESE, "zh", (1080, 1920), 13, 0.2),
    ],
)
def test_cues_keep_to_the_limits_and_lose_no_word(text, language, size, longest, pace):
    """Two lines, none too long, read in time, in order, without overlap."""
    words = spoken(text, pace)
    limits = limits_for(language, size)
    shown = cues(words, language, limits)
    assert [word for cue in shown for word in cue.words] == words
    squeezed = "".join(line for cue in shown for line in cue.lines).replace(" ", "")
    assert squeezed == text.replace(" ", "")
    for cue, following in zip(shown, (*shown[1:], None), strict=True):
        assert 1 <= len(cue.lines) <= 2
        assert all(limits.length(line) <= longest for line in cue.lines)
        assert not any(line[0] in NOT_AT_START for line in cue.lines)
        assert cue.start == cue.words[0].start
        assert cue.end >= cue.words[-1].end - 1e-9
        assert cue.end - cue.start >= 1.0
        assert limits.length(cue.text) / (cue.end - cue.start) <= limits.characters_per_second
        if following:
            assert cue.end <= following.start


def test_cues_end_with_sentences_where_they_can():
    """No short sentence is cut, and none begins at the end of another's cue."""
    shown = cues(spoken(ENGLISH), "en")
    texts = [" ".join(cue.lines) for cue in shown]
    assert "Nobody was hurt." in texts
    assert "What would you have done?" in texts
    assert texts[0] == "The river rose by 2.4 meters in one night,"


def test_lines_are_balanced_and_break_before_linking_words():
    """Not after an article or a preposition."""
    (cue,) = cues(spoken("She walked along the river until the rain had stopped at last."), "en")
    first, second = cue.lines
    assert abs(len(first) - len(second)) < 16
    assert first.split()[-1] not in ("the", "until", "at")


def test_short_gaps_are_closed_and_long_ones_are_not():
    """A caption does not flicker between sentences, nor stay through silence."""
    words = [
        SpokenWord(text="One two three.", start=0.0, end=1.5),
        SpokenWord(text="Four five six.", start=1.9, end=3.5),
        SpokenWord(text="Seven eight nine.", start=9.0, end=10.5),
    ]
    first, second, third = cues(words, "en")
    assert first.end == second.start
    assert 3.5 < second.end < 5
    assert third.end == pytest.approx(10.8)


def test_no_cue_stays_longer_than_its_shot():
    """Unless a word does."""
    words = [SpokenWord(text="Hi.", start=0.0, end=0.3)]
    assert cues(words, "en", until=0.6)[0].end == 0.6
    assert cues(words, "en")[0].end == 1.0
    assert cues(words, "en", until=0.1)[0].end == 0.3


def test_what_is_too_long_for_a_line_is_broken_at_its_signs():
    """An address of many letters."""
    address = "https://onionskin.example/a-very-long-path/that-goes-on/and-on/for-ever.html"
    shown = cues([SpokenWord(text=address, start=0, end=4)], "en", limits_for("en", (1080, 1920)))
    lines = [line for cue in shown for line in cue.lines]
    assert "".join(lines) == address
    assert all(len(line) <= 26 for line in lines)


def test_mixed_scripts_have_spaces_between_latin_words_only():
    """As Chinese is set."""
    words = [
        SpokenWord(text=text, start=i, end=i + 0.9)
        for i, text in enumerate(["骑", "Velo", "One", "上", "班。"])
    ]
    text = "".join(line for cue in cues(words, "zh") for line in cue.lines)
    assert text == "骑Velo One上班。"


def test_no_words_make_no_cues():
    """Nor do blanks."""
    assert cues([], "en") == ()
    assert cues([SpokenWord(text=" ", start=0, end=1)], "en") == ()


def test_shifted_cues_keep_their_length():
    """Words with them."""
    shown = cues(spoken("Good morning to all."), "en")
    (later,) = shifted(shown, 10.0)
    assert later.start == shown[0].start + 10
    assert later.end - later.start == pytest.approx(shown[0].end - shown[0].start)
    assert later.words[0].start == shown[0].words[0].start + 10


def test_words_of_a_caption_over_a_cut_are_spoken_from_the_shots_start():
    """No word begins before 0 s; the cue itself does."""
    (shown,) = shifted([written_cue("Two lines", 1.0, 3.0)], -2.5)
    assert (shown.start, shown.end) == (-1.5, 0.5)
    assert [word.start for word in shown.words] == [0, 0]
    assert [word.end for word in shown.words] == [0, 0.5]
