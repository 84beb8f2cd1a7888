"""The contract that every engine must pass, built in or from another package.

Subclass `EngineContract` in a test module, with a fixture `case` that gives an
`EngineCase`; keep its canvas tiny, for it is filled some twenty times.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from fractions import Fraction

import numpy as np
import pytest

from onionskin import Canvas, CanvasKind, Engine, Progress, Request
from onionskin.engines.capabilities import ALWAYS_ACCEPTED
from onionskin.errors import Cancelled, UnsupportedCanvas, UnsupportedRequest
from onionskin.fitting import Size

UNREASONABLE_SIZE = Size(8192, 16)


@dataclass(frozen=True, kw_only=True)
class EngineCase:
    """An engine, a canvas that it fills quickly, and a request that it honours."""

    engine: Engine
    request: Request
    width: int
    height: int
    num_frames: int = 5
    fps: Fraction = Fraction(8)

    def blank(self) -> Canvas:
        """A canvas of which nothing is known."""
        return Canvas.blank(self.num_frames, self.height, self.width, self.fps)

    def usual(self) -> Canvas:
        """A canvas that it fills: a blank one, or for engines that need them one with ends."""
        blank = CanvasKind.BLANK in self.engine.capabilities.canvases
        return self.blank() if blank else self.canvas(CanvasKind.ENDS)

    def canvas(self, kind: CanvasKind) -> Canvas:
        """A canvas of a kind; its known pixels are noise, which no painter would paint."""
        shape = (self.num_frames, self.height, self.width)
        frames = np.random.default_rng(5).integers(0, 256, (*shape, 3), np.uint8)
        index = np.arange(self.num_frames)
        last = self.num_frames - 1
        pixels = np.zeros(shape, np.bool_)
        pixels[:, : self.height // 2] = True
        known = {
            CanvasKind.BLANK: index < 0,
            CanvasKind.FIRST: index == 0,
            CanvasKind.LAST: index == last,
            CanvasKind.ENDS: (index == 0) | (index == last),
            CanvasKind.FRAMES: index % 2 == 0,
            CanvasKind.REGIONS: pixels,
        }[kind]
        if kind is CanvasKind.FRAMES and self.num_frames < 5:
            known = index < last
        return Canvas(frames, known, self.fps)


class EngineContract:
    """What `engines.base.Engine` promises, as tests."""

    @pytest.fixture
    def case(self) -> EngineCase:
        raise NotImplementedError("give a fixture `case`")

    def test_it_says_what_it_is(self, case):
        """A name, a licence and a description; weights if and only if a model paints."""
        able = case.engine.capabilities
        assert case.engine.name
        assert able.description
        assert able.licence
        assert bool(case.engine.weights) >= able.generative
        assert able.canvases
        assert able.max_frames >= 1

    def test_it_honours_only_fields_that_exist(self, case):
        """`honours` holds names of Request fields."""
        names = {field.name for field in fields(Request)}
        assert case.engine.capabilities.honours <= names

    @pytest.mark.parametrize("kind", list(CanvasKind))
    def test_known_pixels_come_back_bit_for_bit(self, case, kind):
        """At the shape, type and rate of the canvas; kinds it does not fill are refused."""
        canvas = case.canvas(kind)
        assert canvas.kind is kind
        before = canvas.frames.copy()
        if kind not in case.engine.capabilities.canvases:
            self.assert_refused(case, canvas, case.request, UnsupportedCanvas)
            return
        clip = case.engine.fill(canvas, case.request).clip
        assert clip.frames.shape == canvas.frames.shape
        assert clip.frames.dtype == np.uint8
        assert clip.fps == canvas.fps
        known = canvas.known_pixels
        assert (clip.frames[known] == canvas.frames[known]).all()
        assert (canvas.frames == before).all()

    def test_a_canvas_that_is_all_known_comes_back_as_it_is(self, case):
        """There is nothing to fill."""
        frames = case.canvas(CanvasKind.FRAMES).frames
        canvas = Canvas(frames, np.ones(case.num_frames, np.bool_), case.fps)
        if CanvasKind.FRAMES in case.engine.capabilities.canvases:
            assert (case.engine.fill(canvas, case.request).clip.frames == frames).all()

    def test_the_same_seed_gives_the_same_bytes(self, case):
        """Fills leave no state behind; another fill in between changes nothing."""
        first = case.engine.fill(case.usual(), case.request).clip.frames
        other = case.engine.fill(case.usual(), replace(case.request, seed=case.request.seed + 1))
        again = case.engine.fill(case.usual(), case.request).clip.frames
        assert (first == again).all()
        if case.engine.capabilities.generative:
            assert (first != other.clip.frames).any()

    def test_something_is_painted(self, case):
        """A filled frame is no flat colour."""
        frames = case.engine.fill(case.usual(), case.request).clip.frames
        assert (frames.std(axis=(1, 2)).max(axis=-1) > 1).all()

    def test_unknown_pixels_hold_no_meaning(self, case):
        """What a canvas holds where nothing is known does not show in the fill."""
        canvas = case.canvas(case.usual().kind)
        painted = case.engine.fill(canvas, case.request).clip.frames
        empty = Canvas(canvas.laid_back(np.zeros_like(canvas.frames)), canvas.known, canvas.fps)
        assert (painted == case.engine.fill(empty, case.request).clip.frames).all()

    def test_progress_grows_and_ends_complete(self, case):
        """It starts at 0, never goes back, keeps its total, and ends at it."""
        reports: list[Progress] = []
        case.engine.fill(case.usual(), case.request, progress=reports.append)
        done = [report.num_done for report in reports]
        assert done[0] == 0
        assert done == sorted(done)
        assert len({report.num_steps for report in reports}) == 1
        assert done[-1] == reports[-1].num_steps

    def test_cancel_takes_effect_within_a_step(self, case):
        """No more than one further step is reported after the person asked to stop."""
        reports: list[Progress] = []
        stop_at = 1

        def cancelled() -> bool:
            return bool(reports) and reports[-1].num_done >= stop_at

        with pytest.raises(Cancelled):
            case.engine.fill(
                case.usual(), case.request, progress=reports.append, cancelled=cancelled
            )
        assert reports[-1].num_done <= stop_at + 1
        assert reports[-1].num_done < reports[-1].num_steps

    def test_it_fills_again_after_a_cancel(self, case):
        """A cancelled fill leaves no state behind."""
        with pytest.raises(Cancelled):
            case.engine.fill(case.usual(), case.request, cancelled=lambda: True)
        assert case.engine.fill(case.usual(), case.request).clip.num_frames == case.num_frames

    def test_canvases_too_long_are_refused_before_the_start(self, case):
        """One frame more than it fills at once."""
        num_frames = case.engine.capabilities.max_frames + 1
        canvas = Canvas.blank(num_frames, case.height, case.width, case.fps)
        self.assert_refused(case, canvas, case.request, UnsupportedCanvas)

    def test_canvases_of_another_size_are_refused_before_the_start(self, case):
        """A size that is not among its own, or larger than its largest."""
        canvas = Canvas.blank(1, UNREASONABLE_SIZE.height, UNREASONABLE_SIZE.width, case.fps)
        self.assert_refused(case, canvas, case.request, UnsupportedCanvas)

    def test_canvases_of_another_rate_are_refused_before_the_start(self, case):
        """Where it has rates of its own."""
        if not case.engine.capabilities.native_fps:
            pytest.skip("it fills at any rate")
        canvas = Canvas.blank(1, case.height, case.width, Fraction(77, 10))
        self.assert_refused(case, canvas, case.request, UnsupportedCanvas)

    def test_fields_it_cannot_honour_are_refused_before_the_start(self, case):
        """One by one: none is ever ignored."""
        values = {
            "draft": case.blank().frames,
            "negative_prompt": "blur",
            "num_inference_steps": 2,
            "guidance_scale": 2.0,
            "motion": 0.5,
            "camera": "pan-left",
            "strength": 0.5,
            "style": "ink",
        }
        able = case.engine.capabilities
        for name in set(values) - able.honours - ALWAYS_ACCEPTED:
            request = replace(case.request, **{name: values[name]})
            self.assert_refused(case, case.usual(), request, UnsupportedRequest, match=name)

    @staticmethod
    def assert_refused(case, canvas, request, error, match=None):
        """The fill raises `error` in one line, and has not reported a single step by then."""
        reports: list[Progress] = []
        with pytest.raises(error, match=match) as caught:
            case.engine.fill(canvas, request, progress=reports.append)
        assert reports == []
        assert "\n" not in str(caught.value)
