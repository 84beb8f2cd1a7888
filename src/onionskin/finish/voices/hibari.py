"""English by hibari, which comes with the package and works offline.

Its network says how long each phoneme lasts: the times of words are its own, not guessed.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from onionskin.errors import InvalidInput
from onionskin.finish.saying.english import english
from onionskin.finish.saying.saying import Saying, sentences_of
from onionskin.finish.speech import (
    NO_PRONUNCIATIONS,
    Speech,
    SpokenWord,
    refuse_unspeakable,
)
from onionskin.finish.voices.hibari_manners import MANNERS, Manner, synthesized
from onionskin.finish.voices.sounding import (
    LEAD_SECONDS,
    PAUSE_SECONDS,
    TAIL_SECONDS,
    Reel,
    Samples,
)
from onionskin.finish.voices.timing import IPA_OF, Part, add_to, one_more_output

if TYPE_CHECKING:
    from hibari import Hibari

DURATIONS: Final = "/Clip_output_0"
"""The place in the network where durations are."""
MAX_PHONEMES: Final = 380
"""At once; longer sentences are said in parts."""
UNSAID_SECONDS: Final = 0.12
"""Of silence for every letter that the voice cannot say."""
SPEAKABLE: Final = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ0-9]")


class HibariVoice:
    """hibari-tts: the voice "heart", one of its manners, or another voice of hibari's.

    Those others ("emma", "fenrir", "fable", "kore") are used where hibari has fetched them;
    onionskin fetches nothing.
    """

    about = "American English; variants: hibari:deep, :bright, :tenor, :low and :child"
    languages = frozenset({"en"})
    licence = "hibari-tts, Apache-2.0"

    def __init__(self, kind: str = "heart") -> None:
        """Raises InvalidInput for a kind that there is not."""
        self._kind = kind
        self._manner = MANNERS.get(kind, Manner())
        self._lock = threading.Lock()
        self._voice = "heart" if kind in MANNERS else kind
        if kind not in MANNERS:
            self._path = _path_of(kind)
        else:
            self._path = ""

    @property
    def name(self) -> str:
        """ "hibari", or "hibari:deep"."""
        return "hibari" if self._kind == "heart" else f"hibari:{self._kind}"

    @property
    def revision(self) -> str:
        """Of the package, of this module, and of the manner."""
        manner = self._manner
        return f"{version('hibari-tts')}/2/{manner.pitch}/{manner.size}/{manner.pace}"

    def speak(
        self,
        text: str,
        *,
        language: str,
        pace: float = 1.0,
        pronunciations: Mapping[str, str] = NO_PRONUNCIATIONS,
    ) -> Speech:
        """Says an English text; what it has no sounds for is silence of that length, and told."""
        refuse_unspeakable(self, text, language, pace)
        reel = Reel()
        reel.add_silence(LEAD_SECONDS)
        sayings = english(text, pronunciations)
        unsaid: list[str] = []
        with self._lock:
            for sentence in sentences_of(sayings):
                unsaid += self._say(reel, sentence, pace)
                is_last = sentence[-1] is sayings[-1]
                pause = PAUSE_SECONDS[sentence[-1].pause] / pace
                reel.add_silence(TAIL_SECONDS if is_last else pause)
        return Speech(
            sound=reel.sound(),
            words=tuple(reel.words),
            phonemes=tuple(reel.phonemes),
            warnings=_told(self.name, unsaid),
        )

    def _say(self, reel: Reel, sentence: Sequence[Saying], pace: float) -> list[str]:
        """Adds a sentence; gives the words that it could not say."""
        unsaid = [saying.text for saying in sentence if _has_unsayable(saying)]
        for part in self._parts(sentence):
            if isinstance(part, Saying):
                silent = UNSAID_SECONDS * max(sum(c.isalnum() for c in part.text), 1)
                start = reel.seconds
                reel.add_silence(silent)
                reel.words.append(SpokenWord(text=part.text, start=start, end=reel.seconds))
            else:
                self._say_part(reel, part, pace)
        return unsaid

    def _say_part(self, reel: Reel, part: Part, pace: float) -> None:
        if not any(sign.isalpha() for sign in part.phonemes):
            words = (saying.text for saying in part.sayings)
            reel.words += (SpokenWord(text=w, start=reel.seconds, end=reel.seconds) for w in words)
            return
        samples, durations = self._synthesized(part.phonemes, pace)
        add_to(reel, part, samples, durations)

    def _parts(self, sentence: Sequence[Saying]) -> Iterable[Part | Saying]:
        """A sentence in parts that the network takes at once; what cannot be said by itself."""
        run: list[Saying] = []
        for saying in sentence:
            if _says_nothing(saying):
                if run:
                    yield from self._cut(run)
                    run = []
                yield saying
            else:
                run.append(saying)
        if run:
            yield from self._cut(run)

    def _cut(self, run: Sequence[Saying]) -> Iterable[Part]:
        part = self._part(run)
        if len(part.phonemes) <= MAX_PHONEMES or len(run) < 2:
            yield part
            return
        middle = len(run) // 2
        clauses = [i + 1 for i, each in enumerate(run[:-1]) if each.pause]
        at = min(clauses or [middle], key=lambda place: abs(place - middle))
        yield from self._cut(run[:at])
        yield from self._cut(run[at:])

    def _part(self, run: Sequence[Saying]) -> Part:
        """The phonemes of a run of words, and whose each is."""
        g2p = self._hibari.g2p
        text, owners = _spelled(run)
        tokens = g2p.phonemize_tokens(g2p.tokenize(text))
        signs: list[str] = []
        whose: list[int] = []
        at = 0
        for token in tokens:
            owner = owners[min(at, len(owners) - 1)]
            said = (token.phonemes or "") + (" " if token.whitespace else "")
            known = [sign for sign in said if sign in self._hibari.vocab]
            signs += known
            whose += [owner] * len(known)
            at += len(token.text) + len(token.whitespace)
        return Part(tuple(run), "".join(signs).rstrip(), tuple(whose))

    def _synthesized(self, phonemes: str, pace: float) -> tuple[Samples, NDArray[np.float32]]:
        """24,000 samples per second, and how long each sign lasts with the pads at both ends."""

        ids = self._hibari.ids(phonemes)
        fed = {
            "ids": np.asarray([ids], np.int64),
            "speed": np.asarray([pace * self._manner.pace], np.float32),
        }
        *parts, durations = self._session.run(None, fed)
        generator = np.random.default_rng(_seed_of(phonemes))
        samples = synthesized([part[0] for part in parts], self._manner, generator)
        return samples.astype(np.float32), durations.ravel()

    @property
    def _hibari(self) -> Hibari:
        return _hibari(self._voice)

    @property
    def _session(self) -> Any:
        return _session(self._hibari.model_path)


@cache
def _hibari(voice: str) -> Hibari:
    """One for all manners of a voice: its dictionaries are large."""
    from hibari import Hibari

    return Hibari(voice=voice)


def phonemes_of(text: str) -> str:
    """English words in the signs of these voices, for another one that speaks some English."""
    g2p = _hibari("heart").g2p
    return " ".join(token.phonemes or "" for token in g2p.phonemize_tokens(g2p.tokenize(text)))


@cache
def _session(path: str) -> Any:
    """A voice's network, with its durations as one more output."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    network = Path(path).read_bytes() + one_more_output(DURATIONS)
    return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])


