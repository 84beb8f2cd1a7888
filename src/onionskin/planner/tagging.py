"""Tags the words of an English sentence: what each of them is in it.

Viterbi's algorithm over what each word can be (by WordNet's counts) and over what may follow what.
Captions are short and their verbs stand in the present or as participles, which is what the weights
are set for; number agreement decides what the counts leave open ("a mechanic repairs").
"""

from __future__ import annotations

import itertools
import math
import re
from typing import Final

from onionskin.planner import english_words as en
from onionskin.planner.dictionary import english, given_names, infinitive, singular, word_set
from onionskin.planner.retagging import Token, open_clauses, see_participles, see_results

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")


def tagged(sentence: str, *, goes_on: bool = False) -> list[Token]:
    """The words and marks of a sentence, each with its tag.

    One that goes on from another may begin with its verb: "… then sleeps".
    """
    tokens = [Token(found[0], found[0].lower()) for found in _TOKEN.finditer(sentence)]
    if tokens:
        if goes_on and infinitive(tokens[0].lower)[1] == "s":
            tokens[0].options = {"V": 0.0}
        first = _first_content(tokens)
        if first is not None and _commands(tokens, first):
            tokens[first].options = {"V": 0.0}
        for before, token in itertools.pairwise(tokens):
            if token.lower in ("first", "last", "next", "only") and before.lower in _DEFINITE:
                token.options = {"J": 3.0}
            leads = before.lower in en.DETERMINERS or before.lower in en.PREPOSITIONS
            if token.lower in ("high", "low", "still") and leads:
                token.options = {"J": 3.0}  # "a high jumper"
        for token, after in itertools.pairwise(tokens):
            if after.lower in ("other's", "other’s") and token.lower == "each":
                token.options, after.options = {"D": 3.0}, {"J": 3.0}
            if token.lower in ("who", "which", "that", "what") and after.lower in ("can", "will"):
                after.options = {"X": 3.0}
            is_noun_next = after.lower in en.DETERMINERS or after.lower in en.NUMBERS
            if token.lower == "her" and is_noun_next:
                token.options = {"O": 3.0}  # "gives her a small injection"
            if after.lower == "back" and token.lower in en.POSSESSIVES:
                after.options = {"N": 3.0}  # "on his back"
        for place, token in enumerate(tokens):
            if token.lower in ("has", "have", "had") and _is_perfect(tokens, place):
                token.options = {"X": 3.0}
            if _is_seen_to(tokens, place):
                token.options = {"V": 3.0}
            if _is_beginning(tokens, place):
                token.options = {"X": 3.0}
            if token.lower.endswith("'s") and english(token.lower[:-2]).noun:
                token.options = {"N": 3.0}  # "a patient's chart"
        _see_things(tokens)
        for place in range(len(tokens)):
            if _is_gesture(tokens, place, goes_on=goes_on):
                tokens[place].options = {"V": 0.0}
        _tag(tokens)
        _find_missing_verb(tokens)
        see_participles(tokens)
        see_results(tokens)
        open_clauses(tokens)
    return tokens


def _find_missing_verb(tokens: list[Token]) -> None:
    """Of "twins in a cot wake up and reach" the first verb, with its particle, is no noun."""
    tags = [token.tag for token in tokens]
    joint = next((i for i, tag in enumerate(tags[:-1]) if tag == "C" and tags[i + 1] == "V"), 0)
    if not joint or set(tags[:joint]) & {"V", "X", "S", "."}:
        return
    for place in range(1, joint):
        token, after = tokens[place], tokens[place + 1].lower
        particle = after in en.PARTICLES or (after in en.PREPOSITIONS and place + 1 < joint)
        verb, form = infinitive(token.lower)
        could = particle and form in ("base", "s") and english(verb).verb > 0
        if could and tags[place - 1] == tags[place] == "N":
            token.options = {"V": 3.0}
            _viterbi(tokens)
            return


def _see_things(tokens: list[Token]) -> None:
    """Reads what the stage draws as nouns: "a first aid kit" aids nobody, "a saw" has not seen."""
    for place, before in enumerate(tokens):
        if before.lower not in en.DETERMINERS and before.lower not in en.NUMBERS:
            continue
        after = tokens[place + 1 :]
        found = _thing_in(after)
        if after and _only_says_how(after[0].lower):
            rest = _thing_in(after[1:])
            # "A heavy box" is a box; a woolly hat is another thing than a hat.
            same = after[0].lower in _OF_ANY or _drawn(found) in (None, _drawn(rest))
            found = rest if rest and same else found
        for token in found:
            token.options = {"N": 3.0}


