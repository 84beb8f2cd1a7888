"""The figures of the built-in engine: prompts, variants, measures, and the commands' frames."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from benchmarks.judge.truth import Frames
from benchmarks.tally import Tally
from benchmarks.toybox import crispness, measures, options, sheet, stillness
from benchmarks.toybox.contenders import TOYBOX_SIDE, Toybox, WordsOnly
from benchmarks.toybox.following import Notebook, report
from benchmarks.toybox.honesty import Shift, light_table
from benchmarks.toybox.machine import product_rates
from benchmarks.toybox.prompts import KINDS, cases
from benchmarks.toybox.shots import checked, from_plan, scenes, truth_of
from benchmarks.toybox.variants import (
    draft_alone,
    draft_still,
    someone_else,
    with_other_pictures,
    with_still_pictures,
)

from onionskin.cast.cast import load_cast
from onionskin.toybox.training.bank import Bank
from onionskin.toybox.world.outlines import is_held_out_pair

CAST = load_cast()


def moving(num_frames: int = 4, side: int = 64, step: int = 2) -> Frames:
    """A texture that moves to the right by `step` pixels a frame."""
    rng = np.random.default_rng(0)
    wide = rng.integers(0, 255, (side, side + step * num_frames, 3), dtype=np.uint8)
    wide = np.asarray(measures.cv2.GaussianBlur(wide, (0, 0), 2))
    starts = [step * (num_frames - index) for index in range(num_frames)]
    return np.stack([wide[:, start : start + side] for start in starts])


def test_prompts_are_the_same_every_time_and_in_proportion() -> None:
    """500 from the grammar and a quarter as many of each other set, however early one stops."""
    todo = cases(8, CAST)
    assert [case.prompt for case in todo] == [case.prompt for case in cases(8, CAST)]
    titles = [case.kind for case in todo]
    assert [titles.count(kind.title) for kind in KINDS] == [8, 2, 2, 2, 2]
    assert set(titles[: len(titles) // 2 + 1]) == {kind.title for kind in KINDS}


def test_held_out_prompts_are_held_out() -> None:
    """Subjects that no training shows, and pairs."""
    for case in cases(12, CAST):
        first = case.reading.groups[0].cast if case.reading.groups else None
        if first and case.kind == "held-out subjects":
            assert CAST[first].held_out
        if case.kind == "Chinese":
            assert any("\u4e00" <= letter <= "\u9fff" for letter in case.prompt)


def test_the_sheet_holds_out_what_it_says() -> None:
    """24 prompts, eight of them Chinese, eight held out for the reason given."""
    from onionskin.planner.lexicon import lexicon_of

    lines = sheet.read_lines()
    assert len(lines) == 24
    assert sum(any("\u4e00" <= c <= "\u9fff" for c in line.prompt) for line in lines) == 8
    assert sum(bool(line.held_out) for line in lines) == 8
    for line in (line for line in lines if line.held_out):
        hit = lexicon_of(CAST).best(line.prompt, 0, len(line.prompt.split(" ")[1]) + 3)
        assert hit is not None
        if line.held_out == "subject":
            assert CAST[hit.ids[0]].held_out
    assert is_held_out_pair(CAST.search("tiger")[0].entry.id, "beach")


def test_frames_that_are_no_clip_are_refused() -> None:
    """All equal, or all of one colour."""
    with pytest.raises(SystemExit, match="all frames are equal"):
        checked(np.repeat(moving(1), 3, axis=0), "x")
    flat = np.stack([np.full((8, 8, 3), value, np.uint8) for value in (1, 2)])
    with pytest.raises(SystemExit, match="one colour"):
        checked(flat, "x")
    assert len(checked(moving(), "x")) == 4


def test_motion_that_is_taken_out_leaves_little() -> None:
    """A moving texture changes little once compensated; new noise in every frame changes a lot."""
    frames = moving()
    noise = np.random.default_rng(1).integers(0, 90, frames.shape)
    noisy = np.clip(frames.astype(int) + noise, 0, 255).astype(np.uint8)
    still, flickering = (measures.compensated_change(f, measures.flows(f)) for f in (frames, noisy))
    assert still < 4 < flickering
    assert measures.dynamic_degree(measures.flows(frames)) == pytest.approx(2, abs=0.7)


def test_a_grid_is_seen_at_its_own_period() -> None:
    """Tiles of 4 pixels in slightly different shades step at their borders."""
    rng = np.random.default_rng(2)
    tiles = rng.integers(100, 140, (1, 16, 16, 1)).repeat(4, 1).repeat(4, 2).repeat(3, 3)
    frames = np.clip(tiles + rng.integers(0, 8, (1, 64, 64, 3)), 0, 255).astype(np.uint8)
    assert measures.border_ratio(frames, 4) > 2
    assert measures.border_ratio(moving(), 4) == pytest.approx(1, abs=0.1)


def test_blur_lowers_the_laplacian() -> None:
    """And an empty mask gives no number."""
    frames = moving()
    mask = np.ones(frames.shape[:3], bool)
    soft = np.stack([measures.cv2.GaussianBlur(frame, (0, 0), 2) for frame in frames])
    assert measures.laplacian_energy(soft, mask) < 0.5 * measures.laplacian_energy(frames, mask)
    assert np.isnan(measures.laplacian_energy(frames, ~mask))


def test_ratios_leave_out_what_is_no_number() -> None:
    """Sums over clips that have both."""
    made, truth = [1.0, float("nan"), 3.0], [2.0, 5.0, 2.0]
    assert measures.ratio_of_sums(made, truth) == 1.0
    low, high = measures.interval(made, truth)
    assert low <= 1.0 <= high


def test_a_swapped_cast_shows_another_picture_under_the_same_name() -> None:
    """Only of those that are swapped."""
    scene = scenes(1, seed=1)[0]
    others = someone_else(scene.plan, CAST, np.random.default_rng(0))
    swapped = with_other_pictures(CAST, others)
    for name, other in others.items():
        assert swapped[name].name == CAST[name].name
        assert np.array_equal(swapped[name].frames(), CAST[other].frames())
        assert swapped[name].loop_seconds == CAST[other].loop_seconds
    rest = next(entry.id for entry in CAST if entry.id not in others)
    assert swapped[rest] is CAST[rest]


def test_a_still_cast_draws_animated_subjects_still() -> None:
    """Truth moves inside them, the draft of one picture does not."""
    scene = scenes(1, seed=2, camera="still", motion="still", animated=True)[0]
    still = with_still_pictures(CAST, {subject.cast for subject in scene.plan.subjects})
    mask = measures.inside(measures.draft_of(scene.plan, CAST), margin=1)
    alive, dead = (draft_alone(scene.plan, cast) for cast in (CAST, still))
    assert measures.motion_energy(dead, mask) == 0.0
    assert measures.motion_energy(alive, mask) > 0.1
    assert (draft_still(scene.plan, CAST) == draft_still(scene.plan, CAST)[:1]).all()


def test_scenes_are_as_asked() -> None:
    """One camera, one motion, some hours."""
    for scene in scenes(2, seed=3, camera="still", motion="rise", times=("night",)):
        assert scene.outline.camera == scene.plan.camera_move == "still"
        assert {subject.motion for subject in scene.plan.subjects} == {"rise"}
        assert scene.outline.scenery.time == "night"


def test_the_animatic_is_as_sharp_and_still_as_truth() -> None:
    """The same drawing: every ratio is 1."""
    found = crispness.measure("animatic", 1, minutes=1)
    table, data = crispness.summary(found)
    assert data["Laplacian energy, in subjects"]["ratio"] == pytest.approx(1.0)  # type: ignore[index]
    assert "step across borders of 4" in table
    _, still = stillness.summary(stillness.measure("animatic", 1, minutes=1))
    assert still["change, motion compensated"]["ratio"] == pytest.approx(1.0)


def test_an_engine_fills_a_plan() -> None:
    """Frames and seconds, and they are truth's where it draws by rule."""
    scene = scenes(1, seed=4)[0]
    shot = from_plan("animatic", scene.prompt, scene.plan)
    assert np.abs(shot.frames.astype(int) - truth_of(scene.plan)).max() <= 1
    assert shot.seconds_elapsed > 0


