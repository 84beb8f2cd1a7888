"""The few words over the pictures of a card: what is done, short and whole; or none.

A bad headline is worse than none: it is a clause that holds by itself, to its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onionskin.film.card_words import parts_of, unlinked, unsaid
from onionskin.film.figures import figures_in
from onionskin.film.main_points import is_a_noun, tokens_of
from onionskin.film.naming.english import places_of
from onionskin.planner.chinese_cutting import cut
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.retagging import Token

_MOST_WORDS, _MOST_LETTERS, _MOST_ZH = 8, 44, 12
_FEWEST_ZH: Final = 4
_SIDE: Final = re.compile(
    r"(?:and |or |but |so )?(?:if|when|while|because|although|though|unless|until|as|since|before|"
    r"after|once|where|which|who|whose|that|whenever|so that|than|for|with|in|on|at|by|from)\b"
    r"|如果|当|因为|虽然|只要|要是|为了|除非|由于|随着|根据",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(
    r"^(?:and|but|or|so|then|now|next|also|please|just|even|finally|first|afterwards)\b,?\s+|"
    r"^(?:请|就|也|再|先|然后|现在|接着|最后|而且|但是?|所以|并且?|还|您|可以|都)(?=..)",
    re.IGNORECASE,
)
_TURNS: Final = re.compile(
    r"\b(?:not|never|no|only|unless|except|without|until|but|instead|rather|than|if)\b|n['’]t\b"
    r"|[不没别勿]|除了|只",
    re.IGNORECASE,
)
"""On these the meaning turns."""
_OPEN: Final = re.compile(
    r"\b(?:only|not|just|never|even|still|too|very|more|most|such|how|what|why|so|up|as|all|"
    r"straight)$",
    re.IGNORECASE,
)
"""So ends what wants to go on."""
_UNCLEAR: Final = re.compile(
    r"^(?:it|they|he|she|this|that|these|those|them|which|who|there|some|others?|one)\b|^[它这那其是]",
    re.IGNORECASE,
)
"""So begins what tells nothing by itself."""


def headline(text: str, labels: Sequence[str] = (), said: Sequence[str] = ()) -> str:
    """What stands over pictures with so many labels: about six words, ten characters of Chinese;
    "" where no clause is short, whole, and more than the labels say.

    `said` are the words of the pictures: a headline is of at least half of them.
    """
    shown = " ".join(labels)
    figures = [each.said for each in figures_in(text)]
    parts = clauses_told(text)
    if any(_CHOICE.match(part) for part in parts):
        return ""  # one of two would be told to do
    for part in parts:
        if _SIDE.match(part) or _RESULT.match(part) or _goes_on(part, parts, text):
            continue
        words = _short_zh(part) if is_chinese(part) else _short(part)
        if any(figure in words for figure in figures):
            continue  # a number has its own place
        if len(parts) > 1 and (2 * _num_of(said, part) < len(said) or _TURNS.search(words)):
            continue
        if words and unsaid(words, shown) > 0:
            return words[:1].upper() + words[1:]
    return ""


def _goes_on(part: str, parts: Sequence[str], text: str) -> bool:
    """Whether the next part belongs to an English one: "a stroke happens *when* …", or goes on with
    its list: "petrol cans, fireworks *and* …"."""
    at = parts.index(part) + 1
    if at == len(parts) or is_chinese(part):
        return False
    end = text.find(part) + len(part)
    if "," in text[end : text.find(parts[at])]:
        return False
    return _SIDE.match(parts[at]) is not None or ("," in part and parts[at].startswith(_LISTS))


_LISTS: Final = ("and ", "or ")


def _num_of(said: Sequence[str], part: str) -> int:
    """How many pictures are of a part."""
    whole = part.casefold()
    return sum(_bare(each) in whole or whole in _bare(each) for each in said)


def _bare(words: str) -> str:
    return words.casefold().strip(_MARKS)


def clauses_told(text: str) -> list[str]:
    """The clauses of a text; what has no verb of its own stays with what is before it."""
    found: list[str] = []
    for part in parts_of(unlinked(text)):
        is_whole = is_chinese(part) or (_has_verb(part) and (not found or _has_verb(found[-1])))
        if found and not is_whole:
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def _has_verb(part: str) -> bool:
    """Whether something is done in an English part: shoes after "and your safety" do nothing."""
    tokens = tokens_of(part)
    at = 1 if tokens and tokens[0].tag == "C" else 0
    if any(token.tag in ("V", "G") for token in tokens[at : at + 1]):
        return True
    return any(
        token.tag == "X" or (token.tag == "V" and not is_a_noun(token.lower)) for token in tokens
    )


_CHOICE: Final = re.compile(r"or\b|或者?|也可以", re.IGNORECASE)
_RESULT: Final = re.compile(r"(?:and |but )?so\b|所以|因此|这样", re.IGNORECASE)


def short_clause(part: str) -> str:
    """A clause by itself on a tile: short and whole; "" where it is not."""
    if _SIDE.match(part.strip()):
        return ""
    return _short_zh(part) if is_chinese(part) else _short(part, _MOST_ON_TILE)


_MOST_ON_TILE: Final = 40
"""Letters of an English clause on a tile."""


def without_lead(label: str) -> str:
    """A label without marks around it, and without what leads into a clause in Chinese."""
    label = label.strip(_MARKS)
    return _stripped(label) if is_chinese(label) else label


_MARKS: Final = ' ,.;:!，。；：、！“”"「」'


def _stripped(part: str) -> str:
    """A clause without its marks and what leads into it."""
    part = part.strip(_MARKS)
    while (led := _LEADS.match(part)) is not None:
        part = part[led.end() :]
    return part


def _short_zh(part: str) -> str:
    part = _stripped(part)
    is_short = _FEWEST_ZH <= len(part) <= _MOST_ZH and not _UNCLEAR.match(part)
    part = part.removeprefix("要") if part.startswith("要") else part
    told, of, _ = part.partition("的")
    words = cut(part.rpartition("的")[2] if of and cut(told)[0].part == "verb" else part)
    has_verb = any(word.part == "verb" for word in words)
    is_whole = not (_OPEN_ZH.search(part) or re.search(r"[：:“”\"「」]", part))
    return part if is_short and has_verb and is_whole else ""


_OPEN_ZH: Final = re.compile(r"(?:的|时|后|前|把|被|在|和|或|与|到)$")


def _short(part: str, most: int = _MOST_LETTERS) -> str:
    """An English clause to its end, without when and where before it, if it is short."""
    part = _without_when(_stripped(part))
    words = part.split()
    if _UNCLEAR.match(part) or _OPEN.search(part) or re.search('[“”"]', part):
        return ""
    if not 1 < len(words) <= _MOST_WORDS or len(part) > most or _RELATIVE.search(part):
        return ""
    return part if any(token.tag in ("V", "X") for token in tokens_of(part)) else ""


_RELATIVE: Final = re.compile(r"\b(?:who|whom|whose|which|that)\b", re.IGNORECASE)


def _without_when(part: str) -> str:
    """An English clause without when and where before whoever does it: "within ten minutes"."""
    tokens = tokens_of(part)
    if not tokens or tokens[0].tag != "P":
        return part
    first = next((k for k, each in enumerate(tokens) if each.tag == "N"), len(tokens))
    after = first + 1
    if after >= len(tokens) or tokens[after].tag not in ("D", "O"):
        return part
    return part[_behind(part, tokens[:after]) :].lstrip(" ,")


def _behind(part: str, tokens: Sequence[Token]) -> int:
    """The character behind the last of the first tokens of a clause."""
    return places_of(part, tokens)[-1] + len(tokens[-1].text)
