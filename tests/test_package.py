"""Importing the package."""

import ast
import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

import onionskin
from onionskin import errors


def run_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def test_every_public_name_can_be_reached():
    """Every name in __all__ loads, and is listed."""
    for name in onionskin.__all__:
        assert getattr(onionskin, name) is not None
    assert set(dir(onionskin)) == set(onionskin.__all__)


def static_imports() -> dict[str, str]:
    """What type checkers are told: the home of each name, from the source of the package."""
    tree = ast.parse(Path(onionskin.__file__).read_text("utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    return {
        alias.name: str(node.module).removeprefix("onionskin.")
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_type_checkers_and_the_interpreter_find_the_same_names_in_the_same_places():
    """The imports for type checkers, __all__ and the homes of the names are one list."""
    assert static_imports() == onionskin._HOMES
    assert sorted({*onionskin._HOMES, "__version__"}) == onionskin.__all__


def test_every_error_is_exported():
    """Whoever catches an error of onionskin needs no second import."""
    public = {
        name
        for name, value in vars(errors).items()
        if inspect.isclass(value) and value.__module__ == "onionskin.errors" and name[0] != "_"
    }
    assert public <= set(onionskin.__all__)
    assert {"InvalidInput", "WeightsError", "Cancelled"} <= public


@pytest.mark.parametrize(
    "module",
    [
        *("canvas", "clip", "sound", "request", "settings", "origin", "exposure", "plan.plan"),
        *("plan.staging", "cast.cast", "media.budget", "executors.executor"),
    ],
)
def test_every_noun_of_a_room_that_is_for_all_is_exported(module):
    """Whatever class the ground floor, a plan or the cast is made of can be had at the top."""
    home = f"onionskin.{module}"
    __import__(home)
    nouns = {
        name
        for name, value in vars(sys.modules[home]).items()
        if inspect.isclass(value) and value.__module__ == home and name[0] != "_"
    }
    not_for_all = {"ClipShape"}
    assert nouns - not_for_all <= set(onionskin.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error():
    """As of any module."""
    with pytest.raises(AttributeError, match="no attribute 'moke'"):
        onionskin.moke  # noqa: B018


def test_import_is_light():
    """`import onionskin` loads nothing heavy, and takes under 0.3 s of a processor."""
    code = """
import json, sys, time
start = time.process_time()
import onionskin
print(json.dumps([time.process_time() - start, list(sys.modules)]))
"""
    seconds, modules = json.loads(run_python(code))
    assert not {"torch", "numpy", "cv2", "av", "typer", "diffusers", "ray"} & set(modules)
    assert seconds < 0.3


def test_command_line_loads_no_torch():
    """The command line answers without loading torch."""
    code = "import sys, onionskin.cli.app; print('torch' in sys.modules)"
    assert run_python(code).strip() == "False"
