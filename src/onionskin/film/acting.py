"""Somebody seen at what a sentence says they do, where the stage has a gesture that says it.

Only the deed that a sentence is about is acted, and only by whoever does it: who merely stands
beside pictures takes their room. What the scene does not show is called out beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onionskin.film import said_in_chinese, seen
from onionskin.film.depicting import calls_somebody, main_clause, main_frame
from onionskin.film.gestures import KNOWN_BY_LOOKS, UNDERSTOOD, Gesture, gesture_of, is_goods
from onionskin.film.phrasing import Shown, Sight
from onionskin.film.usual import work_of
from onionskin.film.weighing import Known, is_pronoun, people_of
from onionskin.planner.dictionary import word_set
from onionskin.planner.frames import Clause
from onionskin.planner.lexicon import is_chinese
from onionskin.stage.things import THINGS

AT_HOME: Final = "living room"
_WARD: Final = "hospital room"
_TOGETHER: Final = word_set("walk run carry cheer sit dance play sing eat drink queue clap wave")
"""What several are seen doing; for all else one stands for them."""
_WITH_OTHERS: Final = word_set("talk explain listen give examine")
"""What is done with somebody, where somebody is named."""
_OF_ANYBODY: Final = word_set("phone type text talk listen")
"""What "you" and "we" are seen at."""
_AT_A_DESK: Final = word_set("phone type text write read sleep")
"""What "you" do at home and others in an office, wherever the film is set."""
_NO_NEED: Final = word_set("need have require worry forget mind wait pay")
_BEING: Final = word_set("be live have stay") | {""}
_OFTEN_NOUNS: Final = word_set("shop drink book fish dance phone call text")
"""What is read as a verb behind the verb of a sentence, and may be a noun."""
_LED: Final = word_set("dog horse pony cow sheep goat donkey")
_ANYBODY: Final = {"", *word_set("person people man woman")}
_POINTED: Final = word_set("it this that these those there 这 那 它 这些 那些")
_STAFF_ZH: Final = ("工作人员", "员工", "职员", "店员")
_OURS_ZH: Final = word_set("我 我们 咱们")
_AT_PLAY: Final = word_set("swimmer athlete cyclist driver passenger tourist skier dancer skater")
"""As whom nobody is dressed at home."""
_USUAL: Final = {"pay": "shop", "shop": "shop", "sleep": "bedroom"}
_WE: Final = re.compile(r"\b(?:[Ww]e|I)\b")
_OF_ANOTHER: Final = re.compile(
    r"\b(?:them|their|the (?:person|patient|casualty|victim)|somebody|someone)\b", re.IGNORECASE
)
"""Words for somebody else than "you"."""
_NOBODY: Final = re.compile(
    r"\b(?:nobody|no one|without|instead of)\b|没有人|无需|不必|不用", re.IGNORECASE
)
_PURPOSE: Final = re.compile(r"^(?:In order )?[Tt]o [a-z]+\b[^,]*, ")
_BY_NOBODY: Final = re.compile(r"\W*(?:nobody|no one|none of|no [a-z]+)\b", re.IGNORECASE)
_UNDONE_ZH: Final = re.compile(
    "绝不|从不|不会|不能|不可|不得|不许|不准|禁止|严禁|切勿|切忌|不要|没有|勿"
)
_AT_A_TILL: Final = re.compile(
    r"\b(?:shop|till|counter|checkout|cashier)s?\b|收银|柜台|店", re.IGNORECASE
)
_OUTSIDE: Final = re.compile(
    r"\b(?:outside|outdoors|pavement|sidewalk|kerb|curb|doorstep|front (?:door|gate)|driveway|"
    r"bins?)\b|门外|门口|户外|室外|路边|楼下",
    re.IGNORECASE,
)
_CALLS_ZH: Final = re.compile(
    "(?:^|[，。,；]|请|再|先|并|就|要|可以|马上|立刻|立即|后)(?:拨打|打电话|致电|报警|打1[12][0-9])"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Acted:
    """Somebody at a deed."""

    sight: Sight
    is_own: bool = False
    """Whether the stage acts the deed itself."""
    is_by_hand: bool = False
    """Whether only "you" or "we" do it, to something with which hands could be seen."""
    place: str = ""
    """Where it is done, where nothing else is said: AT_HOME is any room of a home."""
    usual: str = ""
    """Where it is done, where not even the film has a place."""

    @property
    def num_seen(self) -> int:
        """How much of the deed is seen."""
        return 1 + bool(self.sight.things) + bool(self.sight.partners)


def acted(text: str, known: Known) -> Acted | None:
    """The deed of a text as the stage acts it; None where it has none that somebody is seen at."""
    if known.you == "patient" and known.place != _WARD:
        known = replace(known, you="woman")  # whoever reads about it lies in no bed
    if calls_somebody(text) or (_CALLS_ZH.search(text) and not said_in_chinese.forbids(text)):
        sight = Sight(people=(known.you,), counts={known.you: 1}, verb="phone")
        return Acted(sight=sight, place=AT_HOME)
    if is_by_nobody(text):
        return None
    text = _PURPOSE.sub("", text)
    if is_chinese(text) and _UNDONE_ZH.search(said_in_chinese.main_clause(text)):
        return None
    known = replace(known, speaks_of_we=_WE.search(main_clause(text)) is not None)
    clauses = [each for each in main_frame(text, known).clauses if not _is_beside(each)]
    done = [each for each in clauses if _doers(each, known) and not _is_a_time(each, text)]
    if not done:
        return _introduced(clauses[0], known) if clauses else None
    if done[0].negated:
        return None
    done = done[: 1 if _NOBODY.search(text) else None]
    done = [done[0], *(each for each in done[1:] if each.verb not in _OFTEN_NOUNS)]
    is_of_a_thing = _is_of_a_thing(clauses[0], known)
    found = [
        act
        for each in done
        if not (is_of_a_thing and _is_open(each)) and (act := _of_clause(each, known, text))
    ]
    return max(found, key=lambda each: each.num_seen, default=None)


def is_by_nobody(text: str) -> bool:
    """Whether a text says of nobody that they do it: "nobody may run"."""
    return _BY_NOBODY.match(text) is not None


def _is_beside(clause: Clause) -> bool:
    return clause.is_aside or clause.is_past


def _introduced(clause: Clause, known: Known) -> Acted | None:
    """Somebody of whom it is only said who they are, at their usual work."""
    told = [noun for noun in clause.subjects if noun.said and not is_pronoun(noun)]
    who = next(iter(people_of(told, known)), "")
    if who in _ANYBODY or clause.verb not in _BEING or clause.negated:
        return None
    sight = work_of(who)
    return None if sight is None else Acted(sight=sight, is_own=True)


def _is_a_time(clause: Clause, text: str) -> bool:
    """Whether a clause in Chinese only says when: 睡前, 下班以后."""
    after = f"{re.escape(clause.said)}[^，。]{{0,4}}?(?:之?[前后]|时候|的时|以[前后])"
    return bool(clause.said) and re.search(after, text) is not None


def _is_of_a_thing(clause: Clause, known: Known) -> bool:
    """Whether a clause tells of something: "you" of the next one only come into it."""
    told = [noun for noun in clause.subjects if noun.said and not is_pronoun(noun)]
    is_pointed = any(noun.said.casefold() in _POINTED for noun in clause.subjects)
    return is_pointed or (bool(told) and not people_of(told, known))


# Who


def _doers(clause: Clause, known: Known) -> dict[str, int]:
    """Who does it: the first of those who are named, and how many they are."""
    if clause.passive or clause.verb in _BEING:
        return {}
    if known.we and any(noun.said.endswith(_STAFF_ZH) for noun in clause.subjects):
        return {known.we: 1}
    speaker = replace(known, you=known.we) if _is_of_us(clause, known) else known
    return dict([*people_of(clause.subjects, speaker).items()][:1])


def _is_of_us(clause: Clause, known: Known) -> bool:
    """Whether "we" do it, and not "you"."""
    if any(noun.said in _OURS_ZH for noun in clause.subjects):
        return True
    is_told = not any(noun.implied for noun in clause.subjects)
    return known.speaks_of_we and bool(known.we) and is_told


def _is_open(clause: Clause) -> bool:
    """Whether nobody is named who does it: "you", "we", people."""
    told = [noun for noun in clause.subjects if noun.said and not is_pronoun(noun)]
    return all(seen.person(noun) in _ANYBODY for noun in told)


def _partners(clause: Clause, known: Known, doers: dict[str, int]) -> Iterator[str]:
    nouns = [each for each in (clause.partner, clause.to, *clause.objects) if each is not None]
    for noun in nouns:
        yield from (role for role in people_of([noun], known) if role not in doers)


# What


def _of_clause(clause: Clause, known: Known, text: str) -> Acted | None:
    """How one clause is acted, as far as that says what it says."""
    doers, is_open = _doers(clause, known), _is_open(clause)
    is_yours = is_open and not _is_of_us(clause, known)
    gesture = gesture_of(clause)
    if clause.negated or not _suits(gesture, text, is_open=is_open):
        gesture = None
    things: Sequence[Shown] = () if gesture is None else _things(clause, gesture)
    if gesture is None or (gesture.held and not things and gesture.verb in ("carry", "give")):
        gesture, things = Gesture(verb="walk"), _led(clause)
        if not things:
            return None
    partners: Sequence[str] = ()
    if gesture.verb in _WITH_OTHERS:
        partners = [*_partners(clause, known, doers)][:1]
        if not partners and is_open and _OF_ANOTHER.search(text):
            partners = ("man" if known.you == "woman" else "woman",)
    if gesture.verb == "give" and not partners:
        return None  # to nobody
    is_bare = gesture.is_own and not (clause.objects or clause.said)
    is_there = gesture.verb in ("sit", "walk", "run") and bool(known.place)
    is_known = gesture.verb in UNDERSTOOD or is_bare or is_there
    if not (is_known or things or partners):
        return None
    is_at_desk = gesture.verb in _AT_A_DESK
    if is_at_desk and is_yours and _AT_PLAY & set(doers):
        doers = {known.anybody or "woman": 1}
    sight = Sight(
        people=tuple(doers),
        counts=doers if gesture.verb in _TOGETHER else dict.fromkeys(doers, 1),
        verb=gesture.verb,
        things=tuple(things),
        is_direct=bool(things),
        partners=tuple(partners),
    )
    home = AT_HOME if is_at_desk and is_yours else _USUAL.get(gesture.verb, "")
    return Acted(
        sight=sight,
        is_own=gesture.is_own,
        is_by_hand=is_open and gesture.verb not in KNOWN_BY_LOOKS,
        place="street" if _OUTSIDE.search(text) else home,
        usual="office" if is_at_desk else "",
    )


def _suits(gesture: Gesture | None, text: str, *, is_open: bool) -> bool:
    """Whether a gesture is what whoever does it would be seen at.

    Nobody knows whose hands "you" are: they are seen only at what needs nothing else.
    """
    if gesture is None or (gesture.verb == "pay" and not _AT_A_TILL.search(text)):
        return False
    return not is_open or gesture.verb in _OF_ANYBODY


def _things(clause: Clause, gesture: Gesture) -> Sequence[Shown]:
    """What is in the hands: what it is done to where the stage has it, else what is usual."""
    if gesture.is_own:
        named = [(seen.thing(noun), noun) for noun in clause.objects]
        return tuple(
            Shown(name=name, said=noun.said)
            for name, noun in named
            if name and (not clause.said or _is_called(name, noun.said))
        )[:1]
    if gesture.verb in ("carry", "give", "point"):
        for noun in clause.objects:
            name = seen.thing(noun)
            is_it = name and noun.of is None and (not clause.said or _is_called(name, noun.said))
            if is_it and (gesture.verb == "point" or _fits_in_arms(name)):
                return (Shown(name=name, said=noun.said),)
        is_of_goods = bool(clause.objects) and all(map(is_goods, clause.objects))
        return (Shown(name=gesture.held),) if gesture.held and is_of_goods else ()
    is_plain = not gesture.held or gesture.verb in ("phone", "text", "write")
    return () if is_plain else (Shown(name=gesture.held),)


def _is_called(name: str, said: str) -> bool:
    """Whether a thing of the stage is what Chinese words say, and no other that begins so."""
    own = seen.in_chinese(name)
    return own in said or said in own


def _led(clause: Clause) -> Sequence[Shown]:
    """An animal that somebody walks."""
    named = [] if clause.said else [(seen.thing(noun), noun) for noun in clause.objects]
    found = (
        Shown(name=name, said=noun.said, count=2 if noun.many else 1)
        for name, noun in named
        if name in _LED
    )
    return tuple(found)[:1]


def _fits_in_arms(name: str) -> bool:
    drawn = THINGS.find(name)
    return drawn is not None and _SMALL_METRES < max(drawn.size) < _LARGE_METRES


_SMALL_METRES, _LARGE_METRES = 0.15, 1.2
