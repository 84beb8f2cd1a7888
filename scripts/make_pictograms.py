"""Packs the shapes of the pictograms that `pictograms.txt` names, and flat pictures of the cast.

    python scripts/make_pictograms.py NODE_MODULES

NODE_MODULES has the npm packages `@iconify-json/…` of `SETS`, and `fluent-emoji-flat`; the icons of
the set "own" lie beside this script. Of each icon
the shapes are joined into one outline; flat pictures stay SVG, with the box that each fills. The
same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import skia

from onionskin.cast.cast import load_cast
from onionskin.film.naming.pictograms import WORDS, read_lines
from onionskin.finish.cards.flat import PICTURES, read_svg, svg_of
from onionskin.finish.cards.pictograms import SHAPES, SIDE, read_shape

SETS: Final = {
    "mdi": ("Material Design Icons, Pictogrammers", "Apache-2.0"),
    "material-symbols": ("Material Symbols, Google", "Apache-2.0"),
    "healthicons": ("Health Icons, Resolve to Save Lives", "MIT"),
    "ph": ("Phosphor Icons", "MIT"),
    "temaki": ("Temaki, Bryan Housel", "CC0-1.0"),
    "maki": ("Maki, Mapbox", "CC0-1.0"),
    "medical-icon": ("Medical Icons, Samuel Frémondière", "MIT"),
    "hugeicons": ("Hugeicons", "MIT"),
}
"""The sets of icons that may be taken from: what each is called, whose it is, and its licence."""
OWN: Final = "own"
"""The set of icons that the project has drawn itself."""
_NUMBER: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_FLAG: Final = re.compile("[01]")
_COMMAND: Final = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_COUNTS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}


def path_of(data: str) -> Any:
    """The path of SVG's path data."""
    path = skia.Path()
    x = y = start_x = start_y = 0.0
    handle: tuple[str, float, float] | None = None
    for command, row in _COMMAND.findall(data):
        if command in "Zz":
            path.close()
            x, y, handle = start_x, start_y, None
            continue
        kind, is_relative = command.upper(), command.islower()
        for index, values in enumerate(_rows(row, kind)):
            points = _absolute(kind, values, x, y, is_relative=is_relative)
            if kind == "M" and index == 0:
                path.moveTo(*points)
                start_x, start_y = points
                handle = None
            elif kind in "MLHV":
                path.lineTo(*points)
                handle = None
            elif kind in "CS":
                if kind == "S":
                    near = handle[1:] if handle is not None and handle[0] == "C" else (x, y)
                    points = [2 * x - near[0], 2 * y - near[1], *points]
                path.cubicTo(*points)
                handle = ("C", points[2], points[3])
            elif kind in "QT":
                if kind == "T":
                    near = handle[1:] if handle is not None and handle[0] == "Q" else (x, y)
                    points = [2 * x - near[0], 2 * y - near[1], *points]
                path.quadTo(*points)
                handle = ("Q", points[0], points[1])
            else:
                rx, ry, turn, large, sweep, *points = points
                size = (
                    skia.Path.ArcSize.kLarge_ArcSize if large else skia.Path.ArcSize.kSmall_ArcSize
                )
                way = skia.PathDirection.kCW if sweep else skia.PathDirection.kCCW
                path.arcTo(rx, ry, turn, size, way, *points)
                handle = None
            x, y = points[-2:]
    return path


def _rows(text: str, kind: str) -> Iterator[list[float]]:
    """The numbers of a command, as many at a time as it takes; flags of arcs stand unparted."""
    values: list[float] = []
    at = 0
    while True:
        while at < len(text) and text[at] in " ,\n\t\r":
            at += 1
        if at >= len(text):
            break
        is_flag = kind == "A" and len(values) in (3, 4)
        match = (_FLAG if is_flag else _NUMBER).match(text, at)
        if match is None:
            raise ValueError(f"{text[at : at + 20]!r} is no number")
        values.append(float(match[0]))
        at = match.end()
        if len(values) == _COUNTS[kind]:
            yield values
            values = []
    if values:
        raise ValueError(f"{kind} has {len(values)} numbers too few or too many")


def _absolute(
    kind: str, values: list[float], x: float, y: float, *, is_relative: bool
) -> list[float]:
    """A command's numbers as points of the whole picture; lines along an axis have both."""
    if kind == "H":
        return [values[0] + x * is_relative, y]
    if kind == "V":
        return [x, values[0] + y * is_relative]
    if not is_relative:
        return values
    if kind == "A":
        return [*values[:5], values[5] + x, values[6] + y]
    return [value + (y if index % 2 else x) for index, value in enumerate(values)]


