"""What an editor gets of a film."""

from dataclasses import replace
from pathlib import Path

import av
import opentimelineio as otio
import pytest

from onionskin.errors import Cancelled, InvalidInput
from onionskin.film.asked import FilmOptions
from onionskin.film.make import make_film
from onionskin.film.sources.brief import Effect


def frames_of(path):
    with av.open(str(path)) as opened:
        return [each.to_ndarray(format="rgb24")[60, 60] for each in opened.decode(video=0)]


@pytest.fixture
def options(tmp_path):
    return FilmOptions(preview=True, handover=tmp_path / "cut", captions="soft")


def test_an_editor_gets_shots_with_handles_and_sound_apart(board, hand, store, options, tmp_path):
    """Frame for frame as the film has them, and nothing missing."""
    hand.effects = (Effect(name="ping", at=0.5),)
    scored = replace(board, music="calm", voice="auto")
    made = make_film(scored, tmp_path / "film.mp4", options, store=store, draw=hand)
    folder = Path(made.beside["handover"])
    assert sorted(each.name for each in folder.iterdir()) == [
        "captions.srt", "effects.wav", "film.fcpxml", "film.otio", "music.wav", "shots",
        "voice.wav",
    ]  # fmt: skip
    left_out = [each.split()[0] for each in made.warnings if "left out" in each]
    assert left_out == ["film.edl", "film.xml"]  # tapes know no twelve frames a second
    for name in ("effects", "music", "voice"):
        sound = read_wav(folder / f"{name}.wav")
        assert abs(sound - made.seconds) < 0.02
    names = [each.name for each in sorted((folder / "shots").iterdir())]
    assert names == ["01-red.mp4", "02-green.mp4", "03-blue.mp4"]
    green = frames_of(folder / "shots" / "02-green.mp4")
    own = round(made.shots[1].seconds * 12)
    assert len(green) > own
    assert all(colour[1] > 120 > colour[0] for colour in green)

    track = otio.adapters.read_from_file(str(folder / "film.otio")).video_tracks()[0]
    clips = list(track.find_clips())
    assert [each.name for each in clips] == ["red", "green", "blue"]
    assert clips[1].source_range.duration.value == own
    assert clips[1].source_range.start_time.value == len(green) - own
    kinds = [type(each).__name__ for each in track]
    assert kinds == ["Clip", "Transition", "Clip", "Clip"]


def read_wav(path):
    """How long a file is heard, in seconds."""
    with av.open(str(path)) as opened:
        stream = opened.streams.audio[0]
        return float(stream.duration * stream.time_base)


def test_a_folder_that_holds_something_is_left_alone(board, hand, store, options, tmp_path):
    """Before anything is drawn."""
    (tmp_path / "cut").mkdir()
    (tmp_path / "cut" / "mine").write_text("mine")
    with pytest.raises(InvalidInput, match="is not empty; name a new folder"):
        make_film(board, tmp_path / "film.mp4", options, store=store, draw=hand)
    assert hand.drawn == []
    assert [each.name for each in (tmp_path / "cut").iterdir()] == ["mine"]


def test_where_it_is_stopped_nothing_is_left(board, hand, store, options, tmp_path):
    """The film itself is whole by then."""
    film = tmp_path / "film.mp4"
    with pytest.raises(Cancelled):
        make_film(board, film, options, store=store, draw=hand, cancelled=film.exists)
    assert list((tmp_path / "cut").iterdir()) == []
