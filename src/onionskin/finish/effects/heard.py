"""Which effect belongs to what is seen: one table for verbs, things, weather and places."""

from __future__ import annotations

from dataclasses import dataclass

from onionskin.stage.script import Actor, Prop, Script

_SOFT_GROUND = frozenset(
    {"park", "field", "mountains", "beach", "bedroom", "living room", "autumn park", "moon"}
)
_SNOW = frozenset({"snowy village", "snowy garden"})
_VERBS = {
    "steps": ("walk",),
    "run": ("run",),
    "applause": ("clap",),
    "cheer": ("cheer",),
    "ring": ("phone",),
    "typing": ("type",),
    "click": ("text",),
    "pour": ("pour", "drink", "water"),
    "sizzle": ("cook",),
    "knock": ("repair",),
    "sweep": ("sweep",),
    "dig": ("dig",),
    "thud": ("kick", "jump", "throw", "fall", "land", "be shot", "drop in", "leap", "set up"),
    "shutter": ("photograph",),
    "strum": ("play guitar",),
    "spray": ("extinguish",),
    "splash": ("splash",),
    "waves": ("surf",),
    "engine": ("drive", "race"),
    "bounce": ("bounce", "play"),
    "heart": ("beat",),
    "pop": ("come out",),
    "ping": ("glow",),
}
_THINGS = {
    "fire": ("fire",),
    "siren": ("ambulance",),
    "engine": ("car", "bus", "tractor", "train", "drone"),
    "rumble": ("volcano", "lava"),
    "thud": ("firework",),
    "waves": ("ship",),
    "heart": ("heart",),
    "spray": ("fire hose",),
    "ping": ("message bubble",),
}
_WEATHER = {"rain": "rain", "snowfall": "wind"}
_PLACES = {
    "waves": ("sea", "beach", "harbour", "underwater"),
    "birds": ("park", "village", "field", "autumn park"),
    "stream": ("river",),
    "crowd": ("café", "stadium", "town square", "shop"),
    "machine": ("factory", "garage"),
    "wind": ("mountains", "snowy village", "snowy garden"),
}
_MOVING = frozenset({"engine", "rumble", "siren"})
"""Of things: heard only where the thing does something."""
_REPEATED = frozenset({"thud", "pop", "ping", "splash", "shutter", "click", "whoosh"})
"""One sound at the beginning of what is done, and not as long as it goes on."""
_LONGEST_ONGOING = 60.0


@dataclass(frozen=True, slots=True)
class Heard:
    """An effect, by a name that `effect` takes, and when it begins, in seconds of the shot."""

    name: str
    at: float


def sound_of(word: str) -> str | None:
    """The effect of a verb, a behaviour or a thing of the stage, by any of its names."""
    return _of_verb(word) or _of_thing(word)


def sounds_of(script: Script) -> tuple[Heard, ...]:
    """What is heard in a shot of the stage: what is done, then what goes on around it.

    At most two actions and one surrounding sound, for more would be noise.
    """
    done = [each for actor in script.actors for each in _of_actor(actor, script)]
    done += [each for prop in script.props for each in _of_prop(prop, script)]
    chosen: dict[str, Heard] = {}
    for each in sorted(done, key=lambda heard: heard.at):
        chosen.setdefault(each.name.partition("@")[0], each)
    around = _around(script)
    result = list(chosen.values())[:2]
    if around and around not in chosen:
        result.append(Heard(_lasting(around, script.seconds), 0.0))
    return tuple(result)


def _of_actor(actor: Actor, script: Script) -> list[Heard]:
    found = []
    for cue in actor.cues:
        name = _of_verb(cue.verb)
        if name is not None and cue.start < script.seconds:
            length = min(cue.end, script.seconds) - cue.start
            found.append(Heard(_lasting(_on_ground(name, script), length), cue.start))
    return found


def _of_prop(prop: Prop, script: Script) -> list[Heard]:
    thing = _of_thing(prop.thing)
    name = _of_verb(prop.does) if prop.does else None
    if thing is not None and (prop.does or thing not in _MOVING):
        name = thing
    if name is None or prop.start >= script.seconds:
        return []
    return [Heard(_lasting(name, script.seconds - prop.start), prop.start)]


def _of_verb(name: str) -> str | None:
    from onionskin.stage.actions.action import ACTIONS
    from onionskin.stage.behaviours import BEHAVIOURS

    known = ACTIONS.find(name) or BEHAVIOURS.find(name)
    return None if known is None else _BY_VERB.get(known.names.en)


def _of_thing(name: str) -> str | None:
    from onionskin.stage.things.thing import THINGS

    known = THINGS.find(name)
    return None if known is None else _BY_THING.get(known.names.en)


def _on_ground(name: str, script: Script) -> str:
    place = _place(script)
    if name != "steps":
        return name
    if script.weather == "snowfall" or place in _SNOW:
        return "steps-snow"
    return "steps-soft" if place in _SOFT_GROUND else name


def _place(script: Script) -> str:
    from onionskin.stage.place import PLACES

    known = PLACES.find(script.place)
    return script.place if known is None else known.names.en


def _around(script: Script) -> str | None:
    name = _WEATHER.get(script.weather) or _BY_PLACE.get(_place(script))
    return "crickets" if name == "birds" and script.hour == "night" else name


def _lasting(name: str, seconds: float) -> str:
    """The name with how long it goes on, for what does."""
    if name in _REPEATED:
        return name
    return f"{name}@{min(max(seconds, 0.3), _LONGEST_ONGOING):.2f}"


def _turned(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


_BY_VERB, _BY_THING, _BY_PLACE = _turned(_VERBS), _turned(_THINGS), _turned(_PLACES)
