"""Which voice speaks for whom."""

import pytest

from onionskin import UnknownVoice
from onionskin.finish.voices import casting, espeak
from onionskin.finish.voices.casting import cast_voices, ready_voices


@pytest.fixture(autouse=True)
def _no_espeak(monkeypatch):
    """As on a base install."""
    monkeypatch.setattr(espeak, "_library", lambda: None)


@pytest.fixture
def only_built_in(monkeypatch):
    """Without the test suite's own voice."""
    monkeypatch.setattr(casting, "voice_names", lambda: ("espeak", "hibari", "none"))


def test_english_is_spoken_by_the_voice_of_the_package():
    """First of all."""
    assert ready_voices("en")[0] == "hibari"
    assert cast_voices({}, language="en").narrator.name == "hibari"


def test_chinese_without_a_voice_is_silent_and_told(only_built_in):
    """In one line that says what would help."""
    cast = cast_voices({"小明": ""}, language="zh")
    assert cast.narrator.name == cast.voices["小明"].name == "none"
    (warning,) = cast.warnings
    assert "speaks zh" in warning
    assert "espeak-ng" in warning
    assert "\n" not in warning


def test_a_voice_of_another_language_is_told_too(monkeypatch):
    """With one that would do, whatever else is installed."""
    monkeypatch.setattr(casting, "voice_names", lambda: ("hibari", "hummer", "none"))
    cast = cast_voices({}, asked="hibari", language="zh")
    assert cast.narrator.name == "none"
    assert "hibari speaks en and not zh" in cast.warnings[0]
    assert "--voice hummer" in cast.warnings[0]


@pytest.mark.parametrize("asked", ["off", "none"])
def test_no_voice_asked_for_is_no_warning(asked):
    """It is what the person wants."""
    cast = cast_voices({"Anna": "woman"}, asked=asked, language="en")
    assert cast.narrator.name == "none"
    assert cast.warnings == ()


def test_each_speaker_has_a_voice_of_their_own():
    """By who they are, where their look or name says so."""
    looks = {"Grandpa": "old man", "Ann": "a girl of six", "Queen": "", "Bob": "man with a beard"}
    cast = cast_voices(looks, language="en")
    names = {who: voice.name for who, voice in cast.voices.items()}
    assert names == {
        "Grandpa": "hibari:deep",
        "Ann": "hibari:child",
        "Queen": "hibari:bright",
        "Bob": "hibari:tenor",
    }
    assert cast.warnings == ()


def test_more_speakers_than_voices_are_told():
    """The narrator speaks for the last."""
    cast = cast_voices({f"Guest {index}": "" for index in range(7)}, language="en")
    assert len({voice.name for voice in cast.voices.values()}) == 6
    assert "Guest 5, Guest 6" in cast.warnings[0]


def test_a_voice_that_is_not_there_is_refused():
    """As the registry does."""
    with pytest.raises(UnknownVoice, match="hibari"):
        cast_voices({}, asked="zorro", language="en")
