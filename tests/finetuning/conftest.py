"""Tiny models to be tuned, and red pictures to tune them by."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.engines.diffusers.conftest import KNOWN


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lets the known warnings of diffusers pass, in this folder."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            for known in KNOWN:
                item.add_marker(pytest.mark.filterwarnings(known))


@pytest.fixture(scope="session")
def material(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four red pictures."""
    folder = tmp_path_factory.mktemp("material")
    for number in range(4):
        red = np.full((40, 48, 3), (230, 20, 30 + 5 * number), np.uint8)
        Image.fromarray(red).save(folder / f"{number}.png")
    return folder