def _thing_in(after: list[Token]) -> list[Token]:
    """The words that a phrase begins with which are the name of a drawing."""
    for count in range(min(_LONGEST, len(after)), 0, -1):
        words = [token.lower for token in after[:count]]
        name = " ".join([*words[:-1], singular(words[-1])])
        alone = count > 1 or _is_past(words[0]) or _ends(after[count:])
        if alone and is_drawn(name, " ".join(words)):
            return after[:count]
    return []


def _only_says_how(word: str) -> bool:
    known = english(word)
    looks = word in en.LOOKS_ONLY or word in en.COLORS or known.adjective > known.noun
    return looks and word != "first"


def _ends(rest: list[Token]) -> bool:
    """Whether no more words of a noun phrase follow: "a safe." is no adjective."""
    return not rest or rest[0].lower in _AFTER_NOUNS or not rest[0].lower[0].isalnum()


def is_drawn(*names: str) -> bool:
    """Whether the stage has a drawing of any of these names."""
    from onionskin.stage.things import THINGS

    return any(name in THINGS for name in names)


def _drawn(tokens: list[Token]) -> str | None:
    """What the stage calls the drawing that words name; None where they name none."""
    from onionskin.stage.things import THINGS

    if not tokens:
        return None
    words = [token.lower for token in tokens]
    names = (" ".join([*words[:-1], last]) for last in (singular(words[-1]), words[-1]))
    return next((found.names.en for name in names if (found := THINGS.find(name))), None)


def _is_past(word: str) -> bool:
    """Whether a noun looks like what was done: a saw."""
    return infinitive(word)[1] == "ed" and bool(english(word).noun)


_AFTER_NOUNS: Final = en.PREPOSITIONS | en.CONJUNCTIONS | en.BE
_OF_ANY: Final = en.LOOKS_ONLY | en.COLORS | {"heavy"}
_LONGEST: Final = 4
"""As many words has the name of a thing."""
_DEFINITE: Final = en.POSSESSIVES | {"the", "this"}
_GESTURES: Final = word_set("wave smile nod clap bow shrug cheer laugh")
_AFTER_GESTURES: Final = word_set("at to back goodbye hello and or , then")


def _is_gesture(tokens: list[Token], place: int, *, goes_on: bool) -> bool:
    """Whether a bare word is what somebody is told to do: "Stop, smile and wave to the driver".

    It begins the sentence or stands behind a comma, and nothing is described by it.
    """
    if tokens[place].lower not in _GESTURES:
        return False
    after = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    if after and after not in _AFTER_GESTURES:
        return False
    before = [token.lower for token in tokens[:place]]
    if not before:
        return goes_on or after in ("at", "to", "back", "goodbye", "hello")
    first = english(before[0])
    is_told = first.verb > first.noun or tokens[0].options == {"V": 0.0}
    return before[-1] in (",", "and", "or", "then") and is_told


def _is_seen_to(tokens: list[Token], place: int) -> bool:
    """Whether a bare verb is what somebody is seen to do: "watch a ray glide over the sand"."""
    word = tokens[place].lower
    after = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    bare = infinitive(word) == (word, "base") and english(word).verb > 0
    if not bare or word in en.PREPOSITIONS or after not in en.PREPOSITIONS or place < 3:
        return False
    noun, leads = english(singular(tokens[place - 1].lower)), tokens[place - 2].lower
    sees = infinitive(tokens[place - 3].lower)[0]
    return sees in _SEEING and leads in en.DETERMINERS and noun.noun > 0


_SEEING: Final = word_set("watch see hear let make feel notice")


def _is_beginning(tokens: list[Token], place: int) -> bool:
    """Whether a word only says that something is begun, or goes on: "start counting"."""
    if place + 1 >= len(tokens) or infinitive(tokens[place].lower)[0] not in _BEGINNINGS:
        return False
    verb, form = infinitive(tokens[place + 1].lower)
    before = tokens[place - 1].lower if place else ""
    return form == "ing" and english(verb).verb > 0 and before not in en.DETERMINERS


