"""Makes a staged plan of a frame: figures with looks, actions in time, a place, a camera.

Nothing is dropped in silence: what cannot be shown, or was not understood, is in the warnings.
What is unsaid gets the likely choice (`scenes`), never a random one: the same words give the same
plan.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any, Final

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.plan.plan import MAX_SECONDS
from onionskin.plan.staging import (
    KINDS as STAGED_KINDS,
)
from onionskin.plan.staging import (
    MAX_FIGURES,
    MOVES,
    RELATIONS,
    Action,
    Kind,
    Looks,
    Prop,
    Shooting,
    StagedFigure,
    StagedPlan,
    Standing,
)
from onionskin.planner import chinese, english
from onionskin.planner.dictionary import english as word_of
from onionskin.planner.dictionary import word_set
from onionskin.planner.frames import Clause, Frame, Noun
from onionskin.planner.frames import Place as Relation
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.scenes import (
    BALLS,
    EFFECTS,
    KINDS,
    LIKELY_PLACES,
    MEMBERS,
    PARTS,
    PLACES,
    SET_WITH,
    SETTINGS,
    TOOLS,
)
from onionskin.request import MAX_SEED, check_text

_FIRST_SECONDS: Final = 0.4
"""When the first action begins: after whoever acts has been seen."""
_MOST_APART: Final = 6
"""As many of one kind are figures of their own; more are one figure with a count."""
_KINDS: Final[dict[str, Kind]] = {
    "person": "person",
    "animal": "animal",
    "vehicle": "vehicle",
    "effect": "effect",
} | dict.fromkeys(
    ("thing", "plant", "clothes", "place", "nature", "wealth", "shape", "message", "group"), "thing"
)  # type: ignore[assignment]
_NOT_AROUND: Final = word_set("around behind with as like of for about") | {"in front of"}
_GOING: Final = word_set(
    "cross pass enter leave walk run drive fly climb sail row ride swim arrive travel roam tour "
    "explore race move float drift visit"
)
_PLACING: Final = word_set(
    "put place set lay install hang plant drop throw pour pack pile stack stick attach paint write "
    "load unload build draw hit kick toss shoot"
) | {"put in", "put down"}
"""Verbs by which the object, not who acts, comes to stand somewhere."""
_TOGETHER: Final = word_set("talk hug kiss fight dance argue wrestle meet chat handshake") | {
    "shake hands"
}
_COLORS: Final = word_set(
    "red orange yellow green blue purple pink white black gray grey brown golden silver beige"
)
_AGES: Final[dict[str, Any]] = dict.fromkeys(("elderly", "old", "aged", "senior"), "old") | {
    "young": "", "little": "child", "teenage": "teen", "newborn": "baby", "adult": "adult",
}  # fmt: skip
_MOODS: Final[dict[str, Any]] = {
    "happy": "happy", "joyful": "happy", "cheerful": "happy", "smiling": "happy", "sad": "sad",
    "crying": "sad", "angry": "angry", "surprised": "surprised", "scared": "afraid",
    "afraid": "afraid", "frightened": "afraid", "tired": "tired", "sleepy": "tired",
    "exhausted": "tired", "calm": "calm", "thoughtful": "thinking",
}  # fmt: skip
_BUILDS: Final[dict[str, Any]] = {
    "big": "big", "large": "big", "huge": "big", "giant": "big", "enormous": "big",
    "small": "small",    "tiny": "small",
    "tall": "tall", "thin": "thin", "slim": "thin", "fat": "round", "chubby": "round",
}  # fmt: skip
_BORN: Final[dict[str, tuple[str, str]]] = {
    "boy": ("child", "man"), "girl": ("child", "woman"), "child": ("child", ""),
    "baby": ("baby", ""),    "pupil": ("child", ""), "grandmother": ("old", "woman"),
    "grandfather": ("old", "man"),
    "mother": ("adult", "woman"), "father": ("adult", "man"), "woman": ("adult", "woman"),
    "man": ("adult", "man"), "daughter": ("child", "woman"), "son": ("child", "man"),
    "grandson": ("child", "man"), "granddaughter": ("child", "woman"), "bride": ("adult", "woman"),
    "groom": ("adult", "man"), "queen": ("adult", "woman"), "king": ("adult", "man"),
    "waitress": ("adult", "woman"), "kid": ("child", ""), "toddler": ("child", ""),
    "teenager": ("teen", ""),
}  # fmt: skip
_RELATIONS: Final = {
    "onto": "on", "upon": "on", "into": "in", "inside": "in", "beneath": "under", "below": "under",
    "underneath": "under", "above": "over", "near": "beside", "by": "beside", "next to": "beside",
    "against": "beside", "along": "beside", "among": "between",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StagedPrompt:
    """A staged plan, and what of the prompt it does not show."""

    plan: StagedPlan
    warnings: tuple[str, ...] = ()


def stage_prompt(prompt: str, *, seconds: float = 4.0, seed: int = 0) -> StagedPrompt:
    """The staged plan of a prompt in English or Chinese.

    The same prompt gives the same plan; `seed` is for whoever draws it. Raises InvalidInput for
    what is no text, no length or no seed.
    """
    check_text("prompt", prompt)
    seconds = checks.number("seconds", seconds, above=0.0, high=MAX_SECONDS)
    seed = checks.whole("seed", seed, 0, MAX_SEED)
    if not prompt.strip():
        raise InvalidInput("the prompt is empty; say what is to be seen, e.g. 'a red fox in snow'")
    frame = chinese.read(prompt) if is_chinese(prompt) else english.read(prompt)
    return _Stager(frame, seconds, seed).stage()


@dataclass(slots=True)
class _Draft:
    """A figure while it is being made; `noun` is what it was made of."""

    figure: StagedFigure
    noun: Noun | None = None


@dataclass(slots=True)
class _Stager:
    frame: Frame
    seconds: float
    seed: int
    drafts: list[_Draft] = field(default_factory=list)
    by_noun: dict[int, list[str]] = field(default_factory=dict)
    """Ids of the figures of each noun, by its identity."""
    warnings: list[str] = field(default_factory=list)
    added: list[Clause] = field(default_factory=list)
    """What goes on in the place besides: people walk in a busy street."""
    place: str = ""
    fallback: str = ""

    def stage(self) -> StagedPrompt:
        """The plan."""
        for clause in self.frame.clauses:
            self._settle(clause)
        for clause in (*self.frame.clauses, *self.added):
            self._cast(clause)
        if not self.drafts:
            self._show_whatever_acts()
        for clause in self.frame.clauses:
            self._stand(clause)
        actions = self._actions()
        actions = self._with_tools(actions)
        self._add_effects(actions)
        self._add_parts(actions)
        place = self.place or self._place_in_a_name() or self._likely_place(actions)
        place = place or self.fallback
        props = self._props(place)
        self._warn()
        plan = StagedPlan(
            seconds=self.seconds,
            place=place,
            time=checks.choice(
                "time", self.frame.time or "day", ("day", "sunset", "night", "dawn")
            ),
            weather=_weather(self.frame.weather),
            season=checks.choice(
                "season", self.frame.season, ("", "spring", "summer", "autumn", "winter")
            ),
            camera=self._camera(),
            figures=tuple(draft.figure for draft in self.drafts),
            actions=tuple(actions),
            props=props,
            seed=self.seed,
        )
        return StagedPrompt(plan, tuple(dict.fromkeys(self.warnings)))

    # Places

    def _settle(self, clause: Clause) -> None:
        """Takes the place out of a clause: the rest of its nouns are figures."""
        own = [*clause.places, *(place for noun in clause.subjects for place in noun.at)]
        for relation in own:
            self._try_place(relation, clause)
        if clause.verb in _GOING or not clause.verb:
            nouns = clause.objects if clause.verb else clause.subjects
            for noun in list(nouns):
                if _is_setting(noun) and (name := _place_of(noun)):
                    self._found(name, noun)
                    nouns.remove(noun)
        to = clause.to
        if to is not None and to not in [place.of for place in clause.places] and _is_setting(to):
            clause.to = None

    def _try_place(self, relation: Relation, clause: Clause) -> None:
        noun, name = relation.of, _place_of(relation.of)
        if noun.name in _IN_WEATHER and relation.relation in ("in", "through", "under", "at"):
            self.frame.weather = self.frame.weather or _IN_WEATHER[noun.name]
            clause.places = [each for each in clause.places if each is not relation]
            return
        if noun.name in _ON_ONLY and relation.relation not in ("on", "onto", "to", "in", "over"):
            if noun.name == "moon" and relation.relation in ("under", "at", "by"):
                self.frame.time = self.frame.time or "night"
            return
        if relation.relation in _NOT_AROUND or not name:
            self.fallback = self.fallback or name
            return
        if not _is_setting(noun):
            self.fallback = self.fallback or name
            return
        self._found(name, noun)
        if relation in clause.places:
            clause.places.remove(relation)
        for subject in clause.subjects:
            subject.at = [each for each in subject.at if each is not relation]
        if clause.to is noun:
            clause.to = None
        if clause.partner is noun:
            clause.partner = None

    def _found(self, name: str, noun: Noun) -> None:
        self.place = self.place or name
        if {"busy", "crowded", "bustling"} & set(noun.adjectives):
            people = Noun(name="person", head="person", many=True, said=noun.said)
            self.added.append(Clause(subjects=[people], verb="walk"))
            if name in ("street", "city", "road"):
                cars = Noun(name="car", head="car", many=True, said=noun.said)
                self.added.append(Clause(subjects=[cars], verb="drive"))

    def _likely_place(self, actions: list[Action]) -> str:
        """Where such things are likely done and met; the first of those with the most votes."""
        votes: Counter[str] = Counter()
        standings = [draft.figure.standing for draft in self.drafts]
        bases = {standing.of for standing in standings if standing is not None}
        for draft in self.drafts:
            adjectives = draft.noun.adjectives if draft.noun else ()
            name = draft.figure.name
            head = name.rsplit(" ", 1)[-1]
            same = word_of(name).kind in ("", word_of(head).kind)  # a teddy bear is no bear
            options = (*(f"{each} {name}" for each in adjectives), name, head if same else name)
            if found := _first_of(options):
                votes[found] += 1 + (draft.figure.id in bases)
        for verb in dict.fromkeys(action.verb for action in actions):
            votes.update([LIKELY_PLACES[verb]] if verb in LIKELY_PLACES else [])
        for noun in self.frame.nouns:
            if id(noun) not in self.by_noun and noun.name in LIKELY_PLACES:
                votes.update([LIKELY_PLACES[noun.name]])
        return votes.most_common(1)[0][0] if votes else ""

    def _place_in_a_name(self) -> str:
        """The place that a compound begins with: the kitchen of a kitchen table."""
        for noun in self.frame.nouns:
            first = noun.name.partition(" ")[0]
            if first != noun.name and first in PLACES and first not in _NO_PLACES_BEFORE:
                return PLACES[first]
        return ""

    def _props(self, place: str) -> tuple[Prop, ...]:
        names = {draft.figure.name for draft in self.drafts}
        wanted = [name for name in SET_WITH.get(place, ()) if name not in names]
        taken = {draft.figure.id for draft in self.drafts}
        return tuple(Prop(id=_free(_slug(name), taken), name=name) for name in wanted)

    # Figures

    def _cast(self, clause: Clause) -> None:
        for noun in (*clause.subjects, *clause.objects, clause.partner, clause.tool, clause.to):
            if noun is not None and not self._is_own_body(noun, clause):
                self._add(noun)
                if noun.of is not None and _kind(noun.of) in ("person", "animal", "vehicle"):
                    self._add(noun.of)
                for relation in noun.at:
                    self._add(relation.of)
        for relation in clause.places:
            self._add(relation.of)

    def _is_own_body(self, noun: Noun, clause: Clause) -> bool:
        """Whether somebody does something with a part of the own body: "raises a hand"."""
        owners = [each for each in clause.subjects if each is not noun]
        return noun.head in _BODY and not noun.owned and any(_kind(n) == "person" for n in owners)

    def _add(self, noun: Noun) -> None:
        """The figures of a noun, once; what cannot be shown is warned of."""
        if id(noun) in self.by_noun:
            return
        again = self._met_before(noun)
        if again:
            self.by_noun[id(noun)] = again
            return
        self.by_noun[id(noun)] = []
        members = MEMBERS.get(f"{noun.adjectives[0]} {noun.name}" if noun.adjectives else "")
        members = members or MEMBERS.get(noun.name) or ()
        if members:
            for member in members:
                self._make(replace_name(noun, member), noun)
            return
        shown = _shown(noun)
        if shown is None:
            if noun.name not in LIKELY_PLACES and noun.head not in _SAID_ELSEWHERE:
                self.warnings.append(f'"{noun.said or noun.name}" cannot be shown and was left out')
            return
        apart = _kind(shown) in ("person", "animal", "vehicle")
        count = noun.count if noun.count > 1 else (2 if noun.many else 1)
        if shown.name == "crowd":
            self._make(shown, noun, count=12)
        elif apart and count <= _MOST_APART:
            for _ in range(count):
                self._make(shown, noun)
        else:
            self._make(shown, noun, count=max(noun.count, 3) if noun.many else noun.count)

    def _show_whatever_acts(self) -> None:
        """What cannot be seen is better than nobody: whoever draws says what stands in for it."""
        for clause in self.frame.clauses:
            for noun in (*clause.subjects, *clause.objects)[:2] if clause.verb else ():
                if noun.head not in _SAID_ELSEWHERE and not _is_setting(noun):
                    self._make(noun, noun)

    def _met_before(self, noun: Noun) -> list[str]:
        """ "the dog" of a later clause is the dog that was there before."""
        if not noun.definite:
            return []
        return [draft.figure.id for draft in self.drafts if draft.figure.name == noun.name]

    def _make(self, shown: Noun, noun: Noun, count: int = 1) -> None:
        if len(self.drafts) >= MAX_FIGURES:
            self.warnings.append(f"a stage holds {MAX_FIGURES} figures: the rest was left out")
            return
        name, looks = _looks(shown)
        taken = {draft.figure.id for draft in self.drafts}
        figure = StagedFigure(
            id=_free(_slug(name), taken),
            name=name[:80],
            kind=_kind(replace_name(shown, name)),
            said=noun.said[:200],
            count=min(count, 1000),
            looks=looks,
        )
        self.drafts.append(_Draft(figure, noun))
        self.by_noun[id(noun)].append(figure.id)

    def _ids(self, noun: Noun | None) -> list[str]:
        return self.by_noun.get(id(noun), []) if noun is not None else []

    # Relations

    def _stand(self, clause: Clause) -> None:
        """Says by what the figures of a clause stand, lie or hang."""
        moved = clause.objects if clause.verb in _PLACING else []
        doers = [
            id_ for noun in moved or clause.subjects or clause.objects for id_ in self._ids(noun)
        ]
        for noun in clause.subjects:
            for relation in noun.at:
                self._place_by(self._ids(noun), relation)
        for relation in clause.places:
            self._place_by(doers, relation)

    def _place_by(self, ids: list[str], relation: Relation) -> None:
        name = _RELATIONS.get(relation.relation, relation.relation)
        others = self._ids(relation.of)
        if name not in RELATIONS or not others:
            return
        for draft in self.drafts:
            figure = draft.figure
            if figure.id in ids and figure.standing is None and figure.id != others[0]:
                relation_name = checks.choice("relation", name, RELATIONS)
                standing = Standing(relation=relation_name, of=others[0])
                draft.figure = replace(figure, standing=standing)

    # Actions

    def _actions(self) -> list[Action]:
        clauses = [*self.frame.clauses, *self.added]
        acting = [clause for clause in clauses if clause.verb not in ("", "be", "have")]
        beats = sorted({clause.beat for clause in acting})
        first = min(_FIRST_SECONDS, self.seconds / 4)
        share = (self.seconds - first) / max(len(beats), 1)
        actions: list[Action] = []
        for clause in acting:
            start = first + beats.index(clause.beat) * share
            actions += self._acted(
                clause, round(start, 3), round(min(start + share, self.seconds), 3)
            )
        return actions

    def _acted(self, clause: Clause, start: float, end: float) -> list[Action]:
        doers, objects = self._doers(clause)
        partners = self._ids(clause.partner)
        actions = []
        for index, who in enumerate(doers):
            partner = partners[0] if partners else ""
            if not partner and clause.verb in _TOGETHER and len(doers) > 1:
                partner = doers[(index + 1) % len(doers)]
            to = self._ids(clause.to)
            actions.append(
                Action(
                    who=who,
                    verb=clause.verb[:80],
                    start=start,
                    end=end,
                    object=objects[0] if objects and objects[0] != who else "",
                    partner=partner if partner != who else "",
                    tool=(self._ids(clause.tool) or [""])[0],
                    to=(to[0] if to and to[0] != who else clause.towards),
                    manner=tuple(clause.manner)[:12],
                )
            )
        return actions

    def _doers(self, clause: Clause) -> tuple[list[str], list[str]]:
        """Who acts, and upon what; what becomes of a thing is its own doing."""
        becomes = [p.of for p in clause.places if p.relation == "as"]
        doers = [id_ for noun in becomes for id_ in self._ids(noun)]
        doers = doers or [id_ for noun in clause.subjects for id_ in self._ids(noun)]
        objects = [id_ for noun in clause.objects for id_ in self._ids(noun)]
        if not doers:
            around = [id_ for place in clause.places for id_ in self._ids(place.of)]
            doers, objects = (objects or around)[:1], objects[1:]
        if not doers and self.drafts:
            doers = [self.drafts[0].figure.id]
        return doers, objects

    def _with_tools(self, actions: list[Action]) -> list[Action]:
        """The actions, each with the tool that it is likely done with."""
        result = []
        for action in actions:
            name = "surfboard" if self._rides_a_wave(action) else TOOLS.get(action.verb, "")
            person = any(
                d.figure.id == action.who and d.figure.kind == "person" for d in self.drafts
            )
            if name and person and not action.tool:
                action = replace(action, tool=self._thing(name))
            result.append(action)
        return result

    def _rides_a_wave(self, action: Action) -> bool:
        return action.verb == "ride" and action.object.startswith("wave")

    def _thing(self, name: str, kind: Kind = "thing", on: str = "") -> str:
        """The id of the figure of that name, added where there is none."""
        for draft in self.drafts:
            if draft.figure.name == name:
                return draft.figure.id
        taken = {draft.figure.id for draft in self.drafts}
        standing = Standing(relation="on", of=on) if on else None
        figure = StagedFigure(id=_free(_slug(name), taken), name=name, kind=kind, standing=standing)
        self.drafts.append(_Draft(figure))
        return figure.id

    def _add_effects(self, actions: list[Action]) -> None:
        """Fire where something burns, steam where something is hot."""
        for draft in list(self.drafts):
            for adjective in draft.noun.adjectives if draft.noun else ():
                if adjective in EFFECTS and EFFECTS[adjective] != draft.figure.name:
                    self._thing(EFFECTS[adjective], "effect", draft.figure.id)
        for action in actions:
            effect = EFFECTS.get(action.verb)
            if effect and all(draft.figure.name != effect for draft in self.drafts):
                self._thing(effect, "effect", action.who)

    def _add_parts(self, actions: list[Action]) -> None:
        """What something is put together of, and the ball that is played with."""
        names = {draft.figure.id: draft.figure.name for draft in self.drafts}
        for action in actions:
            if action.verb in ("assemble", "stack", "make", "build"):
                for id_ in (action.who, action.object):
                    for part in PARTS.get(names.get(id_, ""), ()):
                        self._thing(part)
            ball = BALLS.get(action.verb)
            if ball and not any(
                "ball" in draft.figure.name.split(" ")[-1] for draft in self.drafts
            ):
                self._thing(ball)

    def _camera(self) -> Shooting:
        frame = self.frame
        return Shooting(
            shot=checks.choice("shot", frame.shot, ("", "wide", "full", "medium", "close-up")),
            angle=checks.choice("angle", frame.angle, ("", "above", "below", "over the shoulder")),
            move=checks.choice("move", frame.move or "still", MOVES),
        )

    def _warn(self) -> None:
        for word, name in self.frame.read_as.items():
            self.warnings.append(f'"{word}" was read as "{name}"')
        missed = [word for word in dict.fromkeys(self.frame.not_understood) if word]
        if missed:
            words = ", ".join(f'"{word}"' for word in missed)
            self.warnings.append(f"not understood: {words}")
        if not self.drafts and not self.place:
            self.warnings.append("nobody and nothing was found to show")


_SAID_ELSEWHERE: Final = word_set(
    "season time motion way side front middle top bottom background night day morning evening "
    "sunset sunrise dawn dusk scene view sky spring summer autumn winter weather floor ground air "
    "center centre corner edge end beginning distance direction"
)
"""Words of time and space: they are nobody's figure, and are read where they belong."""
_UNSEEN: Final = _SAID_ELSEWHERE | word_set(
    "question answer story joke song speech lesson news word language name advice idea rest plan"
)
_MATERIALS: Final = word_set(
    "marble wood wooden glass steel plastic paper stone brick gold silver leather metal iron "
    "concrete cotton silk wool clay bamboo cardboard copper crystal ceramic velvet"
)
_BODY: Final = word_set(
    "hand arm leg foot head face eye finger hair knee shoulder back mouth tooth ear nose neck"
)
"""Parts of a body: nobody's figure where somebody does something with them."""
_NO_PLACES_BEFORE: Final = word_set(
    "bank stage station window map bridge air sky home room bar court can store ring"
)
_IN_WEATHER: Final = {"rain": "rain", "storm": "rain", "fog": "fog", "mist": "fog"}
"""What one stands and walks in: the weather, and nobody's figure."""
_ON_ONLY: Final = frozenset({"moon", "mars", "sky", "map", "earth"})
"""Places only where something is on them, or goes to them: "under the moon" is at night."""
_SEEN: Final = frozenset(
    {"thing", "person", "animal", "vehicle", "effect", "plant", "clothes", "place"}
)


