"""What a voice says of itself, as plain data: for lists of voices."""

from __future__ import annotations

from typing import Any

from onionskin.errors import OnionskinError
from onionskin.finish.speech import load_voice
from onionskin.finish.voices.casting import is_ready


def voice_facts(name: str) -> dict[str, Any]:
    """What a voice says of itself; one that does not load is listed with its reason."""
    try:
        voice = load_voice(name)
    except OnionskinError as error:
        return {"name": name, "ready": False, "problem": str(error), "languages": []}
    return {
        "name": name,
        "ready": is_ready(voice),
        "problem": None,
        "languages": sorted(voice.languages),
        "about": getattr(voice, "about", ""),
        "licence": voice.licence,
        "revision": voice.revision,
    }
