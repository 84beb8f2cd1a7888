"""The judge: its truth, what it learns from, and what it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from benchmarks.judge import weights
from benchmarks.judge.evaluate import evaluate, report
from benchmarks.judge.examples import (
    KEY,
    UNASKED,
    ClipBatch,
    CropBatch,
    Examples,
    aim_of,
    even_moments,
    targets,
)
from benchmarks.judge.model import CELLS, CLIP_SIDE, NUM_MOMENTS, JudgeConfig, Networks, Spots
from benchmarks.judge.motion import FEATURES, NUM_STEPS, Mover, follow
from benchmarks.judge.replay import Replay, mirrored
from benchmarks.judge.train import Learner, Recipe, clip_loss, crop_loss
from benchmarks.judge.train_motion import learn, paths_of_truth
from benchmarks.judge.train_motion import mirrored as mirrored_paths
from benchmarks.judge.truth import Box, boxes_at, cut, plan_of, render, render_crop, scene_answers
from benchmarks.judge.verdict import Judge, distinct, peaks
from benchmarks.judge.vocabulary import MOTION_HEADS, SCENE_HEADS

from onionskin.cast.cast import load_cast
from onionskin.plan.plan import Outline, Plan, Role, Scenery
from onionskin.toybox.training.scenes import Company

CAST = load_cast()
TINY = JudgeConfig(spotter=(8, 8, 8, 8), namer=(8, 8, 8, 8))


def fox_plan(motion: str = "drift-left", camera: str = "still", place: str = "snow") -> Plan:
    outline = Outline(
        roles=(Role(cast="1f98a", size="medium", motion=motion),),
        scenery=Scenery(place=place, time="night", seed=3),
        camera=camera,
    )
    return plan_of(outline, CAST, seed=1)


@pytest.fixture(scope="module")
def batches() -> tuple[ClipBatch, CropBatch]:
    examples = iter(Examples(CAST, seed=1, clips=2, crops=3, crops_in_turn=1))
    clips, crops = next(examples), next(examples)
    assert isinstance(clips, ClipBatch)
    assert isinstance(crops, CropBatch)
    return clips, crops


@pytest.fixture(scope="module")
def judge() -> Judge:
    torch.manual_seed(0)
    return Judge(Networks(TINY, len(CAST)), [entry.id for entry in CAST], Mover())


def test_a_crop_shows_the_same_whether_cut_or_drawn() -> None:
    """So the namer may learn from crops that are drawn alone, which is cheap."""
    plan = fox_plan("still")
    box = boxes_at(plan, 1.0)[0]
    from_frame = cut(render(plan, CAST, [1.0], 256)[0], box)
    alone = render_crop(plan, CAST, box, 1.0)
    assert np.abs(from_frame.astype(int) - alone).mean() < 8


def test_boxes_follow_the_camera() -> None:
    """A zoom makes the box larger, and moves it away from the middle."""
    plan = fox_plan("still", camera="zoom-in")
    first, last = boxes_at(plan, 0.0)[0], boxes_at(plan, 2.0)[0]
    assert last.side > 1.2 * first.side
    assert abs(last.y - 0.5) > abs(first.y - 0.5)


def test_nothing_is_asked_where_there_is_no_sky() -> None:
    """Time and weather of a room are no question; colour is one only of a plain ground."""
    answers = scene_answers(fox_plan(place="indoors"))
    assert (answers["time"], answers["weather"], answers["color"]) == (None, None, None)
    assert scene_answers(fox_plan())["time"] == "night"


def test_targets_point_at_the_subject() -> None:
    """One centre; it and the cells beside it say where it is, and how large."""
    plan = fox_plan()
    moment = even_moments()[KEY]
    centre, shape, near = targets(plan, moment)
    box = boxes_at(plan, moment)[0]
    assert np.count_nonzero(centre > 0.999) == 1
    assert near.sum() == 9
    for row, column in np.argwhere(near):
        assert (column + shape[0, row, column]) / CELLS == pytest.approx(box.x, abs=1e-4)
        assert (row + shape[1, row, column]) / CELLS == pytest.approx(box.y, abs=1e-4)
        assert np.exp(shape[2, row, column]) == pytest.approx(box.side, rel=1e-4)


def test_what_the_targets_say_is_what_peaks_find() -> None:
    """Perfect spots give back the plan's boxes."""
    plan = fox_plan()
    moment = even_moments()[KEY]
    centre, shape, _ = targets(plan, moment)
    spots = Spots(
        scene={},
        centre=torch.logit(torch.from_numpy(centre).clamp(1e-4, 1 - 1e-4))[None],
        shape=torch.from_numpy(shape)[None],
    )
    (box,) = peaks(spots)
    true = boxes_at(plan, moment)[0]
    assert (box.x, box.y, box.side) == pytest.approx((true.x, true.y, true.side), abs=1e-3)


