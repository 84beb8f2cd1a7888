"""Names for clips that were given none."""

import pytest

from onionskin.cli.painting import free_name


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
