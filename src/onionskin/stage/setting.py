"""The set of a script: its floor, planes, furniture and things, as items to draw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from onionskin.stage.behaviours import BEHAVIOURS, LOW, Shift
from onionskin.stage.brush import Brush, Canvas, Point, limb, polyline, rounded
from onionskin.stage.camera import Camera
from onionskin.stage.light import Light
from onionskin.stage.place import Furnished, Place, Plane
from onionskin.stage.pose import Vector
from onionskin.stage.script import Prop, Script
from onionskin.stage.skia import skia
from onionskin.stage.still import Item, Named
from onionskin.stage.styles import STYLES
from onionskin.stage.things import THINGS, Moment, Thing
from onionskin.stage.things.pictured import thing_named

_PUDDLE = "#cfe6ee"
_FAR = 0.9
"""Metres behind the action from where on what stands still may be out of focus."""


class Setting:
    """A place with its things in the light of an hour, drawn at one size of frame."""

    def __init__(
        self,
        script: Script,
        place: Place,
        light: Light,
        width: int,
        height: int,
        brush: type[Brush] = Brush,
    ) -> None:
        self.script, self.place, self.light = script, place, light
        self._brush = brush
        self.width, self.height = width, height
        self.style = STYLES[script.style]
        self.things = {each.id: thing_named(each.thing) for each in script.props}

    def place_items(self) -> list[Item]:
        """What the place itself has, in no order."""
        floor_z = self.place.floor.far - 1e-3
        ground = Named("floor", "floor", "floor")
        items = [Item(floor_z, False, self._draw_floor, soft=True, of=ground, lies=True)]
        for number, plane in enumerate(self.place.planes, 1):
            of = Named("scenery", f"scenery-{number}", self.place.names.en)
            soft = plane.z > _FAR
            items.append(Item(plane.z, plane.live, partial(self._draw_plane, plane), soft, of))
        for number, piece in enumerate(self.place.furniture, 1):
            items += self._pieces(piece, Named("furniture", f"furniture-{number}", piece.thing))
        return items

    def prop_items(self) -> list[Item]:
        """What the script puts into it, in no order."""
        return [item for prop in self.script.props for item in self._props(prop)]

    def brush(self, canvas: Canvas, camera: Camera, root: Vector) -> Brush:
        """A brush in metres at a world point, y up; the caller saves and restores."""
        x, y = camera.place(root, self.width, self.height)
        k = camera.scale(root[2], self.height)
        canvas.translate(x, y)
        canvas.scale(k, -k)
        return self._brush(canvas, self.light, self.style)

    def cast_shadow(self, brush: Brush, high: float, wide: float) -> None:
        """The shadow that something `high` and `wide` metres throws on the ground in the sun."""
        sunny = self.light.cast and self.script.weather == "clear" and not self.place.indoors
        if not sunny or self.place.floor.far <= 0:
            return
        length = min(high, 2.6) * self.light.cast
        way = [(0.0, 0.0), (0.5 * length, 0.11 * length), (length, 0.22 * length)]
        path = limb(way, (0.42 * wide, 0.46 * wide, 0.3 * wide))
        with brush.moved(scale=(1, 0.42)):
            brush.flat(path, "#1d1740", alpha=0.5 * self.light.shadow, glow=True)

    def _pieces(self, piece: Furnished, of: Named) -> list[Item]:
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
        near = piece.z < 2.6 and thing.names.en not in ("tree", "plant", "palm")
        soft, live = piece.z > _FAR, thing.live and near
        items = [Item(piece.z, live, partial(self._draw_prop, prop, thing, thing.draw), soft, of)]
        if thing.front:
            front = partial(self._draw_prop, prop, thing, thing.front)
            moves = live or (thing.front_live and near)
            items.append(Item(piece.z - thing.front_z, moves, front, soft, of))
        return items

    def _props(self, prop: Prop) -> list[Item]:
        thing = self.things[prop.id]
        live = thing.live or bool(prop.does)
        of = Named("thing", prop.id, thing.names.en)
        items = [Item(prop.z, live, partial(self._draw_prop, prop, thing, thing.draw), of=of)]
        if thing.front:
            front = partial(self._draw_prop, prop, thing, thing.front)
            items.append(Item(prop.z - thing.front_z, live or thing.front_live, front, of=of))
        return items

    def _draw_plane(self, plane: Plane, canvas: Canvas, camera: Camera, t: float) -> None:
        canvas.save()
        plane.draw(self.brush(canvas, camera, (0, 0, plane.z)), t)
        canvas.restore()

    def _draw_floor(self, canvas: Canvas, camera: Camera, t: float) -> None:
        floor = self.place.floor
        metre = self.height / camera.height
        brush = self._brush(canvas, self.light, self.style, metre=metre)
        near = -min(6.5, camera.distance - 0.8)
        seen = canvas.getLocalClipBounds()

        def at(x: float, z: float) -> Point:
            return camera.place((x, 0.0, max(z, near)), self.width, self.height)

        horizon, bottom = at(0, floor.far)[1], max(float(self.height), seen.bottom())
        ground = rounded(seen.left() - 1, horizon, seen.right() + 1, max(bottom, horizon) + 1)
        tones = (floor.far_colour, floor.near_colour)
        brush.gradient(ground, (0, horizon), (0, max(bottom, horizon + 1)), tones)
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(seen.left(), horizon, seen.right(), bottom + 1))
        for corners, colour in floor.patches:
            path = polyline([at(*corner) for corner in corners], closed=True)
            brush.flat(path, colour)
        if floor.line_alpha:
            width = floor.line_width * self.height / camera.height
            for one, other in floor.lines:
                path = polyline([at(*one), at(*other)])
                brush.stroke(path, width, floor.line_colour, floor.line_alpha)
        canvas.restore()

    def shifted(self, prop: Prop, t: float) -> Shift:
        """How a thing's behaviour moves it at `t`: what is small floats and rises less far."""
        if not prop.does:
            return Shift()
        shift = BEHAVIOURS.get(prop.does).shift(max(0.0, t - prop.start))
        if shift.asleep and self.things[prop.id].sleeps:
            return replace(shift, wide=1.0, high=1 + shift.high - LOW)
        if prop.does not in ("rise", "float"):
            return shift
        less = min(1.0, max(self.things[prop.id].size) * prop.scale / 0.7)
        return replace(shift, y=shift.y * less)

    def _draw_prop(
        self,
        prop: Prop,
        thing: Thing,
        draw: Callable[[Brush, Moment], None],
        canvas: Canvas,
        camera: Camera,
        t: float,
    ) -> None:
        shift = self.shifted(prop, t)
        canvas.save()
        brush = self.brush(canvas, camera, (prop.x + shift.x, prop.y, prop.z))
        if thing.stands and draw is thing.draw and prop.y == 0:
            fade = 1 / (1 + max(0.0, shift.y))
            if shift.y < 0.05 and prop.z < 6:
                self.cast_shadow(
                    brush, thing.size[1] * prop.scale, thing.size[0] * prop.scale * 0.5
                )
            brush.shadow((0, 0.01), thing.size[0] * 0.62 * prop.scale * fade, squash=0.16)
        if shift.puddle:
            wide = thing.size[0] * prop.scale * (0.3 + 0.55 * shift.puddle)
            brush.oval((0, 0.01), wide, 0.14 * wide, _PUDDLE, form=0.6, alpha=0.85)
        if shift.glow:
            reach = max(thing.size) * 1.6 * prop.scale
            brush.shine((0, thing.size[1] / 2), reach, "#ffe9a8", 0.7 * shift.glow)
        wide = (-1 if prop.flip else 1) * prop.scale * shift.wide
        with brush.moved((0, shift.y), scale=(wide, prop.scale * shift.high)):
            middle = thing.size[1] / 2
            with brush.moved((0, middle), turn=shift.turn), brush.moved((-thing.lead, -middle)):
                # What behaves knows its start; other things that live begin with it.
                since = t if prop.does else t - prop.start
                moment = Moment(t=since, colour=prop.colour, asleep=shift.asleep)
                if shift.split:
                    _in_halves(brush, thing, partial(draw, brush, moment), shift.split)
                else:
                    draw(brush, moment)
        canvas.restore()


def _in_halves(brush: Brush, thing: Thing, draw: Callable[[], None], apart: float) -> None:
    """A thing broken along a ragged line, its halves fallen to both sides."""
    wide, high = thing.size
    edge = [(0.06 * wide * (-1) ** k, high * (1.3 * k / 5 - 0.1)) for k in range(6)]
    for side in (-1, 1):
        far = side * wide
        half = polyline([(far, -0.2 * high), *edge, (far, 1.3 * high)], closed=True)
        foot = (side * wide * 0.22, 0.0)
        moved = (foot[0] + side * 0.12 * wide * apart, foot[1])
        fallen = brush.moved(moved, turn=-side * 0.75 * apart)
        with fallen, brush.moved((-foot[0], -foot[1])), brush.inside(half):
            draw()
