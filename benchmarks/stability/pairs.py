"""Sixty pairs of clips for people to order, and what their orders say of the score's weights.

    python -m benchmarks.stability.pairs make DIR            # one page for each pair, and an index
    python -m benchmarks.stability.pairs fit DIR ANSWERS...  # files that the last page saves

Both clips of a pair show the same scene, each with a defect of some kind and size; which is not
said. A person says which one is calmer to look at, or that they are alike. From the answers of any
number of people the weights of the measures are fitted (a Bradley-Terry model: Bradley and Terry,
Biometrika 1952), beside the share that the score of today orders as they do. No answers are shipped
yet: nobody has looked at the pairs.
"""

from __future__ import annotations

import argparse
import base64
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.stability.clean import rendered
from benchmarks.stability.clips import FPS, RENDERED
from benchmarks.stability.plant import STRENGTHS, plant
from benchmarks.tally import markdown
from numpy.typing import NDArray
from PIL import Image

from onionskin import Clip
from onionskin.stability.measuring.measure import measure_clip
from onionskin.stability.measuring.metrics import PENALTIES

NUM_PAIRS, NUM_FRAMES, SIZE = 60, 36, (384, 216)
KINDS = (
    "flicker", "local flicker", "colour flicker", "crawl", "jitter", "pop", "flash", "duplicate",
    "morph", "drift", "displaced", "blend", "dim", "step", "ramp", "ghost",
)  # fmt: skip
"""Kinds that leave a clip as long as it was."""
_SAME_KIND = 3
"""Every third pair is of one kind in two strengths: whoever orders those by chance did not look."""
_STEPS, _RATE, _PULL = 2000, 0.1, 0.02
"""Of the fit; how strongly weights are held to those of today, for few answers say little."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One clip of a pair: what is wrong with it."""

    kind: str
    strength: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """Two clips of one scene."""

    number: int
    split: str
    scene: str
    sides: tuple[Side, Side]

    def clip(self, side: int) -> NDArray[np.uint8]:
        """The frames of one side, uint8 (T, H, W, 3)."""
        clean = rendered(RENDERED[self.split][self.scene], NUM_FRAMES, FPS, SIZE)
        one = self.sides[side]
        return plant(clean, one.kind, one.strength, seed=100 * self.number + side).frames


