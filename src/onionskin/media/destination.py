"""Where an output goes: made under another name beside it, and put in place when whole."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
from pathlib import Path

from onionskin.errors import MediaError, OutputExists

_FRAME_NAME = re.compile(r"\d{5,}\.png")


class Destination:
    """The place of one output, and the unfinished `part` beside it.

    It is a file, or with `folder` a folder of numbered PNGs. Raises MediaError where nothing
    can be written, and OutputExists where something stands in the way and `force` does not
    allow replacing it.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, folder: bool = False, force: bool = False
    ) -> None:
        self.path = Path(path)
        self.is_folder = folder
        self._given = os.fspath(path)
        self._force = force
        self._refuse_missing_folder()
        self._refuse_occupied()
        self.part = self.path.with_name(f".{self.path.name[:100]}.{secrets.token_hex(4)}.part")

    def open_part(self) -> None:
        """Creates the empty part. Raises MediaError where the folder cannot be written to."""
        try:
            if self.is_folder:
                self.part.mkdir()
            else:
                self.part.touch(exist_ok=False)
        except OSError as error:
            raise MediaError(self.failure(error)) from error

    def put_in_place(self) -> None:
        """Gives the finished part its name, in one step and without a gap.

        Something that was put there meanwhile is not overwritten without `force`.
        """
        try:
            if self.is_folder:
                self._place_folder()
            elif self._force:
                self.part.replace(self.path)
            else:
                self._place_new_file()
        except FileExistsError:
            raise OutputExists(self._in_the_way()) from None
        except OSError as error:
            raise MediaError(self.failure(error)) from error

    def discard_part(self) -> None:
        """Removes the part, if there is one."""
        if self.part.is_dir():
            shutil.rmtree(self.part, ignore_errors=True)
        else:
            self.part.unlink(missing_ok=True)

    def failure(self, error: OSError) -> str:
        """One line on why writing failed, and what to do."""
        folder = self.path.parent
        if error.errno == errno.ENOSPC:
            return f"{self._given} was not written: no space left in {folder}; free some"
        reason = error.strerror or str(error)
        return f"{self._given} was not written: {reason}; choose a folder you can write to"

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
        if self.path.is_dir() != self.is_folder:
            kind = "folder" if self.path.is_dir() else "file"
            raise OutputExists(f"{self._given}: a {kind} of that name exists; choose another name")
        if self.is_folder:
            self._refuse_full_folder()
        elif not self._force:
            raise OutputExists(self._in_the_way())

    def _refuse_full_folder(self) -> None:
        names = [path.name for path in self.path.iterdir()]
        if names and not self._force:
            raise OutputExists(self._in_the_way())
        foreign = sorted(name for name in names if not _FRAME_NAME.fullmatch(name))
        if foreign:
            # --force means "replace this output", not "delete what else lies there".
            raise OutputExists(
                f"{self._given} holds other files too ({foreign[0]}); choose another folder"
            )

    def _in_the_way(self) -> str:
        return f"{self._given} already exists; choose another name, or replace it with --force"

    def _place_new_file(self) -> None:
        try:
            os.link(self.part, self.path)  # unlike a rename, it fails if the name is taken
        except FileExistsError:
            raise
        except OSError:  # a file system without links: claim the name, then rename over it
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            self.part.replace(self.path)
        else:
            self.part.unlink()

    def _place_folder(self) -> None:
        self._refuse_occupied()
        old = self.part.with_suffix(".old")
        if self.path.exists():
            self.path.rename(old)
        self.part.rename(self.path)
        shutil.rmtree(old, ignore_errors=True)
