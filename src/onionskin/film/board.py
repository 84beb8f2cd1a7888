"""From a script to a storyboard: its narration cut into shots, a picture for each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any, Final

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.film.callouts import (
    as_callouts,
    beside_a_number,
    callouts_of,
    shown_by,
)
from onionskin.film.card_words import lead_of
from onionskin.film.cast_names import Names, texts_in
from onionskin.film.closing import CLOSING_SECONDS, closing_of
from onionskin.film.cutting import MAX_SECONDS, MIN_SECONDS, Cut, cut, seconds_of
from onionskin.film.gestures import says_the_same
from onionskin.film.layouts import Layouts
from onionskin.film.listing import pointed
from onionskin.film.people import People
from onionskin.film.picturing import SIMILAR, Pictured, Picturing
from onionskin.film.script.script import (
    Described,
    Listed,
    Part,
    Quoted,
    Said,
    Scene,
    Script,
    Shown,
)
from onionskin.film.script.sentences import clauses, joined, sentences
from onionskin.film.script.settings import as_given
from onionskin.film.setting import place_named
from onionskin.film.storyboard import (
    MAX_SHOTS,
    BoardShot,
    Callout,
    Chart,
    Line,
    Picture,
    Points,
    Quote,
    ShotSource,
    Stage,
    Storyboard,
    Things,
    Title,
    Transition,
    shot_id,
)
from onionskin.film.subject import subject_of
from onionskin.film.telling import charted
from onionskin.film.unseen import SAYS_WHAT_IS_UNSEEN, is_dull, unseen
from onionskin.finish.cards.deeds import deed_of
from onionskin.planner.lexicon import is_chinese
from onionskin.progress import stop_if_cancelled

TITLE_SECONDS: Final = 3.0
MUSIC: Final = "calm"
"""The mood of a film whose script names none; "music: off" is without."""
SILENT_SECONDS: Final = 4.0
"""Of a picture under which nothing is said."""
_MOST_ITEMS: Final = 6
"""Of a list on one card."""
_ANY_STREET: Final = frozenset(("street", "village", "city", "town square"))
"""Places that a title names where it only says whose something is."""
_LONG_ITEM: Final = 9
"""Words from which an item is a sentence: it is told as narration, with a picture of its own."""
_LONGEST_PICTURE: Final = 10.0
"""Seconds that one picture of the person's own is shown before the camera starts anew on it."""
_DESCRIBED_SHOTS: Final = 2
"""So often the last picture of a description is seen: it does not come a third time."""
_LONGEST_TITLE: Final = 80
"""Characters of what stands over a chart that has no title of its own."""
_SPEAKS_OF_A_CHART: Final = re.compile(
    r"\b(?:table|chart|graph|diagram)\b|[下上]表|表格|表中|图表|如图", re.IGNORECASE
)
_MOVES: Final = ("auto", "out", "left", "right")


def board_of(script: Script) -> Storyboard:
    """The storyboard of a script; the same script gives the same one.

    Raises InvalidInput for a script in which there is nothing to say and nothing to show.
    """
    names = Names.of(script.settings.cast or (), _written(script), chinese=script.language == "zh")
    script = _with_names(script, names.hide)
    given = as_given(script.settings)
    language = script.language
    boarder = _Boarder(
        language=language,
        with_callouts=script.settings.callouts != "off",
        pace=float(given.get("pace", 1.0)),
        picturing=Picturing(people=People(given.pop("cast", ()), _all_words(script))),
    )
    shots = boarder.shots_of(script)
    if not shots:
        raise InvalidInput(
            "the script is empty: write the narration as paragraphs, and picture descriptions as "
            "lines that begin with '>'"
        )
    if len(shots) > MAX_SHOTS:
        raise InvalidInput(f"the script makes {len(shots):,} shots; the limit is {MAX_SHOTS:,}")
    return Storyboard(
        **{
            "music": MUSIC,
            **given,
            "title": names.reveal(script.title),
            "language": language,
            "shots": names.reveal(tuple(shots)),
            "cast": names.reveal(boarder.picturing.people.cast()),
        }
    )


