"""English and Chinese by espeak-ng, where it is installed on the system.

It sounds like a machine, and it is small and exact: its own events say when each word and sound
is heard. It runs in a process of its own (`espeak_child`), and nothing of it is part of this
package: its licence is the GPL.
"""

from __future__ import annotations

import ctypes.util
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from onionskin.errors import InvalidInput, OnionskinError
from onionskin.finish.saying.languages import sayings_of
from onionskin.finish.saying.saying import Saying, sentences_of, spelled
from onionskin.finish.speech import (
    NO_PRONUNCIATIONS,
    Phoneme,
    Speech,
    refuse_unspeakable,
)
from onionskin.finish.voices.sounding import (
    LEAD_SECONDS,
    PAUSE_SECONDS,
    TAIL_SECONDS,
    Reel,
    Samples,
    faded,
    heard_between,
    heard_until,
    loudness_db,
    placed,
    resampled,
)

LIBRARY: str | None = None
"""Path of the library; None for the system's."""
DATA: str = ""
"""Folder of its data; "" for the one that it knows."""
WORDS_PER_MINUTE: Final = 160
VOICE_OF: Final = {"en": "en-us", "zh": "cmn"}
SECONDS_TO_WAIT: Final = 60


class EspeakVoice:
    """espeak-ng: "espeak", or one of its variants ("espeak:f2", "espeak:m3")."""

    about = "the system's espeak-ng: clear, but robotic"
    languages = frozenset(VOICE_OF)
    revision = "1"
    licence = "espeak-ng, a program installed on this system (GPL-3.0-or-later)"

    def __init__(self, variant: str = "") -> None:
        """Raises InvalidInput for a variant that is no letters and digits."""
        if not re.fullmatch(r"[A-Za-z0-9]{0,20}", variant):
            raise InvalidInput(f"{variant!r} is not a variant of espeak-ng; give one like f2 or m3")
        self._variant = variant

    @property
    def name(self) -> str:
        """ "espeak", or with its variant."""
        return f"espeak:{self._variant}" if self._variant else "espeak"

    @property
    def is_ready(self) -> bool:
        """Whether espeak-ng is on this system."""
        return bool(_library())

    def speak(
        self,
        text: str,
        *,
        language: str,
        pace: float = 1.0,
        pronunciations: Mapping[str, str] = NO_PRONUNCIATIONS,
    ) -> Speech:
        """Says a text. Raises OnionskinError where espeak-ng is missing or fails."""
        refuse_unspeakable(self, text, language, pace)
        reel = Reel()
        reel.add_silence(LEAD_SECONDS)
        sayings = sayings_of(text, language, pronunciations)
        for sentence in sentences_of(sayings):
            self._say(reel, sentence, language, pace)
            is_last = sentence[-1] is sayings[-1]
            reel.add_silence(TAIL_SECONDS if is_last else PAUSE_SECONDS[sentence[-1].pause] / pace)
        return Speech(sound=reel.sound(), words=tuple(reel.words), phonemes=tuple(reel.phonemes))

    def _say(self, reel: Reel, sentence: Sequence[Saying], language: str, pace: float) -> None:
        text, owners = spelled(sentence)
        heard = self._heard(text, language, pace) if text else None
        texts = [saying.text for saying in sentence]
        if heard is None or not len(heard.samples):
            reel.words += placed(texts, {}, reel.seconds, 0)
            return
        first, last = heard_between(heard.samples)
        at = reel.seconds - first
        loud = loudness_db(heard.samples)
        reel.phonemes += _phonemes(heard.events, loud, first, last, at)
        times = _times(heard.events, owners, loud, first, last)
        reel.words += placed(texts, times, at, last)
        cut = heard.samples[round(first * 48_000) : round(last * 48_000)]
        reel.add(faded(cut))

    def _heard(self, text: str, language: str, pace: float) -> _Heard:
        library = _library()
        if not library:
            raise OnionskinError(
                "espeak-ng is not on this system; install it (on Debian and Ubuntu: apt install "
                "espeak-ng), or choose another voice"
            )
        asked = {
            "library": library,
            "data": DATA,
            "voice": VOICE_OF[language] + (f"+{self._variant}" if self._variant else ""),
            "rate": round(WORDS_PER_MINUTE * pace),
            "text": text,
        }
        return _spoken(asked)


@dataclass(frozen=True, slots=True)
class _Heard:
    """A sentence: samples at 48,000 a second, and [kind, place, length, ms, symbol] of events."""

    samples: Samples
    events: list[list[Any]]


def _spoken(asked: Mapping[str, object]) -> _Heard:
    child = Path(__file__).with_name("espeak_child.py")
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(child)],
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=SECONDS_TO_WAIT,
        )
    except subprocess.TimeoutExpired:
        raise OnionskinError(f"espeak-ng did not answer in {SECONDS_TO_WAIT} s") from None
    if done.returncode:
        reason = (done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it stopped"])[-1]
        raise OnionskinError(f"espeak-ng could not speak: {reason}")
    head, _, sound = done.stdout.partition(b"\n")
    facts = json.loads(head)
    samples: Samples = np.frombuffer(sound, "<i2").astype(np.float32) / np.float32(32768)
    return _Heard(resampled(samples, facts["sample_rate"]), facts["events"])


def _times(
    events: Sequence[Sequence[Any]],
    owners: Sequence[int],
    loud: Any,
    first: float,
    last: float,
) -> dict[int, tuple[float, float]]:
    """When each word of a sentence is heard, by its index."""
    times: dict[int, tuple[float, float]] = {}
    words = [each for each in events if each[0] == "word"]
    for index, (_, place, _, milliseconds, _) in enumerate(words):
        start = max(milliseconds / 1000, first)
        end = min(words[index + 1][3] / 1000 if index + 1 < len(words) else last, last)
        owner = owners[min(max(place - 1, 0), len(owners) - 1)]
        end = heard_until(loud, start, max(end, start))
        times[owner] = (times.get(owner, (start, 0.0))[0], end)
    return times


def _phonemes(
    events: Sequence[Sequence[Any]], loud: Any, first: float, last: float, at: float
) -> Iterable[Phoneme]:
    """Sounds in IPA, without stress marks; what has no symbol is a pause."""
    sounds = [each for each in events if each[0] == "phoneme"]
    for index, (_, _, _, milliseconds, symbol) in enumerate(sounds):
        plain = re.sub(r"\(.*?\)|[ˈˌː.]", "", symbol)  # "(en)": another language begins
        start = max(milliseconds / 1000, first)
        end = min(sounds[index + 1][3] / 1000 if index + 1 < len(sounds) else last, last)
        if plain and end > start:
            yield Phoneme(symbol=plain, start=at + start, end=at + heard_until(loud, start, end))


def _library() -> str | None:
    return LIBRARY or ctypes.util.find_library("espeak-ng")
