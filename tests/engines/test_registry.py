"""Engines by name."""

import subprocess
import sys

import pytest

from onionskin import engine_names, load_engine
from onionskin.errors import OnionskinError, UnknownEngine


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
