"""An engine as another package would bring it: noise that comes into focus step by step."""

from __future__ import annotations

import hashlib
import os
import time
import zlib
from pathlib import Path

import numpy as np

from onionskin.canvas import CanvasKind
from onionskin.engines.base import Fill
from onionskin.engines.capabilities import Capabilities, refuse_unsupported
from onionskin.errors import WeightsError
from onionskin.fitting import Size
from onionskin.progress import Steps, never_cancelled, report_nothing


class PaintboxEngine:
    """Paints smooth noise that depends on everything it honours.

    The environment may slow it down (PAINTBOX_STEP_SECONDS), ask for a sign when it has
    started (PAINTBOX_SIGN names a file), keep a step from returning (PAINTBOX_STEP_NATIVE),
    or take its weights away (PAINTBOX_WEIGHTS names one).
    """

    name = "paintbox"
    weights = "paintbox-1"
    revision = "1"
    capabilities = Capabilities(
        description="Noise, for tests.",
        licence="Apache-2.0",
        generative=True,
        canvases=frozenset(CanvasKind) - {CanvasKind.LAST},
        max_frames=24,
        native_sizes=(Size(64, 64), Size(96, 48), Size(48, 96)),
        honours=frozenset({"num_inference_steps", "guidance_scale", "negative_prompt"}),
    )

    def fill(self, canvas, request, *, progress=report_nothing, cancelled=never_cancelled):
        refuse_unsupported(self.name, self.capabilities, canvas, request)
        self._load_weights()
        num_steps = request.num_inference_steps or 4
        steps = Steps(num_steps, progress, cancelled)
        words = f"{request.prompt}|{request.negative_prompt}|{request.guidance_scale}"
        seen = canvas.frames[canvas.known].tobytes() + words.encode()
        rng = np.random.default_rng([request.seed, zlib.crc32(seen)])
        frames = np.zeros(canvas.frames.shape)
        if "PAINTBOX_SIGN" in os.environ:
            Path(os.environ["PAINTBOX_SIGN"]).touch()
        if "PAINTBOX_STEP_NATIVE" in os.environ:
            hashlib.pbkdf2_hmac("sha256", b"", b"", 10**9)  # minutes, and deaf to signals
        for _ in range(num_steps):
            time.sleep(float(os.environ.get("PAINTBOX_STEP_SECONDS", "0")))
            frames += rng.uniform(0, 255 / num_steps, frames.shape)
            steps.advance("painting")
        return Fill.over(canvas, frames.astype(np.uint8), warnings=("it is only noise",))

    def close(self):
        pass

    def _load_weights(self):
        path = os.environ.get("PAINTBOX_WEIGHTS")
        if path and not Path(path).exists():
            raise WeightsError(f"there are no weights at {path}; reinstall paintbox")
