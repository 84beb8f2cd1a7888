"""A film for every row: what differs is made, what fails fails alone, what is there is kept."""

import csv
import json
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from onionskin.cli.app import run
from onionskin.errors import Cancelled, InvalidInput
from onionskin.film.asked import FilmOptions
from onionskin.film.campaign import make_campaign
from onionskin.film.make import make_film

BOARD = """\
schema: onionskin.storyboard/1
title: For {name}
size: 128x96
fps: 12
voice: "off"
captions: "off"
shots:
- id: first
  seconds: 2
  source: red
- id: second
  seconds: "{length}"
  source: "{colour}"
"""
QUICK = FilmOptions(preview=True)


@pytest.fixture
def campaign(tmp_path, hand, store):
    """Runs a campaign over rows of name, length and colour."""
    board, data = tmp_path / "film.yaml", tmp_path / "people.csv"
    board.write_text(BOARD)

    def go(*rows, output=None, options=QUICK, **more):
        lines = ["name,length,colour", *rows]
        data.write_text("\n".join(lines) + "\n")
        template = output or f"{tmp_path}/out/{{name}}.mp4"
        make = partial(make_film, draw=hand)
        return make_campaign(board, data, template, options, store=store, make=make, **more)

    return go


def rows_of(path):
    """The rows of a summary."""
    text = Path(path).read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def told(made):
    return [(each.status, each.shots_made) for each in made.results]


def test_only_what_differs_is_made_again(campaign, hand, tmp_path):
    """The shot that all rows share is drawn once, and a number may be a field."""
    made = campaign("Ana,2,green", "Bo,3,green", "Cy,2,blue")
    assert told(made) == [("made", 2), ("made", 1), ("made", 1)]
    assert hand.drawn == ["red", "green", "green", "blue"]
    assert [each.seconds for each in made.results] == [4, 5, 4]
    assert {path.name for path in (tmp_path / "out").glob("*.mp4")} == {
        "Ana.mp4",
        "Bo.mp4",
        "Cy.mp4",
    }


def test_a_bad_row_fails_alone(campaign):
    """With what is wrong with it; the others are made."""
    made = campaign("Ana,2,green", "Bo,long,green", "...,2,blue", "Cy,2,blue")
    assert [each.status for each in made.results] == ["made", "failed", "failed", "made"]
    assert "seconds" in made.results[1].error
    assert "line" in made.results[1].error
    assert "no file name" in made.results[2].error
    assert made.count("failed") == 2


@pytest.mark.parametrize("cell", ["", "  ", "\u3000"])
def test_an_empty_value_of_a_field_fails_alone(campaign, hand, cell):
    """Else a customer would be sent a film of nothing; the other rows are made."""
    made = campaign("Ana,2,green", f"Bo,2,{cell}", "Cy,2")
    assert [each.status for each in made.results] == ["made", "failed", "failed"]
    assert made.results[1].error.startswith("this row leaves empty: colour;")
    assert "{colour?}" in made.results[1].error
    assert hand.drawn == ["red", "green"]


def test_a_field_that_may_be_empty_is_written_with_a_question_mark(campaign, tmp_path):
    """And a column that nothing uses may be empty too."""
    board = tmp_path / "film.yaml"
    board.write_text(board.read_text().replace("For {name}", "For {name} {more?}"))
    data = tmp_path / "people.csv"
    data.write_text("name,length,colour,more,unused\nAna,2,green,,\n")
    made = make_campaign(board, data, f"{tmp_path}/o/{{name}}.mp4", QUICK, make=films_of())
    assert [each.status for each in made.results] == ["made"]


def test_warnings_of_a_row_are_kept_with_it(campaign, tmp_path):
    """In the table and as JSON, and when its film is kept another day."""
    board = tmp_path / "film.yaml"
    data = tmp_path / "people.csv"
    data.write_text("name,length,colour\nAna,2,green\nBo,2,blorp\n")
    how = {"make": films_of({"For Bo": ("no blorp", "no blorp", "grey")})}
    for status in ("made", "kept"):
        made = make_campaign(board, data, f"{tmp_path}/o/{{name}}.mp4", QUICK, **how)
        assert [each.status for each in made.results] == [status, status]
        assert [row["warnings"] for row in rows_of(made.summary)] == ["", "no blorp; grey"]
        assert [row["warnings"] for row in made.to_dict()["rows"]] == [[], ["no blorp", "grey"]]
        assert made.warnings == ("row 2: no blorp", "row 2: grey")


def films_of(warnings=None):
    """Makes a film by writing a file; `warnings` by its title."""

    def make(board, output, options, **how):
        Path(output).write_text("film")
        told = (warnings or {}).get(board.title, ())
        return SimpleNamespace(seconds=4.0, shots=board.shots, num_made=2, warnings=told)

    return make


