"""Gives what is said of a subject to the subject it stands by.

The network knows well which words tell of some subject, and less well of which one: "a bear
and a tulip gliding" glided the bear. In what people write that is settled by the order of
the words: what is said of a subject stands right before its name or after it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from onionskin.planner.reading import Span

_OWN: Final = re.compile(r"attribute\d")
_BREAK: Final = re.compile(r"[.;:!?。；：！？]")
_CAMERA: Final = re.compile(
    r"camera|shot|view|lens|zoom|pan(?:s|ning)?\b|tilt|dolly|dollies|push|pull|track|clos|look"
    r"|镜|拍|摇|机位|画面|视角",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(
    r"(?:an?|the|one|two|three|\d|another|several|many|some|single|pair|group|small|big|tiny|huge)\b"
    r"|[一二三两几这那大小\d]",
    re.IGNORECASE,
)


def attached(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans of a text with every attribute tagged as that of its neighbour.

    What was taken for the camera's and names no camera is what the subject before it does.
    """
    found: list[Span] = []
    for index, span in enumerate(spans):
        owner = _owner(text, found, span, spans[index + 1 : index + 2])
        found.append(replace(span, tag=f"attribute{owner}") if owner else span)
    return tuple(found)


def _owner(text: str, before: list[Span], span: Span, after: tuple[Span, ...]) -> str | None:
    """The number of the subject that a span is about; None to leave its tag as it is."""
    words = text[span.start : span.end]
    if span.tag == "camera":
        near = bool(before) and before[-1].tag.startswith(("subject", "attribute"))
        lone = near and not _CAMERA.search(words) and _joined(text, before[-1].end, span.start)
        return _last_subject(text, before, span.start) if lone else None
    if not _OWN.fullmatch(span.tag):
        return None
    previous = _last_subject(text, before, span.start)
    follows = after and after[0].tag.startswith("subject")
    if follows and (previous is None or _OPENS.match(words)):
        return after[0].tag[-1]
    return None if follows else previous


def _last_subject(text: str, before: list[Span], start: int) -> str | None:
    """The number of the last subject that was named in the same sentence."""
    for span in reversed(before):
        if span.tag.startswith("subject"):
            return span.tag[-1] if _joined(text, span.end, start) else None
    return None


def _joined(text: str, end: int, start: int) -> bool:
    return not _BREAK.search(text[end:start])
