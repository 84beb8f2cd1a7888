"""A film of a set length."""

from pathlib import Path

import pytest

from onionskin import FilmOptions, make_film
from onionskin.film.assemble.length import MOST_FASTER, Room, fitted, pace_to_fit
from onionskin.film.assemble.timing import pace_of, timing_of
from onionskin.film.assemble.voicing import Narrator
from onionskin.film.script.markdown import read_markdown
from onionskin.film.store import Store
from onionskin.film.storyboard import BoardShot, Line, Stage, Storyboard
from onionskin.media.read import clip_info

SENTENCE = "The harbour is quiet at six in the morning, before the first boats."


def board_of(length, **more):
    shots = tuple(
        BoardShot(id=f"s{n}", narration=(Line(text=SENTENCE),), source=Stage(prompt="a harbour"))
        for n in range(4)
    )
    return Storyboard(title="Film", shots=shots, voice="off", length=length, **more)


def spoken(board, folder):
    return Narrator(board, Store(folder)).narrate(lambda found: None, lambda: False)


def test_pauses_make_a_film_as_long_as_asked(tmp_path):
    """To the frame, longer and shorter than by itself; words are heard to their end."""
    own = timing_of(board_of(None), spoken(board_of(None), tmp_path)).seconds
    for length in (own - 0.7, own + 0.04, 1.3 * own, 1.9 * own):
        board = board_of(length)
        narration = spoken(board, tmp_path)
        assert pace_of(board, narration) is None
        timing = timing_of(board, narration)
        assert timing.num_frames == round(length * 24)
        assert timing.warnings == ()
        for each in timing.shots:
            assert each.words()[-1].end <= timing.seconds_at(each.num_frames) + 0.05


def test_a_voice_is_a_quarter_faster_at_most(tmp_path):
    """Where pauses do not suffice; then the film is as long as asked."""
    board = board_of(None)
    own = timing_of(board, spoken(board, tmp_path)).seconds
    asked = board_of(0.8 * own)
    pace = pace_of(asked, spoken(asked, tmp_path))
    assert 1 < pace <= MOST_FASTER
    faster = spoken(board_of(0.8 * own, pace=pace), tmp_path)
    timing = timing_of(asked, faster)
    assert timing.seconds == pytest.approx(0.8 * own, abs=0.05)
    assert timing.warnings == ()


@pytest.mark.parametrize(("length", "word"), [(2.0, "shorten"), (600.0, "add text")])
def test_what_cannot_be_is_said(tmp_path, length, word):
    """With the length that there is, and what to do."""
    board = board_of(length)
    timing = timing_of(board, spoken(board, tmp_path))
    assert len(timing.warnings) == 1
    assert word in timing.warnings[0]
    assert f"instead of {length:g} s" in timing.warnings[0]


def test_shots_with_seconds_of_their_own_keep_them():
    """The others give way."""
    rooms = [Room(own=3, least=3, is_set=True), Room(own=4, least=2), Room(own=4, least=3)]
    assert fitted(rooms, 11)[0] == [3, 4, 4]
    assert fitted(rooms, 15)[0] == [3, 6, 6]
    assert fitted(rooms, 8)[0] == [3, 2, 3]
    assert pace_to_fit(rooms, 4, 7, 1.0) > 1


def test_a_script_may_say_its_length(tmp_path: Path):
    """In the front matter; the finished file is so long."""
    script = tmp_path / "a.md"
    front = "---\nlength: 7\nsize: 128x72\nvoice: off\nmusic: off\n---\n\n"
    script.write_text(f"{front}> A cat sleeps\n\nShh.\n\n> A dog runs\n\nGo.\n")
    assert read_markdown(script.read_text(), tmp_path).settings.length == 7
    made = make_film(script, tmp_path / "a.mp4", FilmOptions(preview=True))
    assert made.seconds == pytest.approx(7, abs=0.05)
    assert float(clip_info(tmp_path / "a.mp4").duration_seconds) == pytest.approx(7, abs=0.05)
