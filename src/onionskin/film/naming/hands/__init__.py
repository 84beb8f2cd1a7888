"""What a sentence says that hands do with things, where these can be drawn: "drop your books into
the red box", 用报纸包好玻璃.

Found by a verb of the hands, the thing that it is done to, and the word that links another to it.
What is done by nobody's hands, or to people and what no hand moves, is left to other pictures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onionskin.film.naming.hands.chinese import in_chinese
from onionskin.film.naming.hands.english import in_english
from onionskin.film.naming.vocabulary import Named
from onionskin.finish.cards.deeds import deed_of
from onionskin.finish.cards.pictograms import is_pictogram
from onionskin.finish.cards.things import TINTS
from onionskin.planner.dictionary import english, singular
from onionskin.planner.lexicon import is_chinese
from onionskin.stage.things import THINGS

_MOST_METRES: Final = 1.3
"""What is longer is moved by no hand."""
_NO_HANDS: Final = ("person", "animal", "vehicle", "building", "place", "idea", "time", "group")


def _is_too_large(name: str) -> bool:
    """Whether things are put into or onto it by somebody who walks: a van, a house."""
    thing = THINGS.find(name)
    if thing is not None:
        return max(thing.size) > _MOST_METRES_INTO
    return english(name).kind in ("vehicle", "building", "place")


_MOST_METRES_INTO: Final = 2.6


def handled(text: str, named: Sequence[Named]) -> list[Named]:
    """The deeds of hands in a text, in their order; `named` is what it names that can be drawn."""
    text = _NO_DEEDS_ZH.sub(lambda match: "　" * len(match[0]), text)
    found = in_chinese(text, named) if is_chinese(text) else in_english(text, named)
    return [each for each in found if _is_for_hands(each.thing)]


_NO_DEEDS_ZH: Final = re.compile(
    "洗黑?钱|炒股|炒房|打车|洗牌|洗白|刷卡|刷单|刷脸|甩锅|背锅|开票|开锅"
)
"""What no hand does, though its words say so: 洗钱 is no washing."""


def _is_for_hands(name: str) -> bool:
    """Whether the thing of a deed is one that hands move, and no other thing is the same."""
    deed = deed_of(name)
    if deed is None or deed.thing == deed.other:
        return False
    if deed.way == "inspect":
        return english(deed.thing.split()[-1]).kind not in ("person", "animal", "idea", "time")
    if deed.thing == "hand" and deed.way not in ("rinse", "hold under"):
        return False
    if deed.way.startswith(("put", "pour")) and _is_too_large(deed.other):
        return False
    plain = deed.thing.partition(" ")[2] if deed.thing.split()[0] in TINTS else deed.thing
    thing = THINGS.find(plain)
    if thing is not None:
        if deed.way == "keep away from":
            return max(thing.size) <= _MOST_METRES_INTO
        is_still = deed.way in ("wipe with", "inspect", "press", "write with", "spread over")
        return is_still or max(thing.size) <= _MOST_METRES
    is_sign = is_pictogram(plain) and deed.way != "pull with"
    return not is_sign and english(singular(plain.split()[-1])).kind not in _NO_HANDS
