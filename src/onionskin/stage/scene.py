"""Draws a script at any size and time.

What stands still under a still camera is drawn once and kept; figures and what moves are
drawn anew every frame. The same script, size and time give the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import cv2
import numpy as np

from onionskin.frames import Frames
from onionskin.stage.acting import Acted, Playing, act, way_behind
from onionskin.stage.actions import ACTIONS
from onionskin.stage.behaviours import BEHAVIOURS, Shift
from onionskin.stage.brush import Brush, Canvas, Point, polyline, rounded
from onionskin.stage.camera import Camera, Subject, framed, moved
from onionskin.stage.figure import draw_figure
from onionskin.stage.light import Light, light_of
from onionskin.stage.place import Furnished, Plane
from onionskin.stage.places import PLACES
from onionskin.stage.pose import EXPRESSIONS, Held, Vector, ease
from onionskin.stage.rig import Body, rig_of, solve
from onionskin.stage.script import Actor, Cue, Prop, Script
from onionskin.stage.skia import skia
from onionskin.stage.things import THINGS, Moment, Thing
from onionskin.stage.things.pictured import thing_named
from onionskin.stage.weather import draw_weather

TURN_SECONDS = 0.35


@dataclass(frozen=True, slots=True)
class _Item:
    """Something to draw at a depth; `live` ones change from frame to frame."""

    z: float
    live: bool
    draw: Callable[[Canvas, Camera, float], None]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was drawn once: an image and its upper left corner."""

    image: object
    left: int
    top: int