def pairs(count: int = NUM_PAIRS) -> list[Pair]:
    """The pairs, the same each time; every kind is shown about as often."""
    rng = np.random.default_rng(15)
    scenes = [(split, scene) for split, named in RENDERED.items() for scene in named]
    kinds = [
        str(kind) for _ in range(2 * count // len(KINDS) + 1) for kind in rng.permutation(KINDS)
    ]
    found = []
    for number in range(1, count + 1):
        split, scene = scenes[int(rng.integers(len(scenes)))]
        first, second = kinds[2 * number - 2 : 2 * number]
        if number % _SAME_KIND == 0:
            strengths = rng.permutation(STRENGTHS)[:2]
            second = first
        else:
            strengths = rng.choice(STRENGTHS, 2)
        sides = tuple(
            Side(kind=kind, strength=str(strength))
            for kind, strength in zip((first, second), strengths, strict=True)
        )
        found.append(Pair(number=number, split=split, scene=scene, sides=(sides[0], sides[1])))
    return found


PROTOCOL = """<h1>Which clip is calmer?</h1>
<p>On each page two clips play side by side, over and over. Look at both for at least three rounds
(about five seconds), as a film, not as single pictures. Then say which of them is <b>calmer to look
at</b>: the one that disturbs you less. Colours, style and what is shown do not count. Say that they
are alike only if you would not mind which one you got. Do not go back. Sit at arm's length from a
screen, the window at full size, nothing else moving beside it; take a rest after thirty pairs.</p>
<p>Your name or initials: <input id="who"> <a href="pair-01.html"
onclick="localStorage.setItem('who', document.getElementById('who').value)">Begin</a></p>"""

_PAGE = """<!doctype html><meta charset="utf-8"><title>Pair {number} of {count}</title>
<style>body{{font:16px sans-serif;background:#777;color:#fff;text-align:center}}
img{{width:48%;image-rendering:auto}}button{{font-size:20px;margin:12px;padding:8px 24px}}</style>
<p>Pair {number} of {count}: which clip is calmer?</p>
<div><img src="{left}" alt="A"> <img src="{right}" alt="B"></div>
<p><button onclick="say('A')">left</button><button onclick="say('=')">alike</button>
<button onclick="say('B')">right</button></p>
<script>
function say(answer) {{
  const all = JSON.parse(localStorage.getItem("answers") || "{{}}");
  all["{number}"] = answer;
  localStorage.setItem("answers", JSON.stringify(all));
  if ({number} < {count}) {{ location = "{after}"; return; }}
  const told = JSON.stringify({{who: localStorage.getItem("who"), answers: all}});
  const link = document.createElement("a");
  link.href = "data:application/json," + encodeURIComponent(told);
  link.download = "answers.json";
  link.click();
  document.body.textContent = "Thank you. Your answers were saved as answers.json.";
}}
</script>"""


def make(folder: Path, chosen: list[Pair]) -> None:
    """Writes a page for each pair, and the index that tells people what to do."""
    folder.mkdir(parents=True, exist_ok=True)
    for pair in chosen:
        text = _PAGE.format(
            number=pair.number,
            count=len(chosen),
            left=_moving(pair.clip(0)),
            right=_moving(pair.clip(1)),
            after=f"pair-{pair.number + 1:02d}.html",
        )
        (folder / f"pair-{pair.number:02d}.html").write_text(text, encoding="utf-8")
    head = '<!doctype html><meta charset="utf-8"><title>Which clip is calmer?</title>'
    (folder / "index.html").write_text(head + PROTOCOL, encoding="utf-8")


def _moving(frames: NDArray[np.uint8]) -> str:
    """A clip as an address of its own bytes, that plays for ever."""
    first, *others = (Image.fromarray(frame) for frame in frames)
    held = io.BytesIO()
    first.save(
        held,
        "WEBP",
        save_all=True,
        append_images=others,
        duration=round(1000 / FPS),
        loop=0,
        quality=92,
        method=2,
    )
    return "data:image/webp;base64," + base64.b64encode(held.getvalue()).decode()


def answers_in(paths: list[Path], count: int) -> Iterator[tuple[int, float]]:
    """Every answer: the pair's index, and 1 where the left clip was called calmer, 0 the right one,
    .5 neither. Raises SystemExit for files that are none of these pages."""
    worth = {"A": 1.0, "B": 0.0, "=": 0.5}
    for path in paths:
        try:
            told = json.loads(path.read_text(encoding="utf-8"))["answers"]
            said = [(int(number) - 1, worth[answer]) for number, answer in told.items()]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise SystemExit(f"{path} holds no answers of these pages ({error!r})") from error
        if any(not 0 <= index < count for index, _ in said):
            raise SystemExit(f"{path} holds answers to other pairs; there are {count}")
        yield from said


def loads(chosen: list[Pair], kept: Path) -> NDArray[np.float64]:
    """(N, 2, K): by how many halvings each measure lowers each clip's score; kept in a file."""
    if kept.exists():
        return np.array(json.loads(kept.read_text(encoding="utf-8")))
    found = [[_load(pair.clip(side)) for side in (0, 1)] for pair in chosen]
    kept.write_text(json.dumps(found), encoding="utf-8")
    return np.array(found)


def _load(frames: NDArray[np.uint8]) -> list[float]:
    values = measure_clip(Clip(frames, FPS)).measures.values
    return [max(values[kind] - one.floor, 0.0) / one.half for kind, one in PENALTIES.items()]


def fitted(
    said: list[tuple[int, float]], given: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    """Weights (K,) of the measures, 1 being what they weigh today, and the steepness: how sure
    people are of a whole halving of the score. The likeliest by the answers, pulled towards 1."""
    index = np.array([one for one, _ in said])
    wanted = np.array([answer for _, answer in said])
    apart = given[index, 1] - given[index, 0]  # the left one is calmer where it has less
    logs = np.zeros(given.shape[2] + 1)
    for _ in range(_STEPS):
        weights, steep = np.exp(logs[:-1]), np.exp(logs[-1])
        likely = 1 / (1 + np.exp(-np.clip(steep * apart @ weights, -30, 30)))
        off = (wanted - likely) / len(said)
        slope = steep * (off @ apart) * weights - _PULL * logs[:-1]
        logs += _RATE * np.r_[slope, off @ (steep * apart @ weights)]
    return np.exp(logs[:-1]), float(np.exp(logs[-1]))


def agreement(
    said: list[tuple[int, float]], given: NDArray[np.float64], weights: NDArray[np.float64]
) -> float:
    """The share of answers, those of "alike" left out, that weights order as people did."""
    told = [(index, answer) for index, answer in said if answer != 0.5]
    right = [
        ((given[index, 1] - given[index, 0]) @ weights > 0) == (answer > 0.5)
        for index, answer in told
    ]
    return float(np.mean(right)) if right else float("nan")


def report(said: list[tuple[int, float]], given: NDArray[np.float64]) -> str:
    """What the fit says: agreement today, fitted, and on pairs that a fit has not seen."""
    today = np.ones(given.shape[2])
    weights, steep = fitted(said, given)
    unseen = []
    for fold in range(5):
        rest = [one for one in said if one[0] % 5 != fold]
        held = [one for one in said if one[0] % 5 == fold and one[1] != 0.5]
        if rest and held:
            unseen.append((agreement(held, given, fitted(rest, given)[0]), len(held)))
    count = sum(held for _, held in unseen)
    share = sum(right * held for right, held in unseen) / count if count else float("nan")
    rows = [
        [kind, f"{one.half:g}", f"{one.half / weight:.3g}"]
        for (kind, one), weight in zip(PENALTIES.items(), weights, strict=True)
    ]
    return (
        f"{len(said)} answers to {len({index for index, _ in said})} pairs. The score of today "
        f"orders {agreement(said, given, today):.0%} of them as people do, the fitted one "
        f"{agreement(said, given, weights):.0%}, and {share:.0%} of those it was not fitted to "
        f"(steepness {steep:.2f}).\n\n{markdown(['measure', 'half today', 'half fitted'], rows)}"
    )


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("make", "fit"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("answers", type=Path, nargs="*")
    options = parser.parse_args(arguments)
    chosen = pairs()
    if options.what == "make":
        make(options.folder, chosen)
        print(f"{len(chosen)} pairs: open {options.folder / 'index.html'}")
        return
    said = list(answers_in(options.answers, len(chosen)))
    if not said:
        parser.error("give the files of answers that people saved on the last page")
    print(report(said, loads(chosen, options.folder / "loads.json")))


if __name__ == "__main__":
    main()
