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
    "aac adjustment asset assets avi avid avseq backup bak bandicam bluray broll cam camtasia "
    "canva capcut capture chunk clip clips comp composition compound compressed conform "
    "converted copy dailies davinci dcim default demo dji draft dsc dscf dscn edit edited "
    "episode export exported ezgif fhd file files filmora final flv folder footage freeze "
    "fullsizerender gh gif gopr gopro gx h264 hd hevc hyperlapse img imovie inshot kdenlive "
    "kinemaster layer loom lut m4v mkv mmexport mov movie mp mpeg mpg mts multicam mvi nested "
    "noname obs official out output pano placeholder premiere preview project proxies proxy "
    "pxl raw rec recording recordings reel render rendered resized resolve rev rushes sample "
    "scan scene screencast screenflow screengrab screenrecord screenshot sd segment sequence "
    "shotcut slate snap snapchat stab stabilized subclip teaser telegram temp test testing "
    "timeline tmp trailer trim trimmed ts uhd ungraded unknown unnamed untitled veed ver "
    "version vid video videoleap videos vlc vlog vn vts wa webcam webm webrip whatsapp wip "
    "wmv x264 youcut"
)
"""Words that name a file by themselves."""
_BESIDE: Final = word_set(
    "a adjustment alpha alt am an and android angle approved apr april at audio aug august b "
    "back bad best bit bottom by call camera canon cap chapter chat client close cut date day "
    "dec december deleted design document down duplicate e facebook facetime feb february "
    "film first five for four fps friday from front full galaxy good group high id image in "
    "instagram intro iphone is jan january jul july jun june k last left loop low lyric main "
    "mar march master may meeting messenger mix mobile monday multi music my name new nikon "
    "no nov november nr number oct october of offline ok old one online our outro p panasonic "
    "part pass phone photo picture pixel plate pm pt quality record res review revision right "
    "roll s samsung saturday scan screen season second sep sept september shot side signal "
    "six size skype sony stream sunday take teams that the third this three thursday tiktok "
    "time to today top tuesday two unused up use v vol volume wechat wednesday wide with x "
    "your youtube zoom"
)
"""Words that stand beside those, or beside numbers, in the names of files."""
_FILES_CHINESE = re.compile(
    r"^(?:[\dvV\s_()（）.年月日时分秒号第集-]|未命名|无标题|新建|項目|项目|工程|文件夹?|屏幕|录制|录屏|录像|最终|终稿|版本?|微信|"
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
    "aan adalah akan alla anche ang au auch auf aux avec az bij bir bu bên ce ces cette che "
    "com como cu czy cái của da dans dari das de del della dem der des det deux deze di din "
    "dla dois du duas een egy ei ein eine einen einer eines el ela ele elle eller est esta "
    "este está están et ett från gibi gli het hogy hos hy hän ikke il ile ils im ini inte "
    "isso ist itu için ja jako je jest joka ke kein keine la las le les leur lo los là mais "
    "med mein meine mga mit muy más một na naar nel nella nello nem ng nicht nie niet nous nu "
    "này não och og oli ook op oraz os où pada para pe pela pelo pero po por przez på que "
    "questo qui se sekä ses seu si sich sind się som sono su sulla sunt sur sus tidak til "
    "tres trois trong trên twee uit um uma un una und une uno untuk ve ved von voor vous và w "
    "wird y yang z ze zich zijn zum är çok è és"
)
"""Small words of other languages in Latin letters."""
_IN_NAMES: Final = _FOREIGN & word_set("da de del di do du el la las le les los von")
"""Of these, those that stand in names in English, too: "Rio de Janeiro"."""
_SEEN: Final = word_set(
    "person animal plant thing vehicle place clothes nature group effect event shape process"
)
"""Kinds of what can be seen, as the dictionary has them."""
_SEEN_TOO: Final = word_set("he she they it someone somebody everyone nobody each others")
_UNSEEN: Final = word_set(
    "best one who us ever way day time thing things world video clip footage movie content channel"
)
_MOST_REPEATED = 0.5
_LEAST_NEW = 0.4
"""Of a caption's words, at least this share must be different ones."""
_LEAST_KNOWN, _LEAST_BESIDE_SMALL_WORDS = 0.5, 0.3
"""Of the longer words this share must be English; where small English words are, this."""
_MOSTLY_KNOWN = 0.8


