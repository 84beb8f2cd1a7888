"""What each shot of a film shows: chosen from the words that are spoken in it.

In this order: the number it is about; what the sentence says somebody does, if all of that is seen;
an illustration that means the same, or shows them doing it; somebody at the deed, as near as the
stage acts it (`acting`); a list; whom or what it names, on a card that carries it; the place it is
about; and where nothing of it can be seen, the sentence alone on a card, with a note that says so.
A picture that contradicts the words is never chosen (`covering`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from onionskin.film import said_in_chinese, seen
from onionskin.film.acting import AT_HOME, Acted, acted, is_by_nobody
from onionskin.film.callouts import gathered, with_it
from onionskin.film.card_words import key_phrase
from onionskin.film.counting import counted, is_about_money_or_shares
from onionskin.film.covering import Cover, Said, cover, said_in
from onionskin.film.depicting import Depicted, depict, tidied
from onionskin.film.entire import plays_whole
from onionskin.film.figures import figures_in
from onionskin.film.framing import Framing
from onionskin.film.illustrating import NEAR, SENSIBLE, SURE, Book, Found, Illustration
from onionskin.film.meaning import CASTES, Standing, without_weather
from onionskin.film.naming import Bearers, drawn_as, named_things
from onionskin.film.naming.vocabulary import ANYBODY, is_listed
from onionskin.film.people import People
from onionskin.film.phrasing import Sight, english_phrase, phrase
from onionskin.film.point import is_number_aside
from onionskin.film.setting import FOR_DETAILS, NO_GROUND, Setting
from onionskin.film.storyboard import Callout, Quote, ShotSource, Stage, Things, Title
from onionskin.film.suiting import (
    ANY_ROOM,
    HOME,
    MOSTLY,
    PARTLY,
    guessed,
    has_no_action,
    has_verb,
    in_another_way,
    is_all,
    is_done,
    is_inside,
    is_measured,
    is_of_small_things,
    not_understood,
    num_things,
    of_other_words,
    share,
    shares,
    small_things,
)
from onionskin.film.telling import beside, list_told, ratio_of, told, told_number
from onionskin.film.usual import goings_on, work_of
from onionskin.film.weighing import FAIR, WHOLE
from onionskin.finish.cards.deeds import deed_of
from onionskin.finish.cards.happenings import happening_of
from onionskin.finish.cards.things import SEVERAL
from onionskin.planner.dictionary import word_set
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.staged import StagedPrompt
from onionskin.stage.blocking import block
from onionskin.stage.unplayed import Unplayed, unplayed

_GREETS: Final = re.compile(
    r"(?:welcome|good (?:morning|evening|afternoon)|hello|hi|thank you|thanks|goodbye|see you)\b",
    re.IGNORECASE,
)
_NOT_ON_ROADS: Final = word_set("sell cook eat drink read write type explain sing sleep")
_READ_WHOLLY: Final = 0.22
_READ_NEARLY: Final = 0.08
"""What being read to the last word, or but for one, adds to the sense of a picture."""
_STANDS_BACK: Final = 8
"""For so many shots an illustration that was seen gives way to others."""
_MOST_NEAR: Final = 8
"""Illustrations that are looked at for one sentence."""
_WHOLLY: Final = 0.9
"""So much is all of it."""
_ALIKE: Final = 0.44
"""A likeness from which an illustration of just these people will do."""
_DONE: Final = 0.3
"""A likeness from which is drawn what those who are named are read to do."""
_MEANT: Final = 0.6
"""A likeness from which an illustration means a sentence of which it shows no word."""
_CERTAIN: Final = 0.64
"""A likeness from which a picture is seen though it has none of several things that are named."""
_SAME: Final = 0.7
"""A likeness from which a picture says the same by another gesture."""
_FAR: Final = 0.4
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
    "the described picture does not match these words: a line that begins "
    "with '>' above them can describe a better one"
)
SIMILAR: Final = "the picture shows only something similar: no better one was found"
_WORDS_ALONE: Final = "none of these words can be drawn: they are shown on a card"
_QUOTATION: Final = re.compile(r"[\"“「](?P<said>[^\"”」]{3,})[\"”」]")
_SOMEBODYS: Final = re.compile(r"\b(?:i|we|he|she|they)\b|[我他她]", re.IGNORECASE)
"""Words for somebody who does it, and who is to be seen."""
_ON_SCREENS: Final = word_set("website webpage internet app email") | {"web page", "web site"}
"""What nobody has in their hands."""
_ACTED: Final = (
    "cut with", "stir with", "wipe with", "strike with", "write with", "turn with", "lift", "hold"
)  # fmt: skip
"""What hands do and the stage acts out as well, somebody at it."""
_OF_THEM: Final = re.compile(r"\b(?:s?he|they|her|his|him|their|them)\b|[她他]", re.IGNORECASE)


HOME_ROOMS: Final = ("living room", "kitchen", "dining room")
"""Where "you" do in turn what might be done anywhere at home."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pictured:
    """What a shot shows, how it is filmed, and what is to be known of it."""

    source: ShotSource
    camera: str | None = None
    notes: tuple[str, ...] = ()
    callouts: tuple[Callout, ...] | None = None
    """What is called out beside it; None: what the words name and it does not show."""
    act: Acted | None = None
    """Who does what in it, where it is acted as near as can be."""


