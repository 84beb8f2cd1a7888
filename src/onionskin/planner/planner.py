"""The planner: a prompt becomes a plan.

A small network (`planner_model`) reads the prompt; subjects are found in the cast by their
names where the words are there (`lexicon`), else by meaning; what the words leave open is
drawn from the seed (`chances`); `blocking` puts it all in numbers. So this is a learned
reader with a dictionary at its side: the network knows how the sentence hangs together and
what verbs and paraphrases mean; names of the cast, numbers, sizes, sides, "to the left" and
the phrases that training showed are read from lists (`lexicon`, `exact_words`). Nothing is
an error: what is not understood, or cannot be had, is told in `warnings`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from onionskin import checks
from onionskin.cast.cast import Cast, CastEntry
from onionskin.errors import InvalidInput
from onionskin.plan.blocking import block
from onionskin.plan.plan import (
    COLORS,
    MAX_ROLES,
    MAX_SECONDS,
    PLACES,
    SIDES,
    SIZES,
    TIMELESS_PLACES,
    TIMES,
    WEATHERS,
    Outline,
    Plan,
    Role,
    Scenery,
)
from onionskin.planner.casting import Casting, cast_groups
from onionskin.planner.chances import (
    directed,
    likely_camera,
    likely_motion,
    likely_place,
    likely_weather,
    pick,
)
from onionskin.planner.chapters import carried_on, named, stayers
from onionskin.planner.known_words import ignorable, knows_place
from onionskin.planner.prompt_reader import Understanding, understand
from onionskin.planner.reading import UNSAID, Group, Reading
from onionskin.planner.weights import PlannerWeights, cast_embeddings, load_planner
from onionskin.progress import stop_if_cancelled
from onionskin.request import MAX_SEED, check_text
from onionskin.text.encoder import TextEncoder

_HOURS = {"day": 6.0, "sunset": 2.0, "dawn": 1.5, "night": 1.0}


@dataclass(frozen=True, slots=True)
class PlannedPrompt:
    """A plan, the outline it was made of, and what the prompt asked for in vain."""

    plan: Plan
    outline: Outline
    warnings: tuple[str, ...]
    reading: Reading
    """What the prompt says; the outline is this and what was drawn from the seed."""
    names: tuple[str, ...] = ()
    """What the prompt calls each role of the outline."""


def plan_prompt(
    prompt: str,
    *,
    cast: Cast,
    seconds: float,
    seed: int,
    aspect: float = 1.0,
    weights: PlannerWeights | None = None,
    before: PlannedPrompt | None = None,
) -> PlannedPrompt:
    """Plans a shot of `seconds` from a prompt in English or Chinese.

    `aspect` is the frame's width over its height. The same prompt, cast and seed give the same
    plan; another seed gives another take of whatever the prompt leaves open, unless it goes on
    from the prompt `before`. `weights` default to those that come with the package.
    Raises InvalidInput for what is no text, no length, no seed or no cast.
    """
    check_text("prompt", prompt)
    seconds = checks.number("seconds", seconds, above=0.0, high=MAX_SECONDS)
    seed = checks.whole("seed", seed, 0, MAX_SEED)
    aspect = checks.number("aspect", aspect, low=0.001, high=1000.0)
    if not isinstance(cast, Cast):
        raise InvalidInput(f"cast is {checks.short(cast)}: give a Cast, e.g. load_cast()")
    if weights is not None:
        checks.instance("weights", weights, PlannerWeights)
    if before is not None:
        checks.instance("before", before, PlannedPrompt)
        prompt = named(prompt, before.plan)
    weights = load_planner() if weights is None else weights
    encoder = TextEncoder.load()
    understood = understand(prompt, weights, encoder)
    stop_if_cancelled()
    embeddings = cast_embeddings(cast, weights, encoder)
    stop_if_cancelled()
    casting = cast_groups(prompt, understood, cast, embeddings, weights, encoder)
    reading = replace(understood.reading, groups=casting.groups)
    names, told = _names(casting), casting.warnings
    if before is not None:
        known = dict(zip((role.cast for role in before.outline.roles), before.names, strict=False))
        names += tuple(known.get(role.cast, "") for role in stayers(reading, before.outline))
        told = told if casting.groups else ()
        reading = carried_on(reading, before.outline)
    outline = finish(reading, cast, seed)
    plan = block(
        outline,
        seconds=seconds,
        seed=seed,
        aspect=aspect,
        facing=lambda id_: cast[id_].facing,
        habitat=lambda id_: cast[id_].habitat,
        names=names,
    )
    warnings = [*told, *_scenery_warnings(prompt, understood, outline)]
    warnings += _strangers(prompt, understood, told=warnings)
    return PlannedPrompt(plan, outline, tuple(warnings), reading, names)


def without_roles(planned: PlannedPrompt, missing: frozenset[str]) -> PlannedPrompt:
    """What was planned without the roles of some of the cast, for the next prompt to go on from."""
    if not missing:
        return planned
    names = (*planned.names, *("" for _ in planned.outline.roles))
    kept = [
        (role, name)
        for role, name in zip(planned.outline.roles, names, strict=False)
        if role.cast not in missing
    ]
    subjects = tuple(one for one in planned.plan.subjects if one.cast not in missing)
    return replace(
        planned,
        plan=replace(planned.plan, subjects=subjects),
        outline=replace(planned.outline, roles=tuple(role for role, _ in kept)),
        names=tuple(name for _, name in kept),
    )


def finish(reading: Reading, cast: Cast, seed: int) -> Outline:
    """An outline that says what the reading says; the rest is drawn from the seed."""
    rng = np.random.default_rng([seed, 11])
    entries = [cast[group.cast] for group in reading.groups]
    place = reading.place
    if place == UNSAID:
        place = (
            "plain"
            if reading.color != UNSAID
            else likely_place(entries[0] if entries else None, rng)
        )
    scenery = _scenery(reading, place, seed, rng)
    roles: list[Role] = []
    for group, entry in zip(reading.groups, entries, strict=True):
        roles += [_role(group, entry, rng)] * group.count
    camera = likely_camera(rng, still=0.8) if reading.camera == UNSAID else reading.camera
    return Outline(roles=tuple(roles[:MAX_ROLES]), scenery=scenery, camera=camera)


def _scenery(reading: Reading, place: str, seed: int, rng: np.random.Generator) -> Scenery:
    color = reading.color if reading.color != UNSAID else COLORS[int(rng.integers(len(COLORS)))]
    time = pick(rng, _HOURS) if reading.time == UNSAID else reading.time
    weather = reading.weather
    if weather == UNSAID:
        weather = likely_weather(place, rng, clear=0.85)
    if place in TIMELESS_PLACES:
        time, weather = "day", "clear"
    return Scenery(
        place=checks.choice("place", place, PLACES),
        time=checks.choice("time", time, TIMES),
        weather=checks.choice("weather", weather, WEATHERS),
        color=checks.choice("color", color, COLORS) if place == "plain" else Scenery().color,
        seed=seed,
    )


def _role(group: Group, entry: CastEntry, rng: np.random.Generator) -> Role:
    motion = group.motion
    if motion == UNSAID:
        motion = likely_motion(entry, rng, still=0.3)
    size = pick(rng, {"medium": 3, "big": 1}) if group.size == UNSAID else group.size
    return Role(
        cast=entry.id,
        size=checks.choice("size", size, SIZES),
        motion=directed(motion, rng),
        side="any" if group.side == UNSAID else checks.choice("side", group.side, SIDES),
    )


def _names(casting: Casting) -> tuple[str, ...]:
    """What the prompt calls each role."""
    counted = zip(casting.groups, casting.names, strict=True)
    return tuple(name for group, name in counted for _ in range(group.count))[:MAX_ROLES]


def _scenery_warnings(prompt: str, understood: Understanding, outline: Outline) -> list[str]:
    """What of the place, hour and weather was not honoured, and of the prompt not read."""
    said, place, warnings = understood.reading, outline.scenery.place, []
    words = _words_of(prompt, understood, "place")
    if words and said.place not in (UNSAID, "plain") and not knows_place(place, words):
        warnings.append(f'"{words}" is not a known place; used "{place}"')
    if place in TIMELESS_PLACES:
        for tag, value, usual in (("time", said.time, "day"), ("weather", said.weather, "clear")):
            if value not in (UNSAID, usual):
                what = _words_of(prompt, understood, tag) or value
                warnings.append(
                    f'"{place}" has no {"hour" if tag == "time" else tag}: "{what}" was left out'
                )
    if understood.num_dropped:
        warnings.append(
            f"the prompt is long: its last {understood.num_dropped} tokens were not read"
        )
    return warnings


def _strangers(prompt: str, understood: Understanding, told: list[str]) -> list[str]:
    """Words that fit nowhere, and that no warning has `told` of yet."""
    words = [
        f'"{text}"'
        for span in understood.spans
        if span.tag == "other"
        and (text := prompt[span.start : span.end].strip(" ,.，。、;；:：!！?？"))
        and not ignorable(text)
    ]
    strange = [word for word in words if not any(word in warning for warning in told)]
    return ["not understood and left out: " + ", ".join(strange)] if strange else []


def _words_of(prompt: str, understood: Understanding, tag: str) -> str:
    """The words of the prompt that are about one thing."""
    spans = [span for span in understood.spans if span.tag == tag]
    return " ".join(prompt[span.start : span.end].strip() for span in spans)
