"""The things that an English sentence names.

A thing is found by the head of a noun phrase: of "two pizza boxes" it is the boxes, of "light
house" nothing, for a house is no lighthouse. Words in a figure of speech ("the heart of the
matter"), verbs ("watch out") and names of people bring none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from onionskin.film.meaning import FIGURES_OF_SPEECH
from onionskin.film.naming.circumstances import is_kept_from
from onionskin.film.naming.vocabulary import ANYBODY, SCENE, Lookup, Named, drawn_for, is_role
from onionskin.planner.dictionary import english, singular, word_set
from onionskin.planner.retagging import Token
from onionskin.planner.tagging import tagged

_NO_HEADS: Final = word_set(
    "card board bank case match plate ring light key chip mouse bat drill pipe cell star bar cup "
    "house plant bell bill glass crown ball pen pot bag book paper fire train tree hand foot eye "
    "ear mouth nose switch iron fan cap suit tie button belt well nest container seat form saw "
    "sign court field market station pool office crane tube step slide tap shower storm spring "
    "coach jet vessel wood log rake anchor branch flat block branch line park road street drawer "
    "screen monitor needle thread mask weight goal racket fly palm mint toast watch safe leaf"
)
"""Heads whose compounds are of other kinds: a piano key opens nothing."""
_MEASURES: Final = word_set(
    "bottle glass cup bowl jar pot bag box basket plate slice piece loaf bunch handful pinch spoon "
    "litre liter kilo kilogram gram spoonful teaspoon tablespoon heap pile pair cube bar tin can "
    "tube roll sheet drop half dozen lot number stack row pack packet carton mug barrel bucket "
    "herd flock school swarm group picture bit head clove block crate field"
)
_FIGURATIVE: Final = word_set(
    "wave heart sea ocean mountain key tip eye window flood storm army spark seed web mouth foot "
    "core ring chain wall bridge crown arm bed fountain star engine hammer mirror map door gift "
    "bubble rainbow cloud shadow thread anchor flower fruit breath rain shower stream river pearl "
    "diamond gold sword fire flame light root branch link hand foot eye face "
    "skeleton star"
)
"""Of what follows "of", such a thing is a figure of speech: "a wave of complaints"."""
_WHERE_ONE_IS: Final = word_set(
    "table desk bed chair door window house shop store bench fence shelf sofa counter bank school "
    "hospital church factory hotel board wall roof"
)
"""After "in", "on" or "at" these only say where something is."""
_WEAK: Final = word_set(
    "table desk bed chair door window house shop store machine seat sun star rock stone bench "
    "fence shelf tree plant sofa counter bank school hospital church factory hotel lamp board hand "
    "foot eye mouth ear nose"
)
_INTO: Final = word_set("in into on onto inside")
_LOOSELY: Final = word_set("in on at from behind near by inside outside beside around before after")
_REFUSES: Final = re.compile(
    r"^\W*(?:(?:please|and|then|so|but|also|or)\b\W*)*"
    r"(?:do not|don[’']t|never|avoid|stop(?= \w+ing))\b"
    r"(?! (?:forget|hesitate|worry|be afraid|only|just|mind|miss))"
    r"|\b(?:must|should|may) (?:not|never)\b|\bmustn[’']t\b|\bnot allowed\b",
    re.IGNORECASE,
)
_CLAUSE_ENDS: Final = re.compile(
    r"[,;:.!?—–，。；：！？]|\b(?:but|instead|unless|if|when|while|because|until)\b", re.IGNORECASE
)


def in_english(text: str, lookup: Lookup = drawn_for) -> Iterator[Named]:
    """All that a text names, in order, and as often as it does."""
    for start, part in parts_of(text):
        yield from _in_sentence(part, start, lookup)


def parts_of(text: str) -> Iterator[tuple[int, str]]:
    """The sentences and halves of sentences of a text, with blanks for figures of speech, each
    behind the character at which it begins."""
    masked = FIGURES_OF_SPEECH.sub(lambda match: " " * len(match[0]), text)
    at = 0
    for part in re.split(r"(?<=[.!?;:])\s+", masked):
        start = masked.index(part, at)
        at = start + len(part)
        yield start, part


def _in_sentence(sentence: str, offset: int, lookup: Lookup) -> Iterator[Named]:
    tokens = tagged(sentence)
    for index in range(2, len(tokens) - 1):
        if _ends_a_list(tokens, index) or _ends_a_compound(tokens, index):
            tokens[index].tag = "N"
    for index in range(1, len(tokens)):
        word = english(tokens[index].lower)
        if tokens[index].tag == "V" and tokens[index - 1].lower == "be" and word.noun > word.verb:
            tokens[index].tag = "N"  # "there will be frost"
    for index in range(len(tokens) - 1):
        if tokens[index + 1].lower == "than" and tokens[index].lower.endswith("er"):
            tokens[index].tag = "J"  # "is the parcel *lighter* than that"
        if _begins_a_command(tokens, index):
            tokens[index].tag, tokens[index + 1].tag = "V", "N"
    if _begins_with_a_verb(tokens):
        tokens[0].tag = "V"
    if len(tokens) > 2 and tokens[0].lower in _COMMANDS and tokens[1].tag == "V":
        tokens[0].tag, tokens[1].tag = "V", "N"  # "sort bottles"
    places = places_of(sentence, tokens)
    index = 0
    while index < len(tokens):
        if tokens[index].tag != "N":
            index += 1
            continue
        end = index
        while end < len(tokens) and tokens[end].tag == "N":
            end += 1
        last = _without_its_name(tokens, index, end)
        for each in _of_chunk(sentence, tokens, places, (index, last), lookup):
            yield replace(each, start=each.start + offset)
        index = end


def _without_its_name(tokens: list[Token], first: int, end: int) -> int:
    """Where nouns end of which the last is a name: of "the river Arden" the river is named."""
    last = end
    while last - 1 > first and tokens[last - 1].text[:1].isupper():
        last -= 1
    is_plain = last < end and tokens[last - 1].text.islower()
    return last if is_plain and first and tokens[first - 1].tag == "D" else end


def _begins_a_command(tokens: list[Token], index: int) -> bool:
    """Whether what looks like the first of two nouns is a verb: ", pack books in boxes"."""
    before = tokens[index - 1].lower if index else ","
    token, after = tokens[index], tokens[index + 1]
    is_many = after.tag == "V" and singular(after.lower) != after.lower  # "pack *books*"
    if token.tag != "N" or not (after.tag == "N" or is_many) or before not in _BEFORE_A_COMMAND:
        return False
    word = english(token.lower)
    return 2 * word.verb > word.noun and singular(token.lower) == token.lower


def _begins_with_a_verb(tokens: list[Token]) -> bool:
    """Whether what looks like a noun at the start is a verb: "*brush* twice a day"."""
    if len(tokens) < 3:
        return False
    if tokens[0].tag in ("N", "J") and tokens[1].tag == "D":
        return bool(english(tokens[0].lower).verb)  # "iron your shirt"
    if (tokens[0].tag, tokens[1].tag) != ("N", "R"):
        return False
    return bool(english(tokens[0].lower).verb) and tokens[2].tag not in ("V", "X", "E", "G")


_COMMANDS: Final = word_set(
    "sort stack soak sand stir store book stamp peel trim grease rinse prune empty dry warm cool"
)
_BEFORE_A_COMMAND: Final = (",", "and", "or", "then", ";")


def _ends_a_list(tokens: list[Token], index: int) -> bool:
    """Whether what looks like a verb is the last of several nouns: "suitcases and backpacks"."""
    one, link, token, after = (tokens[place] for place in (index - 2, index - 1, index, index + 1))
    return (
        token.tag == "V"
        and link.lower in ("and", "or")
        and one.tag == "N"
        and (after.text in ".,;!?" or after.tag == "P")
        and token.lower.endswith("s")
        and (one.lower.endswith("s") or _is_rather_a_noun(singular(token.lower)))
    )


def _is_rather_a_noun(word: str) -> bool:
    return english(word).noun > 2 * english(word).verb


def _ends_a_compound(tokens: list[Token], index: int) -> bool:
    """Whether what looks like a verb is the last of a compound: "your safety *shoes*." """
    one, before, token, after = (tokens[place] for place in range(index - 2, index + 2))
    word = english(singular(token.lower))
    return (
        (one.tag, before.tag, token.tag) == ("D", "N", "V")
        and after.text in ".,;!?"
        and token.lower.endswith("s")
        and word.noun > 2 * word.verb
    )


def _of_chunk(
    sentence: str, tokens: list[Token], places: list[int], chunk: tuple[int, int], lookup: Lookup
) -> Iterator[Named]:
    """What a run of nouns names by its last ones; adjectives before it may belong to its name."""
    first, end = chunk
    start = first
    while start and tokens[start - 1].tag in ("J", "G", "E"):
        start -= 1
    while first > start and _is_a_noun(tokens[first - 1].lower):
        first -= 1  # of "piano keys" the piano too is a noun
    words = [each.lower for each in tokens[start:end]]
    if (
        end - first > 1
        and _is_no_noun(words[-1])
        and not _thing_of(words, end - first, "", lookup)[0]
    ):
        end, words = end - 1, words[:-1]  # "keep the bedroom *dark*"
    begin, last = places[start], end - 1
    others = sentence[:begin] + sentence[places[last] + len(tokens[last].text) :]
    drawn, used = _thing_of(words, end - first, others, lookup)
    if not drawn or (last and tokens[last].text[:1].isupper()):
        return  # in capitals within a sentence is a name
    head = singular(tokens[last].lower)
    is_scene = drawn.startswith(SCENE)
    is_thing = not (is_scene or is_role(drawn))
    if _is_said_of_another(tokens, end, head, is_thing=is_thing):
        return
    relation = _relation(tokens, start)
    if (start == last and _may_be_done(tokens, start)) or _is_likened(tokens, start, relation):
        return
    begin = first if used <= end - first else end - used
    if begin == 0 and used < end and english(tokens[0].lower).verb:
        begin = 1  # of "plant lavender" the lavender
    said_from, said_to = places[begin], places[last] + len(tokens[last].text)
    before = sentence[:said_from]
    if head in _WHERE_ONE_IS and relation in _LOOSELY and not is_kept_from(before):
        return  # only where something is
    if is_scene and _FAR_FROM.search(before) and not is_kept_from(before):
        return  # not there
    has_object = any(each.tag == "N" for each in tokens[:start])
    if relation in _INTO and has_object and _REFUSES.search(before):
        return  # only where it is not to be: "never put a candle in the van"
    is_none = start > 1 and tokens[start - 1].lower == "no" and not _is_subject(tokens, end)
    is_none |= not _is_subject(tokens, end) and _NONE_LISTED.search(before) is not None
    is_without = relation == "without" or _WITHOUT_LISTED.search(before) is not None
    # What one must "never do without" is wanted.
    yield Named(
        thing=drawn.removeprefix(SCENE),
        said=sentence[said_from:said_to],
        start=said_from,
        is_refused=is_none or is_without != is_refused(before),
        is_weak=(used == 1 and head in _WEAK) or drawn in ANYBODY,
        is_aside=_is_aside(before, relation) if is_thing else is_scene and bool(relation),
        is_somebody=is_role(drawn),
        is_scene=is_scene,
    )


def _is_a_noun(word: str) -> bool:
    """Whether what stands as an adjective is rather a noun."""
    return english(word).noun > english(word).adjective


def _is_no_noun(word: str) -> bool:
    """Whether a word behind a noun is rather an adjective or a verb."""
    known = english(word)
    return max(known.adjective, known.verb) > known.noun


def _is_aside(before: str, relation: str) -> bool:
    """Whether it only says where or how another is."""
    return relation in _AROUND or _RELATIVE.search(before) is not None or _is_measure(before)


_LISTED: Final = (
    r"(?:\w+(?:\s\w+)?,\s+)*\w+(?:\s\w+)?(?:,\s+|,?\s+n?or\s+)(?:(?!the|a|an|it|you)\w+\s+)?$"
)
_WITHOUT_LISTED: Final = re.compile(rf"\bwithout\s+{_LISTED}", re.IGNORECASE)
_NONE_LISTED: Final = re.compile(rf"\bno\s+{_LISTED}", re.IGNORECASE)
"""Before what is not there, as what was named before it in a list: "without nuts, *milk*"."""
_FAR_FROM: Final = re.compile(r"\b(?:far|away|off|out) (?:from|of)? ?(?:the |a |our )?$", re.I)
_AROUND: Final = word_set(
    "under underneath beneath below behind beside near above over at along around between "
    "inside outside opposite against"
)
"""Prepositions of what only says where another thing is."""
_RELATIVE: Final = re.compile(r"\b(?:which|where|whose)\b[^,;:]*$", re.IGNORECASE)


def _is_likened(tokens: list[Token], start: int, relation: str) -> bool:
    """Whether something only looks or works like it: "shines like *a mirror*"."""
    before = start - 1
    while before >= 0 and tokens[before].tag in ("D", "Q", "J"):
        before -= 1
    return relation == "like" and before > 0 and tokens[before - 1].tag != "N"


def _is_measure(before: str) -> bool:
    """Whether it only says how another is: "as loud *as a fridge*"."""
    match = _AS.search(before)
    return match is not None and match["how"].casefold() not in _NOT_HOW


_AS: Final = re.compile(r"\bas (?P<how>\w+) as (?:(?:a|an|the|\w+) )*$", re.IGNORECASE)
_NOT_HOW: Final = word_set("much many well soon long far")
"""Of "as much as" and "as well as" the thing itself is meant."""


def _is_said_of_another(tokens: list[Token], end: int, head: str, *, is_thing: bool) -> bool:
    """Whether what goes before "of" is a figure of speech, or only holds what follows it."""
    after = [each.lower for each in tokens[end : end + 2]]
    if after[:1] == ["to"]:
        is_of_a_door = any(each.lower in _LOCKED for each in tokens[end : end + 4])
        return head in ("key", "barrier") and not is_of_a_door
    if after[:1] != ["of"]:
        return False
    if head in _OF_ANYTHING or not (is_thing or head in _FIGURATIVE):
        return False  # the mayor of Leeds, the library of the school
    if head in _FIGURATIVE or not (head in _MEASURES or _is_solid(after[1:])):
        return True
    return head in _MEASURES and _names_more(tokens, end + 1)


_LOCKED: Final = word_set(
    "shed house flat door car room office garage gate locker box building cellar safe van bike"
)
"""What a key is to, where it is one."""
_OF_ANYTHING: Final = word_set("photo photograph picture invoice receipt painting map")
"""What stays what it is, whatever it is of: a photo of the damage."""


def _relation(tokens: list[Token], start: int) -> str:
    """The preposition before a noun phrase, or ""; of "at eighteen the money" none."""
    before = start - 1
    while before >= 0 and tokens[before].tag in ("Q", "J"):
        before -= 1
    while before >= 0 and (tokens[before].tag == "D" or tokens[before].lower in _ALL_OF):
        before -= 1
    return tokens[before].lower if before >= 0 and tokens[before].tag == "P" else ""


_ALL_OF: Final = ("all", "both", "half")


def _is_subject(tokens: list[Token], end: int) -> bool:
    """Whether a verb follows: of "no suitcase was lost" all suitcases are there."""
    return end >= len(tokens) or tokens[end].tag in ("X", "V", "E")


def is_refused(before: str) -> bool:
    """Whether the words before a thing tell to leave it."""
    clauses = _CLAUSE_ENDS.split(before)[-1], _listed_clause(before)
    return any(_REFUSES.search(each) for each in clauses)


def _may_be_done(tokens: list[Token], place: int) -> bool:
    """Whether a bare word after "and" or a comma is rather a verb: "wait, and wave"."""
    word = english(tokens[place].lower)
    is_bare = place > 0 and tokens[place - 1].lower in ("and", "or", "then", ",", "to")
    after = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    if is_bare and word.verb and after in ("it", "them"):
        return True  # "then *dust* it"
    return is_bare and 2 * word.verb > word.noun


def _listed_clause(before: str) -> str:
    """The clause before a list in which something stands: of "do not bring cats, dogs" all."""
    pieces = re.split(r"[;:.!?]|\b(?:but|instead|if|when|while|because|until)\b", before)[-1]
    parts = pieces.split(",")
    goes_on = (len(e.split()) <= (_MORE if _OR.match(e) else _FEW) for e in parts[1:])
    return parts[0] if all(goes_on) else ""


_OR: Final = re.compile(r"\s*n?or\b", re.IGNORECASE)
_FEW, _MORE = 3, 6
"""Words of a part of a list, and of one that an "or" ties to those before it."""


def _names_more(tokens: list[Token], start: int) -> bool:
    """Whether what follows names a thing by itself."""
    words: list[str] = []
    for token in tokens[start : start + 4]:
        if token.tag in ("D", "Q"):
            continue
        if token.tag not in ("N", "J"):
            break
        words.append(token.lower)
    return bool(words) and bool(_thing_of(words, len(words), "")[0])


def _is_solid(words: Sequence[str]) -> bool:
    """Whether "the door *of the house*" is meant: something that has parts."""
    return words[:1] in (["the"], ["a"], ["your"], ["our"], ["my"], ["their"], ["his"], ["her"])


def _thing_of(
    words: Sequence[str], num_nouns: int, others: str, lookup: Lookup = drawn_for
) -> tuple[str, int]:
    """What the last of some words name, and how many of them: the longest name goes first.

    `others` is what else the sentence says, by which the sense of a word is told.
    """
    for used in range(len(words), 0, -1):
        if used == 1 and num_nouns > 1 and not _may_be_head(words):
            return "", 0
        name = " ".join(words[len(words) - used :])
        drawn = lookup(name, " ".join([*words[: len(words) - used], others]))
        if drawn is not None:
            return drawn, used
        if used > 1 and used <= num_nouns and (english(name).noun or english(singular(name)).noun):
            return "", 0  # a word of its own, of which there is no picture
    return "", 0


def _may_be_head(words: Sequence[str]) -> bool:
    """Whether a compound is of the kind of its last word: "pizza boxes", but no "piano keys"."""
    return singular(words[-1]) not in _NO_HEADS


def places_of(sentence: str, tokens: Sequence[Token]) -> list[int]:
    """At which character each token begins."""
    places, at = [], 0
    for token in tokens:
        at = sentence.index(token.text, at)
        places.append(at)
        at += len(token.text)
    return places