_SAID: Final = {
    "web": "its caption contains a web address",
    "markup": "its caption contains markup",
    "sells": "its caption sells",
    "machine": "its caption is machine-made boilerplate",
    "remark": "its caption is a remark and describes nothing",
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


def words_reason(caption: str, limits: CaptionLimits, *, is_said: bool = False) -> str:
    """What is wrong with a caption, in a few words; "" where it may teach a model.

    What `is_said` in a clip may be a remark.
    """
    text = " ".join(caption.split())
    if not text:
        return "it has no caption" if limits.needed else ""
    if _MOJIBAKE.search(text) or _was_decoded_wrongly(text):
        return "its caption is damaged text"
    for kind, pattern in _phrases().items():
        if pattern.search(text) and not (is_said and kind == "remark"):
            return _SAID[kind]
    if _asks_for_something(text):
        return _SAID["sells"]
    if _names_a_file(text):
        return "its caption is a file name"
    return (
        _length_reason(text, limits)
        or _language_reason(text, limits)
        or ("" if is_said or _shows_something(text) else _SAID["remark"])
    )


def _was_decoded_wrongly(text: str) -> bool:
    """Whether letters beyond ASCII are bytes of UTF-8 that were read as Windows-1252."""
    for run in _BEYOND_ASCII.findall(text):
        try:
            run.encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        return True
    return False


def _shows_something(text: str) -> bool:
    """Whether English words name anything that can be seen, or do anything; Chinese ones may."""
    words = [word for word in _WORD.findall(text.lower()) if word not in _UNSEEN]
    return bool(_CJK.search(text)) or any(
        word in _SEEN_TOO
        or english(singular(word)).kind in _SEEN
        or infinitive(word)[1] == "ing"
        or (english(before).noun > 0 and infinitive(word)[1] == "s")
        or not _is_known(word)
        for before, word in itertools.pairwise(["", *words])
    )


def _asks_for_something(text: str) -> bool:
    """Whether it begins like "Rent this villa": a verb, and what is ours or yours."""
    found = re.match(r"([a-z]+) (?:this|these|your|yours|our|ours|us|me|now|today)\b", text, re.I)
    return bool(found and infinitive(found[1].lower())[1] == "base" and not _noun_first(found[1]))


def _noun_first(word: str) -> bool:
    known = english(word.lower())
    return known.noun > known.verb


def _names_a_file(text: str) -> bool:
    """Whether there is nothing in it but numbers, codes, and words that name files; one other word
    where there are both.
    """
    if _FILES_CHINESE.match(text):
        return True
    tokens = [token for part in re.split(r"[\W_]+", text) for token in _tokens(part)]
    words = {token for token in tokens if token.isalpha()}
    named, numbered = bool(words & _FILES), bool(set(tokens) - words)
    others = len(words - _FILES - _BESIDE)
    return (not others and (named or numbered)) or (
        named and numbered and others == 1 and not words & _ENGLISH
    )


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
    pairs = zip(words, [*written[1:], ""], strict=True)
    in_names = sum(word in _IN_NAMES and after[:1].isupper() for word, after in pairs)
    foreign = sum(word in _FOREIGN for word in words) - in_names
    small = len(_ENGLISH_ALONE.intersection(words))
    longer = [word for word in _common(written) if len(word) > 2 and word not in _FOREIGN]
    share = sum(map(_is_known, longer)) / len(longer) if longer else 1.0
    if foreign > max(small, 1) or (foreign and not small and share < _MOSTLY_KNOWN):
        return False
    return share >= (_LEAST_BESIDE_SMALL_WORDS if small else _LEAST_KNOWN)


def _common(written: list[str]) -> list[str]:
    """The words in lower case without names, which have a capital beside words that have none."""
    plain = [*written[:1], *(word for word in written[1:] if word[:1].islower())]
    return [word.lower() for word in (plain if len(plain) > 1 else written)]


def _is_known(word: str) -> bool:
    """Whether English has the word, in any of its forms."""
    word = re.sub(r"['’]s?$", "", word)
    more = re.match(r"(\w{4,})(?:er|est|ly)$", word)
    stems = (word, infinitive(word)[0], singular(word), more[1] if more else word)
    if word in _ENGLISH or word.capitalize() in given_names():
        return True
    return any(each in _ENGLISH or english(each) != english("") for each in stems)
