"""Options that say how models are run: --device, --dtype, --memory, --cache, --lora and so on.

They go into the environment, where `engines.diffusers.running` reads them and workers
inherit them; commands that paint take them by being wrapped in `with_running_options`.
"""

from __future__ import annotations

import functools
import inspect
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, get_type_hints

import typer

from onionskin.cli.output import say

_WHERE = "How models run"

OPTIONS: dict[str, tuple[Any, str]] = {
    "device": (str | None, "auto, cpu, cuda, cuda:1 or mps."),
    "dtype": (str | None, "auto, float32, bfloat16 or float16."),
    "memory": (str | None, "auto, fast, balanced or tiny: how much is kept on the card."),
    "cache": (str | None, "Skip work between steps: first-block or pyramid."),
    "quantize": (str | None, "Weights in fewer bits: int8 or nf4."),
    "compile": (bool, "Compile the model: a slow first fill, faster ones after it."),
    "lora": (list[str] | None, "PATH[:SCALE] of LoRA weights. Can be given several times."),
}


def with_running_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`command` with the options above, which it need not know of."""

    @functools.wraps(command)
    def running(**given: Any) -> Any:
        for name in OPTIONS:
            _remember(name, given.pop(name, None))
        with _engines_heard():
            return command(**given)

    signature = inspect.signature(command)
    hints = get_type_hints(command, include_extras=True)
    own = [each.replace(annotation=hints[name]) for name, each in signature.parameters.items()]
    added = [_parameter(name, kind, said) for name, (kind, said) in OPTIONS.items()]
    running.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[*own, *added]
    )
    running.__annotations__ = hints | {each.name: each.annotation for each in added}
    return running


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


def _parameter(name: str, kind: Any, said: str) -> inspect.Parameter:
    option = typer.Option(f"--{name}", help=said, rich_help_panel=_WHERE)
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=False if kind is bool else None,
        annotation=Annotated[kind, option],
    )


def _remember(name: str, value: Any) -> None:
    if value:
        said = "\n".join(value) if isinstance(value, list) else value
        # ONIONSKIN_CACHE is the folder of finished fills; a step cache is another thing.
        variable = "STEP_CACHE" if name == "cache" else name.upper()
        os.environ[f"ONIONSKIN_{variable}"] = "1" if said is True else said
