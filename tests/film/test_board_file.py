"""Storyboards as files: what people may write, what comes back, and what is kept."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.film.test_storyboard import SOURCES
from tests.film.test_storyboard import board as whole_board

from onionskin.errors import InvalidInput, OutputExists
from onionskin.film.board_file import (
    board_text,
    read_board,
    schema_text,
    short_data,
    write_board,
)
from onionskin.film.storyboard import (
    BoardFigure,
    BoardShot,
    Callout,
    Chart,
    Line,
    Points,
    Stage,
    Storyboard,
    Things,
    Title,
)

SHORT = """\
# my film
title: Hands   # of everybody
size: 9:16
captions: off
cast:
  nurse: woman, red coat
shots:
# the first
- narration: Wash your hands.
  source: a nurse washes her hands   # drawn
- id: two
  narration:
  - nurse: "Good morning!"
  - Then she goes.
  source:
    kind: chart
    rows:
    - [2024, 1]
    - [2025, 2]
"""


def written(tmp_path, text, name="film.yaml"):
    """The path of a storyboard's file."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_what_people_write_short_is_taken(tmp_path):
    """Texts as narration and as prompts, a cast by name, sizes by ratio, years without marks."""
    board = read_board(written(tmp_path, SHORT))
    assert board.size == (1080, 1920)
    assert board.captions == "off"
    assert board.cast == (BoardFigure(name="nurse", look="woman, red coat"),)
    first, second = board.shots
    assert (first.id, first.source) == (
        "wash-your-hands",
        Stage(prompt="a nurse washes her hands"),
    )
    assert first.narration == (Line(text="Wash your hands."),)
    assert second.narration == (
        Line(text="Good morning!", speaker="nurse"),
        Line(text="Then she goes."),
    )
    assert second.source == Chart(rows=(("2024", 1.0), ("2025", 2.0)))


def test_a_board_of_all_sources_comes_back_equal(tmp_path):
    """Written as YAML and read again; its JSON too."""
    board = whole_board(
        language="zh",
        fps=Fraction(30000, 1001),
        cast=(BoardFigure(name="医生", look="女"),),
        pronunciations={"SQL": "sequel"},
        music="off",
    )
    path, schema = write_board(board, tmp_path / "film.yaml")
    assert read_board(path, check_files=False) == board
    assert schema.name == "storyboard.schema.json"
    assert path.read_text().startswith("# yaml-language-server: $schema=storyboard.schema.json\n")
    as_json = written(tmp_path, json.dumps(short_data(board)), "film.json")
    assert read_board(as_json, check_files=False) == board


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30))
def test_any_words_come_back(tmp_path_factory, words):
    """Numbers, marks of YAML, line ends, emoji and letters of every script."""
    words = words.replace("\r", "").replace("\0", "") or "x"
    shot = BoardShot(
        id="a",
        source=Title(text=words),
        narration=(Line(text=words), Line(text="b", speaker=words)),
        scene=words,
    )
    board = Storyboard(title=words, shots=(shot,))
    path = tmp_path_factory.mktemp("board") / "film.yaml"
    path.write_text(board_text(board), "utf-8", newline="")
    assert read_board(path) == board


def test_comments_and_order_are_kept_when_a_board_is_written_again(tmp_path):
    """What is the same is not touched; what differs is changed in its place."""
    path = written(tmp_path, SHORT)
    board = read_board(path)
    first, second = board.shots
    changed = Storyboard(
        title="Feet",
        size=board.size,
        captions="off",
        cast=board.cast,
        shots=(
            BoardShot(id="new", source=Points(items=("x",))),
            BoardShot(id=second.id, source=second.source, narration=second.narration, seconds=4),
            first,
        ),
    )
    with pytest.raises(OutputExists):
        write_board(changed, path)
    write_board(changed, path, force=True)
    text = path.read_text()
    lines = [" ".join(line.split()) for line in text.split("\n")]
    assert lines[:3] == ["# my film", "title: Feet # of everybody", "size: 9:16"]
    assert "- [2024, 1]" in text
    assert "seconds: 4.0" in text
    assert "source: a nurse washes her hands   # drawn" in text
    assert 'nurse: "Good morning!"' in text
    assert text.index("id: new") < text.index("id: two") < text.index("narration: Wash")
    assert read_board(path) == Storyboard(
        **{name: getattr(changed, name) for name in ("title", "size", "captions", "cast", "shots")}
    )
    write_board(read_board(path), path, force=True)
    assert path.read_text() == text


