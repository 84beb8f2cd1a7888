"""How shots are filmed: the first of a scene wide, those after it closer, no two in a row alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onionskin.planner.dictionary import word_set

GOING: Final = word_set("walk run ride drive fly surf race cross sail travel move roll")
"""What the camera follows."""
_WITH_HANDS: Final = word_set(
    "write type cook pour inject examine paint repair read eat drink text phone carry give take"
)
_FEELING: Final = word_set("laugh smile cry think hug listen sing")


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
        elif framing == "wide":
            move = "dolly-in" if self.num_shown % 2 == 0 else "pan-right"
        elif framing == "medium" and self.num_shown % 3 == 1:
            move = "dolly-in"
        self.last = framing
        self.num_shown += 1
        return f"{framing} {move}".strip()

    def _framing(self, verb: str, num_people: int, of_details: bool) -> str:
        if of_details and not num_people:
            return "medium" if self.last != "medium" else "full"
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
