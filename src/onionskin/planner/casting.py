"""Casting: which cast entry each noun phrase of a prompt means.

In this order: a person's own pictures by their names; names, synonyms and tags that stand
in the prompt; else the entry that is nearest in meaning, and a warning that says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from onionskin.cast.cast import Cast, CastEntry
from onionskin.plan.plan import MAX_ROLES
from onionskin.planner.known_words import NATURAL_COLORS, color_before, ignorable
from onionskin.planner.lexicon import Hit, is_chinese, lexicon_of
from onionskin.planner.prompt_reader import Understanding
from onionskin.planner.reading import MAX_GROUPS, Group
from onionskin.planner.weights import PlannerWeights
from onionskin.text.encoder import TextEncoder

_POINTER_SHARE = 0.5
"""How much the network's pointer counts beside the plain likeness of the phrase."""
_NUMBERS_EN = (
    "four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozen|dozens|hundred|[4-9]|\\d\\d+"
)
_NUMBER_BEFORE = re.compile(rf"\b({_NUMBERS_EN})(?:\s+of)?(?:\s+\w+){{0,2}}\s*$", re.IGNORECASE)
_NUMBER_BEFORE_ZH = re.compile(r"([四五六七八九十百千]+|[4-9]|\d\d+)\s*[\u4e00-\u9fff]{0,4}$")


@dataclass(frozen=True, slots=True)
class Casting:
    """The groups with their cast entries, what the prompt calls each, and warnings."""

    groups: tuple[Group, ...]
    names: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    group: Group
    start: int
    end: int
    warnings: tuple[str, ...] = ()


def cast_groups(
    prompt: str,
    understood: Understanding,
    cast: Cast,
    embeddings: Tensor,
    weights: PlannerWeights,
    encoder: TextEncoder,
) -> Casting:
    """Finds the cast entry of every group; `embeddings` (2, E, 384) are of the cast's entries."""
    chooser = _Chooser(prompt, cast, embeddings, weights, encoder)
    described = zip(understood.reading.groups, understood.phrases, understood.pointers, strict=True)
    choices = [chooser.choose(group, *phrase, pointer) for group, phrase, pointer in described]
    choices = _with_own_pictures(prompt, _distinct(choices), cast)
    choices, warnings = _at_most_three(prompt, choices)
    warnings += [warning for choice in choices for warning in choice.warnings]
    if not choices and prompt.strip():
        warnings.append("no subject was found in the prompt: only its scenery is shown")
    return Casting(
        tuple(choice.group for choice in choices),
        tuple(prompt[choice.start : choice.end] for choice in choices),
        tuple(warnings),
    )


class _Chooser:
    """Chooses entries for the noun phrases of one prompt."""

    def __init__(
        self,
        prompt: str,
        cast: Cast,
        embeddings: Tensor,
        weights: PlannerWeights,
        encoder: TextEncoder,
    ) -> None:
        self.prompt, self.cast, self.embeddings = prompt, cast, embeddings
        self.weights, self.encoder = weights, encoder

    def choose(self, group: Group, start: int, end: int, pointer: Tensor) -> _Choice:
        """The entry that the characters [start, end) mean."""
        phrase = self.prompt[start:end]
        hit = lexicon_of(self.cast).best(self.prompt, start, end)
        if hit is None:
            entry = self._nearest(phrase, pointer, self.cast.entries)
            warning = f'"{phrase}" is not in the cast; used "{_called(entry, phrase)}"'
            return _Choice(replace(group, cast=entry.id), start, end, (warning,))
        entries = [self.cast[id_] for id_ in hit.ids]
        entry = entries[0] if len(entries) == 1 else self._nearest(phrase, pointer, entries)
        start, end = min(start, hit.start), max(end, hit.end)
        warnings = (*self._leftover(start, end, hit, entry), *self._color(hit, entry))
        return _Choice(replace(group, cast=entry.id), start, end, warnings)

    def _leftover(self, start: int, end: int, hit: Hit, entry: CastEntry) -> tuple[str, ...]:
        """A warning where the name of an entry is only part of the phrase."""
        rest = f"{self.prompt[start : hit.start]} {self.prompt[hit.end : end]}"
        phrase = self.prompt[start:end]
        if (
            ignorable(rest, least=1)
            or color_before(self.prompt, hit.start, hit.end) == rest.strip().lower()
        ):
            return ()
        return (f'"{phrase}" is not in the cast; used "{_called(entry, phrase)}"',)

    def _color(self, hit: Hit, entry: CastEntry) -> tuple[str, ...]:
        """A warning where the prompt wants the subject in another colour."""
        color = color_before(self.prompt, hit.start, hit.end)
        own_names = (entry.name, entry.name_zh, *entry.synonyms, *entry.synonyms_zh)
        natural = NATURAL_COLORS.get(entry.name, "").split()
        if not color or color in natural or any(color in name for name in own_names):
            return ()
        if color[0] in _COLORS_ZH and _COLORS_ZH[color[0]] in natural:
            return ()
        return (f'the colour of "{_called(entry, color)}" is fixed: "{color}" was left out',)

    def _nearest(self, phrase: str, pointer: Tensor, entries: Sequence[CastEntry]) -> CastEntry:
        return nearest_entry(
            phrase, pointer, self.cast, self.embeddings, self.weights, self.encoder, entries
        )


