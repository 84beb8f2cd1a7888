"""Captions: whether their words say anything of a clip, in English or Chinese.

Most kinds are told by phrases; a file's name by being made of nothing but numbers and words that
name files; a language by its small words and by how many of the others a dictionary of English has.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import Final

from onionskin.curation.config import CaptionLimits
from onionskin.planner.dictionary import english, given_names, infinitive, singular, word_set

_PHRASES = files("onionskin.curation.filters") / "phrases.txt"
_PLACED: Final = {"words": r"\b(?:{})(?!\w)", "begins": "^(?:{})", "": "(?:{})"}
_CJK = re.compile(r"[\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_WORD = re.compile(r"[^\W\d_\u4e00-\u9fff][^\W\d_\u4e00-\u9fff'’-]*|[\u4e00-\u9fff]|\d+")
_MOJIBAKE = re.compile(
    r"\ufffd|Ã.|â€|ðŸ|å[\x80-\xbf]|æ[\x80-\xbf]|锟斤拷|烫烫|(?:%[0-9a-f]{2}){2}|\?{3}", re.I
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{2,}")

_FILES: Final = word_set(
    "asset assets avi avseq backup bak bandicam broll cam camtasia capcut capture clip clips "
    "comp composition compound compressed converted copy dailies davinci dcim default demo "
    "dji draft dsc dscf dscn edit edited episode export exported ezgif fhd file files final "
    "folder footage fullsizerender gh gif gopr gopro gx hd img layer mkv mov movie mp mts mvi "
    "nested noname obs official out output pano premiere preview project proxy pxl raw rec "
    "recording recordings reel render rendered resized resolve rev rushes sample scene "
    "screenflow screenshot sd sequence snapchat teaser telegram temp test testing timeline "
    "tmp trailer trim trimmed uhd unnamed untitled ver version vid video videos vlc vlog vts "
    "wa webm whatsapp"
)
"""Words that name a file by themselves."""
_BESIDE: Final = word_set(
    "a adjustment am an and apr april at audio aug august b bad best bit call camera cap "
    "chapter client cut date day dec december design document e facebook feb february film "
    "first for fps friday full good group high image instagram intro jan january jul july jun "
    "june k last low lyric main mar march master may meeting messenger mix monday music my "
    "name new no nov november oct october of ok old one our outro p part photo picture pm pt "
    "quality record res roll s saturday scan screen season sep sept september shot size "
    "stream sunday take that the this three thursday tiktok time to today tuesday two use v "
    "vol volume wechat wednesday x your youtube zoom"
)
"""Words that stand beside those, or beside numbers, in the names of files."""
_FILES_CHINESE = re.compile(
    r"^(?:[\d\s_()（）.年月日时分秒号第集-]|未命名|无标题|新建|項目|项目|工程|文件夹?|屏幕|录制|录屏|录像|最终|终稿|版本?|微信|"
    r"抖音|快手|视频|片段|素材|测试|副本|导出|成片|草稿|序列|合成|时间线|剪辑|样片|小样|截图|手机|相机)+$"
)
_TOKENS = re.compile(r"[^\W\d_]+|\d+")
_CODE = re.compile(r"(?=[a-z]*\d[a-z]*\d)[a-z\d]+|[a-z]{1,2}\d+|\d+[a-z]{1,3}", re.I)

_ENGLISH: Final = word_set(
    "a an the of in on at to and with is are was by for from as it its his her their two three who "
    "that into over under up down out near while after before through"
)
_ENGLISH_ALONE: Final = _ENGLISH - word_set("a an in on at is was as over under up out her")
"""Of these, those that are small words of no other language."""
_FOREIGN: Final = word_set(
    "ang au auf aux av avec bir che com con của da dan dans dari das de del della dem den der "
    "des det di do du een ei ein eine einen einer el em est et ett gli het hy il im ist ja je "
    "jest la las le les lo los là mga mit muy một na naar nel ng não och og op os para per po "
    "por på que qui sa se ses seu si się som sono su sur sus til um uma un una und une uno "
    "untuk van ve von và w y yang z za ze zijn zum är è"
)
"""Small words of other languages in Latin letters."""
_MOST_REPEATED = 0.5
_LEAST_NEW = 0.4
"""Of a caption's words, at least this share must be different ones."""
_LEAST_KNOWN, _LEAST_BESIDE_SMALL_WORDS = 0.5, 0.3
"""Of the longer words this share must be English; where small English words are, this."""
_MOSTLY_KNOWN = 0.8


_SAID: Final = {
    "web": "contains a web address",
    "markup": "contains markup",
    "sells": "sells",
    "machine": "is machine-made boilerplate",
    "remark": "is a remark and describes nothing",
}
"""By kind of phrase, what is wrong with a caption that has one."""


@lru_cache(maxsize=1)
def _phrases() -> dict[str, re.Pattern[str]]:
    """By kind, in that order, what finds its phrases."""
    found: dict[str, list[str]] = {kind: [] for kind in _SAID}
    kind = place = ""
    for line in _PHRASES.read_text(encoding="utf-8").splitlines():
        if head := re.fullmatch(r"\[(\w+)(?:: (\w+))?\]", line):
            kind, place = head[1], head[2] or ""
        elif line and not line.startswith("#"):
            found[kind].append(_PLACED[place].format(line))
    return {kind: re.compile("|".join(rows), re.I) for kind, rows in found.items()}


