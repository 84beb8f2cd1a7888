"""The invisible mark in every frame of a film, and its name in the film's tags.

It is painted before a segment is encoded, so a shot that is made for a marked film is another
than one that is not. The mark's clock is the film's: where a shot begins at another time of two
seconds, it is made anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from fractions import Fraction

from onionskin.film.assemble.captioning import Captioner, Paint
from onionskin.film.assemble.timing import TimedShot, Timing
from onionskin.film.storyboard import Storyboard
from onionskin.finish.captions.cues import Cue
from onionskin.finish.provenance.mark import TURN_SECONDS, InvisibleMark, payload_of
from onionskin.frames import Frames

_LABEL = "AIGC"


def identity_of(board: Storyboard) -> str:
    """What a marked film is called: 32 hex digits of its title, language and seed.

    Not of its words: one changed sentence would change every frame of the film.
    """
    named = json.dumps([board.title, board.language, board.seed])
    return hashlib.sha256(named.encode()).hexdigest()[:32]


def named_in(tags: Mapping[str, str], board: Storyboard) -> dict[str, str]:
    """A film's tags, its AIGC label with the name that the mark has."""
    label = {**json.loads(tags[_LABEL]), "ProduceID": identity_of(board)}
    return {**tags, _LABEL: json.dumps(label, ensure_ascii=False)}


class Marked:
    """Captions by another, and under what is seen the mark."""

    def __init__(self, captioner: Captioner, board: Storyboard, whole: Timing) -> None:
        """`whole` is the timing of the whole film, also where one shot of it is made."""
        self._captioner, self._fps = captioner, board.fps
        self._payload = payload_of(identity_of(board))
        self._starts = {each.number: each.start for each in whole.shots}
        self._mark = InvisibleMark(self._payload, board.size, board.fps)
        self.box = captioner.box

    def cues(self, timed: TimedShot) -> tuple[Cue, ...]:
        """What is written into a shot beside the mark."""
        return self._captioner.cues(timed)

    def data(self, timed: TimedShot) -> object:
        """The captions' data, the mark's bits, and where in its turns the shot begins."""
        phase = Fraction(self._starts[timed.number]) / self._fps % (2 * TURN_SECONDS)
        return [self._captioner.data(timed), f"{self._payload:016x}", str(phase)]

    def painter(self, timed: TimedShot) -> Paint:
        """Paints a shot's captions, and the mark over all of it."""
        paint, start = self._captioner.painter(timed), self._starts[timed.number]

        def marked(frame: Frames, at: float) -> Frames:
            index = start + round(at * float(self._fps))
            return self._mark.paint(paint(frame, at), index)

        return marked
