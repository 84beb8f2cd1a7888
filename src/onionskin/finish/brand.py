"""A brand: the colours, fonts and logo that all cards of a film use, read from a YAML file.

    name: Northwind
    colours: {ground: "#fbf6ec", text: "#2a2036", primary: "#2f3a5c", accent: "#e4574c"}
    series: ["#e4574c", "#3d86c9", "#f4b93f"]
    font: fonts/Inter-Regular.ttf
    font_bold: fonts/Inter-Bold.ttf
    logo: logo.png
    corner: top-right
    grade: {lut: film.cube, warmth: 0.1, contrast: 0.1}

Every field may be left out. Text is only ever set in a colour that can be read on its ground
(WCAG: a contrast of 4.5 or more): where the brand's own does not, another is chosen, and told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, get_args

import yaml

from onionskin import checks
from onionskin.errors import InvalidInput, MediaError
from onionskin.finish.grade import Grade
from onionskin.finish.lettering import own_font
from onionskin.stage.colours import CLOTH, INK, WHITE, darker, lighter, luminance, mix

Corner = Literal["top-left", "top-right", "bottom-left", "bottom-right", "off"]
CORNERS: Final[tuple[Corner, ...]] = get_args(Corner)
READABLE: Final = 4.5
"""The least contrast of text with its ground (WCAG 2, level AA)."""
SEEN: Final = 2.0
"""The least contrast of a chart's marks with their ground."""
GROUND, PRIMARY, ACCENT = "#fbf6ec", "#2b2a55", "#e4574c"
SERIES: Final = (CLOTH[5], CLOTH[1], CLOTH[4], CLOTH[8], CLOTH[6], CLOTH[2], CLOTH[3], CLOTH[7])
"""Sky, orange, teal, rose, indigo, sun, leaf, violet: told apart by people who see red as green."""
_HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_COLOURS = ("ground", "text", "primary", "accent")
_FIELDS = ("name", "colours", "series", "font", "font_bold", "logo", "corner", "grade")
_GRADES = ("lut", "warmth", "contrast")
_LARGEST_FILE = 100_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Brand:
    """How all cards look. Colours are "#rrggbb"; paths are "" for what is not given."""

    name: str = ""
    ground: str = GROUND
    """Behind lists, charts and quotes."""
    text: str = INK
    """On the ground; always readable there."""
    primary: str = PRIMARY
    """Behind titles and lower thirds."""
    accent: str = ACCENT
    """Of lines, marks and what is to be noticed."""
    series: tuple[str, ...] = SERIES
    """Of a chart's parts, in order."""
    font: str = ""
    """Path of the font of text; the package's own fill in what it lacks."""
    font_bold: str = ""
    logo: str = ""
    corner: Corner = "top-right"
    """Where the logo stands as a watermark."""
    grade: Grade = field(default_factory=Grade)
    """Of pictures and of what the stage draws; cards keep the brand's colours."""
    warnings: tuple[str, ...] = field(default=(), compare=False)
    """What was done otherwise than the file asks for."""

    def __post_init__(self) -> None:
        checks.text("name", self.name, longest=200)
        for each in _COLOURS:
            checks.keep(self, each, colour_of(each, getattr(self, each)))
        series = checks.items("series", self.series, str, fewest=1, most=40)
        checks.keep(self, "series", tuple(colour_of("series", each) for each in series))
        checks.choice("corner", self.corner, CORNERS)
        if contrast(self.text, self.ground) < READABLE:
            found = readable_on(self.ground)
            note = (
                f"the brand's text {self.text} is hard to read on its background {self.ground} "
                f"(contrast {contrast(self.text, self.ground):.1f}, {READABLE} is needed): "
                f"{found} is used"
            )
            checks.keep(self, "text", found)
            checks.keep(self, "warnings", (*self.warnings, note))

    def on(self, ground: str) -> str:
        """The brand's colour for text on a ground, or one that can be read there."""
        for each in (self.text, self.ground, WHITE):
            if contrast(each, ground) >= READABLE:
                return each
        return readable_on(ground)

    def quiet_on(self, ground: str) -> str:
        """For second text on a ground: softer, and still readable."""
        text = self.on(ground)
        for share in (0.35, 0.25, 0.15, 0.08):
            softer = mix(text, ground, share)
            if contrast(softer, ground) >= READABLE:
                return softer
        return text

    def mark_on(self, ground: str, colour: str | None = None) -> str:
        """A colour (left out: the accent) for marks on a ground, moved until it is seen there."""
        wanted = self.accent if colour is None else colour
        towards = darker if luminance(ground) > 0.3 else lighter
        for step in range(12):
            moved = towards(wanted, 0.07 * step)
            if contrast(moved, ground) >= SEEN:
                return moved
        return self.on(ground)

    def part(self, index: int, ground: str) -> str:
        """The colour of a chart's part by its place; past the last they begin again, changed."""
        turn, place = divmod(index, len(self.series))
        colour = self.series[place]
        if turn:
            colour = (darker if turn % 2 else lighter)(colour, min(0.5, 0.22 * ((turn + 1) // 2)))
        return self.mark_on(ground, colour)

    def fonts(self) -> tuple[str, str]:
        """Names of the text's and of the bold font, for `Lettering.font`. Raises MediaError."""
        text = own_font(Path(self.font)) if self.font else ""
        bold = own_font(Path(self.font_bold)) if self.font_bold else text
        return text, bold


def read_brand(path: Path) -> Brand:
    """The brand in a YAML file; its paths are relative to the file's folder.

    Raises InvalidInput that names the field, MediaError for a file that is missing.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise MediaError(f"{path} cannot be read: {error.strerror or error}") from None
    if len(content) > _LARGEST_FILE:
        raise InvalidInput(f"{path} is too large for a brand; the limit is 100 kB")
    try:
        data = yaml.safe_load(content.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        reason = getattr(error, "problem", None) or "not UTF-8"
        raise InvalidInput(f"{path}{line}: {reason}; give YAML") from None
    try:
        return _brand_of(data or {}, path.parent)
    except InvalidInput as error:
        raise InvalidInput(f"{path}: {error}") from None


def colour_of(name: str, value: object) -> str:
    """A colour as "#rrggbb", from "#RGB", "rrggbb" and the like. Raises InvalidInput."""
    found = _HEX.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise InvalidInput(f'{name} is {checks.short(value)}; give a colour such as "#2f3a5c"')
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * each for each in digits))


def contrast(colour: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, 1 to 21."""
    light, dark = sorted((luminance(colour), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on(ground: str) -> str:
    """Ink or white, whichever is read better; black or white on a middle grey."""
    best = max((INK, WHITE), key=lambda each: contrast(each, ground))
    if contrast(best, ground) >= READABLE:
        return best
    return max(("#000000", "#ffffff"), key=lambda each: contrast(each, ground))


def faded(colour: str, ground: str, share: float) -> str:
    """`colour` mixed into `ground`; `share` 1 keeps it."""
    return mix(ground, colour, share)


def _brand_of(data: object, folder: Path) -> Brand:
    if not isinstance(data, Mapping):
        raise InvalidInput(
            f"it contains {checks.short(data)}; give fields such as name and colours"
        )
    _refuse_unknown("field", data, _FIELDS)
    given: dict[str, Any] = {}
    colours = data.get("colours") or {}
    if not isinstance(colours, Mapping):
        raise InvalidInput(f"colours is {checks.short(colours)}; give {', '.join(_COLOURS)}")
    _refuse_unknown("colour", colours, _COLOURS)
    given |= {key: _colour_given(f"colours.{key}", value) for key, value in colours.items()}
    if "text" not in given and "ground" in given:
        given["text"] = readable_on(given["ground"])
    for key in ("name", "corner"):
        if data.get(key) is not None:
            given[key] = data[key]
    if data.get("series") is not None:
        given["series"] = _series(data["series"])
    for key in ("font", "font_bold", "logo"):
        if data.get(key):
            given[key] = _file(key, data[key], folder)
    grade = data.get("grade") or {}
    if not isinstance(grade, Mapping):
        raise InvalidInput(f"grade is {checks.short(grade)}; give {', '.join(_GRADES)}")
    _refuse_unknown("grade", grade, _GRADES)
    lut = _file("lut", grade["lut"], folder) if grade.get("lut") else ""
    given["grade"] = Grade(**{**grade, "lut": lut})
    return Brand(**given)


def _colour_given(name: str, value: object) -> str:
    # YAML reads an unquoted 000033 as a number, and an unquoted #abc as a comment.
    if value is None:
        raise InvalidInput(f'{name} is empty; put quotation marks around it: "#2f3a5c"')
    return colour_of(name, f"{value:06d}" if isinstance(value, int) else value)


def _series(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise InvalidInput(f"series is {checks.short(value)}; give a list of colours")
    return tuple(_colour_given(f"series[{index}]", each) for index, each in enumerate(value))


def _file(name: str, value: object, folder: Path) -> str:
    path = folder / checks.text(name, value, longest=4096, empty=False)
    if not path.is_file():
        raise MediaError(f"{name}: there is no file {path}; check the name")
    return str(path)


def _refuse_unknown(kind: str, data: Mapping[Any, Any], known: tuple[str, ...]) -> None:
    for key in data:
        if key not in known:
            raise InvalidInput(f"unknown {kind} {key!r:.40}; known: {', '.join(known)}")
