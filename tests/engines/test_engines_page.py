"""The engine that docs/engines.md walks through works as it stands there."""

import re
from pathlib import Path

import numpy as np
import pytest
from tests.engines.contract import EngineCase, EngineContract

from onionskin import Canvas, Request
from onionskin.progress import Progress

PAGE = Path(__file__).parents[2] / "docs" / "engines.md"
CODE = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0]


class EndsCase(EngineCase):
    """For an engine that cannot start from nothing: its blank canvas has two ends."""

    def blank(self) -> Canvas:
        frames = np.random.default_rng(5).integers(0, 256, (5, 24, 32, 3), np.uint8)
        return Canvas(frames, np.array([True, False, False, False, True]), self.fps)


class TestDissolve(EngineContract):
    """What the page promises of every engine."""

    @pytest.fixture
    def case(self) -> EngineCase:
        page: dict[str, object] = {}
        exec(CODE, page)
        engine = page["DissolveEngine"]()
        return EndsCase(engine=engine, request=Request(prompt=""), width=32, height=24)

    def test_unknown_pixels_hold_no_meaning(self, case):
        """Between the same ends there is the same dissolve."""
        canvas = case.blank()
        emptied = Canvas(canvas.frames * canvas.known_pixels[..., None], canvas.known, canvas.fps)
        filled = case.engine.fill(canvas, case.request).clip.frames
        assert (filled == case.engine.fill(emptied, case.request).clip.frames).all()

    def test_it_dissolves(self, case):
        """The middle frame is the mean of the ends."""
        reports: list[Progress] = []
        canvas = case.blank()
        filled = case.engine.fill(canvas, case.request, progress=reports.append).clip.frames
        mean = (canvas.frames[0].astype(float) + canvas.frames[4]) / 2
        assert np.abs(filled[2] - mean).max() <= 0.5
        assert reports[-1].num_done == 5


def test_the_engine_on_the_page_is_short():
    """Under sixty lines, as the page says that engines are."""
    assert len(CODE.splitlines()) < 60
