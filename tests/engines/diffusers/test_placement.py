"""Device, precision and offload are chosen from what is free."""

import pytest

from onionskin.engines.diffusers.placement import GIB, Machine, choose, fits_beside
from onionskin.settings import EngineSettings

WAN = {"transformer": 1_400_000_000, "text_encoder": 5_700_000_000, "vae": 127_000_000}


def machine(gigabytes, device="cuda", **more):
    return Machine(device=device, free_bytes=gigabytes * GIB, **more)


@pytest.mark.parametrize(
    ("free", "device", "placed"),
    [
        (24, "cuda", "cuda, bfloat16, fast"),
        (18, "cuda", "cuda, bfloat16, balanced"),
        (12, "cuda", "cuda, bfloat16, tiny"),
        (64, "cpu", "cpu, float32, fast"),
        (8, "cpu", "cpu, float32, balanced"),
        (8, "mps", "mps, bfloat16, balanced"),
    ],
)
def test_the_fastest_that_fits_is_chosen(free, device, placed):
    """All on the card, one component at a time, or one layer at a time."""
    assert str(choose(EngineSettings(), machine(free, device), WAN)) == placed


def test_cards_without_bfloat16_get_float16():
    """Older ones emulate it, slowly."""
    assert choose(EngineSettings(), machine(24, does_bfloat16=False), WAN).dtype == "float16"


def test_what_is_asked_for_is_taken():
    """Even where it will not fit."""
    asked = EngineSettings(dtype="float32", memory="fast")
    assert str(choose(asked, machine(1), WAN)) == "cuda, float32, fast"


@pytest.mark.parametrize(
    ("free", "device", "memory", "beside"),
    [
        # 13.46 GiB of weights in bfloat16, a quarter more, and three times 3 GiB to work in.
        (26, "cuda", "auto", True),
        (25, "cuda", "auto", False),
        (26, "cuda", "fast", True),
        (25, "cuda", "fast", False),
        (99, "cuda", "balanced", False),
        (99, "cuda", "tiny", False),
        # Twice the weights in float32.
        (43, "cpu", "auto", True),
        (42, "cpu", "auto", False),
    ],
)
def test_a_pipeline_stays_beside_another_only_with_much_room(free, device, memory, beside):
    """Whole, and with three times the usual room for what is computed."""
    settings = EngineSettings(memory=memory)
    assert fits_beside(settings, machine(free, device), WAN) is beside
