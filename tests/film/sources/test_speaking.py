"""Mouths follow the voice of whoever speaks, and of nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from onionskin.film.sources.brief import Brief, Turn
from onionskin.film.sources.speaking import presented, with_voices
from onionskin.film.staged_shot import staged_plan
from onionskin.film.storyboard import BoardFigure, Presenter, Stage
from onionskin.finish.speech import Phoneme, load_voice
from onionskin.fitting import Size
from onionskin.stage.actors import Player
from onionskin.stage.blocking import block
from onionskin.stage.script import Script

FPS = Fraction(24)
SOUNDS = (
    Phoneme(symbol="m", start=0.25, end=0.5),
    Phoneme(symbol="ɑ", start=0.5, end=0.75),
    Phoneme(symbol="u", start=1.25, end=1.5),
)


def brief(**more: object) -> Brief:
    """A shot of two seconds in which SOUNDS are heard."""
    given: dict[str, object] = {"phonemes": SOUNDS, "frames": 48}
    return Brief(size=Size(96, 54), fps=FPS, **(given | more))  # type: ignore[arg-type]


def staged(prompt: str, of: Brief) -> Script:
    """The script of a shot, its mouths told."""
    plan = staged_plan(Stage(prompt=prompt), of.seconds, cast=of.cast).plan
    return with_voices(block(plan)[0], plan, of)


def shown(script: Script, id_: str, frames: Sequence[int]) -> list[str]:
    """The mouth of an actor in some frames."""
    index = next(k for k, each in enumerate(script.actors) if each.id == id_)
    player = Player(script.actors[index], index)
    times = [float(frame / FPS) * script.pace for frame in frames]
    return [str(player.body(t, lambda *_: None)[0].pose.viseme) for t in times]


def test_who_is_seen_to_talk_says_what_the_narrator_says():
    """The other one listens with a closed mouth."""
    script = staged("A doctor talks with a nurse", brief())
    frames = (2, 7, 14, 24, 32, 46)
    assert shown(script, "doctor", frames) == ["rest", "m", "a", "rest", "u", "rest"]
    assert shown(script, "nurse", frames) == ["rest"] * 6


def test_nobody_says_what_the_narrator_says_of_other_doings():
    """Their script stays as it is."""
    script = staged("A farmer digs in the garden", brief())
    assert all(not actor.mouths for actor in script.actors)


def test_each_says_their_own_lines():
    """Found by their names in the cast; a line of somebody else belongs to neither."""
    cast = (BoardFigure(name="Anna", look="doctor"), BoardFigure(name="Ben", look="nurse"))
    turns = (
        Turn(speaker="Ben", start=0, end=0.6),
        Turn(speaker="Anna", start=0.6, end=2),
    )
    script = staged("Anna talks with Ben", brief(cast=cast, turns=turns))
    assert shown(script, "nurse", (7, 14, 32)) == ["m", "a", "rest"]
    assert shown(script, "doctor", (7, 14, 32)) == ["rest", "rest", "u"]


def test_a_speaker_whom_the_picture_calls_otherwise_is_the_one_who_talks():
    """Of a stranger it only shows a person."""
    turns = (Turn(speaker="Marcus", start=0, end=2),)
    script = staged("A man talks", brief(turns=turns))
    assert shown(script, script.actors[0].id, (7, 14, 32)) == ["m", "a", "u"]


def test_without_sounds_verbs_move_mouths_as_ever():
    """Voices that know of no sounds change nothing."""
    script = staged("A doctor talks with a nurse", brief(phonemes=()))
    assert all(not actor.mouths for actor in script.actors)


def test_a_presenter_turns_to_us_and_speaks_all_that_is_heard():
    """Hands sink in a long pause, whoever's turn it is."""
    plan = staged_plan(Presenter(figure="nurse"), 2.0).plan
    script = presented(block(plan)[0], brief())
    actor = script.actors[0]
    assert abs(actor.turn) < 0.3
    assert [cue.verb for cue in actor.cues] == ["explain"]
    assert shown(script, "nurse", (2, 7, 14, 24, 32)) == ["rest", "m", "a", "rest", "u"]


def test_a_presenter_at_a_desk_stands_behind_it():
    """Its middle before them."""
    plan = staged_plan(Presenter(figure="doctor", prompt="at a desk in the office"), 2.0).plan
    script = presented(block(plan)[0], brief())
    desk = next(prop for prop in script.props if prop.thing == "desk")
    assert script.actors[0].x == desk.x
    assert script.actors[0].z > desk.z


def test_mouths_agree_with_a_voice_in_nineteen_of_twenty_frames():
    """Lips meet, round, touch the teeth or open as the sounds of that frame are made."""
    made = {
        "m": "mbp", "f": "fv", "th": "θð", "u": "uʊwoɔɹ", "o": "uʊwoɔɹ", "l": "lntdɾ",
        "a": "ɑaɐæʌɛeəɜɪijoɔ", "e": "ɑaɐæʌɛeəɜɪijoɔkɡŋhɾ", "i": "ɑaɐæʌɛeəɜɪijoɔ", "s": "szʃʒtdn",
    }  # fmt: skip
    speech = load_voice("hibari").speak("We move both thumbs. Five boys jump.", language="en")
    count = int(speech.seconds * FPS)
    plan = staged_plan(Presenter(figure="nurse"), speech.seconds).plan
    script = presented(block(plan)[0], brief(phonemes=speech.phonemes, frames=count))
    drawn = shown(script, "nurse", range(count))
    shares = {}
    for late in (-1, 0, 1):
        right = heard = 0
        for frame in range(1, count - 1):
            a, b = frame / 24, (frame + 1) / 24
            sounds = {s for p in speech.phonemes if p.start < b and p.end > a for s in p.symbol}
            heard += bool(sounds)
            right += bool(sounds & set(made.get(drawn[frame + late], "")))
        shares[late] = right / heard
    assert shares[0] >= 0.95
    assert max(shares[-1], shares[1]) < shares[0] - 0.1
