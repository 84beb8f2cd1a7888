"""Where weights are, whether they are whole, and what is said where they are not."""

import hashlib
import json

import pytest

from onionskin import Canvas, Request
from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.families import FAMILIES
from onionskin.engines.diffusers.pull import pull, repos_to_pull
from onionskin.engines.diffusers.shelf import Shelf, content_id, missing_from, weights_id
from onionskin.errors import InvalidInput, WeightsError

REPO = "some/model"


@pytest.fixture
def folder(tmp_path):
    """A repository of one component in two shards."""
    home = tmp_path / "some" / "model"
    part = home / "transformer"
    part.mkdir(parents=True)
    index = {"_class_name": "WanPipeline", "transformer": ["diffusers", "WanTransformer3DModel"]}
    (home / "model_index.json").write_text(json.dumps(index))
    shards = {"a": "one.safetensors", "b": "two.safetensors"}
    where = part / "model.safetensors.index.json"
    where.write_text(json.dumps({"weight_map": shards}))
    for name in shards.values():
        (part / name).write_bytes(bytes(300_000))
    return home


@pytest.fixture(autouse=True)
def empty_hub(tmp_path, monkeypatch):
    """No weights but those of the test."""
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.delenv("ONIONSKIN_WEIGHTS", raising=False)


def test_whole_weights_are_found_by_path_and_by_name(folder, tmp_path, monkeypatch):
    """A folder as such, or ORG/NAME below $ONIONSKIN_WEIGHTS."""
    assert Shelf().find(str(folder)) == folder
    assert Shelf().find(REPO) is None
    monkeypatch.setenv("ONIONSKIN_WEIGHTS", str(tmp_path))
    assert Shelf().find(REPO) == folder


def test_weights_in_the_hubs_cache_are_found(folder, tmp_path):
    """The snapshot that its main branch names."""
    stored = tmp_path / "hub" / "models--some--model"
    (stored / "snapshots").mkdir(parents=True)
    (stored / "refs").mkdir()
    (stored / "refs" / "main").write_text("abc")
    folder.rename(stored / "snapshots" / "abc")
    assert Shelf().find(REPO) == stored / "snapshots" / "abc"


def test_a_pull_that_was_broken_off_counts_as_not_there(folder):
    """A shard or a component that an index names and that is missing."""
    (folder / "transformer" / "two.safetensors").unlink()
    assert len(missing_from(folder)) == 1
    assert Shelf().find(str(folder)) is None


def test_the_id_changes_with_the_weights(folder):
    """Also where a large file keeps its size."""
    before = weights_id(folder)
    assert weights_id(folder) == before
    (folder / "transformer" / "one.safetensors").write_bytes(bytes(299_999) + b"1")
    assert weights_id(folder) != before


def test_missing_weights_are_told_with_a_way_on():
    """What to fetch, what card it wants, and the engine that needs neither: exit code 1."""
    engine = DiffusersEngine(FAMILIES["wan"])
    with pytest.raises(WeightsError) as caught:
        engine.fill(Canvas.blank(5, 16, 16, 16), Request(prompt="a fox"))
    message = str(caught.value)
    assert caught.value.exit_code == 1
    assert "\n" not in message
    for said in ("Wan2.1-T2V-1.3B", "29 GB", "engines pull wan", "GPU", "--engine toybox"):
        assert said in message
    with pytest.raises(WeightsError, match="engines pull wan"):
        _ = engine.weights


def test_pull_fetches_each_missing_repository_once(folder):
    """In order; ways share repositories."""
    family = FAMILIES["wan"]
    first, second = family.ways[0].repo, family.ways[1].repo
    assert repos_to_pull(family, Shelf()) == (first, second)
    engine = DiffusersEngine(family, shelf=Shelf({first: folder}))
    fetched = []
    assert pull(engine, fetch=fetched.append) == (second,)
    assert fetched == [second]


def test_a_pull_that_fails_says_why():
    """In one line."""

    def broken(repo):
        raise OSError("no route\nto host")

    engine = DiffusersEngine(FAMILIES["svd"])
    with pytest.raises(WeightsError, match="no route to host; check the connection"):
        pull(engine, fetch=broken)


def test_engines_without_weights_have_nothing_to_pull():
    """Toybox brings its own."""
    with pytest.raises(InvalidInput, match="no weights to download"):
        pull(object())


@pytest.mark.parametrize("name", FAMILIES)
def test_families_say_what_they_are(name):
    """Without diffusers, torch or weights."""
    family = FAMILIES[name]
    able = family.capabilities
    assert able.needs_gpu
    assert able.licence
    assert able.preferred_size == family.shape.size
    assert (family.shape.max_frames - family.shape.frames_offset) % family.shape.frames_step == 0
    assert all(side % family.shape.side_multiple == 0 for side in family.shape.size)


def test_a_lora_is_read_once_however_often_its_id_is_asked_for(tmp_path, monkeypatch):
    """Until it changes."""
    lora = tmp_path / "ink.safetensors"
    lora.write_bytes(b"ink")
    read = []
    digest = hashlib.file_digest
    monkeypatch.setattr(hashlib, "file_digest", lambda *given: read.append(1) or digest(*given))
    first = content_id(lora)
    assert content_id(lora) == first == hashlib.sha256(b"ink").hexdigest()[:12]
    assert len(read) == 1
    lora.write_bytes(b"wash")
    assert content_id(lora) != first
