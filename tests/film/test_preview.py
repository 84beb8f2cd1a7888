"""A film at a glance."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from onionskin.errors import Cancelled, InvalidInput, OutputExists
from onionskin.film.asked import FilmOptions, preview_of
from onionskin.film.make import make_film
from onionskin.film.preview import make_sheet, read_picture, sheet


def test_a_sheet_shows_every_shot_with_its_words(board, hand, tmp_path):
    """Two frames of each are drawn for it, and nothing is spoken or encoded."""
    made = make_sheet(board, tmp_path / "sheet.png", draw=hand)
    assert made.num_shots == 3
    assert hand.drawn == ["red", "green", "blue"]
    assert "shot 2: green & <i> is drawn as paint" in made.warnings
    page = read_picture(tmp_path / "sheet.png")
    for colour in ((200, 40, 40), (40, 180, 60), (40, 60, 200)):
        assert (np.abs(page.astype(int) - colour).max(axis=2) < 12).sum() > 20_000
    below = page[page.shape[0] - 100 :]
    assert (below.max(axis=2) < 120).sum() > 200
    with pytest.raises(OutputExists):
        make_sheet(board, tmp_path / "sheet.png", draw=hand)


def test_a_film_gives_a_sheet_of_its_own_shots(board, hand, store, tmp_path):
    """Beside it, of what it shows."""
    asked = FilmOptions(preview=True, sheet=tmp_path / "s.png")
    made = make_film(board, tmp_path / "film.mp4", asked, store=store, draw=hand)
    with Image.open(made.beside["sheet"]) as page:
        assert page.width > 1000
    with pytest.raises(InvalidInput, match=r"s\.jpg must end in \.png"):
        make_film(board, tmp_path / "b.mp4", FilmOptions(sheet="s.jpg"), store=store, draw=hand)


def test_sheets_hold_pictures_of_any_shape():
    """Upright ones stand closer together; long words are cut, and nothing fails."""
    for shape in ((90, 160, 3), (160, 90, 3), (100, 100, 3), (20, 300, 3)):
        pictures = [np.full(shape, 90, np.uint8)] * 7
        page = sheet(pictures, ["1 · stage"] * 7, ["", "word " * 90, *["三月的销售 🦊"] * 5])
        assert page.dtype == np.uint8
        assert page.shape[2] == 3


def test_a_sheet_can_be_stopped(board, hand, tmp_path):
    """Nothing is written then."""
    with pytest.raises(Cancelled):
        make_sheet(board, tmp_path / "s.png", draw=hand, cancelled=lambda: True)
    assert list(tmp_path.glob("*.png")) == []


def test_previews_are_never_larger_than_the_film(board):
    """Their sides are even."""
    assert preview_of(replace(board, size=(1918, 1080))).size == (640, 360)
    assert preview_of(replace(board, size=(1080, 1080))).size == (360, 360)
    assert preview_of(board).size == (128, 96)


def test_cards_are_shown_when_they_are_complete(board, tmp_path):
    """Letters come one by one; what else is drawn is shown in its middle."""
    from onionskin.film.sources.brief import Drawn
    from onionskin.film.storyboard import Title

    asked = []

    def draw(source, brief):
        asked.append((brief.frames, float(brief.frames / brief.fps)))
        return Drawn(frames=iter([np.zeros((*brief.size[::-1], 3), np.uint8)] * brief.frames))

    card = replace(board.shots[0], id="card", source=Title(text="It is red"), seconds=4)
    board = replace(board, shots=(card, replace(board.shots[1], seconds=4)))
    make_sheet(board, tmp_path / "s.png", draw=draw)
    assert [frames for frames, _ in asked] == [8, 2]
    assert [round(seconds) for _, seconds in asked] == [4, 4]
