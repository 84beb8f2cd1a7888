"""Sets text in the package's fonts: measures it, breaks it into lines, draws it with Skia.

    style = Lettering(size=64, bold=True, colour="#2a2036")
    block = fit_text("Sales rose in every region", style, width=900, height=300)
    block.draw(canvas, x=80, top=120)
    block.warnings        # what could not be shown, if anything

Noto Sans (Latin, Greek, Cyrillic), Noto Sans SC (Chinese, Japanese kana), Arabic, Hebrew,
Devanagari, Noto Emoji and symbols come with the package; shaping, kerning and right-to-left
runs are Skia's (HarfBuzz, ICU). A character that none of them has is looked for in the system's
fonts, and left out where these lack it too; both are told. Units are pixels, y runs down.
"""

from __future__ import annotations

import hashlib
import math
import re
import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, Literal

from onionskin.errors import InvalidInput, MediaError
from onionskin.finish.line_breaks import break_cost, pieces_of
from onionskin.stage.colours import channels
from onionskin.stage.skia import skia

Align = Literal["left", "centre", "right"]
ASCENT, DESCENT = 0.93, 0.27
"""Of a line, in ems above and below its baseline; alike for all scripts, so that lines align."""
CAP_HEIGHT: Final = 0.714
"""Of Noto Sans, in ems."""
_FONTS = files("onionskin.finish") / "fonts"
_FAMILIES = ("NotoSans", "NotoSansSC", "NotoSansArabic", "NotoSansHebrew", "NotoSansDevanagari")
_SIGNS = ("NotoEmoji", "NotoSymbols")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u00ad\u2060\ufeff\ufe0e\ufe0f") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
"""Joiners, marks of direction and variation: they shape what stands beside them."""
_LARGEST_FONT_BYTES = 40_000_000
_MOST_BALANCED: Final = 60
"""Pieces of a text whose lines are balanced; longer ones are filled line by line."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a frame in whole pixels: x from `left` up to `right`, y from `top`."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.bottom - self.top


@dataclass(frozen=True, kw_only=True, slots=True)
class Lettering:
    """How text looks: `size` is an em in pixels, `colour` "#rrggbb", `alpha` 0..1."""

    size: float
    bold: bool = False
    colour: str = "#000000"
    alpha: float = 1.0
    spacing: float = 0.0
    """Added between letters, in ems."""
    line_height: float = 1.25
    """From baseline to baseline, in ems."""
    font: str = ""
    """A name that `own_font` gave; "" for the package's fonts alone."""

    @property
    def leading(self) -> float:
        """Pixels from one baseline to the next."""
        return self.size * self.line_height