def test_what_is_no_board_is_replaced_whole(tmp_path):
    """Whatever stood there before."""
    path = written(tmp_path, "just: text\n")
    write_board(whole_board(), path, force=True)
    assert read_board(path, check_files=False) == whole_board()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("shots:\n- source: a\n  seconds: soon\n", "line 3: shots[0].seconds is 'soon': give"),
        ("shots:\n- source: a\n  sconds: 1\n", "line 3: shots[0]: no field is called 'sconds'"),
        ("shots:\n- id: a\n", "line 2: shots[0]: source missing: the field is needed"),
        ("title: x\n", "line 1: storyboard: shots missing"),
        ("shots: []\n", "line 1: shots has 0 items: give 1..10,000"),
        (
            "title: x\nshots:\n- source:\n    kind: film\n    prompt: a\n",
            "line 4: shots[0].source.kind is 'film'; allowed: stage, engine, picture",
        ),
        (
            "shots:\n- source: a\n- source:\n    kind: list\n    items: []\n",
            "line 5: shots[1].source.items has 0 items",
        ),
        ("shots:\n- id: a\n  source: a\n- id: a\n  source: b\n", "line 4: shots[1] has the id 'a'"),
        ("shots:\n- source: a\n  camera: up\n", "line 3: shots[0].camera is 'up': give at most"),
        ("style: oil\nshots:\n- source: a\n", "line 1: style is 'oil'; allowed: flat, paper"),
        ("title: x\nfps: 0\nshots:\n- source: a\n", "line 2: fps 0 is out of range"),
        ("title: [\n", "line 2: the storyboard is not YAML"),
        ("a: &a [x]\nshots: *a\n", "line 2: the storyboard cannot be read"),
        ("title: 1\ntitle: 2\n", "line 2: the storyboard cannot be read"),
        ("- a\n", "line 1: a storyboard must have a title"),
        ("", ": a storyboard must have a title"),
        (
            "shots:\n- source:\n    kind: picture\n    path: gone.png\n",
            "line 4: shots[0].source.path: the file 'gone.png' is not there",
        ),
        ("schema: onionskin.storyboard/9\nshots:\n- source: a\n", "line 1: schema is"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, said):
    """And with what is allowed."""
    path = written(tmp_path, text)
    with pytest.raises(InvalidInput) as caught:
        read_board(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert said in message


def test_bombs_are_refused_quickly(tmp_path):
    """Aliases of aliases, deep nesting, too many shots, too large files."""
    nested = "a: " + "[" * 100 + "]" * 100
    aliases = "a: &a [x]\nb: &b [*a, *a]\nshots: [*b, *b]\n"
    many = "shots:\n" + "- source: a\n" * 10_001
    for text in (nested, aliases, many):
        with pytest.raises(InvalidInput):
            read_board(written(tmp_path, text))
    large = written(tmp_path, "#" * 16_000_001)
    with pytest.raises(InvalidInput, match="larger than 16,000,000 bytes"):
        read_board(large)
    with pytest.raises(InvalidInput, match="is not a storyboard: give a file of"):
        read_board(tmp_path / "film.toml")


def test_the_schema_takes_what_is_written_and_refuses_what_is_not():
    """It is a valid schema; every field of a board is described."""
    schema = json.loads(schema_text())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(short_data(whole_board()))) == []
    short = {"shots": [{"source": "a fox", "narration": [{"nurse": "Hi"}, "x"]}], "size": "1:1"}
    assert list(validator.iter_errors(short)) == []
    for wrong in (
        {},
        {"shots": [{"source": {"kind": "film"}}]},
        {"shots": [{"source": "a", "sconds": 1}]},
        {"shots": [{"source": "a", "transition": "fade"}]},
        {"shots": [{"source": "a"}], "captions": "maybe"},
        {"shots": [{"source": {"kind": "stage", "prompt": "a", "time": "noon"}}]},
    ):
        assert list(validator.iter_errors(wrong)), wrong
    shot = schema["$defs"]["shot"]["properties"]
    assert "Its own in the storyboard" in shot["id"]["description"]
    assert len(SOURCES) > 9
    kinds = [each["$ref"].rpartition("/")[2] for each in shot["source"]["anyOf"][1:]]
    assert kinds == [
        "stage", "engine", "picture", "footage", "chart", "title", "list", "quote", "things",
        "screen", "presenter",
    ]  # fmt: skip


def test_callouts_are_written_and_read_again(tmp_path):
    """A text is a callout too; what has a default is left out, and the schema takes it all."""
    key = Callout(text="no key", thing="key", crossed=True)
    call = Callout(text="Call us", scene="a man phones")
    shots = (
        BoardShot(id="a", source=Stage(prompt="a fox"), callouts=(Callout(text="79 euros"), key)),
        BoardShot(id="b", source=Things(items=(key, call), join="plus", text="Keys")),
    )
    board = Storyboard(title="x", shots=shots)
    text = board_text(board)
    assert "said" not in text
    validator = Draft202012Validator(json.loads(schema_text()))
    for written in (text, text.replace("- text: 79 euros", "- 79 euros")):
        (tmp_path / "film.yaml").write_text(written)
        assert read_board(tmp_path / "film.yaml") == board
        assert list(validator.iter_errors(yaml.safe_load(written))) == []
    with pytest.raises(InvalidInput, match="neither text, thing nor scene"):
        Callout(text="")


def test_the_schema_that_is_there_is_left(tmp_path):
    """It may be a person's own."""
    (tmp_path / "storyboard.schema.json").write_text("{}")
    write_board(whole_board(), Path(tmp_path / "film.yaml"))
    assert (tmp_path / "storyboard.schema.json").read_text() == "{}"


def test_a_picture_without_words_is_read_back(tmp_path: Path) -> None:
    """A card with its sentence beside it has such: nothing is written under them."""
    source = Things(items=(Callout(thing="hand washing"),), text="Wash your hands")
    board = Storyboard(title="Hands", shots=(BoardShot(id="a", source=source),))
    path = tmp_path / "hands.yaml"
    write_board(board, path)
    assert read_board(path).shots[0].source == source
