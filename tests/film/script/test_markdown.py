"""Scripts in Markdown: what each kind of block becomes, and which line it is from."""

from __future__ import annotations

import pytest
from PIL import Image

from onionskin.errors import InvalidInput
from onionskin.film.script.markdown import read_markdown
from onionskin.film.script.reading import read_script
from onionskin.film.script.script import Described, Listed, Quoted, Said, Shown
from onionskin.film.storyboard import BoardFigure, Chart, Footage, Picture, Screen


def parts(text, folder, scene=0):
    """The parts of one scene of a text."""
    return read_markdown(text, folder).scenes[scene].parts


def test_headings_are_the_title_and_the_scenes(tmp_path):
    """The first heading of the first level is the title; each other begins a scene."""
    script = read_markdown("# Hands\n\nWash.\n\n## Soap\n\nUse it.\n\n# Water\n", tmp_path)
    assert (script.title, script.title_line) == ("Hands", 1)
    assert [(scene.heading, scene.line) for scene in script.scenes] == [
        ("", 1),
        ("Soap", 5),
        ("Water", 9),
    ]


def test_front_matter_is_read_and_lines_count_from_the_top_of_the_file(tmp_path):
    """Sizes by name and by ratio, words that mean off, a cast by name."""
    script = read_markdown(
        "---\nsize: 9:16\nmusic: off\ncast:\n  nurse: woman, red coat\n---\nWash.\n", tmp_path
    )
    assert script.settings.size == (1080, 1920)
    assert script.settings.music == "off"
    assert script.settings.cast == (BoardFigure(name="nurse", look="woman, red coat"),)
    assert script.scenes[0].parts == (Said(text="Wash.", line=7),)


def test_quoted_lines_are_pictures_unless_the_last_begins_with_a_dash(tmp_path):
    """Then they are a quotation, its quotation marks left out."""
    assert parts("> A nurse\n> at a sink.\n\nShe washes.\n", tmp_path) == (
        Described(text="A nurse at a sink.", line=1),
        Said(text="She washes.", line=4),
    )
    assert parts('> "It works,\n> always."\n> — Ana, teacher\n', tmp_path) == (
        Quoted(text="It works, always.", who="Ana, teacher", line=1),
    )
    assert parts('> "It works." — Ana\n', tmp_path) == (
        Quoted(text="It works.", who="Ana", line=1),
    )
    assert parts("> A nurse — the old one — sings.\n", tmp_path) == (
        Described(text="A nurse — the old one — sings.", line=1),
    )


def test_names_before_a_colon_are_speakers(tmp_path):
    """Words for people, names in bold, names of the cast and names that come again; no "Note:"."""
    text = (
        "Nurse: Good morning!\nPatient (sleepy): Hello.\n\n**Zed:** I am new.\n\n"
        "Note: the door is open.\n\nBo: One.\n\nBo: Two.\n\nIt costs this: nothing.\n"
    )
    said = parts(text, tmp_path)
    assert [(part.speaker, part.text, part.line) for part in said] == [
        ("Nurse", "Good morning!", 1),
        ("Patient", "Hello.", 2),
        ("Zed", "I am new.", 4),
        (None, "Note: the door is open.", 6),
        ("Bo", "One.", 8),
        ("Bo", "Two.", 10),
        (None, "It costs this: nothing.", 12),
    ]
    assert said[1].manner == "sleepy"
    zh = parts("护士：早上好！\n\n注意：门开着。\n", tmp_path)
    assert [part.speaker for part in zh] == ["护士", None]


def test_images_are_pictures_clips_and_screens_by_ending_and_words(tmp_path):
    """With the stretch of a clip, the move over a picture, the device of a screen."""
    Image.new("RGB", (8, 8)).save(tmp_path / "my shop.png")
    (tmp_path / "tour.mp4").write_bytes(b"")
    text = (
        '![our shop](my%20shop.png "left")\n\n![](tour.mp4 "2-5.5")\n\n'
        "![phone: the app](<my shop.png>)\n\nWords ![x](tour.mp4) around it.\n"
    )
    found = parts(text, tmp_path)
    assert [part.source for part in found if isinstance(part, Shown)] == [
        Picture(path="my shop.png", move="left", prompt="our shop"),
        Footage(path="tour.mp4", start=2.0, end=5.5),
        Screen(path="my shop.png", device="phone"),
        Footage(path="tour.mp4"),
    ]
    assert found[-1] == Said(text="Words  around it.", line=7)


