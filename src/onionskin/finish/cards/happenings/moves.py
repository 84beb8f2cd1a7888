"""How a thing moves that something happens to: each changes a body by how far it is, 0..1."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final

from onionskin.finish.cards.happenings.body import GROUND, Body, part, smooth

Move = Callable[[Body, float, Sequence[str]], None]


def _shift(body: Body, k: float, told: Sequence[str]) -> None:
    """shift X Y: it goes so far to the right and down."""
    x, y = map(float, told)
    body.x += x * k
    body.y += y * k


def _come(body: Body, k: float, told: Sequence[str]) -> None:
    """come X Y: it comes from so far to the right and down to where it stands."""
    x, y = map(float, told)
    body.x += x * (1 - k)
    body.y += y * (1 - k)


def _stand(body: Body, k: float, told: Sequence[str]) -> None:
    """stand [LIFT]: on the ground, or so far over it."""
    body.stand(GROUND - (float(told[0]) if told else 0.0))


def _small(body: Body, k: float, told: Sequence[str]) -> None:
    """small SHARE: so large from its beginning to its end."""
    body.size *= float(told[0])


def _swell(body: Body, k: float, told: Sequence[str]) -> None:
    """swell A B: from so large to so large, on its foot."""
    first, last = map(float, told)
    foot = body.foot
    body.size *= first + (last - first) * k
    body.stand(foot)


def _squash(body: Body, k: float, told: Sequence[str]) -> None:
    """squash SHARE: as high as that at its end, and wider."""
    body.high *= 1 - (1 - float(told[0])) * k
    body.wide *= 1 + 0.3 * (1 - float(told[0])) * k


def _turn(body: Body, k: float, told: Sequence[str]) -> None:
    """turn DEGREES, clockwise."""
    body.turn += float(told[0]) * k


def _spin(body: Body, k: float, told: Sequence[str]) -> None:
    """spin ROUNDS, slower towards its end."""
    body.turn += 360 * float(told[0]) * k


def _shake(body: Body, k: float, told: Sequence[str]) -> None:
    """shake DEGREES: to and fro, until it stands still."""
    body.turn += float(told[0]) * math.sin(8 * math.tau * k) * (1 - k) ** 0.5


def _bob(body: Body, k: float, told: Sequence[str]) -> None:
    """bob HEIGHT: up and down, less and less."""
    body.y += float(told[0]) * math.sin(3 * math.tau * k) * (1 - k)
    body.turn += 60 * float(told[0]) * math.sin(3 * math.tau * k) * (1 - k)


def _tint(body: Body, k: float, told: Sequence[str]) -> None:
    """tint COLOUR SHARE: it takes so much of a colour."""
    body.tint, body.tinted = f"#{told[0]}", float(told[1]) * k


def _untint(body: Body, k: float, told: Sequence[str]) -> None:
    """untint COLOUR SHARE: it loses a colour that it had."""
    body.tint, body.tinted = f"#{told[0]}", float(told[1]) * (1 - k)


def _fade(body: Body, k: float, told: Sequence[str]) -> None:
    """fade SHARE: so much of it is left."""
    body.alpha *= 1 - (1 - float(told[0])) * k


def _appear(body: Body, k: float, told: Sequence[str]) -> None:
    """appear SHARE: so much of it is seen at its beginning, and all at its end."""
    body.alpha *= float(told[0]) + (1 - float(told[0])) * k


def _halve(body: Body, k: float, told: Sequence[str]) -> None:
    """halve GAP: in two halves, so far apart."""
    body.gap = float(told[0]) * part(k, 0.3, 1.0) + 1e-4


def _scatter(body: Body, k: float, told: Sequence[str]) -> None:
    """scatter SHARE: into pieces."""
    body.scattered = float(told[0]) * part(k, 0.2, 1.0) + 1e-4


def _multiply(body: Body, k: float, told: Sequence[str]) -> None:
    """multiply COUNT: more and more of it (2 side by side, else up to 9)."""
    body.copies = tuple(
        (x * smooth(reach), y * smooth(reach), scale)
        for (x, y, scale), reach in _places(int(told[0]), k)
    )


def _places(count: int, k: float) -> list[tuple[tuple[float, float, float], float]]:
    """Where each of some stands and how far it has come to there."""
    if count == _TWO:
        apart = 0.27 * k
        return [((-apart, 0.0, 1 - 0.15 * k), 1.0), ((apart, 0.0, 1 - 0.15 * k), 1.0)]
    columns = 3
    scale = 1 - 0.5 * min(1.0, 1.6 * k)
    rows = -(-count // columns)
    found = []
    for index in range(count):
        x = (index % columns - 1) * 0.33
        y = (index // columns - (rows - 1) / 2) * 0.3
        born = 0.0 if not index else 0.1 + 0.5 * index / count
        if k >= born:
            found.append(((x, y, scale), (k - born) / 0.35 if index else 1.6 * k))
    return found


_TWO: Final = 2


def _droop(body: Body, k: float, told: Sequence[str]) -> None:
    """droop DEGREES: it leans over about its foot."""
    angle = float(told[0]) * k
    reach = body.foot - body.y
    body.turn += angle
    body.x += reach * math.sin(math.radians(angle))
    body.y += reach * (1 - math.cos(math.radians(angle)))


def _hinge(body: Body, k: float, told: Sequence[str]) -> None:
    """hinge FROM TO: as wide as that, turned about its left edge as a door is."""
    first, last = map(float, told)
    left = body.left
    body.wide *= first + (last - first) * k
    body.x += left - body.left


MOVES: Final[dict[str, Move]] = {
    "shift": _shift, "come": _come, "stand": _stand, "small": _small, "swell": _swell,
    "squash": _squash, "turn": _turn, "spin": _spin, "shake": _shake, "bob": _bob, "tint": _tint,
    "untint": _untint, "fade": _fade, "appear": _appear, "halve": _halve, "scatter": _scatter,
    "multiply": _multiply, "droop": _droop, "hinge": _hinge,
}  # fmt: skip
"""All motions by the word that `ways.txt` has for them."""
