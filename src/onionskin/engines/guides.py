"""What a model is led by, drawn by the stage: of a staged plan, or of what it reads in a prompt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from onionskin.errors import Cancelled, UnsupportedRequest
from onionskin.frames import Frames
from onionskin.plan.staging import StagedPlan
from onionskin.progress import IsCancelled, never_cancelled
from onionskin.request import Request

if TYPE_CHECKING:
    from onionskin.stage.tracking.tracks import Track, Tracks


def guide_frames(
    request: Request,
    times: Sequence[float],
    width: int,
    height: int,
    cancelled: IsCancelled = never_cancelled,
) -> Frames:
    """The request's one guide at `times` in seconds, uint8 (T, H, W, 3).

    A drawing is the stage's own; a pose is OpenPose's drawing on black; depth is grey, lighter
    the nearer, as MiDaS tells it: the inverse of the distance, from 0 at the farthest to 255 at
    the nearest of the whole shot; edges are white lines on black. Raises Cancelled, and
    UnsupportedRequest where there is neither a plan nor a prompt.
    """
    tracks = tracks_of(request, times, width, height)
    reach = tracks.reach() if "depth" in request.guides else (1.0, 2.0)
    frames = np.empty((len(times), height, width, 3), np.uint8)
    for track in tracks:
        if cancelled():
            raise Cancelled("stopped while the guide was drawn")
        frames[track.index] = _seen(request.guides[0], track, reach)
    return frames


def tracks_of(
    request: Request, times: Sequence[float], width: int, height: int, *, with_flow: bool = False
) -> Tracks:
    """What the stage knows of the request's plan at some times."""
    from onionskin.stage.blocking import block
    from onionskin.stage.things.pictured import own_pictures
    from onionskin.stage.tracking.tracks import Tracks

    pictures = own_pictures(request.cast)
    plan = staged_of(request, max(times), tuple(pictures))
    script, warnings = block(plan, pictures)
    return Tracks(script, width, height, tuple(times), with_flow=with_flow, warnings=warnings)


def staged_of(request: Request, seconds: float, names: tuple[str, ...] = ()) -> StagedPlan:
    """The request's staged plan, or what is read in its prompt. Raises UnsupportedRequest."""
    from onionskin.planner.own_names import stage_with

    if request.staged is not None:
        return request.staged
    if not request.prompt.strip():
        raise UnsupportedRequest("a guide needs a staged plan or a prompt; give one")
    return stage_with(names, request.prompt, seconds=max(seconds, 0.1), seed=request.seed).plan


def _seen(guide: str, track: Track, reach: tuple[float, float]) -> Frames:
    if guide == "drawing":
        return track.picture
    if guide == "pose":
        return track.poses()
    if guide == "edges":
        return np.repeat(track.edges[..., None], 3, 2)
    nearest, farthest = 1 / reach[0], 1 / reach[1]
    share = (1 / track.depth - farthest) / max(nearest - farthest, 1e-9)
    grey = np.clip(np.round(255 * share), 0, 255).astype(np.uint8)
    return np.repeat(grey[..., None], 3, 2)