def _seed_of(phonemes: str) -> int:
    """Of the noise in a sentence, so that it sounds the same wherever it stands."""
    return int.from_bytes(hashlib.sha256(phonemes.encode()).digest()[:8])


def _spelled(run: Sequence[Saying]) -> tuple[str, list[int]]:
    """The text that hibari reads, and whose each of its letters is."""
    text, owners = "", []
    for index, saying in enumerate(run):
        word = saying.spoken
        if saying.ipa:
            word = f"[{_without_brackets(saying.spoken)}](/{_signs_of(saying.ipa)}/)"
        word += saying.mark if word else ""
        word += " " if word else ""
        text += word
        shown = _without_brackets(saying.spoken) + saying.mark + " " if saying.ipa else word
        owners += [index] * len(shown)
    return text.rstrip(), owners


def _without_brackets(text: str) -> str:
    return re.sub(r"[\[\]()]", "", text)


def _signs_of(ipa: str) -> str:
    """IPA in the voice's own signs."""
    signs = re.sub(r"[\s/.‿͡]", "", ipa)
    for sign, meant in sorted(IPA_OF.items(), key=lambda item: -len(item[1])):
        if len(meant) > 1:
            signs = signs.replace(meant, sign)
    return signs.replace("r", "ɹ").replace("g", "ɡ").replace("'", "ˈ").replace("ː", "")


def _says_nothing(saying: Saying) -> bool:
    """Whether a word of the script has letters, and none that the voice knows."""
    return bool(not saying.ipa and saying.spoken and not SPEAKABLE.search(saying.spoken))


def _has_unsayable(saying: Saying) -> bool:
    left = SPEAKABLE.sub("", saying.spoken)
    return not saying.ipa and any(each.isalpha() for each in left)


def _told(name: str, unsaid: Sequence[str]) -> tuple[str, ...]:
    if not unsaid:
        return ()
    some = ", ".join(dict.fromkeys(unsaid[:5])) + (" …" if len(unsaid) > 5 else "")
    return (
        f"voice {name} speaks English only and leaves out: {some}; give a pronunciation "
        'for each in the script\'s head ("pronunciations"), or choose another voice',
    )


def _path_of(kind: str) -> str:
    from hibari.voices import VOICES, voice_path

    if kind not in VOICES:
        known = ", ".join(sorted({*MANNERS, *VOICES}))
        raise InvalidInput(f"hibari has no voice {kind!r}; its voices are: {known}")
    try:
        return str(voice_path(kind, download_missing=False))
    except FileNotFoundError as error:
        raise InvalidInput(
            f"hibari's voice {kind} is not on this machine; download it once with: "
            f'hibari "Hello" --voice {kind} -o hello.wav'
        ) from error
