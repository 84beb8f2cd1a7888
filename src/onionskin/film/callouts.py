"""What of a shot's words is called out: the things and figures that its picture does not show."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from onionskin.film import seen
from onionskin.film.figures import Figure, figures_in
from onionskin.film.naming import Named, drawn_as, named_things
from onionskin.film.naming.circumstances import one_of
from onionskin.film.naming.colours import is_in_its_colour
from onionskin.film.naming.vocabulary import is_role, prompt_of
from onionskin.film.script.sentences import sentences
from onionskin.film.storyboard import Callout, Chart, Join, Stage, Things
from onionskin.film.vignettes import Act, acts_of
from onionskin.finish.cards.deeds import deed_of
from onionskin.finish.cards.happenings import happening_of
from onionskin.finish.cards.table import qualified_number
from onionskin.planner.dictionary import english, singular, word_set
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.tagging import tagged
from onionskin.stage.things import THINGS

MOST: Final = 4
"""Callouts of one shot."""
_ALIKE: Final = (
    {"straw hat", "top hat", "billed cap", "hat", "cap", "graduation cap"},
    {"flower", "bouquet", "daisy", "sunflower"},
    {"phone", "mobile phone", "telephone"},
    {"parcel", "cardboard box"},
    {"book", "red book", "open book", "stack of books"},
    {"tree", "pine", "pine tree", "palm", "palm tree"},
    {"rain cloud", "cloud", "water drop"},
    {"cup", "cup of coffee", "cup of tea"},
    {"train", "tram", "tram car", "bullet train", "subway train", "railway carriage"},
    {"ship", "sailboat", "rowing boat", "motorboat", "canoe"},
    {"ball", "soccer ball"},
    {"laptop", "desktop computer"},
    {"van", "truck", "delivery truck", "minibus"},
    {"plate", "plate with cutlery"},
    {"coin", "gold coin", "money bag"},
    {"pill bottle", "blister pack"},
    {"syringe", "vaccine"},
    {"bread tray", "loaf of bread", "loaf", "baguette"},
    {"house", "row of houses", "hut", "house with a garden"},
    {"mountain", "snow-capped mountain"},
    {"ballot", "envelope"},
    {"seedling", "sprout", "seed", "plant", "potted plant"},
    {"pot of stew", "pan"},
    {"bowl", "bowl of noodles", "bowl of rice", "bowl of salad"},
)
"""Pictures that say the same."""
_WITH_VERBS: Final = {
    "read": "book", "write": "pen", "type": "laptop", "phone": "phone", "text": "phone",
    "cook": "pan", "drink": "cup", "photograph": "camera", "inject": "syringe", "paint": "brush",
    "ride": "bicycle", "cycle": "bicycle", "drive": "car", "brush teeth": "toothbrush",
    "sweep": "broom", "vote": "ballot", "operate": "scalpel", "fish": "fishing rod",
    "play guitar": "guitar", "play violin": "violin", "play the piano": "piano",
    "hold an umbrella": "umbrella", "row": "rowing boat", "sleep": "bed", "whisk": "whisk",
    "look through": "microscope", "give a speech": "microphone", "sail": "ship",
    "lift weights": "barbell", "extinguish": "fire hose", "bandage": "bandage",
}  # fmt: skip
"""What is seen in the hands of whoever does it."""
_OF_PLACES: Final = {
    "hospital": "hospital room clinic operating room", "school": "classroom school",
    "bank": "bank", "church": "church", "factory": "factory", "hotel": "hotel",
    "stadium": "stadium", "wave": "sea beach underwater", "tree": "forest park garden",
    "mountain": "mountains mountain", "house": "village street", "train": "station train",
    "airplane": "airport airplane", "bed": "bedroom hospital room", "stove": "kitchen",
    "sofa": "living room", "desk": "office classroom", "shelf": "shop supermarket warehouse",
    "bookshelf": "library", "board": "classroom", "sun": "beach desert", "island": "island",
    "snowflake": "snow", "tunnel": "tunnel", "bridge": "bridge", "tent": "camp",
    "counter": "bank shop café", "bus": "bus stop", "window": "", "door": "", "table": "",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What a picture shows already: things and roles as they are drawn, and where it is."""

    things: frozenset[str] = field(default_factory=frozenset)
    place: str = ""
    has_people: bool = False

    def has(self, thing: str) -> bool:
        """Whether a thing is seen in it, or something that says the same."""
        alike = next((each for each in _ALIKE if thing in each), {thing})
        if alike & self.things:
            return True
        where = _OF_PLACES.get(thing, thing)
        return bool(self.place) and (self.place in where or thing in self.place.split())


