"""What the words around a name make of it: what is forbidden, to be kept away from, or not there,
and how many people are meant.

Of "never walk under the crane" it is not the crane that is forbidden: one keeps away from it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from onionskin.film.naming.vocabulary import Named
from onionskin.finish.cards.things import SEVERAL, TWO
from onionskin.planner.dictionary import infinitive, singular, word_set
from onionskin.planner.lexicon import is_chinese
from onionskin.stage.roles import ROLES

# Denials and warnings

_KEEP_FROM: Final = re.compile(
    r"\b(?:(?:keep|stay)(?: well| right| far)? (?:away|clear|back|off)(?: from| of)?|"
    r"(?:stand|move|step|get|steer)(?: well| right| far)? (?:away|clear|back) (?:from|of)|"
    r"(?:keep|leave) (?:your |a safe |a )?distance (?:from|to)|beware of|watch out for|"
    r"be careful (?:with|of)|do not go near|never go near)\b"
    r"(?P<rest>[^.;:!?]*)$",
    re.IGNORECASE,
)
_KEEP_FROM_ZH: Final = re.compile(
    r"(?:远离|避开|当心|小心(?![地翼])|警惕|提防|(?:不要|别|勿|不能|禁止)靠近)(?P<rest>[^，。；！？：]*)$"
)
_DENIED_VERB: Final = re.compile(
    r"\b(?:not|never|don[’']t|mustn[’']t|avoid|stop)\s+(?:\w+ly\s+|ever\s+|even\s+)?(?P<verb>[a-z]+)\b"
    r"(?P<rest>[^.;:!?]*)$",
    re.IGNORECASE,
)
_DENIED_ZH: Final = re.compile(
    r"(?:不要|不能|不可|不准|不许|不得|别|勿|禁止|严禁|切忌)(?:再|随便|随意|去)?(?P<rest>[^，。；！？：]*)$"
)
_USED: Final = word_set(
    "use take touch eat drink open play bring wear buy smoke light feed throw pick enter ride "
    "drive swallow press pull cut burn click switch start carry plug give kick sell lift park "
    "climb share add send hit wash break cross spray put pour store mix fill wear pass"
)
"""Verbs of which a thing that is crossed out says what is forbidden."""
_LEFT: Final = word_set("leave forget lose")
_LEFT_ZH: Final = re.compile(r"[忘留丢落]")
"""Of what one must not leave somewhere neither the thing nor the place is bad."""
_USED_ZH: Final = tuple("用坐乘碰摸触吃喝开玩带戴穿买抽点喂扔按拔骑踩拿摘打放喷洗")
_WHERE: Final = word_set(
    "under below beneath near behind in into on onto through over at past beside inside between "
    "towards toward around"
)
_IN_WHICH: Final = word_set("cover dip soak wash cook fry boil coat rub")
"""What is done in something that is used for it: "or cover it *in oil*"."""
_AIMS: Final = word_set("for to with from about of by after before")
_WHERE_ZH: Final = re.compile(r"[在到进往向朝靠入]")
_BEHIND_ZH: Final = re.compile(
    r"^(?:的?(?:下面|下方|底下|里面|上面|旁边|附近|后面|前面|边上)|[下里上内])"
)


def denied_or_warned(named: Named, text: str) -> Named | None:
    """A thing as it is to be marked: crossed out, with a warning, or not; None where a picture of
    it would say something else than the words do."""
    if named.is_somebody:
        return named
    before, after = text[: named.start], text[named.start + len(named.said) :]
    if is_kept_from(before):
        return replace(named, is_refused=False, is_warned=True, is_weak=False)
    if not named.is_refused or named.is_scene or (named.is_deed and is_chinese(text)):
        return named
    if is_chinese(text):
        return _denied_in_chinese(named, before, after)
    match = _DENIED_VERB.search(before)
    if match is None:
        return named  # what somebody goes without, or a deed with its own verb
    between = set(re.findall(r"[a-z]+", match["rest"].casefold()))
    verb = infinitive(match["verb"].casefold())[0]
    is_aim = bool(between & _AIMS) and not between & _WHERE
    if not named.is_deed and (verb in _LEFT or is_aim):
        return None
    if between & _WHERE and not between & _IN_WHICH:
        return replace(named, is_refused=False, is_warned=True)
    return named if verb in _USED or named.is_deed or between & _IN_WHICH else None


def is_kept_from(before: str) -> bool:
    """Whether the words before a thing say to keep away from it."""
    match = (_KEEP_FROM_ZH if is_chinese(before) else _KEEP_FROM).search(before)
    return match is not None and _goes_on(match["rest"])


def _denied_in_chinese(named: Named, before: str, after: str) -> Named | None:
    match = _DENIED_ZH.search(before)
    if match is None:
        return named
    if _LEFT_ZH.search(match["rest"]):
        return None
    if _WHERE_ZH.search(match["rest"]) or _BEHIND_ZH.match(after):
        return replace(named, is_refused=False, is_warned=True)
    is_used = any(each in match["rest"] for each in _USED_ZH)
    return named if is_used or named.is_pictogram or not match["rest"] else None


def _goes_on(rest: str) -> bool:
    """Whether what one keeps from is still being listed: no other clause has begun."""
    if is_chinese(rest):
        return re.search(r"[的了着]$", rest) is None or len(rest) <= _SHORT_ZH
    return _ELSE.search(rest) is None


_ELSE: Final = re.compile(
    r"\b(?:while|when|if|because|until|unless|so|but)\b|\band (?:do|never|put)\b", re.IGNORECASE
)
_SHORT_ZH: Final = 6

# What is not there

_LACKS: Final = re.compile(
    r"\b(?:who|that|which|have|has|had|he|she|they|i|we|you) (?:\w+ )?"
    r"(?:forgot|forget|forgets|forgotten|lost|lose|loses|lack|lacks|lacked|missed|misses)"
    r"(?: to (?:bring|take|pack))?(?: (?:the|a|an|their|his|her|my|our|your|some|any))?\s*$",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"\b(?:piece|part|bit|fragment|shape|rest) of "
    r"(?:the|a|an|this|that|each|every|your|our|its|their) (?:\w+ )?$",
    re.IGNORECASE,
)
_PART_ZH: Final = re.compile(r"^的?(?:一小?部分|一小块|一小?片|碎片|片段)")


def is_only_part(named: Named, text: str) -> bool:
    """Whether the thing itself is not there: somebody forgot it, or only a piece of it is meant."""
    if named.is_somebody or named.is_scene or named.is_deed:
        return False
    if is_chinese(text):
        return _PART_ZH.match(text[named.start + len(named.said) :]) is not None
    before = text[: named.start]
    return _LACKS.search(before) is not None or _PART.search(before) is not None


# How many

_SOME_ZH: Final = re.compile(
    r"(?:[几各两三四五六七八九十百千万多数]|[2-9]|\d\d)[个名位]\w{0,2}$|许多|很多|所有|全体"
)


def as_many(named: Named, text: str) -> Named:
    """Somebody as they are drawn: of "the girls" several, and of "a girl" one."""
    if not named.is_somebody or ROLES.find(named.thing) is None:
        return named
    if not _are_many(named, text):
        return named
    number = TWO if _TWO.search(text[: named.start]) else SEVERAL
    is_weak = named.is_weak and named.thing not in ("woman", "man")  # a group of them says more
    return replace(named, thing=f"{number}{named.thing}", is_weak=is_weak)


def one_of(drawn: str) -> str:
    """What is drawn, as one: of several women a woman."""
    return drawn.removeprefix(SEVERAL).removeprefix(TWO)


_TWO: Final = re.compile(
    r"\b(?:two|both|both the|the two)(?: [a-z]+)? $|[两俩二](?:[个名位]\w{0,2})?$", re.I
)


def _are_many(named: Named, text: str) -> bool:
    if is_chinese(named.said):
        after = text[named.start + len(named.said) :]
        is_marked = named.said.endswith("们") or after.startswith("们")
        return is_marked or _SOME_ZH.search(text[: named.start][-6:]) is not None
    last = named.said.split()[-1].casefold()
    return last == "people" or singular(last) != last
