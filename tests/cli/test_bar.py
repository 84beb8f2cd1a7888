"""How far a command is, where stderr is no terminal: a line now and then."""

from onionskin.cli.bar import TimeLeft
from onionskin.cli.output import about, spoken
from onionskin.progress import Progress


def test_the_time_left_is_told_by_the_speed_so_far(capsys):
    """After five seconds, and again after pauses that double."""
    now = [0.0]
    left = TimeLeft(clock=lambda: now[0])
    for step in range(31):
        now[0] = float(step)
        left.report(Progress(num_done=step, num_steps=1000, label="drawing"))
    assert capsys.readouterr().err.splitlines() == [
        "drawing: about 17 min left (0% done)",
        "drawing: about 16 min left (1% done)",
    ]


def test_what_is_nearly_done_is_not_announced(capsys):
    """And another part of the work has a speed of its own."""
    now = [0.0]
    left = TimeLeft(clock=lambda: now[0])
    left.report(Progress(num_done=0, num_steps=10, label="measuring"))
    now[0] = 6.0
    left.report(Progress(num_done=8, num_steps=10, label="measuring"))
    assert capsys.readouterr().err == ""
    now[0] = 20.0
    left.report(Progress(num_done=0, num_steps=10, label="writing"))
    now[0] = 22.0
    left.report(Progress(num_done=1, num_steps=10, label="writing"))
    assert capsys.readouterr().err == "writing: about 20 s left (10% done)\n"


def test_lengths_of_time_are_for_people():
    """In the largest unit that fits; those that are only estimated, rounded."""
    assert [spoken(s) for s in (0.44, 12, 300, 9000)] == ["0.44 s", "12 s", "5 min", "2.5 h"]
    assert [about(s) for s in (0.44, 12, 555, 8500)] == ["1 s", "10 s", "9 min", "2.5 h"]
