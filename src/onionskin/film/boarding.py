"""The storyboard of a script's file, as `onionskin storyboard` and Python make it."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

from onionskin.errors import OnionskinWarning
from onionskin.film.board import board_of
from onionskin.film.board_file import SUFFIXES, read_board
from onionskin.film.script.reading import read_script
from onionskin.film.storyboard import Storyboard


def make_storyboard(script: str | os.PathLike[str]) -> Storyboard:
    """The storyboard of the script at a path: its shots, each with words, picture and camera.

    `write_board` saves it, `make_film` makes the film of the saved file. What of the script is
    not used is told as OnionskinWarning. Raises InvalidInput, MediaError.
    """
    board, told = board_of_file(Path(script))
    for line in told:
        warnings.warn(line, OnionskinWarning, stacklevel=2)
    return board


def board_of_file(script: Path) -> tuple[Storyboard, tuple[str, ...]]:
    """The storyboard of a script, or of a storyboard's own file, and what to warn of."""
    if script.suffix.lower() in SUFFIXES:
        return read_board(script), ()
    read = read_script(script)
    return board_of(read), read.warnings
