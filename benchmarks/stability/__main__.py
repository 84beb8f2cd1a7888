"""Tables of what is found and mended: python -m benchmarks.stability --frames 26 [--filmed DIR].

Writes benchmarks/results/stability.md. `--kinds` and `--clips` make a smaller run; the table
says the size of the run it is of.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from benchmarks.stability.clean import CleanClip, clean_clips, hard_clips
from benchmarks.stability.plant import PLANTERS, STRENGTHS, Planted, plant

from onionskin import Clip
from onionskin.steady.measure import Measurement, measure_clip
from onionskin.steady.reference import psnr, ssim
from onionskin.steady.repair import steady_clip

RESULTS = Path(__file__).parent.parent / "results" / "stability.md"
FRAME_KINDS = {
    "pop": ("pop", "flash"),
    "flash": ("flash", "pop"),
    "morph": ("pop",),
    "duplicate": ("duplicate",),
    "dropped": ("dropped",),
}
"""Planted kinds that are of single frames, and what they may be called."""
CLIP_LIMITS = {
    "flicker": ("flicker", 0.9),
    "local flicker": ("flicker", 0.9),
    "colour flicker": ("flicker", 0.9),
    "crawl": ("crawl", 0.8),
    "jitter": ("jitter", 0.08),
    "drift": ("drift", 5.0),
}
"""Planted kinds that are of whole clips, their measure, and the floor it must pass."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=26)
    parser.add_argument("--filmed", type=Path)
    parser.add_argument("--clips", type=int, default=99, help="at most so many clean clips")
    parser.add_argument("--kinds", default=",".join(PLANTERS))
    parser.add_argument("--strengths", default=",".join(STRENGTHS))
    parser.add_argument("--mend", action="store_true", help="mend the middle strength, too")
    options = parser.parse_args()
    clips = list(clean_clips(options.frames, options.filmed))[: options.clips]
    lines = [f"# Stability: {len(clips)} clips of {options.frames} frames", ""]
    lines += false_alarms([*clips, *hard_clips(options.frames)])
    for kind in options.kinds.split(","):
        for strength in options.strengths.split(","):
            planted = [(clip, plant(clip.frames, kind, strength)) for clip in clips]
            lines.append(finding_row(planted))
            print(lines[-1], flush=True)
        if options.mend:
            middle = [(clip, plant(clip.frames, kind, "middle")) for clip in clips]
            lines.append(mending_row(middle))
            print(lines[-1], flush=True)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def false_alarms(clips: list[CleanClip]) -> list[str]:
    """A line for each clean clip that does not score 100, and the share of frames called broken."""
    called, total, lines = 0, 0, []
    for clip in clips:
        found = measured(clip, clip.frames)
        called += sum(_marked(found, None))
        total += len(clip.frames)
        if (found.score or 0) < 99 or found.measures.cuts != clip.cuts:
            lines.append(f"- {clip.name}: {found.measures.values}, cuts {found.measures.cuts}")
    return [f"{called} of {total} clean frames called broken.", *lines, ""]


def finding_row(planted: list[tuple[CleanClip, Planted]]) -> str:
    """Precision and recall over frames, or the share of clips found; and the mean score."""
    kind, strength = planted[0][1].kind, planted[0][1].strength
    found = [(item, measured(clip, item.frames)) for clip, item in planted]
    score = np.mean([one.score or 0.0 for _, one in found])
    if kind in CLIP_LIMITS:
        name, floor = CLIP_LIMITS[kind]
        share = np.mean([one.measures.values[name] > floor for _, one in found])
        return f"- find {kind}, {strength}: recall {share:.2f} of clips, score {score:.1f}"
    marks = [(_marked(one, FRAME_KINDS[kind]), item.marked) for item, one in found]
    called, true = (np.concatenate(side) for side in zip(*marks, strict=True))
    hits = int((called & true).sum())
    precision, recall = hits / max(called.sum(), 1), hits / max(true.sum(), 1)
    return (
        f"- find {kind}, {strength}: precision {precision:.2f}, recall {recall:.2f} of "
        f"{int(true.sum())} frames, score {score:.1f}"
    )


def mending_row(planted: list[tuple[CleanClip, Planted]]) -> str:
    """PSNR and SSIM against the clean truth, un-mended and mended."""
    rows = []
    for clip, item in planted:
        mended, _ = steady_clip(Clip(item.frames, clip.fps))
        rows.append([*_likeness(item.frames, item.truth), *_likeness(mended.frames, item.truth)])
    p0, s0, p1, s1 = np.mean(rows, axis=0)
    return f"- mend {planted[0][1].kind}: PSNR {p0:.2f} to {p1:.2f} dB, SSIM {s0:.4f} to {s1:.4f}"


def measured(clip: CleanClip, frames: np.ndarray) -> Measurement:
    """The measures of `frames` at the clip's rate."""
    return measure_clip(Clip(frames, clip.fps))


def _marked(found: Measurement, kinds: tuple[str, ...] | None) -> np.ndarray:
    mask = np.zeros(found.num_frames, np.bool_)
    for defect in found.measures.defects:
        if kinds is None or defect.kind in kinds:
            mask[defect.first : defect.last + 1] = True
    return mask


def _likeness(frames: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    pairs = list(zip(frames, truth, strict=True))
    return (
        float(np.mean([psnr(a, b) for a, b in pairs])),
        float(np.mean([ssim(a, b) for a, b in pairs])),
    )


if __name__ == "__main__":
    main()