def outline_of(icon: dict[str, Any], width: float, height: float) -> Any:
    """All that an icon fills, as one path in a box of `SIDE`."""
    root = ElementTree.fromstring(
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"{icon['body']}</svg>"
    )
    k = SIDE / max(width, height)
    matrix = skia.Matrix.Translate((SIDE - width * k) / 2, (SIDE - height * k) / 2)
    matrix.preScale(k, k)
    paths = list(_filled(root, {"fill": "black"}))
    for path in paths:
        path.transform(matrix)
    whole = paths[0]
    for path in paths[1:]:
        try:
            whole = skia.Op(whole, path, skia.PathOp.kUnion_PathOp)
        except RuntimeError:
            # Of some outlines Skia finds no union; whether this is one is measured.
            whole.addPath(path)
    return whole


_KEPT: Final = ("fill", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin")
_CAPS: Final = {
    "butt": skia.Paint.kButt_Cap,
    "round": skia.Paint.kRound_Cap,
    "square": skia.Paint.kSquare_Cap,
}
_JOINS: Final = {
    "miter": skia.Paint.kMiter_Join,
    "round": skia.Paint.kRound_Join,
    "bevel": skia.Paint.kBevel_Join,
}


def _filled(element: Any, given: dict[str, str]) -> Iterator[Any]:
    """What an element and those in it fill, one path each. Raises ValueError for what it cannot."""
    tag = element.tag.rpartition("}")[2]
    if tag in ("defs", "clipPath"):
        return  # icons are clipped by nothing but their own box
    if any(element.get(each) for each in ("transform", "mask", "filter")):
        raise ValueError(f"<{tag}> is transformed, masked or filtered")
    if element.get("opacity", "1") != "1" or element.get("fill-opacity", "1") != "1":
        raise ValueError(f"<{tag}> is half transparent")
    style = given | {each: element.get(each) for each in _KEPT if element.get(each)}
    if tag in ("svg", "g"):
        for child in element:
            yield from _filled(child, style)
        return
    path = _shape(tag, element)
    rule = style.get("fill-rule", "nonzero")
    path.setFillType(
        skia.PathFillType.kEvenOdd if rule == "evenodd" else skia.PathFillType.kWinding
    )
    if style.get("fill", "black") != "none":
        yield path
    if style.get("stroke", "none") != "none":
        yield _stroked(skia.Path(path), style)


def _shape(tag: str, element: Any) -> Any:
    number = {key: float(value) for key, value in element.items() if _NUMBER.fullmatch(value)}
    if tag == "path":
        return path_of(element.get("d"))
    path = skia.Path()
    if tag in ("circle", "ellipse"):
        rx, ry = (number.get(each, number.get("r", 0.0)) for each in ("rx", "ry"))
        x, y = number.get("cx", 0.0), number.get("cy", 0.0)
        path.addOval(skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry))
    elif tag == "rect":
        box = skia.Rect.MakeXYWH(
            number.get("x", 0.0), number.get("y", 0.0), number["width"], number["height"]
        )
        rx = number.get("rx", number.get("ry", 0.0))
        path.addRoundRect(box, rx, rx)
    else:
        raise ValueError(f"<{tag}> is no shape that can be packed")
    return path


def _stroked(path: Any, style: dict[str, str]) -> Any:
    """The outline of a path's line; drawn large, as Skia rounds curves to a part of a unit."""
    paint = skia.Paint(
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=float(style.get("stroke-width", 1)) * _LARGE,
        StrokeCap=_CAPS[style.get("stroke-linecap", "butt")],
        StrokeJoin=_JOINS[style.get("stroke-linejoin", "miter")],
    )
    outline = skia.Path()
    path.transform(skia.Matrix.Scale(_LARGE, _LARGE))
    paint.getFillPath(path, outline)
    outline.transform(skia.Matrix.Scale(1 / _LARGE, 1 / _LARGE))
    return outline


_LARGE: Final = 32


def written(path: Any) -> str:
    """A path as SVG's path data with relative commands and whole numbers; an "E" stands before it
    where it is filled by the even-odd rule."""
    text = "E" if path.getFillType() == skia.PathFillType.kEvenOdd else ""
    here = start = (0, 0)
    for letter, points in _commands(path):
        if letter == "z":
            text, here = f"{text}z", start
            continue
        whole = [(round(point.x()), round(point.y())) for point in points]
        text += letter + _run([each for x, y in whole for each in (x - here[0], y - here[1])])
        here = whole[-1]
        start = here if letter == "m" else start
    return text


def _run(numbers: Iterable[int]) -> str:
    """Numbers parted by their signs, or else by blanks."""
    return "".join(f"{'' if each < 0 else ' '}{each}" for each in numbers).lstrip()


def _commands(path: Any) -> Iterator[tuple[str, list[Any]]]:
    """The commands of a path with the points that they add; arcs are two curves each."""
    verbs = skia.Path.Iter(path, False)
    verb, points = verbs.next()
    while verb != skia.Path.kDone_Verb:
        if verb == skia.Path.kConic_Verb:
            curves = skia.Path.ConvertConicToQuads(*points, verbs.conicWeight(), 1)
            yield from (("q", curves[index : index + 2]) for index in (1, 3))
        elif verb == skia.Path.kMove_Verb:
            yield "m", points
        else:
            yield _LETTERS[verb], points[1:]
        verb, points = verbs.next()


