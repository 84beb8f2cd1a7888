"""Pairs for people to order: pages that do not say what is wrong, and a fit of what was said."""

import json

import numpy as np
import pytest
from benchmarks.stability import pairs as stability_pairs
from benchmarks.stability.pairs import (
    KINDS,
    agreement,
    answers_in,
    fitted,
    make,
    pairs,
    report,
)

from onionskin.stability.measuring.metrics import PENALTIES

NUM_MEASURES = len(PENALTIES)


def test_sixty_pairs_show_every_kind_about_as_often():
    """A third of them are of one kind in two strengths; they are the same each time."""
    chosen = pairs()
    assert chosen == pairs()
    assert [pair.number for pair in chosen] == list(range(1, 61))
    shown = [side.kind for pair in chosen for side in pair.sides]
    counts = [shown.count(kind) for kind in KINDS]
    assert min(counts) >= 4
    same = [pair for pair in chosen if pair.number % 3 == 0]
    assert all(left.kind == right.kind for left, right in (pair.sides for pair in same))
    assert all(left.strength != right.strength for left, right in (pair.sides for pair in same))


def test_a_page_shows_two_clips_and_does_not_say_what_is_wrong(tmp_path, monkeypatch):
    """The last one saves the answers."""
    monkeypatch.setattr(stability_pairs, "SIZE", (96, 54))
    monkeypatch.setattr(stability_pairs, "NUM_FRAMES", 24)
    chosen = pairs()[:1]
    make(tmp_path, chosen)
    page = (tmp_path / "pair-01.html").read_text(encoding="utf-8")
    assert page.count("data:image/webp;base64,") == 2
    first, second = (part.split('"')[0] for part in page.split("base64,")[1:])
    assert first != second
    words = page.replace(first, "").replace(second, "")
    assert not [side.kind for side in chosen[0].sides if side.kind in words]
    assert "pair-01.html" in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_answers_to_other_pages_are_refused(tmp_path):
    """And those of these are read: left, right, alike."""
    good, other, none = (tmp_path / name for name in ("good.json", "other.json", "none.json"))
    good.write_text(json.dumps({"who": "a", "answers": {"1": "A", "2": "B", "3": "="}}))
    other.write_text(json.dumps({"answers": {"61": "A"}}))
    none.write_text("[1]")
    assert list(answers_in([good], 60)) == [(0, 1.0), (1, 0.0), (2, 0.5)]
    with pytest.raises(SystemExit, match="other pairs; there are 60"):
        list(answers_in([other], 60))
    with pytest.raises(SystemExit, match="holds no answers"):
        list(answers_in([none], 60))


def test_the_fit_finds_the_weights_that_people_go_by():
    """Of people who mind one measure four times as much as the score does, and one hardly."""
    rng = np.random.default_rng(0)
    given = rng.exponential(1.0, (600, 2, NUM_MEASURES))
    true = np.ones(NUM_MEASURES)
    true[0], true[2] = 4.0, 0.25
    chance = 1 / (1 + np.exp(-(given[:, 1] - given[:, 0]) @ true))
    said = [(index, float(rng.random() < one)) for index, one in enumerate(chance)]
    weights, _ = fitted(said, given)
    assert weights[0] > 2 * np.median(weights) > 4 * weights[2]
    assert agreement(said, given, weights) > agreement(said, given, np.ones(NUM_MEASURES)) + 0.03
    assert "600 answers to 600 pairs" in report(said[:600], given)


def test_few_answers_leave_the_weights_near_those_of_today():
    """Two say next to nothing."""
    given = np.ones((2, 2, NUM_MEASURES))
    given[:, 0, 0] = 0.5
    weights, _ = fitted([(0, 1.0), (1, 1.0)], given)
    assert np.abs(np.log(weights)).max() < 1.5
