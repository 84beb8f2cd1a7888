"""Camera and style in words."""

from onionskin import Request
from onionskin.engines.diffusers.arguments import CAMERA_WORDS, prompt_of
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
