"""Files that a job is given: copied into its folder, whatever way a client named them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, get_args

from PIL import Image

from onionskin.errors import InvalidInput, MediaError
from onionskin.media.budget import Budget
from onionskin.media.picture import read_picture
from onionskin.server.config import State, job_of
from onionskin.server.errors import ApiError, not_found
from onionskin.server.fields import Reference
from onionskin.server.kinds import CLIP, FILM
from onionskin.server.shelf import is_upload_id
from onionskin.server.sniffing import Facts, FileKind, sniffed
from onionskin.system import link_or_copy

_WITH_A_CLIP = (CLIP, FILM, "steady")
"""Kinds of jobs whose first file is a clip."""
_A: Final = {each: f"a {each}" for each in get_args(FileKind)}
"""A kind as messages name it: "a clip"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Giver:
    """Gives the files of one owner's request to the folder of one job."""

    state: State
    owner: str
    folder: Path

    def picture(self, field: str, given: Reference, name: str) -> Path:
        """A picture, upright, as a PNG of ours; of a clip its first frame."""
        raw, _ = self._taken(field, given, f"{name}-sent", ("picture", "clip"))
        path = self.folder / f"{name}.png"
        limits = self.state.config.limits
        try:
            Image.fromarray(read_picture(raw, budget=Budget(pixels=limits.pixels))).save(path)
        except (InvalidInput, MediaError) as error:
            said = str(error).replace(str(raw), "the picture")
            raise ApiError(400, said, code="invalid_value", param=field) from None
        raw.unlink()
        return path

    def clip(self, field: str, given: Reference, name: str) -> Path:
        """A clip as it was sent."""
        return self.file(field, given, name, ("clip",))

    def file(self, field: str, given: Reference, name: str, kinds: tuple[FileKind, ...]) -> Path:
        """A file of one of these kinds as it was sent, under `name` and a suffix of ours."""
        path, _ = self._taken(field, given, name, kinds)
        return path

    def _taken(
        self, field: str, given: Reference, name: str, kinds: tuple[FileKind, ...]
    ) -> tuple[Path, Facts]:
        path = self.folder / name
        if isinstance(given, bytes):
            path.write_bytes(given)
        else:
            link_or_copy(self._path_of(given), path)
        param = field.partition("[")[0]
        path, facts = sniffed(path, self.state.config.limits, field=param)
        if facts.kind not in kinds:
            raise ApiError(
                400,
                f"{field} is {_A[facts.kind]}: give {' or '.join(_A[each] for each in kinds)}",
                code="invalid_value",
                param=param,
            )
        return path, facts

    def _path_of(self, given: str) -> Path:
        """The file of an upload, or of a finished job."""
        if is_upload_id(given):
            kept = self.state.shelf.get(self.owner, given)
            if kept is None:
                raise not_found(f"upload {given[:60]!r}")
            return kept.path
        job = job_of(self.state, given, self.owner, _WITH_A_CLIP)
        if job.state != "completed":
            raise ApiError(
                404, f"{job.id} is {job.state}: it has no file yet", code="not_completed"
            )
        path = self.state.store.folder_of(job.id) / job.artefacts[0]
        if not path.is_file():
            raise not_found(f"file of {job.id}")
        return path