@dataclass(frozen=True, kw_only=True, slots=True)
class TextBlock:
    """Lines of text that are set: how large they are, and what could not be shown of them."""

    lines: tuple[str, ...]
    style: Lettering
    warnings: tuple[str, ...] = ()

    @property
    def widths(self) -> tuple[float, ...]:
        """Pixels from the start to the end of each line."""
        return tuple(measure(line, self.style) for line in self.lines)

    @property
    def width(self) -> float:
        """Of the longest line, in pixels."""
        return max(self.widths, default=0.0)

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last, in pixels."""
        if not self.lines:
            return 0.0
        return self.style.size * (ASCENT + DESCENT) + self.style.leading * (len(self.lines) - 1)

    def baseline(self, index: int, top: float) -> float:
        """Where the line `index` stands if the block begins at `top`."""
        return top + self.style.size * ASCENT + self.style.leading * index

    def draw(
        self, canvas: Any, x: float, top: float, *, align: Align = "left", alpha: float = 1.0
    ) -> None:
        """Draws the lines on a Skia canvas; `x` is their left, middle or right."""
        style = replace(self.style, alpha=self.style.alpha * alpha) if alpha < 1 else self.style
        for index, line in enumerate(self.lines):
            draw_text(canvas, line, x, self.baseline(index, top), style, align=align)


def measure(text: str, style: Lettering) -> float:
    """How wide a line of text is, in pixels."""
    if not text:
        return 0.0
    width: float = _paragraph(text, style).MaxIntrinsicWidth
    return width


def draw_text(
    canvas: Any,
    text: str,
    x: float,
    baseline: float,
    style: Lettering,
    *,
    align: Align = "left",
) -> None:
    """Draws one line on a Skia canvas; what no font has must be gone (`legible`)."""
    if not text or style.alpha <= 0:
        return
    paragraph = _paragraph(text, style)
    share = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    left = x - share * paragraph.MaxIntrinsicWidth
    with _LOCK:
        paragraph.paint(canvas, left, baseline - paragraph.AlphabeticBaseline)


def set_text(
    text: str,
    style: Lettering,
    *,
    width: float,
    most_lines: int | None = None,
    balanced: bool = False,
) -> TextBlock:
    """Text broken into lines of at most `width` pixels; its own line breaks are kept.

    Longer than `most_lines`, it ends with an ellipsis, which is told. `balanced`: lines are as
    alike in length as can be, for titles.
    """
    shown, warnings = legible(text)
    lines = _wrapped(shown, style, width, balanced)
    if most_lines is not None and len(lines) > most_lines:
        kept = [*lines[: most_lines - 1], _cut(" ".join(lines[most_lines - 1 :]), style, width)]
        warnings = (*warnings, f"{_excerpt(text)} is too long for its space and is cut off")
        lines = kept
    return TextBlock(lines=tuple(lines), style=style, warnings=warnings)


def fit_text(
    text: str,
    style: Lettering,
    *,
    width: float,
    height: float,
    smallest: float = 0.5,
    most_lines: int | None = None,
    balanced: bool = True,
) -> TextBlock:
    """Text in the largest size up to that of `style` in which it fits in a box.

    `smallest` is the least share of that size; text that is too long even then is cut with an
    ellipsis, which is told.
    """
    size = style.size
    while True:
        tried = replace(style, size=size)
        block = set_text(text, tried, width=width, balanced=balanced)
        fits = block.height <= height and (most_lines is None or len(block.lines) <= most_lines)
        if fits and not breaks_words(text, tried, width):
            return block
        if size <= style.size * smallest:
            break
        size = max(size * 0.94, style.size * smallest)
    room = int((height - tried.size * (ASCENT + DESCENT)) / tried.leading + 1e-6) + 1
    most = max(1, min(room, most_lines or room))
    return set_text(text, tried, width=width, most_lines=most, balanced=balanced)


@lru_cache(maxsize=512)
def legible(text: str) -> tuple[str, tuple[str, ...]]:
    """What can be shown of a text, and warnings on what cannot; composed, in one piece.

    Characters that no font at hand has are left out; those that only a font of the system has
    are shown in it.
    """
    kept, borrowed, lost = [], {}, []
    for character in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " ")):
        if character == "\n" or character in _INVISIBLE or _has(character):
            kept.append(character)
        elif unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn"):
            lost.append(character)
        elif family := _fonts().borrow(character):
            borrowed[character] = family
            kept.append(character)
        else:
            lost.append(character)
    warnings = []
    if borrowed:
        names = ", ".join(sorted(set(borrowed.values())))
        warnings.append(
            f"{_listed(borrowed)} in {_excerpt(text)}: set in a font of this system ({names}); "
            "it may look different on another machine"
        )
    if lost:
        warnings.append(
            f"{_listed(lost)} in {_excerpt(text)}: no installed font has it; it is left out"
        )
    shown = "".join(kept)
    return (re.sub(r"(?<=\S) {2,}", " ", shown).strip(" ") if lost else shown), tuple(warnings)


def own_font(path: Path) -> str:
    """Makes a person's own font file known; gives its name for `Lettering.font`.

    Characters that it lacks are set in the package's fonts. Raises MediaError for what is
    missing or no font.
    """
    try:
        if path.stat().st_size > _LARGEST_FONT_BYTES:
            raise InvalidInput(f"{path}: too large for a font; the limit is 40 MB")
        content = path.read_bytes()
    except OSError as error:
        raise MediaError(f"{path} cannot be read: {error.strerror or error}") from None
    return _fonts().add(content, path)


def is_right_to_left(text: str) -> bool:
    """Whether a text begins in a script that runs from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