def test_what_cannot_be_drawn_fails_alone(campaign, hand):
    """Faults of the program too."""
    hand.fails = "green"
    made = campaign("Ana,2,green", "Bo,2,blue")
    assert made.results[0].error.startswith("shot 2 (second)")
    assert made.results[1].status == "made"
    broken = campaign("Cy,2,purple", "Di,2,blue")
    assert "an error in onionskin itself: KeyError" in broken.results[0].error
    assert broken.results[1].status == "made"


def test_a_second_run_keeps_what_is_there(campaign, hand, tmp_path):
    """And makes what has changed, is missing, or had failed."""
    campaign("Ana,2,green", "Bo,2,blue", "Cy,long,blue", "Di,2,red")
    (tmp_path / "out" / "Di.mp4").unlink()
    hand.drawn.clear()
    made = campaign("Ana,2,green", "Bo,3,blue", "Cy,2,blue", "Di,2,red")
    assert told(made) == [("kept", 0), ("made", 1), ("made", 0), ("made", 0)]
    assert hand.drawn == ["blue"]


def test_a_stopped_campaign_goes_on(campaign, tmp_path):
    """Its summary tells how far it came."""
    asked = []

    def after_two():
        asked.append(1)
        return (tmp_path / "out" / "Bo.mp4").exists()

    rows = ("Ana,2,green", "Bo,2,blue", "Cy,2,blue")
    with pytest.raises(Cancelled):
        campaign(*rows, cancelled=after_two)
    assert [row["name"] for row in rows_of(tmp_path / "out" / "campaign.csv")][:1] == ["Ana"]
    assert campaign(*rows).results[0].status == "kept"


def test_a_film_that_was_cut_short_may_be_replaced(campaign, tmp_path):
    """What the campaign began is its own; what somebody else put there is not."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "Bo.mp4").write_text("somebody's")
    begun = {"output": f"{tmp_path}/out/Ana.mp4", "status": "begun"}
    (tmp_path / "out" / "campaign.csv.rows").write_text(json.dumps(begun) + '\n{"outp')
    (tmp_path / "out" / "Ana.mp4").write_text("half")
    made = campaign("Ana,2,green", "Bo,2,blue")
    assert [each.status for each in made.results] == ["made", "failed"]
    assert "Bo.mp4" in made.results[1].error
    assert (tmp_path / "out" / "Bo.mp4").read_text() == "somebody's"


def test_the_summary_has_a_line_for_each_row(campaign, tmp_path):
    """With the row's own columns; as CSV or JSON."""
    made = campaign("Ana,2,green", "Bo,long,blue")
    rows = rows_of(made.summary)
    assert [(row["name"], row["status"]) for row in rows] == [("Ana", "made"), ("Bo", "failed")]
    assert rows[0]["output"].endswith("Ana.mp4")
    assert "seconds" in rows[1]["error"]
    campaign("Ana,2,green", summary=tmp_path / "sum.json")
    data = json.loads((tmp_path / "sum.json").read_text())
    assert data["schema"] == "onionskin.campaign/1"
    assert data["rows"][0]["name"] == "Ana"


@pytest.mark.parametrize(
    ("output", "message"),
    [("{nam}.mp4", "no such column"), ("film.mp4", "rows 1 and 2"), ("{colour}.mp4", "rows 1")],
)
def test_what_cannot_work_for_any_row_is_refused_at_once(campaign, hand, output, message):
    """Before anything is made."""
    with pytest.raises(InvalidInput, match=message):
        campaign("Ana,2,green", "Bo,2,green", output=output)
    assert hand.drawn == []


def test_many_bad_rows_are_told(campaign, hand):
    """Each is looked at by itself, and none stops the others."""
    rows = [f"n{number},long,blue" for number in range(300)]
    made = campaign(*rows)
    assert made.count("failed") == 300
    assert hand.drawn == []


def test_the_command_needs_a_storyboard(tmp_path, capsys):
    """A script has to become one first; the message says how."""
    (tmp_path / "a.md").write_text("# Hi\n\nHello.\n")
    (tmp_path / "a.csv").write_text("name\nAna\n")
    arguments = ["campaign", f"{tmp_path}/a.md", "--data", f"{tmp_path}/a.csv"]
    assert run([*arguments, "-o", f"{tmp_path}/{{name}}.mp4"]) == 2
    assert "onionskin storyboard" in capsys.readouterr().err


def test_films_that_other_processes_make_are_the_same(campaign, tmp_path):
    """The first by its shots, the others whole; what they have in common is made once."""
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'onionskin[ray]'")
    from abacus import Post

    class Several(Post):
        num_workers = 2

    post = Several()
    made = campaign("Ann,2,blue", "Ben,2,green", "Cleo,x,red", executor=post)
    assert told(made) == [("made", 2), ("made", 1), ("failed", 0)]
    assert post.num_calls == 2 + 1
    assert "length" in made.results[2].error or "seconds" in made.results[2].error
    again = campaign("Ann,2,blue", "Ben,2,green", "Cleo,2,red", executor=post)
    assert [each.status for each in again.results] == ["kept", "kept", "made"]