_LETTERS: Final = {
    skia.Path.kLine_Verb: "l", skia.Path.kQuad_Verb: "q", skia.Path.kCubic_Verb: "c",
    skia.Path.kClose_Verb: "z",
}  # fmt: skip


def unlike(icon: dict[str, Any], width: float, height: float, path: Any) -> float:
    """How far a packed path is from the icon as Skia draws its SVG, as a share of the box."""
    side = 128
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {width} {height}" width="{side}" height="{side}">'
        f"{icon['body'].replace('currentColor', '#000')}</svg>"
    )
    document = skia.SVGDOM.MakeFromStream(skia.MemoryStream(svg.encode(), True))
    document.setContainerSize(skia.Size(side, side))
    paint = skia.Paint(AntiAlias=True)
    one = _opacity(document.render, side)
    other = _opacity(lambda canvas: canvas.drawPath(path, paint), side, side / SIDE)
    return float(np.abs(one / 255 - other / 255).mean())


def _opacity(draw: Callable[[Any], None], side: int, scale: float = 1.0) -> Any:
    """How opaque each pixel is of what is drawn on a square canvas, uint8 (side, side)."""
    pixels = np.zeros((side, side, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    surface.getCanvas().scale(scale, scale)
    draw(surface.getCanvas())
    surface.flushAndSubmit()
    return pixels[..., 3]


_MOST_UNLIKE: Final = 0.008


def packed(words: str, node_modules: Path) -> tuple[dict[str, Any], list[str]]:
    """What the package keeps of the icons that lines of words name, and what is wrong with some."""
    sets = {
        name: json.loads((node_modules / "@iconify-json" / name / "icons.json").read_bytes())
        for name in SETS
    }
    sets[OWN] = json.loads(Path(__file__).with_name("own_icons.json").read_bytes())
    names: dict[str, str] = {}
    shapes: dict[str, str] = {}
    wrong: list[str] = []
    for line in read_lines(words):
        set_name, _, icon_name = line.icon.partition(":")
        kept = sets.get(set_name, {})
        icons = kept.get("icons", {})
        alias = kept.get("aliases", {}).get(icon_name, {})
        icon = icons.get(icon_name) or (icons.get(alias.get("parent")) if len(alias) == 1 else None)
        if icon is None:
            wrong.append(f"{line.name}: there is no icon {line.icon!r}")
            continue
        names[line.name] = line.icon
        if line.icon in shapes:
            continue
        width, height = (float(icon.get(each, kept.get(each, 16))) for each in ("width", "height"))
        try:
            shape = written(outline_of(icon, width, height))
        except ValueError as error:
            wrong.append(f"{line.name}: {line.icon}: {error}")
            continue
        if (share := unlike(icon, width, height, read_shape(shape))) > _MOST_UNLIKE:
            wrong.append(f"{line.name}: {line.icon}: its outline is not the icon ({share:.4f})")
        shapes[line.icon] = shape
    used = {icon.partition(":")[0] for icon in names.values()} - {OWN}
    return {
        "schema": "onionskin.pictograms/1",
        "sets": {name: list(SETS[name]) for name in sorted(used)},
        "names": dict(sorted(names.items())),
        "shapes": dict(sorted(shapes.items())),
    }, wrong


def flat_pictures(node_modules: Path) -> dict[str, Any]:
    """Flat pictures of all of the cast but people, whom the stage draws: by their ids the box that
    each fills, of a unit square, and its SVG. Raises KeyError where there is none."""
    folder = node_modules / "@iconify-json" / "fluent-emoji-flat"
    names = json.loads((folder / "chars.json").read_bytes())
    icons = json.loads((folder / "icons.json").read_bytes())["icons"]
    found: dict[str, Any] = {}
    for entry in load_cast():
        if entry.group == "people":
            continue
        icon = icons[names.get(entry.id) or names[entry.id.replace("-fe0f", "")]]
        svg = svg_of(icon["body"])
        found[entry.id] = [*_reach(svg), icon["body"]]
    return {"schema": "onionskin.flat/1", "pictures": dict(sorted(found.items()))}


def _reach(svg: str) -> list[float]:
    """Left, top, right and bottom of what an SVG draws, in shares of its box."""
    side = 640
    is_drawn = _opacity(read_svg(svg).render, side, side) > 8
    rows, columns = (np.flatnonzero(is_drawn.any(axis=axis)) for axis in (1, 0))
    edges = columns[0], rows[0], columns[-1] + 1, rows[-1] + 1
    return [round(float(each) / side, 4) for each in edges]


def _write(path: Any, data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def main() -> None:
    """Packs, and tells what could not be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("node_modules", type=Path)
    options = parser.parse_args()
    data, wrong = packed(WORDS.read_text(encoding="utf-8"), options.node_modules)
    _write(SHAPES, data)
    _write(PICTURES, flat_pictures(options.node_modules))
    for each in wrong:
        print(each, file=sys.stderr)
    print(f"{len(data['names'])} pictograms, {len(data['shapes'])} shapes")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
