"""Where in its lines every word of a cue stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onionskin.finish.captions.cues import Cue
from onionskin.finish.speech import SpokenWord


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of the line `line`, which are of `word`; a broken word has two."""

    line: int
    start: int
    end: int
    word: SpokenWord


def spans_of(cue: Cue) -> Iterator[Span]:
    """Every word's characters, in the order of the lines; spaces between words are nobody's."""
    line = at = 0
    for word in cue.words:
        left = word.text
        while left and line < len(cue.lines):
            text = cue.lines[line]
            while at < len(text) and text[at] == " ":
                at += 1
            if at >= len(text):
                line, at = line + 1, 0
                left = left.lstrip()
                continue
            taken = min(len(left), len(text) - at)
            yield Span(line, at, at + taken, word)
            at += taken
            left = left[taken:]
