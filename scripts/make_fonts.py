"""Makes the package's fonts from npm's: joins the parts of a weight, drops what is not used.

    npm pack @fontsource/noto-sans @fontsource/noto-sans-sc @fontsource/noto-sans-arabic \
        @fontsource/noto-sans-hebrew @fontsource/noto-sans-math @fontsource/noto-sans-symbols \
        @fontsource/noto-sans-symbols-2 @fontsource/noto-emoji     # 5.3.0; emoji 5.3.2
    # unpack each into FOLDER/noto-sans, FOLDER/noto-sans-sc, ...
    pip install fonttools
    python scripts/make_fonts.py FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "src/onionskin/finish/fonts"
LATIN = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "vietnamese")
FEATURES = [
    "kern",
    "mark",
    "mkmk",
    "ccmp",
    "locl",
    "liga",
    "init",
    "medi",
    "fina",
    "isol",
    "rlig",
    "calt",
    "tnum",
]
UNUSED = ["STAT", "BASE", "vhea", "vmtx", "DSIG", "prep", "gasp"]
SOURCES = {
    "NotoSans": ("noto-sans", LATIN),
    "NotoSansSC": ("noto-sans-sc", ("chinese-simplified",)),
    "NotoSansArabic": ("noto-sans-arabic", ("arabic",)),
    "NotoSansHebrew": ("noto-sans-hebrew", ("hebrew",)),
    "NotoSansDevanagari": ("noto-sans", ("devanagari",)),
    "NotoEmoji": ("noto-emoji", ("emoji",)),
}
"""A font: the package it is from, and its parts."""
SYMBOLS = (
    ("noto-sans-math", "latin"),
    ("noto-sans-symbols", "symbols"),
    ("noto-sans-symbols-2", "symbols"),
)
SIGNS = {
    *range(0x2000, 0x2800),
    *range(0x2900, 0x2C00),
    *range(0x3000, 0x3040),
    *range(0x3200, 0x3400),
    *range(0xFF00, 0x10000),
}
"""Arrows, mathematics, numbers in circles, boxes, stars, units: code points."""
WEIGHTS = {"Regular": 400, "Bold": 700}


def joined(files: list[Path]) -> Any:
    """One font out of those that hold a part of it each."""
    with TemporaryDirectory() as folder:
        plain = [Path(folder) / f"{index}.ttf" for index in range(len(files))]
        for file, path in zip(files, plain, strict=True):
            font = TTFont(file, recalcTimestamp=False)
            font.flavor = None
            font.save(path)
        if len(plain) == 1:
            return TTFont(plain[0], lazy=False, recalcTimestamp=False)
        whole = Path(folder) / "joined.ttf"
        Merger().merge([str(path) for path in plain]).save(whole)
        return TTFont(whole, lazy=False, recalcTimestamp=False)


def lean(font: Any, codes: set[int] | None = None) -> Any:
    """The font without hinting, names of glyphs and features that are not used.

    `codes` are the code points to keep; None keeps all.
    """
    options = subset.Options(hinting=False, notdef_outline=True, glyph_names=False)
    options.layout_features = FEATURES
    options.drop_tables += UNUSED
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes or font.getBestCmap().keys())
    subsetter.subset(font)
    return font


def only_signs(files: list[Path], known: set[int], folder: Path) -> list[Path]:
    """Fonts in `folder` of the signs in each file that are in no earlier one, nor `known`."""
    made = []
    for file in files:
        font = TTFont(file, recalcTimestamp=False)
        codes = (SIGNS & set(font.getBestCmap())) - known
        if codes:
            known = known | codes
            made.append(folder / f"signs-{file.stem}.ttf")
            font = lean(font, codes)
            for table in {"GSUB", "GPOS", "GDEF", "MATH"} & set(font.keys()):
                del font[table]
            font.flavor = None
            font.save(made[-1])
    return made


def files_of(folder: Path, package: str, parts: tuple[str, ...], number: int) -> list[Path]:
    """The files of a package's parts in a weight."""
    home = folder / package / "package/files"
    return [home / f"{package}-{part}-{number}-normal.woff" for part in parts]


def signs_of(folder: Path, known: set[int]) -> Any:
    """One font of all signs that are in none of the others."""
    rest = (folder / "noto-sans-sc/package/files").glob("noto-sans-sc-[0-9]*-400-normal.woff")
    files = [*sorted(rest), *(files_of(folder, name, (part,), 400)[0] for name, part in SYMBOLS)]
    with TemporaryDirectory() as scratch:
        return joined(only_signs(files, known, Path(scratch)))


def main(folder: Path) -> None:
    """Writes each font in each weight that npm has of it."""
    made = {
        f"{name}-{weight}": lean(joined(files_of(folder, *SOURCES[name], number)))
        for name in SOURCES
        for weight, number in WEIGHTS.items()
        if (name, weight) != ("NotoEmoji", "Bold")
    }
    others = ("NotoSans-Regular", "NotoSansSC-Regular", "NotoEmoji-Regular")
    known = {code for each in others for code in made[each].getBestCmap()}
    made["NotoSymbols-Regular"] = signs_of(folder, known)
    for name, font in made.items():
        font.flavor = "woff"
        font.save(FONTS / f"{name}.woff")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
