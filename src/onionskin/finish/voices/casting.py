"""Which voice speaks for whom in a film."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from onionskin.errors import OnionskinError
from onionskin.finish.speech import DEFAULT_VOICE, Voice, load_voice, voice_names

AUTO: Final = "auto"
SILENT: Final = "none"
OFF: Final = frozenset({"off", SILENT})
PREFERRED: Final = (DEFAULT_VOICE, "kokoro", "espeak")
"""The best first; voices of other packages come after them."""
KINDS: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "hibari": {
        "man": ("hibari:deep", "hibari:tenor"),
        "woman": ("hibari:bright", "hibari:low", "hibari"),
        "child": ("hibari:child",),
    },
    "espeak": {
        "man": ("espeak:m3", "espeak:m7"),
        "woman": ("espeak:f2", "espeak:f4"),
        "child": ("espeak:f5",),
    },
    "openai": {
        "man": ("openai:onyx", "openai:echo", "openai:ash"),
        "woman": ("openai:nova", "openai:shimmer", "openai:coral"),
        "child": ("openai:fable",),
    },
}
"""Of each voice the ones that speakers get, by who they are."""
_MAN: Final = re.compile(
    r"\b(man|men|male|boy|father|dad|grandfather|grandpa|king|mr|sir|he|his|uncle|brother|son|"
    r"husband|waiter|actor)\b|男|爷爷|爸爸|父亲|先生|叔叔|哥哥|弟弟|国王",
    re.IGNORECASE,
)
_WOMAN: Final = re.compile(
    r"\b(woman|women|female|girl|mother|mom|mum|grandmother|grandma|queen|mrs|ms|miss|she|her|aunt|"
    r"sister|daughter|wife|waitress|actress)\b|女|奶奶|妈妈|母亲|女士|阿姨|姐姐|妹妹|姑娘",
    re.IGNORECASE,
)
_CHILD: Final = re.compile(
    r"\b(child|kid|boy|girl|baby|toddler|pupil)\b|孩|儿童|小朋友|男生|女生", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class VoiceCast:
    """The voices of a film: its narrator's, its speakers' by their names, and what to tell."""

    narrator: Voice
    voices: Mapping[str, Voice] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def cast_voices(speakers: Mapping[str, str], *, asked: str = AUTO, language: str) -> VoiceCast:
    """A voice for the narrator and another for each speaker.

    `speakers` are names and how they look, in words. `asked` is a voice's name, "auto" for the
    best that speaks the language, or "off" for none. Where no voice speaks the language, the
    voice "none" stands in: silence of the right length, which is told. Raises UnknownVoice.
    """
    if asked in OFF:
        silent = load_voice(SILENT)
        return VoiceCast(narrator=silent, voices=dict.fromkeys(speakers, silent))
    narrator, warnings = _narrator(asked, language)
    if narrator.name == SILENT:
        return VoiceCast(
            narrator=narrator, voices=dict.fromkeys(speakers, narrator), warnings=warnings
        )
    voices, alike = _speakers(speakers, narrator)
    if alike:
        told = (
            f"voice {narrator.name} has no voice left for {', '.join(alike)}: the narrator speaks"
        )
        warnings = (*warnings, told)
    return VoiceCast(narrator=narrator, voices=voices, warnings=warnings)


def ready_voices(language: str) -> tuple[str, ...]:
    """The names of the voices that can speak a language here and now, the best first."""
    names = sorted(voice_names(), key=_rank)
    return tuple(name for name in names if _speaks(name, language))


def is_ready(voice: Voice) -> bool:
    """Whether a voice can speak here and now: its program, package or key is there."""
    return bool(getattr(voice, "is_ready", True))


def _rank(name: str) -> tuple[int, str]:
    return (PREFERRED.index(name) if name in PREFERRED else len(PREFERRED), name)


def _speaks(name: str, language: str) -> bool:
    with suppress(OnionskinError):
        voice = load_voice(name)
        return language in voice.languages and is_ready(voice)
    return False


def _narrator(asked: str, language: str) -> tuple[Voice, tuple[str, ...]]:
    if asked != AUTO:
        voice = load_voice(asked)
        if language in voice.languages:
            return voice, ()
        reason = f"voice {asked} speaks {', '.join(sorted(voice.languages))} and not {language}"
    else:
        found = ready_voices(language)
        if found:
            return load_voice(found[0]), ()
        reason = f"no installed voice speaks {language}"
    others = [name for name in ready_voices(language) if name != asked]
    hint = f"--voice {others[0]} would speak it" if others else _HINTS.get(language, "")
    told = f"{reason}: the film has captions at reading pace, and no narration"
    return load_voice(SILENT), (f"{told}; {hint}" if hint else told,)


_HINTS: Final = {
    "zh": "to hear it, install a voice (pip install onionskin[voices], or apt install espeak-ng), "
    "or give your own recording (--voice recording:FILE.wav)"
}


def _speakers(speakers: Mapping[str, str], narrator: Voice) -> tuple[dict[str, Voice], list[str]]:
    """A voice for each, and those for whom none was left."""
    kinds = KINDS.get(narrator.name.partition(":")[0], {})
    taken = {narrator.name}
    voices: dict[str, Voice] = {}
    alike: list[str] = []
    turn = 0
    for name, look in speakers.items():
        kind = _kind_of(f"{name} {look}")
        if not kind:
            kind, turn = ("man", "woman")[turn % 2], turn + 1
        wanted = [*kinds.get(kind, ()), *(each for kind in kinds for each in kinds[kind])]
        free = next((each for each in wanted if each not in taken), None)
        if free is None:
            alike.append(name)
        else:
            taken.add(free)
        voices[name] = load_voice(free) if free else narrator
    return voices, alike


def _kind_of(words: str) -> str:
    """ "man", "woman" or "child" by the words for somebody; "" where they do not say."""
    if _CHILD.search(words):
        return "child"
    if _WOMAN.search(words):
        return "woman"
    return "man" if _MAN.search(words) else ""
