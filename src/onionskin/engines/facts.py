"""What an engine says of itself, as plain data: for lists of engines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onionskin.engines.registry import load_engine
from onionskin.errors import OnionskinError, WeightsError
from onionskin.framerate import format_fps


def engine_facts(name: str) -> dict[str, Any]:
    """What an engine says of itself; one that does not load is listed with its reason."""
    try:
        engine = load_engine(name)
    except OnionskinError as error:
        return {"name": name, "ready": False, "problem": str(error)}
    problem, weights = None, ""
    try:
        weights = engine.weights
    except WeightsError as error:
        problem = str(error)
    able = engine.capabilities
    return {
        "name": name,
        "ready": problem is None,
        "problem": problem,
        "description": able.description,
        "licence": able.licence,
        "terms": able.terms,
        "revision": engine.revision,
        "weights": weights,
        "repositories": _repositories(engine),
        "disk_gigabytes": able.disk_gigabytes,
        "generative": able.generative,
        "needs_gpu": able.needs_gpu,
        "gpu_gigabytes": able.gpu_gigabytes,
        "canvases": sorted(able.canvases),
        "max_frames": able.max_frames,
        "native_sizes": [str(size) for size in able.native_sizes],
        "max_side": None if able.native_sizes else able.max_side,
        "native_fps": [format_fps(fps) for fps in able.native_fps],
        "honours": sorted(able.honours),
        "guides": sorted(able.guides),
        "settings": sorted(able.settings),
    }


def _repositories(engine: object) -> list[dict[str, object]]:
    """The weights that an engine fetches, and what of them is on this disk."""
    from onionskin.engines.diffusers.shelf import num_bytes

    found: dict[str, Path | None] = getattr(engine, "repositories", {})
    return [
        {
            "name": repo,
            "here": folder is not None,
            "folder": None if folder is None else str(folder),
            "num_bytes": 0 if folder is None else num_bytes(folder),
        }
        for repo, folder in found.items()
    ]
