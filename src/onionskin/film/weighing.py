"""How much of a clause the stage can draw, and what: somebody who does it, or things alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from onionskin.film import seen
from onionskin.film.phrasing import Shown, Sight
from onionskin.film.where import GOING, is_setting
from onionskin.planner.dictionary import word_set
from onionskin.planner.frames import Clause, Noun
from onionskin.planner.scenes import AGENTS, HAPPENS

WHOLE, GOOD, FAIR = 3.0, 2.0, 1.2
"""Somebody does what is said; somebody or something is seen with it; something of it is seen."""
_MOST_SHOWN: Final = 4
_PRONOUNS: Final = word_set(
    "you we i they us me one he she it who your our my everyone anyone everybody anybody nobody"
)
_PRONOUNS_ZH: Final = {
    "我": "i", "你": "you", "您": "you", "我们": "we", "你们": "you", "大家": "they", "他": "he",
    "她": "she", "他们": "they", "她们": "they", "它": "it", "咱们": "we", "自己": "you",
    "谁": "you", "人们": "they",
}  # fmt: skip
_OURS: Final = word_set("we us our i me my one")
_STAFF: Final = word_set("staff team colleague employee crew")
"""Those who work at the place, whoever that is."""
_GUESTS: Final = word_set("customer pupil patient person man woman")
"""Whom "you" may mean, as long as it is not the work of others that is done."""
_ANYBODY: Final = word_set("person man woman")
_UNSAID: Final = {"woman": "she", "man": "he", "person": "you"}
_PARTS: Final = word_set(
    "kilo kilogram litre liter gram part piece slice shell wall side end bit lot group pair bunch "
    "bag handful pinch spoon bowl kind type sort number amount crowd team edge top bottom surface"
)
"""Of "a kilo of tomatoes" it is the tomatoes that are drawn."""
_DOERS: Final = {
    "cook": "chef", "chop": "chef", "fry": "chef", "bake": "chef", "stir": "chef",
    "boil": "chef", "build": "builder", "repair": "mechanic", "teach": "teacher",
    "explain": "teacher", "dig": "farmer", "water": "farmer", "deliver": "courier",
    "sweep": "cleaner", "clean": "cleaner", "drive": "driver", "paint": "artist",
    "inject": "nurse", "extinguish": "firefighter", "look through": "scientist",
}  # fmt: skip
"""Who is likely to do it, where nobody says who "we" are."""
_OF_ANY_TRADE: Final = {("worker", "cook"): "chef", ("worker", "knead"): "baker"}
"""A 师傅 is whoever does it well."""
_OFF_DUTY: Final = word_set("eat drink toast celebrate dance laugh")
"""What "we" do as people, and not as those who work in a place."""
_WORK: Final = {"chef": "cook", "baker": "knead", "worker": "operate", "farmer": "dig",
    "teacher": "explain", "mechanic": "repair", "cleaner": "sweep", "programmer": "type",
}  # fmt: skip
"""At what somebody is seen of whom it is only said that they work."""
_OF_ROOMS: Final = word_set("window door wall floor roof")
"""What belongs to a place, and does not stand about in it."""
_DONE_TO: Final = word_set("examine repair read write paint photograph point cook eat drink give")
_UNSEEN_VERBS: Final = word_set("be have live stay wait stand") | {""}
_HAVING: Final = word_set("need have want use like get require")
_SEEN_OF_PEOPLE: Final = word_set(
    "old young little elderly happy sad angry tired smiling crying tall big small teenage"
)
QUIET: Final = word_set("listen hear think wonder stand wait look watch see")
"""What is done without being seen: things that move say more."""
_WITH_THINGS: Final = word_set("give take throw push pull lift carry pour kick catch hold offer")
"""What somebody does with something in the hands, or is not seen to do."""
_BY_HAND: Final = word_set("repair saw dig")
_BUILDING: Final = word_set("build construct install erect")
_CLIMBED: Final = word_set("ladder tree mountain rope wall stairs rock step pole hill fence tower")
"""What one is seen to climb: nobody climbs a boat."""
_OF_A_GLASS: Final = word_set("drink pour carry bring serve add boil fill offer need take")
"""Water is drawn as a glass of it, and that of the sea is none."""
_BOARDS: Final = word_set("board management committee") | {"board of directors"}
_OF_BOARDS: Final = word_set(
    "approve propose decide vote recommend expect meet agree announce appoint plan discuss review "
    "reject elect suggest want ask consider welcome"
)
_TO_SOMEBODY: Final = word_set("inject examine bandage operate")
_GESTURES: Final = word_set("wave smile nod clap bow shrug cheer laugh")
_OF_THE_SKY: Final = word_set("sun sunshine sunlight rain snow fog mist")
_LOOKED_AT: Final = word_set("look see visit consult meet listen watch report tell complain")


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """Who the pronouns of a sentence stand for: names, the likeliest first."""

    you: str = "person"
    """Whoever "you" and a command speak to."""
    we: str = ""
    """Who speaks: those who work at the place; "" where they are `you`."""
    she: str = "woman"
    he: str = "man"
    they: Sequence[str] = ()
    place: str = ""
    """Where the scene is, as plans call it."""
    names: dict[str, str] = field(default_factory=dict)
    """Proper names and what they are: "Anna" a "farmer"."""
    speaks_of_they: bool = False
    """Whether the text says "they", and not only "we"."""
    speaks_of_we: bool = False
    """Whether it is "we" who act in the text."""
    anybody: str = ""
    """Whom a Chinese text means by people of whom it says no more; "" for anybody."""
    doer: str = ""
    """Who was seen last, and does what a Chinese story tells without naming anybody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighed:
    """What is seen of a clause, and how much of it that is, from 0."""

    score: float = 0.0
    sight: Sight = field(default_factory=Sight)
    place: str = ""
    """Where alone it is seen."""


