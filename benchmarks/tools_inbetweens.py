"""In-betweens against drawn truth: PSNR and SSIM of engines, and of a cross-fade.

    python benchmarks/tools_inbetweens.py --engines flow toybox --plans 20

A plan is drawn at every frame (the truth); of each gap only the ends are given. The table
goes to benchmarks/results/tools_inbetweens.md. Not in it yet: ffmpeg's minterpolate, tOF
and the judge's features.
"""

from __future__ import annotations

import argparse
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np

from onionskin import Canvas, Plan, Request, load_engine
from onionskin.plan.blocking import block
from onionskin.plan.plan import MOTIONS, PLACES, Outline, Role, Scenery

FPS = Fraction(8)
SIDE = 256
GAPS_SECONDS = (0.25, 0.5, 1.0, 2.0)
CAST = ("1f98a", "1f431", "1f436", "1f995", "1f697")
RESULTS = Path(__file__).parent / "results" / "tools_inbetweens.md"


def plan_of(seed: int) -> Plan:
    """A shot of two seconds: one of the cast, moving, in some place."""
    rng = np.random.default_rng(seed)
    role = Role(cast=str(rng.choice(CAST)), motion=str(rng.choice(MOTIONS[1:])))
    scenery = Scenery(place=str(rng.choice(PLACES)), seed=seed)
    return block(Outline(roles=(role,), scenery=scenery), seconds=2.125, seed=seed)


def truth_of(plan: Plan, num_frames: int) -> np.ndarray:
    """The plan as drawn, uint8 (T, 256, 256, 3)."""
    canvas = Canvas.blank(num_frames, SIDE, SIDE, FPS)
    return load_engine("animatic").fill(canvas, Request(prompt="", plan=plan)).clip.frames


def cross_fade(first: np.ndarray, last: np.ndarray, share: float) -> np.ndarray:
    """Both frames over each other, without motion: what in-betweening must beat."""
    return np.asarray(cv2.addWeighted(first, 1 - share, last, share, 0), np.uint8)


def psnr(a: np.ndarray, b: np.ndarray) -> float:
    error = np.square(a.astype(np.float64) - b).mean()
    return float(10 * np.log10(255**2 / max(error, 1e-9)))


def ssim(a: np.ndarray, b: np.ndarray) -> float:
    """Wang et al. 2004 on grey, 11x11 Gaussian of 1.5 pixels."""
    x, y = (cv2.cvtColor(f, cv2.COLOR_RGB2GRAY).astype(np.float64) for f in (a, b))

    def mean(field: np.ndarray) -> np.ndarray:
        return cv2.GaussianBlur(field, (11, 11), 1.5)

    mx, my = mean(x), mean(y)
    vx, vy, vxy = mean(x * x) - mx * mx, mean(y * y) - my * my, mean(x * y) - mx * my
    c1, c2 = 6.5025, 58.5225
    top, bottom = (2 * mx * my + c1) * (2 * vxy + c2), (mx**2 + my**2 + c1) * (vx + vy + c2)
    return float((top / bottom).mean())


def filled(name: str, truth: np.ndarray, plan: Plan) -> np.ndarray:
    """The truth's in-betweens as `name` makes them from its ends."""
    last = len(truth) - 1
    if name == "cross-fade":
        return np.stack([cross_fade(truth[0], truth[-1], i / last) for i in range(last + 1)])
    engine = load_engine(name)
    canvas = Canvas.between([truth[0], truth[-1]], [0, last], last + 1, FPS)
    given = plan if "plan" in engine.capabilities.honours else None
    return engine.fill(canvas, Request(prompt="", plan=given)).clip.frames


def rows(engines: list[str], num_plans: int) -> list[str]:
    """One line of the table for each gap and maker: the means over all in-betweens."""
    lines = []
    for gap in GAPS_SECONDS:
        scores: dict[str, list[tuple[float, float]]] = {}
        for seed in range(num_plans):
            plan = plan_of(seed)
            truth = truth_of(plan, int(gap * FPS) + 1)
            for name in ("cross-fade", *engines):
                made = filled(name, truth, plan)[1:-1]
                pairs = zip(made, truth[1:-1], strict=True)
                scores.setdefault(name, []).extend((psnr(a, b), ssim(a, b)) for a, b in pairs)
        for name, values in scores.items():
            means = np.mean(values, axis=0)
            lines.append(f"| {gap:g} | {name} | {means[0]:.2f} | {means[1]:.4f} |")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engines", nargs="*", default=["flow"])
    parser.add_argument("--plans", type=int, default=20)
    options = parser.parse_args()
    head = ["| gap (s) | made by | PSNR (dB) | SSIM |", "|---|---|---|---|"]
    table = "\n".join([*head, *rows(options.engines, options.plans)]) + "\n"
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(f"# In-betweens, {options.plans} plans, {SIDE} px, 8 fps\n\n{table}")
    print(table)


if __name__ == "__main__":
    main()
