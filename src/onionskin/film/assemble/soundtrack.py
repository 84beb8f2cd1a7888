"""The sound track of a film: voices, music and effects, mixed and encoded once.

It is made in pieces of some seconds: a film of hours takes no more memory than a short one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onionskin.errors import Cancelled, InvalidInput
from onionskin.film.assemble.codecs import SoundCodec
from onionskin.film.assemble.revision import drawing_revision
from onionskin.film.assemble.sound_file import SAMPLE_RATE, encode
from onionskin.film.assemble.timing import Timing
from onionskin.film.assemble.voicing import Said
from onionskin.film.store import Part, Store, file_hash, key_of
from onionskin.film.storyboard import Storyboard
from onionskin.finish.mix import Bed, Placed, mixed
from onionskin.finish.music import MOODS, composed_bed, own_bed
from onionskin.progress import IsCancelled, never_cancelled
from onionskin.sound import Sound

WEB_LUFS = -16.0
SOUND = "sound"


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardEffect:
    """A sound effect of the film, by its name, at seconds from the film's start."""

    name: str
    at: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Music:
    """What is heard under the voices, and all that it depends on, as plain data."""

    bed: Bed
    data: object


def effects_of(timing: Timing, parts: Sequence[Part]) -> tuple[HeardEffect, ...]:
    """The sound effects of all shots on the film's clock."""
    return tuple(
        HeardEffect(name=name, at=max(timing.seconds_at(timed.start) + at, 0.0))
        for timed, part in zip(timing.shots, parts, strict=True)
        for name, at in part.facts["effects"]
        if at < timing.seconds_at(timed.num_frames)
    )


def placed_lines(timing: Timing) -> list[tuple[Said, float]]:
    """Every line that is heard, and when, in seconds of the film."""
    return [
        (line.said, timing.seconds_at(timed.start) + line.at)
        for timed in timing.shots
        for line in timed.lines
        if line.said.sound is not None
    ]


def sound_track(
    timing: Timing,
    effects: Sequence[HeardEffect],
    music: Music | None,
    store: Store,
    codec: SoundCodec,
    *,
    target_lufs: float = WEB_LUFS,
    cancelled: IsCancelled = never_cancelled,
) -> Part | None:
    """The encoded track, its file called "sound"; None for a film in which nothing is heard."""
    lines = placed_lines(timing)
    if not lines and not effects and music is None:
        return None
    key = key_of(
        "sound",
        revision=drawing_revision(),
        lines=[[said.key, at] for said, at in lines],
        effects=[[each.name, each.at] for each in effects],
        music=None if music is None else music.data,
        seconds=timing.seconds,
        codec=repr(codec),
        lufs=target_lufs,
    )

    def go_on() -> None:
        if cancelled():
            raise Cancelled("stopped while mixing; finished shots are kept")

    @lru_cache(maxsize=_EFFECTS_AT_HAND)
    def heard(name: str) -> Sound:
        go_on()
        return _kept_effect(name, store)

    def fill(folder: Path) -> Mapping[str, object]:
        pieces = mixed(
            [Placed(said.heard, at) for said, at in lines],
            seconds=timing.seconds,
            music=None if music is None else music.bed,
            effects=[Placed(partial(heard, each.name), each.at) for each in effects],
            target_lufs=target_lufs,
        )
        encode(folder / SOUND, _each_after(go_on, pieces), codec)
        return {"seconds": timing.seconds}

    return store.made(key, fill)


def _each_after(
    check: Callable[[], None], pieces: Iterable[NDArray[np.float32]]
) -> Iterator[NDArray[np.float32]]:
    for piece in pieces:
        check()
        yield piece


def _kept_effect(name: str, store: Store) -> Sound:
    """The sound of an effect; its making takes seconds, so that the store keeps it."""

    def fill(folder: Path) -> Mapping[str, object]:
        np.save(folder / _SAMPLES, heard_effect(name).samples)
        return {}

    part = store.made(key_of("effect", revision=drawing_revision(), name=name), fill)
    return Sound(np.load(part.file(_SAMPLES)), SAMPLE_RATE)


_SAMPLES = "samples.npy"
_EFFECTS_AT_HAND = 32
"""Effects whose sound is kept while a track is mixed, which hears each several times."""


def heard_effect(name: str) -> Sound:
    """The sound of an effect, which `effect` keeps for a while."""
    from onionskin.finish.effects import effect

    return effect(name)


def check_music(board: Storyboard) -> None:
    """Raises InvalidInput where the music is neither off, nor a mood, nor a file that is there."""
    if board.music != "off" and board.music not in MOODS and not Path(board.music).is_file():
        raise InvalidInput(
            f"music {board.music!r:.80} is neither a mood nor a file; the moods are "
            f"{', '.join(sorted(MOODS))}"
        )


def music_of(board: Storyboard, timing: Timing) -> Music | None:
    """The music that a storyboard asks for: of a mood, or a file; None for "off"."""
    if board.music == "off":
        return None
    starts = [timing.seconds_at(each.start) for each in timing.shots]
    scenes = [each.shot.scene for each in timing.shots]
    changes = [
        at
        for at, scene, before in zip(starts[1:], scenes[1:], scenes, strict=False)
        if scene != before
    ]
    if board.music in MOODS:
        bed = composed_bed(board.music, timing.seconds, seed=board.seed, sections=changes)
        return Music(bed=bed, data=[board.music, board.seed, changes])
    check_music(board)
    path = Path(board.music)
    return Music(bed=own_bed(path, timing.seconds), data=file_hash(path))