def weigh(clause: Clause, known: Known, commands: Collection[str] | None) -> Weighed:
    """What is seen of a clause; `commands` are verbs that may have no subject, None for all."""
    if any(_is_a_board(noun, clause) for noun in clause.subjects):
        return _AT_A_MEETING
    if clause.verb in _GESTURES and clause.verb in (commands or ()):
        # "When the train comes, wave": it is not the train that waves.
        who = [noun for noun in clause.subjects if _person(noun, known)]
        clause = replace(clause, subjects=who)
    subjects = [noun for noun in clause.subjects if not _is_filler(noun)]
    others = _others(clause)
    speaker = replace(known, you=known.we) if known.speaks_of_we and known.we else known
    doers = people_of(subjects, speaker)
    partners = people_of(others, known)
    things = _things([noun for noun in others if not _person(noun, known)], clause)
    unseen = _OF_THE_SKY | ({"bed"} if flows(clause) else set())
    things = tuple(each for each in things if each.name not in unseen)
    acting = _things(
        [noun for noun in subjects if not _person(noun, known) and not is_setting(noun)], clause
    )
    acting = tuple(each for each in acting if each.name == "sun" or each.name not in _OF_THE_SKY)
    if doers and not things:
        things = acting
    if clause.verb in _WITH_THINGS or seen.canonical(clause.verb) in _WITH_THINGS:
        things = tuple(each for each in things if seen.is_held(each.name))
        things = things if any(_is_object(each, clause) for each in things) else ()
    verb = _verb(clause, things, list(partners))
    wears = _worn(clause)
    if clause.verb in ("wear", "put on") and not wears:
        things = ()
    if verb and seen.canonical(verb) in GOING:
        things = tuple(each for each in things if seen.is_beside_walkers(each.name))
    told = [noun for noun in subjects if noun.said and not _pronoun(noun)]
    if not told and known.we and set(doers) == {known.we} and seen.canonical(verb) in _OFF_DUTY:
        doers = {"person": 2}
    if not doers and clause.passive and commands is not None:
        doers = _agents(clause, verb, known)
    if not doers and not acting and _is_command(clause, commands):
        is_shown = verb or things or wears or known.you not in _ANYBODY
        doers = {known.you: 1} if is_shown else {}
    if doers and not told and things and clause.verb in _HAVING:
        doers = {}
    if doers:
        if not told and set(doers) <= _GUESTS:
            is_work = verb in _DOERS or (known.we and clause.verb in _DOERS)
            doers = {known.we or _DOERS[verb]: 1} if is_work else doers
        doers = {_OF_ANY_TRADE.get((who, seen.canonical(verb)), who): n for who, n in doers.items()}
        met = tuple(each for each in partners if each not in doers)
        is_direct = bool(things) and _is_object(things[0], clause)
        sight = Sight(
            people=tuple(doers),
            counts={**partners, **(_queue(doers) if clause.verb == "queue" else doers)},
            verb=verb,
            things=things[:2] if is_direct or not met else (),
            is_direct=is_direct,
            wears=wears,
            described={**_described(others, known), **_described(subjects, known)},
            partners=met,
            are_direct=seen.canonical(verb) in _TO_SOMEBODY
            or bool(people_of(clause.objects, known)),
        )
        if not told and set(doers) <= _GUESTS and not (sight.verb or seen.act(clause.verb)):
            return Weighed(score=_score(sight, told=False) - 0.3, sight=sight)
        return Weighed(score=_score(sight, told=bool(told)), sight=sight)
    sight = Sight(
        verb=_behaviour(clause, acting),
        acting=len(acting),
        things=tuple(each for each in (*acting, *things) if each.name != "water")[:_MOST_SHOWN],
        counts=partners,
        partners=tuple(partners),
    )
    return Weighed(score=_score_of_things(sight), sight=sight)


