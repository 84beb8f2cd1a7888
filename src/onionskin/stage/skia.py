"""Skia, which draws the stage's vectors, or one line on why it does not load."""

from __future__ import annotations

from typing import Any

from onionskin.errors import OnionskinError

try:
    import skia as _skia
except ImportError as error:  # its wheel wants libEGL and libGL, which a bare Linux lacks
    raise OnionskinError(
        f"the stage draws through Skia, which does not load ({error}); on Debian and Ubuntu: "
        "apt install libegl1 libgl1"
    ) from error

skia: Any = _skia
NATIVE: Any = skia.kBGRA_8888_ColorType
"""The order of channels in which Skia blends many pixels at a time; in others it is one by one."""
