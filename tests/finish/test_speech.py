"""Voices by name, and what they give."""

import subprocess
import sys

import pytest

from onionskin import UnknownVoice
from onionskin.errors import InvalidInput, OnionskinError
from onionskin.finish.speech import (
    Phoneme,
    SpokenWord,
    estimate_seconds,
    load_voice,
    voice_names,
    voice_schemes,
)


def test_voices_of_other_packages_are_found():
    """By their entry points, schemes too."""
    assert "hummer" in voice_names()
    assert "hum" in voice_schemes()


def test_a_voice_is_made_once():
    """One for every address."""
    assert load_voice("hummer") is load_voice("hummer")
    assert load_voice("hum:330") is not load_voice("hum:440")
    assert load_voice("hum:330").name == "hum:330"


@pytest.mark.parametrize(("given", "meant"), [("humer", "hummer"), ("hmu:330", "hum")])
def test_unknown_voices_get_the_nearest(given, meant):
    """And all that there are."""
    with pytest.raises(UnknownVoice, match=f"hummer.*hum:.*did you mean {meant}"):
        load_voice(given)


def test_a_voice_that_does_not_load_says_where_it_comes_from():
    """Its package is broken, not ours."""
    with pytest.raises(OnionskinError, match=r"mute does not load.*hummer:NoSuchVoice"):
        load_voice("mute")


@pytest.mark.parametrize(
    ("text", "language", "pace", "said"),
    [
        (" \n", "en", 1.0, "nothing to say"),
        ("Bonjour", "fr", 1.0, "speaks en, zh and not 'fr'.*onionskin voices"),
        ("Hello", "en", 3.0, r"give a pace of 0\.5\.\.2"),
        ("Hello", "en", float("nan"), "give a pace"),
    ],
)
def test_what_no_voice_can_say_is_refused(text, language, pace, said):
    """In one line that says what is allowed."""
    with pytest.raises(InvalidInput, match=said):
        load_voice("hummer").speak(text, language=language, pace=pace)


@pytest.mark.parametrize("times", [(-0.1, 1), (2, 1), (0, float("inf")), (float("nan"), 1)])
def test_times_of_words_and_phonemes_run_forward(times):
    """From 0 on."""
    start, end = times
    for noun in (
        lambda: SpokenWord(text="a", start=start, end=end),
        lambda: Phoneme(symbol="a", start=start, end=end),
    ):
        with pytest.raises(InvalidInput, match="0 <= start <= end"):
            noun()


def test_an_estimate_grows_with_the_text():
    """Nothing takes no time; pauses and numbers count."""
    assert estimate_seconds("", "en") == 0
    short = estimate_seconds("Sales rose this year.", "en")
    assert 0.8 < short < 2.5
    assert estimate_seconds("Sales rose to 4,200,000 this year.", "en") > short
    assert 1.5 < estimate_seconds("今年的销售额增长了。", "zh") < 3.5


def test_listing_voices_loads_none():
    """Names come from the entry points alone."""
    code = (
        "import sys; from onionskin.finish.speech import voice_names; voice_names();"
        "print({'torch', 'av', 'cv2', 'onnxruntime', 'hibari'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_voices_that_are_not_installed_are_named_so(monkeypatch):
    """Their names alone would promise that they speak."""
    monkeypatch.setattr("onionskin.finish.voices.kokoro.NEEDED", ("no_such_package",))
    with pytest.raises(UnknownVoice, match=r"hummer.*kokoro \(not installed\).* none, "):
        load_voice("nobody")
