"""People of medicine, school and science."""

from __future__ import annotations

import random
from dataclasses import replace

from onionskin.stage.colours import WHITE
from onionskin.stage.look import Look
from onionskin.stage.roles.people import _child
from onionskin.stage.roles.role import role, skirted


@role("doctor", "医生", "physician", "大夫")
def doctor(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="coat",
        top_colour=WHITE,
        accent=rng.choice(("#6fb8d2", "#7fc4a8", "#8fa8d8")),
        long_sleeves=True,
        stethoscope=True,
        bottom="trousers",
        bottom_colour="#4b6584",
        shoes="#4a4a5c",
    )


@role("pharmacist", "药剂师", "druggist")
def pharmacist(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="coat",
        top_colour=WHITE,
        accent="#3fa06a",
        long_sleeves=True,
        badge=True,
        glasses=rng.random() < 0.6,
        bottom="trousers",
        bottom_colour="#3f8a6a",
        shoes="#4a4a5c",
    )


@role("nurse", "护士")
def nurse(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#6fc0c8", "#7fb4e0", "#e58fa8"))
    return replace(
        look,
        top="scrubs",
        top_colour=colour,
        bottom="trousers",
        bottom_colour=colour,
        cover="nurse",
        cover_colour=WHITE,
        shoes="#f4f2f0",
        hairdo="bun" if look.frame == "woman" else look.hairdo,
    )


@role("surgeon", "外科医生")
def surgeon(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="scrubs",
        top_colour="#4f9f8a",
        bottom="trousers",
        bottom_colour="#4f9f8a",
        cover="surgeon",
        cover_colour="#5fae9a",
        shoes="#f4f2f0",
    )


@role("patient", "病人", "患者")
def patient(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="gown",
        top_colour="#a8d4cf",
        bottom="bare",
        shoes="#e9e2d6",
        glasses=False,
    )


@role("teacher", "老师", "professor", "教师", "教授")
def teacher(look: Look, rng: random.Random) -> Look:
    colour = rng.choice(("#b5654a", "#5f8a6a", "#7a6fae", "#c98a3c"))
    dressed = replace(
        look,
        top=rng.choice(("shirt", "sweater")),
        top_colour=colour,
        long_sleeves=True,
        glasses=rng.random() < 0.6,
        bottom_colour="#46506a",
        shoes="#5a4436",
    )
    return skirted(dressed, rng, 0.5)


@role("pupil", "学生", "student", "schoolchild", "小学生", age="child")
def pupil(look: Look, rng: random.Random) -> Look:
    dressed = replace(
        _child(look, rng),
        top="sweater",
        top_colour="#4f5bb8",
        accent="#e4574c",
        stripes=False,
        long_sleeves=True,
        bottom="trousers",
        bottom_colour="#46506a",
    )
    return skirted(dressed, rng, 0.6)


@role("scientist", "科学家", "researcher", "chemist", "研究员")
def scientist(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="coat",
        top_colour=WHITE,
        accent=rng.choice(("#8a5cb0", "#4fa870", "#f08a3c")),
        long_sleeves=True,
        goggles=True,
        glasses=False,
        bottom="trousers",
        bottom_colour="#5a5f78",
        shoes="#5a4436",
    )


@role("astronaut", "宇航员", "spaceman", "航天员")
def astronaut(look: Look, rng: random.Random) -> Look:
    return replace(
        look,
        top="sweater",
        top_colour="#f1f3f8",
        long_sleeves=True,
        badge=True,
        bottom="trousers",
        bottom_colour="#e4e8f0",
        cover="helmet",
        cover_colour="#f4f6fa",
        shoes="#8d98a8",
        build="round",
        glasses=False,
        hairdo="crop",
    )