def words_reason(caption: str, limits: CaptionLimits) -> str:
    """What is wrong with a caption, in a few words; "" where it may teach a model."""
    text = " ".join(caption.split())
    if not text:
        return "it has no caption" if limits.needed else ""
    if _MOJIBAKE.search(text) or _was_decoded_wrongly(text):
        return "its caption is damaged text"
    for kind, pattern in _phrases().items():
        if pattern.search(text):
            return f"its caption {_SAID[kind]}"
    if _names_a_file(text):
        return "its caption is a file name"
    return _length_reason(text, limits) or _language_reason(text, limits)


def _was_decoded_wrongly(text: str) -> bool:
    """Whether letters beyond ASCII are bytes of UTF-8 that were read as Windows-1252."""
    for run in _BEYOND_ASCII.findall(text):
        try:
            run.encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        return True
    return False


def _names_a_file(text: str) -> bool:
    """Whether there is nothing in it but numbers, codes, and words that name files."""
    if _FILES_CHINESE.match(text):
        return True
    tokens = [token for part in re.split(r"[\W_]+", text) for token in _tokens(part)]
    words = {token for token in tokens if token.isalpha()}
    return words <= _FILES | _BESIDE and bool(words & _FILES or set(tokens) - words)


def _tokens(part: str) -> list[str]:
    """A part of a name in lower case; "cam01" and "MyVideo" are two, and codes are one."""
    if part.lower() in _FILES or _CODE.fullmatch(part):
        return [part.lower()]
    return _TOKENS.findall(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", part).lower())


def _length_reason(text: str, limits: CaptionLimits) -> str:
    words = _WORD.findall(text.lower())
    if not words:
        return ""  # of no script that is read here
    spoken = [word for word in words if not word.isdigit()]
    if not any(len(word) > 1 or _CJK.match(word) for word in spoken):
        spoken = []
    if len(spoken) < limits.min_words:
        return f"its caption has {len(spoken)} words, at least {limits.min_words}"
    if len(words) > limits.max_words * (2 if _CJK.search(text) else 1):
        return f"its caption has {len(words)} words, at most {limits.max_words}"
    (word, count), *_ = Counter(spoken).most_common(1)
    if count == len(spoken) > 2 or (len(spoken) >= 5 and count / len(spoken) > _MOST_REPEATED):
        return f"its caption says {word!r} {count} times"
    half = len(spoken) // 2
    is_twice = half >= 3 and spoken[:half] == spoken[half:]
    if is_twice or (len(spoken) >= 5 and len(set(spoken)) <= _LEAST_NEW * len(spoken)):
        return "its caption repeats itself"
    if len(spoken) >= 8 and len({*itertools.pairwise(spoken)}) < 0.6 * len(spoken):
        return "its caption repeats itself"
    return "its caption repeats itself" if re.search(r"([a-z])\1{3}", text, re.I) else ""


def _language_reason(text: str, limits: CaptionLimits) -> str:
    language = language_of(text)
    if language is None:
        return "its caption is neither English nor Chinese"
    return "" if language in limits.languages else f"its caption is in {language}"


def language_of(text: str) -> str | None:
    """ "en", "zh", or None for letters of other scripts, and for what is hardly letters at all."""
    letters = [char for char in text if char.isalpha()]
    if len(letters) < 0.5 * len(text.replace(" ", "")):
        return None
    if _KANA.search(text):
        return None
    chinese = len(_CJK.findall(text))
    if chinese >= 0.3 * len(letters):
        return "zh"
    if sum(char.isascii() for char in letters) < 0.85 * len(letters):
        return None
    return "en" if _is_english(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)) else None


def _is_english(written: list[str]) -> bool:
    """Whether words in Latin letters are English rather than another language, or none."""
    words = [word.lower() for word in written]
    if any(
        len(word) > 24 or not re.search(r"[aeiouyà-ÿ]", word) for word in words if len(word) > 4
    ):
        return False
    # "de" before a name may stand in English, too.
    pairs = zip(words, [*written[1:], ""], strict=True)
    foreign = sum(word in _FOREIGN and not after[:1].isupper() for word, after in pairs)
    small = len(_ENGLISH.intersection(words))
    longer = [word for word in words if len(word) > 2 and word not in _FOREIGN]
    share = sum(map(_is_known, longer)) / len(longer) if longer else 1.0
    if foreign > 1 and foreign > len(_ENGLISH_ALONE.intersection(words)):
        return False
    if foreign and not small and share < _MOSTLY_KNOWN:
        return False
    return share >= (_LEAST_BESIDE_SMALL_WORDS if small else _LEAST_KNOWN)


def _is_known(word: str) -> bool:
    """Whether English has the word, in any of its forms."""
    word = re.sub(r"['’]s?$", "", word)
    stems = (word, infinitive(word)[0], singular(word), re.sub(r"(?:er|est|ly)$", "", word))
    if word in _ENGLISH or word.capitalize() in given_names():
        return True
    return any(each in _ENGLISH or english(each) != english("") for each in stems)
