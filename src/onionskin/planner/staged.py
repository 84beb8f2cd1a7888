"""Makes a staged plan of a prompt: figures with looks, actions in time, a place, a camera.

Nothing is dropped in silence: what cannot be shown, or was not understood, is in the warnings.
What is unsaid gets the likely choice (`scenes`), never a random one: the same words give the same
plan.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.plan.plan import MAX_SECONDS
from onionskin.plan.staging import MOVES, Action, Prop, Shooting, StagedPlan
from onionskin.planner import chinese, english
from onionskin.planner.company import tell_apart
from onionskin.planner.dictionary import word_set
from onionskin.planner.doings import Doings
from onionskin.planner.drafts import Drafts
from onionskin.planner.english_words import COLORS
from onionskin.planner.figures import SAID_ELSEWHERE, free_id, slug_of
from onionskin.planner.film_words import without_film_words
from onionskin.planner.frames import Frame, Noun
from onionskin.planner.implied import settle_implied
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.moods import settle_moods
from onionskin.planner.postures import settle_postures
from onionskin.planner.scenes import SET_WITH
from onionskin.planner.whereabouts import Whereabouts, is_setting
from onionskin.request import MAX_SEED, check_text

_OF_SETTINGS: Final = COLORS | word_set(
    "cold warm cosy cozy empty crowded busy messy tidy modern ruined abandoned dim neon narrow"
)
"""What a place may be said to be, and is not drawn as."""
_ATHLETICS: Final = word_set(
    "crossbar hurdle hurdler javelin discus sprinter runner gymnast baton marathon-runner vaulter"
) | {"high jumper", "long jumper", "javelin thrower", "shot putter", "pole vaulter", "finish line"}
"""Who and what has no goal behind them in a stadium."""
_AS_DRAWN: Final = {
    "green": word_set("forest jungle meadow field park hill garden lawn grass"),
    "blue": word_set("sea ocean lake river pool sky"),
    "golden": word_set("beach desert field"),
    "white": word_set("snow mountain"),
    "bright": word_set("sky"),
}
"""Colours that places have anyway."""


@dataclass(frozen=True, slots=True)
class StagedPrompt:
    """A staged plan, and what of the prompt it does not show."""

    plan: StagedPlan
    warnings: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()
    """Which of "place", "time", "weather", "season", "shot" and "move" the prompt names."""


def stage_prompt(prompt: str, *, seconds: float = 4.0, seed: int = 0) -> StagedPrompt:
    """The staged plan of a prompt in English or Chinese.

    The same prompt gives the same plan; `seed` is for whoever draws it. Raises InvalidInput for
    what is no text, no length or no seed.
    """
    check_text("prompt", prompt)
    seconds = checks.number("seconds", seconds, above=0.0, high=MAX_SECONDS)
    seed = checks.whole("seed", seed, 0, MAX_SEED)
    if not prompt.strip():
        raise InvalidInput("the prompt is empty; describe what to show, e.g. 'a red fox in snow'")
    prompt, left_out = without_film_words(prompt)
    frame = chinese.read(prompt) if is_chinese(prompt) else english.read(prompt)
    return _Stager(frame, seconds, seed, Drafts(warnings=list(left_out))).stage()


@dataclass(slots=True)
class _Stager:
    frame: Frame
    seconds: float
    seed: int
    drafts: Drafts = field(default_factory=Drafts)

    def stage(self) -> StagedPrompt:
        """The plan."""
        _see_weather(self.frame)
        settle_implied(self.frame)
        settle_postures(self.frame)
        tell_apart(self.frame)
        settle_moods(self.frame)
        self._warn_of_settings()
        where = Whereabouts(self.frame)
        for clause in self.frame.clauses:
            where.settle(clause)
        clauses = [*self.frame.clauses, *where.added]
        for clause in clauses:
            self.drafts.cast(clause)
        if not self.drafts.drafts:
            self._show_whatever_acts()
        for clause in self.frame.clauses:
            self.drafts.stand(clause)
        actions = Doings(self.seconds, self.drafts).actions(clauses)
        place = where.place(actions, self.drafts)
        self._warn(place)
        plan = self._plan(place, actions)
        named = self._named(where.name)
        return StagedPrompt(plan, tuple(dict.fromkeys(self.drafts.warnings)), named)

    def _named(self, place: str) -> frozenset[str]:
        """What the prompt says itself, and is not the likely choice."""
        frame = self.frame
        said = {
            "place": place,
            "time": frame.time,
            "weather": frame.weather,
            "season": frame.season,
            "shot": frame.shot,
            "move": frame.move,
        }
        return frozenset(name for name, value in said.items() if value)

    def _plan(self, place: str, actions: list[Action]) -> StagedPlan:
        frame = self.frame
        return StagedPlan(
            seconds=self.seconds,
            place=place[:80],
            time=checks.choice("time", frame.time or "day", ("day", "sunset", "night", "dawn")),
            weather=_weather(frame.weather),
            season=checks.choice(
                "season", frame.season, ("", "spring", "summer", "autumn", "winter")
            ),
            camera=self._camera(),
            figures=tuple(draft.figure for draft in self.drafts.drafts),
            actions=tuple(actions),
            props=self._props(place),
            seed=self.seed,
        )

    def _props(self, place: str) -> tuple[Prop, ...]:
        names = {draft.figure.name for draft in self.drafts.drafts}
        wanted = [name for name in SET_WITH.get(place, ()) if name not in names]
        if names & _ATHLETICS:
            wanted = [name for name in wanted if name != "goal"]
        taken = {draft.figure.id for draft in self.drafts.drafts}
        return tuple(Prop(id=free_id(slug_of(name), taken), name=name) for name in wanted)

    def _show_whatever_acts(self) -> None:
        """What cannot be seen is better than nobody: whoever draws says what stands in for it."""
        for clause in self.frame.clauses:
            for noun in (*clause.subjects, *clause.objects)[:2] if clause.verb else ():
                if noun.head not in SAID_ELSEWHERE and not is_setting(noun):
                    self.drafts.make(noun, noun)

    def _camera(self) -> Shooting:
        frame = self.frame
        return Shooting(
            shot=checks.choice("shot", frame.shot, ("", "wide", "full", "medium", "close-up")),
            angle=checks.choice("angle", frame.angle, ("", "above", "below", "over the shoulder")),
            move=checks.choice("move", frame.move or "still", MOVES),
        )

    def _warn_of_settings(self) -> None:
        """Says which words about a place nothing shows: a white kitchen is any kitchen."""
        for clause in self.frame.clauses:
            own = [*clause.places, *(each for noun in clause.subjects for each in noun.at)]
            for noun in (each.of for each in own):
                left = _not_drawn(noun)
                coloured = noun.name == "ground" and bool({*left, *noun.adjectives} & COLORS)
                if coloured or (left and noun.name in ("background", "backdrop")):
                    self.drafts.warnings.append(
                        f'"{noun.said}" is not drawn: name a place, or use --engine animatic, '
                        "which can draw a plain background; a picture of yours stands on a "
                        "colour in a film with a brand"
                    )
                elif left and is_setting(noun):
                    self.drafts.warnings.append(
                        f'"{noun.said}" is drawn in its usual look: {", ".join(left)} is left out'
                    )

    def _warn(self, place: str) -> None:
        for word, name in self.frame.read_as.items():
            self.drafts.warnings.append(f'"{word}" was read as "{name}"')
        if any(clause.negated for clause in self.frame.clauses):
            self.drafts.warnings.append(
                "a picture cannot show what is not done: it is drawn as if done; say what is "
                "done instead"
            )
        missed = [word for word in dict.fromkeys(self.frame.not_understood) if word]
        if missed:
            words = ", ".join(f'"{word}"' for word in missed)
            self.drafts.warnings.append(
                f"not understood: {words}; use other words, or leave it out"
            )
        if not self.drafts.drafts and not place:
            self.drafts.warnings.append(
                "nothing in the prompt can be shown: name who or what is seen, and what they do"
            )


def _not_drawn(setting: Noun) -> list[str]:
    """Words about a place that its picture does not show."""
    said = (each for each in setting.adjectives if each in _OF_SETTINGS)
    return [each for each in said if setting.head not in _AS_DRAWN.get(each, ())]


def _see_weather(frame: Frame) -> None:
    """ "It rains", "mist lies over the fields": the weather is seen, and nobody does it."""
    for clause in frame.clauses:
        mists = clause.subjects and all(noun.head in _MISTS for noun in clause.subjects)
        if mists and clause.verb not in ("rise", "curl", "swirl"):
            frame.weather = frame.weather or "fog"
            clause.subjects, clause.verb, clause.objects = [], "", []
        falls = {noun.head for noun in clause.subjects} & {"rain", "snow"}
        word = clause.verb if clause.verb in ("rain", "snow") else "".join(sorted(falls))[:4]
        if clause.verb in ("rain", "snow") or (falls and clause.verb in _FALLING):
            frame.weather = frame.weather or {"rain": "rain", "snow": "snowfall"}.get(word, "")
        if clause.verb in ("rain", "snow") and not clause.objects:
            clause.verb = ""


_MISTS = frozenset({"mist", "fog", "haze", "雾", "薄雾", "大雾", "晨雾"})
_FALLING = frozenset(
    {"fall", "pour", "come down", "pelt", "beat", "lash", "drum", "start", "begin"}
)


def _weather(name: str) -> Any:
    return checks.choice("weather", name or "clear", ("clear", "cloudy", "rain", "snowfall", "fog"))
