"""How a film ends: on its title again, with what it asks of the viewer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onionskin.film.headline import clauses_told
from onionskin.film.script.script import Script
from onionskin.film.script.sentences import sentences
from onionskin.film.storyboard import BoardShot, Title
from onionskin.planner.lexicon import is_chinese

CLOSING_SECONDS: Final = 2.0
OFF: Final = "off"
_SHORTEST: Final = 12.0
"""Seconds of speech below which a film needs no ending of its own."""
_ASKS: Final = re.compile(
    r"^(?:please |so |and |just )*(?:order|visit|call|ring|book|join|sign up|come|write to|"
    r"register|subscribe|donate|vote|buy|try|download|follow us|contact)\b"
    r"|\w\.(?:com|org|net|example|cn)\b"
    r"|(?:欢迎|拨打|请来|预约|报名|关注|扫码|下单|咨询|致电|登录|搜索|联系)",
    re.IGNORECASE,
)
"""What a viewer is asked to do when a film is over."""
_ASKS_ANYWHERE: Final = re.compile(
    r"^(?:please |so |and |then )*(?:you can )?(?:(?:call|ring|dial|phone|text) (?:us|\d|"
    r"an ambulance|the (?:police|fire|office|hotline|helpline|surgery|number))|visit (?:us|our)|"
    r"book (?:online|your|a|on our)\b|order (?:online|now|today)|register|sign up|write to us|"
    r"donate|vote)\b"
    r"|\w\.(?:com|org|net|example|cn)\b"
    r"|(?:拨打|请拨|致电|扫码|报警|咨询电话|热线)",
    re.IGNORECASE,
)
"""What a sentence before the last asks, so that the film ends on it: whom to call, where to go."""
_LONGEST: Final = {True: 26, False: 80}
"""Characters of that, of Chinese and of others."""


def closing_of(script: Script, shots: Sequence[BoardShot], seconds: float) -> Title | None:
    """The card on which a film ends; None where it is short, has no title, ends on a card or a
    picture of its own, or is a screenplay, and where the script does not want one.

    `seconds` is about how long the film speaks.
    """
    wanted = script.settings.closing
    if wanted == OFF or not script.title.strip() or not shots:
        return None
    if wanted is not None:
        return Title(text=script.title[:500], subtitle=wanted[:500])
    is_screenplay = any(scene.place for scene in script.scenes)
    if is_screenplay or seconds < _SHORTEST or not shots[-1].narration:
        return None
    return Title(text=script.title[:500], subtitle=_asked(shots[-1]) or _asked_before(shots))


def _asked(last: BoardShot) -> str:
    """What the last sentence asks of the viewer, if it is short; "" where it asks nothing."""
    said = [text for text, _ in sentences(last.words)]
    text = said[-1].strip().rstrip(".。!！") if said else ""
    is_short = 0 < len(text) <= _LONGEST[is_chinese(text)]
    return text if is_short and _ASKS.search(text) else ""


def _asked_before(shots: Sequence[BoardShot]) -> str:
    """What the last sentence that says whom to call or where to go asks, or the clause of it that
    does; "" for none."""
    for shot in reversed(shots):
        for text, _ in reversed(list(sentences(shot.words))):
            for part in (text, *clauses_told(text)):
                words = part.strip().strip(".。!！,，")
                is_short = 0 < len(words) <= _LONGEST[is_chinese(words)]
                if is_short and _ASKS_ANYWHERE.search(words):
                    return words[:1].upper() + words[1:]
    return ""
