"""Screenplays in Fountain: sluglines, action, dialogue, and what is left out."""

from __future__ import annotations

from onionskin.film.script.fountain import read_fountain
from onionskin.film.script.script import Described, Said

PLAY = """\
Title:
    _**The Night Shift**_
Author: A. Writer

/* INT. NOTHING - DAY
gone */

INT. HOSPITAL ROOM - NIGHT #1#

A patient lies in bed. [[a note]]

NURSE
(quietly)
Are you *awake*?

@McCoy (V.O.)
He is.

# Act two

= A synopsis.

EXT. PARK – DAWN

CUT TO:

NARRATOR
Two weeks later.

.THE ROOF

> THE END <
"""


def test_a_screenplay_is_read(tmp_path):
    """Places and hours of sluglines, action, dialogue with its manner, and their lines."""
    script = read_fountain(PLAY, tmp_path)
    assert (script.title, script.subtitle) == ("The Night Shift", "A. Writer")
    room, park, roof = script.scenes
    assert (room.heading, room.place, room.time) == (
        "HOSPITAL ROOM - NIGHT",
        "hospital room",
        "night",
    )
    assert room.line == 8
    assert room.parts == (
        Described(text="A patient lies in bed.", line=10, is_action=True),
        Said(text="Are you awake?", line=14, speaker="Nurse", manner="quietly"),
        Said(text="He is.", line=17, speaker="Mccoy"),
    )
    assert (park.place, park.time) == ("park", "dawn")
    assert park.parts == (Said(text="Two weeks later.", line=28),)
    assert (roof.place, roof.parts) == ("the roof", ())


def test_a_chinese_screenplay_is_read(tmp_path):
    """With the words for inside, night and narrator of its own."""
    script = read_fountain("内景. 病房 - 夜\n\n护士走进来。\n\n护士\n您醒了吗？\n", tmp_path)
    (scene,) = script.scenes
    assert (scene.place, scene.time) == ("病房", "night")
    assert scene.parts == (
        Described(text="护士走进来。", line=3, is_action=True),
        Said(text="您醒了吗？", line=6, speaker="护士"),
    )
