"""The closed loop of a repair, with trials whose outcome is made up: what is kept, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest
from tests.stability.conftest import made_up

from onionskin.executors.executor import InTurn
from onionskin.stability.measuring.defects import Defect
from onionskin.stability.measuring.measure import Measurement
from onionskin.stability.measuring.metrics import stability_score
from onionskin.stability.mending import repair
from onionskin.stability.mending.options import RepairOptions
from onionskin.stability.mending.proposals import Proposal
from onionskin.stability.mending.recipe import Recipe
from onionskin.stability.mending.repair import _Loop, ghost_points, plan_repair
from onionskin.stability.mending.touched import Touched


def scoring(score: float, defects: Sequence[Defect] = (), **values: float) -> Measurement:
    """A clip of 50 frames of which only its score and some measures are known."""
    low, high = 0.0, 1000.0
    for _ in range(80):  # the rest is taken off by steps, of which nobody here is asked
        middle = (low + high) / 2
        found = made_up(50, values={**values, "steps": middle}, defects=defects)
        is_too_good = stability_score(found.measures.values) > score
        low, high = (middle, high) if is_too_good else (low, middle)
    assert stability_score(found.measures.values) == pytest.approx(score)
    return replace(found, measures=replace(found.measures, score=score))


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What comes of one thing that is tried: its measures, and what became of good frames."""

    found: Measurement
    psnr: float = 100.0
    ghosts: float = 0.0


class Tried(_Loop):
    """A loop whose trials come out as said, by the number of the proposal's first frame."""

    def __init__(self, before: Measurement, trials: Sequence[Trial], budget: int = 9) -> None:
        super().__init__(None, before, budget, InTurn(), lambda _: None, lambda: False)
        self.trials, self.asked = list(trials), []

    def _measured(self, now: Measurement, recipe: Recipe, proposal: Proposal) -> Measurement:
        self._budget -= 1
        self.asked.append((now.score, recipe, proposal.frames[0]))
        trial = self.trials.pop(0)
        self._touched = Touched(
            good_frames=9, psnr=trial.psnr, changed=0.0, resampled=False, ghosts=trial.ghosts
        )
        return trial.found


@pytest.fixture
def offered(monkeypatch):
    """Gives a function that has so many recipes be proposed for whatever kind."""

    def offer(count: int) -> list[Recipe]:
        recipes = [Recipe(calm=(number + 1) / 10) for number in range(count)]

        def proposals(kind: str, *_: object) -> Iterator[Proposal]:
            for number, recipe in enumerate(recipes):
                yield Proposal(kind=kind, reason=f"{number}", frames=(number, 9), recipe=recipe)

        monkeypatch.setattr(repair, "proposals", proposals)
        return recipes

    return offer


OPTIONS = RepairOptions()


def kept(loop: _Loop) -> list[tuple[str, bool, float]]:
    return [(action.reason, action.kept, round(action.gain, 3)) for action in loop.actions]


def test_the_first_that_is_enough_is_kept_and_no_more_is_tried(offered):
    """What is left of the kind is too slight."""
    recipes = offered(3)
    loop = Tried(scoring(50, flicker=1.9), [Trial(found=scoring(90, flicker=1.0))])
    assert loop.mend("flicker", OPTIONS) is True
    assert (kept(loop), loop.recipe) == ([("0", True, 40.0)], recipes[0])
    assert (loop.now.score, loop._budget) == (90, 8)
    assert loop.actions[0].frames == (0, 9)


def test_what_helps_more_takes_the_place_of_what_helped(offered):
    """With all that both have won, each beside what was there before it."""
    recipes = offered(3)
    loop = Tried(
        scoring(50, flicker=1.9),
        [
            Trial(found=scoring(60, flicker=1.7)),
            Trial(found=scoring(59, flicker=1.6)),
            Trial(found=scoring(75, flicker=1.5)),
        ],
    )
    assert loop.mend("flicker", OPTIONS)
    assert kept(loop) == [("1", False, -1.0), ("2", True, 25.0)]
    assert loop.recipe is recipes[2]
    assert [(score, first) for score, _, first in loop.asked] == [(50, 0), (60, 1), (60, 2)]
    assert [recipe.calm for _, recipe, _ in loop.asked] == [0.0, 0.1, 0.1]


