"""What the stage plays in a shot of a film."""

from __future__ import annotations

from onionskin.film.staged_shot import staged_plan
from onionskin.film.storyboard import (
    BoardFigure,
    BoardShot,
    Presenter,
    Stage,
    Storyboard,
)


def board(*sources, **changed):
    """A board with a shot of each source."""
    shots = tuple(BoardShot(id=f"s{n}", source=source) for n, source in enumerate(sources))
    return Storyboard(title="", shots=shots, **changed)


def plan_of(made, source):
    """What the stage plays of a source of a board."""
    return staged_plan(source, 3.0, cast=made.cast, seed=made.seed).plan


def test_place_hour_and_weather_hold_where_the_prompt_names_none():
    """What the prompt names goes before."""
    made = board(
        Stage(prompt="A nurse sings", place="kitchen", time="night", weather="rain"),
        Stage(prompt="A nurse sings in an office at dawn", place="kitchen", time="night"),
    )
    held, named = (plan_of(made, shot.source) for shot in made.shots)
    assert (held.place, held.time, held.weather) == ("kitchen", "night", "rain")
    assert (named.place, named.time) == ("office", "dawn")
    assert held.seconds == 3.0


def test_the_cast_looks_the_same_in_every_shot():
    """By name or by what they are: looks and face; another of the same kind has another face."""
    anna = BoardFigure(name="Anna", look="old woman, farmer, grey hair and a red coat")
    made = board(Stage(prompt="Anna digs"), Stage(prompt="A doctor talks with Anna"), cast=(anna,))
    first, second = (plan_of(made, shot.source) for shot in made.shots)
    digging, talking = first.figure("farmer"), second.figure("farmer")
    assert digging is not None
    assert talking is not None
    assert (digging.looks, digging.face) == (talking.looks, talking.face)
    assert digging.looks.wears == ("grey hair", "red coat")
    assert (digging.looks.sex, digging.looks.age) == ("woman", "old")
    doctor = second.figure("doctor")
    assert doctor is not None
    assert doctor.face != digging.face
    others = board(Stage(prompt="A farmer digs"), cast=(anna,), seed=1)
    assert plan_of(others, others.shots[0].source).figures[0].face != digging.face


def test_the_camera_of_the_shot_goes_before_that_of_the_prompt():
    """What the shot leaves open is the prompt's."""
    made = board(Stage(prompt="A close-up of a nurse who sings"))
    source = made.shots[0].source
    assert staged_plan(source, 3.0, camera="wide dolly-in").plan.camera.shot == "wide"
    assert staged_plan(source, 3.0).plan.camera.shot == "close-up"


def test_a_presenter_speaks_to_the_camera():
    """In either language."""
    made = board(Presenter(figure="nurse", prompt="in a kitchen"), Presenter(figure="护士"))
    first, second = (plan_of(made, shot.source) for shot in made.shots)
    assert first.place == "kitchen"
    assert [figure.name for figure in first.figures + second.figures] == ["nurse", "nurse"]
    assert first.actions[0].verb == "talk"


def test_names_of_chinese_scripts_are_read_as_what_they_are():
    """小李 is a courier."""
    li = BoardFigure(name="小李", look="courier, man")
    (courier,) = staged_plan(Stage(prompt="小李站着"), 3.0, cast=(li,)).plan.figures
    assert (courier.name, courier.looks.sex) == ("courier", "man")


def test_another_word_for_the_same_role_has_the_same_face():
    """A physician is a doctor."""
    made = board(Stage(prompt="A doctor sings"), Stage(prompt="A physician sings"))
    faces = {plan_of(made, shot.source).figures[0].face for shot in made.shots}
    assert len(faces) == 1
