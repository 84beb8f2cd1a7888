"""Open-weight models behind the `Engine` protocol."""

from __future__ import annotations

import hashlib
import logging
import threading
from dataclasses import replace
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from onionskin.canvas import Canvas
from onionskin.clip import Clip
from onionskin.engines.base import Fill
from onionskin.engines.capabilities import Capabilities, refuse_unsupported
from onionskin.engines.diffusers.arguments import (
    arguments,
    guidance_arguments,
    guided,
    sized,
    words_unread,
)
from onionskin.engines.diffusers.family import Family, Way
from onionskin.engines.diffusers.layout import Layout, layout_of
from onionskin.engines.diffusers.loader import Loader, pipeline_class
from onionskin.engines.diffusers.painting import Counted, Painted, paint
from onionskin.engines.diffusers.seams import seam_warning
from onionskin.engines.diffusers.sheet import (
    Sheet,
    cut_out,
    make_sheet,
    one_frame,
    painted_times,
    with_first_frame,
)
from onionskin.engines.diffusers.shelf import (
    Shelf,
    content_id,
    latents_folder,
    weights_id,
    what_is_wanting,
)
from onionskin.errors import OnionskinError, UnsupportedRequest, WeightsError
from onionskin.frames import Frames
from onionskin.progress import (
    IsCancelled,
    ReportProgress,
    Steps,
    asking,
    never_cancelled,
    report_nothing,
)
from onionskin.request import Request
from onionskin.settings import EngineSettings

log = logging.getLogger("onionskin.engines.diffusers")

REVISION = "1"
"""Raised whenever this code may bring a pipeline to give other pixels."""


