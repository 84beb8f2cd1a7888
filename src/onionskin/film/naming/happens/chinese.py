"""What happens in a Chinese sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from onionskin.film.naming.chinese import marked_in, refused_in_chinese
from onionskin.film.naming.happens.english import Found
from onionskin.film.naming.happens.nouns import TIME_ZH, Noun, chinese_nouns
from onionskin.film.naming.vocabulary import Named
from onionskin.finish.cards.happenings import Way, ways
from onionskin.planner.chinese_cutting import cut
from onionskin.planner.dictionary import word_set

_WHERE: Final = r"(?:[在由因经被用靠从](?:〔\d+〕|[^，。；〔]){1,5}?[里中上下内外而后时]?)?"
_NOT: Final = re.compile(r"不(?!断|停|久|小心|慎|足|够|见)|没|别|勿|未|禁止|防止|避免|无法|难以")
_GAP: Final = r"[^，。；！？〔]{0,5}?"
_STAYS: Final = " is inside "
"""What is told of a thing only where nothing else is."""
_WHERE_LED: Final = ("在", "从", "于", "向", "往", "到", "用", "由", "靠", "通过", "沿着")
"""Before what only says where something is."""
_INSIDE: Final = tuple("里中内上下")
_HEAD: Final = re.compile(r"的〔(\d+)〕")
"""Behind a noun the one that it only tells more of: 骗子的账户."""
_OBJECT: Final = re.compile(r"[了着过]?(?:[你我他她它]们?的?|[一两几]\w)?〔")
"""Behind a verb that is said of another thing: 冻结了他的账户."""
_IS_OF_IT: Final = re.compile("[证粮舍窝笼绳食饭价费店厂]")
"""Behind a noun what makes another noun of it."""
_END: Final = r"(?=[，。；！？了]|$)"
_SHORT_GAP: Final = r"[^，。；！？〔]{0,4}?"


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern[str], Way, str], ...]:
    """All patterns, those of most things and characters first, each with what it means unsaid."""
    found = [(way, *pattern.partition(" + ")[::2]) for way in ways() for pattern in way.chinese]
    found.sort(key=lambda each: (_STAYS in each[0].written, -len(each[0].letters), -len(each[1])))
    return tuple((_compiled(pattern), way, meant) for way, pattern, meant in found)


def _compiled(pattern: str) -> re.Pattern[str]:
    pieces = re.split(r"([ABC])", pattern)  # "=" stands where nothing may come between
    out = ""
    for index, piece in enumerate(pieces):
        if index % 2:
            out += rf"〔(?P<{piece}>\d+)〕"
        elif piece:
            before = f"(?P<g{index}>{_WHERE}{_GAP})" if index else ""
            after = _SHORT_GAP if index + 1 < len(pieces) else ""
            after = f"(?P<h{index}>{after})" if after else ""
            end = {"$": _END, "=": ""}.get(piece[-1], after)
            out += before + re.escape(piece.rstrip("$=")) + end
    return re.compile(out)


def in_chinese(text: str, named: Sequence[Named], before: Noun | None) -> Iterator[Found]:
    nouns = chinese_nouns(text, named, before)
    marked, places = marked_in(text, [(each.start, each.end) for each in nouns])
    taken: set[int] = set()
    found: list[Found] = []
    for pattern, way, meant in _rules():
        for match in pattern.finditer(marked):
            said = match.groupdict()
            unsaid = Noun(thing=meant, start=0, end=0)
            things = {
                letter: nouns[int(said[letter])] if letter in said else unsaid
                for letter in way.letters
            }
            start, end = places[match.start()], places[match.end() - 1] + 1
            if taken & set(range(start, end)) or not _may_be(way, things, match):
                continue
            gap = next((each for name, each in said.items() if name[0] == "g" and each), "")
            is_where = gap[:1] in _INSIDE and "在" in re.split("[，。；]", text[:start])[-1]
            is_where |= text[:start].endswith(_WHERE_LED) and not match[0].startswith("给")
            if match[0].endswith("〕") and marked.startswith("的", match.end()):
                head = _HEAD.match(marked, match.end())
                last = next(e for e in "ABC" if e in said and match.end(e) + 1 == match.end())
                if head is None or not nouns[int(head[1])].thing or last not in things:
                    continue  # 车 of 缺车的地方
                things[last], end = nouns[int(head[1])], places[head.end() - 1] + 1
            if len(way.letters) == 1 and _OBJECT.match(marked, match.end()):
                continue
            if any(_IS_OF_IT.match(text, each.end) for each in things.values() if each.end):
                continue  # 狗证 is lost, and no dog
            if is_where or refused_in_chinese(text[:end], text[end:]):
                continue
            taken |= set(range(start, end))
            found.append(Found(way, things, start, end, start))
    yield from sorted(found, key=lambda each: each.start)


def _may_be(way: Way, things: dict[str, Noun], match: re.Match[str]) -> bool:
    if not all(each.thing for each in things.values()):
        return False
    if len({each.thing for each in things.values()}) < len(things):
        return False
    if way.is_of_vessels and things["B"].is_somebody:
        return False
    if not things[way.letters[0]].fits(way) or _NOT.search(match[0]):
        return False
    gaps = {name: each for name, each in match.groupdict().items() if each}
    if any("的" in _WHOSE.sub("", each) for name, each in gaps.items() if name[0] == "h"):
        return False  # 修好的车 is one that was repaired before
    return all(_is_empty(each) for name, each in gaps.items() if name[0] == "g")


_WHOSE: Final = re.compile("[你我他她它您]们?的|自己的|大量的|一[个些种]")


def _is_empty(gap: str) -> bool:
    """Whether what stands between a thing and a verb says only how, when and where."""
    plain = re.sub(r"[在由因经被用靠从].*[里中上下内外而后时]$|〔\d+〕", "", gap)
    if "的" in plain or re.search("用[电水气量料]", plain):
        return False  # 地铁用电
    return all(
        word.part not in ("noun", "verb")
        or len(word.text) == 1
        or word.text in _HOW
        or TIME_ZH.search(word.text)
        for word in cut(plain)
    )


_HOW: Final = word_set(
    "可能 容易 开始 自动 需要 必须 应该 能够 可以 突然 逐渐 继续 不断 大量 全部 直接 马上"
)