def replace_name(noun: Noun, name: str) -> Noun:
    """The noun under another name, its head that name's last word."""
    return replace(noun, name=name, head=name.rsplit(" ", 1)[-1])


def _place_of(noun: Noun) -> str:
    """What a stage calls the place that a noun names; "" where it names none."""
    if noun.name not in PLACES and _is_thing_of_its_own(noun):
        return ""
    if noun.head == "room" and noun.name not in PLACES:
        return noun.name  # a place that is called what it is: "break room"
    for name in (noun.name, noun.head):
        if name in PLACES:
            return PLACES[name]
    kind = word_of(noun.name).kind or word_of(noun.head).kind
    return (
        noun.name if kind == "place" and noun.name not in KINDS and noun.head not in KINDS else ""
    )


def _is_thing_of_its_own(noun: Noun) -> bool:
    """Whether a compound is another kind of thing than its head: a piggy bank is no bank."""
    if noun.name == noun.head:
        return False
    known = noun.name in KINDS or noun.name in LIKELY_PLACES
    return known or word_of(noun.name).kind not in ("", "place", "nature", "group")


def _is_setting(noun: Noun) -> bool:
    """Whether a noun that names a place is where things happen, and not a thing among them."""
    name = _place_of(noun)
    return bool(name) and name not in SETTINGS and (noun.name in PLACES or noun.head in PLACES)


