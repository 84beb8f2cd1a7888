"""Every engine keeps the contract."""

from dataclasses import replace

import numpy as np
import pytest

from onionskin import Canvas, Plan, Request, load_engine
from onionskin.engines.animatic import AnimaticEngine
from onionskin.engines.flow import FlowEngine
from onionskin.engines.stage import StageEngine
from onionskin.engines.toybox import ToyboxEngine
from onionskin.engines.unplanned import UnplannedEngine
from onionskin.errors import InvalidInput
from onionskin.plan.plan import Key, Scenery, Subject
from onionskin.testing import EngineCase, EngineContract

FOX = "1f98a"


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A fox that walks through the snow."""
    keys = (Key(seconds=0.0, x=0.3, y=0.7, size=0.4), Key(seconds=0.6, x=0.7, y=0.7, size=0.4))
    return Plan(
        seconds=0.6, subjects=(Subject(cast=FOX, keys=keys),), scenery=Scenery(place="snow")
    )


class TestPaintbox(EngineContract):
    """An engine of another package."""

    capabilities = load_engine("paintbox").capabilities

    @pytest.fixture
    def case(self) -> EngineCase:
        engine = load_engine("paintbox")
        return EngineCase(engine=engine, request=Request(prompt="a fox"), width=96, height=48)


class TestAnimatic(EngineContract):
    """The built-in preview."""

    capabilities = AnimaticEngine.capabilities

    @pytest.fixture
    def case(self, plan) -> EngineCase:
        request = Request(prompt="a fox", plan=plan)
        return EngineCase(engine=AnimaticEngine(), request=request, width=64, height=48)


class TestStage(EngineContract):
    """People and things acted out and drawn."""

    capabilities = StageEngine.capabilities

    @pytest.fixture
    def case(self) -> EngineCase:
        request = Request(prompt="a doctor talks to a patient in a hospital room")
        return EngineCase(engine=StageEngine(), request=request, width=64, height=48)


class TestFlow(EngineContract):
    """In-betweens without a model."""

    capabilities = FlowEngine.capabilities

    @pytest.fixture
    def case(self) -> EngineCase:
        return EngineCase(engine=FlowEngine(), request=Request(prompt="a fox"), width=64, height=48)


class TestUnplanned(EngineContract):
    """What the renderer takes where nobody planned is in the pictures."""

    capabilities = UnplannedEngine.capabilities

    @pytest.fixture
    def case(self) -> EngineCase:
        request = Request(prompt="a fox")
        return EngineCase(engine=UnplannedEngine(), request=request, width=64, height=48)


class TestToybox(EngineContract):
    """The built-in model, at a tiny size with random weights."""

    capabilities = ToyboxEngine.capabilities

    @pytest.fixture
    def case(self, plan, tiny_toybox) -> EngineCase:
        request = Request(prompt="a fox", plan=plan, num_inference_steps=2)
        engine = ToyboxEngine(tiny_toybox)
        return EngineCase(engine=engine, request=request, width=128, height=128)


class TestToyboxOverADraft(EngineContract):
    """The built-in model, painting a clip over."""

    capabilities = ToyboxEngine.capabilities

    @pytest.fixture
    def case(self, plan, tiny_toybox) -> EngineCase:
        draft = np.random.default_rng(1).integers(0, 256, (5, 128, 128, 3), np.uint8)
        request = Request(prompt="a fox", plan=plan, draft=draft, strength=0.5)
        return EngineCase(
            engine=ToyboxEngine(tiny_toybox),
            request=replace(request, num_inference_steps=4),
            width=128,
            height=128,
        )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"strength": 0.5}, "give both"),
        ({"draft": np.zeros((2, 256, 256, 3), np.uint8)}, "give both"),
        ({"draft": np.zeros((2, 256, 256, 3), np.uint8), "strength": 0.0}, "more than 0"),
        ({"draft": np.zeros((3, 256, 256, 3), np.uint8), "strength": 0.5}, "the same shape"),
    ],
)
def test_half_a_draft_is_refused(tiny_toybox, given, said):
    """A draft and how far to paint it over belong together."""
    with pytest.raises(InvalidInput, match=said):
        ToyboxEngine(tiny_toybox).fill(Canvas.blank(2, 256, 256, 8), Request(prompt="x", **given))
