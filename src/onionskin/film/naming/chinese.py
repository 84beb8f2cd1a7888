"""The things that a Chinese sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onionskin.film.naming.vocabulary import (
    ANYBODY,
    SCENE,
    Lookup,
    Named,
    drawn_for,
    is_listed,
    is_role,
)
from onionskin.planner.chinese_cutting import Word, cut, known_words
from onionskin.planner.dictionary import word_set

_REFUSES_ZH: Final = re.compile(r"不要|别|切勿|禁止|请勿|不能|不可以|(?<![舍巴])不得|严禁|不准|勿")
_WHOM_ZH: Final = word_set("对 给 让 请 由")
"""After these stands whom something is done for: 对猫有毒."""
_WEAK_ZH: Final = word_set(
    "门 床 车 水 花 火 学校 医院 银行 窗户 树 太阳 沙发 柜台 货架 机器 商店 工厂 大树 钟"
)
_PARTED_ZH: Final = {
    "面": "对上下里外前后反方表全当见桌水地路一", "米": "一二两三四五六七八九十百千万几多厘毫平",
}  # fmt: skip
"""Single characters, and what before them makes them a part of another word."""
_NO_TIE: Final = word_set("的 和 、 与 或 跟 及 或者 以及 还有")


_NO_NAMES: Final = ("verb", "adjective", "adverb", "measure", "number", "mark", "where", "time")
"""Parts of speech of words that name nothing, unless the vocabulary has them."""
_MOST_JOINED: Final = 3
"""Words that together may be a name: 防滑 and 垫."""


def in_chinese(text: str, lookup: Lookup = drawn_for) -> Iterator[Named]:
    """All that a text names, in order, and as often as it does."""
    words = _joined(cut(text))
    at = 0
    for index, word in enumerate(words):
        place = text.find(word.text, at)
        if place < 0:
            continue
        at = place + len(word.text)
        drawn = _drawn(words, index, text[:place] + text[at:], lookup)
        if not drawn:
            continue
        clause = re.split(r"[，。；！？：]", text[:place])[-1]
        rest = re.split(r"[。；！？：]", text[at:])[0]
        refused = refused_in_chinese(text[:place], text[at:])
        refused = refused and not (index and words[index - 1].text in _WHOM_ZH)
        is_scene = drawn.startswith(SCENE)
        yield Named(
            thing=drawn.removeprefix(SCENE),
            said=word.text,
            start=place,
            is_refused=refused and not is_scene,
            is_weak=word.text in _WEAK_ZH or drawn in ANYBODY,
            is_aside=_is_aside(clause, rest, word.text, is_scene=is_scene),
            is_somebody=is_role(drawn),
            is_scene=is_scene,
        )


def refused_in_chinese(before: str, after: str = "") -> bool:
    """Whether what stands between two pieces of a text is told to be left, by its own clause or by
    the next one."""
    clause = re.split(r"[，。；！？：]", before)[-1]
    rest = re.split(r"[。；！？：]", after)[0]
    return _REFUSES_ZH.search(clause) is not None or _is_refused_next(rest)


def marked_in(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, list[int]]:
    """A text with a mark 〔number〕 for each span, and where each character of the marked text
    stands in it, the last of a mark at its span's end. A span that begins within another has none.
    """
    out, at = "", 0
    places: list[int] = []
    for index, (start, end) in enumerate(spans):
        if start < at:
            continue
        out += text[at:start]
        places += range(at, start)
        mark = f"〔{index}〕"
        out += mark
        places += [start] * (len(mark) - 1) + [end - 1]
        at = end
    out += text[at:]
    return out, [*places, *range(at, len(text) + 1)]


def word_ends(text: str) -> list[tuple[int, int, Word]]:
    """The words of a text, each with the characters from which to which it goes."""
    found, at = [], 0
    for word in cut(text):
        start = text.find(word.text, at)
        if start >= 0:
            at = start + len(word.text)
            found.append((start, at, word))
    return found


def _is_refused_next(rest: str) -> bool:
    """Whether the next clause says to leave what is named here, and names nothing itself."""
    clause = re.match(
        rf"[^，]*，((?:千万)?(?:不要|别|不能)[^，。；！？]{{0,3}}[{_LEFT_ZH}])$", rest
    )
    return clause is not None and not any(in_chinese(clause[1]))


_LEFT_ZH: Final = "喂吃喝碰摸触用买采摘养玩打骑坐踩信进开"
"""What is done to what was named before: of 不要推挤 nothing is."""


def _is_aside(before: str, rest: str, said: str, *, is_scene: bool) -> bool:
    """Whether it only says where, or how another is: of 村里的乡亲 and 在超市 the place does."""
    if not is_scene:
        return _ASIDE_ZH.match(rest) is not None
    return said[-1] in _WITHIN_ZH or rest[:1] in _WITHIN_ZH or before[-1:] in _TOWARDS_ZH


_WITHIN_ZH: Final = tuple("里上中内")
_TOWARDS_ZH: Final = tuple("在到从往去来进回")
_ASIDE_ZH: Final = re.compile(r"(?:旁边|旁|下面|底下|附近|对面|后面|前面|一样|那么|似的|般)")
"""After what only says where another thing is, or how it is."""


def _joined(words: Sequence[Word]) -> list[Word]:
    """The words, with those in one that the vocabulary has only together, and verbs apart."""
    words = [part for word in words for part in _parted(word)]
    found: list[Word] = []
    index = 0
    while index < len(words):
        for count in range(min(_MOST_JOINED, len(words) - index), 0, -1):
            text = "".join(each.text for each in words[index : index + count])
            if count == 1 or is_listed(text):
                break
        found.append(words[index] if count == 1 else Word(text, "noun"))
        index += count
    return found


def _parted(word: Word) -> Iterator[Word]:
    """What is written as one word: a verb and what it is done to, 打疫苗, or a couple, 爸爸妈妈."""
    rest, half = word.text[1:], len(word.text) // 2
    ones = word.text[:half], word.text[half:]
    if half == _LONG_NAME and all(is_role(drawn_for(each) or "") for each in ones):
        yield from (Word(each, "noun") for each in ones)
    elif (
        rest
        and word.text[0] in _DONE_ZH
        and not is_listed(word.text)
        and drawn_for(rest, word.text)
    ):
        yield Word(word.text[0], "verb")
        yield Word(rest, "noun")
    else:
        yield word


_LONG_NAME: Final = 2
"""Characters of most words for people."""
_DONE_ZH: Final = "戴穿打量洗写吃喝买卖坐骑贴封签"


def _drawn(words: Sequence[Word], index: int, others: str, lookup: Lookup) -> str:
    """What a word names: a noun that is not only the first half of another's name."""
    word = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    ends = after is None or after.text in "。，！？；"
    ends = ends and not (index and words[index - 1].text[-1] in _BEFORE_VERBS)
    is_named = is_listed(word.text) and (len(word.text) > 1 or ends)
    if (word.part in _NO_NAMES and not is_named) or _belongs(words, index, others, lookup):
        return ""
    before = words[index - 1] if index else None
    if before is not None and before.text[-1] in _PARTED_ZH.get(word.text, ""):
        return ""  # 对面 is no noodles
    if before is not None and before.text in ("小", "老", "阿") and len(word.text) == 1:
        return ""  # 小雨 and 小马 are somebody
    return _named_by(word, others, lookup)


