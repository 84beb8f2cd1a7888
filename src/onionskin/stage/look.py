"""How a person looks: plain data that roles fill in and figures draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Age = Literal["baby", "child", "teen", "adult", "old"]
Frame = Literal["man", "woman"]
Build = Literal["slim", "medium", "broad", "round"]
Hairdo = Literal[
    "bald",
    "crop",
    "short",
    "parted",
    "spiky",
    "curly",
    "afro",
    "bob",
    "long",
    "wavy",
    "bun",
    "ponytail",
    "pigtails",
    "crown",
]
Top = Literal[
    "tee",
    "shirt",
    "sweater",
    "hoodie",
    "cardigan",
    "jacket",
    "coat",
    "suit",
    "scrubs",
    "uniform",
    "vest",
    "overalls",
    "gown",
]
Bottom = Literal["trousers", "shorts", "skirt", "dress", "robe", "bare"]
Cover = Literal[
    "none",
    "nurse",
    "chef",
    "cap",
    "police",
    "fire",
    "hardhat",
    "straw",
    "scarf",
    "beanie",
    "surgeon",
    "turban",
    "helmet",
    "crown",
    "veil",
    "tophat",
    "witch",
    "santa",
    "bikehelmet",
    "headset",
    "swimcap",
    "sailor",
]
Beard = Literal["none", "stubble", "moustache", "short", "full"]

AGES: tuple[Age, ...] = get_args(Age)
HAIRDOS: tuple[Hairdo, ...] = get_args(Hairdo)
COVERS: tuple[Cover, ...] = get_args(Cover)
BEARDS: tuple[Beard, ...] = get_args(Beard)


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """One person's looks. Colours are "#rrggbb"; `accent` is a tie, lining, stripe or badge."""

    age: Age = "adult"
    frame: Frame = "woman"
    build: Build = "medium"
    skin: str = "#ecb68a"
    hair: str = "#33241e"
    hairdo: Hairdo = "short"
    beard: Beard = "none"
    beard_colour: str = ""
    """Where the beard has another colour than the hair."""
    glasses: bool = False
    goggles: bool = False
    cover: Cover = "none"
    cover_colour: str = "#ffffff"
    top: Top = "tee"
    top_colour: str = "#3d86c9"
    accent: str = "#e4574c"
    long_sleeves: bool = True
    apron: str = ""
    scarf: str = ""
    """The colour of a scarf around the neck; "" for none."""
    mask: str = ""
    """The colour of a mask over mouth and nose; "" for none."""
    bottom: Bottom = "trousers"
    bottom_colour: str = "#2f3a5c"
    shoes: str = "#3c3346"
    stripes: bool = False
    stethoscope: bool = False
    badge: bool = False
