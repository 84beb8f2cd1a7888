"""How many everyday nouns are drawn, each by a drawing of its own, in both languages.

    python -m benchmarks.stage.nouns [-o OUT.md] [--missing]

Every noun of `nouns.txt` is read as a prompt ("a lighthouse", 灯塔: scenes) and in a sentence of a
film ("This is a lighthouse.", 这是灯塔。: cards). It counts as **drawn** where what is read has a
vector drawing of the stage that answers to the noun and that no other noun of the list has a
better claim to; as **pictured** where that is one of the cast's pixel pictures; as **shared** where
it is another noun's drawing; as a **place** where it is where a scene plays; else as **none**.
`--missing` lists all that are neither drawn nor pictured.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

NOUNS = Path(__file__).parent / "nouns.txt"
STATES = ("drawn", "pictured", "shared", "place", "none")


@dataclass(frozen=True, slots=True)
class Found:
    """A drawing: whether it is a vector, a picture or a place, its own name, all its names."""

    kind: str
    name: str
    names: frozenset[str]


def read_nouns(path: Path = NOUNS) -> list[tuple[str, str]]:
    """The nouns of a file: English and Chinese."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(english, chinese) for english, chinese in rows]


def drawing(name: str) -> Found | None:
    """What is drawn for a thing that a reader names."""
    from onionskin.cast.cast import load_cast
    from onionskin.stage.things import THINGS
    from onionskin.stage.things.pictured import PREFIX, picture_named

    if (thing := THINGS.find(name)) is not None:
        names = frozenset(each.casefold() for each in thing.names)
        return Found("drawn", thing.names.en, names)
    if picture := picture_named(name):
        entry = load_cast()[picture.removeprefix(PREFIX)]
        names = frozenset((entry.name, entry.name_zh, *entry.synonyms, *entry.synonyms_zh))
        return Found("pictured", entry.name, frozenset(each.casefold() for each in names))
    return None


def in_scene(noun: str, *, chinese: bool) -> Found | None:
    """What a prompt of that noun shows."""
    from onionskin.planner.staged import stage_prompt
    from onionskin.stage.places import PLACES

    read = stage_prompt(noun if chinese else f"a {noun}")
    for figure in read.plan.figures:
        if (found := drawing(figure.name)) is not None:
            return found
    place = PLACES.find(read.plan.place)
    if "place" in read.named and place is not None:
        return Found("place", place.names.en, frozenset(place.names))
    return None


def on_card(noun: str, *, chinese: bool) -> Found | None:
    """What a sentence about that noun shows beside it."""
    from onionskin.film.naming import named_things

    named = named_things(f"这是{noun}。" if chinese else f"This is a {noun}.")
    return drawing(named[0].thing) if named else None


def states(nouns: Collection[str], found: dict[str, Found | None]) -> dict[str, str]:
    """The state of each noun; the noun that is a drawing's own name has the best claim to it."""
    owners: dict[tuple[str, str], str] = {}
    for noun in sorted(nouns, key=lambda each: not _is_own(each, found[each])):
        drawn = found[noun]
        if drawn is not None and noun.casefold() in drawn.names:
            owners.setdefault((drawn.kind, drawn.name), noun)
    result = {}
    for noun in nouns:
        drawn = found[noun]
        if drawn is None or drawn.kind == "place":
            result[noun] = "none" if drawn is None else "place"
        else:
            is_owner = owners.get((drawn.kind, drawn.name)) == noun
            result[noun] = drawn.kind if is_owner else "shared"
    return result


def _is_own(noun: str, found: Found | None) -> bool:
    return found is not None and found.name.casefold() == noun.casefold()


def measure(path: Path = NOUNS) -> dict[tuple[str, str], dict[str, str]]:
    """The state of every noun, by language and reader."""
    pairs = read_nouns(path)
    readers: tuple[tuple[str, Callable[..., Found | None]], ...] = (
        ("scenes", in_scene),
        ("cards", on_card),
    )
    table = {}
    for column, language in enumerate(("English", "Chinese")):
        nouns = [pair[column] for pair in pairs]
        for reader, read in readers:
            found = {noun: read(noun, chinese=column == 1) for noun in nouns}
            table[language, reader] = states(nouns, found)
    return table


def as_markdown(table: dict[tuple[str, str], dict[str, str]]) -> str:
    """The counts as a table, and what neither scenes nor cards draw in English."""
    lines = ["| | " + " | ".join(STATES) + " |", "|---|" + "---|" * len(STATES)]
    for (language, reader), of in table.items():
        counts = Counter(of.values())
        cells = " | ".join(str(counts[state]) for state in STATES)
        lines.append(f"| {language}, {reader} | {cells} |")
    return "\n".join(lines)


def missing(table: dict[tuple[str, str], dict[str, str]]) -> Iterable[str]:
    """A line for each language and reader: the nouns that are not drawn by their own name."""
    for (language, reader), of in table.items():
        for state in ("shared", "place", "none"):
            nouns = ", ".join(noun for noun, has in of.items() if has == state)
            yield f"{language}, {reader}, {state}: {nouns}"


def main() -> None:
    """Measures, and writes the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("-o", "--out", type=Path)
    parser.add_argument("--missing", action="store_true")
    options = parser.parse_args()
    table = measure()
    text = as_markdown(table)
    print(text)
    if options.missing:
        print("\n".join(missing(table)))
    if options.out is not None:
        options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
