"""Contract suites for those who write engines: `EngineContract` and `EngineCase`.

Subclass `EngineContract` in a test module of your own; see `onionskin.testing.engines`. They
need pytest, which is imported when one of them is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onionskin.testing.engines import EngineCase, EngineContract

__all__ = ["EngineCase", "EngineContract"]


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
    pytest.register_assert_rewrite(f"{__name__}.engines")
    return getattr(import_module(f"{__name__}.engines"), name)
