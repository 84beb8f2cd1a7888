"""Whose lines stdout and stderr are."""

import json
import logging
import os
import subprocess
import sys
import warnings

import pytest
from tests.cli.conftest import start
from tests.conftest import python_path

from onionskin.cli.quiet import log_level, logging_at
from onionskin.errors import InvalidInput

NOISE = """
import os, sys, threading, warnings, logging

class Noisy:
    def find_spec(self, name, path=None, target=None):
        if name == "onionskin.render.cache":
            os.write(1, b"native line on 1\\n")
            os.write(2, b"native line on 2\\n")
            warnings.warn("a library's warning")
            logging.getLogger("urllib3").error("a library's error")
            thread = threading.Thread(target=lambda: 1 / 0)
            thread.start()
            thread.join()

sys.meta_path.insert(0, Noisy())
"""


@pytest.fixture
def noisy(tmp_path):
    """Runs `onionskin cache` while libraries print, warn, log and fail in threads."""
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(NOISE)

    def run(*arguments: str, **environment: str) -> tuple[str, str]:
        process = start("cache", *arguments, folder=tmp_path, before=hook, **environment)
        told = process.communicate(timeout=60)
        assert process.returncode == 0
        return told

    return run


def test_what_libraries_print_is_not_heard(noisy):
    """Neither beside the JSON nor in it."""
    stdout, stderr = noisy("--json")
    assert stderr == ""
    assert json.loads(stdout)["schema"] == "onionskin.cache/1"


@pytest.mark.parametrize(
    ("arguments", "environment"), [(["--verbose"], {}), ([], {"ONIONSKIN_LOG": "warning"})]
)
def test_whoever_asks_hears_it(noisy, arguments, environment):
    """Warnings, other loggers and threads, on stderr alone."""
    stdout, stderr = noisy("--json", *arguments, **environment)
    assert json.loads(stdout)["schema"] == "onionskin.cache/1"
    assert "a library's warning" in stderr
    assert "error: urllib3: a library's error" in stderr
    assert "ZeroDivisionError" in stderr


def test_a_level_that_is_none_is_refused():
    """With those that there are."""
    assert log_level({"ONIONSKIN_LOG": "INFO"}, verbose=False) == logging.INFO
    assert log_level({}, verbose=True) == logging.DEBUG
    assert log_level({}, verbose=False) is None
    with pytest.raises(InvalidInput, match="ONIONSKIN_LOG=loud is not a level; choose debug, info"):
        log_level({"ONIONSKIN_LOG": "loud"}, verbose=False)


def test_the_log_is_left_as_it_was(capsys):
    """For programs that run a command in their own process."""
    root, own = logging.getLogger(), logging.getLogger("onionskin")
    before = list(root.handlers), own.level
    with logging_at(logging.INFO):
        logging.getLogger("onionskin.render").info("two\nlines")
        logging.getLogger("onionskin.render").debug("more than was asked for")
    assert (list(root.handlers), own.level) == before
    assert capsys.readouterr().err == "info: onionskin.render: two lines\n"
    with pytest.warns(UserWarning, match="heard again"):
        warnings.warn("heard again", stacklevel=1)


def test_the_library_logs_nothing_to_stderr_by_itself():
    """A warning in its log is not printed where nobody set logging up."""
    code = (
        "import onionskin, logging; onionskin.Clip;"
        "logging.getLogger('onionskin.engines').warning('unheard')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_a_name_that_is_not_utf_8_can_be_told(tmp_path):
    """The line escapes it, and the JSON holds it so that it can be read."""
    name = os.fsdecode(b"caf\xe9.gif")
    process = start("measure", name, "--json", folder=tmp_path)
    stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "caf\\udce9.gif" in stderr
    assert stderr.count("\n") == 1
    assert name in json.loads(stdout)["message"]


def test_closed_streams_are_no_error(tmp_path):
    """`onionskin cache >&- 2>&-`."""
    done = subprocess.run(
        f"{sys.executable} -m onionskin cache >&- 2>&-",
        shell=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": python_path()},
        check=False,
    )
    assert done.returncode == 0
