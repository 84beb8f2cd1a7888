"""What is painted is measured on its way out, and what does not hold still is painted again.

Broken frames become the unknown of a canvas and are filled by the same engine between their
good neighbours; where it cannot, they are made of these by moving their pixels. A clip that
still fails is painted with another seed. What was known before stays, bit for bit.

All of this follows from the frames alone, so that the same job gives the same bytes, also
where it was killed and goes on. Long clips pass in stretches: few frames are held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np

from onionskin.clip import Clip
from onionskin.errors import Cancelled, UnsupportedCanvas, UnsupportedRequest
from onionskin.frames import Frames
from onionskin.motion.flow import shrunk, work_size
from onionskin.render.paint import Painter, RequestOf
from onionskin.render.reel import Reader
from onionskin.render.schedule import Window, make_schedule, reach_of
from onionskin.request import MAX_SEED, Request
from onionskin.sound import Sound
from onionskin.stability.measuring.footage import ClipFootage
from onionskin.stability.measuring.measure import Measurement, measure_footage
from onionskin.stability.mending.proposals import runs_of
from onionskin.stability.mending.remake import Run, remade
from onionskin.stability.mending.repair import Action

MEASURED_SIDE = 128
"""Longer side, in pixels, at which frames are measured on their way out."""
PASS_SCORE = 50.0
"""A clip below it has lost half of what a still-standing one has: it fails."""
MAX_FILLS = 2
"""Times that the broken frames of a stretch may be filled again, for each seed."""
MAX_SEEDS = 1
"""Other seeds that a failing stretch may be painted with."""
_SEED_STRIDE = 1_000_003
_HELD_BYTES = 192 * 2**20
_MIN_HELD, _MAX_HELD = 32, 240
_AROUND = 8
"""Frames before and after those that are judged, so that they are judged in their place."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class _Take:
    """Frames from index `first` on, how still they hold, and what was said and heard of them.

    Whatever is said or heard belongs to one take: with a take that is not kept it is gone.
    """

    first: int
    frames: list[Frames]
    found: Measurement
    warnings: tuple[str, ...] = ()
    sounds: tuple[tuple[float, Sound], ...] = ()

    @property
    def score(self) -> float:
        return 100.0 if self.found.score is None else self.found.score


