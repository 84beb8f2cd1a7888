"""Drawn scenery: laid under the clips that it is of, and under no others."""

from __future__ import annotations

import pytest
import torch

from onionskin.toybox.layout import with_layout
from onionskin.toybox.onion import drawn_sheets
from onionskin.toybox.scene import Scene, half, part


def _scene(known: str, off: float) -> Scene:
    """Frames that lie `off` from the layout, 0, but for where somebody stands on all of them."""
    count = len(known)
    draft = torch.zeros(count, 4, 64, 64)
    draft[:, :, 16:48, 16:48] = 1.0
    frames = torch.full((count, 3, 64, 64), off)
    frames[:, :, 16:48, 16:48] = -1.0
    return Scene(
        frames=frames,
        known=torch.tensor([mark == "#" for mark in known])[:, None, None].repeat(1, 64, 64),
        draft=draft,
        seconds=torch.arange(count) / 8,
        place=torch.zeros(count, 5),
    )


@pytest.mark.parametrize(
    ("known", "off", "laid"),
    [("..", 0.5, True), ("#.", 0.02, True), ("#.", 0.5, False), (".#", -0.5, False)],
)
def test_a_layout_is_laid_where_it_is_of_the_known_frames(
    known: str, off: float, laid: bool
) -> None:
    """Where nothing is known it always is; who stands before it is left out of account."""
    layout = torch.zeros(2, 3, 64, 64)
    scene = with_layout(_scene(known, off), layout)
    assert (scene.layout is layout) == laid


def test_a_layout_is_halved_and_cut_with_its_scene() -> None:
    """And a scene without one stays without."""
    layout = torch.rand(3, 3, 64, 64)
    scene = with_layout(_scene("...", 0.0), layout)
    small, some = half(scene).layout, part(scene, [2]).layout
    assert small is not None
    assert small.shape == (3, 3, 32, 32)
    assert some is not None
    assert torch.equal(some[0], layout[2])
    assert half(_scene("..", 0.0)).layout is None
    assert part(_scene("..", 0.0), [1]).layout is None


def test_drawn_sheets_show_every_frame_its_own_scenery() -> None:
    """On both sides, of this very moment, with nobody on it."""
    layout = torch.rand(1, 2, 3, 8, 8)
    sheets = drawn_sheets(layout)
    assert torch.equal(sheets.before[:, :, :3], layout)
    assert torch.equal(sheets.after, sheets.before)
    assert (sheets.before[:, :, 3] == 1).all()
    assert not sheets.before[:, :, 4].any()
    assert not sheets.gaps.any()