def _with_names(script: Script, change: Callable[[Any], Any]) -> Script:
    """The script with the names in its words and in its cast changed."""
    settings = replace(script.settings, cast=change(script.settings.cast))
    return replace(
        script,
        title=change(script.title),
        subtitle=change(script.subtitle),
        scenes=change(script.scenes),
        settings=settings,
    )


def _written(script: Script) -> str:
    """Everything that a script's words are, whatever part of it they are in."""
    return "\n".join(texts_in((script.title, script.subtitle, script.scenes, script.settings.cast)))


def _all_words(script: Script) -> str:
    parts = [part for scene in script.scenes for part in scene.parts]
    return "\n".join(part.text for part in parts if isinstance(part, Said | Described | Quoted))


def _sights(described: Described) -> list[str]:
    """The sentences of a description, each a picture of its own."""
    return [text for text, _ in sentences(described.text)] or [described.text]


def _titled(source: ShotSource, words: str) -> ShotSource:
    """A chart without a title of its own is headed by what its columns are of, or by what is said
    over it; several numbers of which each has its own words need no heading."""
    if isinstance(source, Chart) and not source.title and source.form != "counter":
        return replace(source, title=charted(source, words)[:_LONGEST_TITLE])
    return source


@dataclass(slots=True)
class _Boarder:
    language: str
    pace: float
    picturing: Picturing
    with_callouts: bool = True
    shots: list[BoardShot] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    scene: str = ""
    is_new_scene: bool = False
    waiting: list[Shown] = field(default_factory=list)
    """Own pictures whose paragraph has not come."""
    description: Described | None = None
    described: int = 0
    """How many shots have been made of the description."""
    described_line: int = 0
    """Where the paragraph begins that stands under it."""
    last_said: tuple[int, int] = (0, 0)
    """First shot of the last narration of the scene, and the one after its last."""
    speakers: tuple[str, ...] = ()
    layouts: Layouts = field(default_factory=Layouts)
    told: dict[int, Listed] = field(default_factory=dict)
    """Lists whose items a paragraph of the scene says, by the id of the paragraph."""

    def shots_of(self, script: Script) -> list[BoardShot]:
        self.picturing.setting.home = self._home(script)
        headings = [scene.heading for scene in script.scenes]
        subject = subject_of(script.title, headings, _all_words(script))
        self.picturing.setting.domain = subject.place
        if subject.place and self.picturing.setting.home in _ANY_STREET:
            self.picturing.setting.home = ""  # a neighbourhood's library is no street
        self.picturing.people.work_at(script.title, subject)
        told = "\n".join([*[script.title] * 3, *headings * 2, _all_words(script)])
        self.picturing.subjects = self.picturing.book.subjects(told)
        if script.title and script.scenes:
            title = Title(text=script.title[:500], subtitle=script.subtitle[:500])
            self._add(title, line=script.title_line, seconds=TITLE_SECONDS, captions=False)
        for scene in script.scenes:
            self._scene(scene)
        if not script.scenes and script.title:
            self._add(Title(text=script.title[:500]), line=script.title_line, seconds=TITLE_SECONDS)
        self._close(script)
        return self.shots

    def _close(self, script: Script) -> None:
        """The card on which the film ends."""
        words = " ".join(shot.words for shot in self.shots)
        seconds = seconds_of(words, self._language(words), self.pace)
        closing = closing_of(script, self.shots, seconds)
        if closing is not None and len(self.shots) < MAX_SHOTS:
            self.scene, self.is_new_scene = "", True
            line = self.shots[-1].origin or 1
            self._add(closing, line=line, seconds=CLOSING_SECONDS, captions=False)

    def _home(self, script: Script) -> str:
        """The film's usual place: the first that its title or a heading names."""
        headings = (scene.place or place_named(scene.heading) for scene in script.scenes)
        return place_named(script.title) or next(filter(None, headings), "")

    def _scene(self, scene: Scene) -> None:
        self.scene, self.is_new_scene = scene.heading[:200], True
        self.last_said = (len(self.shots), len(self.shots))
        self.description = None
        said = [part for part in scene.parts if isinstance(part, Said)]
        self.speakers = tuple(dict.fromkeys(part.speaker for part in said if part.speaker))
        place = scene.place or place_named(scene.heading)
        self.picturing.enter(place, scene.time)
        self.told, parts = _lists_told(scene.parts)
        for part in parts:
            stop_if_cancelled()
            self._part(part)
        self._end_description()
        self._own_pictures_left()
        if not scene.parts and scene.heading:
            self._add(Title(text=scene.heading), line=scene.line, seconds=TITLE_SECONDS)

    def _part(self, part: Part) -> None:
        if isinstance(part, Said):
            self._said(part)
        elif isinstance(part, Described):
            self._end_description()
            self.description, self.described = part, 0
        elif isinstance(part, Shown):
            self.description = None if self.described else self.description
            if not (self._is_announced(part) and self._put_under_last(part)):
                self.waiting.append(part)
        elif isinstance(part, Listed):
            self._listed(part)
        else:
            self._quoted(part)

    # Narration

    def _said(self, said: Said) -> None:
        cuts = cut(said, language=self._language(said.text), pace=self.pace)
        if not cuts:
            return
        if self.description is not None and self._leaves_description(said):
            self._end_description()
        start = len(self.shots)
        self.picturing.begin_paragraph()
        if self.waiting:
            self._over_own(cuts, said.speaker)
        else:
            listed = self._cut_of_list(cuts, self.told.get(id(said)))
            if said.speaker is None and self.description is None and not listed:
                cuts = [half for each in cuts for half in self._halves(each)]
            for each in cuts:
                stop_if_cancelled()
                pictured = listed.get(id(each)) or self._pictured(each.text, said)
                self._narrated(pictured, each, said.speaker)
        self.last_said = (start, len(self.shots))

    def _leaves_description(self, said: Said) -> bool:
        """Whether a description is over: its paragraph is, or somebody speaks after an action."""
        if said.speaker is not None:
            return self.description is not None and self.description.is_action
        if self.description is None or not self.described or said.line == self.described_line:
            return False
        return self.described >= len(_sights(self.description))

    def _halves(self, whole: Cut) -> list[Cut]:
        """A sentence of two halves of which both have a picture, as two shots; else as it is."""
        stop_if_cancelled()
        pieces = clauses(whole.text)
        language = self._language(whole.text)
        for number in range(1, len(pieces)):
            texts = [reduce(joined, part) for part in (pieces[:number], pieces[number:])]
            seconds = [seconds_of(each, language, self.pace) for each in texts]
            if min(seconds) >= MIN_SECONDS and self.picturing.are_two(*texts):
                return [
                    Cut(text=text, line=whole.line, seconds=length)
                    for text, length in zip(texts, seconds, strict=True)
                ]
        return [whole]

    def _pictured(self, text: str, said: Said) -> Pictured:
        if self.description is not None and not self._takes_over(text, said):
            texts = _sights(self.description)
            if not self.described:
                self.described_line = said.line
            self.described += 1
            shown = texts[min(self.described, len(texts)) - 1][:2000]
            return self.picturing.described(shown, text)
        if said.speaker is not None:
            listeners = tuple(each for each in self.speakers if each != said.speaker)
            return self.picturing.talking(said.speaker, listeners, is_chinese(text))
        return self._all_of(text, self.picturing.spoken(text))

    def _all_of(self, text: str, pictured: Pictured) -> Pictured:
        """What is drawn, or a card: where the drawing is of something else, or leaves out what is
        said, or could be of any words, and the card has pictures."""
        source, is_similar = pictured.source, SIMILAR in pictured.notes
        if isinstance(source, Things | Title):
            return self._entire(text) or self._acted(text, source) or pictured
        if not isinstance(source, Stage):
            return pictured
        left = unseen(text, source, self._callouts(source, text))
        if not (is_similar or left or is_dull(source)):
            return pictured
        if (whole := self._entire(text)) is not None:
            return whole
        card = self.picturing.on_card(text)
        if (scene := self._acted(text, card.source)) is not None:
            return scene
        items = card.source.items if isinstance(card.source, Things) else ()
        has_pictures = any(each.thing or each.scene for each in items)
        says_more = has_pictures or (bool(items) and is_dull(source))
        return card if is_similar or says_more else pictured

    def _entire(self, text: str) -> Pictured | None:
        """The whole sentence as a scene, where the stage plays all of it."""
        whole = self.picturing.entire(text)
        if whole is None or not isinstance(whole.source, Stage):
            return None
        left = unseen(text, whole.source, self._callouts(whole.source, text))
        return None if left or is_dull(whole.source) else whole

    def _acted(self, text: str, card: ShotSource) -> Pictured | None:
        """Somebody who does it, with what is named called out beside them, where that says as
        much as a card of all that is named."""
        scene = self.picturing.acted(text)
        if scene is None or scene.act is None or not isinstance(scene.source, Stage):
            return None
        items = card.items if isinstance(card, Things) else ()
        if scene.act.is_by_hand and any(deed_of(each.thing) for each in items):
            return None  # the hands that do it are seen larger on a card
        verb = scene.act.sight.verb
        beside = self._beside(scene.source, text, card)
        callouts = tuple(each for each in beside if not says_the_same(verb, each.thing))
        camera = scene.camera
        if camera is not None and len(callouts) > 1:
            camera = camera.replace("medium", "full")  # there is more room beside them
        return replace(scene, callouts=callouts, camera=camera)

    def _beside(self, source: Stage, text: str, card: ShotSource) -> tuple[Callout, ...]:
        """What a card of a text has that a scene of it does not show, called out beside it."""
        own = self._callouts(source, text)
        if not self.with_callouts or not isinstance(card, Things):
            return own
        shown = shown_by(source)
        return as_callouts(card.items, shown, own) or own

    def _takes_over(self, text: str, said: Said) -> bool:
        """Whether words are seen in their own picture and not in what is described over them."""
        texts = _sights(self.description) if self.description is not None else []
        if self.described < len(texts):
            return False
        is_past = said.line != self.described_line and said.speaker is not None
        num_seen = self.described - len(texts) + 1
        if num_seen >= _DESCRIBED_SHOTS and (said.speaker is None or is_past):
            return True
        return said.speaker is None and self.picturing.leaves(text, texts[-1])

    def _over_own(self, cuts: list[Cut], speaker: str | None) -> None:
        """A paragraph over the pictures that stand before it."""
        shown, self.waiting = self.waiting, []
        while len(shown) > len(cuts):
            first = shown.pop(0)
            self._add(first.source, line=first.line, seconds=SILENT_SECONDS)
        for number, each in enumerate(shown):
            start, end = (len(cuts) * n // len(shown) for n in (number, number + 1))
            for index, one in enumerate(_together(cuts[start:end], each.source)):
                source = each.source
                if index and isinstance(source, Picture) and source.move == "auto":
                    source = replace(source, move=_MOVES[index % len(_MOVES)])
                self._narrated(Pictured(source=source), one, speaker)

    def _own_pictures_left(self) -> None:
        """Own pictures at the end of a scene go with the paragraph before them, or stand alone."""
        shown, self.waiting = self.waiting, []
        for each in shown:
            if not self._put_under_last(each):
                self._add(each.source, line=each.line, seconds=SILENT_SECONDS)

    def _is_announced(self, shown: Shown) -> bool:
        """Whether the words before a chart speak of it: "The table shows …"."""
        if not isinstance(shown.source, Chart) or self.waiting or not self.shots:
            return False
        return _SPEAKS_OF_A_CHART.search(self.shots[-1].words) is not None

    def _put_under_last(self, shown: Shown) -> bool:
        """Shows it under the last words of the scene, unless these have a picture of their own."""
        first, after = self.last_said
        last = self.shots[-1] if first < after == len(self.shots) else None
        if last is None or not isinstance(last.source, Stage | Title | Things):
            return False
        source = _titled(shown.source, last.words)
        self.shots[-1] = replace(last, source=source, camera=None, callouts=(), notes=())
        self.last_said = first, first
        return True

    def _end_description(self) -> None:
        """A description under which nothing is said makes shots of its own."""
        described, self.description = self.description, None
        if described is None:
            return
        if self.described:
            self._tell_unseen(_sights(described)[self.described :])
            return
        for text in _in_twos(_sights(described)):
            pictured = self.picturing.described(text[:2000])
            seconds = min(max(seconds_of(text, self._language(text)), 3.0), MAX_SECONDS)
            self._add(
                pictured.source,
                line=described.line,
                seconds=round(seconds, 1),
                camera=pictured.camera,
                notes=pictured.notes,
            )

    def _tell_unseen(self, sights: list[str]) -> None:
        """Notes what of a description no shot is left for: each sentence of it is one shot."""
        if not sights or not self.shots:
            return
        last, told = self.shots[-1], checks.short(" ".join(sights))
        note = (
            f"not seen: {told}; each sentence of a description is a shot, and too little is said "
            "under it: join the two with a comma, or give it words of its own"
        )
        self.shots[-1] = replace(last, notes=(*last.notes, note[:500])[:20])

    # Lists and quotations

    def _cut_of_list(self, cuts: list[Cut], listed: Listed | None) -> dict[int, Pictured]:
        """The list as the picture of the cut that says most of its items, by the cut's id."""
        if listed is None:
            return {}
        items = listed.items
        best = max(cuts, key=lambda each: _num_said(items, each.text))
        title = lead_of(best.text, items)
        names, is_ordered = self.picturing.no_things, listed.is_ordered
        points = pointed(items, title, is_ordered=is_ordered, names=names)
        return {id(best): Pictured(source=points)}

    def _listed(self, listed: Listed) -> None:
        lines = listed.lines or (listed.line,) * len(listed.items)
        if _are_sentences(listed.items):
            for item, line in zip(listed.items, lines, strict=True):
                self._said(Said(text=item, line=line))
            return
        lead, names = self._lead(), self.picturing.no_things
        for start in range(0, len(listed.items), _MOST_ITEMS):
            items = listed.items[start : start + _MOST_ITEMS]
            spoken = [lead, *items] if lead and not start else list(items)
            title = lead.rstrip(":： ")[:200] if lead and len(lead) <= 60 else ""
            points = pointed(items, title, is_ordered=listed.is_ordered, names=names)
            self._add(
                replace(points, numbered=points.numbered and not start),  # no card begins anew
                line=lines[start],
                narration=tuple(Line(text=_ended(each)) for each in spoken),
            )

    def _lead(self) -> str:
        """The words before a list that end in a colon, whose shot the list takes over."""
        last = self.shots[-1] if self.shots and self.shots[-1].scene == self.scene else None
        if last is None or len(last.narration) != 1 or self.last_said[1] != len(self.shots):
            return ""
        words = last.narration[0].text
        if words[-1:] not in (":", "：") or not isinstance(
            last.source, Stage | Title | Points | Things
        ):
            return ""
        pieces = [text for text, _ in sentences(words)]
        if len(pieces) > 1:
            return ""
        self.shots.pop()
        self.ids.pop(last.id, None)
        self.is_new_scene = last.transition == "dissolve"
        return words

    def _quoted(self, quoted: Quoted) -> None:
        text = quoted.text[:1000]
        lines = tuple(Line(text=sentence) for sentence, _ in sentences(text)) or (Line(text=text),)
        self._add(Quote(text=text, who=quoted.who[:200]), line=quoted.line, narration=lines)

    # Shots

    def _narrated(self, pictured: Pictured, each: Cut, speaker: str | None) -> None:
        lower_third = None
        if speaker is not None and not any(
            line.speaker == speaker for shot in self.shots for line in shot.narration
        ):
            lower_third = self.picturing.people.lower_third(speaker)
        source = _titled(pictured.source, each.text)
        if speaker is None:
            place, names = self.picturing.setting.usual, self.picturing.no_things
            source = self.layouts.laid_out(source, each.text, place, names)
        callouts = pictured.callouts
        if callouts is None:
            callouts = self._callouts(pictured.source, each.text) if speaker is None else ()
        notes = pictured.notes
        if speaker is None and not any(note.startswith(SAYS_WHAT_IS_UNSEEN) for note in notes):
            notes += unseen(each.text, source, callouts)
        self._add(
            source,
            callouts=callouts,
            line=each.line,
            narration=(Line(text=each.text[:2000], speaker=speaker),),
            camera=pictured.camera,
            notes=notes,
            lower_third=lower_third,
        )

    def _callouts(self, source: ShotSource, text: str) -> tuple[Callout, ...]:
        """What a narrator names beside a drawn picture, or a number that counts."""
        if not self.with_callouts:
            return ()
        names = self.picturing.no_things
        if isinstance(source, Stage):
            return callouts_of(text, shown_by(source), names)
        if isinstance(source, Chart) and source.form == "counter":
            return beside_a_number(text, source, names)
        return ()

    def _add(
        self,
        source: ShotSource,
        *,
        line: int,
        narration: tuple[Line, ...] = (),
        seconds: float | None = None,
        camera: str | None = None,
        notes: tuple[str, ...] = (),
        lower_third: str | None = None,
        captions: bool = True,
        callouts: tuple[Callout, ...] = (),
    ) -> None:
        transition: Transition = "dissolve" if self.is_new_scene and self.shots else "cut"
        self.is_new_scene = False
        id_ = shot_id(" ".join(each.text for each in narration) or _words_of(source), self.ids)
        self.shots.append(
            BoardShot(
                id=id_,
                source=source,
                scene=self.scene,
                narration=narration,
                seconds=seconds,
                camera=camera,
                transition=transition,
                lower_third=lower_third,
                captions=captions,
                callouts=callouts,
                origin=line,
                notes=tuple(each[:500] for each in notes),
            )
        )

    def _language(self, text: str) -> str:
        return "zh" if is_chinese(text) else self.language


def _lists_told(parts: tuple[Part, ...]) -> tuple[dict[int, Listed], list[Part]]:
    """Lists whose items are said in the paragraph beside them, and the parts without these.

    Such a list is the picture of that paragraph, and is not read out a second time.
    """
    told: dict[int, Listed] = {}
    kept: list[Part] = []
    for index, part in enumerate(parts):
        beside = [*parts[index + 1 : index + 2], *parts[max(index - 1, 0) : index]]
        said = [each for each in beside if isinstance(each, Said) and id(each) not in told]
        teller = None
        if isinstance(part, Listed) and 1 < len(part.items) <= _MOST_ITEMS:
            all_of_it = len(part.items)
            teller = next((s for s in said if _num_said(part.items, s.text) == all_of_it), None)
        if teller is not None and isinstance(part, Listed):
            told[id(teller)] = part
        else:
            kept.append(part)
    return told, kept


def _num_said(items: tuple[str, ...], text: str) -> int:
    return sum(item.strip(" .。;；,，").casefold() in text.casefold() for item in items)


def _together(cuts: list[Cut], source: ShotSource) -> list[Cut]:
    """The cuts that one own picture is shown under: charts, clips and screens run through."""
    whole = sum(each.seconds for each in cuts)
    is_still = isinstance(source, Picture)
    if len(cuts) > 1 and (not is_still or whole <= _LONGEST_PICTURE) and whole <= 3 * MAX_SECONDS:
        text = ""
        for each in cuts:
            text = joined(text, each.text)
        return [Cut(text=text, line=cuts[0].line, seconds=whole)]
    return cuts


def _in_twos(texts: list[str]) -> list[str]:
    """Sentences of a description, two short ones together."""
    found: list[str] = []
    for text in texts:
        if found and len(found[-1]) + len(text) < 60 and not re.search(r"[.。].", found[-1]):
            found[-1] = joined(found[-1], text)
        else:
            found.append(text)
    return found


def _are_sentences(items: tuple[str, ...]) -> bool:
    """Whether items are narration: long ones, or such as end with a full stop."""
    lengths = [len(item) / 2 if is_chinese(item) else len(item.split()) for item in items]
    ended = sum(item.rstrip()[-1:] in ".!?。！？" for item in items) > len(items) / 2
    return sum(lengths) / len(lengths) >= (_LONG_ITEM / 2 if ended else _LONG_ITEM)


def _ended(item: str) -> str:
    """An item as it is spoken: with a pause after it."""
    if item[-1:] in ".!?。！？:：;；,，":
        return item
    return f"{item}。" if is_chinese(item) else f"{item}."


def _words_of(source: ShotSource) -> str:
    for name in ("prompt", "text", "title", "path"):
        if words := getattr(source, name, ""):
            return str(words)
    return ""
