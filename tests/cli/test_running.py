"""How models run, on the command line: one declaration makes an `EngineSettings`."""

from dataclasses import fields

import pytest

from onionskin.cli.running import OPTIONS, settings_of
from onionskin.errors import WeightsError
from onionskin.settings import EngineSettings, LoraSetting


def test_every_setting_has_an_option():
    """And every option is a setting."""
    assert set(OPTIONS) == {each.name for each in fields(EngineSettings)}


def test_two_loras_both_arrive():
    """Each with its scale, in the order in which they were given."""
    given = {"lora": ["ink.safetensors:0.5", "wash.safetensors"], "device": None, "compile": False}
    assert settings_of(given).lora == (
        LoraSetting(path="ink.safetensors", scale=0.5),
        LoraSetting(path="wash.safetensors", scale=1.0),
    )
    assert settings_of(given).fields_set == {"lora"}


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--device", "zzz", "device 'zzz' is not one of: auto, cpu, cuda, cuda:N, mps"),
        ("--dtype", "int4", "dtype 'int4' is not one of"),
        ("--cache", "never", "step_cache 'never' is not one of"),
        ("--step-cache", "never", "step_cache 'never' is not one of"),
        ("--lora", "/etc/passwd", "LoRA /etc/passwd is not a .safetensors file"),
        ("--lora", "nothing.safetensors", "LoRA nothing.safetensors does not exist"),
    ],
)
def test_bad_values_are_refused_for_engines_that_ignore_them_too(onionskin, option, value, said):
    """In one line, before any work."""
    result = onionskin("make", "a fox", "--engine", "animatic", option, value)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_settings_reach_the_engine_as_a_value(onionskin, monkeypatch):
    """Those given, over what the environment says to engines that go by it; nothing is written
    into the environment."""
    import os

    from onionskin.render import shot

    seen = []

    def load(name, settings):
        seen.append((name, settings))
        raise WeightsError("enough")

    monkeypatch.setattr(shot, "load_engine", load)
    monkeypatch.setenv("ONIONSKIN_DEVICE", "cuda:1")
    monkeypatch.setenv("ONIONSKIN_MEMORY", "tiny")
    before = dict(os.environ)
    onionskin("make", "a fox", "--engine", "wan", "--memory", "balanced", "--cache", "pyramid")
    onionskin("make", "a fox", "--engine", "animatic")
    asked = EngineSettings(device="cuda:1", memory="balanced", step_cache="pyramid")
    assert seen == [("wan", asked), ("animatic", EngineSettings())]
    assert {name: os.environ[name] for name in before} == before
    assert not {name for name in os.environ if name.startswith("ONIONSKIN_")} - set(before)


def test_settings_that_an_engine_ignores_are_refused_by_name(onionskin):
    """Not passed over in silence."""
    result = onionskin("make", "a fox", "--engine", "animatic", "--memory", "tiny")
    assert result.exit_code == 2
    assert "engine animatic cannot honour these settings: memory" in result.stderr
