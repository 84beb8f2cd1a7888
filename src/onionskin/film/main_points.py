"""The main points of a sentence, by its grammar: what is done to what, and each member of a list.

A card shows all of them: those that have no picture stand on it in words, so that a list of main
points is never short of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onionskin.film.naming.english import places_of
from onionskin.planner.chinese_cutting import cut
from onionskin.planner.dictionary import english, infinitive, singular, word_set
from onionskin.planner.english_words import BE
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.retagging import Token
from onionskin.planner.tagging import tagged


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """Something that a sentence is about, and where in it that is said."""

    label: str
    """As a card has it: "vaccination card"."""
    said: str
    start: int
    group: int = 0
    """Members of one list have one number above 0: on a card stand all of them or none."""
    is_object: bool = False
    """Whether something is done to it in a clause that holds by itself."""

    @property
    def end(self) -> int:
        """The character behind its last one."""
        return self.start + len(self.said)


def main_points(text: str) -> tuple[Point, ...]:
    """What a text is about, in its order: objects, and the members of its lists."""
    found = _in_chinese(text) if is_chinese(text) else _in_english(text)
    return tuple(sorted(found, key=lambda each: each.start))


# English


@dataclass(frozen=True, kw_only=True, slots=True)
class _Chunk:
    """A noun with what stands before it: tokens from `first` to before `after`."""

    first: int
    after: int


_PREMODIFIERS: Final = ("D", "J", "E", "Q", "N", "G")
_POINTS: Final = word_set(
    "the a an this that these those your our my his her their its some any all every each both no "
    "another other either more most many few several enough own"
)
_TIED: Final = {
    "ask": "for", "look": "after for", "wait": "for", "care": "for", "pay": "for", "call": "for",
    "search": "for", "listen": "to", "watch": "for", "shout": "for", "deal": "with",
    "start": "with", "begin": "with", "belong": "to", "apply": "for", "choose": "between",
    "made": "of from", "consist": "of", "know": "about", "learn": "about", "think": "of about",
}  # fmt: skip
"""Verbs, and what ties an object to them."""
_NOBODY: Final = word_set(
    "yourself themselves himself herself itself ourselves myself each everyone other others "
    "top front back middle"
)
_VAGUE: Final = _NOBODY | word_set(
    "thing way lot part kind sort bit one something anything everything nothing time day week "
    "month year hour minute moment today tomorrow people person somebody someone anybody anyone "
    "everybody nobody use sense reason example number amount rest advantage order place point side "
    "end turn look sure"
)
"""What nobody looks for on a card."""
_ENDS: Final = frozenset(".!?;:")
_NO_DOING: Final = re.compile(r"n['’]t$|^(?:not|never|no|nobody|nothing|without|cannot)$")


def tokens_of(text: str) -> list[Token]:
    """The tagged words of an English text; what is surely a noun where one may stand is one:
    "soap and towels", "give them breakfast"."""
    tokens = tagged(text)
    for place in range(2, len(tokens)):
        before, token = tokens[place - 1], tokens[place]
        is_after = before.tag in ("O", "C") or before.text == ","
        is_last = place + 1 == len(tokens) or tokens[place + 1].tag not in _DONE_TO
        if token.tag == "V" and is_after and is_last and is_a_noun(token.lower):
            token.tag = "N"
    return tokens


_DONE_TO: Final = ("D", "O", "J", "N", "Q")
"""Before these a verb does something: "stop, mark the place"."""


def is_a_noun(word: str) -> bool:
    """Whether a word is a noun more often than it is a verb."""
    return english(singular(word)).noun > english(infinitive(word)[0] or word).verb


def _in_english(text: str) -> Iterator[Point]:
    tokens = tokens_of(text)
    places = places_of(text, tokens)
    chunks = list(_chunks(tokens))
    groups = _groups(tokens, chunks)
    for index, chunk in enumerate(chunks):
        is_object = _is_object(tokens, chunk)
        first = next((k for k in range(index, -1, -1) if groups[k] != groups[index]), -1) + 1
        if groups[index] and not is_object:
            is_object = _is_object(tokens, chunks[first])
        is_listed = groups[index] > 0
        if not (is_object or is_listed) or not _is_worth(tokens, chunk, is_listed=is_listed):
            continue
        start = places[_without_determiners(tokens, chunk)]
        last = _with_of(tokens, chunk.after) - 1
        said = text[start : places[last] + len(tokens[last].text)]
        is_main = is_object and not _is_aside(tokens, chunk.first)
        yield Point(label=said, said=said, start=start, group=groups[index], is_object=is_main)


def _chunks(tokens: Sequence[Token]) -> Iterator[_Chunk]:
    at = 0
    while at < len(tokens):
        if tokens[at].tag not in _PREMODIFIERS:
            at += 1
            continue
        after = at
        while after < len(tokens) and tokens[after].tag in _PREMODIFIERS:
            if after > at and tokens[after].tag == "D":
                break
            after += 1
        end = after
        while end > at and tokens[end - 1].tag != "N":
            end -= 1
        if end > at:
            yield _Chunk(first=at, after=end)
        at = max(after, at + 1)


def _groups(tokens: Sequence[Token], chunks: Sequence[_Chunk]) -> list[int]:
    """The number of the list that each chunk is a member of; 0 for none."""
    found = [0] * len(chunks)
    number = 0
    for index in range(1, len(chunks)):
        between = tokens[chunks[index - 1].after : chunks[index].first]
        marks = [each.lower for each in between]
        is_linked = bool(marks) and set(marks) <= {",", "and", "or", "&"}
        if not is_linked or _begins_a_clause(tokens, chunks[index], is_comma=marks == [","]):
            continue
        if not found[index - 1]:
            number += 1
            found[index - 1] = number
        found[index] = found[index - 1]
    sizes = {each: found.count(each) for each in found}
    linked = {
        each
        for index, each in enumerate(found)
        if index and each and found[index - 1] == each and any(
            token.lower in ("and", "or", "&")
            for token in tokens[chunks[index - 1].after : chunks[index].first]
        )
    }  # fmt: skip
    return [each if sizes[each] > 1 and each in linked else 0 for each in found]


def _begins_a_clause(tokens: Sequence[Token], chunk: _Chunk, *, is_comma: bool) -> bool:
    """Whether a chunk is not the next member of a list but does something itself."""
    after = []
    for token in tokens[chunk.after :]:
        if token.tag in ("S", "C") or token.text in (",", *_ENDS):
            break
        after.append(token.tag)
    if not {"V", "X"} & set(after):
        return False
    before = tokens[: chunk.first]
    clause = []
    for token in reversed(before):
        if token.text in _ENDS or token.tag == "S":
            break
        clause.append(token.tag)
    has_verb = "V" in clause or "X" in clause
    return has_verb or is_comma


def _is_object(tokens: Sequence[Token], chunk: _Chunk) -> bool:
    """Whether a verb before it is done to it."""
    at = chunk.first - 1
    while at >= 0 and tokens[at].tag == "R":
        at -= 1
    if at < 0:
        return False
    token = tokens[at]
    if token.tag == "V":
        return token.lower not in BE
    before = tokens[at - 1] if at else None
    if token.tag == "O" and before is not None:
        return before.tag == "V"  # "give them breakfast"
    if token.tag == "P" and before is not None and before.tag == "V":
        stem = before.lower.rstrip("s")
        return token.lower in _TIED.get(stem, _TIED.get(before.lower, "")).split()
    return False


def _is_aside(tokens: Sequence[Token], place: int) -> bool:
    """Whether it stands in a clause that only says when or why, or that says no."""
    for token in reversed(tokens[:place]):
        if token.text in _ENDS or token.text == ",":
            return False
        if token.tag == "S" and token.lower not in ("then", "so"):
            return True
        if _NO_DOING.search(token.lower):
            return True
    return False


def _without_determiners(tokens: Sequence[Token], chunk: _Chunk) -> int:
    first = chunk.first
    while first < chunk.after - 1 and tokens[first].lower in _POINTS:
        first += 1
    return first


def _with_of(tokens: Sequence[Token], after: int) -> int:
    """The token behind a chunk and what it is of, where that belongs to it: "right of way"."""
    tags = [each.tag for each in tokens[after + 1 : after + 3]]
    is_of = after < len(tokens) and tokens[after].lower == "of" and tags[:1] == ["N"]
    return after + 2 + (tags[1:] == ["N"]) if is_of else after


def _is_worth(tokens: Sequence[Token], chunk: _Chunk, *, is_listed: bool) -> bool:
    """Whether the noun says something by itself, and is surely a noun; of lists all members do."""
    head = tokens[chunk.after - 1]
    one = singular(head.lower)
    word = english(one) if english(one).noun else english(head.lower)
    is_vague = one in _VAGUE or word.kind == "time"
    if (is_vague and not is_listed) or head.lower in _NOBODY or len(head.lower) < _SHORTEST:
        return False
    if _NO_DOING.search(head.lower) or any(
        each.tag == "Q" for each in tokens[chunk.first : chunk.after]
    ):
        return False  # a figure has its own disc
    is_alone = chunk.after - chunk.first == 1
    return not (is_alone and word.verb > word.noun)


_SHORTEST: Final = 3

# Chinese

_CLAUSES_ZH: Final = re.compile(r"[，。；！？：]")
_SIDE_ZH: Final = re.compile(
    r"^(?:如果|当|因为|虽然|要是|只要|为了|除非|假如|若)|[时后前]$|的时候$"
)
_NO_ZH: Final = re.compile(r"[不没别勿无]")
_LINKS_ZH: Final = ("、", "和", "或", "与", "及", "以及", "还有", "或者")
_VAGUE_ZH: Final = word_set(
    "东西 事 事情 人 时候 地方 情况 方面 大家 别人 自己 您 你 我 我们 你们 他们 它 这 那 什么 "
    "问题 办法 作用 部分 一下 一点 号 上 下 里 天 年 月 日 小时 分钟 当天 时间段 客户 用户 "
    "这个 那个 他 她 厉害 清楚 其他 一些"
)
_NOUNS_ZH: Final = ("noun", "adjective", "other", "place")


def _in_chinese(text: str) -> Iterator[Point]:
    at = 0
    group = 0
    for clause in _CLAUSES_ZH.split(text):
        start = text.index(clause, at) if clause else at
        at = start + len(clause)
        if not clause.strip():
            continue
        is_aside = _SIDE_ZH.search(clause) is not None or _NO_ZH.search(clause) is not None
        if clause.count("、") and (parts := _done_in_turn(clause)):
            group += 1
            for label, place in parts:
                yield Point(
                    label=label, said=label, start=start + place, group=group, is_object=True
                )
            continue
        runs = list(_runs_zh(clause))
        for members in runs:
            number = 0
            if len(members) > 1:
                group += 1
                number = group
            for label, place in members:
                if not _is_worth_zh(label, is_listed=bool(number)):
                    continue
                is_object = _is_object_zh(clause, members[0][1])
                if not (number or is_object):
                    continue
                yield Point(
                    label=label, said=label, start=start + place, group=number,
                    is_object=is_object and not is_aside,
                )  # fmt: skip


def _runs_zh(clause: str) -> Iterator[list[tuple[str, int]]]:
    """Nouns of a clause with where they stand, the members of a list together."""
    words = cut(clause)
    run: list[tuple[str, int]] = []
    now, start, place = "", 0, 0
    is_linked = False

    def ended() -> Iterator[list[tuple[str, int]]]:
        if run:
            yield list(run)
            run.clear()

    for word in [*words, None]:
        text = "" if word is None else word.text
        is_link = text in _LINKS_ZH
        is_noun = word is not None and not is_link and (
            word.part in _NOUNS_ZH or (text == "的" and bool(now))
        ) and text[:1].isalnum()  # fmt: skip
        if is_noun:
            if not now:
                start = place
            now += text
        else:
            if now:
                if not is_linked:
                    yield from ended()
                label = re.sub(r"^.*的(?=.)", "", now).rstrip("的")
                label = re.sub(r"(?<=..)(?:当天|以后|之后|[上下里中])$", "", label)
                if label:
                    run.append((label, start + now.rindex(label)))
                now = ""
            is_linked = is_link
            if not is_link:
                yield from ended()
        place += len(text)


def _is_object_zh(clause: str, place: int) -> bool:
    """Whether a verb before it in its clause is done to it, or it is taken by 把."""
    before = clause[:place]
    if re.search(r"[把将][^，]{0,3}$", before):
        return True
    if re.search(r"[在从到跟对给向往于用以比][^，]{0,4}$", before):
        return False
    words = cut(before)
    tail = [word for word in words if word.part not in ("where", "mark")]
    return bool(tail) and tail[-1].part == "verb"


def _is_worth_zh(label: str, *, is_listed: bool) -> bool:
    is_short = (1 if is_listed else 2) <= len(label) <= _LONGEST_ZH
    return is_short and label not in _VAGUE_ZH and not _COUNTED_ZH.match(label)


_COUNTED_ZH: Final = re.compile(r"[\d一二两三四五六七八九十百千万半几每第]+")


_LONGEST_ZH: Final = 7


def _done_in_turn(clause: str) -> list[tuple[str, int]]:
    """The members of a list of things that are said or done: 持续了多久、正在吃什么药."""
    pieces = clause.split("、")
    verbs = [any(word.part == "verb" for word in cut(piece)) for piece in pieces]
    if len(pieces) < _MANY_ZH - 1 or not all(verbs[1:]) or max(map(len, pieces[1:])) > _LONG_ZH:
        return []
    first = _without_lead_zh(pieces[0])
    if not 1 < len(first) <= _LONG_ZH:
        return []
    found, at = [], 0
    for piece in (first, *pieces[1:]):
        place = clause.index(piece, at)
        at = place + len(piece)
        found.append((piece, place))
    return found


_MANY_ZH, _LONG_ZH = 3, 8


def _without_lead_zh(piece: str) -> str:
    """The first member without what leads into all of them: of 请说清楚哪里不舒服 哪里不舒服."""
    words = cut(piece)
    at = 0
    while at < len(words) and words[at].part == "mark":
        at += 1
    if len(words) - at > _MANY_ZH and words[at].part == "verb":
        at += 1
        if words[at].part in ("adjective", "where", "mark"):
            at += 1
    return "".join(word.text for word in words[at:])
