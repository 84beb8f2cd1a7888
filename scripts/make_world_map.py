"""Makes the map that charts are drawn on, from npm's world-atlas and i18n-iso-countries.

    npm pack world-atlas@2.0.2 i18n-iso-countries@7.14.0    # unpack each into FOLDER/NAME
    python scripts/make_world_map.py FOLDER

Borders are Natural Earth's (public domain), as that draws them. A country is its codes, its
names in English and Chinese, and rings of longitude and latitude in hundredths of a degree.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src/onionskin/finish/cards/world.json"
ANTARCTICA = "010"
# What people call them beside what the lists say.
ALSO = {
    "840": ["United States", "USA", "US", "America"],
    "826": ["UK", "Britain", "Great Britain", "England"],
    "156": ["China", "中国大陆"],
    "643": ["Russia"],
    "410": ["South Korea", "Korea"],
    "408": ["North Korea"],
    "364": ["Iran"],
    "704": ["Vietnam"],
    "760": ["Syria"],
    "203": ["Czechia", "Czech Republic"],
    "792": ["Turkey", "Türkiye"],
    "784": ["UAE"],
    "180": ["DR Congo", "Congo (Kinshasa)"],
    "384": ["Ivory Coast"],
    "104": ["Burma"],
    "528": ["Holland"],
}
TO_ZH = {
    "156": ["中国"],
    "408": ["朝鲜"],
    "410": ["韩国"],
    "643": ["俄罗斯"],
    "732": ["西撒哈拉"],
    "784": ["阿联酋"],
    "826": ["英国"],
    "840": ["美国"],
}


def rings_of(geometry: dict[str, Any], arcs: list[list[list[float]]]) -> list[list[int]]:
    """The outer rings and holes of a country, each flat: x, y, x, y."""
    several = {"Polygon": [geometry["arcs"]], "MultiPolygon": geometry["arcs"]}
    found = []
    for polygon in several.get(geometry["type"], [geometry.get("arcs", [])]):
        for ring in polygon:
            points: list[list[float]] = []
            for index in ring:
                arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                points += arc[1:] if points else arc
            found += [
                [round(100 * each) for point in part for each in point] for part in cut(points)
            ]
    return found


def cut(ring: list[list[float]]) -> list[list[list[float]]]:
    """A ring in parts that do not cross the line of dates."""
    whole = [ring[0]]
    for x, y in ring[1:]:
        turns = round((whole[-1][0] - x) / 360)
        whole.append([x + 360 * turns, y])
    parts = []
    for shift in (-360, 0, 360):
        moved = [[x + shift, y] for x, y in whole]
        part = beside(beside(moved, 180.0, 1), -180.0, -1)
        if len(part) > 2:
            parts.append(part)
    return parts


def beside(ring: list[list[float]], edge: float, side: int) -> list[list[float]]:
    """What of a ring lies west (side 1) or east (-1) of a meridian (Sutherland and Hodgman)."""
    kept: list[list[float]] = []
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if side * (x1 - edge) <= 0:
            kept.append([x1, y1])
        if (x1 - edge) * (x2 - edge) < 0:
            kept.append([edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)])
    return kept


def arcs_of(topology: dict[str, Any]) -> list[list[list[float]]]:
    """The arcs in degrees: TopoJSON holds steps on a grid."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    result = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append([x * sx + tx, y * sy + ty])
        result.append(points)
    return result


def main(folder: Path) -> None:
    """Writes the map."""
    home = folder / "i18n-iso-countries/package"
    codes = {row[2]: row[:2] for row in json.loads((home / "codes.json").read_text("utf-8"))}
    english, chinese = (
        json.loads((home / f"langs/{each}.json").read_text("utf-8"))["countries"]
        for each in ("en", "zh")
    )
    atlas = folder / "world-atlas/package/countries-110m.json"
    topology = json.loads(atlas.read_text("utf-8"))
    arcs = arcs_of(topology)
    countries = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        id_ = geometry.get("id", "")
        if id_ == ANTARCTICA:  # it goes around the pole, and nobody has figures of it
            continue
        alpha2, alpha3 = codes.get(id_, ("", ""))
        given = english.get(alpha2, [])
        en = [geometry["properties"]["name"], *([given] if isinstance(given, str) else given)]
        given = chinese.get(alpha2, [])
        zh = [*TO_ZH.get(id_, []), *([given] if isinstance(given, str) else given)]
        countries.append(
            {
                "codes": [each for each in (alpha2, alpha3) if each],
                "en": list(dict.fromkeys([*en, *ALSO.get(id_, [])])),
                "zh": list(dict.fromkeys(zh)),
                "rings": rings_of(geometry, arcs),
            }
        )
    text = json.dumps(countries, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_text(text.replace('},{"codes"', '},\n{"codes"') + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
