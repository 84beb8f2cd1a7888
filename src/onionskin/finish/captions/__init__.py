"""Captions: cues from the times of words, their files, and their painting on frames."""

from __future__ import annotations

from onionskin.finish.captions.cues import Cue, Limits, cues, limits_for, shifted
from onionskin.finish.captions.files import write_ass, write_srt, write_vtt
from onionskin.finish.captions.painter import STYLES, CaptionPainter
from onionskin.finish.captions.placing import caption_box

__all__ = [
    "STYLES",
    "CaptionPainter",
    "Cue",
    "Limits",
    "caption_box",
    "cues",
    "limits_for",
    "shifted",
    "write_ass",
    "write_srt",
    "write_vtt",
]
