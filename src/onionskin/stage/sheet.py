"""Contact sheets: everything of one kind in one picture, to be looked at."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from onionskin.errors import InvalidInput
from onionskin.frames import Frames
from onionskin.stage.actions import ACTIONS, Action
from onionskin.stage.brush import Brush
from onionskin.stage.figure import draw_figure
from onionskin.stage.light import HOURS, light_of
from onionskin.stage.look import BEARDS, COVERS, HAIRDOS, Look
from onionskin.stage.places import PLACES
from onionskin.stage.pose import EXPRESSIONS, REST, VISEMES, Pose
from onionskin.stage.rig import rig_of, solve
from onionskin.stage.roles import ROLES, look_of
from onionskin.stage.scene import Scene
from onionskin.stage.script import Actor, Cue, Prop, Script
from onionskin.stage.skia import skia
from onionskin.stage.things import THINGS, Moment
from onionskin.stage.touching import apart_for, door_apart

Cell = tuple[str, Frames]
KINDS: Final = ("roles", "verbs", "places", "things", "looks")
_PAPER: Final = (226, 236, 243)


def draw_sheet(kind: str, *, cell: int = 260) -> Frames:
    """A sheet of all entries of a kind: uint8 (H, W, 3) RGB; `cell` is the side of each.

    Raises InvalidInput for a kind that is none of `KINDS`.
    """
    if kind not in KINDS:
        raise InvalidInput(f"no sheet of {kind!r}; choose one of {', '.join(KINDS)}")
    cells = list(_CELLS[kind](cell))
    columns = 4 if kind == "places" else 8
    return _laid_out(cells, columns)


def _laid_out(cells: list[Cell], columns: int) -> Frames:
    height, width = cells[0][1].shape[:2]
    rows = math.ceil(len(cells) / columns)
    label = max(14, height // 11)
    sheet = Image.new("RGB", (columns * (width + 6) + 6, rows * (height + label + 8) + 6), "white")
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(label * 0.72)
    for index, (name, picture) in enumerate(cells):
        x = 6 + (index % columns) * (width + 6)
        y = 6 + (index // columns) * (height + label + 8)
        sheet.paste(Image.fromarray(picture), (x, y))
        pen.text((x + 4, y + height + 1), name, fill="#2a2036", font=font)
    return np.asarray(sheet)


def _drawn(size: int, draw: Callable[[Brush], None], *, metres: float, foot: float) -> Frames:
    """A square picture `metres` high, its ground `foot` metres over its lower edge."""
    pixels = np.zeros((size, size, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    canvas = surface.getCanvas()
    canvas.clear(skia.Color(*_PAPER))
    canvas.translate(size / 2, size - foot * size / metres)
    canvas.scale(size / metres, -size / metres)
    draw(Brush(canvas, light_of("day")))
    surface.flushAndSubmit()
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGBA2RGB), np.uint8)


def _person(look: Look, pose: Pose, turn: float, brush: Brush) -> None:
    rig, whole = rig_of(look), pose.over(REST)
    brush.shadow((0, 0), rig.height * 0.22, squash=0.2)
    draw_figure(brush, look, solve(rig, whole, (0, 0, 0), turn), whole)


def _roles(size: int) -> Iterator[Cell]:
    for index, role in enumerate(ROLES):
        turn = (0.0, 0.8, -0.5)[index % 3]
        for seed in (1, 2):
            draw = partial(_person, look_of(role, seed), Pose(), turn if seed == 1 else -turn)
            yield f"{role.names.en} {seed}", _drawn(size, draw, metres=2.15, foot=0.12)


def verb_script(action: Action, *, role: str = "person", seed: int = 3, turn: int = 1) -> Script:
    """A short shot of one verb in an empty studio; `turn` is 1 to the right, -1 to the left."""
    look = look_of(ROLES.get(role), seed)
    facing = (1.0 if action.turn is None else action.turn) * turn
    gap = apart_for(action, rig_of(look)) / 2 * turn if action.partner else 0.0
    cue = Cue(verb=action.names.en, partner="b" if action.partner else "")
    if action.layer == "travel":
        distance = action.speed * 2.0
        cue = replace(cue, start=0, end=2.0, to=(turn * distance / 2, 0.0))
        walker = Actor(id="a", look=look, x=-turn * distance / 2, turn=facing, cues=(cue,))
        return replace(_studio(walker), move="follow")
    seated = action.seat and action.layer == "hands"
    cues = (Cue(verb="sit"), cue) if seated else (cue,)
    seat, props = 0.0, []
    if action.seat:
        thing = THINGS.get(action.seat)
        seat = thing.seat
        shift = 0.3 * turn if action.seat == "bed" else 0.0
        props.append(Prop(id="seat", thing=action.seat, x=shift, z=0.1, flip=turn < 0))
    if action.thing == "door":
        # Who opens it stands at the side of its handle.
        x, z = door_apart(rig_of(look))
        props.append(Prop(id="it", thing="door", x=x * turn, z=z, flip=turn > 0))
    elif action.thing and action.thing != "board":
        props.append(
            Prop(id="it", thing=action.thing, x=0.62 * turn, z=action.thing_z, flip=turn < 0)
        )
    if action.thing == "board":
        props.append(Prop(id="it", thing="board", x=0.9 * turn, z=0.6, y=0.95, scale=0.75))
    first = Actor(id="a", look=look, x=-gap, turn=facing, cues=cues, seat=seat)
    if not action.partner:
        return _studio(first, props=tuple(props))
    other_verb = (
        action.names.en
        if action.names.en
        in (
            "shake hands",
            "hug",
            "hold hands",
            "kiss",
        )
        else "listen"
    )
    other = Actor(
        id="b",
        look=look_of(ROLES.get("child" if action.names.en == "inject" else "woman"), seed + 1),
        x=gap,
        turn=-facing,
        cues=(Cue(verb=other_verb, partner="a"),),
    )
    return _studio(first, other, props=tuple(props))


def _studio(*actors: Actor, props: tuple[Prop, ...] = ()) -> Script:
    return Script(place="plain studio", shot="full", actors=actors, props=props, seconds=2.0)


def _verbs(size: int) -> Iterator[Cell]:
    for index, action in enumerate(ACTIONS):
        script = verb_script(action, seed=index)
        scene = Scene(script, size, size)
        for t in (0.75, 1.4):
            yield f"{action.names.en} {t:g} s", scene.frame(t)


def _places(size: int) -> Iterator[Cell]:
    for place in PLACES:
        looks = [look_of(ROLES.get(role), 5) for role in ("man", "woman")]
        actors = tuple(
            Actor(
                id=str(k),
                look=look,
                x=(mark := place.anchors[("left", "right")[k]]).x,
                z=mark.z,
                turn=mark.turn or 0.0,
                cues=(Cue(verb="talk"),),
            )
            for k, look in enumerate(looks)
        )
        for hour in HOURS:
            script = Script(place=place.names.en, hour=hour, actors=actors)
            picture = Scene(script, size * 16 // 9 * 2, size * 2).frame(0.6)
            yield f"{place.names.en}, {hour}", picture


def _things(size: int) -> Iterator[Cell]:
    for thing in THINGS:
        reach = max(thing.size) * 1.3

        def draw(brush: Brush, thing=thing) -> None:  # type: ignore[no-untyped-def]
            brush.shadow((0, 0), thing.size[0] * 0.6, squash=0.16)
            with brush.moved((-thing.lead, 0)):
                thing.draw(brush, Moment(t=0.5))
                if thing.front:
                    thing.front(brush, Moment(t=0.5))

        yield (
            f"{thing.names.en} {thing.size[1]:g} m",
            _drawn(size, draw, metres=reach, foot=(reach - thing.size[1]) / 2),
        )


def _looks(size: int) -> Iterator[Cell]:
    woman, man = look_of(ROLES.get("woman"), 4), look_of(ROLES.get("man"), 4)
    for expression in EXPRESSIONS:
        yield expression, _face(size, woman, Pose(expression=expression), 0.0)
        yield f"{expression}, aside", _face(size, man, Pose(expression=expression), 0.9)
    for viseme in VISEMES:
        yield f"mouth {viseme}", _face(size, man, Pose(viseme=viseme, expression="calm"), 0.3)
    for hairdo in HAIRDOS:
        for turn in (0.0, 1.0, 2.6):
            look = replace(woman, hairdo=hairdo, cover="none", frame="woman")
            yield f"{hairdo} {math.degrees(turn):.0f}°", _face(size, look, Pose(), turn)
    for cover in COVERS:
        look = replace(man, cover=cover, cover_colour="#c8656a")
        yield cover, _face(size, look, Pose(), 0.5)
    for beard in BEARDS:
        yield f"{beard} beard", _face(size, replace(man, beard=beard), Pose(), 0.4)


def _face(size: int, look: Look, pose: Pose, turn: float) -> Frames:
    rig, whole = rig_of(look), pose.over(REST)
    body = solve(rig, whole, (0, 0, 0), turn)

    def draw(brush: Brush) -> None:
        draw_figure(brush, look, body, whole)

    reach = rig.head * 2.1
    return _drawn(size, draw, metres=reach, foot=reach * 0.52 - body.head[1])


_CELLS: Final[dict[str, Callable[[int], Iterator[Cell]]]] = {
    "roles": _roles,
    "verbs": _verbs,
    "places": _places,
    "things": _things,
    "looks": _looks,
}
