"""Grades: .cube files, warmth, contrast."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onionskin.errors import InvalidInput, MediaError
from onionskin.finish.grade import Grade, Grader, read_cube

RAMP = np.arange(256, dtype=np.uint8).reshape(16, 16, 1).repeat(3, axis=2)
RANDOM = np.random.default_rng(2).integers(0, 256, (40, 50, 3)).astype(np.uint8)


def cube_file(tmp_path: Path, change: str = "{r} {g} {b}", size: int = 5, head: str = "") -> Path:
    """A .cube file whose rows are made of r, g and b."""
    steps = [k / (size - 1) for k in range(size)]
    rows = [change.format(r=r, g=g, b=b) for b in steps for g in steps for r in steps]
    path = tmp_path / "look.cube"
    path.write_text(f'TITLE "x"\n# a remark\nLUT_3D_SIZE {size}\n{head}' + "\n".join(rows) + "\n")
    return path


def test_a_table_that_changes_nothing_changes_nothing(tmp_path: Path):
    """But for rounding."""
    graded = Grader(Grade(lut=str(cube_file(tmp_path)))).apply(RANDOM)
    assert np.abs(graded.astype(int) - RANDOM).max() <= 1


def test_red_runs_fastest(tmp_path: Path):
    """A table that exchanges red and blue does so."""
    graded = Grader(Grade(lut=str(cube_file(tmp_path, "{b} {g} {r}")))).apply(RANDOM)
    assert np.abs(graded[..., ::-1].astype(int) - RANDOM).max() <= 1


def test_tables_of_single_channels_and_other_domains(tmp_path: Path):
    """A 1D table that inverts; a 3D one over 0 to 2, which halves."""
    path = tmp_path / "one.cube"
    path.write_text("LUT_1D_SIZE 2\n1 1 1\n0 0 0\n")
    assert (
        np.abs(Grader(Grade(lut=str(path))).apply(RANDOM).astype(int) - (255 - RANDOM)).max() <= 1
    )
    wide = cube_file(tmp_path, head="DOMAIN_MIN 0 0 0\nDOMAIN_MAX 2 2 2\n")
    halved = Grader(Grade(lut=str(wide))).apply(RANDOM)
    assert np.abs(halved.astype(int) - RANDOM / 2).max() <= 1.5


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("LUT_3D_SIZE 2\n0 0 0\n", "says 8 rows and has 1"),
        ("0 0 0\n", "more than the 0 rows"),
        ("", "does not say its size"),
        ("LUT_3D_SIZE 999\n", "line 1: give one size, 2 to 129"),
        ("LUT_3D_SIZE x\n", "line 1: give one size"),
        ("LUT_1D_SIZE 2\n0 0 0\n0 zero 0\n", "line 3: give three numbers"),
        ("LUT_1D_SIZE 2\n0 0 nan\n0 0 0\n", "line 2: give three numbers"),
        ("LUT_1D_SIZE 2\n0 0 0\n1 1 1\n1 1 1\n", "line 4: it has more than the 2 rows"),
        ("LUT_1D_SIZE 2\nDOMAIN_MAX 0 1 1\n0 0 0\n1 1 1\n", "DOMAIN_MIN is not below"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(tmp_path: Path, text: str, message: str):
    """With its line."""
    path = tmp_path / "bad.cube"
    path.write_text(text)
    with pytest.raises(InvalidInput) as caught:
        read_cube(path)
    assert message in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path):
    """One line."""
    with pytest.raises(MediaError, match=r"none\.cube cannot be read"):
        read_cube(tmp_path / "none.cube")


def test_warmth_and_contrast_leave_black_and_white():
    """Warm is redder and less blue; contrast parts dark from light; both only in between."""
    warm = Grader(Grade(warmth=0.6)).apply(RAMP).astype(int)
    assert (warm[0, 0] == 0).all()
    assert (warm[-1, -1] == 255).all()
    assert warm[8, 0, 0] > RAMP[8, 0, 0] + 5
    assert warm[8, 0, 2] < RAMP[8, 0, 2] - 5
    hard, flat = (Grader(Grade(contrast=each)).apply(RAMP).astype(int) for each in (0.6, -0.6))
    assert hard[4, 0, 0] < RAMP[4, 0, 0] < flat[4, 0, 0]
    assert hard[12, 0, 0] > RAMP[12, 0, 0] > flat[12, 0, 0]
    assert (np.diff(hard[..., 0].reshape(-1)) >= 0).all()


def test_no_grade_is_the_frame_itself():
    """Nothing is copied for nothing, and nonsense is refused."""
    assert Grader(Grade()).apply(RANDOM) is RANDOM
    with pytest.raises(InvalidInput, match="warmth is 3"):
        Grade(warmth=3)
