"""Skia comes with system libraries that may be missing."""

import importlib
import sys

import pytest

from onionskin.errors import OnionskinError


def test_skia_that_does_not_load_is_told_with_what_to_install(monkeypatch):
    """One line: which library is missing, and the packages that have it."""
    monkeypatch.setitem(sys.modules, "skia", None)
    monkeypatch.delitem(sys.modules, "onionskin.stage.skia", raising=False)
    with pytest.raises(OnionskinError, match="apt install libegl1 libgl1"):
        importlib.import_module("onionskin.stage.skia")
