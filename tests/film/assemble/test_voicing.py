"""What is said: once for the same words, and by whom."""

import numpy as np
import pytest

from onionskin.errors import Cancelled, UnknownVoice
from onionskin.film.assemble import voicing
from onionskin.film.assemble.voicing import Narrator
from onionskin.film.store import Store
from onionskin.film.storyboard import BoardFigure, BoardShot, Line, Stage, Storyboard
from onionskin.finish.speech import Speech, SpokenWord
from onionskin.finish.voices import casting
from onionskin.sound import Sound


class Hummer:
    """A voice that hums for half a second a word."""

    languages = frozenset({"en"})
    is_ready = True
    revision, licence = "1", "CC0-1.0"

    def __init__(self, name):
        self.name, self.said = name, []

    def speak(self, text, *, language, pace=1.0, pronunciations=None):
        self.said.append(text)
        words = text.split()
        count = round(len(words) * 24_000 / pace)
        sound = Sound(np.full((count, 1), 0.1, np.float32), 48_000)
        spoken = tuple(
            SpokenWord(text=word, start=0.5 * index / pace, end=0.5 * (index + 1) / pace)
            for index, word in enumerate(words)
        )
        return Speech(sound=sound, words=spoken, warnings=("hummed",))


@pytest.fixture
def voices(monkeypatch):
    """Two voices by name, and nothing else."""
    found = {name: Hummer(name) for name in ("hibari", "other")}
    usual = casting.load_voice
    for module in (voicing, casting):
        monkeypatch.setattr(module, "load_voice", lambda name: found.get(name) or usual(name))
    monkeypatch.setattr(casting, "voice_names", lambda: tuple(found))
    return found


def board(*lines, **more):
    shot = BoardShot(id="a", source=Stage(prompt="a fox"), narration=lines)
    return Storyboard(title="Film", shots=(shot,), **more)


def narrate(board, folder):
    narrator = Narrator(board, Store(folder))
    return narrator.narrate(lambda found: None, lambda: False)


def test_a_line_is_spoken_once(voices, tmp_path):
    """Also in another film, unless how it is said has changed."""
    line = Line(text="Hello there.")
    for _ in range(2):
        (said,) = narrate(board(line), tmp_path).shots[0]
        assert said.seconds == 1.0
        assert [each.text for each in said.words] == ["Hello", "there."]
        assert len(said.heard().samples) == 48_000
        assert (said.voice, said.licence, said.warnings) == ("hibari", "CC0-1.0", ("hummed",))
    assert voices["hibari"].said == ["Hello there."]
    narrate(board(line, pace=2.0), tmp_path)
    narrate(board(line, pronunciations={"there": "here"}), tmp_path)
    assert len(voices["hibari"].said) == 3
    voices["hibari"].revision = "2"
    narrate(board(line), tmp_path)
    assert len(voices["hibari"].said) == 4


def test_figures_speak_with_their_own_voices(voices, tmp_path):
    """Who is given none by the cast gets one that is not the narrator's."""
    lines = (Line(text="One."), Line(text="Two.", speaker="Ann"), Line(text="Three.", speaker="Bo"))
    cast = (BoardFigure(name="Ann", voice="other"), BoardFigure(name="Bo"))
    said = narrate(board(*lines, cast=cast), tmp_path).shots[0]
    voices = [each.voice for each in said]
    assert voices[:2] == ["hibari", "other"]
    assert voices[2].startswith("hibari:")


def test_a_film_without_a_voice_has_times_all_the_same(voices, tmp_path):
    """Turned off, or in a language that nobody speaks, which is told."""
    line = Line(text="Sales rose, 三月的销售。")
    silent = narrate(board(line, voice="off"), tmp_path)
    assert silent.warnings == ()
    (said,) = silent.shots[0]
    assert said.sound is None
    assert [each.text for each in said.words][:2] == ["Sales", "rose,"]
    assert 1 < said.words[-1].end < said.spoken_seconds < said.seconds
    foreign = narrate(board(line, language="zh"), tmp_path)
    assert "no installed voice speaks zh" in foreign.warnings[0]
    assert foreign.shots[0][0].sound is None
    named = narrate(board(line, language="zh", voice="other"), tmp_path)
    assert "voice other speaks en and not zh" in named.warnings[0]


def test_an_unknown_voice_is_told_before_anything_is_spoken(voices, tmp_path):
    """Also where only one figure has it."""
    with pytest.raises(UnknownVoice):
        Narrator(board(Line(text="Hi."), voice="nobody"), Store(tmp_path))
    cast = (BoardFigure(name="Ann", voice="nobody"),)
    with pytest.raises(UnknownVoice):
        Narrator(board(Line(text="Hi.", speaker="Ann"), cast=cast), Store(tmp_path))


def test_speaking_can_be_stopped(voices, tmp_path):
    """Between two lines."""
    narrator = Narrator(board(Line(text="One."), Line(text="Two.")), Store(tmp_path))
    with pytest.raises(Cancelled):
        narrator.narrate(lambda found: None, lambda: bool(voices["hibari"].said))
    assert voices["hibari"].said == ["One."]
