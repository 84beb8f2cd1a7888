"""What of a staged plan the stage cannot play: verbs it has not, things it would stand in for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onionskin.plan.staging import Action, StagedPlan
from onionskin.stage.actions import nearest_action
from onionskin.stage.behaviours import BEHAVIOURS
from onionskin.stage.cueing import verb_of
from onionskin.stage.floor import Floor, name_of
from onionskin.stage.furnishing import held_things
from onionskin.stage.handwork import drawn_as
from onionskin.stage.things import THINGS
from onionskin.stage.things.pictured import picture_named

_AT_REST: Final = frozenset(
    ["stand", "wait", "be", "have", "live", "stay", "remain", "look", "watch", "see", "know",
     "need", "rest", "own", "become", "hang", "shine", "sit", "lie", "sleep", "kneel", "crouch",
     "bend", "lean", "lean over", "lie on the front", "lie on the ground"]
)  # fmt: skip
"""What says how or where somebody is; where more is said, that is what the picture is about."""


_IN_HANDS: Final = frozenset(
    ["carry", "lift", "give", "put in", "throw", "play", "peel", "carry a heavy box", "take",
     "carry together", "carry a bag", "carry on a shoulder", "carry on the back", "look at"]
)  # fmt: skip
"""What is done to what is in the hands, and not with it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unplayed:
    """What is lost of who does what: verbs, and things in whose place others would be held."""

    verbs: tuple[str, ...] = ()
    things: tuple[str, ...] = ()

    @property
    def is_anything(self) -> bool:
        """Whether the picture would show something else than is said."""
        return bool(self.verbs or self.things)


def unplayed(plan: StagedPlan) -> Unplayed:
    """What is lost of a plan, if all that its people and animals are said to do is lost.

    Postures count only where nothing more is done: who kneels and does nothing else kneels.
    """
    floor = Floor(plan)
    alive = {each.id for each in plan.figures if each.kind in ("person", "animal")}
    acts = [each for each in plan.actions if each.who in alive]
    done = [each for each in acts if each.verb not in _AT_REST] or acts
    played = [each for each in done if _is_played(floor, each)]
    if done and not played:
        return Unplayed(verbs=tuple(dict.fromkeys(each.verb for each in done)))
    others = [name for each in played if (name := _in_the_place_of(floor, each))]
    is_all = bool(others) and len(others) == len(played)
    return Unplayed(things=tuple(dict.fromkeys(others)) if is_all else ())


def _is_played(floor: Floor, action: Action) -> bool:
    figure = floor.staged.figure(action.who)
    if figure is not None and figure.kind == "animal":
        found = BEHAVIOURS.find(action.verb) or nearest_action(action.verb)
        return found is not None or action.verb in _AT_REST
    return nearest_action(verb_of(floor, action)) is not None


def _in_the_place_of(floor: Floor, action: Action) -> str:
    """The thing in whose place somebody would hold another: what is carried and is not drawn."""
    name = name_of(floor, action.object)
    figure = floor.staged.figure(action.object)
    if figure is None or figure.kind != "thing" or THINGS.find(name) is not None:
        return ""
    entry = nearest_action(verb_of(floor, action))
    is_drawn = bool(picture_named(name) or drawn_as(name))
    is_held = entry is not None and entry.names.en in _IN_HANDS and bool(held_things(entry))
    return name if is_held and not is_drawn else ""
