"""How what is known of a canvas becomes the arguments of a pipeline.

Masks differ from model to model; here, as everywhere, `known` is True where pixels stay.
"""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise

import numpy as np
from PIL import Image

from onionskin.engines.diffusers.sheet import Sheet
from onionskin.errors import UnsupportedRequest
from onionskin.frames import Frames

VACE_UNKNOWN_GREY = 128
"""What VACE was trained to see at pixels that it is to make."""
DEFAULT_STRENGTH = 0.8


def pictures(frames: Frames) -> list[Image.Image]:
    """uint8 (T, H, W, 3) as RGB pictures."""
    return [Image.fromarray(frame) for frame in frames]


def first_frame(sheet: Sheet) -> dict[str, object]:
    """`image`: the first frame."""
    return {"image": Image.fromarray(sheet.frames[0])}


def both_ends(sheet: Sheet) -> dict[str, object]:
    """`image` and `last_image`: the first and the last painted frame."""
    return first_frame(sheet) | {"last_image": Image.fromarray(sheet.frames[-1])}


def painted_over(sheet: Sheet) -> dict[str, object]:
    """`video` and `strength`: the draft, and how far to repaint it, 0..1."""
    assert sheet.draft is not None
    return {"video": pictures(sheet.draft), "strength": checked_strength(sheet)}


def edited(sheet: Sheet) -> dict[str, object]:
    """`video`: the draft, for pipelines that edit a clip by words alone."""
    assert sheet.draft is not None
    return {"video": pictures(sheet.draft)}


def painted_over_led(sheet: Sheet) -> dict[str, object]:
    """As `painted_over`, the first frame of the draft four times more in front of it.

    CogVideoX 1.5 takes latents two at a time, and its lengths have an odd number of them. From
    text and from a picture its pipelines paint one more before the first and throw it away;
    video to video refuses instead, and so is given one more here (`Way.num_led`).
    """
    given = painted_over(sheet)
    assert sheet.draft is not None
    return given | {"video": pictures(np.concatenate([sheet.draft[:1].repeat(4, 0), sheet.draft]))}


def repaint_steps(sheet: Sheet) -> int:
    """Of the steps, those that a strength leaves to be taken."""
    return int(sheet.num_inference_steps * checked_strength(sheet))


def checked_strength(sheet: Sheet) -> float:
    """The strength of the request. Raises UnsupportedRequest if it leaves no step to take."""
    strength = sheet.request.strength
    strength = DEFAULT_STRENGTH if strength is None else strength
    if int(sheet.num_inference_steps * strength) < 1:
        raise UnsupportedRequest(
            f"strength {strength:g} of {sheet.num_inference_steps} steps is less than one step; "
            f"give at least {1 / sheet.num_inference_steps:.3g}, or more steps"
        )
    return strength


def masked_video(sheet: Sheet) -> dict[str, object]:
    """Wan VACE's `video` and `mask`: black stays, white is made, and unknown pixels are grey.

    Under a guide they show that instead, as VACE's own annotators draw it: poses in colours on
    black, depth lighter the nearer, but lines black on white.
    """
    unknown = np.uint8(VACE_UNKNOWN_GREY) if sheet.guide is None else sheet.guide
    if "edges" in sheet.request.guides:
        unknown = np.uint8(255) - unknown
    shown = np.where(sheet.known[..., None], sheet.frames, unknown)
    masks = [Image.fromarray(frame) for frame in np.where(sheet.known, 0, 255).astype(np.uint8)]
    return {"video": pictures(shown), "mask": masks}


def control_video(sheet: Sheet) -> dict[str, object]:
    """CogVideoX Fun's `control_video`: the guide."""
    assert sheet.guide is not None
    return {"control_video": pictures(sheet.guide)}


def controlled_frames(sheet: Sheet) -> dict[str, object]:
    """AnimateDiff's `conditioning_frames` for a ControlNet: the guide."""
    assert sheet.guide is not None
    return {"conditioning_frames": pictures(sheet.guide)}


def ltx2_led(sheet: Sheet) -> dict[str, object]:
    """LTX-2's `reference_conditions`: the guide as a video in context; and what is known."""
    assert sheet.guide is not None
    led = import_module("diffusers.pipelines.ltx2.pipeline_ltx2_ic_lora").LTX2ReferenceCondition
    known = ltx2_keyframes(sheet) if sheet.known_frames else {}
    return {"reference_conditions": [led(frames=pictures(sheet.guide))]} | known


def ltx_keyframes(sheet: Sheet) -> dict[str, object]:
    """LTX-Video's `conditions`: the opening run of known frames as a video, others one by one."""
    condition = import_module("diffusers.pipelines.ltx.pipeline_ltx_condition").LTXVideoCondition
    opening, others = _opening_and_others(sheet.known_frames, group=8)
    shown = pictures(sheet.frames)
    conditions = [condition(video=shown[:opening], frame_index=0)] if opening > 1 else []
    conditions += [condition(image=shown[index], frame_index=index) for index in others]
    return {"conditions": conditions}


def ltx_painted_over(sheet: Sheet) -> dict[str, object]:
    """LTX-Video's `conditions`: the whole draft, held to by what `strength` leaves of it.

    The pipeline mixes a condition of strength s into noise as s to 1 - s, and starts to
    denoise it from there; its own `denoise_strength` does nothing without latents.
    """
    assert sheet.draft is not None
    condition = import_module("diffusers.pipelines.ltx.pipeline_ltx_condition").LTXVideoCondition
    strength = sheet.request.strength
    held = 1 - (DEFAULT_STRENGTH if strength is None else strength)
    return {"conditions": [condition(video=pictures(sheet.draft), frame_index=0, strength=held)]}


def ltx2_keyframes(sheet: Sheet) -> dict[str, object]:
    """LTX-2's `conditions`: the first frame, an opening run as a video, others one by one.

    Places are given in latents, of which there is one for every eight frames; the pipeline makes
    frames of them again, 8 (index - 1) + 1, and so an eighth of a latent is a frame.
    """
    condition = import_module("diffusers.pipelines.ltx2.pipeline_ltx2_condition").LTX2VideoCondition
    opening, others = _opening_and_others(sheet.known_frames, group=8)
    shown = pictures(sheet.frames)
    conditions = [condition(frames=shown[:opening], index=0)] if opening > 1 else []
    conditions += [condition(frames=shown[index], index=_latent(index)) for index in others]
    return {"conditions": conditions}


def _latent(index: int) -> float:
    return (index + 7) / 8 if index else 0


def sparse_frames(sheet: Sheet) -> dict[str, object]:
    """SparseCtrl's `conditioning_frames` and their indices."""
    shown = pictures(sheet.frames[sheet.known_frames])
    return {"conditioning_frames": shown, "controlnet_frame_indices": sheet.known_frames}


def svd_frame(sheet: Sheet) -> dict[str, object]:
    """Stable Video Diffusion's `image`, and motion 0..1 as its bucket 1..255."""
    motion = sheet.request.motion
    bucket = {} if motion is None else {"motion_bucket_id": round(1 + 254 * motion)}
    return first_frame(sheet) | bucket


def _opening_and_others(known: list[int], group: int) -> tuple[int, list[int]]:
    """How many frames from 0 on go in as one video (`group` * k + 1, or 0), and the rest."""
    run = 0
    if known and known[0] == 0:
        gaps = [index for index, (left, right) in enumerate(pairwise(known)) if right > left + 1]
        run = gaps[0] + 1 if gaps else len(known)
    opening = (run - 1) // group * group + 1 if run > group else 0
    return opening, known[opening:]