def shown_by(source: Stage) -> Shown:
    """What a drawn picture shows so large that it is seen, as far as its words tell.

    Of small things that is the first: what else somebody holds is a few pixels.
    """
    plan = seen.read(source.prompt).plan
    names = [each.thing for each in named_things(source.prompt) if not each.is_somebody]
    names += [drawn_as(figure.name) or figure.name for figure in plan.figures]
    names = list(dict.fromkeys(names))
    has_people = any(figure.kind == "person" for figure in plan.figures)
    is_held = any(action.verb not in _EMPTY_HANDED for action in plan.actions)
    is_first = is_held or not has_people
    things = {
        name for index, name in enumerate(names) if is_large(name) or (index == 0 and is_first)
    }
    worn = (word for figure in plan.figures for word in figure.looks.wears)
    things |= {drawn_as(each) for each in worn}
    things |= {_WITH_VERBS.get(action.verb, "") for action in plan.actions}
    where = source.place or plan.place
    return Shown(things=frozenset(things - {""}), place=where, has_people=has_people)


def is_large(name: str) -> bool:
    """Whether something is seen from afar: people, animals, furniture, vehicles, no keys."""
    drawn = THINGS.find(name)
    if name in _IN_WALLS:
        return False
    if drawn is not None:
        return max(drawn.size) >= _LARGE_METRES
    return english(name).kind not in ("thing", "food", "clothes", "message", "wealth", "plant")


_EMPTY_HANDED: Final = word_set("stand walk run talk think listen sit wave smile laugh refuse")
"""What is done without the thing beside it: "a worker stands with honey"."""
_IN_WALLS: Final = word_set("window door")
_LARGE_METRES: Final = 0.8


def callouts_of(
    text: str, shown: Shown, names: Collection[str] = (), most: int = MOST
) -> tuple[Callout, ...]:
    """The callouts of a narrated text over a picture: things and figures in the spoken order.

    What the picture shows, and common things that any such place has, are left out; what is done
    is shown by a pictogram only where there is no other picture.
    """
    every = named_things(text, names, pictograms=True)
    every = every if shown is NOTHING else _without_deeds(every)
    named = (each for each in every if is_in_its_colour(each, text))
    things = [
        each
        for each in named
        if not (_is_needless(each, shown) or (each.is_somebody and each.said in names))
    ]
    strong = [each for each in things if not each.is_weak]
    things = strong if len(strong) > 1 else things[:2]
    rows = _rows(text, things)
    return tuple(callout for _, callout in _fewer(rows, most))


def _without_deeds(named: Iterable[Named]) -> tuple[Named, ...]:
    """What is named, with drawings in place of the deeds that say them too."""
    return tuple(
        drawn for each in named for drawn in (each.instead_of if each.is_deed else (each,))
    )


def _is_needless(named: Named, shown: Shown) -> bool:
    """Whether a picture need not be told of a thing: it is there, or the place is full of such."""
    if shown.has(named.thing) or (named.is_somebody and shown.has_people):
        return True  # people beside people would be others
    return named.is_weak and bool(shown.place) and not named.is_refused


def _rows(text: str, things: list[Named]) -> list[tuple[int, Callout]]:
    """Callouts of things and of all figures of a text, each with the character it is said at."""
    rows: list[tuple[int, Callout]] = []
    for figure in figures_in(text):
        own = next((each for each in things if _is_within(each, figure)), None)
        things = [each for each in things if each is not own]
        rows.append((figure.start, _of_figure(figure, "" if own is None else own.thing)))
    rows += [(each.start, _of_thing(each, text)) for each in things]
    return sorted(rows, key=lambda row: row[0])


