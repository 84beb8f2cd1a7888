"""Twenty clean pieces of filmed clips and twenty with faults that no limit was set on.

    python -m benchmarks.stability.fresh --footage DIR          # the forty clips
    python -m benchmarks.stability.fresh --footage DIR --all    # every kind in every piece too

The clips are those of the unseen split (intel-iot-devkit/sample-videos, CC BY 4.0, Intel
Corporation), other frames of them. Written down before any was measured: the pieces, the
kinds (`fresh_faults.py`), which goes into which, and what counts. Tables go to
benchmarks/results/stability_fresh.md; `--keep DIR` keeps what was seen.
"""

from __future__ import annotations

import argparse
import zlib
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np
from benchmarks.stability.clean import Frames
from benchmarks.stability.filmed import Window, window_frames
from benchmarks.stability.finding import Count, marked
from benchmarks.stability.fresh_faults import FAULTS
from benchmarks.stability.seen import Watcher
from benchmarks.tally import markdown, write_results
from numpy.typing import NDArray

from onionskin.stability.measuring.defects import BROKEN_KINDS
from onionskin.stability.measuring.metrics import Measures

NUM_FRAMES = 30
_FIRST = {
    "book.mkv": (2, 36, 70),
    "help.mkv": (0, 28),
    "hungry.mkv": (10,),
    "learn.mkv": (0, 31),
    "milk.mkv": (12,),
    "night.mkv": (2, 36),
    "again.mkv": (47,),
    "car-detection.mp4": (2, 30, 100, 140, 180, 220, 260, 300),
}
PIECES = tuple(Window(file, first, "fresh") for file, firsts in _FIRST.items() for first in firsts)
_STRIDE = 7
"""Kind k goes into piece 7 k modulo 20: kinds that are alike go into clips that are not."""
_OWN_REPEAT = 0.2
"""A frame that differs from the one before by less than this share of the median is a repeat that
the webcam made: calling it, or the step after it, is right."""
_WRONG = (*BROKEN_KINDS, "step")


@dataclass(frozen=True, eq=False, slots=True)
class Piece:
    """A clean piece."""

    name: str
    frames: Frames
    fps: Fraction

    @property
    def own(self) -> NDArray[np.bool_]:
        """(T,): frames that the camera itself repeated, and those after them."""
        apart = np.abs(np.diff(self.frames.astype(int), axis=0)).mean(axis=(1, 2, 3))
        repeats = np.r_[False, apart < _OWN_REPEAT * np.median(apart)]
        return repeats | np.r_[False, repeats[:-1]]


@dataclass(slots=True)
class Found:
    """All that was counted."""

    by_kind: dict[str, Count] = field(default_factory=dict)
    clean_frames: int = 0
    alarms: list[str] = field(default_factory=list)
    """Clean frames called broken, each with its kind and clip."""
    floors: list[str] = field(default_factory=list)
    """Clean clips above the floor of a measure of whole clips."""
    misses: list[str] = field(default_factory=list)


def pieces(folder: Path) -> list[Piece]:
    """The twenty clean pieces."""
    return [Piece(w.name, *window_frames(w, folder, NUM_FRAMES)) for w in PIECES]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--footage", type=Path, required=True, help="folder of the filmed clips")
    parser.add_argument("--keep", type=Path, help="folder that keeps what was seen")
    parser.add_argument("--all", action="store_true", help="every kind in every piece too")
    parser.add_argument("--results", default="stability_fresh", help="name of the table")
    options = parser.parse_args()
    watcher, clean = Watcher(options.keep), pieces(options.footage)
    found = watched(clean, watcher, every=False)
    parts, data = [_HEAD, "## The forty clips", *told(found)], {"forty": _plain(found)}
    if options.all:
        everywhere = watched(clean, watcher, every=True)
        parts += ["## Every kind in every piece", *told(everywhere)]
        data["every"] = _plain(everywhere)
    write_results(options.results, "Faults that no limit was set on", "\n\n".join(parts), data)


_HEAD = """Twenty pieces of filmed clips (people who sign at a webcam, a street), 30 frames each,
256 wide, and twenty kinds of faults, each in one of them (below, if asked for: in each). No limit
of `measure` was set on any of them. A fault of single frames is found where that very frame is
called broken, by one of the kinds that fit; one of a whole clip, where its measure is above the
floor. Precision counts other frames of that clip that are called broken, and for faults of whole
clips the clean pieces above that floor (in the forty clips: all twenty pieces). Webcams repeat
frames: those, and the step after each, are not counted as false."""


