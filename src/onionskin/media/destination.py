"""Where an output goes: made under another name beside it, and put in place when whole.

The unfinished part is locked by whoever makes it. A lock dies with its process, so that a part
without one was left by a writer that was killed: the next writer into that folder removes it.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from onionskin import system, unfinished
from onionskin.checks import short
from onionskin.errors import InvalidInput, MediaError, OutputExists

PathLike = str | os.PathLike[str]
_FRAME_NAME = re.compile(r"\d{5,}\.png")
_PART_NAME = re.compile(r"\..+\.[0-9a-f]{8}\.part", re.DOTALL)
_NAME_BYTES = 255
"""The longest name that file systems take."""
_PART_NAME_BYTES = 200


class Destination:
    """The place of one output, and the unfinished `part` beside it.

    It is a file, or with `folder` a folder of numbered PNGs. `inputs` are what it is made from
    (None among them is passed over). Raises MediaError where nothing can be written, InvalidInput
    where the output is one of its inputs, whatever `force` says, and OutputExists where something
    stands in the way and `force` does not allow replacing it.
    """

    def __init__(
        self,
        path: PathLike,
        *,
        folder: bool = False,
        force: bool = False,
        inputs: Iterable[PathLike | None] = (),
    ) -> None:
        check_name(path)
        self.path = Path(path)
        self.is_folder = folder
        self._given = os.fspath(path)
        self._force = force
        self._holds: dict[Path, unfinished.Hold] = {}
        self._refuse_missing_folder()
        for given in inputs:
            if given is not None:
                refuse_input(self._given, given)
        self._refuse_occupied()
        self.part = self._part_name()

    def open_part(self) -> None:
        """Creates the empty part, and removes those of writers that were killed.

        Raises MediaError where the folder cannot be written to.
        """
        unfinished.register(self.discard_part)
        try:
            remove_stale_parts(self.path.parent)
            while not self._claim_part():
                self.part = self._part_name()
        except OSError as error:
            raise MediaError(self.failure(error)) from error

    def renew_part(self) -> Path:
        """Opens another part and returns the one before, which `discard_part` removes as well."""
        old = self.part
        self.part = self._part_name()
        self.open_part()
        return old

    def put_in_place(self) -> None:
        """Gives the finished part its name, in one step and without a gap.

        Something that was put there meanwhile is not overwritten without `force`.
        """
        self._release()
        try:
            if self.is_folder:
                self._place_folder()
            elif self._force:
                self._refuse_special()
                self.part.replace(self.path)
            else:
                self._place_new_file()
        except FileExistsError:
            raise OutputExists(self._in_the_way()) from None
        except OSError as error:
            raise MediaError(self.failure(error)) from error
        self.discard_part()

    def discard_part(self) -> None:
        """Removes what is unfinished, if anything is."""
        for part in {self.part, *self._holds}:
            unfinished.remove(part)
            if part in self._holds:
                self._holds.pop(part).release()
        unfinished.forget(self.discard_part)

    @contextmanager
    def writing(self) -> Iterator[Path]:
        """The empty part, put in place when the block ends well and removed when it does not.

        An OSError in the block is told as a MediaError.
        """
        try:
            self.open_part()
            yield self.part
            self.put_in_place()
        except OSError as error:
            raise MediaError(self.failure(error)) from error
        finally:
            self.discard_part()

    def failure(self, error: OSError) -> str:
        """One line on why writing failed, and what to do."""
        folder = self.path.parent
        if error.errno == errno.ENOSPC:
            return f"{self._given} was not written: no space left in {folder}; free some"
        reason = error.strerror or str(error)
        return f"{self._given} was not written: {reason}; choose a folder you can write to"

    def _part_name(self) -> Path:
        name = os.fsdecode(os.fsencode(self.path.name)[:_PART_NAME_BYTES])
        return self.path.with_name(f".{name}.{secrets.token_hex(4)}.part")

    def _claim_part(self) -> bool:
        """Creates the part and locks it; False where another took it for a stale one meanwhile."""
        hold = unfinished.claim(self.part, folder=self.is_folder)
        if hold is not None:
            self._holds[self.part] = hold
        return hold is not None

    def _release(self) -> None:
        """Lets go of the part where a file that is held open cannot be renamed."""
        if system.IS_WINDOWS and self.part in self._holds:
            self._holds[self.part].release()

    def _refuse_missing_folder(self) -> None:
        folder = self.path.parent
        if not folder.exists():
            raise MediaError(f"{self._given}: there is no folder {folder}; create it first")
        if not folder.is_dir():
            raise MediaError(f"{self._given}: {folder} is not a folder; choose another place")
        if not os.access(folder, os.W_OK | os.X_OK):
            raise MediaError(
                f"{self._given}: folder {folder} is not writable; choose one you can write to"
            )

    def _refuse_occupied(self) -> None:
        if not self.path.exists() and not self.path.is_symlink():
            return
        self._refuse_special()
        if self.path.is_dir() != self.is_folder:
            kind = "folder" if self.path.is_dir() else "file"
            raise OutputExists(f"{self._given}: a {kind} of that name exists; choose another name")
        if self.is_folder:
            self._refuse_full_folder()
        elif not self._force:
            raise OutputExists(self._in_the_way())

    def _refuse_special(self) -> None:
        """A pipe or device is no file to be replaced, and what is written goes back and forth."""
        kind = special_kind(self.path)
        if kind:
            raise OutputExists(f"{self._given} is a {kind}; give the name of a file to write")

    def _refuse_full_folder(self) -> None:
        names = [path.name for path in self.path.iterdir()]
        if names and not self._force:
            raise OutputExists(self._in_the_way())
        foreign = sorted(name for name in names if not _FRAME_NAME.fullmatch(name))
        if foreign:
            # --force means "replace this output", not "delete what else lies there".
            raise OutputExists(
                f"{self._given} contains other files ({foreign[0]}); choose another folder"
            )

    def _in_the_way(self) -> str:
        return f"{self._given} already exists; choose another name, or replace it with force=True"

    def _place_new_file(self) -> None:
        try:
            os.link(self.part, self.path)  # unlike a rename, it fails if the name is taken
        except FileExistsError:
            raise
        except (OSError, AttributeError):  # without links: claim the name, then rename over it
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            self.part.replace(self.path)

    def _place_folder(self) -> None:
        self._refuse_occupied()
        if not self.path.exists():
            self.part.rename(self.path)
        elif not system.swap(self.part, self.path):  # the old one is now the part, to be discarded
            old = self._part_name()
            self.path.rename(old)
            self.part.rename(self.path)
            shutil.rmtree(old, ignore_errors=True)


def check_name(path: PathLike) -> None:
    """Raises InvalidInput for a path that no file can have, or that is no path at all."""
    if not isinstance(path, (str, os.PathLike)) or not isinstance(os.fspath(path), str):
        raise InvalidInput(f"{short(path)} is not a path; give text or a pathlib.Path")
    text = os.fspath(path)
    if not text:
        raise InvalidInput("the file name is empty; give one")
    if "\0" in text:
        raise InvalidInput(f"{text!r:.80} contains a NUL character; give a name without one")
    try:
        longest = max(text.split("/"), key=lambda part: len(os.fsencode(part)))
    except UnicodeEncodeError:
        raise InvalidInput(f"{text!r:.80} cannot be a file name; give another") from None
    if len(os.fsencode(longest)) > _NAME_BYTES or len(os.fsencode(text)) >= 4096:
        raise InvalidInput(
            f"the name {longest[:40]!r}… is too long: {len(os.fsencode(longest))} bytes; "
            f"give up to {_NAME_BYTES}"
        )


def special_kind(path: Path) -> str:
    """What a pipe or device is called; "" for files, folders and what is not there."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return ""
    kinds = {
        stat.S_IFIFO: "pipe",
        stat.S_IFSOCK: "socket",
        stat.S_IFCHR: "device",
        stat.S_IFBLK: "device",
    }
    return kinds.get(stat.S_IFMT(mode), "")