_BEGINNINGS: Final = word_set("start begin keep continue stop finish")


def _is_perfect(tokens: list[Token], place: int) -> bool:
    """Whether a participle follows, with no more than adverbs between: "had never spoken"."""
    for token in tokens[place + 1 :]:
        if token.lower not in en.ADVERBS and not token.lower.endswith("ly"):
            return infinitive(token.lower)[1] == "ed"
    return False


def _first_content(tokens: list[Token]) -> int | None:
    """Where a sentence begins, after "please", "never" and what else may stand before a command."""
    for place, token in enumerate(tokens):
        before = token.lower in _BEFORE_COMMANDS
        if not before and not (token.tag or token.lower == ","):
            return place
    return None


_BEFORE_COMMANDS: Final = word_set(
    "please never always do not first second third next finally now and or just also instead "
    "simply carefully gently slowly quickly , then"
)
ONLY_NOUNS: Final = word_set("goggles glasses jeans scrubs trousers scissors headphones binoculars")
_TOLD_TO: Final = word_set("talk look listen walk turn wait work speak")
"""Words that are nouns too, and with a preposition at the beginning of a sentence are none."""
_STUFF: Final = word_set("steam smoke water dust")
_STUFF_DOES: Final = word_set(
    "rises drifts curls escapes billows fills flows runs falls drips boils evaporates freezes "
    "settles pours comes goes hangs floats"
)
"""What these do by themselves: "Steam rises" tells nobody to steam."""
_AFTER_COMMANDS: Final = word_set("up down out off away back on in through over it them")


def _commands(tokens: list[Token], place: int) -> bool:
    """Whether the word at a place tells somebody to do something: "Cut the …", "Wear gloves …"."""
    word = tokens[place].lower
    known = english(word)
    if (
        (infinitive(word)[1] != "base" and infinitive(word)[0] != word)
        or word in en.AUXILIARIES
        or _fixed(word)
    ):
        return False
    if place and any(
        token.lower in ("never", "not", "please", "always") for token in tokens[:place]
    ):
        return known.verb > 0
    if place + 1 >= len(tokens):
        return known.verb > 2 * known.noun
    after = tokens[place + 1].lower
    if word in _STUFF and after in _STUFF_DOES:
        return False
    object_follows = after in en.DETERMINERS or after in en.POSSESSIVES or after in en.NUMBERS
    if object_follows and after not in ("some", "all", "both", "many", "few", "several"):
        return known.verb > known.adjective
    if _do_what_follows(tokens, place):
        return False
    if word in _TOLD_TO and after in en.PREPOSITIONS:
        return True
    if after in _AFTER_COMMANDS or after in en.PREPOSITIONS:
        return known.verb > 2 * (known.noun + known.adjective)
    noun = english(singular(after))
    more = any(_only_verb(token.lower) for token in tokens[place + 2 :])
    return noun.noun > 0 and known.verb > 1.2 * (known.noun + known.adjective) and not more


def _do_what_follows(tokens: list[Token], place: int) -> bool:
    """Whether a word leads to the people of whom a verb follows: "Rescue crews search the …"."""
    if place + 3 >= len(tokens):
        return False
    people, verb, then = (token.lower for token in tokens[place + 1 : place + 4])
    is_many = singular(people) != people and english(singular(people)).kind in (
        "person",
        "group",
        "animal",
        "vehicle",
    )
    is_verb = infinitive(verb)[1] == "base" and not _fixed(verb)
    return is_many and is_verb and (then in en.DETERMINERS or then in en.PREPOSITIONS)


def _only_verb(word: str) -> bool:
    """Whether a word can be nothing but a verb with a subject before it."""
    form = infinitive(word)[1]
    return word in en.BE or (form == "s" and not english(singular(word)).noun)