def _fewer(rows: list[tuple[int, Callout]], most: int) -> list[tuple[int, Callout]]:
    """At most so many; of too many the figures stay, and of the things the first.

    First to go are things that the words of a little scene name already.
    """
    if len(rows) <= most:
        return rows
    acted = " ".join(row[1].text.casefold() for row in rows if row[1].scene)
    rows = [row for row in rows if not (row[1].thing and row[1].text.casefold() in acted)]
    figures = [row for row in rows if not row[1].thing][:most]
    things = [row for row in rows if row[1].thing][: most - len(figures)]
    return sorted([*figures, *things], key=lambda row: row[0])


def _is_within(named: Named, figure: Figure) -> bool:
    return figure.start <= named.start < figure.start + len(figure.said)


def _of_figure(figure: Figure, thing: str) -> Callout:
    said = "" if figure.said == figure.text else figure.said
    return Callout(text=figure.text[:80], thing=thing, said=said)


def _of_thing(named: Named, text: str) -> Callout:
    short = _first_words if named.is_deed else _label
    label = named.said if is_chinese(text) else short(named.said)
    said = "" if label.casefold() == named.said.casefold() else named.said
    if named.is_scene:
        return Callout(
            text=label[:80],
            scene=prompt_of(named.thing),
            said=said[:200],
            warned=named.is_warned,
        )
    is_crossed = named.is_refused and not named.is_somebody
    return Callout(
        text=label[:80],
        thing=named.thing,
        said=said[:200],
        crossed=is_crossed,
        warned=named.is_warned,
    )


def _label(said: str) -> str:
    """The words under a thing: without words that only point."""
    words = [each for each in said.split() if each.casefold() not in _POINTING]
    kept = words[-2:] if len(" ".join(words)) > _LONGEST_LABEL else words
    kept = kept[-1:] if len(" ".join(kept)) > _LONGEST_LABEL else kept
    return " ".join(kept) or said


def _first_words(said: str) -> str:
    """The words under a deed: all of them but those that only point, where they are many, or the
    first that fit and say something."""
    kept = said.split()
    if len(said) > _LONGEST_DEED:
        kept = [each for each in kept if each.casefold() not in _POINTING]
    while len(kept) > 1 and (len(" ".join(kept)) > _LONGEST_DEED or _leads_on(kept)):
        kept.pop()
    return " ".join(kept)


def _leads_on(words: Sequence[str]) -> bool:
    """Whether more must follow the last of some words: "under *the*", "under *cool*"."""
    last = words[-1].casefold()
    tags = [each.tag for each in tagged(" ".join(words))]
    return last in _POINTING | _LEADS_ON or (len(words) > 2 and tags[-1:] == ["J"])


_POINTING: Final = word_set("the a an this that these those your our my his her their its some any")
_LEADS_ON: Final = word_set("in into on onto at to of from for with by and or over down up")
_LONGEST_LABEL, _LONGEST_DEED = 16, 36
"""Characters of what is under a thing, and under a deed."""


NOTHING: Final = Shown()
"""What an empty card shows."""
_BECOMES: Final = re.compile(
    r"\b(?:becomes?|became|turn(?:s|ed)? (?:\w+ ){0,3}into|(?:changes?|changed|transforms?|"
    r"transformed|made) into)\b|变成|变为|成为|做成",
    re.IGNORECASE,
)
_VERSUS: Final = re.compile(
    r"\b(?:or|instead of|rather than|versus|than)\b|还是|或者", re.IGNORECASE
)


def gathered(
    text: str, phrase: str, names: Collection[str] = (), *, pictograms: bool = False
) -> Things | None:
    """A card of all that a text names: things, people by their role, places, figures, and little
    scenes of what is done; None where it names no thing.

    `phrase` is the text's key phrase, which heads the card where it is of all that is on it. With
    `pictograms` these stand for what there is no drawing of, and for deeds that are not acted out.
    """
    every = named_things(text, names, scenes=True, pictograms=pictograms)
    by_hand = [e for e in every if e.is_deed and (deed_of(e.thing) or happening_of(e.thing))]
    acts = tuple(a for a in acts_of(text) if not any(_happens_in(each, a) for each in by_hand))
    every = tuple(drawn for each in every for drawn in _unless_acted(each, acts))
    acts = tuple(
        act for act in acts if not any(each.is_deed and _happens_in(each, act) for each in every)
    )
    named = [
        each
        for each in every
        if is_in_its_colour(each, text) and not (each.is_scene and each.is_refused)
    ]
    is_little = all(each.is_somebody or each.is_scene for each in named) and len(named) < 2
    if not named or (is_little and not pictograms):
        return None
    rows = _rows(text, _most_telling(named))
    rows = _fewer(_acted_out(acts, rows), MOST_ON_CARD)
    items = tuple(_as_themselves(callout, names) for _, callout in rows)
    return Things(items=items, text=_heading(text, phrase, rows), join=_join(text, items))