def test_an_aim_leads_back_to_the_true_box() -> None:
    """Whatever the box missed by; a crop's mirror image is aimed at the other way."""
    true, given = Box(x=0.4, y=0.5, side=0.3), Box(x=0.45, y=0.44, side=0.4)
    x, y, zoom = aim_of(given, true)
    back = (given.x + x * given.side, given.y + y * given.side, given.side * np.exp(zoom))
    assert back == pytest.approx((true.x, true.y, true.side))
    crops = torch.randint(0, 255, (1, 64, 64, 3), dtype=torch.uint8)
    batch = CropBatch(crops, torch.tensor([3]), torch.tensor([[x, y, zoom]]))
    other = mirrored(batch)
    assert isinstance(other, CropBatch)
    assert other.aims.tolist()[0] == pytest.approx([-x, y, zoom])


def test_one_subject_is_found_once() -> None:
    """Two boxes about the same centre are one; neighbours stay."""
    box = Box(x=0.5, y=0.5, side=0.4)
    twin, neighbour = Box(x=0.52, y=0.48, side=0.36), Box(x=0.75, y=0.5, side=0.4)
    assert distinct([box, twin, neighbour]) == [box, neighbour]


@pytest.mark.parametrize(
    ("motion", "camera", "place"),
    [
        ("drift-left", "still", "snow"),
        ("still", "pan-right", "mountains"),
        ("grow", "still", "plain"),
    ],
)
def test_a_box_and_the_ground_are_followed(motion: str, camera: str, place: str) -> None:
    """To where the plan has them in the last frame, from a box that misses a little."""
    plan = fox_plan(motion, camera=camera, place=place)
    moments = [index / 8 for index in range(NUM_STEPS)]
    key = 9
    true = boxes_at(plan, moments[key])[0]
    frames = render(plan, Company(CAST), moments, 128)
    (told,) = follow(frames, key, [replace(true, x=true.x + 0.02)])
    path = told[: 3 * NUM_STEPS].reshape(NUM_STEPS, 3)
    ground = told[3 * NUM_STEPS : 6 * NUM_STEPS].reshape(NUM_STEPS, 3)
    for step in (0, NUM_STEPS - 1):
        there = boxes_at(plan, moments[step])[0]
        gone = (there.x - true.x, there.y - true.y, np.log(there.side / true.side))
        assert path[step] == pytest.approx(gone, abs=0.05)
    pan = plan.camera[-1].x - plan.camera[0].x
    assert ground[0, 0] - ground[-1, 0] == pytest.approx(pan, abs=0.04)


def test_the_mover_learns_from_paths() -> None:
    """It tells left from right after a few drawn clips, of which it has seen the mirror image."""
    rows, answers = paths_of_truth(CAST, 6, 1.0, seed=3)
    assert rows.shape[1] == FEATURES
    mover = learn(rows, answers, passes=60)
    said = mover(rows)["direction"].argmax(1)
    asked = answers["direction"] >= 0
    assert (said == answers["direction"])[asked].float().mean() > 0.9
    again = mirrored_paths(*mirrored_paths(rows, answers))
    assert torch.equal(again[0], rows)
    assert torch.equal(again[1]["camera"], answers["camera"])


def test_examples_have_the_shapes_they_say(batches: tuple[ClipBatch, CropBatch]) -> None:
    """Clips with an answer for every head, and crops with names."""
    clips, crops = batches
    assert clips.clips.shape == (2, NUM_MOMENTS, CLIP_SIDE, CLIP_SIDE, 3)
    assert clips.clips.dtype == crops.crops.dtype == torch.uint8
    assert set(clips.scene) == set(SCENE_HEADS)
    assert crops.crops.shape == (3, 64, 64, 3)
    assert int(crops.names.max()) <= len(CAST)


def test_a_mirror_changes_left_and_right_and_is_undone_by_another() -> None:
    """Pictures and boxes."""
    centre, shape, near = targets(fox_plan(), 1.0)
    scene = {name: torch.zeros(1, dtype=torch.long) for name in SCENE_HEADS}
    batch = ClipBatch(
        clips=torch.randint(0, 255, (1, NUM_MOMENTS, CLIP_SIDE, CLIP_SIDE, 3), dtype=torch.uint8),
        scene=scene,
        centre=torch.from_numpy(centre)[None],
        shape=torch.from_numpy(shape)[None],
        near=torch.from_numpy(near)[None],
    )
    other = mirrored(batch)
    assert isinstance(other, ClipBatch)
    row, column = np.argwhere(other.near[0].numpy())[0]
    box = boxes_at(fox_plan(), 1.0)[0]
    found = (column + float(other.shape[0, 0, row, column])) / CELLS
    assert found == pytest.approx(1 - box.x, abs=1e-4)
    back = mirrored(other)
    assert isinstance(back, ClipBatch)
    assert torch.equal(back.clips, batch.clips)
    assert torch.allclose(back.shape, batch.shape, atol=1e-6)


def test_the_replay_forgets_the_oldest(batches: tuple[ClipBatch, CropBatch]) -> None:
    """And draws as many rows as are asked for."""
    replay = Replay(clips=4, crops=6)
    assert not replay.ready()
    for _ in range(5):
        for batch in batches:
            replay.add(batch)
    drawn = replay.draw(ClipBatch, 3)
    assert isinstance(drawn, ClipBatch)
    assert len(drawn.clips) == len(drawn.near) == len(drawn.scene["place"]) == 3
    assert len(replay._kept[ClipBatch]) == 2


