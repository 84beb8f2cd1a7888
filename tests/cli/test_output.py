"""What the command line prints."""

import pytest

from onionskin.cli.output import print_json, say

ASKED = {
    "cast": ("cast", "fox", "--limit", 1),
    "engines": ("engines",),
    "cache": ("cache",),
    "schedule": ("make", "a fox", "--engine", "animatic", "--seconds", 0.5, "--dry-run"),
    "error": ("make", ""),
}


@pytest.mark.parametrize(("noun", "arguments"), ASKED.items(), ids=ASKED)
def test_every_json_document_says_first_what_it_is(onionskin, noun, arguments):
    """The schema is the first key, so that whoever reads it knows the others."""
    document = onionskin(*arguments, "--json").json
    assert next(iter(document.items())) == ("schema", f"onionskin.{noun}/1")
    assert len(document) > 1


def test_a_document_keeps_its_schema_first_where_the_noun_has_one_already(capsys):
    """A noun that is serialised with its schema is not given a second one, nor another place."""
    print_json("order", {"seed": 7, "schema": "onionskin.order/1"})
    assert capsys.readouterr().out == '{\n  "schema": "onionskin.order/1",\n  "seed": 7\n}\n'


def test_whatever_is_said_is_one_line(capsys):
    """Line ends within a message become spaces."""
    say("two\nlines\r\n  of  text")
    assert capsys.readouterr().err == "two lines of text\n"


def test_a_name_without_end_does_not_hide_what_is_said_of_it(onionskin):
    """It is cut in the line and in the JSON."""
    result = onionskin("make", "a fox", "--engine", "x" * 5000, "--json")
    assert result.exit_code == 2
    assert len(result.stderr) < 500
    assert "x…" in result.stderr
    assert "the engines are: animatediff" in result.json["message"]
