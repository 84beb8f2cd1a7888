"""Fetches the weights of a family from the hub, going on where an earlier try stopped.

The hub's own client keeps whole files, but throws away a file that was broken off; one file of
weights is up to ten gigabytes. So large files are fetched here, and another process goes on from
the last byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.family import Family
from onionskin.engines.diffusers.shelf import INSTALL, VARIANTS, Shelf
from onionskin.errors import InvalidInput, OnionskinError, WeightsError

WANTED = ("*.json", "*.safetensors", "*.txt", "*.model", "*.jinja", "LICENSE*", "README.md")
"""What a pipeline reads. Older formats, which can run code, and single files are left out."""

LARGE_BYTES = 16_000_000
_SHA256_DIGITS = 64

Fetch = Callable[[str], object]


def repos_to_pull(family: Family, shelf: Shelf) -> tuple[str, ...]:
    """Repositories of the family that are not here yet, in order of preference."""
    repos = dict.fromkeys(repo for way in family.ways for repo in way.repos)
    return tuple(repo for repo in repos if shelf.find(repo) is None)


def pull(engine: object, *, fetch: Fetch | None = None) -> tuple[str, ...]:
    """Fetches what `engine` lacks, and gives the names of what was fetched.

    Raises InvalidInput for an engine with nothing to fetch, WeightsError where that fails.
    """
    if not isinstance(engine, DiffusersEngine):
        raise InvalidInput(
            "this engine has no weights to download; `onionskin engines` lists those that do"
        )
    fetched = repos_to_pull(engine.family, engine.shelf)
    for repo in fetched:
        pull_repo(repo, fetch=fetch)
    return fetched


def fetch_from_hub(repo: str) -> Path:
    """The folder of `repo` in the hub's cache, fetched where it is not there, with progress."""
    try:
        hub = import_module("huggingface_hub")
    except ImportError as error:
        raise OnionskinError(f"downloading weights needs the diffusers extra: {INSTALL}") from error
    # Files at the top are the same weights in other programs' formats.
    patterns = [*WANTED[:1], *(f"*/{pattern}" for pattern in WANTED[1:]), *WANTED[-2:]]
    patterns += ["diffusion_pytorch_model*.safetensors", "model*.safetensors"]
    if not import_module("huggingface_hub.constants").HF_HUB_OFFLINE:
        fetch_large_files(repo, patterns, list(VARIANTS))
    folder = hub.snapshot_download(repo, allow_patterns=patterns, ignore_patterns=list(VARIANTS))
    return Path(folder)


def pull_repo(repo: str, *, fetch: Fetch | None = None) -> None:
    """Fetches one repository. Raises WeightsError where that fails."""
    try:
        (fetch or fetch_from_hub)(repo)
    except _failures() as error:
        reason = " ".join(str(error).split())[:200]
        raise WeightsError(
            f"{repo} could not be downloaded: {reason}; check the connection, and whether the "
            "model's page asks you to agree to its licence; the same command continues from here"
        ) from error


def _failures() -> tuple[type[Exception], ...]:
    """What the hub's client raises; without a network errors of httpx, which are no OSError."""
    known: tuple[type[Exception], ...] = (OSError, ValueError, RuntimeError)
    try:
        return (*known, import_module("httpx").HTTPError)
    except ImportError:
        return known


def fetch_large_files(repo: str, wanted: list[str], unwanted: list[str]) -> None:
    """Puts the large files of `repo` into the hub's cache, where its client then finds them.

    `wanted` and `unwanted` are patterns of names. Raises OSError where a file does not come,
    WeightsError where it is not what the hub says that it is.
    """
    hub, utils = import_module("huggingface_hub"), import_module("huggingface_hub.utils")
    told = hub.HfApi().model_info(repo, files_metadata=True)
    names = [each.rfilename for each in told.siblings if (each.size or 0) > LARGE_BYTES]
    cache = import_module("huggingface_hub.constants").HF_HUB_CACHE
    folder = Path(cache) / f"models--{repo.replace('/', '--')}" / "blobs"
    folder.mkdir(parents=True, exist_ok=True)
    patterns = {"allow_patterns": wanted, "ignore_patterns": unwanted}
    for name in utils.filter_repo_objects(names, **patterns):
        _fetch(hub.hf_hub_url(repo, name, revision=told.sha), name, folder)


def _fetch(url: str, name: str, folder: Path) -> None:
    download: Any = import_module("huggingface_hub.file_download")
    utils: Any = import_module("huggingface_hub.utils")
    about = download.get_hf_file_metadata(url)
    blob, part = folder / about.etag, folder / f"{about.etag}.part"
    with utils.WeakFileLock(folder / f"{about.etag}.lock"):
        if blob.exists():
            return
        with part.open("ab") as file:
            download.http_get(
                url,
                file,
                resume_size=file.tell(),
                headers=utils.build_hf_headers() | {"Accept-Encoding": "identity"},
                expected_size=about.size,
            )
        _check(part, about.etag, name)
        part.replace(blob)
    (folder / f"{about.etag}.lock").unlink(missing_ok=True)


def _check(part: Path, etag: str, name: str) -> None:
    """Large files are named by the hash of their content; another content is thrown away."""
    if len(etag) != _SHA256_DIGITS:
        return
    with part.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != etag:
        part.unlink()
        raise WeightsError(f"{name} differs from the file on the hub; download it again")
