"""What `measure` sees in clips with a planted defect, kept between runs.

Watching a clip costs minutes of a run, judging what was seen costs nothing: signals are kept
in a folder under the hash of the frames and of all code that watches.
"""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import numpy as np
from benchmarks.stability.clean import Frames

import onionskin
from onionskin.stability.measuring.footage import ClipFootage
from onionskin.stability.measuring.measure import observe_footage
from onionskin.stability.measuring.metrics import Measures, measures_of
from onionskin.stability.measuring.signals import Signals

_WATCHING = (
    "motion/flow.py",
    "motion/inbetween.py",
    "motion/light.py",
    "stability/measuring/camera.py",
    "stability/measuring/footage.py",
    "stability/measuring/comparing.py",
    "stability/measuring/observer.py",
    "stability/measuring/signals.py",
)


class Watcher:
    """Measures clips in memory; `folder` keeps what was seen of them."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._code = _code_hash()
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def measures(self, frames: Frames, fps: object) -> Measures:
        """The measures of uint8 (T, H, W, 3) at `fps`."""
        height, width = frames.shape[1:3]
        return measures_of(self._signals(frames, fps), float(fps), width, height)  # type: ignore[arg-type]

    def _signals(self, frames: Frames, fps: object) -> Signals:
        digest = hashlib.sha256(self._code + repr((fps, frames.shape)).encode())
        digest.update(np.ascontiguousarray(frames).tobytes())
        if self._folder is None:
            return _watched(frames, fps)
        kept = self._folder / f"{digest.hexdigest()[:24]}.pickle"
        if not kept.exists():
            part = kept.with_suffix(".part")
            part.write_bytes(pickle.dumps(_watched(frames, fps)))
            part.replace(kept)
        signals = pickle.loads(kept.read_bytes())
        assert isinstance(signals, Signals)
        return signals


def _watched(frames: Frames, fps: object) -> Signals:
    from onionskin import Clip

    return observe_footage(ClipFootage(Clip(frames, fps)))  # type: ignore[arg-type]


def _code_hash() -> bytes:
    folder = Path(onionskin.__file__).parent
    text = b"".join((folder / name).read_bytes() for name in _WATCHING)
    return hashlib.sha256(text).digest()
