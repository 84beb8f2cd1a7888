"""How well the planner reads prompts: python -m benchmarks.planner

Captions of outlines that no training showed, in English and Chinese, each split by itself:
new captions of the kind that was trained, held-out phrasings, held-out (subject, place)
pairs, held-out subjects; then prompts written by hand. Every figure is the share of right
answers among all captions (or noun phrases), what is left unsaid included. Writes
benchmarks/results/planner.md.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import yaml

from onionskin.cast.cast import Cast, load_cast
from onionskin.planner.casting import cast_groups, nearest_entry
from onionskin.planner.planner import plan_prompt
from onionskin.planner.prompt_reader import Understanding, understand
from onionskin.planner.reading import UNSAID, Group, Reading
from onionskin.planner.weights import cast_embeddings, load_planner
from onionskin.text.encoder import TextEncoder
from onionskin.toybox.world.captions import Caption, caption
from onionskin.toybox.world.outlines import Split, sample_outline

HERE = Path(__file__).parent
SEED = 9001
SCENE = ("place", "color", "time", "weather", "camera")
GROUP = ("count", "size", "motion", "direction", "side", "cast")
SPLITS = (
    ("as trained", Split.TRAIN, False),
    ("held-out phrasings", Split.TRAIN, True),
    ("held-out pairs", Split.HELD_OUT_PAIRS, False),
    ("held-out subjects", Split.HELD_OUT_SUBJECTS, False),
)

Score = tuple[str, bool]


class Reader:
    """The planner, as far as it reads."""

    def __init__(self, weights: Path | None) -> None:
        self.cast: Cast = load_cast()
        self.encoder = TextEncoder.load()
        self.weights = load_planner(weights) if weights else load_planner()
        self.embeddings = cast_embeddings(self.cast, self.weights, self.encoder)

    def read(self, prompt: str) -> tuple[Reading, Understanding]:
        understood = understand(prompt, self.weights, self.encoder)
        casting = cast_groups(
            prompt, understood, self.cast, self.embeddings, self.weights, self.encoder
        )
        scene = {name: getattr(understood.reading, name) for name in SCENE}
        return Reading(groups=casting.groups, **scene), understood


def direction(motion: str) -> str:
    return motion.rpartition("-")[2] if motion.endswith(("-left", "-right")) else UNSAID


def scores(truth: Reading, found: Reading) -> Iterator[Score]:
    """Every single answer, right or wrong."""
    for name in SCENE:
        yield name, getattr(truth, name) == getattr(found, name)
    yield "noun phrases", len(truth.groups) == len(found.groups)
    total = [sum(group.count for group in reading.groups) for reading in (truth, found)]
    yield "number of subjects", total[0] == total[1]
    for index, group in enumerate(truth.groups):
        other = found.groups[index] if index < len(found.groups) else Group(cast="?", count=0)
        for name in ("count", "size", "motion", "side", "cast"):
            yield name, getattr(group, name) == getattr(other, name)
        if direction(group.motion) != UNSAID:
            yield "direction", direction(group.motion) == direction(other.motion)


def by_meaning_alone(reader: Reader, text: Caption, understood: Understanding) -> Iterator[Score]:
    """Whether the entry is found without the dictionary, from the phrase and the pointer."""
    for group, phrase, pointer in zip(
        text.reading.groups, understood.phrases, understood.pointers, strict=False
    ):
        words = text.text[slice(*phrase)]
        entry = nearest_entry(
            words, pointer, reader.cast, reader.embeddings, reader.weights, reader.encoder
        )
        yield "cast by meaning alone", entry.id == group.cast


def table(reader: Reader, count: int) -> dict[str, dict[str, float]]:
    """Accuracies by column (language and split) and by row."""
    columns: dict[str, dict[str, float]] = {}
    for language in ("en", "zh"):
        for title, split, held_out in SPLITS:
            rng = np.random.default_rng([SEED, len(columns)])
            found: dict[str, list[bool]] = defaultdict(list)
            for _ in range(count):
                text = caption(
                    sample_outline(rng, reader.cast, split=split),
                    rng,
                    reader.cast,
                    language=language,
                    held_out_phrasing=held_out,
                )
                reading, understood = reader.read(text.text)
                for name, right in scores(text.reading, reading):
                    found[name].append(right)
                for name, right in by_meaning_alone(reader, text, understood):
                    found[name].append(right)
            columns[f"{language}: {title}"] = {k: float(np.mean(v)) for k, v in found.items()}
    return columns


def by_hand(reader: Reader) -> tuple[dict[str, float], list[str]]:
    """Accuracies over the prompts written by hand, and what was read wrongly."""
    found: dict[str, list[bool]] = defaultdict(list)
    wrong = []
    for item in yaml.safe_load((HERE / "planner_prompts.yaml").read_text(encoding="utf-8")):
        reading, _ = reader.read(item["prompt"])
        for name, right, told in _judged(item, reading, reader.cast):
            found[name].append(right)
            if not right:
                wrong.append(f"{item['prompt']} — {name}: {told}")
    return {name: float(np.mean(v)) for name, v in found.items()}, wrong


def _judged(
    item: dict[str, object], reading: Reading, cast: Cast
) -> Iterator[tuple[str, bool, str]]:
    for name in SCENE:
        if name in item:
            value = getattr(reading, name)
            yield name, value == item[name], value
    subjects = item["subjects"]
    assert isinstance(subjects, list)
    yield "noun phrases", len(subjects) == len(reading.groups), str(len(reading.groups))
    for (name, count, motion), group in zip(subjects, reading.groups, strict=False):
        yield "cast", cast[group.cast].name in name.split("/"), cast[group.cast].name
        yield "count", group.count == count, str(group.count)
        yield "motion", motion == "-" or group.motion in motion.split("/"), group.motion


def speed(reader: Reader) -> tuple[float, float]:
    """Milliseconds to plan a warm prompt: median, and the slowest of twenty."""
    times = []
    for seed in range(21):
        started = time.perf_counter()
        plan_prompt(
            "two small foxes running left through the snow at night, zoom in",
            cast=reader.cast,
            seconds=2,
            seed=seed,
            weights=reader.weights,
        )
        times.append(1000 * (time.perf_counter() - started))
    return float(np.median(times[1:])), max(times[1:])


def report(reader: Reader, count: int) -> str:
    columns = table(reader, count)
    hand, wrong = by_hand(reader)
    columns["by hand"] = hand
    rows = [*SCENE, "noun phrases", "number of subjects", *GROUP, "cast by meaning alone"]
    median, slowest = speed(reader)
    lines = [
        "# The planner",
        "",
        f"`python -m benchmarks.planner --count {count}`: per cent of right answers over {count}"
        " captions a column, none seen in training; `by hand` are the prompts of"
        " `planner_prompts.yaml`.",
        "",
        "| | " + " | ".join(columns) + " |",
        "|---" * (len(columns) + 1) + "|",
    ]
    for row in rows:
        cells = [f"{100 * c[row]:.1f}" if row in c else "" for c in columns.values()]
        lines.append(f"| {row} | " + " | ".join(cells) + " |")
    lines += [
        "",
        f"A warm `plan_prompt` takes {median:.0f} ms (slowest of 20: {slowest:.0f} ms) on"
        f" {torch.get_num_threads()} thread(s).",
        "",
        "Read wrongly among the prompts written by hand:",
        "",
        *(f"- {line}" for line in wrong or ["nothing"]),
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=400, help="captions in each column")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=HERE / "results" / "planner.md")
    arguments = parser.parse_args()
    text = report(Reader(arguments.weights), arguments.count)
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    arguments.output.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
