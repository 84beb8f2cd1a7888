"""What a role is: a way to dress somebody, and what they carry.

To add a role, copy one of the entries in this package. A role gets somebody whose age,
skin and hair were already drawn by seed, and returns them dressed.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Final

from onionskin.stage.colours import CLOTH, DARK_CLOTH, GREY_HAIR, HAIR, SKIN
from onionskin.stage.look import Age, Build, Frame, Hairdo, Look
from onionskin.stage.registry import Names, Registry

Dress = Callable[[Look, random.Random], Look]


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """Somebody to be: `age` and `frame` are what they must be, None what may vary."""

    names: Names
    dress: Dress
    age: Age = "adult"
    frame: Frame | None = None


ROLES: Registry[Role] = Registry("role")

_HERE: Final = files("onionskin.stage.roles")


def nearest_role(name: str) -> Role | None:
    """The role of that name, or the one that is dressed most like it; None for neither."""
    found = ROLES.find(name)
    if found is not None:
        return found
    near, name = _near(), name.casefold()
    head = name.rsplit(" ", 1)[-1]
    other = near.get(name) or near.get(head)
    return ROLES.find(other) if other else ROLES.find(head) if head != name else None


def is_listed(name: str) -> bool:
    """Whether it is written down as whom somebody of that whole name is dressed."""
    return name in _near()


@lru_cache(maxsize=1)
def _near() -> dict[str, str]:
    near = dict[str, str]()
    for line in (_HERE / "near.txt").read_text(encoding="utf-8").splitlines():
        name, _, others = line.partition(": ")
        near |= dict.fromkeys(others.split(", "), name)
    return near


_MEN: tuple[Hairdo, ...] = ("crop", "short", "parted", "curly", "short", "parted")
_WOMEN: tuple[Hairdo, ...] = ("long", "bob", "bun", "wavy", "ponytail", "bob", "afro", "crown")
_BOYS: tuple[Hairdo, ...] = ("short", "spiky", "curly", "crop")
_GIRLS: tuple[Hairdo, ...] = ("long", "pigtails", "bob", "ponytail", "curly")
_BUILDS: tuple[Build, ...] = ("medium", "slim", "medium", "broad", "medium", "round")


def role(
    en: str, zh: str, *also: str, age: Age = "adult", frame: Frame | None = None
) -> Callable[[Dress], Dress]:
    """Registers the decorated function as a role."""

    def register(dress: Dress) -> Dress:
        ROLES.add(Role(names=Names(en=en, zh=zh, also=also), dress=dress, age=age, frame=frame))
        return dress

    return register


def look_of(role_: Role, seed: int, *, age: Age | None = None, frame: Frame | None = None) -> Look:
    """Somebody in that role; the same seed gives the same person."""
    # A string seeds Python's generator the same way on every machine and version.
    rng = random.Random(f"{role_.names.en}/{seed}")
    return role_.dress(_somebody(rng, age or role_.age, frame or role_.frame), rng)


def _somebody(rng: random.Random, age: Age, given: Frame | None) -> Look:
    sexes: tuple[Frame, Frame] = ("man", "woman")
    drawn: Frame = rng.choice(sexes)
    frame = given or drawn
    tone = rng.randrange(len(SKIN))
    # Fair skin goes with any hair, dark skin with dark hair.
    hair = rng.choice(HAIR[: 7 if tone < 3 else 4 if tone < 5 else 2])
    young = age in ("child", "baby")
    dos = (_BOYS if young else _MEN) if frame == "man" else (_GIRLS if young else _WOMEN)
    hairdo = rng.choice(dos)
    if hairdo == "afro" and tone < 4:
        hairdo = "curly"
    if age == "old":
        hair = rng.choice(GREY_HAIR)
        hairdo = rng.choice(
            ("bald", "short", "parted") if frame == "man" else ("bun", "bob", "wavy")
        )
    if age == "baby":
        hairdo = "crop"
    bearded = frame == "man" and age in ("adult", "old")
    return Look(
        age=age,
        frame=frame,
        build="medium" if young else rng.choice(_BUILDS),
        skin=SKIN[tone],
        hair=hair,
        hairdo=hairdo,
        beard=rng.choice(("none", "none", "short", "moustache", "stubble", "none"))
        if bearded
        else "none",
        glasses=rng.random() < (0.4 if age == "old" else 0.12),
        top="tee" if young else rng.choice(("tee", "shirt", "sweater")),
        top_colour=rng.choice(CLOTH),
        accent=rng.choice(CLOTH),
        bottom_colour=rng.choice(DARK_CLOTH),
        long_sleeves=rng.random() < 0.5,
        shoes=rng.choice(("#3c3346", "#7a4f38", "#f4f2f0", "#4a5a78")),
    )


def skirted(look: Look, rng: random.Random, chance: float = 0.4) -> Look:
    """The look with a skirt, now and then, where a woman or a girl wears it."""
    if look.frame == "woman" and rng.random() < chance:
        return replace(look, bottom="skirt")
    return look
