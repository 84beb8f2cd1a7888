"""How many prompts are staged rightly: who, what they do, and where.

    python -m benchmarks.stage.understood [FILE] [--reader staged|planner] [--show]

FILE holds lines of: prompt <tab> patterns on figures (";" between) <tab> a pattern on verbs <tab>
a pattern on places; `benchmarks/stage/prompts.txt` if left out. A prompt is staged rightly where
every pattern on figures meets a figure or prop of its own, some action's verb meets the second and
the place the third; an empty pattern asks nothing. `planner` is the reader of today's plans, whose
figures are entries of the cast and whose verbs are its motions.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

PROMPTS = Path(__file__).parent / "prompts.txt"


@dataclass(frozen=True, slots=True)
class Ask:
    """A prompt, and what must be staged of it."""

    prompt: str
    figures: tuple[str, ...]
    verb: str
    place: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader stages: names of figures and props, verbs, and the place."""

    names: tuple[str, ...]
    verbs: tuple[str, ...]
    place: str


def read_asks(path: Path) -> list[Ask]:
    """The asks of a file."""
    asks = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            prompt, figures, verb, place = (*line.split("\t"), "", "", "")[:4]
            parts = tuple(part.strip() for part in figures.split(";"))
            asks.append(Ask(prompt, tuple(p for p in parts if p), verb.strip(), place.strip()))
    return asks


def faults(ask: Ask, answer: Answer) -> list[str]:
    """What of an ask is not staged; nothing where it is staged rightly."""
    wrong = []
    if not _each_meets_its_own(list(ask.figures), list(answer.names)):
        wrong.append("who")
    if ask.verb and not any(re.search(ask.verb, verb) for verb in answer.verbs):
        wrong.append("what")
    if ask.place and not re.search(ask.place, answer.place):
        wrong.append("where")
    return wrong


def _each_meets_its_own(patterns: list[str], names: list[str]) -> bool:
    if not patterns:
        return True
    return any(
        re.search(patterns[0], name)
        and _each_meets_its_own(patterns[1:], names[:index] + names[index + 1 :])
        for index, name in enumerate(names)
    )


def staged(prompt: str) -> Answer:
    """What the reader of staged plans says."""
    from onionskin.planner.staged import stage_prompt

    plan = stage_prompt(prompt).plan
    names = tuple(each.name for each in (*plan.figures, *plan.props))
    return Answer(names, tuple(action.verb for action in plan.actions), plan.place)


def planner(prompt: str) -> Answer:
    """What the reader of today's plans says."""
    from onionskin.cast.cast import load_cast
    from onionskin.planner.planner import plan_prompt

    cast = load_cast()
    outline = plan_prompt(prompt, cast=cast, seconds=4.0, seed=0).outline
    names = tuple(cast[role.cast].name for role in outline.roles)
    return Answer(names, tuple(role.motion for role in outline.roles), outline.scenery.place)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=PROMPTS)
    parser.add_argument("--reader", choices=("staged", "planner"), default="staged")
    parser.add_argument("--show", action="store_true", help="print what is not staged rightly")
    arguments = parser.parse_args()
    read = staged if arguments.reader == "staged" else planner
    right, counts, by_language = 0, dict.fromkeys(("who", "what", "where"), 0), {}
    asks = read_asks(arguments.file)
    for ask in asks:
        answer = read(ask.prompt)
        wrong = faults(ask, answer)
        right += not wrong
        language = "Chinese" if re.search("[一-鿿]", ask.prompt) else "English"
        good, total = by_language.get(language, (0, 0))
        by_language[language] = (good + (not wrong), total + 1)
        for each in wrong:
            counts[each] += 1
        if wrong and arguments.show:
            print(f"{', '.join(wrong)}: {ask.prompt}\n    {answer}")
    print(f"{arguments.reader}: {right} of {len(asks)} staged rightly")
    print("  ".join(f"{name} {good} of {total}" for name, (good, total) in by_language.items()))
    print("wrong: " + ", ".join(f"{name} {number}" for name, number in counts.items()))


if __name__ == "__main__":
    main()
