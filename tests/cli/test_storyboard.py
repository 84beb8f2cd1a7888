"""`onionskin storyboard`: scripts become files, files are checked, errors are one line."""

from __future__ import annotations

import json
from pathlib import Path

from onionskin.film.board_file import read_board

SCRIPT = "# Hands\n\n## Why\n\nA nurse washes her hands.\n\nTrust matters most of all.\n"


def test_a_script_becomes_a_file_that_is_read_again(onionskin):
    """With its schema beside it; a second time only with --force."""
    Path("s.md").write_text(SCRIPT)
    result = onionskin("storyboard", "s.md", "-o", "film.yaml", "--json")
    assert result.exit_code == 0, result
    report = json.loads(result.stdout)
    assert report["schema"] == "onionskin.storyboard_written/1"
    assert report["output"] == "film.yaml"
    assert report["shots"] == 3
    assert report["noted"] == ["trust-matters-most-of-all"]
    assert Path(report["json_schema"]).exists()
    assert len(read_board("film.yaml").shots) == 3
    again = onionskin("storyboard", "s.md", "-o", "film.yaml")
    assert again.exit_code == 2
    assert "film.yaml" in again.stderr
    text = Path("film.yaml").read_text() + "# mine\n"
    Path("film.yaml").write_text(text)
    assert onionskin("storyboard", "s.md", "-o", "film.yaml", "--force").exit_code == 0
    assert Path("film.yaml").read_text() == text


def test_without_an_output_the_board_is_printed(onionskin):
    """As YAML, or as JSON that is a storyboard's file too."""
    Path("s.md").write_text(SCRIPT)
    text = onionskin("storyboard", "s.md")
    Path("a.yaml").write_text(text.stdout)
    printed = onionskin("storyboard", "s.md", "--json")
    Path("b.json").write_text(printed.stdout)
    assert read_board("a.yaml") == read_board("b.json")


def test_the_schema_is_printed(onionskin):
    """For editors that know another way to find it."""
    schema = json.loads(onionskin("storyboard", "--schema").stdout)
    assert schema["title"] == "onionskin storyboard"


def test_errors_are_one_line_with_file_and_line(onionskin):
    """Of scripts, of storyboards and of options."""
    Path("s.md").write_text("Hi.\n\n![x](gone.png)\n")
    Path("f.yaml").write_text("shots:\n- source: a\n  camera: up\n")
    Path("empty.md").write_text("")
    for arguments, said in (
        (("s.md",), "s.md, line 3: the picture 'gone.png' is not there"),
        (("f.yaml",), "f.yaml, line 3: shots[0].camera is 'up'"),
        (("empty.md",), "the script is empty"),
        (("gone.md",), "gone.md cannot be read: No such file"),
        ((), "no script was given"),
        (("s.md", "-o", "film.txt"), "film.txt is not a storyboard; end its name in .yaml"),
        (("s.md", "--seconds", "9"), "are for --writer"),
        (("hands", "--writer", "openai:m"), "add --script"),
    ):
        result = onionskin("storyboard", *arguments)
        assert result.exit_code == 2, result
        assert said in result.stderr
        assert result.stderr.count("\n") == 1