class _Fonts:
    """The fonts at hand, loaded when text is first set."""

    def __init__(self) -> None:
        self._provider = skia.textlayout_TypefaceFontProvider()
        # Reads files without asking fontconfig, which would first list the system's fonts.
        self._reader = skia.FontMgr.New_Custom_Empty()
        self.faces: dict[str, Any] = {}
        self.families: list[str] = []
        for family in (*_FAMILIES, *_SIGNS):
            for weight in ("Regular", "Bold"):
                file = _FONTS / f"{family}-{weight}.woff"
                if file.is_file():
                    self._register(skia.Data.MakeWithCopy(file.read_bytes()), family, file.name)
            self.families.append(family)
        self.collection = skia.textlayout_FontCollection()
        self.collection.setDefaultFontManager(self._provider)
        self.unicode = skia.Unicodes.ICU.Make()
        self._borrowed: dict[str, str] = {}
        self._has: dict[str, bool] = {}

    def _register(self, data: Any, family: str, name: str) -> None:
        face = self._reader.makeFromData(data)
        if face is None:
            raise MediaError(f"{name} is not a font that can be read; give a TTF, OTF or WOFF file")
        self.faces.setdefault(family, face)
        self._provider.registerTypeface(face, family)

    def has(self, character: str) -> bool:
        """Whether one of the package's fonts has a character."""
        if character not in self._has:
            code = [ord(character)]
            faces = (self.faces[family] for family in (*_FAMILIES, *_SIGNS))
            self._has[character] = any(face.unicharsToGlyphs(code)[0] for face in faces)
        return self._has[character]

    def borrow(self, character: str) -> str:
        """The system's font that has a character, made known; "" for none."""
        if character not in self._borrowed:
            manager = skia.FontMgr()
            face = manager.matchFamilyStyleCharacter("", skia.FontStyle(), [], ord(character))
            usable = face is not None and face.unicharsToGlyphs([ord(character)])[0]
            name = str(face.getFamilyName()) if usable else ""
            if name and name not in self.faces:
                self.faces[name] = face
                self._provider.registerTypeface(face, name)
                self.families.append(name)
            self._borrowed[character] = name
        return self._borrowed[character]

    def add(self, content: bytes, path: Path) -> str:
        """A person's own font under a name of its content."""
        name = f"own-{hashlib.sha256(content).hexdigest()[:16]}"
        if name not in self.faces:
            self._register(skia.Data.MakeWithCopy(content), name, str(path))
        return name


_LOCK = threading.RLock()
_LOADED: list[_Fonts] = []


def _fonts() -> _Fonts:
    with _LOCK:
        if not _LOADED:
            _LOADED.append(_Fonts())
        return _LOADED[0]


def _has(character: str) -> bool:
    return character == " " or character == "\u00a0" or _fonts().has(character)


@lru_cache(maxsize=4096)
def _paragraph(text: str, style: Lettering) -> Any:
    """One line, shaped. Skia's own line breaking is not asked for."""
    with _LOCK:
        fonts = _fonts()
        look = skia.textlayout_TextStyle()
        own = [style.font] if style.font else []
        look.setFontFamilies([*own, *fonts.families])
        look.setFontSize(style.size)
        look.setFontStyle(skia.FontStyle.Bold() if style.bold else skia.FontStyle.Normal())
        look.setLetterSpacing(style.spacing * style.size)
        look.setColor(skia.Color(*channels(style.colour), int(255 * style.alpha + 0.5)))
        whole = skia.textlayout_ParagraphStyle()
        whole.setTextStyle(look)
        builder = skia.textlayout_ParagraphBuilder.make(whole, fonts.collection, fonts.unicode)
        builder.pushStyle(look)
        # Embedding marks: the base direction of a paragraph cannot be set from Python.
        builder.addText(f"\u202b{text}\u202c" if is_right_to_left(text) else text)
        paragraph = builder.Build()
        paragraph.layout(1e7)
        return paragraph


