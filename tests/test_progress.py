"""How work is stopped that is many calls deep: while it plans, reads, loads and imports."""

import sys
import threading
import time
from functools import partial

import pytest
from PIL import Image
from tests.cancelling import Within

import onionskin
from onionskin.errors import Cancelled
from onionskin.film.make import make_film
from onionskin.film.preview import make_sheet
from onionskin.film.store import Store
from onionskin.film.storyboard import BoardShot, Engine, Storyboard
from onionskin.progress import asking, heard_during, imported, never_cancelled, stop_if_cancelled
from onionskin.text.sentence import SentenceEncoder

FOX = "a red fox runs through the snow"
SECOND = 1.0


def test_deep_work_is_stopped_only_where_it_was_cancelled():
    """Outside of `asking`, in another thread and in work within it, nobody asks."""
    stop_if_cancelled()
    with asking(lambda: True):
        with pytest.raises(Cancelled):
            stop_if_cancelled()
        with asking(never_cancelled):
            stop_if_cancelled()
        raised = []
        elsewhere = threading.Thread(target=lambda: raised.append(stop_if_cancelled()))
        elsewhere.start()
        elsewhere.join()
        assert raised == [None]
    stop_if_cancelled()


def test_work_that_cannot_be_stopped_is_not_waited_for():
    """The cancel is heard at once; without one there is its result, or what it raised."""
    released, finished = threading.Event(), threading.Event()

    def work():
        released.wait(20)
        finished.set()

    started = time.monotonic()
    with asking(lambda: time.monotonic() > started + 0.2), pytest.raises(Cancelled):
        heard_during(work)
    assert not finished.is_set()
    released.set()
    assert finished.wait(20)
    assert heard_during(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        heard_during(lambda: 1 / 0)


def test_a_module_is_imported_once_and_one_that_is_missing_says_so(tmp_path, monkeypatch):
    """The import of a slow module goes on after a cancel, and is whole then."""
    (tmp_path / "a_slow_module.py").write_text("import time\ntime.sleep(1.5)\nDONE = True\n")
    monkeypatch.syspath_prepend(tmp_path)
    started = time.monotonic()
    with asking(lambda: time.monotonic() > started + 0.2), pytest.raises(Cancelled):
        imported("a_slow_module")
    assert imported("a_slow_module").DONE
    assert imported("json") is sys.modules["json"]
    with pytest.raises(ImportError):
        imported("no_such_module_of_ours")


@pytest.fixture
def script(tmp_path):
    """One of forty sentences, whose film would take minutes."""
    path = tmp_path / "long.md"
    told = "".join(f"A woman reads letter {number} in the kitchen. " for number in range(40))
    path.write_text(f"# Forty letters\n\n{told}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("make", [make_film, make_sheet])
def test_a_film_is_stopped_between_the_sentences_of_its_script(script, tmp_path, make):
    """In the reading, before anything is spoken or drawn; nothing is written."""
    output = tmp_path / ("film.mp4" if make is make_film else "film.png")
    cancelled = Within("shots_of", after=12)
    with pytest.raises(Cancelled):
        make(script, output, cancelled=cancelled)
    assert cancelled.num_asked == 13
    assert list(tmp_path.iterdir()) == [script]


def test_a_film_is_stopped_while_the_reader_of_meanings_is_loaded(script, tmp_path):
    """The sentence encoder asks at each of its layers."""
    SentenceEncoder.let_go()
    cancelled = Within("made_of_installed", after=3)
    with pytest.raises(Cancelled):
        make_film(script, tmp_path / "film.mp4", cancelled=cancelled)
    assert cancelled.num_asked == 4


def test_reading_asks_often_enough(script, tmp_path):
    """A cancel at any moment of the reading is heard within a second of this thread's work."""
    gaps, last = [], [time.thread_time()]

    def cancelled():
        now = time.thread_time()
        gaps.append(now - last[0])
        last[0] = now
        return len(gaps) > 60

    with pytest.raises(Cancelled):
        make_sheet(script, tmp_path / "a.png", cancelled=cancelled)
    assert max(gaps) < SECOND


@pytest.mark.parametrize("moment", ["fill", "load_model"])
def test_a_painted_shot_of_a_film_is_stopped(moment, tmp_path):
    """Though its frames are made in another thread."""
    from onionskin.toybox.weights import load_model

    load_model.cache_clear()
    shot = BoardShot(id="fox", source=Engine(prompt=FOX, engine="toybox"), seconds=1.0)
    board = Storyboard(title="Fox", shots=(shot,), size=(256, 256), voice="off", music="off")
    cancelled = Within(moment, module="onionskin.")
    store = Store(tmp_path / "store")
    with pytest.raises(Cancelled):
        make_film(board, tmp_path / "film.mp4", store=store, cancelled=cancelled)
    assert not (tmp_path / "film.mp4").exists()


@pytest.mark.parametrize(
    ("moment", "after"),
    [("plan_prompt", 0), ("plan_prompt", 1), ("load_model", 0), ("load_model", 40)],
)
def test_a_painted_clip_is_stopped_while_it_is_planned_and_weights_load(moment, after, tmp_path):
    """Between the stages of planning, and between the tensors of the weights; then it works."""
    from onionskin.toybox.weights import load_model

    load_model.cache_clear()
    make = partial(onionskin.make, FOX, engine="toybox", seconds=0.25, num_inference_steps=2)
    cancelled = Within(moment, after)
    with pytest.raises(Cancelled):
        make(cancelled=cancelled, seed=1)
    assert cancelled.num_asked == after + 1
    if moment == "load_model":
        assert make(seed=1, repair=False).num_frames == 2


def test_pictures_are_searched_no_longer_than_a_cancel(tmp_path):
    """Who is planned is looked for in given pictures, which takes a second for each."""
    picture = tmp_path / "a.png"
    Image.new("RGB", (256, 256), "grey").save(picture)
    cancelled = Within("_matches", after=5)
    with pytest.raises(Cancelled):
        onionskin.animate(picture, FOX, engine="toybox", cancelled=cancelled)
    assert cancelled.num_asked == 6


def test_the_chapters_of_a_story_on_the_stage_are_read_one_by_one():
    """A cancel is heard between them."""
    later = {0.5 * number: f"a woman waves {number} times" for number in range(1, 8)}
    cancelled = Within("_staged", after=2)
    with pytest.raises(Cancelled):
        onionskin.make(FOX, engine="stage", seconds=5, prompt_at=later, cancelled=cancelled)
    assert cancelled.num_asked == 3
