"""What the fields of a clip are, for `openapi.json`; a form carries all of them as text."""

from __future__ import annotations

from typing import Any, Final


def _one(kind: str, said: str, **more: object) -> dict[str, Any]:
    """A number that may be written as text."""
    return {"description": said, "anyOf": [{"type": kind, **more}, {"type": "string"}]}


_FILE: Final[dict[str, Any]] = {
    "description": "A file; the id of an upload or of a video, plainly or as {id}; or a data: URL.",
    "anyOf": [{"type": "string"}, {"type": "object"}],
}
_FILES: Final[dict[str, Any]] = {
    "description": "Files by their keys.",
    "anyOf": [{"type": "object"}, {"type": "string", "description": "The same as JSON."}],
}
_SEEN: Final = {"type": "string", "maxLength": 2000}
DESCRIBED: Final[dict[str, dict[str, Any]]] = {
    "prompt": {**_SEEN, "minLength": 1, "description": "The prompt: what the video shows."},
    "negative_prompt": {**_SEEN, "description": "Negative prompt: what to keep out of the video."},
    "model": {"type": "string", "description": "An engine of /v1/engines."},
    "engine": {"type": "string", "description": "The same as model."},
    "user": {"type": "string", "description": "Taken, and not kept."},
    "seed": _one("integer", "The same seed, the same clip.", minimum=0),
    "seconds": _one("number", "Length.", exclusiveMinimum=0),
    "num_frames": _one("integer", "Length by frames; needs fps.", minimum=1),
    "fps": _one("number", "Frames a second.", exclusiveMinimum=0),
    "size": {"type": "string", "description": "WIDTHxHEIGHT."},
    "width": _one("integer", "In pixels; with height.", minimum=1),
    "height": _one("integer", "In pixels; with width.", minimum=1),
    "fit": {"type": "string", "enum": ["", "crop", "pad", "stretch"]},
    "num_inference_steps": _one("integer", "Steps of denoising.", minimum=1, maximum=1000),
    "guidance_scale": _one(
        "number", "How strongly the prompt is followed.", minimum=0, maximum=100
    ),
    "camera": {"type": "string", "description": "still, pan-left, dolly-in, close-up ..."},
    "hour": {"type": "string", "description": "on the stage: day, night, dawn or sunset"},
    "style": {"type": "string", "description": "flat, paper, watercolour, chalk, noir ..."},
    "motion": _one("number", "How much moves; 5 is as planned.", minimum=0, maximum=10),
    "preview": {
        "anyOf": [{"type": "boolean"}, {"type": "string"}],
        "description": "Small and rough.",
    },
    "plan": {
        "anyOf": [{"type": "object"}, {"type": "string"}],
        "description": "The plan to go by, as /v1/plans gives it.",
    },
    "prompt_at": {
        "anyOf": [{"type": "object"}, {"type": "string"}],
        "description": "Other prompts by the seconds from which they hold.",
    },
    "cast": {**_FILES, "description": "Own pictures of those whom the prompt names."},
    "keyframes": {**_FILES, "description": "Pictures by their seconds."},
    "input_reference": {
        **_FILE,
        "description": "The picture to start with. " + _FILE["description"],
    },
    "image_reference": _FILE,
    "image": _FILE,
    "last_image": {**_FILE, "description": "The picture to end with. " + _FILE["description"]},
    "video": _FILE,
    "mask": {**_FILE, "description": "White where it changes. " + _FILE["description"]},
    "region": {"description": "One rectangle: [left, top, width, height] in pixels."},
    "regions": {
        "description": "Rectangles, each [left, top, width, height] in pixels.",
        "anyOf": [{"type": "array", "items": {}}, {"type": "string"}],
    },
    "feather": _one("integer", "Soft edge in pixels, inside the part that changes.", minimum=0),
    "start_seconds": _one("number", "It changes from here on.", minimum=0),
    "end_seconds": _one("number", "It changes up to here.", minimum=0),
    "strength": _one("number", "How far it is painted over.", minimum=0, maximum=1),
    "backward": {
        "anyOf": [{"type": "boolean"}, {"type": "string"}],
        "description": "Add the new part before the start instead.",
    },
    "anchor": {"type": "string", "description": "Where the clip stands: center, top-left ..."},
    "at_seconds": _one("number", "The moment at which the mask was painted.", minimum=0),
    "hold_seconds": _one("number", "Hold the first frame for so long.", exclusiveMinimum=0),
    "views": {
        "description": "What is seen of the clip by time: rows [seconds, x, y, width], the middle "
        "and the width of a frame in shares of the picture.",
        "anyOf": [{"type": "array", "items": {}}, {"type": "string"}],
    },
    "drags": {
        "description": "Ways of painted parts: [across, down] in shares of the picture, up to 5.",
        "anyOf": [{"type": "array", "items": {}}, {"type": "string"}],
    },
    "masks": {**_FILES, "description": "The parts of `drags` by their numbers, white."},
    "place": {"type": "string", "description": "Another place."},
    "time": {"type": "string", "description": "day, sunset, night or dawn."},
    "weather": {"type": "string", "description": "clear, cloudy, rain, snowfall or fog."},
}
