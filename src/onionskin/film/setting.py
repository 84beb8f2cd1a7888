"""Where and when a film is, from shot to shot: the place, the hour and the weather that hold.

A place holds until another is named as a setting; one that title or heading says is left for one
shot only. An hour holds while the story goes on, and not on another day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from onionskin.film import said_in_chinese, seen
from onionskin.film.depicting import Depicted
from onionskin.film.framing import GOING
from onionskin.film.storyboard import Stage
from onionskin.film.usual import goings_on
from onionskin.plan.staging import StagedPlan
from onionskin.planner.dictionary import singular, word_set
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.scenes import PLACES as NAMED_PLACES
from onionskin.stage.blocking import block

NO_GROUND: Final = word_set("space moon body sky underwater map plain studio") | {
    "blood vessel", "plain studio",
}  # fmt: skip
"""Places where nobody stands: they do not hold for the people of the next shot."""
_PASSED: Final = word_set("road street hall bridge window sky") | {
    "bus inside", "train inside", "plane inside", "parking lot", "gas station", "hospital corridor",
}  # fmt: skip
"""Places on the way: a sentence may be by the road, the next one need not."""
_ANY_ROOM: Final = word_set("office studio") | {"living room", "plain studio"}
"""Where things of anybody are likely: a film's people have a place of their own."""
FOR_DETAILS: Final = "plain studio"
"""Where small things are seen by themselves."""
_SETS_THE_HOUR: Final = re.compile(
    r"(?!(?:[a-z]+ )?(?:every|each|most)\b)(?:[a-z]+ ){0,3}(?:"
    r"morning|afternoon|evening|night|midnight|noon|dawn|dusk|sunrise|sunset|"
    r"rain|snow|fog|storm)\b(?! (?:costs?|takes?|lasts?|includes?)\b)|"
    r"it (?:is|was|rains|snows|rained|snowed|gets|got)\b",
    re.IGNORECASE,
)
"""Words that begin with the hour or the weather, which then holds: "Late at night …"; not what is
so every morning."""
_SHORT: Final = 10
"""Words of a sentence whose hour and weather hold, wherever they are said in it."""
_ANOTHER_DAY: Final = re.compile(
    r"\W*(?:(?:the )?(?:next|following|another|every|each|last|one) "
    r"(?:day|morning|week|month|year|spring|summer|autumn|winter)|"
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:in|by) (?:the )?(?:spring|summer|autumn|"
    r"winter|january|february|march|april|may|june|july|august|september|october|november|"
    r"december)|(?:at|on|for) (?:easter|christmas|new year)|(?:\w+ )?(?:days|weeks|months|years) "
    r"later|today|tomorrow|yesterday)\b|"
    r"[^，。]{0,5}(?:节|第二天|次日|每天|每年|春天|夏天|秋天|冬天|明天|今天|昨天|后来|几天后|周[一二三四五六日末])",
    re.IGNORECASE,
)
"""Words that begin with another day than the one that was told of."""


_OF_MANY_TRADES: Final = word_set("shop office village park street body sky") | {
    "living room",
    "meeting room",
}
"""Places that are drawn as one of many kinds, and say little of a film: a grocer's for a shop."""