def _queue(doers: dict[str, int]) -> dict[str, int]:
    """One alone makes no queue."""
    return {who: max(count, 3) for who, count in doers.items()}


def _is_a_board(noun: Noun, clause: Clause) -> bool:
    """Whether a board is the people of one: it decides, or is one of directors."""
    if noun.name not in _BOARDS:
        return False
    of_people = " of " in noun.name or (noun.of is not None and seen.person(noun.of) != "")
    return of_people or clause.verb in _OF_BOARDS


def flows(clause: Clause) -> bool:
    """Whether a clause is about running water, whose bed nobody sleeps in."""
    nouns = [*clause.subjects, *clause.objects, *(each.of for each in clause.places)]
    words = {word for noun in nouns for word in noun.name.split(" ")}
    return bool(words & {"river", "stream", "brook", "creek"})


_AT_A_MEETING: Final = Weighed(
    score=GOOD,
    sight=Sight(people=("business person",), counts={"business person": 3}, verb="talk"),
    place="meeting room",
)


def without_verb(sight: Sight) -> Sight:
    """Who and what is in it, not what they do: a picture cannot say no."""
    return replace(sight, verb="", is_direct=False)


def takes_more(verb: str) -> bool:
    """Whether somebody may do it to what another part of the sentence names."""
    return seen.canonical(verb) in _DONE_TO


def left_out(clause: Clause, sight: Sight) -> tuple[str, ...]:
    """What a clause says and a picture does not show: whoever acts, what is done, and to what."""
    shown = {*sight.people, *sight.partners, *(each.name for each in sight.things)}
    ends = [noun for noun in (*clause.subjects, *clause.objects) if noun.said]
    if sight.verb:
        ends = [noun for noun in ends if not seen.is_of_a_body(noun.name)]
    words = [noun.said for noun in ends if not _is_in(noun, shown) and not _pronoun(noun)]
    is_done = sight.verb or sight.wears or clause.verb in _UNSEEN_VERBS
    verb = clause.said or clause.verb
    return tuple(words if is_done or not verb else [*words, verb])


def _is_in(noun: Noun, shown: Collection[str]) -> bool:
    names = {seen.person(noun), seen.thing(noun), seen.place(noun)} - {""}
    return bool(names & set(shown))


# People


def people_of(nouns: Sequence[Noun], known: Known) -> dict[str, int]:
    """Who of the nouns is somebody, and how many of each; pronouns only where nobody is named."""
    named = [noun for noun in nouns if seen.person(noun) and noun.said and not _pronoun(noun)]
    found: dict[str, int] = {}
    for noun in named or nouns:
        for name in _person(noun, known):
            name = known.anybody if name == "person" and known.anybody else name
            found.setdefault(name, _count(noun) if noun in named else 1)
    return found


def _person(noun: Noun, known: Known) -> list[str]:
    """Who a noun is: a role, or whoever its pronoun stands for."""
    if pronoun := _pronoun(noun):
        return _meant(pronoun, known)
    if known.we and noun.head in _STAFF:
        return [known.we]
    name = seen.person(noun)
    if not noun.said and name in _UNSAID:  # a pronoun, which the reader has taken for somebody
        many = noun.many and known.speaks_of_they
        return _meant("they" if many else _UNSAID[name], known)
    return [name] if name else []