def watched(clean: list[Piece], watcher: Watcher, *, every: bool) -> Found:
    """What is found in the clean pieces and in those with faults."""
    found = Found()
    above: dict[str, int] = {}
    for piece in clean:
        seen = watcher.measures(piece.frames, piece.fps)
        wrong = marked(seen, _WRONG) & ~piece.own
        found.clean_frames += len(piece.frames)
        found.alarms += [
            f"{piece.name} frame {one.first}: {one.kind}"
            for one in seen.defects
            if wrong[one.first : one.last + 1].any()
        ]
        for measure in set(seen.found) - {"pops", "steps"}:
            above[measure] = above.get(measure, 0) + 1
            found.floors.append(f"{piece.name}: {measure} {seen.values[measure]:.2f}")
    for number, kind in enumerate(FAULTS):
        chosen = clean if every else [clean[_STRIDE * number % len(clean)]]
        found.by_kind[kind] = count = Count()
        for piece in chosen:
            _count(count, kind, piece, watcher, found)
        if not FAULTS[kind].of_frames:
            count.false += above.get(FAULTS[kind].names[0], 0)
    return found


def _count(count: Count, kind: str, piece: Piece, watcher: Watcher, found: Found) -> None:
    fault = FAULTS[kind]
    rng = np.random.default_rng(zlib.crc32(f"fresh {kind} {piece.name}".encode()))
    frames, places = fault.plant(piece.frames, rng)
    seen = watcher.measures(frames, piece.fps)
    count.by_clip[piece.name] = float("nan") if seen.score is None else seen.score
    if not fault.of_frames:
        hit = fault.names[0] in seen.found
        count.hits, count.misses = count.hits + hit, count.misses + (not hit)
        if not hit:
            found.misses.append(f"{kind} in {piece.name}: {seen.values[fault.names[0]]:.2f}")
        return
    planted = np.zeros(len(frames), np.bool_)
    planted[places] = True
    right = marked(seen, fault.names) & planted
    count.hits += int(right.sum())
    count.misses += int((planted & ~right).sum())
    count.false += int((marked(seen, _WRONG) & ~planted & ~_own(piece, frames)).sum())
    if (planted & ~right).any():
        found.misses.append(f"{kind} in {piece.name}: {_missed(planted & ~right, seen)}")


def _own(piece: Piece, frames: Frames) -> NDArray[np.bool_]:
    """The camera's own repeats in a clip with a fault, which may be shorter; see `Piece.own`."""
    return Piece(piece.name, frames, piece.fps).own | piece.own[: len(frames)]


def _missed(missed: NDArray[np.bool_], seen: Measures) -> str:
    called = [f"{one.kind} {one.first}-{one.last}" for one in seen.defects]
    return f"{np.flatnonzero(missed).tolist()} (called: {', '.join(called) or 'nothing'})"


def told(found: Found) -> list[str]:
    """Tables and lists."""
    rows = [
        [kind, "/".join(FAULTS[kind].names), f"{c.precision:.2f}", f"{c.recall:.2f}",
         str(c.hits + c.misses), f"{np.nanmean(list(c.by_clip.values())):.0f}"]
        for kind, c in found.by_kind.items()
    ]  # fmt: skip
    hits, misses, false = (
        sum(getattr(count, name) for count in found.by_kind.values())
        for name in ("hits", "misses", "false")
    )
    share = 100 * len(found.alarms) / max(found.clean_frames, 1)
    return [
        markdown(["fault", "to be called", "precision", "recall", "of", "mean score"], rows),
        f"All kinds: precision {hits / max(hits + false, 1):.3f}, "
        f"recall {hits / max(hits + misses, 1):.3f} (of {hits + misses}).",
        f"Clean pieces: {len(found.alarms)} of {found.clean_frames} frames called broken "
        f"({share:.2f}%)" + "".join(f"\n- {line}" for line in found.alarms + found.floors),
        "Not found:" + "".join(f"\n- {line}" for line in found.misses or ["nothing"]),
    ]


def _plain(found: Found) -> dict[str, object]:
    return {
        "kinds": {
            kind: {
                "precision": round(count.precision, 4),
                "recall": round(count.recall, 4),
                "of": count.hits + count.misses,
                "scores": count.by_clip,
            }
            for kind, count in found.by_kind.items()
        },
        "clean frames": found.clean_frames,
        "alarms": found.alarms,
        "above floors": found.floors,
    }


if __name__ == "__main__":
    main()