def _as_themselves(callout: Callout, names: Collection[str]) -> Callout:
    """Whoever has a name as the film's cast has them, in a scene of their own."""
    name = callout.said or callout.text
    if name not in names or not is_role(callout.thing):
        return callout
    return replace(callout, thing="", scene=f"{name}站着" if is_chinese(name) else f"{name} stands")


def with_it(things: Things | None, text: str, before: str) -> Things | None:
    """A card with what "it" or "them" is that is put, stirred or cut at the start of a text: what
    was done something to in the text before."""
    match = _TO_IT.match(text)
    named = _done_to(before, many=match["it"].casefold() == "them") if match else None
    if match is None or named is None:
        return things
    if things is not None and any(each.thing == named.thing for each in things.items):
        return things
    item = Callout(text=_label(named.said)[:80], thing=named.thing, said=match["said"])
    others = () if things is None else things.items[: MOST_ON_CARD - 1]
    return Things(items=(item, *others), text="" if things is None else things.text)


_TO_IT: Final = re.compile(
    r"(?:(?:now|then|next|finally|first|after that),? )?(?P<said>[a-z]+ (?P<it>it|them))\b",
    re.IGNORECASE,
)


def _done_to(text: str, *, many: bool) -> Named | None:
    """The first thing of the last sentence of a text that is a command; `many` is said of it."""
    last = sentences(text)[-1][0] if sentences(text) else ""
    words = re.findall(r"[a-z]+", last.casefold())
    words = words[1:] if words[:1] and words[0] in _LEADING else words
    if not words or not english(words[0]).verb or is_chinese(text):
        return None
    things = [each for each in named_things(last) if not (each.is_somebody or each.is_refused)]
    first = next(iter(things), None)
    if first is None or first.is_aside or _ELSE.search(last[: first.start]):
        return None
    word = first.said.split()[-1].casefold()
    return first if (singular(word) != word) == many else None


_ELSE: Final = re.compile(
    r"[,;:]|\b(?:in|into|on|onto|to|from|with|at|under|over|off|out|and|then|until|when|if)\b", re.I
)
"""Before what a command is not done to itself."""
_LEADING: Final = word_set("now then next finally first")
MOST_ON_CARD: Final = 5
"""Things on one card."""


def _unless_acted(named: Named, acts: Sequence[Act]) -> tuple[Named, ...]:
    """What is named; where it is a deed that a little scene shows, the drawings that it is of."""
    if not named.is_deed:
        return (named,)
    is_acted = any(
        _happens_in(named, act)
        and (act.is_plain or any(act.shows(each.thing) for each in named.instead_of))
        for act in acts
    )
    return named.instead_of if is_acted else (named,)


def _happens_in(named: Named, act: Act) -> bool:
    return act.start <= named.start < act.end


def _most_telling(named: Sequence[Named]) -> list[Named]:
    """As many as a card has room for: first those that the words are about, and say much."""
    ranked = sorted(
        named, key=lambda each: (each.is_aside, each.is_weak, not each.is_deed, each.start)
    )
    return sorted(ranked[:MOST_ON_CARD], key=lambda each: each.start)


def _acted_out(acts: Sequence[Act], rows: list[tuple[int, Callout]]) -> list[tuple[int, Callout]]:
    """The rows with scenes of what is done in place of whom and what they show."""
    for act in acts:
        own = [row for row in rows if act.start <= row[0] < act.end]
        seen = [row for row in own if row[1].thing and act.shows(row[1].thing)]
        if not (seen or act.is_plain) or any(row[1].crossed for row in own):
            continue
        figures = [(at, replace(each, thing="")) for at, each in seen if _has_digits(each)]
        rows = [*(row for row in rows if row not in seen), *figures]
        rows.append((act.start, Callout(text=act.label, scene=act.scene, said=act.said)))
    return sorted(rows, key=lambda row: row[0])


def _has_digits(callout: Callout) -> bool:
    return any(each.isdigit() for each in callout.text)


