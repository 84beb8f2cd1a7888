"""People of stage and story: dancers, musicians, kings and witches."""

from __future__ import annotations

import random
from dataclasses import replace

from onionskin.stage.look import Look
from onionskin.stage.roles.role import role, skirted


@role("dancer", "舞者", "ballerina", "ballet dancer", "芭蕾舞演员")
def dancer(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#f3b6c3", "#d8e2f4", "#f4d9a8", "#d8c8e8"))
    return replace(
        look,
        top="tee",
        top_colour=colour,
        long_sleeves=False,
        bottom="dress" if look.frame == "woman" else "trousers",
        bottom_colour=colour,
        hairdo="bun" if look.frame == "woman" else look.hairdo,
        build="slim",
        glasses=False,
        shoes="#f3c8c8",
    )


@role("musician", "音乐家", "violinist", "pianist", "guitarist", "drummer", "乐手")
def musician(look: Look, rng: random.Random) -> Look:
    dressed = replace(
        look,
        top="suit",
        top_colour="#2f2f3c",
        accent=rng.choice(("#c8484c", "#f4f2f0")),
        long_sleeves=True,
        bottom="trousers",
        bottom_colour="#2f2f3c",
        shoes="#2a2636",
    )
    return skirted(dressed, rng, 0.5)


@role("conductor", "指挥", "指挥家", "bandmaster")
def conductor(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="suit",
        top_colour="#26242f",
        accent="#fbfbfd",
        long_sleeves=True,
        bottom="trousers",
        bottom_colour="#26242f",
        hairdo=rng.choice(("wavy", "curly", "parted")),
        shoes="#2a2636",
    )


@role("actor", "演员", "actress", "clown", "小丑", "comedian")
def actor(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#d9483b", "#f4b93f", "#3d86c9"))
    return replace(
        look,
        top="sweater",
        top_colour=colour,
        stripes=True,
        accent="#fbfbfd",
        long_sleeves=True,
        hairdo="curly",
        hair=rng.choice(("#d9683b", "#e0a83f")),
        bottom="trousers",
        bottom_colour="#5a4a8a",
        shoes="#d9483b",
    )


@role("king", "国王", "emperor", "皇帝", frame="man")
def king(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="coat",
        top_colour="#a8303f",
        accent="#f4e6c8",
        long_sleeves=True,
        cover="crown",
        bottom="robe",
        bottom_colour="#4a2f4f",
        beard=rng.choice(("full", "short")),
        shoes="#5a3a2f",
    )


@role("queen", "女王", "empress", "王后", frame="woman")
def queen(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#7a3f8a", "#8a2f4f", "#2f5a8a"))
    return replace(
        look,
        top="coat",
        top_colour=colour,
        accent="#f4e6c8",
        long_sleeves=True,
        cover="crown",
        bottom="robe",
        bottom_colour=colour,
        hairdo=rng.choice(("bun", "wavy")),
        glasses=False,
    )


@role("prince", "王子", frame="man", age="teen")
def prince(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="uniform",
        top_colour="#3d6fb0",
        accent="#f2c04a",
        long_sleeves=True,
        cover="crown",
        bottom="trousers",
        bottom_colour="#fbfbfd",
        shoes="#5a3a2f",
        glasses=False,
    )


@role("princess", "公主", frame="woman", age="teen")
def princess(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#e58fb0", "#8fb7e8", "#c8a0e0"))
    return replace(
        look,
        top="tee",
        top_colour=colour,
        accent="#fbfbfd",
        long_sleeves=True,
        cover="crown",
        bottom="robe",
        bottom_colour=colour,
        hairdo=rng.choice(("long", "wavy")),
        glasses=False,
    )


@role("knight", "骑士", "warrior", "武士")
def knight(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="sweater",
        top_colour="#aab4c2",
        accent="#7f8a9c",
        long_sleeves=True,
        badge=True,
        # Rings of mail around head and neck.
        cover="scarf",
        cover_colour="#8d98a8",
        bottom="trousers",
        bottom_colour="#7f8a9c",
        shoes="#5a6478",
    )


@role("wizard", "巫师", "sorcerer", "法师", age="old", frame="man")
def wizard(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#4f5bb8", "#6a3f8a"))
    return replace(
        look,
        top="coat",
        top_colour=colour,
        accent="#f2c04a",
        long_sleeves=True,
        cover="witch",
        cover_colour=colour,
        bottom="robe",
        bottom_colour=colour,
        beard="full",
    )


@role("witch", "女巫", "sorceress", frame="woman")
def witch(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="coat",
        top_colour="#3a2f52",
        accent="#8a5cb0",
        long_sleeves=True,
        cover="witch",
        cover_colour="#3a2f52",
        bottom="robe",
        bottom_colour="#3a2f52",
        hairdo="long",
        shoes="#2a2636",
    )


@role("santa", "圣诞老人", "santa claus", "father christmas", age="old", frame="man")
def santa(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="coat",
        top_colour="#c8303a",
        accent="#fbfbfd",
        long_sleeves=True,
        cover="santa",
        cover_colour="#c8303a",
        bottom="trousers",
        bottom_colour="#c8303a",
        beard="full",
        build="round",
        shoes="#2a2636",
    )
