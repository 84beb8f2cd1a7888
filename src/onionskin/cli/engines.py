"""`onionskin engines`: who can paint, and what each can do."""

from __future__ import annotations

from typing import Any, Final

from onionskin.cli import options
from onionskin.cli.output import in_a_row, listed, print_json, show

_GIVEN: Final = {
    "blank": "words",
    "first": "a first frame",
    "last": "a last frame",
    "ends": "a first and a last frame",
    "frames": "keyframes",
    "regions": "parts of frames",
}
"""What an engine can be given, by the kind of canvas."""


def engines(json: options.Json = False) -> None:
    """List the engines and what they can do."""
    from onionskin.engines.facts import engine_facts
    from onionskin.engines.registry import engine_names

    facts = [engine_facts(name) for name in engine_names()]
    if json:
        print_json("engines", {"engines": facts})
    else:
        _print_list(facts)


def _print_list(facts: list[dict[str, Any]]) -> None:
    """Three lines for each: how it stands here, what it is, what it fills."""
    show("\n\n".join(_lines(fact) for fact in facts))


def _lines(fact: dict[str, Any]) -> str:
    name = f"{fact['name']:<14}"
    if "description" not in fact:
        return f"{name} does not load\n    {fact['problem']}"
    needs = [f"{fact['disk_gigabytes']:g} GB of weights"] if fact["disk_gigabytes"] else []
    needs += [f"GPU with {fact['gpu_gigabytes']:g} GB or more"] if fact["gpu_gigabytes"] else []
    here = [repo["here"] for repo in fact["repositories"]]
    state = "ready" if fact["ready"] else "not here"
    if fact["ready"] and not all(here):
        state = f"partly downloaded: {sum(here)} of {len(here)} repositories"
    lines = [f"{name} {in_a_row([state, *needs, fact['licence']])}", fact["description"]]
    sizes = ", ".join(fact["native_sizes"]) or f"any size up to {fact['max_side']} pixels a side"
    given = listed([told for kind, told in _GIVEN.items() if kind in fact["canvases"]])
    lines.append(f"starts from {given}; at most {fact['max_frames']:,} frames; {sizes}")
    if fact["guides"]:
        lines.append(f"guides: {', '.join(fact['guides'])}")
    if not fact["ready"]:
        pull = f"to download its weights: onionskin engines pull {fact['name']}"
        lines.append(pull if here else str(fact["problem"]))
    lines += [str(fact["terms"])] if fact["terms"] else []
    return "\n    ".join(lines)
