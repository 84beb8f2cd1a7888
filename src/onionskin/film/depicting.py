"""From a spoken sentence to a picture that the stage can draw of it.

A sentence is read into clauses (`planner`); each is weighed by what of it the stage can draw, and
the best one is put in plain words again: of "Every year our couriers deliver a million parcels"
it is "couriers deliver parcels". What nobody can see is left out of the picture; who "you", "we"
and "she" are, the caller says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from onionskin.film import seen
from onionskin.film.phrasing import Shown, Sight, chinese_phrase, english_phrase
from onionskin.film.script.sentences import clauses as pieces_of
from onionskin.planner import chinese, english
from onionskin.planner.dictionary import word_set
from onionskin.planner.frames import Clause, Frame, Noun
from onionskin.planner.lexicon import is_chinese

WHOLE, GOOD, FAIR = 3.0, 2.0, 1.2
"""Somebody does what is said; somebody or something is seen with it; something of it is seen."""
_MOST_SHOWN: Final = 4
_PRONOUNS: Final = word_set("you we i they us me one he she it who your our my everyone anyone")
_PRONOUNS_ZH: Final = {
    "我": "i", "你": "you", "您": "you", "我们": "we", "你们": "you", "大家": "you", "他": "he",
    "她": "she", "他们": "they", "她们": "they", "它": "it", "咱们": "we", "自己": "you",
}  # fmt: skip
_UNSAID: Final = {"woman": "she", "man": "he", "person": "you"}
_LEADS_EN = re.compile(
    r"^(?:(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|next|then|now|so|but|and|or|yet|also|"
    r"however|therefore|meanwhile|today|instead|still|in fact|in short|for example|"
    r"for instance|of course|as a result|in other words|the good news|the bad news|remember|"
    r"imagine|meet|welcome to|here is|here are|this is|these are|there is|there are|let's|"
    r"let us|please|always|simply|just|every (?:day|morning|year|week|month|evening|night))"
    r"\b[\s,:]*(?:that\b\s*)?)+",
    re.IGNORECASE,
)
_LEADS_ZH = re.compile(
    r"^(?:首先|其次|然后|接着|最后|现在|今天|但是|但|而且|所以|因此|于是|同时|另外|比如|例如|其实|"
    r"当然|请记住|记住|请|务必|一定要|每天(?:早上|晚上)?|每年|如今|此外|还有|只需|只要|您可以|你可以|"
    r"我们可以|让我们|想象一下|这是|这就是)+[，、：,]?\s*"
)
_NEGATED = re.compile(
    r"\b(?:never|not|no longer|don't|doesn't|cannot|can't|won't|without)\b"
    r"|不要|切勿|别|不能|禁止|没有",
    re.IGNORECASE,
)
_MODALS = re.compile(
    r"\b(?:can|could|may|might|must|should|will|would|shall|have to|has to|need to|needs to|"
    r"is able to|are able to|want to|wants to|going to|(?:is|are) about to)\s+(?=[a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Depicted:
    """What is to be drawn of a sentence. `score` is 0 for nothing, WHOLE or more for all."""

    prompt: str = ""
    score: float = 0.0
    verb: str = ""
    """What is done in it, "" for nothing the stage shows."""
    people: tuple[str, ...] = ()
    """Canonical names of who is in it."""
    things: tuple[str, ...] = ()
    place: str = ""
    """The place that the sentence names, as plans call it."""
    time: str = ""
    weather: str = ""
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Who the pronouns of a sentence stand for: names, the likeliest first."""

    you: str = "person"
    """Whoever "you", "we" and a command speak to."""
    she: str = "woman"
    he: str = "man"
    they: Sequence[str] = ()
    names: dict[str, str] = field(default_factory=dict)
    """Proper names and what they are: "Anna" a "farmer"."""


