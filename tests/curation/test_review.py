"""The art director's loop: decisions that stand, a taste, proposals, agreement."""

from __future__ import annotations

import numpy as np
import pytest

from onionskin.curation.config import CurationConfig
from onionskin.curation.review.decisions import add_decision, read_decisions
from onionskin.curation.review.proposals import proposals
from onionskin.curation.review.taste import features_of, learned, learned_of, next_pair
from onionskin.errors import InvalidInput, MediaError


@pytest.fixture
def file(tmp_path):
    return tmp_path / "review" / "decisions.jsonl"


def test_decisions_are_added_and_undone(file):
    """Each reviewer's own last one; the file only grows."""
    add_decision(file, "ann", "keep", "a")
    add_decision(file, "ann", "drop", "a")
    add_decision(file, "bob", "prefer", "a", "b")
    add_decision(file, "ann", "undo")
    assert read_decisions(file).verdicts() == {"a": True}
    add_decision(file, "ann", "undo")
    decisions = read_decisions(file)
    assert (decisions.verdicts(), decisions.preferences()) == ({}, [("a", "b")])
    assert len(file.read_text().splitlines()) == decisions.num_lines == 5
    with pytest.raises(InvalidInput, match="nothing to undo: ann"):
        add_decision(file, "ann", "undo")


def test_a_line_that_was_cut_short_is_no_decision(file):
    """It is removed when the next is added; other damage is told."""
    add_decision(file, "ann", "keep", "a")
    with file.open("a") as opened:
        opened.write('{"number": 1, "reviewer": "ann", "kind": "dr')
    assert read_decisions(file).verdicts() == {"a": True}
    add_decision(file, "ann", "drop", "b")
    assert read_decisions(file).verdicts() == {"a": True, "b": False}
    file.write_text("nonsense\n" + file.read_text())
    with pytest.raises(MediaError, match="line 1 is not a decision"):
        read_decisions(file)


def test_the_majority_decides_and_then_the_last(file):
    """Each reviewer has one voice for a clip."""
    for reviewer, kind in (("ann", "drop"), ("bob", "keep"), ("ann", "drop")):
        add_decision(file, reviewer, kind, "a")
    assert read_decisions(file).verdicts() == {"a": False}
    add_decision(file, "cid", "keep", "a")
    assert read_decisions(file).verdicts() == {"a": True}


def test_agreement_is_of_what_both_decided(file):
    """The share, and Cohen's kappa, which takes chance out of it."""
    for clip, ann, bob in (("a", "keep", "keep"), ("b", "keep", "drop"), ("c", "drop", "drop")):
        add_decision(file, "ann", ann, clip)
        add_decision(file, "bob", bob, clip)
    add_decision(file, "ann", "prefer", "a", "b")
    add_decision(file, "bob", "prefer", "a", "b")
    (found,) = read_decisions(file).agreement()
    assert (found["reviewers"], found["both"], found["agree"]) == (["ann", "bob"], 4, 0.75)
    assert found["kappa"] == pytest.approx(0.5)


def rows(count: int, seed: int = 3) -> list[dict[str, float]]:
    """Measures of so many clips."""
    rng = np.random.default_rng(seed)
    names = ("motion.degree", "blur.blur", "exposure.light", "taste.warmth", "text.area")
    return [dict(zip(names, np.exp(rng.normal(0, 1, 5)), strict=True)) for _ in range(count)]


def test_a_taste_is_learned_from_pairs_and_asks_what_it_does_not_know():
    """Of a hidden preference: what is asked last is nearer to even than what is asked at random."""
    values = rows(120)
    features = features_of(values)
    worth = np.log([row["motion.degree"] for row in values]) - np.log(
        [row["blur.blur"] for row in values]
    )
    better, worse, taste = [], [], None
    for number in range(60):
        one, other = next_pair(features[:60], taste, set(), number)
        better.append(one if worth[one] > worth[other] else other)
        worse.append(other if worth[one] > worth[other] else one)
        taste = learned(features, better, worse)
    pairs = np.random.default_rng(0).integers(60, 120, (500, 2))
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    score = taste.score(features)
    said = score[pairs[:, 0]] > score[pairs[:, 1]]
    assert (said == (worth[pairs[:, 0]] > worth[pairs[:, 1]])).mean() > 0.85
    asked = taste.information(features[better[-1:]] - features[worse[-1:]])
    assert asked[0] > np.median(taste.information(features[pairs[:, 0]] - features[pairs[:, 1]]))


def test_a_taste_needs_ten_decisions_and_counts_single_clips(file):
    """Kept and dropped ones teach as well."""
    values = rows(12)
    features, ids = features_of(values), [str(number) for number in range(12)]
    bright = sorted(range(12), key=lambda place: values[place]["exposure.light"])
    for clip in bright[:5]:
        add_decision(file, "ann", "drop", str(clip))
    assert learned_of(ids, features, read_decisions(file)) is None
    for clip in bright[7:]:
        add_decision(file, "ann", "keep", str(clip))
    score = learned_of(ids, features, read_decisions(file)).score(features)
    assert score[bright[7:]].min() > score[bright[:5]].max()


def test_no_pair_is_asked_twice():
    """Until there is none left."""
    features, asked = features_of(rows(3)), set()
    for number in range(3):
        asked.add(frozenset(next_pair(features, None, asked, number)))
    assert len(asked) == 3
    assert next_pair(features, None, asked, 9) is None


def test_limits_are_proposed_where_what_lies_beyond_them_loses(file):
    """Three quarters of eight choices at least, and as few clips beyond them as can be."""
    clips = [
        {"id": str(n), "blur.blur": n / 20, "motion.degree": (n * 7 % 20) / 20} for n in range(20)
    ]
    for number in range(12):
        add_decision(file, "ann", "prefer", str(number % 10), str(19 - number % 8))
    found = {each.limit: each for each in proposals(clips, read_decisions(file), CurationConfig())}
    assert found["blur.max_blur"].value == 0.55
    assert found["blur.max_blur"].loses >= 0.75
    assert found["blur.max_blur"].drops == sum(
        row["blur.blur"] > found["blur.max_blur"].value for row in clips
    )
    assert "text.max_area" not in found
