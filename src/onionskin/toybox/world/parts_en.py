"""The parts of English captions: subjects, places, hours and cameras; see `captions_en`."""

from __future__ import annotations

from onionskin.cast.cast import CastEntry
from onionskin.planner.phrases import (
    CAMERAS_EN,
    COLORS_EN,
    PLACES_EN,
    SIDES_EN,
    SIZES_EN,
    TIME_NOUNS_EN,
    TIMES_EN,
    WEATHER_ADJECTIVES_EN,
    WEATHER_NOUNS_EN,
    WEATHERS_EN,
    Ways,
)
from onionskin.planner.reading import UNSAID, Group, Reading
from onionskin.planner.verbs import (
    DIRECTIONS_EN,
    VERBS_EN,
    kind_of,
    participle,
    third_person,
)
from onionskin.toybox.world.writing import (
    Piece,
    Words,
    colorless,
    join_pieces,
    options,
)

_ADJECTIVES = options(
    "cute|happy|lonely|beautiful|cheerful|friendly|fluffy|funny|old|shiny|lovely|brave|sleepy"
    "|young|pretty|curious|magical|wonderful|adorable|colorful|playful|red|blue|golden|green"
    "|white|black|pink|yellow|purple|orange|brown|silver|wild|gentle|fancy|charming"
)
_COUNTS = {
    2: ("two", "two", "two", "2", "a pair of", "a couple of"),
    3: (
        "three",
        "three",
        "three",
        "3",
        "a trio of",
        "a group of",
        "several",
        "a few",
        "many",
        "some",
    ),
}
_ACTIVITIES = options(
    "smiling|eating lunch|playing|looking around|waving|singing|glowing|having fun"
    "|enjoying the view|looking at the sky|laughing|reading a book|shining brightly"
    "|showing off|thinking"
)
"""What is no motion of ours: said, it settles nothing."""
_ADJECTIVE_PLACES = {
    "mountains": ("in the|mountains", "in a|mountain valley", "over the|mountains"),
    "sea": ("on a|sea", "over a|ocean", "across the|sea"),
    "meadow": ("in a|meadow", "across a|field", "in a|green field"),
    "desert": ("in a|desert", "across the|desert"),
    "city": ("in a|city", "on a|city street", "down a|street", "through a|city", "above the|city"),
    "forest": ("in a|forest", "through a|forest", "in the|woods"),
    "road": ("on a|road", "down a|road", "along a|country road"),
    "beach": ("on a|beach", "along a|beach", "at the|seaside"),
}