def depict(text: str, known: Known) -> Depicted:
    """The best picture of a text in English or Chinese; `score` is 0 where there is none."""
    if is_chinese(text):
        tidy = "，".join(filter(None, map(_tidy_chinese, pieces_of(text))))
        return _weighed(tidy, chinese.read(tidy), known) if tidy else Depicted()
    tidy = _tidy_english(text, known)
    return _weighed(tidy, english.read(tidy), known) if tidy else Depicted()


def _tidy_english(text: str, known: Known) -> str:
    """The text without what leads into it, its names as what they are."""
    for name, what in known.names.items():
        text = re.sub(rf"\b{re.escape(name)}(?:,? (?:an?|the|our) {what})?\b", f"the {what}", text)
    text = _LEADS_EN.sub("", re.sub(r"[\"“”]", "", text))
    text = re.sub(r"\b(?:one|all|most|some|many|each) of (?=the|our|your|these|them)", "", text)
    return _MODALS.sub("", text).strip()


def _tidy_chinese(text: str) -> str:
    text = re.sub(r"[“”「」『』]", "", text)
    return _LEADS_ZH.sub("", text).strip()


# Weighing


def _weighed(text: str, frame: Frame, known: Known) -> Depicted:
    """The best clause of a frame, in words."""
    in_chinese = is_chinese(text)
    commands = None if in_chinese else _commands(text)
    options = [_weigh(clause, known, commands) for clause in frame.clauses]
    where = next(filter(None, map(_place_of, frame.clauses)), "")
    score, best = max(options, key=lambda each: each[0], default=(0.0, Sight()))
    negated = _NEGATED.search(text) is not None or any(each.negated for each in frame.clauses)
    if not score:
        return Depicted(place=where, time=frame.time, weather=frame.weather, is_negated=negated)
    prompt = chinese_phrase(best) if in_chinese else english_phrase(best, text)
    return Depicted(
        prompt=prompt,
        score=min(score, FAIR) if negated else score,
        verb=best.verb,
        people=(*best.people, *best.partners),
        things=tuple(each.name for each in best.things),
        place=where,
        time=frame.time,
        weather=frame.weather,
        is_negated=negated,
    )


def _commands(text: str) -> frozenset[str]:
    """The words with which parts of a text begin: verbs among them are commands."""
    parts = re.split(r"[,;:.!?]|\band\b|\bthen\b|\bor\b", text.casefold())
    return frozenset(words[0] for part in parts if (words := part.split()))


def _weigh(clause: Clause, known: Known, commands: frozenset[str] | None) -> tuple[float, Sight]:
    """How much of a clause is seen, and what; `commands` are verbs that may have no subject, None
    for all."""
    subjects = [noun for noun in clause.subjects if not _is_filler(noun)]
    others = _others(clause)
    roles = [noun for noun in subjects if seen.person(noun) and noun.said and not _pronoun(noun)]
    people = [name for noun in roles or subjects for name in _person(noun, known)]
    partners = [name for noun in others for name in _person(noun, known)]
    acting = _things([noun for noun in subjects if not _person(noun, known)])
    things = _things([noun for noun in others if not _person(noun, known)])
    verb = seen.act(clause.verb, [noun.name for noun in clause.objects])
    is_command = not clause.subjects and bool(clause.verb)
    if commands is not None:
        is_command = is_command and clause.verb.partition(" ")[0] in commands
    wears = _worn(clause)
    if is_command and not acting and (verb or things or wears):
        people = [known.you]
    counts = {name: _count(noun) for noun in (*subjects, *others) for name in _person(noun, known)}
    if people:
        sight = Sight(
            people=tuple(dict.fromkeys(people)),
            counts=counts,
            verb=verb,
            things=things[:2],
            wears=wears,
            partners=tuple(dict.fromkeys(each for each in partners if each not in people)),
        )
        return _score_of_people(sight) - (0.0 if roles or sight.things else 0.4), sight
    behaves = seen.behaviour(clause.verb) if acting else ""
    sight = Sight(
        verb=behaves,
        acting=len(acting),
        things=(*acting, *things)[:_MOST_SHOWN],
        partners=tuple(dict.fromkeys(partners)),
    )
    return _score_of_things(sight), sight


