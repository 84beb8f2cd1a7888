"""Draws the frames of a shot, whatever its source is.

drawn = draw(Title(text="The third quarter"), brief)
for frame in drawn.frames: ...          # uint8 (H, W, 3), `brief.frames` of them
drawn.warnings                          # complete now
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from onionskin.errors import InvalidInput
from onionskin.film import storyboard as board
from onionskin.film.sources.brief import Brief, Drawn
from onionskin.film.sources.calling import called_out
from onionskin.film.sources.cards import (
    chart_frames,
    list_frames,
    page_of,
    quote_frames,
    things_frames,
    title_frames,
)
from onionskin.film.sources.pictures import footage_frames, picture_frames, screen_frames
from onionskin.film.sources.staged import engine_frames, presenter_frames, stage_frames
from onionskin.finish.cards.overlays import LowerThird, SceneTag, Watermark
from onionskin.finish.grade import Grader
from onionskin.frames import Frames

Drawer = Callable[[Any, Brief, Drawn], Iterator[Frames]]
"""Gives frames one by one, and adds what there is to tell to the `Drawn`."""
DRAWERS: Final[Mapping[type, Drawer]] = MappingProxyType(
    {
        board.Stage: stage_frames,
        board.Engine: engine_frames,
        board.Presenter: presenter_frames,
        board.Title: title_frames,
        board.Chart: chart_frames,
        board.Points: list_frames,
        board.Quote: quote_frames,
        board.Things: things_frames,
        board.Picture: picture_frames,
        board.Footage: footage_frames,
        board.Screen: screen_frames,
    }
)

_GRADED: Final = (board.Stage, board.Engine, board.Presenter, board.Picture, board.Footage)


def draw(source: board.ShotSource, brief: Brief) -> Drawn:
    """The frames of a source, with the brand's lower third and mark over them.

    Nothing heavy is done before the first frame is asked for. Raises InvalidInput or MediaError
    then, for files that are missing or cannot be read.
    """
    drawer = DRAWERS.get(type(source))
    if drawer is None:
        raise InvalidInput(f"source is a {type(source).__name__}, which cannot be drawn")
    drawn = Drawn(frames=iter(()))
    frames = drawer(source, brief, drawn)
    if isinstance(source, _GRADED) and not brief.brand.grade.is_nothing:
        frames = _graded(frames, brief)
    frames = called_out(frames, brief, drawn)
    drawn.frames = _overlaid(_exactly(brief.frames, frames), brief, drawn)
    return drawn


def _graded(frames: Iterator[Frames], brief: Brief) -> Iterator[Frames]:
    """Frames in the brand's colours of pictures; what did not change is not graded again."""
    grader = Grader(brief.brand.grade)
    last: tuple[Frames, Frames] | None = None
    for frame in frames:
        if last is None or last[0] is not frame:
            last = (frame, grader.apply(frame))
        yield last[1]


def _overlaid(frames: Iterator[Frames], brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    """Frames with what stands over them; what did not change is not painted again."""
    page = page_of(brief)
    plates: list[LowerThird] = []
    if brief.lower_third:
        plates.append(LowerThird(page, brief.lower_third, brief.seconds))
    if brief.heading:
        plates.append(SceneTag(page, brief.heading, brief.seconds))
    mark = Watermark(page)
    drawn.warn(*brief.brand.warnings, *page.warnings)
    below: tuple[Frames, object] | None = None
    painted: Frames | None = None
    for index, frame in enumerate(frames):
        t = float(index / brief.fps)
        state = [each.state(t) for each in plates]
        if painted is None or below is None or below[0] is not frame or below[1] != state:
            painted = mark.paint(frame)
            for each in plates:
                painted = each.paint(painted, t)
        below = frame, state
        yield painted


def _exactly(count: int, frames: Iterator[Frames]) -> Iterator[Frames]:
    """As many frames as asked for: the last is held, or what is too much left."""
    last: Frames | None = None
    done = 0
    for frame in frames:
        yield frame
        last, done = frame, done + 1
        if done == count:
            break
    while last is not None and done < count:
        yield last
        done += 1
    # Whoever is read from learns that no more is wanted, and gives back what is held.
    close = getattr(frames, "close", None)
    if close is not None:
        close()
