"""People in public life, and those who come and go: politicians, judges, customers."""

from __future__ import annotations

import random
from dataclasses import replace

from onionskin.stage.look import Look
from onionskin.stage.roles.role import role, skirted


@role("politician", "政治家", "president", "prime minister", "mayor", "minister", "总统", "市长")
def politician(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#2f3a5c", "#3a3f52", "#4a3f4a"))
    dressed = replace(
        look,
        top="suit",
        top_colour=colour,
        long_sleeves=True,
        bottom="trousers",
        bottom_colour=colour,
        accent=rng.choice(("#c8383b", "#2f5ab0")),
        badge=True,
        beard="none",
        shoes="#2a2636",
    )
    return skirted(dressed, rng, 0.5)


@role("train conductor", "列车员", "ticket inspector", "检票员", "列车长", "train guard")
def train_conductor(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="suit",
        top_colour="#27456b",
        accent="#d8453c",
        long_sleeves=True,
        badge=True,
        cover="police",
        cover_colour="#27456b",
        bottom="trousers",
        bottom_colour="#27456b",
        shoes="#2a2636",
    )


@role("tour guide", "导游", "guide", "讲解员", "city guide")
def tour_guide(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="shirt",
        top_colour=rng.choice(("#e8703a", "#2f9e8a")),
        accent="#fbfbfd",
        badge=True,
        cover="cap",
        cover_colour="#fbf3dc",
        bottom="trousers",
        bottom_colour="#5a6478",
        shoes="#6a4a3a",
    )


@role("judge", "法官", "magistrate")
def judge(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="coat",
        top_colour="#2f2a3a",
        accent="#fbfbfd",
        long_sleeves=True,
        bottom="robe",
        bottom_colour="#2f2a3a",
        hairdo=rng.choice(("short", "bun")),
        shoes="#2a2636",
    )


@role("lawyer", "律师", "attorney", "solicitor", "notary")
def lawyer(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#3a3a46", "#4f4650"))
    dressed = replace(
        look,
        top="suit",
        top_colour=colour,
        long_sleeves=True,
        bottom="trousers",
        bottom_colour=colour,
        accent="#6a5a8a",
        glasses=rng.random() < 0.5,
        shoes="#2a2636",
    )
    return skirted(dressed, rng, 0.5)


@role("reporter", "记者", "journalist", "correspondent")
def reporter(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#c9a06a", "#8a9a6a", "#6a8aa8"))
    return replace(
        look,
        top="coat",
        top_colour=colour,
        accent="#e9e6ef",
        long_sleeves=True,
        bottom="trousers",
        bottom_colour="#46506a",
    )


@role("monk", "和尚", "buddhist monk", "僧人", frame="man")
def monk(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="gown",
        top_colour="#e09a3c",
        accent="#c8702f",
        bottom="robe",
        bottom_colour="#e09a3c",
        hairdo="bald",
        beard="none",
        glasses=False,
        long_sleeves=False,
        shoes="#8a5f45",
    )


@role("priest", "牧师", "pastor", "nun", "神父")
def priest(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="coat",
        top_colour="#34323f",
        accent="#fbfbfd",
        long_sleeves=True,
        bottom="robe",
        bottom_colour="#34323f",
        shoes="#2a2636",
    )


@role("volunteer", "志愿者", "helper", "activist", "aid worker")
def volunteer(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#d9483b", "#2b9c96", "#f08a3c"))
    return replace(
        look,
        top="vest",
        top_colour=colour,
        accent="#fbfbfd",
        long_sleeves=False,
        cover=rng.choice(("cap", "none")),
        cover_colour=colour,
        bottom="trousers",
    )


@role("customer", "顾客", "shopper", "client", "guest", "客户", "客人")
def customer(look: Look, rng: random.Random) -> Look:
    dressed = replace(
        look,
        top=rng.choice(("coat", "sweater", "shirt")),
        top_colour=rng.choice(("#c98a5a", "#7f8fae", "#8aa87a", "#b0708a")),
        long_sleeves=True,
    )
    return skirted(dressed, rng, 0.4)


@role("passenger", "乘客", "commuter", "traveller by train")
def passenger(look: Look, rng: random.Random) -> Look:
    dressed = replace(
        look,
        top=rng.choice(("coat", "suit", "sweater")),
        top_colour=rng.choice(("#5a6f8f", "#8a6f5a", "#6f8a78", "#8f5a6f")),
        long_sleeves=True,
        cover=rng.choice(("none", "none", "beanie")),
        cover_colour="#8a3f5a",
    )
    return skirted(dressed, rng, 0.3)


@role("librarian", "图书管理员", "archivist", "secretary", "秘书")
def librarian(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#8a6f8f", "#7a8f6a", "#b5854a"))
    dressed = replace(
        look,
        top="sweater",
        top_colour=colour,
        long_sleeves=True,
        glasses=True,
        bottom="trousers",
    )
    return skirted(dressed, rng, 0.6)
