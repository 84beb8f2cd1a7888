"""The words of a plan that the stage knows, with what goes with them, from its own registries.

`onionskin stage list` prints them, and `docs/stage-words.md` is made of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onionskin.stage.actions import ACTIONS, Action
from onionskin.stage.answering import TOGETHER
from onionskin.stage.dressing import (
    BEARDS,
    BOTTOMS,
    COATS,
    DRESSES,
    HAIRDOS,
    HATS,
    NIGHTCLOTHES,
    SCARVES,
    SKINS,
    TOPS,
    colour_words,
)
from onionskin.stage.furnishing import held_things
from onionskin.stage.places import PLACES

_PARTS: Final = {
    "hands": "with the hands",
    "posture": "with the whole body",
    "travel": "going somewhere (`to`)",
    "face": "with the face",
}


def verbs() -> list[dict[str, str]]:
    """Every verb: its names, and what it takes."""
    found = [
        {"name": each.names.en, "zh": each.names.zh, "takes": ", ".join(_takes(each))}
        for each in ACTIONS
    ]
    return sorted(found, key=lambda row: row["name"])


def _takes(action: Action) -> Iterator[str]:
    yield _PARTS[action.layer]
    if action.names.en in TOGETHER:
        yield "`partner`, who does it too"
    elif action.partner:
        yield "`partner`"
    held = sorted(each for each in held_things(action) if not each.startswith("of "))
    if held:
        yield f"in the hands: {' and '.join(held)}, or its `object` or `tool`"
    if action.thing:
        yield f"before them: {action.thing}"
    if action.seat:
        yield f"sits on: {action.seat}"
    if action.mount:
        yield f"rides: {action.mount}"


def places() -> list[dict[str, str]]:
    """Every place: its names, its anchors and its furniture."""
    found = [
        {
            "name": each.names.en,
            "zh": each.names.zh,
            "anchors": ", ".join(each.anchors),
            "furniture": ", ".join(dict.fromkeys(piece.thing for piece in each.furniture)),
            "indoors": "indoors" if each.indoors else "outdoors",
        }
        for each in PLACES
    ]
    return sorted(found, key=lambda row: row["name"])


def looks() -> list[dict[str, str]]:
    """What `wears` of a plan, and the cast of a film, can say of somebody's body and clothes."""
    clothes = [*COATS, "suit", *DRESSES, "long dress", *TOPS, *BOTTOMS, *NIGHTCLOTHES]
    rows = {
        "skin": [f"{tone} skin" for tone in (*SKINS, "light brown")],
        "hair": [*HAIRDOS, "hair with a colour: red hair"],
        "beard": list(BEARDS),
        "on the head": [*HATS, "glasses"],
        "clothes": [*clothes, "tie", "apron", "mask", *SCARVES, "shoes", "boots"],
        "colours, before any of them": [*colour_words(), "dark or light before a colour"],
    }
    return [{"name": name, "words": ", ".join(words)} for name, words in rows.items()]


_INTRODUCTION: Final = """\
# Words that the stage knows

Made from the stage's own lists by `python scripts/stage_words.py`; a test compares them. On the
command line: `onionskin stage list looks`, `verbs`, `places`, `things` and `roles`. How they stand
in a plan: [the stage](stage.md#every-field-of-a-plan).

## Looks: skin, hair, clothes

In `wears` of a plan, in the `cast` of a film (`Lina: girl, dark skin, long red hair, yellow
raincoat`) and in prompts ("a woman with light skin in a blue coat"). What nobody says follows from
the seed. A film warns of words of its cast that cannot be drawn.

| what | words |
|---|---|
"""
_OF_PLACES: Final = """
## Places, their anchors and furniture

An anchor is a mark where a `Prop` can stand; people find theirs by themselves. Who sits or lies
takes the place's own seat or bed, with or without an `object`.

| place | 中文 | light | anchors | furniture |
|---|---|---|---|---|
"""
_OF_VERBS: Final = """
## Verbs, and what they take

Every verb takes `start`, `end` and `manner`, and a `partner`, who is faced. Where a field changes
nothing in the picture, a warning says so. In what is done together one action is enough: the
partner does their part, also if they have actions of their own at other times.

| verb | 中文 | what it takes |
|---|---|---|
"""


def page() -> str:
    """`docs/stage-words.md`."""
    return (
        _INTRODUCTION
        + _rows(looks(), ("name", "words"))
        + _OF_PLACES
        + _rows(places(), ("name", "zh", "indoors", "anchors", "furniture"))
        + _OF_VERBS
        + _rows(verbs(), ("name", "zh", "takes"))
    )


def _rows(entries: list[dict[str, str]], fields: tuple[str, ...]) -> str:
    lines = ("| " + " | ".join(row[field] for field in fields) + " |" for row in entries)
    return "".join(f"{line}\n" for line in lines)
