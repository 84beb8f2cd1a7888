"""`Order`: everything that one clip is made of, as data that a file can carry.

The tool and what it was given (with the seed that was drawn), how the engine ran, the plan, and
what the files that were read held. The same order gives the same clip; a changed one changes
what was changed, and keeps the plan.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from onionskin.clip import Clip
from onionskin.errors import InvalidInput, MediaError
from onionskin.plan.plan import Plan
from onionskin.plan.staging import StagedPlan
from onionskin.render.options import AnyOptions, Source, files_of, seeded, with_files
from onionskin.serial import from_dict, to_dict
from onionskin.settings import EngineSettings

AS_USUAL = EngineSettings()
_CHUNK_BYTES = 2**20
_IN_MEMORY = "memory:"
"""What stands for the path of a clip that was in memory, and then the start of its hash."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Input:
    """A file that was read, or a clip in memory: its path as it was given, and its content."""

    path: str
    sha256: str
    """64 hex digits: of a file its bytes', of a folder its files', of a clip its frames'."""
    order: Mapping[str, Any] | None = None
    """What a clip in memory was itself made of, where that is known."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Staging:
    """The plans that a clip was made by, one for each chapter: who is where when, and where."""

    plans: tuple[Plan | StagedPlan | None, ...] = ()
    """Staged ones for engines that go by these; None for a chapter that shows nobody planned."""
    cuts: tuple[int, ...] = ()
    """First frames of the chapters that do not see the one before."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Order:
    """What one clip is made of. `serial.to_dict` writes it, `read_order` reads it."""

    options: AnyOptions
    """The tool and what it was given; its seed is a number."""
    settings: EngineSettings = field(default_factory=EngineSettings)
    staging: Staging | None = None
    """The plans it was (or is to be) made by; None: they are made from the prompt."""
    inputs: tuple[Input, ...] = ()
    """The files that were read, in the order of the options that name them."""


def order_of(
    options: AnyOptions,
    settings: EngineSettings = AS_USUAL,
    *,
    staging: Staging | None = None,
    known: Mapping[str, str] | None = None,
) -> Order:
    """The order of a tool's options: with a seed, and what its files hold.

    `known` are hashes by path that need not be taken again. Raises MediaError for a file that is
    missing.
    """
    given = [source for several in files_of(options).values() for source in several]
    hashes = dict(known or {})
    inputs = []
    for source in given:
        path = path_of(source)
        if path is None or path not in hashes:
            sha256 = content_hash(source)
            if path is not None:
                hashes[path] = sha256
        else:
            sha256 = hashes[path]
        inputs.append(_input(source, path, sha256))
    return Order(
        options=seeded(options),
        settings=settings,
        staging=staging,
        inputs=tuple({(one.path, one.sha256): one for one in inputs}.values()),
    )


def path_of(source: Source) -> str | None:
    """The path of a file; None for a clip in memory."""
    return None if isinstance(source, Clip) else os.fspath(source)


def order_to_dict(order: Order) -> dict[str, object]:
    """The order as plain data, its schema first; the same for the same order."""
    written = replace(
        order,
        options=with_files(order.options, _written_path),
    )
    # Read once, so that numbers are written as they will be when the order is read and written
    # again: a clip made again is the same file.
    return to_dict(from_dict(Order, json.loads(json.dumps(to_dict(written)))))


def _input(source: Source, path: str | None, sha256: str) -> Input:
    if isinstance(source, Clip):
        order = None if source.origin is None else source.origin.order
        return Input(path=_memory_path(sha256), sha256=sha256, order=order)
    return Input(path=str(path), sha256=sha256)


def _written_path(source: Source) -> str:
    return path_of(source) or _memory_path(content_hash(source))


def _memory_path(sha256: str) -> str:
    return _IN_MEMORY + sha256[:16]


def order_from_dict(data: object) -> Order:
    """The order of what `order_to_dict` gave. Raises InvalidInput that names the field."""
    return from_dict(Order, data)


def found(
    order: Order, beside: Path, made: str, remade: Callable[[Mapping[str, Any]], Clip]
) -> Order:
    """The order with its files where they are now, each with the content that it had.

    They are looked for by their paths, and in the folder `beside`; `made` names what was made
    of them. Clips that were in memory are `remade` from their own orders. Raises InvalidInput
    for one that is missing or has changed.
    """
    places: dict[str, Source] = {}
    for one in order.inputs:
        in_memory = one.path.startswith(_IN_MEMORY)
        places[one.path] = (
            _clip_of(one, made, remade) if in_memory else _place_of(one, beside, made)
        )

    def moved(source: Source) -> Source:
        path = path_of(source)
        return source if path is None else places.get(path, path)

    return replace(order, options=with_files(order.options, moved))


def _place_of(one: Input, beside: Path, made: str) -> str:
    name = one.path.rstrip("/\\")
    there = [
        place
        for place in (one.path, str(beside / name), str(beside / Path(name).name))
        if Path(place).exists()
    ]
    if not there:
        raise InvalidInput(
            f"{made} was made from {one.path}, which is missing; put it back, or next to {made}"
        )
    for place in dict.fromkeys(there):
        if content_hash(place) == one.sha256:
            return place
    raise InvalidInput(
        f"{made} was made from {one.path}, which has changed since; restore the old one, or make "
        "a new clip from the new one"
    )


def _clip_of(one: Input, made: str, remade: Callable[[Mapping[str, Any]], Clip]) -> Clip:
    gone = (
        f"{made} was made from a clip in memory, which cannot be made again; give it, as a file or "
        "in Python: onionskin.again(path, clip=...)"
    )
    if one.order is None:
        raise InvalidInput(gone)
    clip = remade(one.order)
    if content_hash(clip) != one.sha256:
        raise InvalidInput(gone)
    return clip


def content_hash(source: Source) -> str:
    """64 hex digits of what a file, a folder or a clip in memory holds.

    Raises MediaError for what is missing, or is neither a file nor a folder.
    """
    digest = hashlib.sha256()
    if isinstance(source, Clip):
        digest.update(repr((source.frames.shape, source.fps)).encode())
        digest.update(source.frames.tobytes())
        return digest.hexdigest()
    path = Path(source)
    if path.is_dir():
        for file in sorted(each for each in path.iterdir() if each.is_file()):
            digest.update(f"{file.name}\n{_file_hash(file)}\n".encode(errors="surrogateescape"))
        return digest.hexdigest()
    return _file_hash(path)


def _file_hash(path: Path) -> str:
    try:
        facts = path.stat()
    except (OSError, ValueError):
        raise MediaError(f"there is no file {path}; check the name") from None
    if not stat.S_ISREG(facts.st_mode):
        raise MediaError(f"{path} is neither a file nor a folder; give a file")
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                digest.update(chunk)
    except OSError as error:
        raise MediaError(f"{path} cannot be read: {error.strerror or error}") from None
    return digest.hexdigest()
