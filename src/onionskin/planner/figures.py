"""What a noun is on the stage: its name there, its kind, and what it looks like."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from onionskin import checks
from onionskin.plan.staging import KINDS as STAGED_KINDS
from onionskin.plan.staging import Kind, Looks
from onionskin.planner.dictionary import english as word_of
from onionskin.planner.dictionary import word_set
from onionskin.planner.frames import Noun
from onionskin.planner.scenes import KINDS, MEASURED, MEMBERS, ORGANISATIONS, PLACES

_KINDS: Final[dict[str, Kind]] = {
    "person": "person",
    "animal": "animal",
    "vehicle": "vehicle",
    "effect": "effect",
} | dict.fromkeys(
    ("thing", "plant", "clothes", "place", "nature", "wealth", "shape", "message", "group"), "thing"
)  # type: ignore[assignment]
_COLORS: Final = word_set(
    "red orange yellow green blue purple pink white black gray grey brown golden silver beige"
)
_AGES: Final[dict[str, Any]] = dict.fromkeys(("elderly", "old", "aged", "senior"), "old") | {
    "young": "", "little": "child", "teenage": "teen", "newborn": "baby", "adult": "adult",
}  # fmt: skip
_MOODS: Final[dict[str, Any]] = {
    "happy": "happy", "joyful": "happy", "cheerful": "happy", "smiling": "happy", "sad": "sad",
    "crying": "sad", "angry": "angry", "surprised": "surprised", "scared": "afraid",
    "afraid": "afraid", "frightened": "afraid", "tired": "tired", "sleepy": "tired",
    "exhausted": "tired", "calm": "calm", "thoughtful": "thinking",
    "worried": "afraid", "anxious": "afraid", "nervous": "afraid", "concerned": "afraid",
    "terrified": "afraid", "fearful": "afraid", "panicked": "afraid", "desperate": "afraid",
    "unhappy": "sad", "upset": "sad", "lonely": "sad", "heartbroken": "sad", "grieving": "sad",
    "disappointed": "sad", "depressed": "sad", "sick": "tired", "ill": "tired",
    "feverish": "tired", "unwell": "tired", "weak": "tired", "dizzy": "tired",
    "furious": "angry", "annoyed": "angry", "mad": "angry", "shocked": "surprised",
    "astonished": "surprised", "proud": "happy", "glad": "happy", "excited": "happy",
}  # fmt: skip
MOOD_WORDS: Final = frozenset(_MOODS)
_BUILDS: Final[dict[str, Any]] = {
    "big": "big", "large": "big", "huge": "big", "giant": "big", "enormous": "big",
    "small": "small",    "tiny": "small",
    "tall": "tall", "thin": "thin", "slim": "thin", "fat": "round", "chubby": "round",
}  # fmt: skip
_BORN: Final[dict[str, tuple[str, str]]] = {
    "boy": ("child", "man"), "girl": ("child", "woman"), "child": ("child", ""),
    "baby": ("baby", ""),    "pupil": ("child", ""), "grandmother": ("old", "woman"),
    "grandfather": ("old", "man"),
    "mother": ("adult", "woman"), "father": ("adult", "man"), "woman": ("adult", "woman"),
    "man": ("adult", "man"), "daughter": ("child", "woman"), "son": ("child", "man"),
    "grandson": ("child", "man"), "granddaughter": ("child", "woman"), "bride": ("adult", "woman"),
    "groom": ("adult", "man"), "queen": ("adult", "woman"), "king": ("adult", "man"),
    "waitress": ("adult", "woman"), "kid": ("child", ""), "toddler": ("child", ""),
    "teenager": ("teen", ""),
}  # fmt: skip
SAID_ELSEWHERE: Final = word_set(
    "season time motion way side front middle top bottom background night day morning evening "
    "sunset sunrise dawn dusk scene view sky spring summer autumn winter weather floor ground air "
    "center centre corner edge end beginning distance direction south north east west percent"
    " quarter half time week month year hour minute century decade moment today way"
)
"""Words of time and space: they are nobody's figure, and are read where they belong."""
_UNSEEN: Final = SAID_ELSEWHERE | word_set(
    "interview storm experiment row scene moment race match game contest "
    "flash result verdict outcome question answer story joke song speech lesson news word language "
    "name advice idea rest plan"
)
_GENERIC: Final = word_set("machine board press tool equipment")
"""Things that are nothing without what they are for: of a milking machine there is no "milking"."""
_MATERIALS: Final = word_set(
    "marble wood wooden glass steel plastic paper stone brick gold silver leather metal iron "
    "concrete cotton silk wool clay bamboo cardboard copper crystal ceramic velvet"
)
BODY: Final = word_set(
    "hand arm leg foot head face eye finger hair knee shoulder back mouth tooth ear nose neck "
    "waist lap elbow wrist cheek forehead beard moustache palm"
)
"""Parts of a body: nobody's figure where somebody does something with them."""
_SEEN: Final = frozenset(
    {"thing", "person", "animal", "vehicle", "effect", "plant", "clothes", "place"}
)


