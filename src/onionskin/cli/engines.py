"""`onionskin engines`: who can paint, and what each can do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from onionskin.cli import options
from onionskin.cli.output import print_json
from onionskin.errors import OnionskinError, WeightsError


def engines(json: options.Json = False) -> None:
    """List the engines and what they can do."""
    from onionskin.engines.registry import engine_names

    facts = [_facts(name) for name in engine_names()]
    if json:
        print_json("engines", {"engines": facts})
    else:
        _print_list(facts)


def _facts(name: str) -> dict[str, Any]:
    """What an engine says of itself; one that does not load is listed with its reason."""
    from onionskin.engines.registry import load_engine
    from onionskin.framerate import format_fps

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


def _print_list(facts: list[dict[str, Any]]) -> None:
    """Three lines for each: how it stands here, what it is, what it fills."""
    typer.echo("\n\n".join(_lines(fact) for fact in facts))


def _lines(fact: dict[str, Any]) -> str:
    name = f"{fact['name']:<14}"
    if "description" not in fact:
        return f"{name} does not load\n    {fact['problem']}"
    needs = [f"{fact['disk_gigabytes']:g} GB of weights"] if fact["disk_gigabytes"] else []
    needs += [f"card from {fact['gpu_gigabytes']:g} GB"] if fact["gpu_gigabytes"] else []
    here = [repo["here"] for repo in fact["repositories"]]
    state = "ready" if fact["ready"] else "not here"
    if fact["ready"] and not all(here):
        state = f"ready in part: {sum(here)} of {len(here)} repositories are here"
    lines = [f"{name} {'; '.join([state, *needs, fact['licence']])}", fact["description"]]
    sizes = ", ".join(fact["native_sizes"]) or f"any size up to {fact['max_side']} a side"
    lines.append(f"fills {', '.join(fact['canvases'])}; {fact['max_frames']} frames; {sizes}")
    if not fact["ready"]:
        pull = f"to fetch its weights: onionskin engines pull {fact['name']}"
        lines.append(pull if here else str(fact["problem"]))
    lines += [str(fact["terms"])] if fact["terms"] else []
    return "\n    ".join(lines)