_TAGS: Final = ("D", "J", "N", "V", "G", "E", "P", "R", "C", "S", "X", "Q", "O", ".")
"""Determiner, adjective, noun, verb (finite), -ing, -ed, preposition, adverb, conjunction,
subordinator, auxiliary, number, pronoun, mark."""
_AFTER: Final[dict[str, dict[str, float]]] = {
    "^": {"D": 1, "J": 0.5, "N": 0.5, "Q": 1, "O": 1, "P": 0, "V": -1.5, "G": -1, "E": -1,
          "R": -0.5},
    "D": {"N": 2, "J": 1.5, "Q": 1, "E": 0.6, "G": 0.6, "R": -1, "V": -6, "P": -6, "D": -2},
    "J": {"N": 2, "J": 1, "C": 0, "V": -3, "G": -0.5, "E": -1, "P": -0.5},
    "Q": {"N": 2, "J": 1, "E": 0, "G": 0, "P": -0.5, "V": -2},
    "N": {"V": 1.6, "N": 0.1, "P": 1, "G": 1, "E": 0, "X": 1.5, "C": 1, "R": 0.3, "S": 0.5,
          "J": -2.5, "D": -2, "Q": -1.5, "O": -1},
    "O": {"V": 2, "X": 2, "P": 0.5, "N": -3, "R": 0.5, "G": 0.5, "E": -0.5},
    "V": {"D": 1.5, "P": 1.2, "N": 0.3, "R": 1, "J": 0.2, "Q": 1, "O": 0.8, "V": -4, "G": -0.5,
          "E": -1.5, "C": 0.5, "X": -4},
    "G": {"D": 1.2, "P": 1, "N": 0.3, "R": 0.8, "J": 0, "Q": 0.8, "O": 0.8, "V": -3, "C": 0.5},
    "E": {"P": 1, "D": -0.3, "N": 0.2, "R": 0.5, "V": -3, "C": 0.3},
    "P": {"D": 1.5, "N": 1, "J": 0.8, "Q": 1, "O": 0.8, "G": 0.3, "V": -4, "P": 0, "E": -0.5,
          "R": -0.5},
    "R": {"V": 0.8, "G": 0.5, "P": 0.7, "D": 0.4, "E": 0.4, "J": 0.5, "R": 0, "N": -1, "C": 0.3},
    "C": {"V": 0.8, "D": 1, "N": 0.8, "G": 0.6, "J": 0.5, "Q": 0.8, "R": 0.5, "O": 0.5, "P": 0.2},
    "S": {"D": 1.2, "N": 0.8, "O": 1, "J": 0.4, "Q": 0.8, "V": 0.3, "G": 0.6, "P": 0},
    "X": {"G": 1.8, "E": 1.8, "V": 0.5, "J": 0.5, "R": 0.8, "D": 0.4, "P": 0.5, "X": 0.5,
          "N": -1.5},
    ".": {"D": 0.8, "N": 0.6, "J": 0.5, "G": 0.6, "V": -0.3, "P": 0.3, "R": 0.3, "Q": 0.6, "C": 0.6,
          "S": 0.6, "E": 0.2, "O": 0.5},
}  # fmt: skip


def _tag(tokens: list[Token]) -> None:
    """Gives each word the tag of the likeliest reading; one without any verb is read again."""
    for place, token in enumerate(tokens):
        token.options = token.options or _options(token, place)
    _viterbi(tokens)
    if any(token.tag in ("V", "G", "E", "X") for token in tokens):
        return
    # A headline's verb in -s looks like a plural noun: "a mechanic repairs a car".
    tags = [token.tag for token in tokens]
    could = [
        token
        for place, token in enumerate(tokens)
        if place
        and "V" in token.options
        and tags[place - 1] == "N"
        and _fits(tokens, place, tags[:place], "V") > 0
    ]
    if could:
        best = max(could, key=lambda token: token.options["V"])
        best.options = {"V": best.options["V"]}
        _viterbi(tokens)


def _options(token: Token, place: int) -> dict[str, float]:
    """What a word can be, and how likely, as logarithms."""
    word = token.lower
    if token.text in given_names() and (
        place or english(word).noun == 0 or not infinitive(word)[1]
    ):
        return {"N": 3.0}
    fixed = _fixed(word)
    if fixed:
        return fixed
    if word in ONLY_NOUNS:
        return {"N": 3.0}
    noun = english(singular(word)).noun + english(word).noun * (singular(word) != word)
    verb, form = infinitive(word)
    known = english(word)
    options: dict[str, float] = {}
    if noun or (place and token.text[0].isupper()):
        options["N"] = math.log(noun + 1) / 2
    if form:
        strength = math.log(english(verb).verb + 1) / 2
        tag = {"ing": "G", "ed": "E"}.get(form, "V")
        options[tag] = strength
        if form == "ed":
            options["V"] = strength - 0.5
        if form == "base":
            # In captions a bare verb is rare where the word is a noun too: people run, a run.
            options["V"] = strength - 0.9
    if known.adjective:
        options["J"] = math.log(known.adjective + 1) / 2
    if _is_superlative(word):
        options["J"] = 2.0
    if known.adverb or word.endswith("ly"):
        options["R"] = math.log(known.adverb + 2) / 2 + (0.5 if word.endswith("ly") else -1)
    if "-" in word and not options:
        options["J"] = 1.0
    return options or _strange(word, place)