@pytest.mark.filterwarnings("ignore:.*torch.jit:DeprecationWarning")  # torch.compile's own
def test_a_contender_starts_from_scratch_and_makes_clips(tmp_path: Path) -> None:
    """A toybox of its own, with a plan and from words only; the public package is not needed."""
    contender = Toybox(Bank.build(CAST, 4, seed=1), tmp_path, tiny=True)
    assert contender.learn(minutes=0.0).startswith("0 frames")
    scene = scenes(1, seed=4)[0]
    for one in (contender, WordsOnly(contender)):
        frames = one.make(scene.prompt, scene.plan, 0)
        assert frames.shape == (16, TOYBOX_SIDE, TOYBOX_SIDE, 3)
        assert frames.std() > 0


def test_light_that_is_right_has_slope_one() -> None:
    """And a pasted draft has none."""
    truth = np.array([-60.0, -50.0, -20.0], np.float32)
    _, right = light_table([Shift(hour="night", made=truth, truth=truth)])
    _, pasted = light_table([Shift(hour="night", made=0 * truth, truth=truth)])
    assert right["night"]["slope"] == pytest.approx(1.0)  # type: ignore[index]
    assert pasted["night"]["slope"] == 0.0  # type: ignore[index]


def test_notes_are_kept_between_runs(tmp_path: Path) -> None:
    """So a run that was stopped goes on."""
    path = tmp_path / "notes" / "x.jsonl"
    Notebook(path).note("a", [("place", True)], 1.5)
    again = Notebook(path)
    assert again.answers("a") == [("place", True)]
    assert again.answers("b") is None
    assert again.seconds(["a", "b"]) == 1.5


