"""The pieces of a film: the body of every shot, and what lies under a transition.

A shot is drawn once: its own frames are encoded as a segment of the film, those under its
transitions are kept nearly lossless, so that a transition is made of two shots without drawing
either again. Each piece is kept by everything that it depends on.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image

from onionskin.clip import Clip
from onionskin.errors import Cancelled, OnionskinError
from onionskin.film.assemble.captioning import Captioner, NoCaptions
from onionskin.film.assemble.codecs import Codec
from onionskin.film.assemble.join import Segment
from onionskin.film.assemble.meter import Advance, nobody
from onionskin.film.assemble.revision import drawing_revision
from onionskin.film.assemble.segment import EDGE, open_segment, segment_frames
from onionskin.film.assemble.timing import TimedShot
from onionskin.film.sources.brief import Brief, Drawn
from onionskin.film.store import Part, Store, file_hash, key_of
from onionskin.film.storyboard import (
    Chart,
    Points,
    Presenter,
    Quote,
    ShotSource,
    Stage,
    Storyboard,
    Things,
    Title,
)
from onionskin.fitting import Size, resized
from onionskin.frames import Frames
from onionskin.media.ahead import ahead
from onionskin.progress import (
    IsCancelled,
    Progress,
    ReportProgress,
    asking,
    never_cancelled,
    report_nothing,
)
from onionskin.serial import to_dict

Draw = Callable[[ShotSource, Brief], Drawn]
HEAD, TAIL, MIDDLE = "head.mp4", "tail.mp4", "middle.jpg"
STRIP: Final = ("strip-1.jpg", "strip-2.jpg", "strip-3.jpg")
_CARD_PLACE = 0.85
_STRIP_PLACES = (0.12, 0.5, 0.88)
_STRIP_WIDTH, _MIDDLE_SIDE = 320, 1280
_MEASURED_SIDE = 256
_MEASURED_FRAMES = 24
"""In the middle of a shot that is drawn by rule; all of one that a model or a camera made."""
_ALL_MEASURED = ("engine", "footage")


def is_card(timed: TimedShot) -> bool:
    """Whether a shot's picture is only complete towards its end: letters and figures come one by
    one."""
    return isinstance(timed.shot.source, Title | Points | Quote | Things | Chart)


def body_name(codec: Codec) -> str:
    """The file in which the frames of a shot under no transition are kept."""
    return f"body.{codec.segment}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What all shots of a film have in common."""

    size: Size
    fps: Fraction
    codec: Codec
    measured: bool = True
    """Whether what does not hold still is measured."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A segment of the film: the part that holds it, and its file."""

    part: Part
    name: str
    num_frames: int

    @property
    def segment(self) -> Segment:
        """As it is joined."""
        return Segment(path=self.part.file(self.name), num_frames=self.num_frames)


