"""What an engine says of itself, and the refusal of everything it did not say."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from fractions import Fraction

from onionskin.canvas import Canvas, CanvasKind
from onionskin.errors import UnsupportedCanvas, UnsupportedRequest
from onionskin.fitting import Size
from onionskin.framerate import format_fps
from onionskin.request import Request
from onionskin.settings import EngineSettings

ALWAYS_ACCEPTED = frozenset({"prompt", "seed"})
"""Every request has these; an engine that does not paint by them says so in its description."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Capabilities:
    """What an engine can do. Everything else is refused before work starts."""

    description: str
    """One sentence for `onionskin engines`."""
    licence: str
    """Licence of code and weights, as an SPDX name if there is one."""
    generative: bool
    """Whether a trained model paints the pixels, so that the seed changes the result."""
    canvases: frozenset[CanvasKind]
    max_frames: int
    """The longest canvas it fills at once, in frames."""
    native_sizes: tuple[Size, ...] = ()
    """The sizes it fills; empty: any size up to `max_side` pixels a side."""
    preview_sizes: tuple[Size, ...] = ()
    """Smaller sizes that it fills too, for previews."""
    max_side: int = 4096
    preferred_size: Size | None = None
    """The size to fill if none is given."""
    native_fps: tuple[Fraction, ...] = ()
    """The frame rates it fills; empty: any."""
    preferred_fps: Fraction | None = None
    """The frame rate to fill if none is given."""
    paints_fps: Fraction | None = None
    """The one frame rate that it paints at, whatever the canvas's; of more than were asked for
    those nearest in time are kept. None: it paints the frames of the canvas."""
    any_times: bool = False
    """Whether frames may have any times, as keyframes do; if not, only 1/fps apart."""
    concurrent: bool = False
    """Whether several of its fills may run at once, in threads, and give the same bytes."""
    goes_by_known: bool = True
    """Whether what is known of a canvas changes what it paints beside it; False: it draws a plan
    as it is, whatever is known."""
    honours: frozenset[str] = field(default_factory=frozenset)
    """Names of the Request fields it uses, besides `prompt` and `seed`."""
    guides: frozenset[str] = field(default_factory=frozenset)
    """The `request.GUIDES` that its models can follow, one at a time."""
    settings: frozenset[str] = field(default_factory=frozenset)
    """Names of the EngineSettings fields it uses; the others are refused."""
    needs_gpu: bool = False
    gpu_gigabytes: float = 0.0
    """GPU memory that it needs at the size it was trained for; 0: no GPU, or unknown."""
    disk_gigabytes: float = 0.0
    """Approximate size of all its weights; 0: part of the package, or unknown."""
    terms: str = ""
    """What the licence of the weights forbids, in one line; "" for free use."""

    @property
    def is_drawn(self) -> bool:
        """Whether it acts out staged plans by rule: frames do not depend on chance or on each
        other, and drawing one again costs less than caching it."""
        return not self.generative and not self.goes_by_known and "staged" in self.honours

    def goes_by_staged(self, guides: Collection[str]) -> bool:
        """Whether it follows a staged plan through these `guides`."""
        return "staged" in self.honours and (self.is_drawn or bool(guides))

    def max_frames_at(self, fps: Fraction) -> int:
        """The longest canvas at `fps` that it fills at once, in frames."""
        if self.paints_fps is None or fps >= self.paints_fps:
            return self.max_frames
        # The last painted frame is the nearest to the last of the canvas: no later than this.
        return int((self.max_frames - 1) * fps / self.paints_fps) + 1


def refuse_unsupported(
    name: str, capabilities: Capabilities, canvas: Canvas, request: Request
) -> None:
    """Raises UnsupportedCanvas or UnsupportedRequest for what the engine `name` cannot do.

    Engines call this first in `fill`, before they load or paint anything.
    """
    able = capabilities
    if canvas.kind not in able.canvases:
        raise UnsupportedCanvas(
            f"engine {name} cannot fill a canvas with {canvas.kind} known; "
            f"it fills: {', '.join(sorted(able.canvases))}"
        )
    max_frames = able.max_frames_at(canvas.fps)
    if canvas.num_frames > max_frames:
        longest = float(max_frames / canvas.fps)
        raise UnsupportedCanvas(
            f"{canvas.num_frames} frames are too many for engine {name} at once; its limit is "
            f"{max_frames}, which is {longest:g} s at {format_fps(canvas.fps)} fps"
        )
    _refuse_size(name, able, Size(canvas.width, canvas.height))
    if able.native_fps and canvas.fps not in able.native_fps:
        rates = ", ".join(format_fps(fps) for fps in able.native_fps)
        raise UnsupportedCanvas(
            f"engine {name} does not fill at {format_fps(canvas.fps)} fps; it fills at: {rates}"
        )
    if not (able.any_times or canvas.is_even):
        raise UnsupportedCanvas(
            f"engine {name} fills only evenly spaced frames, {float(1 / canvas.fps):.4g} s "
            f"apart at {format_fps(canvas.fps)} fps"
        )
    _refuse_guides(name, able, request)
    refused = sorted(request.fields_set - able.honours - ALWAYS_ACCEPTED)
    if refused:
        raise UnsupportedRequest(
            f"engine {name} cannot honour: {', '.join(refused)}; it honours: "
            f"{', '.join(sorted(able.honours | ALWAYS_ACCEPTED))}"
        )


def _refuse_guides(name: str, able: Capabilities, request: Request) -> None:
    refused = [guide for guide in request.guides if guide not in able.guides]
    if refused and not able.guides:
        raise UnsupportedRequest(
            f"engine {name} takes no guides; leave out {refused[0]}, or choose an engine that "
            "does, such as wan, ltx2, cogvideox-fun or animatediff"
        )
    if refused:
        raise UnsupportedRequest(
            f"engine {name} does not take the guide {refused[0]}; it takes: "
            f"{', '.join(sorted(able.guides))}"
        )
    if len(request.guides) > 1:
        raise UnsupportedRequest(
            f"engine {name} takes one guide at a time, not {' and '.join(request.guides)}; give one"
        )


def refuse_unsupported_settings(
    name: str, capabilities: Capabilities, settings: EngineSettings
) -> None:
    """Raises UnsupportedRequest for settings that the engine `name` does not use."""
    refused = sorted(settings.fields_set - capabilities.settings)
    if refused:
        able = ", ".join(sorted(capabilities.settings)) or "none"
        raise UnsupportedRequest(
            f"engine {name} cannot honour these settings: {', '.join(refused)}; it honours: {able}"
        )


def _refuse_size(name: str, able: Capabilities, size: Size) -> None:
    if able.native_sizes and size not in able.native_sizes + able.preview_sizes:
        sizes = ", ".join(str(native) for native in able.native_sizes)
        raise UnsupportedCanvas(f"engine {name} does not fill {size}; it fills: {sizes}")
    if not able.native_sizes and max(size) > able.max_side:
        raise UnsupportedCanvas(
            f"{size} is too large for engine {name}; its limit is {able.max_side} pixels a side"
        )
