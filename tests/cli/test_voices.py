"""`onionskin voices`."""

import wave


def test_json_says_what_each_speaks(onionskin):
    """And whether it is ready; a broken package does not hide the others."""
    document = onionskin("voices", "--json").json
    voices = {voice["name"]: voice for voice in document["voices"]}
    assert voices["hibari"]["ready"] is True
    assert voices["hibari"]["languages"] == ["en"]
    assert "Apache-2.0" in voices["hibari"]["licence"]
    assert voices["none"]["ready"] is False
    assert "does not load" in voices["mute"]["problem"]
    assert "hibari" in document["schemes"]


def test_people_get_a_line_for_each(onionskin):
    """With its languages."""
    text = onionskin("voices").stdout
    assert any(line.split()[:3] == ["hibari", "en", "ready"] for line in text.splitlines())


def test_a_text_is_said_into_a_file(onionskin, tmp_path):
    """With the times of its words."""
    path = tmp_path / "a.wav"
    said = onionskin("voices", "say", "Good morning.", "-o", path, "--voice", "hummer", "--json")
    with wave.open(str(path)) as file:
        assert file.getframerate() == 48_000
        assert abs(file.getnframes() / 48_000 - said.json["seconds"]) < 0.001
    assert [word["text"] for word in said.json["words"]] == ["Good", "morning."]


def test_speech_is_written_as_wav_only(onionskin, tmp_path):
    """Told in one line, and nothing written."""
    done = onionskin("voices", "say", "Hi", "-o", tmp_path / "a.mp3")
    assert done.exit_code == 2
    assert "must end in .wav" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_language_that_the_voice_does_not_speak_is_refused(onionskin, tmp_path):
    """A file of silence helps nobody; the line says what would."""
    done = onionskin("voices", "say", "早上好", "-o", tmp_path / "a.wav", "--voice", "hibari",
                     "--language", "zh")  # fmt: skip
    assert done.exit_code == 2
    assert "speaks en and not zh" in done.stderr
    assert list(tmp_path.iterdir()) == []
