"""What is painted into frames: captions, and the label that says that a machine made them."""

from dataclasses import replace

import numpy as np
import pytest

from onionskin.errors import InvalidInput
from onionskin.film.asked import FilmOptions
from onionskin.film.assemble.captioning import captioner_of, film_cues
from onionskin.film.assemble.timing import timing_of
from onionskin.film.assemble.voicing import Narrator
from onionskin.film.storyboard import Callout, Points, Things, Title

GREY = np.full((96, 128, 3), 90, np.uint8)


@pytest.fixture
def timed(board, store):
    """A storyboard's timing."""

    def timed(board):
        return timing_of(board, Narrator(board, store).narrate(lambda found: None, lambda: False))

    return timed


def changed(painter, seconds):
    """The rows in which a frame is painted at seconds of its shot."""
    return np.flatnonzero((painter(GREY, seconds) != GREY).any(axis=(1, 2)))


def test_captions_stand_below_while_their_words_are_spoken(board, timed):
    """Not before, and not where they are not burned in."""
    timing = timed(board)
    shot = timing.shots[0]
    painter = captioner_of(board, timing).painter(shot)
    assert changed(painter, shot.words()[0].start + 0.1).min() > 48
    assert len(changed(painter, -0.2)) == 0
    soft = captioner_of(replace(board, captions="soft"), timing)
    assert len(changed(soft.painter(shot), shot.words()[0].start + 0.1)) == 0
    assert soft.box is None


def test_a_card_with_the_same_words_has_no_captions(board, timed):
    """They are still in the file beside the film; a card with some of the words keeps them."""
    words = board.shots[0].words
    key, whole = Callout(text="", thing="key"), words.upper()

    def own_captions(source):
        shots = (replace(board.shots[0], source=source), *board.shots[1:])
        made = replace(board, shots=shots)
        timing = timed(made)
        captioner = captioner_of(made, timing)
        assert captioner.cues(timing.shots[1]) != ()
        assert film_cues(timing, made)[0].words[0].text == words.split()[0]
        return captioner.cues(timing.shots[0])

    assert own_captions(Title(text=whole)) == ()
    assert own_captions(Things(items=(key,), text=whole.split(" ", 1)[1])) == own_captions(
        Things(items=(key,))
    )
    assert own_captions(Things(items=(key,), text=whole)) == ()
    assert own_captions(Things(items=(replace(key, text=words.split()[0]),))) != ()
    first, rest = whole.split(" ", 1)
    assert own_captions(Points(items=(rest,))) != ()
    assert own_captions(Points(items=(rest,), title=first)) == ()


def test_captions_on_light_cards_stand_in_a_box(board, timed):
    """More of the frame is painted than letters alone cover."""
    items = Points(items=("Red", "Green"))
    listed = replace(board, shots=(replace(board.shots[0], source=items), *board.shots[1:]))
    painted = []
    for each in (board, listed):
        timing = timed(each)
        painter = captioner_of(each, timing).painter(timing.shots[0])
        frame = painter(GREY, timing.shots[0].words()[0].start + 0.1)
        painted.append(int((frame != GREY).any(axis=2).sum()))
    assert painted[1] > painted[0]


def test_the_label_stands_above_throughout_or_in_the_first_seconds(board, timed):
    """And only the shots that have it depend on it."""
    board = replace(board, captions="off")
    timing = timed(board)
    first, _, last = timing.shots
    for kind, at_start, at_end in (("corner", True, True), ("first", True, False)):
        captioner = captioner_of(board, timing, kind)
        rows = changed(captioner.painter(first), 0.0)
        assert (len(rows) > 0) == at_start
        assert rows.max() < 48
        assert (len(changed(captioner.painter(last), 1.0)) > 0) == at_end
    plain, labelled = captioner_of(board, timing), captioner_of(board, timing, "first")
    assert labelled.data(last) == [plain.data(last), None]
    assert labelled.data(first) != [plain.data(first), None]
    with pytest.raises(InvalidInput, match="label"):
        FilmOptions(label="big")