def test_the_report_says_what_was_missed() -> None:
    """Targets, and sets that fall behind."""
    tally = Tally()
    tally.add("from the grammar", [("place", True)] * 19 + [("place", False)])
    tally.add("Chinese", [("place", True)] * 8 + [("place", False)] * 2)
    found = {
        "title": "engine toybox",
        "judge": "x",
        "clips": 2,
        "wanted": 2,
        "fps": 8,
        "seconds": 1.0,
        "answers": tally.data(),
    }
    text = report({"toybox": found})
    assert "place ≥ 90: reached (95.0); more than 10 points behind: Chinese by 15" in text
    assert "subject ≥ 85: missed" in text


def test_time_runs_out(capsys: pytest.CaptureFixture[str]) -> None:
    """At least one clip is measured; then it is said how many were."""
    assert list(options.until(range(5), minutes=-1.0)) == [0]
    assert "stopped after 1 clips" in capsys.readouterr().err


def test_the_machine_multiplies() -> None:
    """Some rate of each type."""
    rates = product_rates(side=64, seconds=0.01)
    assert rates.bf16 > 0
    assert rates.float32 > 0


def test_a_sheet_is_drawn_and_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pictures in a grid, prompts by number."""
    picture = sheet.draw_sheet([moving(), moving(), moving(), moving()], side=32)
    assert picture.size == (3 * (3 * 32 + 6) + 6, 2 * (32 + 6) + 6)
    assert "a red fox" in sheet.legend(sheet.read_lines(), "engine x")
    sheet.save_gif(moving(), tmp_path / "gifs" / "01.gif", 32)
    assert (tmp_path / "gifs" / "01.gif").stat().st_size > 100
