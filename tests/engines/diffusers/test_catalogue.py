"""What docs/gpu.md says of open-weight models is what the engines say; what older weights make."""

import re
from pathlib import Path

import pytest

from onionskin.engines.diffusers.families import FAMILIES
from onionskin.engines.diffusers.families.cogvideox import of_weights

PAGE = (Path(__file__).parents[3] / "docs" / "gpu.md").read_text(encoding="utf-8")


def table(title: str) -> list[list[str]]:
    """The rows of the first table below a heading, without its head, cell by cell."""
    lines = PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0].splitlines()
    first = next(index for index, line in enumerate(lines) if line.startswith("|"))
    rows = []
    for line in lines[first + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def test_every_model_stands_beside_the_card_it_wants():
    """In one row of the table, that of its gigabytes."""
    cards = {
        name: int(memory.split()[0])
        for memory, names, _ in table("Which engine for which GPU")
        for name in re.findall("`([^`]+)`", names)
        if memory != "none"
    }
    assert cards == {name: family.gpu_gigabytes for name, family in FAMILIES.items()}


@pytest.mark.parametrize("row", table("Size on disk and licence"), ids=lambda row: row[0])
def test_the_size_on_disk_is_that_of_one_of_its_ways(row):
    """The first of the numbers, to the gigabyte."""
    sizes = {
        round(way.gigabytes)
        for name in re.findall("`([^`]+)`", row[0])
        for way in FAMILIES[name].ways
    }
    assert int(re.search(r"(\d+) GB", row[1])[1]) in sizes


def test_every_model_has_its_size_and_licence_told():
    """None is left out."""
    told = {
        name for row in table("Size on disk and licence") for name in re.findall("`(.+?)`", row[0])
    }
    assert told == set(FAMILIES)


@pytest.mark.parametrize(
    ("told", "frames"),
    [
        ({}, 49),
        ({"sample_frames": 13}, 9),
        ({"sample_frames": 81}, 81),
        ({"sample_frames": 88}, 81),
    ],
)
def test_older_cogvideox_makes_eight_frames_at_a_time_and_one(told, frames):
    """As many as it was trained on, led by none of its own."""
    family = of_weights(told)
    assert (family.shape.max_frames, family.shape.frames_step, family.shape.fps) == (frames, 8, 8)
    assert [way.num_led for way in family.ways if way.repaints] == [0]
    assert of_weights({"patch_size_t": 2}) is FAMILIES["cogvideox"]
