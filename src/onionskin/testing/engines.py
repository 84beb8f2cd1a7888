"""The contract that every engine keeps, built in or from another package, as tests.

Subclass `EngineContract` with the engine's capabilities and a fixture `case`; keep the case's
canvas tiny, for it is filled some forty times:

    class TestDissolve(EngineContract):
        capabilities = DissolveEngine.capabilities

        @pytest.fixture
        def case(self) -> EngineCase:
            request = Request(prompt="")
            return EngineCase(engine=DissolveEngine(), request=request, width=32, height=24)

Tests that do not apply to an engine of those capabilities are not collected.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from typing import Any, ClassVar, TypeVar

import numpy as np
import pytest

from onionskin.canvas import Canvas, CanvasKind
from onionskin.engines.base import Engine
from onionskin.engines.capabilities import ALWAYS_ACCEPTED, Capabilities
from onionskin.errors import Cancelled, InvalidInput, UnsupportedCanvas
from onionskin.fitting import Size
from onionskin.frames import Frames
from onionskin.progress import Progress
from onionskin.request import GUIDES, Request
from onionskin.settings import EngineSettings

UNREASONABLE_SIZE = Size(8192, 16)
_ODD_RATE = Fraction(77, 10)
_KINDS_THAT_START = (CanvasKind.BLANK, CanvasKind.ENDS, CanvasKind.FIRST)

Test = TypeVar("Test", bound=Callable[..., None])


@dataclass(frozen=True, kw_only=True)
class EngineCase:
    """An engine, the size of a canvas that it fills quickly, and a request that it supports."""

    engine: Engine
    request: Request
    width: int
    height: int
    num_frames: int = 5
    fps: Fraction = Fraction(8)
    kind: CanvasKind | None = None
    """Of the canvas that most tests fill; None: blank where it fills that, else with ends."""

    def blank(self) -> Canvas:
        """A canvas with nothing known."""
        return Canvas.blank(self.num_frames, self.height, self.width, self.fps)

    def usual(self) -> Canvas:
        """The canvas that most tests fill."""
        if self.kind is not None:
            return self.canvas(self.kind)
        able = self.engine.capabilities.canvases
        return self.canvas(next((kind for kind in _KINDS_THAT_START if kind in able), min(able)))

    def canvas(self, kind: CanvasKind) -> Canvas:
        """A canvas of this kind; its known pixels are noise, which no engine would paint."""
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

    def painted(self, canvas: Canvas, **changed: Any) -> Frames:
        """The frames of a fill, uint8 (T, H, W, 3); `changed` are fields of the request."""
        return self.engine.fill(canvas, replace(self.request, **changed)).clip.frames

    def sensed(self, canvas: Canvas) -> Frames:
        """`painted`, or something finer: override it for a tiny model whose output changes by less
        than a level when its input changes."""
        return self.painted(canvas)


def where(applies: Callable[[Capabilities], bool]) -> Callable[[Test], Test]:
    """Marks a test of the suite as one for engines with such capabilities only."""

    def marked(test: Test) -> Test:
        test.applies = applies  # type: ignore[attr-defined]
        return test

    return marked


def _refused_values() -> dict[str, object]:
    """A value for every field of a request that an engine may not honour."""
    from onionskin.cast.cast import load_cast
    from onionskin.plan.plan import Plan
    from onionskin.plan.staging import StagedPlan

    return {
        "plan": Plan(seconds=1.0),
        "staged": StagedPlan(seconds=1.0),
        "cast": load_cast(),
        "draft": None,  # of the canvas's shape
        "guides": (GUIDES[0],),
        "negative_prompt": "blur",
        "num_inference_steps": 2,
        "guidance_scale": 2.0,
        "motion": 0.5,
        "camera": "pan-left",
        "strength": 0.5,
        "style": "ink",
    }


def _not_honoured(able: Capabilities) -> list[str]:
    names = {each.name for each in fields(Request)}
    return sorted(names - able.honours - ALWAYS_ACCEPTED)


def _kinds(able: Capabilities) -> list[CanvasKind]:
    return [kind for kind in CanvasKind if kind in able.canvases]


def _kinds_known(able: Capabilities) -> list[CanvasKind]:
    return [kind for kind in _kinds(able) if kind is not CanvasKind.BLANK]


def _kinds_refused(able: Capabilities) -> list[CanvasKind]:
    return [kind for kind in CanvasKind if kind not in able.canvases]


_PARAMETERS: dict[str, Callable[[Capabilities], list[Any]]] = {
    "kind": _kinds,
    "kind_known": _kinds_known,
    "kind_refused": _kinds_refused,
    "field_refused": _not_honoured,
}
"""Arguments of tests that take one value after the other, as capabilities have them."""


class EngineContract:
    """Tests of everything that `onionskin.engines.base.Engine` guarantees."""

    capabilities: ClassVar[Capabilities]
    """The engine's, so that only tests which apply are collected."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if not hasattr(cls, "capabilities"):
            return
        for name in dir(cls):
            applies = getattr(getattr(cls, name), "applies", None)
            if applies is not None and not applies(cls.capabilities):
                setattr(cls, name, None)

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Gives each test its kinds and fields, one by one."""
        able = getattr(metafunc.cls, "capabilities", None)
        for name in set(_PARAMETERS) & set(metafunc.fixturenames):
            values = _PARAMETERS[name](able) if able else []
            metafunc.parametrize(name, values, ids=str)

    @pytest.fixture
    def case(self) -> EngineCase:
        """Override it. Raises NotImplementedError."""
        raise NotImplementedError("give a fixture `case`")

    def test_it_says_what_it_is(self, case: EngineCase) -> None:
        """A name, a licence, a description; a revision; weights where a model paints."""
        able = case.engine.capabilities
        assert able == self.capabilities
        assert case.engine.name
        assert case.engine.revision
        assert able.description
        assert able.licence
        named = case.engine.weights or not able.generative
        assert named, "weights is empty though generative is true: give the id of the weights"
        assert able.canvases
        assert able.max_frames >= 1

    def test_it_names_only_fields_that_exist(self) -> None:
        """`honours` those of a Request, `settings` those of EngineSettings."""
        assert self.capabilities.honours <= {each.name for each in fields(Request)}
        assert self.capabilities.settings <= {each.name for each in fields(EngineSettings)}

    def test_known_pixels_come_back_bit_for_bit(self, case: EngineCase, kind: CanvasKind) -> None:
        """At the shape, type and rate of the canvas, which itself is left as it is."""
        canvas = case.canvas(kind)
        assert canvas.kind is kind
        before = canvas.frames.copy()
        clip = case.engine.fill(canvas, case.request).clip
        assert clip.frames.shape == canvas.frames.shape
        assert clip.frames.dtype == np.uint8
        assert clip.fps == canvas.fps
        known = canvas.known_pixels
        assert (clip.frames[known] == canvas.frames[known]).all()
        assert (canvas.frames == before).all()

    @where(lambda able: able.goes_by_known and bool(_kinds_known(able)))
    def test_every_known_frame_is_seen(self, case: EngineCase, kind_known: CanvasKind) -> None:
        """With another picture in the first, the middle or the last, other pixels are painted.

        Laying known pixels back over a fill hides that a model was never shown them.
        """
        canvas = case.canvas(kind_known)
        unknown = ~canvas.known_pixels
        usual = case.sensed(canvas)
        known = np.flatnonzero(canvas.known_pixels.any(axis=(1, 2))).tolist()
        for index in sorted({known[0], known[len(known) // 2], known[-1]}):
            frames = canvas.frames.copy()
            frames[index] = 255 - frames[index]
            other = case.sensed(Canvas(frames, canvas.known, canvas.fps))
            assert (usual[unknown] != other[unknown]).any(), f"known frame {index} is not seen"

    @where(lambda able: bool(_kinds_refused(able)))
    def test_kinds_it_does_not_fill_are_refused(
        self, case: EngineCase, kind_refused: CanvasKind
    ) -> None:
        """Before the start."""
        self.assert_refused(case, case.canvas(kind_refused), case.request, UnsupportedCanvas)

    @where(lambda able: CanvasKind.FRAMES in able.canvases)
    def test_a_canvas_that_is_all_known_comes_back_as_it_is(self, case: EngineCase) -> None:
        """There is nothing to fill."""
        frames = case.canvas(CanvasKind.FRAMES).frames
        canvas = Canvas(frames, np.ones(case.num_frames, np.bool_), case.fps)
        assert (case.painted(canvas) == frames).all()

    def test_the_same_seed_gives_the_same_bytes(self, case: EngineCase) -> None:
        """Fills leave no state behind; another fill in between changes nothing."""
        first = case.painted(case.usual())
        case.painted(case.usual(), seed=case.request.seed + 1)
        assert (first == case.painted(case.usual())).all()

    @where(lambda able: able.generative)
    def test_another_seed_gives_another_take(self, case: EngineCase) -> None:
        """A model depends on the seed."""
        other = case.painted(case.usual(), seed=case.request.seed + 1)
        assert (case.painted(case.usual()) != other).any()

    def test_threads_that_fill_at_once_get_what_each_gets_alone(self, case: EngineCase) -> None:
        """One engine serves all threads of a process."""
        seeds = [case.request.seed, case.request.seed + 1]
        alone = [case.painted(case.usual(), seed=seed) for seed in seeds]
        together = threading.Barrier(len(seeds))

        def fill(seed: int) -> Frames:
            together.wait(timeout=60)
            return case.painted(case.usual(), seed=seed)

        with ThreadPoolExecutor(len(seeds)) as threads:
            for one, other in zip(alone, threads.map(fill, seeds), strict=True):
                assert (one == other).all()

    def test_it_fills_again_after_giving_back_its_weights(self, case: EngineCase) -> None:
        """`close` may be called at any time, and twice."""
        first = case.painted(case.usual())
        case.engine.close()
        case.engine.close()
        assert (first == case.painted(case.usual())).all()

    def test_something_is_painted(self, case: EngineCase) -> None:
        """A filled frame is no flat colour."""
        frames = case.painted(case.usual())
        assert (frames.std(axis=(1, 2)).max(axis=-1) > 1).all()

    def test_unknown_pixels_hold_no_meaning(self, case: EngineCase) -> None:
        """Values at unknown pixels do not change the fill."""
        canvas = case.canvas(case.usual().kind)
        empty = Canvas(canvas.laid_back(np.zeros_like(canvas.frames)), canvas.known, canvas.fps)
        assert (case.painted(canvas) == case.painted(empty)).all()

    def test_progress_grows_and_ends_complete(self, case: EngineCase) -> None:
        """It starts at 0, never goes back, keeps its total, and ends at it."""
        reports: list[Progress] = []
        case.engine.fill(case.usual(), case.request, progress=reports.append)
        done = [report.num_done for report in reports]
        assert done[0] == 0
        assert done == sorted(done)
        assert len({report.num_steps for report in reports}) == 1
        assert done[-1] == reports[-1].num_steps

    def test_cancel_takes_effect_within_a_step(self, case: EngineCase) -> None:
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

    def test_it_fills_again_after_a_cancel(self, case: EngineCase) -> None:
        """A cancelled fill leaves no state behind."""
        first = case.painted(case.usual())
        with pytest.raises(Cancelled):
            case.engine.fill(case.usual(), case.request, cancelled=_after(num_questions=2))
        assert (first == case.painted(case.usual())).all()

    def test_canvases_too_long_are_refused_before_the_start(self, case: EngineCase) -> None:
        """One frame more than it fills at once."""
        num_frames = case.engine.capabilities.max_frames + 1
        canvas = Canvas.blank(num_frames, case.height, case.width, case.fps)
        self.assert_refused(case, canvas, case.request, UnsupportedCanvas)

    def test_canvases_of_another_size_are_refused_before_the_start(self, case: EngineCase) -> None:
        """A size that is not among its own, or larger than its largest."""
        canvas = Canvas.blank(1, UNREASONABLE_SIZE.height, UNREASONABLE_SIZE.width, case.fps)
        self.assert_refused(case, canvas, case.request, UnsupportedCanvas)

    @where(lambda able: bool(able.native_fps))
    def test_canvases_of_another_rate_are_refused_before_the_start(self, case: EngineCase) -> None:
        """If it supports only some frame rates."""
        canvas = replace(case, fps=_ODD_RATE).usual()
        self.assert_refused(case, canvas, case.request, UnsupportedCanvas)

    @where(lambda able: not able.any_times)
    def test_uneven_times_are_refused_before_the_start(self, case: EngineCase) -> None:
        """If it supports only frames that are 1/fps apart."""
        usual = case.usual()
        times = tuple(time * (1 + time) for time in usual.times)
        canvas = Canvas(usual.frames, usual.known, usual.fps, times)
        self.assert_refused(case, canvas, case.request, UnsupportedCanvas)

    @where(lambda able: bool(_not_honoured(able)))
    def test_fields_it_cannot_honour_are_refused_before_the_start(
        self, case: EngineCase, field_refused: str
    ) -> None:
        """One by one: none is ever ignored."""
        value: Any = _refused_values()[field_refused]
        value = case.blank().frames if field_refused == "draft" else value
        request = replace(case.request, **{field_refused: value})
        self.assert_refused(case, case.usual(), request, InvalidInput, match=field_refused)

    @staticmethod
    def assert_refused(
        case: EngineCase,
        canvas: Canvas,
        request: Request,
        error: type[InvalidInput],
        match: str | None = None,
    ) -> None:
        """The fill raises `error` in one line, and has not reported a single step by then."""
        reports: list[Progress] = []
        with pytest.raises(error, match=match) as caught:
            case.engine.fill(canvas, request, progress=reports.append)
        assert reports == []
        assert "\n" not in str(caught.value)


def _after(num_questions: int) -> Callable[[], bool]:
    """Cancelled when asked so many times."""
    asked: Iterator[int] = iter(range(num_questions))
    return lambda: next(asked, None) is None
