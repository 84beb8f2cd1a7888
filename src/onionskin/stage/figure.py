"""A figure: a look on a solved body, drawn in layers from far to near."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from onionskin.stage.body.clothes import (
    OPEN_COATS,
    draw_apron,
    draw_scarf,
    draw_torso,
    legs,
    sleeve,
)
from onionskin.stage.body.covers import draw_cover, draw_eyewear, hides_crown
from onionskin.stage.body.face import draw_face
from onionskin.stage.body.hair import (
    draw_beard,
    draw_hair,
    draw_hair_behind,
    draw_knot_over,
)
from onionskin.stage.body.hands import draw_hand, palm
from onionskin.stage.body.skull import Skull
from onionskin.stage.body.torso import Torso
from onionskin.stage.brush import Brush, Path, Point, hull, limb, oval
from onionskin.stage.colours import darker, lighter, mix
from onionskin.stage.look import Look
from onionskin.stage.pose import Held, Pose, Vector
from onionskin.stage.rig import Body

DrawHeld = Callable[[Brush, Held, Point, float, int], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lens:
    """Where a figure is seen from: the eye over its feet, in metres."""

    x: float = 0
    y: float = 1.3
    distance: float = 9

    def flat(self, point: Vector, root: Vector) -> Point:
        """A world point in the figure's own picture plane, from its root."""
        q = self.distance / max(0.3, self.distance + point[2] - root[2])
        return (
            (point[0] - root[0] - self.x) * q + self.x,
            (point[1] - root[1] - self.y) * q + self.y,
        )


def draw_figure(
    brush: Brush,
    look: Look,
    body: Body,
    pose: Pose,
    *,
    lens: Lens | None = None,
    draw_held: DrawHeld | None = None,
) -> None:
    """Draws a figure on a canvas whose origin is its root and whose unit is a metre."""
    _Drawing(brush, look, body, pose, lens or Lens(), draw_held).draw()


