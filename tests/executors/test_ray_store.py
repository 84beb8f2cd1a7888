"""A film on Ray whose workers have folders of their own, with a store behind them."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from tests.executors.conftest import RAY_MARKS

from onionskin.film.asked import FilmOptions
from onionskin.film.make import make_film
from onionskin.fitting import Size
from onionskin.media.read import clip_info

pytest.importorskip("fsspec", reason="fsspec is not installed")
pytestmark = RAY_MARKS
SCRIPT = "# Two shots\n\nA dog walks in a park.\n\nA cat sits on a sofa.\n"


def on_all(ray, **variables: str) -> None:
    """Sets variables in each worker's process."""

    def put() -> int:
        os.environ.update(variables)
        time.sleep(1.0)
        return os.getpid()

    seen: set[int] = set()
    while len(seen) < ray.num_workers:
        seen |= {each.result(60) for each in [ray.submit(put) for _ in range(ray.num_workers)]}


def test_shots_come_from_workers_that_share_no_folder(ray, tmp_path, monkeypatch):
    """Through the store: the caller has what they made in a folder of its own."""
    far, there, here = f"file://{tmp_path}/far", tmp_path / "there", tmp_path / "here"
    usual = os.environ["ONIONSKIN_CACHE"]
    (tmp_path / "script.md").write_text(SCRIPT)
    monkeypatch.setenv("ONIONSKIN_CACHE", far)
    monkeypatch.setenv("XDG_CACHE_HOME", str(here))
    on_all(ray, ONIONSKIN_CACHE=far, XDG_CACHE_HOME=str(there))
    try:
        asked = FilmOptions(size=Size(128, 72), voice="off", music="off")
        film = make_film(tmp_path / "script.md", tmp_path / "film.mp4", asked, executor=ray)
    finally:
        on_all(ray, ONIONSKIN_CACHE=usual)
    assert film.num_made == len(film.shots) > 1
    assert clip_info(tmp_path / "film.mp4").num_frames > 10
    made = {path.parent.name for path in there.rglob("facts.json")}
    brought = {path.parent.name for path in here.rglob("facts.json")}
    assert len(made) == film.num_made
    assert made <= brought
    assert {path.stem for path in Path(tmp_path, "far").rglob("*.tar")} >= made
