"""Captions of a film: cues on each shot's own clock, painted into frames or written beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, Protocol

from onionskin.film.assemble.timing import TimedShot, Timing
from onionskin.film.card_words import unlinked
from onionskin.film.storyboard import (
    CaptionStyle,
    Chart,
    Points,
    Quote,
    Storyboard,
    Things,
    Title,
)
from onionskin.finish.captions.cues import Cue, cues, limits_for, shifted
from onionskin.finish.captions.painter import ACCENT, CaptionPainter
from onionskin.finish.captions.placing import caption_box
from onionskin.finish.lettering import Box
from onionskin.finish.provenance.label import FIRST_SECONDS, VisibleLabel
from onionskin.frames import Frames

_UNDER_TRANSITION_SECONDS = 0.5
"""The longest transition."""
Paint = Callable[[Frames, float], Frames]
"""Gives a frame its captions of a second of its shot; the frame that is given stays as it is."""


class Captioner(Protocol):
    """Knows what is written into the frames of a shot."""

    @property
    def box(self) -> Box | None:
        """Where captions stand; None where none are painted."""
        ...

    def cues(self, timed: TimedShot) -> tuple[Cue, ...]:
        """What is written into a shot; times are seconds from its first frame."""
        ...

    def data(self, timed: TimedShot) -> object:
        """All that the painted frames depend on, as plain data."""
        ...

    def painter(self, timed: TimedShot) -> Paint:
        """Paints a shot's captions."""
        ...


class NoCaptions:
    """Frames stay as they are drawn."""

    box = None

    def cues(self, timed: TimedShot) -> tuple[Cue, ...]:
        """None."""
        return ()

    def data(self, timed: TimedShot) -> object:
        """None."""
        return None

    def painter(self, timed: TimedShot) -> Paint:
        """Gives every frame back."""
        return lambda frame, seconds: frame


class BurnedCaptions:
    """Captions become part of the picture."""

    def __init__(
        self, cues: Mapping[int, tuple[Cue, ...]], board: Storyboard, accent: str = ACCENT
    ) -> None:
        """`cues` are those of every shot, by its number."""
        self._cues, self._style, self._size = cues, board.caption_style, board.size
        self._accent = accent
        self.box = caption_box(board.size)

    def cues(self, timed: TimedShot) -> tuple[Cue, ...]:
        """What is written into a shot; times are seconds from its first frame."""
        return self._cues.get(timed.number, ())

    def data(self, timed: TimedShot) -> object:
        """The cues and how they look."""
        return [
            self._style_of(timed),
            self._accent,
            [
                [cue.start, cue.end, cue.lines, [[w.text, w.start, w.end] for w in cue.words]]
                for cue in self.cues(timed)
            ],
        ]

    def painter(self, timed: TimedShot) -> Paint:
        """Paints a shot's captions."""
        shown = self.cues(timed)
        if not shown:
            return lambda frame, seconds: frame
        painter = CaptionPainter(shown, self._style_of(timed), self._size, accent=self._accent)
        return painter.paint

    def _style_of(self, timed: TimedShot) -> CaptionStyle:
        """The film's style; on the light ground of lists and charts letters stand in a box."""
        is_light = isinstance(timed.shot.source, Points | Quote | Chart)
        return "boxed" if self._style == "plain" and is_light else self._style


class Labelled:
    """Captions by another, and over them the label that says that a machine made the film."""

    def __init__(self, captioner: Captioner, kind: str, board: Storyboard, timing: Timing) -> None:
        """`kind` is corner or first. Raises InvalidInput for another."""
        self._captioner, self._kind, self._timing = captioner, kind, timing
        self._label = VisibleLabel(kind, board.size, board.language)
        self.box = captioner.box

    def cues(self, timed: TimedShot) -> tuple[Cue, ...]:
        """What is written into a shot beside the label."""
        return self._captioner.cues(timed)

    def data(self, timed: TimedShot) -> object:
        """The captions' data, and when in the film the label is still seen."""
        start = self._timing.seconds_at(timed.start)
        # The frames under a transition are painted before the shot's own first one.
        late = self._kind == "first" and start > FIRST_SECONDS + _UNDER_TRANSITION_SECONDS
        shown = None if late else [self._kind, start if self._kind == "first" else 0]
        return [self._captioner.data(timed), shown]

    def painter(self, timed: TimedShot) -> Paint:
        """Paints a shot's captions, and the label."""
        paint, start = self._captioner.painter(timed), self._timing.seconds_at(timed.start)
        return lambda frame, at: self._label.paint(paint(frame, at), max(start + at, 0.0))


def captioner_of(
    board: Storyboard, timing: Timing, label: str = "off", edited: Sequence[Cue] | None = None
) -> Captioner:
    """Who paints captions, where they are burned in, and the label into a film's frames.

    `edited` cues, by the film's clock, stand for those of the narration.
    """
    captioner = _captions_of(board, timing, edited)
    return captioner if label == "off" else Labelled(captioner, label, board, timing)


def _captions_of(board: Storyboard, timing: Timing, edited: Sequence[Cue] | None) -> Captioner:
    if board.captions != "burned":
        return NoCaptions()
    if edited is not None:
        own = {each.number: _within(each, edited, timing) for each in timing.shots}
        return BurnedCaptions(own, board)
    shown = {
        each.number: shot_cues(each, board, timing)
        for each in timing.shots
        if not _is_written_out(each)
    }
    return BurnedCaptions(shown, board)


def shot_cues(timed: TimedShot, board: Storyboard, timing: Timing) -> tuple[Cue, ...]:
    """The captions of one shot; times are seconds from its first frame."""
    if not (timed.shot.captions and timed.lines):
        return ()
    limits = limits_for(board.language, board.size)
    return cues(timed.words(), board.language, limits, until=timing.seconds_at(timed.num_frames))


def _within(timed: TimedShot, edited: Sequence[Cue], timing: Timing) -> tuple[Cue, ...]:
    """Those of a film's cues that are seen in a shot, by the shot's own clock."""
    start = timing.seconds_at(timed.start)
    end = start + timing.seconds_at(timed.num_frames)
    return shifted([each for each in edited if each.start < end and each.end > start], -start)


def film_cues(
    timing: Timing, board: Storyboard, edited: Sequence[Cue] | None = None
) -> tuple[Cue, ...]:
    """The captions of a film, or those that stand for them; times are seconds from its start."""
    if board.captions == "off":
        return ()
    if edited is not None:
        return tuple(edited)
    return tuple(
        cue
        for timed in timing.shots
        for cue in shifted(shot_cues(timed, board, timing), timing.seconds_at(timed.start))
    )


def _is_written_out(timed: TimedShot) -> bool:
    """Whether a shot's picture already has all of its words in large letters."""
    source = timed.shot.source
    if isinstance(source, Things):
        text = source.text or "".join(each.text for each in source.items)
    elif isinstance(source, Title | Quote):
        text = source.text
    elif isinstance(source, Chart) and source.form == "counter":
        text = source.title
    elif isinstance(source, Points):
        # Lines of their own stand where commas and "and" are spoken.
        text = _LINKS.sub(" ", f"{source.title} {' '.join(source.items)}")
        return _letters(_LINKS.sub(" ", unlinked(timed.shot.words))) in _letters(text)
    else:
        return False
    said = _letters(unlinked(timed.shot.words))
    return bool(said) and said in _letters(text)


_LINKS: Final = re.compile(r"\b(?:and|or|an?|the|some|your)\b|和|或|以及|还有", re.IGNORECASE)
"""Words between the items of a list, and before them."""


def _letters(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())
