"""What hands do in an English sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onionskin.film.naming.english import is_refused, parts_of, places_of
from onionskin.film.naming.hands.words import (
    ALONE,
    EATEN_OFF,
    ENDS,
    HOLDS,
    IN,
    LINKED,
    LIQUIDS,
    NOT,
    ON_BODIES,
    PARTS,
    POSTED,
    POURED,
    PRESSED,
    RUNNING,
    SOFT,
    TO_PEOPLE,
    VESSELS,
    WORN,
    WRITTEN,
    done_alone,
    has_a_grip,
    paired,
    thrown,
)
from onionskin.film.naming.vocabulary import SCENE, Named, drawn_for, is_role
from onionskin.finish.cards.things import TINTS
from onionskin.planner.dictionary import english, infinitive, singular
from onionskin.planner.retagging import Token
from onionskin.planner.tagging import tagged

_MOST_DONE: Final = 2
"""Things to which something is done: the first is seen in hands, the other beside them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Noun:
    """Something that is named, and from which to which character of its sentence."""

    thing: str
    start: int
    end: int
    is_somebody: bool = False


def in_english(text: str, named: Sequence[Named]) -> Iterator[Named]:
    for offset, sentence in parts_of(text):
        tokens = tagged(sentence)
        places = places_of(sentence, tokens)
        nouns = _nouns(sentence, offset, tokens, places, named)
        for index in range(len(tokens)):
            deed = _deed(sentence, tokens, places, nouns, index)
            if deed is not None:
                start = deed.start + offset
                said = text[start : start + len(deed.said)]
                taken = tuple(place + offset for place in deed.taken)
                yield replace(deed, start=start, said=said, taken=taken)


def _nouns(
    sentence: str, offset: int, tokens: list[Token], places: list[int], named: Sequence[Named]
) -> list[_Noun]:
    """What a sentence names, with what only hands make a thing of: a burn, water."""
    nouns = [
        _Noun(
            thing=each.thing,
            start=each.start - offset,
            end=each.start - offset + len(each.said),
            is_somebody=each.is_somebody,
        )
        for each in named
        if offset <= each.start < offset + len(sentence) and not (each.is_scene or each.is_deed)
    ]
    for index, (token, place) in enumerate(zip(tokens, places, strict=True)):
        is_head = index + 1 == len(tokens) or tokens[index + 1].tag != "N"
        is_head &= index + 1 == len(tokens) or tokens[index + 1].lower != "of"  # "a strip *of*"
        if (
            token.tag != "N"
            or not is_head
            or token.lower in PARTS
            or any(e.start <= place < e.end for e in nouns)
        ):
            continue
        thing = "hand" if token.lower in ON_BODIES else LIQUIDS.get(token.lower, "")
        thing = thing or drawn_for(token.lower) or ""
        is_seen = bool(thing) and not thing.startswith(SCENE)
        known = thing if is_seen else ""  # an unseen thing stands between a verb and all others
        colour = tokens[index - 1].lower if index else ""
        known = f"{colour} {known}" if known and colour in TINTS else known
        nouns.append(
            _Noun(thing=known, start=place, end=place + len(token.text), is_somebody=is_role(known))
        )
    return sorted(nouns, key=lambda each: each.start)


def _deed(
    sentence: str, tokens: list[Token], places: list[int], nouns: list[_Noun], index: int
) -> Named | None:
    """What is done by the hands whose verb is the token `index`, where it can be seen."""
    verb, form = infinitive(tokens[index].lower)
    verb = tokens[index].lower if tokens[index].lower in LINKED else verb  # "lay" is no "lie"
    if not form or not (verb in LINKED or verb in ALONE):
        return None
    is_first = not index or tokens[index - 1].lower in ("and", "then", ",", "or", "please", "to")
    if not (tokens[index].tag == "V" or (is_first and form == "base")):
        return None
    if _is_done_by_another(tokens, places, nouns, index):
        return None
    near = {each.lower for each in tokens[max(0, index - 4) : index]}
    before = sentence[: places[index]]
    refused = is_refused(before)
    if (near & NOT and not refused) or (refused and verb in ("leave", "keep", "forget")):
        return None
    end = index + 1
    while end < len(tokens) and not _is_end(tokens, end):
        end += 1
    stop = places[end] if end < len(tokens) else len(sentence)
    name, start, until = _named(verb, tokens, places, nouns, (index, end), stop)
    if not name:
        return None
    others = [each for each in nouns if start < each.start < until and each.thing not in name]
    others = [each for each in others if each.thing not in (*RUNNING, *EATEN_OFF)]
    spared = {place for each in others for place in range(each.start, each.end)}
    return Named(
        thing=name,
        said=sentence[start:until],
        start=start,
        is_refused=refused,
        is_deed=True,
        taken=tuple(place for place in range(start, until) if place not in spared),
    )


def _is_done_by_another(
    tokens: list[Token], places: list[int], nouns: list[_Noun], index: int
) -> bool:
    """Whether it is done by something without hands: "some *ticks* carry a germ"."""
    at = index - 1
    while at >= 0 and tokens[at].tag in ("X", "R") and tokens[at].lower != "to":
        at -= 1
    if (
        at < 0
        or tokens[at].tag != "N"
        or tokens[index].lower in ("go", "goes", "belong", "belongs")
    ):
        return False
    subject = next((e for e in nouns if e.start <= places[at] < e.end), None)
    is_person = english(singular(tokens[at].lower)).kind in ("person", "group", "")
    return not ((subject is not None and subject.is_somebody) or is_person)


