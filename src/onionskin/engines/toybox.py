"""The toybox: the built-in model behind the `Engine` protocol."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onionskin.canvas import Canvas, CanvasKind
from onionskin.engines.base import Fill
from onionskin.engines.capabilities import Capabilities, refuse_unsupported
from onionskin.errors import InvalidInput, UnsupportedRequest
from onionskin.fitting import Size
from onionskin.plan.plan import CameraKey
from onionskin.progress import (
    IsCancelled,
    ReportProgress,
    Steps,
    asking,
    imported,
    never_cancelled,
    report_nothing,
)
from onionskin.request import Request
from onionskin.settings import EngineSettings

if TYPE_CHECKING:
    from torch import Tensor

    from onionskin.frames import Frames
    from onionskin.toybox.fill import Effort
    from onionskin.toybox.model import FillModel
    from onionskin.toybox.predict import Words
    from onionskin.toybox.scene import Scene

_CAPABILITIES = Capabilities(
    description=(
        "Built-in model: retrieval-augmented, layout-planned diffusion of toy-like scenes; "
        "runs on two CPU cores, nothing to download."
    ),
    licence="Apache-2.0",
    generative=True,
    canvases=frozenset(CanvasKind),
    max_frames=16,
    any_times=True,
    native_sizes=(Size(256, 256), Size(320, 192), Size(192, 320)),
    preview_sizes=(Size(128, 128), Size(192, 128), Size(128, 192)),
    honours=frozenset(
        {"plan", "cast", "draft", "strength", "negative_prompt"}
        | {"num_inference_steps", "guidance_scale"}
    ),
    settings=frozenset({"lora"}),
)
_AS_USUAL = EngineSettings()


class ToyboxEngine:
    """See `docs/model-card.md` for what it is, what it learned from and how well it does."""

    name = "toybox"
    revision = "3"
    capabilities = _CAPABILITIES

    def __init__(
        self, weights_file: Path | None = None, settings: EngineSettings = _AS_USUAL
    ) -> None:
        """Fills with `weights_file`, or with the weights that come with the package."""
        self.weights_file, self.settings = weights_file, settings

    @property
    def weights(self) -> str:
        """Twelve hex digits of the weights file's SHA-256, and those of low-rank weights."""
        from onionskin.toybox.weights import FILE, weights_id

        own = weights_id(self.weights_file or FILE)
        loras = [f"lora={weights_id(each.file)}:{each.scale:g}" for each in self.settings.lora]
        return "+".join([own, *loras])

    def fill(
        self,
        canvas: Canvas,
        request: Request,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> Fill:
        """Fills the canvas; see `Engine.fill`."""
        refuse_unsupported(self.name, self.capabilities, canvas, request)
        _refuse_half_a_draft(canvas, request)
        with asking(cancelled):
            imported("torch")
            import torch

            from onionskin.toybox.fill import fill_scene, num_steps

            model = self._model()
            effort = effort_of(request)
            drawn = not self.settings.lora
            scene, words = scene_of(canvas, request, drawn=drawn), _words(request.prompt, request)
        steps = Steps(max(num_steps(scene, effort), 1), progress, cancelled)
        negative = _words(request.negative_prompt, None) if request.negative_prompt else None
        frames = fill_scene(
            model,
            scene,
            words,
            negative=negative,
            effort=effort,
            seed=request.seed,
            start=None if request.draft is None else _tensor(request.draft),
            on_step=steps.advance,
        )
        pixels = ((frames + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
        return Fill.over(canvas, np.ascontiguousarray(pixels.permute(0, 2, 3, 1).numpy()))

    def _model(self) -> FillModel:
        from onionskin.toybox.weights import FILE, load_model, load_tuned

        file = self.weights_file or FILE
        loras = tuple((each.file, each.scale) for each in self.settings.lora)
        return load_tuned(file, loras) if loras else load_model(file)

    def close(self) -> None:
        """Gives back the memory of the model; see `Engine.close`."""
        from onionskin.toybox.weights import load_model, load_tuned

        load_tuned.cache_clear()
        load_model.cache_clear()


def _refuse_half_a_draft(canvas: Canvas, request: Request) -> None:
    """A draft and how far to paint it over belong together."""
    if (request.draft is None) != (request.strength is None):
        raise UnsupportedRequest(
            "a draft needs a strength, and strength needs a draft; give both or neither"
        )
    if request.strength == 0:
        raise UnsupportedRequest("strength 0 leaves the draft unchanged; give more than 0, up to 1")
    if request.draft is not None and request.draft.shape != canvas.frames.shape:
        raise InvalidInput(
            f"the draft is {request.draft.shape} but the canvas is {canvas.frames.shape}; give "
            "both the same shape"
        )


def effort_of(request: Request) -> Effort:
    """Steps and guidance of a request: gaps take a third of the steps of keyframes."""
    from onionskin.toybox.fill import Effort

    default = Effort()
    steps, scale = request.num_inference_steps, request.guidance_scale
    strength = request.strength
    return Effort(
        key_steps=default.key_steps if steps is None else steps,
        gap_steps=default.gap_steps if steps is None else max(steps // 3, 1),
        key_guidance=default.key_guidance if scale is None else scale,
        gap_guidance=default.gap_guidance,
        strength=default.strength if strength is None else strength,
    )


def scene_of(canvas: Canvas, request: Request, *, drawn: bool = True) -> Scene:
    """The canvas and the request's plan as the model's tensors; its scenery `drawn`, where it can
    be, or left to be painted."""
    import torch

    from onionskin.toybox.layout import with_layout
    from onionskin.toybox.scene import Scene

    moments = list(canvas.times)
    frames = _tensor(canvas.frames)
    draft = torch.from_numpy(_draft(canvas, request, moments)).permute(0, 3, 1, 2)
    known = torch.from_numpy(np.ascontiguousarray(canvas.known_pixels))
    scene = Scene(
        frames=frames,
        known=known,
        draft=draft / torch.tensor([255.0, 255.0, 255.0, 1.0])[:, None, None],
        seconds=torch.tensor(moments),
        place=torch.tensor(_places(canvas, request, moments)),
    )
    layout = _layout(canvas, request, moments) if drawn else None
    return scene if layout is None else with_layout(scene, _tensor(layout))


def _tensor(frames: Frames) -> Tensor:
    """uint8 (T, H, W, 3) as float (T, 3, H, W) in [-1, 1]."""
    import torch

    return torch.from_numpy(frames).permute(0, 3, 1, 2).float() / 127.5 - 1


def _draft(canvas: Canvas, request: Request, moments: list[float]) -> np.ndarray:
    """float32 (T, H, W, 4), RGB in 0..255 times alpha; empty where there is no plan."""
    if request.plan is None:
        return np.zeros((*canvas.frames.shape[:3], 4), np.float32)
    from onionskin.cast.cast import load_cast
    from onionskin.stage.draft import draft_frame, view_at

    plan, cast = request.plan, request.cast or load_cast()
    views = [view_at(plan, canvas.height, canvas.width, moment) for moment in moments]
    layers = [
        draft_frame(plan, cast, view, moment) for view, moment in zip(views, moments, strict=True)
    ]
    return np.stack(layers)


def _layout(canvas: Canvas, request: Request, moments: list[float]) -> Frames | None:
    """The plan's scenery drawn flat, uint8 (T, H, W, 3); None where no place is said, or where a
    draft is painted over, which has a scenery of its own."""
    plan = request.plan
    if plan is None or request.draft is not None or "place" in plan.guessed:
        return None
    from onionskin.stage.draft import scenery_frame, view_at

    layout = np.empty_like(canvas.frames)
    for index, moment in enumerate(moments):
        view = view_at(plan, canvas.height, canvas.width, moment)
        layout[index] = scenery_frame(plan, view, moment).round()
    return layout


def _places(canvas: Canvas, request: Request, moments: list[float]) -> list[tuple[float, ...]]:
    """The camera of every moment, as in `Sight.place`."""
    from onionskin.plan.plan import camera_at

    keys = request.plan.camera if request.plan else (CameraKey(seconds=0.0),)
    aspect = math.log(canvas.width / canvas.height)
    size = math.log(min(canvas.width, canvas.height) / 256)
    cameras = [camera_at(keys, moment) for moment in moments]
    return [(c.x, c.y, math.log(c.zoom), aspect, size) for c in cameras]


def _words(text: str, request: Request | None) -> Words:
    """The text's token states; scenery labels of the request's plan, where there is one."""
    import torch

    from onionskin.text.encoder import TextEncoder
    from onionskin.toybox.conditions import UNSAID, labels_of
    from onionskin.toybox.predict import Words

    plan = request.plan if request else None
    labels = torch.tensor(labels_of(plan) if plan else UNSAID)
    if not text:
        return Words(text=Words.unsaid().text, mask=Words.unsaid().mask, labels=labels)
    states = TextEncoder.load().encode([text], max_tokens=24)
    return Words(text=states.states[0], mask=states.mask[0], labels=labels)
