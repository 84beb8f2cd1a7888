"""Camera and style in words, for models that know them from their captions alone."""

from __future__ import annotations

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
"""For moves that are not here, their name without its hyphens is said."""


def prompt_of(request: Request) -> str:
    """The prompt, followed by the style and the camera move that were asked for."""
    said = [request.prompt.strip()]
    if request.style:
        said.append(f"{request.style} style")
    if request.camera:
        move = request.camera
        said.append(CAMERA_WORDS.get(move, f"camera: {move.replace('-', ' ')}"))
    return ", ".join(part for part in said if part)
