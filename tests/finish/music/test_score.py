"""Music as notes: its harmony, its bars and where it changes."""

import itertools

import pytest

from onionskin.finish.music.moods import MOODS
from onionskin.finish.music.score import sections_of, write


def score(mood="hopeful", seconds=40, changes=(13.0, 26.0), seed=1):
    return write(MOODS[mood], seconds, MOODS[mood].tempo, seed, changes)


def chords(notes):
    """The pad's pitches by when they begin."""
    by_start = {}
    for note in notes:
        if note.instrument == "pad":
            by_start.setdefault(note.at, []).append(note.pitch)
    return [sorted(pitches) for _, pitches in sorted(by_start.items())]


@pytest.mark.parametrize("mood", sorted(MOODS))
@pytest.mark.parametrize("seed", [0, 7])
def test_all_pitches_belong_to_the_scale(mood, seed):
    """But for the leading note of the minor, on its fifth step."""
    spec = MOODS[mood]
    allowed = {(spec.key + step) % 12 for step in spec.scale} | {(spec.key + 11) % 12}
    pitched = [note for note in score(mood, seed=seed).notes if note.pitch]
    assert {note.pitch % 12 for note in pitched} <= allowed


@pytest.mark.parametrize("mood", sorted(MOODS))
def test_voices_move_little_and_chords_are_whole(mood):
    """Four voices, three different tones at least, on average three semitones or less a voice."""
    found = chords(score(mood).notes)
    for chord in found:
        assert len(chord) == 4
        assert len({pitch % 12 for pitch in chord}) >= 3
    moves = [
        abs(new - old)
        for before, after in itertools.pairwise(found)
        for old, new in zip(before, after, strict=True)
    ]
    assert sum(moves) / len(moves) <= 3
    assert max(moves) <= 9


def test_music_changes_where_scenes_do():
    """A bar begins at each change, exactly, and other instruments enter."""
    music = score()
    assert [section.start for section in music.sections] == pytest.approx([0, 13, 26])
    starts = {round(note.at, 6) for note in music.notes if note.instrument == "pad"}
    assert {0.0, 13.0, 26.0} <= starts
    before = {note.instrument for note in music.notes if note.at < 13}
    after = {note.instrument for note in music.notes if 13 <= note.at < 26}
    assert "kick" in after - before


@pytest.mark.parametrize("changes", [(), (10, 20, 30), (7.3, 19.9, 31.1), (5, 6, 7, 8)])
def test_the_tempo_stays_about_the_same(changes):
    """Bars are stretched by less than an eighth to fit, and fill each section to its end."""
    sections = sections_of(45, 92, changes)
    for section in sections:
        assert section.beat == pytest.approx(60 / 92, rel=0.125)
        start, beats = section.bars[-1]
        assert start + beats * section.beat == pytest.approx(section.end)
    assert all(one.end == two.start for one, two in itertools.pairwise(sections))


@pytest.mark.parametrize("mood", sorted(MOODS))
def test_it_ends_at_home(mood):
    """After the fifth step, on the first, which rings to the end."""
    music = score(mood)
    last = [note for note in music.notes if note.instrument == "pad"][-4:]
    key = MOODS[mood].key % 12
    assert key in {note.pitch % 12 for note in last}
    assert all(note.at + note.seconds == pytest.approx(40) for note in last)
    bass = [note for note in music.notes if note.instrument == "bass"][-1]
    assert bass.pitch % 12 == key
