"""In-betweens against drawn truth: python -m benchmarks.tools_inbetweens

Scenes of subjects that move of themselves are drawn by rule at every frame (the truth); of
each gap only its two ends are given. PSNR and SSIM, the distance in what the judge's namer
sees (features of unit length, as in LPIPS, but of a network that has seen nothing but this
world), and tOF, over all in-betweens. Writes benchmarks/results/tools_inbetweens.md and .json.
"""

from __future__ import annotations

import argparse
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import cv2
import imageio_ffmpeg
import numpy as np
import torch
from benchmarks.judge import weights as judge_weights
from benchmarks.judge.model import Networks, pixels
from benchmarks.judge.truth import FRAME_SIDE, render
from benchmarks.tally import markdown, write_results
from benchmarks.toybox import options
from benchmarks.toybox.shots import Scene, scenes

from onionskin import Canvas, Request, load_engine
from onionskin.cast.cast import load_cast
from onionskin.motion.flow import FlowFinder, grey
from onionskin.stability.measuring.figures import psnr, ssim

SEED = 91
GAPS_SECONDS = (0.25, 0.5, 1.0, 2.0)
FPS = 8
MAX_STEPS = 15
"""From end to end of a gap: the toybox fills 16 frames at once, so 2 s are filled at 7.5 fps."""
MEASURES = ("PSNR (dB)", "SSIM", "perceptual", "tOF (px)", "CPU s a frame")

Frames = np.ndarray


@dataclass(frozen=True, kw_only=True)
class Gap:
    """The truth of one gap, uint8 (T, H, W, 3), of which the ends are given."""

    scene: Scene
    start: float
    seconds: float
    truth: Frames

    @property
    def shares(self) -> Frames:
        """How far each frame is from the first to the last, 0..1."""
        return np.linspace(0, 1, len(self.truth))

    @property
    def canvas(self) -> Canvas:
        """Its ends, at their moments in the scene."""
        count = len(self.truth)
        known = np.isin(np.arange(count), [0, count - 1])
        times = tuple(float(self.start + self.seconds * share) for share in self.shares)
        return Canvas(self.truth, known, Fraction(count - 1) / Fraction(self.seconds), times)


def gap_of(scene: Scene, seconds: float) -> Gap:
    """The middle of a scene, drawn."""
    steps = min(round(seconds * FPS), MAX_STEPS)
    start = (2.0 - seconds) / 2
    moments = start + np.linspace(0, seconds, steps + 1)
    truth = render(scene.plan, load_cast(), list(map(float, moments)), FRAME_SIDE)
    return Gap(scene=scene, start=start, seconds=seconds, truth=truth)


def cross_faded(gap: Gap) -> Frames:
    """Both ends over each other."""
    first, last = gap.truth[0], gap.truth[-1]
    return np.stack([cv2.addWeighted(first, 1 - s, last, s, 0) for s in gap.shares])


def warped(gap: Gap) -> Frames:
    """OpenCV alone: both ends drawn along the DIS flow between them, and blended."""
    first, last = gap.truth[0], gap.truth[-1]
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    flow = search.calc(*(cv2.cvtColor(f, cv2.COLOR_RGB2GRAY) for f in (first, last)), None)
    y, x = np.mgrid[: flow.shape[0], : flow.shape[1]].astype(np.float32)

    def drawn(picture: Frames, share: float) -> Frames:
        places = (x + share * flow[..., 0], y + share * flow[..., 1])
        return cv2.remap(picture, *places, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)

    return np.stack(
        [
            cv2.addWeighted(drawn(first, -float(s)), 1 - s, drawn(last, 1 - float(s)), s, 0)
            for s in gap.shares
        ]
    )


