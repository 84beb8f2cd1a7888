"""Which engine works where none is named: a person's own choice, or the tool's usual one.

`make` draws on the stage. The other tools go on from pictures that are there, which
the stage cannot (it draws a plan as it is, whatever is known): theirs is the toybox, which paints,
also where the stage is chosen; and `smooth` moves pixels, which no choice changes. For faces: no
room reads the environment by itself.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from onionskin.choices import choose, chosen

USUAL = {"make": "stage", "smooth": "flow"}
"""Of the tools that do not paint with the toybox."""
_DRAW_PLANS = frozenset({"stage", "animatic"})


def usual_engine(tool: str, environ: Mapping[str, str] = os.environ) -> str:
    """The engine of a tool for which none was named. Raises InvalidInput for a bad config file."""
    engine = chosen("engine", environ)
    usual = USUAL.get(tool, "toybox")
    if not engine or tool == "smooth" or (tool != "make" and engine in _DRAW_PLANS):
        return usual
    return engine


def choose_engine(name: str, environ: Mapping[str, str] = os.environ) -> None:
    """Keeps the choice in the config file; "" takes it back. Raises UnknownEngine, OnionskinError.

    An engine that runs elsewhere than here is known by its name's scheme alone.
    """
    from onionskin.engines.registry import load_engine

    if name:
        load_engine(name)
    choose("engine", name, environ)