def _described(nouns: Sequence[Noun], known: Known) -> dict[str, str]:
    """How people are said to look, as far as it is seen: of an old farmer "old"."""
    found = {}
    for noun in nouns:
        words = " ".join(each for each in noun.adjectives if each in _SEEN_OF_PEOPLE)
        for name in _person(noun, known) if words else ():
            found[name] = words
    return found


def is_pronoun(noun: Noun) -> bool:
    """Whether a noun only points at somebody or something: "you", "it"."""
    return bool(_pronoun(noun))


def _pronoun(noun: Noun) -> str:
    """The pronoun that a noun is; "" for none."""
    if noun.said.casefold() in _PRONOUNS:
        return noun.said.casefold()
    last = noun.head.split(" ")[-1]
    return last if last in _PRONOUNS else _PRONOUNS_ZH.get(noun.said or noun.name, "")


def _meant(pronoun: str, known: Known) -> list[str]:
    if pronoun in ("it", "nobody"):
        return []
    if pronoun in ("she", "he"):
        return [known.she if pronoun == "she" else known.he]
    if pronoun in ("they", "everyone", "everybody") and known.they:
        return list(known.they)[:2]
    return [(known.we if pronoun in _OURS else "") or known.you]


def _agents(clause: Clause, verb: str, known: Known) -> dict[str, int]:
    """Who is likely to do what nobody is said to do: "every tool is cleaned and checked"."""
    agent = AGENTS.get(clause.verb, "")
    is_done = agent and clause.verb not in HAPPENS and not clause.is_aside
    if not (verb and is_done) or any(_person(noun, known) for noun in clause.objects):
        return {}
    if all(_pronoun(noun) for noun in clause.objects):
        return {}
    return {(known.we if agent in _ANY_AGENTS else "") or agent: 1}


_TESTING: Final = word_set("check examine test inspect search measure operate scan")
_ANY_AGENTS: Final = frozenset(("worker", "business person", "cleaner"))


def _is_command(clause: Clause, commands: Collection[str] | None) -> bool:
    if clause.subjects or not clause.verb or clause.passive:
        return False
    return commands is None or clause.verb.partition(" ")[0] in commands


def _count(noun: Noun) -> int:
    return noun.count if noun.count > 1 else (2 if noun.many or seen.is_many(noun) else 1)


# Things and verbs


def _things(nouns: Sequence[Noun], clause: Clause) -> tuple[Shown, ...]:
    relations = {id(each.of): each.relation for each in clause.places}
    verb = clause.verb
    found: dict[str, Shown] = {}
    for noun in nouns:
        name = seen.thing(noun)
        if name and (name != "water" or verb in _OF_A_GLASS):
            adjectives = tuple(each for each in noun.adjectives if each not in name)
            if name in _OF_ROOMS and relations.get(id(noun)):
                continue
            is_whole = noun.name.endswith(f" {name}") and seen.is_drawn_whole(noun.name)
            whole = noun.name if is_whole else name
            shown = Shown(
                name=name,
                words=whole,
                said=noun.said,
                adjectives=adjectives,
                count=_count(noun),
                relation=relations.get(id(noun), ""),
            )
            found.setdefault(name, shown)
    return tuple(found.values())


_NOT_THERE: Final = word_set("from off without like unlike than as of instead") | {
    "out of", "instead of", "away from",
}  # fmt: skip
"""Relations to what is not where somebody acts: "crack *like* popcorn", "*without* a car"."""


def _others(clause: Clause) -> list[Noun]:
    """Who and what is in a clause beside those that act; where it is, only if nothing else is."""
    left = [each.of for each in clause.places if each.relation in _NOT_THERE]
    ends = [clause.partner, clause.tool, clause.to]
    found = _drawn([*clause.objects, *(each for each in ends if each and each not in left)])
    around = [each.of for each in clause.places if each.of not in left]
    return (found or _drawn(around))[:_MOST_SHOWN]


def _drawn(nouns: Sequence[Noun]) -> list[Noun]:
    """What of the nouns can be drawn: of "a kilo of tomatoes" the tomatoes."""
    found: list[Noun] = []
    for noun in nouns:
        options = [noun] if noun.of is None else [noun, noun.of]
        if noun.head in _PARTS or noun.owned:
            options.reverse()
        for each in options:
            if not _is_filler(each) and (not is_setting(each) or seen.person(each)):
                found.append(each)
                break
    return found


