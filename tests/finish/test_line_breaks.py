"""Where lines may end."""

from __future__ import annotations

import pytest

from onionskin.finish.line_breaks import (
    NOT_AT_END,
    NOT_AT_START,
    break_cost,
    is_ideograph,
    pieces_of,
)

TEXTS = (
    "Sales rose, by 12.5 %: “a record” (again).",
    "增长“12.5%”，达到（同比）1,234万元。《报告》",
    "well-known/unknown ﹣5 -5 A-level",
    "😀👩‍🚀🎉",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
def test_pieces_are_the_text(text: str):
    """Joined, the pieces are the text."""
    assert "".join(pieces_of(text)) == text


@pytest.mark.parametrize("text", TEXTS)
def test_no_piece_begins_or_ends_with_what_may_not(text: str):
    """Closing marks do not begin a line, opening ones do not end it."""
    pieces = pieces_of(text)
    assert not any(piece[0] in NOT_AT_START for piece in pieces[1:])
    assert not any(piece.rstrip()[-1] in NOT_AT_END for piece in pieces[:-1])


def test_chinese_breaks_between_words_and_numbers_keep_their_units():
    """A word is not parted, nor a number from what it counts in."""
    assert pieces_of("增长12万元") == ("增长", "12万元")
    assert pieces_of("用 iPhone 拍") == ("用 ", "iPhone ", "拍")
    assert pieces_of("最有效的办法") == ("最", "有效的", "办法")
    assert pieces_of("四十八小时之内能看清") == ("四十八小时", "之内", "能", "看清")
    assert pieces_of("第3季度") == ("第3季度",)


def test_joined_emoji_are_one():
    """An emoji of several characters is not torn apart."""
    assert pieces_of("a 👩‍🚀 b") == ("a ", "👩‍🚀 ", "b")


def test_hyphens_end_lines_but_minus_signs_do_not():
    """A word breaks after its hyphen; a negative number keeps its sign."""
    assert pieces_of("well-known") == ("well-", "known")
    assert pieces_of("at -5") == ("at ", "-5")


def test_ideographs():
    """Chinese and kana are; Latin letters and emoji are not."""
    assert all(is_ideograph(each) for each in "中，かカ")
    assert not any(is_ideograph(each) for each in "a1😀é")


def test_titles_break_where_the_sense_allows():
    """After a mark rather than within a clause, and not after "the"."""
    assert break_cost("记住：", "冷") == 0
    assert break_cost("记住：冷", "静") > break_cost("Order today", "at") == 0
    assert break_cost("Order today at", "alba.example") > 0
