"""Prompts become plans."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from onionskin.cast.cast import load_cast
from onionskin.errors import InvalidInput, WeightsError
from onionskin.plan.plan import Plan
from onionskin.plan.serial import plan_from_yaml, plan_to_yaml
from onionskin.planner.planner import PlannedPrompt, plan_prompt
from onionskin.planner.weights import WEIGHTS, load_planner

CAST = load_cast()


def planned(prompt: str, seed: int = 0) -> PlannedPrompt:
    return plan_prompt(prompt, cast=CAST, seconds=2.0, seed=seed)


def names(result: PlannedPrompt) -> list[str]:
    return [CAST[role.cast].name for role in result.outline.roles]


@pytest.mark.parametrize(
    ("prompt", "cast", "place", "time"),
    [
        ("a red fox running through the snow at night", ["fox"], "snow", "night"),
        ("一只狐狸夜里在雪地上奔跑", ["fox"], "snow", "night"),
        ("two cats and a dog in the forest at dawn", ["cat", "cat", "dog"], "forest", "dawn"),
        ("日落时，两只猫在海滩上", ["cat", "cat"], "beach", "sunset"),
        ("fox snow night", ["fox"], "snow", "night"),
        ("three penguins at sunset in the city", ["penguin"] * 3, "city", "sunset"),
    ],
)
def test_prompts_are_understood(prompt: str, cast: list[str], place: str, time: str) -> None:
    result = planned(prompt)
    assert names(result) == cast
    assert result.outline.scenery.place == place
    assert result.outline.scenery.time == time
    assert result.warnings == ()


@pytest.mark.parametrize(
    ("prompt", "motion"),
    [
        ("a car driving to the left on a road", "drift-left"),
        ("a bird flies from left to right over the sea", "fly-right"),
        ("一条鱼在海底向右游动", "drift-right"),
        ("a balloon rising in the sky", "rise"),
        ("a frog jumping up and down", "bounce"),
    ],
)
def test_motions_are_understood(prompt: str, motion: str) -> None:
    assert [role.motion for role in planned(prompt).outline.roles] == [motion]


def test_the_camera_is_no_subjects_motion() -> None:
    result = planned("a cat walks to the left, the camera pans to the right")
    assert result.outline.camera == "pan-right"
    assert result.outline.roles[0].motion == "drift-left"


def test_the_same_prompt_and_seed_give_the_same_plan() -> None:
    assert planned("a dog running", 5) == planned("a dog running", 5)


def test_other_seeds_give_other_takes_of_what_is_open() -> None:
    results = [planned("a cat", seed) for seed in range(8)]
    assert len({result.outline.scenery.place for result in results}) > 2
    assert all(names(result) == ["cat"] for result in results)


def test_the_prompts_own_words_name_the_subjects() -> None:
    assert [s.name for s in planned("a fox in the snow").plan.subjects] == ["fox"]


def test_unknown_subjects_are_replaced_and_told() -> None:
    result = planned("a submarine volcano in the sea")
    assert names(result)
    assert any("not in the cast" in warning for warning in result.warnings)


def test_one_telling_character_is_not_lost() -> None:
    """纸船 is a paper boat; the cast has boats, but none of paper."""
    [warning] = planned("雨夜，一只纸船漂过街道").warnings
    assert '"纸船" is not in the cast' in warning


def test_unknown_places_are_replaced_and_told() -> None:
    result = planned("a cat in Paris")
    assert result.outline.scenery.place == "city"
    assert '"in Paris" is not a known place; used "city"' in result.warnings


def test_colours_that_cannot_be_are_told() -> None:
    [warning] = planned("a green elephant in the meadow").warnings
    assert '"green" was left out' in warning


def test_more_than_three_are_three_and_told() -> None:
    result = planned("five cats on the beach")
    assert len(result.outline.roles) == 3
    assert any("room for three" in warning for warning in result.warnings)


def test_places_without_a_sky_tell_what_they_leave_out() -> None:
    result = planned("a fish under the sea at night")
    assert result.outline.scenery.time == "day"
    assert any("underwater" in warning for warning in result.warnings)


@pytest.mark.parametrize(
    "prompt", ["", "   ", "!!!", "🦊", "的", "x" * 2000, "fox " * 500, "雪" * 500]
)
def test_no_prompt_breaks_it(prompt: str) -> None:
    assert isinstance(planned(prompt).plan, Plan)


def test_own_pictures_come_first(tmp_path: Path) -> None:
    pixels = np.zeros((64, 64, 4), np.uint8)
    pixels[16:48, 16:48] = (255, 0, 0, 255)
    Image.fromarray(pixels).save(tmp_path / "logo.png")
    cast = CAST.with_picture("mascot", tmp_path / "logo.png")
    result = plan_prompt("the mascot jumps on the beach", cast=cast, seconds=2.0, seed=0)
    assert [role.cast for role in result.outline.roles] == ["own:mascot"]
    assert result.outline.scenery.place == "beach"


def test_plans_of_prompts_can_be_written_and_read() -> None:
    plan = planned("two birds circling over the mountains, zoom out").plan
    assert plan_from_yaml(plan_to_yaml(plan)) == plan


def test_missing_and_broken_weights_are_told(tmp_path: Path) -> None:
    """In one line: no file, one cut short, one of another kind, one without its tensors."""
    broken = tmp_path / "broken.safetensors"
    with pytest.raises(WeightsError, match="reinstall"):
        load_planner(broken)
    broken.write_bytes(WEIGHTS.read_bytes()[:1000])
    load_planner.cache_clear()
    with pytest.raises(WeightsError, match="reinstall"):
        load_planner(broken)
    for metadata in ({}, {"format": "onionskin-planner-1", "config": "{}", "cast": "[]"}):
        save_file({"a": torch.zeros(2)}, broken, metadata)
        load_planner.cache_clear()
        with pytest.raises(WeightsError, match="reinstall") as caught:
            load_planner(broken)
        assert "\n" not in str(caught.value)


def test_damaged_tensors_are_told_by_their_checksum(tmp_path: Path) -> None:
    """One bit in five megabytes makes a network that looks whole and reads wrongly."""
    damaged = tmp_path / WEIGHTS.name
    data = bytearray(WEIGHTS.read_bytes())
    data[-1000] ^= 64
    damaged.write_bytes(data)
    (tmp_path / f"{WEIGHTS.name}.sha256").write_text(
        WEIGHTS.with_name(f"{WEIGHTS.name}.sha256").read_text()
    )
    with pytest.raises(WeightsError, match=r"its checksum differs.*reinstall"):
        load_planner(damaged)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"prompt": None}, "the prompt is None: give a text"),
        ({"prompt": "fox " * 501}, "the prompt has 2,004 characters"),
        ({"seconds": "2"}, "seconds is '2': give a number above 0"),
        ({"seconds": 0}, "seconds is 0"),
        ({"seed": -1}, "seed is -1: give a whole number"),
        ({"seed": "a"}, "seed is 'a'"),
        ({"aspect": float("nan")}, "aspect is nan"),
        ({"cast": {"mascot": "logo.png"}}, "cast is {'mascot': 'logo.png'}: give a Cast"),
    ],
)
def test_values_of_another_kind_are_refused_by_name(given: dict[str, object], told: str) -> None:
    """What is clearly meant is taken: a Decimal of seconds, a seed that is a whole float."""
    usual: dict[str, object] = {"prompt": "a fox", "cast": CAST, "seconds": 2.0, "seed": 0}
    with pytest.raises(InvalidInput) as caught:
        plan_prompt(**(usual | given))
    assert told in str(caught.value)
    likewise = plan_prompt("a fox", cast=CAST, seconds=Decimal(2), seed=0.0, aspect=Fraction(1))
    assert likewise.plan == plan_prompt(**usual).plan


def test_more_than_three_of_two_kinds_are_three_and_told() -> None:
    """Two foxes and two owls are two foxes and an owl, and that is said."""
    result = planned("two foxes and two owls in the forest")
    assert names(result) == ["fox", "fox", "owl"]
    assert 'a shot has room for three subjects: only 1 of "owls" are shown' in result.warnings


def test_the_weights_are_small_and_know_the_cast() -> None:
    assert WEIGHTS.stat().st_size < 8e6
    from onionskin.planner.weights import checksum

    known = load_planner().known
    assert all(checksum(entry) in known for entry in CAST.entries)
