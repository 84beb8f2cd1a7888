"""Jobs on disk: claimed once, in turns, found again after a crash."""

import multiprocessing
import sqlite3
import time
from pathlib import Path

import pytest

from onionskin.errors import InvalidInput, MediaError
from onionskin.jobs.job import Failure
from onionskin.jobs.store import MAX_ATTEMPTS, JobStore, new_id


@pytest.fixture
def store(tmp_path) -> JobStore:
    return JobStore(tmp_path)


def states(store: JobStore, *jobs: str) -> list[str]:
    return [store.get(job).state for job in jobs]


def test_a_job_is_queued_claimed_and_completed(store):
    """Its events tell it in order, and can be read again from any."""
    job = store.add("clip", {"prompt": "a fox"}, owner="ann", about={"prompt": "a fox"})
    assert (job.state, job.progress, job.owner) == ("queued", 0, "ann")
    mine = store.claim("w1", ["clip"])
    assert (mine.id, mine.state, mine.attempts) == (job.id, "in_progress", 1)
    assert store.renew(job.id, "w1", progress=40, stage="painting", seconds_left=3.0)
    assert store.complete(job.id, "w1", ["video.mp4"], {"seed": 7})
    done = store.get(job.id)
    assert (done.state, done.progress, done.artefacts) == ("completed", 100, ("video.mp4",))
    assert done.about == {"prompt": "a fox", "seed": 7}
    events = store.events(job.id)
    assert [event.type for event in events] == ["queued", "started", "progress", "completed"]
    assert events[2].data == {"progress": 40, "stage": "painting", "seconds_left": 3.0}
    assert store.events(job.id, after=events[1].number) == events[2:]


def test_progress_never_falls_and_is_whole_only_when_done(store):
    """A job that is done again from its start does not go back."""
    job = store.add("clip", {})
    store.claim("w1", ["clip"])
    for given, told in ((50, 50), (20, 50), (100, 99)):
        store.renew(job.id, "w1", progress=given)
        assert store.get(job.id).progress == told


def test_only_jobs_of_the_kinds_asked_for_are_claimed(store):
    """A worker without a handler for a kind leaves it."""
    store.add("film", {})
    assert store.claim("w1", ["clip"]) is None
    assert store.claim("w1", ["clip", "film"]).kind == "film"


def test_owners_take_turns(store):
    """One who queues a hundred does not hold up one who queues two."""
    for owner in ("ann", "ann", "ann", "bob", "bob"):
        store.add("clip", {}, owner=owner)
        time.sleep(0.002)
    order = []
    while job := store.claim("w1", ["clip"]):
        order.append(job.owner)
        store.complete(job.id, "w1", [])
        time.sleep(0.002)
    assert order == ["ann", "bob", "ann", "bob", "ann"]


def test_the_same_wish_is_queued_once(store):
    """For its owner; another owner's is another."""
    first = store.add("clip", {"n": 1}, owner="ann", once="k")
    assert store.add("clip", {"n": 2}, owner="ann", once="k") == first
    assert store.add("clip", {"n": 3}, owner="bob", once="k").id != first.id


def test_a_queued_job_is_cancelled_at_once_and_a_running_one_by_its_worker(store):
    """Which hears of it when it renews its lease."""
    waiting, running = store.add("clip", {}), store.add("clip", {})
    store.move_first(running.id)
    assert store.claim("w1", ["clip"]).id == running.id
    assert store.cancel(waiting.id)
    assert store.cancel(running.id)
    assert states(store, waiting.id, running.id) == ["cancelled", "in_progress"]
    assert not store.renew(running.id, "w1")
    store.stopped(running.id, "w1")
    assert states(store, running.id) == ["cancelled"]
    assert not store.cancel(running.id)


def test_a_job_whose_worker_has_gone_is_claimed_by_another(store):
    """And the first can neither go on nor end it."""
    job = store.add("clip", {})
    store.claim("w1", ["clip"], lease=0.01)
    time.sleep(0.02)
    assert store.claim("w2", ["clip"]).id == job.id
    assert not store.renew(job.id, "w1")
    assert not store.complete(job.id, "w1", ["x"])
    assert not store.fail(job.id, "w1", Failure(code="x", message="x"))
    assert store.get(job.id).attempts == 2
    assert store.complete(job.id, "w2", [])


def test_a_job_that_loses_worker_after_worker_has_failed(store):
    """It may be what kills them."""
    job = store.add("clip", {})
    for number in range(MAX_ATTEMPTS):
        assert store.claim(f"w{number}", ["clip"], lease=0.001).id == job.id
        time.sleep(0.005)
    assert store.claim("w9", ["clip"]) is None
    assert (store.get(job.id).state, store.get(job.id).error.code) == ("failed", "worker_lost")


def test_a_job_given_back_is_not_counted_against_it(store):
    """A worker that is told to stop hands its job on."""
    job = store.add("clip", {})
    store.claim("w1", ["clip"])
    store.stopped(job.id, "w1")
    assert (store.get(job.id).state, store.get(job.id).attempts) == ("queued", 0)


def test_a_deleted_job_is_gone_with_its_files(store):
    """Its worker hears of it."""
    job = store.add("clip", {})
    store.claim("w1", ["clip"])
    (store.folder_of(job.id) / "video.mp4").write_bytes(b"x")
    assert store.delete(job.id)
    assert store.get(job.id) is None
    assert not (store.folder / "jobs" / job.id).exists()
    assert not store.renew(job.id, "w1")
    assert not store.delete(job.id)