def replace_name(noun: Noun, name: str) -> Noun:
    """The noun under another name, its head that name's last word."""
    return replace(noun, name=name, head=name.rsplit(" ", 1)[-1])


def kind_of(noun: Noun) -> Kind:
    """The kind of a figure that a noun becomes."""
    if " " in noun.name and noun.name not in KINDS and _is_dressed(noun.name):
        return "person"  # a hostage negotiator
    for name in (noun.name, noun.head):
        if name in KINDS:
            kind: Kind = checks.choice("kind", KINDS[name], STAGED_KINDS)
            return kind
    if not word_of(noun.name).kind and _is_dressed(noun.name):
        return "person"  # a lacemaker
    kind = _KINDS.get(word_of(noun.name).kind or word_of(noun.head).kind, "thing")
    named = word_of(noun.name).kind == "person" and noun.name != noun.head
    if kind == "person" and not named and any(map(_is_only_drawn, (noun.name, noun.head))):
        return "thing"
    return kind


def _is_dressed(name: str) -> bool:
    """Whether a list says as whom somebody of that name is dressed."""
    from onionskin.stage.roles.role import is_listed

    return is_listed(name)


def _is_only_drawn(name: str) -> bool:
    """Whether the stage draws a thing of that name and dresses nobody so: a calculator."""
    from onionskin.stage.roles import nearest_role

    return _is_drawn(name) and nearest_role(name) is None


def shown_as(noun: Noun) -> Noun | None:
    """The noun as something that can be seen; of "house prices" the house; None for none."""
    if noun.owned and noun.of is not None and noun.head in _ABOUT_SOMEBODY:
        return noun.of
    is_shown = noun.head in KINDS or noun.head in _WRITTEN
    if not is_shown and (measured := _measured(noun)):
        goods = noun.of if noun.head in _PRICES and not noun.owned else None
        if goods is not None and (kind_of(goods) == "animal" or _is_drawn(goods.name)):
            return goods  # the price of a carp
        return measured
    is_itself = noun.name in KINDS or noun.head == "board"  # a surfing board directs nothing
    for name in (noun.name,) if is_itself else (noun.name, noun.head):
        if name in ORGANISATIONS:
            return replace(replace_name(noun, ORGANISATIONS[name]), many=True)
    if noun.head in _UNSEEN:
        return None
    if _is_but_a_part(noun):
        return noun.of  # the frame of a basket
    for name in (noun.name, noun.head):
        if (
            name in KINDS
            or name in PLACES
            or name in MEMBERS
            or _is_drawn(name)
            or _stands_in(name)
        ):
            return noun
    kind = word_of(noun.name).kind or word_of(noun.head).kind
    if kind in _KINDS or not kind:
        return noun
    first, *more = noun.name.split(" ")
    if more and word_of(first).kind in _SEEN:
        return replace_name(noun, first)
    if noun.of is not None:
        return shown_as(noun.of)
    return noun if word_of(noun.name).noun == 0 and more else None


def _is_drawn(name: str) -> bool:
    """Whether the stage has a drawing of that name: a torch, a password."""
    return bool(_drawn_as(name))


def _stands_in(name: str) -> bool:
    """Whether another drawing stands in for that name: an apple for a quince."""
    from onionskin.stage.things.near import near_thing

    return bool(near_thing(name))


def _is_but_a_part(noun: Noun) -> bool:
    """Whether a noun that nothing draws is a part of something that is drawn."""
    whole = noun.of
    if whole is None or noun.owned or noun.name != noun.head:
        return False
    known = noun.head in KINDS or noun.head in MEMBERS or _is_drawn(noun.head)
    if known or _stands_in(noun.head) or noun.head in PLACES or word_of(noun.head).kind != "thing":
        return False
    return _is_drawn(whole.name) or _is_drawn(whole.head)


_WEIGHTS: Final = word_set("heavy big large")
"""By these is told how something is carried, whatever it is."""


