"""A brand's colours on the stage: on plain clothes that nobody described, and nowhere else."""

from __future__ import annotations

import pytest

from onionskin.film.sources.branding import in_colours_of, palette_of
from onionskin.film.staged_shot import staged_plan
from onionskin.film.storyboard import BoardFigure, Stage
from onionskin.finish.brand import Brand
from onionskin.stage.blocking import block

BRAND = Brand(accent="#00aa88", primary="#112233", series=("#ff00aa", "#00aa88"))


def clothes(prompt, brand, cast=(), seed=1):
    """The top, the accent and the skirt or trousers of everybody in a shot."""
    plan = staged_plan(Stage(prompt=prompt), 2.0, cast=cast, seed=seed).plan
    script = in_colours_of(brand, plan, block(plan)[0])
    looks = [actor.look for actor in script.actors]
    return [(look.top_colour, look.accent, look.bottom_colour) for look in looks]


def test_the_palette_is_what_the_brand_gives_itself():
    """Each colour once, and none of a brand that gives none."""
    assert palette_of(BRAND) == ("#00aa88", "#112233", "#ff00aa")
    assert palette_of(Brand()) == ()


@pytest.mark.parametrize("seed", range(4))
def test_plain_clothes_have_the_colours_of_the_brand(seed):
    """And what is below them stays; the same person looks the same in another shot."""
    prompt = "a man talks with a woman"
    plain, branded = (clothes(prompt, each, seed=seed) for each in (Brand(), BRAND))
    assert len(branded) == 2
    assert all({top, accent} <= set(palette_of(BRAND)) for top, accent, _ in branded)
    assert [below for *_, below in branded] == [below for *_, below in plain]
    assert clothes("a man walks in a park", BRAND, seed=seed)[0] == branded[0]


@pytest.mark.parametrize(
    ("prompt", "cast"),
    [
        ("a nurse waves", ()),
        ("a woman in a red sweater waves", ()),
        ("Anna waves", (BoardFigure(name="Anna", look="woman, blue coat"),)),
    ],
)
def test_what_is_said_and_uniforms_stay(prompt, cast):
    """Also where the cast says it."""
    assert clothes(prompt, BRAND, cast) == clothes(prompt, Brand(), cast)
