"""How many everyday nouns lead to a right picture on a film's card, in both languages.

    python -m benchmarks.film.words [-o OUT.md] [--all] [--sheet OUT.png]

Each line of `words.txt` is a noun, what may honestly be drawn for it, and a sentence of a script.
The noun is **right** where what is drawn for it is one of those, or where nothing is drawn and
nothing honest could be; **left out** where nothing is drawn though it could be; else **wrong**.
A second table tells the same of all names that a drawing bears: every name of the stage's things,
of the cast and of the roles in "This is a …" (这是…) is **own** where it leads to that drawing,
**other** where to another, else **none**. `--all` lists all that fails; `--sheet` draws what is
chosen for every noun.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

WORDS = Path(__file__).parent / "words.txt"
STATES = ("right", "left out", "wrong")


@dataclass(frozen=True, slots=True)
class Asked:
    """A noun, what may be drawn for it ("" for nothing), and a sentence that names it."""

    word: str
    allowed: frozenset[str]
    sentence: str


def read_words(path: Path = WORDS) -> list[Asked]:
    """The nouns of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (re.split(r"\s*\|\s*", line) for line in lines if line and not line.startswith("#"))
    return [
        Asked(word, frozenset("" if each == "none" else each for each in allowed.split(", ")), told)
        for word, allowed, told in rows
    ]


def chosen(asked: Asked) -> str:
    """What is drawn for a noun in its sentence: its name, "@" before a place; or "".

    Of a deed that is shown by a pictogram it is the noun's own drawing.
    """
    from onionskin.film.naming import named_things

    start = asked.sentence.casefold().index(asked.word.casefold())
    end = start + len(asked.word)
    found = named_things(asked.sentence, scenes=True, pictograms=True)
    drawn = (other for each in found for other in (*each.instead_of, each) if not other.is_deed)
    for each in drawn:
        said = each.taken or range(each.start, each.start + len(each.said))
        if any(start <= place < end for place in said):
            return f"@{each.thing}" if each.is_scene else each.thing
    return ""


def state(asked: Asked, drawn: str) -> str:
    """One of `STATES`."""
    if drawn in asked.allowed:
        return "right"
    return "wrong" if drawn else "left out"


def own_names() -> dict[str, frozenset[str]]:
    """All names of what can be drawn, and the drawings that bear each."""
    from onionskin.cast.cast import load_cast
    from onionskin.stage.roles import ROLES
    from onionskin.stage.things import THINGS

    owners: dict[str, frozenset[str]] = {}
    rows = [
        (name, each.names.en) for kind in (THINGS, ROLES) for each in kind for name in each.names
    ]
    rows += [
        (name, each.name)
        for each in load_cast()
        if each.group not in ("people", "characters") and not each.name.endswith(" face")
        for name in (each.name, each.name_zh, *each.synonyms, *each.synonyms_zh)
    ]
    for name, drawing in rows:
        owners[name.casefold()] = owners.get(name.casefold(), frozenset()) | {drawing}
    return owners


def state_of_name(name: str, drawings: frozenset[str]) -> str:
    """One of "own", "other" and "none"."""
    from onionskin.film.naming import named_things

    article = "an" if name[0].casefold() in "aeiou" else "a"
    text = f"This is {article} {name}." if name.isascii() else f"这是{name}。"
    found = named_things(text)
    if not found:
        return "none"
    return "own" if found[0].thing in drawings else "other"


def as_markdown(rows: list[tuple[Asked, str]], names: Counter[tuple[str, str]]) -> str:
    """Both tables."""
    lines = ["| | " + " | ".join(STATES) + " |", "|---|" + "---|" * len(STATES)]
    for language in ("English", "Chinese"):
        counts = Counter(
            state(asked, drawn) for asked, drawn in rows if _language(asked.word) == language
        )
        lines.append(f"| {language} | " + " | ".join(str(counts[each]) for each in STATES) + " |")
    lines += ["", "| names of drawings | own | other | none |", "|---|---|---|---|"]
    for language in ("English", "Chinese"):
        cells = " | ".join(str(names[language, each]) for each in ("own", "other", "none"))
        lines.append(f"| {language} | {cells} |")
    return "\n".join(lines)


def _language(word: str) -> str:
    return "English" if word.isascii() else "Chinese"


def draw_sheet(rows: list[tuple[Asked, str]], path: Path, side: int = 96) -> None:
    """A picture of what is chosen for each noun, under its word; blank where nothing is."""
    from onionskin.finish.cards.things import drawing_of
    from onionskin.finish.lettering import Lettering, fit_text
    from onionskin.stage.skia import skia

    columns = 18
    high = side + 22
    pixels = np.full((math.ceil(len(rows) / columns) * high, columns * side, 4), 255, np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    canvas = surface.getCanvas()
    for index, (asked, drawn) in enumerate(rows):
        left, top = index % columns * side, index // columns * high
        drawing = drawing_of(drawn) if drawn and not drawn.startswith("@") else None
        if drawing is not None:
            drawing.within(canvas, (left + 6, top + 4, left + side - 6, top + side - 8), 0.5)
        ink = {"right": "#206020", "left out": "#808080"}.get(state(asked, drawn), "#c02020")
        label = f"{asked.word} {drawn}" if drawn.startswith("@") else asked.word
        block = fit_text(
            label, Lettering(size=13, colour=ink), width=side - 4, height=18, most_lines=1
        )
        block.draw(canvas, left + side / 2, top + side - 4, align="centre")
    surface.flushAndSubmit()
    cv2.imwrite(str(path), cv2.cvtColor(pixels, cv2.COLOR_RGBA2BGR))


def main() -> None:
    """Measures, and writes what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("-o", "--out", type=Path)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--sheet", type=Path)
    options = parser.parse_args()
    rows = [(asked, chosen(asked)) for asked in read_words()]
    names = {name: state_of_name(name, drawings) for name, drawings in own_names().items()}
    text = as_markdown(rows, Counter((_language(name), each) for name, each in names.items()))
    print(text)
    if options.all:
        for asked, drawn in rows:
            if (fails := state(asked, drawn)) != "right":
                print(f"{fails}: {asked.word} -> {drawn or '-'}: {asked.sentence}")
        for kind in ("none", "other"):
            print(f"{kind}: " + ", ".join(name for name, each in names.items() if each == kind))
    if options.sheet is not None:
        draw_sheet(rows, options.sheet)
    if options.out is not None:
        options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