@pytest.mark.parametrize(
    ("gain", "psnr", "helps"),
    [(0.25, 100, True), (0.24, 100, False), (0.75, 35.0, True), (0.74, 35.0, False)],
)
def test_a_repair_has_to_be_worth_what_it_does_to_good_frames(offered, gain, psnr, helps):
    """A quarter of a point, and a tenth for each decibel below forty."""
    offered(1)
    trial = Trial(found=scoring(50 + gain, flicker=1.8), psnr=psnr)
    loop = Tried(scoring(50, flicker=1.9), [trial])
    assert loop.mend("flicker", OPTIONS) is helps
    assert kept(loop) == [("0", helps, gain)]
    assert loop.recipe.is_empty is not helps


def test_a_repair_that_leaves_its_own_kind_as_it_was_is_taken_back(offered):
    """Whatever else it wins."""
    offered(1)
    loop = Tried(scoring(50, flicker=1.9), [Trial(found=scoring(80, flicker=1.9))])
    assert not loop.mend("flicker", OPTIONS)
    assert (kept(loop), loop.now.score) == ([("0", False, 30.0)], 50)


def test_ghosts_cost_what_they_are_as_bad_as_and_only_once(offered):
    """Those that were there before the next repair are not its own."""
    offered(1)
    once, twice = scoring(80, pops=0.0, flicker=1.9), scoring(85, pops=0.0, flicker=1.0)
    loop = Tried(
        scoring(50, pops=0.9, flicker=1.9),
        [
            Trial(found=once, ghosts=1.0),
            Trial(found=twice, ghosts=1.0),
            Trial(found=scoring(84, pops=0.0, flicker=0.0), ghosts=40.0),
        ],
    )
    assert loop.mend("pops", OPTIONS)
    assert loop.mend("flicker", OPTIONS)
    first, second = (action.gain for action in loop.actions)
    cost = [ghost_points(found, 1.0) for found in (once, twice)]
    assert cost[0] > 5
    assert first == pytest.approx(30 - cost[0])
    assert second == pytest.approx(5 - (cost[1] - cost[0]))
    loop.now = scoring(83, pops=0.0, flicker=1.9)
    assert not loop.mend("flicker", OPTIONS)
    assert loop.actions[-1].gain < -5


def test_lesser_repairs_that_do_not_help_are_not_spoken_of(offered):
    """Those that do are."""
    offered(1)
    loop = Tried(
        scoring(50, pops=0.9),
        [
            Trial(found=scoring(40, pops=0.9)),
            Trial(found=scoring(40, pops=0.9)),
            Trial(found=scoring(60, pops=0.5)),
        ],
    )
    assert not loop.mend("exposure", OPTIONS)
    assert loop.actions == []
    assert not loop.mend("pops", OPTIONS)
    assert loop.mend("place", OPTIONS)
    assert [(action.kind, action.kept) for action in loop.actions] == [
        ("pops", False), ("place", True),
    ]  # fmt: skip


@pytest.mark.parametrize(("budget", "tried"), [(0, 0), (1, 1), (2, 2), (9, 3)])
def test_no_more_is_tried_than_there_is_a_budget_for(offered, budget, tried):
    """Each takes one of it."""
    offered(3)
    trials = [Trial(found=scoring(40, flicker=1.9))] * 3
    loop = Tried(scoring(50, flicker=1.9), trials, budget)
    assert not loop.mend("flicker", OPTIONS)
    assert (len(loop.asked), len(loop.actions)) == (tried, tried)


def test_a_slight_kind_is_left_alone(offered):
    """Nothing is tried."""
    offered(1)
    loop = Tried(scoring(97, flicker=1.3), [])
    assert not loop.mend("flicker", OPTIONS)
    assert loop.asked == []