class DiffusersEngine:
    """A family of models as an engine. Constructing one imports and loads nothing."""

    def __init__(
        self,
        family: Family,
        *,
        settings: EngineSettings | None = None,
        shelf: Shelf | None = None,
        latents: Path | None = None,
    ) -> None:
        """`latents` is the folder where latents wait for their decode, `latents_folder()` else."""
        self.family = family
        self.settings = settings or EngineSettings()
        self._latents = latents
        self.shelf = shelf or Shelf()
        self._loader = Loader(self.settings)
        self._told_terms = False
        # A pipeline holds the state of one fill.
        self._alone = threading.Lock()

    @property
    def name(self) -> str:
        """The family's."""
        return self.family.name

    @property
    def revision(self) -> str:
        """Of this code and of diffusers, whose releases may change the result."""
        return f"{REVISION}/diffusers-{_diffusers_version()}"

    @property
    def capabilities(self) -> Capabilities:
        """What any of the family's ways can do."""
        return self.family.capabilities

    @property
    def weights(self) -> str:
        """Ids of the repositories that are here, and of what else changes the result.

        Raises WeightsError where no way has all of its weights.
        """
        repos = [repo for way in self.family.ways if self._has(way) for repo in way.repos]
        if not repos:
            raise WeightsError(what_is_wanting(self.family, self.family.ways[0], self.shelf))
        ids = [weights_id(self._folder(repo)) for repo in dict.fromkeys(repos)]
        loras = [f"lora={content_id(lora.path)}:{lora.scale:g}" for lora in self.settings.lora]
        return "+".join([*ids, *loras, *self.settings.changes])

    @property
    def repositories(self) -> dict[str, Path | None]:
        """Where each of its repositories of weights is; None for those that are not here."""
        repos = dict.fromkeys(repo for way in self.family.ways for repo in way.repos)
        return {repo: self.shelf.find(repo) for repo in repos}

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
        way = self._way(canvas, request)
        layout = layout_of(self.name, self.family.shape, canvas, at_ends=way.at_ends)
        if canvas.known_pixels.all():
            return Fill(clip=Clip(canvas.frames.copy(), canvas.fps))
        num_steps = request.num_inference_steps or self.family.num_inference_steps
        drawn = _guide(canvas, request, layout, cancelled) if request.guides else None
        sheet = make_sheet(canvas, request, layout, num_steps, drawn)
        told = guidance_arguments(self.family.guidance_argument, request)
        num_planned = _num_steps(way, sheet) + 1
        with asking(cancelled):
            folders = self._folders(way)
        terms = self._terms()
        with self._alone:
            steps = Steps(num_planned, progress, cancelled)
            rescue = self._rescue(canvas, request) if way.decodes_once else None
            paint_way = partial(self._paint, folders=folders, steps=steps, cancelled=cancelled)
            if way.opener:
                picture = paint_way(way.opener, one_frame(sheet), {}).frames[0]
                sheet = with_first_frame(sheet, picture)
            painted = paint_way(way, sheet, told, rescue)
        filled = Fill.over(
            canvas,
            cut_out(painted.frames, canvas, layout),
            tuple(dict.fromkeys((*layout.warnings, *painted.said, *terms))),
            sound=painted.sound,
        )
        steps.advance("decoded")
        return filled

    def _paint(
        self,
        way: Way,
        sheet: Sheet,
        told: dict[str, object],
        rescue: Path | None = None,
        *,
        folders: dict[str, Path],
        steps: Steps,
        cancelled: IsCancelled,
    ) -> Painted:
        """Loads the pipeline of `way` and calls it."""
        with asking(cancelled):
            pipeline = self._loader.load(way, folders)
        steps.advance("loaded")
        counted = Counted(steps, way.num_steps(sheet), cancelled)
        with (
            guided(pipeline, self.family.guidance_argument, sheet.request),
            sized(pipeline, way.sizes_itself, sheet.layout.size),
        ):
            begun, said = self._begun(way, pipeline, sheet)
            painted = paint(
                pipeline,
                arguments(way, pipeline, sheet) | told | begun,
                seed=sheet.request.seed,
                counted=counted,
                rescue=rescue,
                num_led=way.num_led,
            )
        counted.finish()
        _check_painted(way, painted.frames.shape, sheet)
        seams = seam_warning(pipeline.vae, painted.frames)
        unread = words_unread(pipeline, sheet.request)
        return replace(painted, said=(*said, *self._loader.said, *unread, *painted.said, *seams))

    def _begun(
        self, way: Way, pipeline: object, sheet: Sheet
    ) -> tuple[dict[str, object], tuple[str, ...]]:
        """The noise to begin with, where it is asked to be warped, or why it is not."""
        if self.settings.noise == "plain":
            return {}, ()
        if not way.noise:
            told = f"{way.pipeline} does not accept starting noise: plain noise is used, not warped"
            return {}, (told,)
        from onionskin.engines.diffusers.noise import starting_noise

        return {"latents": starting_noise(way, pipeline, sheet)}, ()

    def close(self) -> None:
        """Gives back the memory of the weights; see `Engine.close`."""
        with self._alone:
            self._loader.drop()

    def _way(self, canvas: Canvas, request: Request) -> Way:
        """The first way that fills such a canvas, of those the first whose weights are here."""
        if request.guides and request.draft is not None:
            raise UnsupportedRequest("give either a guide or a draft, not both")
        if request.draft is not None or "drawing" in request.guides:
            able = [way for way in self.family.ways if way.repaints]
            if canvas.known.any() or not able:
                raise UnsupportedRequest(
                    f"engine {self.name} paints over a draft only where nothing else is known; "
                    "leave out the draft, or fill a blank canvas"
                )
        elif request.strength is not None:
            raise UnsupportedRequest("strength says how far to repaint a draft; give a draft too")
        elif request.guides:
            able = self._led(canvas, request.guides[0])
        else:
            able = [
                way for way in self.family.ways if canvas.kind in way.kinds and not way.only_guided
            ]
            if not able and any(way.only_guided for way in self.family.ways):
                raise UnsupportedRequest(
                    f"engine {self.name} needs a guide; give one of: "
                    f"{', '.join(sorted(self.family.guides))}"
                )
            if not able:
                raise UnsupportedRequest(
                    f"engine {self.name} only paints over what is there; give it a clip, as "
                    "restyle does, or use another engine"
                )
        return next((way for way in able if self._has(way)), able[0])

    def _led(self, canvas: Canvas, guide: str) -> list[Way]:
        """The ways that are led by a guide on such a canvas."""
        led = [way for way in self.family.ways if guide in way.guides]
        able = [way for way in led if canvas.kind in way.kinds]
        if not able:
            kinds = sorted(frozenset().union(*(way.kinds for way in led)))
            raise UnsupportedRequest(
                f"engine {self.name} does not take the guide {guide} on a canvas with "
                f"{canvas.kind} known; it does on: {', '.join(kinds)}"
            )
        if all(way.needs_lora for way in able) and not self.settings.lora:
            raise UnsupportedRequest(
                f"engine {self.name} takes the guide {guide} only with a LoRA made for it; "
                "give --lora FILE"
            )
        return able

    def _has(self, way: Way) -> bool:
        return all(self.shelf.find(repo) for repo in way.repos)

    def _folder(self, repo: str) -> Path:
        folder = self.shelf.find(repo)
        assert folder is not None
        return folder

    def _folders(self, way: Way) -> dict[str, Path]:
        """Where the weights of `way` are. Raises OnionskinError, WeightsError if they are not."""
        if not self._has(way):
            raise WeightsError(what_is_wanting(self.family, way, self.shelf))
        pipeline_class(way.pipeline)
        return {repo: self._folder(repo) for repo in way.repos}

    def _rescue(self, canvas: Canvas, request: Request) -> Path:
        """Where the latents of this fill wait; another fill has another file."""
        digest = hashlib.sha256(f"{self.name} {self.weights} {canvas.fps} {canvas.kind}".encode())
        digest.update(str(canvas.frames.shape).encode())
        digest.update(canvas.known_pixels.tobytes() + canvas.frames[canvas.known].tobytes())
        for field in sorted(request.fields_set - {"draft"}):
            digest.update(f"{field}={getattr(request, field)!r};".encode())
        if request.draft is not None:
            digest.update(request.draft.tobytes())
        return (self._latents or latents_folder()) / f"{digest.hexdigest()[:32]}.safetensors"

    def _terms(self) -> tuple[str, ...]:
        """What the licence forbids, said before the first use and told with its result."""
        if self._told_terms or not self.family.terms:
            return ()
        self._told_terms = True
        terms = f"weights of {self.name}: {self.family.terms}"
        log.info("%s", terms)
        return (terms,)


def _guide(canvas: Canvas, request: Request, layout: Layout, cancelled: IsCancelled) -> Frames:
    """The request's guide at every painted frame, uint8 (P, H, W, 3) of the canvas's size."""
    from onionskin.engines.guides import guide_frames

    times = painted_times(canvas, layout)
    return guide_frames(request, times, canvas.width, canvas.height, cancelled)


def _num_steps(way: Way, sheet: Sheet) -> int:
    """Steps of `way` and of its opener: denoising, and one for loading each pipeline."""
    opening = _num_steps(way.opener, one_frame(sheet)) if way.opener else 0
    return opening + way.num_steps(sheet) + 1


def _check_painted(way: Way, shape: tuple[int, ...], sheet: Sheet) -> None:
    """Raises OnionskinError if a pipeline made another size or length than it was asked for."""
    if shape != sheet.frames.shape:
        raise OnionskinError(
            f"{way.pipeline} made {shape[0]} frames of {shape[2]}x{shape[1]} instead of "
            f"{sheet.layout.num_frames} of {sheet.layout.size}; these weights cannot make such "
            "clips"
        )


@cache
def _diffusers_version() -> str:
    try:
        return version("diffusers")
    except PackageNotFoundError:
        return "none"
