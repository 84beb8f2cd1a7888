"""`Speech`: what a voice said, with the times of its words; and voices by their names.

    voice = load_voice("hibari")
    speech = voice.speak("Sales rose to $4.2M.", language="en")
    speech.words     # SpokenWord("Sales", 0.05, 0.41), ..., SpokenWord("$4.2M.", 1.02, 2.6)

Voices register under the entry points `onionskin.voices`, the built-in ones too; voices that are
named by more than a word ("openai:alloy", "recording:voice.wav") under `onionskin.voice_schemes`.
Each is made once; making one costs nothing, its weights come when it first speaks.
"""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import Final, Protocol

from onionskin.errors import InvalidInput, OnionskinError, UnknownVoice
from onionskin.sound import Sound

GROUP: Final = "onionskin.voices"
SCHEMES: Final = "onionskin.voice_schemes"
"""Makers of voices that are named by what follows a colon: "openai:alloy"."""
DEFAULT_VOICE: Final = "hibari"
SAMPLE_RATE: Final = 48_000
"""Samples per second of every voice's sound."""
MIN_PACE, MAX_PACE = 0.5, 2.0
NO_PRONUNCIATIONS: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class SpokenWord:
    """A word of the script and when it is heard.

    `text` is as the script has it, with its punctuation ("$4.2M,"); of Chinese it is one
    character with the punctuation that follows it, of a number or an English word in a Chinese
    text the whole of it. Words joined, with a space where the script has one, are the script.
    `start` and `end` are seconds from the start of the speech; 0 <= start <= end.
    """

    text: str
    start: float
    end: float

    def __post_init__(self) -> None:
        _refuse_bad_times(self.text, self.start, self.end)


@dataclass(frozen=True, kw_only=True, slots=True)
class Phoneme:
    """A speech sound and when it is heard, in seconds from the start of the speech.

    `symbol` is IPA without stress marks; diphthongs and affricates are one sound of two letters
    ("aɪ", "tʃ").
    """

    symbol: str
    start: float
    end: float

    def __post_init__(self) -> None:
        _refuse_bad_times(self.symbol, self.start, self.end)


@dataclass(frozen=True, kw_only=True, slots=True)
class Speech:
    """What a voice said.

    `sound` is mono at 48,000 samples per second; the last word ends before it does. `words` are
    all words of the script in order. `phonemes` is empty where the voice knows of none.
    `warnings` are sentences for the person: what could not be said.
    """

    sound: Sound
    words: tuple[SpokenWord, ...]
    phonemes: tuple[Phoneme, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """How long the speech is heard."""
        return self.sound.duration_seconds


class Voice(Protocol):
    """Speaks text.

    The same text, language, pace and pronunciations give the same samples, wherever `revision`
    is the same.
    """

    @property
    def name(self) -> str:
        """As it is loaded by."""
        ...

    @property
    def languages(self) -> frozenset[str]:
        """What it speaks: "en", "zh"."""
        ...

    @property
    def revision(self) -> str:
        """Another for another sound of the same text: part of the key of finished work."""
        ...

    @property
    def licence(self) -> str:
        """Of what it speaks with, for the film's credits."""
        ...

    def speak(
        self,
        text: str,
        *,
        language: str,
        pace: float = 1.0,
        pronunciations: Mapping[str, str] = NO_PRONUNCIATIONS,
    ) -> Speech:
        """Says `text`; `pace` 0.5..2 is how fast, 1 as the voice does by itself.

        `pronunciations` are words of the script and how they are said: spelled otherwise
        ("Onionskin": "onion skin"), or as IPA between slashes ("Nguyen": "/wɪn/").
        Raises InvalidInput for an empty text, another pace, or a language that it does not speak.
        """
        ...


def voice_names() -> tuple[str, ...]:
    """The names of all registered voices, sorted; nothing of them is imported."""
    return tuple(sorted(_entries(GROUP)))


def voice_schemes() -> tuple[str, ...]:
    """The names before a colon that make a voice of what follows it, sorted."""
    return tuple(sorted(_entries(SCHEMES)))


def load_voice(name: str = DEFAULT_VOICE) -> Voice:
    """The voice of that name: one instance for all threads.

    Raises UnknownVoice, and OnionskinError where the voice's package does not import.
    """
    with _LOCK:
        if name not in _LOADED:
            _LOADED[name] = _made(name)
        return _LOADED[name]


def refuse_unspeakable(voice: Voice, text: str, language: str, pace: float) -> None:
    """For voices: raises InvalidInput for what none of them can say (see `Voice.speak`)."""
    if not text.strip():
        raise InvalidInput("there is nothing to say; give a text")
    if language not in voice.languages:
        speaks = ", ".join(sorted(voice.languages))
        raise InvalidInput(
            f"voice {voice.name} speaks {speaks} and not {language!r}; choose another voice "
            "(onionskin voices lists them), or none for a film without narration"
        )
    if not (isinstance(pace, int | float) and MIN_PACE <= pace <= MAX_PACE):
        raise InvalidInput(f"{pace = }; give a pace of {MIN_PACE}..{MAX_PACE:g}")


def estimate_seconds(text: str, language: str) -> float:
    """About how long a voice takes to say a text, pauses included; 0 for an empty one."""
    hanzi = len(_HANZI.findall(text))
    digits = len(re.findall(r"\d", text))
    letters = sum(len(word) for word in re.findall(r"[^\W\d_]+", _HANZI.sub(" ", text)))
    pauses = 0.35 * len(re.findall(r"[.!?。！？…]+(?=\s|$|[^\d\s])", text.strip()))
    pauses += 0.15 * len(re.findall(r"[,;:，；：、—]", text))
    return hanzi * 0.22 + digits * 0.28 + letters * 0.066 + pauses


_HANZI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LOCK = threading.RLock()
_LOADED: dict[str, Voice] = {}


def _made(name: str) -> Voice:
    scheme, _, address = name.partition(":")
    schemes, entries = _entries(SCHEMES), _entries(GROUP)
    if address and scheme in schemes:
        return _maker(name, schemes[scheme])(address)
    if name in entries:
        return _maker(name, entries[name])()
    raise UnknownVoice(_unknown(name, sorted(entries), sorted(schemes)))


def _maker(name: str, entry: EntryPoint) -> Callable[..., Voice]:
    try:
        make: Callable[..., Voice] = entry.load()
    except (ImportError, AttributeError) as error:
        raise OnionskinError(
            f"voice {name} does not load ({error}); reinstall the package it comes from: "
            f"{entry.value}"
        ) from error
    return make


def _entries(group: str) -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=group)}


def _unknown(name: str, known: list[str], schemes: list[str]) -> str:
    nearest = get_close_matches(name.partition(":")[0], [*known, *schemes], n=1, cutoff=0.5)
    hint = f"; did you mean {nearest[0]}?" if nearest else ""
    all_of_them = [*map(_with_readiness, known), *(f"{scheme}:..." for scheme in schemes)]
    return f"there is no voice {name!r}; the voices are: {', '.join(all_of_them)}{hint}"


def _with_readiness(name: str) -> str:
    """A voice's name, and that it is not installed where it cannot speak here."""
    try:
        is_ready = getattr(load_voice(name), "is_ready", True)
    except OnionskinError:
        is_ready = False
    return name if is_ready or name == "none" else f"{name} (not installed)"


def _refuse_bad_times(text: str, start: float, end: float) -> None:
    if not 0 <= start <= end < math.inf:
        raise InvalidInput(f"{text!r:.40} from {start} to {end}; give 0 <= start <= end")