def is_same(output: Path, given: Path) -> bool:
    """Whether writing `output` would replace `given`, by any spelling, link or hard link."""
    if not given.exists():
        return False
    return _real(output) == _real(given) or (output.exists() and output.samefile(given))


def refuse_input(output: PathLike, given: PathLike) -> None:
    """Raises InvalidInput where writing `output` would change the input `given`.

    They may be the same by any spelling, link or hard link, or one may lie in the other.
    """
    check_name(given)
    there, here = Path(output), Path(given)
    if not here.exists():
        return  # whoever reads it says so
    target, source = _real(there), _real(here)
    if is_same(there, here):
        raise InvalidInput(
            f"{os.fspath(output)} is the input, and would be overwritten: give the result "
            "another name"
        )
    if source in target.parents and here.is_dir():
        raise InvalidInput(
            f"{os.fspath(output)} is inside the input, {os.fspath(given)}; write to another folder"
        )
    if target in source.parents and there.is_dir():
        raise InvalidInput(
            f"the input {os.fspath(given)} is inside {os.fspath(output)}; write to another folder"
        )


def remove_stale_parts(folder: Path) -> None:
    """Removes the parts in `folder` whose writers are gone; what is being written stays."""
    with suppress(OSError), os.scandir(folder) as entries:
        names = [entry.name for entry in entries if _PART_NAME.fullmatch(entry.name)]
        for name in names:
            with suppress(OSError):
                unfinished.remove_abandoned(folder / name, _is_ours)


def _is_ours(part: Path) -> bool:
    """A file, or a folder of nothing but frames."""
    if part.is_dir():
        return all(_FRAME_NAME.fullmatch(path.name) for path in part.iterdir())
    return part.is_file()


def _real(path: Path) -> Path:
    """Without links; a loop of links is left as it is."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()
