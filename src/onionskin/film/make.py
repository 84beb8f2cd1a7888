"""A script or a storyboard becomes a finished film, with what belongs beside it.

    made = make_film("script.md", "film.mp4")
    made.path, made.beside["report"]

Voices come first, for they say how long every shot is. Then each shot is drawn and encoded, or
found finished; the film is their segments, joined without encoding again, with one mixed sound
track. Whatever was finished is kept: a film that was stopped goes on, and a changed sentence
makes its own shot anew and nothing else.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from pathlib import Path

from onionskin import checks
from onionskin.errors import MediaError
from onionskin.executors.executor import Executor, InTurn, Watch
from onionskin.film.asked import FilmOptions, opened
from onionskin.film.assemble.aside import Aside
from onionskin.film.assemble.beside import Places, copy_to
from onionskin.film.assemble.captioning import captioner_of, film_cues
from onionskin.film.assemble.codecs import FilmFormat, film_format
from onionskin.film.assemble.cut_list import film_timeline
from onionskin.film.assemble.facts import ShotFacts, shot_facts, told_once
from onionskin.film.assemble.handover import check_folder, hand_over
from onionskin.film.assemble.join import Mark, join
from onionskin.film.assemble.marking import Marked, named_in
from onionskin.film.assemble.meter import Advance, Meter, nobody
from onionskin.film.assemble.pieces import (
    MIDDLE,
    STRIP,
    Draw,
    Look,
    Piece,
    PieceMaker,
    ShotTask,
)
from onionskin.film.assemble.sealing import UNTRUSTED, check_seal, made_of, write_sealed
from onionskin.film.assemble.soundtrack import (
    SOUND,
    check_music,
    effects_of,
    music_of,
    sound_track,
)
from onionskin.film.assemble.timing import Timing, only, pace_of, timing_of
from onionskin.film.assemble.voicing import Narrator
from onionskin.film.preview import head_line, read_picture, save_sheet, sheet
from onionskin.film.report.page import ReportFacts, report_page
from onionskin.film.store import Part, Store
from onionskin.film.storyboard import Engine, Storyboard
from onionskin.finish.captions.cues import Cue
from onionskin.finish.captions.files import write_srt
from onionskin.finish.music import MOODS
from onionskin.finish.timeline.opentimeline import write_otio
from onionskin.fitting import Size
from onionskin.framerate import format_fps, fps_to_json
from onionskin.frames import Frames
from onionskin.media.destination import PathLike
from onionskin.media.tags import tags_of
from onionskin.origin import Origin
from onionskin.progress import (
    IsCancelled,
    Progress,
    ReportProgress,
    asking,
    never_cancelled,
    report_nothing,
)
from onionskin.render.cache import FOLDER_VARIABLE
from onionskin.serial import to_dict
from onionskin.version import __version__

_VOICES, _SHOTS, _SOUND, _JOIN = 0.04, 0.92, 0.02, 0.02
"""What share of the time each stage takes."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Film:
    """A finished film, and the files next to it."""

    path: str
    beside: dict[str, str]
    """Paths of the files next to it, by kind: "captions", "timeline", "report" ..."""
    title: str
    num_frames: int
    fps: Fraction
    size: Size
    shots: tuple[ShotFacts, ...]
    num_made: int
    """How many shots were drawn now; the others were already finished."""
    seconds_elapsed: float
    warnings: tuple[str, ...] = ()
    signer: str = ""
    """Who signed it; "" if nobody did."""

    @property
    def seconds(self) -> float:
        """Its length in seconds."""
        return float(self.num_frames / self.fps)

    def to_dict(self) -> dict[str, object]:
        """Everything about it as plain data, as `onionskin film --json` prints it."""
        return {
            "output": self.path,
            **self.beside,
            "title": self.title,
            "seconds": round(self.seconds, 3),
            "num_frames": self.num_frames,
            "fps": fps_to_json(self.fps),
            "width": self.size.width,
            "height": self.size.height,
            "num_shots": len(self.shots),
            "num_shots_made": self.num_made,
            "seconds_elapsed": round(self.seconds_elapsed, 3),
            "warnings": list(self.warnings),
            "signed_by": self.signer or None,
            "shots": [each.to_dict() for each in self.shots],
        }


