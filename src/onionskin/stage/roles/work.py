"""People by their trade."""

from __future__ import annotations

import random
from dataclasses import replace

from onionskin.stage.colours import WHITE
from onionskin.stage.look import Look
from onionskin.stage.roles.role import role, skirted


@role("chef", "厨师", "cook")
def chef(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="shirt",
        top_colour=WHITE,
        long_sleeves=True,
        cover="chef",
        cover_colour=WHITE,
        apron=rng.choice(("#e4574c", "#4f5bb8", "#3c4257")),
        bottom="trousers",
        bottom_colour="#46506a",
        hairdo="bun" if look.frame == "woman" else look.hairdo,
    )


@role("barista", "咖啡师", "bartender")
def barista(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="shirt",
        top_colour=rng.choice((WHITE, "#e9dcc8", "#8fb0c8")),
        long_sleeves=False,
        apron="#3f5a50",
        bottom="trousers",
        bottom_colour="#3c3a48",
    )


@role("courier", "快递员", "postman", "delivery person", "mail carrier", "邮递员")
def courier(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#f08a3c", "#3d86c9", "#4fa870"))
    return replace(
        look,
        top="shirt",
        top_colour=colour,
        long_sleeves=False,
        cover="cap",
        cover_colour=colour,
        bottom="trousers",
        bottom_colour="#46506a",
        shoes="#f4f2f0",
    )


@role(
    "farmer",
    "农民",
    "农夫",
)
def farmer(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="overalls",
        accent=rng.choice(("#e4574c", "#f4b93f", "#79b06a")),
        bottom="trousers",
        bottom_colour="#4a78b0",
        cover="straw",
        cover_colour="#e8c274",
        long_sleeves=True,
        shoes="#6a4a34",
        badge=False,
    )


@role(
    "business person",
    "商人",
    "businessman",
    "businesswoman",
    "manager",
    "boss",
    "经理",
    "老板",
)
def business(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#33415c", "#4a4a5c", "#3f4a6a", "#54455e"))
    dressed = replace(
        look,
        top="suit",
        top_colour=colour,
        long_sleeves=True,
        bottom="trousers",
        bottom_colour=colour,
        shoes="#3a2f38",
        beard="short" if look.beard == "full" else look.beard,
        accent=rng.choice(("#d9483b", "#3d86c9", "#4f9a6a", "#8a5cb0")),
    )
    if dressed.frame == "woman":
        dressed = skirted(replace(dressed, accent=""), rng, 0.5)
    return dressed


@role(
    "office worker",
    "上班族",
    "employee",
    "clerk",
    "职员",
    "accountant",
)
def office_worker(look: Look, rng: random.Random) -> Look:
    return skirted(
        replace(
            look,
            top="shirt",
            long_sleeves=True,
            top_colour=rng.choice(("#8fb0d8", "#e9e6ef", "#b8a4d0", "#8fc0a8")),
        ),
        rng,
        0.4,
    )


@role("presenter", "主持人", "news anchor", "主播")
def presenter(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#3d5f9a", "#8a3f5a", "#2f6a6a"))
    return replace(
        look,
        top="suit",
        top_colour=colour,
        long_sleeves=True,
        bottom="trousers",
        bottom_colour=colour,
        accent="#e4574c" if look.frame == "man" else "",
    )


@role(
    "police officer",
    "警察",
    "policeman",
    "policewoman",
    "cop",
    "police",
)
def police(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="uniform",
        top_colour="#6f93c8",
        accent="#2c3350",
        long_sleeves=False,
        badge=True,
        cover="police",
        cover_colour="#2f3a63",
        bottom="trousers",
        bottom_colour="#2f3a5c",
        shoes="#2a2636",
    )


@role("firefighter", "消防员", "fireman")
def firefighter(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="vest",
        top_colour="#d98a34",
        accent="#c07428",
        long_sleeves=True,
        cover="fire",
        cover_colour="#d9483b",
        bottom="trousers",
        bottom_colour="#b06a28",
        shoes="#33303c",
    )


@role(
    "builder",
    "建筑工人",
    "construction worker",
)
def builder(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="vest",
        top_colour="#f2922f",
        accent=rng.choice(("#5a78a8", "#6a6f7a")),
        long_sleeves=True,
        cover="hardhat",
        cover_colour="#f4c63f",
        bottom="trousers",
        bottom_colour="#46506a",
        shoes="#6a4a34",
    )


@role("mechanic", "修理工", "technician", "技师", "技工")
def mechanic(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="overalls",
        accent="#c9ced8",
        bottom="trousers",
        bottom_colour="#3f5f8a",
        cover="cap",
        cover_colour="#3f5f8a",
        long_sleeves=False,
        shoes="#33303c",
    )


@role(
    "athlete",
    "运动员",
    "player",
)
def athlete(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#e4574c", "#3d86c9", "#4fa870", "#f4b93f"))
    return replace(
        look,
        top="tee",
        top_colour=colour,
        long_sleeves=False,
        bottom="shorts",
        bottom_colour=WHITE,
        shoes="#f4f2f0",
        glasses=False,
        build="slim",
    )


@role("artist", "艺术家", "painter", "画家")
def artist(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="shirt",
        top_colour="#e9e2d6",
        apron="#7f8fae",
        cover="beanie",
        cover_colour="#c8484c",
        bottom="trousers",
    )


@role(
    "singer",
    "歌手",
    "performer",
)
def singer(look: Look, rng: random.Random) -> Look:
    if look.frame == "woman":
        return replace(
            look,
            bottom="dress",
            top="tee",
            top_colour=rng.choice(("#d8436f", "#8a5cb0", "#2b9c96")),
        )
    return replace(
        look,
        top="suit",
        top_colour="#6a3f8a",
        bottom="trousers",
        bottom_colour="#3a3346",
        accent="#f4b93f",
    )


@role("cashier", "收银员", "shopkeeper", "seller", "salesperson", "店员", "售货员")
def cashier(look: Look, rng: random.Random) -> Look:
    return replace(look, top="shirt", top_colour="#e9e6ef", apron="#4fa870", bottom="trousers")


@role(
    "magician",
    "魔术师",
)
def magician(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="suit",
        top_colour="#3a2f52",
        bottom="trousers",
        bottom_colour="#2f2a42",
        accent="#d9483b",
        beard="moustache" if look.frame == "man" else "none",
        long_sleeves=True,
        cover="tophat",
        cover_colour="#2f2a42",
    )


@role("cleaner", "清洁工", "janitor", "保洁员")
def cleaner(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="shirt",
        top_colour="#7fb4c8",
        long_sleeves=False,
        apron="#3f6f8a",
        bottom="trousers",
        bottom_colour="#46506a",
    )


@role(
    "driver",
    "司机",
    "bus driver",
)
def driver(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="uniform",
        top_colour="#fbfbfd",
        accent="#2f3a63",
        cover="police",
        cover_colour="#34406e",
        bottom="trousers",
        bottom_colour="#2f3a5c",
        long_sleeves=False,
        shoes="#2a2636",
    )


@role("soldier", "士兵", "ranger")
def soldier(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="shirt",
        top_colour="#6f7f52",
        long_sleeves=True,
        cover="cap",
        cover_colour="#5f6f46",
        bottom="trousers",
        bottom_colour="#5a6644",
        shoes="#3f3630",
    )
