"""Sound is encoded piece by piece, so that its length costs no memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, cast

import av
import numpy as np
from numpy.typing import NDArray

from onionskin.film.assemble.codecs import SoundCodec
from onionskin.media.container import address
from onionskin.media.soundtrack import encoded

if TYPE_CHECKING:
    from av.audio.stream import AudioStream

SAMPLE_RATE = 48_000


def encode(path: Path, pieces: Iterable[NDArray[np.float32]], codec: SoundCodec) -> None:
    """Writes stereo samples (n, 2) at 48 kHz, piece by piece, to the file at `path`."""
    with av.open(
        address(path), "w", format=codec.container, container_options={"fflags": "+bitexact"}
    ) as target:
        stream = cast("AudioStream", target.add_stream(codec.encoder, rate=SAMPLE_RATE))
        stream.codec_context.layout = "stereo"
        stream.codec_context.format = codec.samples
        stream.codec_context.options = dict(codec.options)
        for packet in encoded(_frames(pieces), stream):
            target.mux(packet)


def _frames(pieces: Iterable[NDArray[np.float32]]) -> Iterator[av.AudioFrame]:
    first = 0
    for piece in pieces:
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(piece.T), format="fltp", layout="stereo"
        )
        frame.sample_rate, frame.pts = SAMPLE_RATE, first
        frame.time_base = Fraction(1, SAMPLE_RATE)
        first += len(piece)
        yield frame
