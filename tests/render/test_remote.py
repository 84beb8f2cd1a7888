"""A store behind the folders of several machines: on a file system of fsspec's."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from onionskin import Canvas, Clip
from onionskin.engines.base import Fill
from onionskin.errors import InvalidInput
from onionskin.film.store import Store, key_of, store_folder
from onionskin.render import remote
from onionskin.render.cache import FillCache, cache_folder, remote_behind
from onionskin.render.remote import Remote, remote_of

fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed")
KEY = "ab" * 32
PART = key_of("test", number=1)


@pytest.fixture(params=["memory", "file"])
def address(request, tmp_path) -> str:
    """Of an empty store, in memory or on this disk."""
    if request.param == "file":
        return f"file://{tmp_path}/far"
    files = fsspec.filesystem("memory")
    if files.exists("/far"):
        files.rm("/far", recursive=True)
    return "memory://far"


def names_at(address: str) -> list[str]:
    files, root = fsspec.core.url_to_fs(address)
    return sorted(name.rpartition("/")[2] for name in files.find(root))


def harmed(address: str, change) -> None:
    """Changes the bytes of the one file there."""
    files, root = fsspec.core.url_to_fs(address)
    (name,) = files.find(root)
    files.pipe_file(name, change(files.cat_file(name)))


@pytest.fixture
def canvas() -> Canvas:
    return Canvas(np.zeros((3, 8, 8, 3), np.uint8), np.zeros(3, np.bool_), Fraction(8))


@pytest.fixture
def fill() -> Fill:
    frames = np.random.default_rng(0).integers(0, 256, (3, 8, 8, 3)).astype(np.uint8)
    return Fill(clip=Clip(frames, Fraction(8)))


def test_a_fill_of_one_machine_is_found_by_another(address, canvas, fill, tmp_path):
    """And is in its own folder then, also without the store."""
    one = FillCache(tmp_path / "one", remote=Remote(address))
    other = FillCache(tmp_path / "other", remote=Remote(address))
    assert other.load(KEY, canvas) is None
    one.save(KEY, fill)
    assert names_at(address) == [f"{KEY}.fill"]
    found = other.load(KEY, canvas)
    np.testing.assert_array_equal(found.clip.frames, fill.clip.frames)
    assert FillCache(tmp_path / "other").load(KEY, canvas) is not None
    assert not one.warnings + other.warnings


@pytest.mark.parametrize(
    "change", [lambda data: data[:-9], lambda data: data[:-1] + b"?", lambda data: b""]
)
def test_what_comes_damaged_is_made_again_and_replaced(address, canvas, fill, tmp_path, change):
    """Cut short, of the same size, or empty."""
    one = FillCache(tmp_path / "one", remote=Remote(address))
    one.save(KEY, fill)
    harmed(address, change)
    other = FillCache(tmp_path / "other", remote=Remote(address))
    assert other.load(KEY, canvas) is None
    assert not list((tmp_path / "other").rglob("*.fill"))
    other.save(KEY, fill)
    assert FillCache(tmp_path / "third", remote=Remote(address)).load(KEY, canvas) is not None


@pytest.mark.parametrize("change", [lambda data: data[:700], lambda data: b"?" * len(data)])
def test_a_part_of_a_film_is_shared_whole_or_not(address, tmp_path, change):
    """With its files and facts; a damaged one is made again."""

    def written(folder: Path) -> dict[str, object]:
        (folder / "a.txt").write_text("hello")
        return {"said": "hello"}

    one, other, third = (
        Store(tmp_path / name, remote=Remote(address)) for name in ("one", "other", "third")
    )
    assert other.find(PART) is None
    one.make(PART, written)
    found = other.find(PART)
    assert found.file("a.txt").read_text() == "hello"
    assert found.folder.is_relative_to(tmp_path / "other")
    assert (other.num_found, found.facts["said"]) == (1, "hello")
    harmed(address, change)
    assert third.find(PART) is None
    assert names_at(address) == []
    third.make(PART, written)
    assert names_at(address) == [f"{PART}.tar"]
    assert not list((tmp_path / "third").rglob("*.part"))


def test_many_publish_the_same(address, fill, canvas, tmp_path):
    """At once: one whole file is there, and nothing unfinished."""
    caches = [FillCache(tmp_path / str(number), remote=Remote(address)) for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda each: each.save(KEY, fill), caches))
    assert names_at(address) == [f"{KEY}.fill"]
    assert not [each.warnings for each in caches if each.warnings]
    assert FillCache(tmp_path / "new", remote=Remote(address)).load(KEY, canvas) is not None


def test_a_store_that_cannot_be_reached_costs_a_warning(canvas, fill, tmp_path):
    """The work goes on with the folder alone."""
    (tmp_path / "wall").touch()
    cache = FillCache(tmp_path / "here", remote=Remote(f"file://{tmp_path}/wall/far"))
    assert cache.load(KEY, canvas) is None
    cache.save(KEY, fill)
    assert cache.load(KEY, canvas) is not None
    assert any("wall/far cannot be used" in each for each in cache.warnings)
    store = Store(tmp_path / "parts", remote=Remote(f"file://{tmp_path}/wall/far"))
    store.make(PART, lambda folder: {"said": 1})
    assert any("wall/far cannot be used" in each for each in store.warnings)


def test_the_variable_names_a_folder_or_a_store(monkeypatch, tmp_path):
    """With a store the folder is the usual one, of whichever machine."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("ONIONSKIN_CACHE", f"file://{tmp_path}/far")
    assert cache_folder() == tmp_path / "cache" / "onionskin" / "fills"
    assert store_folder() == tmp_path / "cache" / "onionskin" / "film"
    cache, store = FillCache(), Store()
    assert cache.remote.address == store.remote.address == f"file://{tmp_path}/far"
    sent = pickle.dumps((cache, store))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "there"))
    there = pickle.loads(sent)
    assert [each.folder.parent.parent for each in there] == [tmp_path / "there"] * 2
    assert remote_of(str(tmp_path)) is None
    assert remote_of("") is None


