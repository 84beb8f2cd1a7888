"""Company: who and what else is spoken of says whom a word names."""

from __future__ import annotations

import pytest

from onionskin.planner.staged import stage_prompt


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("A conductor checks the tickets on the train.", "train conductor"),
        ("The conductor greets the passengers.", "train conductor"),
        ("A conductor raises his baton before the orchestra.", "conductor"),
        ("列车员在火车上检查车票。", "train conductor"),
        ("Five ducklings follow their mother across the road.", "duck"),
        ("A mother duck and her ducklings cross the road.", "duck"),
        ("A girl follows her mother across the road.", "mother"),
        ("A designer clicks the mouse.", "computer mouse"),
        ("A cat catches a mouse.", "mouse"),
        ("老师傅修钟表。", "watchmaker"),
        ("A referee shows the captain a card.", "player"),
        ("The captain stands on his ship.", "captain"),
        ("护士推着药车走过走廊。", "cart"),
        ("工人推着一辆轿车。", "car"),
        ("师傅揉面团。", "chef"),
        ("A boy builds a model of a ship.", "scale model"),
        ("The dog sleeps in front of the fire.", "fireplace"),
        ("Scouts sit by the fire in front of a tent.", "fire"),
    ],
)
def test_company_tells_who_is_meant(prompt: str, name: str) -> None:
    """And without such company a word stays what it is."""
    assert name in {figure.name for figure in stage_prompt(prompt).plan.figures}


def test_work_on_a_train_is_done_inside_it() -> None:
    """No train stands beside whoever works in it."""
    plan = stage_prompt("A conductor checks the tickets on the train.").plan
    assert plan.place == "train inside"
    assert "train" not in {figure.name for figure in plan.figures}


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        ("A hiker opens a first aid kit and bandages a knee.", {"first aid kit"}),
        ("A photographer puts down a camera and a tripod.", {"camera", "tripod"}),
        ("On the table lie a saw, a hammer and a first aid kit.", {"saw", "first aid kit"}),
        ("A locksmith opens a safe.", {"safe"}),
        ("A chest of drawers stands beside the bed.", {"chest of drawers"}),
        ("A girl plays with building blocks.", {"building blocks"}),
    ],
)
def test_what_is_drawn_is_found_by_its_name(prompt: str, names: set[str]) -> None:
    """Whatever else its words can be: verbs, adjectives, the camera that films."""
    assert names <= {figure.name for figure in stage_prompt(prompt).plan.figures}


def test_the_camera_that_films_is_no_thing() -> None:
    """What it does is the shot's move."""
    plan = stage_prompt("A woman walks in the park, the camera slowly moves in.").plan
    assert plan.camera.move == "dolly-in"
    assert {figure.name for figure in plan.figures} == {"woman"}
