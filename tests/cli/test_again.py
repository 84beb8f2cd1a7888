"""`onionskin again`."""

from pathlib import Path

from onionskin import Clip
from onionskin.media.read import read_origin

MAKE = ("make", "a red fox in the snow by day", "--engine", "animatic", "--seconds", "0.5")


def test_a_clip_is_made_again_to_the_same_bytes(onionskin):
    """Under a new name beside it, or the one that is asked for."""
    assert onionskin(*MAKE, "-o", "fox.mp4", "--seed", 7, "--size", "96x64").exit_code == 0
    assert onionskin("again", "fox.mp4").stdout == "fox-again.mp4\n"
    assert onionskin("again", "fox.mp4", "-o", "b.mp4").exit_code == 0
    assert Path("fox-again.mp4").read_bytes() == Path("fox.mp4").read_bytes()
    assert Path("b.mp4").read_bytes() == Path("fox.mp4").read_bytes()


def test_one_thing_changes_and_all_else_stays(onionskin):
    """By the options of the tool, under their names, and those of the scenery."""
    onionskin(*MAKE, "-o", "fox.mkv", "--seed", 7, "--size", "96x64", "--no-repair")
    said = onionskin(
        *("again", "fox.mkv", "-o", "b.mkv", "--time", "night", "--seed", 0, "--json"),
        *("--negative", ""),
    ).json
    assert said["seed"] == 0
    old, new = (read_origin(name).order for name in ("fox.mkv", "b.mkv"))
    assert new["options"] == old["options"] | {"seed": 0}
    assert new["options"]["repair"] is False
    plans = [order["staging"]["plans"][0] for order in (old, new)]
    assert plans[1]["scenery"] == plans[0]["scenery"] | {"time": "night"}
    assert plans[1]["subjects"] == plans[0]["subjects"]


def test_what_cannot_be_is_one_line(onionskin):
    """An unknown hour, an option of another tool, no clip of ours; the clip itself as output."""
    onionskin(*MAKE, "-o", "fox.mkv", "--seed", 7, "--size", "96x64")
    Clip(Clip.open("fox.mkv").frames, 8).save("own.mkv")
    for arguments, said in (
        (("fox.mkv", "--time", "noon"), "time is 'noon'"),
        (("fox.mkv", "--region", "0,0,9,9"), "no option region"),
        (("own.mkv",), "has no settings in it"),
        (("none.mkv",), "none.mkv"),
    ):
        done = onionskin("again", *arguments, "-o", "o.mkv")
        assert done.exit_code in (1, 2)
        assert said in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert not Path("o.mkv").exists()
