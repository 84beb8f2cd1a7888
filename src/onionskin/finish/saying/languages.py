"""What a text is read aloud as, by its language."""

from __future__ import annotations

from collections.abc import Mapping

from onionskin.errors import InvalidInput
from onionskin.finish.saying.chinese import chinese
from onionskin.finish.saying.english import english
from onionskin.finish.saying.saying import Saying

LANGUAGES = {"en": english, "zh": chinese}


def sayings_of(text: str, language: str, pronunciations: Mapping[str, str]) -> tuple[Saying, ...]:
    """The words of a text and what is said for them. Raises InvalidInput for another language."""
    if language not in LANGUAGES:
        raise InvalidInput(f"{language = }; numbers are read in {', '.join(sorted(LANGUAGES))}")
    return LANGUAGES[language](text, pronunciations)