class Scene:
    """A script made ready to be drawn at one size."""

    def __init__(self, script: Script, width: int, height: int) -> None:
        """Raises InvalidInput for places, verbs or things that the stage does not have."""
        self.script, self.width, self.height = script, width, height
        self.place = PLACES.get(script.place)
        self.light: Light = light_of(script.hour, indoors=self.place.indoors)
        self.players = {each.id: _Player(each, index) for index, each in enumerate(script.actors)}
        self._things = {each.id: thing_named(each.thing) for each in script.props}
        self._pixels = np.zeros((height, width, 4), np.uint8)
        self._surface = skia.Surface(self._pixels, colorType=skia.kRGBA_8888_ColorType)
        self._items = self._staged()
        seen = self._subjects(0.6 * script.seconds)
        self._framed = framed(script.shot, seen, width / height)
        self._kept: dict[int, _Kept] = {}
        self._kept_for: Camera | None = None

    def frame(self, t: float, into: Frames | None = None) -> Frames:
        """The picture at `t` seconds of the clip: uint8 (H, W, 3) RGB, `into` what is given."""
        t *= self.script.pace
        camera = self.camera(t)
        canvas = self._surface.getCanvas()
        if camera != self._kept_for:
            self._kept, self._kept_for = {}, camera
        index = 0
        while index < len(self._items):
            end = index
            while end < len(self._items) and self._items[end].live == self._items[index].live:
                end += 1
            run = self._items[index:end]
            if run[0].live or self.script.move != "still":
                for item in run:
                    item.draw(canvas, camera, t)
            else:
                self._draw_kept(canvas, camera, index, run)
            index = end
        if not self.place.indoors:
            draw_weather(canvas, self.script.weather, self.light, self.width, self.height, t)
        self._surface.flushAndSubmit()
        frame = np.empty((*self._pixels.shape[:2], 3), np.uint8) if into is None else into
        cv2.cvtColor(self._pixels, cv2.COLOR_RGBA2RGB, dst=frame)
        return frame

    def camera(self, t: float) -> Camera:
        """The camera at `t` seconds of the script."""
        script, still = self.script, self._framed
        if script.move == "follow" and script.actors:
            leader = self.players[(script.focus or (script.actors[0].id,))[0]]
            return replace(still, x=leader.root(t)[0])
        return moved(still, script.move, t / max(script.seconds, 1e-6))

    # Framing

    def _subjects(self, t: float) -> list[Subject]:
        wanted = self.script.focus or tuple(self.players)
        subjects = []
        for name in wanted:
            player = self.players.get(name)
            if player is None:
                continue
            bodies = [self._body(player, t * k)[1] for k in (0.5, 0.75, 1.0, 1.3)]
            body, z = bodies[2], player.root(t)[2]
            # Hands over the head and leaps stay in the frame too.
            tops = [each.head[1] + each.rig.head * 0.62 for each in bodies]
            tops += [wrist[1] + 0.14 for each in bodies for wrist in each.wrists]
            top = max(tops) if self.script.shot in ("wide", "full") else tops[2]
            # Seen from afar, what stands deeper is smaller: it is framed as it appears.
            near = 7.5 / (7.5 + z)
            rise = 1.45 - 1.45 * near
            subjects.append(
                Subject(
                    x=body.head[0] * near,
                    z=z,
                    top=top * near + rise,
                    head=player.rig.head * near,
                    bottom=rise,
                    margin=player.mount.size[0] * 0.7 if player.mount else 0.85,
                )
            )
        for prop in self.script.props:
            if prop.subject and (not self.script.focus or prop.id in self.script.focus):
                thing = self._things[prop.id]
                high = thing.size[1] * prop.scale + self._lift(prop)
                near = 7.5 / (7.5 + prop.z)
                rise = 1.45 - 1.45 * near
                subjects.append(
                    Subject(
                        x=prop.x * near,
                        z=prop.z,
                        top=(prop.y + high) * near + rise,
                        head=high * 0.8 * near,
                        bottom=(prop.y - _shown_below(prop, high) * thing.stands) * near + rise,
                        margin=(_room(thing.size[0] * prop.scale) + self._roam(prop)) * near,
                    )
                )
        return subjects

    def _lift(self, prop: Prop) -> float:
        """How high over its place a thing hovers, in metres; what falls lands."""
        if prop.does not in ("float", "bounce"):
            return 0.0
        return max(0.0, BEHAVIOURS.get(prop.does).shift(0.4).y)

    def _roam(self, prop: Prop) -> float:
        """How far to a side a thing goes by itself during the shot, in metres."""
        if not prop.does:
            return 0.0
        shift = BEHAVIOURS.get(prop.does).shift
        far = max(abs(shift(k * self.script.seconds / 4).x) for k in range(5))
        # What races leaves the frame, and is not made small for it.
        return min(far, 2.2)

    # Staging

    def _staged(self) -> list[_Item]:
        floor_z = self.place.floor.far - 1e-3
        items = [_Item(floor_z, False, self._draw_floor)]
        items += [_Item(p.z, p.live, partial(self._draw_plane, p)) for p in self.place.planes]
        for piece in self.place.furniture:
            items += self._pieces(piece)
        for prop in self.script.props:
            items += self._props(prop)
        for player in self.players.values():
            items += self._people(player)
        return sorted(items, key=lambda each: -each.z)

    def _pieces(self, piece: Furnished) -> list[_Item]:
        thing = THINGS.get(piece.thing)
        prop = Prop(
            id="",
            thing=piece.thing,
            x=piece.x,
            z=piece.z,
            y=piece.y,
            colour=piece.colour,
            flip=piece.flip,
            scale=piece.scale,
        )
        # Furniture that sways or ticks is kept still in the distance, where none would see it.
        live = thing.live and piece.z < 2.6 and thing.names.en not in ("tree", "plant", "palm")
        items = [_Item(piece.z, live, partial(self._draw_prop, prop, thing, thing.draw))]
        if thing.front:
            front = partial(self._draw_prop, prop, thing, thing.front)
            items.append(_Item(piece.z - thing.front_z, live, front))
        return items

    def _props(self, prop: Prop) -> list[_Item]:
        thing = self._things[prop.id]
        live = thing.live or bool(prop.does)
        items = [_Item(prop.z, live, partial(self._draw_prop, prop, thing, thing.draw))]
        if thing.front:
            front = partial(self._draw_prop, prop, thing, thing.front)
            items.append(_Item(prop.z - thing.front_z, live, front))
        return items

    def _people(self, player: _Player) -> list[_Item]:
        # Depth is that of the end of a way; ways run across the stage, not into it.
        z = player.root(self.script.seconds)[2]
        items = [_Item(z, True, partial(self._draw_player, player))]
        mount = player.mount
        if mount is not None:
            items.append(_Item(z + 0.02, True, partial(self._draw_mount, player, mount, False)))
            if mount.front:
                items.append(
                    _Item(z - mount.front_z, True, partial(self._draw_mount, player, mount, True))
                )
        return items

    # Drawing

    def _draw_kept(self, canvas: Canvas, camera: Camera, index: int, run: list[_Item]) -> None:
        if index not in self._kept:
            self._kept[index] = self._keep(camera, run, first=index == 0)
        kept = self._kept[index]
        if isinstance(kept.image, np.ndarray):
            # The ground layer covers everything: copied, not blended.
            np.copyto(self._pixels, kept.image)
            self._surface.notifyContentWillChange(skia.Surface.kDiscard_ContentChangeMode)
        else:
            canvas.drawImage(kept.image, kept.left, kept.top)

    def _keep(self, camera: Camera, run: list[_Item], *, first: bool) -> _Kept:
        surface = skia.Surface.MakeRaster(_pixels_of(self.width, self.height))
        canvas = surface.getCanvas()
        for item in run:
            item.draw(canvas, camera, 0.0)
        if first:
            _vignette(canvas, self.width, self.height)
        image = surface.makeImageSnapshot()
        if first and camera.height < 2.4:
            image = _softened(image, self.width, self.height, camera.height)
        if first:
            return _Kept(image.toarray(colorType=skia.kRGBA_8888_ColorType), 0, 0)
        alpha = image.toarray()[..., 3]
        rows, columns = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
        if not len(rows):
            return _Kept(image, 0, 0)
        left, top = int(columns[0]), int(rows[0])
        box = skia.IRect.MakeLTRB(left, top, int(columns[-1]) + 1, int(rows[-1]) + 1)
        return _Kept(image.makeSubset(box), left, top)

    def _brush(self, canvas: Canvas, camera: Camera, root: Vector) -> Brush:
        """A brush in metres at a world point, y up; the caller saves and restores."""
        x, y = camera.place(root, self.width, self.height)
        k = camera.scale(root[2], self.height)
        canvas.translate(x, y)
        canvas.scale(k, -k)
        return Brush(canvas, self.light)

    def _draw_plane(self, plane: Plane, canvas: Canvas, camera: Camera, t: float) -> None:
        canvas.save()
        plane.draw(self._brush(canvas, camera, (0, 0, plane.z)), t)
        canvas.restore()

    def _draw_floor(self, canvas: Canvas, camera: Camera, t: float) -> None:
        floor, brush = self.place.floor, Brush(canvas, self.light)
        near = -min(6.5, camera.distance - 0.8)

        def at(x: float, z: float) -> Point:
            return camera.place((x, 0.0, max(z, near)), self.width, self.height)

        horizon, bottom = at(0, floor.far)[1], float(self.height)
        ground = rounded(-1, horizon, self.width + 1, max(bottom, horizon) + 1)
        tones = (floor.far_colour, floor.near_colour)
        brush.gradient(ground, (0, horizon), (0, max(bottom, horizon + 1)), tones)
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(0, horizon, self.width, bottom + 1))
        for corners, colour in floor.patches:
            path = polyline([at(*corner) for corner in corners], closed=True)
            brush.flat(path, colour)
        if floor.line_alpha:
            width = floor.line_width * self.height / camera.height
            for one, other in floor.lines:
                path = polyline([at(*one), at(*other)])
                brush.stroke(path, width, floor.line_colour, floor.line_alpha)
        canvas.restore()

    def _draw_prop(
        self,
        prop: Prop,
        thing: Thing,
        draw: Callable[[Brush, Moment], None],
        canvas: Canvas,
        camera: Camera,
        t: float,
    ) -> None:
        shift = BEHAVIOURS.get(prop.does).shift(max(0.0, t - prop.start)) if prop.does else Shift()
        canvas.save()
        brush = self._brush(canvas, camera, (prop.x + shift.x, prop.y, prop.z))
        if thing.stands and draw is thing.draw and prop.y == 0:
            fade = 1 / (1 + max(0.0, shift.y))
            brush.shadow((0, 0.01), thing.size[0] * 0.62 * prop.scale * fade, squash=0.16)
        if shift.glow:
            reach = max(thing.size) * 1.6 * prop.scale
            brush.shine((0, thing.size[1] / 2), reach, "#ffe9a8", 0.7 * shift.glow)
        wide = (-1 if prop.flip else 1) * prop.scale * shift.wide
        with brush.moved((0, shift.y), scale=(wide, prop.scale * shift.high)):
            middle = thing.size[1] / 2
            with brush.moved((0, middle), turn=shift.turn), brush.moved((0, -middle)):
                draw(brush, Moment(t=t, colour=prop.colour))
        canvas.restore()

    def _draw_mount(
        self, player: _Player, mount: Thing, front: bool, canvas: Canvas, camera: Camera, t: float
    ) -> None:
        canvas.save()
        root = player.root(t)
        brush = self._brush(canvas, camera, root)
        if not front:
            brush.shadow((0, 0.01), mount.size[0] * 0.6, squash=0.14)
        way = 1 if math.sin(player.turn(t)) >= 0 else -1
        draw = mount.front if front else mount.draw
        if draw is not None:
            with brush.moved(scale=(way, 1)):
                draw(brush, Moment(t=t, travel=player.travel(t)))
        canvas.restore()

    def _draw_player(self, player: _Player, canvas: Canvas, camera: Camera, t: float) -> None:
        acted, body = self._body(player, t)
        root = player.root(t)
        canvas.save()
        brush = self._brush(canvas, camera, root)
        if acted.pose.support == "feet":
            high = max(0.0, min(body.ankles[0][1], body.ankles[1][1]) - body.rig.ankle)
            middle = (body.pelvis[0] - root[0]) * 0.7
            brush.shadow((middle, 0.0), body.rig.height * 0.22 / (1 + high), squash=0.2)
        brush.light = self.light.for_figures()
        draw_figure(
            brush,
            player.actor.look,
            body,
            acted.pose,
            lens=camera.lens(root),
            draw_held=partial(_draw_held, t),
        )
        canvas.restore()

    def _body(self, player: _Player, t: float) -> tuple[Acted, Body]:
        return player.body(t, self._target)

    def _target(self, cue: Cue, player: _Player, t: float) -> Vector | None:
        """The world point a cue is about."""
        partner = self.players.get(cue.partner)
        action = ACTIONS.get(cue.verb)
        if partner is None:
            board = self.place.anchors.get("board")
            if action.thing == "board" and board is not None:
                x = player.root(t)[0] + 0.42 * (1 if math.sin(player.turn(t)) > 0 else -1)
                return x, min(board.y, player.rig.height * 0.88), board.z
            return None
        mine, other = player.root(t), partner.root(t)
        if action.names.en == "inject":
            body = partner.body(t, lambda *_: None)[1]
            side = min((0, 1), key=lambda k: math.dist(body.shoulders[k], (mine[0], 1, mine[2])))
            a, b = body.shoulders[side], body.elbows[side]
            x, y, z = (p + (q - p) * 0.45 for p, q in zip(a, b, strict=True))
            # The needle is ahead of the wrist.
            back = 0.2 * (1 if mine[0] < x else -1)
            return x - back, y, z - 0.12
        high = 0.56 * min(player.rig.height, partner.rig.height)
        # A wrist stops short of the middle by half a hand, so that palms meet there.
        short = -0.055 if mine[0] < other[0] else 0.055
        return (mine[0] + other[0]) / 2 + short, high, (mine[2] + other[2]) / 2 - 0.04


