"""What of a sentence neither its picture nor a callout shows: a note of the shot tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onionskin.film import seen
from onionskin.film.depicting import main_clause
from onionskin.film.naming import drawn_as
from onionskin.film.naming.vocabulary import ANYBODY
from onionskin.film.storyboard import Callout, ShotSource, Stage, Things
from onionskin.plan.staging import Action, StagedPlan
from onionskin.planner import chinese, english
from onionskin.planner.dictionary import infinitive, singular, word_set
from onionskin.planner.english_words import PHRASAL
from onionskin.planner.frames import Clause, Noun
from onionskin.planner.lexicon import is_chinese

SAYS_WHAT_IS_UNSEEN: Final = (
    "the picture leaves", "the words say", "nothing of", "the picture before",
)  # fmt: skip
"""So begin notes after which no other need tell it."""
_MOST: Final = 4
_NOT_SEEN: Final = word_set(
    "be have do get go come make let keep need want can may begin start stay become mean seem know "
    "think take use give help hold happen live time day year month week hour minute way thing lot "
    "part kind it they we you he she i who what nothing something everything "
    "hand finger arm leg foot head face eye body"
)
"""Words that nobody looks for in a picture; whoever is seen has hands and a face."""


def unseen(text: str, source: ShotSource, callouts: Sequence[Callout]) -> tuple[str, ...]:
    """A note of the main nouns and the verb of a text that are neither drawn nor called out.

    Cards show no verbs: of them it tells the nouns alone.
    """
    if isinstance(source, Things):
        left = _left(text, source.text, source.items, verbs=False)
        return (f"not shown on the card: {', '.join(left)}",) if left else ()
    if isinstance(source, Stage):
        left = _left(text, f"{source.prompt} {source.place}", callouts, verbs=True)
        return (f"not shown in the picture: {', '.join(left)}",) if left else ()
    return ()


def is_dull(source: Stage) -> bool:
    """Whether people are drawn who do nothing that tells these words from many others.

    They walk, sit or stand; or they talk, and no clothes tell who they are; or they carry what is
    in a pocket, or somebody grown, as if it were a box.
    """
    plan = seen.read(source.prompt).plan
    people = {each.id: each.name for each in plan.figures if each.kind == "person"}
    verbs = {seen.canonical(action.verb) for action in plan.actions if action.who in people}
    are_anybody = all((drawn_as(name) or name) in ANYBODY for name in people.values())
    if are_anybody and len(people) > 1 and set(people.values()) == {"person"}:
        return True  # nobody is named, and each deed has another doer
    if any(_is_no_load(plan, action) for action in plan.actions):
        return True
    return bool(people) and verbs <= (_STILL | _TALK if are_anybody else _STILL)


def _is_no_load(plan: StagedPlan, action: Action) -> bool:
    """Whether what somebody is said to bring would be drawn as a load in both arms."""
    load = plan.figure(action.object)
    if seen.canonical(action.verb) != "carry" or load is None:
        return False
    if load.kind == "person":
        return load.looks.age not in ("baby", "child") and load.name not in _CARRIED
    return bool({load.name, load.name.rpartition(" ")[2]} & _OF_A_POCKET)


_CARRIED: Final = word_set("child baby boy girl toddler patient casualty bride")
_OF_A_POCKET: Final = word_set(
    "passport card licence permit ticket key phone coin wallet purse ring pen receipt form letter "
    "id"
)


_STILL: Final = word_set(
    "walk stand sit exercise nod smile point listen wait look watch lean take use give lie"
)
_TALK: Final = word_set("talk explain ask answer argue")


def _left(text: str, prompt: str, callouts: Sequence[Callout], *, verbs: bool) -> tuple[str, ...]:
    in_chinese = is_chinese(text)
    frame = chinese.read(text) if in_chinese else english.read(main_clause(text))
    called = " ".join(f"{each.thing} {each.scene} {each.said} {each.text}" for each in callouts)
    words = _words(f"{prompt} {called}") | _drawn(prompt)
    told = next((each for each in frame.clauses if each.subjects or each.objects), None)
    if told is None:
        return ()
    nouns = [*_nouns(told, with_places=verbs), *(_others(frame.clauses, told) if verbs else ())]
    left = [noun.said for noun in nouns if not _is_shown(noun, words, f"{prompt} {called}")]
    is_done = not told.verb or {told.verb, seen.act(told.verb)} & (words | _NOT_SEEN)
    if verbs and not is_done:
        left.append(told.said or _as_written(told.verb, text))
    return tuple(dict.fromkeys(left))[:_MOST]


def _as_written(verb: str, text: str) -> str:
    """A verb as a sentence has it: of "is tired" not "tire" but "tired", of "gets up" not "stand
    up" but "get up"."""
    for phrase in (each for each, plain in PHRASAL.items() if plain == verb):
        first, _, rest = phrase.partition(" ")
        if any(infinitive(word)[0] == first for word in re.findall(rf"(\w+) {rest}\b", text)):
            return phrase
    said = re.findall(r"\b(?:is|are|was|were|be|been|being)(?: \w+ly)? ([a-z]+)", text)
    return next((word for word in said if infinitive(word)[0] == verb), verb)


def _others(clauses: Sequence[Clause], told: Clause) -> Iterator[Noun]:
    """Who else is said to do something beside the main doers: "…, and her father holds her"."""
    for clause in clauses:
        if clause is told or clause.is_aside or clause.negated:
            continue
        yield from (noun for noun in clause.subjects if noun.said and seen.person(noun))


def _nouns(clause: Clause, *, with_places: bool) -> Iterator[Noun]:
    around = (each.of for each in clause.places if seen.place(each.of) or seen.thing(each.of))
    for noun in (*clause.subjects, *clause.objects, *(around if with_places else ())):
        heads = re.findall(r"[a-z]+", (noun.head or noun.said).casefold())
        if noun.said and not (heads and {singular(each) for each in heads} <= _NOT_SEEN):
            yield noun


def _is_shown(noun: Noun, words: set[str], told: str) -> bool:
    names = {seen.person(noun), seen.thing(noun), seen.place(noun), noun.name, noun.head}
    return bool((names - {""}) & words) or noun.said in told or bool(_words(noun.head) & words)


def _drawn(prompt: str) -> set[str]:
    """What the stage reads in a prompt, as plans call it."""
    plan = seen.read(prompt).plan
    verbs = {action.verb for action in plan.actions}
    return {*(figure.name for figure in plan.figures), *verbs, plan.place} - {""}


def _words(text: str) -> set[str]:
    """English words in their first forms."""
    words = re.findall(r"[a-z]+", text.casefold())
    return {form for word in words for form in (word, singular(word), infinitive(word)[0])}
