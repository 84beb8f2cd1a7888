"""The benchmarks of edits and of in-betweens measure what they say."""

from dataclasses import replace

import numpy as np
import pytest
from benchmarks.toybox.shots import scenes

from benchmarks import edits

pytestmark = pytest.mark.filterwarnings("ignore::onionskin.OnionskinWarning")
BOX = (32, 32, 64, 64)


@pytest.fixture(scope="module")
def scene():
    return scenes(1, seed=1, camera="still")[0]


def test_a_border_is_seen_and_a_plain_picture_has_none():
    """Noise is alike everywhere; a brighter square is not."""
    noise = np.random.default_rng(0).integers(90, 110, (2, 128, 128, 3), np.uint8)
    assert edits.step_ratio(noise, BOX) == pytest.approx(1, abs=0.1)
    square = noise.copy()
    square[:, 32:96, 32:96] += 60
    assert edits.step_ratio(square, BOX) > 4


def test_a_step_that_was_moved_aside_is_found():
    """By looking at the lines next to the border."""
    noise = np.random.default_rng(0).integers(90, 110, (2, 128, 128, 3), np.uint8)
    noise[:, 30:98, 30:98] += 60
    assert edits.step_ratio(noise, BOX) < 1.3
    assert edits.step_ratio(noise, BOX, within=4) > 4


def test_edits_by_rule_leave_the_rest_alone(scene):
    """Not a pixel outside, and a subject inside."""
    found = edits.modify(scene, 0, "animatic", None, edits.load_cast())
    assert found.num_changed_outside == 0
    assert found.share_changed_inside > 0.1
    assert found.seen is None
    expanded = edits.expand(scene, 0, "animatic")
    assert expanded.num_changed_inside == 0
    text = edits.report([found], [expanded], "engine animatic", "none")
    assert "modify: pixels changed outside the region | 1 | 0 | 0" in text
    spoiled = edits.report([replace(found, num_changed_outside=7)], [expanded], "x", "none")
    assert "outside the region | 1 | 7 | 0" in spoiled


def test_makers_of_in_betweens_keep_the_ends_and_meet_the_truth_of_a_slide(scene):
    """Those that follow motion beat a cross-fade on a picture that slides."""
    pytest.importorskip("imageio_ffmpeg", reason="benchmarks/requirements.txt is not installed")
    from benchmarks import tools_inbetweens as inbetweens

    gap = inbetweens.gap_of(scene, 0.5)
    assert len(gap.truth) == 5
    assert gap.canvas.kind == "ends"
    ground = np.random.default_rng(0).integers(0, 256, (40, 60, 3), np.uint8)
    large = np.kron(ground, np.ones((8, 8, 1), np.uint8))
    slide = np.stack([large[32:288, 4 * i : 256 + 4 * i] for i in range(5)])
    gap = replace(gap, truth=slide)
    measures = inbetweens.Measures(None)
    quality = {}
    for name in ("cross-fade", "DIS flow, warped", "ffmpeg minterpolate", "flow (ours)"):
        made = inbetweens.MAKERS[name](gap)
        assert made.shape == slide.shape
        assert np.abs(made[[0, -1]].astype(int) - slide[[0, -1]]).mean() < 2
        quality[name] = np.mean([row[0] for row in measures.of(made, slide)])
    worst = quality.pop("cross-fade")
    assert min(quality.values()) > worst + 3
