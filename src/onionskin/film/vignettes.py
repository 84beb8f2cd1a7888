"""Little scenes for a card of things: what a part of a sentence says that somebody does.

Only what the stage acts out so that it is understood at a glance; talk and thought are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onionskin.film import seen
from onionskin.film.depicting import Depicted, depict
from onionskin.film.naming import drawn_as
from onionskin.film.naming.circumstances import one_of
from onionskin.film.script.sentences import clauses
from onionskin.film.weighing import QUIET, WHOLE, Known
from onionskin.planner.chinese_cutting import cut
from onionskin.planner.dictionary import word_set
from onionskin.planner.lexicon import is_chinese
from onionskin.stage.roles import ROLES


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """What somebody does in a part of a text."""

    scene: str
    """A prompt of the stage."""
    label: str
    """Short words for under it; "" where there are none."""
    said: str
    start: int
    end: int
    """From which character of the text to which the part goes."""
    names: frozenset[str]
    """Whom and what it shows, as the stage calls them."""
    is_plain: bool = False
    """Whether it is understood whatever it is done to: somebody phones."""

    def shows(self, thing: str) -> bool:
        """Whether somebody or something of that name is seen in it."""
        return one_of(thing) in self.names


_DULL: Final = (
    QUIET
    | word_set(
        "talk explain stand sit walk nod refuse point smile laugh cheer shrug shout repair give "
        "throw take carry bring hold put fly pack unpack exercise"
    )
    | {"carry on a shoulder"}
)
"""What looks like any other scene of people, or often stands for something else."""
_ON_PHONES: Final = {"phone": "phone", "call": "phone", "text": "text"}
"""What is understood, whatever it is about."""
_PHONES: Final = ("phone", "telephone", "mobile phone")
_LONGEST_LABEL: Final = {True: 9, False: 30}
"""Characters, of Chinese and of others."""
_GOES_ON: Final = re.compile(r"^(?:and|or|then|but)\b|^(?:然后|再|并|又|还)", re.IGNORECASE)
_TAIL_ZH: Final = re.compile(r"(?:都|也|就)(?:可以|行|好)$")
"""What is said of several things, behind the last of them."""
_BESIDE: Final = re.compile(
    r"^(?:and |or )?(?:if|when|while|because|although|unless|until|before|after|since|or)\b"
    r"|^(?:如果|当|因为|虽然|要是|只要|万一)",
    re.IGNORECASE,
)
"""Parts that say when and why: nobody does them."""
_REFUSED: Final = re.compile(
    r"\b(?:not|never|don[’']t|no|avoid|without)\b|不|别|勿|没|禁止", re.IGNORECASE
)
_ANYBODY: Final = word_set("person man woman")


def acts_of(text: str) -> tuple[Act, ...]:
    """The parts of a text that can be acted out, in their order; none after a "never"."""
    found: list[Act] = []
    doer = ""
    for piece, start in _pieces(text):
        if _REFUSED.search(piece) and not is_chinese(text):
            break
        if _BESIDE.match(piece) or _REFUSED.search(piece):
            continue
        who = doer if _GOES_ON.match(piece) else ""
        read = depict(_with_women(piece), Known(you=who or "person", doer=who))
        doer = read.people[0] if read.people else doer
        if (act := _act(piece, start, read)) is not None:
            found.append(act)
    return tuple(found)


def _with_women(piece: str) -> str:
    """A part of a text in Chinese in which 她们 are women, for nobody else is told of them."""
    return piece.replace("她们", "女人们")


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    at = 0
    for piece in clauses(text):
        start = text.find(piece, at)
        if start >= 0:
            at = start + len(piece)
            yield piece, start


def _act(piece: str, start: int, read: Depicted) -> Act | None:
    """What a part of a text says that somebody does, where that is seen at a glance."""
    verb = seen.canonical(read.verb) if read.verb else ""
    if not read.people or not verb or read.is_negated or read.score < WHOLE - _UNTOLD:
        return None
    scene, is_plain = read.prompt, verb in _ON_PHONES
    if is_plain:
        scene = _on_the_phone(read.people[0], _ON_PHONES[verb], is_chinese(piece))
    elif not _is_clear(piece, verb, read):
        return None
    names = (*read.people, *read.things, *(_PHONES if is_plain else ()))
    words = _GOES_ON.sub("", piece.strip(" ,.;:!?，。；：！？、")).strip()
    words = _TAIL_ZH.sub("", words)
    is_short = len(words) <= _LONGEST_LABEL[is_chinese(words)]
    return Act(
        scene=scene[:200],
        label=words[:1].upper() + words[1:] if is_short else "",
        said=piece[:200],
        start=start,
        end=start + len(piece),
        names=frozenset((*names, *map(drawn_as, names))) - {""},
        is_plain=is_plain,
    )


_UNTOLD: Final = 0.5
"""What a scene counts less of which nobody says who does it."""


def _is_clear(piece: str, verb: str, read: Depicted) -> bool:
    """Whether all of it is seen, and whoever does it is told or is anybody."""
    if verb in _DULL or read.left_out or read.score < WHOLE or _PLACED.search(read.prompt):
        return False
    if verb == "lie" and _LAID.search(piece):
        return False  # pipes are laid
    if seen.needs_a_thing(verb) and (not read.things or " with " in read.prompt):
        return False
    if any(ROLES.find(each) is None for each in read.people):
        return False  # of 挖掘机工作 it is the digger
    if is_chinese(piece):
        if not set(seen.in_chinese(verb)) & set(piece):
            return False  # who sews is not knitting
        if sum(word.part == "verb" for word in cut(piece)) > 1:
            return False  # of 养鸡吃虫 it is the hens that eat
        return read.people[0] in _ANYBODY or seen.in_chinese(read.people[0]) in piece
    is_told = any(each in piece.casefold() for each in (read.people[0], read.people[0][:-1]))
    return is_told or read.people[0] in _ANYBODY


_LAID: Final = re.compile(r"\b(?:lays?|laid|laying)\b", re.IGNORECASE)
_PLACED: Final = re.compile(
    r"\b(?:under|over|behind|through|against|on|in|into|onto) |"
    r"\bwith an? (?:bin|box|bag|bowl|pot)\b"
)
"""What a scene cannot show so that it is understood: where something is put."""


def _on_the_phone(who: str, verb: str, chinese: bool) -> str:
    if chinese:
        return f"{seen.in_chinese(who)}{'打电话' if verb == 'phone' else '看手机'}"
    return f"a {who} {'phones' if verb == 'phone' else 'scrolls on a phone'}"