class _Player:
    """An actor with a rig: where they are and what they do at a time."""

    def __init__(self, actor: Actor, index: int) -> None:
        self.actor, self.rig = actor, rig_of(actor.look)
        self.phase = (index * 0.381966) % 1
        mounts = [ACTIONS.get(cue.verb).mount for cue in actor.cues]
        named = actor.mount or next((each for each in mounts if each), "")
        self.mount = THINGS.get(named) if named else None
        self.legs = self._ways()

    def _ways(self) -> list[tuple[Cue, tuple[float, float], tuple[float, float]]]:
        """The travelling cues with where each begins and ends."""
        at, legs = (self.actor.x, self.actor.z), []
        for cue in sorted(self.actor.cues, key=lambda each: each.start):
            if ACTIONS.get(cue.verb).layer == "travel" and cue.to is not None:
                legs.append((cue, at, cue.to))
                at = cue.to
        return legs

    def root(self, t: float) -> Vector:
        """Where they are at `t`."""
        x, z = self.actor.x, self.actor.z
        for cue, start, end in self.legs:
            length = math.dist(start, end)
            done = way_behind(cue.start, cue.end, length, t) / (length or 1)
            if t >= cue.start:
                x, z = start[0] + (end[0] - start[0]) * done, start[1] + (end[1] - start[1]) * done
        return x, 0.0, z

    def travel(self, t: float) -> float:
        """Metres behind them on the way they are on."""
        done = 0.0
        for cue, start, end in self.legs:
            if t >= cue.start:
                done = way_behind(cue.start, cue.end, math.dist(start, end), t)
        return done

    def turn(self, t: float) -> float:
        """Which way they face: along their way while they go, then as they were placed."""
        facing = self.actor.turn
        for cue, start, end in self.legs:
            ahead = 1.2 if end[0] >= start[0] else -1.2
            if self.mount is not None:
                return ahead
            into = ease((t - cue.start) / TURN_SECONDS) if cue.start > 0 else 1.0
            out = ease((t - cue.end) / TURN_SECONDS)
            facing = facing + (ahead - facing) * into
            facing = facing + (self.actor.turn - facing) * out
        return facing

    def body(
        self, t: float, target: Callable[[Cue, _Player, float], Vector | None]
    ) -> tuple[Acted, Body]:
        """The pose and the joints at `t`."""
        playing = [
            Playing(
                action=ACTIONS.get(cue.verb),
                start=cue.start,
                end=cue.end,
                target=target(cue, self, t),
                holding=_held_name(cue),
                distance=next((math.dist(a, b) for c, a, b in self.legs if c is cue), 0.0),
            )
            for cue in self.actor.cues
        ]
        mood = next((each for each in EXPRESSIONS if each == self.actor.mood), None)
        acted = act(playing, t, self.rig, phase=self.phase, travel=self.travel(t), mood=mood)
        seat = self.actor.seat if acted.seated else None
        body = solve(
            self.rig,
            acted.pose,
            self.root(t),
            self.turn(t),
            lead_right=self.actor.turn >= 0 if not self.legs else None,
            reach=acted.reach,
            seat=seat,
            seated=acted.seated,
        )
        return acted, body