def test_learning_the_same_batch_lowers_its_loss(batches: tuple[ClipBatch, CropBatch]) -> None:
    """Both losses, in a few steps of a tiny network."""
    learner = Learner(Recipe(warm_steps=1, rate=1e-2), TINY, len(CAST))
    learner.networks.train()
    for batch in batches:
        first = learner.learn(batch, 1.0)
        assert min(learner.learn(batch, 1.0) for _ in range(12)) < first


def test_an_empty_scene_has_a_loss(batches: tuple[ClipBatch, CropBatch]) -> None:
    """No subject anywhere: nothing to divide by."""
    clips = batches[0]
    empty = ClipBatch(
        clips=clips.clips,
        scene={name: torch.full_like(a, UNASKED) for name, a in clips.scene.items()},
        centre=torch.zeros_like(clips.centre),
        shape=torch.zeros_like(clips.shape),
        near=torch.zeros_like(clips.near),
    )
    torch.manual_seed(0)
    spots = Networks(TINY, 3).spotter(torch.zeros(2, 3 * NUM_MOMENTS, CLIP_SIDE, CLIP_SIDE))
    assert torch.isfinite(clip_loss(spots, empty))
    crops = batches[1]
    nobody = replace(crops, names=torch.full_like(crops.names, 3))
    logits, aims = Networks(TINY, 3).namer(torch.zeros(3, 3, 64, 64))
    assert torch.isfinite(crop_loss(logits, aims, nobody))


def test_weights_come_back_as_they_went(tmp_path: Path, judge: Judge) -> None:
    """In float16, with the subjects' ids; another file has another identity."""
    path = tmp_path / "judge.safetensors"
    ids = [entry.id for entry in CAST]
    weights.save(judge.networks, TINY, ids, path)
    assert weights.load(path)[1] == ids
    alone = weights.identity(path)
    weights.save_mover(judge.mover, weights.mover_file(path))
    frames = render(fox_plan(), Company(CAST), [0.0, 1.0], 64)
    assert Judge.load(path).judge(frames).scene.keys() == judge.judge(frames).scene.keys()
    assert len({alone, weights.identity(path), weights.identity(tmp_path / "other")}) == 3
    assert weights.identity(tmp_path / "other") == "none"


def test_a_missing_judge_says_how_to_get_one(tmp_path: Path) -> None:
    """Its weights are not in the package."""
    with pytest.raises(SystemExit, match=r"benchmarks\.judge\.train"):
        Judge.load(tmp_path / "none.safetensors")


def test_the_real_judge_is_small_enough() -> None:
    """At most 10 MB in float16."""
    networks = Networks(JudgeConfig(), len(CAST))
    assert 2 * sum(value.numel() for value in networks.state_dict().values()) < 10e6


def test_any_clip_can_be_judged(judge: Judge) -> None:
    """Other shapes, sizes and lengths than it has learned from."""
    for shape in ((2, 40, 72, 3), (9, 300, 200, 3)):
        frames = np.random.default_rng(0).integers(0, 255, shape, dtype=np.uint8)
        verdict = judge.judge(frames)
        assert set(verdict.scene) == {*SCENE_HEADS, "camera"}
        assert verdict.scene["camera"] in MOTION_HEADS["camera"]


def test_naming_answers_for_every_box(judge: Judge) -> None:
    """Also for boxes that reach beyond the frame."""
    frames = render(fox_plan(), Company(CAST), [0.0, 0.5, 1.0], 64)
    named = judge.name(frames, 1, [Box(x=0.02, y=0.9, side=0.4), Box(x=0.5, y=0.5, side=0.1)])
    assert len(named) == 2
    assert all(name in CAST or name == "none" for name, _ in named)


def test_the_evaluation_counts_every_head(judge: Judge) -> None:
    """One clip of each split, by an untrained judge: little is right, all is counted."""
    tally, confused = evaluate(judge, CAST, 1)
    assert tally.columns() == ["unseen truth", "held-out pairs", "held-out subjects"]
    assert tally.counts("unseen truth", "place")[1] == 1
    assert "Heads below 95%" in report(tally, confused, 1)


def test_a_stopped_run_goes_on(tmp_path: Path, batches: tuple[ClipBatch, CropBatch]) -> None:
    """Saved and resumed, a learner takes the very step that it would have taken."""
    learner = Learner(Recipe(), TINY, len(CAST))
    learner.learn(batches[1], 1.0)
    learner.save(tmp_path / "judge.state.pt")
    again = Learner(Recipe(), TINY, len(CAST))
    again.resume(tmp_path / "judge.state.pt")
    assert again.learn(batches[0], 0.5) == learner.learn(batches[0], 0.5)
    assert again.step == learner.step
    for one, other in zip(again.average.parameters(), learner.average.parameters(), strict=True):
        assert torch.equal(one, other)