def test_an_address_that_is_none_is_refused():
    """Before any work."""
    with pytest.raises(InvalidInput, match="install fsspec and what it needs"):
        Remote("nowhere://bucket/x")


def test_a_store_is_behind_the_usual_folder_alone(monkeypatch, tmp_path):
    """One that is given is behind any."""
    monkeypatch.setenv("ONIONSKIN_CACHE", f"file://{tmp_path}/far")
    given = Remote(f"file://{tmp_path}/other")
    assert remote_behind(None, None).address == f"file://{tmp_path}/far"
    assert remote_behind(tmp_path, None) is None
    assert remote_behind(None, given) is given
    assert remote_behind(tmp_path, given) is given
    monkeypatch.setenv("ONIONSKIN_CACHE", str(tmp_path))
    assert remote_behind(None, None) is None


def test_a_file_of_a_folder_is_renamed_into_place_and_an_object_is_put_there(
    address, tmp_path, monkeypatch
):
    """Where that fails nothing unfinished is left, and it is said."""
    names, token = [], remote.secrets.token_hex
    monkeypatch.setattr(remote.secrets, "token_hex", lambda n: names.append(n) or token(n))
    (tmp_path / "one").write_bytes(b"12345")
    store = Remote(address)
    store.publish("a/one", tmp_path / "one")
    assert (names_at(address), store.warnings) == (["one"], [])
    assert names == ([4] if address.startswith("file") else [])
    assert store.fetch("a/one", tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == b"12345"
    assert not store.fetch("a/two", tmp_path / "none")
    store.publish("a/one", tmp_path / "one")  # it is there already
    assert len(names) == (1 if address.startswith("file") else 0)
    (tmp_path / "one").write_bytes(b"1234567")
    files, _ = fsspec.core.url_to_fs(address)

    def fails(*given, **named):
        raise OSError("it is full")

    monkeypatch.setattr(type(files), "mv", fails)
    monkeypatch.setattr(type(files), "put_file", files.put_file if names else fails)
    store.publish("a/one", tmp_path / "one")
    assert names_at(address) == ["one"]
    assert store.warnings == [f"{address} cannot be used: it is full"]
    store.discard("a/one")
    assert names_at(address) == []
