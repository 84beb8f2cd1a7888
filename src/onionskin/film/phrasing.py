"""Puts a picture in plain words that the stage reads: "a nurse carries a cup of soap"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from onionskin.film import seen
from onionskin.planner.dictionary import singular, word_set
from onionskin.planner.lexicon import is_chinese

_NUMBERS: Final = ("", "a", "two", "three", "four", "five", "six")
_NUMBERS_ZH: Final = ("", "一", "两", "三", "四", "五", "六")
_NO_ARTICLE: Final = word_set(
    "soap water bread milk butter blood smoke money rice sugar salt oil flour steel sand snow rain "
    "sunshine fire tea coffee juice lava steam electricity gold silver wood glass "
    "paper cheese lettuce meat"
)
_IRREGULAR: Final = {
    **{f"{each}f": f"{each}ves" for each in ("loa", "shel", "hal", "lea", "wol", "cal", "thie")},
    **{f"{each}fe": f"{each}ves" for each in ("kni", "wi", "li", "housewi")},
    "bookshelf": "bookshelves", "scarf": "scarves", "mouse": "mice", "goose": "geese",
    "tooth": "teeth", "ox": "oxen", "sheep": "sheep", "fish": "fish", "deer": "deer",
    "aircraft": "aircraft", "cactus": "cacti", "business person": "business people",
}  # fmt: skip
_DULL: Final = word_set("new good great best first last next own every other same only real free")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A thing of a picture: its name on the stage, and what was said of it."""

    name: str
    words: str = ""
    """Its whole name: of an apple "tree" the "apple tree"; "" for no other."""
    said: str = ""
    adjectives: tuple[str, ...] = ()
    count: int = 1
    relation: str = ""
    """Where others are by it: "on" a bench, "under" a tree."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sight:
    """What is seen of a clause: people who do something with things and others, or things alone.

    Without people the first `acting` of the things do what `verb` says.
    """

    people: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    described: Mapping[str, str] = field(default_factory=dict)
    """How some of them look: "old", "happy"."""
    verb: str = ""
    things: tuple[Shown, ...] = ()
    acting: int = 0
    partners: tuple[str, ...] = ()
    are_direct: bool = False
    """Whether the partners are whom it is done to."""
    is_direct: bool = False
    """Whether the first thing is what is acted upon."""
    wears: str = ""
    """What the people have on."""


_BESIDE: Final = word_set(
    "walk run talk laugh think stand sit sleep lie cry dance listen cheer clap"
)
_READ_AS: Final = {"text": "scroll on a phone", "look through": "look through a microscope",
    "look into": "look through a microscope", "play guitar": "play the guitar"}  # fmt: skip
"""Verbs that the stage's reader takes for something else where they stand alone."""
_BY_WORD: Final = {"point": "at", "type": "on"}
"""Verbs that take what they are done to by a word of its own."""
_BY: Final = word_set("on in under over beside behind at near by through along into over across")
_TO: Final = word_set("talk listen explain wave bow speak sing sell")


def phrase(sight: Sight, *, chinese: bool) -> str:
    """The picture in either language; "" where nothing is seen."""
    return chinese_phrase(sight) if chinese else english_phrase(sight)


def english_phrase(sight: Sight) -> str:
    """The picture in English; "" where nothing is seen."""
    if not (sight.people or sight.things or sight.partners):
        return ""
    if not sight.people:
        return _things_alone(sight)
    subject = _and([_who(name, sight) for name in sight.people])
    counts = (sight.counts.get(each, 1) for each in sight.people if each not in seen.GROUPS)
    many = len(sight.people) > 1 or max(counts, default=1) > 1
    verb = sight.verb or "stand"
    words = [subject, _third_person(_READ_AS.get(verb, verb), many)]
    things = [_something(each) for each in sight.things]
    if sight.wears:
        stands = _third_person("stand", many)
        words, things = [subject, "wearing", _named(sight.wears, 1), stands], []
    partners = [_who(name, sight) for name in sight.partners]
    if verb in _TO and partners:
        words += ["to" if verb != "talk" else "with", _and(partners)]
        partners = []
    elif partners and things and verb == "give":
        words += [_and(things[:1]), "to", _and(partners)]
        things, partners = [], []
    elif partners and sight.are_direct and sight.verb:
        words, partners = [*words, _and(partners)], []
    if sight.verb in _READ_AS:
        things = []
    if things and verb in _BY_WORD:
        words += [_BY_WORD[verb], _and(things)]
    elif things:
        words += _with_things(things, sight, is_direct=sight.verb not in _BESIDE)
    if partners:
        words += ["with", _and(partners)] if not things else ["and", _and(partners)]
    return " ".join(words)


def _with_things(things: list[str], sight: Sight, *, is_direct: bool) -> list[str]:
    """The things behind the verb: what is acted upon, then what it is done by or with."""
    if sight.verb and sight.is_direct and is_direct:
        return [_and(things[:1]), *(["with", _and(things[1:])] if things[1:] else [])]
    relation = sight.things[0].relation
    if relation in _BY and len(things) == 1:
        return [relation, things[0]]
    return ["with", _and(things)]


