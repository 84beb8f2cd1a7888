"""Repair inside renders: broken frames are painted again, known ones never touched."""

from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest
from tests.stability.conftest import HEIGHT, WIDTH, gliding, made_up

from onionskin import Clip, Request
from onionskin.canvas import CanvasKind
from onionskin.engines.base import Fill
from onionskin.engines.capabilities import Capabilities, refuse_unsupported
from onionskin.errors import Cancelled
from onionskin.exposure import Exposure
from onionskin.fitting import Size
from onionskin.progress import Progress, never_cancelled, report_nothing
from onionskin.render import retake
from onionskin.render.cache import FillCache
from onionskin.render.paint import Painter
from onionskin.render.reel import Reel, blank, of_pictures
from onionskin.render.retake import Retake
from onionskin.render.schedule import Window, make_schedule, reach_of
from onionskin.sound import Sound
from onionskin.stability.measuring.measure import Measurement

SIZE = Size(WIDTH, HEIGHT)
FPS = Fraction(24)
BROKEN = 7


class Stumbler:
    """Paints a gliding texture by the frames' moments; stumbles at frames 7, 47 and so on.

    Not on canvases of a few frames, unless `everywhere`; `shaky_seeds`
    give a texture that jumps about in every frame.
    """

    name, weights, revision = "stumbler", "1", "1"

    def __init__(
        self,
        kinds=frozenset(CanvasKind),
        everywhere=False,
        shaky_seeds=(),
        killed_at=99,
        honours=frozenset(),
    ):
        self.capabilities = Capabilities(
            description="For tests.",
            licence="Apache-2.0",
            generative=True,
            canvases=kinds,
            max_frames=400,
            any_times=True,
            honours=honours,
        )
        self.everywhere, self.shaky_seeds, self.killed_at = everywhere, shaky_seeds, killed_at
        self.num_fills = 0

    def fill(self, canvas, request, *, progress=report_nothing, cancelled=never_cancelled):
        refuse_unsupported(self.name, self.capabilities, canvas, request)
        if self.num_fills == self.killed_at:
            raise KeyboardInterrupt
        self.num_fills += 1
        moments = [round(time * 24) for time in canvas.times]
        frames = gliding(max(moments) + 1)[moments]
        if self.everywhere or canvas.num_frames > 8:
            for place in (i for i, moment in enumerate(moments) if moment % 40 == BROKEN):
                frames[place] = gliding(1, seed=99)[0]
        if request.seed in self.shaky_seeds:
            rng = np.random.default_rng(request.seed)
            frames = np.stack([np.roll(each, rng.integers(-9, 9, 2), (0, 1)) for each in frames])
        return Fill.over(canvas, frames)


def retake_of(folder, engine, reel, **options) -> Retake:
    return Retake(
        Painter(
            reel=reel,
            schedule=make_schedule(reel.whole, reach_of(engine.capabilities, reel.fps)),
            engine=engine,
            canvas_size=SIZE,
            request_of=lambda window: Request(prompt="", seed=3),
            cache=FillCache(folder),
            **options,
        )
    )


def frames_of(made: Retake) -> np.ndarray:
    return np.stack(list(made.frames()))


@pytest.fixture
def reel() -> Reel:
    return blank(SIZE, 16, FPS)


def test_a_broken_frame_is_filled_again_by_the_same_engine(tmp_path, reel):
    """Between its neighbours; the others stay as they were."""
    made = retake_of(tmp_path, Stumbler(), reel)
    assert (frames_of(made) == gliding(16)).all()
    (action,) = made.report()["actions"]
    assert (action["kind"], action["frames"], action["kept"]) == ("pops", [BROKEN, BROKEN], True)
    assert "painted again by stumbler" in made.warnings[0]
    assert made.report()["after"]["score"] > made.report()["before"]["score"] + 20


def test_a_clip_with_nothing_wrong_is_left_alone(tmp_path, reel):
    """One fill, no action, no warning."""
    engine = Stumbler()
    made = retake_of(tmp_path, engine, blank(SIZE, 6, FPS))
    assert (frames_of(made) == gliding(6)).all()
    assert (engine.num_fills, made.report()["actions"], made.warnings) == (1, [], [])


