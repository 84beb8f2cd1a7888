"""Do mouths follow the voice: python -m benchmarks.film.lips

A presenter says three English sentences in the built-in voice. Every frame is drawn as a film
draws it, and the shape that the face is drawn with is noted. It agrees where one of the sounds
heard during that frame is made with such a mouth: by a table of phonetics that is this file's own.
The offset is the shift, in frames, at which most frames agree. For comparison the mouths of the
verb `explain`, which know nothing of the voice, are judged likewise. Takes about 20 s; writes
benchmarks/results/film_lips.md and .json.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any
from unittest import mock

from benchmarks.tally import markdown, write_results

from onionskin.film.sources.brief import Brief
from onionskin.film.sources.draw import draw
from onionskin.film.storyboard import Presenter
from onionskin.finish.speech import Phoneme, load_voice
from onionskin.fitting import Size
from onionskin.stage import figure

FPS = Fraction(24)
PAUSE_SECONDS = 0.12
"""From here on a silence is a pause, in which a mouth is to be closed."""
TEXTS = (
    "Many people believe that moving both thumbs very fast improves memory. It does not.",
    "Five young boys threw the ball over the wall, and a few fell into the blue water below.",
    "We measure the heart rate for one minute; then, after a pause, we write the number down.",
)
# Made with lips that meet, a lip at the teeth, a tongue between teeth, round lips, an open jaw.
_LIPS, _TEETH, _TONGUE = set("mbp"), set("fv"), set("θð")
_ROUND, _OPEN = set("uʊwoɔɹ"), set("ɑaɐæʌɛeəɜɪijoɔ")
MADE_WITH = {
    "m": _LIPS,
    "f": _TEETH,
    "th": _TONGUE,
    "u": _ROUND,
    "o": _ROUND,
    "a": _OPEN,
    "e": _OPEN | set("kɡŋhɾ"),
    "i": _OPEN,
    "l": set("lntdɾ"),
    "s": set("szʃʒtdn"),
}


@dataclass(frozen=True, kw_only=True)
class Judged:
    """The frames of one text; shares are of all frames."""

    text: str
    num_frames: int
    agree: float
    """At no shift."""
    offset: int
    """In frames, of the shift at which most agree; above 0 the mouth is late."""
    agree_at_offset: float
    closures: float
    """Of lips that meet for half a frame or more: how many are seen to meet."""
    shapes: int


def main() -> None:
    """Speaks, draws and judges."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voice", default="hibari")
    voice = load_voice(parser.parse_args().voice)
    rows = []
    for text in TEXTS:
        speech = voice.speak(text, language="en")
        frames = int(speech.seconds * FPS)
        for told in (True, False):
            rows.append(
                (told, judged(text, speech.phonemes, shapes(speech.phonemes, frames, told)))
            )
    header = ["mouths", "frames", "agree", "offset in frames", "closures seen", "shapes"]
    table = markdown(header, [_row(told, each) for told, each in rows])
    document = [{"told": told} | asdict(each) for told, each in rows]
    write_results("film_lips", "Mouths against the voice", table, {"texts": document})
    print(table)


def shapes(phonemes: Sequence[Phoneme], num_frames: int, told: bool) -> list[str]:
    """The shape that the face of every frame is drawn with."""
    brief = Brief(
        size=Size(128, 72), fps=FPS, frames=num_frames, phonemes=tuple(phonemes) if told else ()
    )
    with _noted() as seen:
        found = []
        for _ in draw(Presenter(figure="nurse"), brief).frames:
            found.append(seen[-1])
    return found


@contextmanager
def _noted() -> Iterator[list[str]]:
    """Notes the shape of every face that is drawn."""
    seen: list[str] = []
    draw_face = figure.draw_face

    def noting(brush: Any, look: Any, skull: Any, expression: Any, viseme: Any, *more: Any) -> None:
        seen.append(viseme)
        draw_face(brush, look, skull, expression, viseme, *more)

    with mock.patch.object(figure, "draw_face", noting):
        yield seen


def judged(text: str, phonemes: Sequence[Phoneme], drawn: Sequence[str]) -> Judged:
    """How drawn shapes agree with the sounds that are heard."""
    shares = {shift: _agree(phonemes, drawn, shift) for shift in range(-4, 5)}
    offset = max(shares, key=lambda shift: (shares[shift], -abs(shift)))
    closed = [each for each in phonemes if each.symbol in _LIPS]
    closed = [each for each in closed if each.end - each.start >= 0.5 / FPS]
    met = [each for each in closed if "m" in drawn[int(each.start * FPS) : int(each.end * FPS) + 1]]
    return Judged(
        text=text,
        num_frames=len(drawn),
        agree=shares[0],
        offset=offset,
        agree_at_offset=shares[offset],
        closures=len(met) / max(len(closed), 1),
        shapes=len(set(drawn)),
    )


def _agree(phonemes: Sequence[Phoneme], drawn: Sequence[str], shift: int) -> float:
    """The share of frames that agree when a mouth is held against `shift` frames before it."""
    right = counted = 0
    for index, shape in enumerate(drawn):
        if 0 <= index - shift < len(drawn):
            counted += 1
            right += _agrees(shape, phonemes, index - shift)
    return right / max(counted, 1)


def _agrees(shape: str, phonemes: Sequence[Phoneme], frame: int) -> bool:
    start, end = float(frame / FPS), float((frame + 1) / FPS)
    heard = [each for each in phonemes if each.start < end and each.end > start]
    if not heard:
        before = max((each.end for each in phonemes if each.end <= start), default=-1.0)
        after = min((each.start for each in phonemes if each.start >= end), default=1e9)
        if after - before >= PAUSE_SECONDS:
            return shape == "rest"
        # Within a word the mouth stays as it is, or is on its way to the next sound.
        heard = [each for each in phonemes if each.end == before or each.start == after]
    return any(set(each.symbol) & MADE_WITH.get(shape, set()) for each in heard)


def _row(told: bool, each: Judged) -> tuple[str, ...]:
    return (
        "told by the voice" if told else "of the verb",
        str(each.num_frames),
        f"{each.agree:.1%}",
        f"{each.offset:+d} ({each.agree_at_offset:.1%})",
        f"{each.closures:.0%}",
        str(each.shapes),
    )


if __name__ == "__main__":
    main()
