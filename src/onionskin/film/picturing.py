"""What each shot of a film shows: chosen from the words that are spoken in it.

In this order: the number it is about; the illustration that means nearly the same; what the
sentence says somebody does; an illustration that is near; whom or what it names; a list; the place
it is in; what was seen before; and where nothing of it can be seen, its key phrase on a card, with
a note that says so. The place, the hour and the people of a scene hold
until others are named. The first picture of a scene is wide, those after it are closer, and no two
framings in a row are alike.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final

from onionskin.film import said_in_chinese, seen
from onionskin.film.callouts import gathered, is_large, shown_by
from onionskin.film.card_words import key_phrase, lead_of, listed
from onionskin.film.counting import counted, is_about_money_or_shares
from onionskin.film.depicting import Depicted, depict
from onionskin.film.framing import Framing
from onionskin.film.illustrating import NEAR, SENSIBLE, SURE, Book, Illustration
from onionskin.film.meaning import CASTES, Standing, without_weather
from onionskin.film.people import People
from onionskin.film.phrasing import Sight, chinese_phrase, english_phrase
from onionskin.film.setting import FOR_DETAILS, NO_GROUND, Setting
from onionskin.film.storyboard import Points, ShotSource, Stage, Things, Title
from onionskin.film.usual import goings_on
from onionskin.film.weighing import FAIR, WHOLE
from onionskin.planner.chinese_cutting import cut
from onionskin.planner.dictionary import infinitive, singular, word_set
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.staged import stage_prompt
from onionskin.planner.tagging import tagged

_GREETS: Final = re.compile(
    r"(?:welcome|good (?:morning|evening|afternoon)|hello|hi|thank you|thanks|goodbye|see you)\b",
    re.IGNORECASE,
)
_SHORT_CLAIM: Final = 60
"""Characters of a sentence that stands on a card whole."""
_SHORT_SETTING: Final = 14
"""Characters of a Chinese clause that only says where something is."""
_MOST_GOINGS_ON: Final = 3
"""So often what usually goes on in a place is seen for want of a picture of the words."""
_SEEN_INSTEAD: Final = (
    "nothing of these words can be drawn: what usually goes on in the place is seen; a line that "
    "begins with '>' above them says what is to be seen instead"
)
_AT_LEISURE: Final = {"living room", "dining room", "bedroom", "museum", "park", "street", "stage"}
"""Where whatever else people do says nothing of what is told."""
_WHOLLY: Final = 0.22
_NEARLY: Final = 0.08
"""What being read to the last word, or but for one, adds to the sense of a picture."""
_STANDS_BACK: Final = 8
"""For so many shots an illustration that was seen gives way to others."""
_POINTS_BACK: Final = re.compile(
    r"^(?:it|this|that|these|those|they|such|both|either|the (?:result|same))\b|^(?:它|这|那|它们)",
    re.IGNORECASE,
)


_CERTAIN: Final = 0.64
"""A likeness from which a picture is seen though it has none of several things that are named."""
_FAR: Final = 0.26
"""A likeness below which words and a description are of two things."""
_BESIDE: Final = re.compile(
    r"\W*(?:if|when|while|because|although|unless|until|before|after|where|which|who|that|as|"
    r"so that|than)\b|\W*(?:如果|当|因为|虽然|为了|只要|要是)",
    re.IGNORECASE,
)
"""A clause that only says when or why is no half of a sentence."""


_FOREIGN: Final = 0.05
"""A likeness below which a description is told to be of something else than the words over it."""
_NOT_OF_THESE_WORDS: Final = (
    "the picture that is described is of something else than these words: a line that begins "
    "with '>' above them says what is to be seen instead"
)
_OF_THEM: Final = re.compile(r"\b(?:s?he|they|her|his|him|their|them)\b|[她他]", re.IGNORECASE)


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
    setting: Setting = field(default_factory=Setting)
    framing: Framing = field(default_factory=Framing)
    before: Stage | None = None
    """The last drawn picture of the scene."""
    gone_on: int = 0
    """How often the last picture has been gone on with."""
    was_card: bool = False
    """Whether the shot before was a card for want of a picture."""
    had_any_day: bool = False
    """Whether the scene has shown already what goes on in its place on any day."""
    book: Book = field(default_factory=Book.load)
    subjects: dict[str, float] = field(default_factory=dict)
    """What the film is about: the domains of illustrations, from 0 to 1."""
    lately: list[Illustration] = field(default_factory=list)
    """The illustrations of the film so far, the last one at the end."""
    gone_by: Counter[str] = field(default_factory=Counter)
    """How often what usually goes on in each place has been seen."""
    standing: Standing = field(default_factory=Standing)
    """Whom "she", "it" and "the workers" mean, where those are animals."""
    meant: str = ""
    """The text that is pictured, with animals called by their names."""

    def enter(self, place: str = "", time: str = "") -> None:
        """Another scene begins, in a place and at an hour that its heading names, or in none."""
        self.setting.enter(place, time)
        self.framing.enter()
        self.before, self.gone_on, self.standing = None, 0, Standing()
        self.was_card = self.had_any_day = False
        self.people.leave()

    def described(self, prompt: str, text: str = "") -> Pictured:
        """The picture that the script itself describes, under the narration `text`."""
        prompt = self.people.resolved(prompt)
        found = stage_prompt(prompt)
        names = [figure.name for figure in found.plan.figures if figure.kind == "person"]
        self.people.seen(names, prompt)
        if len(names) == 1:
            self.people.meet(names[0], text)
        if self.setting.describe(found.plan, found.named):
            self.framing.num_shown = 0
        verbs = [action.verb for action in found.plan.actions]
        camera = None if "shot" in found.named else self._camera(verbs[:1], bool(names))
        notes = tuple(f"picture: {each}" for each in found.warnings[:6])
        if text and self.book.likeness(text, prompt) < _FOREIGN:
            notes = (_NOT_OF_THESE_WORDS, *notes)
        return Pictured(source=self._staged(prompt, bool(names)), camera=camera, notes=notes)

    def begin_paragraph(self) -> None:
        """Narration begins anew: an hour that was only narrated holds where the story goes on."""
        self.setting.is_anew = True

    def spoken(self, text: str) -> Pictured:
        """The picture of a narrated text."""
        self.meant = without_weather(self.standing.resolved(text, tuple(self.people.named)))
        setting = self.setting
        is_of_them = _OF_THEM.search(text) or any(name in text for name in self.people.named)
        setting.lapse(text, is_of_them=bool(is_of_them))
        found = depict(self.meant, self.people.known(text, setting.likely))
        if found.is_setting and found.place != setting.place:
            known = self.people.known(text, found.place)  # "you" are others there
            found = depict(self.meant, known)
        hour = (setting.time, setting.weather)
        held, is_other = setting.move(found)
        if is_other:
            self.framing.num_shown = 0
        shown = self._shown(text, found)
        setting.leave(text, held, hour)
        return shown

    def _shown(self, text: str, found: Depicted) -> Pictured:
        if (speaker := self.people.quoted(text)) is not None:
            return self.talking(speaker, (), is_chinese(text))
        number = counted(text)
        if number is not None and (found.score < WHOLE or is_about_money_or_shares(text)):
            if len(number.rows) == 1:
                number = replace(number, title=number.title or key_phrase(text)[:200])
            return Pictured(source=number)
        near = self.book.nearest(self.meant, self.subjects, self.lately[-_STANDS_BACK:])
        if near is not None and near.likeness < SURE and _is_elsewhere(near.picture, found):
            near = None
        if found.sky and not found.people and (near is None or near.likeness < SURE):
            things = self._things(text) if found.sky == "clear" else None
            if things is not None and _num_things(things) > 1:
                return self._on_a_card(things)  # the sun and what it does, and no fine weather
            if found.is_setting and seen.is_indoors(found.place):
                return self._at(found.place, is_chinese(text))  # and the weather is outside
            return self._under(found.sky, is_chinese(text))
        is_whole = found.score >= WHOLE and not (found.left_out or found.is_negated)
        sense = self._sense(text, found)
        things = None if is_whole else self._things(text)
        if near is not None and near.likeness >= max(SURE if is_whole else NEAR, sense):
            is_sure = near.likeness >= SURE
            if things is not None and not _shares(things, near.picture.show):
                is_refused = any(each.crossed for each in things.items)
                says_more = near.likeness < _CERTAIN and _num_things(things) > 1
                if is_refused or says_more or not is_sure:
                    return self._on_a_card(things)
            return self._illustrated(near.picture, text, is_sure=is_sure)
        if sense >= SENSIBLE and not self._is_figure(found, things, is_whole=is_whole):
            if things is not None and (found.is_negated or _is_of_small_things(found)):
                return self._on_a_card(things)
            return self._drawn(text, found)
        if _GREETS.match(text):
            return self._greeting(text)
        return self._fallback(text, found)

    @staticmethod
    def _is_figure(found: Depicted, things: Things | None, *, is_whole: bool) -> bool:
        """Whether small things are read of which none is meant itself: "the key is patience"."""
        return things is None and not is_whole and _is_of_small_things(found)

    def _sense(self, text: str, found: Depicted) -> float:
        """How near what is read of a text comes to what it means; -1 where nothing is read."""
        if found.score <= FAIR - 0.1 or not found.prompt:
            return -1.0
        likeness = self.book.likeness(self.meant, found.prompt)
        if found.score < WHOLE or found.is_negated or len(found.left_out) > 1:
            return likeness
        return likeness + (_NEARLY if found.left_out else _WHOLLY)

    def _illustrated(self, picture: Illustration, text: str, *, is_sure: bool) -> Pictured:
        """A picture of the book, with the people of the film in it; a note where it may not do."""
        read = stage_prompt(picture.show)
        names = [figure.name for figure in read.plan.figures if figure.kind == "person"]
        self.people.seen(names, text)
        self.lately.append(picture)
        held = self.setting.place
        source = self._staged(self._named(picture.show, text), bool(names))
        source = replace(
            source, time=picture.time or source.time, weather=picture.weather or source.weather
        )
        things = [figure for figure in read.plan.figures if figure.kind != "person"]
        if "place" not in read.named and not all(map(seen.is_detail, things)):
            source = replace(source, place="")  # a house stands where houses do
        self.before = source
        if is_sure and not self.setting.is_set and not held and "place" in read.named:
            self.setting.place = "" if read.plan.place in NO_GROUND else read.plan.place
        elif not held:
            self.setting.place = ""
        verbs = [action.verb for action in read.plan.actions]
        camera = picture.camera or self._camera(verbs[:1], bool(names))
        notes: tuple[str, ...] = ()
        if not is_sure or _of_other_words(text, picture.show):
            notes = ("the picture is of something alike: nothing nearer is drawn",)
        return Pictured(source=source, camera=camera, notes=notes)

    def _named(self, show: str, text: str) -> str:
        """A picture's words with the name of somebody of whom the text speaks by name."""
        is_named = any(name in text for name in self.people.named)
        return self.people.called(show, text) if is_named else show

    def _greeting(self, text: str) -> Pictured:
        """Somebody who waves, or bows with thanks: those who work there, or a presenter."""
        who = self.people.known(text, self.setting.likely).we or "presenter"
        verb = "bow" if text.startswith("Thank") else "wave"
        prompt = self.people.called(english_phrase(Sight(people=(who,), verb=verb)))
        self.people.seen([who], "")
        return Pictured(source=self._staged(prompt, True), camera=self._camera(["wave"], True))

    def does_other(self, text: str, description: str) -> bool:
        """Whether somebody is seen to do what a text says, which is far from a description."""
        found = depict(text, self.people.known(text, self.setting.likely))
        if found.score < WHOLE or found.left_out or found.is_negated:
            return False
        return self.book.likeness(text, description) < _FAR

    def are_two(self, first: str, second: str) -> bool:
        """Whether two halves of a sentence have a picture each, of two different doings."""
        if _BESIDE.match(first) or _BESIDE.match(second):
            return False
        known = self.people.known(first, self.setting.likely)
        one, other = depict(first, known), depict(second, known)
        if other.is_negated or one.is_negated or one.prompt == other.prompt:
            return False
        are_done = [
            each.score >= WHOLE and bool(each.verb) and self._sense(text, each) >= SENSIBLE
            for text, each in ((first, one), (second, other))
        ]
        has_things = self._things(second if are_done[0] else first) is not None
        return all(are_done) or (any(are_done) and has_things and _has_verb(second))

    def talking(self, speaker: str, listeners: tuple[str, ...], chinese: bool) -> Pictured:
        """Somebody who speaks, and to whom."""
        who, others = self.people.role(speaker), [self.people.role(each) for each in listeners]
        partners = tuple(each for each in dict.fromkeys(others) if each != who)[:1]
        sight = Sight(people=(who,), verb="talk", partners=partners)
        phrase = chinese_phrase(sight) if chinese else english_phrase(sight)
        prompt = self.people.called(phrase, speaker if chinese else "")
        self.people.seen([who, *partners], prompt)
        return Pictured(source=self._staged(prompt, True), camera=self._camera(["talk"], True))

    # Choosing

    def _drawn(self, text: str, found: Depicted) -> Pictured:
        self.people.seen(found.people, text)
        prompt = self.people.called(found.prompt, text)
        notes: tuple[str, ...] = ()
        if found.is_negated:
            notes = ("the words say what is not so; the picture shows what they are about",)
        elif found.left_out:
            notes = (f"the picture leaves out of these words: {', '.join(found.left_out[:4])}",)
        source = self._staged(prompt, bool(found.people))
        camera = self._camera([found.verb], bool(found.people))
        act = seen.canonical(found.verb) if found.verb and is_chinese(text) else ""
        if act == "cook" and not _is_inside(source.place):
            source = replace(source, place="kitchen")
        if act == "swim" and not found.is_setting:
            source = replace(source, place=said_in_chinese.water_of(text))
        is_here = source.place != FOR_DETAILS
        if is_here and found.place and not found.is_setting and found.place not in NO_GROUND:
            source = replace(source, place=found.place)
        return Pictured(source=source, camera=camera, notes=notes)

    def _fallback(self, text: str, found: Depicted) -> Pictured:
        if items := listed(text):
            return Pictured(source=Points(items=items, title=lead_of(text, items)))
        if (things := self._things(text)) is not None:
            return self._on_a_card(things)
        if self._is_of_a_place(text, found):
            return self._at(found.place, is_chinese(text))
        if (neutral := self._any_day(text)) is not None:
            return neutral
        if self.before is not None and _POINTS_BACK.match(text) and self.gone_on < 1:
            self.gone_on, self.was_card = self.gone_on + 1, False
            self.before = replace(
                self.before,
                weather=found.weather or self.before.weather,
                time=found.time or self.before.time,
            )
            note = "the picture before goes on: nothing of these words can be drawn by itself"
            return Pictured(source=self.before, camera=self._camera([], True), notes=(note,))
        if not is_chinese(text) and (pictured := self._what_goes_on(text)) is not None:
            return pictured
        self.was_card = True
        phrase = key_phrase(text) or "…"
        note = "nothing of these words can be drawn: their key phrase stands on a card"
        return Pictured(source=Title(text=phrase), notes=(note,))

    @staticmethod
    def _is_of_a_place(text: str, found: Depicted) -> bool:
        """Whether a place is what a text is about, rather than where somebody does something."""
        if not found.place or found.place == "plain" or not seen.has_place(found.place):
            return False
        return not found.people and (not is_chinese(text) or len(text) <= _SHORT_SETTING)

    def _things(self, text: str) -> Things | None:
        """The things that a text names, as a card has them."""
        return gathered(text, key_phrase(text), self.no_things)

    @property
    def no_things(self) -> tuple[str, ...]:
        """Words that name no things: names of people, and what a hive calls its own."""
        return (*self.people.named, *(CASTES if self.standing.hive else ()))

    def _on_a_card(self, things: Things) -> Pictured:
        """A card of things, which is as good as a picture: another may follow it."""
        self.was_card = False
        return Pictured(source=things)

    def _what_goes_on(self, text: str) -> Pictured | None:
        """What usually goes on where people work, under words that are too long for a card."""
        is_claim = len(text) <= _SHORT_CLAIM and not self.was_card
        place = self.setting.likely
        is_work = bool(goings_on(place)) and place not in _AT_LEISURE
        if not is_work or is_claim or self.gone_by[place] > _MOST_GOINGS_ON:
            return None
        return replace(self._in(place), notes=(_SEEN_INSTEAD,))

    def _at(self, place: str, chinese: bool) -> Pictured:
        """A place by itself, or with what usually goes on in it."""
        if not chinese:
            return self._in(place)
        source = replace(self._staged(seen.in_chinese(place), False), place=place)
        return Pictured(source=source, camera=self._camera([], False))

    def _in(self, place: str) -> Pictured:
        """A place, and what usually goes on in it: another thing each time."""
        sights = goings_on(place)
        prompt = f"a {place}"
        if sights:
            sight = sights[self.gone_by[place] % len(sights)]
            prompt = self.people.called(english_phrase(sight))
            self.people.seen([*sight.people, *sight.partners], "")
        self.gone_by[place] += 1
        source = replace(self._staged(prompt, bool(sights)), place=place)
        return Pictured(source=source, camera=self._camera([], bool(sights)))

    def _any_day(self, text: str) -> Pictured | None:
        """In Chinese, what goes on in the scene's place on any day: once in a scene."""
        usual = said_in_chinese.any_day(self.setting.place) if is_chinese(text) else ""
        if not usual or self.had_any_day:
            return None
        self.had_any_day = True
        note = "nothing of these words can be drawn: the picture shows what goes on in this place"
        return Pictured(
            source=self._staged(usual, True), camera=self._camera([], True), notes=(note,)
        )

    def _under(self, sky: str, chinese: bool) -> Pictured:
        """The weather that is spoken of, outdoors: where the scene is, or else in a village."""
        is_here = seen.has_place(self.setting.place) and not seen.is_indoors(self.setting.place)
        place = self.setting.place if is_here else "village"
        name = seen.in_chinese(place) if chinese else f"a {place}"
        source = replace(self._staged(name, False), place=place, weather=sky)
        return Pictured(source=source, camera=self._camera([], False))

    def _staged(self, prompt: str, with_people: bool) -> Stage:
        """A picture in the place and the hour that hold."""
        self.gone_on, self.was_card = 0, False
        self.before = self.setting.staged(prompt, with_people=with_people)
        return self.before

    def _camera(self, verbs: list[str], with_people: bool) -> str:
        of_details = self.before is not None and self.before.place == FOR_DETAILS
        return self.framing.camera(verbs, with_people=with_people, of_details=of_details)


