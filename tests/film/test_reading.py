"""Scripts and storyboards are opened, and what they name is found from anywhere."""

import numpy as np
import pytest
from PIL import Image

from onionskin.errors import InvalidInput
from onionskin.film.reading import open_storyboard
from onionskin.film.storyboard import Picture

SCRIPT = "---\nmusic: {music}\n---\n# Tea\n\n![A cup](cup.png)\n\nThis is tea.\n"


@pytest.fixture
def script(tmp_path):
    Image.fromarray(np.zeros((40, 60, 3), np.uint8)).save(tmp_path / "cup.png")
    (tmp_path / "tea.md").write_text(SCRIPT.format(music="calm"))
    return tmp_path / "tea.md"


def pictures_of(opened):
    return [each.source.path for each in opened.storyboard.shots if type(each.source) is Picture]


def test_pictures_are_found_beside_the_script(script, monkeypatch):
    """Wherever the program runs; they are among what is read."""
    monkeypatch.chdir("/")
    opened = open_storyboard(script)
    assert pictures_of(opened) == [str(script.parent / "cup.png")]
    assert set(opened.inputs) == {script, script.parent / "cup.png"}
    assert opened.storyboard.music == "calm"


def test_music_of_ones_own_is_found_too(script):
    """A mood is no file."""
    script.write_text(SCRIPT.format(music="song.mp3"))
    opened = open_storyboard(script)
    assert opened.storyboard.music == str(script.parent / "song.mp3")
    assert script.parent / "song.mp3" in opened.inputs


def test_what_is_asked_for_goes_over_what_is_written(script):
    """And must be possible."""
    opened = open_storyboard(script, changes={"music": "off", "seed": 7, "size": (90, 160)})
    board = opened.storyboard
    assert (board.music, board.seed, board.size) == ("off", 7, (90, 160))
    with pytest.raises(InvalidInput, match="captions"):
        open_storyboard(script, changes={"captions": "loud"})


def test_a_picture_that_is_gone_is_told(script):
    """With the file that names it."""
    (script.parent / "cup.png").unlink()
    with pytest.raises(InvalidInput, match=r"cup\.png"):
        open_storyboard(script)


def test_a_storyboard_is_opened_likewise(script, tmp_path):
    """Its pictures lie beside it."""
    from onionskin.film.board import board_of
    from onionskin.film.board_file import write_board
    from onionskin.film.script.reading import read_script

    write_board(board_of(read_script(script)), tmp_path / "tea.yaml")
    opened, read = open_storyboard(tmp_path / "tea.yaml"), open_storyboard(script)
    assert pictures_of(opened) == pictures_of(read)
    assert [each.words for each in opened.storyboard.shots] == [
        each.words for each in read.storyboard.shots
    ]
