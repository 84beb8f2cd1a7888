"""A staged plan becomes a script in which everybody stands where they can be seen."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from onionskin.plan.staging import (
    Action,
    FigureKey,
    Looks,
    Prop,
    Shooting,
    StagedFigure,
    StagedPlan,
    Standing,
)
from onionskin.stage.blocking import block
from onionskin.stage.scene import Scene
from onionskin.stage.script import Actor


def figure(name: str, kind: str = "person", **more: object) -> StagedFigure:
    return StagedFigure(id=name.replace(" ", "-"), name=name, kind=kind, **more)


def does(who: str, verb: str, **more: object) -> Action:
    return Action(who=who, verb=verb, start=0.0, end=4.0, **more)


def actors(plan: StagedPlan) -> dict[str, Actor]:
    return {each.id: each for each in block(plan)[0].actors}


def test_two_who_talk_face_each_other() -> None:
    """The speaker looks right at the listener on the right, who looks back and listens."""
    plan = StagedPlan(
        seconds=4,
        place="office",
        figures=(figure("man"), figure("woman")),
        actions=(does("man", "talk", partner="woman"),),
    )
    cast = actors(plan)
    man, woman = cast["man"], cast["woman"]
    assert 0.7 < woman.x - man.x < 2
    assert man.turn > 0.5
    assert woman.turn < -0.5
    assert [cue.verb for cue in woman.cues] == ["listen"]


@pytest.mark.parametrize("partner", ["", "boy"])
def test_who_runs_to_somebody_and_hugs_them_is_hugged_back(partner: str) -> None:
    """She stops before him, near enough to hold, and he does so while she does."""
    run = Action(who="woman", verb="run", start=0.0, end=2.0, to="boy", partner=partner)
    hug = Action(who="woman", verb="hug", start=2.0, end=4.0, partner="boy")
    plan = StagedPlan(
        seconds=4, place="park", figures=(figure("woman"), figure("boy")), actions=(run, hug)
    )
    cast = actors(plan)
    woman, boy = cast["woman"], cast["boy"]
    assert woman.cues[0].to is not None
    assert boy.x - woman.cues[0].to[0] == pytest.approx(0.4)
    assert woman.x < woman.cues[0].to[0] - 1
    assert [(cue.verb, cue.start, cue.end) for cue in boy.cues] == [("hug", 2.0, 4.0)]


def test_hands_that_shake_meet() -> None:
    """The wrists are a hand apart after they have met, and stay so."""
    plan = StagedPlan(
        seconds=4,
        place="office",
        figures=(figure("man"), figure("woman")),
        actions=(does("man", "shake hands", partner="woman"),),
    )
    scene = Scene(block(plan)[0], 64, 36)
    for t in (1.0, 1.7, 3.1):
        wrists = []
        for player in scene.players.values():
            wrists.append(player.body(t, scene._target)[1].wrists[0])
        assert 0.06 < math.dist(*wrists) < 0.15


@pytest.mark.parametrize("other", ["child", "man", "old woman", "patient"])
def test_who_injects_stands_where_the_arm_is_in_reach(other: str) -> None:
    """Of somebody small or tall, and of a patient in bed: within 4 pixels of 1080 rows."""
    plan = StagedPlan(
        seconds=4,
        place="hospital room",
        figures=(figure("nurse"), figure(other)),
        actions=(does("nurse", "inject", partner=other.replace(" ", "-")),),
    )
    scene = Scene(block(plan)[0], 64, 36)
    scale = 1080 / scene.camera(0.0).height
    for t in (1.5, 2.5):
        acted, body = scene._body(scene.players["nurse"], t)
        assert math.dist(body.wrists[0], acted.reach["lead"]) * scale < 4


def test_a_patient_lies_in_the_bed_of_a_hospital_room() -> None:
    """The patient is on the bed, the doctor beside it, and the bed is on the stage."""
    plan = StagedPlan(
        seconds=4,
        place="hospital room",
        figures=(figure("doctor"), figure("patient")),
        actions=(does("doctor", "talk", partner="patient"),),
    )
    script, warnings = block(plan)
    assert warnings == ()
    assert [prop.thing for prop in script.props] == ["hospital bed"]
    patient = next(each for each in script.actors if each.id == "patient")
    assert patient.cues[0].verb == "lie"
    assert patient.seat > 0.4


def test_what_the_stage_lacks_is_said() -> None:
    """Unknown people, verbs, things, places, clothes and moves each give a line."""
    plan = StagedPlan(
        seconds=2,
        place="volcano",
        camera=Shooting(move="orbit", angle="above"),
        figures=(
            figure("beekeeper", looks=Looks(sex="woman", wears=("a veil of gauze",))),
            figure("sextant", "thing"),
        ),
        actions=(Action(who="beekeeper", verb="yodel", start=0, end=2),),
        props=(Prop(id="sundial", name="sundial"),),
    )
    script, warnings = block(plan)
    text = "\n".join(warnings)
    for word in ("volcano", "beekeeper is drawn as farmer", "gauze", "yodel", "sextant", "sundial"):
        assert word in text
    assert (script.move, script.angle) == ("orbit", "above")
    assert Scene(script, 64, 36).frame(1).std() > 2


def test_keys_of_a_plan_win_and_make_people_walk() -> None:
    """A figure with two keys is at each of them at its time."""
    keys = (FigureKey(seconds=0, x=-1.5, turn=90), FigureKey(seconds=3, x=1.0, turn=0))
    plan = StagedPlan(seconds=4, place="park", figures=(figure("boy", keys=keys),))
    player = Scene(block(plan)[0], 64, 36).players["boy"]
    assert player.root(0)[0] == pytest.approx(-1.5)
    assert player.root(3)[0] == pytest.approx(1.0)
    assert player.root(4)[0] == pytest.approx(1.0)


def test_forty_people_fit_on_the_stage() -> None:
    """The most figures that a plan may have are drawn, none on top of another's mark."""
    people = tuple(StagedFigure(id=f"p{k}", name="person", kind="person") for k in range(40))
    script, _ = block(StagedPlan(seconds=1, place="park", figures=people))
    spots = {(round(each.x, 2), round(each.z, 2)) for each in script.actors}
    assert len(spots) == 40
    assert Scene(script, 64, 36).frame(0.5).std() > 2


