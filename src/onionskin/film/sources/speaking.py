"""Who of a staged shot is heard, so that their mouths follow the voice.

A line belongs to its speaker, where the picture shows them; what a narrator says belongs to
whoever is seen to speak (talks, explains, gives a speech ...), and to nobody where nobody is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onionskin.film.sources.brief import Brief, Turn
from onionskin.film.staged_shot import is_of_cast
from onionskin.film.storyboard import BoardFigure
from onionskin.finish.mouths import mouths_of
from onionskin.finish.speech import Phoneme
from onionskin.plan.staging import StagedFigure, StagedPlan
from onionskin.stage.script import Actor, Cue, MouthKey, Script, voiced

SPEECH: Final = frozenset({"talk", "explain", "give a speech", "phone", "shout"})
"""Verbs of the stage whose mouths speak."""
_TO_US: Final = 0.16
"""Radians that a presenter is turned from us: a face seen quite from the front looks flat."""
_BREATH_SECONDS: Final = 0.6
"""A longer pause lets a presenter's hands sink."""


def with_voices(script: Script, plan: StagedPlan, brief: Brief) -> Script:
    """The script whose speakers' mouths follow the voice; as it is where nobody of it is heard."""
    speakers = [actor.id for actor in script.actors if _speaks(actor)]
    heard: dict[str, list[Phoneme]] = {}
    for turn in _turns(brief):
        who = _who(turn, script, plan, brief, speakers)
        if who:
            heard.setdefault(who, []).extend(_within(turn, brief.phonemes))
    if not any(heard.values()):
        return script
    # Whoever else would speak listens meanwhile.
    mouths: dict[str, tuple[MouthKey, ...]] = {
        id_: (MouthKey(start=0, viseme="rest"),) for id_ in speakers
    }
    for who, sounds in heard.items():
        mouths[who] = mouths_of(sounds, num_frames=brief.frames, fps=brief.fps)
    return voiced(script, mouths)


def presented(script: Script, brief: Brief) -> Script:
    """The script of a presenter: who is in it first turns to us and speaks all that is heard.

    Their hands go with the words and sink in pauses; at a desk they stand behind it.
    """
    if not script.actors:
        return script
    actor, *others = script.actors
    desk = next((each for each in script.props if each.thing == "desk"), None)
    cues = tuple(cue for cue in actor.cues if cue.verb not in SPEECH)
    runs = _runs(brief.phonemes) or ((0.0, brief.seconds),)
    told = tuple(Cue(verb="explain", start=a * script.pace, end=b * script.pace) for a, b in runs)
    actor = replace(actor, turn=_TO_US, cues=(*cues, *told))
    props = script.props
    if desk is not None and not actor.seat:
        actor = replace(actor, x=desk.x, z=desk.z + 0.42)
        props = tuple(replace(each, subject=False) for each in props)
    script = replace(script, actors=(actor, *others), props=props, focus=(actor.id,))
    if not brief.phonemes:
        return script
    mouths = mouths_of(brief.phonemes, num_frames=brief.frames, fps=brief.fps)
    return voiced(script, {actor.id: mouths})


def _speaks(actor: Actor) -> bool:
    return any(cue.verb in SPEECH for cue in actor.cues)


def _turns(brief: Brief) -> Sequence[Turn]:
    return brief.turns or (Turn(speaker=None, start=0.0, end=brief.seconds),)


def _who(
    turn: Turn, script: Script, plan: StagedPlan, brief: Brief, speakers: Sequence[str]
) -> str:
    """The actor who says a turn; "" where nobody in the picture does."""
    named = {each.speaker for each in brief.turns if each.speaker is not None}
    by_name = {name: _actor_of(name, script, plan, brief) for name in named}
    if turn.speaker is None:
        # Beside dialogue the narrator is somebody else.
        return next(iter(speakers), "") if not named else ""
    free = (id_ for id_ in speakers if id_ not in by_name.values())
    return by_name[turn.speaker] or next(free, "")


def _actor_of(name: str, script: Script, plan: StagedPlan, brief: Brief) -> str:
    cast = next((each for each in brief.cast if each.name == name), BoardFigure(name=name))
    actors = {actor.id for actor in script.actors}
    found = (each for each in plan.figures if each.id in actors and _is(each, cast))
    return next((each.id for each in found), "")


def _is(figure: StagedFigure, cast: BoardFigure) -> bool:
    return figure.kind == "person" and is_of_cast(figure, cast)


def _within(turn: Turn, phonemes: Sequence[Phoneme]) -> list[Phoneme]:
    return [each for each in phonemes if turn.start <= each.start < turn.end]


def _runs(phonemes: Sequence[Phoneme]) -> tuple[tuple[float, float], ...]:
    """From when to when is spoken without a longer pause."""
    runs: list[tuple[float, float]] = []
    for each in phonemes:
        if runs and each.start - runs[-1][1] < _BREATH_SECONDS:
            runs[-1] = runs[-1][0], max(runs[-1][1], each.end)
        else:
            runs.append((each.start, max(each.end, each.start + 0.05)))
    return tuple(runs)
