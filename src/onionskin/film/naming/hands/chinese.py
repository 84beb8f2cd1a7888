"""What hands do in a Chinese sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from onionskin.film.naming.chinese import marked_in, refused_in_chinese
from onionskin.film.naming.hands.words import (
    POSTED,
    PRESSED,
    TO_PEOPLE,
    WORN,
    WRITTEN,
    done_alone,
    paired,
)
from onionskin.film.naming.vocabulary import Named
from onionskin.planner.dictionary import word_set

_PATTERNS: Final = (
    ("A~3[V]置?[入进到在回]?了?~4B[里中内]", "put into"),
    ("A~8，[请要应就都也可以直接]*[扔放丢投装][进到入在]~4B", "put into"),
    ("B[里中内]?[装盛]A", "put into"),
    ("A放在~2B~4[够拿碰]不[着到]", "keep away from"),
    ("A~4[V][进入]了?~4B", "put into"),
    ("A~4[V][到在回]~4B上", "put onto"),
    ("A~4[放藏塞][到在]~4B[下底]", "put under"),
    ("从~4B[里中内]~4[取拿抽捞]出?来?~3A", "take out of"),
    ("A从~4B[里中内]~4[取拿抽捞]", "take out of"),
    ("从~4B上~4[取拿拔摘撕揭]下?来?~3A", "take off"),
    ("A从~4B上~4[取拿拔摘撕揭]", "take off"),
    ("用~3B~3[包裹]好?住?~3A", "wrap in"),
    ("A~3用~3B~3[包裹]", "wrap in"),
    ("用~3B~3[盖覆]住?上?~3A", "cover with"),
    ("用~3B~3[擦抹刷洗扫拖]干?净?~3A", "wipe with"),
    ("A~3用~3B~3[擦抹刷洗扫拖]", "wipe with"),
    ("用~3B~3[切剪割削]~3A", "cut with"),
    ("A~4[交送递还带拿][到给回]~3B", "bring to"),
    ("A~3远离~3B", "keep away from"),
    ("用~3B~3[敲钉砸打]~3A", "strike with"),
    ("用~3B~3A[敲钉砸打]", "strike with"),
    ("用~3B~2(?:搅拌|搅匀|搅|打散)~3A", "stir with"),
    ("用~3B~2[拧旋]~3A", "turn with"),
    ("A给~2B看", "bring to"),
)
"""What is done to A, with, in or to B, and how it is called: V is put, ~3 up to three characters of
the same clause that name nothing."""
_PUT: Final = "放扔丢投装倒塞插摆收存泡浸贴挂铺盖摊涂撒洒埋种抹"


def _compiled(pattern: str) -> re.Pattern[str]:
    pattern = re.sub(r"~(\d)", r"[^，。；〔]{0,\1}", pattern.replace("V", _PUT))
    for name in "AB":
        pattern = pattern.replace(name, rf"〔(?P<{name}>\d+)〕")
    return re.compile(pattern)


_TWO_ZH: Final = tuple((_compiled(pattern), way) for pattern, way in _PATTERNS)
_ONE_ZH: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (_compiled(pattern), way)
    for verbs, way in (
        ("冲洗|清洗|洗净|洗干净|洗", "rinse"),
        ("按下|按住|按动|按", "press"),
        ("检查|查看|核对|看清|检验", "inspect"),
        ("拿起|提起|举起|抬起|搬起|端起|拿走|带走|取出|拿出|抽出", "lift"),
        ("擦拭|擦干|擦净|擦", "wipe with cloth"),
        ("切成|切碎|切开|切", "cut with knife"),
        ("填写|填好|签署|签|写(?:在|到)", "write with pen"),
        ("脱下|脱掉|摘下|摘掉", "take off"),
        ("取下|拿下|拆下|撕下|撕开|拔下|拔掉", "pull"),
        ("扔掉|丢掉|丢弃", "put into trash can"),
        ("冷藏|冷冻", "put into fridge"),
        ("称量|过秤|称", "put onto scales"),
        ("寄出|邮寄|寄", "put into mailbox"),
        ("摇匀|摇一摇|摇晃|摇", "shake"),
    )
    for pattern in (
        f"(?:{verbs})~3A",
        f"[把将]A~3(?:{verbs})",
    )
)


def in_chinese(text: str, named: Sequence[Named]) -> Iterator[Named]:
    things = [each for each in named if not (each.is_scene or each.is_deed)]
    things = [replace(each, thing=_of_body_zh(each)) for each in things]
    marked, ends = marked_in(text, [(each.start, each.start + len(each.said)) for each in things])
    taken: set[int] = set()
    for pattern, way in _TWO_ZH:
        for match in pattern.finditer(marked):
            one, other = things[int(match["A"])], things[int(match["B"])]
            if one.is_somebody or (other.is_somebody and way not in TO_PEOPLE):
                continue
            name = _of_two(way, one.thing, other.thing, match[0])
            if not name:
                continue
            deed = _told_zh(text, name, ends, match)
            if not taken & set(deed.taken):
                taken |= set(deed.taken)
                yield deed
    for pattern, way in _ONE_ZH:
        for match in pattern.finditer(marked):
            thing = things[int(match["A"])]
            is_wound = thing.said in _ON_BODIES_ZH and "手" not in thing.said
            name = "rinse hand" if is_wound and way == "rinse" else _name_zh(way, thing.thing)
            if thing.is_somebody or not name:
                continue
            deed = _told_zh(text, name, ends, match)
            if not taken & set(deed.taken):
                taken |= set(deed.taken)
                yield deed


def _of_body_zh(named: Named) -> str:
    return "hand" if named.said in _ON_BODIES_ZH else named.thing


_ON_BODIES_ZH: Final = word_set("伤口 烫伤 烧伤 皮肤 手腕 手指 患处 双手 手")


def _of_two(way: str, done: str, beside: str, said: str) -> str:
    """The name of a deed of two things, as `said` tells it."""
    if way == "cover with":
        return f"spread {beside} over {done}"
    if way == "put into" and "倒" in said and not done.startswith("garbage"):
        way = "pour into"
    return paired(way, done, beside)


def _name_zh(way: str, thing: str) -> str:
    """The name of a deed of one thing; "" where it does not fit it."""
    if way == "take off":
        return f"take {thing} off {WORN[thing]}" if thing in WORN else ""
    if way == "press" and thing.split()[-1] not in PRESSED:
        return ""
    if way == "write with pen" and thing.split()[-1] not in WRITTEN:
        return ""
    if way == "put into mailbox" and thing.split()[-1] not in POSTED:
        return ""
    if (way, thing) == ("rinse", "hand"):
        return ""  # there is a sign of both hands
    return done_alone(way, thing)


def _told_zh(text: str, name: str, ends: list[int], match: re.Match[str]) -> Named:
    start, end = ends[match.start()], ends[match.end() - 1] + 1
    start -= 1 if text[start - 1 : start] in ("把", "将") else 0
    return Named(
        thing=name,
        said=text[start:end],
        start=start,
        is_refused=refused_in_chinese(text[:end]),
        is_deed=True,
        taken=tuple(range(start, end)),
    )