def test_tables_and_links_to_csv_are_charts(tmp_path):
    """With their title and form; what has no numbers is a list, and said so."""
    (tmp_path / "sales.csv").write_text("Quarter;Sales (M€)\nQ1;3.1\nQ2;3,600.5\n")
    text = (
        '[Sales by quarter](sales.csv "area")\n\n'
        "| Year | Cases |\n|---|--:|\n| 2022 | 1,200 |\n| 2023 | 900 |\n| 2024 | 640 |\n\n"
        "| Who | What |\n|---|---|\n| Ana | soap |\n\n"
        "| Boat | Summer | Winter |\n|---|---|---|\n| First | 06:50 | 06:30 |\n"
    )
    script = read_markdown(text, tmp_path)
    csv, table, words, times = script.scenes[0].parts
    assert csv.source == Chart(form="area", title="Sales by quarter", path="sales.csv", unit="M€")
    assert table.source.form == "line"
    assert table.source.columns == ("Year", "Cases")
    assert table.source.rows[0] == ("2022", 1200.0)
    assert words == Listed(items=("Ana: soap",), line=9)
    assert times == Listed(items=("First: Summer 06:50, Winter 06:30",), line=13)
    as_list = "a table without numbers is shown as a list"
    assert script.warnings == (f"line 9: {as_list}", f"line 13: {as_list}")


def test_lists_are_lists_with_the_line_of_each_item(tmp_path):
    """Those within them too."""
    assert parts("- soap\n- clean\n  water\n  1. warm\n", tmp_path) == (
        Listed(items=("soap", "clean water", "warm"), line=1, lines=(1, 2, 4)),
    )


def test_comments_are_silent_and_code_is_told(tmp_path):
    """Nothing of either is spoken."""
    script = read_markdown("<!-- hush -->\n\n```\ncode\n```\n\n**Bold** words.\n", tmp_path)
    assert script.scenes[0].parts == (Said(text="Bold words.", line=7),)
    assert script.warnings == ("line 3: a block of code is left out",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\npace: 9\n---\nHi.\n", "line 2: pace is 9.0: give a number 0.5..2"),
        ("---\na: 1\npaec: 1\n---\nHi.\n", "line 2: settings: no field is called 'a'"),
        ("---\nsize: [\n---\nHi.\n", "line 3: the front matter is not YAML"),
        ("---\na: &x [1]\nb: *x\n---\n", "line 3: the front matter cannot be read"),
        ("Hi.\n\n![x](gone.png)\n", "line 3: the picture 'gone.png' is not there"),
        ("![x](https://a.b/c.png)\n", "line 1: the picture 'https://a.b/c.png' is on the network"),
        ("Hi\n![x](note.md)\n", "line 2: 'note.md' is neither a picture nor a clip"),
        ("[x](gone.csv)\n", "line 1: the table 'gone.csv' is not there"),
        ("[x](empty.csv)\n", "line 1: empty.csv has only one row"),
        ("![x](words.csv)\n", "line 1: words.csv has no column of numbers"),
        ("---\nsize: huge\n---\nHi.\n", "line 2: size is 'huge': give WIDTHxHEIGHT"),
        ("[x](words.csv)\n", "line 1: words.csv has no column of numbers"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, said):
    """And with the file's name, where it is read from one."""
    (tmp_path / "empty.csv").write_text("a,b\n")
    (tmp_path / "words.csv").write_text("a,b\nx,y\n")
    (tmp_path / "note.md").write_text("x")
    (tmp_path / "script.md").write_text(text)
    with pytest.raises(InvalidInput) as caught:
        read_script(tmp_path / "script.md")
    assert str(caught.value).startswith(f"{tmp_path / 'script.md'}, {said}")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"", "is not a script: give a file of .md"),
        ("a.md", b"\xff\xfe\x00x", "is not UTF-8 text"),
        ("a.txt", b"x" * 2_000_001, "is larger than 2,000,000 bytes"),
    ],
)
def test_files_that_are_no_scripts_are_refused(tmp_path, name, data, said):
    """By ending, by encoding, by size; folders and missing files too."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InvalidInput, match=said):
        read_script(tmp_path / name)
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(InvalidInput, match=r"is not a regular file|Is a directory"):
        read_script(tmp_path / "folder.md")
    with pytest.raises(InvalidInput, match=r"gone\.md cannot be read: No such file"):
        read_script(tmp_path / "gone.md")