def _let_go_of_the_reader() -> None:
    """Drawing and encoding need the memory; whoever reads no script never loads it."""
    if (encoder := sys.modules.get("onionskin.text.sentence")) is not None:
        encoder.SentenceEncoder.let_go()


def make_film(
    script: PathLike | Storyboard,
    output: PathLike,
    options: FilmOptions | None = None,
    *,
    store: Store | None = None,
    executor: Executor | None = None,
    draw: Draw | None = None,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Film:
    """Makes the film of a script (.md, .fountain, .txt), a storyboard's file (.yaml) or a
    storyboard, and writes it to `output` (.mp4, .mov, .mkv, .webm) with captions, timeline,
    report and poster next to it.

    Shots run through `executor`; finished parts are kept in `store`. Raises InvalidInput for
    what cannot be made, MediaError for what cannot be read or written, Cancelled.
    """
    started = time.perf_counter()
    options = checks.instance("options", FilmOptions() if options is None else options, FilmOptions)
    with asking(cancelled):
        board, warnings, inputs = opened(script, options)
    check_music(board)
    _let_go_of_the_reader()
    fmt = film_format(output, options.codec)
    places = Places(output, sheet=options.sheet, force=options.force, inputs=inputs)
    if options.handover is not None:
        check_folder(Path(options.handover))
    if options.sign:
        check_seal(output, options.certificate)
        warnings += () if options.certificate else (UNTRUSTED,)
    kept = Store() if store is None else store
    meter = Meter(progress, cancelled)

    with asking(cancelled):
        narrator = Narrator(board, kept)
    say = meter.stage("speaking", _VOICES, sum(len(shot.narration) for shot in board.shots))
    narration = narrator.narrate(lambda found: say(1, int(found)), cancelled)
    if (faster := pace_of(board, narration)) is not None:
        with asking(cancelled):
            narrator = Narrator(replace(board, pace=faster), kept)
        narration = narrator.narrate(lambda found: None, cancelled)
    whole = timing_of(board, narration)
    timing = whole if options.only is None else only(whole, options.only)
    captioner = captioner_of(board, timing, options.label, options.cues)
    maker = PieceMaker(
        board=board,
        look=Look(
            size=Size(*board.size), fps=board.fps, codec=fmt.codec, measured=not options.preview
        ),
        store=kept,
        draw=draw or _usual_draw(),
        captioner=Marked(captioner, board, whole) if options.mark else captioner,
        advance=meter.stage("drawing", _SHOTS, _num_steps(timing)),
        cancelled=cancelled,
    )
    with Aside(cancelled) as aside:
        composing = aside.run(partial(music_of, board, timing))
        if board.music not in MOODS:
            aside.waited_for(composing)  # a file that is no music is told before anything is drawn
        parts, num_made = _shots(maker, timing, executor or InTurn(), meter)
        music, effects = aside.waited_for(composing), effects_of(timing, parts)
        mixing = aside.run(
            partial(
                sound_track,
                timing,
                effects,
                music,
                kept,
                fmt.sound,
                cancelled=aside.cancelled,
            )
        )
        pieces = _pieces(maker, timing, parts)
        meter.stage("mixing", _SOUND, 1)
        sound = aside.waited_for(mixing)
    facts = shot_facts(timing, parts)
    cues = film_cues(timing, board, options.cues)
    film = Film(
        path=os.fspath(output),
        beside=places.names(without=() if cues else ("captions",)) | _handed_over(options),
        title=board.title,
        num_frames=timing.num_frames,
        fps=board.fps,
        size=Size(*board.size),
        shots=facts,
        num_made=num_made,
        seconds_elapsed=0.0,
        warnings=_warnings(
            warnings, narration.warnings, whole.warnings, kept.warnings, facts=facts
        ),
    )
    signer = _write(film, board, options, places, fmt, timing, parts, pieces, sound, cues, meter)
    if options.handover is not None:
        left_out = hand_over(
            Path(options.handover),
            board,
            timing,
            parts,
            codec=fmt.codec,
            music=music,
            effects=effects,
            cues=cues,
            check=meter.check,
        )
        film = replace(film, warnings=(*film.warnings, *left_out))
    kept.trim()
    return replace(film, signer=signer, seconds_elapsed=time.perf_counter() - started)


def _usual_draw() -> Draw:
    from onionskin.film.sources.draw import draw

    return draw


def _num_steps(timing: Timing) -> int:
    """Frames that are drawn or blended."""
    return sum(each.num_drawn + each.head + each.tail for each in timing.shots)


def _shots(
    maker: PieceMaker, timing: Timing, executor: Executor, meter: Meter
) -> tuple[list[Part], int]:
    """The pictures of all shots, and how many of them were drawn now.

    Where one fails, those that were not begun are not.
    """
    advance, unwatched = maker.advance, maker.told(nobody, never_cancelled)
    stopped = threading.Event()
    meters = [_ShotMeter(advance) for _ in timing.shots]
    waiting: dict[int, Future[tuple[Part, bool]]] = {}
    for index in _order(timing, executor.num_workers):
        waiting[index] = executor.submit(
            ShotTask(maker=unwatched, timed=timing.shots[index]),
            Watch(progress=meters[index], cancelled=lambda: stopped.is_set() or meter.cancelled()),
        )
    made: list[tuple[Part, bool]] = []
    try:
        for index, (timed, each) in enumerate(zip(timing.shots, meters, strict=True)):
            made.append(waiting[index].result())
            each.finish(timed.num_drawn)
    except BaseException:
        stopped.set()
        raise
    parts = [part for part, _ in made]
    if executor.is_apart:
        parts = [_brought(maker.store, part) for part in parts]
    return parts, sum(is_new for _, is_new in made)


def _order(timing: Timing, num_workers: int) -> Sequence[int]:
    """In which order shots are begun: several workers take the longest first, those that a model
    paints before those drawn by rule, so that none has a long one left when the others are done."""
    places = range(len(timing.shots))
    if num_workers == 1:
        return places

    def weight(index: int) -> tuple[bool, int]:
        timed = timing.shots[index]
        return isinstance(timed.shot.source, Engine), timed.num_drawn

    return sorted(places, key=weight, reverse=True)


class _ShotMeter:
    """Adds the progress of one shot to that of the film."""

    def __init__(self, advance: Advance) -> None:
        self._advance, self._num_done, self._num_found = advance, 0, 0

    def __call__(self, progress: Progress) -> None:
        more, self._num_done = progress.num_done - self._num_done, progress.num_done
        found, self._num_found = progress.num_found - self._num_found, progress.num_found
        self._advance(more, found)

    def finish(self, num_steps: int) -> None:
        """Takes up all of the shot."""
        self(Progress(num_done=num_steps, num_steps=num_steps, num_found=self._num_found))


def _brought(store: Store, part: Part) -> Part:
    """A part that a worker made, on this machine. Raises MediaError where it does not come."""
    found = store.here(part.folder.name) if store.remote else part
    if found is None or not found.folder.is_dir():
        raise MediaError(
            f"a worker made a shot in {part.folder}, which is not on this machine; let "
            f"{FOLDER_VARIABLE} be a folder that all machines share, or the address of a store"
        )
    return found


def _pieces(maker: PieceMaker, timing: Timing, parts: Sequence[Part]) -> list[Piece]:
    """The segments of the film in order: bodies, and what lies under transitions between them."""
    pieces: list[Piece] = []
    shots = list(zip(timing.shots, parts, strict=True))
    for index, (timed, part) in enumerate(shots):
        if timed.head:
            before = shots[index - 1] if index else None
            pieces.append(maker.between(timed.shot.transition, before, (timed, part)))
        pieces.append(maker.body(timed, part))
        if timed.tail and index == len(shots) - 1:
            pieces.append(maker.between("cut", (timed, part), None))
    return pieces


def _write(
    film: Film,
    board: Storyboard,
    options: FilmOptions,
    places: Places,
    fmt: FilmFormat,
    timing: Timing,
    parts: Sequence[Part],
    pieces: Sequence[Piece],
    sound: Part | None,
    cues: Sequence[Cue],
    meter: Meter,
) -> str:
    """Writes the film, then what lies beside it; gives who signed it."""
    poster = parts[0].file(MIDDLE)
    step = meter.stage("joining", _JOIN, len(pieces))
    signer = ""
    if cues:
        places.write("captions", partial(write_srt, cues))
    tags = _tags(film, board)

    def joined(path: Path) -> None:
        join(
            path,
            fmt,
            timing.fps,
            [piece.segment for piece in pieces],
            sound=None if sound is None else sound.file(SOUND),
            captions=places.of["captions"].path if cues and board.captions == "soft" else None,
            chapters=chapters_of(timing),
            poster=poster,
            tags=named_in(tags, board) if options.mark else tags,
            step=partial(step, 1),
        )

    with places.of["film"].writing() as part:
        if options.sign:
            made = made_of(board, timing, film.shots)
            signer = write_sealed(part, fmt.suffix, made, options.certificate, joined)
        else:
            joined(part)
    places.write("poster", copy_to(poster))
    cut = film_timeline(board, timing, places.of["film"].path)
    places.write("timeline", partial(write_otio, cut))
    strips = [[part.file(name) for name in STRIP] for part in parts]
    places.write_text("report", report_page(_report_facts(film, timing), film.shots, strips))
    if "sheet" in places.of:
        places.write("sheet", partial(save_sheet, picture=sheet_of(film.shots, parts)))
    return signer


def _handed_over(options: FilmOptions) -> dict[str, str]:
    return {} if options.handover is None else {"handover": os.fspath(options.handover)}


def chapters_of(timing: Timing) -> list[Mark]:
    """A chapter for every scene that has a heading, from its first shot on."""
    marks: list[Mark] = []
    for timed in timing.shots:
        title = timed.shot.scene
        start, end = timing.seconds_at(timed.start), timing.seconds_at(timed.end)
        if marks and (not title or marks[-1].title == title):
            marks[-1] = replace(marks[-1], end=end)
        elif title:
            marks.append(Mark(title=title, start=start if marks else 0.0, end=end))
    return marks


def sheet_of(shots: Sequence[ShotFacts], parts: Sequence[Part]) -> Frames:
    """A sheet of finished shots: the middle of each, and its words."""
    pictures = [read_picture(part.file(MIDDLE)) for part in parts]
    heads = [head_line(each.number, each.kind, each.seconds) for each in shots]
    return sheet(pictures, heads, [each.words for each in shots])


def _report_facts(film: Film, timing: Timing) -> ReportFacts:
    """What the report tells beside the shots."""
    voices = {
        (f"voice {line.said.voice}", line.said.licence, "")
        for timed in timing.shots
        for line in timed.lines
        if line.said.voice
    }
    own = {f"shot {each.number}: {line}" for each in film.shots for line in each.warnings}
    minutes, seconds = divmod(film.seconds, 60)
    return ReportFacts(
        title=film.title,
        made_as=f"{film.size}, {format_fps(film.fps)} frames a second, "
        f"{minutes:.0f}:{seconds:04.1f}, {len(film.shots)} shots · onionskin {__version__}",
        warnings=tuple(line for line in film.warnings if line not in own),
        credits=tuple(sorted(voices)),
    )


def _tags(film: Film, board: Storyboard) -> dict[str, str]:
    origin = Origin(
        prompt=board.title,
        seed=board.seed,
        engine="film",
        generative=any(each.kind == "engine" for each in film.shots),
        order={"schema": "onionskin.film/1", "storyboard": to_dict(board)},
    )
    return {"title": board.title, **tags_of(origin)}


def _warnings(*groups: Sequence[str], facts: Sequence[ShotFacts]) -> tuple[str, ...]:
    """All warnings, each once; those of shots with their numbers."""
    told = [line for group in groups for line in group]
    told += told_once((each.number, each.warnings) for each in facts)
    return tuple(dict.fromkeys(told))
