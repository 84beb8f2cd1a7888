"""Work beside the drawing of a film."""

import threading

import pytest

from onionskin.film.assemble.aside import Aside
from onionskin.progress import never_cancelled


def test_work_is_done_in_turn_beside_whoever_asks() -> None:
    """Each piece has a thread other than the asker's, and begins when the one before is done."""
    order: list[str] = []
    here = threading.get_ident()
    with Aside(never_cancelled) as aside:
        first = aside.run(lambda: order.append("one"))
        second = aside.run(lambda: (order.append("two"), threading.get_ident())[1])
        assert second.result(5) != here
        assert first.done()
    assert order == ["one", "two"]


def test_a_failure_is_told_to_what_still_works() -> None:
    """What runs hears that it is no longer wanted; what waits is never begun; nobody waits."""
    begun, heard, late = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        while not aside.cancelled():
            heard.wait(0.01)
        heard.set()

    aside = Aside(never_cancelled)
    aside.run(work)
    waiting = aside.run(late.set)
    assert begun.wait(5)
    assert not aside.cancelled()
    with pytest.raises(ValueError, match="no ink"), aside:
        raise ValueError("no ink")
    assert heard.wait(5)
    assert waiting.cancelled()
    assert not late.is_set()


def test_whoever_is_stopped_stops_it_too() -> None:
    """It asks the one who asks whether to stop."""
    with Aside(lambda: True) as aside:
        assert aside.cancelled()