def minterpolated(gap: Gap) -> Frames:
    """FFmpeg's motion-compensated interpolation; each end is given twice, for it wants four."""
    steps = len(gap.truth) - 1
    given = gap.truth[[0, 0, -1, -1]]
    height, width = given.shape[1:3]
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24"]
    command = [
        *(imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-threads", "1"),
        *(*raw, "-s", f"{width}x{height}", "-r", "1", "-i", "-"),
        *("-vf", f"minterpolate=fps={steps}:mi_mode=mci:scd=none"),
        *(*raw, "-fps_mode", "passthrough", "-"),
    ]
    done = subprocess.run(command, input=given.tobytes(), capture_output=True, check=True)
    made = np.frombuffer(done.stdout, np.uint8).reshape(-1, height, width, 3)
    # It comes out up to the third of the four; the gap lies between the second and that.
    if len(made) != 2 * steps + 1:
        raise SystemExit(f"minterpolate gave {len(made)} frames, not {2 * steps + 1}")
    return made[steps:]


def filled(engine: str, *, planned: bool = False) -> Callable[[Gap], Frames]:
    """By one of the engines; `planned` ones are given the scene's plan beside its ends."""

    def fill(gap: Gap) -> Frames:
        able = load_engine(engine).capabilities.honours
        plan = gap.scene.plan if planned and "plan" in able else None
        words = gap.scene.prompt if "plan" in able else ""
        return load_engine(engine).fill(gap.canvas, Request(prompt=words, plan=plan)).clip.frames

    return fill


MAKERS: dict[str, Callable[[Gap], Frames]] = {
    "cross-fade": cross_faded,
    "DIS flow, warped": warped,
    "ffmpeg minterpolate": minterpolated,
    "flow (ours)": filled("flow"),
    "toybox, prompt": filled("toybox"),
    "toybox, prompt and plan": filled("toybox", planned=True),
}


class Measures:
    """How far in-betweens are from the truth."""

    def __init__(self, judge: Networks | None) -> None:
        self.judge, self.finder = judge, FlowFinder()

    def of(self, made: Frames, truth: Frames) -> list[list[float]]:
        """A row of MEASURES but the last for every in-between."""
        distances = self.perceptual(made, truth)
        rows = []
        for index in range(1, len(truth) - 1):
            a, b = made[index], truth[index]
            rows.append([psnr(a, b), ssim(a, b), distances[index], self.tof(made, truth, index)])
        return rows

    def tof(self, made: Frames, truth: Frames, index: int) -> float:
        """How far the motion into a frame is from the truth's (TecoGAN, Chu et al. 2020)."""
        ours, theirs = (
            self.finder.one_way(grey(f[index - 1]), grey(f[index])).flow for f in (made, truth)
        )
        return float(np.hypot(*np.moveaxis(ours - theirs, 2, 0)).mean())

    @torch.inference_mode()
    def perceptual(self, made: Frames, truth: Frames) -> list[float]:
        """The mean squared distance of the namer's features, each of unit length."""
        if self.judge is None:
            return [float("nan")] * len(truth)
        levels = zip(*(self.features(frames) for frames in (made, truth)), strict=True)
        return (
            torch.stack([(a - b).square().sum(1).mean((1, 2)) for a, b in levels]).sum(0).tolist()
        )

    def features(self, frames: Frames) -> list[torch.Tensor]:
        assert self.judge is not None
        levels = self.judge.namer.pyramid(pixels(torch.from_numpy(np.ascontiguousarray(frames))))
        return [torch.nn.functional.normalize(level.float(), dim=1) for level in levels]


def main() -> None:
    """The command line."""
    parser = options.with_judge(options.parser(__doc__, count=20))
    arguments: argparse.Namespace = parser.parse_args()
    has_judge = Path(arguments.judge).is_file()
    measures = Measures(judge_weights.load(arguments.judge)[0] if has_judge else None)
    found = scenes(options.count_of(arguments), seed=SEED, animated=True)
    scores: dict[tuple[float, str], list[list[float]]] = defaultdict(list)
    done = 0
    for scene in options.until(found, arguments.minutes):
        for seconds in GAPS_SECONDS:
            gap = gap_of(scene, seconds)
            for name, make in MAKERS.items():
                began = time.process_time()
                made = make(gap)
                spent = (time.process_time() - began) / (len(gap.truth) - 2)
                rows = measures.of(made, gap.truth)
                scores[seconds, name] += [[*row, spent] for row in rows]
        done += 1
    means = {key: np.mean(rows, axis=0) for key, rows in scores.items()}
    _write(means, done, arguments)


def _write(
    means: dict[tuple[float, str], Frames], num_scenes: int, arguments: argparse.Namespace
) -> None:
    engine, judge = options.engine_line("toybox"), judge_weights.identity(arguments.judge)
    body = []
    for (gap, name), row in means.items():
        cells = [
            "–" if np.isnan(v) else f"{v:.{d}f}" for v, d in zip(row, (2, 4, 4, 2, 2), strict=True)
        ]
        if name == "ffmpeg minterpolate":
            cells[-1] = ""  # another process
        body.append([f"{gap:g}", name, *cells])
    text = (
        f"`python -m benchmarks.tools_inbetweens`: {num_scenes} scenes of {FRAME_SIDE} px,"
        f" {engine}; judge {judge}. Means over all in-betweens, {FPS} a second (7.5 in gaps of"
        " 2 s). All are given the two ends; the toybox the caption too, and in its last row the"
        " plan: where who is when, as the product has it when it made the ends itself.\n\n"
        + markdown(["gap (s)", "made by", *MEASURES], body)
    )
    data = [
        {"gap_seconds": gap, "made_by": name, **dict(zip(MEASURES, map(float, row), strict=True))}
        for (gap, name), row in means.items()
    ]
    results = {"scenes": num_scenes, "engine": engine, "judge": judge, "rows": data}
    write_results("tools_inbetweens", "In-betweens", text, results, arguments.results)
    print(text)


if __name__ == "__main__":
    main()
