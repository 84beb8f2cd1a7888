"""What lies beside a film: captions, timeline, report, poster; where it goes and its writing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from onionskin.errors import InvalidInput
from onionskin.media.destination import Destination, PathLike, is_same

SUFFIXES: Final = {"captions": ".srt", "timeline": ".otio", "report": ".html", "poster": ".jpg"}


class Places:
    """Where a film and all that lies beside it are written.

    Raises, before any work is done, what writing any of them would raise: OutputExists without
    `force`, InvalidInput for what is one of `inputs`, MediaError for no such folder.
    """

    def __init__(
        self,
        output: PathLike,
        *,
        sheet: PathLike | None = None,
        force: bool = False,
        inputs: Iterable[PathLike | None] = (),
    ) -> None:
        path, given = Path(output), tuple(inputs)
        names: dict[str, PathLike] = {"film": path}
        names |= {what: path.with_suffix(suffix) for what, suffix in SUFFIXES.items()}
        if sheet is not None:
            if Path(sheet).suffix.lower() != ".png":
                raise InvalidInput(f"the sheet {os.fspath(sheet)} must end in .png")
            names["sheet"] = sheet
        self.of: dict[str, Destination] = {}
        for what, name in names.items():
            others = [each.path for each in self.of.values()]
            if what != "film":
                _refuse_inputs(what, path, Path(name), given)
            self.of[what] = Destination(name, force=force, inputs=(*given, *others))

    def names(self, without: Iterable[str] = ()) -> dict[str, str]:
        """The paths of what lies beside the film, by what it is."""
        left_out = {"film", *without}
        return {
            what: os.fspath(each.path) for what, each in self.of.items() if what not in left_out
        }

    def write(self, what: str, fill: Callable[[Path], object]) -> None:
        """Has `fill` write one of them, and puts it in place when it is whole."""
        with self.of[what].writing() as part:
            fill(part)

    def write_text(self, what: str, text: str) -> None:
        """Writes one of them that is text."""
        self.write(what, lambda part: part.write_text(text, encoding="utf-8"))


def _refuse_inputs(what: str, film: Path, beside: Path, given: Iterable[PathLike | None]) -> None:
    """Raises InvalidInput where a file beside the film is one that is read."""
    for each in given:
        if each is not None and is_same(beside, Path(each)):
            raise InvalidInput(
                f"beside {film} its {what} is written, {beside}, but the film reads that file; "
                "give the film another name"
            )


def copy_to(source: Path) -> Callable[[Path], object]:
    """Fills a file with the bytes of another."""
    return lambda part: shutil.copyfile(source, part)
