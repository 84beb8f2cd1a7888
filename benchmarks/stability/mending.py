"""Mending against the clean truth: python -m benchmarks.stability.mending [--filmed DIR].

Every kind of planted defect, at the middle strength, in rendered and filmed clips, mended by
onionskin and by what people use today (`pip install -r benchmarks/requirements.txt` first).
PSNR and SSIM are of the picture without its border, which stabilisers fill as they can;
E_warp and dynamic degree are of the whole. The limits were set on other clips than these.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from pathlib import Path

import numpy as np
from benchmarks.stability.clean import rendered
from benchmarks.stability.clips import FPS, RENDERED, SIZE, SPLITS
from benchmarks.stability.clips import Clip as CleanClip
from benchmarks.stability.clips import clips as clean_clips
from benchmarks.stability.filmed import fetch
from benchmarks.stability.plant import PLANTERS, STRENGTHS, Planted, plant
from benchmarks.stability.rivals import RIVALS, Frames, Mended
from benchmarks.tally import markdown, write_results

from onionskin import Clip
from onionskin.stability.measuring.figures import psnr, ssim
from onionskin.stability.measuring.measure import measure_clip
from onionskin.stability.mending.options import ON_REQUEST, REPAIRS, RepairOptions
from onionskin.stability.mending.recipe import cooked
from onionskin.stability.mending.repair import steady_clip

OURS = "onionskin"
KINDS = tuple(kind for kind in PLANTERS if kind not in ("rewind", "lossy repeat"))
"""Kinds of which the truth is known frame by frame: where frames are shown again it is not."""
BORDER = 0.06
"""Share of the picture at each edge that is left out of PSNR and SSIM, for all alike."""
GOALS_DB = {"flicker": 6.0, "jitter": 6.0, "pop": 6.0}
"""What is to be won over the un-mended copy at middle strength."""


@dataclass(frozen=True, slots=True)
class Row:
    """One clip with one defect, mended by one contender."""

    clip: str
    kind: str
    strength: str
    contender: str
    psnr: float
    ssim: float
    warp_error: float
    dynamic_degree: float
    cpu_seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=36)
    parser.add_argument("--filmed", type=Path, help="folder of filmed clips; fetched if missing")
    parser.add_argument("--split", choices=SPLITS, default="report")
    parser.add_argument("--clips", type=int, default=99, help="at most so many clips")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--strength", choices=STRENGTHS, default="middle")
    parser.add_argument("--contenders", default=",".join([OURS, *RIVALS]))
    parser.add_argument("--quick", action="store_true", help="two clips of 16 frames")
    parser.add_argument("--named", help="only clips whose name has one of these, with commas")
    parser.add_argument("--results", default="stability_mending", help="name of the table")
    options = parser.parse_args()
    if options.quick:
        options.frames, options.clips = 16, 2
    if options.filmed:
        fetch(options.filmed)
    found = clean_clips(options.split, options.filmed, options.frames)
    clips = [clip for clip in found if clip.planted]
    if options.named:
        clips = [c for c in clips if any(part in c.name for part in options.named.split(","))]
    clips = clips[: options.clips]
    names, rows = options.contenders.split(","), list[Row]()
    for kind in options.kinds.split(","):
        for row in rows_of(clips, kind, options.strength, names):
            rows.append(row)
        print(table_of(rows, kind, names), flush=True)
        write(rows, [], options, names)  # what there is, should the run be stopped
    write(rows, list(clean_rows(clips)), options, names)


def rows_of(clips: list[CleanClip], kind: str, strength: str, names: list[str]) -> Iterator[Row]:
    """The defect planted in every clip, and every contender's mending of it."""
    for clip in clips:
        if kind == "gap" and clip.filmed:
            continue  # nobody filmed what a gap leaves out
        planted = plant(clip.frames, kind, strength)
        if kind == "gap":
            planted = replace(planted, truth=evenly_spaced(clip, planted))
        for name in names:
            made = mended(name, kind, planted.frames, clip.fps)
            yield row_of((clip.name, kind, strength, name), made, planted.truth, clip.fps)


def evenly_spaced(clip: CleanClip, planted: Planted) -> Frames:
    """The truth of gaps that are closed without a further frame: their steps shared by three."""
    gaps = np.flatnonzero(planted.marked)
    count = len(planted.frames)
    length = (len(clip.frames) - count) // max(len(gaps), 1)
    kept = np.arange(count) + length * np.searchsorted(gaps, np.arange(count), side="right")
    moments = kept.astype(np.float64)
    for gap in gaps:
        moments[gap - 1] = kept[gap - 2] + (3 + length) / 3
        moments[gap] = kept[gap + 1] - (3 + length) / 3
    scene = RENDERED[clip.split][clip.name]
    return rendered(scene, len(clip.frames), FPS, SIZE, moments=moments / float(FPS))


def mended(name: str, kind: str, frames: Frames, fps: Fraction) -> Mended:
    """The frames as a contender mends them; ours is told where a slow change is not meant."""
    if name != OURS:
        return RIVALS[name](frames, fps)
    started = time.process_time()
    only = (*REPAIRS, *ON_REQUEST) if kind in ON_REQUEST else REPAIRS
    clip, _ = steady_clip(Clip(frames, fps), RepairOptions(only=only))
    return Mended(clip.frames, time.process_time() - started)


