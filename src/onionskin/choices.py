"""What a person chose for commands that do not say: the engine, where work runs, how much at once.

Each choice is a variable, or else what `onionskin config NAME VALUE` wrote to the one file
`config.toml` in the person's folder for settings. For faces: no room reads either by itself.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from onionskin.errors import InvalidInput, OnionskinError

VARIABLES: Final = {
    "engine": "ONIONSKIN_ENGINE",
    "on": "ONIONSKIN_ON",
    "workers": "ONIONSKIN_WORKERS",
}
"""Each setting, and the variable that takes precedence over the file."""
_FORMS: Final = 'engine = "NAME", on = "NAME[:ADDRESS]", workers = N'


def chosen(name: str, environ: Mapping[str, str] = os.environ) -> str:
    """What a person chose for a setting, or "". Raises InvalidInput for a bad config file."""
    return environ.get(VARIABLES[name], "").strip() or read_config(environ).get(name, "")


def choose(name: str, value: str, environ: Mapping[str, str] = os.environ) -> None:
    """Keeps a choice in the config file; "" takes it back. Raises InvalidInput, OnionskinError."""
    config = dict(read_config(environ))
    config.pop(name, None)
    if value:
        config[name] = str(_number(value, name)) if name == "workers" else value
    path = config_file(environ)
    lines = [f"{key} = {_written(key, each)}\n" for key, each in sorted(config.items())]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        part.write_text("".join(lines), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise OnionskinError(f"{path} cannot be written: {error.strerror or error}") from None


def chosen_place(
    on: str | None, num_workers: int | None, environ: Mapping[str, str] = os.environ
) -> tuple[str, int | None]:
    """The executor of a command that was told to work `on` this one, by so many workers.

    None: what the person chose, or else threads. A number that was chosen belongs to the place
    that was: it does not hold where a command names another. Raises InvalidInput.
    """
    if on is not None:
        return on, num_workers
    number = chosen("workers", environ)
    if num_workers is None and number:
        num_workers = _number(number, VARIABLES["workers"])
    return chosen("on", environ) or "threads", num_workers


def read_config(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What the config file says; {} without one. Raises InvalidInput that names the file."""
    path = config_file(environ)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidInput(f"{path} cannot be read ({error}); correct or delete it") from None
    for name, value in data.items():
        if name not in VARIABLES:
            raise InvalidInput(f"{path} has {name}; it may contain: {_FORMS}")
        if type(value) is not (int if name == "workers" else str):
            raise InvalidInput(f"{path}: {name} is {value!r}; it may contain: {_FORMS}")
    return {name: str(value) for name, value in data.items()}


def config_file(environ: Mapping[str, str] = os.environ) -> Path:
    """The person's config file, whether it is there or not."""
    given = Path(environ.get("XDG_CONFIG_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".config") / "onionskin" / "config.toml"


def _number(text: str, name: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= 64):
        raise InvalidInput(f"{name} is {text[:60]}; give 1..64")
    return int(text)


def _written(name: str, value: str) -> str:
    if name == "workers":
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
