"""Large files of the hub, fetched so that another process goes on from the last byte.

The hub's own client keeps whole files, but throws away a file that was broken off; one file of
weights is up to ten gigabytes.
"""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path
from typing import Any

from onionskin.errors import WeightsError

LARGE_BYTES = 16_000_000
_SHA256_DIGITS = 64


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
        raise WeightsError(f"{name} came with another content than the hub's; fetch it again")
