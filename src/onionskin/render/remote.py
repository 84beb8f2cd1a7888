"""A store that many machines reach, behind the folder of finished work that each has of its own.

`ONIONSKIN_CACHE=s3://bucket/films` (or any address that fsspec knows): what is finished goes into
the machine's folder and is copied there; what is not in the folder is fetched from there. All is
named by the hash of what it was made of, and whoever fetches it checks the hashes within, so that
two who publish the same do no harm, and what came damaged is made again, and
replaced. Nothing else is deleted there.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from onionskin.errors import InvalidInput


class Remote:
    """Files by name, at one address. What cannot be reached costs a warning, not the work."""

    def __init__(self, address: str) -> None:
        """Raises InvalidInput where the address is none that is known here."""
        self.address, self.warnings = address.rstrip("/"), list[str]()
        _opened(self.address)

    def fetch(self, name: str, part: Path) -> bool:
        """Copies a file from there into `part`; tells whether it was there."""
        try:
            files, root = _opened(self.address)
            files.get_file(f"{root}/{name}", os.fspath(part))
        except FileNotFoundError:
            return False
        except Exception as error:  # each file system has errors of its own
            self._warn(error)
            return False
        return part.is_file()

    def publish(self, name: str, file: Path) -> None:
        """Copies a file there, unless one of its size is there already.

        It appears whole: objects do by themselves, files of a folder are renamed into place.
        """
        try:
            files, root = _opened(self.address)
            place = f"{root}/{name}"
            with suppress(FileNotFoundError):
                if files.info(place)["size"] == file.stat().st_size:
                    return
            files.makedirs(place.rpartition("/")[0], exist_ok=True)
            if not _has_folders(files):
                files.put_file(os.fspath(file), place)
                return
            part = f"{place}.{secrets.token_hex(4)}.part"
            try:
                files.put_file(os.fspath(file), part)
                files.mv(part, place)
            except BaseException:
                with suppress(Exception):
                    files.rm_file(part)
                raise
        except Exception as error:
            self._warn(error)

    def discard(self, name: str) -> None:
        """Removes a file that came damaged, so that the next one takes its place."""
        with suppress(Exception):
            files, root = _opened(self.address)
            files.rm_file(f"{root}/{name}")

    def _warn(self, error: Exception) -> None:
        told = f"{self.address} cannot be used: {str(error).strip() or type(error).__name__}"
        warning = " ".join(told.split())
        if warning not in self.warnings:
            self.warnings.append(warning)


def remote_of(text: str | None) -> Remote | None:
    """The store that a variable names by an address; None where it names a folder or nothing."""
    return Remote(text) if text and "://" in text else None


def _opened(address: str) -> tuple[Any, str]:
    """The file system of an address, which fsspec keeps, and the path within it."""
    try:
        from fsspec.core import url_to_fs

        files, root = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise InvalidInput(
            f"{address} cannot be used ({error}); install fsspec and what it needs for such an "
            "address, or give a folder"
        ) from None
    return files, str(root).rstrip("/")


def _has_folders(files: Any) -> bool:
    from fsspec.implementations.local import LocalFileSystem

    return isinstance(files, LocalFileSystem)