def _is_superlative(word: str) -> bool:
    """Whether a word is an adjective's highest degree: "youngest", "largest", "happiest"."""
    stem = word.removesuffix("est")
    doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    stems = (stem, f"{stem}e", f"{stem[:-1]}y" if stem.endswith("i") else stem, doubled)
    return stem != word and any(english(s).adjective > english(word).noun for s in stems)


def _strange(word: str, place: int) -> dict[str, float]:
    """What a word in no dictionary can be, by its ending: "frobnicates", "frobnicating"."""
    tag = next(
        (tag for end, tag in (("ing", "G"), ("ed", "E"), ("s", "V")) if word.endswith(end)), ""
    )
    return {"N": 0.5, tag: 0.3} if tag and place else {"N": 0.5}


def _fixed(word: str) -> dict[str, float]:
    if not word[0].isalnum():
        return {".": 0.0}
    if word in ("can", "will", "may", "might", "must"):
        return {"X": 3.0, "N": 2.0} if word in ("can", "will") else {"X": 3.0}
    if word in en.AUXILIARIES:
        return {"X": 3.0, **({"V": 2.6} if word not in en.BE else {"V": 0.5})}
    for tag, words in (("O", en.PRONOUNS), ("C", en.CONJUNCTIONS)):
        if word in words:
            return {tag: 3.0}
    if word in en.NUMBERS or word.isdecimal():
        return {"Q": 3.0, **({"N": 3.0} if word in ("couple", "pair", "dozen") else {})}
    if word == "her":
        return {"D": 3.0, "O": 2.0}
    if word == "that":
        return {"D": 3.0, "S": 3.0}
    if word == "there":
        return {"R": 3.0}
    if word in en.DETERMINERS:
        return {"D": 3.0}
    if word in ("as", "before", "after", "until", "since"):
        return {"P": 3.0, "S": 3.0}
    if word in en.SUBORDINATES:
        return {"S": 3.0}
    if word == "like":
        return {"P": 3.0, "V": 1.0}
    if word in en.PREPOSITIONS:
        return {"P": 3.0, **({"R": 2.6} if word in en.PARTICLES else {})}
    return {"R": 3.0} if word in en.ADVERBS or word in en.PARTICLES else {}


def _viterbi(tokens: list[Token]) -> None:
    best: dict[str, tuple[float, list[str]]] = {"^": (0.0, [])}
    for place, token in enumerate(tokens):
        here: dict[str, tuple[float, list[str]]] = {}
        for tag, own in token.options.items():
            here[tag] = max(
                (
                    score + own + _AFTER[last].get(tag, -0.8) + _fits(tokens, place, path, tag),
                    [*path, tag],
                )
                for last, (score, path) in best.items()
            )
        best = here
    _, path = max(best.values())
    for token, tag in zip(tokens, path, strict=True):
        token.tag = tag


