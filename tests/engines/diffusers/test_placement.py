"""Device, precision and offload are chosen from what is free."""

import pytest

from onionskin.engines.diffusers.placement import GIB, Machine, choose
from onionskin.engines.diffusers.running import Lora, Running
from onionskin.errors import InvalidInput

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
    assert str(choose(Running(), machine(free, device), WAN)) == placed


def test_cards_without_bfloat16_get_float16():
    """Older ones emulate it, slowly."""
    assert choose(Running(), machine(24, does_bfloat16=False), WAN).dtype == "float16"


def test_what_is_asked_for_is_taken():
    """Even where it will not fit."""
    asked = Running(dtype="float32", memory="fast")
    assert str(choose(asked, machine(1), WAN)) == "cuda, float32, fast"


@pytest.mark.parametrize(
    "wrong", [{"device": "tpu"}, {"dtype": "int4"}, {"memory": "huge"}, {"cache": "all"}]
)
def test_unknown_words_are_refused_with_the_known(wrong):
    """Before anything is loaded."""
    with pytest.raises(InvalidInput, match="is not one of"):
        Running(**wrong)


def test_running_is_read_from_the_environment(tmp_path):
    """As the command line leaves it there."""
    lora = tmp_path / "ink.safetensors"
    lora.touch()
    said = {"ONIONSKIN_DEVICE": "cuda:1", "ONIONSKIN_LORA": f"{lora}:0.5\n{lora}"}
    running = Running.from_environment(said)
    assert running.device == "cuda:1"
    assert running.loras == (Lora(lora, 0.5), Lora(lora, 1.0))


def test_a_lora_that_is_not_there_is_refused(tmp_path):
    """With its name."""
    with pytest.raises(InvalidInput, match=r"nothing\.safetensors does not exist"):
        Lora.parse(str(tmp_path / "nothing.safetensors"))


def test_only_what_changes_the_result_belongs_to_the_weights():
    """Offload does not; caches and fewer bits do."""
    assert Running(device="cpu", memory="tiny").changes == ()
    assert Running(cache="first-block", quantized="nf4").changes == (
        "cache=first-block",
        "quantize=nf4",
    )


def test_the_folder_of_fills_is_no_step_cache():
    """ONIONSKIN_CACHE names that folder; the word for steps has a name of its own."""
    assert Running.from_environment({"ONIONSKIN_CACHE": "pyramid"}).cache == "none"
    said = {"ONIONSKIN_CACHE": "/tmp/fills", "ONIONSKIN_STEP_CACHE": "pyramid"}
    assert Running.from_environment(said).cache == "pyramid"
    with pytest.raises(InvalidInput, match="cache 'never'"):
        Running.from_environment({"ONIONSKIN_STEP_CACHE": "never"})
