"""What docs/gpu.md says of open-weight models is what the engines say."""

import re
from pathlib import Path

import pytest

from onionskin.engines.diffusers.families import FAMILIES

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
        for memory, names, _ in table("Which engine for which card")
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
