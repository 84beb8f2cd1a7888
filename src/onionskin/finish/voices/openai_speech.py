"""Voices behind an OpenAI-compatible address: `/v1/audio/speech`.

Such voices do not say when a word is heard; pauses and the length of words tell (see `aligning`).
"""

from __future__ import annotations

import io
import wave
from collections.abc import Mapping
from typing import Final

import numpy as np

from onionskin.endpoint import Endpoint, NoAnswer, can_ask
from onionskin.errors import InvalidInput, OnionskinError
from onionskin.finish.saying.languages import sayings_of
from onionskin.finish.speech import NO_PRONUNCIATIONS, Speech, refuse_unspeakable
from onionskin.finish.voices.aligning import aligned
from onionskin.finish.voices.listening import can_listen, heard_words
from onionskin.finish.voices.sounding import (
    LEAD_SECONDS,
    TAIL_SECONDS,
    Reel,
    Samples,
    faded,
    heard_between,
    resampled,
)

MODEL: Final = "gpt-4o-mini-tts"
MOST_CHARACTERS: Final = 4096
_TIMEOUT_SECONDS: Final = 180.0


class OpenAIVoice:
    """ "openai:alloy", or with its model: "openai:tts-1-hd/nova"."""

    about = "a voice at OPENAI_BASE_URL: openai:alloy, openai:MODEL/VOICE"
    languages = frozenset({"en", "zh"})

    def __init__(self, address: str) -> None:
        """`address` is a voice, or a model and a voice with a slash between."""
        self._model, _, self._voice = address.rpartition("/")
        self._model = self._model or MODEL
        if not self._voice:
            raise InvalidInput(f"openai:{address} names no voice; give openai:VOICE")

    @property
    def name(self) -> str:
        """As it is loaded by."""
        model = "" if self._model == MODEL else f"{self._model}/"
        return f"openai:{model}{self._voice}"

    @property
    def revision(self) -> str:
        """Of the model and of how its words are found; the service may change by itself."""
        return f"1/{self._model}/{can_listen()}"

    @property
    def licence(self) -> str:
        """Under the terms of the service."""
        return f"{self._model}, voice {self._voice}: under the terms of its service"

    @property
    def is_ready(self) -> bool:
        """Whether there is an endpoint to ask: the openai package, and a key or an address."""
        return can_ask()

    def speak(
        self,
        text: str,
        *,
        language: str,
        pace: float = 1.0,
        pronunciations: Mapping[str, str] = NO_PRONUNCIATIONS,
    ) -> Speech:
        """Asks the service. Raises OnionskinError where it does not answer with sound."""
        refuse_unspeakable(self, text, language, pace)
        sayings = sayings_of(text, language, pronunciations)
        asked = " ".join(_respelled(each.text, each.spoken, pronunciations) for each in sayings)
        asked = asked if language == "en" else text
        if len(asked) > MOST_CHARACTERS:
            raise InvalidInput(
                f"{len(asked)} characters at once; {self.name} takes {MOST_CHARACTERS}: cut the "
                "text into paragraphs"
            )
        samples = self._sound(asked, pace)
        first, last = heard_between(samples)
        first = max(first - LEAD_SECONDS, 0.0)
        part = faded(samples[round(first * 48_000) : round((last + 0.05) * 48_000)])
        reel = Reel()
        reel.add(part)
        reel.add_silence(TAIL_SECONDS)
        words = aligned(part, sayings, language, heard_words(part, language))
        return Speech(sound=reel.sound(), words=words)

    def _sound(self, text: str, pace: float) -> Samples:
        who = f"voice {self.name}"
        endpoint = Endpoint(who, timeout_seconds=_TIMEOUT_SECONDS)
        try:
            return _samples_of(endpoint.speech(self._model, self._voice, text, speed=pace))
        except NoAnswer as error:
            raise OnionskinError(f"{who} did not speak: {error}") from None
        except (wave.Error, EOFError, ValueError) as error:
            raise OnionskinError(f"{who} did not answer with WAV sound: {error}") from None


def _respelled(text: str, spoken: str, pronunciations: Mapping[str, str]) -> str:
    """A word as the service should read it: its own spelling, but for the film's own list."""
    core = text.strip(".,;:!?\"'()[]“”‘’")
    return text.replace(core, spoken) if core in pronunciations and core else text


def _samples_of(content: bytes) -> Samples:
    """Of a WAV file of 16 bits; streamed ones tell no length."""
    with wave.open(io.BytesIO(content)) as file:
        if file.getsampwidth() != 2:
            raise ValueError(f"{8 * file.getsampwidth()} bits a sample; only 16 are supported")
        channels, rate = file.getnchannels(), file.getframerate()
        data = file.readframes(len(content))
    whole = len(data) // (2 * channels) * 2 * channels
    samples = np.frombuffer(data[:whole], "<i2").reshape(-1, channels).mean(axis=1) / 32768
    return resampled(samples.astype(np.float32), rate)
