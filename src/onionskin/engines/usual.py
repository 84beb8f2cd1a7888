"""Which engine works where none is named: a person's own choice, or the tool's usual one.

The choice is `ONIONSKIN_ENGINE`, or else what `onionskin config engine NAME` wrote to the person's
config file. `make` draws on the stage. The other tools go on from pictures that are there, which
the stage cannot (it draws a plan as it is, whatever is known): theirs is the toybox, which paints,
also where the stage is chosen; and `smooth` moves pixels, which no choice changes. For faces: no
room reads the environment by itself.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from onionskin.errors import InvalidInput, OnionskinError

VARIABLE = "ONIONSKIN_ENGINE"
USUAL = {"make": "stage", "smooth": "flow"}
"""Of the tools that do not paint with the toybox."""
_DRAW_PLANS = frozenset({"stage", "animatic"})
_KEYS = frozenset({"engine"})


def usual_engine(tool: str, environ: Mapping[str, str] = os.environ) -> str:
    """The engine of a tool for which none was named. Raises InvalidInput for a bad config file."""
    chosen = chosen_engine(environ)
    usual = USUAL.get(tool, "toybox")
    if not chosen or tool == "smooth" or (tool != "make" and chosen in _DRAW_PLANS):
        return usual
    return chosen


def chosen_engine(environ: Mapping[str, str] = os.environ) -> str:
    """The engine that a person chose, or "". Raises InvalidInput for a bad config file."""
    return environ.get(VARIABLE, "").strip() or read_config(environ).get("engine", "")


def choose_engine(name: str, environ: Mapping[str, str] = os.environ) -> None:
    """Keeps the choice in the config file; "" takes it back. Raises UnknownEngine, OnionskinError.

    An engine that runs elsewhere than here is known by its name's scheme alone.
    """
    from onionskin.engines.registry import load_engine

    config = dict(read_config(environ))
    config.pop("engine", None)
    if name:
        load_engine(name)
        config["engine"] = name
    path = config_file(environ)
    lines = [f'{key} = "{_escaped(value)}"\n' for key, value in sorted(config.items())]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        part.write_text("".join(lines), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise OnionskinError(f"{path} cannot be written: {error.strerror or error}") from None


def read_config(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What the config file says; {} without one. Raises InvalidInput that names the file."""
    path = config_file(environ)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidInput(f"{path} cannot be read ({error}); correct or delete it") from None
    unknown = sorted(set(data) - _KEYS)
    if unknown or not all(isinstance(value, str) for value in data.values()):
        said = f"has {', '.join(unknown)}" if unknown else "holds no text"
        raise InvalidInput(f'{path} {said}; it may contain: engine = "NAME"')
    return data


def config_file(environ: Mapping[str, str] = os.environ) -> Path:
    """The person's config file, whether it is there or not."""
    given = Path(environ.get("XDG_CONFIG_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".config") / "onionskin" / "config.toml"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
