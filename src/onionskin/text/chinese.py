"""Chinese as words: how often each is met, and where one ends in a text.

The list in `words/` is compiled by `scripts/compile_lexicon.py` out of the word list of jieba.
"""

from __future__ import annotations

import gzip
import math
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Final

_WORDS = files("onionskin.text") / "words"
_LONGEST: Final = 6
"""Characters of a word."""
_TOTAL: Final = math.log(6e7)
_RUN: Final = re.compile(r"[\u3400-\u9fff]+")
_NUMBER: Final = re.compile(
    r"[第每]?(?:[零〇一二两三四五六七八九十百千万亿]+|[半几多])[多几余来]?[万亿]?"
)
_COUNTED: Final = (
    "个半小时", "个小时", "个星期", "小时", "分钟", "秒钟", "公里", "千米", "厘米", "毫米",
    "公斤", "千克", "毫升", "平方米", "个月", "个人", "个半", "块钱", "美元", "欧元", "倍多",
    "人次", "季度", "世纪", "星期", *"年月日号时点分秒天周岁个只位名家户辆台棵条"
    "本件盒份头匹次座所张例元块角毛斤吨克米升度倍种样项间层楼片口碗杯瓶"
    "袋包顿趟遍门扇根步届轮句首篇段封把双对套群队排行列批笔期堂节颗粒滴支盏架艘顶床"
)  # fmt: skip
"""What stands behind a number and is not parted from it, longer ones first."""
_LEANS: Final = frozenset("的了着过吗呢吧们得地里上下中内外前后")
"""Single characters that belong to the word before them."""


@lru_cache(maxsize=1)
def chinese_words() -> dict[str, tuple[int, str]]:
    """How often each Chinese word is met, and whether it is n, v, a or x (all else)."""
    text = gzip.decompress((_WORDS / "zh.txt.gz").read_bytes()).decode()
    rows = (line.split("\t") for line in text.splitlines())
    return {word: (int(count), part) for word, count, part in rows}


@lru_cache(maxsize=1024)
def inside_words(text: str) -> frozenset[int]:
    """Places (characters from the start) within Chinese words, where no line should end.

    A number is one word with what it counts in (四十八小时), and small words that lean on the one
    before them (的, 了) are no words of their own.
    """
    places: set[int] = set()
    for run in _RUN.finditer(text):
        at = run.start()
        is_counting = text[at - 1 : at].isdigit()
        for word in _with_numbers(run[0], is_counting=is_counting):
            first = at + (0 if at == run.start() and is_counting else 1)
            places.update(range(first, at + len(word)))
            at += len(word)
    return frozenset(places)


def _with_numbers(run: str, *, is_counting: bool) -> Iterator[str]:
    """The words of a run of Chinese; `is_counting`: digits stand right before it."""
    at = 0
    held = _counted_at(run, 0) if is_counting else ""
    plain_from = 0
    while at < len(run):
        number = None if held else _NUMBER.match(run, at)
        head = held or (number[0] if number and _is_counted(run, number) else "")
        if not head:
            at += 1
            continue
        yield from _leaning(run[plain_from:at])
        whole = head if held else head + _counted_at(run, at + len(head))
        yield whole
        at += len(whole)
        plain_from, held = at, ""
    yield from _leaning(run[plain_from:])


def _is_counted(run: str, number: re.Match[str]) -> bool:
    """Whether numerals count something: those of 一起, 万一 and 十分 do not."""
    counted = _counted_at(run, number.end())
    end = number.end() + len(counted)
    is_long = len(number[0]) > 2
    if not counted:
        return is_long
    words = chinese_words()
    known = [size for size in (4, 3, 2) if run[number.start() : number.start() + size] in words]
    longer = max(known, default=0) > end - number.start()
    return is_long or not longer


def _counted_at(run: str, at: int) -> str:
    return next((each for each in _COUNTED if run.startswith(each, at)), "")


def _leaning(run: str) -> Iterator[str]:
    """The likeliest words of a run, small ones with the word before them."""
    held = ""
    for word in _likeliest(run):
        if held and word in _LEANS:
            held += word
            continue
        if held:
            yield held
        held = word
    if held:
        yield held


def _likeliest(run: str) -> list[str]:
    """The way to cut a run in which its words are met most often."""
    counted = chinese_words()
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(run) + 1):
        options = []
        for start in range(max(0, end - _LONGEST), end):
            word = run[start:end]
            if word in counted or len(word) == 1:
                count = counted.get(word, (1, ""))[0]
                options.append((best[start][0] + _TOTAL - math.log(count + 1), start))
        best.append(min(options))
    cuts, end = [], len(run)
    while end:
        start = best[end][1]
        cuts.append(run[start:end])
        end = start
    return cuts[::-1]