class PartsEn:
    """Says one reading, in parts that the templates of `captions_en` put together."""

    def __init__(
        self,
        reading: Reading,
        entries: list[CastEntry],
        names: dict[str, tuple[str, ...]],
        words: Words,
    ) -> None:
        self.reading, self.entries, self.names, self.words = reading, entries, names, words
        moving = [g.motion not in (UNSAID, "still") for g in reading.groups]
        self.along = any(moving) and words.chance(0.45)

    # Subjects.

    def subjects(self, finite: bool) -> list[Piece]:
        groups = self.reading.groups
        form = (
            "participle"
            if not finite
            else self.words.any(("participle", "participle", "finite", "finite", "progressive"))
        )
        same = len({(group.motion, group.side) for group in groups}) == 1
        if len(groups) > 1 and same and self.words.chance(0.6):
            return self.together(form)
        parts = [self.clause(index, form) for index in range(len(groups))]
        glue = self.words.any(("and", "and", ",", "with" if form == "participle" else "while"))
        if form == "participle" and len(groups) == 2 and self.words.chance(0.15):
            glue = self.words.any(("next to", "beside", "together with", "near"))
        body = parts[0]
        for index, part in enumerate(parts[1:], 1):
            last = index == len(parts) - 1 > 1
            body = [*body, (self.glue(index, "and" if last else glue), "other"), *part]
        return body

    def glue(self, index: int, wanted: str) -> str:
        """What stands before a group: no "and" that would share its verb with the one before."""
        before, group = self.reading.groups[index - 1 : index + 1]
        shared = before.motion == UNSAID and group.motion != UNSAID
        return "," if shared and wanted == "and" else wanted

    def together(self, form: str) -> list[Piece]:
        """All do the same: "a cat and a dog run to the left"."""
        count = len(self.reading.groups)
        body = self.noun_phrase(0)
        for index in range(1, count):
            glue = "and" if index == count - 1 else ","
            body += [(glue, "other"), *self.noun_phrase(index)]
        return [*body, *self.verb(0, form, together=True), *self.side(0, together=True)]

    def clause(self, index: int, form: str) -> list[Piece]:
        noun, verb, side = self.noun_phrase(index), self.verb(index, form), self.side(index)
        if side and self.words.chance(0.2) and len(self.reading.groups) == 1:
            return [*side, (",", "other"), *noun, *verb]
        return [*noun, *side, *verb] if self.words.chance(0.5) else [*noun, *verb, *side]

    def noun_phrase(self, index: int, bare: bool = False) -> list[Piece]:
        group, entry, words = self.reading.groups[index], self.entries[index], self.words
        names, tag = self.names[entry.id], f"attribute{index + 1}"
        name = names[0] if words.chance(0.6) else words.any(names)
        own_name = name == entry.name
        if group.count > 1:
            name = entry.plural if own_name else _plural(name)
        adjectives: list[Piece] = []
        if group.size != UNSAID:
            adjectives.append((words.way(SIZES_EN[group.size]), tag))
        if words.chance(0.15):
            adjectives.append((words.any(_ADJECTIVES), "other"))
        rest: list[Piece] = [*adjectives, (name, f"subject{index + 1}")]
        again = any(before.id == entry.id for before in self.entries[:index])
        return (
            rest
            if bare and group.count == 1
            else [(self.determiner(group, rest, again), tag), *rest]
        )

    def determiner(self, group: Group, rest: list[Piece], again: bool) -> str:
        if group.count > 1:
            return self.words.any(_COUNTS[group.count])
        article = (
            "an" if rest[0][0][0] in "aeiou" and not rest[0][0].startswith(("uni", "u-")) else "a"
        )
        if again:
            article = "another"
        elif self.words.chance(0.14):
            article = self.words.any(("one", "a single", "the", "the"))
        return article

    def verb(self, index: int, form: str, together: bool = False) -> list[Piece]:
        group = self.reading.groups[index]
        if group.motion == UNSAID:
            idle = self.words.chance(0.08)
            return [(self.words.any(_ACTIVITIES), "other")] if idle else []
        plural = together or group.count > 1
        motion, _, direction = group.motion.partition("-")
        phrase = self.verb_phrase(index, motion)
        be = "are" if plural else "is"
        if motion == "still":
            phrase = f"{be} {phrase}" if form != "participle" else phrase
        elif form == "participle":
            phrase = participle(phrase)
        elif form == "progressive":
            phrase = f"{be} {participle(phrase)}"
        elif not plural:
            phrase = third_person(phrase)
        if direction:
            phrase += f" {self.words.way(DIRECTIONS_EN[direction])}"
        return [(phrase, "attributes" if together else f"attribute{index + 1}")]

    def verb_phrase(self, index: int, motion: str) -> str:
        kind = kind_of(self.entries[index])
        own = VERBS_EN[kind].get(motion)
        common = VERBS_EN["thing"][motion]
        ways = own if own is not None and self.words.chance(0.8) else common
        return self.words.way(ways)

    def side(self, index: int, together: bool = False) -> list[Piece]:
        side = self.reading.groups[index].side
        if side == UNSAID:
            return []
        tag = "attributes" if together else f"attribute{index + 1}"
        return [(self.words.way(SIDES_EN[side]), tag)]

    # Scenery and camera.

    def extras(self) -> list[list[Piece]]:
        """Place, time and weather as phrases, some of them said together."""
        reading, words = self.reading, self.words
        time, weather, place = reading.time, reading.weather, reading.place
        parts: list[list[Piece]] = []
        if weather != UNSAID and time != UNSAID and words.chance(0.4):
            parts.append(self.weather_hour())
            weather = time = UNSAID
        elif weather != UNSAID and place in _ADJECTIVE_PLACES and words.chance(0.3):
            parts.append(self.weather_place())
            weather = place = UNSAID
        if place != UNSAID:
            parts.append(self.place())
        if time != UNSAID:
            parts.append([(words.way(TIMES_EN[time]), "time")])
        if weather != UNSAID:
            parts.append([(words.way(WEATHERS_EN[weather]), "weather")])
        return parts

    def weather_hour(self) -> list[Piece]:
        """As "on a rainy night"; a clear day is "in the sunshine" or "under a blue sky" too."""
        reading, words = self.reading, self.words
        if (reading.time, reading.weather) == ("day", "clear") and words.chance(0.6):
            phrase = words.any(
                (
                    "on a sunny day",
                    "in the sunshine",
                    "under a blue sky",
                    "in a blue sky",
                    "in the sun",
                )
            )
            return [(phrase, "weather")]
        adjective = words.any(WEATHER_ADJECTIVES_EN[reading.weather])
        noun = words.any(
            [n for n in TIME_NOUNS_EN[reading.time] if n not in ("noon", "midnight", "dusk")]
        )
        article = "an" if adjective[0] in "aeiou" else "a"
        return [(f"on {article}", "other"), (adjective, "weather"), (noun, "time")]

    def weather_place(self) -> list[Piece]:
        before, noun = self.words.any(_ADJECTIVE_PLACES[self.reading.place]).split("|")
        adjective = self.words.any(WEATHER_ADJECTIVES_EN[self.reading.weather])
        if before.endswith(" a") and adjective[0] in "aeiou":
            before += "n"
        return [(before, "other"), (adjective, "weather"), (noun, "place")]

    def place(self) -> list[Piece]:
        if self.reading.place == UNSAID:
            return []
        ways = PLACES_EN[self.reading.place]
        return self.colored(ways.along if self.along else ways.at)

    def colored(self, ways: Ways) -> list[Piece]:
        """A place, with its colour where it has one and that is said."""
        if self.reading.color == UNSAID:
            return [(self.words.way(colorless(ways), loose=0.15), "place")]
        phrase = self.words.way(ways, loose=0.15)
        color = self.words.any(COLORS_EN[self.reading.color])
        if "{color}" not in phrase:
            return [(phrase, "place"), ("in", "other"), (color, "color")]
        before, after = phrase.split("{color}")
        if before.endswith(" a ") and color[0] in "aeiou":
            before = f"{before[:-1]}n"
        return [(before.strip(), "place"), (color, "color"), (after.strip(), "place")]

    def scene_nouns(self) -> list[Piece]:
        """Place, time and weather as bare nouns."""
        pieces: list[Piece] = []
        if self.reading.place != UNSAID:
            text, _ = join_pieces(self.colored(PLACES_EN[self.reading.place].nouns), spaced=True)
            pieces.append((text, "place"))
        return pieces + [(noun, tag) for tag, noun in self.scene_facts()]

    def scene_facts(self) -> list[tuple[str, str]]:
        facts = []
        if self.reading.time != UNSAID:
            facts.append(("time", self.words.any(TIME_NOUNS_EN[self.reading.time])))
        if self.reading.weather != UNSAID:
            facts.append(("weather", self.words.any(WEATHER_NOUNS_EN[self.reading.weather])))
        return facts

    def camera(self) -> Piece:
        return (self.words.way(CAMERAS_EN[self.reading.camera]), "camera")

    def with_camera(self, body: list[Piece]) -> list[Piece]:
        """The caption, and the camera's move before or after it."""
        if self.reading.camera == UNSAID:
            return body
        camera = self.camera()
        if self.words.chance(0.15):
            return [camera, (self.words.any((":", ",", ".")), "other"), *body]
        if body[-1][0] == ".":
            return [*body, camera]
        glue = self.words.any((",", ",", ",", ".", ";", ", while", "as", "with"))
        if not camera[0].startswith(("the", "camera")) and glue in (", while", "as"):
            glue = ","
        return [*body, (glue, "other"), camera]


def _plural(name: str) -> str:
    """The plural of a synonym, as far as its ending tells; "cup of tea" gives "cups of tea"."""
    head, of, rest = name.partition(" of ")
    if head.endswith(("s", "x", "ch", "sh")):
        plural = head if head.endswith("s") and not head.endswith("ss") else f"{head}es"
    elif head.endswith("y") and head[-2:-1] not in tuple("aeiou"):
        plural = f"{head[:-1]}ies"
    elif head.endswith("man"):
        plural = f"{head[:-3]}men"
    else:
        plural = f"{head}s"
    return f"{plural}{of}{rest}"