@torch.inference_mode()
def nearest_entry(
    phrase: str,
    pointer: Tensor,
    cast: Cast,
    embeddings: Tensor,
    weights: PlannerWeights,
    encoder: TextEncoder,
    among: Sequence[CastEntry] = (),
) -> CastEntry:
    """The entry (`among` these, or of the whole cast) nearest in meaning to a phrase."""
    wanted = {entry.id for entry in among or cast.entries}
    places = [index for index, entry in enumerate(cast.entries) if entry.id in wanted]
    vectors = embeddings[:, places]
    likeness = (vectors @ encoder.embed([phrase])[0]).amax(0)
    pointed = (weights.model.entries(vectors) @ pointer).amax(0)
    return cast.entries[places[int((likeness + _POINTER_SHARE * pointed).argmax())]]


_COLORS_ZH = {
    "红": "red",
    "橙": "orange",
    "黄": "yellow",
    "绿": "green",
    "青": "green",
    "蓝": "blue",
    "粉": "pink",
    "黑": "black",
    "白": "white",
    "灰": "gray",
    "金": "golden",
}


def _called(entry: CastEntry, text: str) -> str:
    """An entry's name in the language of `text`."""
    return entry.name_zh if is_chinese(text) else entry.name


def _distinct(choices: list[_Choice]) -> list[_Choice]:
    """Without those that stand on the words of another: a name is one subject, not two."""
    kept: list[_Choice] = []
    for choice in choices:
        if not any(choice.start < other.end and choice.end > other.start for other in kept):
            kept.append(choice)
    return kept


def _with_own_pictures(prompt: str, choices: list[_Choice], cast: Cast) -> list[_Choice]:
    """A person's own pictures take the place of what stands where their names do."""
    for entry in (entry for entry in cast.entries if entry.own_frames is not None):
        found = re.search(
            rf"(?<![a-z0-9]){re.escape(entry.name.lower())}(?![a-z0-9])", prompt.lower()
        )
        if found is None:
            continue
        met = [c for c in choices if c.start < found.end() and c.end > found.start()]
        group = met[0].group if met else Group()
        own = _Choice(replace(group, cast=entry.id), found.start(), found.end())
        rest = [choice for choice in choices if choice not in met[:1]]
        choices = sorted([*rest[: MAX_GROUPS - 1], own], key=lambda choice: choice.start)
    return choices


def _at_most_three(prompt: str, choices: list[_Choice]) -> tuple[list[_Choice], list[str]]:
    """As many groups, and as many of each, as a shot has room for."""
    warnings, kept, room = [], [], MAX_ROLES
    for choice in choices:
        many = _NUMBER_BEFORE.search(prompt[: choice.start]) or _NUMBER_BEFORE_ZH.search(
            prompt[max(0, choice.start - 6) : choice.start]
        )
        if many is not None and choice.group.count > 1:
            warnings.append(f'a shot has room for three subjects: "{many.group(1)}" became three')
        elif choice.group.count > room:
            name = prompt[choice.start : choice.end]
            warnings.append(
                f'a shot has room for three subjects: only {room} of "{name}" are shown'
            )
        if room:
            count = min(choice.group.count, room)
            kept.append(replace(choice, group=replace(choice.group, count=count)))
            room -= count
    return kept, warnings