def _fits(tokens: list[Token], place: int, path: list[str], tag: str) -> float:
    """What number agreement, and the verbs that there are already, say of a tag."""
    word, fit = tokens[place].lower, 0.0
    if path and path[-1] == "C" and tag == "V" and infinitive(word)[1] == "s" and "V" in path:
        # "floats in the air and waves"; "wipes his face and drinks water" has its object.
        return 3.5 if _takes_object(tokens, place) else 1.5
    if path and path[-1] == "." and tag == "V" and _goes_on(tokens, place, path):
        return 2.5
    if place and tokens[place - 1].lower == "to" and tag == "V" and infinitive(word)[1] == "base":
        if place > 1 and tokens[place - 2].lower in ("and", "or"):
            return 7.0  # "to eat less and to sleep more"
        if place > 1 and infinitive(tokens[place - 2].lower)[0] in _LEARNING:
            return 7.0  # "learn to weld"
        if any(infinitive(token.lower)[0] in en.ASKING for token in tokens[: place - 1]):
            return 6.0  # "teaches children to tie knots"
        return 4.5 if english(word).verb > 2 * english(word).noun else 2.0  # "runs to catch a bus"
    if place and tokens[place - 1].lower.endswith("'s") and tag in ("V", "G", "E", "P", "D"):
        fit -= 5.0  # "a puppy's paw"
    if place > 1 and tokens[place - 1].lower in ("who", "which"):
        fit += 1.5 if tag == "V" else -0.8 if tag in ("N", "G", "E") else 0.0
    if place and tokens[place - 1].lower in _OBJECTS and tag == "V":
        fit -= 3.5 if not _LETTING & {token.lower for token in tokens[:place]} else 0.0
    if not path or path[-1] != "N":
        return fit
    last = tokens[place - 1].lower
    subject_is_plural = singular(last) != last or last in ("people", "police")
    if tag == "V" and infinitive(word)[1] in ("s", "base"):
        agrees = (infinitive(word)[1] == "base") == subject_is_plural
        fit += 1.0 if agrees else -2.0
        if "C" in path and infinitive(word)[1] == "base":
            fit += 1.5  # "bride and groom dance"
        clause = path[_clause_start(path) :]
        fit -= 2.5 if "V" in clause or "X" in clause else 0.0
        if "V" in clause and place + 1 >= len(tokens) - 1 and path[-3:-1] == ["P", "D"]:
            fit -= 3.0  # "at a motorway services."
        if "P" in clause and "N" not in clause[: clause.index("P")]:
            fit -= 1.5
        if path[-2:-1] == ["P"] and (place == len(tokens) - 1 or _is_rather_a_noun(tokens, place)):
            fit -= 2.5  # "with neon lights", "into cardboard boxes in a warehouse"
    if tag == "N":
        if subject_is_plural:
            fit -= 1.6  # "seasons change": a plural is no part of a compound
        if singular(word) != word and _is_single(tokens, path):
            fit -= 4.0  # "a mechanic repairs": no plural after "a"
        compound = english(f"{singular(last)} {singular(word)}").noun
        if compound and last not in en.LOOKS_ONLY:
            fit += 3.0
    return fit


def _goes_on(tokens: list[Token], place: int, path: list[str]) -> bool:
    """Whether a word in -s is the next verb of a row: "chalks his hands, breathes out"."""
    after = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    leads = after in en.PARTICLES or after in en.DETERMINERS or after in en.POSSESSIVES
    is_row = tokens[place - 1].lower == "," and "V" in path
    return is_row and leads and infinitive(tokens[place].lower)[1] == "s"


def _takes_object(tokens: list[Token], place: int) -> bool:
    """Whether what follows a word can be what is done to something: "drinks water"."""
    if place + 1 >= len(tokens):
        return False
    after = tokens[place + 1].lower
    if after in en.DETERMINERS or after in en.POSSESSIVES:
        return True
    known = english(singular(after))
    return after not in en.PREPOSITIONS and known.noun > known.verb


def _is_rather_a_noun(tokens: list[Token], place: int) -> bool:
    """Whether a word in -s before a preposition or a mark is a noun more often than a verb."""
    word, after = tokens[place].lower, tokens[place + 1].lower
    ends = after in en.PREPOSITIONS or after in (",", "and")
    noun, verb = english(singular(word)).noun, english(infinitive(word)[0]).verb
    return ends and infinitive(word)[1] == "s" and noun > 2 * verb


_LEARNING: Final = word_set("learn try begin start want need hope plan help practise practice")
"""Verbs behind which "to" leads to what is done."""
_OBJECTS: Final = frozenset({"us", "me", "him", "them"})
_LETTING: Final = word_set(
    "let lets make makes made help helps helped see sees watch watches saw hear hears"
)


def _clause_start(path: list[str]) -> int:
    """Where the clause begins that a path ends in: after the last mark, "while" or "and"."""
    starts = [index + 1 for index, tag in enumerate(path) if tag in (".", "S", "C")]
    return starts[-1] if starts else 0


def _is_single(tokens: list[Token], path: list[str]) -> bool:
    """Whether the noun phrase that a path ends in begins with "a" or "an"."""
    place = len(path) - 1
    while place >= 0 and path[place] in ("N", "J", "E", "G", "Q"):
        place -= 1
    return place >= 0 and tokens[place].lower in ("a", "an", "another", "each", "every", "one")
