"""How shots are filmed: the first of a scene wide, or full where few do something that has to be
seen from near; those after it closer, no two in a row alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onionskin.film import seen
from onionskin.planner.dictionary import word_set

GOING: Final = word_set("walk run ride drive fly surf race cross sail travel move roll")
"""What the camera follows."""
_WITH_HANDS: Final = word_set(
    "write type cook pour inject examine paint repair read eat drink text phone carry give take"
)
_FEELING: Final = word_set("laugh smile cry think hug listen sing")


_SEEN_FROM_AFAR: Final = word_set("stand sit wave cheer dance clap kick throw queue lead follow")
"""What is as well seen in a wide picture, or only there."""
_OF_SMALL_THINGS: Final = word_set(
    "peel cut knit sew sign write text knead whisk pour type fold"
) | {"paint a thing", "make dumplings", "cut with scissors", "look through", "brush teeth"}
"""What the hands do, and is seen from the hips up."""
_MOST_NEAR: Final = 3
"""So many people are large in a picture that shows them from head to foot."""


@dataclass(slots=True)
class Framing:
    """Frames the shots of a scene in turn."""

    last: str = ""
    """The framing of the shot before."""
    num_shown: int = 0
    """Drawn pictures of the scene so far."""

    def enter(self) -> None:
        """Another scene begins."""
        self.last, self.num_shown = "", 0

    def camera(self, verbs: Sequence[str], *, num_people: int, of_details: bool = False) -> str:
        """A framing unlike the one before, and a move that suits what is done.

        `of_details`: the picture is of small things by themselves.
        """
        verb, with_people = next(filter(None, verbs), ""), num_people > 0
        framing, move = self._framing(verb, num_people, of_details), ""
        if verb in GOING and with_people:
            move = "follow"
        elif framing == "wide" or (with_people and self.num_shown == 0):
            move = "dolly-in" if self.num_shown % 2 == 0 else "pan-right"
        elif framing == "medium" and self.num_shown % 3 == 1:
            move = "dolly-in"
        self.last = framing
        self.num_shown += 1
        return f"{framing} {move}".strip()

    def _framing(self, verb: str, num_people: int, of_details: bool) -> str:
        if of_details and not num_people:
            return "medium" if self.last != "medium" else "full"
        if self.num_shown == 0 and is_deed(verb, num_people):
            is_near = _is_of_hands(verb) if self.last not in ("medium", "full") else True
            return "medium" if is_near and self.last != "medium" else "full"
        if self.num_shown == 0 and self.last != "wide":
            return "wide"
        if not num_people:
            return "full" if self.last != "full" else "medium"
        if verb in GOING:
            return "full" if self.last != "full" else "wide"
        wanted = ("close-up", "medium") if verb in _FEELING else ("medium", "full", "close-up")
        if verb in _WITH_HANDS or num_people > 1:  # a face would leave out the others
            wanted = ("medium", "full")
        return next(each for each in wanted if each != self.last)


def _is_of_hands(verb: str) -> bool:
    """Whether it is done with small things before the body, which are lost from afar."""
    return seen.canonical(seen.act(verb) or verb) in _OF_SMALL_THINGS


def is_deed(verb: str, num_people: int) -> bool:
    """Whether a few people do something that has to be seen from near, even in a first shot."""
    if not verb or not 0 < num_people <= _MOST_NEAR or verb in GOING | _SEEN_FROM_AFAR:
        return False
    return bool(seen.act(verb))