def test_what_has_expired_is_forgotten_but_not_while_it_waits(store):
    """Only jobs that have ended go."""
    old, waiting = (store.add("clip", {}, keep_seconds=-1) for _ in range(2))
    assert store.claim("w1", ["clip"]).id == old.id
    store.complete(old.id, "w1", [])
    assert store.delete_expired() == 1
    assert store.get(old.id) is None
    assert store.get(waiting.id) is not None


def test_pages_go_on_after_the_last_job_of_the_one_before(store):
    """In either order, of one owner."""
    ids = [store.add("clip", {}, owner="ann").id for _ in range(5)]
    store.add("clip", {}, owner="bob")
    first = store.page(owner="ann", limit=2)
    assert [job.id for job in first] == ids[:2:-1]
    assert [job.id for job in store.page(owner="ann", limit=9, after=first[-1].id)] == ids[2::-1]
    assert [job.id for job in store.page(owner="ann", order="asc", after=ids[3])] == ids[4:]
    assert store.get(ids[0], owner="bob") is None


def test_places_in_the_queue_are_told_and_changed(store):
    """A job that does not wait has none."""
    first, second = store.add("clip", {}), store.add("clip", {})
    assert (store.place_of(first.id), store.place_of(second.id)) == (0, 1)
    assert store.move_first(second.id)
    assert (store.place_of(first.id), store.place_of(second.id)) == (1, 0)
    store.claim("w1", ["clip"])
    assert store.place_of(second.id) is None
    assert not store.move_first(second.id)


def claim_all(folder: Path, name: str, found: "multiprocessing.Queue[str]") -> None:
    store = JobStore(folder)
    while job := store.claim(name, ["clip"]):
        store.complete(job.id, name, [])
        found.put(job.id)
    found.put("")


def test_four_processes_claim_each_job_once(store):
    """However they race."""
    ids = {store.add("clip", {}, owner=f"o{number % 7}").id for number in range(120)}
    context = multiprocessing.get_context("spawn")
    found = context.Queue()
    workers = [
        context.Process(target=claim_all, args=(store.folder, f"w{n}", found)) for n in range(4)
    ]
    for worker in workers:
        worker.start()
    claimed, ended = [], 0
    while ended < 4:
        one = found.get(timeout=60)
        ended += not one
        claimed += [one] if one else []
    for worker in workers:
        worker.join()
    assert len(claimed) == len(ids)
    assert set(claimed) == ids


@pytest.mark.parametrize("text", ["", "video_", "../etc", "video_" + "g" * 32, "1_" + "a" * 32])
def test_texts_that_are_no_ids_never_become_part_of_a_path(store, text):
    """Neither to make a folder nor to remove one: what was there stays."""
    store.add("clip", {})
    for use in (store.folder_of, store.delete):
        with pytest.raises(InvalidInput, match="not a job id"):
            use(text)
    assert store.count("queued") == 1
    assert list((store.folder / "jobs").iterdir()) == []
    assert store.folder_of(new_id("film")).name.startswith("film_")


def test_a_folder_that_cannot_hold_jobs_is_said(tmp_path):
    """With what to set."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(MediaError, match="ONIONSKIN_DATA"):
        JobStore(tmp_path / "file")
    (tmp_path / "jobs.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(MediaError, match="cannot hold jobs"):
        JobStore(tmp_path)


def test_a_failed_change_leaves_everything_as_it_was(store):
    """A transaction is whole or not at all."""
    store.add("clip", {}, job_id="video_" + "a" * 32)
    with pytest.raises(sqlite3.IntegrityError):
        store.add("clip", {}, job_id="video_" + "a" * 32)
    assert store.count("queued") == 1


def test_what_a_worker_had_that_has_ended_is_queued_at_once(store):
    """By the process it was; another's jobs stay."""
    mine, other = store.add("clip", {}, owner="a"), store.add("clip", {}, owner="b")
    store.claim("12-aa", ["clip"])
    store.claim("123-bb", ["clip"])
    assert store.lost(12) == 1
    assert states(store, mine.id, other.id) == ["queued", "in_progress"]


def test_a_file_of_an_older_version_is_brought_up_to_date(tmp_path):
    """Its jobs are there, and are found by their words."""
    from onionskin.jobs import database

    (tmp_path / "jobs").mkdir()
    old = sqlite3.connect(tmp_path / "jobs.sqlite")
    old.executescript(database._FIRST)
    old.execute(
        "INSERT INTO jobs (id, kind, owner, data, about, state, created_at, place)"
        " VALUES ('video_1', 'clip', 'ann', '{}', '{\"prompt\": \"A Fox\"}', 'queued', 1, 1)"
    )
    old.commit()
    old.close()
    store = JobStore(tmp_path)
    assert [job.id for job in store.search("ann", words="fox")] == ["video_1"]
    assert not store.get("video_1").paused
    assert JobStore(tmp_path).count("queued") == 1


def test_the_oldest_go_beyond_a_quota_and_what_is_starred_stays(store):
    """Each owner by themselves."""
    jobs = [store.add("clip", {}, owner="ann") for _ in range(3)]
    for job in jobs:
        store.claim("w", ["clip"])
        store.complete(job.id, "w", [], num_bytes=100)
    store.describe(jobs[0].id, starred=True)
    assert store.trim(250) == 1
    assert [store.get(job.id) is not None for job in jobs] == [True, False, True]
    assert store.usage("ann")[0].jobs == 3
