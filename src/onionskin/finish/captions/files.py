"""Captions as files beside a film: SRT, WebVTT, ASS."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from onionskin.errors import MediaError
from onionskin.finish.captions.cues import Cue
from onionskin.finish.captions.placing import caption_box, letter_size
from onionskin.finish.captions.spans import spans_of

_ASS_COLOUR: Final = "&H00FFFFFF"


def write_srt(cues: Sequence[Cue], path: Path) -> None:
    """SubRip: UTF-8, numbered from 1. Raises MediaError where it cannot be written."""
    blocks = [
        f"{index}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{cue.text}\n"
        for index, cue in enumerate(cues, 1)
    ]
    _write(path, "\n".join(blocks))


def write_vtt(cues: Sequence[Cue], path: Path) -> None:
    """WebVTT with the time of every word, which players may show one by one."""
    blocks = ["WEBVTT\n"]
    for cue in cues:
        lines = (_timed_line(cue, index) for index in range(len(cue.lines)))
        text = "\n".join(lines)
        blocks.append(f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n{text}\n")
    _write(path, "\n".join(blocks))


def write_ass(
    cues: Sequence[Cue],
    path: Path,
    *,
    style: str = "plain",
    size: tuple[int, int] = (1920, 1080),
    accent: str = "#ffd21f",
) -> None:
    """Advanced SubStation Alpha in a frame of `size`: `style` is plain, boxed or karaoke."""
    events = [
        f"Dialogue: 0,{_ass_clock(cue.start)},{_ass_clock(cue.end)},Caption,,0,0,0,,"
        + (_karaoke(cue) if style == "karaoke" else r"\N".join(map(_ass_text, cue.lines)))
        for cue in cues
    ]
    _write(path, _ass_head(style, size, accent) + "\n".join(events) + "\n")


def _timed_line(cue: Cue, index: int) -> str:
    """A line with "<00:00:01.500>" before every word but the cue's first."""
    said = ""
    at = 0
    line = cue.lines[index]
    for span in (each for each in spans_of(cue) if each.line == index):
        said += _vtt_text(line[at : span.start])
        if span.word is not cue.words[0] and cue.start < span.word.start < cue.end:
            said += f"<{_clock(span.word.start, '.')}>"
        said += _vtt_text(line[span.start : span.end])
        at = span.end
    return said + _vtt_text(line[at:])


def _karaoke(cue: Cue) -> str:
    """Words with the hundredths of a second that each takes, those before it included."""
    said, at, line_at, line = "", cue.start, 0, 0
    for span in spans_of(cue):
        if span.line != line:
            said += _ass_text(cue.lines[line][line_at:]) + r"\N"
            line, line_at = span.line, 0
        said += _ass_text(cue.lines[line][line_at : span.start])
        before = round((span.word.start - at) * 100)
        said += rf"{{\k{before}}}" if before > 0 else ""
        said += rf"{{\kf{max(round((span.word.end - span.word.start) * 100), 0)}}}"
        said += _ass_text(cue.lines[line][span.start : span.end])
        at, line_at = span.word.end, span.end
    return said + _ass_text(cue.lines[line][line_at:])


def _ass_head(style: str, size: tuple[int, int], accent: str) -> str:
    width, height = size
    box, letters = caption_box(size), letter_size(size)
    border = 3 if style == "boxed" else 1
    outline = round(letters * (0.18 if style == "boxed" else 0.07), 1)
    back = "&H30000000"
    primary = _ass_colour(accent) if style == "karaoke" else _ASS_COLOUR
    margins = f"{box.left},{width - box.right},{height - box.bottom}"
    return (
        "[Script Info]\nScriptType: v4.00+\nWrapStyle: 2\nScaledBorderAndShadow: yes\n"
        f"PlayResX: {width}\nPlayResY: {height}\n\n[V4+ Styles]\n"
        "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, "
        "BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, "
        "BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding\n"
        f"Style: Caption,Noto Sans,{letters},{primary},{_ASS_COLOUR},{back},{back},-1,0,0,0,100,"
        f"100,0,0,{border},{outline},0,2,{margins},1\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    )


def _ass_colour(colour: str) -> str:
    red, green, blue = (colour.lstrip("#")[i : i + 2] for i in (0, 2, 4))
    return f"&H00{blue}{green}{red}".upper()


def _ass_text(text: str) -> str:
    """Braces would open a command, and so would a backslash before N, n or h."""
    return text.replace("\\", "＼").replace("{", "｛").replace("}", "｝")


def _vtt_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(seconds: float, point: str) -> str:
    """ "01:02:03,456"."""
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}{point}{rest % 1000:03}"


def _ass_clock(seconds: float) -> str:
    hundredths = round(seconds * 100)
    minutes, rest = divmod(hundredths, 6000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest // 100:02}.{rest % 100:02}"


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise MediaError(f"{path} cannot be written: {error.strerror or error}") from None
