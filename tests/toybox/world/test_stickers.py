"""Building the cast library from stickers."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from onionskin.cast.cast import library_picture, load_cast
from onionskin.errors import MediaError, OnionskinError
from onionskin.toybox.world import stickers
from onionskin.toybox.world.sticker_frames import find_loop, make_sprite, read_sticker
from onionskin.toybox.world.subjects import article_of, choose_held_out, plural_of, read_table


def test_table_and_library_agree() -> None:
    """What is committed was built from the table: same subjects, same names, same held-out ones."""
    rows, cast = read_table(), load_cast()
    held_out = choose_held_out(rows)
    assert [row.id for row in rows] == [entry.id for entry in cast]
    for row in rows:
        entry = cast[row.id]
        assert (entry.name, entry.name_zh, entry.facing) == (row.name, row.name_zh, row.facing)
        assert entry.synonyms == row.synonyms
        assert entry.synonyms_zh == row.synonyms_zh
        assert entry.held_out == (row.id in held_out)


def test_library_stays_small() -> None:
    """All pictures together take at most 24 MB."""
    assert sum(len(library_picture(entry.id).read_bytes()) for entry in load_cast()) < 24e6


def test_held_out_rule_spares_the_well_known() -> None:
    """65 subjects, none starred, the same however the table is ordered within a group."""
    rows = read_table()
    held_out = choose_held_out(rows)
    assert len(held_out) == 65
    assert not [row.name for row in rows if row.well_known and row.id in held_out]
    by_id = sorted(rows, key=lambda row: (row.group, row.id))
    assert len(choose_held_out(by_id) & held_out) >= 60


@pytest.mark.parametrize(
    ("name", "article", "plural"),
    [
        ("fox", "a", "foxes"),
        ("owl", "an", "owls"),
        ("unicorn", "a", "unicorns"),
        ("hourglass", "an", "hourglasses"),
        ("butterfly", "a", "butterflies"),
        ("monkey", "a", "monkeys"),
    ],
)
def test_english_forms(name: str, article: str, plural: str) -> None:
    """Articles go by sound, plurals by ending."""
    assert article_of(name) == article
    assert plural_of(name) == plural


def test_bad_table_line_is_named(tmp_path: Path) -> None:
    """A line with a field missing is reported by file and number."""
    (tmp_path / "t.txt").write_text("[animals]\n1f98a|fox|\n", encoding="utf-8")
    with pytest.raises(OnionskinError, match="line 2: 3 fields, 8 wanted"):
        read_table(tmp_path / "t.txt")


def swinging(count: int, period: int, size: int = 64) -> np.ndarray:
    """A bar that goes round every `period` frames: (count, size, size, 4)."""
    frames = np.zeros((count, size, size, 4), np.uint8)
    for index in range(count):
        x = int(size / 2 + size / 3 * np.sin(2 * np.pi * index / period))
        frames[index, 8:-8, max(x - 5, 0) : x + 5] = (200, 90, 30, 255)
    return frames


def test_shortest_loop_is_found() -> None:
    """Three swings of 24 frames in 72 are one loop of one second, covered by sixteen frames."""
    frames = swinging(72, 24)
    start, length = find_loop(frames.astype(np.float32) / 255)
    assert length == 24
    sprite = make_sprite(frames, [1 / 24] * 72)
    assert 0 <= start <= 48
    assert sprite.loop_seconds == pytest.approx(1.0, abs=1e-3)
    assert sprite.frames.shape == (16, 192, 192, 4)
    assert sprite.motion > 0.02


def test_without_repetition_the_whole_is_the_loop() -> None:
    """One slow swing stays whole."""
    frames = swinging(72, 72)
    assert find_loop(frames.astype(np.float32) / 255) == (0, 72)
    assert make_sprite(frames, [0.042] * 72).loop_seconds == pytest.approx(3.024)


def test_what_hardly_moves_or_vanishes_is_kept_still() -> None:
    """One frame remains, the fullest one of a sticker that goes away."""
    frozen = np.repeat(swinging(1, 24), 20, axis=0)
    assert make_sprite(frozen, [0.04] * 20).frames.shape[0] == 1
    fading = swinging(30, 24)
    fading[15:] = 0
    still = make_sprite(fading, [0.04] * 30)
    assert still.frames.shape[0] == 1
    assert still.loop_seconds == 0
    assert (still.frames[0, ..., 3] > 250).any()


def test_sticker_files_are_read_with_their_times(tmp_path: Path) -> None:
    """Frames come as RGBA with each one's seconds."""
    frames = [Image.fromarray(frame) for frame in swinging(5, 24)]
    frames[0].save(tmp_path / "a.webp", save_all=True, append_images=frames[1:], duration=42)
    pixels, seconds = read_sticker(tmp_path / "a.webp")
    assert pixels.shape == (5, 64, 64, 4)
    assert seconds == pytest.approx([0.042] * 5)


def test_build_makes_a_library_from_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From folders like the packages' come pictures and an index that the cast can read."""
    node_modules = fake_packages(tmp_path / "node_modules", ["1f98a", "2600-fe0f"])
    table = tmp_path / "subjects.txt"
    table.write_text(
        "[animals]\n1f98a|*fox||狐狸|只|fg|vixen|小狐狸\n[sky]\n2600|sun||太阳|轮|fs||\n", "utf-8"
    )
    monkeypatch.setattr(stickers, "read_table", lambda: read_table(table))
    monkeypatch.setattr(stickers, "LEAST_FILES", 2)
    monkeypatch.setattr(stickers, "choose_held_out", lambda rows: frozenset({"2600"}))
    index = stickers.build(node_modules, tmp_path / "library")
    written = json.loads((tmp_path / "library" / "index.json").read_text("utf-8"))
    assert [entry["name"] for entry in written["entries"]] == ["fox", "sun"]
    assert written["entries"][0]["tags"] == ["sly"]
    assert index["entries"][1]["held_out"]
    assert len(list((tmp_path / "library" / "pictures").glob("*.webp"))) == 2


def test_wrong_or_missing_packages_are_refused(tmp_path: Path) -> None:
    """A version other than the pinned one, or none, stops the build with what was found."""
    with pytest.raises(MediaError, match="not there"):
        stickers.find_stickers(tmp_path)
    node_modules = fake_packages(tmp_path / "node_modules", ["1f98a"])
    with pytest.raises(MediaError, match="1 stickers found"):
        stickers.find_stickers(node_modules)
    (node_modules / "emojibase-data" / "package.json").write_text('{"version": "1.0.0"}')
    with pytest.raises(MediaError, match=r"version 1\.0\.0 found"):
        stickers.find_stickers(node_modules)


def fake_packages(folder: Path, code_points: list[str]) -> Path:
    """Folders laid out as npm does it, with one small animation for each code point."""
    for name, version in stickers.PACKAGES.items():
        (folder / name / "assets").mkdir(parents=True)
        (folder / name / "package.json").write_text(json.dumps({"version": version}))
    frames = [Image.fromarray(frame) for frame in swinging(24, 24)]
    for code_point in code_points:
        path = folder / "@lobehub/fluent-emoji-anim-1/assets" / f"{code_point}.webp"
        frames[0].save(path, save_all=True, append_images=frames[1:], duration=42)
    data = folder / "emojibase-data"
    for language in ("en", "zh", "meta"):
        (data / language).mkdir()
    words = [{"hexcode": "1F98A", "tags": ["sly"], "subgroup": 1}]
    for language in ("en", "zh"):
        (data / language / "data.json").write_text(json.dumps(words))
    (data / "meta" / "groups.json").write_text('{"subgroups": {"1": "animal-mammal"}}')
    return folder
