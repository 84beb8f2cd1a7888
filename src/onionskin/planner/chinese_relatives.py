"""Takes out of a Chinese sentence what relative clauses say beside it: 卖不完的面包 is bread.

A verb with its object and 的 (骑马的男孩) is left to the reader of noun phrases, which makes a
clause of it; what says more than that is not what the sentence is about.
"""

from __future__ import annotations

from typing import Final

from onionskin.planner.chinese_cutting import Word
from onionskin.planner.chinese_marks import PRONOUNS
from onionskin.planner.dictionary import word_set

_ASPECTS: Final = word_set("着 了 过 好 完")
_BOUNDS: Final = word_set("把 将 被 给 对 跟 与 和 在 从 向 往 用 由 是 的 到 让 就 但 而")
"""Small words at which a relative clause begins at the latest."""
_OF_NOUNS: Final = ("noun", "adjective", "number", "measure")


def without_relatives(words: list[Word]) -> list[Word]:
    """The words without the relative clauses that say more than a verb and its object."""
    kept = list(words)
    at = 0
    while at < len(kept):
        start = _start(kept, at) if kept[at].text == "的" else at
        if start < at:
            del kept[start : at + 1]
            at = start
        else:
            at += 1
    return kept


def _start(words: list[Word], at: int) -> int:
    """Where the relative clause begins that 的 ends; `at` itself where it is to be kept."""
    if at + 1 >= len(words) or words[at + 1].part not in ("noun", "adjective", "place"):
        return at
    verb = next((i for i in range(at - 1, -1, -1) if words[i].part == "verb"), None)
    if verb is not None and _says_where_or_whose(words[verb], words[verb + 1 : at]):
        return at
    where = words[verb + 1 : at] if verb is not None else []
    if verb and where and all(word.part in ("place", "where") for word in where):
        return at  # 经过村口的大树
    of_things = [word.part for word in where if word.text not in _ASPECTS]
    if verb and of_things[-1:] == ["where"] and set(of_things[:-1]) <= {"noun", "adjective"}:
        return at  # 指着屏幕上的图表
    if verb is None or any(word.text in _BOUNDS for word in words[verb + 1 : at]):
        return at
    start = verb
    while start and _goes_before(words[start - 1]):
        start -= 1
    says_more = any(
        word.part not in _OF_NOUNS and word.text not in _ASPECTS for word in words[verb + 1 : at]
    )
    is_by_somebody = start < verb and any(word.text in PRONOUNS for word in words[start:verb])
    is_main = start > 0 and not any(
        word.part == "verb" for word in (*words[:start], *words[at + 1 :])
    )  # 高铁穿过山间的隧道 has no other verb
    return start if (says_more or is_by_somebody) and not is_main else at


def _says_where_or_whose(verb: Word, between: list[Word]) -> bool:
    """坐在院子里的小板凳上 is where somebody sits, 看她的牙齿 is whose teeth are looked at."""
    is_where = verb.text.endswith("在") and all(w.part in ("place", "where") for w in between)
    return bool(between) and (is_where or all(word.text in PRONOUNS for word in between))


def _goes_before(word: Word) -> bool:
    is_small = word.part in ("mark", "adverb", "time", "verb") or word.text in PRONOUNS
    return is_small and word.text not in _BOUNDS
