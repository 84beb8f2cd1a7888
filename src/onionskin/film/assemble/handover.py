"""A film for an editor: its shots with handles, its voice, music and effects, and timelines.

folder/shots/03-the-harbour.mp4   the shot, with the frames that lie under its transitions
folder/voice.wav music.wav effects.wav captions.srt
folder/film.otio film.fcpxml film.edl film.xml
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from onionskin.errors import InvalidInput, MediaError
from onionskin.film.assemble.codecs import Codec, SoundCodec
from onionskin.film.assemble.cut_list import scene_markers
from onionskin.film.assemble.pieces import HEAD, TAIL, body_name
from onionskin.film.assemble.segment import open_segment, segment_frames
from onionskin.film.assemble.sound_file import encode
from onionskin.film.assemble.soundtrack import HeardEffect, Music, heard_effect, placed_lines
from onionskin.film.assemble.timing import TimedShot, Timing
from onionskin.film.store import Part
from onionskin.film.storyboard import Storyboard
from onionskin.finish.captions.cues import Cue
from onionskin.finish.captions.files import write_srt
from onionskin.finish.mix import Placed, mixed
from onionskin.finish.timeline import (
    Clip,
    Timeline,
    Track,
    Transition,
    write_edl,
    write_fcp7,
    write_fcpxml,
    write_otio,
)

_SHOT = Codec(
    name="shot",
    encoder="libx264",
    pixel_format="yuv420p",
    options={"preset": "veryfast", "crf": "14", "g": "12", "bf": "0"},
    segment="mp4",
    suffixes=(),
)
"""For cutting: key frames twice a second, and hardly any loss."""
_WAV = SoundCodec(encoder="pcm_s24le", samples="s32", container="wav")
_WRITERS = {
    "film.otio": write_otio,
    "film.fcpxml": write_fcpxml,
    "film.edl": write_edl,
    "film.xml": write_fcp7,
}


def check_folder(folder: Path) -> None:
    """Raises InvalidInput for a folder in which something lies already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InvalidInput(f"{folder} is not empty; name a new folder for the editor's files")


def hand_over(
    folder: Path,
    board: Storyboard,
    timing: Timing,
    parts: Sequence[Part],
    *,
    codec: Codec,
    music: Music | None,
    effects: Sequence[HeardEffect],
    cues: Sequence[Cue],
    check: Callable[[], None],
) -> tuple[str, ...]:
    """Writes everything into `folder`, which is new or empty; `check` may stop it.

    Returns a warning for each thing that cannot be written. Where the work is stopped or fails,
    the folder is empty again. Raises MediaError.
    """
    check_folder(folder)
    try:
        (folder / "shots").mkdir(parents=True, exist_ok=True)
        return _write(folder, board, timing, parts, codec, music, effects, cues, check)
    except BaseException as error:
        for each in folder.iterdir() if folder.is_dir() else ():
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        if isinstance(error, OSError):
            raise MediaError(f"{folder} was not written: {error.strerror or error}") from error
        raise


def _write(
    folder: Path,
    board: Storyboard,
    timing: Timing,
    parts: Sequence[Part],
    codec: Codec,
    music: Music | None,
    effects: Sequence[HeardEffect],
    cues: Sequence[Cue],
    check: Callable[[], None],
) -> tuple[str, ...]:
    clips = []
    for timed, part in zip(timing.shots, parts, strict=True):
        path = folder / "shots" / f"{timed.number:02d}-{timed.shot.id}.mp4"
        _write_shot(path, timed, part, board, codec, check)
        clips.append(_clip(path, timed))
    tracks = [Track(kind="video", name="shots", clips=tuple(clips))]
    lines = [Placed(said.heard, at) for said, at in placed_lines(timing)]
    sounds = [Placed(partial(heard_effect, each.name), each.at) for each in effects]
    stems = {
        "voice": (lines, None, []),
        "music": ([], None if music is None else music.bed, []),
        "effects": ([], None, sounds),
    }
    for name, (voice, bed, heard) in stems.items():
        if voice or bed is not None or heard:
            check()
            path = folder / f"{name}.wav"
            encode(path, mixed(voice, seconds=timing.seconds, music=bed, effects=heard), _WAV)
            clip = Clip(name=name, path=path, at=0, frames=timing.num_frames)
            tracks.append(Track(kind="audio", name=name, clips=(clip,)))
    captions = folder / "captions.srt" if cues else None
    if captions is not None:
        write_srt(cues, captions)
    timeline = Timeline(
        title=board.title,
        fps=timing.fps,
        size=board.size,
        tracks=tuple(tracks),
        markers=scene_markers(timing),
        captions=captions,
    )
    warnings = []
    for name, write in _WRITERS.items():
        try:
            write(timeline, folder / name)
        except (InvalidInput, ValueError) as error:  # of a rate that no tape ever had
            (folder / name).unlink(missing_ok=True)
            warnings.append(f"{name} is left out: {error}")
    return tuple(warnings)


def _write_shot(
    path: Path,
    timed: TimedShot,
    part: Part,
    board: Storyboard,
    codec: Codec,
    check: Callable[[], None],
) -> None:
    """All frames of a shot in one file: those before its body, its body, and those after."""
    names = [HEAD] if timed.head else []
    names += [body_name(codec), *([TAIL] if timed.tail else [])]
    with open_segment(path, _SHOT, board.size, board.fps) as writer:
        for name in names:
            for frame in segment_frames(part.file(name)):
                check()
                writer.write(frame)


def _clip(path: Path, timed: TimedShot) -> Clip:
    over = None
    if timed.head:
        over = Transition(kind=timed.shot.transition, frames=2 * timed.head)
    return Clip(
        name=timed.shot.id,
        path=path,
        at=timed.start,
        frames=timed.num_frames,
        first=timed.head,
        media_frames=timed.num_drawn,
        transition=over,
        note=timed.shot.words,
    )
