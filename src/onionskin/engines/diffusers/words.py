"""Camera and style in words, for models that know them from their captions alone."""

from __future__ import annotations

from onionskin.plan.plan import camera_moves
from onionskin.request import Request

CAMERA_WORDS = {
    "still": "static camera",
    "pan-left": "the camera pans to the left",
    "pan-right": "the camera pans to the right",
    "tilt-up": "the camera tilts up",
    "tilt-down": "the camera tilts down",
    "zoom-in": "the camera slowly zooms in",
    "zoom-out": "the camera slowly zooms out",
}


def prompt_of(request: Request) -> str:
    """The prompt, followed by the style and the camera move that were asked for."""
    said = [request.prompt.strip()]
    if request.style:
        said.append(f"{request.style} style")
    if request.camera:
        said += [CAMERA_WORDS[move] for move in camera_moves(request.camera)]
    return ", ".join(part for part in said if part)
