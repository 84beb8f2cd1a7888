"""Camera and style in words."""

from unittest.mock import patch

import pytest

from onionskin import Request
from onionskin.engines.diffusers.arguments import CAMERA_WORDS, prompt_of, words_unread
from onionskin.plan.plan import CAMERAS


def test_every_camera_move_has_words():
    """No plan's move is left to its name."""
    assert set(CAMERA_WORDS) == set(CAMERAS)


def test_style_and_camera_follow_the_prompt():
    """And nothing follows where nothing was asked for."""
    assert prompt_of(Request(prompt="a fox")) == "a fox"
    asked = Request(prompt="a fox", style="ink", camera="pan-left")
    assert prompt_of(asked) == "a fox, ink style, the camera pans to the left"


def test_joined_moves_are_all_said():
    """One after the other."""
    asked = Request(prompt="a fox", camera="pan-left+zoom-in")
    assert prompt_of(asked).endswith("pans to the left, the camera slowly zooms in")


@pytest.fixture(scope="module")
def stable_diffusion():
    """A pipeline whose text encoder reads 77 tokens, of which two begin and end the text."""
    pytest.importorskip("diffusers", reason="the diffusers extra is not installed")
    from tests.engines.diffusers import tiny_animatediff

    return tiny_animatediff.base()


def test_words_that_are_not_read_are_said(stable_diffusion):
    """The end of a prompt that is too long, and of a negative one; not of one that just fits."""
    room = stable_diffusion.tokenizer.model_max_length - 1
    just = " ".join(["fox"] * room)
    assert words_unread(stable_diffusion, Request(prompt=just)) == ()
    [said] = words_unread(stable_diffusion, Request(prompt=f"{just} in the snow"))
    assert said.endswith("the end of the prompt, it is too long: 'in the snow'")
    [said] = words_unread(stable_diffusion, Request(prompt="a", negative_prompt=f"{just} blur"))
    assert said.endswith("the end of the negative prompt, it is too long: 'blur'")


def test_of_several_text_encoders_the_one_that_reads_most_counts(stable_diffusion):
    """What one of them reads is not lost."""
    from tests.engines.diffusers.tiny_parts import tokenizer

    both = stable_diffusion.components | {"tokenizer_2": tokenizer(model_max_length=1000)}
    words = " ".join(["fox"] * 90)
    assert words_unread(stable_diffusion, Request(prompt=words)) != ()
    with patch.object(type(stable_diffusion), "components", both):
        assert words_unread(stable_diffusion, Request(prompt=words)) == ()