def test_an_engine_that_stumbles_again_is_helped_by_in_betweens(tmp_path, reel):
    """What it painted the second time is taken back."""
    made = retake_of(tmp_path, Stumbler(everywhere=True), reel)
    error = np.abs(frames_of(made)[BROKEN].astype(int) - gliding(16)[BROKEN])
    assert error[8:-8, 8:-8].mean() < 2
    assert [action.kept for action in made.actions] == [False, True]
    assert "by in-betweens" in made.warnings[0]


def test_an_engine_that_cannot_fill_between_is_not_asked(tmp_path, reel):
    """In-betweens take its place."""
    engine = Stumbler(kinds=frozenset({CanvasKind.BLANK}))
    made = retake_of(tmp_path, engine, reel)
    assert np.abs(frames_of(made)[BROKEN].astype(int) - gliding(16)[BROKEN]).mean() < 5
    assert engine.num_fills == 1


def test_a_clip_that_fails_is_painted_with_another_seed(tmp_path, reel):
    """And it is said."""
    made = retake_of(tmp_path, Stumbler(shaky_seeds=(3,)), reel)
    assert (frames_of(made) == gliding(16)).all()
    assert [action.kept for action in made.actions if action.kind == "seed"] == [True]
    assert any("another seed" in warning for warning in made.warnings)


class Singer(Stumbler):
    """Each fill says and sings which it was."""

    def fill(self, canvas, request, **options):
        frames = super().fill(canvas, request, **options).clip.frames
        seconds = canvas.num_frames / 24
        sound = Sound(np.full((round(seconds * 8000), 1), self.num_fills / 10, np.float32), 8000)
        return Fill.over(canvas, frames, (f"this was fill {self.num_fills}",), sound=sound)


def heard(made: Retake) -> list[float]:
    """What is heard at each frame."""
    samples = made.painter.sound.samples[:, 0]
    starts = np.arange(16) * len(samples) // 16
    return [round(float(sample), 3) for sample in samples[starts + 100]]


def test_a_discarded_take_is_neither_heard_nor_quoted(tmp_path, reel):
    """Its sound and its warnings go with it, and so do its actions count as not kept."""
    seeds = (3, 3 + 101 * 1_000_003)
    engine = Singer(shaky_seeds=seeds)
    made = retake_of(tmp_path, engine, reel)
    frames_of(made)
    assert engine.num_fills > 1
    assert [action.kept for action in made.actions if action.kind == "seed"] == [False]
    assert not any(action.kept for action in made.actions)
    said = [*made.painter.warnings, *made.warnings]
    assert [line for line in said if "this was fill" in line] == ["this was fill 1"]
    assert set(heard(made)) == {0.1}


def test_a_kept_take_is_heard_in_the_place_of_the_first(tmp_path, reel):
    """Where it was painted again, and only there."""
    made = retake_of(tmp_path, Singer(), reel)
    frames_of(made)
    assert [action.kept for action in made.actions] == [True]
    wanted = [0.1] * 16
    wanted[BROKEN] = 0.2
    assert heard(made) == wanted


def test_progress_never_starts_again(tmp_path, reel):
    """Not even where frames are painted again."""
    reports = []

    class Counting(Stumbler):
        def fill(self, canvas, request, *, progress=report_nothing, **options):
            for done in range(5):
                progress(Progress(num_done=done, num_steps=4))
            return super().fill(canvas, request, **options)

    engine = Counting(shaky_seeds=(3,))
    frames_of(retake_of(tmp_path, engine, reel, progress=reports.append))
    assert engine.num_fills > 1
    done = [report.num_done / report.num_steps for report in reports]
    assert done == sorted(done)
    assert done[-1] == 1


def test_a_clip_that_fails_with_every_seed_is_said_to(tmp_path, reel):
    """The better of the two is taken."""
    seeds = (3, 3 + 101 * 1_000_003)
    made = retake_of(tmp_path, Stumbler(shaky_seeds=seeds), reel)
    frames_of(made)
    assert "are not steady" in made.warnings[-1]


def test_known_frames_are_never_touched(tmp_path):
    """Also where they are the broken ones; bit for bit."""
    strange = gliding(1, seed=98)[0]
    pictures = {0: gliding(1)[0], 5: strange, 11: gliding(12)[11]}
    made = retake_of(tmp_path, Stumbler(everywhere=True), of_pictures(pictures, SIZE, 12, FPS))
    frames = frames_of(made)
    for index, picture in pictures.items():
        assert (frames[index] == picture).all()
    assert (frames[BROKEN] != gliding(1, seed=99)[0]).any()


