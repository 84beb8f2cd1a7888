"""Moods: nobody smiles where a house burns, and who flees from a monster is afraid.

Only who was not said to feel anything, and does nothing glad, is told by what else is spoken of.
"""

from __future__ import annotations

from typing import Final

from onionskin.planner.dictionary import word_set
from onionskin.planner.figures import MOOD_WORDS, kind_of
from onionskin.planner.frames import Clause, Frame, Noun

_GRAVE: Final = word_set(
    "fire flood earthquake tornado tsunami hurricane war bomb explosion accident crash monster "
    "robber robbery burglar gun rifle pistol wound injury funeral coffin grave rubble survivor "
    "refugee hostage victim avalanche landslide disaster nightmare ruin drought casualty riot "
    "shark zombie corpse mourner tear-gas wreck famine landmine eruption volcano lava"
)
_WARM: Final = word_set("campfire fireplace candle firework bonfire stove barbecue grill lantern")
_GRAVE_LOOKS: Final = word_set(
    "burning screaming drowning wounded injured unconscious trapped flooded dying dead bleeding "
    "frightened terrified crying sinking collapsed"
)
_GRAVE_DEEDS: Final = word_set(
    "flee escape drown attack threaten rob shoot explode evacuate bleed crash mourn scream rescue "
    "strangle invade bury-alive resuscitate"
)
_CHASES: Final = word_set("chase pursue hunt attack threaten")
_AFRAID: Final = word_set("flee escape run hide scream shout cower evacuate drown rush")
_GLAD: Final = word_set(
    "laugh smile cheer celebrate dance sing clap applaud play hug kiss joke giggle win toast grin"
)
_TAMED: Final = word_set("extinguisher alarm drill engine truck station escape safety insurance")
"""Words by which a fire is only spoken of."""


def settle_moods(frame: Frame) -> None:
    """Tells who is afraid and who is serious where something grave goes on."""
    if not _is_grave(frame):
        return
    chased = {id(noun) for clause in frame.clauses for noun in _chased(clause)}
    helped = any(clause.verb in _GLAD for clause in frame.clauses)
    for noun in frame.nouns:
        if kind_of(noun) != "person" or {*noun.adjectives} & MOOD_WORDS or helped:
            continue
        verbs = {clause.verb for clause in frame.clauses if noun in clause.subjects}
        afraid = id(noun) in chased or bool(verbs & _AFRAID and noun.head not in _HELPERS)
        noun.adjectives += ("afraid" if afraid else "calm",)


_HELPERS: Final = word_set(
    "firefighter paramedic rescuer soldier officer nurse doctor lifeguard reporter volunteer diver"
)


def _is_grave(frame: Frame) -> bool:
    nouns = frame.nouns
    heads = {noun.head for noun in nouns}
    if heads & _WARM:
        heads = heads - {"fire"}
    if any(noun.name != noun.head and noun.head in _TAMED for noun in nouns):
        heads = heads - {"fire"}
    looks = {word for noun in nouns for word in noun.adjectives}
    deeds = {clause.verb for clause in frame.clauses if not clause.negated}
    hunted = any(
        kind_of(noun) == "person" and kind_of(hunter) != "person"
        for clause in frame.clauses
        for noun in _chased(clause)
        for hunter in clause.subjects
    )
    people = {word for word in looks & _GRAVE_LOOKS if word != "burning" or not heads & _WARM}
    return bool(heads & _GRAVE or people or deeds & _GRAVE_DEEDS or hunted)


def _chased(clause: Clause) -> list[Noun]:
    return clause.objects if clause.verb in _CHASES else []
