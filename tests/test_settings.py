"""How an engine runs, as a value."""

import json
from dataclasses import FrozenInstanceError, fields

import pytest

from onionskin.errors import InvalidInput
from onionskin.settings import EngineSettings, LoraSetting


@pytest.fixture
def lora(tmp_path):
    """A file that begins as .safetensors files do."""
    head = json.dumps({"__metadata__": {}}).encode()
    path = tmp_path / "ink.safetensors"
    path.write_bytes(len(head).to_bytes(8, "little") + head)
    return path


@pytest.mark.parametrize(
    "wrong",
    [
        {"device": "zzz"},
        {"device": "cuda:"},
        {"device": "cpu:1"},
        {"device": 0},
        {"dtype": "int4"},
        {"memory": "huge"},
        {"memory": "fast:1"},
        {"step_cache": "all"},
        {"step_cache": "pyramid:2"},
        {"step_cache": "first-block:nan"},
        {"step_cache": "first-block:-1"},
        {"quantize": "int3"},
        {"compile": "yes"},
    ],
)
def test_a_value_that_is_not_allowed_is_refused_with_those_that_are(wrong):
    """In one line, and before anything is loaded."""
    [(name, given)] = wrong.items()
    with pytest.raises(InvalidInput, match=f"^{name} {given!r} is not one of: ") as caught:
        EngineSettings(**wrong)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "right",
    [
        {"device": "cuda:1"},
        {"device": "mps"},
        {"step_cache": "first-block:0.2"},
        {"quantize": "nf4"},
        {"compile": True},
    ],
)
def test_allowed_values_are_kept_as_they_are(right):
    """And are the only fields that are set."""
    settings = EngineSettings(**right)
    [(name, given)] = right.items()
    assert getattr(settings, name) == given
    assert settings.fields_set == {name}


def test_settings_are_values(lora):
    """Equal ones are one key; none can be changed."""
    one, other = (EngineSettings(lora=(LoraSetting(path=lora),)) for _ in range(2))
    assert one == other
    assert len({one, other}) == 1
    with pytest.raises(FrozenInstanceError):
        one.device = "cpu"


def test_loras_are_read_from_paths_and_text(tmp_path):
    """PATH, PATH:SCALE and a path with colons; one alone needs no tuple."""
    ink = tmp_path / "12:30.safetensors"
    assert LoraSetting.parse("ink:0.5") == LoraSetting(path="ink", scale=0.5)
    assert LoraSetting.parse("a:b") == LoraSetting(path="a:b", scale=1.0)
    assert EngineSettings(lora=ink).lora == (LoraSetting(path=ink, scale=1.0),)
    assert EngineSettings(lora=["a:2", ink]).lora == (
        LoraSetting(path="a", scale=2.0),
        LoraSetting(path=ink, scale=1.0),
    )
    assert str(LoraSetting(path="a", scale=0.25)) == "a:0.25"


@pytest.mark.parametrize("wrong", ["ink:nan", "ink:inf", "", 7, [7]])
def test_a_lora_that_is_none_is_refused(wrong):
    """A scale has to be finite, and a path text."""
    with pytest.raises(InvalidInput, match="LoRA"):
        EngineSettings(lora=wrong)


def test_lora_files_are_looked_at_before_work_starts(tmp_path, lora):
    """They are there, and .safetensors: /etc/passwd is not, nor a folder without any."""
    EngineSettings(lora=lora).check()
    EngineSettings(lora=tmp_path).check()
    (tmp_path / "empty").mkdir()
    cut = tmp_path / "cut.safetensors"
    cut.write_bytes(lora.read_bytes()[:-1])
    for wrong, said in (
        (tmp_path / "nothing.safetensors", "does not exist"),
        ("/etc/passwd", "is not a .safetensors file"),
        (cut, "is not a .safetensors file"),
        (tmp_path / "empty", "without a .safetensors file"),
    ):
        with pytest.raises(InvalidInput, match=said):
            EngineSettings(lora=wrong).check()


def test_they_are_read_from_an_environment():
    """Several LoRAs are parted by line breaks; empty variables say nothing."""
    said = {
        "ONIONSKIN_DEVICE": "cuda:1",
        "ONIONSKIN_DTYPE": "",
        "ONIONSKIN_COMPILE": "1",
        "ONIONSKIN_LORA": "ink:0.5\nwash",
    }
    assert EngineSettings.from_environment(said) == EngineSettings(
        device="cuda:1", compile=True, lora=["ink:0.5", "wash"]
    )
    assert EngineSettings.from_environment({"ONIONSKIN_COMPILE": "0"}) == EngineSettings()


def test_the_folder_of_fills_is_no_step_cache():
    """ONIONSKIN_CACHE names that folder; the word for steps has a name of its own."""
    assert EngineSettings.from_environment({"ONIONSKIN_CACHE": "pyramid"}).step_cache == "none"
    said = {"ONIONSKIN_CACHE": "/tmp/fills", "ONIONSKIN_STEP_CACHE": "pyramid"}
    assert EngineSettings.from_environment(said).step_cache == "pyramid"
    with pytest.raises(InvalidInput, match=r"step_cache 'never'.*environment"):
        EngineSettings.from_environment({"ONIONSKIN_STEP_CACHE": "never"})


def test_settings_are_laid_over_others():
    """What is set wins; what is not shows through; `only` keeps the named fields."""
    ours = EngineSettings(dtype="float16", memory="tiny")
    others = EngineSettings(dtype="float32", device="cpu")
    assert ours.over(others) == EngineSettings(dtype="float16", memory="tiny", device="cpu")
    assert ours.only({"memory", "device"}) == EngineSettings(memory="tiny")
    everything = {each.name for each in fields(EngineSettings)}
    assert ours.only(everything) == ours


def test_only_what_changes_the_result_is_told_as_a_change():
    """Offload does not; caches and fewer bits do."""
    assert EngineSettings(device="cpu", memory="tiny").changes == ()
    assert EngineSettings(step_cache="first-block", quantize="nf4").changes == (
        "step_cache=first-block",
        "quantize=nf4",
    )