def _drawn_as(name: str) -> str:
    """What the stage calls the drawing of a name; "" where it has none."""
    from onionskin.stage.things import THINGS

    thing = THINGS.find(name)
    return "" if thing is None else thing.names.en


def _measured(noun: Noun) -> Noun | None:
    """The chart that shows what is measured: profits, interest rates; None for anything else."""
    if noun.name != noun.head and word_of(noun.head).kind in ("person", "animal"):
        return None  # a stock trader
    found = next((MEASURED[word] for word in noun.name.split(" ") if word in MEASURED), None)
    return replace(replace_name(noun, found), many=False, count=1) if found else None


def priced(noun: Noun) -> Noun | None:
    """What a measure is of, where that can be seen: the house of "house prices"."""
    first, _, rest = noun.name.partition(" ")
    seen = word_of(first).kind in ("thing", "vehicle", "animal", "plant") or first in KINDS
    if rest and seen and _measured(noun) is not None and first not in MEASURED:
        return replace_name(noun, first)
    return None


_PRICES: Final = word_set("price cost sale weight")
_WRITTEN: Final = word_set("tag label list sign board sheet sticker card form poster tax-form")
"""What numbers are written on, and no chart of them."""
_ABOUT_SOMEBODY: Final = word_set("temperature pressure pulse heartbeat health height weight")
"""What is measured of somebody: "his temperature" is seen as him."""


_OF_A_BODY: Final = {"skinned": "skin", "haired": "hair", "bearded": "beard"}
_BODIED: Final = re.compile(rf"([a-z]+)-({'|'.join(_OF_A_BODY)})")
"""What is said of somebody's body in one word: dark-skinned, red-haired."""


def looks_of(noun: Noun) -> tuple[str, Looks]:
    """The name without what only says how it looks, and the looks."""
    name, found = noun.name, dict[str, Any]()
    traits = []
    first, _, rest = name.partition(" ")
    adjectives = list(noun.adjectives)
    if rest and first in ("old", "young", "elderly", "little") and word_of(name).noun == 0:
        adjectives, name = [*adjectives, first], rest
    elif (
        rest
        and first.endswith("ing")
        and word_of(name).noun == 0
        and not (_is_drawn(name) or rest in _GENERIC)
    ):
        adjectives, name = [*adjectives, first], rest  # a limping rabbit
    elif name in ("old man", "old woman"):
        adjectives, name = [*adjectives, "old"], rest
    if rest and first in _MATERIALS and first not in adjectives and name not in KINDS:
        adjectives, name = [*adjectives, first], rest
    for adjective in adjectives:
        drawn = "" if adjective in _WEIGHTS else _drawn_as(f"{adjective} {name}")
        if drawn:
            name = drawn  # a dark cloud is a rain cloud
            adjectives.remove(adjective)
            break
    age, sex = _BORN.get(name.rsplit(" ", 1)[-1], ("", ""))
    sex = sex or noun.sex
    wears = list(noun.wears)
    for adjective in adjectives:
        if (match := _BODIED.fullmatch(adjective)) is not None:
            wears.append(f"{match[1]} {_OF_A_BODY[match[2]]}")
        elif adjective in _COLORS:
            found["color"] = adjective
        elif adjective in ("male", "female"):
            sex = sex or {"male": "man", "female": "woman"}[adjective]
        elif adjective in _AGES and kind_of(noun) in ("person", "animal"):
            age = _AGES[adjective] or age
        elif adjective in _MOODS:
            found["mood"] = _MOODS[adjective]
        elif adjective in _BUILDS:
            found["build"] = _BUILDS[adjective]
        else:
            traits.append(adjective[:80])
    if noun.of is not None:
        traits.append(f"of {noun.of.name}"[:80])
    return name, Looks(
        age=checks.choice("age", age, ("", "baby", "child", "teen", "adult", "old")),
        sex=checks.choice("sex", sex, ("", "woman", "man")),
        wears=tuple(word[:80] for word in wears)[:12],
        traits=tuple(traits)[:12],
        **found,
    )


def slug_of(name: str) -> str:
    """An id made of a name."""
    slug = re.sub(r"[^0-9a-z]+", "-", name.lower()).strip("-")[:60]
    return slug or "figure"


def free_id(slug: str, taken: set[str]) -> str:
    """The slug, or the first of slug-2, slug-3 … that is not taken."""
    number, name = 1, slug
    while name in taken or name in ("left", "right", "up", "down", "camera", "away"):
        number += 1
        name = f"{slug}-{number}"
    return name
