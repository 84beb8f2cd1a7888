"""More people by their trade: waiters, workers, engineers, pilots."""

from __future__ import annotations

import random
from dataclasses import replace

from onionskin.stage.look import Look
from onionskin.stage.roles.role import role, skirted


@role("waiter", "服务员", "waitress", "服务生", "server")
def waiter(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="shirt",
        top_colour="#fbfbfd",
        accent="#34364a",
        apron="#2f2f3a",
        bottom="trousers",
        bottom_colour="#2f2f3a",
        shoes="#2a2636",
        long_sleeves=True,
    )


@role("engineer", "工程师", "architect", "建筑师", "foreman")
def engineer(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#8fb0d8", "#e9e6ef", "#8fc0a8"))
    return replace(
        look,
        top="shirt",
        top_colour=colour,
        long_sleeves=True,
        cover="hardhat",
        cover_colour="#fbfbfd",
        bottom="trousers",
        bottom_colour="#5a6478",
        shoes="#6a4a34",
    )


@role("worker", "工人", "factory worker", "工友", "welder", "operator")
def worker(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="overalls",
        accent=rng.choice(("#8fa4b8", "#d8c8a0", "#b8a0a0")),
        long_sleeves=True,
        cover=rng.choice(("hardhat", "cap")),
        cover_colour=rng.choice(("#3d86c9", "#f4c63f", "#5f9a6a")),
        bottom="trousers",
        bottom_colour="#3f5f8a",
        shoes="#33303c",
    )


@role("gardener", "园丁", "florist", "花匠")
def gardener(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#5f9a5a", "#4f8f78", "#7a9a4a"))
    return replace(
        look,
        top="shirt",
        top_colour=rng.choice(("#e9dcc8", "#f4d9a8", "#cfe0ea")),
        long_sleeves=False,
        apron=colour,
        cover="straw",
        cover_colour="#e8c274",
        accent=colour,
        bottom="trousers",
        bottom_colour="#5a6a8a",
        shoes="#4f6a3f",
    )


@role("baker", "面包师", "pastry chef", "confectioner", "糕点师")
def baker(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="shirt",
        top_colour="#fbfbfd",
        long_sleeves=False,
        apron=rng.choice(("#c98a5a", "#b5654a", "#8a6f5a")),
        cover="beanie",
        cover_colour="#f4efe6",
        bottom="trousers",
        bottom_colour="#6a5a4a",
    )


@role("hairdresser", "理发师", "barber", "stylist", "美发师")
def hairdresser(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#3a3346", "#4a3f52", "#54455e"))
    return replace(
        look,
        top="tee",
        top_colour=colour,
        long_sleeves=False,
        apron=rng.choice(("#8a5cb0", "#2b9c96", "#c8484c")),
        bottom="trousers",
    )


@role("photographer", "摄影师", "cameraman", "camerawoman", "film maker")
def photographer(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="vest",
        top_colour=rng.choice(("#8a8560", "#6f7f6a", "#7a6f5a")),
        accent="#e9e6ef",
        long_sleeves=True,
        bottom="trousers",
        bottom_colour="#46506a",
        cover=rng.choice(("none", "cap", "none")),
        cover_colour="#5f6f46",
    )


@role("fisherman", "渔夫", "angler", "fisher", "渔民")
def fisherman(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="overalls",
        accent=rng.choice(("#e9e6ef", "#8fb0c8", "#d98a5a")),
        long_sleeves=True,
        cover="beanie",
        cover_colour=rng.choice(("#d9483b", "#33415c", "#4f8f78")),
        bottom="trousers",
        bottom_colour="#c9a83f",
        shoes="#4a5a3f",
        beard=look.beard,
    )


@role("security guard", "保安", "guard", "watchman", "bodyguard")
def security_guard(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="uniform",
        top_colour="#4a4f63",
        accent="#2c3350",
        long_sleeves=True,
        badge=True,
        cover="cap",
        cover_colour="#33384a",
        bottom="trousers",
        bottom_colour="#33384a",
        shoes="#2a2636",
    )


@role("potter", "陶艺师", "ceramist", "陶工")
def potter(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="tee",
        top_colour=rng.choice(("#7a9ab8", "#8aa87a", "#c8a06a")),
        long_sleeves=False,
        apron="#a8664a",
        bottom="trousers",
        bottom_colour="#4a4f63",
        shoes="#5a4636",
    )


@role("pilot", "飞行员", "airline captain", "机长")
def pilot(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="suit",
        top_colour="#2f3a63",
        accent="#2a2636",
        long_sleeves=True,
        badge=True,
        cover="police",
        cover_colour="#2f3a63",
        bottom="trousers",
        bottom_colour="#2f3a63",
        shoes="#2a2636",
    )


@role("captain", "船长", "sailor", "水手", "seaman")
def ship_captain(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="sweater",
        top_colour=rng.choice(("#2f4a78", "#fbfbfd")),
        stripes=True,
        accent="#2f4a78",
        long_sleeves=True,
        cover="sailor",
        cover_colour="#fbfbfd",
        bottom="trousers",
        bottom_colour="#2f3a5c",
        shoes="#2a2636",
    )


@role("flight attendant", "空乘", "stewardess", "steward", "空姐")
def flight_attendant(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#8a3f5a", "#2f5a8a", "#a8483f"))
    dressed = replace(
        look,
        top="suit",
        top_colour=colour,
        accent="",
        long_sleeves=True,
        bottom="trousers",
        bottom_colour=colour,
        hairdo=rng.choice(("bun", "short")),
        shoes="#2a2636",
    )
    return skirted(dressed, rng, 0.8)


@role("programmer", "程序员", "developer", "designer", "设计师", "coder")
def programmer(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#4a4a5c", "#3f6a78", "#6a4f78", "#5a6f4f"))
    return replace(
        look,
        top="sweater",
        top_colour=colour,
        long_sleeves=True,
        glasses=rng.random() < 0.6,
        bottom="trousers",
        bottom_colour="#4a78b0",
        shoes="#f4f2f0",
    )


@role(
    "call centre agent",
    "客服",
    "support agent",
    "call center agent",
    "operator at the phone",
    "receptionist",
)
def call_agent(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#8fb0d8", "#e58fa8", "#8fc0a8", "#d8c8e8"))
    dressed = replace(
        look,
        top="shirt",
        top_colour=colour,
        long_sleeves=True,
        cover="headset",
        bottom="trousers",
    )
    return skirted(dressed, rng, 0.4)
