"""What was said of somebody's looks, put on: colours, clothes, hair, skin, hats."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from onionskin.plan.staging import Looks
from onionskin.stage.colours import GREY_HAIR, HAIR, SKIN, darker, lighter
from onionskin.stage.look import Beard, Bottom, Cover, Hairdo, Look, Top

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
TOPS: Final[dict[str, Top]] = {
    **dict.fromkeys(("shirt", "blouse"), "shirt"),
    **dict.fromkeys(("t-shirt", "tee", "top"), "tee"),
    **dict.fromkeys(("sweater", "jumper", "pullover"), "sweater"),
    "hoodie": "hoodie",
    "cardigan": "cardigan",
    "jacket": "jacket",
    "denim jacket": "jacket",
    "leather jacket": "jacket",
    "vest": "vest",
    "uniform": "uniform",
    "scrubs": "scrubs",
    "overalls": "overalls",
}
"""What is worn above, and how the stage draws it."""
BOTTOMS: Final[dict[str, Bottom]] = {
    **dict.fromkeys(("trousers", "pants", "jeans"), "trousers"),
    "shorts": "shorts",
    "skirt": "skirt",
}
COATS: Final = ("coat", "raincoat", "overcoat", "anorak", "parka", "trenchcoat")
NIGHTCLOTHES: Final = ("pyjamas", "pajamas")
DRESSES: Final[dict[str, Bottom]] = {
    "dress": "dress",
    **dict.fromkeys(("nightdress", "nightgown", "nightshirt", "gown", "robe"), "robe"),
}
"""A "long dress" is drawn as long as a gown."""
SCARVES: Final = ("scarf", "neckerchief")
AS_A_SCARF: Final = frozenset({"shawl", "blanket", "poncho"})
"""What is around the shoulders and is drawn as a scarf."""
_MATERIALS: Final = {"denim": "#4d77a8", "leather": "#5a4032"}
_WARM: Final = frozenset({"sweater", "hoodie", "cardigan", "jacket"})
"""Tops with long sleeves and without stripes."""
HATS: Final[dict[str, Cover]] = {
    "hat": "straw",
    "straw hat": "straw",
    "sun hat": "straw",
    "top hat": "tophat",
    "hard hat": "hardhat",
    "helmet": "hardhat",
    "bicycle helmet": "bikehelmet",
    "bike helmet": "bikehelmet",
    "cap": "cap",
    "beanie": "beanie",
    "turban": "turban",
    "headscarf": "scarf",
    "hijab": "scarf",
    "veil": "veil",
    "crown": "crown",
    "headset": "headset",
    "chef's hat": "chef",
    "witch's hat": "witch",
    "santa hat": "santa",
    "swimming cap": "swimcap",
}
_HAT_COLOURS: Final[dict[Cover, str]] = {
    "scarf": "#8a5cb0", "veil": "#fbfbfd", "crown": "#e8b83f", "chef": "#fbfbfd",
    "tophat": "#34323f", "witch": "#34323f", "santa": "#d9483b", "headset": "#34323f",
    "swimcap": "#3d78c9",
}  # fmt: skip
HAIRDOS: Final[dict[str, Hairdo]] = {
    "bald": "bald",
    "cropped hair": "crop",
    "short hair": "short",
    "spiky hair": "spiky",
    "curly hair": "curly",
    "long hair": "long",
    "wavy hair": "wavy",
    "afro": "afro",
    "bob": "bob",
    "bun": "bun",
    "ponytail": "ponytail",
    "pigtails": "pigtails",
    "plaits": "pigtails",
    "braids": "pigtails",
}
"""Hairdos by name; a colour may stand before: "long red hair", "blond ponytail"."""
BEARDS: Final[dict[str, Beard]] = {
    "stubble": "stubble",
    "moustache": "moustache",
    "mustache": "moustache",
    "short beard": "short",
    "beard": "full",
}
SKINS: Final[dict[str, int]] = {
    "pale": 0, "fair": 0, "white": 0, "light": 1, "medium": 3, "olive": 3, "tan": 3, "tanned": 3,
    "brown": 5, "dark": 6, "black": 7,
}  # fmt: skip
"""Before the word "skin": the tone of `colours.SKIN` that is meant; "light brown" is 4."""


def colour_words() -> tuple[str, ...]:
    """The colours that clothes and hair can have, by name."""
    return tuple(_COLOURS)


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
    worn = [*said.wears, *filter(is_wearable, said.traits)]
    # The skin comes first: the hair that goes with it gives way to hair that is said.
    for item in sorted(worn, key=lambda each: not _is_skin(each.casefold())):
        changed = _worn(look, item.casefold())
        if changed is None:
            ignored.append(item)
        else:
            look = changed
    return look, tuple(ignored)


def for_bed(look: Look) -> Look:
    """Without a coat and a hat, which nobody has on in bed."""
    top = "shirt" if look.top in ("coat", "suit") else look.top
    hat = look.cover if look.cover == "scarf" else "none"
    return replace(look, top=top, cover=hat, apron="", scarf="")


def is_wearable(item: str) -> bool:
    """Whether somebody can be dressed in a thing of that name, or have such hair or skin."""
    return _worn(Look(), item.casefold()) is not None


def _is_skin(item: str) -> bool:
    return item.split()[-1] in ("skin", "complexion")


def _worn(look: Look, item: str) -> Look | None:
    if not item.split():
        return None
    if _is_skin(item):
        return _with_skin(look, item)
    tone = colour_named(item)
    on_head = _on_head(look, item, tone)
    return on_head if on_head is not None else _clothed(look, item.split()[-1], item, tone)


def _with_skin(look: Look, item: str) -> Look | None:
    """Somebody of that skin; the hair that goes with it, where theirs does not."""
    words = item.replace("-", " ").split()
    tones = [SKINS[word] for word in words if word in SKINS]
    if not tones:
        return None
    tone = 4 if {"light", "brown"} <= set(words) else max(tones)
    usual = HAIR[: 7 if tone < 3 else 4 if tone < 5 else 2]
    goes = look.hair in usual or look.hair in GREY_HAIR
    return replace(look, skin=SKIN[tone], hair=look.hair if goes else usual[0])


def _on_head(look: Look, item: str, tone: str) -> Look | None:
    """With glasses, a beard, a hairdo or a hat; None for none of them."""
    if "glasses" in item or "spectacles" in item:
        return replace(look, glasses=True)
    beard = next((BEARDS[name] for name in BEARDS if item.endswith(name)), None)
    if beard is not None:
        return replace(look, beard=beard, beard_colour=_of_hair(item, tone) or look.beard_colour)
    what = item.split()[-1]
    hat = next((HATS[name] for name in sorted(HATS, key=len)[::-1] if item.endswith(name)), None)
    if hat is not None:
        return replace(look, cover=hat, cover_colour=tone or _HAT_COLOURS.get(hat, "#e8c274"))
    hairdo = next((HAIRDOS[name] for name in HAIRDOS if name.split()[0] in item.split()), None)
    if hairdo is None or (what != "hair" and what not in HAIRDOS):
        return replace(look, hair=tone or look.hair) if what == "hair" else None
    return replace(look, hair=tone or look.hair, hairdo=hairdo)


def _of_hair(item: str, tone: str) -> str:
    """The colour of a beard: what is called red there is a reddish brown."""
    return "#b0532c" if "red" in item.replace("-", " ").split() else tone


def stood_in_for(item: str) -> str:
    """What a word for clothes is drawn as where that is something else; "" where it is not."""
    return (
        "scarf"
        if item.casefold().split()[-1:] and item.casefold().split()[-1] in AS_A_SCARF
        else ""
    )


def _clothed(look: Look, what: str, item: str, tone: str) -> Look | None:
    """In a piece of clothing; None for what is none."""
    if f"{what}s" in (*NIGHTCLOTHES, *BOTTOMS, "overalls"):
        what = f"{what}s"
    if what in COATS:
        coat = tone or ("#7d5a45" if look.top_colour != "#7d5a45" else "#4a5a78")
        return replace(look, top="coat", top_colour=coat, long_sleeves=True)
    if what in ("mask", "facemask"):
        return replace(look, mask=tone or "#9fd0dc")
    if what == "suit":
        suit = tone or "#33415c"
        return replace(look, top="suit", top_colour=suit, bottom="trousers", bottom_colour=suit)
    if what in NIGHTCLOTHES:
        night = tone or "#9fc0e0"
        return replace(
            look, top="shirt", top_colour=night, bottom="trousers", bottom_colour=night,
            long_sleeves=True, cover="none", apron="",
        )  # fmt: skip
    if what in DRESSES:
        length = "robe" if "long" in item.split() else DRESSES[what]
        colour = tone or look.top_colour
        return replace(look, top="tee", bottom=length, top_colour=colour)
    if what in BOTTOMS:
        colour = tone or ("#3f5f8a" if what == "jeans" else look.bottom_colour)
        return replace(look, bottom=BOTTOMS[what], bottom_colour=colour)
    if what in SCARVES or what in AS_A_SCARF:
        return replace(look, scarf=tone or "#d9483b")
    if what == "tie":
        return replace(look, top="suit", accent=tone or look.accent)
    if what == "apron":
        return replace(look, apron=tone or "#e4574c")
    if what in ("shoes", "boots"):
        return replace(look, shoes=tone or look.shoes)
    if what in TOPS:
        top, before = TOPS[what], look.top_colour
        of = next((_MATERIALS[word] for word in item.split() if word in _MATERIALS), "")
        look = replace(look, top=top, top_colour=tone or of or look.top_colour)
        if top in _WARM:
            look = replace(look, long_sleeves=True, stripes=False)
            # It is worn over a dress, which shows below it.
            over = top != "sweater" and look.bottom == "dress"
            return replace(look, bottom="skirt", bottom_colour=before) if over else look
        return replace(look, long_sleeves=False) if what in ("t-shirt", "tee") else look
    return None
