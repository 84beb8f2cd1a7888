"""Which language the person at a terminal reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from onionskin.errors import InvalidInput

VARIABLE: Final = "ONIONSKIN_LANG"
LANGUAGES: Final = ("en", "zh")
_LOCALES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
"""As gettext reads them: the first that is set counts."""


def language_of(environment: Mapping[str, str]) -> str:
    """ "en" or "zh": what ONIONSKIN_LANG names, or else the locale. Raises InvalidInput."""
    if chosen := environment.get(VARIABLE, ""):
        return checked(chosen, VARIABLE)
    locale = next(filter(None, map(environment.get, _LOCALES)), "")
    return "zh" if locale.casefold().startswith("zh") else "en"


def checked(language: str, name: str) -> str:
    """The language of a name such as "zh" or "zh_CN". Raises InvalidInput."""
    found = language.casefold().replace("-", "_").partition("_")[0]
    if found not in LANGUAGES:
        raise InvalidInput(f"{name} is {language[:40]!r}; choose {' or '.join(LANGUAGES)}")
    return found
