"""The tools that make a clip, each declared once: what it is given, and what that means.

A tool is a frozen dataclass. Its fields carry type, default and an `Option` (help, unit, name on
the command line); the commands (`cli.painting`), the functions (`onionskin.tools`) and what a
file says of itself (`order.Order`) are all made from it. Values are brought to one form when an
instance is made: what a person types ("640x360", "1.5=fox.png") is taken as well as a value.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from onionskin.option import options_of
from onionskin.render.options.from_clips import Expand, Extend, Modify, Restyle, Smooth
from onionskin.render.options.from_pictures import Animate, Between, Make
from onionskin.render.options.shared import Options, PathLike, Region, Source
from onionskin.request import MAX_SEED

__all__ = [
    "TOOLS",
    "Animate",
    "AnyOptions",
    "Between",
    "Expand",
    "Extend",
    "Make",
    "Modify",
    "Options",
    "PathLike",
    "Region",
    "Restyle",
    "Smooth",
    "Source",
    "files_of",
    "seeded",
    "with_files",
]

AnyOptions = Make | Animate | Between | Extend | Modify | Expand | Restyle | Smooth
TOOLS: dict[str, type[Any]] = {
    each.tool: each for each in (Make, Animate, Between, Extend, Modify, Expand, Restyle, Smooth)
}
"""The tools by name."""


def files_of(options: AnyOptions) -> dict[str, list[Source]]:
    """The files (or clips in memory) that a tool is given, by field."""
    found: dict[str, list[Source]] = {}
    for name, option in options_of(type(options)).items():
        value = getattr(options, name)
        if option.holds and value is not None:
            several = value.values() if isinstance(value, Mapping) else value
            found[name] = list(several) if isinstance(value, tuple | Mapping) else [value]
    return found


def with_files(options: AnyOptions, moved: Callable[[Source], Source]) -> AnyOptions:
    """The same options with every file (or clip in memory) put in another's place."""
    changes: dict[str, Any] = {}
    for name in files_of(options):
        value = getattr(options, name)
        if isinstance(value, Mapping):
            changes[name] = {key: moved(one) for key, one in value.items()}
        else:
            changes[name] = tuple(map(moved, value)) if isinstance(value, tuple) else moved(value)
    return replace(options, **changes)


def seeded(options: AnyOptions) -> AnyOptions:
    """The options with a seed: their own, or one that is drawn."""
    if options.seed is not None:
        return options
    return replace(options, seed=secrets.randbelow(MAX_SEED + 1))
