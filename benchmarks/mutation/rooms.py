"""Which modules are mutated together, and which fast tests should notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = Path("src/onionskin")


@dataclass(frozen=True, kw_only=True)
class Room:
    """A part of the source, and the tests that mirror it."""

    paths: tuple[str, ...]
    """Modules and folders below `src/onionskin`."""
    tests: tuple[str, ...]
    """Files and folders below `tests`."""
    imports: tuple[str, ...] = ()
    """Packages that are imported once, beside those that every room needs."""

    def modules(self) -> Iterator[Path]:
        """Its modules, from the root of the repository on."""
        for path in self.paths:
            place = ROOT / SOURCE / path
            found = sorted(place.rglob("*.py")) if place.is_dir() else [place]
            yield from (module.relative_to(ROOT) for module in found)


ROOMS = {
    "nouns": Room(
        paths=("canvas.py", "clip.py", "request.py", "exposure.py"),
        tests=(
            "test_canvas.py",
            "test_clip.py",
            "test_request.py",
            "test_exposure.py",
            "media/test_roundtrip.py",
            "test_values.py",
        ),
    ),
    "plan": Room(
        paths=tuple(
            f"plan/{name}.py" for name in ("blocking", "moving", "placing", "plan", "staging")
        ),
        tests=(
            *(f"plan/test_{name}.py" for name in ("blocking", "moving", "placing")),
            *("plan/test_plan.py", "plan/test_staging.py", "test_values.py"),
        ),
    ),
    "plan files": Room(paths=("plan/serial.py",), tests=("plan/test_serial.py", "test_values.py")),
    "media": Room(paths=("media",), tests=("media", "test_clip.py", "test_values.py")),
    "measuring": Room(
        paths=("stability/measuring",),
        tests=(
            "stability/test_measure.py",
            "stability/test_motion.py",
            "stability/test_observer.py",
            "stability/test_paths.py",
            "stability/test_tracks.py",
            "stability/test_cadence.py",
            "stability/test_defects.py",
            "stability/test_drawn.py",
            "stability/test_drawn_frames.py",
            "stability/test_rhythm.py",
            "stability/test_sparse.py",
            "stability/test_spread.py",
            "stability/test_steps.py",
            "stability/test_bad_input.py",
            "stability/test_comparing.py",
            "stability/test_figures.py",
            "stability/test_limits.py",
            "stability/test_shots.py",
            "stability/test_footage.py",
            "stability/test_drawn_measuring.py",
            "test_values.py",
        ),
    ),
    "mending": Room(
        paths=("stability/mending", "stability/report"),
        tests=(
            "stability/test_drawn.py",
            "stability/test_drawn_frames.py",
            "stability/test_engine_fill.py",
            "stability/test_filters.py",
            "stability/test_mend_file.py",
            "stability/test_proposals.py",
            "stability/test_recipe.py",
            "stability/test_report.py",
            "stability/test_seams.py",
            "stability/test_options.py",
            "stability/test_repair.py",
            "stability/test_relight.py",
            "stability/test_remux.py",
            "stability/test_touched.py",
            "stability/test_ghosts.py",
            "stability/test_remake.py",
            "stability/test_loop.py",
            "stability/test_drawn_parts.py",
            "stability/test_drawn_report.py",
            "stability/test_bad_video.py",
            "test_values.py",
        ),
    ),
    "render": Room(paths=("render",), tests=("render", "test_values.py")),
    "diffusers": Room(
        paths=("engines/diffusers",),
        tests=("engines/diffusers", "test_values.py"),
        imports=("diffusers", "transformers", "peft", "accelerate"),
    ),
}
