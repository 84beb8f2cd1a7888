"""Steps: what a seam changes for good, told with its place and size, and taken back."""

import numpy as np
import pytest
from tests.stability.conftest import as_clip, gained, gliding

from onionskin.stability.measuring.defects import Defect
from onionskin.stability.measuring.figures import psnr
from onionskin.stability.measuring.measure import measure_clip
from onionskin.stability.mending.options import RepairOptions
from onionskin.stability.mending.repair import kept, steady_clip

NUM, SEAM = 36, 17


def stepped(frames: np.ndarray, of: str, size: float, share: np.ndarray) -> np.ndarray:
    """`frames` with a change of one kind: `share` (T,) of it in each frame, 0..1."""
    out = frames.astype(np.float64)
    for frame, part in zip(out, share, strict=True):
        scale = (1 + size) ** part
        grey = frame.mean(axis=-1, keepdims=True)
        if of == "light":
            frame *= scale
        elif of == "contrast":
            frame[:] = (frame - 110) * scale + 110
        elif of == "saturation":
            frame[:] = grey + (frame - grey) * scale
        elif of == "colour":
            frame *= [scale, 1.0, 1 / scale]
        else:
            frame[:] = frame @ turned(size * part).T
    return np.clip(np.rint(out), 0, 255).astype(np.uint8)


def turned(angle: float) -> np.ndarray:
    """Rotation about the grey axis by `angle`, radians (Rodrigues)."""
    x, y, z = np.ones(3) / np.sqrt(3)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross


def at_once(first: int = SEAM) -> np.ndarray:
    return (np.arange(NUM) >= first).astype(float)


@pytest.fixture(scope="module")
def film() -> np.ndarray:
    return np.clip(gliding(NUM, dx=1.0, seed=2), 30, 215)


def found(frames: np.ndarray) -> list[Defect]:
    return list(measure_clip(as_clip(frames)).measures.defects)


@pytest.mark.parametrize(
    ("of", "size"),
    [("light", -0.12), ("colour", 0.08), ("contrast", 0.1), ("saturation", 0.2), ("hue", 0.2)],
)
def test_a_seam_is_told_with_its_place_and_size(film, of, size):
    """And is no gap; what was before it is what it is brought to."""
    frames = stepped(film, of, size, at_once())
    (step,) = found(frames)
    assert (step.kind, step.first, step.last, step.of) == ("step", SEAM, SEAM, of)
    wanted = size if of == "hue" else np.log1p(size) * (np.sqrt(2) if of == "colour" else 1)
    assert step.size == pytest.approx(100 * abs(wanted), rel=0.3)
    asked = RepairOptions(only="drift,steps" if of == "light" else "steps")
    mended, plan = steady_clip(as_clip(frames), asked)
    assert [action.kind for action in kept(plan.actions)] == ["steps"]
    assert (mended.frames[:SEAM] == frames[:SEAM]).all()
    assert psnr(mended.frames[SEAM:], film[SEAM:]) > psnr(frames[SEAM:], film[SEAM:]) + 8


def test_a_ramp_over_a_few_frames_is_a_step_as_well(film):
    """Where windows overlap, one fades into the other."""
    ramp = np.clip((np.arange(NUM) - SEAM + 1) / 4, 0, 1)
    (step,) = found(stepped(film, "saturation", 0.25, ramp))
    assert (step.kind, step.of) == ("step", "saturation")
    assert SEAM - 1 <= step.first <= step.last <= SEAM + 4


def test_every_chunk_is_brought_to_the_one_before(film):
    """Two seams: the last chunk has gone twice as far, and comes back as far."""
    frames = stepped(film, "contrast", 0.1, at_once(12) + at_once(24))
    assert [one.first for one in found(frames)] == [12, 24]
    mended, _ = steady_clip(as_clip(frames))
    assert psnr(mended.frames[24:], film[24:]) > psnr(frames[24:], film[24:]) + 8


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_strength_is_a_share_of_the_step(film, share):
    """Half of it stays, or nothing."""
    frames = stepped(film, "saturation", 0.2, at_once())
    mended, _ = steady_clip(as_clip(frames), RepairOptions(only="steps", strength=share))
    wanted = stepped(film, "saturation", 1.2 ** (1 - share) - 1, at_once())
    assert psnr(mended.frames[SEAM:], wanted[SEAM:]) > 38


@pytest.mark.parametrize(
    "gains",
    [
        np.linspace(0.5, 1, NUM),
        np.where(np.arange(NUM) < 18, 1.0, 0.6),
        1 + 0.06 * np.sin(np.arange(NUM)),
        np.where(np.arange(NUM) == 15, 1.2, 1.0),
        0.5 * np.exp(np.cumsum(np.where(abs(np.arange(NUM) - 17) < 2, 0.0, 0.021))),
    ],
    ids=["a fade", "a lamp", "flicker", "a flash", "a fade that rests"],
)
def test_what_is_meant_or_comes_back_is_no_step(film, gains):
    """Fades, lamps, flicker and flashes."""
    assert not [one for one in found(gained(film, gains)) if one.kind == "step"]


def test_light_alone_is_a_seam_where_it_changes_at_once_and_everywhere(film):
    """Then it is mended; a lamp that lights one side more is told, and left unless asked for."""
    frames = stepped(film, "light", -0.12, at_once())
    mended, plan = steady_clip(as_clip(frames), RepairOptions(only="steps"))
    assert [action.kind for action in kept(plan.actions)] == ["steps"]
    assert psnr(mended.frames[SEAM:], film[SEAM:]) > psnr(frames[SEAM:], film[SEAM:]) + 8
    side = np.linspace(0.7, 1.0, film.shape[2])[None, None, :, None]
    gain = np.where(at_once()[:, None, None, None] > 0, side, 1.0)
    lamp = as_clip(np.clip(np.rint(film * gain), 0, 255).astype(np.uint8))
    (told,) = [one for one in measure_clip(lamp).measures.defects if one.kind == "step"]
    assert told.of == "light"
    assert steady_clip(lamp, RepairOptions(only="steps"))[1].recipe.is_empty
    asked = steady_clip(lamp, RepairOptions(only="drift,steps"))[1]
    assert "steps" in [action.kind for action in kept(asked.actions)]


def test_what_grows_over_each_chunk_is_taken_out(film):
    """Saturation rises over every chunk and jumps back at the next: no chunk is made worse, the
    first one is made better as well."""
    share = (np.arange(NUM) % 12) / 11
    frames = stepped(film, "saturation", 0.25, share)
    assert [one.first for one in found(frames) if one.kind == "step"] == [12, 24]
    mended, plan = steady_clip(as_clip(frames), RepairOptions(only="steps"))
    assert "the frames that lead up to it" in kept(plan.actions)[0].reason
    for first in (0, 12, 24):
        chunk = slice(first, first + 12)
        assert psnr(mended.frames[chunk], film[chunk]) > psnr(frames[chunk], film[chunk]) + 4


def test_light_that_steps_again_and_again_flickers(film):
    """Down once and up in two frames, and so on: no step, and the clip gets no brighter."""
    gains = np.array([1.0, 1.1, 0.9])[np.arange(NUM) % 3]
    gains[25] = 0.15
    frames = gained(film, gains)
    assert [one for one in found(frames) if one.kind == "step"] == []
    calm, _ = steady_clip(as_clip(frames))
    light = calm.frames.mean(axis=(1, 2, 3)) / film.mean(axis=(1, 2, 3))
    assert light.max() < 1.06
    assert light.min() > 0.94
