"""Names for clips that were given none."""

from fractions import Fraction
from pathlib import Path

import pytest

from onionskin.cli.painting import free_name
from onionskin.render.options import TOOLS, options_of


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("A red fox, running!", "a-red-fox-running.mp4"),
        ("雪地里的狐狸", "雪地里的狐狸.mp4"),
        ("../../etc/passwd", "etc-passwd.mp4"),
        ("~/.ssh/$(rm -rf)", "ssh-rm-rf.mp4"),
        ("...", "clip.mp4"),
        ("🦊", "clip.mp4"),
        ("-o --force", "o-force.mp4"),
        ("a\0b\nc", "a-b-c.mp4"),
    ],
)
def test_names_are_safe(tmp_path, prompt, name):
    """Letters and digits of any script; never a path, an option or a hidden file."""
    assert free_name(prompt, tmp_path) == tmp_path / name


@pytest.mark.parametrize("prompt", ["word " * 400, "x" * 2000, "狐" * 2000])
def test_names_are_short(tmp_path, prompt):
    """File systems allow 255 bytes, and the temporary name is longer."""
    assert len(free_name(prompt, tmp_path).name.encode()) < 200


def test_taken_names_are_numbered(tmp_path):
    """Also by a dangling link."""
    (tmp_path / "fox.mp4").touch()
    (tmp_path / "fox-2.mp4").symlink_to("nowhere")
    assert free_name("fox", tmp_path).name == "fox-3.mp4"


def test_the_printed_time_is_that_of_all_takes(onionskin, monkeypatch):
    """Seven seconds each, three of them."""
    from onionskin.render.estimate import Estimate, FillTimes

    monkeypatch.setattr(
        FillTimes, "estimate", lambda *_, **__: Estimate(seconds=7.0, source="from fills made here")
    )
    asked = ("make", "a fox", "--engine", "paintbox", "--seconds", "0.5", "--dry-run")
    assert "time: about 7 s, from fills made here" in onionskin(*asked).stdout
    assert "time: about 20 s, from" in onionskin(*asked, "--variations", 3).stdout


def test_settings_of_all_options_reach_what_is_made(onionskin, monkeypatch, tmp_path):
    """Two --lora both arrive, each with its scale."""
    from onionskin.errors import InvalidInput

    seen = []

    def prepare(options, settings):
        seen.append((options, settings))
        raise InvalidInput("far enough")

    monkeypatch.setattr("onionskin.render.shot.prepare", prepare)
    for name in ("a", "b"):
        (tmp_path / f"{name}.safetensors").write_bytes((2).to_bytes(8, "little") + b"{}")
    loras = ("--lora", "a.safetensors", "--lora", "b.safetensors:0.5")
    onionskin("make", "a fox", *loras, "--device", "cpu", "--seed", 0, "--fps", "24000/1001")
    ((options, settings),) = seen
    assert [(lora.path.name, lora.scale) for lora in settings.lora] == [
        ("a.safetensors", 1.0),
        ("b.safetensors", 0.5),
    ]
    assert settings.device == "cpu"
    assert (options.seed, options.fps) == (0, Fraction(24000, 1001))


@pytest.mark.parametrize("tool", TOOLS)
def test_help_shows_every_option_of_a_tool_in_its_panel(onionskin, tool):
    """Pictures first, output last."""
    shown = onionskin(tool, "--help").stdout
    for name, option in options_of(TOOLS[tool]).items():
        flag = option.name or f"--{name.replace('_', '-')}"
        assert flag in shown or f" {name}" in shown, name
    assert shown.index("Picture") < shown.index("Model settings") < shown.index("Output")


def test_several_workers_give_the_same_file(onionskin, tmp_path, monkeypatch):
    """Byte for byte; and how many may be is said."""
    (tmp_path / "plan.yaml").write_text(
        "{seconds: 20, subjects: [{cast: 1f98a, keys: [[0, 0.2, 0.7, 0.4], [20, 0.8, 0.7, 0.4]]}]}"
    )
    asked = ("make", "a fox", "--plan", "plan.yaml", "--engine", "animatic", "--size", "32x24")
    for workers in (1, 3):
        monkeypatch.setenv("ONIONSKIN_CACHE", str(tmp_path / str(workers)))
        made = onionskin(
            *(*asked, "--seed", 1, "--no-repair", "--workers", workers, "--json"),
            *("-o", f"{workers}.mkv"),
        )
        assert made.json["num_fills"] > 3
        assert made.json["num_fills_cached"] == 0
    assert Path("1.mkv").read_bytes() == Path("3.mkv").read_bytes()
    there = onionskin(*asked, "--seed", 1, "--no-repair", "--on", "abacus:desk", "-o", "desk.mkv")
    assert there.exit_code == 0
    assert Path("desk.mkv").read_bytes() == Path("3.mkv").read_bytes()
    refused = onionskin(*asked, "--on", "oven", "-o", "o.mkv")
    assert "there is no executor 'oven'; choose one of abacus, " in refused.stderr
    refused = onionskin(*asked, "--workers", 0, "-o", "o.mkv")
    assert "0 workers are out of range; give 1..64" in refused.stderr
