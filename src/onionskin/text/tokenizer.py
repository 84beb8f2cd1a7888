"""Cuts text into the pieces of multilingual-e5-small, and remembers where each came from.

A Unigram tokenizer (arXiv 1808.06226): of all ways to cut a word, the one whose pieces have
the greatest summed log-probability, found with Viterbi's algorithm. Written here because
the usual library takes seconds to load 250,000 pieces, and a dictionary takes a tenth of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onionskin.text.e5_file import Vocabulary

PREFIX = "query: "
"""e5 was trained with this before every query; embeddings are poor without it."""
_SPACE = "\u2581"
_UNKNOWN_PENALTY = 10.0


@dataclass(frozen=True, slots=True)
class Token:
    """A piece's number, and the characters [start, end) of the text that it stands for."""

    id: int
    start: int
    end: int


def marked(tokenizer: Tokenizer, text: str, most: int) -> list[Token]:
    """Tokens of the prefixed text between the marks of its beginning and end, `most` in all."""
    vocabulary = tokenizer.vocabulary
    body = tokenizer.tokenize(PREFIX + text)[: most - 2]
    end = len(PREFIX) + len(text)
    return [Token(vocabulary.bos, 0, 0), *body, Token(vocabulary.eos, end, end)]


class Tokenizer:
    """Text → tokens, as the original tokenizer of XLM-RoBERTa."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._ids = {piece: i for i, piece in enumerate(vocabulary.pieces) if piece}
        self._longest = max(map(len, vocabulary.pieces))
        self._unknown_score = min(vocabulary.scores) - _UNKNOWN_PENALTY
        self._cut_word = lru_cache(maxsize=65536)(self._viterbi)

    def tokenize(self, text: str) -> list[Token]:
        """The tokens of `text`, without the marks for its beginning and end."""
        characters, origins = self._normalise(text)
        tokens: list[Token] = []
        for start, end in _words(characters):
            at = start
            for id_, length in self._cut_word(characters[start:end]):
                tokens.append(_token(id_, characters, origins, at, at + length))
                at += length
        return tokens

    def _normalise(self, text: str) -> tuple[str, list[int]]:
        """The text as the pieces spell it, and the index in `text` of each of its characters."""
        replacements = self.vocabulary.replacements
        characters, origins = [_SPACE], [0]
        for index, original in enumerate(text):
            for character in replacements.get(original, original):
                mark = _SPACE if character == " " else character
                if mark == _SPACE and characters[-1] == _SPACE:
                    continue
                characters.append(mark)
                origins.append(index)
        return "".join(characters), origins

    def _viterbi(self, word: str) -> tuple[tuple[int, int], ...]:
        """The best cut of a word: (piece id, length in characters) from left to right."""
        scores, unknown = self.vocabulary.scores, self.vocabulary.unknown
        raw = [character.encode("utf-8", "replace") for character in word]
        best = [0.0] + [-1e30] * len(word)
        back = [(unknown, 0)] * (len(word) + 1)
        for start in range(len(word)):
            piece = b""
            for end in range(start + 1, len(word) + 1):
                piece += raw[end - 1]
                if len(piece) > self._longest:
                    break
                id_ = self._ids.get(piece, unknown)
                score = best[start] + scores[id_]
                if id_ != unknown and score > best[end]:
                    best[end], back[end] = score, (id_, end - start)
            if best[start] + self._unknown_score > best[start + 1]:
                best[start + 1] = best[start] + self._unknown_score
                back[start + 1] = (unknown, 1)
        return _walk_back(back)


def _walk_back(back: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    pieces, at = [], len(back) - 1
    while at > 0:
        pieces.append(back[at])
        at -= back[at][1]
    return tuple(reversed(pieces))


def _words(characters: str) -> list[tuple[int, int]]:
    """Spans from one space mark to the next: no piece reaches over a space mark."""
    starts = [i for i, character in enumerate(characters) if character == _SPACE]
    return list(zip(starts, [*starts[1:], len(characters)], strict=True))


def _token(id_: int, characters: str, origins: list[int], start: int, end: int) -> Token:
    """A token with its place in the text; the space mark before a word is not part of it."""
    first = start + 1 if characters[start] == _SPACE else start
    if first >= end:
        return Token(id_, origins[start], origins[start])
    return Token(id_, origins[first], origins[end - 1] + 1)
