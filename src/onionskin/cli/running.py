"""Options that say how models are run: --device, --dtype, --memory, --cache, --lora and so on.

One declaration, `OPTIONS`, makes an `EngineSettings` of them. A command that paints is wrapped
in `with_running_options` and gets it as its argument `settings`, laid over what the environment
says of the engine that it names.
"""

from __future__ import annotations

import functools
import inspect
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated, Any, get_type_hints

import typer

from onionskin.cli.output import say
from onionskin.settings import EngineSettings

_WHERE = "Model settings"

OPTIONS: dict[str, tuple[Any, tuple[str, ...], str]] = {
    "device": (
        str | None,
        ("--device",),
        "Where to run the model: auto, cpu, cuda, cuda:1 or mps.",
    ),
    "dtype": (str | None, ("--dtype",), "Number format: auto, float32, bfloat16 or float16."),
    "memory": (
        str | None,
        ("--memory",),
        "How much GPU memory to use: auto, fast (most), balanced or tiny (least).",
    ),
    "step_cache": (
        str | None,
        ("--cache", "--step-cache"),
        "Reuse work between denoising steps for speed: first-block or pyramid.",
    ),
    "quantize": (str | None, ("--quantize",), "Quantize the weights to save memory: int8 or nf4."),
    "noise": (
        str | None,
        ("--noise",),
        "Starting noise: plain, or warped (moves with what the stage draws, so that textures "
        "stick to things).",
    ),
    "compile": (
        bool,
        ("--compile",),
        "Compile the model: the first fill is slower, later ones are faster.",
    ),
    "lora": (
        list[str] | None,
        ("--lora",),
        "LoRA weights, PATH[:SCALE]. Repeatable.",
    ),
}
"""By the field of `EngineSettings` that each sets: its type, its names, its help."""


def with_running_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`command` with the options above instead of its parameters `settings`."""
    signature = inspect.signature(command)

    @functools.wraps(command)
    def running(**given: Any) -> Any:
        asked = settings_of({name: given.pop(name, None) for name in OPTIONS})
        asked.check()
        if given.get("engine") == "":
            given["engine"] = _usual_engine(command.__name__)
        with _engines_heard():
            return command(**given, settings=asked.over(_usual(given.get("engine"))))

    hints = get_type_hints(command, include_extras=True)
    own = [
        each.replace(annotation=hints[name])
        for name, each in signature.parameters.items()
        if name != "settings"
    ]
    added = [_parameter(name, *declared) for name, declared in OPTIONS.items()]
    running.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[*own, *added]
    )
    hints.pop("settings", None)
    running.__annotations__ = hints | {each.name: each.annotation for each in added}
    return running


def settings_of(given: Mapping[str, Any]) -> EngineSettings:
    """What was given for the options, by their fields. Raises InvalidInput."""
    return EngineSettings(**{name: value for name, value in given.items() if value})


def _usual_engine(tool: str) -> str:
    from onionskin.engines.usual import usual_engine

    return usual_engine(tool)


def _usual(engine: str | None) -> EngineSettings:
    """What the environment says, as far as the engine goes by it."""
    from onionskin.engines.registry import usual_settings

    return usual_settings(engine) if engine else EngineSettings()


class _Saying(logging.Handler):
    """Says what is logged, a line for each record."""

    def emit(self, record: logging.LogRecord) -> None:
        say(record.getMessage())


@contextmanager
def _engines_heard() -> Iterator[None]:
    """Says what engines tell of themselves: terms, and where and how a model runs."""
    log, saying = logging.getLogger("onionskin.engines"), _Saying(logging.INFO)
    level = log.level
    log.addHandler(saying)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(saying)
        log.setLevel(level)


def _parameter(name: str, kind: Any, names: tuple[str, ...], said: str) -> inspect.Parameter:
    option = typer.Option(*names, help=said, rich_help_panel=_WHERE)
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=False if kind is bool else None,
        annotation=Annotated[kind, option],
    )
