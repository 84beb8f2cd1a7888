"""Asks the planner's network what a prompt says, and puts its answers in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

import torch
from torch import Tensor

from onionskin.planner.exact_words import corrected, exactly
from onionskin.planner.model import GROUP_HEADS, SCENE_HEADS, Answers
from onionskin.planner.reading import TAGS, Group, Reading, Span
from onionskin.planner.weights import PlannerWeights
from onionskin.text.encoder import TextEncoder

MAX_TOKENS = 96
_CHANGE, _CHANGE_WITHIN = 1.5, 6.0
"""What a change of tag costs between two words, and inside of one, in nats."""
_LEAST_PRESENCE = 0.3
"""A noun phrase none of whose tokens is at least this sure is not there."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """A reading, where its noun phrases stand, and what else the network has to say."""

    reading: Reading
    """Its groups have no cast entries yet."""
    phrases: tuple[tuple[int, int], ...]
    """Of each group, the characters [start, end) that name its subject."""
    pointers: Tensor
    """Of each group, a vector (384,) near that of the cast entry it means."""
    spans: tuple[Span, ...]
    """All of the text, tag by tag ("other" too)."""
    num_dropped: int
    """How many tokens at the end were not read."""


@torch.inference_mode()
def understand(prompt: str, weights: PlannerWeights, encoder: TextEncoder) -> Understanding:
    """What the network makes of a prompt."""
    encoded = encoder.encode([prompt], MAX_TOKENS)
    length = len(encoded.offsets[0])
    answers = weights.model(encoded.states[:, :length], encoded.mask[:, :length])
    shares = answers.tags[0].softmax(-1)
    offsets = encoded.offsets[0]
    tags = _smoothed(prompt, shares, offsets)
    groups = [
        (index, phrase)
        for index in range(_choice(answers.scene["num_groups"][0], "num_groups"))
        if (phrase := _phrase(prompt, shares, tags, offsets, index)) is not None
    ]
    spans = attached(prompt, _spans(prompt, tags, offsets))
    reading = Reading(
        groups=tuple(_group(answers, index, prompt, spans) for index, _ in groups),
        **{name: _scene(answers, name, prompt, spans) for name in list(SCENE_HEADS)[1:]},
    )
    return Understanding(
        reading,
        tuple(phrase for _, phrase in groups),
        answers.pointers[0][[index for index, _ in groups]],
        spans,
        encoded.num_dropped[0],
    )


def _choice(logits: Tensor, name: str) -> int:
    words = SCENE_HEADS[name] if name in SCENE_HEADS else GROUP_HEADS[name]
    return int(words[int(logits.argmax())])


def _word(logits: Tensor, name: str) -> str:
    words = SCENE_HEADS[name] if name in SCENE_HEADS else GROUP_HEADS[name]
    return words[int(logits.argmax())]


def _scene(answers: Answers, name: str, prompt: str, spans: tuple[Span, ...]) -> str:
    """An answer about the scene: that of the words where they are known, else the network's."""
    phrases = [prompt[span.start : span.end] for span in spans if span.tag == name]
    known = exactly(name, phrases) if name != "color" else None
    return known or _word(answers.scene[name][0], name)


def _group(answers: Answers, index: int, prompt: str, spans: tuple[Span, ...]) -> Group:
    logits = {name: answers.groups[name][0, index] for name in GROUP_HEADS}
    group = Group(
        count=_choice(logits["count"], "count"),
        size=_word(logits["size"], "size"),
        motion=_word(logits["motion"], "motion"),
        side=_word(logits["side"], "side"),
    )
    own = (f"attribute{index + 1}", "attributes")
    free = [prompt[s.start : s.end] for s in spans if s.tag in (*own, "other", "place")]
    return corrected(
        group, [prompt[s.start : s.end] for s in spans if s.tag in own], " ".join(free)
    )


def _smoothed(prompt: str, shares: Tensor, offsets: list[tuple[int, int]]) -> list[int]:
    """The likeliest tags if a change costs something between words, and much within one.

    Viterbi's algorithm; tokens that stand for nothing keep the tag before them.
    """
    gains = shares.clamp(min=1e-9).log()
    best, back = gains[0], []
    for place in range(1, len(offsets)):
        start, end = offsets[place]
        within = whole_words(prompt, start, end)[0] < start
        cost = _CHANGE_WITHIN if within else _CHANGE
        stay, leap = best, best.max() - cost
        origin = torch.where(stay >= leap, torch.arange(len(TAGS)), best.argmax())
        back.append(origin.tolist())
        best = torch.maximum(stay, leap) + (gains[place] if end > start else 0.0)
    tags = [int(best.argmax())]
    for origin_of in reversed(back):
        tags.append(origin_of[tags[-1]])
    return tags[::-1]