def _first_of(names: tuple[str, ...]) -> str:
    return next((LIKELY_PLACES[name] for name in names if name in LIKELY_PLACES), "")


def _kind(noun: Noun) -> Kind:
    for name in (noun.name, noun.head):
        if name in KINDS:
            kind: Kind = checks.choice("kind", KINDS[name], STAGED_KINDS)
            return kind
    return _KINDS.get(word_of(noun.name).kind or word_of(noun.head).kind, "thing")


def _shown(noun: Noun) -> Noun | None:
    """The noun as something that can be seen; of "house prices" the house; None for none."""
    if noun.head in _UNSEEN:
        return None
    for name in (noun.name, noun.head):
        if name in KINDS or name in PLACES or name in MEMBERS:
            return noun
    kind = word_of(noun.name).kind or word_of(noun.head).kind
    if kind in _KINDS or not kind:
        return noun
    words = noun.name.split(" ")
    if len(words) > 1 and word_of(words[0]).kind in _SEEN:
        return replace_name(noun, words[0])
    if noun.of is not None:
        return _shown(noun.of)
    return noun if word_of(noun.name).noun == 0 and len(words) > 1 else None


def _looks(noun: Noun) -> tuple[str, Looks]:
    """The name without what only says how it looks, and the looks."""
    name, found = noun.name, dict[str, Any]()
    traits = []
    first, _, rest = name.partition(" ")
    adjectives = list(noun.adjectives)
    if rest and first in ("old", "young", "elderly", "little") and word_of(name).noun == 0:
        adjectives, name = [*adjectives, first], rest
    elif name in ("old man", "old woman"):
        adjectives, name = [*adjectives, "old"], rest
    if rest and first in _MATERIALS and first not in adjectives and name not in KINDS:
        adjectives, name = [*adjectives, first], rest
    age, sex = _BORN.get(name.rsplit(" ", 1)[-1], ("", ""))
    for adjective in adjectives:
        if adjective in _COLORS:
            found["color"] = adjective
        elif adjective in _AGES and _kind(noun) in ("person", "animal"):
            age = _AGES[adjective] or age
        elif adjective in _MOODS:
            found["mood"] = _MOODS[adjective]
        elif adjective in _BUILDS:
            found["build"] = _BUILDS[adjective]
        else:
            traits.append(adjective[:80])
    if noun.of is not None:
        traits.append(f"of {noun.of.name}"[:80])
    return name, Looks(
        age=checks.choice("age", age, ("", "baby", "child", "teen", "adult", "old")),
        sex=checks.choice("sex", sex, ("", "woman", "man")),
        wears=tuple(word[:80] for word in noun.wears)[:12],
        traits=tuple(traits)[:12],
        **found,
    )


def _weather(name: str) -> Any:
    return checks.choice("weather", name or "clear", ("clear", "cloudy", "rain", "snowfall", "fog"))


def _slug(name: str) -> str:
    slug = re.sub(r"[^0-9a-z]+", "-", name.lower()).strip("-")[:60]
    return slug or "figure"


def _free(slug: str, taken: set[str]) -> str:
    """The slug, or the first of slug-2, slug-3 … that is not taken."""
    number, name = 1, slug
    while name in taken or name in ("left", "right", "up", "down", "camera", "away"):
        number += 1
        name = f"{slug}-{number}"
    return name
