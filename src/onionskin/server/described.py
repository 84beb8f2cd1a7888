"""What the fields of a clip are, for `openapi.json`; a form carries all of them as text."""

from __future__ import annotations

from typing import Any, Final


def _one(kind: str, said: str, **more: object) -> dict[str, Any]:
    """A number that may be written as text."""
    return {"description": said, "anyOf": [{"type": kind, **more}, {"type": "string"}]}


_FILE: Final[dict[str, Any]] = {
    "description": "A file; the id of an upload or a video, as text or as {id}; or a data: URL.",
    "anyOf": [{"type": "string"}, {"type": "object"}],
}
_FILES: Final[dict[str, Any]] = {
    "description": "Files by name or time.",
    "anyOf": [
        {"type": "object"},
        {"type": "string", "description": "The same object as JSON text."},
    ],
}
_SEEN: Final = {"type": "string", "maxLength": 2000}
DESCRIBED: Final[dict[str, dict[str, Any]]] = {
    "prompt": {**_SEEN, "minLength": 1, "description": "The prompt: what the video shows."},
    "negative_prompt": {**_SEEN, "description": "Negative prompt: what to keep out of the video."},
    "model": {"type": "string", "description": "An engine of /v1/engines."},
    "engine": {"type": "string", "description": "The same as model."},
    "user": {"type": "string", "description": "Accepted and ignored."},
    "seed": _one("integer", "The same seed gives the same clip.", minimum=0),
    "seconds": _one("number", "Length in seconds.", exclusiveMinimum=0),
    "num_frames": _one("integer", "Length in frames; needs fps.", minimum=1),
    "fps": _one("number", "Frame rate, in frames per second.", exclusiveMinimum=0),
    "size": {"type": "string", "description": "WIDTHxHEIGHT."},
    "width": _one("integer", "In pixels; give height too.", minimum=1),
    "height": _one("integer", "In pixels; give width too.", minimum=1),
    "fit": {"type": "string", "enum": ["", "crop", "pad", "stretch"]},
    "num_inference_steps": _one("integer", "Denoising steps.", minimum=1, maximum=1000),
    "guidance_scale": _one("number", "How strictly to follow the prompt.", minimum=0, maximum=100),
    "camera": {"type": "string", "description": "Camera: still, pan-left, dolly-in, close-up ..."},
    "style": {"type": "string", "description": "Look: flat, paper, watercolour, chalk, noir ..."},
    "motion": _one("number", "Amount of motion; 5 is as planned.", minimum=0, maximum=10),
    "preview": {
        "anyOf": [{"type": "boolean"}, {"type": "string"}],
        "description": "Fast, rough version.",
    },
    "plan": {
        "anyOf": [{"type": "object"}, {"type": "string"}],
        "description": "A plan from /v1/plans, instead of planning from the prompt.",
    },
    "prompt_at": {
        "anyOf": [{"type": "object"}, {"type": "string"}],
        "description": "Other prompts, by the time in seconds at which each starts.",
    },
    "cast": {**_FILES, "description": "Your own pictures, by the name in the prompt."},
    "keyframes": {**_FILES, "description": "Keyframes: pictures by their time in seconds."},
    "input_reference": {
        **_FILE,
        "description": "First frame. " + _FILE["description"],
    },
    "image_reference": _FILE,
    "image": _FILE,
    "last_image": {**_FILE, "description": "Last frame. " + _FILE["description"]},
    "video": _FILE,
    "mask": {
        **_FILE,
        "description": "Mask: white where the clip may change. " + _FILE["description"],
    },
    "region": {"description": "One rectangle: [left, top, width, height] in pixels."},
    "regions": {
        "description": "Rectangles, each [left, top, width, height] in pixels.",
        "anyOf": [{"type": "array", "items": {}}, {"type": "string"}],
    },
    "feather": _one("integer", "Soft edge in pixels, inside the part that changes.", minimum=0),
    "start_seconds": _one("number", "Start of the change.", minimum=0),
    "end_seconds": _one("number", "End of the change.", minimum=0),
    "strength": _one(
        "number", "How much to change: 0 nothing, 1 everything.", minimum=0, maximum=1
    ),
    "backward": {
        "anyOf": [{"type": "boolean"}, {"type": "string"}],
        "description": "Add the new part before the start instead.",
    },
    "anchor": {"type": "string", "description": "Where to place the clip: center, top-left ..."},
    "at_seconds": _one("number", "Time in the clip at which the mask was painted.", minimum=0),
    "hold_seconds": _one(
        "number", "Hold the first frame for this many seconds.", exclusiveMinimum=0
    ),
    "views": {
        "description": "Camera path: rows of [seconds, x, y, width], the centre and width of the "
        "visible part, each from 0 to 1 of the picture.",
        "anyOf": [{"type": "array", "items": {}}, {"type": "string"}],
    },
    "drags": {
        "description": "How far each masked part moves: [right, down] as shares of the picture, "
        "up to 5.",
        "anyOf": [{"type": "array", "items": {}}, {"type": "string"}],
    },
    "masks": {
        **_FILES,
        "description": "The parts that `drags` moves, by number; white where the part is.",
    },
    "place": {"type": "string", "description": "Change the place."},
    "time": {"type": "string", "description": "Time of day: day, sunset, night or dawn."},
    "weather": {
        "type": "string",
        "description": "Change the weather: clear, cloudy, rain, snowfall or fog.",
    },
}
