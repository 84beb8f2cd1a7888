"""Dialogue in prose: a line that begins with a name and a colon is what somebody says.

A name counts as a speaker's where it is in the cast, is bold, is a word for a person ("Nurse:"),
or begins at least two lines; "Note:" and "Step 2:" are no speakers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from onionskin.film.script.script import Part, Said
from onionskin.planner.dictionary import english, word_set

BOLD: Final = "\x01"
"""Stands before a line that begins with a name in bold."""
_LINE = re.compile(
    r"\s*(?P<name>[^\W\d_][^:：()（）.!?。！？,，;；\n]{0,39}?)"
    r"\s*(?:[(（](?P<manner>[^)）\n]{1,60})[)）])?\s*[:：]\s*(?P<words>\S.*)"
)
_NO_SPEAKERS: Final = word_set(
    "note warning tip step example result problem solution question answer q a remember important "
    "caution danger fact summary conclusion today tomorrow yesterday first second third finally "
    "next then ingredients result reason because goal rule idea here there this that and but so "
    "注意 提示 警告 例如 比如 步骤 第一步 第二步 第三步 问题 答案 结果 原因 结论 总结 首先 其次 "
    "最后 答 问 重要 记住 目标 材料 食材"
)
_QUOTES: Final = '"“「『'


def parted(parts: Sequence[Part], names: frozenset[str]) -> tuple[Part, ...]:
    """The parts of a scene with their dialogue taken apart, by the names of `speakers`."""
    found: list[Part] = []
    for part in parts:
        found += _speeches(part, names) if isinstance(part, Said) else [part]
    return tuple(found)


def speakers(parts: Sequence[Part], cast: Sequence[str]) -> frozenset[str]:
    """The names that begin lines and are those of speakers, as they are written."""
    seen: Counter[str] = Counter()
    sure = set()
    for part in parts:
        for line in part.text.split("\n") if isinstance(part, Said) else ():
            match = _LINE.fullmatch(line.removeprefix(BOLD))
            if match is None or not _may_be_name(match["name"]):
                continue
            seen[match["name"]] += 1
            if line.startswith(BOLD) or match["words"][0] in _QUOTES or _is_person(match["name"]):
                sure.add(match["name"])
    known = {name.casefold() for name in cast}
    return frozenset(
        name
        for name, times in seen.items()
        if times > 1 or name in sure or name.casefold() in known
    )


def _speeches(part: Said, names: frozenset[str]) -> Iterator[Said]:
    """A paragraph as what is told and what is said in it, line by line."""
    speaker, manner, words, first = None, "", list[str](), part.line
    for number, line in enumerate(part.text.split("\n"), start=part.line):
        match = _LINE.fullmatch(line.removeprefix(BOLD))
        if match is not None and match["name"] in names:
            if words:
                yield _said(part, speaker, manner, words, first)
            speaker, manner = match["name"], match["manner"] or ""
            words, first = [match["words"]], number
        else:
            words.append(line.removeprefix(BOLD))
    if words:
        yield _said(part, speaker, manner, words, first)


def _said(part: Said, speaker: str | None, manner: str, words: list[str], line: int) -> Said:
    text = "\n".join(words).strip()
    if speaker is not None:
        text = text.strip('"“”「」『』') or text
    return replace(part, text=text, line=line, speaker=speaker, manner=manner)


def _may_be_name(name: str) -> bool:
    words = name.split()
    if name.casefold() in _NO_SPEAKERS or any(word.isdecimal() for word in words):
        return False
    if re.search(r"[\u3400-\u9fff]", name):
        return len(name) <= 6
    return len(words) <= 3 and words[0].casefold() not in _NO_SPEAKERS and name[0].isupper()


_PEOPLE_ZH: Final = re.compile(
    r".*(?:医生|护士|老师|学生|顾客|客户|店员|经理|先生|女士|妈妈|爸爸|奶奶|爷爷|记者|主持人|孩子|病人|患者|师傅|工人|警察|司机|同事|老板|小[\u4e00-\u9fff])"
)


def _is_person(name: str) -> bool:
    if _PEOPLE_ZH.fullmatch(name):
        return True
    return english(name.casefold().split()[-1]).kind == "person"