@dataclass(kw_only=True)
class PieceMaker:
    """Makes the pieces of one film, or finds them finished.

    `advance` is called with how many frames were drawn, and how many of them were found.
    """

    board: Storyboard
    look: Look
    store: Store
    draw: Draw
    captioner: Captioner = field(default_factory=NoCaptions)
    advance: Advance = nobody
    cancelled: IsCancelled = never_cancelled

    def __post_init__(self) -> None:
        from onionskin.finish.brand import read_brand

        self._brand = read_brand(Path(self.board.brand)) if self.board.brand else None
        self._hashes: dict[str, str] = {}

    def told(self, advance: Advance, cancelled: IsCancelled) -> PieceMaker:
        """The same maker, watched by another."""
        other = copy.copy(self)
        other.advance, other.cancelled = advance, cancelled
        return other

    def shot_key(self, timed: TimedShot) -> str:
        """What the pictures of a shot depend on."""
        brief = self.brief(timed)
        source = timed.shot.source
        return key_of(
            "shot",
            revision=drawing_revision(),
            source=to_dict(source) | {"path": self._file(getattr(source, "path", ""))},
            engine=_engine_identity(source),
            brief=_brief_data(brief, source),
            brand=self._brand_data(),
            codec=repr(self.look.codec),
            captions=self._caption_data(timed),
            measured=self.look.measured,
        )

    def shot(self, timed: TimedShot) -> tuple[Part, bool]:
        """The pictures of a shot, and whether they were drawn now.

        Raises what its source raises, named after the shot.
        """
        key = self.shot_key(timed)
        found = self.store.find(key)
        if found is not None:
            self.advance(timed.num_drawn, timed.num_drawn)
            return found, False
        try:
            return self.store.make(key, lambda folder: self._drawn(folder, timed)), True
        except Cancelled:
            raise
        except OnionskinError as error:
            raise type(error)(f"shot {timed.number} ({timed.shot.id}): {error}") from error

    def body(self, timed: TimedShot, part: Part) -> Piece:
        """The frames of a shot under no transition."""
        frames = timed.num_frames - timed.head - timed.tail
        return Piece(part=part, name=body_name(self.look.codec), num_frames=frames)

    def between(
        self, kind: str, before: tuple[TimedShot, Part] | None, after: tuple[TimedShot, Part] | None
    ) -> Piece:
        """What lies under the transition from one shot to the next.

        With one of them missing, those of the other's frames that are its own.
        """
        frames = sum(half for half in (before and before[0].tail, after and after[0].head) if half)
        key = key_of(
            "between",
            revision=drawing_revision(),
            transition=kind,
            before=before and [before[1].facts["files"][TAIL], self._caption_data(before[0])],
            after=after and [after[1].facts["files"][HEAD], self._caption_data(after[0])],
            fps=str(self.look.fps),
            size=list(self.look.size),
            codec=repr(self.look.codec),
        )
        name = f"between.{self.look.codec.segment}"

        def fill(folder: Path) -> Mapping[str, object]:
            with open_segment(
                folder / name, self.look.codec, self.look.size, self.look.fps
            ) as writer:
                for frame in self._blended(kind, before, after):
                    if self.cancelled():
                        raise Cancelled("stopped; finished shots are kept")
                    writer.write(frame)
            return {"num_frames": writer.num_frames}

        found = self.store.find(key)
        part = found or self.store.make(key, fill)
        self.advance(frames, 0 if found is None else frames)
        return Piece(part=part, name=name, num_frames=frames)

    def brief(self, timed: TimedShot) -> Brief:
        """What a shot's source is told."""
        shift = float(timed.head / self.look.fps)
        more: dict[str, Any] = {} if self._brand is None else {"brand": self._brand}
        return Brief(
            size=self.look.size,
            fps=self.look.fps,
            frames=timed.num_drawn,
            seed=self.board.seed,
            style=self.board.style,
            language=self.board.language,
            words=timed.words(shift),
            phonemes=timed.phonemes(shift),
            cast=self.board.cast,
            turns=timed.turns(shift),
            camera=timed.shot.camera,
            callouts=timed.shot.callouts,
            lower_third=timed.shot.lower_third,
            heading=self._heading(timed),
            safe=self.captioner.box if self.captioner.cues(timed) else None,
            opens=timed.number == 1,
            handles=(2 * timed.head, 2 * timed.tail),
            **more,
        )

    def _heading(self, timed: TimedShot) -> str:
        """The heading of a scene that begins with a shot, where the film has several scenes."""
        shots, shot = self.board.shots, timed.shot
        before = shots[timed.number - 2].scene if timed.number > 1 else ""
        is_first = bool(shot.scene) and shot.scene != before
        is_told = isinstance(shot.source, Title) and shot.source.text.startswith(shot.scene)
        has_several = len({each.scene for each in shots if each.scene}) > 1
        return shot.scene if is_first and has_several and not is_told else ""

    def _drawn(self, folder: Path, timed: TimedShot) -> Mapping[str, object]:
        """Draws a shot into its files, and returns what is to be told of it."""
        look, first, last = self.look, 2 * timed.head, timed.num_drawn - 2 * timed.tail
        drawn = self.draw(timed.shot.source, self.brief(timed))
        watch = _Watch(timed, look)
        painter = self.captioner.painter(timed)
        with asking(self.cancelled), ExitStack() as opened:
            body = opened.enter_context(
                open_segment(folder / body_name(look.codec), look.codec, look.size, look.fps)
            )
            edges = {
                name: opened.enter_context(open_segment(folder / name, EDGE, look.size, look.fps))
                for name, half in ((HEAD, timed.head), (TAIL, timed.tail))
                if half
            }
            frames = opened.enter_context(closing(ahead(drawn.frames)))
            for index, frame in enumerate(_whole(frames, timed)):
                if self.cancelled():
                    raise Cancelled("stopped while drawing; finished shots are kept")
                shown = painter(frame, float((index - timed.head) / look.fps))
                if index < first:
                    edges[HEAD].write(frame)
                elif index >= last:
                    edges[TAIL].write(frame)
                else:
                    body.write(shown)
                watch.see(index, frame, shown)
                self.advance(1)
        watch.keep(folder)
        return {
            "num_frames": timed.num_drawn,
            "warnings": list(drawn.warnings),
            "effects": [
                [each.name, each.at - float(timed.head / look.fps)] for each in drawn.effects
            ],
            "credits": [[each.what, each.licence, each.where] for each in drawn.credits],
            "stability": watch.stability(),
        }

    def _blended(
        self, kind: str, before: tuple[TimedShot, Part] | None, after: tuple[TimedShot, Part] | None
    ) -> Iterator[Frames]:
        if before is None or after is None:
            timed, part = before or after  # type: ignore[misc]
            yield from self._own_edge(timed, part, HEAD if before is None else TAIL)
            return
        from onionskin.finish.transitions import blend

        half = before[0].tail
        earlier = segment_frames(before[1].file(TAIL))
        later = segment_frames(after[1].file(HEAD))
        painters = self.captioner.painter(before[0]), self.captioner.painter(after[0])
        start = before[0].num_frames - half
        for index, (old, new) in enumerate(zip(earlier, later, strict=True)):
            frame = blend(kind, old, new, (index + 0.5) / (2 * half))
            if index < half:
                yield painters[0](frame, float((start + index) / self.look.fps))
            else:
                yield painters[1](frame, float((index - half) / self.look.fps))

    def _own_edge(self, timed: TimedShot, part: Part, name: str) -> Iterator[Frames]:
        """The frames of a shot that lie under one of its transitions and are its own."""
        painter = self.captioner.painter(timed)
        half = timed.head if name == HEAD else timed.tail
        first = 0 if name == HEAD else timed.num_frames - half
        for index, frame in enumerate(segment_frames(part.file(name))):
            own = index - half if name == HEAD else index
            if 0 <= own < half:
                yield painter(frame, float((first + own) / self.look.fps))

    def _caption_data(self, timed: TimedShot) -> object:
        return self.captioner.data(timed)

    def _brand_data(self) -> object:
        brand = self._brand
        if brand is None:
            return None
        named = (brand.font, brand.font_bold, brand.logo, brand.grade.lut)
        files = [self._file(path) for path in named]
        return [repr(brand), files]

    def _file(self, path: str) -> str:
        """The hash of a file's bytes; "" for no path. Each is read once."""
        if path and path not in self._hashes:
            self._hashes[path] = file_hash(Path(path))
        return self._hashes.get(path, "")


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class ShotTask:
    """A shot as a value: whoever does it, in whichever process, makes the same part."""

    maker: PieceMaker
    """Watched by nobody."""
    timed: TimedShot

    def __call__(
        self,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> tuple[Part, bool]:
        """See `PieceMaker.shot`; the steps of its progress are frames. Raises Cancelled too."""
        if cancelled():
            raise Cancelled("stopped; finished shots are kept")
        num_drawn = num_found = 0

        def advance(count: int, found: int = 0, /) -> None:
            nonlocal num_drawn, num_found
            num_drawn += count
            num_found += found
            num_steps = self.timed.num_drawn
            progress(Progress(num_done=num_drawn, num_steps=num_steps, num_found=num_found))

        return self.maker.told(advance, cancelled).shot(self.timed)


class _Watch:
    """Keeps what is shown and measured of a shot while it is drawn."""

    def __init__(self, timed: TimedShot, look: Look) -> None:
        first, count = timed.head, timed.num_frames
        self._fps = look.fps
        last = first + count - 1
        self._strip = {first + round(place * (count - 1)): name for place, name in _places()}
        self._middle = first + count // 2
        self._shown = first + round((count - 1) * (_CARD_PLACE if is_card(timed) else 0.5))
        everything = type(timed.shot.source).__name__.lower() in _ALL_MEASURED
        room = last + 1 if everything else _MEASURED_FRAMES
        start = 0 if everything else max(first, self._middle - room // 2)
        self._measured = range(start, start + room) if look.measured else range(0)
        self._small: list[Frames] = []
        self._pictures: dict[str, Image.Image] = {}

    def see(self, index: int, frame: Frames, shown: Frames) -> None:
        """Takes note of a frame, as it was drawn and as it is shown."""
        if index in self._strip:
            self._pictures[self._strip[index]] = _picture(shown, _STRIP_WIDTH)
        if index == self._shown:
            self._pictures[MIDDLE] = _picture(shown, _MIDDLE_SIDE)
        if index in self._measured:
            self._small.append(_small(frame, _MEASURED_SIDE))

    def keep(self, folder: Path) -> None:
        """Writes the pictures; a very short shot has the same one several times."""
        middle = self._pictures[MIDDLE]
        for name in (*STRIP, MIDDLE):
            picture = self._pictures.get(name) or _picture(np.asarray(middle), _STRIP_WIDTH)
            picture.save(folder / name, quality=86)

    def stability(self) -> Mapping[str, object] | None:
        """What was measured; None where nothing was."""
        if len(self._small) < 2:
            return None
        from onionskin.stability.measuring.measure import measure_clip

        found = measure_clip(Clip(np.stack(self._small), self._fps))
        self._small = []
        score = found.score
        return {
            "score": None if score is None else round(score, 1),
            "num_frames": found.num_frames,
            "defects": [f"{each.kind} at frame {each.first}" for each in found.measures.defects],
        }


def _places() -> Iterable[tuple[float, str]]:
    return zip(_STRIP_PLACES, STRIP, strict=True)


def _whole(frames: Iterator[Frames], timed: TimedShot) -> Iterator[Frames]:
    """Exactly as many frames as the shot has: more are left, and too few are an error."""
    missing = object()
    for _, frame in zip_longest(range(timed.num_drawn), frames, fillvalue=missing):
        if _ is missing:
            return
        if frame is missing:
            raise OnionskinError("its source gave fewer frames than were asked for")
        yield frame  # type: ignore[misc]


def _picture(frame: Frames, width: int) -> Image.Image:
    """A frame as a picture, its longer side at most `width`."""
    return Image.fromarray(_small(frame, width))


def _small(frame: Frames, side: int) -> Frames:
    """A frame scaled so that its longer side is at most `side`."""
    height, width = frame.shape[:2]
    factor = side / max(height, width)
    if factor >= 1:
        return frame
    size = (max(round(width * factor), 1), max(round(height * factor), 1))
    return np.asarray(resized(frame, size), np.uint8)


def _brief_data(brief: Brief, source: ShotSource) -> object:
    """What a brief says to a source, as plain data; only the stage looks at style, cast and
    turns, and only titles at whether they open the film."""
    is_staged = isinstance(source, Stage | Presenter)
    return {
        "size": list(brief.size),
        "fps": str(brief.fps),
        "frames": brief.frames,
        "seed": brief.seed,
        "style": brief.style if is_staged else "",
        "cast": [[each.name, each.look] for each in brief.cast] if is_staged else [],
        "language": brief.language,
        "words": [[each.text, each.start, each.end] for each in brief.words],
        "phonemes": [[each.symbol, each.start, each.end] for each in brief.phonemes],
        "turns": [[each.speaker, each.start, each.end] for each in brief.turns if is_staged],
        "camera": brief.camera,
        "callouts": [repr(each) for each in brief.callouts],
        "lower_third": brief.lower_third,
        "heading": brief.heading,
        "safe": repr(brief.safe),
        "opens": brief.opens and isinstance(source, Title),
        "handles": list(brief.handles),
    }


def _engine_identity(source: ShotSource) -> object:
    """What of an engine its pictures depend on; None for a source that needs none."""
    name = getattr(source, "engine", "")
    if not name:
        return None
    from onionskin.engines.registry import load_engine, usual_settings
    from onionskin.render.cache import Identity

    settings = usual_settings(name)
    identity = Identity.of(load_engine(name, settings), settings)
    return [identity.name, identity.revision, identity.weights, identity.settings]
