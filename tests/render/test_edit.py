"""Edits set up: which plan and which frames a clip is painted over by, and at which moments."""

from fractions import Fraction

import av
import numpy as np
import pytest
from tests.conftest import painted
from tests.media.test_inputs import write

import onionskin
from onionskin import Clip, load_engine
from onionskin.errors import OnionskinWarning
from onionskin.render.edit import set_up_restyle
from onionskin.render.options import Restyle


def restyled(strength: float, prompt: str = "a red fox runs through snow"):
    clip = Clip(painted(8, 64, 64), Fraction(8))
    return set_up_restyle(
        Restyle(clip, prompt, strength=strength, seed=1), load_engine("toybox"), None
    )


def test_a_clip_that_is_painted_over_in_part_has_a_plan_for_its_prompt():
    """Its scenery; who is in a clip from elsewhere is shown by the clip alone."""
    request = restyled(0.5).request
    assert request.plan.scenery.place == "snow"
    assert (request.plan.subjects, request.plan.camera_move) == ((), "still")
    assert request.strength == 0.5


@pytest.mark.parametrize("strength", [0.0, 1.0])
def test_a_clip_that_is_kept_or_made_new_is_not_planned_beside_the_old_one(strength):
    """Nothing of it is left to fit in with, or everything."""
    assert restyled(strength).request.plan is None


def test_without_words_there_is_nothing_to_plan():
    """The clip is painted over as it is."""
    assert restyled(0.5, prompt=" ").request.plan is None


def growing(moments: list[int]) -> np.ndarray:
    """Pictures as bright as their moments (hundredths of a second) are late."""
    levels = 60 + np.array(moments)
    return np.broadcast_to(levels[:, None, None, None], (len(moments), 32, 48, 3)).astype(np.uint8)


@pytest.mark.filterwarnings("ignore::onionskin.OnionskinWarning")
def test_frames_shown_for_uneven_times_are_smoothed_at_their_own_moments(tmp_path):
    """What is shown a little longer stands for one moment; a long rest is meant, and stays."""
    moments = [0, 10, 20, 50, 60, 70, 140, 150]
    write(tmp_path / "a.mkv", growing(moments), moments)
    with pytest.warns(OnionskinWarning, match="2 of its 16 frames .* --keep-holds"):
        made = onionskin.smooth(tmp_path / "a.mkv", fps=20, repair=False)
    assert (made.num_frames, made.fps) == (32, 20)
    seen = made.frames.mean(axis=(1, 2, 3))
    assert np.abs(seen[:15] - (60 + 5 * np.arange(15))).max() <= 1.5
    assert (made.frames[15:26] == made.frames[14]).all()


def test_a_clip_that_lies_on_its_side_is_smoothed_upright_and_keeps_its_sound(tmp_path):
    """As long as it was: its header counts the last frame as a moment."""
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=1000, options={"crf": "1"})
        stream.width, stream.height, stream.pix_fmt = 48, 32, "yuv444p"
        stream.codec_context.time_base = Fraction(1, 1000)
        stream.set_display_rotation(90)
        track = container.add_stream("aac", rate=48000)
        for index, frame in enumerate(growing([10 * index for index in range(10)])):
            lying = frame.copy()
            lying[:, :24] //= 2
            picture = av.VideoFrame.from_ndarray(lying, "rgb24")
            picture.pts, picture.time_base = 100 * index, Fraction(1, 1000)
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
        for start in range(0, 48000, 1000):
            tone = np.sin(np.arange(start, start + 1000) / 17).astype(np.float32)[None]
            heard = av.AudioFrame.from_ndarray(tone, format="fltp", layout="mono")
            heard.sample_rate, heard.pts, heard.time_base = 48000, start, Fraction(1, 48000)
            container.mux(track.encode(heard))
        container.mux(track.encode(None))
    made = onionskin.smooth(path, fps=20, repair=False)
    assert made.frames.shape == (20, 48, 32, 3)
    assert made.sound.samples.shape[0] == 48000
    upper, lower = made.frames[:, 4].mean(axis=(1, 2)), made.frames[:, -4].mean(axis=(1, 2))
    assert np.abs(upper / lower - 2).max() < 0.1
