"""A language model as the reader: any endpoint that speaks OpenAI's chat completions.

It is asked for the plan by a JSON schema, with the names that the stage knows. An answer that is
no such plan is sent back once with what is wrong; if that fails too, or nobody answers, the
built-in reader reads the prompt, and the warnings say so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from onionskin import checks
from onionskin.endpoint import Endpoint, NoAnswer
from onionskin.errors import InvalidInput
from onionskin.plan.plan import MAX_SECONDS, TIMES, WEATHERS
from onionskin.plan.staging import (
    AGES,
    ANGLES,
    BUILDS,
    DIRECTIONS,
    KINDS,
    MAX_ACTIONS,
    MAX_FIGURES,
    MOODS,
    MOVES,
    RELATIONS,
    SEASONS,
    SEXES,
    SHOTS,
    Action,
    Looks,
    Shooting,
    StagedFigure,
    StagedPlan,
    Standing,
)
from onionskin.planner.staged import StagedPrompt, stage_prompt

_TIMEOUT_SECONDS: Final = 60.0
_FIRST_SECONDS: Final = 0.4
"""When the first action begins: after whoever acts has been seen."""


class LanguageModelReader:
    """Reads prompts with a language model; `model` is its name at the endpoint."""

    def __init__(self, model: str) -> None:
        """Raises InvalidInput without a model, a key or an address, or the package openai."""
        if not model:
            raise InvalidInput("reader openai needs a model; write openai:MODEL")
        self.model = model
        self._endpoint = Endpoint("reader openai", timeout_seconds=_TIMEOUT_SECONDS)

    def read(self, prompt: str, *, seconds: float = 4.0, seed: int = 0) -> StagedPrompt:
        """See `Reader.read`; the built-in reader stands in where the model gives no plan."""
        built_in = stage_prompt(prompt, seconds=seconds, seed=seed)
        try:
            plan = self._plan(prompt, float(seconds), seed)
        except (NoAnswer, InvalidInput) as fault:
            note = (
                f"reader openai:{self.model} gave no plan ({fault}); "
                "the built-in reader read the prompt"
            )
            return StagedPrompt(built_in.plan, (note, *built_in.warnings))
        return StagedPrompt(plan)

    def _plan(self, prompt: str, seconds: float, seed: int) -> StagedPlan:
        messages = [
            {"role": "system", "content": _instructions()},
            {"role": "user", "content": prompt},
        ]
        answer = self._asked(messages, seed)
        try:
            return plan_of(answer, seconds=seconds, seed=seed)
        except InvalidInput as error:
            fault = checks.short(str(error))
        messages += [
            {"role": "assistant", "content": answer[:20_000]},
            {"role": "user", "content": f"This is not a valid plan: {fault}. Give it again."},
        ]
        return plan_of(self._asked(messages, seed), seconds=seconds, seed=seed)

    def _asked(self, messages: list[dict[str, str]], seed: int) -> str:
        return self._endpoint.chat(
            self.model,
            messages,
            temperature=0,
            seed=seed,
            response_format={
                "type": "json_schema",
                "json_schema": {"name": "plan", "strict": True, "schema": SCHEMA},
            },
        )


def open_language_model(model: str = "") -> LanguageModelReader:
    """The reader "openai:MODEL"."""
    return LanguageModelReader(model)


# What is asked for


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _one_of(names: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "string", "enum": list(names)}


_TEXT: Final[dict[str, Any]] = {"type": "string"}
_FIGURE: Final = _object(
    {
        "id": {"type": "string", "description": "letters, digits and hyphens: fox-2"},
        "name": {"type": "string", "description": "canonical English, lower case, singular"},
        "kind": _one_of(KINDS),
        "said": {"type": "string", "description": "what the sentence calls it"},
        "count": {"type": "integer", "description": "1, or how many are one body: a flock"},
        "age": _one_of(AGES),
        "sex": _one_of(SEXES),
        "build": _one_of(BUILDS),
        "mood": _one_of(MOODS),
        "color": _TEXT,
        "wears": {"type": "array", "items": _TEXT},
        "relation": _one_of(("", *RELATIONS)),
        "of": {"type": "string", "description": "id of the figure that the relation is to, or ''"},
    }
)
_ACTION: Final = _object(
    {
        "who": {"type": "string", "description": "id of a figure"},
        "verb": {"type": "string", "description": "infinitive of one or two words"},
        "beat": {"type": "integer", "description": "0 first; the same beat is at the same time"},
        "object": {"type": "string", "description": "id of what is acted upon, or ''"},
        "partner": {"type": "string", "description": "id of whom it is done with or for, or ''"},
        "tool": {"type": "string", "description": "id of what it is done with, or ''"},
        "to": {"type": "string", "description": f"id, one of {', '.join(DIRECTIONS)}, or ''"},
    }
)
SCHEMA: Final[dict[str, Any]] = _object(
    {
        "place": {"type": "string", "description": "canonical English, or '' for anywhere"},
        "time": _one_of(TIMES),
        "weather": _one_of(WEATHERS),
        "season": _one_of(SEASONS),
        "shot": _one_of(SHOTS),
        "angle": _one_of(ANGLES),
        "move": _one_of(MOVES),
        "figures": {"type": "array", "items": _FIGURE},
        "actions": {"type": "array", "items": _ACTION},
    }
)
"""What a model is asked for: a staged plan whose actions stand in beats instead of seconds."""


def _instructions() -> str:
    from onionskin.stage.actions import ACTIONS
    from onionskin.stage.places import PLACES
    from onionskin.stage.roles import ROLES
    from onionskin.stage.things import THINGS

    kinds = (("places", PLACES), ("people", ROLES), ("verbs", ACTIONS), ("things", THINGS))
    names = (
        f"{kind}: {', '.join(entry.names.en for entry in registry)}." for kind, registry in kinds
    )
    return "\n".join(
        (
            "You stage one sentence as a short animated shot: who does what with whom, where and "
            "when. Show only what the sentence says and what it needs to be seen. What is measured "
            "(sales, prices) is the thing 'chart'. Prefer these names where one fits; else use a "
            "plain English noun or verb.",
            *names,
        )
    )


# What is answered


def plan_of(answer: str, *, seconds: float, seed: int) -> StagedPlan:
    """The plan of an answer. Raises InvalidInput, which names the field, for what is none."""
    seconds = checks.number("seconds", seconds, above=0.0, high=MAX_SECONDS)
    data = _json(answer)
    figures = tuple(
        _figure(f"figures[{index}]", each)
        for index, each in enumerate(_items(data, "figures", MAX_FIGURES))
    )
    return StagedPlan(
        seconds=seconds,
        place=_text(data, "place"),
        time=checks.choice("time", _text(data, "time") or "day", TIMES),
        weather=checks.choice("weather", _text(data, "weather") or "clear", WEATHERS),
        season=checks.choice("season", _text(data, "season"), SEASONS),
        camera=Shooting(
            shot=checks.choice("shot", _text(data, "shot"), SHOTS),
            angle=checks.choice("angle", _text(data, "angle"), ANGLES),
            move=checks.choice("move", _text(data, "move") or "still", MOVES),
        ),
        figures=figures,
        actions=_actions(_items(data, "actions", MAX_ACTIONS), seconds),
        seed=seed,
    )


def _json(answer: str) -> Mapping[str, Any]:
    text = answer.strip().removeprefix("```json").removeprefix("```").removesuffix("```")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidInput("the answer is not JSON") from None
    return _mapping("the answer", data)


def _mapping(where: str, data: object) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise InvalidInput(f"{where} is {checks.short(data)}: give an object")
    return data


def _items(data: Mapping[str, Any], name: str, most: int) -> list[Any]:
    items = data.get(name, [])
    if not isinstance(items, list) or len(items) > most:
        raise InvalidInput(f"{name} is {checks.short(items)}: give a list of at most {most}")
    return items


def _text(data: Mapping[str, Any], name: str) -> str:
    return str(checks.text(name, data.get(name) or "", longest=200))


def _figure(where: str, data: object) -> StagedFigure:
    given = _mapping(where, data)
    relation, of = _text(given, "relation"), _text(given, "of")
    wears = given.get("wears") or ()
    count = given.get("count")
    return StagedFigure(
        id=_text(given, "id"),
        name=_text(given, "name"),
        kind=checks.choice(f"{where}.kind", _text(given, "kind"), KINDS),
        said=_text(given, "said"),
        count=1 if count is None else checks.whole(f"{where}.count", count, 1, 1000),
        looks=Looks(
            age=checks.choice("age", _text(given, "age"), AGES),
            sex=checks.choice("sex", _text(given, "sex"), SEXES),
            build=checks.choice("build", _text(given, "build"), BUILDS),
            mood=checks.choice("mood", _text(given, "mood"), MOODS),
            color=_text(given, "color"),
            wears=tuple(wears) if isinstance(wears, list) else (),
        ),
        standing=Standing(relation=checks.choice("relation", relation, RELATIONS), of=of)
        if relation and of
        else None,
    )


def _actions(items: list[Any], seconds: float) -> tuple[Action, ...]:
    given = [_mapping(f"actions[{index}]", each) for index, each in enumerate(items)]
    beats = sorted({checks.whole("beat", each.get("beat") or 0, 0, MAX_ACTIONS) for each in given})
    first = min(_FIRST_SECONDS, seconds / 4)
    share = (seconds - first) / max(len(beats), 1)
    actions = []
    for each in given:
        start = first + beats.index(each.get("beat") or 0) * share
        actions.append(
            Action(
                who=_text(each, "who"),
                verb=_text(each, "verb"),
                start=round(start, 3),
                end=round(min(start + share, seconds), 3),
                object=_text(each, "object"),
                partner=_text(each, "partner"),
                tool=_text(each, "tool"),
                to=_text(each, "to"),
            )
        )
    return tuple(actions)
