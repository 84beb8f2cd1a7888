"""Pictures of one's own in prompts: their names stand for things, whatever the words mean else.

    hidden, names = hide("a woman holds Acme on a stage", ["Acme"])
    reveal(stage_prompt(hidden), names)

Each name is read as a thing that no dictionary has, and gets its own name back in the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from onionskin.errors import InvalidInput
from onionskin.plan.staging import StagedFigure, StagedPlan
from onionskin.planner.figures import free_id, slug_of
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.readers import Reader
from onionskin.planner.staged import StagedPrompt, stage_prompt

_ENGLISH: Final = tuple(f"ownpicture{letter}" for letter in "abcdef")
_CHINESE: Final = tuple(f"自图{letter}" for letter in "甲乙丙丁戊己")
"""What names are read as; the Chinese words are in `words/chinese.txt`."""
MAX_NAMES: Final = len(_ENGLISH)


def stage_with(
    names: Iterable[str],
    prompt: str,
    *,
    seconds: float = 4.0,
    seed: int = 0,
    reader: Reader | None = None,
) -> StagedPrompt:
    """The staged plan of a prompt that may speak of pictures by their names.

    `reader` reads it; None: the built-in one.
    """
    hidden, table = hide(prompt, names)
    read = stage_prompt if reader is None else reader.read
    return reveal(read(hidden, seconds=seconds, seed=seed), table)


def hide(prompt: str, names: Iterable[str]) -> tuple[str, dict[str, str]]:
    """The prompt with words of their own for the names, and what each word stands for.

    Longer names first: "Acme shoe" is not "Acme". Raises InvalidInput for too many names.
    """
    known = sorted(dict.fromkeys(names), key=len, reverse=True)
    if len(known) > MAX_NAMES:
        raise InvalidInput(f"{len(known)} pictures: a staged plan takes {MAX_NAMES} of your own")
    words = _CHINESE if is_chinese(prompt) else _ENGLISH
    table = {}
    for name, word, english in zip(known, words, _ENGLISH, strict=False):
        ends = r"\b" if name.isascii() and not is_chinese(prompt) else ""
        prompt = re.sub(f"{ends}{re.escape(name)}{ends}", word, prompt, flags=re.IGNORECASE)
        table[english] = name
    return prompt, table


def reveal(read: StagedPrompt, names: Mapping[str, str]) -> StagedPrompt:
    """The plan with the names in place of the words, and a warning for each that is not in it."""
    renamed = {word: name for word, name in names.items() if _has(read.plan, word)}
    figures = tuple(_named(figure, renamed) for figure in read.plan.figures)
    notes = tuple(
        f"{name} is not in the sentence and is not shown"
        for word, name in names.items()
        if word not in renamed
    )
    texts = (_without(warning, names) for warning in read.warnings)
    plan = _with_ids(replace(read.plan, figures=figures), renamed)
    return StagedPrompt(plan, (*notes, *texts))


def _with_ids(plan: StagedPlan, names: Mapping[str, str]) -> StagedPlan:
    """The plan with ids made of the names, wherever an id stands."""
    taken = {figure.id for figure in plan.figures}
    ids = {"": ""}
    for figure in plan.figures:
        own = any(word in figure.id for word in names)
        ids[figure.id] = free_id(slug_of(figure.name), taken) if own else figure.id
        taken.add(ids[figure.id])
    figures = tuple(
        replace(
            figure,
            id=ids[figure.id],
            standing=figure.standing
            and replace(figure.standing, of=ids.get(figure.standing.of, figure.standing.of)),
        )
        for figure in plan.figures
    )
    actions = tuple(
        replace(
            action,
            **{
                name: ids.get(getattr(action, name), getattr(action, name))
                for name in ("who", "object", "partner", "tool", "to")
            },
        )
        for action in plan.actions
    )
    return replace(plan, figures=figures, actions=actions)


def _has(plan: StagedPlan, word: str) -> bool:
    return any(word in figure.name for figure in plan.figures)


def _named(figure: StagedFigure, names: Mapping[str, str]) -> StagedFigure:
    for word, name in names.items():
        if word in figure.name:
            return replace(figure, name=name[:80], said=name[:200], kind="thing", count=1)
    return figure


def _without(text: str, names: Mapping[str, str]) -> str:
    for word, name in names.items():
        chinese = _CHINESE[_ENGLISH.index(word)]
        text = text.replace(word, name).replace(chinese, name)
    return text
