"""The fill model at a tiny size: what it sees, what it may not see, what it starts from."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from onionskin.plan.plan import Plan, Scenery
from onionskin.toybox.conditions import NUM_LABELS, UNSAID, labels_of
from onionskin.toybox.model import (
    FillModel,
    ModelConfig,
    Sight,
    chosen,
    compose,
    gate_logit,
)
from onionskin.toybox.sight import at_level, look

TINY = ModelConfig(width=64, num_layers=2, num_heads=2, hidden=64, channels=(16, 24, 32))


def _sight(batch: int = 1, frames: int = 3, height: int = 64, width: int = 96) -> Sight:
    generator = torch.Generator().manual_seed(0)
    known = torch.zeros(batch, frames, height, width, dtype=torch.bool)
    known[:, 0] = True
    pictures = torch.rand(batch, frames, 3, height, width, generator=generator) * 2 - 1
    sight = look(
        frames=pictures,
        known=known,
        draft=torch.rand(batch, frames, 4, height, width, generator=generator),
        seconds=torch.arange(frames).float().expand(batch, -1) / 8,
        place=torch.tensor([0.5, 0.5, 0.0, 0.0, 0.0]).expand(batch, frames, 5),
        text=torch.randn(batch, 4, 384, generator=generator),
        text_mask=torch.ones(batch, 4, dtype=torch.bool),
        labels=torch.tensor(UNSAID).expand(batch, 5),
    )
    return at_level(sight, pictures, known, torch.full((batch,), 0.7))


@pytest.fixture(scope="module")
def model() -> FillModel:
    torch.manual_seed(0)
    model = FillModel(TINY)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.05)
    return model.eval()


def test_clips_of_any_shape_come_back_in_it(model: FillModel) -> None:
    """Sides are multiples of 32; one frame or several."""
    for frames, height, width in ((1, 64, 64), (4, 32, 96)):
        sight = _sight(2, frames, height, width)
        assert model(sight).shape == (2, frames, 3, height, width)


def test_known_patches_have_no_noise_level_and_others_the_clips(model: FillModel) -> None:
    """Each patch of 4 x 4 pixels carries its own."""
    level = _sight().level
    assert level[0, 0].eq(0).all()
    assert level[0, 1:].eq(0.7).all()


def test_padding_of_the_text_is_not_seen(model: FillModel) -> None:
    """What lies under the mask changes nothing."""
    sight = _sight()
    mask = torch.tensor([[True, True, False, False]])
    text = sight.text.clone()
    text[:, 2:] = 100.0
    a, b = (model(replace(sight, text=t, text_mask=mask)) for t in (sight.text, text))
    assert torch.allclose(a, b, atol=1e-5)


def test_the_text_and_every_frame_reach_every_frame(model: FillModel) -> None:
    """Other words, or another last frame, change the frames between."""
    sight = _sight()
    base = model(sight)
    other_text = model(replace(sight, text=-sight.text))
    noisy = sight.noisy.clone()
    noisy[:, 2] = -noisy[:, 2]
    other_frame = model(replace(sight, noisy=noisy))
    assert (base - other_text)[0, 1].abs().max() > 1e-5
    assert (base - other_frame)[0, 1].abs().max() > 1e-5


def test_what_no_noise_changes_can_be_worked_out_before(model: FillModel) -> None:
    """The ground of a sight serves every noise level of it."""
    sight = _sight()
    ground = model.ground(replace(sight, noisy=-sight.noisy))
    level = torch.full_like(sight.level, 0.3)
    for seen in (sight, replace(sight, noisy=sight.noisy * 0.5, level=level)):
        heads = model.heads(seen, ground)
        for given, found in zip(heads, model.heads(seen), strict=True):
            assert torch.allclose(given, found, atol=1e-5)
        # The choice between draft and paint is steep: composed alike from the very same heads.
        assert torch.equal(model(seen, ground), compose(seen, *heads))


def test_a_fresh_model_lays_the_draft_over_paint_and_sheets() -> None:
    """By its biases alone: the draft, and under it half of the sheet where there is one."""
    torch.manual_seed(0)
    sight = _sight()
    sight = replace(sight, before=sight.before * torch.tensor([1.0] * 4 + [0.0])[:, None, None])
    paint = torch.zeros(1, 3, 6, 64, 96)
    result = compose(sight, paint, torch.zeros(1, 3, 6, 8, 12))
    alpha, color = sight.draft[:, :, 3:], sight.draft[:, :, :3]
    ground = 0.5 * sight.before[:, :, :3]
    laid = chosen(paint)
    expected = laid * (2 * color - alpha) + (1 - laid * alpha) * ground
    assert laid.min() > 0.9
    assert torch.allclose(result[:, 1:], expected[:, 1:], atol=1e-5)


def test_drawn_scenery_is_shaded_smoothly_beside_a_subject_and_hidden_under_it() -> None:
    """A line of paint beside the subject is no line in the clip; what is drawn under it is gone."""
    checks = (torch.arange(64) % 2).float().expand(1, 1, 3, 64, 64)
    shown = torch.ones(1, 1, 1, 64, 64)
    sheet = torch.cat([checks, shown, torch.zeros_like(shown)], 2)
    draft = torch.zeros(1, 1, 4, 64, 64)
    draft[..., 20:40, 20:40] = 0.5
    draft[:, :, 3, 20:40, 20:40] = 1.0
    sight = replace(_sight(1, 1, 64, 64), before=sheet, after=sheet, draft=draft)
    paint = torch.zeros(1, 1, 6, 64, 64)
    paint[:, :, :3, :, 42] = -9.0
    paint[:, :, 3] = -9.0
    light = torch.zeros(1, 1, 6, 8, 8)
    plain, drawn = (compose(sight, paint, light, drawn=each) for each in (False, True))

    def fine(frames: torch.Tensor) -> float:
        off = frames - checks
        return float((off[..., 41:44].diff(dim=-1)).abs().max())

    assert fine(drawn) < 0.2 * fine(plain)
    assert (drawn[..., 24:36, 24:36] - paint[:, :, :3, 24:36, 24:36]).abs().max() < 1e-3
    assert (plain[..., 24:36, 24:36] - paint[:, :, :3, 24:36, 24:36]).abs().max() > 0.3
    shaded = drawn[..., :8, :8] - checks[..., :8, :8]
    assert shaded.diff(dim=-1).abs().max() < 0.2


def test_labels_say_only_what_makes_sense() -> None:
    """No hour indoors, no colour outdoors; all distinct and within the vocabulary."""
    indoors = labels_of(Plan(seconds=1, scenery=Scenery(place="indoors", time="night")))
    assert (indoors[1], indoors[2], indoors[3]) == UNSAID[1:4]
    plain = labels_of(Plan(seconds=1, scenery=Scenery(place="plain", color="pink")))
    assert plain[3] not in UNSAID
    assert max(plain) < NUM_LABELS <= ModelConfig().num_labels


def test_sizes_that_do_not_fit_are_refused() -> None:
    """Heads must split the width."""
    with pytest.raises(ValueError, match="width"):
        ModelConfig(width=100, num_heads=6)


def test_subjects_on_a_sheet_are_not_copied_as_scenery() -> None:
    """However much the sheet is trusted, what lies under its subject is painted."""
    sight = _sight()
    before = torch.ones_like(sight.before)
    before[:, :, 4] = 0.0
    before[:, :, 4, 20:40, 30:60] = 1.0
    paint = torch.zeros(1, 3, 6, 64, 96)
    paint[:, :, 4] = 5.0
    sight = replace(sight, before=before, draft=torch.zeros_like(sight.draft))
    result = compose(sight, paint, torch.zeros(1, 3, 6, 8, 12))[0, 2, 0]
    assert result[20:40, 30:60].abs().max() < 1e-3
    assert result[:15].min() > 0.99


def test_half_hearted_trust_is_a_choice() -> None:
    """A draft a little better than paint is laid over it whole, one a little worse not at all."""
    trust = torch.tensor([0.08, 0.2, 0.4])
    paint = torch.zeros(1, 1, 6, 1, 3)
    paint[0, 0, 3, 0] = torch.logit(trust) / 4
    assert torch.allclose(gate_logit(paint).sigmoid().flatten(), trust)
    worse, even, better = chosen(paint).flatten().tolist()
    assert worse < 0.01
    assert even == pytest.approx(0.5)
    assert better > 0.99
