"""It makes, it does not paste: python -m benchmarks.toybox.honesty

What the draft alone would score, whether a swapped picture is followed, what is left without
any draft, whether subjects take the light of the hour, and whether they move by themselves,
with a moving draft and with one that holds a single picture.
Writes benchmarks/results/toybox-honesty.md and .json.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
from benchmarks.judge import weights as judge_weights
from benchmarks.judge.scoring import ROWS, follows, named
from benchmarks.judge.verdict import Judge
from benchmarks.tally import Tally, markdown, write_results
from benchmarks.toybox import measures, options
from benchmarks.toybox.prompts import cases
from benchmarks.toybox.shots import MOMENTS, Scene, from_plan, from_words, scenes, truth_of
from benchmarks.toybox.variants import (
    draft_alone,
    draft_still,
    someone_else,
    with_other_pictures,
    with_still_pictures,
)

from onionskin.cast.cast import Cast, load_cast
from onionskin.planner.planner import plan_prompt

HOURS = ("sunset", "night", "dawn")
MADE, DRAFT, STILL, WORDS = "as made", "draft alone", "draft, held still", "no draft: words only"


def compare(engine: str, judge: Judge, cast: Cast, count: int, minutes: float) -> Tally:
    """Judges the same prompts as made, as drafts alone, and without any draft."""
    tally = Tally()
    todo = [case for case in cases(count, cast) if case.kind == "from the grammar"]
    for case in options.until(todo, minutes):
        plan = plan_prompt(case.prompt, cast=cast, seconds=2.0, seed=0).plan
        takes = {
            MADE: from_words(engine, case.prompt).frames,
            DRAFT: draft_alone(plan, cast),
            STILL: draft_still(plan, cast),
            WORDS: from_plan(engine, case.prompt, None).frames,
        }
        for title, frames in takes.items():
            tally.add(title, follows(case.reading, judge.judge(frames)))
    return tally


def swapped(engine: str, judge: Judge, cast: Cast, count: int, minutes: float) -> Tally:
    """Another picture under the same words: who is seen, the picture's subject or the word's?"""
    tally, rng = Tally(), np.random.default_rng(17)
    for scene in options.until(scenes(count, seed=61), minutes):
        others = someone_else(scene.plan, cast, rng)
        other_cast = with_other_pictures(cast, others)
        shot = from_plan(engine, scene.prompt, scene.plan, cast=other_cast)
        wanted = [others[subject.cast] for subject in scene.plan.subjects]
        words = [subject.cast for subject in scene.plan.subjects]
        for title, frames in (
            (MADE, shot.frames),
            ("truth with the other picture", truth_of(scene.plan, other_cast)),
        ):
            seen = [one.cast for one in judge.judge(frames).seen]
            there = Counter(seen)
            tally.add(title, named(wanted, seen))
            tally.add(title, [("the word's subject instead", there[name] > 0) for name in words])
    return tally


@dataclass(frozen=True, kw_only=True, slots=True)
class Shift:
    """How subjects' mean colour differs from the unlit draft's: RGB in levels."""

    hour: str
    made: measures.Floats
    truth: measures.Floats


def light(engine: str, cast: Cast, count: int, minutes: float) -> list[Shift]:
    """The shift of the colours of subjects, made and true, under the hours that colour them."""
    shifts = []
    for scene in options.until(scenes(count, seed=62, times=HOURS), minutes):
        draft = measures.draft_of(scene.plan, cast)
        mask = measures.inside(draft, margin=2)
        if not mask.any():
            continue
        given = measures.mean_color(draft, mask)
        shot = from_plan(engine, scene.prompt, scene.plan)
        shifts.append(
            Shift(
                hour=scene.outline.scenery.time,
                made=measures.mean_color(shot.frames, mask) - given,
                truth=measures.mean_color(truth_of(scene.plan), mask) - given,
            )
        )
    return shifts


def light_table(shifts: list[Shift]) -> tuple[str, dict[str, object]]:
    """Mean shifts by hour, the slope of made on true, and how far they are apart."""
    by_hour = defaultdict(list)
    for shift in shifts:
        by_hour[shift.hour].append(shift)
    body, data = [], {}
    for hour, some in sorted(by_hour.items()):
        made, truth = np.stack([s.made for s in some]), np.stack([s.truth for s in some])
        slope = float((made * truth).sum() / max(float((truth**2).sum()), 1e-6))
        apart = float(np.abs(made - truth).mean())
        body.append([hour, _rgb(made), _rgb(truth), f"{slope:.2f}", f"{apart:.1f}", len(some)])
        data[hour] = {"slope": slope, "apart": apart, "clips": len(some)}
    head = ["hour", "made (R, G, B)", "truth", "made per truth", "apart, levels", "clips"]
    return markdown(head, body), data


def own_motion(
    engine: str, cast: Cast, count: int, minutes: float
) -> dict[str, tuple[list[float], list[float]]]:
    """Change inside animated subjects that stay in place: made and true, by kind of draft."""
    found: dict[str, tuple[list[float], list[float]]] = {
        "moving draft": ([], []),
        "draft of one picture": ([], []),
    }
    todo = scenes(count, seed=63, camera="still", motion="still", animated=True)
    for scene in options.until(todo, minutes):
        mask = measures.inside(measures.draft_of(scene.plan, cast), margin=1)
        truth = measures.motion_energy(truth_of(scene.plan), mask)
        for title, known in (
            ("moving draft", cast),
            ("draft of one picture", _held(scene, cast)),
        ):
            shot = from_plan(engine, scene.prompt, scene.plan, cast=known)
            found[title][0].append(measures.motion_energy(shot.frames, mask))
            found[title][1].append(truth)
    return found


def _held(scene: Scene, cast: Cast) -> Cast:
    return with_still_pictures(cast, {subject.cast for subject in scene.plan.subjects})


def _rgb(colors: measures.Floats) -> str:
    return ", ".join(f"{value:+.0f}" for value in colors.mean(0))


def main() -> None:
    """The command line."""
    parser = options.with_judge(options.parser(__doc__, count=40))
    arguments: argparse.Namespace = parser.parse_args()
    engine, count, share = arguments.engine, options.count_of(arguments), arguments.minutes / 5
    judge, cast = Judge.load(arguments.judge), load_cast()
    compared = compare(engine, judge, cast, count, 2 * share)
    followed = swapped(engine, judge, cast, count, share)
    lit, lit_data = light_table(light(engine, cast, count, share))
    energy = own_motion(engine, cast, count, share)
    body, energy_data = [], {}
    for title, (made, truth) in energy.items():
        ratio, (low, high) = measures.ratio_of_sums(made, truth), measures.interval(made, truth)
        held = options.held(ratio, 0.7, 1.2)
        body.append([title, f"**{ratio:.2f}** [{low:.2f}–{high:.2f}]", len(made), held])
        energy_data[title] = {"ratio": ratio, "low": low, "high": high, "clips": len(made)}
    text = "\n\n".join(
        [
            f"`python -m benchmarks.toybox.honesty`, {options.engine_line(engine)}, judge"
            f" {judge_weights.identity(arguments.judge)}. Per cent right [95% interval] (of how"
            f" many); {len(MOMENTS)} frames a clip.",
            "## The draft alone, and no draft\n\nThe same prompts, judged as made; as the draft"
            " alone over plain gray; as one frame of it; and made from the words without a"
            " draft. Subjects of a draft are given, so of `draft alone` the scene matters.",
            compared.table(ROWS),
            "## Swapped picture\n\nEvery subject's picture is another's, the words are the same."
            " `subject` is the picture's (wanted ≥ 95; truth shows what the judge loses).",
            followed.table(["subject", "all subjects", "the word's subject instead"]),
            "## Light\n\nMean colour of the subjects' pixels less that of the draft's. 1.00 made"
            " per truth is right, 0 is a pasted draft.",
            lit,
            "## Motion of its own\n\nChange from frame to frame inside animated subjects that"
            " stay in place, made over true (wanted 0.7–1.2). With a draft of one picture all"
            " of it is made by the model.",
            markdown(["draft", "made over truth", "clips", "in range"], body),
        ]
    )
    data = {
        "engine": options.engine_line(engine),
        "compared": compared.data(),
        "swapped": followed.data(),
        "light": lit_data,
        "own motion": energy_data,
    }
    write_results("toybox-honesty", "It makes, it does not paste", text, data, arguments.results)
    print(text)


if __name__ == "__main__":
    main()
