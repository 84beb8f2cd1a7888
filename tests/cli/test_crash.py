"""Errors that nobody foresaw."""

import errno

import pytest

from onionskin.cli import crash
from onionskin.render import cache

SECRET = "a library's own words,\nin two lines"


@pytest.fixture
def breaking(onionskin, monkeypatch, tmp_path):
    """Runs `onionskin cache`, which raises whatever is given."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def run(error: Exception, *arguments: str):
        def broken(*_: object) -> None:
            raise error

        monkeypatch.setattr(cache.FillCache, "size", broken)
        return onionskin("cache", *arguments)

    return run


def test_an_unknown_error_is_one_line_that_says_how_to_report_it(breaking, tmp_path):
    """Exit code 70, and the traceback in a file that the line names."""
    result = breaking(KeyError(SECRET))
    log = next((tmp_path / "state" / "onionskin" / "errors").iterdir())
    assert result.exit_code == 70
    assert result.stderr.count("\n") == 1
    assert "please report it" in result.stderr
    assert str(log) in result.stderr
    text = log.read_text()
    assert "Traceback (most recent call last)" in text
    assert "in broken" in text
    assert "command: onionskin cache" in text


def test_json_of_an_unknown_error_names_the_log(breaking, tmp_path):
    """Its kind says that it is no fault of whoever asked."""
    told = breaking(ValueError(SECRET), "--json").json
    log = next((tmp_path / "state" / "onionskin" / "errors").iterdir())
    assert "ValueError: a library's own words, in two lines" in told.pop("message")
    assert told == {
        "schema": "onionskin.error/1",
        "error": "InternalError",
        "exit_code": 70,
        "log": str(log),
    }


@pytest.mark.parametrize(
    "error",
    [MemoryError(), RuntimeError("CUDA out of memory. Tried to allocate 9 GiB"), OSError(12, "x")],
)
def test_memory_that_runs_out_is_no_error_of_the_program(breaking, tmp_path, error):
    """In whatever words a library says it."""
    result = breaking(error)
    assert (result.exit_code, result.stderr) == (
        1,
        "onionskin: out of memory: try a smaller size or fewer seconds\n",
    )
    assert not (tmp_path / "state").exists()


def test_what_the_system_refuses_is_no_error_of_the_program(breaking, tmp_path):
    """A full disk is told with the file that did not fit."""
    full = OSError(errno.ENOSPC, "No space left on device", "/data/x")
    result = breaking(full)
    assert result.exit_code == 1
    assert result.stderr == "onionskin: /data/x: No space left on device\n"
    assert not (tmp_path / "state").exists()


def test_a_log_that_cannot_be_kept_at_home_goes_to_the_temporary_folder(tmp_path, monkeypatch):
    """A home that cannot be written to."""
    (tmp_path / "state").write_text("a file in the way")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    path = crash.write_log(KeyError("x"), ["make", "a fox"])
    assert path is not None
    assert path.parent == tmp_path / "onionskin-errors"
    assert "command: onionskin make 'a fox'" in path.read_text()


def test_old_logs_are_thrown_away(tmp_path, monkeypatch):
    """Twenty are kept, the newest of them."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    folder = crash.log_folder()
    folder.mkdir(parents=True)
    for number in range(30):
        (folder / f"2020-01-01T00-00-{number:02}-1.log").touch()
    newest = crash.write_log(KeyError("x"), [])
    left = sorted(folder.iterdir())
    assert len(left) == 20
    assert left[-1] == newest
    assert left[0].name == "2020-01-01T00-00-11-1.log"
