"""The sound track: an effect is made once, and kept."""

from fractions import Fraction

import numpy as np
import pytest

from onionskin.errors import Cancelled
from onionskin.film.assemble import soundtrack
from onionskin.film.assemble.codecs import film_format
from onionskin.film.assemble.soundtrack import SOUND, HeardEffect, sound_track
from onionskin.film.assemble.timing import TimedShot, Timing
from onionskin.film.store import Part, Store
from onionskin.film.storyboard import BoardShot, Title
from onionskin.media.budget import Budget
from onionskin.media.soundtrack import read_sound


@pytest.fixture
def timing() -> Timing:
    """Of one silent shot of two seconds."""
    shot = BoardShot(id="a", narration=(), source=Title(text="Quiet"))
    timed = TimedShot(number=1, shot=shot, start=0, end=48, lines=())
    return Timing(shots=(timed,), fps=Fraction(24))


def _track(timing: Timing, store: Store, at: float, **more: object) -> Part | None:
    effects = [HeardEffect(name="knock@0.5", at=at)]
    return sound_track(timing, effects, None, store, film_format("a.mp4", None).sound, **more)


def test_an_effect_that_was_made_is_not_made_again(timing, tmp_path, monkeypatch) -> None:
    """A track in which it is heard elsewhere takes it from the store, the same samples."""
    first = _track(timing, Store(tmp_path), 0.25)

    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is made again")

    monkeypatch.setattr(soundtrack, "heard_effect", refuse)
    later = _track(timing, Store(tmp_path), 0.75)
    one, two = (read_sound(each.file(SOUND), Budget()) for each in (first, later))
    loud = [np.abs(each.samples).max(axis=1) > 0.01 for each in (one, two)]
    starts = [int(np.flatnonzero(each)[0]) / 48_000 for each in loud]
    assert starts[1] - starts[0] == pytest.approx(0.5, abs=0.002)


def test_mixing_stops_where_it_is_asked_to(timing, tmp_path) -> None:
    """Before the first effect already, and nothing is kept of it."""
    store = Store(tmp_path)
    with pytest.raises(Cancelled, match="stopped while mixing"):
        _track(timing, store, 0.0, cancelled=lambda: True)
    assert store.size() == (0, 0)
