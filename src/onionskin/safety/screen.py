"""Prompts and scripts are read before anything is made of them; what must not be is refused.

    screened("a doctor explains breast cancer")      # fine
    screened("a sexy schoolgirl undresses")          # InvalidInput

The package's own screen is a short list of phrases (`wording`). Others come through the entry
point group `onionskin.screens`: a function of a text that returns what is wrong with it in a few
words, or None; a classifier, for example. `ONIONSKIN_SAFETY=off` turns all of them off.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import lru_cache

from onionskin.errors import InvalidInput
from onionskin.safety.likeness import person_in
from onionskin.safety.wording import wrong_with

Screen = Callable[[str], str | None]

VARIABLE, OFF = "ONIONSKIN_SAFETY", "off"
CONSENT = "ONIONSKIN_CONSENT"
GROUP = "onionskin.screens"


def is_off() -> bool:
    """Whether nothing is screened."""
    return os.environ.get(VARIABLE, "").strip().casefold() == OFF


def screened(text: str, *, where: str = "the prompt") -> None:
    """Raises InvalidInput for a text that nothing is to be made of; it says why, and what to do."""
    if is_off():
        return
    for screen in (wrong_with, *_others()):
        wrong = screen(text)
        if wrong:
            raise InvalidInput(
                f"{where} is refused: {wrong}; change it or, if that is a false alarm, set "
                f"{VARIABLE}={OFF}"
            )


def screened_all(texts: Iterable[str], *, where: str) -> None:
    """The same for many texts, each once."""
    for text in dict.fromkeys(texts):
        screened(text, where=where)


def likeness_screened(text: str, *, consent: str = "", where: str = "the prompt") -> None:
    """Raises InvalidInput where a model is to paint a real person without their consent.

    `consent` (or `ONIONSKIN_CONSENT`) says whose there is, and where it is kept. What is drawn
    by rule looks like nobody, and need not be asked about; nor need words that are only said.
    """
    given = consent.strip() or os.environ.get(CONSENT, "").strip()
    person = None if is_off() or given else person_in(text)
    if person is not None:
        raise InvalidInput(
            f"{where} names {person}, a real person: describe someone else, or say in {CONSENT} "
            "whose consent you have"
        )


@lru_cache(maxsize=1)
def _others() -> tuple[Screen, ...]:
    """The screens of other packages."""
    from importlib.metadata import entry_points

    return tuple(entry.load() for entry in entry_points(group=GROUP))
