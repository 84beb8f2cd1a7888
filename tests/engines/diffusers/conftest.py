"""Tiny models on a shelf, as if they had been pulled."""

from __future__ import annotations

from pathlib import Path

import pytest

from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.shelf import Shelf
from onionskin.settings import EngineSettings

KNOWN = (
    "ignore:__array__ implementation doesn't accept a copy keyword:DeprecationWarning",
    # Mochi asks for float32 to be computed as float32.
    "ignore:In CPU autocast, but the target dtype is not supported:UserWarning",
)
"""What diffusers does with arrays and precision is not ours to mend; all else is an error."""


def pytest_collection_modifyitems(items):
    """Lets the known warnings of diffusers pass, in this folder."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            for known in KNOWN:
                item.add_marker(pytest.mark.filterwarnings(known))


@pytest.fixture(scope="session")
def stocked(tmp_path_factory):
    """Gives a function that saves pipelines by the name of their repository, each once."""
    root = tmp_path_factory.mktemp("weights")

    def stock(makers):
        folders = {}
        for repo, maker in makers.items():
            folder = root / maker.__module__ / maker.__qualname__
            if not folder.exists():
                maker().save_pretrained(folder)
            folders[repo] = folder
        return folders

    return stock


_ENGINES = {}


@pytest.fixture
def engine_of(stocked, tmp_path_factory):
    """Gives a function that makes an engine of a family, once for each way to run it."""

    def make(family, makers, **settings) -> DiffusersEngine:
        key = (family.name, tuple(makers), tuple(sorted(settings.items())))
        if key not in _ENGINES:
            latents = tmp_path_factory.mktemp("latents")
            _ENGINES[key] = DiffusersEngine(
                family,
                settings=EngineSettings(**{"device": "cpu", **settings}),
                shelf=Shelf(stocked(makers)),
                latents=latents,
            )
        return _ENGINES[key]

    return make
