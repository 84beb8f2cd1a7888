"""Where fruit grows that is picked: an orchard, a vineyard; and where hens lay."""

from __future__ import annotations

from typing import Final

from onionskin.plan.staging import Action
from onionskin.planner.dictionary import word_set
from onionskin.planner.drafts import Drafts

_FILLS: Final = word_set("fill load empty carry")
_PICKERS: Final = word_set("picker grower ladder")
_VESSELS: Final = word_set("basket crate bucket sack") | {"bamboo basket"}
_PICKS: Final = word_set("pick harvest gather pluck cut snip prune trim")
_ORCHARD: Final = word_set(
    "apple pear cherry peach plum lemon tangerine mandarin orange apricot olive fruit mango lychee"
)
_VINES: Final = word_set("grape grapes grapevine") | {"bunch of grapes"}


def where_it_grows(actions: list[Action], drafts: Drafts) -> str:
    """Where fruit is picked or cut that grows there: an orchard, a vineyard; "" for neither."""
    names = {draft.figure.id: draft.figure.name for draft in drafts.drafts}
    what_is_there = set(names.values())
    picks = any(name.rsplit(" ", 1)[-1] in _PICKERS for name in what_is_there)
    has_tree = any(name.rsplit(" ", 1)[-1] == "tree" for name in names.values())
    if "egg" in what_is_there and what_is_there & {"hen", "chicken", "straw", "hay", "nest"}:
        return "barn"
    for action in actions:
        what = {names.get(action.object, ""), names.get(action.who, "")}
        what |= what_is_there & _ORCHARD if what & _VESSELS else set()
        is_picked = action.verb in _PICKS and (has_tree or action.verb not in ("cut", "trim"))
        if (is_picked or (action.verb in _FILLS and picks)) and what & _ORCHARD:
            return "orchard"
        if action.verb in _PICKS and what & _VINES:
            return "vineyard"
    return ""
