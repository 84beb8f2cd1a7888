"""People by age and family."""

from __future__ import annotations

import random
from dataclasses import replace

from onionskin.stage.colours import CLOTH
from onionskin.stage.look import Look
from onionskin.stage.roles.role import role, skirted


@role("man", "男人", "father", "dad", "husband", "guy", "爸爸", "父亲", "男士", frame="man")
def man(look: Look, rng: random.Random) -> Look:
    return look


@role(
    "woman", "女人", "mother", "mum", "mom", "wife", "lady", "妈妈", "母亲", "女士", frame="woman"
)
def woman(look: Look, rng: random.Random) -> Look:
    return replace(look, bottom="dress") if rng.random() < 0.35 else skirted(look, rng)


@role(
    "person",
    "人",
    "people",
    "someone",
    "人们",
)
def person(look: Look, rng: random.Random) -> Look:
    return skirted(look, rng, 0.3)


@role("boy", "男孩", "son", "儿子", age="child", frame="man")
def boy(look: Look, rng: random.Random) -> Look:
    return _child(look, rng)


@role("girl", "女孩", "daughter", "女儿", age="child", frame="woman")
def girl(look: Look, rng: random.Random) -> Look:
    return replace(_child(look, rng), bottom=rng.choice(("dress", "skirt", "trousers")))


@role("child", "孩子", "kid", "小孩", "儿童", age="child")
def child(look: Look, rng: random.Random) -> Look:
    return _child(look, rng)


def _child(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="tee",
        stripes=rng.random() < 0.4,
        bottom=rng.choice(("shorts", "trousers")),
        bottom_colour=rng.choice((*CLOTH[4:7], "#3c4257")),
        shoes=rng.choice(("#f4f2f0", "#e4574c", "#3d86c9")),
        glasses=rng.random() < 0.12,
    )


@role("baby", "婴儿", "toddler", "宝宝", age="baby")
def baby(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#f4d47a", "#a9d8c8", "#f3b6c3", "#a9cdf0"))
    return replace(look, top="sweater", top_colour=colour, bottom_colour=colour, shoes=colour)


@role("teenager", "青少年", "teen", "youth", "少年", age="teen")
def teenager(look: Look, rng: random.Random) -> Look:
    return replace(look, top=rng.choice(("tee", "sweater")), shoes="#f4f2f0")


@role(
    "old man",
    "老爷爷",
    "grandfather",
    "grandpa",
    "爷爷",
    "老人",
    "elderly man",
    age="old",
    frame="man",
)
def old_man(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#7a8f6a", "#8a6f8f", "#b58a5a", "#6f8aa8"))
    return replace(
        look,
        top="sweater",
        top_colour=colour,
        long_sleeves=True,
        bottom_colour="#5a4a3c",
        beard=rng.choice(("none", "full", "moustache", "short")),
        shoes="#5a4436",
    )


@role(
    "old woman",
    "老奶奶",
    "grandmother",
    "grandma",
    "奶奶",
    "elderly woman",
    age="old",
    frame="woman",
)
def old_woman(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#b06a8a", "#7f79b8", "#c98a5a", "#5f9a94"))
    return replace(
        look,
        top="sweater",
        top_colour=colour,
        long_sleeves=True,
        bottom="skirt",
        bottom_colour="#5a4a5e",
        shoes="#5a4436",
    )


@role("bride", "新娘", frame="woman")
def bride(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="tee",
        top_colour="#fbf7f2",
        bottom="robe",
        bottom_colour="#fbf7f2",
        cover="veil",
        shoes="#f4f2f0",
        hairdo="bun",
        glasses=False,
        accent="#f3b6c3",
        long_sleeves=False,
    )


@role("groom", "新郎", frame="man")
def groom(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="suit",
        top_colour="#34364a",
        bottom="trousers",
        bottom_colour="#34364a",
        accent="#e58fb0",
        shoes="#2a2636",
        long_sleeves=True,
    )


@role("tourist", "游客", "traveller", "hiker", "旅行者")
def tourist(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="shirt",
        top_colour=rng.choice(("#f4b93f", "#2b9c96", "#f08a3c")),
        long_sleeves=False,
        bottom="shorts",
        bottom_colour="#c9a06a",
        cover="straw",
        cover_colour="#e8d2a4",
        shoes="#8a5f45",
    )