@dataclass(slots=True)
class Picturing:
    """Chooses pictures from the first shot of a film to its last."""

    people: People
    setting: Setting = field(default_factory=Setting)
    framing: Framing = field(default_factory=Framing)
    before: Stage | None = None
    """The last drawn picture of the scene."""
    book: Book = field(default_factory=Book.load)
    subjects: dict[str, float] = field(default_factory=dict)
    """What the film is about: the domains of illustrations, from 0 to 1."""
    lately: list[Illustration] = field(default_factory=list)
    """The illustrations of the film so far, the last one at the end."""
    gone_by: Counter[str] = field(default_factory=Counter)
    """How often what usually goes on in each place has been seen."""
    standing: Standing = field(default_factory=Standing)
    """Whom "she", "it" and "the workers" mean, where those are animals."""
    said: str = ""
    said_before: str = ""
    """The text that is pictured, and the one that was pictured before it in the scene."""
    framed: tuple[str, int] = ("", 0)
    """The framing before the text that is pictured, and how many pictures there were."""
    meant: str = ""
    """The text that is pictured, with animals called by their names."""
    where: str = ""
    """Where the text that is pictured says that it happens."""

    def enter(self, place: str = "", time: str = "") -> None:
        """Another scene begins, in a place and at an hour that its heading names, or in none."""
        self.setting.enter(place, time)
        self.framing.enter()
        self.before, self.standing, self.said = None, Standing(), ""
        self.people.leave()

    def _hear(self, text: str) -> None:
        """Another text is to be pictured."""
        self.said_before, self.said = self.said, text

    def described(self, prompt: str, text: str = "") -> Pictured:
        """The picture that the script itself describes, under the narration `text`."""
        self._hear(text)
        prompt = self.people.resolved(prompt)
        found = seen.read(prompt)
        names = [figure.name for figure in found.plan.figures if figure.kind == "person"]
        self.people.seen(names, prompt)
        if len(names) == 1:
            self.people.meet(names[0], text)
        if self.setting.describe(found.plan, found.named):
            self.framing.num_shown = 0
        verbs = [action.verb for action in found.plan.actions]
        camera = None if "shot" in found.named else self._camera(verbs[:1], prompt)
        lost = unplayed(found.plan)
        if lost.is_anything or has_no_action(found, prompt) or guessed(found):
            return self._instead(prompt, text, found, lost)
        told = (*found.warnings, *block(found.plan)[1])
        notes = tuple(f"picture: {each}" for each in dict.fromkeys(told))[:6]
        if text and self.book.likeness(text, prompt) < _FOREIGN:
            notes = (_NOT_OF_THESE_WORDS, *notes)
        source = self._staged(prompt, bool(names))
        if found.plan.place and "place" not in found.named and not self.setting.is_set:
            source = replace(source, place="")  # where such things are done, and not where before
        return Pictured(source=source, camera=camera, notes=notes)

    def _instead(self, prompt: str, text: str, found: StagedPrompt, lost: Unplayed) -> Pictured:
        """A card of what a description names, where what is done in it would not be seen, with the
        words that are spoken over it."""
        words = lost.verbs or lost.things or not_understood(found) or guessed(found)
        notes = (
            f'picture: the stage cannot show "{", ".join(words)}": '
            "a card shows what the line names instead",
            *(f"picture: {each}" for each in found.warnings[:5]),
        )
        if text:
            return replace(self.on_card(text), notes=notes)
        things = gathered(prompt, "", self.no_things, pictograms=True)
        return Pictured(source=things or Title(text=key_phrase(prompt) or "…"), notes=notes)

    def _unframed(self) -> None:
        """Takes back the framing of a picture that gives way to another."""
        self.framing.last, self.framing.num_shown = self.framed

    def begin_paragraph(self) -> None:
        """Narration begins anew: an hour that was only narrated holds where the story goes on."""
        self.setting.is_anew = True

    def spoken(self, text: str) -> Pictured:
        """The picture of a narrated text."""
        self._hear(text)
        self.framed = (self.framing.last, self.framing.num_shown)
        self.meant = without_weather(self.standing.resolved(text, tuple(self.people.named)))
        setting = self.setting
        is_of_them = _OF_THEM.search(text) or any(name in text for name in self.people.named)
        is_anew = setting.is_anew and not is_of_them
        setting.lapse(text, is_of_them=bool(is_of_them))
        known = self.people.known(text, setting.likely)
        if is_anew and self.people.subject.name:
            known = replace(known, doer="")  # of a film about something, and no story
        found = depict(self.meant, known)
        if found.is_setting and found.place != setting.place:
            known = self.people.known(text, found.place)  # "you" are others there
            found = depict(self.meant, known)
        self.where = found.place if found.is_setting else ""
        hour = (setting.time, setting.weather)
        held, is_other = setting.move(found)
        if is_other:
            self.framing.num_shown = 0
        said = said_in(self.meant, known, found.place if found.is_setting else "")
        shown = self._shown(text, found, said)
        if not isinstance(shown.source, Stage):
            self.people.spoken([each.role for each in said.doers if not each.is_open])
        setting.leave(text, held, hour)
        return shown

    def _shown(self, text: str, found: Depicted, said: Said) -> Pictured:
        if (speaker := self.people.quoted(text)) is not None:
            return self._speaking(speaker, text)
        if (ratio := ratio_of(text)) is not None:
            return Pictured(source=ratio)
        number = counted(text)
        figures = figures_in(text)
        if len(figures) == 1 and is_number_aside(figures[0], text):
            number = None
        if number is not None and (found.score < WHOLE or is_about_money_or_shares(text)):
            if len(number.rows) == 1:
                number = replace(number, title=number.title or key_phrase(text)[:200])
            return Pictured(source=told_number(text, number, self.no_things))
        near, near_cover = self._near(said, is_of_a_place=bool(found.place))
        is_forbidden = is_by_nobody(text) or (is_chinese(text) and said_in_chinese.forbids(text))
        near = None if found.is_negated or is_forbidden else near  # it would show what is not done
        if found.sky and not found.people and (near is None or near.likeness < SURE):
            is_of_more = found.sky == "clear" or bool(figures_in(text))
            things = self._things(text) if is_of_more else None
            if things is not None and num_things(things) > 1:
                return self._card(text, things)  # the sun and what it does, and no fine weather
            if found.is_setting and seen.is_indoors(found.place):
                return self._at(found.place, said, chinese=is_chinese(text))
            return self._under(found.sky, is_chinese(text))
        things = self._things(text)
        if not (said.names_doers or _SOMEBODYS.search(text)) and self._is_by_hand(text):
            return self._card(text, things)
        own, own_cover = self._own(text, found, said, things) or (None, Cover(share=0.0))
        if is_forbidden or (own is not None and said_in_chinese.is_wrong(own.prompt, text)):
            own = None
        if own is not None and is_measured(own, text) and things is not None:
            own = None  # a card has its number, and pictures of all else
        happens = any(map(happening_of, self._deeds(text)))
        if happens and own is not None and own.people and not said.names_doers:
            own = None  # nobody does it
        is_near = near is not None and near.likeness >= SURE
        is_mostly = own_cover.share >= MOSTLY and own_cover.share > is_near * near_cover.share
        is_certain = near is not None and near.likeness >= _CERTAIN and own_cover.share < _WHOLLY
        if own is not None and own.score >= WHOLE and is_mostly and not is_certain:
            return self._drawn(text, own)
        is_acted = said.names_doers and own is not None and own_cover.share >= PARTLY
        if happens and not (is_certain or is_acted):
            return self._card(text, things)
        if near is not None and is_near:
            says_more = things is not None and not shares(things, near.picture.show)
            if things is None or not says_more or near.likeness >= _CERTAIN:
                return self._illustrated(near.picture, text, is_sure=True)
        if own is not None and own_cover.share >= PARTLY:
            if things is not None and is_of_small_things(own):
                return self._card(text, things)
            return self._drawn(text, own)
        may_be_near = near_cover.is_something and near_cover.share >= PARTLY
        if near is not None and may_be_near and (is_near or is_done(near_cover, said)):
            return self._illustrated(near.picture, text, is_sure=is_near)
        if _GREETS.match(text):
            return self._greeting(text)
        return self._fallback(text, found, said, things)

    def _is_by_hand(self, text: str) -> bool:
        """Whether hands are seen to do what is asked of anybody: nearer than a scene would be."""
        deeds = filter(None, map(deed_of, self._deeds(text)))
        return any(each.way not in _ACTED for each in deeds)

    def _deeds(self, text: str) -> list[str]:
        """What a text says that is done or happens, as cards show it."""
        named = named_things(text, self.no_things, pictograms=True)
        return [each.thing for each in named if each.is_deed]

    def _near(self, said: Said, *, is_of_a_place: bool) -> tuple[Found | None, Cover]:
        """The nearest illustration that nothing of the sentence contradicts, and how it covers."""
        lately = self.lately[-_STANDS_BACK:]
        for found in self.book.nearest(self.meant, self.subjects, lately, num_pictures=_MOST_NEAR):
            shown = cover(said, found.picture.show)
            least = SURE if said.is_abstract else _MEANT
            is_meant = not (said.names_doers or is_of_a_place) and found.likeness >= least
            is_told = not self.people.subject.name or said.names_doers
            belongs = is_told or self._belong(found.picture)
            if belongs and self._may_be(found.likeness, shown, said, is_meant=is_meant):
                return found, shown
        return None, Cover(share=0.0)

    def _belong(self, picture: Illustration) -> bool:
        """Whether those who are seen at work belong to what the film is about."""
        subject, plan = self.people.subject, seen.read(picture.show).plan
        there = {
            name for sight in goings_on(subject.place) for name in (*sight.people, *sight.partners)
        }
        there |= {subject.staff, subject.visitor, *ANYBODY}
        people = [each for each in plan.figures if each.kind == "person"]
        return all(each.name in there or not work_of(each.name) for each in people)

    @staticmethod
    def _may_be(likeness: float, shown: Cover, said: Said, *, is_meant: bool) -> bool:
        """Whether an illustration may stand for a sentence.

        One that means just the same may show it by another gesture, where none is said.
        `is_meant`: nobody is said to act, and the illustration means the sentence.
        """
        forgiven = {"stranger"} if likeness >= SURE else set()
        forgiven |= {"action"} if likeness >= _SAME and not said.does_more else set()
        if set(shown.mismatches) - forgiven:
            return False
        if shown.has_other_act and not shown.has_act and likeness < _MEANT:
            return False
        is_of_them = shown.has_doer and shown.share >= MOSTLY
        if likeness < (_ALIKE if is_of_them else NEAR):
            return False
        is_about = shown.has_doer or shown.has_thing or (shown.has_act and likeness >= SURE)
        return is_about or is_meant or likeness >= _CERTAIN

    def _own(
        self, text: str, found: Depicted, said: Said, things: Things | None
    ) -> tuple[Depicted, Cover] | None:
        """What is read of a sentence and how it covers it; None where it is not to be drawn.

        Of several ways to draw it that is the one which shows most, and contradicts nothing.
        """
        if found.verb and seen.canonical(found.verb) == "breathe":
            return None  # nobody sits down cross-legged for it
        is_whole = found.score >= WHOLE and not (found.left_out or found.is_negated)
        is_of_things = not found.people and is_of_small_things(found)
        if not is_whole and is_of_things and things is None:
            return None  # "the key is patience"
        ways: list[tuple[Depicted, Cover]] = []
        for prompt in filter(None, (found.prompt, *found.plainer)):
            way = found if prompt == found.prompt else in_another_way(found, prompt)
            shown = cover(said, prompt, found.place)
            is_done = shown.has_doer and shown.has_act and shown.share >= MOSTLY
            least = _DONE if is_done and said.names_doers else SENSIBLE
            if not set(shown.mismatches) - {"stranger"} and self._sense(text, way) >= least:
                ways.append((way, shown))
        best = max(ways, key=lambda each: each[1].share, default=None)
        if best is None or not is_all(*best, said) or _ON_SCREENS & set(best[0].things):
            return None
        return best if self._are_meant(best[0].things, text) else None

    def _are_meant(self, things: Sequence[str], text: str) -> bool:
        """Whether things that have several senses are drawn in that of the sentence and the film:
        raised beds are not slept in."""
        several = {each for each in things if is_listed(each)}
        if not several:
            return True
        told = named_things(text, self.no_things, pictograms=True)
        of_deeds = (one for each in told if each.is_deed for one in each.instead_of)
        named = {each.thing for each in (*told, *of_deeds)}
        named |= {one for each in named for one in (each.removeprefix(SEVERAL), each)}
        return all(share(drawn_as(each) or each, named) for each in several)

    def _sense(self, text: str, found: Depicted) -> float:
        """How near what is read of a text comes to what it means; -1 where nothing is read."""
        if found.score <= FAIR - 0.1 or not found.prompt:
            return -1.0
        likeness = self.book.likeness(self.meant, found.prompt)
        if found.score < WHOLE or found.is_negated or len(found.left_out) > 1:
            return likeness
        return likeness + (_READ_NEARLY if found.left_out else _READ_WHOLLY)

    def _illustrated(self, picture: Illustration, text: str, *, is_sure: bool) -> Pictured:
        """A picture of the book, with the people of the film in it; a note where it may not do.

        Of small things alone it is a card, which shows them larger.
        """
        is_another = not is_sure or of_other_words(text, picture.show)
        notes = (SIMILAR,) if is_another else ()
        played = seen.read(picture.show)
        names = [figure.name for figure in played.plan.figures if figure.kind == "person"]
        self.people.seen(names, text)
        self.lately.append(picture)
        things = [figure for figure in played.plan.figures if figure.kind != "person"]
        if alone := small_things(played.plan):
            return Pictured(source=beside(text, alone), notes=notes)
        held = self.setting.place
        source = self._staged(self._named(picture.show, text), bool(names))
        source = replace(
            source, time=picture.time or source.time, weather=picture.weather or source.weather
        )
        is_named = "place" in played.named
        if not (self.setting.is_set if is_named else all(map(seen.is_detail, things))):
            source = replace(source, place="")  # its own, and a house stands where houses do
        self.before = source
        if is_sure and not self.setting.is_set and not held and "place" in played.named:
            self.setting.place = "" if played.plan.place in NO_GROUND else played.plan.place
        elif not held:
            self.setting.place = ""
        verbs = [action.verb for action in played.plan.actions]
        camera = picture.camera or self._camera(verbs[:1], picture.show)
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
        return Pictured(source=self._staged(prompt, True), camera=self._camera(["wave"], prompt))

    def leaves(self, text: str, description: str) -> bool:
        """Whether words are of something else than a description that has been seen already."""
        known = self.people.known(text, self.setting.likely)
        shown = cover(said_in(text, known), self.people.resolved(description))
        is_other = bool(shown.mismatches) or not shown.is_something
        return is_other and self.book.likeness(text, description) < _FAR

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
        return all(are_done) or (any(are_done) and has_things and has_verb(second))

    def _speaking(self, speaker: str, text: str) -> Pictured:
        """Whoever is quoted, whose clothes tell who it is; else their words and their name."""
        said = _QUOTATION.search(text)
        if said is None or self.people.role(speaker) not in ANYBODY:
            return self.talking(speaker, (), is_chinese(text))
        self.people.spoken([self.people.role(speaker)])
        return Pictured(source=Quote(text=said["said"].rstrip(",，"), who=speaker))

    def talking(self, speaker: str, listeners: tuple[str, ...], chinese: bool) -> Pictured:
        """Somebody who speaks, and to whom."""
        who, others = self.people.role(speaker), [self.people.role(each) for each in listeners]
        partners = tuple(each for each in dict.fromkeys(others) if each != who)[:1]
        sight = Sight(people=(who,), verb="talk", partners=partners)
        prompt = self.people.called(phrase(sight, chinese=chinese), speaker if chinese else "")
        self.people.seen([who, *partners], prompt)
        return Pictured(source=self._staged(prompt, True), camera=self._camera(["talk"], prompt))

    # Choosing

    def _drawn(self, text: str, found: Depicted) -> Pictured:
        self.people.seen(found.people, text)
        prompt = self.people.called(found.prompt, text)
        source = self._staged(prompt, bool(found.people))
        camera = self._camera([found.verb], found.prompt)
        act = seen.canonical(found.verb) if found.verb and is_chinese(text) else ""
        if act == "cook" and not is_inside(source.place):
            source = replace(source, place="kitchen")
        if source.place == "road" and seen.canonical(found.verb) in _NOT_ON_ROADS:
            source = replace(source, place="")
        if act == "swim" and not found.is_setting:
            source = replace(source, place=said_in_chinese.water_of(text))
        is_here = source.place != FOR_DETAILS
        if is_here and found.place and not found.is_setting and found.place not in NO_GROUND:
            source = replace(source, place=found.place)
        return Pictured(source=source, camera=camera)

    def _fallback(self, text: str, found: Depicted, said: Said, things: Things | None) -> Pictured:
        if (points := list_told(text)) is not None:
            return Pictured(source=points)
        if things is None and self._is_of_a_place(found, said) and not figures_in(text):
            return self._at(found.place, said, chinese=is_chinese(text))
        return self._card(text, things)

    def entire(self, text: str) -> Pictured | None:
        """The whole sentence played by the stage; None where it would leave something out."""
        known = self.people.known(text, self.setting.likely)
        prompt = tidied(self.meant or text, known).rstrip(" .。，,")
        if not prompt or not plays_whole(text, prompt, known):
            return None
        plan = seen.read(prompt).plan
        names = [figure.name for figure in plan.figures if figure.kind == "person"]
        others = [figure.name for figure in plan.figures if figure.kind != "person"]
        if not self._are_meant(others, text):
            return None
        self.people.seen(names, text)
        verbs = [action.verb for action in plan.actions]
        called = self.people.called(prompt, text)
        self._unframed()
        source = self._staged(called, bool(names))
        if plan.place and (self.setting.is_likely or not self.setting.place):
            source = replace(source, place="")  # where such things are done
        return Pictured(source=source, camera=self._camera(verbs[-1:], prompt))

    def acted(self, text: str) -> Pictured | None:
        """Somebody at what a text says they do, as near as the stage acts it; None for nobody."""
        if self.people.quoted(text) is not None or _GREETS.match(text):
            return None  # "we" of whom others tell; and who thanks us greets
        known = self.people.known(text, self.setting.likely)
        act = acted(self.meant or text, replace(known, place=self.where))
        if act is None:
            return None
        prompt = phrase(act.sight, chinese=is_chinese(text))
        played = seen.read(prompt)
        done = [action.verb for action in played.plan.actions]
        is_wrong = said_in_chinese.is_of_another(prompt, text)
        if not done or is_wrong or unplayed(played.plan).is_anything:
            return None
        self.people.seen([*act.sight.people, *act.sight.partners], text)
        self._unframed()
        setting = self.setting
        held = setting.place, setting.is_likely
        is_named = _OF_THEM.search(text) or any(name in text for name in self.people.named)
        is_yours = {*act.sight.people} <= {known.you, known.we} and not is_named
        called = prompt if is_yours else self.people.called(prompt, text)
        source = self._staged(called, True)
        place = setting.place if setting.is_set else ""
        setting.place, setting.is_likely = held
        where = "" if self.where in NO_GROUND else self.where
        if act.place == AT_HOME:
            place = where or self._home_room()
        own = played.plan.place if act.is_own else ""
        place = where or place or act.place or own or setting.domain
        place = place or act.usual or source.place
        source = replace(source, place="street" if place == FOR_DETAILS else place)
        camera = self._camera([act.sight.verb], prompt).replace("close-up", "medium")
        return Pictured(source=source, camera=camera, act=act)

    def _home_room(self) -> str:
        self.gone_by["home"] += 1
        return HOME_ROOMS[(self.gone_by["home"] - 1) % len(HOME_ROOMS)]

    def on_card(self, text: str) -> Pictured:
        """A card that carries a text, with pictures of what it names if there are any."""
        return self._card(text, self._things(text))

    def _card(self, text: str, things: Things | None) -> Pictured:
        """A card that carries the text: with the things that it names, or of words alone."""
        things = gathered(text, key_phrase(text), self.no_things, pictograms=True) or things
        things = with_it(things, text, self.said_before)
        source = told(text, things, self.no_things)
        notes = (_WORDS_ALONE,) if things is None and isinstance(source, Title) else ()
        return Pictured(source=source, notes=notes)

    @staticmethod
    def _is_of_a_place(found: Depicted, said: Said) -> bool:
        """Whether a place is what a text is about, rather than where somebody does something."""
        if not found.place or found.place == "plain" or not seen.has_place(found.place):
            return False
        if found.place == "living room" and ANY_ROOM & said.words and not HOME & said.words:
            return False  # a room, whosever it is
        if said.is_near:
            return False
        grown = {each for each in said.things if seen.is_a_plant(each)}
        is_done = bool(found.people or said.doers or said.acts or said.is_upon_more)
        return not is_done and not (said.objects | said.acting | said.things) - grown

    def _things(self, text: str) -> Things | None:
        """The things that a text names, as a card has them."""
        things = gathered(text, key_phrase(text), self.no_things)
        for item in things.items if things is not None else ():
            if item.scene and (name := item.said or item.text) in self.people.named:
                self.people.times[self.people.named[name]] += 1  # the cast has them
        return things

    @property
    def no_things(self) -> Bearers:
        """Words that name no things: names, with who bears them, and what a hive calls its own.

        Whose looks nobody tells, and whose clothes would not tell who it is, has no picture.
        """
        words = (*self.people.introduced, *(CASTES if self.standing.hive else ()))
        own, named = self.people.own, self.people.named
        known = {
            name: role if name.casefold() in own or role not in ANYBODY else ""
            for name, role in named.items()
        }
        people = self.people
        bearers = dict.fromkeys(words, "") | known
        return Bearers(
            bearers, trade=people.trade, about=people.subject.words, before=self.said_before
        )

    def _at(self, place: str, said: Said, *, chinese: bool) -> Pictured:
        """A place, and what usually goes on in it: another thing each time."""
        sights = self._sights(place, said, chinese=chinese) if seen.is_indoors(place) else []
        prompt = seen.in_chinese(place) if chinese else f"a {place}"
        if sights:
            sight = sights[self.gone_by[place] % len(sights)]
            prompt = self.people.called(phrase(sight, chinese=chinese))
            self.people.seen([*sight.people, *sight.partners], "")
        self.gone_by[place] += 1
        source = replace(self._staged(prompt, bool(sights)), place=place)
        return Pictured(source=source, camera=self._camera([], prompt))

    @staticmethod
    def _sights(place: str, said: Said, *, chinese: bool) -> list[Sight]:
        """What usually goes on in a place, as far as nothing of it contradicts what is said."""
        return [
            sight
            for sight in goings_on(place)
            if not cover(said, phrase(sight, chinese=chinese), place).mismatches
        ]

    def _under(self, sky: str, chinese: bool) -> Pictured:
        """The weather that is spoken of, outdoors: where the scene is, or else in a village."""
        is_here = seen.has_place(self.setting.place) and not seen.is_indoors(self.setting.place)
        place = self.setting.place if is_here else "village"
        name = seen.in_chinese(place) if chinese else f"a {place}"
        source = replace(self._staged(name, False), place=place, weather=sky)
        return Pictured(source=source, camera=self._camera([], name))

    def _staged(self, prompt: str, with_people: bool) -> Stage:
        """A picture in the place and the hour that hold."""
        self.before = self.setting.staged(prompt, with_people=with_people)
        return self.before

    def _camera(self, verbs: Sequence[str], prompt: str) -> str:
        figures = seen.read(prompt).plan.figures
        num_people = sum(figure.count for figure in figures if figure.kind == "person")
        of_details = self.before is not None and self.before.place == FOR_DETAILS
        return self.framing.camera(verbs, num_people=num_people, of_details=of_details)