def _phrase(
    prompt: str, shares: Tensor, tags: list[int], offsets: list[tuple[int, int]], index: int
) -> tuple[int, int] | None:
    """The surest run of tokens that name the subject of one group, to whole words."""
    sure = shares[:, TAGS.index("subject1") + index].tolist()
    own = TAGS.index("subject1") + index
    solid = [i for i, (start, end) in enumerate(offsets) if end > start]
    if not solid:
        return None
    best = max(solid, key=lambda i: (tags[i] == own, sure[i]))
    if sure[best] < _LEAST_PRESENCE:
        return None
    place = solid.index(best)
    first = last = place
    while first > 0 and tags[solid[first - 1]] == own:
        first -= 1
    while last + 1 < len(solid) and tags[solid[last + 1]] == own:
        last += 1
    return whole_words(prompt, offsets[solid[first]][0], offsets[solid[last]][1])


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters [start, end), widened to whole words where they cut Latin ones."""

    def joined(index: int) -> bool:
        pair = text[index - 1 : index + 1]
        return len(pair) == 2 and all(c.isascii() and (c.isalnum() or c in "'-") for c in pair)

    while start > 0 and joined(start):
        start -= 1
    while end < len(text) and joined(end):
        end += 1
    return start, end


def _spans(prompt: str, tags: list[int], offsets: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Neighbouring tokens of one tag as one span."""
    spans: list[Span] = []
    for (start, end), tag in zip(offsets, map(TAGS.__getitem__, tags), strict=True):
        if end <= start:
            continue
        start, end = whole_words(prompt, start, end) if tag == "other" else (start, end)
        if spans and spans[-1].tag == tag and not prompt[spans[-1].end : start].strip():
            spans[-1] = Span(spans[-1].start, end, tag)
        else:
            spans.append(Span(max(start, spans[-1].end if spans else 0), end, tag))
    return tuple(spans)


# What is said of whom
#
# The network knows well which words tell of some subject, and less well of which one: "a bear
# and a tulip gliding" glided the bear. In what people write that is settled by the order of the
# words: what is said of a subject stands right before its name or after it.

_OWN: Final = re.compile(r"attribute\d")
_BREAK: Final = re.compile(r"[.;:!?。；：！？]")
_CAMERA: Final = re.compile(
    r"camera|shot|view|lens|zoom|pan(?:s|ning)?\b|tilt|dolly|dollies|push|pull|track|clos|look"
    r"|镜|拍|摇|机位|画面|视角",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(
    r"(?:an?|the|one|two|three|\d|another|several|many|some|single|pair|group|small|big|tiny|huge)\b"
    r"|[一二三两几这那大小\d]",
    re.IGNORECASE,
)


def attached(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans of a text with every attribute tagged as that of its neighbour.

    What was taken for the camera's and names no camera is what the subject before it does.
    """
    found: list[Span] = []
    for index, span in enumerate(spans):
        owner = _owner(text, found, span, spans[index + 1 : index + 2])
        found.append(replace(span, tag=f"attribute{owner}") if owner else span)
    return tuple(found)


def _owner(text: str, before: list[Span], span: Span, after: tuple[Span, ...]) -> str | None:
    """The number of the subject that a span is about; None to leave its tag as it is."""
    words = text[span.start : span.end]
    if span.tag == "camera":
        near = bool(before) and before[-1].tag.startswith(("subject", "attribute"))
        lone = near and not _CAMERA.search(words) and _joined(text, before[-1].end, span.start)
        return _last_subject(text, before, span.start) if lone else None
    if not _OWN.fullmatch(span.tag):
        return None
    previous = _last_subject(text, before, span.start)
    follows = after and after[0].tag.startswith("subject")
    if follows and (previous is None or _OPENS.match(words)):
        return after[0].tag[-1]
    return None if follows else previous


def _last_subject(text: str, before: list[Span], start: int) -> str | None:
    """The number of the last subject that was named in the same sentence."""
    for span in reversed(before):
        if span.tag.startswith("subject"):
            return span.tag[-1] if _joined(text, span.end, start) else None
    return None


def _joined(text: str, end: int, start: int) -> bool:
    return not _BREAK.search(text[end:start])
