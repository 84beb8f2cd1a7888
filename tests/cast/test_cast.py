"""The cast library: what is in it, what comes out of it, and how it is searched."""

import json
import subprocess
import sys
import time

import numpy as np
import pytest

from onionskin.cast.cast import Cast, load_cast
from onionskin.errors import InvalidInput
from onionskin.plan.plan import Key, Plan, Subject
from onionskin.stage.draft import animation_index


@pytest.fixture(scope="module")
def cast() -> Cast:
    return load_cast()


def test_library_is_large_and_diverse(cast: Cast) -> None:
    """At least 400 subjects in many groups, 65 of them held out, all ids and names unique."""
    assert len(cast) >= 400
    assert len({entry.group for entry in cast}) >= 10
    assert sum(entry.held_out for entry in cast) == 65
    assert len({entry.name for entry in cast}) == len({entry.id for entry in cast}) == len(cast)
    assert len({entry.name_zh for entry in cast}) == len(cast)


def test_held_out_subjects_spread_over_all_groups(cast: Cast) -> None:
    """Every group has held-out subjects and keeps most of its own for training."""
    for group in {entry.group for entry in cast}:
        members = [entry for entry in cast if entry.group == group]
        assert 0 < sum(entry.held_out for entry in members) < 0.25 * len(members)


def test_every_entry_is_complete(cast: Cast) -> None:
    """Names in two languages, a measure word, known facings and habitats, a licence, sane boxes."""
    for entry in cast:
        assert entry.name, entry.id
        assert entry.plural, entry.id
        assert entry.article in ("a", "an")
        assert entry.name_zh, entry.id
        assert entry.measure_word, entry.id
        assert entry.facing in ("left", "right", "front")
        assert entry.habitat in ("ground", "sky", "water", "any")
        assert entry.licence == "MIT"
        left, top, right, bottom = entry.bbox
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1
        assert entry.animated == (entry.num_frames > 1) == (entry.loop_seconds > 0)


def test_every_picture_decodes(cast: Cast) -> None:
    """Frames are square RGBA, as many as promised, show something, and leave a margin clear."""
    for entry in cast:
        frames = entry.frames()
        assert frames.shape == (entry.num_frames, 192, 192, 4), entry.name
        assert frames.dtype == np.uint8
        assert (frames[..., 3] > 250).any(axis=(1, 2)).all(), entry.name
        assert (frames[..., 3] == 0).any(), entry.name


def test_animation_follows_true_time_and_goes_round(cast: Cast) -> None:
    """The loop starts over after `loop_seconds`, backwards as well; a still never changes."""
    runner = cast["1f3c3"]
    half = runner.loop_seconds / 2
    assert animation_index(runner, 0.0) == 0
    assert animation_index(runner, half) == runner.num_frames // 2
    assert animation_index(runner, half + 10 * runner.loop_seconds) == runner.num_frames // 2
    assert animation_index(runner, -0.01) == runner.num_frames - 1
    assert animation_index(cast["1f34c"], 7.3) == 0


def test_frames_are_cached_and_read_only(cast: Cast) -> None:
    """The same array comes back, and nobody can spoil it for the others."""
    frames = cast["1f98a"].frames()
    assert frames is cast["1f98a"].frames()
    with pytest.raises(ValueError, match="read-only"):
        frames[0, 0, 0, 0] = 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("fox", "fox"),
        ("a puppy", "dog"),
        ("kitty", "cat"),
        ("Bunny", "rabbit"),
        ("automobile", "car"),
        ("plane", "airplane"),
        ("ponies", "horse"),
        ("dogs", "dog"),
        ("elephnat", "elephant"),
        ("person surfing", "surfer"),
        ("cup of coffee", "cup of coffee"),
        ("t rex", "tyrannosaurus"),
        ("狐狸", "fox"),
        ("小狗", "dog"),
        ("小猫", "cat"),
        ("小白兔", "rabbit"),
        ("飞机", "airplane"),
        ("汽车", "car"),
        ("一只大象", "elephant"),
        ("吉他", "electric guitar"),
        ("1f427", "penguin"),
    ],
)
def test_search_finds_what_is_meant(cast: Cast, text: str, name: str) -> None:
    """Names, synonyms, plurals and misspellings in both languages lead to the right entry."""
    assert cast.search(text, limit=1)[0].entry.name == name


@pytest.mark.parametrize("text", ["", "   ", "?!", "qzxwvk", "龘龘"])
def test_search_finds_nothing_where_nothing_is(cast: Cast, text: str) -> None:
    """No words, or words that nothing is called by, give an empty list."""
    assert cast.search(text) == []


def test_search_ranks_exact_before_word_before_part(cast: Cast) -> None:
    """ "cat" is the cat first, cats of other kinds next, "caterpillar" after them."""
    matches = cast.search("cat", limit=60)
    scores = {match.entry.name: match.score for match in matches}
    assert scores["cat"] == 1.0
    assert scores["cat"] > scores["black cat"] > scores["caterpillar"]
    assert [match.score for match in matches] == sorted(scores.values(), reverse=True)


def test_every_entry_is_found_by_its_own_names(cast: Cast) -> None:
    """The English name, the plural and the Chinese name each find their entry first."""
    for entry in list(cast)[::21]:
        for text in (entry.name, entry.plural, entry.name_zh):
            assert cast.search(text, limit=1)[0].entry == entry, text


def test_unknown_id_is_a_clear_error(cast: Cast) -> None:
    """The message names the id and says where to look."""
    with pytest.raises(InvalidInput, match=r"'nobody'.*onionskin cast"):
        cast["nobody"]
    assert "nobody" not in cast
    assert "1f98a" in cast


def test_entries_stand_in_plans(cast: Cast) -> None:
    """A plan names its subjects by entry id."""
    subject = Subject(
        cast=cast.search("whale")[0].entry.id, keys=(Key(seconds=0.0, x=0.5, y=0.5, size=0.4),)
    )
    assert cast[Plan(seconds=2.0, subjects=(subject,)).subjects[0].cast].name == "whale"


def test_contact_sheet_shows_each_entry(cast: Cast) -> None:
    """One cell for each entry, rows of `columns`."""
    sheet = cast.contact_sheet(cast.entries[:5], columns=3, cell=64)
    assert sheet.size[0] == 3 * 64
    assert len(sheet.getcolors(1 << 24) or ()) > 100
    assert cast.contact_sheet([]).size[1] > 0


def test_index_loads_quickly_and_without_torch() -> None:
    """A fresh interpreter reads the index within 100 ms of processor time, without torch."""
    code = (
        "import json, sys, time; from onionskin.cast.cast import load_cast;"
        "start = time.process_time(); load_cast();"
        "print(json.dumps([time.process_time() - start, 'torch' in sys.modules]))"
    )
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout
    seconds, has_torch = json.loads(out)
    assert seconds < 0.1
    assert not has_torch


def test_a_search_takes_little_time(cast: Cast) -> None:
    """One search over the whole library stays under a quarter of a second of processor time."""
    cast.search("warm up")
    start = time.process_time()
    cast.search("a small red fox running through the snow")
    assert time.process_time() - start < 0.25