@pytest.mark.parametrize(
    ("first", "second", "score", "asked"),
    [
        (50.26, 90, 50.26, 1),  # it was enough by itself
        (50.24, 90, 90, 2),
        (50.24, 50.24, 50.24, 2),  # no better with more
        (50.24, 50.3, 50.3, 2),
    ],
)
def test_of_a_shake_what_is_left_is_tried_with_it(offered, first, second, score, asked):
    """Where less of it is left, and that alone does not win enough."""
    recipes = offered(1)
    loop = Tried(
        scoring(50, jitter=0.3),
        [Trial(found=scoring(first, jitter=0.2)), Trial(found=scoring(second, jitter=0.1))],
    )
    proposal = Proposal(kind="jitter", reason="", frames=(0, 9), recipe=recipes[0])
    trial, recipe = loop._tried(proposal, OPTIONS)
    assert (trial.score, len(loop.asked)) == (score, asked)
    assert recipe.calm == 0.1
    if asked == 2:
        assert (loop.asked[1][0], loop.asked[1][1].calm) == (first, 0.1)


def test_of_a_shake_that_is_no_less_and_of_other_kinds_no_more_is_tried(offered):
    """Nor where the budget is spent."""
    recipes = offered(1)
    for kind, less, budget in (("jitter", 0.3, 9), ("flicker", 0.1, 9), ("jitter", 0.1, 1)):
        loop = Tried(
            scoring(50, jitter=0.3, flicker=1.9),
            [Trial(found=scoring(50.1, jitter=less, flicker=1.0))],
            budget,
        )
        proposal = Proposal(kind=kind, reason="", frames=(0, 9), recipe=recipes[0])
        assert loop._tried(proposal, OPTIONS)[0].score == 50.1
        assert len(loop.asked) == 1


def test_gaps_at_frames_that_were_held_are_the_repairs_own(offered):
    """Those that flicker hid are not."""
    offered(1)
    gap = Defect(kind="gap", first=20, last=20, size=1.0)
    for kind, much, less, won in (("flicker", 1.9, 1.0, True), ("jitter", 0.3, 0.1, False)):
        loop = Tried(
            scoring(60, **{kind: much}),
            [
                Trial(found=scoring(59, [gap], **{kind: less}, pops=2.0)),
                Trial(found=scoring(58, [gap], **{kind: less}, pops=2.0)),
            ],
        )
        assert loop.mend(kind, OPTIONS) is won


class Asked(_Loop):
    """A loop that notes which kinds it is to mend, and helps with some of them."""

    helps: tuple[str, ...] = ()
    asked: list[str]

    def mend(self, kind: str, options: RepairOptions) -> bool:
        type(self).asked.append(kind)
        if kind in self.helps:
            action = repair.Action(kind=kind, frames=(0, 1), reason="", gain=1.0, kept=True)
            self.actions.append(action)
        return kind in self.helps


@pytest.mark.parametrize(
    ("only", "helps", "asked"),
    [
        ("pops", "", "exposure place pops"),
        ("pops,flicker,jitter", "", "exposure place pops flicker jitter"),
        ("pops,flicker", "flicker", "exposure place pops flicker pops"),
        ("pops,steps", "pops steps", "exposure place pops steps"),
        ("pops,crawl", "crawl", "exposure place pops crawl pops"),
        ("flicker,jitter", "flicker jitter", "flicker jitter jitter"),
        ("pops,jitter", "jitter", "exposure place pops jitter jitter pops"),
        ("drift", "drift", "drift"),
    ],
)
def test_kinds_are_mended_in_their_order(monkeypatch, only, helps, asked):
    """A shake twice where that helps; what was hidden is looked for again at last."""
    monkeypatch.setattr(Asked, "helps", tuple(helps.split()))
    monkeypatch.setattr(Asked, "asked", [], raising=False)
    monkeypatch.setattr(repair, "_Loop", Asked)
    plan = plan_repair(None, scoring(50), RepairOptions(only=only))
    assert Asked.asked == asked.split()
    assert {action.kind for action in plan.actions} == set(helps.split())
    none = scoring(50)
    none = replace(none, measures=replace(none.measures, score=None))
    Asked.asked.clear()
    plan_repair(None, none, RepairOptions(only=only))
    assert Asked.asked == []


def test_suspect_frames_are_as_many_as_the_clip_has():
    """All of them under a camera that is held."""
    assert repair._suspect("jitter", Recipe(), 7).tolist() == [True] * 7
    assert not np.any(repair._suspect("pops", Recipe(), 7))
