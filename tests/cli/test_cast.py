"""`onionskin cast`."""

from pathlib import Path

import pytest
from PIL import Image


def test_json_lists_everybody(onionskin):
    """With names and tags in both languages, group and licence."""
    report = onionskin("cast", "--json").json
    assert report["num_entries"] == len(report["entries"]) >= 400
    fox = next(entry for entry in report["entries"] if entry["name"] == "fox")
    assert set(fox) == {
        *("id", "name", "name_zh", "tags", "tags_zh", "group", "animated", "licence"),
    }


@pytest.mark.parametrize("query", ["fox", "狐狸"])
def test_search_finds_in_both_languages(onionskin, query):
    """The best first, with its score."""
    entries = onionskin("cast", query, "--limit", 3, "--json").json["entries"]
    assert entries[0]["name"] == "fox"
    assert len(entries) <= 3
    assert entries[0]["score"] >= entries[-1]["score"]


def test_groups_narrow_it(onionskin):
    """Only that group."""
    group = onionskin("cast", "fox", "--json").json["entries"][0]["group"]
    entries = onionskin("cast", "--group", group, "--json").json["entries"]
    assert {entry["group"] for entry in entries} == {group}


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
def test_sheet_shows_them(onionskin, suffix):
    """A picture of everybody found; never over another file."""
    result = onionskin("cast", "fox", "--sheet", f"sheet{suffix}")
    assert result.stdout == f"sheet{suffix}\n"
    with Image.open(f"sheet{suffix}") as picture:
        assert min(picture.size) > 50
    assert onionskin("cast", "fox", "--sheet", f"sheet{suffix}").exit_code == 2
    assert onionskin("cast", "fox", "--sheet", f"sheet{suffix}", "--force").exit_code == 0
    assert len(list(Path().iterdir())) == 1


def test_people_get_a_table(onionskin):
    """Id and names."""
    text = onionskin("cast", "fox").stdout
    assert "fox" in text
    assert "狐狸" in text
