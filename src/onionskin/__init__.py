"""Text to video whose frames have seen each other.

>>> import onionskin
>>> clip = onionskin.make("a red fox in the snow", seconds=2, seed=7)
>>> clip.save("fox.mp4")

Names are loaded when they are first used, so that `import onionskin` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from onionskin.version import __version__

if TYPE_CHECKING:
    from onionskin.canvas import Canvas, CanvasKind
    from onionskin.clip import Clip
    from onionskin.engines.base import Engine, Fill
    from onionskin.engines.capabilities import Capabilities
    from onionskin.engines.registry import engine_names, load_engine
    from onionskin.errors import OnionskinError, OnionskinWarning
    from onionskin.origin import Origin
    from onionskin.plan.plan import Plan
    from onionskin.progress import Progress
    from onionskin.render.make import make, make_variations
    from onionskin.request import Request
    from onionskin.tools import (
        animate,
        between,
        expand,
        extend,
        measure,
        modify,
        restyle,
        smooth,
        steady,
    )

__all__ = [
    "Canvas",
    "CanvasKind",
    "Capabilities",
    "Clip",
    "Engine",
    "Fill",
    "OnionskinError",
    "OnionskinWarning",
    "Origin",
    "Plan",
    "Progress",
    "Request",
    "__version__",
    "animate",
    "between",
    "engine_names",
    "expand",
    "extend",
    "load_engine",
    "make",
    "make_variations",
    "measure",
    "modify",
    "restyle",
    "smooth",
    "steady",
]

_HOMES = {
    "Canvas": "canvas",
    "CanvasKind": "canvas",
    "Capabilities": "engines.capabilities",
    "Clip": "clip",
    "Engine": "engines.base",
    "Fill": "engines.base",
    "OnionskinError": "errors",
    "OnionskinWarning": "errors",
    "Origin": "origin",
    "Plan": "plan.plan",
    "Progress": "progress",
    "Request": "request",
    "engine_names": "engines.registry",
    "load_engine": "engines.registry",
    "make": "render.make",
    "make_variations": "render.make",
    "animate": "tools",
    "between": "tools",
    "expand": "tools",
    "extend": "tools",
    "measure": "tools",
    "modify": "tools",
    "restyle": "tools",
    "smooth": "tools",
    "steady": "tools",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'onionskin' has no attribute {name!r}")
    value: object = getattr(import_module(f"onionskin.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
