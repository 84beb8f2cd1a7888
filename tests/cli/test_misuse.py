"""Commands that are written wrongly: one line says what was given, and what to write."""

import pytest


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("make fox --cast -o x.mp4", "--cast needs a value, and -o follows: write --cast NAME="),
        ("film film.md -o", "-o needs a value: write -o FILE"),
        ("make a red fox", "'red fox' is one argument too many: put quotes around a prompt of "
            "several words"),
        ("cache clear", "'clear' is one argument too many; write: onionskin cache; see "
            "`onionskin cache"),
        ("film", "SCRIPT is missing; write: onionskin film SCRIPT"),
        ("steady clip.mp4", "--output is missing; write: onionskin steady CLIP --output FILE"),
        ("make fox --seeed 3", "there is no option '--seeed'; similar options: --seed, --seconds"),
        ("make fox --zzzzzz", "there is no option '--zzzzzz' here; see `onionskin make --help`"),
        ("make fox --json=3", "--json takes no value: leave out the = and everything after it"),
        ("maek fox", "there is no command 'maek'; similar commands: make"),
        ("qqqqq", "there is no command 'qqqqq'; see `onionskin --help`"),
        ("keys show", "there is no command 'show'; the commands are: add, list, remove"),
        ("keys", "give one of its commands: add, list, remove"),
        ("make fox --seed x", "the value of --seed is wrong: 'x' is not a whole number"),
        ("stage sheet things -o x.png --cell 3", "the value of --cell is wrong: give 32 or more"),
        ("stage sheet things -o x.png --cell x", "is wrong: give a number such as 2"),
        ("film nothere.md", "there is no script nothere.md: give a file such as film.md"),
    ],
)  # fmt: skip
def test_one_line_says_what_to_write(onionskin, given, said):
    """And the exit code is that of a wrong request."""
    refused = onionskin(*given.split())
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_what_belongs_to_nobody_may_look_like_an_option(onionskin):
    """After `--`, and where no option of the command is called so."""
    assert "there is no file --force" in onionskin("measure", "--", "--force").stderr
    assert "'-x' is not NAME=FILE" in onionskin("make", "fox", "--cast", "-x").stderr


def test_a_group_without_a_command_shows_its_help_alone(onionskin):
    """No line of an error follows."""
    shown = onionskin("stage")
    assert shown.exit_code == 2
    assert "Usage: onionskin stage" in shown.stdout
    assert shown.stderr == ""
