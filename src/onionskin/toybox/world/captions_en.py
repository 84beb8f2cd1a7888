"""Writes captions in English: the templates; see `captions`."""

from __future__ import annotations

from onionskin.cast.cast import Cast, CastEntry
from onionskin.planner.phrases import (
    TIME_NOUNS_EN,
    WEATHER_ADJECTIVES_EN,
)
from onionskin.planner.reading import UNSAID, Reading
from onionskin.toybox.world.parts_en import PartsEn
from onionskin.toybox.world.writing import (
    Piece,
    Words,
    listed,
    names_of,
    options,
)

_OPENINGS = options(
    "a video of|a clip of|an animation of|timelapse of|a cartoon of|cinematic shot of"
    "|footage of|a short film of|show me|make a video of|please draw|generate"
    "|slow motion shot of|a scene with|I want to see|3d animation of|create a clip of"
    "|a picture of|wide shot of|video:|time-lapse:"
)
_CLOSINGS = options(
    ", 4k|, highly detailed|, cartoon style|, 3d render|, cinematic|, high quality"
    "|, beautiful lighting|, smooth animation|, vibrant colors|, soft light|, in a cute style"
    "|, pixar style|, best quality"
)
_CARD = {
    "place": "place:",
    "time": "time:",
    "weather": "sky:",
    "subject": "who:",
    "camera": "view:",
}
_HELD_OUT_CARD = {
    "place": "setting:",
    "time": "hour:",
    "weather": "weather:",
    "subject": "subject:",
    "camera": "camera:",
}
_HELD_OUT_OPENINGS = ("imagine", "picture this:", "we can see", "here is", "a dreamy vision of")


def write(reading: Reading, entries: list[CastEntry], cast: Cast, words: Words) -> list[Piece]:
    """The pieces of one caption that says all of `reading` and no more."""
    writer = _Writer(reading, entries, names_of(cast, "en"), words)
    pieces = writer.unseen() if words.held_out and words.chance(0.7) else writer.usual()
    if words.chance(0.1):
        pieces.append((words.any(_CLOSINGS), "other"))
    return _dressed(pieces, words)


def _dressed(pieces: list[Piece], words: Words) -> list[Piece]:
    """With a capital letter and a full stop, or without, as people type."""
    pieces = [piece for piece in pieces if piece[0]]
    if words.chance(0.3):
        first, tag = pieces[0]
        pieces[0] = (first[0].upper() + first[1:], tag)
        if words.chance(0.6) and not pieces[-1][0].endswith("."):
            pieces.append((".", "other"))
    return pieces


class _Writer(PartsEn):
    """Puts the parts together, in one of many ways."""

    def usual(self) -> list[Piece]:
        kind = self.words.rng.random()
        if not self.entries:
            return self.scene_only()
        if kind < 0.11:
            return self.keywords()
        if kind < 0.18:
            return self.headed()
        if kind < 0.23:
            return self.sentences()
        if kind < 0.28:
            return self.card(_CARD, self.words.any((",", " |", ";")))
        if kind < 0.45:
            return self.scene_first()
        return self.subject_first(opening=0.22)

    def unseen(self) -> list[Piece]:
        """Templates that no training shows."""
        kind = self.words.rng.random()
        if kind < 0.4 or not self.entries:
            pieces = self.subject_first(opening=0) if self.entries else self.scene_only()
            return [(self.words.any(_HELD_OUT_OPENINGS), "other"), *pieces]
        if kind < 0.7:
            return self.dashes()
        return self.card(_HELD_OUT_CARD, ";")

    def subject_first(self, opening: float) -> list[Piece]:
        start: list[Piece] = []
        finite = True
        if self.words.chance(opening):
            start, finite = [(self.words.any(_OPENINGS), "other")], False
        elif self.words.chance(0.06):
            start = [("there are" if self.reading.groups[0].count > 1 else "there is", "other")]
            finite = False
        body = [*start, *self.subjects(finite)]
        for part in self.words.shuffled(self.extras()):
            body += [(",", "other"), *part] if self.words.chance(0.12) else part
        return self.with_camera(body)

    def scene_first(self) -> list[Piece]:
        parts = self.words.shuffled(self.extras())
        cut = 1 + int(self.words.rng.integers(len(parts))) if parts else 0
        before = [piece for part in parts[:cut] for piece in part]
        after = [piece for part in parts[cut:] for piece in part]
        comma: list[Piece] = [(",", "other")] if before else []
        return self.with_camera([*before, *comma, *self.subjects(finite=True), *after])

    def scene_only(self) -> list[Piece]:
        parts = self.words.shuffled([[piece] for piece in self.scene_nouns()])
        body = listed(parts, ",")
        return self.with_camera(body)

    def headed(self) -> list[Piece]:
        """As: "Snowy field, night: a fox is running"."""
        head = listed(self.words.shuffled([[piece] for piece in self.scene_nouns()]), ",")
        stop: list[Piece] = [(self.words.any((":", ".", " -", ";")), "other")] if head else []
        return self.with_camera([*head, *stop, *self.subjects(finite=True)])

    def keywords(self) -> list[Piece]:
        """As: "fox running right snow night zoom in"."""
        parts: list[list[Piece]] = []
        for index in range(len(self.reading.groups)):
            part = self.noun_phrase(index, bare=self.words.chance(0.8))
            parts.append([*part, *self.verb(index, "participle"), *self.side(index)])
        parts += [[piece] for piece in self.scene_nouns()]
        if self.reading.camera != UNSAID:
            parts.append([self.camera()])
        return listed(self.words.shuffled(parts), self.words.any(("", "", ",")))

    def sentences(self) -> list[Piece]:
        """As: "A fox is running. It is night. It is rainy."."""
        body: list[Piece] = [*self.subjects(finite=True), (".", "other")]
        if self.reading.time != UNSAID:
            noun = self.words.any(TIME_NOUNS_EN[self.reading.time])
            body += [("it is", "other"), (noun, "time"), (".", "other")]
        if self.reading.weather != UNSAID:
            adjective = self.words.any(WEATHER_ADJECTIVES_EN[self.reading.weather])
            body += [("it is", "other"), (adjective, "weather"), (".", "other")]
        if self.reading.place != UNSAID:
            body += [("this happens", "other"), *self.place(), (".", "other")]
        return self.with_camera(body)

    def dashes(self) -> list[Piece]:
        parts = self.words.shuffled([self.subjects(finite=False), *self.extras()])
        return self.with_camera(listed(parts, "—"))

    def card(self, labels: dict[str, str], stop: str) -> list[Piece]:
        """As: "setting: snow; hour: night; subject: a fox running"."""
        lines: list[list[Piece]] = []
        for piece in self.scene_nouns():
            lines.append([(labels[piece[1]], "other"), piece])
        lines.append([(labels["subject"], "other"), *self.subjects(finite=False)])
        if self.reading.camera != UNSAID:
            lines.append([(labels["camera"], "other"), self.camera()])
        return listed(self.words.shuffled(lines), stop)
