"""Words about how a film is shot or finished, which no stage can act: each says what to give instead.

They are taken out of a prompt before it is read, so that "shallow depth of field" is no field.
"""

from __future__ import annotations

import re
from typing import Final

_STYLES: Final = "choose a style: flat, paper, watercolour, chalk, blueprint, pixel or noir"
_ANYWHERE: Final = (
    (re.compile(r"\b(?:shot )?(?:in )?slow[- ]?mo(?:tion)?\b|慢动作|慢镜头"), "ask for less motion, 0 to 10"),
    (re.compile(r"\b(?:a )?time[- ]?lapse(?: of)?\b|延时摄影"), "name the hour: day, sunset, night or dawn"),
    (re.compile(r"\b(?:with )?(?:a )?shallow depth of field\b|\bbokeh\b|浅?景深|背景虚化"), "everything that is drawn is in focus"),
    (re.compile(r"\b(?:an? )?(?:aerial|drone|bird'?s[- ]eye) (?:view|shot)(?: of)?\b|航拍"), "say that it is seen from above"),
    (re.compile(r"\b(?:4|8)k\b|\b(?:u?hd|high resolution)\b|[48]K|高清|超清"), "use --size"),
    (re.compile(r"\b(?:a )?product (?:photo|shot|video)(?: of)?\b|产品图"), "give a picture of your own"),
    (re.compile(r"\bin (?:a )?watercolou?r(?: style)?\b|\bwatercolou?r style\b|水彩(?:风格|画风)"), _STYLES),
    (re.compile(r"\bin black[- ]and[- ]white\b|\bpixel art\b|黑白(?:画面|风格)|像素风(?:格)?"), _STYLES),
    (re.compile(r"\b(?:cinematic|photo-?realistic|hyper-?realistic)\b|电影感|电影质感|写实风格"), _STYLES),
)  # fmt: skip
"""Phrases that mean nothing else, wherever they stand."""
_ALONE: Final = re.compile(
    r"(?:(?:black and white|noir|watercolou?r|realistic|masterpiece|(?:best|high) quality|film grain|"
    r"lens flare|(?:highly|very|ultra) detailed|(?:epic|dramatic|soft|studio|cinematic) light(?:ing)?)"
    r"|杰作|大师级|高质量|写实|胶片感|质感)"
)
"""What means nothing else where it stands between commas."""
_BREAK: Final = re.compile(r"\s*([,，、;；])\s*")


def without_film_words(prompt: str) -> tuple[str, tuple[str, ...]]:
    """The prompt without them, and a warning of each; a prompt of nothing else is left whole."""
    told, rest = list[str](), prompt
    for pattern, instead in _ANYWHERE:
        told += [_left_out(found[0], instead) for found in pattern.finditer(rest)]
        rest = pattern.sub(" ", rest)
    parts = _BREAK.split(rest)
    for index in range(0, len(parts), 2):
        if _ALONE.fullmatch(part := parts[index].strip(" .。").lower()):
            told.append(_left_out(part, _STYLES))
            parts[index] = ""
    rest = _joined(parts)
    return (rest, tuple(told)) if rest.strip(" .。") else (prompt, ())


def _left_out(said: str, instead: str) -> str:
    return f'"{said.strip()}" is left out: {instead}'


def _joined(parts: list[str]) -> str:
    """Parts and the commas between them, without parts that are empty."""
    joined = ""
    for index in range(0, len(parts), 2):
        if part := " ".join(parts[index].split()):
            joined += (parts[index - 1] + " " if joined else "") + part
    return joined
