"""Where everybody is in a picture of the stage, for whoever moves them about by hand."""

from __future__ import annotations

import math
from dataclasses import dataclass

from onionskin.stage.camera import Camera
from onionskin.stage.scene import Scene
from onionskin.stage.script import Prop
from onionskin.stage.things.pictured import thing_named

_SHARE = 0.42
"""How wide somebody who stands is, by their height."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where one of the plan's figures is: metres, and degrees as of `plan.staging`."""

    id: str
    x: float
    z: float
    y: float
    turn: float
    width: float
    height: float
    is_person: bool


def layout(scene: Scene, seconds: float) -> tuple[Camera, tuple[Place, ...]]:
    """The camera at a moment of the clip, and all people and things that the script names."""
    t = seconds * scene.script.pace
    people = [_person(scene, id_, t) for id_ in scene.players]
    things = [_thing(each) for each in scene.script.props]
    return scene.camera(t), (*people, *things)


def _person(scene: Scene, id_: str, t: float) -> Place:
    player = scene.players[id_]
    x, y, z = player.root(t)
    height = player.rig.height
    if player.mount is not None:
        height = max(height, player.mount.size[1])
    return Place(
        id=id_,
        x=x,
        z=z,
        y=y,
        turn=math.degrees(player.turn(t)),
        width=max(height * _SHARE, player.mount.size[0] if player.mount else 0.0),
        height=height,
        is_person=True,
    )


def _thing(prop: Prop) -> Place:
    width, height = thing_named(prop.thing).size
    return Place(
        id=prop.id,
        x=prop.x,
        z=prop.z,
        y=prop.y,
        turn=0.0,
        width=width * prop.scale,
        height=height * prop.scale,
        is_person=False,
    )
