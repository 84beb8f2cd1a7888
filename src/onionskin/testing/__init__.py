"""Contract tests for developers of engines, executors, readers and voices.

Subclass `EngineContract`, `ExecutorContract`, `ReaderContract` or `VoiceContract` in a test module
of your own; see `onionskin.testing.engines`, `.executors` and so on. They need pytest, which is
imported when one of them is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onionskin.testing.engines import EngineCase, EngineContract
    from onionskin.testing.executors import ExecutorContract
    from onionskin.testing.readers import ReaderContract
    from onionskin.testing.voices import VoiceContract

__all__ = ["EngineCase", "EngineContract", "ExecutorContract", "ReaderContract", "VoiceContract"]
_MODULES = {
    "ExecutorContract": "executors",
    "ReaderContract": "readers",
    "VoiceContract": "voices",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        pytest = import_module("pytest")
    except ImportError as error:
        raise ImportError("onionskin.testing needs pytest; install it: pip install pytest") from (
            error
        )
    # So that a failing assertion in the suite shows the values that it compared.
    module = f"{__name__}.{_MODULES.get(name, 'engines')}"
    pytest.register_assert_rewrite(module)
    return getattr(import_module(module), name)
