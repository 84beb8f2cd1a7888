"""What there is to say about a family of open-weight video models."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Literal

from onionskin.canvas import CanvasKind
from onionskin.engines.capabilities import Capabilities
from onionskin.engines.diffusers.layout import Shape
from onionskin.engines.diffusers.sheet import Sheet
from onionskin.settings import EngineSettings

EVERY_SETTING = frozenset(each.name for each in fields(EngineSettings))

Condition = Callable[[Sheet], dict[str, object]]
"""A canvas as the arguments that tell a pipeline what is known of it."""


_LED = frozenset({"guides", "staged"})
GUIDER = "guider"
"""As a family's guidance argument: its pipelines hold guidance as a component of that name."""


def nothing_known(sheet: Sheet) -> dict[str, object]:
    """Text to video: no arguments."""
    return {}


def all_steps(sheet: Sheet) -> int:
    """Most pipelines denoise the whole clip once."""
    return sheet.num_inference_steps


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A component that is kept in a repository of its own."""

    name: str
    """The pipeline's name for it: "motion_adapter"."""
    component: str
    """Its class, in diffusers or transformers."""
    repo: str
    subfolder: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scheduler:
    """The scheduler that a model's card asks for, where another is kept with its weights."""

    component: str
    """Class name in diffusers."""
    settings: Mapping[str, object] = field(default_factory=dict)
    """What differs from the settings that are kept with the weights."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One way to fill canvases: a diffusers pipeline, its weights and its arguments."""

    pipeline: str
    """Class name in diffusers."""
    repo: str
    """ORG/NAME on the hub, or a folder."""
    kinds: frozenset[CanvasKind] = frozenset()
    condition: Condition = nothing_known
    guides: frozenset[str] = frozenset()
    """Of `request.GUIDES`, those that it is led by, beside "drawing", which is painted over."""
    only_guided: bool = False
    """Whether it fills nothing without a guide."""
    needs_lora: bool = False
    """Whether its weights are led by a guide only with a LoRA for it."""
    repaints: bool = False
    """Whether it paints over a draft, up to a strength."""
    at_ends: bool = False
    """Whether a known last frame has to be the last that is made."""
    fixed: Mapping[str, object] = field(default_factory=dict)
    """Arguments that are always the same."""
    frames_argument: str = "num_frames"
    """The argument that tells it how many frames to make, where it takes one."""
    fps_argument: str = ""
    """The argument that tells it the frame rate, where there is one."""
    noise: Literal["", "cthw", "tchw"] = ""
    """In which order its pipeline takes the noise that it begins with, as `latents`; "": in none,
    or packed."""
    sizes_itself: bool = False
    """Whether its pipeline would choose a size by itself, from the picture that it is shown."""
    num_steps: Callable[[Sheet], int] = all_steps
    """How many steps of denoising it will take."""
    decodes_once: bool = True
    """Whether all of its latents are decoded in one call, and so can be kept for another try."""
    num_led: int = 0
    """Latent frames that are painted before the first of the clip, and not decoded."""
    parts: tuple[Part, ...] = ()
    scheduler: Scheduler | None = None
    full_precision: tuple[str, ...] = ()
    """Components that are kept in float32 whatever the others are."""
    opener: Way | None = None
    """Paints the first frame, from which this way goes on where nothing is known."""
    gigabytes: float = 0.0
    """Size of its weights on disk, about, without its opener's; 0 is unknown."""

    @property
    def canvases(self) -> frozenset[CanvasKind]:
        """The kinds that it fills; a draft is painted over on a blank one."""
        return self.kinds | {CanvasKind.BLANK} if self.repaints else self.kinds

    @property
    def own_repos(self) -> tuple[str, ...]:
        """Every repository that its pipeline is loaded from."""
        return tuple(dict.fromkeys([self.repo, *(part.repo for part in self.parts)]))

    @property
    def repos(self) -> tuple[str, ...]:
        """Every repository that it needs, its opener's among them."""
        openers = self.opener.repos if self.opener else ()
        return tuple(dict.fromkeys([*self.own_repos, *openers]))


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """A family of models: what `onionskin engines` tells of it, and how it fills."""

    name: str
    description: str
    licence: str
    """SPDX where there is one."""
    terms: str = ""
    """What the licence of the weights forbids, in one line; "" for free use."""
    ways: tuple[Way, ...]
    """In order of preference; the first whose weights are here is taken."""
    shape: Shape
    num_inference_steps: int = 50
    honours: frozenset[str] = frozenset()
    """Of `Request`, beside prompt and seed."""
    guidance_argument: str = "guidance_scale"
    gpu_gigabytes: float = 0.0
    """Memory of a card that runs it at its trained size, with offload, about."""
    of_weights: Callable[[Mapping[str, object]], Family] | None = None
    """What other weights of its pipelines are, by their transformer's configuration."""

    @property
    def guides(self) -> frozenset[str]:
        """What any of its ways is led by; what is drawn can be painted over."""
        led = frozenset().union(*(way.guides for way in self.ways))
        return led | {"drawing"} if any(way.repaints for way in self.ways) else led

    @property
    def capabilities(self) -> Capabilities:
        """What any of its ways can do."""
        shape = self.shape
        return Capabilities(
            description=self.description,
            licence=self.licence,
            generative=True,
            canvases=frozenset().union(*(way.canvases for way in self.ways)),
            max_frames=shape.max_frames,
            max_side=shape.max_side,
            preferred_size=shape.size,
            preferred_fps=shape.fps,
            paints_fps=None if shape.takes_fps else shape.fps,
            honours=self.honours | (_LED if self.guides else frozenset()),
            guides=self.guides,
            settings=self._settings,
            needs_gpu=True,
            gpu_gigabytes=self.gpu_gigabytes,
            disk_gigabytes=self.disk_gigabytes,
            terms=self.terms,
        )

    @property
    def _settings(self) -> frozenset[str]:
        takes_noise = any(way.noise for way in self.ways)
        return EVERY_SETTING if takes_noise else EVERY_SETTING - {"noise"}

    @property
    def disk_gigabytes(self) -> float:
        """Size of all its weights, each repository counted once."""
        ways = [each for way in self.ways for each in (way, way.opener) if each is not None]
        sizes = {frozenset(way.own_repos): way.gigabytes for way in ways}
        # A way that needs another's repositories and more tells their size with its own.
        return sum(size for repos, size in sizes.items() if not any(repos < more for more in sizes))
