"""`Request`: how a canvas is to be filled."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from onionskin.errors import InvalidInput

if TYPE_CHECKING:
    from onionskin.cast.cast import Cast
    from onionskin.frames import Frames
    from onionskin.plan.plan import Plan

MAX_PROMPT_CHARACTERS = 2000
MAX_SEED = 2**32 - 1
MAX_INFERENCE_STEPS = 1000
MAX_GUIDANCE_SCALE = 100.0


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Request:
    """What to paint, and how. None leaves a choice to the engine.

    An engine refuses a request that sets a field it cannot honour (`Capabilities.honours`);
    it never ignores one. Raises InvalidInput for values out of range.
    """

    prompt: str
    """What is to be seen. May be empty where the known pixels or the plan say it all."""
    plan: Plan | None = None
    """Who is where when, the camera and the scenery."""
    cast: Cast | None = None
    """Where the plan's subjects are looked up; None: the cast that comes with the package."""
    draft: Frames | None = None
    """Frames to be guided by, uint8 (T, H, W, 3) like the canvas; None: drawn from the plan."""
    negative_prompt: str = ""
    """What is not to be seen."""
    seed: int = 0
    """0..2**32-1. The same request with the same seed gives the same bytes."""
    num_inference_steps: int | None = None
    """Steps of denoising, 1..1000."""
    guidance_scale: float | None = None
    """How strongly the prompt is followed, 0..100; 1 is no guidance."""
    motion: float | None = None
    """How much moves, 0 (nothing) .. 1 (as much as the engine can)."""
    camera: str | None = None
    """A camera move of `plan.plan.CAMERAS`, or several ("pan-left+zoom-in"), for engines that
    are not given a plan."""
    strength: float | None = None
    """How far to repaint a draft, above 0 (not at all) .. 1 (from scratch)."""
    style: str | None = None
    """The look, in words."""

    def __post_init__(self) -> None:
        check_text("prompt", self.prompt)
        check_text("negative prompt", self.negative_prompt)
        _check_whole("seed", self.seed, 0, MAX_SEED)
        _check_whole("num_inference_steps", self.num_inference_steps, 1, MAX_INFERENCE_STEPS)
        _check_range("guidance_scale", self.guidance_scale, 0.0, MAX_GUIDANCE_SCALE)
        _check_range("motion", self.motion, 0.0, 1.0)
        _check_range("strength", self.strength, 0.0, 1.0)
        if self.camera is not None:
            from onionskin.plan.plan import camera_moves

            camera_moves(self.camera)

    @property
    def fields_set(self) -> frozenset[str]:
        """Names of the fields that ask for something: those that differ from their default."""
        names = (field.name for field in fields(self) if field.name != "prompt")
        defaults = {field.name: field.default for field in fields(self)}
        # `is not`, for arrays and plans have no cheap or no boolean equality.
        given = {name for name in names if _differs(getattr(self, name), defaults[name])}
        return frozenset(given | ({"prompt"} if self.prompt else set()))


def check_text(name: str, text: str) -> None:
    """Raises InvalidInput for text longer than 2,000 characters, or that is not Unicode."""
    if not isinstance(text, str):
        raise InvalidInput(f"the {name} is {type(text).__name__}; give text")
    if len(text) > MAX_PROMPT_CHARACTERS:
        raise InvalidInput(
            f"the {name} has {len(text):,} characters; the limit is {MAX_PROMPT_CHARACTERS:,}: "
            "shorten it"
        )
    if any(0xD800 <= ord(character) <= 0xDFFF for character in text):
        # What Python makes of command-line bytes that are not UTF-8; no file could hold it.
        raise InvalidInput(f"the {name} is not valid UTF-8; check the terminal's encoding")


def _differs(value: object, default: object) -> bool:
    if isinstance(value, str | int | float):
        return value != default
    return value is not default


def _check_whole(name: str, value: int | None, low: int, high: int) -> None:
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise InvalidInput(f"{name} {value!r} is out of range; give a whole number {low}..{high}")


def _check_range(name: str, value: float | None, low: float, high: float) -> None:
    if value is None:
        return
    if not (math.isfinite(value) and low <= value <= high):
        raise InvalidInput(f"{name} {value!r} is out of range; give a number {low:g}..{high:g}")
