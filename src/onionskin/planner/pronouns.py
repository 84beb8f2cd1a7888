"""Who "she", "it" and "them" are: the last of those spoken of that the word can mean."""

from __future__ import annotations

from typing import Final

from onionskin.planner.dictionary import english, word_set
from onionskin.planner.frames import Noun
from onionskin.planner.scenes import KINDS, MEMBERS

OF_SUBJECTS: Final = word_set("itself himself herself themselves each")
"""Words for those who act themselves."""
_SOMEBODY: Final = {
    "he": "man", "him": "man", "his": "man", "she": "woman", "her": "woman", "they": "person",
    "them": "person", "someone": "person", "somebody": "person", "everyone": "person",
    "everybody": "person", "you": "person", "we": "person", "us": "person", "i": "person",
    "me": "person", "anyone": "person", "nobody": "person",
}  # fmt: skip
_ANYBODY: Final = word_set("someone somebody everyone everybody anyone nobody i you we us me")
_WOMEN: Final = word_set(
    "woman girl mother grandmother daughter granddaughter sister aunt wife bride queen princess "
    "waitress actress lady mum mom grandma niece nun witch policewoman businesswoman hen cow"
)
_MEN: Final = word_set(
    "man boy father grandfather son grandson brother uncle husband groom king prince waiter actor "
    "gentleman dad grandpa nephew monk wizard policeman businessman fisherman fireman"
)


def meant(word: str, met: list[Noun], subjects: list[Noun]) -> list[Noun]:
    """Whom a pronoun, or a possessive, means; "her" is a woman's from then on."""
    found = _meant(word, met, subjects)
    sex = _SOMEBODY.get(word, "")
    if len(found) == 1 and sex in ("woman", "man") and _kind(found[0]) == "person":
        found[0].sex = found[0].sex or sex
    return found


def _meant(word: str, met: list[Noun], subjects: list[Noun]) -> list[Noun]:
    """Whom a pronoun, or a possessive, means.

    `met` are all that were spoken of, `subjects` those who acted last. Somebody new where
    nobody fits; nothing for a thing that nobody spoke of.
    """
    if word in _ANYBODY or word in ("my", "our", "your"):
        return [_somebody("you" if word in ("my", "our", "your") else word, met)]
    fits = {"he": _is_he, "him": _is_he, "his": _is_he, "she": _is_she, "her": _is_she}.get(word)
    if fits is not None:
        found = [noun for noun in [*met, *subjects] if fits(noun)]
        own = [noun for noun in subjects if fits(noun)]
        sure = [noun for noun in own if noun.head in _WOMEN | _MEN]
        if word in ("his", "her"):  # "a nurse checks his temperature": the patient's
            others = [noun for noun in found if noun not in subjects]
            return sure[-1:] or others[-1:] or own[-1:] or [_somebody(word, met)]
        if word == "him":  # "a nurse kneels before a boy and hands him a bear": no subject
            others = [noun for noun in found if noun not in subjects]
            return others[-1:] or own[-1:] or [_somebody(word, met)]
        return own[-1:] or found[-1:] or [_somebody(word, met)]
    if word in ("it", "its", "itself"):
        return _it(met, subjects)
    if word in ("they", "them", "their", "themselves"):
        return _they(word, met, subjects)
    return list(subjects)


def _it(met: list[Noun], subjects: list[Noun]) -> list[Noun]:
    if subjects and not any(_is_person(noun) for noun in subjects):
        return subjects
    things = [noun for noun in met if not _is_person(noun) and not noun.many and noun.count == 1]
    return things[-1:]


def _they(word: str, met: list[Noun], subjects: list[Noun]) -> list[Noun]:
    if word != "them" and subjects:
        if len(subjects) > 1 or subjects[0].many or subjects[0].count > 1:
            return subjects
        if word == "their":
            return subjects
    several = [noun for noun in met if noun.many or noun.count > 1 or noun.name in MEMBERS]
    if word == "them":
        several = [noun for noun in several if noun not in subjects]
        return several[-1:] or [noun for noun in met if noun not in subjects][-1:]
    people = [noun for noun in dict.fromkeys(met) if _is_person(noun)]
    return several[-1:] or people[-2:] or subjects or [_somebody(word, met, many=True)]


def stranger(word: str, met: list[Noun]) -> Noun:
    """Whom "him" or "her" means where it can be nobody who was spoken of."""
    return _somebody(word, met)


def _somebody(word: str, met: list[Noun], *, many: bool = False) -> Noun:
    """Somebody who was not spoken of; the same one each time."""
    name = _SOMEBODY.get(word, "person")
    before = next((noun for noun in met if noun.said == "" and noun.name == name), None)
    if before is not None:
        return before
    noun = Noun(name=name, head=name, many=many or word in ("everyone", "everybody", "we", "us"))
    met.append(noun)
    return noun


def _kind(noun: Noun) -> str:
    for name in (noun.name, noun.head):
        if name in KINDS:
            return KINDS[name]
    return english(noun.name).kind or english(noun.head).kind


def _is_person(noun: Noun) -> bool:
    return noun.implied or _kind(noun) in ("person", "group")


def _is_he(noun: Noun) -> bool:
    return _is_living(noun) and noun.head not in _WOMEN and not _several(noun)


def _is_she(noun: Noun) -> bool:
    return _is_living(noun) and noun.head not in _MEN and not _several(noun)


def _is_living(noun: Noun) -> bool:
    return _kind(noun) in ("person", "animal")


def _several(noun: Noun) -> bool:
    return noun.many or noun.count > 1
