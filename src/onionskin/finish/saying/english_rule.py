"""What rules of reading English share: what is said for tokens, and what a number looks like."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onionskin.finish.saying import english_words as words
from onionskin.finish.saying.saying import (
    Period,
    Token,
)

N = r"[-−–+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
UNIT = "|".join(re.escape(key) for key in sorted(words.UNITS, key=len, reverse=True))
NUMBER = re.compile(N)
"""What a number may look like; N and UNIT are parts of longer patterns."""


@dataclass(frozen=True, slots=True)
class Read:
    """What is said for the next tokens, one text for each.

    `period` tells what the last one's period may be: the end of a sentence, or "short" for that
    of a short form ("p.m.", an end only before a capital), or "never" an end ("Dr.").
    """

    spoken: tuple[str, ...]
    period: Period = "end"
    ipa: str = ""


Rule = Callable[[Sequence[Token], int], Read | None]
"""What is said for the tokens from a place on; None where the rule does not fit."""


def after(tokens: Sequence[Token], at: int) -> Token | None:
    """The token behind one; None behind the last."""
    return tokens[at + 1] if at + 1 < len(tokens) else None


def letters(name: str) -> str:
    """A name spelled: "eu" is "E U"."""
    return " ".join(name.upper().replace(".", ""))