@dataclass(slots=True)
class Setting:
    """Place, hour and weather, which shots of a scene hand on to the next."""

    home: str = ""
    """Where the film is, where a scene does not say: a place that its title names."""
    domain: str = ""
    """Where films of its subject are, where neither scene nor sentence says a place."""
    place: str = ""
    is_likely: bool = False
    """Whether the place is only where such people are likely met: things may be elsewhere."""
    is_set: bool = False
    """Whether title, heading or description says the place: narration leaves it for one shot."""
    time: str = ""
    weather: str = ""
    elsewhere: str = ""
    """Where a sentence is that has been cut in two, where that is not the scene's place."""
    set_hour: tuple[str, str] = ("", "")
    """Hour and weather that a heading or a description sets: they outlast a paragraph."""
    is_passing: bool = False
    """Whether the place is only passed by, in the sentence that is told."""
    is_anew: bool = False
    """Whether a paragraph begins, in which the hour of the one before need not hold."""

    @property
    def likely(self) -> str:
        """Where a sentence is, as far as is known."""
        return self.place or self.domain

    @property
    def usual(self) -> str:
        """Where the scene is set, or else the film; "" where neither is known, or it is a room of
        anybody."""
        places = (self.place if self.is_set else "", self.domain, self.home)
        found = next((each for each in places if each and each not in _ANY_ROOM), "")
        return "" if found in _OF_MANY_TRADES else found

    def enter(self, place: str = "", time: str = "") -> None:
        """Another scene begins, in a place and at an hour that its heading names, or in none."""
        self.place, self.time, self.weather = place or self.home, time, ""
        self.set_hour, self.is_anew, self.elsewhere = (time, ""), False, ""
        self.is_set, self.is_likely = bool(self.place), False

    def describe(self, plan: StagedPlan, named: frozenset[str]) -> bool:
        """A description sets what it names; whether that is another place than before.

        Of the hour and the weather only what a heading or a description has set holds on.
        """
        self.time, self.weather = self.set_hour
        said = [
            getattr(plan, name) if name in named else "" for name in ("place", "time", "weather")
        ]
        is_other = self._settle(*said)
        self.set_hour = (self.time, self.weather)
        self.is_set = self.is_set or ("place" in named and bool(self.place))
        return is_other

    def lapse(self, text: str, *, is_of_them: bool) -> None:
        """Another day, or a paragraph of nobody of the story, is not where and when it was."""
        begins, self.is_anew = self.is_anew, False
        if _ANOTHER_DAY.match(text) or (begins and not is_of_them):
            self.time, self.weather = self.set_hour
        if begins and not is_of_them and not self.is_set:
            self.place = self.home

    def move(self, found: Depicted) -> tuple[str, bool]:
        """Go where a sentence is; the place to come back to, and whether that is another place.

        A scene comes back to a place that is set, and from one that is only passed by.
        """
        is_passed = found.is_setting and found.place in _PASSED and found.place != self.place
        held = self.place if self.is_set or is_passed else ""
        self.is_passing = is_passed
        if self.elsewhere and not found.is_setting:
            self.place = self.elsewhere  # a sentence goes on where its first half is
        is_other = self._settle(found.place if found.is_setting else "", found.time, found.weather)
        return held, is_other

    def leave(self, text: str, held: str, hour: tuple[str, str]) -> None:
        """A sentence is over: what it said in passing, or of elsewhere, was for one shot only.

        `held` is the place that is set, `hour` the hour and weather before it.
        """
        goes_on = text.rstrip()[-1:] in "，；、：,;:"
        is_back = bool(held) or self.is_passing
        self.elsewhere = self.place if goes_on and is_back and self.place != held else ""
        self.place = held if is_back else self.place
        is_in_passing = len(text.split()) > _SHORT and not _SETS_THE_HOUR.match(text)
        if is_in_passing and not is_chinese(text):
            self.time, self.weather = hour

    def _settle(self, place: str, time: str, weather: str) -> bool:
        is_other = False
        if place and place not in NO_GROUND:
            is_other = place != self.place
            if is_other:
                self.weather = ""
            self.place, self.is_likely = place, False
        self.time = time or self.time
        self.weather = weather or self.weather
        return is_other

    def staged(self, prompt: str, *, with_people: bool) -> Stage:
        """A picture in the place and the hour that hold."""
        if not with_people and self._is_detail(prompt):
            return Stage(prompt=prompt[:2000], place=FOR_DETAILS)
        own = "" if with_people else _place_of_its_own(prompt)
        if not with_people and self.is_likely:
            own = own or seen.read(prompt).plan.place
        source = Stage(
            prompt=prompt[:2000],
            place="" if own else self.place,
            time="" if own else self.time,
            weather="" if own else self.weather,
        )
        return self._where_people_are(source) if with_people and not self.place else source

    def _where_people_are(self, source: Stage) -> Stage:
        """People in no place that is said: where they work, else where they are likely met."""
        found = seen.read(source.prompt)
        plan = found.plan
        if self._are_at_work(plan):
            self.place, self.is_likely = self.domain, True
            return replace(source, place=self.domain)
        is_going = any(action.verb in GOING for action in plan.actions)
        if self.domain and plan.place in _ANY_ROOM and "place" not in found.named:
            self.place, self.is_likely = self.domain, True
            return replace(source, place=self.domain)  # not in the room of anybody
        if not plan.place and (is_going or self.domain or not is_chinese(source.prompt)):
            likely = FOR_DETAILS if _is_anywhere(plan) else ""
            unsaid = "street" if is_going else (self.domain or likely)
            source = replace(source, place=unsaid)
        self.place = "" if plan.place in NO_GROUND else plan.place
        self.is_likely = True
        return source

    def _are_at_work(self, plan: StagedPlan) -> bool:
        """Whether those who are seen belong to the work that the whole film is about."""
        there = {
            name for sight in goings_on(self.domain) for name in (*sight.people, *sight.partners)
        }
        there -= {"person"}
        return any(figure.name in there for figure in plan.figures)

    def _is_detail(self, prompt: str) -> bool:
        """Whether a picture is of small things by themselves, which lie about in no such place."""
        if is_chinese(prompt):
            return False
        plan = seen.read(prompt).plan
        small = plan.figures and not plan.actions and all(map(seen.is_detail, plan.figures))
        return bool(small) and plan.place not in (*NO_GROUND, self.place or "-")


def _place_of_its_own(prompt: str) -> str:
    """The place that belongs to the things of a prompt: a virus is in a body."""
    place = seen.read(prompt).plan.place
    return place if place in NO_GROUND else ""


def place_named(heading: str) -> str:
    """The place that a heading names: of "In the kitchen" the kitchen; "" for none."""
    if is_chinese(heading):
        heading = said_in_chinese.without_description(heading)
    first = re.split(r"\b(?:on|in|at|by|near|of)\b", heading, maxsplit=1)[0]
    for words in (first, heading):  # of "The bakery on Mill Street" the bakery
        found = seen.read(words) if words.strip() else None
        place = found.plan.place if found is not None and "place" in found.named else ""
        if place and place not in NO_GROUND:
            return place
    if is_chinese(heading):
        return said_in_chinese.place_of_title(heading)
    words = re.findall(r"[a-zà-ÿ]+", heading.casefold())
    for index, word in enumerate(words):
        if word == "flat" and index + 1 < len(words):
            continue  # a flat tyre
        place = NAMED_PLACES.get(singular(word), "")
        if place and seen.is_indoors(place):
            return place  # of "The Library That Lends Tools" the library
    return ""


def _is_anywhere(plan: StagedPlan) -> bool:
    """Whether neither those who are seen nor what they do has a place where it is usual."""
    return block(plan)[0].place in _ANYWHERE


_ANYWHERE: Final = word_set("park street")
"""Where the stage plays what might be anywhere."""
