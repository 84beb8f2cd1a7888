"""Speech sounds become shapes of a mouth, frame by frame."""

from __future__ import annotations

from fractions import Fraction

import pytest

from onionskin.finish.mouths import PAUSE_SECONDS, SHAPES, mouths_of, shapes_of
from onionskin.finish.speech import Phoneme
from onionskin.finish.voices.timing import IPA_OF
from onionskin.stage.pose import VISEMES
from onionskin.stage.script import MouthKey

FPS = Fraction(24)
HIBARI = "f i b ɔ l p t m ɑ ɹ ə k s ʃ dʒ ɪ v z ɡ n ŋ h w j ʌ ɛ ʊ u æ θ ð ɾ ɜ ʒ tʃ aɪ eɪ oʊ aʊ ɔɪ"
ESPEAK = "iː ɑː ɔː uː ɜː ɚ ɐ ᵻ əʊ eə oːɹ n̩ əl ɬ x r"
ESPEAK_ZH = "ts tsh tɕ tɕh ʂ ʈʂ s. i5 ɑu5 ou2 onɡ5 yɛ2 əɜ i.5 uo2 x ph"


def sound(symbol: str, start: float, end: float) -> Phoneme:
    """A sound of a voice."""
    return Phoneme(symbol=symbol, start=start, end=end)


def frames_of(keys: tuple[MouthKey, ...], num_frames: int) -> list[str]:
    """The shape that stands in each frame."""
    found = []
    for index in range(num_frames):
        t = float(index / FPS) + 1e-6
        found.append(next(key.viseme for key in reversed(keys) if key.start <= t))
    return found


@pytest.mark.parametrize("symbol", f"{HIBARI} {ESPEAK} {ESPEAK_ZH}".split())
def test_every_sound_of_the_voices_has_its_shapes(symbol: str):
    """None of them falls back to the shape of sounds that nobody knows."""
    assert any(each in symbol for each in SHAPES)
    assert all(viseme in VISEMES and viseme != "rest" for viseme, _ in shapes_of(symbol))


def test_all_that_hibari_calls_by_a_letter_of_its_own_is_known():
    """Its diphthongs and affricates too."""
    assert all(any(each in ipa for each in SHAPES) for ipa in IPA_OF.values())


def test_sounds_look_as_they_are_made():
    """Lips meet, teeth touch the lip, the tongue is seen; a diphthong is two shapes."""
    told = {symbol: [viseme for viseme, _ in shapes_of(symbol)] for symbol in "mpvθlw"}
    assert told == {"m": ["m"], "p": ["m"], "v": ["f"], "θ": ["th"], "l": ["l"], "w": ["u"]}
    assert [viseme for viseme, _ in shapes_of("aɪ")] == ["a", "i"]
    assert shapes_of("tsh") == shapes_of("ts")
    assert shapes_of("ɑː") == shapes_of("ɑ5") == shapes_of("ɑ")


def test_a_mouth_is_closed_before_after_and_in_pauses():
    """And not in the short silences of speech."""
    sounds = [sound("ɑ", 0.25, 0.5), sound("i", 0.5 + PAUSE_SECONDS / 2, 0.75), sound("o", 1, 1.25)]
    keys = mouths_of(sounds, num_frames=36, fps=FPS)
    shown = frames_of(keys, 36)
    assert set(shown[:6]) == {"rest"}
    assert set(shown[6:12]) == {"a"}
    assert "rest" not in shown[6:18]
    assert set(shown[18:24]) == {"rest"}
    assert set(shown[24:30]) == {"o"}
    assert set(shown[30:]) == {"rest"}


def test_lips_that_meet_for_less_than_a_frame_are_seen():
    """A b of 25 ms between two vowels."""
    sounds = [sound("ɑ", 0.0, 0.25), sound("b", 0.25, 0.275), sound("ɑ", 0.275, 0.5)]
    assert frames_of(mouths_of(sounds, num_frames=12, fps=FPS), 12)[6] == "m"


def test_nothing_said_is_a_mouth_at_rest():
    """From the first frame on."""
    assert mouths_of([], num_frames=5, fps=FPS) == (MouthKey(start=0, viseme="rest"),)
