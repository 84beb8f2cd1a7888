"""Fetches the weights of a family from the hub, going on where an earlier try stopped."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.family import Family
from onionskin.engines.diffusers.loader import INSTALL
from onionskin.engines.diffusers.resume import fetch_large_files
from onionskin.engines.diffusers.shelf import Shelf
from onionskin.errors import InvalidInput, OnionskinError, WeightsError

WANTED = ("*.json", "*.safetensors", "*.txt", "*.model", "*.jinja", "LICENSE*", "README.md")
"""What a pipeline reads. Older formats, which can run code, and single files are left out."""
UNWANTED = ("*.fp16.safetensors", "*.non_ema.safetensors")

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
        raise InvalidInput("this engine has no weights to fetch; `onionskin engines` lists those")
    fetched = repos_to_pull(engine.family, engine.shelf)
    for repo in fetched:
        pull_repo(repo, fetch=fetch)
    return fetched


def fetch_from_hub(repo: str) -> Path:
    """The folder of `repo` in the hub's cache, fetched where it is not there, with progress."""
    try:
        hub = import_module("huggingface_hub")
    except ImportError as error:
        raise OnionskinError(f"fetching weights needs the diffusers extra: {INSTALL}") from error
    # Files at the top are the same weights in other programs' formats.
    patterns = [*WANTED[:1], *(f"*/{pattern}" for pattern in WANTED[1:]), *WANTED[-2:]]
    patterns += ["diffusion_pytorch_model*.safetensors", "model*.safetensors"]
    if not import_module("huggingface_hub.constants").HF_HUB_OFFLINE:
        fetch_large_files(repo, patterns, list(UNWANTED))
    folder = hub.snapshot_download(repo, allow_patterns=patterns, ignore_patterns=list(UNWANTED))
    return Path(folder)


def pull_repo(repo: str, *, fetch: Fetch | None = None) -> None:
    """Fetches one repository. Raises WeightsError where that fails."""
    try:
        (fetch or fetch_from_hub)(repo)
    except (OSError, ValueError, RuntimeError) as error:
        reason = " ".join(str(error).split())[:200]
        raise WeightsError(
            f"{repo} could not be fetched: {reason}; check the connection, and whether the "
            "model's page asks you to agree to its licence; the same command goes on from here"
        ) from error