class _Drawing:
    """One drawing of one figure: everything in its picture plane."""

    def __init__(
        self,
        brush: Brush,
        look: Look,
        body: Body,
        pose: Pose,
        lens: Lens,
        draw_held: DrawHeld | None,
    ) -> None:
        self.brush, self.look, self.body, self.pose = brush, look, body, pose
        self.lens, self.draw_held = lens, draw_held
        self.rig = body.rig
        self.skull = skull_of(body)
        self.torso = Torso(
            neck=self.flat(_lift(body.chest, self.rig.height * 0.018)),
            pelvis=self.flat(_lift(body.pelvis, -self.rig.leg_radius * 0.15)),
            turn=body.turn,
            rig=self.rig,
            round=0.16 if look.build == "round" else 0.06 if look.age in ("child", "baby") else 0,
        )

    def flat(self, point: Vector) -> Point:
        return self.lens.flat(point, self.body.root)

    def draw(self) -> None:
        behind_us = self.skull.front < -0.15
        far = [side for side in (0, 1) if not self._is_near(side)]
        near = [side for side in (0, 1) if side not in far]
        far.sort(key=lambda side: -self.body.elbows[side][2])
        near.sort(key=lambda side: -self.body.elbows[side][2])
        if not behind_us:
            self._on_head(draw_hair_behind)
        for side in far:
            self._arm(side, shade=0.1)
        self._legs(over_torso=False)
        self._skirt()
        self._neck()
        draw_torso(self.brush, self.look, self.torso)
        if self.look.apron:
            draw_apron(self.brush, self.look, self.torso, None)
        self._legs(over_torso=True)
        # A scarf and long hair lie over arms that hang; a raised arm is before the face.
        low = [side for side in near if self.body.wrists[side][1] < self.body.neck[1] - 0.1]
        for side in low:
            self._shade_under(side)
            self._arm(side, shade=0.0)
        if self.look.scarf:
            draw_scarf(self.brush, self.look, self.torso)
        self._head()
        if behind_us:
            self._on_head(draw_hair_behind)
            self._on_head(draw_knot_over)
        for side in far:
            if self.body.wrists[side][2] < self.body.chest[2] - 0.06:
                self._forearm_over(side)
        for side in (each for each in near if each not in low):
            self._shade_under(side)
            self._arm(side, shade=0.0)

    # Arms

    def _is_near(self, side: int) -> bool:
        shoulder = self.body.shoulders[side][2] - self.body.chest[2]
        wrist = self.body.wrists[side][2] - self.body.chest[2]
        if abs(shoulder) > self.rig.shoulder_half * 0.3:
            return shoulder < 0
        return wrist < 0.09

    def _arm_points(self, side: int) -> list[Point]:
        joints = (self.body.shoulders[side], self.body.elbows[side], self.body.wrists[side])
        return [self.flat(each) for each in joints]

    def _arm(self, side: int, shade: float) -> None:
        upper, fore = (darker(each, shade) for each in sleeve(self.look))
        r = self.rig.arm_radius
        shoulder, elbow, wrist = self._arm_points(side)
        radii = [r * 1.06, r * 0.92, r * 0.8]
        if upper != fore:
            self.brush.fill(limb([shoulder, elbow, wrist], [r * 0.8, r * 0.78, r * 0.66]), fore)
            cut = 0.82 if self.look.top != "overalls" else 0.9
            hem = (
                shoulder[0] + (elbow[0] - shoulder[0]) * cut,
                shoulder[1] + (elbow[1] - shoulder[1]) * cut,
            )
            self.brush.fill(limb([shoulder, hem], [r * 1.06, r * 1.08]), upper)
        self._hand(side, wrist, elbow, shade)
        if upper == fore:
            self.brush.fill(limb([shoulder, elbow, wrist], radii), upper)
            self._cuff(wrist, elbow, upper, r)

    def _cuff(self, wrist: Point, elbow: Point, colour: str, r: float) -> None:
        dx, dy = wrist[0] - elbow[0], wrist[1] - elbow[1]
        length = math.hypot(dx, dy) or 1e-9
        nx, ny = -dy / length * r * 0.66, dx / length * r * 0.66
        x, y = wrist[0] - dx / length * r * 0.1, wrist[1] - dy / length * r * 0.1
        tone = "#ffffff" if self.look.top == "suit" else darker(colour, 0.14)
        self.brush.line([(x - nx, y - ny), (x + nx, y + ny)], r * 0.42, tone)

    def _hand(self, side: int, wrist: Point, elbow: Point, shade: float) -> None:
        held = self.pose.held[side]
        grip = self.pose.grips[side] or "relaxed"
        angle = math.atan2(wrist[1] - elbow[1], wrist[0] - elbow[0])
        size = self.rig.arm_radius * 1.62
        thumb = self._thumb(side)
        at = palm(wrist, angle, size)
        if held is not None and self.draw_held is not None:
            if held.both:
                at = self._between_palms(size)
            facing = 1 if math.sin(self.body.turn) >= -0.05 else -1
            self.draw_held(self.brush, held, at, angle, facing)
        draw_hand(self.brush, wrist, angle, size, darker(self.look.skin, shade * 0.6), grip, thumb)

    def _between_palms(self, size: float) -> Point:
        points = []
        for side in (0, 1):
            _, elbow, wrist = self._arm_points(side)
            angle = math.atan2(wrist[1] - elbow[1], wrist[0] - elbow[0])
            points.append(palm(wrist, angle, size))
        (ax, ay), (bx, by) = points
        return (ax + bx) / 2, (ay + by) / 2

    def _thumb(self, side: int) -> int:
        aside = math.sin(self.body.turn)
        if abs(aside) > 0.35:
            return 1 if aside > 0 else -1
        right = (side == 0) == self.body.lead_right
        towards = 1 if math.cos(self.body.turn) > 0 else -1
        return towards if right else -towards

    def _forearm_over(self, side: int) -> None:
        """The forearm of a far arm that comes across the front of the body."""
        _, fore = (darker(each, 0.06) for each in sleeve(self.look))
        r = self.rig.arm_radius
        _, elbow, wrist = self._arm_points(side)
        thick = 1.0 if fore != self.look.skin else 0.85
        self._hand(side, wrist, elbow, 0.06)
        self.brush.fill(limb([elbow, wrist], [r * 0.92 * thick, r * 0.8 * thick]), fore)
        if fore != darker(self.look.skin, 0.06):
            self._cuff(wrist, elbow, fore, r)

    def _shade_under(self, side: int) -> None:
        """A soft shade that lifts a near arm off a torso of the same colour."""
        r = self.rig.arm_radius
        points = [(x + r * 0.22, y - r * 0.3) for x, y in self._arm_points(side)]
        with self.brush.inside(self.torso.outline(1.06)):
            path = limb(points, [r * 1.2, r * 1.05, r * 0.95])
            self.brush.flat(path, darker(self.look.top_colour, 0.5), alpha=0.22)

    # Legs

    def _legs(self, *, over_torso: bool) -> None:
        order = sorted((0, 1), key=lambda side: -self.body.knees[side][2])
        for place, side in enumerate(order):
            ahead = self.body.pelvis[2] - self.body.knees[side][2]
            # Cloth that hangs from the hips lies over the thighs, also of who sits.
            draped = self.look.bottom in ("skirt", "dress", "robe") or self.look.top == "gown"
            if (ahead > self.rig.thigh * 0.62 and not draped) == over_torso:
                self._leg(side, 0.1 if place == 0 else 0.0)

    def _leg(self, side: int, shade: float) -> None:
        thigh, shin = (darker(each, shade) for each in legs(self.look))
        r = self.rig.leg_radius
        joints = (self.body.hips[side], self.body.knees[side], self.body.ankles[side])
        hip, knee, ankle = (self.flat(each) for each in joints)
        self._shoe(side, ankle, shade)
        if thigh == shin and self.look.bottom == "trousers":
            radii = [r * 1.08, r * 0.84, r * 0.72]
            self.brush.fill(limb([hip, knee, ankle], radii), thigh)
            return
        self.brush.fill(limb([hip, knee, ankle], [r * 0.95, r * 0.7, r * 0.5]), shin)
        if self.look.bottom == "shorts":
            hem = (hip[0] + (knee[0] - hip[0]) * 0.78, hip[1] + (knee[1] - hip[1]) * 0.78)
            self.brush.fill(limb([hip, hem], [r * 1.08, r * 0.98]), thigh)

    def _shoe(self, side: int, ankle: Point, shade: float) -> None:
        toe = self.flat(self.body.toes[side])
        a = self.rig.ankle
        pitch = self.pose.soles[side] or 0
        way = 1 if toe[0] >= ankle[0] else -1
        spread = min(1.0, abs(toe[0] - ankle[0]) / (self.rig.foot * 0.5))
        heel = (
            ankle[0] - way * a * 0.25 * spread - math.sin(pitch) * way * a * 0.3,
            ankle[1] - a * 0.42 + math.sin(pitch) * a * 0.2,
        )
        colour = darker(self.look.shoes, shade)
        shape = hull(
            [
                (ankle[0], ankle[1] - a * 0.05, a * 0.7),
                (heel[0], heel[1], a * 0.6),
                (toe[0], toe[1] - a * 0.02, a * 0.55),
            ]
        )
        self.brush.fill(shape, colour, form=0.9)
        sole = [
            (heel[0] - way * a, heel[1] - a * 0.62),
            (toe[0] + way * a, toe[1] - a * 0.6),
        ]
        tone = lighter(colour, 0.55) if self.look.bottom != "dress" else darker(colour, 0.3)
        with self.brush.inside(shape):
            self.brush.line(sole, a * 0.42, tone)

    def _skirt(self) -> None:
        """Cloth that hangs over the thighs: skirts, dresses, gowns and coats."""
        look, r = self.look, self.rig.leg_radius
        reach, colour = {
            "dress": (1.0, look.top_colour),
            "skirt": (0.92, look.bottom_colour),
            "robe": (1.86, look.top_colour),
        }.get(look.bottom, (0.0, ""))
        if look.top == "coat" and look.bottom != "robe":
            reach, colour = 0.86, look.top_colour
        elif look.top == "gown" and look.bottom != "robe":
            reach, colour = 1.06, look.top_colour
        hips = [self.flat(each) for each in self.body.hips]
        if reach:
            self._drape(
                hips,
                reach,
                colour,
                1.16 if look.top == "coat" else 1.32 if look.bottom == "robe" else 1.2,
            )
        elif look.bottom == "trousers" or look.bottom == "shorts":
            discs = [(x, y + r * 0.25, r * 1.08) for x, y in hips]
            self.brush.fill(hull(discs), look.bottom_colour, form=0.7)

    def _drape(self, hips: list[Point], reach: float, colour: str, flare: float) -> None:
        r, discs = self.rig.leg_radius, []
        for side in (0, 1):
            x, y = hips[side]
            knee, ankle = self.flat(self.body.knees[side]), self.flat(self.body.ankles[side])
            start, end, k = ((x, y), knee, reach) if reach <= 1 else (knee, ankle, reach - 1)
            hem = (start[0] + (end[0] - start[0]) * k, start[1] + (end[1] - start[1]) * k)
            discs += [(x, y + r * 0.5, r * 1.02), (hem[0], hem[1], r * flare)]
            if reach > 1:
                discs.append((knee[0], knee[1], r * 1.1))
        path = hull(discs)
        self.brush.fill(path, colour, form=1.0)
        opens = self.look.top in OPEN_COATS and self.look.bottom != "robe"
        if opens and self.torso.facing > 0.15:
            with self.brush.inside(path):
                top = self.torso.on(0, 1.05)
                low = (top[0] + math.sin(self.body.turn) * r * 0.4, min(y for _, y, _ in discs) - r)
                gap = hull([(top[0], top[1], 0.004), (low[0], low[1], r * 0.5)])
                self.brush.flat(gap, darker(legs(self.look)[0], 0.15))

    # Head

    def _neck(self) -> None:
        base, top = self.flat(_lift(self.body.chest, -0.02)), self.flat(self.body.head)
        r = self.rig.head * (0.165 if self.look.frame == "man" else 0.145)
        tone = mix(self.look.skin, "#8a3b35", 0.2)
        self.brush.fill(limb([base, top], [r * 1.1, r]), tone, form=0.4)

    def _on_head(self, draw: Callable[[Brush, Look, Skull], None]) -> None:
        with self._head_frame():
            draw(self.brush, self.look, self.skull)

    def _head_frame(self) -> AbstractContextManager[None]:
        centre = self.flat(self.body.head)
        return self.brush.moved(centre, turn=-self.body.head_roll, scale=self.rig.head / 2)

    def _head(self) -> None:
        look, skull, pose, brush = self.look, self.skull, self.pose, self.brush
        with self._head_frame():
            ears = [(side, skull.at(side * 1.53, -0.13, 1.0)) for side in (-1, 1)]
            for _, (x, y, near) in ears:
                if near <= 0:
                    self._ear(x, y)
            brush.fill(skull.outline(), look.skin, form=1.1)
            if skull.front > -0.35:
                if look.beard != "none":
                    draw_beard(brush, look, skull)
                draw_face(
                    brush,
                    look,
                    skull,
                    pose.expression or "calm",
                    pose.viseme or "rest",
                    1.0 if pose.open is None else pose.open,
                    pose.blink or 0,
                    pose.gaze or (0, 0),
                )
            if look.cover != "scarf":
                hair = _flattened(look) if hides_crown(look.cover) else look
                draw_hair(brush, hair, skull)
                for _, (x, y, near) in ears:
                    if near > 0 and look.hairdo not in ("long", "bob", "wavy"):
                        self._ear(x, y)
            draw_eyewear(brush, look, skull)
            draw_cover(brush, look, skull)

    def _ear(self, x: float, y: float) -> None:
        tone = mix(self.look.skin, "#b5493a", 0.1)
        self.brush.oval((x, y), 0.16, 0.21, tone, form=0.5)
        self.brush.flat(oval((x, y - 0.01), 0.07, 0.1), mix(self.look.skin, "#8a3b35", 0.32))


def _flattened(look: Look) -> Look:
    """The look with hair that fits under a covering."""
    from dataclasses import replace

    flat = {"afro": "curly", "crown": "short", "spiky": "short", "parted": "short"}
    if look.cover in ("turban", "surgeon"):
        return replace(look, hairdo="crop")
    return replace(look, hairdo=flat.get(look.hairdo, look.hairdo))  # type: ignore[arg-type]


def _lift(point: Vector, by: float) -> Vector:
    return point[0], point[1] + by, point[2]


def skull_of(body: Body) -> Skull:
    """The head of a body as it is drawn."""
    return Skull(_cheated(_wrap(body.head_turn)), body.head_pitch)


def _cheated(angle: float) -> float:
    """The turn of a head as the stage shows it: a little towards us, so that faces are seen."""
    return angle - 0.27 * math.sin(angle)


def _wrap(angle: float) -> float:
    return (angle + math.pi) % math.tau - math.pi


__all__ = ["Lens", "Path", "draw_figure", "skull_of"]
