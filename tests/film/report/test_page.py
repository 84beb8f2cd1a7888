"""What the report of a film tells."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from onionskin.film.asked import FilmOptions
from onionskin.film.make import make_film


class Page(HTMLParser):
    """The text of a page, its pictures, and all that it links to."""

    def __init__(self, text):
        super().__init__()
        self.texts, self.pictures, self.links, self.tags = [], [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        given = dict(attrs)
        self.pictures += [given["src"]] if tag == "img" else []
        self.links += [given[name] for name in ("href", "src") if name in given]

    def handle_data(self, data):
        self.texts.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.texts).split())


@pytest.fixture
def page(board, hand, store, tmp_path):
    """Of a film whose shots were not measured."""
    made = make_film(
        board, tmp_path / "film.mp4", FilmOptions(preview=True), store=store, draw=hand
    )
    return Page(Path(made.beside["report"]).read_text("utf-8"))


def test_every_shot_stands_there_with_its_words_and_pictures(page):
    """And with its source, its time, what was not as asked, and how still it holds."""
    for told in ("It is red,", "then it is green.", "At last it is blue & <b>.", "stage: green"):
        assert told in page.text
    assert len(page.pictures) == 9
    assert page.text.count("is drawn as paint") == 3
    assert page.text.count("not measured") == 3
    assert "0:00" in page.text


def test_whose_work_is_in_it_is_told(page):
    """Each once."""
    assert page.text.count("CC0-1.0") == 1


def test_nothing_of_a_script_becomes_part_of_the_page(page):
    """Titles, words and warnings are text, whatever they hold."""
    assert "Paint & <b>" in page.text
    assert not {"b", "i", "script"} & (page.tags - {"b"})
    assert page.texts.count("Paint & <b>") == 1


def test_the_page_needs_nothing_else(page):
    """No link leads out of it."""
    assert all(link.startswith(("data:image/jpeg;base64,", "#")) for link in page.links)
