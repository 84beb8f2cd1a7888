"""Parts of films on disk: whole, or not there."""

import os
import time
from fractions import Fraction

import pytest

from onionskin import unfinished
from onionskin.errors import MediaError
from onionskin.film.store import Store, file_hash, key_of, store_folder

KEY = key_of("test", number=1)


def written(name="a.txt", text="hello"):
    """Fills a part with one file."""

    def fill(folder):
        (folder / name).write_text(text)
        return {"said": text}

    return fill


def refuse(folder):
    raise AssertionError("it was made anew")


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store", 20_000)


def test_what_was_made_is_found_with_its_files_and_facts(store):
    """Also by another process, which is another Store."""
    assert store.find(KEY) is None
    store.made(KEY, written())
    found = Store(store.folder).made(KEY, refuse)
    assert found.file("a.txt").read_text() == "hello"
    assert found.facts["said"] == "hello"
    assert found.has("a.txt")
    assert not found.has("b.txt")


def test_a_damaged_part_is_made_again(store):
    """One file is another, or is gone, or the facts are no facts."""
    for harm in (
        lambda part: part.file("a.txt").write_text("jello"),
        lambda part: part.file("a.txt").unlink(),
        lambda part: part.file("facts.json").write_text("[]"),
        lambda part: part.file("facts.json").write_text("{"),
    ):
        part = store.made(KEY, written())
        harm(part)
        assert store.find(KEY) is None
        assert store.made(KEY, written(text="anew")).file("a.txt").read_text() == "anew"
        store.make(KEY, written())


def test_a_part_of_another_key_is_not_taken(store):
    """Whoever moved a folder there."""
    part = store.made(KEY, written())
    other = key_of("test", number=2)
    place = store.folder / other[:2] / other
    place.parent.mkdir(exist_ok=True)
    part.folder.rename(place)
    assert store.find(other) is None
    assert not place.exists()


def test_what_fails_leaves_nothing(store):
    """Neither a part nor a folder that was being filled."""

    def fail(folder):
        (folder / "half").write_text("half")
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        store.made(KEY, fail)
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []
    assert store.find(KEY) is None


def test_the_least_used_parts_go_first(store):
    """Down to the limit, and none that was used just now."""
    keys = [key_of("test", number=number) for number in range(4)]
    for age, key in enumerate(keys):
        part = store.made(key, written(text="x" * 4000))
        os.utime(part.folder, (time.time() - 10_000 + age,) * 2)
    store.find(keys[0])
    assert store.trim() == 2
    assert [store.holds(key) for key in keys] == [True, False, False, True]
    assert store.trim(0) == 1
    assert store.trim(0, spare_seconds=-1) == 1
    assert store.size() == (0, 0)


def test_what_a_killed_writer_left_is_removed(store):
    """That of one who lives is not."""
    shelf = store.folder / KEY[:2]
    shelf.mkdir()
    dead = shelf / f"{KEY}.{os.getpid()}-0011aabb.part"
    dead.mkdir()
    with unfinished.part_of(shelf / KEY, folder=True) as alive:
        store.trim()
        assert not dead.exists()
        assert alive.exists()


def test_where_nothing_can_be_kept_films_are_made_all_the_same(tmp_path):
    """In a folder of the process's own, with a warning."""
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "store")
    assert store.made(KEY, written()).file("a.txt").read_text() == "hello"
    assert len(store.warnings) == 1
    assert "finished parts are not kept" in store.warnings[0]


def test_keys_differ_where_anything_does():
    """And are the same for the same, in any order."""
    assert key_of("shot", a=1, b="x") == key_of("shot", b="x", a=1)
    several = [
        key_of("shot", a=1),
        key_of("shot", a=2),
        key_of("shot", a="1"),
        key_of("shot", b=1),
        key_of("speech", a=1),
        key_of("shot", a=Fraction(1)),
        key_of("shot", a=frozenset({"x", "y"})),
    ]
    assert len(set(several)) == len(several)
    assert key_of("shot", a=frozenset({"x", "y"})) == several[-1]


def test_parts_lie_where_the_environment_says(monkeypatch, tmp_path):
    """Beside the finished fills, or within the folder that is named for both."""
    monkeypatch.setenv("ONIONSKIN_CACHE", str(tmp_path / "own"))
    assert store_folder() == tmp_path / "own" / "film"
    monkeypatch.delenv("ONIONSKIN_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert store_folder() == tmp_path / "onionskin" / "film"


def test_the_hash_of_a_file_is_that_of_its_bytes(tmp_path):
    """What is missing is told in one line."""
    (tmp_path / "a").write_bytes(b"abc")
    assert file_hash(tmp_path / "a").startswith("ba7816bf")
    with pytest.raises(MediaError, match="missing cannot be read"):
        file_hash(tmp_path / "missing")
