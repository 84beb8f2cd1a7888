"""The engine that docs/engines.md walks through works as it stands there."""

import re
from pathlib import Path

import numpy as np
import pytest

from onionskin import Request
from onionskin.progress import Progress
from onionskin.testing import EngineCase, EngineContract

PAGE = Path(__file__).parents[2] / "docs" / "engines.md"
CODE = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0]


PAGES_ENGINE: dict[str, object] = {}
exec(CODE, PAGES_ENGINE)


class TestDissolve(EngineContract):
    """What the page promises of every engine."""

    capabilities = PAGES_ENGINE["DissolveEngine"].capabilities

    @pytest.fixture
    def case(self) -> EngineCase:
        engine = PAGES_ENGINE["DissolveEngine"]()
        return EngineCase(engine=engine, request=Request(prompt=""), width=32, height=24)

    def test_it_dissolves(self, case):
        """The middle frame is the mean of the ends."""
        reports: list[Progress] = []
        canvas = case.usual()
        filled = case.engine.fill(canvas, case.request, progress=reports.append).clip.frames
        mean = (canvas.frames[0].astype(float) + canvas.frames[4]) / 2
        assert np.abs(filled[2] - mean).max() <= 0.5
        assert reports[-1].num_done == 5


def test_the_engine_on_the_page_is_short():
    """Under sixty lines, as the page says that engines are."""
    assert len(CODE.splitlines()) < 60