def _held_name(cue: Cue) -> str:
    """The thing of a cue, if it fits in hands."""
    return cue.thing if cue.thing and max(THINGS.get(cue.thing).size) <= 0.6 else ""


def _draw_held(t: float, brush: Brush, held: Held, at: Point, angle: float, facing: int) -> None:
    thing = THINGS.get(held.thing)
    moment = Moment(t=t, colour=held.colour)
    if held.along:
        turn, mirror = angle + held.angle, (1, 1)
    else:
        turn, mirror = -held.angle * facing, (facing, 1)
    foot = (-thing.grip[0], -thing.grip[1])
    with brush.moved(at, turn=turn), brush.moved(scale=mirror), brush.moved(foot):
        thing.draw(brush, moment)


def _shown_below(prop: Prop, high: float) -> float:
    """How much is shown of what something stands on, in metres."""
    return min(0.3, 0.4 * high) if prop.y >= 0.7 else 0.0


def _room(wide: float) -> float:
    """Metres wanted at each side of the middle of something `wide`: less, the wider it is."""
    return wide * (1.05 if wide < 1.5 else 0.66)


def _pixels_of(width: int, height: int) -> object:
    return skia.ImageInfo.Make(width, height, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)


def _vignette(canvas: Canvas, width: int, height: int) -> None:
    tones = [skia.Color(16, 14, 44, 0), skia.Color(16, 14, 44, 58)]
    reach = 0.62 * math.hypot(width, height)
    shader = skia.GradientShader.MakeRadial((width / 2, height * 0.46), reach, tones, [0.55, 1])
    canvas.drawRect(skia.Rect.MakeWH(width, height), skia.Paint(Shader=shader))


def _softened(image: object, width: int, height: int, shown: float) -> object:
    """The image out of focus, as behind a near subject."""
    sigma = height * 0.0042 * min(2.0, 2.4 / shown)
    surface = skia.Surface.MakeRaster(_pixels_of(width, height))
    blur = skia.ImageFilters.Blur(sigma, sigma, skia.TileMode.kClamp)
    surface.getCanvas().drawImage(image, 0, 0, skia.SamplingOptions(), skia.Paint(ImageFilter=blur))
    return surface.makeImageSnapshot()
