"""Reads a script's file, by its ending: Markdown, Fountain, plain text."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from onionskin.checks import short
from onionskin.errors import InvalidInput
from onionskin.film.script.fountain import read_fountain
from onionskin.film.script.markdown import read_markdown
from onionskin.film.script.plain import read_plain
from onionskin.film.script.script import MAX_SCRIPT_BYTES, Script
from onionskin.system import open_at_once

READERS: Final[dict[str, Callable[[str, Path], Script]]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".fountain": read_fountain,
    ".spmd": read_fountain,
    ".txt": read_plain,
    ".text": read_plain,
}


def read_script(path: str | os.PathLike[str]) -> Script:
    """The script in a file: .md, .fountain or .txt, in UTF-8; its pictures lie beside it.

    Raises InvalidInput, which names the file and the line, for one that cannot be read.
    """
    file = Path(path)
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        endings = ", ".join(READERS)
        raise InvalidInput(f"{short(str(path))} is not a script: give a file of {endings}")
    text = script_text(file)
    try:
        return reader(text, file.parent)
    except InvalidInput as error:
        joint = ", " if str(error).startswith("line ") else ": "
        raise type(error)(f"{path}{joint}{error}") from None


def script_text(path: Path, what: str = "script", most: int = MAX_SCRIPT_BYTES) -> str:
    """The text of a file, with line feeds only. Raises InvalidInput that names it."""
    try:
        descriptor = open_at_once(path)
        with os.fdopen(descriptor, "rb") as opened:
            is_file = stat.S_ISREG(os.fstat(descriptor).st_mode)
            data = opened.read(most + 1) if is_file else b""
    except OSError as error:
        raise InvalidInput(f"the {what} {path} cannot be read: {error.strerror}") from None
    except ValueError:
        raise InvalidInput(f"the {what} {short(str(path))} is not a file name") from None
    if not is_file:
        raise InvalidInput(f"the {what} {path} is not a regular file: give a text file")
    if len(data) > most:
        raise InvalidInput(
            f"the {what} {path} is larger than {most:,} bytes: split it into several"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput(f"the {what} {path} is not UTF-8 text: save it as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
