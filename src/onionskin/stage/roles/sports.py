"""People of sport."""

from __future__ import annotations

import random
from dataclasses import replace

from onionskin.stage.look import Look
from onionskin.stage.roles.role import role


@role("footballer", "足球运动员", "football player", "soccer player", "球员", "goalkeeper")
def footballer(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#d9483b", "#2f6fc0", "#3f9a5a", "#f4b93f"))
    return replace(
        look,
        top="tee",
        top_colour=colour,
        stripes=rng.random() < 0.4,
        accent="#fbfbfd",
        long_sleeves=False,
        bottom="shorts",
        bottom_colour="#fbfbfd",
        shoes="#2a2636",
        glasses=False,
    )


@role("runner", "跑步者", "jogger", "sprinter", "marathon runner")
def runner(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#f08a3c", "#3fb5b0", "#d8628f", "#8fc03f"))
    return replace(
        look,
        top="tee",
        top_colour=colour,
        long_sleeves=False,
        bottom="shorts",
        bottom_colour="#34364a",
        shoes=colour,
        build="slim",
        glasses=False,
    )


@role("basketball player", "篮球运动员", "handball player")
def basketball_player(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#d9683b", "#5a3f9a", "#2f6fc0"))
    return replace(
        look,
        top="tee",
        top_colour=colour,
        accent="#fbfbfd",
        long_sleeves=False,
        bottom="shorts",
        bottom_colour=colour,
        shoes="#fbfbfd",
        glasses=False,
        build="slim",
    )


@role("tennis player", "网球运动员", "badminton player")
def tennis_player(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="tee",
        top_colour="#fbfbfd",
        long_sleeves=False,
        cover="cap",
        cover_colour="#fbfbfd",
        bottom="skirt" if look.frame == "woman" else "shorts",
        bottom_colour="#fbfbfd",
        shoes="#fbfbfd",
        glasses=False,
    )


@role("swimmer", "游泳运动员", "surfer", "lifeguard", "冲浪者")
def swimmer(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#2f5ab0", "#2b9c96", "#8a3f9a"))
    return replace(
        look,
        top="tee",
        top_colour=colour,
        long_sleeves=False,
        bottom="shorts",
        bottom_colour=colour,
        cover="swimcap",
        cover_colour=colour,
        glasses=False,
        shoes=look.skin,
    )


@role("diver", "潜水员", "scuba diver", "frogman")
def diver(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="sweater",
        top_colour="#34364a",
        accent="#f4c63f",
        long_sleeves=True,
        bottom="trousers",
        bottom_colour="#34364a",
        cover="swimcap",
        cover_colour="#34364a",
        goggles=True,
        glasses=False,
        shoes="#f4c63f",
    )


@role("cyclist", "骑行者", "bike rider", "racing cyclist")
def cyclist(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#d9483b", "#f4c63f", "#3fb5b0"))
    return replace(
        look,
        top="tee",
        top_colour=colour,
        long_sleeves=False,
        cover="bikehelmet",
        cover_colour=colour,
        bottom="shorts",
        bottom_colour="#2a2636",
        shoes="#fbfbfd",
        build="slim",
    )


@role("skier", "滑雪者", "snowboarder", "mountaineer", "climber", "登山者")
def skier(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#d9483b", "#3d86c9", "#f08a3c", "#5f9a3f"))
    return replace(
        look,
        top="coat",
        top_colour=colour,
        accent="#fbfbfd",
        long_sleeves=True,
        cover="beanie",
        cover_colour=colour,
        goggles=rng.random() < 0.5,
        glasses=False,
        bottom="trousers",
        bottom_colour="#34364a",
        shoes="#5a6478",
    )


@role("boxer", "拳击手", "martial artist", "wrestler", "karate fighter")
def boxer(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="tee",
        top_colour="#fbfbfd",
        long_sleeves=False,
        bottom="shorts",
        bottom_colour=rng.choice(("#d9483b", "#2f5ab0")),
        shoes="#fbfbfd",
        build="broad",
        glasses=False,
    )
