"""`onionskin cache`: fills and parts of films are counted and thrown away, each as what it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onionskin import unfinished
from onionskin.film.store import Store, key_of


@pytest.fixture
def folder(monkeypatch, tmp_path) -> Path:
    """A cache with two parts of a film of 1,000 bytes and one fill of 500."""
    monkeypatch.setenv("ONIONSKIN_CACHE", str(tmp_path / "cache"))
    for name in ("one", "two"):
        Store().make(key_of(name), _filled)
    fill = tmp_path / "cache" / "ab" / "ab01.fill"
    fill.parent.mkdir()
    fill.write_bytes(bytes(500))
    return tmp_path / "cache"


def _filled(folder: Path) -> dict[str, object]:
    (folder / "body.mp4").write_bytes(bytes(1000))
    return {}


def test_what_is_kept_is_told_apart(onionskin, folder):
    """In two lines, and as data."""
    told = onionskin("cache", "--json").json
    assert (told["num_fills"], told["num_bytes"]) == (1, 500)
    assert told["film"]["num_parts"] == 2
    assert told["film"]["folder"] == str(folder / "film")
    assert 2000 < told["film"]["num_bytes"] < 3000
    lines = onionskin("cache").stdout.splitlines()
    assert lines[0].startswith(f"{folder}: 1 fills, 0.0 MiB of at most ")
    assert lines[1].startswith(f"{folder / 'film'}: 2 parts of films, 0.0 MiB of at most ")


def test_both_are_thrown_away(onionskin, folder):
    """Also what was made a moment ago."""
    told = onionskin("cache", "--clear", "--json").json
    assert (told["num_removed"], told["film"]["num_removed"]) == (1, 2)
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert onionskin("cache", "--json").json["film"]["num_parts"] == 0


def test_a_film_that_is_being_made_keeps_what_it_needs(onionskin, folder):
    """Told as a warning; what it has not used for long goes."""
    old = Store().find(key_of("one")).folder
    os.utime(old, (0, 0))
    (folder / "film" / "cd").mkdir(parents=True, exist_ok=True)
    with unfinished.part_of(folder / "film" / "cd" / "cd01", folder=True) as begun:
        cleared = onionskin("cache", "--clear", "--json")
        assert begun.is_dir()
    assert cleared.json["film"]["num_removed"] == 1
    assert "a film is being made" in cleared.stderr
    assert not old.exists()
    assert Store().find(key_of("two")) is not None
