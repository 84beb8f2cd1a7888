"""Where weights are on this machine, whether they are whole, their id, and what is wanting."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from onionskin.engines.diffusers.family import Family, Way

INSTALL = "pip install 'onionskin[diffusers]'"

VARIANTS = ("*.fp16*.safetensors", "*.bf16*.safetensors", "*.non_ema*.safetensors")
"""The same weights once more, in fewer digits or as training left them: not used."""

WEIGHTS_VARIABLE = "ONIONSKIN_WEIGHTS"
"""Names a folder that holds ORG/NAME folders, looked through before the hub's cache."""

LATENTS_VARIABLE = "ONIONSKIN_LATENTS"
"""Names the folder where latents wait for their decode."""

_SAMPLE_BYTES = 4096
_NUM_SAMPLES = 64


@dataclass(frozen=True, slots=True)
class Shelf:
    """Finds the folder of a repository: given by hand, in $ONIONSKIN_WEIGHTS, or in the cache."""

    folders: Mapping[str, Path] = field(default_factory=dict)
    """Folders by repository name."""

    def find(self, repo: str) -> Path | None:
        """The folder of `repo` (ORG/NAME, or a path) if all its weights are there."""
        for folder in self._candidates(repo):
            if folder.is_dir() and not missing_from(folder):
                return folder
        return None

    def _candidates(self, repo: str) -> list[Path]:
        found = [self.folders[repo]] if repo in self.folders else []
        if is_folder(repo):
            found.append(Path(repo).expanduser())
        elif os.environ.get(WEIGHTS_VARIABLE):
            found.append(Path(os.environ[WEIGHTS_VARIABLE]).expanduser() / repo)
        return found + _in_hub_cache(repo)


def latents_folder() -> Path:
    """Where latents wait for their decode: $ONIONSKIN_LATENTS, or in the person's cache folder."""
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    given = os.environ.get(LATENTS_VARIABLE)
    return Path(given or Path(home) / "onionskin" / "latents").expanduser()


def is_folder(repo: str) -> bool:
    """Whether `repo` is a path, and not ORG/NAME."""
    return repo.startswith((".", "/", "~")) or Path(repo).is_dir()


def missing_from(folder: Path) -> list[str]:
    """Files and folders that a repository's own indices name and that are not there."""
    missing = [] if any(folder.rglob("*.safetensors")) else ["*.safetensors"]
    for index in folder.rglob("*.safetensors.index.json"):
        shards = set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values())
        missing += [str(index.parent / shard) for shard in shards if not _here(index, shard)]
    whole = folder / "model_index.json"
    if whole.exists():
        parts = json.loads(whole.read_text(encoding="utf-8"))
        named = [name for name, what in parts.items() if isinstance(what, list) and what[0]]
        missing += [name for name in named if not (folder / name).is_dir()]
    return missing


def weights_id(folder: Path) -> str:
    """Twelve hex digits that change whenever the weights in `folder` do.

    Small files count in full; of large ones the size, the time of change and samples, for
    reading tens of gigabytes would take longer than a fill. In the hub's cache, where files
    are named by their content, it is the same on every machine.
    """
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES):
        digest.update(str(path.relative_to(folder)).encode())
        digest.update(_file_id(path))
    return digest.hexdigest()[:12]


def content_id(path: Path) -> str:
    """Twelve hex digits of a file's SHA-256, or the id of a folder's weights.

    A file is read once, until its size or its time of change is another.
    """
    if path.is_dir():
        return weights_id(path)
    told = path.stat()
    return _sha256(path, told.st_size, told.st_mtime_ns)[:12]


def num_bytes(folder: Path) -> int:
    """How much the weights in `folder` take on disk."""
    return sum(path.stat().st_size for path in folder.rglob("*.safetensors"))


def what_is_wanting(family: Family, way: Way, shelf: Shelf) -> str:
    """One line: the weights that are not here, the card they want, and how to go on."""
    wanting = [repo for repo in way.repos if shelf.find(repo) is None]
    size = f" (about {way.gigabytes:g} GB)" if way.gigabytes else ""
    return (
        f"engine {family.name} needs weights that are not on this machine: "
        f"{', '.join(wanting)}{size}{_card(family)}. "
        f"Download them: {_install()}onionskin engines pull {family.name}; or set "
        f"{WEIGHTS_VARIABLE} to a folder that holds them; or use the built-in model, "
        "which needs no download and no GPU: --engine toybox"
    )


_SUFFIXES = (".safetensors", ".json", ".model", ".txt")


def _here(index: Path, shard: str) -> bool:
    return (index.parent / shard).exists()


def hub_cache() -> Path:
    """Where the hub's client keeps what it downloads."""
    home = Path(os.environ.get("HF_HOME") or "~/.cache/huggingface").expanduser()
    return Path(os.environ.get("HF_HUB_CACHE") or home / "hub")


def _in_hub_cache(repo: str) -> list[Path]:
    """Snapshots of `repo` in the hub's cache, the one that its main branch names first."""
    cache = hub_cache()
    stored = cache / f"models--{repo.replace('/', '--')}"
    main = stored / "refs" / "main"
    snapshots = stored / "snapshots"
    if not snapshots.is_dir():
        return []
    named = [snapshots / main.read_text(encoding="utf-8").strip()] if main.exists() else []
    return named + sorted(path for path in snapshots.iterdir() if path not in named)


@lru_cache(maxsize=64)
def _sha256(path: Path, size: int, changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _file_id(path: Path) -> bytes:
    blob = path.resolve()
    if path.is_symlink() and blob.parent.name == "blobs":
        return blob.name.encode()
    told = path.stat()
    return _sampled(path, told.st_size, told.st_mtime_ns)


@lru_cache(maxsize=4096)
def _sampled(path: Path, size: int, changed: int) -> bytes:
    with path.open("rb") as file:
        if size <= _SAMPLE_BYTES * _NUM_SAMPLES:
            return hashlib.sha256(file.read()).digest()
        digest = hashlib.sha256(f"{size} {changed}".encode())
        for sample in range(_NUM_SAMPLES):
            file.seek(sample * (size - _SAMPLE_BYTES) // (_NUM_SAMPLES - 1))
            digest.update(file.read(_SAMPLE_BYTES))
    return digest.digest()


def _card(family: Family) -> str:
    if not family.gpu_gigabytes:
        return ""
    here = "; a GPU was found" if _has_gpu() else "; no GPU was found on this machine"
    return f", and a GPU with {family.gpu_gigabytes:g} GB or more{here}"


def _install() -> str:
    return "" if find_spec("diffusers") else f"{INSTALL}, then "


def _has_gpu() -> bool:
    """Whether a driver of NVIDIA or AMD, or a Mac, is here; torch would take seconds to ask."""
    drivers = (Path("/proc/driver/nvidia"), Path("/dev/kfd"))
    return sys.platform == "darwin" or any(driver.exists() for driver in drivers)
