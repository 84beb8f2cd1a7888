"""Engines by name."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from onionskin import engine_names, load_engine
from onionskin.engines import registry
from onionskin.engines.flow import FlowEngine
from onionskin.engines.registry import EnginePool
from onionskin.errors import InvalidInput, OnionskinError, UnknownEngine, UnsupportedRequest
from onionskin.settings import EngineSettings


def test_built_in_engines_register_like_all_others():
    """Beside those of other packages."""
    assert {"toybox", "animatic", "paintbox"} <= set(engine_names())


def test_an_engine_is_made_once():
    """So that its weights stay loaded."""
    assert load_engine("paintbox") is load_engine("paintbox")


@pytest.mark.parametrize(("given", "meant"), [("toybx", "toybox"), ("Paintbox", "paintbox")])
def test_unknown_names_get_the_nearest(given, meant):
    """And all that there are."""
    with pytest.raises(UnknownEngine, match=f"animatic.*did you mean {meant}"):
        load_engine(given)


def test_names_like_no_other_get_no_hint():
    """Only the list."""
    with pytest.raises(UnknownEngine) as caught:
        load_engine("zzz")
    assert "did you mean" not in str(caught.value)


def test_an_engine_that_does_not_load_says_where_it_comes_from():
    """Its package is broken, not ours."""
    with pytest.raises(OnionskinError, match=r"broken does not load.*paintbox:NoSuchEngine"):
        load_engine("broken")


def test_listing_engines_imports_none():
    """Names come from the entry points alone."""
    code = "import sys, onionskin; onionskin.engine_names(); print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


class Heavy(FlowEngine):
    """An engine of which only one should be warm, and that counts how often it was closed."""

    num_made = 0

    def __init__(self, name, settings):
        type(self).num_made += 1
        self.name, self.settings, self.num_closed = name, settings, 0
        self.capabilities = replace(FlowEngine.capabilities, disk_gigabytes=20)

    def close(self):
        self.num_closed += 1


@pytest.fixture
def pool(monkeypatch):
    """A pool of such engines under any name."""
    monkeypatch.setattr(Heavy, "num_made", 0)
    monkeypatch.setattr(registry, "make_engine", Heavy)
    return EnginePool(max_warm=1)


def test_eight_threads_that_ask_at_once_get_one_engine(pool):
    """And another one for other settings."""
    together = threading.Barrier(8)

    def ask(number):
        together.wait(timeout=20)
        return pool.load("wan"), pool.load("wan", EngineSettings(device="cpu"))

    with ThreadPoolExecutor(8) as threads:
        pairs = list(threads.map(ask, range(8)))
    assert len({id(plain) for plain, _ in pairs}) == 1
    assert len({id(on_cpu) for _, on_cpu in pairs}) == 1
    assert pairs[0][0] is not pairs[0][1]
    assert Heavy.num_made == 2


def test_weights_leave_for_those_of_another_engine(pool):
    """The one that was leased longest ago first; the one in use keeps its own."""
    wan, ltx, svd = (pool.load(name) for name in ("wan", "ltx", "svd"))
    with pool.leased(wan):
        pass
    with pool.leased(ltx):
        assert (wan.num_closed, ltx.num_closed) == (1, 0)
        with pool.leased(svd):
            # Both are in use: none can leave.
            assert (wan.num_closed, ltx.num_closed, svd.num_closed) == (1, 0, 0)
    with pool.leased(wan):
        assert (wan.num_closed, ltx.num_closed, svd.num_closed) == (1, 1, 1)


def test_small_engines_do_not_make_large_ones_leave(pool):
    """Nothing is won by it."""
    wan, small = pool.load("wan"), pool.load("small")
    small.capabilities = FlowEngine.capabilities
    with pool.leased(wan), pool.leased(small):
        pass
    with pool.leased(small):
        assert (wan.num_closed, small.num_closed) == (0, 0)


def test_weights_leave_when_asked_to_but_not_while_in_use(pool):
    """`unload` says whose did; `clear` makes engines anew, those in use stay."""
    wan, ltx = pool.load("wan"), pool.load("ltx")
    with pool.leased(wan):
        assert pool.unload() == ("ltx",)
        assert pool.unload("wan") == ()
        pool.clear()
        assert pool.load("wan") is wan
        assert pool.load("ltx") is not ltx
    assert pool.unload("wan") == ("wan",)
    assert wan.num_closed == 1


def test_an_engine_in_use_by_several_threads_stays_until_the_last_has_done(pool):
    """Leases are counted."""
    wan, ltx = pool.load("wan"), pool.load("ltx")
    with pool.leased(wan):
        with pool.leased(wan):
            pass
        with pool.leased(ltx):
            assert wan.num_closed == 0


def test_settings_that_an_engine_does_not_go_by_are_refused_by_name():
    """Before it does anything."""
    with pytest.raises(UnsupportedRequest, match=r"paintbox cannot honour .*: device, dtype; it"):
        load_engine("paintbox", EngineSettings(device="cpu", dtype="float32"))
    with pytest.raises(InvalidInput, match=r"is not a \.safetensors file"):
        load_engine("paintbox", EngineSettings(lora="/etc/passwd"))


def test_the_environment_speaks_only_to_engines_that_go_by_it(monkeypatch):
    """A card set for large models is no reason to refuse a small one."""
    monkeypatch.setenv("ONIONSKIN_DEVICE", "cuda:1")
    assert registry.usual_settings("paintbox") == EngineSettings()
    assert registry.usual_settings("wan") == EngineSettings(device="cuda:1")
    assert load_engine("wan").settings.device == "auto"
