"""What is done in a plan: each clause becomes actions in time, with what they are done with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from onionskin.plan.staging import Action
from onionskin.planner.dictionary import word_set
from onionskin.planner.drafts import Drafts
from onionskin.planner.frames import Clause
from onionskin.planner.scenes import BALLS, EFFECTS, PARTS, TOOLS

_FIRST_SECONDS: Final = 0.4
"""When the first action begins: after whoever acts has been seen."""
_TOGETHER: Final = word_set("talk hug kiss fight dance argue wrestle meet chat handshake") | {
    "shake hands"
}
_HANDS_FREE: Final = word_set("wait walk stand queue stroll run sit look hurry go cross")


@dataclass(slots=True)
class Doings:
    """Makes the actions of clauses over figures that were cast before."""

    seconds: float
    drafts: Drafts

    def actions(self, clauses: list[Clause]) -> list[Action]:
        """The actions of the clauses, their tools, and what is seen of what they do."""
        actions = self._with_tools(self._in_time(clauses))
        self._add_effects(actions)
        self._add_parts(actions)
        return actions

    def _in_time(self, clauses: list[Clause]) -> list[Action]:
        acting = [clause for clause in clauses if clause.verb not in ("", "be", "have")]
        beats = sorted({clause.beat for clause in acting})
        first = min(_FIRST_SECONDS, self.seconds / 4)
        share = (self.seconds - first) / max(len(beats), 1)
        actions: list[Action] = []
        for clause in acting:
            start = first + beats.index(clause.beat) * share
            since, until = round(start, 3), round(min(start + share, self.seconds), 3)
            actions += self._acted(clause, since, until)
            actions += self._held(clause, since, until)
        return actions

    def _held(self, clause: Clause, start: float, end: float) -> list[Action]:
        """What somebody who waits or walks "with" it holds meanwhile: an umbrella."""
        things = [p.of for p in clause.places if p.relation == "with" and p.of.head == "umbrella"]
        ids = [id_ for noun in things for id_ in self.drafts.ids(noun)]
        doers = self._doers(clause)[0] if clause.verb in _HANDS_FREE else []
        return [
            Action(who=who, verb="hold", start=start, end=end, object=id_)
            for who, id_ in zip(doers, ids, strict=False)
        ]

    def _acted(self, clause: Clause, start: float, end: float) -> list[Action]:
        doers, objects = self._doers(clause)
        partners = self.drafts.ids(clause.partner)
        actions = []
        for index, who in enumerate(doers):
            partner = partners[0] if partners else ""
            if not partner and clause.verb in _TOGETHER and len(doers) > 1:
                partner = doers[(index + 1) % len(doers)]
            to = self.drafts.ids(clause.to)
            actions.append(
                Action(
                    who=who,
                    verb=clause.verb[:80],
                    start=start,
                    end=end,
                    object=objects[0] if objects and objects[0] != who else "",
                    partner=partner if partner != who else "",
                    tool=(self.drafts.ids(clause.tool) or [""])[0],
                    to=(to[0] if to and to[0] != who else clause.towards),
                    manner=tuple(clause.manner)[:12],
                )
            )
        return actions

    def _doers(self, clause: Clause) -> tuple[list[str], list[str]]:
        """Who acts, and upon what; what becomes of a thing is its own doing."""
        becomes = [p.of for p in clause.places if p.relation == "as"]
        doers = [id_ for noun in becomes for id_ in self.drafts.ids(noun)]
        doers = doers or [id_ for noun in clause.subjects for id_ in self.drafts.ids(noun)]
        objects = [id_ for noun in clause.objects for id_ in self.drafts.ids(noun)]
        if not doers:
            around = [id_ for place in clause.places for id_ in self.drafts.ids(place.of)]
            doers, objects = (objects or around)[:1], objects[1:]
        if not doers and not clause.passive and self.drafts.drafts:
            doers = [self.drafts.drafts[0].figure.id]
        return doers, objects

    def _with_tools(self, actions: list[Action]) -> list[Action]:
        """The actions, each with the tool that it is likely done with."""
        result = []
        for action in actions:
            name = "surfboard" if self._rides_a_wave(action) else TOOLS.get(action.verb, "")
            person = any(
                d.figure.id == action.who and d.figure.kind == "person" for d in self.drafts.drafts
            )
            if name and person and not action.tool:
                action = replace(action, tool=self.drafts.thing(name))
            result.append(action)
        return result

    def _rides_a_wave(self, action: Action) -> bool:
        return action.verb == "ride" and action.object.startswith("wave")

    def _add_effects(self, actions: list[Action]) -> None:
        """Fire where something burns, steam where something is hot."""
        for draft in list(self.drafts.drafts):
            for adjective in draft.noun.adjectives if draft.noun else ():
                if adjective in EFFECTS and EFFECTS[adjective] != draft.figure.name:
                    self.drafts.thing(EFFECTS[adjective], "effect", draft.figure.id)
        for action in actions:
            effect = EFFECTS.get(action.verb)
            if effect and all(draft.figure.name != effect for draft in self.drafts.drafts):
                self.drafts.thing(effect, "effect", action.who)

    def _add_parts(self, actions: list[Action]) -> None:
        """What something is put together of, and the ball that is played with."""
        names = {draft.figure.id: draft.figure.name for draft in self.drafts.drafts}
        for action in actions:
            if action.verb in ("assemble", "stack", "make", "build"):
                for id_ in (action.who, action.object):
                    for part in PARTS.get(names.get(id_, ""), ()):
                        self.drafts.thing(part)
            ball = BALLS.get(action.verb)
            if ball and not any(
                "ball" in draft.figure.name.split(" ")[-1] for draft in self.drafts.drafts
            ):
                self.drafts.thing(ball)