def _is_of_small_things(found: Depicted) -> bool:
    """Whether what is read is nothing but things that lie or are stood about with: a card shows
    them larger."""
    if found.verb:
        return False
    if found.people:
        return bool(found.things)
    plan = stage_prompt(found.prompt[:2000]).plan
    if plan.place in NO_GROUND or not plan.figures:
        return False
    are_small = not any(is_large(figure.name) for figure in plan.figures)
    return are_small or (not plan.place and not found.place)


def _is_elsewhere(picture: Illustration, found: Depicted) -> bool:
    """Whether a sentence says where it is, and a picture is of another place."""
    if not (found.is_setting and seen.has_place(found.place)):
        return False
    read = stage_prompt(picture.show)
    return "place" in read.named and read.plan.place != found.place


def _num_things(things: Things) -> int:
    return sum(bool(each.thing) for each in things.items)


def _shares(things: Things, show: str) -> bool:
    """Whether a picture shows one of the things that are named."""
    shown = shown_by(Stage(prompt=show))
    return any(each.thing and shown.has(each.thing) for each in things.items)


def _has_verb(text: str) -> bool:
    """Whether something is done in a clause: it is no rest of a list."""
    if is_chinese(text):
        return any(word.part == "verb" for word in cut(text))
    return any(token.tag in ("V", "X") for token in tagged(text))


def _of_other_words(text: str, show: str) -> bool:
    """Whether no word of an English sentence is in a picture's words: only their senses meet."""
    if is_chinese(text):
        return False
    said, seen_ = (
        {form for word in re.findall(r"[a-z]+", each.casefold()) for form in _lemmas(word)}
        for each in (text, show)
    )
    return not (said - _SMALL_WORDS) & seen_


def _lemmas(word: str) -> tuple[str, str]:
    return singular(word), infinitive(word)[0]


_SMALL_WORDS: Final = word_set(
    "a an the of in on at to and or for with from by into is are be it they we you he she this "
    "that two three have has do does not"
)


def _is_inside(place: str) -> bool:
    """Whether somebody may cook there: in any room, and in a restaurant."""
    return not place or seen.is_indoors(place) or not seen.has_place(place)
