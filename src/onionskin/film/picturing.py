"""What each shot of a film shows: chosen from the words that are spoken in it.

In this order: what the sentence says somebody does; the number it is about; whom or what it
names; a list; the place it is in; what was seen before; and where nothing of it can be seen, its
key phrase on a card, with a note that says so. The place, the hour and the people of a scene hold
until others are named. The first picture of a scene is wide, those after it are closer, and no two
framings in a row are alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from onionskin.film import seen
from onionskin.film.counting import counted
from onionskin.film.depicting import FAIR, WHOLE, Depicted, depict
from onionskin.film.people import People
from onionskin.film.phrasing import Sight, chinese_phrase, english_phrase
from onionskin.film.script.sentences import clauses
from onionskin.film.storyboard import Points, ShotSource, Stage, Title
from onionskin.planner.dictionary import word_set
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.staged import stage_prompt

_GOING: Final = word_set("walk run ride drive fly surf race cross sail travel move roll")
_WITH_HANDS: Final = word_set(
    "write type cook pour inject examine paint repair read eat drink text phone carry give take"
)
_FEELING: Final = word_set("laugh smile cry think hug listen sing")
_NO_GROUND: Final = word_set("space body sky underwater map plain studio") | {
    "blood vessel", "plain studio",
}  # fmt: skip
"""Places where nobody stands: they do not hold for the people of the next shot."""
_ALONE: Final = ("medium", "close-up", "full")
_POINTS_BACK: Final = re.compile(
    r"^(?:it|this|that|these|those|they|such|both|either|the (?:result|same))\b|^(?:它|这|那|它们)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pictured:
    """What a shot shows, how it is filmed, and what is to be known of it."""

    source: ShotSource
    camera: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Picturing:
    """Chooses pictures from the first shot of a film to its last."""

    people: People
    place: str = ""
    time: str = ""
    weather: str = ""
    before: Stage | None = None
    """The last drawn picture of the scene."""
    framing: str = ""
    shown: int = 0
    """Drawn pictures of the scene so far."""
    gone_on: int = 0
    """How often the last picture has been gone on with."""
    met: Counter[str] = field(default_factory=Counter)
    """In how many shots each person is."""

    def enter(self, place: str = "", time: str = "") -> None:
        """Another scene begins, in a place and at an hour that its heading names, or in none."""
        self.place, self.time, self.weather = place, time, ""
        self.before, self.framing, self.shown, self.gone_on = None, "", 0, 0
        self.people.leave()

    def place_named(self, heading: str) -> str:
        """The place that a heading names: of "In the kitchen" the kitchen; "" for none."""
        if not heading.strip():
            return ""
        found = stage_prompt(heading[:2000])
        place = found.plan.place if "place" in found.named else ""
        return "" if place in _NO_GROUND else place

    def described(self, prompt: str) -> Pictured:
        """The picture that the script itself describes."""
        prompt = self.people.resolved(prompt)
        found = stage_prompt(prompt)
        names = [figure.name for figure in found.plan.figures if figure.kind == "person"]
        self.people.seen(names, prompt)
        self._settle(
            found.plan.place if "place" in found.named else "",
            found.plan.time if "time" in found.named else "",
            found.plan.weather if "weather" in found.named else "",
        )
        verbs = [action.verb for action in found.plan.actions]
        camera = None if "shot" in found.named else self._camera(verbs[:1], bool(names))
        notes = tuple(f"picture: {each}" for each in found.warnings[:6])
        return Pictured(source=self._staged(prompt, bool(names)), camera=camera, notes=notes)

    def spoken(self, text: str) -> Pictured:
        """The picture of a narrated text."""
        found = depict(text, self.people.known(text, self.place))
        self._settle(found.place, found.time, found.weather)
        number = counted(text)
        if number is not None and found.score < WHOLE:
            return Pictured(source=number)
        if found.score > FAIR - 0.1 and found.prompt:
            return self._drawn(text, found)
        return self._fallback(text, found)

    def talking(self, speaker: str, listeners: tuple[str, ...], chinese: bool) -> Pictured:
        """Somebody who speaks, and to whom."""
        who, others = self.people.role(speaker), [self.people.role(each) for each in listeners]
        partners = tuple(each for each in dict.fromkeys(others) if each != who)[:1]
        sight = Sight(people=(who,), verb="talk", partners=partners)
        prompt = self.people.called(chinese_phrase(sight) if chinese else english_phrase(sight))
        self.people.seen([who, *partners], prompt)
        return Pictured(source=self._staged(prompt, True), camera=self._camera(["talk"], True))

    # Choosing

    def _drawn(self, text: str, found: Depicted) -> Pictured:
        self.people.seen(found.people, text)
        prompt = self.people.called(found.prompt)
        notes: tuple[str, ...] = ()
        if found.is_negated:
            notes = ("the words say what is not so; the picture shows what they are about",)
        camera = self._camera([found.verb], bool(found.people))
        return Pictured(source=self._staged(prompt, bool(found.people)), camera=camera, notes=notes)

    def _fallback(self, text: str, found: Depicted) -> Pictured:
        if items := listed(text):
            return Pictured(source=Points(items=items))
        if found.place and found.place != "plain" and seen.has_place(found.place):
            name = seen.in_chinese(found.place) if is_chinese(text) else f"a {found.place}"
            return Pictured(source=self._staged(name, False), camera=self._camera([], False))
        if self.before is not None and _POINTS_BACK.match(text) and self.gone_on < 1:
            self.gone_on += 1
            note = "the picture before goes on: nothing of these words can be drawn by itself"
            return Pictured(source=self.before, camera=self._camera([], True), notes=(note,))
        phrase = key_phrase(text) or "…"
        note = "nothing of these words can be drawn: their key phrase stands on a card"
        return Pictured(source=Title(text=phrase), notes=(note,))

    def _staged(self, prompt: str, with_people: bool) -> Stage:
        """A picture in the place and the hour that hold."""
        own = "" if with_people else _place_of_its_own(prompt)
        self.before = Stage(
            prompt=prompt[:2000],
            place="" if own else self.place,
            time="" if own else self.time,
            weather="" if own else self.weather,
        )
        if with_people and not self.place:
            likely = stage_prompt(prompt[:2000]).plan.place
            self.place = "" if likely in _NO_GROUND else likely
        return self.before

    def _settle(self, place: str, time: str, weather: str) -> None:
        if place and place not in _NO_GROUND:
            if place != self.place:
                self.shown, self.weather = 0, ""
            self.place = place
        self.time = time or self.time
        self.weather = weather or self.weather

    # The camera

    def _camera(self, verbs: list[str], with_people: bool) -> str:
        """A framing unlike the one before, and a move that suits what is done."""
        verb = next(filter(None, verbs), "")
        framing, move = self._framing(verb, with_people), ""
        if verb in _GOING and with_people:
            move = "follow"
        elif framing == "wide":
            move = "dolly-in" if self.shown % 2 == 0 else "pan-right"
        elif framing == "medium" and self.shown % 3 == 1:
            move = "dolly-in"
        self.framing = framing
        self.shown += 1
        return f"{framing} {move}".strip()

    def _framing(self, verb: str, with_people: bool) -> str:
        if self.shown == 0 and self.framing != "wide":
            return "wide"
        if not with_people:
            return "full" if self.framing != "full" else "medium"
        if verb in _GOING:
            return "full" if self.framing != "full" else "wide"
        wanted = ("close-up", "medium") if verb in _FEELING else ("medium", "full", "close-up")
        if verb in _WITH_HANDS:
            wanted = ("medium", "full")
        return next(each for each in wanted if each != self.framing)


def listed(text: str) -> tuple[str, ...]:
    """The items of a sentence that lists three or more short things; none for others."""
    body = re.split(r"[:：]", text)[-1].strip().rstrip(".!。！")
    pieces = re.split(r"，|、|,\s*(?:and|or)\s+|,\s+|\s+and\s+(?=[^,]*$)|和(?=[^，、]*$)", body)
    pieces = [piece.strip() for piece in pieces if piece and piece.strip()]
    longest = 8 if is_chinese(text) else 24
    if not 3 <= len(pieces) <= 6 or any(len(piece) > longest for piece in pieces):
        return ()
    return tuple(piece[:1].upper() + piece[1:] for piece in pieces)


def key_phrase(text: str) -> str:
    """The shortest part of a sentence that says something by itself: what a card holds."""
    text = _without_symbols(text)
    most = 22 if is_chinese(text) else 70
    if len(text) <= most:
        return text.rstrip(".。")
    pieces = [piece.strip(" ,，;；:：—–") for piece in clauses(text)]
    good = [piece for piece in pieces if most / 5 <= len(piece) <= most]
    chosen = good[0] if good else pieces[0]
    if len(chosen) > most and " " in chosen:
        chosen = f"{chosen[: chosen.rfind(' ', 0, most)].rstrip(' ,')} …"
    chosen = chosen[: most * 3].rstrip(".。,，")
    return chosen[:1].upper() + chosen[1:]


def _without_symbols(text: str) -> str:
    """The text without emoji, for which a card has no letters."""
    kept = (each for each in text if unicodedata.category(each) not in ("So", "Sk", "Cs", "Co"))
    return " ".join("".join(kept).replace("\ufe0f", "").split())


def _place_of_its_own(prompt: str) -> str:
    """The place that belongs to the things of a prompt: a virus is in a body."""
    place = stage_prompt(prompt[:2000]).plan.place
    return place if place in _NO_GROUND else ""
