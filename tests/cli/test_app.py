"""The command as a whole."""

import subprocess
import sys

from tests.cli.conftest import start

from onionskin import __version__


def test_version(onionskin):
    """--version."""
    result = onionskin("--version")
    assert (result.exit_code, result.stdout) == (0, f"onionskin {__version__}\n")


def test_help_lists_the_commands(onionskin):
    """--help, for the whole and for each."""
    text = onionskin("--help").stdout
    assert all(command in text for command in ("make", "plan", "cast", "engines"))
    assert "--seconds" in onionskin("make", "--help").stdout


def test_without_a_command_it_helps(tmp_path):
    """Help is shown, and the exit code is that of wrong usage."""
    process = start(folder=tmp_path)
    stdout, stderr = process.communicate(timeout=20)
    assert "make" in stdout + stderr
    assert "Traceback" not in stderr
    assert process.returncode == 2


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    """`onionskin cast --json | head -1` prints no traceback."""
    command = f"{sys.executable} -m onionskin cast --json | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout == "{\n"
    assert done.stderr == ""
