"""Writes captions in English: see `captions`."""

from __future__ import annotations

from onionskin.plan.cast import Cast, CastEntry
from onionskin.plan.phrases import (
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
from onionskin.plan.reading import UNSAID, Group, Reading
from onionskin.toybox.world.verbs import (
    DIRECTIONS_EN,
    VERBS_EN,
    kind_of,
    participle,
    third_person,
)
from onionskin.toybox.world.writing import Piece, Words, colorless, join_pieces, listed, names_of

_ADJECTIVES = [
    "cute",
    "happy",
    "lonely",
    "beautiful",
    "cheerful",
    "friendly",
    "fluffy",
    "funny",
    "old",
    "shiny",
    "lovely",
    "brave",
    "sleepy",
    "young",
    "pretty",
    "curious",
    "magical",
    "wonderful",
    "adorable",
    "colorful",
    "playful",
    "red",
    "blue",
    "golden",
    "green",
    "white",
    "black",
    "pink",
    "yellow",
    "purple",
    "orange",
    "brown",
    "silver",
    "wild",
    "gentle",
    "fancy",
    "charming",
]
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
_OPENINGS = [
    "a video of",
    "a clip of",
    "an animation of",
    "timelapse of",
    "a cartoon of",
    "cinematic shot of",
    "footage of",
    "a short film of",
    "show me",
    "make a video of",
    "please draw",
    "generate",
    "slow motion shot of",
    "a scene with",
    "I want to see",
    "3d animation of",
    "create a clip of",
    "a picture of",
    "wide shot of",
    "video:",
    "time-lapse:",
]
_CLOSINGS = [
    ", 4k",
    ", highly detailed",
    ", cartoon style",
    ", 3d render",
    ", cinematic",
    ", high quality",
    ", beautiful lighting",
    ", smooth animation",
    ", vibrant colors",
    ", soft light",
    ", in a cute style",
    ", pixar style",
    ", best quality",
]
_ACTIVITIES = [
    "smiling",
    "eating lunch",
    "playing",
    "looking around",
    "waving",
    "singing",
    "glowing",
    "having fun",
    "enjoying the view",
    "looking at the sky",
    "laughing",
    "reading a book",
    "shining brightly",
    "showing off",
    "thinking",
]
"""What is no motion of ours: said, it settles nothing."""
_HELD_OUT_OPENINGS = ("imagine", "picture this:", "we can see", "here is", "a dreamy vision of")
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


def write(reading: Reading, entries: list[CastEntry], cast: Cast, words: Words) -> list[Piece]:
    """The pieces of one caption that says all of `reading` and no more."""
    writer = _Writer(reading, entries, names_of(cast, "en"), words)
    pieces = writer.unseen() if words.held_out and words.chance(0.7) else writer.usual()
    if words.chance(0.1):
        pieces.append((words.any(_CLOSINGS), "other"))
    return _dressed(pieces, words)


def _dressed(pieces: list[Piece], words: Words) -> list[Piece]:
    """With a capital letter and a full stop, or without, as people type."""
    pieces = [piece for piece in pieces if piece[0]]
    if words.chance(0.3):
        first, tag = pieces[0]
        pieces[0] = (first[0].upper() + first[1:], tag)
        if words.chance(0.6) and not pieces[-1][0].endswith("."):
            pieces.append((".", "other"))
    return pieces


class _Writer:
    """Says one reading, in parts that the templates put together."""

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

    # Whole captions.

    def usual(self) -> list[Piece]:
        kind = self.words.rng.random()
        if not self.entries:
            return self.scene_only()
        if kind < 0.11:
            return self.keywords()
        if kind < 0.18:
            return self.headed()
        if kind < 0.24:
            return self.sentences()
        if kind < 0.42:
            return self.scene_first()
        return self.subject_first(opening=0.22)

    def unseen(self) -> list[Piece]:
        """Templates that no training shows."""
        kind = self.words.rng.random()
        if kind < 0.4 or not self.entries:
            pieces = self.subject_first(opening=0) if self.entries else self.scene_only()
            return [(self.words.any(_HELD_OUT_OPENINGS), "other"), *pieces]
        if kind < 0.7:
            return self.dashes()
        return self.form()

    def subject_first(self, opening: float) -> list[Piece]:
        start: list[Piece] = []
        finite = True
        if self.words.chance(opening):
            start, finite = [(self.words.any(_OPENINGS), "other")], False
        elif self.words.chance(0.06):
            start = [("there are" if self.reading.groups[0].count > 1 else "there is", "other")]
            finite = False
        body = [*start, *self.subjects(finite)]
        for part in self.words.shuffled(self.extras()):
            body += [(",", "other"), *part] if self.words.chance(0.12) else part
        return self.with_camera(body)

    def scene_first(self) -> list[Piece]:
        parts = self.words.shuffled(self.extras())
        cut = 1 + int(self.words.rng.integers(len(parts))) if parts else 0
        before = [piece for part in parts[:cut] for piece in part]
        after = [piece for part in parts[cut:] for piece in part]
        comma: list[Piece] = [(",", "other")] if before else []
        return self.with_camera([*before, *comma, *self.subjects(finite=True), *after])

    def scene_only(self) -> list[Piece]:
        parts = self.words.shuffled([[piece] for piece in self.scene_nouns()])
        body = listed(parts, ",")
        return self.with_camera(body)

    def headed(self) -> list[Piece]:
        """ "Snowy field, night: a fox is running"."""
        head = listed(self.words.shuffled([[piece] for piece in self.scene_nouns()]), ",")
        stop: list[Piece] = [(self.words.any((":", ".", " -", ";")), "other")] if head else []
        return self.with_camera([*head, *stop, *self.subjects(finite=True)])

    def keywords(self) -> list[Piece]:
        """ "fox running right snow night zoom in"."""
        parts: list[list[Piece]] = []
        for index, group in enumerate(self.reading.groups):
            part = self.noun_phrase(index, bare=self.words.chance(0.8))
            parts.append([*part, *self.verb(index, "participle"), *self.side(group)])
        parts += [[piece] for piece in self.scene_nouns()]
        if self.reading.camera != UNSAID:
            parts.append([self.camera()])
        return listed(self.words.shuffled(parts), self.words.any(("", "", ",")))

    def sentences(self) -> list[Piece]:
        """ "A fox is running. It is night. It is raining."."""
        body: list[Piece] = [*self.subjects(finite=True), (".", "other")]
        if self.reading.time != UNSAID:
            noun = self.words.any(TIME_NOUNS_EN[self.reading.time])
            body += [("it is", "other"), (noun, "time"), (".", "other")]
        if self.reading.weather != UNSAID:
            adjective = self.words.any(WEATHER_ADJECTIVES_EN[self.reading.weather])
            body += [("it is", "other"), (adjective, "weather"), (".", "other")]
        if self.reading.place != UNSAID:
            body += [("this happens", "other"), *self.place(), (".", "other")]
        return self.with_camera(body)

    def dashes(self) -> list[Piece]:
        parts = self.words.shuffled([self.subjects(finite=False), *self.extras()])
        return self.with_camera(listed(parts, " —"))

    def form(self) -> list[Piece]:
        """ "Setting: snow; hour: night; subject: a fox; action: running"."""
        body: list[Piece] = []
        for piece in self.scene_nouns():
            label = {"place": "setting", "time": "hour", "weather": "weather"}[piece[1]]
            body += [(f"{label}:", "other"), piece, (";", "other")]
        body += [("subject:", "other"), *self.subjects(finite=False)]
        if self.reading.camera != UNSAID:
            body += [("; camera:", "other"), self.camera()]
        return body

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
        glue = self.words.any(("and", "and", ",", "while" if form == "finite" else "with"))
        if form == "participle" and len(groups) == 2 and self.words.chance(0.15):
            glue = self.words.any(("next to", "beside", "together with", "near"))
        body = parts[0]
        for index, part in enumerate(parts[1:], 2):
            last = index == len(parts)
            body = [*body, ("and" if last and len(parts) > 2 else glue, "other"), *part]
        return body

    def together(self, form: str) -> list[Piece]:
        """ "a cat and a dog run to the left": all do the same."""
        count = len(self.reading.groups)
        body = self.noun_phrase(0)
        for index in range(1, count):
            glue = "and" if index == count - 1 else ","
            body += [(glue, "other"), *self.noun_phrase(index)]
        return [*body, *self.verb(0, form, plural=True), *self.side(self.reading.groups[0])]

    def clause(self, index: int, form: str) -> list[Piece]:
        group = self.reading.groups[index]
        noun, verb, side = self.noun_phrase(index), self.verb(index, form), self.side(group)
        if side and self.words.chance(0.2) and len(self.reading.groups) == 1:
            return [*side, (",", "other"), *noun, *verb]
        return [*noun, *side, *verb] if self.words.chance(0.5) else [*noun, *verb, *side]

    def noun_phrase(self, index: int, bare: bool = False) -> list[Piece]:
        group, entry, words = self.reading.groups[index], self.entries[index], self.words
        names = self.names[entry.id]
        name = names[0] if words.chance(0.6) else words.any(names)
        own_name = name == entry.name
        if group.count > 1:
            name = entry.plural if own_name else _plural(name)
        adjectives: list[Piece] = []
        if group.size != UNSAID:
            adjectives.append((words.way(SIZES_EN[group.size]), "attribute"))
        if words.chance(0.15):
            adjectives.append((words.any(_ADJECTIVES), "other"))
        rest: list[Piece] = [*adjectives, (name, f"subject{index + 1}")]
        again = any(before.id == entry.id for before in self.entries[:index])
        return rest if bare and group.count == 1 else [self.determiner(group, rest, again), *rest]

    def determiner(self, group: Group, rest: list[Piece], again: bool) -> Piece:
        if group.count > 1:
            return (self.words.any(_COUNTS[group.count]), "attribute")
        article = (
            "an" if rest[0][0][0] in "aeiou" and not rest[0][0].startswith(("uni", "u-")) else "a"
        )
        if again:
            article = "another"
        elif self.words.chance(0.14):
            article = self.words.any(("one", "a single", "the", "the"))
        return (article, "attribute")

    def verb(self, index: int, form: str, plural: bool = False) -> list[Piece]:
        group = self.reading.groups[index]
        if group.motion == UNSAID:
            idle = self.words.chance(0.08)
            return [(self.words.any(_ACTIVITIES), "other")] if idle else []
        plural = plural or group.count > 1
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
        return [(phrase, "attribute")]

    def verb_phrase(self, index: int, motion: str) -> str:
        kind = kind_of(self.entries[index])
        own = VERBS_EN[kind].get(motion)
        common = VERBS_EN["thing"][motion]
        ways = own if own is not None and self.words.chance(0.8) else common
        return self.words.way(ways)

    def side(self, group: Group) -> list[Piece]:
        if group.side == UNSAID:
            return []
        return [(self.words.way(SIDES_EN[group.side]), "attribute")]

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
        """ "on a rainy night"; a clear day is "in the sunshine" or under "a blue sky" too."""
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