@pytest.mark.parametrize("everywhere", [False, True], ids=["engine", "in-betweens"])
def test_known_pixels_are_never_touched(tmp_path, everywhere):
    """The left half is the person's own footage; bit for bit."""
    part = np.zeros((HEIGHT, WIDTH), np.bool_)
    part[:, : WIDTH // 2] = True
    own = gliding(16, seed=5)
    sheet = Exposure.inside(Clip(own, FPS), lambda index: ~part)
    reel = Reel(sheet=sheet, open_reader=lambda: own.__getitem__)
    frames = frames_of(retake_of(tmp_path, Stumbler(everywhere=everywhere), reel))
    assert (frames[:, :, : WIDTH // 2] == own[:, :, : WIDTH // 2]).all()


def test_what_is_painted_over_is_painted_over_again(tmp_path):
    """Not over the broken frame: the engine sees the person's picture once more."""

    class Tracer(Stumbler):
        """Adds a little to its draft, and stumbles as usual."""

        def fill(self, canvas, request, **options):
            stumbled = super().fill(canvas, replace(request, draft=None), **options).clip.frames
            broken = (stumbled == gliding(1, seed=99)[0]).all(axis=(1, 2, 3))
            traced = np.where(broken[:, None, None, None], stumbled, request.draft + 1)
            return Fill.over(canvas, traced.astype(np.uint8))

    own = gliding(16, seed=5) // 2
    clip = Clip(own, FPS)
    engine = Tracer(honours=frozenset({"draft"}))
    made = retake_of(tmp_path, engine, Reel.of(Exposure.restyle(clip), lambda: own.__getitem__))
    assert (frames_of(made) == own + 1).all()
    assert [action.kept for action in made.actions] == [True]


def test_a_killed_repair_goes_on_to_the_same_bytes(tmp_path, reel):
    """It was killed in its second fill, which was the repair."""
    whole = frames_of(retake_of(tmp_path / "a", Stumbler(), reel))
    with pytest.raises(KeyboardInterrupt):
        frames_of(retake_of(tmp_path / "b", Stumbler(killed_at=1), reel))
    engine = Stumbler()
    assert (frames_of(retake_of(tmp_path / "b", engine, reel)) == whole).all()
    assert engine.num_fills == 1


def test_long_clips_pass_in_stretches(tmp_path, monkeypatch):
    """Broken frames are found in every stretch, and few frames are held at any time."""
    monkeypatch.setattr(retake, "_HELD_BYTES", 0)
    total = 100
    made = retake_of(tmp_path, Stumbler(), blank(SIZE, total, FPS))
    held: list[int] = []
    measured = Retake._measured
    monkeypatch.setattr(
        Retake,
        "_measured",
        lambda self, first, frames: held.append(len(frames)) or measured(self, first, frames),
    )
    assert (frames_of(made) == gliding(total)).all()
    assert [list(action.frames) for action in made.actions] == [[7, 7], [47, 47], [87, 87]]
    assert max(held) <= 32 + 8


def test_a_broken_run_across_the_end_of_a_stretch_is_mended_whole(tmp_path, monkeypatch):
    """It waits for the next one, in which both its good neighbours are."""
    monkeypatch.setattr(retake, "_HELD_BYTES", 0)
    end = retake._MIN_HELD - retake._AROUND

    class Astride(Stumbler):
        """Stumbles in the last frame of a stretch and the first of the next."""

        def fill(self, canvas, request, **options):
            frames = super().fill(canvas, request, **options).clip.frames
            moments = [round(time * 24) for time in canvas.times]
            for place in (i for i, m in enumerate(moments) if m in (end - 1, end)):
                if canvas.num_frames > 12:
                    frames[place] = gliding(1, seed=99)[0]
                else:
                    frames[place] = gliding(moments[place] + 1)[-1]
            return Fill.over(canvas, frames)

    made = retake_of(tmp_path, Astride(), blank(SIZE, 60, FPS))
    frames = frames_of(made)
    assert (frames[end - 1 : end + 1] == gliding(60)[end - 1 : end + 1]).all()
    kept = [action.frames for action in made.actions if action.kept]
    assert (end - 1, end) in [tuple(each) for each in kept]


def test_a_stretch_ends_before_a_broken_run_that_reaches_over_its_end(tmp_path, reel):
    """A run that ends with it is its own; one that it begins with cannot wait any longer."""
    made = retake_of(tmp_path, Stumbler(), reel)
    frames = gliding(40)
    frames[[23, 24]] = gliding(2, seed=99)[0]
    take = made._measured(100, list(frames))
    (run,) = made._runs(take)
    assert (run.first, run.last) == (123, 124)
    ends = {end: made._before_open_run(take, 100, end) for end in range(121, 128)}
    assert ends == {121: 121, 122: 122, 123: 123, 124: 123, 125: 125, 126: 126, 127: 127}
    assert made._before_open_run(take, 122, 124) == 123
    assert made._before_open_run(take, 123, 124) == 124


def test_what_is_painted_before_a_cancel_is_handed_on(tmp_path, reel):
    """As it is: whoever takes a shorter clip has it; whoever does not hears the cancel."""
    fills: list[bool] = []
    made = retake_of(tmp_path, Stumbler(), blank(SIZE, 600, FPS), cancelled=lambda: len(fills) > 1)
    fill = made.painter.engine.fill

    def counted(*given, **options):
        fills.append(True)
        return fill(*given, **options)

    made.painter.engine.fill = counted
    handed = []
    frames = made.frames()
    with suppress(Cancelled):
        while True:
            handed.append(next(frames))
    painted = list(retake_of(tmp_path, Stumbler(), blank(SIZE, 600, FPS)).painter.frames())
    assert 0 < len(handed) < 600
    assert all((a == b).all() for a, b in zip(handed, painted, strict=False))


def test_a_cancel_stops_the_measuring(tmp_path, reel):
    """Within one frame."""
    stopped: list[bool] = []
    made = retake_of(tmp_path, Stumbler(), reel, cancelled=lambda: len(stopped) > 0)
    fill = made.painter.engine.fill

    def filled_and_stopped(*given, **options):
        stopped.append(True)
        return fill(*given, **options)

    made.painter.engine.fill = filled_and_stopped
    with pytest.raises(Cancelled, match="measuring"):
        frames_of(made)


def test_a_take_that_is_kept_says_of_which_frames_and_how_much_better_it_is(tmp_path):
    """The first and the last that were painted again; those that were known are not."""
    known = {0: gliding(1)[0], 1: gliding(2)[1]}
    made = retake_of(tmp_path, Stumbler(shaky_seeds=(3,)), of_pictures(known, SIZE, 16, FPS))
    frames_of(made)
    (seed,) = (action for action in made.actions if action.kind == "seed")
    assert seed.frames == (2, 15)
    told = made.report()
    gained = told["after"]["score"] - told["before"]["score"]
    assert seed.gain == pytest.approx(gained, abs=0.02)
    assert seed.gain > 20
    (said,) = (line for line in made.warnings if line.endswith("this take was kept"))
    assert said.startswith("frames 2-15: score ")
    before, after = (round(told[key]["score"]) for key in ("before", "after"))
    assert f"score {before} of 100; painted with another seed: {after};" in said


def test_a_take_that_is_no_better_says_what_it_lost(tmp_path, reel):
    """And of which frames it was; what fails is said to, with its score."""
    seeds = (3, 3 + 101 * 1_000_003)
    made = retake_of(tmp_path, Stumbler(shaky_seeds=seeds), reel)
    frames_of(made)
    (seed,) = (action for action in made.actions if action.kind == "seed")
    assert (seed.frames, seed.kept) == ((0, 15), False)
    assert seed.gain < 1
    score = made.report()["after"]["score"]
    assert f"frames 0-15 are not steady (score {score:.0f} of 100)" in made.warnings[-1]


@pytest.mark.parametrize(
    ("nbytes", "room"),
    [(1, 240), (192 * 2**20 // 100, 100), (2**40, 32), (192 * 2**20 // 240, 240)],
)
def test_as_many_frames_are_held_as_fit(tmp_path, reel, nbytes, room):
    """Into 192 MiB; 32 at least, and 240 at most."""
    made = retake_of(tmp_path, Stumbler(), reel)
    assert made._room(SimpleNamespace(nbytes=nbytes)) == room


def test_another_number_is_another_seed_up_to_the_last_and_from_0_again():
    """The same one each time, and no two alike."""
    window = Window(frames=(0,), seen=())
    seeds = {
        retake._reseeded(lambda _: Request(prompt="", seed=2**32 - 1), number)(window).seed
        for number in (1, 2, 101, 102)
    }
    assert seeds == {(number * 1_000_003 - 1) % 2**32 for number in (1, 2, 101, 102)}


def measured(score: float | None, **values: float) -> Measurement:
    found = made_up(9, values=values)
    return replace(found, measures=replace(found.measures, score=score))


def test_stretches_count_by_their_frames():
    """Those without a score do not count for it."""
    assert retake._mean_measures([]) is None
    several = [(10, measured(80.0, jitter=1.0)), (30, measured(40.0)), (40, measured(None))]
    told = retake._mean_measures(several)
    assert told["score"] == 50.0
    assert told["measures"]["jitter"] == pytest.approx(0.125)
    assert retake._mean_measures([(5, measured(None))])["score"] is None
    assert retake._mean_measures([(3, measured(66.66666))])["score"] == 66.67


@pytest.mark.parametrize(
    ("num_own", "score", "fails"), [(9, 49.9, True), (9, 50.0, False), (8, 9.0, False)]
)
def test_a_clip_fails_where_half_of_it_is_ours_and_half_of_its_score_is_gone(
    tmp_path, reel, num_own, score, fails
):
    """A person's own footage may shake."""
    made = retake_of(tmp_path, Stumbler(), reel)
    take = retake._Take(first=0, frames=list(gliding(16)), found=measured(score))
    assert made._fails(take, range(num_own)) is fails


def test_a_take_without_a_score_has_nothing_wrong(tmp_path):
    """As a still picture."""
    still = retake._Take(first=0, frames=[], found=measured(None))
    assert (still.score, still.warnings, still.sounds) == (100.0, (), ())


def test_broken_frames_are_listed_up_to_eight(tmp_path, reel):
    """The more are told by dots."""
    made = retake_of(tmp_path, Stumbler(kinds=frozenset({CanvasKind.BLANK})), reel)
    take = made._measured(0, list(gliding(16)))
    for count, dots in ((8, False), (9, True)):
        made.actions.clear()
        made._tried(take, list(range(2, 2 + count)), made.painter.request_of, 0)
        (action,) = made.actions
        assert action.frames == (2, 1 + count)
        listed = ", ".join(map(str, range(2, 10))) + (" …" if dots else "")
        assert action.reason.startswith(f"frames {listed} do not fit")


class Improving(Stumbler):
    """Stumbles at some frames, at one of them less with each other seed."""

    at: tuple[int, ...] = ()

    def fill(self, canvas, request, **options):
        self.num_fills += 1
        moments = [round(time * 24) for time in canvas.times]
        frames = gliding(max(moments) + 1)[moments]
        still = self.at[(request.seed - 3) // 1_000_003 :]
        for place in (i for i, moment in enumerate(moments) if moment in still):
            frames[place] = gliding(1, seed=99)[0]
        return Fill.over(canvas, frames)


@pytest.mark.parametrize(("at", "left"), [((6,), 0), ((6, 12), 0), ((6, 12, 18), 1)])
def test_broken_frames_are_filled_again_twice_at_most(tmp_path, at, left):
    """As long as that helps, with other noise each time; no more is tried then."""
    engine = Improving()
    engine.at = at
    made = retake_of(tmp_path, engine, blank(SIZE, 60, FPS))
    wrong = (frames_of(made) != gliding(60)).any(axis=(1, 2, 3))
    assert np.flatnonzero(wrong).tolist() == list(at[len(at) - left :])
    assert [action.kept for action in made.actions] == [True] * min(len(at), 2)
    assert [action.frames for action in made.actions] == [(first, at[-1]) for first in at[:2]]


@pytest.mark.parametrize(
    ("score", "pops", "helps"), [(80.5, 1.0, True), (80.0, 1.0, False), (81.0, 2.0, False)]
)
def test_a_take_that_wins_a_little_and_has_less_broken_is_kept(tmp_path, reel, score, pops, helps):
    """Both are asked for; what is no better is taken back."""
    made = retake_of(tmp_path, Stumbler(), reel)
    take = retake._Take(first=0, frames=list(gliding(16)), found=measured(80.0, pops=2.0))
    trial = replace(take, found=measured(score, pops=pops))
    made._filled = made._in_betweens = lambda *given: trial
    kept = made._tried(take, [3, 4], made.painter.request_of, 0)
    assert (kept is not None) is helps
    assert [(one.kept, one.gain, one.frames) for one in made.actions] == [
        (helps, score - 80.0, (3, 4))
    ] * (1 if helps else 2)
