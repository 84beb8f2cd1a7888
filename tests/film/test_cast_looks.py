"""What a film's cast says of looks is drawn, or warned of."""

import pytest

from onionskin.film.cast_looks import looks_of
from onionskin.film.staged_shot import staged_plan
from onionskin.film.storyboard import BoardFigure, Stage
from onionskin.plan.staging import Looks
from onionskin.stage.blocking import block


@pytest.mark.parametrize(
    ("look", "wears"),
    [
        ("girl, light skin", ("light skin",)),
        ("old man, dark skin, grey beard", ("dark skin", "grey beard")),
        ("woman in a red coat with glasses", ("red coat", "glasses")),
        ("女孩，浅色皮肤，红色外套", ("light skin", "red coat")),
        ("老爷爷，白胡子，深色皮肤", ("white beard", "dark skin")),
        ("女医生，黑头发，戴眼镜", ("black hair", "glasses")),
        ("doctor, middle-aged, white coat", ("white coat",)),
    ],
)
def test_looks_are_heard_in_both_languages(look, wears):
    """Skin, hair and clothes, and nothing else is made of who somebody is."""
    found = looks_of(look, Looks())
    assert found.wears == wears
    assert found.traits == ()


@pytest.mark.parametrize("look", ["boy, freckles", "男孩，雀斑", "boy with a tattoo"])
def test_what_is_not_heard_is_kept_for_a_warning(look):
    """As a trait, of which the stage warns."""
    assert len(looks_of(look, Looks()).traits) == 1


def test_a_film_draws_the_skin_and_warns_of_the_rest():
    """The same skin in every shot."""
    cast = [BoardFigure(name="Lina", look="girl, light skin, freckles")]
    skins, told = set(), []
    for prompt in ("Lina reads", "Lina runs in the park"):
        script, warnings = block(staged_plan(Stage(prompt=prompt), 4.0, cast=cast).plan)
        skins.add(script.actors[0].look.skin)
        told += [each for each in warnings if "freckles" in each]
    assert skins == {"#f6cba6"}
    assert len(told) == 2


def test_what_the_sentence_says_wins_over_the_cast():
    """Pyjamas at night, whatever the cast wears by day."""
    cast = [BoardFigure(name="Lina", look="girl, yellow raincoat")]
    plan = staged_plan(Stage(prompt="Lina in white pyjamas sleeps"), 4.0, cast=cast).plan
    assert block(plan)[0].actors[0].look.top == "shirt"
