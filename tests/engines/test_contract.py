"""Every engine keeps the contract."""

import pytest
from tests.engines.contract import EngineCase, EngineContract

from onionskin import Plan, Request, load_engine
from onionskin.engines.animatic import AnimaticEngine
from onionskin.plan.plan import Key, Scenery, Subject

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

    @pytest.fixture
    def case(self) -> EngineCase:
        engine = load_engine("paintbox")
        return EngineCase(engine=engine, request=Request(prompt="a fox"), width=96, height=48)


class TestAnimatic(EngineContract):
    """The built-in preview."""

    @pytest.fixture
    def case(self, plan) -> EngineCase:
        request = Request(prompt="a fox", plan=plan)
        return EngineCase(engine=AnimaticEngine(), request=request, width=64, height=48)