def row_of(labels: tuple[str, str, str, str], made: Mended, truth: Frames, fps: Fraction) -> Row:
    """The figures of what a contender made."""
    found = measure_clip(Clip(made.frames, fps)).measures
    quality = likeness(made.frames, truth)
    warp_error = float(found.vbench["warp_error"])
    return Row(*labels, *quality, warp_error, found.dynamic_degree, made.cpu_seconds)


def likeness(frames: Frames, truth: Frames) -> tuple[float, float]:
    """PSNR (dB) and SSIM without the border: of the mean error, and the mean, of all frames."""
    top, left = (round(BORDER * side) for side in truth.shape[1:3])
    inner = np.s_[top:-top, left:-left]
    pairs = [
        (np.ascontiguousarray(made[inner]), np.ascontiguousarray(true[inner]))
        for made, true in zip(frames, truth, strict=True)
    ]
    made, true = (np.concatenate(side) for side in zip(*pairs, strict=True))
    return (
        psnr(made, true),
        float(np.mean([ssim(made, true) for made, true in pairs])),
    )


def clean_rows(clips: list[CleanClip]) -> Iterator[dict[str, object]]:
    """What clean clips lose: left untouched, or PSNR where every repair is forced on them."""
    for clip in clips:
        plan = steady_clip(Clip(clip.frames, clip.fps))[1]
        forced = forced_frames(clip)
        yield {
            "clip": clip.name,
            "untouched": plan.recipe.is_empty,
            "forced_psnr": round(likeness(forced, clip.frames)[0], 2),
        }


def forced_frames(clip: CleanClip) -> Frames:
    """The clip under every repair there is, whether it needs it or not."""
    from onionskin.stability.mending.repair import forced_recipe

    found = measure_clip(Clip(clip.frames, clip.fps))
    recipe = forced_recipe(found, RepairOptions())
    return np.stack(list(cooked(iter(clip.frames), recipe)))


def table_of(rows: list[Row], kind: str, names: list[str]) -> str:
    """The means over all clips, a line for each contender."""
    means = means_of(rows, kind, names)
    best = max(means.values(), key=lambda row: row["psnr"])
    lines = []
    for name in names:
        one = means[name]
        mark = "**" if one is best else ""
        lines.append(
            [
                name,
                f"{mark}{one['psnr']:.2f}{mark}",
                f"{one['ssim']:.4f}",
                f"{1000 * one['warp_error']:.2f}",
                f"{one['dynamic_degree']:.3f}",
                f"{one['cpu_seconds']:.2f}",
            ]
        )
    head = [kind, "PSNR (dB)", "SSIM", "E_warp (1e-3)", "dynamic degree", "CPU s"]
    return markdown(head, lines)


def means_of(rows: list[Row], kind: str, names: list[str]) -> dict[str, dict[str, float]]:
    """The mean of every figure over the clips, by contender."""
    figures = ("psnr", "ssim", "warp_error", "dynamic_degree", "cpu_seconds")
    return {
        name: {
            figure: float(
                np.mean(
                    [
                        getattr(row, figure)
                        for row in rows
                        if row.kind == kind and row.contender == name
                    ]
                )
            )
            for figure in figures
        }
        for name in names
    }


def verdicts(rows: list[Row], names: list[str]) -> list[str]:
    """For each kind: who is first, and what was won over the un-mended copy."""
    lines = []
    for kind in dict.fromkeys(row.kind for row in rows):
        means = means_of(rows, kind, names)
        first = max(means, key=lambda name: means[name]["psnr"])
        if OURS not in means or "un-mended" not in means:
            continue
        won = means[OURS]["psnr"] - means["un-mended"]["psnr"]
        goal = f" (goal {GOALS_DB[kind]:g})" if kind in GOALS_DB else ""
        lines.append(f"- {kind}: first is {first}; onionskin wins {won:+.2f} dB{goal}")
    return lines


def write(
    rows: list[Row], clean: list[dict[str, object]], options: argparse.Namespace, names: list[str]
) -> None:
    """Writes the tables and every single figure."""
    kinds = list(dict.fromkeys(row.kind for row in rows))
    clips = list(dict.fromkeys(row.clip for row in rows))
    parts = [
        f"Clips: {', '.join(clips)}. PSNR and SSIM against the clean truth, without "
        f"{100 * BORDER:g}% at each edge.",
        "\n".join(verdicts(rows, names)),
        *(table_of(rows, kind, names) for kind in kinds),
        "Clean clips: untouched (their frames are their own, bit for bit), and PSNR where every "
        "repair is forced on them.",
        markdown(["clip", "untouched", "forced, PSNR (dB)"], [row.values() for row in clean]),
    ]
    title = f"Mending: {len(clips)} clips of {options.frames} frames, {options.strength} strength"
    data = {"rows": [asdict(row) for row in rows], "clean": clean}
    print(write_results(options.results, title, "\n\n".join(parts), data))


if __name__ == "__main__":
    main()
