"""The check for GPUs runs here with tiny models, and builds the whole ones as published."""

from dataclasses import replace

import pytest
import torch

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

from benchmarks.gpu import __main__ as gpu_check
from benchmarks.gpu.checks import Meter, Row, Setup, beside_bare, cancelled, repeated, safely
from benchmarks.gpu.models import MODELS

from onionskin.errors import WeightsError


@pytest.fixture(scope="module")
def setup(tmp_path_factory) -> Setup:
    home = tmp_path_factory.mktemp("gpu")
    model = MODELS["cogvideox"]
    folder = model.saved(home / "cogvideox", tiny=True)
    latents = home / "latents"
    return Setup(model=model, folder=folder, latents=latents, device="cpu", tiny=True, num_steps=2)


def test_ours_stands_beside_the_bare_call(setup):
    """With seconds and peaks of both, the same pixels, and the same bytes again."""
    row = beside_bare(setup, Meter("cpu"), "float32", "tiny")
    assert row.said == "same pixels as bare; the same bytes again"
    assert None not in (row.bare_seconds, row.our_seconds, row.bare_gib, row.our_gib)


def test_a_fill_is_stopped_and_twenty_hold_no_more_memory_than_three(setup):
    """Both are rows of the table."""
    assert "a step takes" in cancelled(setup).said
    rows: list[Row] = []
    # The allocator of a long-lived process may take another block once: what leaks grows again.
    # A system that is short of memory takes some back meanwhile: less is as good.
    while not rows or (len(rows) < 3 and _grown(rows[-1]) >= 20):
        rows.append(repeated(setup, Meter("cpu"), num_fills=4))
    assert _grown(rows[-1]) < 20, rows


def _grown(row: Row) -> float:
    """By how many MiB the memory in use grew."""
    return float(row.said.split()[0])


def test_what_fails_is_told_in_its_row(setup, tmp_path):
    """And the checks after it go on."""
    gone = replace(setup, folder=tmp_path)
    assert "no file" in safely(lambda: beside_bare(gone, Meter("cpu"), "float32", "fast"), "x").said

    def refused() -> Row:
        raise WeightsError("there are none; fetch them")

    assert safely(refused, "wan") == Row(
        model="wan", how="FAILED", said="there are none; fetch them"
    )


def test_what_the_time_does_not_suffice_for_is_counted(capsys):
    """And nothing is written by tiny models."""
    gpu_check.main(["--tiny", "--models", "cogvideox", "--minutes", "0"])
    assert "| 7 checks left out |" in capsys.readouterr().out


def test_the_table_is_put_between_the_marks_of_the_page(tmp_path):
    """All else of the page stays; a page without marks is refused."""
    page = tmp_path / "gpu.md"
    page.write_text(f"before\n{gpu_check.BEGIN}old{gpu_check.END}\nafter\n", encoding="utf-8")
    gpu_check.put_in_page(page, "| new |")
    text = page.read_text(encoding="utf-8")
    assert "| new |" in text
    assert "old" not in text
    assert text.startswith("before")
    assert text.endswith("after\n")
    page.write_text("no marks", encoding="utf-8")
    with pytest.raises(SystemExit, match="lacks the marks"):
        gpu_check.put_in_page(page, "| new |")
    assert gpu_check.BEGIN in gpu_check.PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "billions"), [("wan", 1.42), ("cogvideox", 1.69)])
def test_the_whole_models_have_as_many_weights_as_those_that_people_have(name, billions):
    """Built without numbers in them."""
    with torch.device("meta"):
        transformer = MODELS[name].whole().transformer
    assert sum(one.numel() for one in transformer.parameters()) / 1e9 == pytest.approx(
        billions, abs=0.01
    )
