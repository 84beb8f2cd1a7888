"""When shots, lines and words are seen and heard."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest

from onionskin.film.assemble.timing import MIN_SHOT_SECONDS, only, timing_of
from onionskin.film.assemble.voicing import Narrator
from onionskin.film.store import Store
from onionskin.film.storyboard import BoardShot, Line, Stage, Storyboard

SENTENCE = "The harbour is quiet at six in the morning, before the first boats."


def shot(name, *lines, **more):
    more.setdefault("source", Stage(prompt="a harbour"))
    return BoardShot(id=name, narration=tuple(Line(text=line) for line in lines), **more)


@pytest.fixture
def timed(tmp_path):
    def timed(*shots, **more):
        board = Storyboard(title="Film", shots=shots, voice="off", **more)
        narration = Narrator(board, Store(tmp_path)).narrate(lambda found: None, lambda: False)
        return timing_of(board, narration)

    return timed


def test_shots_lie_end_to_end_and_are_as_long_as_their_words(timed):
    """On whole frames, whatever the rate."""
    for fps in (Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(60)):
        timing = timed(shot("a", SENTENCE), shot("b", SENTENCE, SENTENCE), fps=fps)
        first, second = timing.shots
        assert (first.start, first.end, second.end) == (0, second.start, timing.num_frames)
        for each in timing.shots:
            last = each.words()[-1]
            assert last.end < timing.seconds_at(each.num_frames) < last.end + 1.2
        assert second.num_frames > 1.8 * first.num_frames


def test_a_shot_is_seen_for_two_seconds_at_least(timed):
    """And without words and a length, for three."""
    timing = timed(shot("a", "Go."), shot("b"), shot("c", seconds=1.5))
    frames = [each.num_frames for each in timing.shots]
    assert frames == [MIN_SHOT_SECONDS * 24, 72, 36]


def test_a_length_that_is_too_short_for_the_words_is_told(timed):
    """The words are heard to their end."""
    timing = timed(shot("a", SENTENCE, seconds=1.0), shot("b", SENTENCE, seconds=20))
    assert timing.seconds_at(timing.shots[0].end) > timing.shots[0].words()[-1].end
    assert timing.shots[1].num_frames == 480
    assert len(timing.warnings) == 1
    assert timing.warnings[0].startswith("shot 1 (a) is ")


def test_a_sentence_that_goes_on_is_not_interrupted(timed):
    """Between shots that are cut in the middle of one there is hardly a pause."""
    (clause, end), (sentence, _) = (
        [
            (each.num_frames / 24 - each.words()[-1].end, each)
            for each in timed(shot("a", text), shot("b", SENTENCE)).shots
        ]
        for text in (SENTENCE.replace(".", ","), SENTENCE)
    )
    assert clause[0] < 0.16
    assert sentence[0] > 0.3
    assert end[0] > 0.8


def test_transitions_take_frames_of_both_shots(timed):
    """Half of them on each side of the cut, which stays where it is."""
    timing = timed(
        shot("a", SENTENCE),
        shot("b", SENTENCE, transition="dissolve"),
        shot("c", SENTENCE, transition="cut"),
        shot("d", seconds=0.2, transition="wipe"),
        fps=Fraction(30),
    )
    assert [(each.head, each.tail) for each in timing.shots] == [(0, 8), (8, 0), (0, 1), (1, 0)]
    assert timing.shots[0].num_drawn == timing.shots[0].num_frames + 8


def test_words_are_told_on_the_clock_that_is_asked_for(timed):
    """That of the shot, or of the film."""
    _, second = timed(shot("a", SENTENCE), shot("b", SENTENCE, "And then?")).shots
    near, far = second.words(), second.words(10.0)
    assert [each.text for each in near] == [*SENTENCE.split(), "And", "then?"]
    assert far[3].start == pytest.approx(near[3].start + 10)
    assert all(one.end <= two.start + 1e-9 for one, two in pairwise(near))


def test_one_shot_stands_alone(timed):
    """From the film's start, with the frames of its own that lay under transitions."""
    whole = timed(shot("a", SENTENCE), shot("b", SENTENCE, transition="push"))
    alone = only(whole, 2)
    assert (alone.num_frames, alone.shots[0].start) == (whole.shots[1].num_frames, 0)
    assert alone.shots[0] == replace(whole.shots[1], start=0, end=alone.num_frames)