def _is_end(tokens: list[Token], index: int) -> bool:
    """Whether what is done with the verb before it ends here: another clause or verb follows."""
    token = tokens[index]
    if token.text[:1] in ",;:.!?—" or token.lower in ENDS:
        return True
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.lower not in ("and", "or", "then") or after is None:
        return False
    word = english(after.lower)
    if singular(after.lower) != after.lower and english(singular(after.lower)).noun:
        return False  # "milk and *eggs*"
    return after.tag in ("V", "R", "X") or word.verb > word.noun


def _named(
    verb: str,
    tokens: list[Token],
    places: list[int],
    nouns: list[_Noun],
    span: tuple[int, int],
    stop: int,
) -> tuple[str, int, int]:
    """The name of a deed, and the characters from which to which its words go; "" for none."""
    nothing = "", 0, 0
    first, end = span
    start = places[first]
    inside = [each for each in nouns if start < each.start < stop and each.thing != "time"]
    if verb in ("go", "belong"):
        inside = [each for each in nouns if each.start < stop and not each.is_somebody][-2:]
    if not inside:
        return nothing
    links = LINKED.get(verb, {})
    for index in range(first + 1, end):
        link = tokens[index].lower
        way = links.get(link, "")
        is_last = link in ("out", "away", "off", "clear") and index == end - 1
        if not (way or link in ("away", "out")) or is_last:
            continue
        done = [each for each in inside if each.end <= places[index]]
        others = [each for each in inside if each.start > places[index]]
        if not done and verb in ("throw", "toss") and link in ("away", "out") and others:
            is_thing = bool(others[0].thing) and not others[0].is_somebody
            name = f"put {thrown(others[0].thing)} into trash can"
            return (name, start, others[0].end) if is_thing else nothing
        if not done and link == "off" and index == first + 1 and others:
            name = _taken_off(verb, others[0])  # "take off your *rings*"
            return (name, start, others[0].end) if name else nothing
        if not (way and done and others):
            continue
        thing, other = done[0], others[0]
        if not (thing.thing and other.thing):
            return nothing
        is_patient = way == "wrap in" and verb in ("keep", "cover", "wrap")
        if (
            len(done) > _MOST_DONE
            or (thing.is_somebody and not is_patient)
            or (other.is_somebody and way not in TO_PEOPLE)
        ):
            return nothing
        name = _joined(verb, way, link, thing, other)
        return (name, min(start, thing.start), other.end) if name else nothing
    if verb not in ALONE:
        return nothing
    thing = inside[0]
    if not thing.thing:
        return nothing
    between = [each for k, each in enumerate(tokens[:end]) if start < places[k] < thing.start]
    if len(inside) > 1 and _is_listed(inside[:2], tokens, places):
        return nothing  # several things have pictures of their own
    if thing.is_somebody or any(each.tag == "P" for each in between):
        return nothing
    way = ALONE[verb]
    if verb == "wash" and thing.thing == "hand":
        return nothing  # there is a sign of both hands
    is_fit = {
        "press": thing.thing.split()[-1] in PRESSED,
        "write with pen": thing.thing.split()[-1] in WRITTEN,
        "put into mailbox": thing.thing.split()[-1] in POSTED,
        "hold": has_a_grip(thing.thing),
    }.get(way, True)
    if verb in ("press", "push") and thing.thing == "button":
        thing = replace(thing, thing="push button")  # none of those that shirts have
        is_fit = True
    return (done_alone(way, thing.thing), start, thing.end) if is_fit else nothing


def _is_listed(pair: list[_Noun], tokens: list[Token], places: list[int]) -> bool:
    """Whether two things stand in a list: "cups and plates"."""
    one, other = pair
    between = [t.lower for t, at in zip(tokens, places, strict=True) if one.end <= at < other.start]
    return bool({"and", "or", ","} & set(between)) and len(between) <= _SHORT_LINK


_SHORT_LINK: Final = 4


def _taken_off(verb: str, thing: _Noun) -> str:
    if thing.is_somebody or not thing.thing:
        return ""
    if thing.thing in WORN:
        return f"take {thing.thing} off {WORN[thing.thing]}"
    return f"pull {thing.thing}" if verb in ("pull", "peel", "tear", "strip") else ""


def _joined(verb: str, way: str, link: str, thing: _Noun, other: _Noun) -> str:
    """The name of a deed of two things."""
    done, beside = thing.thing, other.thing
    if way == "put under" and verb in ("hold", "rinse", "run", "wash"):
        return f"rinse {done}" if beside in RUNNING else f"hold {done} under {beside}"
    is_vessel = beside.split()[-1] in VESSELS
    if (
        way in IN.values()
        and done in POURED
        and is_vessel
        and verb in ("put", "add", "stir", "tip")
    ):
        way = "pour into"
    if done == "mouth" and verb == "rinse":
        return "bring glass to mouth"
    if way == "fill":
        return f"pour {beside} into {done}"
    if way == "wrap in" and verb == "keep":
        return f"spread {beside} over {done}" if beside.split()[-1] in SOFT else ""
    if way == "take out of" and link == "from" and singular(beside).split()[-1] not in HOLDS:
        way = "take off"
    if way == "wrap in" and verb == "cover":
        return f"spread {beside} over {done}"
    if verb == "light":
        return f"bring {beside} to {done}"
    if verb in ("paint", "coat", "varnish") and not {"brush", "roller"} & set(beside.split()):
        return f"wipe {done} with brush"
    return paired(way, thrown(done) if beside == "trash can" else done, beside)
