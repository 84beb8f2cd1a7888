"""`onionskin engines`: who can paint, and what each can do."""

from __future__ import annotations

from onionskin.cli import options
from onionskin.cli.output import print_json
from onionskin.errors import OnionskinError, WeightsError


def engines(json: options.Json = False) -> None:
    """List the engines and what they can do."""
    from onionskin.engines.registry import engine_names

    facts = [_facts(name) for name in engine_names()]
    if json:
        print_json({"engines": facts})
    else:
        _print_table(facts)


def _facts(name: str) -> dict[str, object]:
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
        "weights": weights,
        "generative": able.generative,
        "needs_gpu": able.needs_gpu,
        "canvases": sorted(able.canvases),
        "max_frames": able.max_frames,
        "native_sizes": [str(size) for size in able.native_sizes],
        "max_side": None if able.native_sizes else able.max_side,
        "native_fps": [format_fps(fps) for fps in able.native_fps],
        "honours": sorted(able.honours),
    }


def _print_table(facts: list[dict[str, object]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for heading in ("engine", "ready", "frames", "sizes", "what it is"):
        table.add_column(heading)
    for fact in facts:
        sizes = fact.get("native_sizes")
        shown = ", ".join(sizes) if isinstance(sizes, list) and sizes else "any"
        table.add_row(
            str(fact["name"]),
            "yes" if fact["ready"] else "no",
            str(fact.get("max_frames", "")),
            shown if "native_sizes" in fact else "",
            str(fact.get("description", "")) if fact["ready"] else str(fact["problem"]),
        )
    Console().print(table)
