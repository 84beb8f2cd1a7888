"""Draws a script at any size and time.

What stands still under a still camera is drawn once and kept; figures and what moves are
drawn anew every frame. The same script, size and time give the same bytes.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial

import cv2
import numpy as np

from onionskin.frames import Frames
from onionskin.stage.acting import Acted
from onionskin.stage.actions import ACTIONS
from onionskin.stage.actors import Player, draw_held, held_name
from onionskin.stage.behaviours import BEHAVIOURS
from onionskin.stage.brush import Brush, Canvas, oval
from onionskin.stage.camera import Camera, Move, Subject, framed, moved
from onionskin.stage.figure import draw_figure
from onionskin.stage.framing import Frame, is_on_ground, kept_in, points_of_thing, vital_points
from onionskin.stage.gathering import gathered
from onionskin.stage.layers import Stack
from onionskin.stage.light import Light, light_of
from onionskin.stage.place import Furnished
from onionskin.stage.places import PLACES
from onionskin.stage.pose import Vector
from onionskin.stage.rig import Body
from onionskin.stage.script import Cue, Prop, Script
from onionskin.stage.setting import Setting
from onionskin.stage.skia import skia
from onionskin.stage.still import Item, Named, surface_of
from onionskin.stage.styles import STYLES
from onionskin.stage.things import Moment, Thing
from onionskin.stage.things.pictured import thing_named
from onionskin.stage.touching import (
    AT_A_DOOR,
    DOORS,
    ON_A_BODY,
    ON_AN_ANIMAL,
    on_animal,
    on_body,
    on_door,
)
from onionskin.stage.weather import draw_weather, wet_ground

_TOO_FAR = 1.35
"""As many times as high as it was framed a frame is too large for who goes through it."""
_FRAMED_AT = 0.6
"""The share of a shot that is over when it is as it was framed."""
_LOOKS = 5
"""Moments of a shot at which it is asked whether all who act are in the frame."""
_CAMERAS = 25
"""Moments of a shot at which it is asked where its camera goes."""


class Scene:
    """A script made ready to be drawn at one size."""

    def __init__(
        self,
        script: Script,
        width: int,
        height: int,
        brush: type[Brush] = Brush,
        *,
        like: Scene | None = None,
    ) -> None:
        """`brush` is what everything is drawn with.

        `like` is a scene of the same size in which somebody is moved: where both are in the same
        place, the camera stays where it was, and what stands still is not drawn again.
        Raises InvalidInput for places, verbs or things that the stage does not have.
        """
        script = gathered(script, width / height)
        self.script, self.width, self.height = script, width, height
        self.place = PLACES.get(script.place)
        self.light: Light = light_of(
            script.hour, indoors=self.place.indoors, weather=script.weather
        )
        self._figures_light = self.light.for_figures()
        self.style = STYLES[script.style]
        self.players = {each.id: Player(each, index) for index, each in enumerate(script.actors)}
        self._setting = Setting(script, self.place, self.light, width, height, brush)
        self._pixels = np.zeros((height, width, 4), np.uint8)
        self._surface = surface_of(self._pixels)
        self._move: Move = script.move
        self._place_items = self._setting.place_items()
        self._prop_items = self._setting.prop_items()
        self._aside: float
        self._framed: Camera
        self._stack: Stack
        if like is None or not self._is_set_like(like):
            self._set_camera()
            self._stack = self._stacked()
            return
        self._aside, self._move, self._framed = like._aside, like._move, like._framed
        self._place_items = like._place_items
        if script.props == like.script.props:
            self._prop_items = like._prop_items
        self._stack = self._stacked(like._stack)

    def _is_set_like(self, other: Scene) -> bool:
        """Whether two scenes differ in nothing but who and what is brought into their place."""
        one, two = (replace(each.script, actors=(), props=()) for each in (self, other))
        size = (self.width, self.height) == (other.width, other.height)
        return size and one == two and self.players.keys() == other.players.keys()

    def _set_camera(self) -> None:
        """Finds how far the camera looks aside, how it moves, and from where it begins."""
        script, aspect = self.script, self.width / self.height
        seen = self._subjects(_FRAMED_AT * script.seconds)
        still = framed(script.shot, seen, aspect, script.angle, low=script.low)
        self._aside = _aside(script.aside, seen, still.height * aspect)
        still = replace(still, x=still.x + self._aside)
        self._framed = self._kept_in(still)
        goes = any(each.legs for each in self.players.values())
        if goes and self._framed.height > _TOO_FAR * still.height and self._move != "follow":
            # A way too long for the frame: the camera goes along.
            self._move = "follow"
            self._framed = self._kept_in(still)

    def frame(self, t: float, into: Frames | None = None) -> Frames:
        """The picture at `t` seconds of the clip: uint8 (H, W, 3) RGB, `into` what is given."""
        t *= self.script.pace
        camera = self.camera(t)
        self._surface.notifyContentWillChange(skia.Surface.kDiscard_ContentChangeMode)
        self._stack.draw(self._pixels, self._surface.getCanvas(), camera, t)
        self._surface.flushAndSubmit()
        if not self.place.indoors and self.script.weather == "rain":
            wet_ground(self._pixels, camera.place((0, 0, 0), self.width, self.height)[1])
        if not self.place.indoors:
            canvas = self._surface.getCanvas()
            draw_weather(canvas, self.script.weather, self.light, self.width, self.height, t)
            self._surface.flushAndSubmit()
        frame = np.empty((self.height, self.width, 3), np.uint8) if into is None else into
        cv2.cvtColor(self._pixels, cv2.COLOR_BGRA2RGB, dst=frame)
        if self.style.finish is not None:
            self.style.finish(frame)
        return frame

    def camera(self, t: float) -> Camera:
        """The camera at `t` seconds of the script."""
        return self._gone(self._framed, t)

    def _gone(self, still: Camera, t: float) -> Camera:
        """A camera that was framed, at `t` seconds of the shot's move."""
        script = self.script
        if self._move == "follow" and script.actors:
            leader = self.players[(script.focus or (script.actors[0].id,))[0]]
            gone = leader.root(t)[0] - leader.root(_FRAMED_AT * script.seconds)[0]
            return replace(still, x=still.x + gone)
        if self._move == "follow" and (goes := self._going()) is not None:
            framed_at = self._setting.shifted(goes, _FRAMED_AT * script.seconds).x
            return replace(still, x=still.x + self._setting.shifted(goes, t).x - framed_at)
        return moved(still, self._move, t / max(script.seconds, 1e-6), t)

    def _going(self) -> Prop | None:
        """The first thing or animal that goes anywhere by itself; None for none."""
        going = (each for each in self.script.props if each.does in ("cross", "race"))
        return next(going, None)

    def body(self, name: str, t: float) -> Body:
        """The joints of an actor at `t` seconds of the script."""
        return self._body(self.players[name], t)[1]

    def reach(self, prop: Prop) -> tuple[float, float, float, float]:
        """Where a thing is: the middle of its foot, x and y, its width and height; metres."""
        thing = self._setting.things[prop.id]
        return prop.x, prop.y, thing.size[0] * prop.scale, thing.size[1] * prop.scale

    # Framing

    def _subjects(self, t: float) -> list[Subject]:
        wanted = self.script.focus or tuple(self.players)
        players = [self.players[name] for name in wanted if name in self.players]
        subjects = [self._person(each, t) for each in players if not each.actor.extra]
        for prop in self.script.props:
            if prop.subject and (not self.script.focus or prop.id in self.script.focus):
                subjects.append(self._thing(prop))
        return subjects

    def _kept_in(self, still: Camera) -> Camera:
        """The camera gone back and aside until all who act are in the frame for the whole shot."""
        moments = [k * self.script.seconds / (_LOOKS - 1) for k in range(_LOOKS)]
        seen = [self._vital(t) for t in moments]
        near = self.script.shot in ("medium", "close-up")
        rides = any(each.mount is not None for each in self.players.values())
        aspect = self.width / self.height
        frame = Frame(aspect=aspect, low=self.script.low, near=near, rides=rides)
        return kept_in(still, lambda c: [self._gone(c, t) for t in moments], seen, frame)

    def _vital(self, t: float) -> list[Vector]:
        """Points that must be seen at `t`: heads, and feet where the shot is not near."""
        wanted = self.script.focus or tuple(self.players)
        near = self.script.shot in ("medium", "close-up")
        points: list[Vector] = []
        for name in wanted:
            player = self.players.get(name)
            if player is None or player.actor.extra:
                continue
            acted, body = self._body(player, t)
            points += vital_points(
                body,
                near=near,
                only_head=self.script.shot == "close-up",
                on_ground=is_on_ground(acted.pose, body),
            )
            if near:
                points += self._handled(body, t)
            if player.mount is not None:
                x, y, z = player.root(t)
                half, high = player.mount.size[0] / 2, player.mount.size[1]
                points += [(x - half, y, z), (x + half, y, z), (x, y + high, z)]
        return points

    def _handled(self, body: Body, t: float) -> list[Vector]:
        """Points of the things that somebody does something to."""
        points: list[Vector] = []
        for prop in self.script.props:
            if prop.id in self.script.handled:
                shift, (wide, high) = self._setting.shifted(prop, t), self.reach(prop)[2:]
                foot = (prop.x + shift.x, prop.y + shift.y, prop.z)
                points += points_of_thing(body, foot, (wide, high))
        return points

    def _person(self, player: Player, t: float) -> Subject:
        bodies = [self._body(player, t * k)[1] for k in (0.0, 0.5, 0.75, 1.0, 1.3)]
        body, z = bodies[3], player.root(t)[2]
        # Hands over the head and leaps stay in the frame too.
        tops = [each.head[1] + each.rig.head * 0.62 for each in bodies]
        tops += [wrist[1] + 0.14 for each in bodies for wrist in each.wrists]
        top = tops[3]
        if self.script.shot in ("wide", "full"):
            top = max(tops) + _held_up(player)
        sheltered = any(cue.verb == "hold an umbrella" for cue in player.actor.cues)
        if sheltered and self.script.shot != "close-up":
            top = max(top, body.wrists[0][1] + 0.92, body.wrists[1][1] + 0.92)
        if any(cue.verb == "fly" for cue in player.actor.cues):
            top = max(top, _KITES_AT)
        # Seen from afar, what stands deeper is smaller: it is framed as it appears.
        near = 7.5 / (7.5 + z)
        rise = 1.45 - 1.45 * near
        return Subject(
            x=body.head[0] * near,
            z=z,
            top=top * near + rise,
            head=player.rig.head * near,
            bottom=rise,
            margin=player.mount.size[0] * 0.7 if player.mount else 0.85,
        )

    def _thing(self, prop: Prop) -> Subject:
        thing = self._setting.things[prop.id]
        high = thing.size[1] * prop.scale * _STEAMS.get(prop.thing, 1.0) + self._lift(prop)
        if not self.place.indoors and thing.stands and prop.y == 0 and thing.live:
            # An animal is seen in a place, not on a bare piece of ground.
            high = max(high, min(1.0, 2 * high))
        near = 7.5 / (7.5 + prop.z)
        rise = 1.45 - 1.45 * near
        return Subject(
            x=prop.x * near,
            z=prop.z,
            top=(prop.y + high) * near + rise,
            head=high * 0.8 * near,
            bottom=(prop.y - _shown_below(prop, high) * thing.stands) * near + rise,
            margin=(_room(thing.size[0] * prop.scale) + self._roam(prop)) * near,
        )

    def _lift(self, prop: Prop) -> float:
        """How high over its place a thing hovers, in metres; what falls lands."""
        if prop.does == "rise":
            return self._setting.shifted(prop, self.script.seconds).y
        if prop.does not in ("float", "bounce"):
            return 0.0
        return max(0.0, self._setting.shifted(prop, prop.start + 0.4).y)

    def _roam(self, prop: Prop) -> float:
        """How far to a side a thing goes by itself during the shot, in metres."""
        goes_along = self.script.move == "follow" and not self.players
        if not prop.does or (goes_along and prop is self._going()):
            return 0.0
        shift = BEHAVIOURS.get(prop.does).shift
        far = max(abs(shift(k * self.script.seconds / 4).x) for k in range(5))
        # What races leaves the frame, and is not made small for it.
        return min(far, 2.2)

    # Staging

    def _stacked(self, like: Stack | None = None) -> Stack:
        """Everything there is, from far to near."""
        items = [*self._place_items, *self._prop_items]
        for player in self.players.values():
            items += self._people(player)
        items.sort(key=lambda each: -each.z)
        self.items: tuple[Item, ...] = tuple(items)
        seconds = self.script.seconds
        moments = [self.camera(k * seconds / (_CAMERAS - 1)) for k in range(_CAMERAS)]
        goes_along = self._move == "follow"
        size = self.width, self.height
        return Stack(items, moments, size, self.style.vignette, whole=goes_along, like=like)

    def _people(self, player: Player) -> list[Item]:
        # Depth is that of the end of a way; ways run across the stage, not into it.
        z = player.root(self.script.seconds)[2]
        name = player.actor.id
        of = Named("person", name, name)
        items = [Item(z, True, partial(self._draw_player, player), of=of)]
        mount = player.mount
        if mount is not None:
            of = Named("mount", f"{name}-{mount.names.en}", mount.names.en)
            back, front = (partial(self._draw_mount, player, mount, each) for each in (False, True))
            items.append(Item(z + 0.02, True, back, of=of))
            if mount.front:
                items.append(Item(z - mount.front_z, True, front, of=of))
        return items

    # Drawing

    def _draw_mount(
        self, player: Player, mount: Thing, front: bool, canvas: Canvas, camera: Camera, t: float
    ) -> None:
        canvas.save()
        root = player.root(t)
        brush = self._setting.brush(canvas, camera, root)
        if not front:
            brush.shadow((0, 0.01), mount.size[0] * 0.6, squash=0.14)
        way = 1 if math.sin(player.turn(t)) >= 0 else -1
        draw = mount.front if front else mount.draw
        if draw is not None:
            with brush.moved(scale=(way, 1)):
                draw(brush, Moment(t=t, travel=player.travel(t), colour=player.mount_colour))
        canvas.restore()

    def _draw_player(self, player: Player, canvas: Canvas, camera: Camera, t: float) -> None:
        acted, body = self._body(player, t)
        root = player.root(t)
        canvas.save()
        brush = self._setting.brush(canvas, camera, root)
        if self.light.halo:
            middle = (body.pelvis[0] - root[0], body.pelvis[1] + 0.1)
            brush.shine(middle, body.rig.height * 0.8, self.light.halo_colour, self.light.halo)
        if player.actor.sunk:
            self._wet(brush, canvas, body, player.actor.sunk, t)
        elif acted.pose.support == "feet" and not player.actor.lifted:
            high = max(0.0, min(body.ankles[0][1], body.ankles[1][1]) - body.rig.ankle)
            middle = ((body.pelvis[0] - root[0]) * 0.7, 0.0)
            if high < 0.1:
                with brush.moved(middle):
                    self._setting.cast_shadow(brush, body.rig.height, body.rig.shoulder_half * 1.6)
            brush.shadow(middle, body.rig.height * 0.22 / (1 + high), squash=0.2)
        brush.light = self._figures_light
        draw_figure(
            brush,
            player.actor.look,
            body,
            acted.pose,
            lens=camera.lens(root),
            draw_held=partial(draw_held, t),
        )
        canvas.restore()

    def _wet(self, brush: Brush, canvas: Canvas, body: Body, deep: float, t: float) -> None:
        """Rings around somebody in water; from now on only what is over it is drawn."""
        middle = ((body.pelvis[0] + body.head[0]) / 2 - body.root[0], deep)
        for k in range(3):
            grown = (t * 0.5 + k / 3) % 1
            ring = oval(middle, 0.5 + 0.5 * grown, 0.05 + 0.06 * grown)
            brush.stroke(ring, 0.018, "#e4f4fb", 0.6 * (1 - grown))
        far = 3 * body.rig.height
        canvas.clipRect(skia.Rect.MakeLTRB(-far, deep - 0.01, far, deep + far), True)

    def _body(self, player: Player, t: float) -> tuple[Acted, Body]:
        return player.body(t, self._target)

    def _target(self, cue: Cue, player: Player, t: float) -> Vector | None:
        """The world point a cue is about."""
        partner = self.players.get(cue.partner)
        action = ACTIONS.get(cue.verb)
        if partner is None:
            if action.names.en in AT_A_DOOR:
                return self._at_door(action.names.en, player, t)
            if action.names.en in ON_AN_ANIMAL:
                return self._at_animal(cue, player, t)
            board = self.place.anchors.get("board")
            if action.thing == "board" and board is not None:
                x = player.root(t)[0] + 0.42 * (1 if math.sin(player.turn(t)) > 0 else -1)
                return x, min(board.y, player.rig.height * 0.88), board.z
            return None
        mine, other = player.root(t), partner.root(t)
        if action.names.en in ON_A_BODY:
            body = partner.body(t, lambda *_: None)[1]
            return on_body(action.names.en, body, mine, player.rig)
        high = 0.56 * min(player.rig.height, partner.rig.height)
        if action.names.en == "hold hands":
            # The taller's arm hangs nearly straight, and the child's is raised to it.
            high = max(high, _HELD_AT + max(p.rig.shoulder - p.rig.arm for p in (player, partner)))
        # A wrist stops short of the middle by half a hand, so that palms meet there.
        short = _half_of(cue) if action.names.en in ("give", "be given") else 0.055
        short = -short if mine[0] < other[0] else short
        return (mine[0] + other[0]) / 2 + short, high, (mine[2] + other[2]) / 2 - 0.04

    def _at_animal(self, cue: Cue, player: Player, t: float) -> Vector | None:
        """Where the hand is of whoever strokes, hugs or feeds the animal before them."""
        mine = player.root(t)
        near = [each for each in self.script.props if each.thing == cue.thing]
        if not near:
            return None
        prop = min(near, key=lambda each: math.dist((each.x, each.z), (mine[0], mine[2])))
        wide, high = (side * prop.scale for side in thing_named(prop.thing).size)
        return on_animal(cue.verb, ((prop.x, prop.y, prop.z), wide, high), mine)

    def _at_door(self, verb: str, player: Player, t: float) -> Vector | None:
        """Where the hand is of whoever opens the nearest door, or knocks on it."""
        mine = player.root(t)
        pieces: list[Prop | Furnished] = [*self.script.props, *self.place.furniture]
        doors = [
            each
            for each in pieces
            if each.thing in DOORS and math.dist((each.x, each.z), (mine[0], mine[2])) < 1.4
        ]
        if not doors:
            return None
        door = min(doors, key=lambda each: math.dist((each.x, each.z), (mine[0], mine[2])))
        foot = (door.x, door.y, door.z)
        return on_door(verb, (foot, door.scale), door.flip, mine, player.rig)


