"""What becomes of each clip: reasons by filter, duplicates across the set, reviewers' words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onionskin.curation.captions import Words
from onionskin.curation.clip import CuratedClip, Measured
from onionskin.curation.config import FILTER_NAMES, CurationConfig
from onionskin.curation.filters.duplicates import Seen
from onionskin.curation.filters.filter import beyond
from onionskin.curation.filters.rights import rights_reason
from onionskin.curation.filters.words import words_reason
from onionskin.curation.looking import FILTERS
from onionskin.curation.sources import Source

_NEVER_OVERRULED = ("rights",)
"""A reviewer who keeps a clip overrules every filter but these."""


def clip_id(source: Source, clip: Measured) -> str:
    """The name of a clip in its set: of its file's path and bytes, and of its frames."""
    from onionskin.curation.config import key_of

    return f"{key_of([source.name, source.digest])[:10]}-{clip.first:06d}-{clip.stop:06d}"


def judged(source: Source, measured: Measured, words: Words, config: CurationConfig) -> CuratedClip:
    """One clip, with the reasons that it alone gives."""
    return CuratedClip(
        id=clip_id(source, measured),
        source=source.name,
        digest=source.digest,
        measured=measured,
        told=source.told,
        caption=words.text,
        caption_from=words.origin,
        reasons=dict(_reasons(source, measured, words, config)),
    )


def _reasons(
    source: Source, measured: Measured, words: Words, config: CurationConfig
) -> Iterator[tuple[str, str]]:
    found = {
        "shots": beyond("seconds", measured.seconds, least=_least_seconds(measured, config)),
        "captions": words_reason(words.text, config.captions, is_said=words.origin == "said"),
        "rights": rights_reason(source.told, config.rights),
    }
    found |= {each.name: each.reason(measured, config) for each in FILTERS}
    for name in FILTER_NAMES:
        if found.get(name) and name not in config.skip:
            yield name, found[name]


def _least_seconds(measured: Measured, config: CurationConfig) -> float:
    """The least length; half a frame of rounding is no reason."""
    return config.shots.min_seconds - 0.5 / float(measured.fps)


def without_duplicates(clips: Sequence[CuratedClip], config: CurationConfig) -> list[CuratedClip]:
    """The same clips in order, those marked that are another of the set again.

    The best of them stays: the largest, then the sharpest, then the first. A clip that is dropped
    for another reason is no reason to drop one.
    """
    if "duplicates" in config.skip:
        return list(clips)
    seen, found = Seen(config.duplicates), {}
    for clip in sorted(clips, key=_preference):
        if clip.is_kept:
            if reason := seen.like(clip):
                found[clip.id] = reason
            else:
                seen.add(clip)
    return [_with(clip, "duplicates", found.get(clip.id, "")) for clip in clips]


def reviewed(
    clips: Iterable[CuratedClip],
    verdicts: Mapping[str, bool],
    taste: Mapping[str, float],
    config: CurationConfig,
) -> Iterator[CuratedClip]:
    """The clips with what reviewers say: True keeps one, whatever filters say but of rights.

    `taste` is the share of clips below each by the learned taste.
    """
    for clip in clips:
        score = taste.get(clip.id)
        clip = replace(clip, taste=score)
        if "taste" in config.skip:
            yield clip
            continue
        verdict = verdicts.get(clip.id)
        if verdict:
            kept = {name: clip.reasons[name] for name in _NEVER_OVERRULED if name in clip.reasons}
            yield replace(clip, reasons=kept)
        elif verdict is False:
            yield _with(clip, "taste", "dropped by its reviewers")
        else:
            yield _with(clip, "taste", beyond("taste", score, least=config.taste.min_score))


def counts_of(clips: Iterable[CuratedClip]) -> dict[str, int]:
    """How many clips each filter drops; a clip may have several reasons."""
    found = Counter(name for clip in clips for name in clip.reasons)
    return {name: found[name] for name in FILTER_NAMES if found[name]}


def _preference(clip: CuratedClip) -> tuple[float, float, str, int]:
    _, _, width, height = clip.measured.box
    blur = clip.measured.values.get("blur.blur", 0.0)
    return (-width * height, round(blur, 2), clip.source, clip.measured.first)


def _with(clip: CuratedClip, name: str, reason: str) -> CuratedClip:
    return replace(clip, reasons={**clip.reasons, name: reason}) if reason else clip
