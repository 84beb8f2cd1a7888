"""Keeps the planner's network in a file, with the meanings of the cast beside it.

To embed the names of a whole cast takes seconds, so the vectors of the library are kept
with the weights, each under a checksum of its names; entries that are new (a person's own
pictures) or were renamed are embedded when they are met.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from onionskin.cast.cast import Cast, CastEntry
from onionskin.errors import WeightsError
from onionskin.planner.model import PlannerConfig, PlannerModel
from onionskin.text.encoder import TextEncoder

WEIGHTS = Path(__file__).parent / "weights" / "planner.safetensors"
_FORMAT = "onionskin-planner-1"
_MODEL = "model."
_CAST = "cast.embeddings"
_SYNONYMS = 4


@dataclass(frozen=True, slots=True, eq=False)
class PlannerWeights:
    """A network ready to be asked, and the embeddings it knows: vectors (2, 384) by checksum."""

    model: PlannerModel
    known: dict[int, Tensor]


def save_planner(path: Path, model: PlannerModel, cast: Cast, embeddings: Tensor) -> None:
    """Writes the weights and `embeddings` (2, E, 384) of the cast's E entries as float16.

    Their SHA-256 goes into `PATH.sha256`.
    """
    tensors = {_MODEL + name: value.half() for name, value in model.state_dict().items()}
    tensors[_CAST] = embeddings.half().contiguous()
    metadata = {
        "format": _FORMAT,
        "config": json.dumps(asdict(model.config)),
        "cast": json.dumps([checksum(entry) for entry in cast.entries]),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, path, metadata)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    _sum_of(path).write_text(digest + "\n", encoding="utf-8")


@lru_cache(maxsize=2)
def load_planner(path: Path = WEIGHTS) -> PlannerWeights:
    """The planner of a file, float32.

    Raises WeightsError where it is missing, of another version, or not as its checksum says
    (`FILE.sha256` beside it; a file without one is taken as it is).
    """
    _check_sum(path)
    try:
        with safe_open(path, "pt") as file:
            metadata = file.metadata() or {}
            tensors = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118
        if metadata.get("format") != _FORMAT:
            raise ValueError(f"it holds {metadata.get('format', 'something else')!r}")
        model = PlannerModel(PlannerConfig(**json.loads(metadata["config"])))
        vectors = tensors.pop(_CAST)
        model.load_state_dict({name[len(_MODEL) :]: value for name, value in tensors.items()})
        sums = json.loads(metadata["cast"])
        return PlannerWeights(model.eval(), dict(zip(sums, vectors.unbind(1), strict=True)))
    except (OSError, SafetensorError, KeyError, TypeError, ValueError, RuntimeError) as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise _unusable(path, reason) from error


def _check_sum(path: Path) -> None:
    """Raises WeightsError where a file is not what its checksum says."""
    try:
        wanted = _sum_of(path).read_text(encoding="utf-8").split()
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return  # no checksum, or no file: loading tells
    except UnicodeDecodeError:
        wanted, found = ["damaged"], ""
    if wanted != [found]:
        raise _unusable(path, "its checksum differs")


def _sum_of(path: Path) -> Path:
    return path.with_name(path.name + ".sha256")


def _unusable(path: Path, reason: str) -> WeightsError:
    return WeightsError(
        f"the planner's weights {path} cannot be used ({reason}); they are missing, damaged or "
        f"not {_FORMAT!r}: reinstall onionskin"
    )


def embed_cast(cast: Cast, encoder: TextEncoder) -> Tensor:
    """The meanings of the entries' names, float32 (2, E, 384): English, then Chinese."""
    texts = [_texts(entry) for entry in cast.entries]
    return torch.stack([encoder.embed([pair[i] for pair in texts]) for i in (0, 1)])


@lru_cache(maxsize=4)
def cast_embeddings(cast: Cast, weights: PlannerWeights, encoder: TextEncoder) -> Tensor:
    """As `embed_cast`, from the weights file as far as it knows the entries."""
    sums = [checksum(entry) for entry in cast.entries]
    strange = [entry for entry, s in zip(cast.entries, sums, strict=True) if s not in weights.known]
    fresh = dict(zip(strange, embed_cast(Cast(strange), encoder).unbind(1), strict=True))
    vectors = [
        weights.known[s] if s in weights.known else fresh[entry]
        for entry, s in zip(cast.entries, sums, strict=True)
    ]
    return torch.stack(vectors, 1)


def checksum(entry: CastEntry) -> int:
    """A number that changes when the names of an entry do."""
    return zlib.crc32("|".join(_texts(entry)).encode())


def _texts(entry: CastEntry) -> tuple[str, str]:
    """What is embedded of an entry: its names in English and in Chinese."""
    return (
        ", ".join((entry.name, *entry.synonyms[:_SYNONYMS])),
        "、".join((entry.name_zh, *entry.synonyms_zh[:_SYNONYMS])),
    )
