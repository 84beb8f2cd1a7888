"""Plates: where they are laid, and what is cleared from them."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from onionskin.toybox.plates import cleared, open_edge, with_cleared
from onionskin.toybox.scene import Scene, part


def _scene(known: str) -> Scene:
    """`#` is known, `.` is not; somebody is drafted in the middle of every frame."""
    count = len(known)
    whole = torch.tensor([mark == "#" for mark in known])
    draft = torch.zeros(count, 4, 64, 64)
    draft[:, :, 24:40, 24:40] = 1.0
    return Scene(
        frames=torch.rand(count, 3, 64, 64, generator=torch.Generator().manual_seed(0)) * 2 - 1,
        known=whole[:, None, None].expand(count, 64, 64).clone(),
        draft=draft,
        seconds=torch.arange(count) / 8,
        place=torch.tensor([0.5, 0.5, 0.0, 0.0, -1.4]).expand(count, 5).clone(),
    )


@pytest.mark.parametrize(
    ("known", "edge"),
    [("#...", 0), ("##..", 1), ("...#", 3), ("..##", 2), ("#..#", None), ("....", None)],
)
def test_an_open_edge_is_the_known_frame_next_to_an_open_end(known: str, edge: int | None) -> None:
    """None where both ends are known, or nothing is."""
    assert open_edge(_scene(known)) == edge


def test_a_frame_with_nobody_on_it_hides_nothing() -> None:
    """There is nothing to clear."""
    scene = _scene("#...")
    assert open_edge(replace(scene, draft=torch.zeros_like(scene.draft))) is None


def test_who_is_drafted_is_cleared_with_a_margin() -> None:
    """All else of the frame stays known, and nobody is drafted on it."""
    alone = cleared(_scene("#..."), 0)
    assert not alone.known[0, 24:40, 24:40].any()
    assert not alone.known[0, 20, 30]
    assert alone.known[0, :12].all()
    assert not alone.draft.any()


@pytest.mark.parametrize("known", ["##..", "..##"])
@pytest.mark.parametrize("moving", [False, True])
def test_a_cleared_frame_lies_between_the_known_and_the_unknown(known: str, moving: bool) -> None:
    """Where the camera is still it closes the open end too; the scene's own frames are found."""
    scene = _scene(known)
    if moving:
        scene = replace(scene, place=scene.place + torch.arange(4)[:, None] * 0.1)
    plate = torch.full((1, 3, 64, 64), 0.25)
    staged, own = with_cleared(scene, 1 if known[0] == "#" else 2, plate)
    assert torch.equal(part(staged, own).frames, scene.frames)
    assert torch.equal(part(staged, own).known, scene.known)
    laid = [index for index in range(len(staged.known)) if index not in own]
    expected = {
        ("##..", False): [2, 5],
        ("##..", True): [2],
        ("..##", False): [0, 3],
        ("..##", True): [2],
    }
    assert laid == expected[known, moving]
    assert (staged.frames[laid] == 0.25).all()
    assert staged.known[laid].all()
    assert not staged.draft[laid].any()
