"""What of a shot's words is called out: the things and figures that its picture does not show."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Final

from onionskin.film.figures import Figure, figures_in
from onionskin.film.naming import Named, drawn_as, named_things
from onionskin.film.storyboard import Callout, Chart, Join, Stage, Things
from onionskin.planner.dictionary import english, word_set
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.staged import stage_prompt
from onionskin.stage.things import THINGS

MOST: Final = 4
"""Callouts of one shot."""
_ALIKE: Final = (
    {"flower", "bouquet", "daisy", "sunflower"},
    {"phone", "mobile phone", "telephone"},
    {"parcel", "cardboard box"},
    {"book", "red book", "open book", "stack of books"},
    {"tree", "pine", "pine tree", "palm", "palm tree"},
    {"rain cloud", "cloud", "water drop"},
    {"cup", "cup of coffee", "cup of tea"},
    {"train", "bullet train", "subway train", "railway carriage"},
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
    "counter": "bank shop café", "window": "", "door": "", "table": "",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What a picture shows already: things and roles as they are drawn, and where it is."""

    things: frozenset[str] = field(default_factory=frozenset)
    place: str = ""

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
    plan = stage_prompt(source.prompt[:2000]).plan
    names = [each.thing for each in named_things(source.prompt)]
    names += [drawn_as(figure.name) or figure.name for figure in plan.figures]
    names = list(dict.fromkeys(names))
    is_held = any(action.verb not in _EMPTY_HANDED for action in plan.actions)
    is_first = is_held or not any(figure.kind == "person" for figure in plan.figures)
    things = {
        name for index, name in enumerate(names) if is_large(name) or (index == 0 and is_first)
    }
    things |= {_WITH_VERBS.get(action.verb, "") for action in plan.actions}
    return Shown(things=frozenset(things - {""}), place=source.place or plan.place)


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
    """The callouts of a narrated text over a picture: things and figures in the spoken order."""
    figures = list(figures_in(text))
    things = [each for each in named_things(text, names) if not shown.has(each.thing)]
    strong = [each for each in things if not each.is_weak]
    things = strong if len(strong) > 1 else things[:2]
    rows: list[tuple[int, Callout]] = []
    for figure in figures:
        own = next((each for each in things if _is_within(each, figure)), None)
        if own is not None:
            things.remove(own)
        thing = "" if own is None else own.thing
        rows.append((figure.start, _of_figure(figure, thing)))
    rows += [(each.start, _of_thing(each, text)) for each in things]
    rows.sort(key=lambda row: row[0])
    return tuple(callout for _, callout in _fewer(rows, most))


def _fewer(rows: list[tuple[int, Callout]], most: int) -> list[tuple[int, Callout]]:
    """At most so many; of too many the figures stay, and of the things the first."""
    if len(rows) <= most:
        return rows
    figures = [row for row in rows if not row[1].thing][:most]
    things = [row for row in rows if row[1].thing][: most - len(figures)]
    return sorted([*figures, *things], key=lambda row: row[0])


def _is_within(named: Named, figure: Figure) -> bool:
    return figure.start <= named.start < figure.start + len(figure.said)


def _of_figure(figure: Figure, thing: str) -> Callout:
    said = "" if figure.said == figure.text else figure.said
    return Callout(text=figure.text[:80], thing=thing, said=said)


def _of_thing(named: Named, text: str) -> Callout:
    label = named.said if is_chinese(text) else _label(named.said)
    said = "" if label.casefold() == named.said.casefold() else named.said
    return Callout(text=label[:80], thing=named.thing, said=said[:200], crossed=named.is_refused)


def _label(said: str) -> str:
    """The words under a thing: without words that only point."""
    words = [each for each in said.split() if each.casefold() not in _POINTING]
    kept = words[-2:] if len(" ".join(words)) > _LONGEST_LABEL else words
    kept = kept[-1:] if len(" ".join(kept)) > _LONGEST_LABEL else kept
    return " ".join(kept) or said


_POINTING: Final = word_set("the a an this that these those your our my his her their its some any")
_LONGEST_LABEL: Final = 16


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


def gathered(text: str, phrase: str, names: Collection[str] = ()) -> Things | None:
    """A card of the things that a text names, over its key phrase; None where it names none."""
    items = callouts_of(text, NOTHING, names)
    if not any(each.thing for each in items):
        return None
    is_short = len(phrase) <= _SHORT_PHRASE * len(text)
    return Things(items=items, text=phrase if is_short else "", join=_join(text, items))


_SHORT_PHRASE: Final = 0.5
"""Of the text: a phrase that says nearly all of it only repeats the captions."""


def _join(text: str, items: tuple[Callout, ...]) -> Join:
    """How two things are told to belong together."""
    if len(items) != 2 or not all(each.thing for each in items):
        return "row"
    if _BECOMES.search(text):
        return "becomes"
    first, second = (text.find(each.said or each.text) for each in items)
    return "versus" if _VERSUS.search(text[first:second]) else "row"


def beside_a_number(text: str, chart: Chart, names: Collection[str] = ()) -> tuple[Callout, ...]:
    """What stands beside a number that counts up: the thing that it is of, and other figures."""
    numbers = {f"{cell:g}" for row in chart.rows for cell in row if isinstance(cell, float)}
    found: list[Callout] = []
    for each in callouts_of(text, NOTHING, names, most=3):
        digits = re.findall(r"\d+(?:\.\d+)?", each.text.replace(",", ""))
        is_it = any(f"{float(number):g}" in numbers for number in digits)
        if is_it and each.thing:
            found.append(replace(each, text="", said=each.said or each.text))
        elif not is_it:
            found.append(each)
    return tuple(found[:2])
