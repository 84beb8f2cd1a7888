"""`Request`: how a canvas is to be filled."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, ClassVar

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.frames import check_frames

if TYPE_CHECKING:
    from onionskin.cast.cast import Cast
    from onionskin.frames import Frames
    from onionskin.plan.plan import Plan
    from onionskin.plan.staging import StagedPlan

MAX_PROMPT_CHARACTERS = 2000
MAX_SEED = 2**32 - 1
MAX_INFERENCE_STEPS = 1000
MAX_GUIDANCE_SCALE = 100.0
GUIDES = ("drawing", "pose", "depth", "edges")
"""What the stage gives of a staged plan for a model to be led by."""
_RANGES = {"guidance_scale": MAX_GUIDANCE_SCALE, "motion": 1.0, "strength": 1.0}
"""The numbers of a request that run from 0, and how far."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Request:
    """What to paint, and how. None leaves a choice to the engine.

    An engine refuses a request that sets a field it cannot honour (`Capabilities.honours`);
    it never ignores one. Raises InvalidInput for values out of range.
    """

    serial_types: ClassVar[tuple[str, ...]] = (
        "onionskin.plan.plan:Plan",
        "onionskin.plan.staging:StagedPlan",
        "onionskin.cast.cast:Cast",
        "onionskin.frames:Frames",
    )

    prompt: str
    """Describes the video. May be empty if the known pixels or the plan are enough."""
    plan: Plan | None = None
    """Who is where and when, the camera and the scenery."""
    staged: StagedPlan | None = None
    """Who does what with whom, where and when, for engines that act it out."""
    cast: Cast | None = None
    """Where the plan's subjects are looked up; None: the cast that comes with the package."""
    draft: Frames | None = None
    """Draft frames to paint over, uint8 (T, H, W, 3) like the canvas; None: drawn from the plan."""
    guides: tuple[str, ...] = ()
    """Of `GUIDES`: what the staged plan, or what is read in the prompt, is drawn as, for a model
    that is led by it."""
    negative_prompt: str = ""
    """What to keep out of the video."""
    seed: int = 0
    """0..2**32-1. The same request with the same seed gives the same bytes."""
    num_inference_steps: int | None = None
    """Denoising steps, 1..1000."""
    guidance_scale: float | None = None
    """How strictly to follow the prompt, 0..100; 1 means no guidance."""
    motion: float | None = None
    """Amount of motion, 0 (none) .. 1 (as much as the engine can)."""
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
        checks.keep(self, "seed", checks.whole("seed", self.seed, 0, MAX_SEED))
        steps = self.num_inference_steps
        if steps is not None:
            steps = checks.whole("num_inference_steps", steps, 1, MAX_INFERENCE_STEPS)
            checks.keep(self, "num_inference_steps", steps)
        for name, high in _RANGES.items():
            if (value := getattr(self, name)) is not None:
                checks.keep(self, name, checks.number(name, value, low=0.0, high=high))
        if self.style is not None:
            check_text("style", self.style)
        checks.keep(self, "guides", _guides(self.guides))
        if self.draft is not None:
            check_frames(self.draft)
        if self.camera is not None:
            from onionskin.plan.plan import camera_moves

            camera_moves(self.camera)
        self._check_plan()

    def _check_plan(self) -> None:
        """Takes a plan that is given as a dictionary; refuses what is no plan and no cast."""
        if self.plan is not None:
            from onionskin.plan.serial import as_plan

            checks.keep(self, "plan", as_plan(self.plan))
        if self.staged is not None:
            from onionskin.plan.staging import StagedPlan

            if not isinstance(self.staged, StagedPlan):
                raise InvalidInput(f"staged is {checks.short(self.staged)}: give a StagedPlan")
        if self.cast is not None:
            from onionskin.cast.cast import Cast

            if not isinstance(self.cast, Cast):
                raise InvalidInput(
                    f"cast is {checks.short(self.cast)}: give a Cast, e.g. "
                    "load_cast().with_picture('mascot', 'logo.png')"
                )

    @property
    def fields_set(self) -> frozenset[str]:
        """Names of the fields that ask for something: those that differ from their default."""
        names = (field.name for field in fields(self) if field.name != "prompt")
        defaults = {field.name: field.default for field in fields(self)}
        # `is not`, for arrays and plans have no cheap or no boolean equality.
        given = {name for name in names if _differs(getattr(self, name), defaults[name])}
        return frozenset(given | ({"prompt"} if self.prompt else set()))


def _guides(given: object) -> tuple[str, ...]:
    if not isinstance(given, tuple | list):
        raise InvalidInput(f"guides are {checks.short(given)}: give some of {', '.join(GUIDES)}")
    for each in given:
        checks.choice("guide", each, GUIDES)
    return tuple(dict.fromkeys(given))


def check_text(name: str, text: str) -> None:
    """Raises InvalidInput for text longer than 2,000 characters, or that is not Unicode."""
    checks.text(f"the {name}", text, longest=MAX_PROMPT_CHARACTERS)


def _differs(value: object, default: object) -> bool:
    if isinstance(value, str | int | float):
        return value != default
    return value is not default
