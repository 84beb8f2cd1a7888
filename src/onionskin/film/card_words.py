"""Which of a sentence's own words stand on a card: its list, or its key phrase."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from onionskin.film.script.sentences import clauses
from onionskin.planner.lexicon import is_chinese


def listed(text: str) -> tuple[str, ...]:
    """The items of a sentence that lists three or more short things; none for others."""
    _, colon, body = text.strip().rpartition("：" if "：" in text else ":")
    if not colon and _WHEN.match(text):
        return ()
    if not colon:
        body = _BEFORE_A_LIST.sub("", text.strip())
        if body == text.strip():
            return ()
    pieces = _BETWEEN_ITEMS.split(body.rstrip(".!。！ "))
    pieces = [piece.strip() for piece in pieces if piece and piece.strip()]
    in_chinese = is_chinese(text)
    if not 3 <= len(pieces) <= 6 or any(
        len(piece) > 8 if in_chinese else len(piece.split()) > 4 for piece in pieces
    ):
        return ()
    return tuple(piece[:1].upper() + piece[1:] for piece in pieces)


def lead_of(text: str, items: tuple[str, ...]) -> str:
    """The words before a list, which head its card from the first moment; "" for long ones."""
    first = text.casefold().find(items[0].casefold())
    lead = text[: max(first, 0)].strip(" ,:，：、")
    return lead if 2 <= len(lead) <= _LONGEST_LEAD else ""


_LONGEST_LEAD: Final = 60
_WHEN: Final = re.compile(r"(?:at|in|on|by|from|during)\b", re.IGNORECASE)
"""So begins what is said of when and where: no list follows it."""
_BETWEEN_ITEMS: Final = re.compile(
    r"，|、|,\s*(?:and|or)\s+|,\s+|\s+and\s+(?=[^,]*$)|和(?=[^，、]*$)|以及"
)
_BEFORE_A_LIST: Final = re.compile(
    r"^.{2,60}?(?:\b(?:need|needs|have|has|includes?|are|is|sells?|offers?|contains?|with|like|from|"
    r"for|by|of)\s|(?:需要|包括|包含|有|是|准备好?)(?=[^，]{1,8}、))",
    re.IGNORECASE,
)


def key_phrase(text: str) -> str:
    """The shortest part of a sentence that says something by itself: what a card holds."""
    text = _without_symbols(text)
    most = 22 if is_chinese(text) else 70
    if len(text) <= most:
        return text.rstrip(".。；，、")
    pieces = [piece.strip(" ,，、;；:：—–") for piece in clauses(text)]
    good = [piece for piece in pieces if most / 5 <= len(piece) <= most]
    good = [piece for piece in good if not _GOES_ON.match(piece)]
    main = [piece for piece in good if not _SIDE_CLAUSE.match(piece)]
    chosen = next(iter(main or good or pieces))
    chosen = re.sub(r"^(?:and|but|or|so|then)\s+", "", chosen, flags=re.IGNORECASE)
    if len(chosen) > most and " " in chosen:
        chosen = f"{chosen[: chosen.rfind(' ', 0, most)].rstrip(' ,')} …"
    chosen = chosen[: most * 3].rstrip(".。,，、")
    return chosen[:1].upper() + chosen[1:]


_GOES_ON: Final = re.compile(r"(?:and|or|but) (?:does|do|did|has|have|is|are|was|were)\b", re.I)
_SIDE_CLAUSE: Final = re.compile(
    r"(?:when|while|if|unless|until|because|although|whereas|before|after|where|which|who|as|to|"
    r"in|on|at|by|from|for|with|during|under|every|last|next)\b"
    r"|当|如果|因为|虽然|为了|[^，]{0,8}(?:[年月天日时]|时候|[之以]?[前后]|[春夏秋冬]天|早上|晚上)$",
    re.IGNORECASE,
)


def _without_symbols(text: str) -> str:
    """The text without emoji, for which a card has no letters."""
    kept = (each for each in text if unicodedata.category(each) not in ("So", "Sk", "Cs", "Co"))
    return " ".join("".join(kept).replace("\ufe0f", "").split())
