"""The onion skin: every frame sees its nearest known frames, where the camera now looks."""

from __future__ import annotations

import torch

from onionskin.toybox.onion import nearest_known, onion_skin


def _still_place(frames: int) -> torch.Tensor:
    return torch.tensor([0.5, 0.5, 0.0, 0.0, 0.0]).expand(1, frames, 5)


def test_the_nearest_known_frames_are_found() -> None:
    """-1 before the first known frame, T after the last."""
    known = torch.tensor([[False, True, False, False, True, False]])
    before, after = nearest_known(known)
    assert before.tolist() == [[-1, 1, 1, 1, 4, 4]]
    assert after.tolist() == [[1, 1, 4, 4, 4, 6]]


def test_sheets_are_the_known_frames_themselves_under_a_still_camera() -> None:
    """Bit for bit, with how many seconds lie between."""
    frames = torch.rand(1, 3, 3, 8, 8)
    known = torch.tensor([[True, False, False]])
    sheets = onion_skin(
        frames, torch.zeros(1, 3, 1, 8, 8), known, torch.tensor([[0.0, 0.5, 1.0]]), _still_place(3)
    )
    assert torch.equal(sheets.before[0, 2, :3], frames[0, 0])
    assert sheets.before[0, :, 3].eq(1).all()
    assert sheets.after[0, 1:, 3].eq(0).all()
    assert sheets.gaps[0, :, 0].tolist() == [0.0, 0.5, 1.0]
    assert sheets.gaps[0, 1:, 1].tolist() == [-1.0, -1.0]


def test_the_time_to_a_later_known_frame_counts_forward() -> None:
    """Seconds from the known frame before, and seconds to the one after: neither is negative."""
    frames = torch.rand(1, 4, 3, 8, 8)
    known = torch.tensor([[True, False, False, True]])
    seconds = torch.tensor([[0.0, 0.5, 1.25, 2.0]])
    sheets = onion_skin(frames, torch.zeros(1, 4, 1, 8, 8), known, seconds, _still_place(4))
    assert sheets.gaps[0, :, 0].tolist() == [0.0, 0.5, 1.25, 0.0]
    assert sheets.gaps[0, :, 1].tolist() == [0.0, 1.5, 0.75, 0.0]
    assert torch.equal(sheets.after[0, 1, :3], frames[0, 3])


def test_sheets_are_moved_with_the_camera() -> None:
    """A pan of a quarter frame to the right moves the sheet a quarter frame to the left."""
    frames = torch.zeros(1, 2, 3, 8, 16)
    frames[0, 0, :, :, 8] = 1.0
    place = _still_place(2).clone()
    place[0, 1, 0] += 0.25
    sheets = onion_skin(
        frames,
        torch.zeros(1, 2, 1, 8, 16),
        torch.tensor([[True, False]]),
        torch.tensor([[0.0, 1.0]]),
        place,
    )
    assert sheets.before[0, 1, 0, 4].argmax().item() == 4
    assert sheets.before[0, 1, 3, 4].tolist() == [1.0] * 12 + [0.0] * 4


def test_sheets_are_zoomed_with_the_camera() -> None:
    """Zooming in by two, a column two pixels off the middle lies four pixels off it."""
    frames = torch.zeros(1, 2, 3, 8, 16)
    frames[0, 0, :, :, 10:12] = 1.0
    place = _still_place(2).clone()
    place[0, 1, 2] = torch.log(torch.tensor(2.0))
    sheets = onion_skin(
        frames,
        torch.zeros(1, 2, 1, 8, 16),
        torch.tensor([[True, False]]),
        torch.tensor([[0.0, 1.0]]),
        place,
    )
    row = sheets.before[0, 1, 0, 4]
    assert row[13:15].min() > 0.9
    assert row[:11].max() < 0.1
