"""`curate`: footage becomes a set; runs that were killed go on, and the set is the same."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from onionskin.curation.config import config_text
from onionskin.curation.curate import curate, preview
from onionskin.curation.manifest import read_manifest
from onionskin.curation.review.decisions import add_decision
from onionskin.errors import Cancelled, InvalidInput, OnionskinError, OutputExists
from onionskin.executors.executor import Threads
from onionskin.media.read import clip_info


@pytest.fixture(scope="module")
def made(footage, config, tmp_path_factory):
    """The set of all footage, and its report."""
    output = tmp_path_factory.mktemp("made") / "set"
    return output, curate(footage, output, config)


def contents(folder: Path) -> dict[str, bytes]:
    """What a set is made of, by name: its shards, its manifest, its card."""
    files = [*folder.glob("shards/*.tar"), folder / "manifest.parquet", folder / "CARD.md"]
    return {file.name: file.read_bytes() for file in files}


def test_footage_is_cut_filtered_and_packed(made):
    """Each shot is a clip; the mirrored copy is dropped; the file that is none is told."""
    output, report = made
    assert [(c.source, c.measured.first, c.is_kept) for c in report.clips] == [
        ("more/red-fox_in_snow.mp4", 0, True),
        ("more/zz_copy.mp4", 0, False),
        ("two shots.mp4", 0, True),
        ("two shots.mp4", 14, True),
    ]
    assert set(report.clips[1].reasons) == {"duplicates"}
    assert set(report.unread) == {"broken.mp4"}
    assert json.loads((output / "report.json").read_text())["dropped_by"] == {"duplicates": 1}


def test_the_manifest_has_every_clip_and_the_shards_those_that_are_kept(made):
    """With captions, licences and consent; the packed files are the clips."""
    output, report = made
    rows = read_manifest(output / "manifest.parquet")
    assert [row["id"] for row in rows] == [clip.id for clip in report.clips]
    assert {row["licence"] for row in rows} == {"CC BY 4.0"}
    assert rows[0]["caption"] == "red fox in snow"
    assert rows[0]["caption_from"] == "name"
    assert (rows[2]["caption"], rows[2]["consent"]) == ("A wall of balloons", "yes")
    (shard,) = output.glob("shards/*.tar")
    with tarfile.open(shard) as tar:
        names = tar.getnames()
        assert [name for name in names if name.endswith(".mp4")] == [
            f"{c.id}.mp4" for c in report.kept
        ]
        facts = json.load(tar.extractfile(f"{report.kept[1].id}.json"))
        tar.extract(f"{report.kept[1].id}.mp4", output / "taken", filter="data")
    assert {row["shard"] for row in rows if row["kept"]} == {shard.name}
    assert (facts["licence"], facts["caption"]) == ("CC BY 4.0", "A wall of balloons")
    info = clip_info(output / "taken" / f"{report.kept[1].id}.mp4")
    assert (info.num_frames, info.width, info.height) == (14, 128, 72)


def test_the_card_is_written_from_the_manifest(made):
    """How much, under which licence, what was dropped, what is not known."""
    text = (made[0] / "CARD.md").read_text()
    assert "Kept: 3 clips, 4 s, from 2 files." in text
    assert "| CC BY 4.0 | - | 3 |" in text
    assert "| duplicates | the same clip again |" in text
    assert "`broken.mp4` could not be read" in text


def test_threads_give_the_same_bytes(made, footage, config, tmp_path):
    """In any number; and a second run measures and writes nothing anew."""
    with Threads(2) as executor:
        curate(footage, tmp_path / "set", config, executor=executor)
        written = {file: file.stat().st_mtime_ns for file in tmp_path.glob("set/shards/*")}
        again = curate(footage, tmp_path / "set", config, executor=executor)
    mine, other = contents(tmp_path / "set"), contents(made[0])
    assert mine == other
    assert again.num_measured == 0
    assert written == {file: file.stat().st_mtime_ns for file in written}


def test_a_run_that_was_stopped_goes_on(made, footage, config, tmp_path):
    """After each file; what was measured is not measured again."""
    left = iter([False, False, True])
    with pytest.raises(Cancelled, match="what was measured is kept"):
        curate(footage, tmp_path / "set", config, cancelled=lambda: next(left))
    report = curate(footage, tmp_path / "set", config)
    assert 0 < report.num_measured < report.num_sources
    assert contents(tmp_path / "set") == contents(made[0])


def test_a_run_that_was_killed_goes_on(made, footage, config, tmp_path):
    """By SIGKILL as soon as a first file is journalled; the set is that of a run that was not."""
    (tmp_path / "limits.yaml").write_text(config_text(config))
    arguments = ["curate", str(footage), "-o", str(tmp_path / "set")]
    run = subprocess.Popen(
        [sys.executable, "-m", "onionskin", *arguments, "--config", str(tmp_path / "limits.yaml")],
        start_new_session=True,
    )
    while run.poll() is None and not list(tmp_path.glob("set/measured/*/*.json")):
        pass
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    report = curate(footage, tmp_path / "set", config)
    assert report.num_measured < report.num_sources
    assert contents(tmp_path / "set") == contents(made[0])
    assert not list((tmp_path / "set").rglob("*.part"))


def test_other_limits_cost_no_measuring(made, footage, config, tmp_path):
    """Clips are judged anew, and their reasons have the number and the limit."""
    strict = replace(config, motion=replace(config.motion, max_degree=0.01, min_degree=0.0))
    report = curate(footage, made[0], strict)
    assert report.num_measured == 0
    assert not report.kept
    assert report.clips[0].reasons["motion"].endswith("widths/s, at most 0.01")
    assert not list(made[0].glob("shards/*.tar"))
    curate(footage, made[0], config)


def test_reviewers_overrule_filters_but_no_rights(made, footage, config, tmp_path):
    """A clip that is kept by a person stays, one that is dropped goes."""
    output, clips = shutil.copytree(made[0], tmp_path / "set"), made[1].clips
    decisions = output / "review" / "decisions.jsonl"
    add_decision(decisions, "ann", "drop", clips[0].id)
    add_decision(decisions, "ann", "keep", clips[1].id)
    report = curate(footage, output, config)
    assert [clip.is_kept for clip in report.clips] == [False, True, True, True]
    assert report.clips[0].reasons == {"taste": "dropped by its reviewers"}
    refused = replace(config, rights=replace(config.rights, licences=("CC0",)))
    assert not curate(footage, output, refused).kept


def test_a_licence_is_asked_for(footage, config, tmp_path):
    """One line says how to tell it; nothing is written."""
    with pytest.raises(InvalidInput, match=r"none of the 4 files .* give --licence"):
        curate(footage, tmp_path / "set", replace(config, licence=""))
    assert not (tmp_path / "set").exists()


def test_what_lies_in_the_way_is_left_alone(footage, config, tmp_path):
    """A folder of other things, a place within the footage, a folder without footage."""
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(OutputExists, match="has other files in it"):
        curate(footage, tmp_path, config)
    with pytest.raises(InvalidInput, match="lies in the footage"):
        curate(footage, footage / "set", config)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InvalidInput, match="has no footage"):
        curate(tmp_path / "empty", tmp_path / "set", config)


def test_two_do_not_write_one_set(made, footage, config):
    """The second is told to wait."""
    from onionskin.curation.folder import SetFolder

    with SetFolder(made[0]).locked(), pytest.raises(OnionskinError, match="by another process"):
        curate(footage, made[0], config)


def test_a_preview_reads_no_frame_and_writes_nothing(footage, config):
    """What there is, how long, and what lacks a licence."""
    found = preview(footage, replace(config, licence=""))
    assert (found["num_sources"], found["num_unread"], found["num_without_licence"]) == (4, 1, 4)
    assert found["seconds"] == 4.67
