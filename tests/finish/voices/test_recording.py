"""A person's own recording."""

import numpy as np
import pytest

from onionskin.errors import InvalidInput, MediaError
from onionskin.finish.speech import load_voice
from onionskin.finish.voices import recording
from onionskin.finish.voices.sounding import wave_bytes
from onionskin.sound import Sound
from onionskin.testing import VoiceContract

LINES = ["The river rose all night.", "By morning, the bridge was gone.", "Nobody was hurt."]


@pytest.fixture(autouse=True)
def _nobody_listens(monkeypatch):
    """Pauses tell, whether a recogniser is installed or not."""
    monkeypatch.setattr(recording, "heard_words", lambda samples, language: ())


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Three lines spoken into a file, in two channels."""
    speech = load_voice("hibari").speak("\n\n".join(LINES), language="en")
    path = tmp_path_factory.mktemp("told") / "voice.wav"
    path.write_bytes(wave_bytes(Sound(np.repeat(speech.sound.samples, 2, axis=1), 48_000)))
    return path, speech


def test_each_line_is_its_part_of_the_recording(told):
    """Its words where they are heard, its length that of the person."""
    path, speech = told
    voice = load_voice(f"recording:{path}")
    voice.prepare(LINES, language="en")
    at = 0
    for line in LINES:
        said = voice.speak(line, language="en")
        true = speech.words[at : at + len(line.split())]
        at += len(true)
        assert [word.text for word in said.words] == line.split()
        length = true[-1].end - true[0].start
        assert said.words[-1].end - said.words[0].start == pytest.approx(length, abs=0.3)
        assert length < said.seconds < length + 0.6
        assert said.words[0].start < 0.2


def test_the_revision_follows_the_file_and_the_script(told):
    """So that finished work is made anew when either changes."""
    path, _ = told
    voice = recording.RecordingVoice(str(path))
    alone = voice.revision
    voice.prepare(LINES, language="en")
    whole = voice.revision
    voice.prepare(LINES[:2], language="en")
    assert len({alone, whole, voice.revision}) == 3


def test_lines_that_are_not_of_the_script_are_refused(told):
    """A recording says nothing else."""
    voice = recording.RecordingVoice(str(told[0]))
    voice.prepare(LINES, language="en")
    with pytest.raises(InvalidInput, match="not a line of the script"):
        voice.speak("Something else.", language="en")


def test_missing_and_silent_files_are_told(tmp_path):
    """In one line."""
    with pytest.raises(MediaError, match="missing; give the recording"):
        load_voice(f"recording:{tmp_path / 'no.wav'}")
    silent = tmp_path / "silent.wav"
    silent.write_bytes(wave_bytes(Sound(np.zeros((4800, 1), np.float32), 48_000)))
    with pytest.raises(MediaError, match="there is no sound"):
        load_voice(f"recording:{silent}").speak("Hi.", language="en")


class TestRecording(VoiceContract):
    """Of whatever text is asked for, all of the recording is its part."""

    @pytest.fixture
    def voice(self, told):
        return recording.RecordingVoice(str(told[0]))

    def test_a_higher_pace_takes_less_time(self, voice, language):
        """It keeps its own, and says so."""
        said = voice.speak("The river rose.", language=language, pace=1.5)
        assert "keeps its own pace" in said.warnings[0]