def _wrapped(text: str, style: Lettering, width: float, balanced: bool) -> list[str]:
    lines: list[str] = []
    for part in text.split("\n"):
        pieces = pieces_of(part)
        broken = _filled(pieces, style, width)
        if balanced and len(broken) > 1:
            broken = _balanced(pieces, style, width, len(broken))
        lines += broken
    return lines


def _filled(pieces: Sequence[str], style: Lettering, width: float) -> list[str]:
    """Each line as full as can be."""
    lines, line = [], ""
    for piece in pieces:
        if not line or measure((line + piece).rstrip(), style) <= width:
            line += piece
        else:
            lines.append(line.rstrip())
            line = piece
        while measure(line.rstrip(), style) > width and len(line.rstrip()) > 1:
            head = _head(line, style, width)
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _head(word: str, style: Lettering, width: float) -> str:
    """As much of a word that is too long as fits; one character at least."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(word[:middle], style) <= width else (low, middle - 1)
    return word[:low]


def _balanced(pieces: Sequence[str], style: Lettering, width: float, count: int) -> list[str]:
    """As many lines, as alike as can be, and broken where the sense allows it.

    Costs are squares of how far a line is from the mean, and what it costs to break there (Knuth
    and Plass, "Breaking Paragraphs into Lines", 1981, of which this is the simplest case).
    """
    if len(pieces) > _MOST_BALANCED or any(measure(x.rstrip(), style) > width for x in pieces):
        return _filled(pieces, style, width)
    mean = measure("".join(pieces).rstrip(), style) / count
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
    for line in range(count):
        for start in range(len(pieces)):
            if (line, start) not in best:
                continue
            so_far, ends = best[line, start]
            for end in range(start + 1, len(pieces) + 1):
                text = "".join(pieces[start:end]).rstrip()
                wide = measure(text, style)
                if wide > width:
                    break
                cost = so_far + ((wide - mean) / mean) ** 2
                cost += break_cost(text, pieces[end]) if end < len(pieces) else 0.0
                if cost < best.get((line + 1, end), (math.inf, ()))[0]:
                    best[line + 1, end] = (cost, (*ends, end))
    found = best.get((count, len(pieces)))
    if found is None:
        return _filled(pieces, style, width)
    edges = (0, *found[1])
    return ["".join(pieces[a:b]).rstrip() for a, b in pairwise(edges)]


def breaks_words(text: str, style: Lettering, width: float) -> bool:
    """Whether a word of a text is wider than `width` pixels, and would be broken."""
    shown, _ = legible(text)
    pieces = (piece.strip() for part in shown.split("\n") for piece in pieces_of(part))
    return any(measure(piece, style) > width for piece in pieces)


def _cut(text: str, style: Lettering, width: float) -> str:
    """A line that ends with an ellipsis within `width`."""
    while text and measure(f"{text.rstrip()}…", style) > width:
        text = text[:-1]
    return f"{text.rstrip(' ,.;:，。；：、')}…"


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= 40 else f'"{line[:39]}…"'


def _listed(characters: Sequence[str] | dict[str, str]) -> str:
    """Some of the characters, by themselves and by their numbers."""
    unique = list(dict.fromkeys(characters))
    names = [
        f"U+{ord(each):04X}"
        if unicodedata.category(each)[0] == "C"
        else f"{each} (U+{ord(each):04X})"
        for each in unique[:3]
    ]
    return ", ".join(names) + (f" and {len(unique) - 3} more" if len(unique) > 3 else "")