@dataclass(eq=False)
class Retake:
    """Hands on a painter's frames, mended. `warnings` and `report()` are complete after."""

    painter: Painter
    actions: list[Action] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _before: list[tuple[int, Measurement]] = field(default_factory=list)
    _after: list[tuple[int, Measurement]] = field(default_factory=list)
    _opening: Frames | None = None

    def frames(self) -> Iterator[Frames]:
        """The clip's frames in order, each uint8 (H, W, 3). Raises what the painter raises.

        Before it raises Cancelled it hands on what is painted, as it is.
        """
        held: list[Frames] = []
        past: list[Frames] = []
        sent = 0
        try:
            for frame in self.painter.frames():
                held.append(frame)
                if self._opening is None:
                    self._opening = frame
                if len(held) == self._room(frame):
                    ready = self._judged(sent, past, held, is_last=False)
                    yield from ready
                    past, held = [*past, *ready][-_AROUND:], held[len(ready) :]
                    sent += len(ready)
            held = self._judged(sent, past, held, is_last=True)
        except Cancelled:
            yield from held
            raise
        yield from held

    def report(self) -> dict[str, object]:
        """Plain data: measures before and after, and what was done. Long clips: means."""
        return {
            "before": _mean_measures(self._before),
            "after": _mean_measures(self._after),
            "actions": [action.to_dict() for action in self.actions],
        }

    def _room(self, frame: Frames) -> int:
        return min(max(_HELD_BYTES // frame.nbytes, _MIN_HELD), _MAX_HELD)

    def _judged(
        self, sent: int, past: list[Frames], held: list[Frames], *, is_last: bool
    ) -> list[Frames]:
        """The first of the held frames, as they are to be; all of them at the clip's end."""
        end = sent + len(held) - (0 if is_last else _AROUND)
        own = [i for i in range(sent, end) if not self.painter.reel.whole[i]]
        if not own:
            return held[: end - sent]
        take = self._measured(sent - len(past), [*past, *held])
        end = self._before_open_run(take, sent, end)
        own = [index for index in own if index < end]
        self._before.append((end - sent, take.found))
        if self.painter.engine.capabilities.generative:
            take = self._mended(take, own, self.painter.request_of)
            take = self._another_seed(take, own)
        self._after.append((end - sent, take.found))
        self._keep(take)
        return take.frames[sent - take.first : end - take.first]

    def _keep(self, take: _Take) -> None:
        """Takes over what was said and heard of the take that is handed on."""
        self.warnings += [line for line in take.warnings if line not in self.warnings]
        self.painter.later_sounds.extend(take.sounds)

    def _before_open_run(self, take: _Take, sent: int, end: int) -> int:
        """`end`, or the start of a broken run that reaches over it: that is for the next turn."""
        for run in self._runs(take):
            if run.first < end <= run.last and run.first > sent:
                return run.first
        return end

    def _mended(
        self, take: _Take, own: Sequence[int], request_of: RequestOf, *, budget: int = MAX_FILLS
    ) -> _Take:
        """The take with its broken frames filled again, as long as that helps."""
        for attempt in range(budget):
            broken = sorted(
                {i for run in self._runs(take) for i in range(run.first, run.last + 1)} & {*own}
            )
            if not broken:
                break
            better = self._tried(take, broken, request_of, attempt)
            if better is None:
                break
            take = better
        return take

    def _tried(
        self, take: _Take, broken: list[int], request_of: RequestOf, attempt: int
    ) -> _Take | None:
        """The take with `broken` filled by the engine, or else by in-betweens; None: no better."""
        shown = ", ".join(map(str, broken[:8])) + (" …" if len(broken) > 8 else "")
        makers: dict[str, Callable[[], _Take | None]] = {
            self.painter.engine.name: lambda: self._filled(
                take, broken, _reseeded(request_of, 1 + attempt)
            ),
            "in-betweens": lambda: self._in_betweens(take, broken),
        }
        for maker, make in makers.items():
            trial = make()
            if trial is None:
                continue
            gain = trial.score - take.score
            helps = gain > 0 and trial.found.measures.pops < take.found.measures.pops
            reason = f"frames {shown} do not fit those around them; painted again by {maker}"
            where = (broken[0], broken[-1])
            self.actions.append(
                Action(kind="pops", frames=where, reason=reason, gain=gain, kept=helps)
            )
            if helps:
                return replace(trial, warnings=(*trial.warnings, reason))
        return None

    def _another_seed(self, take: _Take, own: Sequence[int]) -> _Take:
        """The take, or where it fails the best of those with other seeds."""
        for number in range(1, MAX_SEEDS + 1):
            if not self._fails(take, own):
                return take
            request_of = _reseeded(self.painter.request_of, number * 101)
            num_actions = len(self.actions)
            painted = self._filled(replace(take, warnings=(), sounds=()), own, request_of)
            if painted is None:
                break
            trial = self._mended(painted, own, request_of)
            helps = round(trial.score) > round(take.score)  # as both are told
            reason = f"score {take.score:.0f} of 100; painted with another seed: {trial.score:.0f}"
            where, gain = (own[0], own[-1]), trial.score - take.score
            if not helps:
                self.actions[num_actions:] = [
                    replace(action, kept=False) for action in self.actions[num_actions:]
                ]
            self.actions.append(
                Action(kind="seed", frames=where, reason=reason, gain=gain, kept=helps)
            )
            if helps:
                taken = f"frames {own[0]}-{own[-1]}: {reason}; this take was kept"
                take = replace(trial, warnings=(*trial.warnings, taken))
        if self._fails(take, own):
            failing = (
                f"frames {own[0]}-{own[-1]} are not steady (score {take.score:.0f} of 100); "
                "try another seed, or see the report of `onionskin measure`"
            )
            take = replace(take, warnings=(*take.warnings, failing))
        return take

    def _fails(self, take: _Take, own: Sequence[int]) -> bool:
        """Whether it does not hold still, and is ours: a person's own footage may shake."""
        ours = self.painter.reel.part is None and len(own) > len(take.frames) / 2
        return ours and take.score < PASS_SCORE

    def _runs(self, take: _Take) -> list[Run]:
        """Broken runs with good frames on both sides, by the clip's own indices."""
        found = runs_of(take.found, np.ones(take.found.num_frames, np.bool_))
        return [Run(first=run.first + take.first, last=run.last + take.first) for run in found]

    def _filled(self, take: _Take, unknown: Sequence[int], request_of: RequestOf) -> _Take | None:
        """The take with its frames `unknown` filled by the engine; None where it cannot."""
        painter, total = self.painter, self.painter.reel.num_frames
        whole = np.ones(total, np.bool_)
        whole[list(unknown)] = False
        sheet = replace(painter.reel.sheet, whole=whole)
        reel = replace(painter.reel, sheet=sheet, open_reader=lambda: self._reader(take, unknown))
        able = painter.engine.capabilities
        reach = reach_of(able, reel.fps, regions=reel.part is not None)
        try:
            again = painter.anew(
                reel=reel, schedule=make_schedule(whole, reach), request_of=request_of
            )
            stop = take.first + len(take.frames)
            frames = list(islice(again.frames(), take.first, stop))
        except (UnsupportedCanvas, UnsupportedRequest):
            return None
        return replace(
            self._measured(take.first, frames),
            warnings=(*take.warnings, *again.warnings),
            sounds=(*take.sounds, *again.sounds.items()),
        )

    def _reader(self, take: _Take, unknown: Sequence[int]) -> Reader:
        """Reads the take by the clip's indices; before it only the opening is still there.

        Where a frame is painted over a picture, or fades into one, that picture is read.
        """
        reel = self.painter.reel
        on_pictures = reel.sheet.painted_over or reel.feather > 0
        pictures = reel.open_reader() if on_pictures else None

        def read(index: int) -> Frames:
            if pictures is not None and index in unknown:
                return pictures(index)
            if take.first <= index < take.first + len(take.frames):
                return take.frames[index - take.first]
            assert self._opening is not None
            return self._opening

        return read

    def _in_betweens(self, take: _Take, broken: Sequence[int]) -> _Take:
        """The take with its frames `broken` made of the good ones around their runs."""
        first = take.first
        runs = [Run(first=run.first - first, last=run.last - first) for run in self._runs(take)]
        frames = list(take.frames)
        for place, made in enumerate(remade(iter(take.frames), runs)):
            if place + first in broken:
                frames[place] = self._known_kept(place + first, frames[place], made)
        return replace(self._measured(first, frames), warnings=take.warnings, sounds=take.sounds)

    def _known_kept(self, index: int, old: Frames, new: Frames) -> Frames:
        part = self.painter.reel.part
        return new if part is None else np.where(part(index)[..., None], old, new)

    def _measured(self, first: int, frames: list[Frames]) -> _Take:
        height, width = frames[0].shape[:2]
        size = work_size(width, height, MEASURED_SIDE)
        small = np.stack([np.asarray(shrunk(frame, size), np.uint8) for frame in frames])
        found = measure_footage(
            ClipFootage(Clip(small, self.painter.reel.fps)),
            cancelled=self.painter.cancelled,
        )
        return _Take(first=first, frames=frames, found=found)


def _reseeded(request_of: RequestOf, number: int) -> RequestOf:
    """The same requests with other noise."""

    def again(window: Window) -> Request:
        request = request_of(window)
        return replace(request, seed=(request.seed + number * _SEED_STRIDE) % (MAX_SEED + 1))

    return again


def _mean_measures(stretches: Sequence[tuple[int, Measurement]]) -> dict[str, object] | None:
    """Score and measures of a clip; of several stretches the means over their frames."""
    if not stretches:
        return None
    counts = np.array([count for count, _ in stretches], np.float64)
    scores = [(count, one.score) for count, one in stretches if one.score is not None]
    values = [one.measures.to_dict() for _, one in stretches]
    means = {
        name: round(float(np.dot(counts, [each[name] for each in values]) / counts.sum()), 5)
        for name in values[0]
    }
    total = sum(count for count, _ in scores)
    mean = sum(count * score for count, score in scores) / total if total else None
    return {"score": None if mean is None else round(mean, 2), "measures": means}
