"""Narration cut into shots."""

from __future__ import annotations

from onionskin.film.cutting import MAX_SECONDS, MIN_SECONDS, cut
from onionskin.film.script.script import Said
from onionskin.film.script.sentences import joined

LONG = (
    "Every morning, before the first patient comes, the nurse who has the early shift walks "
    "through all rooms of the ward, opens the windows, looks at the charts, and asks everybody "
    "how the night was. Good. Then she rests.\nThe doctor, who is always in time, comes at nine "
    "and brings fresh bread for everybody who is in the ward."
)


def test_shots_are_two_to_eight_seconds_and_lose_no_word():
    """And each knows the line it begins in."""
    cuts = cut(Said(text=LONG, line=10), language="en")
    assert all(MIN_SECONDS <= each.seconds <= MAX_SECONDS for each in cuts[:-1])
    text = ""
    for each in cuts:
        text = joined(text, each.text)
    assert text == LONG.replace("\n", " ")
    assert [cuts[0].line, cuts[-1].line] == [10, 11]


def test_short_sentences_join():
    """Two ideas of a second each are one shot; two of four seconds are two."""
    assert len(cut(Said(text="Wait. Stop. Look.", line=1), language="en")) == 1
    four = "The nurse washes her hands with soap and warm water."
    assert len(cut(Said(text=f"{four} {four}", line=1), language="en")) == 2


def test_chinese_is_cut_at_its_marks():
    """Which have no spaces after them."""
    text = (
        "每天早上，护士走进病房，打开窗户，看看病人的记录，问问他们昨晚睡得怎么样，然后去准备药物。"
    )
    cuts = cut(Said(text=text, line=1), language="zh")
    assert len(cuts) > 1
    assert "".join(each.text for each in cuts) == text
    assert all(each.text[-1] in "，。" for each in cuts)


def test_pace_makes_longer_and_shorter_shots():
    """Slow speech is cut more often."""
    said = Said(text=LONG, line=1)
    slow, fast = (len(cut(said, language="en", pace=pace)) for pace in (0.5, 2.0))
    assert slow > fast


def test_a_word_longer_than_a_shot_is_left_whole():
    """There is nowhere to cut it; nothing without words is a shot."""
    assert len(cut(Said(text="a" * 2000, line=1), language="en")) == 1
    assert cut(Said(text="... !", line=1), language="en") == []