def _aside(share: float, seen: list[Subject], wide: float) -> float:
    """How far the camera goes to a side, in metres of a frame `wide`: not past people far apart."""
    across = [each.x for each in seen]
    return share * wide if across and max(across) - min(across) < 0.28 * wide else 0.0


def _half_of(cue: Cue) -> float:
    """Metres from the middle of what two people hold between them to the wrist of each."""
    wide = thing_named(held_name(cue) or "parcel").size[0]
    return min(0.26, 0.45 * wide + 0.06)


def _held_up(player: Player) -> float:
    """How much of what somebody lifts is over their hands, in metres."""
    held = (held_name(cue) for cue in player.actor.cues if cue.verb == "lift")
    return max(0.0, 0.0, *(thing_named(name).size[1] - 0.3 for name in held if name))


_KITES_AT = 2.95
"""Metres at which a kite flies."""
_HELD_AT = 0.2
"""Metres over the lowest of an arm at which two hold hands; the verb takes 0.12 of them off."""
_STEAMS = {"cup": 1.7}
"""How much higher than a thing its steam rises."""


def _shown_below(prop: Prop, high: float) -> float:
    """How much is shown of what something stands on, in metres."""
    return min(0.3, 0.4 * high) if prop.y >= 0.7 else 0.0


def _room(wide: float) -> float:
    """Metres wanted at each side of the middle of something `wide`: less, the wider it is."""
    return wide * (1.05 if wide < 1.5 else 0.66)
