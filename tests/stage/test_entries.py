"""Every role, verb, place, thing and behaviour keeps one contract, whoever added it."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
import skia

from onionskin.errors import InvalidInput
from onionskin.stage.actions import ACTIONS, Action
from onionskin.stage.behaviours import BEHAVIOURS, Behaviour
from onionskin.stage.brush import Brush
from onionskin.stage.figure import draw_figure
from onionskin.stage.light import HOURS, light_of
from onionskin.stage.place import Place
from onionskin.stage.places import PLACES
from onionskin.stage.pose import REST
from onionskin.stage.registry import Registry
from onionskin.stage.rig import rig_of, solve
from onionskin.stage.roles import ROLES, Role, look_of
from onionskin.stage.scene import Scene
from onionskin.stage.script import Actor, Cue, Prop, Script
from onionskin.stage.sheet import verb_script
from onionskin.stage.things import THINGS, Moment, Thing

REGISTRIES = (ROLES, ACTIONS, PLACES, THINGS, BEHAVIOURS)


def _name(entry: Role | Action | Place | Thing | Behaviour) -> str:
    return entry.names.en


def _pixels(draw, *, side: int, metres: float, hour: str = "day") -> np.ndarray:
    """RGBA of a drawing on nothing, its foot in the middle of the picture."""
    pixels = np.zeros((side, side, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    canvas = surface.getCanvas()
    canvas.translate(side / 2, side / 2)
    canvas.scale(side / metres, -side / metres)
    draw(Brush(canvas, light_of(hour)))
    surface.flushAndSubmit()
    return pixels


def _touches_edge(pixels: np.ndarray) -> bool:
    alpha = pixels[..., 3]
    return bool(np.concatenate([alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]]).max() > 8)


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda each: each.kind)
def test_names_are_in_two_languages_and_belong_to_one_entry(registry: Registry) -> None:
    """Every entry has an English and a Chinese name, and finds itself by each of its names."""
    assert len(registry) > 0
    for entry in registry:
        assert entry.names.en.isascii() or entry.names.en == "café"
        assert any("\u4e00" <= letter <= "\u9fff" for letter in entry.names.zh)
        assert all(registry.find(name) is entry for name in entry.names)


def test_a_name_cannot_be_taken_twice() -> None:
    """Adding a second entry under a known name is refused."""
    with pytest.raises(ValueError, match="are named 'cup'"):
        THINGS.add(THINGS.get("cup"))


def test_an_unknown_name_is_refused_with_those_there_are() -> None:
    """The error says what was asked and what there is."""
    with pytest.raises(InvalidInput, match=r"no role 'dragon rider'; choose one of .*doctor"):
        ROLES.get("dragon rider")


@pytest.mark.parametrize("role", ROLES, ids=_name)
def test_a_role_is_drawn_at_every_turn_and_size(role: Role) -> None:
    """A role is drawn from all around, small and large, inside its bounds, the same twice."""
    for seed, turn in itertools.product((1, 2, 3), (0.0, 1.2, -1.2, math.pi)):
        look = look_of(role, seed)
        rig = rig_of(look)
        body = solve(rig, REST, (0, 0, 0), turn)

        def draw(brush: Brush, look=look, body=body) -> None:
            draw_figure(brush, look, body, REST)

        reach = rig.height * 2.9
        small = _pixels(draw, side=64, metres=reach)
        assert (small[..., 3] > 0).sum() > 40
        assert not _touches_edge(small)
        if not turn:
            assert np.array_equal(small, _pixels(draw, side=64, metres=reach))
    large = _pixels(draw, side=1080, metres=reach)
    rows = np.flatnonzero(large[..., 3].any(1))
    # From the soles to the crown, give or take hat and hair.
    assert (rows[-1] - rows[0]) / 1080 * reach == pytest.approx(rig.height, rel=0.22)
    assert abs(rows[-1] - 540) / 1080 * reach < 0.05


def test_the_same_seed_is_the_same_person_and_seeds_differ() -> None:
    """People are drawn by seed: the same again, and many kinds of people."""
    doctor = ROLES.get("doctor")
    assert look_of(doctor, 7) == look_of(doctor, 7)
    assert len({look_of(doctor, seed).skin for seed in range(40)}) > 4
    assert {look_of(doctor, seed).frame for seed in range(40)} == {"man", "woman"}


@pytest.mark.parametrize("thing", THINGS, ids=_name)
def test_a_thing_is_drawn_inside_its_bounds_at_all_hours(thing: Thing) -> None:
    """A thing fills about its size in metres, small and large, and is the same twice."""

    def draw(brush: Brush) -> None:
        thing.draw(brush, Moment(t=0.7))
        if thing.front:
            thing.front(brush, Moment(t=0.7))

    reach = max(thing.size) * 2.7
    for hour in HOURS:
        small = _pixels(draw, side=64, metres=reach, hour=hour)
        assert (small[..., 3] > 0).any()
        if hour == "day":
            assert np.array_equal(small, _pixels(draw, side=64, metres=reach, hour=hour))
    large = _pixels(draw, side=540, metres=reach)[..., 3] > 100
    assert not large[:1].any()
    rows, columns = np.flatnonzero(large.any(1)), np.flatnonzero(large.any(0))
    high, wide = (len(each) and (each[-1] - each[0]) / 540 * reach for each in (rows, columns))
    assert high == pytest.approx(thing.size[1], rel=0.3, abs=0.06)
    assert wide == pytest.approx(thing.size[0], rel=0.3, abs=0.06)
    if thing.stands and thing.size[1] > 0.5:
        assert abs(rows[-1] - 270) / 540 * reach < 0.05 + 0.02 * thing.size[1]


@pytest.mark.parametrize("action", ACTIONS, ids=_name)
def test_a_verb_is_acted_both_ways_with_feet_on_the_ground(action: Action) -> None:
    """A verb draws both facings; whoever is borne by feet has the lower one on the floor."""
    for turn in (1, -1):
        script = verb_script(action, turn=turn)
        scene = Scene(script, 64, 64)
        first, later = scene.frame(0.4).copy(), scene.frame(1.3)
        assert first.std() > 2
        if turn == 1:
            assert np.array_equal(later, Scene(script, 64, 64).frame(1.3))
        for t in np.linspace(0, 2, 9):
            player = scene.players["a"]
            acted, body = player.body(float(t), lambda *_: None)
            joints = (*body.wrists, *body.elbows, *body.ankles, body.head)
            assert all(math.isfinite(value) for joint in joints for value in joint)
            low = min(toe[1] for toe in body.toes) - 0.55 * body.rig.ankle
            if acted.pose.support == "feet":
                assert abs(low) < 0.03, f"feet are {low:.3f} m over the floor at {t:.2f} s"
            else:
                assert low > -0.2


@pytest.mark.parametrize("place", PLACES, ids=_name)
def test_a_place_is_drawn_at_all_hours_and_fills_the_frame(place: Place) -> None:
    """A place fills every pixel at any aspect, differs by hour and has two marks to stand on."""
    assert {"left", "right"} <= set(place.anchors)
    means = []
    for hour in HOURS:
        script = Script(place=place.names.en, hour=hour)
        frame = Scene(script, 64, 36).frame(0.5)
        if hour == "day":
            assert np.array_equal(frame, Scene(script, 64, 36).frame(0.5))
        means.append(frame.reshape(-1, 3).mean(0))
    assert all(np.abs(a - b).max() > 1 for a, b in itertools.combinations(means, 2))
    for width, height in ((36, 64), (48, 48)):
        assert (Scene(Script(place=place.names.en), width, height).frame(0).sum(-1) > 0).all()
    assert Scene(Script(place=place.names.en), 1920, 1080).frame(0).shape == (1080, 1920, 3)


@pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=_name)
def test_a_behaviour_moves_a_thing(behaviour: Behaviour) -> None:
    """A behaviour changes the picture over time and stays finite."""
    prop = Prop(id="it", thing="parcel", x=0, does=behaviour.names.en, subject=True)
    scene = Scene(Script(place="plain studio", shot="full", props=(prop,)), 64, 64)
    frames = [scene.frame(t).astype(int) for t in (0.05, 0.42, 0.8)]
    assert max(np.abs(frames[0] - other).max() for other in frames[1:]) > 3


def test_walking_feet_do_not_slide() -> None:
    """A planted sole stays where it landed, to a thousandth of a metre, over a whole way."""
    for verb, seconds in (("walk", 3.0), ("run", 1.6)):
        cue = Cue(verb=verb, start=0, end=seconds, to=(2.5, 0))
        actor = Actor(id="a", look=look_of(ROLES.get("man"), 2), x=-1.5, turn=1.0, cues=(cue,))
        player = Scene(Script(place="park", actors=(actor,)), 64, 36).players["a"]
        before: dict[int, tuple[float, float]] = {}
        for frame in range(int(seconds * 60)):
            acted, _ = player.body(frame / 60, lambda *_: None)
            root = player.root(frame / 60)
            for side in (0, 1):
                _, up, forward = acted.pose.feet[side]
                at = root[0] + forward * player.rig.leg
                if up == 0 and before.get(side, (1, 0))[0] == 0:
                    assert abs(at - before[side][1]) < 1e-3
                before[side] = (up, at)


@pytest.mark.parametrize("verb", ["walk", "run", "trot", "gallop", "hop", "waddle", "slither"])
def test_an_animal_that_goes_crosses_the_stage(verb: str) -> None:
    """However its gait is called; it does not step on the spot."""
    going = BEHAVIOURS.find(verb)
    assert going is not None
    places = [going.shift(seconds / 4).x for seconds in range(17)]
    assert places == sorted(places)
    assert places[-1] - places[0] > 3