def _heading(text: str, phrase: str, rows: list[tuple[int, Callout]]) -> str:
    """What stands over a card: its key phrase, if that is of all of its things and of no others.

    A phrase that says nearly all of the text only repeats the captions.
    """
    phrase = phrase.rstrip("、，,;；:： ")
    start = text.casefold().find(phrase.casefold())
    most = _LONGEST_HEADING[is_chinese(text)]
    if not phrase or start < 0 or len(phrase) > min(most, _SHORT_PHRASE * len(text)):
        return ""
    return phrase if all(start <= at < start + len(phrase) for at, _ in rows) else ""


_LONGEST_HEADING: Final = {True: 14, False: 40}
"""Characters, of Chinese and of others."""
_SHORT_PHRASE: Final = 0.5
"""Of the text."""


def _join(text: str, items: tuple[Callout, ...]) -> Join:
    """How two things are told to belong together."""
    if len(items) != 2 or not all(each.thing and not each.crossed for each in items):
        return "row"
    if any(map(happening_of, (each.thing for each in items))):
        return "row"  # it has its own arrow
    if _BECOMES.search(text):
        return "becomes"
    first, second = (text.find(each.said or each.text) for each in items)
    return "versus" if _VERSUS.search(text[first:second]) else "row"


def as_callouts(
    items: Iterable[Callout], shown: Shown, own: Sequence[Callout]
) -> tuple[Callout, ...]:
    """Of what is on a card what a picture does not show: things, and figures.

    `own` are callouts as a picture has them, whose labels are shorter than those of cards.
    """
    labels = {each.thing: each.text for each in own if each.thing}
    found: list[Callout] = []
    for each in items:
        one = one_of(each.thing)
        is_a_thing = each.thing and not (shown.has(each.thing) or is_role(one))
        is_seen = _is_of_somebody(each.thing) or _is_of_what_is_seen(each.thing, shown)
        if is_a_thing and not is_seen:
            words = each.text or each.said
            label = labels.get(each.thing, words if len(words) <= _LONGEST_BESIDE else "")
            label = label.strip(" ,.;，。；")
            said = each.said or each.text
            label = label[:1].upper() + label[1:]
            if not label or all(label != other.text for other in found):
                found.append(replace(each, text=label, said=said))
        elif not each.thing and _has_digits(each):
            found.append(each)
    return tuple(found[:_MOST_BESIDE])


def is_seen_done(thing: str) -> bool:
    """Whether a thing of a card is what hands do, or what happens to things."""
    return deed_of(thing) is not None or (
        happening_of(thing) is not None and not _is_of_somebody(thing)
    )


_LONGEST_BESIDE: Final = 20
"""Characters of what is under a callout beside somebody."""
_MOST_BESIDE: Final = 3
"""Callouts beside somebody who does what is said."""


def _is_of_somebody(thing: str) -> bool:
    """Whether something happens to somebody, who is in the picture already."""
    happening = happening_of(thing)
    return happening is not None and any(map(is_role, thing.split(" ")))


def _is_of_what_is_seen(thing: str, shown: Shown) -> bool:
    """Whether what happens, happens to something that is in the picture already."""
    return happening_of(thing) is not None and any(map(shown.has, thing.split(" ")))


def beside_a_number(text: str, chart: Chart, names: Collection[str] = ()) -> tuple[Callout, ...]:
    """What stands beside a number that counts up: the thing that it is of, and other figures.

    Several numbers have words of their own, and need the room.
    """
    if len(chart.rows) > 1:
        return ()
    cells = (qualified_number(cell) for row in chart.rows for cell in row[1:])
    numbers = {f"{each:g}" for each in cells if each is not None}
    found: list[Callout] = []
    for each in callouts_of(text, NOTHING, names, most=3):
        digits = re.findall(r"\d+(?:\.\d+)?", each.text.replace(",", ""))
        is_it = any(f"{float(number):g}" in numbers for number in digits)
        if is_it and each.thing:
            found.append(replace(each, text="", said=each.said or each.text))
        elif not is_it and not _is_in(each, chart.title):
            found.append(each)
    return tuple(found[:2])


def _is_in(callout: Callout, heading: str) -> bool:
    """Whether a figure stands in a heading already."""
    return not callout.thing and callout.text.casefold() in heading.casefold()