_BEFORE_VERBS: Final = "来去能会要想"
"""What stands before a verb: 用来花."""


def _belongs(words: Sequence[Word], index: int, others: str, lookup: Lookup) -> bool:
    """Whether a word only says of what kind or whose the next one is: 苹果公司, 门的钥匙."""
    after = words[index + 1] if index + 1 < len(words) else None
    if after is None or after.text in _NO_TIE - {"的"}:
        return False
    if after.text == "的":
        return _is_noun(words, index + 2) and bool(_named_by(words[index + 2], others, lookup))
    if after.part != "noun" or _FREE_ZH.search(after.text) is not None:
        return False
    both = (_named_by(each, others, lookup) for each in (words[index], after))
    return not all(map(is_role, both))


_FREE_ZH: Final = re.compile(
    r"[年月日天周末底时晨]$|^(?:价格|产量|销量|数量|质量|晚点|安全|问题|以前|以后)"
)
"""What may follow a noun and is said of it: 猪肉价格, 图书馆周末."""


def _named_by(word: Word, others: str, lookup: Lookup) -> str:
    """By its own name, without how it is or what it is made of, or by its plain English."""
    text = word.text.casefold()
    found = lookup(text, others)
    if found is None and len(text) > 1 and text[0] in _SUCH_ZH:
        found = lookup(text[1:], others)  # a wet towel is a towel
    if found is None and text[-1] in "们上里中":
        found = lookup(text[:-1], others)
    if found is None and len(text) > 2:
        found = next((drawn_for(text[-n:]) for n in (3, 2) if text[-n:] in _CALLED), None)
    is_known = len(text) > 1 and word.part == "noun" and text in known_words()
    if found is None and is_known and word.english not in ("", "chart"):
        found = lookup(word.english, others)
    return found or ""


_CALLED: Final = word_set("奶奶 爷爷 阿姨 叔叔 大姐 大妈 大爷 大叔 师傅 医生 老师 护士 外婆")
"""What people are called by, behind their surname: 张奶奶."""
_SUCH_ZH: Final = "湿热冷冰新旧小大老红白黑绿黄蓝铁木竹空野鲜生"
"""How a thing is, or what it is made of."""


def _is_noun(words: Sequence[Word], index: int) -> bool:
    return index < len(words) and words[index].part == "noun"
