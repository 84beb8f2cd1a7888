"""Measure and repair any clip: flicker, jitter, pops, crawl and drift, with motion compensated.

The package itself can be called, as the tool of its name: `onionskin.steady(clip)`.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onionskin.clip import Clip


class _Tool(ModuleType):
    def __call__(self, *clip: Any, **options: Any) -> Clip:
        """See `onionskin.tools.steady`."""
        from onionskin.tools import steady

        return steady(*clip, **options)


sys.modules[__name__].__class__ = _Tool
