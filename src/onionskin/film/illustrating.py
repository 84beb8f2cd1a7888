"""Pictures for narrated sentences, found by what the sentences mean.

`illustrations/` is a book of pictures that the stage draws well and that somebody has looked
at, each with sentences that it illustrates, in English and Chinese. A narrated sentence gets the
picture whose sentences are nearest to it in meaning (vectors of multilingual-e5-small, see
`text.sentence`), those of the film's own subject first. `scripts/compile_illustrations.py` makes
`book.safetensors` of the YAML files.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onionskin.planner.lexicon import is_chinese

BOOK: Final = Path(__file__).parent / "illustrations" / "book.safetensors"
SURE: Final = 0.56
"""A likeness from which a picture shows what is said, whatever else could be drawn of it."""
NEAR: Final = 0.48
"""A likeness from which a picture illustrates a sentence."""
SENSIBLE: Final = 0.42
"""A likeness from which what was read of a sentence keeps its meaning."""
_SUBJECT: Final = 0.08
"""What belonging to the film's subject adds to a likeness."""
_GENERAL: Final = 0.03
_OTHER: Final = 0.08
"""What being of no subject, or of one that the film never speaks of, takes from a likeness."""
_SEEN: Final = 0.12
"""What having been seen a short while before takes from one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Illustration:
    """A picture of the book."""

    show: str
    """A stage prompt, in English."""
    domain: str
    time: str = ""
    weather: str = ""
    camera: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """The nearest picture to a text, and how near it is: 1 is the same words, 0 no relation."""

    picture: Illustration
    likeness: float


class Book:
    """All illustrations, and the meanings of the sentences that they illustrate."""

    def __init__(
        self,
        pictures: Sequence[Illustration],
        owners: NDArray[np.int32],
        vectors: NDArray[np.float32],
        centers: NDArray[np.float32],
        words: Mapping[str, Sequence[str]],
    ) -> None:
        """`vectors` (sentences, 384) are centred and of length 1; `owners` their pictures.

        `centers` (2, 384) are the mean meanings of English and of Chinese sentences.
        """
        self.pictures = tuple(pictures)
        self.words = {domain: tuple(each) for domain, each in words.items()}
        self._owners, self._vectors, self._centers = owners, vectors, centers

    @classmethod
    def load(cls) -> Book:
        """The book of the package, read once."""
        return _load(BOOK)

    def subjects(self, text: str) -> dict[str, float]:
        """How much a text is about each domain, from 0 to 1; the one most spoken of has 1."""
        folded = f" {text.casefold()} "
        counts = Counter(
            {
                domain: sum(_times(word, folded) for word in words)
                for domain, words in self.words.items()
            }
        )
        most = max(counts.values(), default=0)
        return {domain: count / most for domain, count in counts.items() if count}

    def nearest(
        self,
        text: str,
        subjects: Mapping[str, float],
        seen: Collection[Illustration] = (),
        *,
        num_pictures: int = 1,
    ) -> list[Found]:
        """The pictures nearest to a text in meaning, the nearest first; those `seen` stand back.

        Of another subject than the film's only what is near enough by itself.
        """
        if not self.pictures:
            return []
        likeness = np.full(len(self.pictures), -1.0)
        np.maximum.at(likeness, self._owners, self._vectors @ self.meaning(text))
        weighed = np.round(likeness, 3)
        for index, picture in enumerate(self.pictures):
            weighed[index] += self._belonging(picture.domain, subjects)
            weighed[index] -= _SEEN * (picture in seen)
        best = np.argsort(-weighed, kind="stable")[:num_pictures]
        return [Found(picture=self.pictures[n], likeness=float(weighed[n])) for n in best]

    def _belonging(self, domain: str, subjects: Mapping[str, float]) -> float:
        if not self.words.get(domain):
            return -_GENERAL
        if not subjects:
            return 0.0
        return _SUBJECT * subjects[domain] if domain in subjects else -_OTHER

    def meaning(self, text: str) -> NDArray[np.float32]:
        """The centred meaning of a text, float32 (384,) of length 1."""
        vector = _embedded(text) - self._centers[int(is_chinese(text))]
        return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), dtype=np.float32)

    def likeness(self, text: str, other: str) -> float:
        """How near two texts are in meaning, on the same scale."""
        return float(self.meaning(text) @ self.meaning(other))


@lru_cache(maxsize=256)
def _embedded(text: str) -> NDArray[np.float32]:
    """Kept, for a sentence is compared with the book and with what was read of it."""
    from onionskin.text.sentence import SentenceEncoder

    return SentenceEncoder.load().embed(text)


def _times(word: str, folded: str) -> int:
    if is_chinese(word):
        return folded.count(word)
    return folded.count(f" {word}") if len(word) > 3 else folded.count(f" {word} ")


@lru_cache(maxsize=1)
def _load(path: Path) -> Book:
    from safetensors import safe_open

    with safe_open(path, framework="numpy") as file:
        told = json.loads(file.metadata()["book"])
        packed, owners, centers = (
            file.get_tensor(each) for each in ("vectors", "owners", "centers")
        )
    vectors = packed.astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    pictures = [Illustration(**each) for each in told["pictures"]]
    return Book(pictures, owners, vectors, centers, told["words"])
