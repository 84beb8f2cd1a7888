"""The language that a request asks its answer in: English, or Chinese by the catalogue.

A client that reads Chinese says so by `Accept-Language`, as browsers do; the studio sends the
language that was chosen on its page. Words for programs (codes, fields, states) are never
translated.
"""

from __future__ import annotations

from contextvars import ContextVar
from functools import lru_cache

from onionskin.translation.catalogue import catalogue_of

_LANGUAGE: ContextVar[str] = ContextVar("language", default="en")


def answer_in(accepted: str) -> None:
    """Answers this request in the language that its `Accept-Language` names first."""
    first = accepted.partition(",")[0].partition(";")[0].strip().casefold()
    _LANGUAGE.set("zh" if first == "zh" or first.startswith("zh-") else "en")


def translated(message: str) -> str:
    """A message in the language of the request; as it is where no translation is known."""
    return _translated(message, _LANGUAGE.get())


@lru_cache(maxsize=4096)
def _translated(message: str, language: str) -> str:
    """Pages ask for the same jobs each second: their warnings are translated once."""
    return catalogue_of(language).translated(message)
