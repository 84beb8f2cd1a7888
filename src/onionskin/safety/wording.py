"""The package's own list of what nothing is made of, in English and Chinese.

It is short on purpose. Words that doctors, teachers and newsrooms need (breast, suicide, bomb,
killed) are no reason by themselves; only what they are joined to makes one. It stops what is
plain, and is no judge of what is meant: for that, install a classifier.
"""

from __future__ import annotations

import re
import unicodedata

_MINOR = (
    r"(?:child(?:ren)?|kids?|minors?|toddlers?|infants?|schoolgirls?|schoolboys?|teen(?:ager)?s?"
)
_MINOR += r"|underage|little (?:girl|boy)s?|pre-?teens?|lolis?|shotas?|\d{1,2}[- ]year[- ]old"
_MINOR += r" (?:girl|boy)s?)"
_SEXUAL = (
    r"(?:nudes?|naked|sexy|sexual(?:ly|ized|ised)?|sex|erotic(?:a|ally)?|undress(?:es|ed|ing)?"
)
_SEXUAL += r"|porn(?:o|ographic|ography)?|hentai|lingerie|seductive(?:ly)?|topless|striptease)"
_CARE = re.compile(
    r"\b(?:abuse|protect\w*|prevent\w*|safety|safeguard\w*|law|court|police|arrest\w*|education"
    r"|educat\w*|health|doctor|paediatric\w*|pediatric\w*|nurse|clinic\w*|hospital|therap\w*"
    r"|awareness|report\w*|hotline|consent|puberty|bath\w*|charit\w*|trafficking)\b"
    r"|保护|预防|教育|性侵|法律|法院|警方|警察|健康|医生|儿科|青春期",
    re.I,
)
"""What turns a doubtful sentence into one of medicine, law, news or teaching."""

_ALWAYS = {
    "it is pornographic": (
        r"\b(?:hard-?core|explicit) (?:porn|sex)\b",
        r"\b(?:porn(?:o|ographic)? (?:video|film|movie|scene|clip)s?|gang ?bang|blow ?job"
        r"|cum ?shot|deep ?throat|hentai)\b",
        r"\b(?:having|have|has|had) (?:explicit |hard-?core )sex\b",
        r"色情(?:片|视频|电影|动画)|黄片|淫秽|性交(?:场面|画面|镜头)|做爱(?:场面|画面|镜头|视频)",
    ),
    "it tells how to hurt people": (
        r"\bhow to (?:make|build|assemble) (?:a |an )?(?:pipe |nail |car |dirty )?"
        r"(?:bomb|explosive device|nerve agent|molotov cocktail)s?\b",
        r"\bhow to (?:kill|poison|murder) (?:someone|somebody|people|my|your|a person)\b",
        r"(?:如何|怎么|怎样)(?:制作|制造|自制)(?:土)?(?:炸弹|炸药|毒气|燃烧瓶)",
        r"(?:如何|怎么|怎样)(?:杀死|毒死|谋杀)(?:别人|他人|人)",
    ),
    "it asks people to kill or to hate": (
        r"\b(?:kill|exterminate|gas|lynch) (?:all|every) (?:the )?"
        r"(?:jews?|muslims?|christians?|blacks?|whites?|gays?|immigrants?|women|refugees?)\b",
        r"\b(?:jews?|muslims?|blacks?|gays?|immigrants?|refugees?) (?:must|should|deserve to) "
        r"(?:die|be killed|be exterminated)\b",
        r"杀(?:光|死|掉)所有的?(?:犹太人|穆斯林|黑人|白人|同性恋|移民|女人|难民)",
    ),
    "it asks people to harm themselves": (
        r"\bhow to (?:kill myself|kill yourself|commit suicide|hang (?:myself|yourself))\b",
        r"\b(?:you should|go|just) kill yourself\b",
        r"(?:如何|怎么|怎样)(?:自杀|自残|上吊|割腕)",
    ),
}
_PATTERNS = [(why, re.compile(each, re.I)) for why, texts in _ALWAYS.items() for each in texts]
_PREVENTS = re.compile(
    r"\b(?:prevent\w*|stop|recogni\w*|warning signs|hotline|help(?:line)?|defus\w*|disposal"
    r"|deradicali\w*|condemn\w*|arrest\w*|sentenc\w*|charged|accused|banned|court|police)\b"
    r"|预防|阻止|识别|求助|热线|拆除|谴责|逮捕|判刑|法院|警方",
    re.I,
)
"""News about it, and help against it, are not it."""
_OF_MINORS = (
    re.compile(rf"\b{_MINOR}\b.{{0,60}}\b{_SEXUAL}\b", re.I | re.S),
    re.compile(rf"\b{_SEXUAL}\b.{{0,60}}\b{_MINOR}\b", re.I | re.S),
    re.compile(
        r"(?:幼女|萝莉|女童|男童|小学生|未成年|儿童|小女孩|小男孩).{0,16}(?:裸体|色情|性感|性交|脱衣)"
    ),
    re.compile(
        r"(?:裸体|色情|性感|性交|脱衣).{0,16}(?:幼女|萝莉|女童|男童|小学生|未成年|儿童|小女孩|小男孩)"
    ),
)
_SENTENCE = re.compile(r"(?<=[.!?。！？\n])\s*")


def wrong_with(text: str) -> str | None:
    """What is wrong with a text, in a few words; None for nothing."""
    plain = unicodedata.normalize("NFKC", text)
    for sentence in _SENTENCE.split(plain):
        if _is_of_minors(sentence):
            return "it is about minors and sex"
        for why, pattern in _PATTERNS:
            found = pattern.search(sentence)
            if found and not _PREVENTS.search(sentence):
                return f"{why} ({found[0]!r:.60})"
    return None


def _is_of_minors(sentence: str) -> bool:
    found = any(pattern.search(sentence) for pattern in _OF_MINORS)
    return found and not _CARE.search(sentence)