def _is_filler(noun: Noun) -> bool:
    return not (seen.person(noun) or seen.thing(noun) or _pronoun(noun))


def _is_object(shown: Shown, clause: Clause) -> bool:
    """Whether a thing is what is acted upon, and not what is only there."""
    objects = [each for noun in clause.objects for each in (noun, noun.of) if each is not None]
    return any(seen.thing(noun) == shown.name for noun in objects)


def _verb(clause: Clause, things: Sequence[Shown], partners: Sequence[str]) -> str:
    """What a person is seen to do, "" where it would be another thing than what is meant."""
    named = [noun.name for noun in clause.objects]
    verb = seen.act(clause.verb, named)
    if not seen.is_done_to(verb, named):
        return ""
    if verb in ("put on", "wear") and not _worn(clause):
        return ""  # it would be mimed
    if (
        verb == "extinguish"
        and named
        and not any("fire" in name or "flame" in name for name in named)
    ):
        return ""  # a bowl of water is put out too
    if clause.verb in ("raise", "keep", "breed") and any(map(seen.is_an_animal, named)):
        return "feed"
    if clause.verb in _LOOKED_AT and partners:
        return "talk"
    if clause.verb in ("love", "hug", "greet") and not partners:
        return ""
    is_test = clause.verb in _TESTING or seen.canonical(verb) in ("examine", "operate")
    if is_test and not (things or partners):
        return ""  # a machine would be brought in
    if seen.canonical(verb) == "climb" and any(
        each.name.split(" ")[-1] not in _CLIMBED for each in things
    ):
        return ""
    if seen.canonical(verb) == "shop" and named and not things:
        return "pay" if "ticket" in named else ""
    if clause.verb == "call" and named and not (partners or seen.is_called(named)):
        return ""
    doing = [noun.name for noun in clause.subjects]
    is_likened = seen.canonical(clause.verb) != seen.canonical(verb)
    if not seen.is_of_such(seen.canonical(verb), named):
        return ""  # who leaves the salt in the cupboard does not walk, and nobody falls a tree
    is_work = clause.verb in _BUILDING or (is_likened and seen.canonical(verb) in _BY_HAND)
    if is_work and not seen.are_manual(doing):
        return ""  # a council that builds does not saw
    if clause.verb == "be busy" or (clause.verb == "work" and not seen.is_at_a_desk(doing)):
        return next((_WORK[name] for name in doing if name in _WORK), "")
    if seen.canonical(verb) in _WITH_THINGS and not things and not (verb == "carry" and partners):
        return ""
    return verb


def _behaviour(clause: Clause, acting: Sequence[Shown]) -> str:
    """What things are seen to do."""
    if not acting or (clause.verb == "turn" and (clause.places or clause.objects)):
        return ""
    found = seen.behaviour(clause.verb)
    only = _ONLY_OF.get(seen.canonical_behaviour(found))
    if clause.verb in ("open", "bloom") and not any(seen.is_a_plant(each.name) for each in acting):
        return ""  # a door that opens does not grow
    return found if only is None or any(each.name in only for each in acting) else ""


_ONLY_OF: Final = {
    "attack": word_set("virus bacteria bacterium germ antibody cell dog lion tiger wolf bee shark"),
}
"""Things that alone are seen to do something: bread that enters the blood attacks nobody."""


def _worn(clause: Clause) -> str:
    """What somebody wears, in the words of the sentence."""
    on = [each.of for each in clause.places if each.relation == "on"]
    nouns = on if clause.verb == "put" and not clause.objects else clause.objects
    if clause.verb not in ("wear", "put on", "put") or not nouns:
        return ""
    return " and ".join(noun.name for noun in nouns[:2] if seen.is_worn(noun.name))


# Scores


def _score(sight: Sight, *, told: bool) -> float:
    score = WHOLE if sight.verb or sight.wears else FAIR
    score -= 0.7 if sight.verb in QUIET else 0.0
    score += 0.1 if sight.verb in GOING else 0.0
    score += (0.5 if sight.things else 0.0) + (0.3 if sight.partners else 0.0)
    is_anybody = not told and not sight.things and set(sight.people) <= _ANYBODY
    return score - (0.5 if is_anybody else 0.0)


def _score_of_things(sight: Sight) -> float:
    if not sight.things:
        return FAIR if sight.partners else 0.0
    return FAIR + 0.2 * len(sight.things) + (1.2 if sight.verb else 0.0)
