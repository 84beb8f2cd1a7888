"""Sounds at the sample rate and in the two channels of a film."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onionskin.sound import Sound

if TYPE_CHECKING:
    import av

Samples = NDArray[np.float32]


def stereo_samples(sound: Sound, sample_rate: int) -> Samples:
    """Samples (n, 2) of a sound at another rate; one channel is heard on both sides."""
    samples = sound.samples
    if sound.sample_rate != sample_rate and len(samples):
        samples = _resampled(samples, sound.sample_rate, sample_rate)
    if samples.shape[1] == 1:
        samples = np.repeat(samples, 2, axis=1)
    return samples


def _resampled(samples: Samples, old: int, new: int) -> Samples:
    """Samples at another rate, as many as last as long, without what a lower rate cannot hold."""
    import av

    layout = "stereo" if samples.shape[1] == 2 else "mono"
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), "fltp", layout)
    frame.sample_rate, frame.pts = old, 0
    resampler = av.AudioResampler("fltp", layout, new)
    pieces = [*resampler.resample(frame), *resampler.resample(None)]
    heard = np.concatenate([_values(piece) for piece in pieces])
    result = np.zeros((round(len(samples) * new / old), samples.shape[1]), np.float32)
    kept = min(len(result), len(heard))
    result[:kept] = heard[:kept]
    return result


def _values(piece: av.AudioFrame) -> Samples:
    values: Samples = piece.to_ndarray().T.astype(np.float32, copy=False)
    return values