def chinese_phrase(sight: Sight) -> str:
    """The picture in Chinese."""
    things = "和".join(map(_chinese_thing, sight.things))
    if not sight.people:
        if not sight.verb:
            return things or "和".join(map(seen.in_chinese, sight.partners))
        acting = "和".join(map(_chinese_thing, sight.things[: sight.acting]))
        others = "和".join(map(_chinese_thing, sight.things[sight.acting :]))
        return acting + seen.behaviour_in_chinese(sight.verb) + others
    people = "和".join(_chinese_someone(name, sight.counts.get(name, 1)) for name in sight.people)
    partners = "和".join(map(seen.in_chinese, sight.partners))
    verb = seen.act_in_chinese(sight.verb) if sight.verb else ""
    verb = {"发短信": "看手机"}.get(verb, verb)
    joint = "给" if verb in ("讲解", "给", "唱歌", "打针") else "和"
    middle = f"{joint}{partners}" if partners else ""
    if sight.wears:
        return f"{people}戴着{seen.in_chinese(sight.wears)}站着"
    if sight.verb in ("phone", "text"):
        things = ""
    if sight.verb == "refuse":
        return f"{people}{middle}{verb}" + (f"，旁边是{things}" if things else "")
    if not verb:
        return f"{people}{middle}站着" + (f"，旁边是{things}" if things else "")
    return people + middle + verb + ("" if things and things in verb else things)


def _things_alone(sight: Sight) -> str:
    things = [_something(each) for each in sight.things]
    if not things:
        return _and([_someone(name, sight.counts.get(name, 1)) for name in sight.partners])
    if not sight.verb:
        return _and(things) + (f" and {_someone(sight.partners[0], 1)}" if sight.partners else "")
    acting, others = things[: sight.acting], things[sight.acting :]
    many = len(acting) > 1 or sight.things[0].count > 1
    words = [_and(acting), _third_person(sight.verb, many)]
    return " ".join([*words, _and(others)]) if others else " ".join(words)


def _who(name: str, sight: Sight) -> str:
    words = sight.described.get(name, "")
    return _someone(f"{words} {name}".strip(), sight.counts.get(name, 1))


def _someone(name: str, count: int) -> str:
    if count > 1 and name not in seen.GROUPS:
        return f"{_NUMBERS[count] if count < len(_NUMBERS) else 'many'} {_plural(name)}"
    return f"{_article(name)} {name}"


def _something(shown: Shown) -> str:
    own = shown.words or shown.name
    dull = _DULL | ({"little"} if own in _NO_ARTICLE else set())
    name = " ".join([*(each for each in shown.adjectives if each not in dull), own])
    if shown.count > 1:
        number = _NUMBERS[shown.count] if 2 < shown.count < len(_NUMBERS) else ""
        return f"{number} {_plural(name)}".strip()
    return _named(name, 1)


def _named(name: str, count: int) -> str:
    if count > 1:
        return _plural(name)
    if name.rpartition(" ")[2] in _NO_ARTICLE or singular(name) != name:
        return name
    return f"{_article(name)} {name}"


def _article(name: str) -> str:
    sounds_open = re.match(r"[aeiou](?!ni|se|u)", name, re.I) or name.startswith("hour")
    return "an" if sounds_open else "a"


_NO_MEN: Final = word_set("roman german human norman shaman")


def _plural(name: str) -> str:
    for one, many in (
        ("man", "men"),
        ("child", "children"),
        ("person", "people"),
        ("foot", "feet"),
    ):
        is_man = one == "man" and name.endswith(one) and name not in _NO_MEN
        if name == one or name.endswith(f" {one}") or is_man:
            return name[: -len(one)] + many
    if name.rpartition(" ")[2] in _NO_ARTICLE or singular(name) != name:
        return name
    before, _, last = name.rpartition(" ")
    if last in _IRREGULAR:
        return f"{before} {_IRREGULAR[last]}".strip()
    if re.search(r"[^aeiou]y$", name):
        return f"{name[:-1]}ies"
    hissing = re.search(r"(?:s|x|z|ch|sh|tomato|potato|hero)$", name)
    return f"{name}es" if hissing else f"{name}s"


def _third_person(verb: str, many: bool) -> str:
    if many:
        return verb
    first, _, rest = verb.partition(" ")
    if first == "be":
        return f"is {rest}".strip()
    if re.search(r"[^aeiou]y$", first):
        first = f"{first[:-1]}ies"
    else:
        first += "es" if re.search(r"(?:s|x|z|ch|sh|o)$", first) else "s"
    return f"{first} {rest}".strip()


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _chinese_someone(name: str, count: int) -> str:
    said = seen.in_chinese(name)
    said = "人" if said == name and not is_chinese(name) else said
    return f"{_NUMBERS_ZH[min(count, 6)]}个{said}" if count > 1 else said


def _chinese_thing(shown: Shown) -> str:
    return _DRUNK_ZH.get(shown.name) or seen.in_chinese(shown.name)


_DRUNK_ZH: Final = {"water": "水", "tea": "茶", "coffee": "咖啡", "milk": "牛奶"}
"""What is drunk, and not the glass or the cup that it is drawn in."""
