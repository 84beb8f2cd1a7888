"""What each mood is made of: scale, pace, chords, and who plays."""

from __future__ import annotations

from dataclasses import dataclass

from onionskin import checks

MAJOR, LYDIAN = (0, 2, 4, 5, 7, 9, 11), (0, 2, 4, 6, 7, 9, 11)
MINOR, DORIAN = (0, 2, 3, 5, 7, 8, 10), (0, 2, 3, 5, 7, 9, 10)

Progression = tuple[int, ...]
"""Steps of the scale on which its chords stand, 1..7, one a bar."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mood:
    """How music of a mood is written.

    `tempo` is beats a minute; `figures` are what the plucked voice plays in a bar of eight
    quavers: indexes of chord tones, -1 for a rest; `lead` is the instrument that plays them;
    `ninths` colours chords with their ninth; `drums` is how much percussion there is, 0..1.
    """

    tempo: float
    scale: tuple[int, ...]
    progressions: tuple[Progression, ...]
    figures: tuple[tuple[int, ...], ...]
    lead: str
    key: int = 48
    pad: float = 1.0
    drums: float = 0.0
    ninths: bool = False
    pulse: bool = False


MOODS: dict[str, Mood] = {
    "calm": Mood(
        tempo=72,
        scale=MAJOR,
        progressions=((1, 6, 4, 5), (4, 1, 6, 5), (1, 3, 4, 4)),
        figures=((0, -1, 1, -1, 2, -1, 1, -1), (0, -1, -1, 2, -1, 1, -1, -1)),
        lead="piano",
        key=48,
        ninths=True,
    ),
    "bright": Mood(
        tempo=108,
        scale=MAJOR,
        progressions=((1, 5, 6, 4), (1, 4, 6, 5), (4, 1, 5, 6)),
        figures=((0, 1, 2, 1, 3, 1, 2, 1), (0, 2, 1, 2, 0, 2, 3, 2)),
        lead="pluck",
        key=50,
        pad=0.8,
        drums=0.8,
    ),
    "serious": Mood(
        tempo=76,
        scale=MINOR,
        progressions=((1, 6, 3, 7), (1, 4, 6, 7), (6, 3, 7, 1)),
        figures=((0, -1, 1, -1, 2, -1, 1, -1), (0, -1, 2, -1, 1, -1, 2, -1)),
        lead="piano",
        key=45,
        drums=0.25,
    ),
    "tense": Mood(
        tempo=96,
        scale=MINOR,
        progressions=((1, 1, 6, 7), (1, 6, 4, 4), (1, 1, 4, 7)),
        figures=((0, 0, 1, 0, 0, 1, 0, 1), (0, 1, 0, 0, 2, 0, 1, 0)),
        lead="mallet",
        key=43,
        drums=0.5,
        pulse=True,
    ),
    "warm": Mood(
        tempo=84,
        scale=MAJOR,
        progressions=((1, 6, 2, 5), (4, 5, 3, 6), (1, 4, 2, 5)),
        figures=((0, -1, 2, 1, -1, 2, 1, -1), (0, 1, -1, 2, -1, 1, 2, -1)),
        lead="pluck",
        key=46,
        drums=0.35,
        ninths=True,
    ),
    "playful": Mood(
        tempo=120,
        scale=MAJOR,
        progressions=((1, 4, 1, 5), (1, 6, 2, 5), (4, 1, 4, 5)),
        figures=((0, -1, 2, 1, -1, 2, 0, -1), (0, 2, -1, 2, 1, -1, 3, -1)),
        lead="mallet",
        key=53,
        pad=0.45,
        drums=0.6,
    ),
    "hopeful": Mood(
        tempo=92,
        scale=MAJOR,
        progressions=((6, 4, 1, 5), (4, 5, 6, 1), (1, 5, 4, 4)),
        figures=((0, 1, 2, 1, 3, 2, 1, 2), (0, -1, 1, 2, -1, 3, 2, 1)),
        lead="piano",
        key=50,
        drums=0.45,
        ninths=True,
    ),
}


def mood_of(name: str) -> Mood:
    """The mood of that name. Raises InvalidInput that lists them all."""
    return MOODS[checks.choice("mood", name, sorted(MOODS))]