def test_three_who_confer_in_a_meeting_room_sit_at_a_table() -> None:
    """One at each end, one behind it; who only stands together elsewhere does not."""
    people = tuple(figure("person") for _ in range(3))
    named = tuple(replace(each, id=f"p{k}") for k, each in enumerate(people))
    plan = StagedPlan(seconds=4, place="meeting room", figures=named, actions=(does("p0", "talk"),))
    script = block(plan)[0]
    assert sorted(prop.thing for prop in script.props if prop.thing in ("table", "chair")) == [
        "chair", "chair", "chair", "table",
    ]  # fmt: skip
    assert all(actor.seat > 0 for actor in script.actors)
    assert {actor.seat for actor in block(replace(plan, place="park"))[0].actors} == {0}


@pytest.mark.parametrize(("what", "verb"), [("alarm", "point"), ("shirt", "iron")])
def test_what_pressing_is_depends_on_what_is_pressed(what: str, verb: str) -> None:
    """A finger presses an alarm, an iron a shirt."""
    plan = StagedPlan(
        seconds=4,
        figures=(figure("worker"), figure(what, "thing")),
        actions=(does("worker", "press", object=what),),
    )
    assert [cue.verb for cue in actors(plan)["worker"].cues] == [verb]


def test_no_two_share_a_bed_or_a_chair() -> None:
    """Two patients have two beds; two who sign sit at two tables."""
    plan = StagedPlan(seconds=4, place="hospital room", figures=(figure("patient", count=2),))
    script, _ = block(plan)
    assert len([prop for prop in script.props if prop.thing == "hospital bed"]) == 2
    one, other = script.actors
    assert math.dist((one.x, one.z), (other.x, other.z)) > 1
    signs = StagedPlan(
        seconds=4,
        place="library",
        figures=(figure("man"), figure("woman")),
        actions=(does("man", "sign"), does("woman", "sign")),
    )
    one, other = block(signs)[0].actors
    assert math.dist((one.x, one.z), (other.x, other.z)) > 1


def test_who_swims_is_in_the_water() -> None:
    """Of the river and of the sea; who stands by the river is not."""
    for place in ("river", "sea"):
        swims = StagedPlan(
            seconds=4, place=place, figures=(figure("girl"),), actions=(does("girl", "swim"),)
        )
        assert block(swims)[0].actors[0].sunk > 0.3
    stands = StagedPlan(seconds=4, place="river", figures=(figure("girl"),))
    assert block(stands)[0].actors[0].sunk == 0


def test_who_stands_behind_somebody_is_farther_away_and_not_hidden() -> None:
    """To a side of them, so that the face is seen."""
    behind = Standing(relation="behind", of="woman")
    plan = StagedPlan(seconds=4, figures=(figure("man", standing=behind), figure("woman")))
    man, woman = block(plan)[0].actors
    assert man.z > woman.z + 0.4
    assert 0.3 < abs(man.x - woman.x) < 0.8


def test_nobody_stands_on_open_water() -> None:
    """By the sea people stand on a jetty; who surfs needs none."""
    for verb, has in (("talk", True), ("surf", False), ("swim", False)):
        plan = StagedPlan(
            seconds=4, place="sea", figures=(figure("woman"),), actions=(does("woman", verb),)
        )
        assert any(prop.thing == "jetty" for prop in block(plan)[0].props) == has


@pytest.mark.parametrize(
    ("name", "carrying", "carried"),
    [
        ("man", "carry a person", "lie on arms"),
        ("child", "carry a child", "be carried"),
    ],
)
def test_who_is_rescued_is_carried(name: str, carrying: str, carried: str) -> None:
    """A grown-up lies on both arms, a child sits on them; both off the ground."""
    plan = StagedPlan(
        seconds=4,
        place="street",
        figures=(figure("firefighter"), figure(name)),
        actions=(does("firefighter", "rescue", object=name),),
    )
    cast = actors(plan)
    assert [cue.verb for cue in cast["firefighter"].cues] == [carrying]
    assert [cue.verb for cue in cast[name].cues] == [carried]
    assert cast[name].lifted > 0


def test_what_is_lifted_is_in_the_hands_and_in_the_picture() -> None:
    """A cat is held over the head instead of a parcel, and does not stand there too."""
    plan = StagedPlan(
        seconds=4,
        place="living room",
        figures=(figure("girl"), figure("cat", "animal")),
        actions=(does("girl", "lift", object="cat"),),
    )
    script, _ = block(plan)
    assert not script.props
    scene = Scene(script, 160, 90)
    wrist = scene.body("girl", 3.0).wrists[0]
    above = (wrist[0], wrist[1] + 0.3, wrist[2])
    assert scene.camera(3.0).place(above, 160, 90)[1] > 0


def test_fireworks_over_a_dinner_are_seen_whole() -> None:
    """The window behind the table is in the picture, and nobody says that they rest."""
    plan = StagedPlan(
        seconds=4,
        place="dining room",
        figures=(figure("man"), figure("dinner", "thing"), figure("firework", "effect")),
        actions=(does("man", "eat", object="dinner"), does("firework", "set off")),
    )
    script, warnings = block(plan)
    assert script.shot == "wide"
    assert not warnings
