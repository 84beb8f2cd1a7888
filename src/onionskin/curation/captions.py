"""Where a clip's words come from: told, said, the file's name, or an endpoint that looks at it."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path

from onionskin.curation.config import CaptionLimits
from onionskin.curation.filters.words import words_reason
from onionskin.curation.sources import Source
from onionskin.endpoint import Endpoint
from onionskin.errors import MediaError

_TIMES = re.compile(
    r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
)
_TAGS = re.compile(r"<[^>]*>|\{[^}]*\}|\[[^\]]*\]|♪")
_SUBTITLES = (".srt", ".vtt")
_ASKED = (
    "These pictures are moments of one video clip, from left to right in time. Say in one plain "
    "English sentence of at most 40 words who or what is seen, what they do, where, and how the "
    "camera moves. Only what can be seen; no names, no guesses, nothing about pictures."
)
_ANSWER_TOKENS = 120
_TIMEOUT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Words:
    """A caption, and who gave it: told, said, name, a captioner's name, or ""."""

    text: str = ""
    origin: str = ""


def words_of(source: Source, first_seconds: float, last_seconds: float) -> Words:
    """What is known of a clip without asking: told beside it, said in it, or its file's name."""
    if source.told.caption:
        return Words(source.told.caption, "told")
    if said := _said(source.path, first_seconds, last_seconds):
        return Words(said, "said")
    named = words_of_name(source.path.stem)
    return Words(named, "name") if named else Words()


def words_of_name(stem: str) -> str:
    """The words in a file's name: "red-fox_in_snow (2)" is "red fox in snow"; "" for DSC_0042."""
    text = re.sub(r"[_\-.+]+", " ", stem)
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    text = re.sub(r"\(\d+\)|\b\d+(?:p|fps|k)?\b|\b[0-9a-f]{8,}\b", " ", text)
    text = " ".join(text.split())
    return "" if words_reason(text, CaptionLimits()) else text


def said_between(text: str, first_seconds: float, last_seconds: float) -> str:
    """The lines of SRT or WebVTT that are shown between two times, without their marks."""
    found: list[str] = []
    shown = False
    for line in text.splitlines():
        if times := _TIMES.search(line):
            start, stop = _seconds(*times.groups()[:4]), _seconds(*times.groups()[4:])
            shown = start < last_seconds and stop > first_seconds
        elif not line.strip():
            shown = False
        elif shown:
            plain = " ".join(_TAGS.sub("", line).split())
            found += [plain] if plain and plain not in found[-1:] else []
    return " ".join(found)


class Captioner:
    """Asks a model that sees, at the endpoint of the environment, for a caption of a strip."""

    def __init__(self, name: str) -> None:
        """`name` is openai:MODEL. Raises InvalidInput without a key or an address."""
        self.name = name
        self._model = name.partition(":")[2]
        self._endpoint = Endpoint(f"captioner {name}", timeout_seconds=_TIMEOUT_SECONDS)

    def caption(self, strip: bytes) -> str:
        """One sentence on a strip of pictures (WebP). Raises NoAnswer."""
        picture = "data:image/webp;base64," + base64.b64encode(strip).decode()
        content = [
            {"type": "text", "text": _ASKED},
            {"type": "image_url", "image_url": {"url": picture}},
        ]
        answer = self._endpoint.chat(
            self._model,
            [{"role": "user", "content": content}],
            max_tokens=_ANSWER_TOKENS,
            temperature=0.0,
        )
        return " ".join(answer.split()).strip(' "“”')


def _said(path: Path, first_seconds: float, last_seconds: float) -> str:
    for suffix in _SUBTITLES:
        file = path.with_suffix(suffix)
        if file.is_file():
            try:
                text = file.read_text("utf-8-sig", "replace")
            except OSError as error:
                raise MediaError(f"{file} cannot be read ({error.strerror})") from error
            return said_between(text, first_seconds, last_seconds)
    return ""


def _seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    whole = 3600 * int(hours or 0) + 60 * int(minutes) + int(seconds)
    return whole + int(thousandths.ljust(3, "0")) / 1000