def _score_of_people(sight: Sight) -> float:
    score = WHOLE if sight.verb or sight.wears else FAIR
    return score + (0.5 if sight.things else 0.0) + (0.3 if sight.partners else 0.0)


def _score_of_things(sight: Sight) -> float:
    if not sight.things:
        return FAIR if sight.partners else 0.0
    return FAIR + 0.2 * len(sight.things) + (1.2 if sight.verb else 0.0)


def _count(noun: Noun) -> int:
    return noun.count if noun.count > 1 else (2 if noun.many else 1)


def _things(nouns: Sequence[Noun]) -> tuple[Shown, ...]:
    found: dict[str, Shown] = {}
    for noun in nouns:
        if name := seen.thing(noun):
            adjectives = tuple(each for each in noun.adjectives if each not in name)
            shown = Shown(name=name, said=noun.said, adjectives=adjectives, count=_count(noun))
            found.setdefault(name, shown)
    return tuple(found.values())


def _worn(clause: Clause) -> str:
    """What somebody wears, in the words of the sentence."""
    if clause.verb not in ("wear", "put on") or not clause.objects:
        return ""
    return " and ".join(noun.name for noun in clause.objects[:2])


def _others(clause: Clause) -> list[Noun]:
    """Who and what is in a clause beside those that act; where it is, only if nothing else is."""
    ends = [noun for noun in (clause.partner, clause.tool, clause.to) if noun is not None]
    found = _drawn([*clause.objects, *ends])
    return (found or _drawn([each.of for each in clause.places]))[:_MOST_SHOWN]


def _drawn(nouns: Sequence[Noun]) -> list[Noun]:
    """What of the nouns can be drawn: of "the shell of a virus" the virus."""
    found: list[Noun] = []
    for noun in nouns:
        options = (noun.of, noun) if noun.of is not None else (noun,)
        for each in options:
            if each is not None and not (_is_filler(each) or _is_place(each)):
                found.append(each)
                break
    return found


def _place_of(clause: Clause) -> str:
    """The place that a clause says it happens in."""
    nouns = [each.of for each in clause.places]
    nouns += [each.of for noun in clause.subjects for each in noun.at]
    nouns += [clause.to] if clause.to is not None else []
    nouns += [_first_word(noun) for noun in (*clause.subjects, *clause.objects)]
    if clause.verb in ("", "enter", "leave", "visit", "cross", "reach"):
        nouns += [*clause.objects, *clause.subjects]
    return next((name for noun in nouns if (name := seen.place(noun))), "")


def _first_word(noun: Noun) -> Noun:
    """Of "hospital infections" the hospital."""
    first, _, rest = noun.name.partition(" ")
    return Noun(name=first if rest else "", head=first if rest else "")


def _is_place(noun: Noun) -> bool:
    return bool(seen.place(noun)) and not seen.person(noun)


def _is_filler(noun: Noun) -> bool:
    return not (seen.person(noun) or seen.thing(noun) or _pronoun(noun))


def _pronoun(noun: Noun) -> str:
    """The pronoun that a noun is: the reader of English takes "if you" for one."""
    last = noun.head.split(" ")[-1]
    return last if last in _PRONOUNS else _PRONOUNS_ZH.get(noun.said or noun.name, "")


def _person(noun: Noun, known: Known) -> list[str]:
    """Who a noun is: a role, or whoever its pronoun stands for."""
    if pronoun := _pronoun(noun):
        return _meant(pronoun, known)
    name = seen.person(noun)
    if not noun.said and name in _UNSAID:  # a pronoun, which the reader has taken for somebody
        return _meant(_UNSAID[name] if name != "person" or not noun.many else "they", known)
    return [name] if name else []


def _meant(pronoun: str, known: Known) -> list[str]:
    if pronoun == "it":
        return []
    if pronoun in ("she", "he"):
        return [known.she if pronoun == "she" else known.he]
    if pronoun == "they" and known.they:
        return list(known.they)[:2]
    return [known.you]
