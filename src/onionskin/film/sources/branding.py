"""The brand's colours on the stage: in the clothes of people that nobody described."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from onionskin.finish.brand import ACCENT, PRIMARY, SERIES, Brand
from onionskin.plan.staging import Looks, StagedPlan
from onionskin.stage.colours import CLOTH
from onionskin.stage.dressing import colour_named
from onionskin.stage.look import Look
from onionskin.stage.script import Actor, Script

_PLAIN: Final = ("tee", "shirt", "sweater")
"""Tops that say nothing of what their wearer does."""


def palette_of(brand: Brand) -> tuple[str, ...]:
    """The colours that a brand gives itself, each once; () for one that gives none."""
    given = [
        colour
        for colour, usual in ((brand.accent, ACCENT), (brand.primary, PRIMARY))
        if colour != usual
    ]
    given += brand.series if brand.series != SERIES else ()
    return tuple(dict.fromkeys(given))


def in_colours_of(brand: Brand, plan: StagedPlan, script: Script) -> Script:
    """The script with the stage's cloth in the brand's colours, on whoever wears a plain top.

    A colour that the plan names stays, and so do uniforms. The same cloth is always given the
    same colour, so that people look alike in every shot.
    """
    palette = palette_of(brand)
    if not palette:
        return script
    actors = tuple(_dressed(each, plan, palette) for each in script.actors)
    return replace(script, actors=actors)


def _dressed(actor: Actor, plan: StagedPlan, palette: tuple[str, ...]) -> Actor:
    figure = plan.figure(actor.id)
    look = actor.look
    if look.top not in _PLAIN or (figure is not None and _has_said(figure.looks)):
        return actor
    own: Look = replace(
        look,
        top_colour=_dyed(look.top_colour, palette),
        accent=_dyed(look.accent, palette),
    )
    return replace(actor, look=own)


def _dyed(colour: str, palette: tuple[str, ...]) -> str:
    return palette[CLOTH.index(colour) % len(palette)] if colour in CLOTH else colour


def _has_said(looks: Looks) -> bool:
    """Whether a colour of clothes is named; one of hair is not."""
    worn = (each for each in looks.wears if "hair" not in each)
    return bool(looks.color) or any(colour_named(each) for each in worn)
