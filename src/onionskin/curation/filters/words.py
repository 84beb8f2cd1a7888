"""Captions: whether their words say anything of a clip, in English or Chinese."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from onionskin.curation.config import CaptionLimits

_URL = re.compile(
    r"https?://|www\.|\S+@\S+\.\w|(?<!\w)@\w{3,}|[a-z0-9-]+\.(?:com|net|org|io|tv|cn)\b", re.I
)
_MARKUP = re.compile(r"</?[a-z][^>]*>|&[a-z]{2,6};|\{\\|\[/?[a-z]+\]", re.I)
_CJK = re.compile(r"[\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|[\u4e00-\u9fff]|\d+")
_MOJIBAKE = re.compile(r"\ufffd|Ã.|â€|ðŸ|å[\x80-\xbf]|æ[\x80-\xbf]")
_NAMES = re.compile(
    r"^(?:(?:my|new|old|the|untitled|final) )?(?:img|dsc|dscn|dscf|mvi|vid|mov|gopr|gx|dji|pxl|"
    r"clip|video|movie|untitled|scene|(?:screen ?)?recording|whatsapp video|final|copy|render|"
    r"export|sequence|project|timeline|comp|test)"
    r"[\s_-]*[\d\s_()v.-]*(?:(?:final|copy|edit|hd|sd)[\s\d]*)*$",
    re.I,
)
_SELLS = re.compile(
    r"\b(?:stock (?:footage|video)|royalty[ -]free|4k|uhd|full hd|subscribe|"
    r"click (?:here|the link)|follow (?:me|us)|link in (?:bio|description)|free download|"
    r"shutterstock|getty images|pond5|"
    r"like and share|full version|(?:buy|order) (?:it|now|the)|in our shop|for licensing|"
    r"hit the bell)\b|"
    r"一键三连|感谢支持|点赞|关注|订阅|转发|下载链接|版权所有",
    re.I,
)
_SCAFFOLD = re.compile(
    r"^(?:as an ai|i(?:'m| am) (?:sorry|unable)|i can(?:no|')t|sorry,|here(?:'s| is) (?:a|the) "
    r"(?:caption|description)|(?:caption|description|title|prompt):|the image shows an? unclear)",
    re.I,
)
_ENGLISH = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "and", "with", "is", "are", "was", "by", "for"}
    | {"from", "as", "it", "its", "his", "her", "their", "two", "three", "who", "that", "into"}
    | {"over", "under", "up", "down", "out", "near", "while", "after", "before", "through"}
)
_MOST_REPEATED = 0.4


def words_reason(caption: str, limits: CaptionLimits) -> str:
    """What is wrong with a caption, in a few words; "" where it may teach a model."""
    text = " ".join(caption.split())
    if not text:
        return "it has no caption" if limits.needed else ""
    for pattern, said in (
        (_MOJIBAKE, "its caption is damaged text"),
        (_URL, "its caption contains a web address"),
        (_MARKUP, "its caption contains markup"),
        (_SELLS, "its caption sells"),
        (_SCAFFOLD, "its caption is machine-made boilerplate"),
        (_NAMES, "its caption is a file name"),
    ):
        if pattern.search(text):
            return said
    return _length_reason(text, limits) or _language_reason(text, limits)


def _length_reason(text: str, limits: CaptionLimits) -> str:
    words = _WORD.findall(text.lower())
    if not words:
        return ""  # of no script that is read here
    spoken = [word for word in words if not word.isdigit()]
    if len(spoken) < limits.min_words:
        return f"its caption has {len(spoken)} words, at least {limits.min_words}"
    if len(words) > limits.max_words * (2 if _CJK.search(text) else 1):
        return f"its caption has {len(words)} words, at most {limits.max_words}"
    (word, count), *_ = Counter(spoken).most_common(1)
    if len(spoken) >= 5 and count / len(spoken) > _MOST_REPEATED:
        return f"its caption says {word!r} {count} times"
    if len(spoken) >= 8 and len({*itertools.pairwise(spoken)}) < 0.6 * len(spoken):
        return "its caption repeats itself"
    return ""


def _language_reason(text: str, limits: CaptionLimits) -> str:
    language = language_of(text)
    if language is None:
        return "its caption is neither English nor Chinese"
    return "" if language in limits.languages else f"its caption is in {language}"


def language_of(text: str) -> str | None:
    """ "en", "zh", or None for letters of other scripts, and for what is hardly letters at all.

    A language in Latin letters that is not English is told only from five words on, by having
    none of the small words that English cannot do without.
    """
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
    words = [word.lower() for word in re.findall(r"[A-Za-z']+", text)]
    if any(len(word) > 24 or not re.search(r"[aeiouy]", word) for word in words if len(word) > 4):
        return None
    if len(words) >= 5 and not _ENGLISH.intersection(words):
        return None
    return "en"
