"""Where a line of text may end: after a space, and in Chinese after a word.

pieces_of("第3季度 sales rose, 增长12%。")  # ("第3季度 ", "sales ", "rose, ", "增长", "12%。")
"""

from __future__ import annotations

import unicodedata
from typing import Final

from onionskin.text.chinese import inside_words

NOT_AT_START: Final = frozenset(
    "、。，．！？；：）」』】》〉〕〗〙〛’”…—～·・ー々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
    ",.!?;:)]}%‰℃°％′″›»"
)
"""No line begins with these."""
NOT_AT_END: Final = frozenset("（「『【《〈〔〖〘〚‘“([{$€£¥￥＄#@‹«")
"""No line ends with these."""
_BREAK_AFTER: Final = frozenset("-–—/\u200b\u00ad")
_LEADING: Final = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)
"""Words that belong to the one after them."""
_BEGINS_A_LINE: Final = frozenset("把被就在和与或但而才都也能要不请让给从向对")
"""Chinese words that a line begins well with."""
_UNITS: Final = frozenset("年月日时分秒个万亿千百十元岁倍人次名位家台辆米吨度季")
"""Stay with the number before them."""


def pieces_of(text: str) -> tuple[str, ...]:
    """The text in pieces between which a line may be broken; joined, they are the text."""
    pieces: list[str] = []
    start = 0
    inside = inside_words(text)
    for index in range(1, len(text)):
        if index not in inside and _may_break(text, index):
            pieces.append(text[start:index])
            start = index
    return (*pieces, text[start:]) if text[start:] else tuple(pieces)


def break_cost(line: str, after: str) -> float:
    """What it costs a title to break after `line`: little after a mark, more within what belongs
    together (a Chinese clause; "at the" and its noun)."""
    if line[-1:] in NOT_AT_START:
        return 0.0
    if is_ideograph(line[-1:] or " ") and is_ideograph(after[:1] or " "):
        return 0.2 if after[0] in _BEGINS_A_LINE else 0.45
    return 0.12 if line.rsplit(" ", 1)[-1].lower() in _LEADING else 0.0


def is_ideograph(character: str) -> bool:
    """Whether a character is of Chinese or Japanese writing, punctuation included."""
    return unicodedata.east_asian_width(character) in ("W", "F") and not _is_emoji(character)


def _may_break(text: str, index: int) -> bool:
    before, after = text[index - 1], text[index]
    if after == " " or after in NOT_AT_START or before in NOT_AT_END:
        return False
    if before == " ":
        return True
    if is_ideograph(before) or is_ideograph(after):
        counted = (before.isdigit() and after in _UNITS) or (before == "第" and after.isdigit())
        return not counted and not _joins(before, after)
    between_words = before in _BREAK_AFTER and after.isalnum() and index > 1
    return between_words and not (before == "-" and after.isdigit())


def _joins(before: str, after: str) -> bool:
    """Whether two characters are one on the screen: emoji with joiners, accents."""
    marks = ("\u200d", "\ufe0f", "\ufe0e", "\u00a0", "\u2060")
    return before in marks or after in marks or unicodedata.combining(after) > 0


def _is_emoji(character: str) -> bool:
    return ord(character) >= 0x1F000
