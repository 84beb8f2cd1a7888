"""What was said of somebody's looks, put on: colours, clothes, glasses, beards, hats."""

from __future__ import annotations

from dataclasses import replace

from onionskin.plan.staging import Looks
from onionskin.stage.colours import darker, lighter
from onionskin.stage.look import Look

_COLOURS = {
    "red": "#d9483b",
    "orange": "#f08a3c",
    "yellow": "#f4c63f",
    "green": "#4fa870",
    "blue": "#3d78c9",
    "purple": "#8a5cb0",
    "violet": "#8a5cb0",
    "pink": "#e58fb0",
    "brown": "#8a5f45",
    "black": "#34323f",
    "white": "#fbfbfd",
    "grey": "#9aa2ae",
    "gray": "#9aa2ae",
    "gold": "#e8b83f",
    "golden": "#e8b83f",
    "silver": "#c3ccd6",
    "beige": "#e2cfae",
    "teal": "#2b9c96",
    "turquoise": "#3fb5b0",
    "blond": "#e0b45c",
    "blonde": "#e0b45c",
}
_TOPS = (
    "shirt",
    "t-shirt",
    "tee",
    "sweater",
    "jumper",
    "top",
    "blouse",
    "jacket",
    "pullover",
    "hoodie",
)


def colour_named(words: str) -> str:
    """The colour of words such as "dark blue", or "" where none is named."""
    parts = words.casefold().replace("-", " ").split()
    found = next((_COLOURS[word] for word in parts if word in _COLOURS), "")
    if found and "dark" in parts:
        return darker(found, 0.35)
    if found and ("light" in parts or "pale" in parts):
        return lighter(found, 0.4)
    return found


def dressed(look: Look, said: Looks) -> tuple[Look, tuple[str, ...]]:
    """The look with what was said put on, and the words of it that the stage cannot draw."""
    ignored = []
    if said.color and (tone := colour_named(said.color)):
        look = replace(look, top_colour=tone)
    if said.build in ("big", "thin", "round"):
        builds = {"big": "broad", "thin": "slim", "round": "round"}
        look = replace(look, build=builds[said.build])  # type: ignore[arg-type]
    for item in said.wears:
        changed = _worn(look, item.casefold())
        if changed is None:
            ignored.append(item)
        else:
            look = changed
    return look, tuple(ignored)


def is_wearable(item: str) -> bool:
    """Whether somebody can be dressed in a thing of that name."""
    return _worn(Look(), item.casefold()) is not None


def _worn(look: Look, item: str) -> Look | None:
    tone = colour_named(item)
    what = item.split()[-1]
    if "glasses" in item or "spectacles" in item:
        return replace(look, glasses=True)
    if "moustache" in item or "mustache" in item:
        return replace(look, beard="moustache")
    if "beard" in item:
        return replace(look, beard="full", hair=tone or look.hair)
    if "hair" in item:
        hairdo = next((h for h in ("long", "curly", "short", "wavy") if h in item), look.hairdo)
        return replace(look, hair=tone or look.hair, hairdo=hairdo)
    if what in ("coat", "raincoat", "overcoat", "anorak", "parka", "trenchcoat"):
        coat = tone or ("#7d5a45" if look.top_colour != "#7d5a45" else "#4a5a78")
        return replace(look, top="coat", top_colour=coat, long_sleeves=True)
    if what in ("mask", "facemask"):
        return replace(look, mask=tone or "#9fd0dc")
    if what == "suit":
        suit = tone or "#33415c"
        return replace(look, top="suit", top_colour=suit, bottom="trousers", bottom_colour=suit)
    if what == "dress":
        return replace(look, top="tee", bottom="dress", top_colour=tone or look.top_colour)
    if what in ("trousers", "pants", "jeans", "shorts", "skirt"):
        kind = what if what in ("shorts", "skirt") else "trousers"
        colour = tone or ("#3f5f8a" if what == "jeans" else look.bottom_colour)
        return replace(look, bottom=kind, bottom_colour=colour)  # type: ignore[arg-type]
    if what in ("headscarf", "hijab"):
        return replace(look, cover="scarf", cover_colour=tone or "#8a5cb0")
    if what in ("hat", "cap", "helmet", "turban", "beanie"):
        cover = {"hat": "straw", "helmet": "hardhat"}.get(what, what)
        return replace(look, cover=cover, cover_colour=tone or "#e8c274")  # type: ignore[arg-type]
    if what in ("scarf", "neckerchief", "shawl", "blanket", "poncho"):
        return replace(look, scarf=tone or "#d9483b")
    if what == "apron":
        return replace(look, apron=tone or "#e4574c")
    if what in ("shoes", "boots"):
        return replace(look, shoes=tone or look.shoes)
    if what in _TOPS:
        top = (
            "sweater" if what in ("sweater", "jumper", "pullover", "jacket", "hoodie") else "shirt"
        )
        return replace(look, top=top, top_colour=tone or look.top_colour)  # type: ignore[arg-type]
    return None
