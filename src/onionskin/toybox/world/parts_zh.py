"""The parts of Chinese captions: subjects, places, hours and cameras; see `captions_zh`."""

from __future__ import annotations

from onionskin.cast.cast import CastEntry
from onionskin.planner.phrases import Ways
from onionskin.planner.phrases_zh import (
    CAMERAS_ZH,
    COLORS_ZH,
    PLACES_ZH,
    SIDES_ZH,
    SIZES_ZH,
    TIME_NOUNS_ZH,
    TIMES_ZH,
    WEATHER_ADJECTIVES_ZH,
    WEATHER_NOUNS_ZH,
    WEATHERS_ZH,
)
from onionskin.planner.reading import UNSAID, Reading
from onionskin.planner.verbs import kind_of
from onionskin.planner.verbs_zh import DIRECTIONS_ZH, OVER_ZH, VERBS_ZH
from onionskin.toybox.world.writing import (
    Piece,
    Words,
    colorless,
    join_pieces,
    listed,
    options,
)

_ADJECTIVES = options(
    "可爱的|快乐的|孤独的|美丽的|毛茸茸的|有趣的|漂亮的|勇敢的|调皮的|红色的|蓝色的|绿色的"
    "|金色的|白色的|黑色的|粉色的|黄色的|紫色的|橙色的|红|白|黑|闪亮的|老|神奇的|活泼的"
    "|友好的|彩色的"
)
_ACTIVITIES = options("微笑|吃东西|玩耍|唱歌|挥手|看风景|发光|看书|大笑|东张西望|思考|玩得很开心")
"""What is no motion of ours: said, it settles nothing."""
_PAIR_WORDS = {("rain", "night"): "雨夜", ("snowfall", "night"): "雪夜", ("fog", "dawn"): "晨雾中"}
_MANY = ("几", "一群")


class PartsZh:
    """Says one reading, in parts that the templates of `captions_zh` put together."""

    def __init__(
        self,
        reading: Reading,
        entries: list[CastEntry],
        names: dict[str, tuple[str, ...]],
        words: Words,
    ) -> None:
        self.reading, self.entries, self.names, self.words = reading, entries, names, words

    # Subjects.

    def subjects(self, where: list[Piece]) -> list[Piece]:
        """Every group with what it does; `where` stands between the first and its verb."""
        groups, words = self.reading.groups, self.words
        same = len({(group.motion, group.side) for group in groups}) == 1
        if len(groups) > 1 and same and words.chance(0.6):
            nouns = listed(
                [self.noun_phrase(i) for i in range(len(groups))], words.any(("和", "和", "与"))
            )
            return [*nouns, *where, *self.doing(0, bool(where), together=True)]
        body: list[Piece] = []
        for index in range(len(groups)):
            if index:
                idle = body[-1][1].startswith("subject")
                free = idle and groups[index].motion == UNSAID
                body.append((words.any(("，", "，还有", "和" if free else "，")), "other"))
            here = where if index == 0 else []
            body += [*self.noun_phrase(index), *here, *self.doing(index, bool(here))]
        return body

    def noun_phrase(self, index: int, bare: bool = False) -> list[Piece]:
        """一只小狐狸"""
        group, entry, words = self.reading.groups[index], self.entries[index], self.words
        names, tag = self.names[entry.id], f"attribute{index + 1}"
        name = names[0] if words.chance(0.65) else words.any(names)
        pieces: list[Piece] = []
        if not (bare and group.count == 1):
            again = any(before.id == entry.id for before in self.entries[:index])
            pieces.append((self.count(group.count, entry.measure_word, again), tag))
        if group.size != UNSAID:
            pieces.append((words.way(SIZES_ZH[group.size]), tag))
        if words.chance(0.15):
            pieces.append((words.any(_ADJECTIVES), "other"))
        return [*pieces, (name, f"subject{index + 1}")]

    def count(self, count: int, measure: str, again: bool) -> str:
        if count == 1:
            return ("另一" if again else self.words.any(("一", "一", "一", "1"))) + measure
        if count == 2:
            return self.words.any((f"两{measure}", f"两{measure}", f"2{measure}", "一对", "两个"))
        number = self.words.any(("三", "三", "三", "3", *_MANY))
        return "一群" if number == "一群" else number + measure

    def doing(self, index: int, placed: bool, together: bool = False) -> list[Piece]:
        """What a group does and on which side: 在左边向右奔跑"""
        group, words = self.reading.groups[index], self.words
        pieces: list[Piece] = []
        if group.side != UNSAID:
            tag = "attributes" if together else f"attribute{index + 1}"
            pieces.append(("在" + words.way(SIDES_ZH[group.side]), tag))
        action = self.action(index, together)
        if action and not placed and not pieces and words.chance(0.7):
            pieces.append((words.any(("在", "正在")), "other"))
        return [*pieces, *action]

    def action(self, index: int, together: bool = False) -> list[Piece]:
        """向右奔跑"""
        group = self.reading.groups[index]
        if group.motion == UNSAID:
            idle = self.words.chance(0.08)
            return [(self.words.any(_ACTIVITIES), "other")] if idle else []
        motion, _, direction = group.motion.partition("-")
        verb = self.verb(index, motion)
        if direction:
            verb = self.words.way(DIRECTIONS_ZH[direction]) + verb
        return [(verb, "attributes" if together else f"attribute{index + 1}")]

    def verb(self, index: int, motion: str) -> str:
        own = VERBS_ZH[kind_of(self.entries[index])].get(motion)
        common = VERBS_ZH["thing"][motion]
        return self.words.way(own if own is not None and self.words.chance(0.8) else common)

    def over(self) -> list[Piece]:
        """一只纸船漂过街道: one group that goes somewhere, with the place as the verb's object."""
        groups, place = self.reading.groups, self.reading.place
        if len(groups) != 1 or place in (UNSAID, "plain") or not self.words.chance(0.35):
            return []
        motion, _, direction = groups[0].motion.partition("-")
        verbs = OVER_ZH[kind_of(self.entries[0])].get(motion)
        if verbs is None or groups[0].side != UNSAID:
            return []
        verb = self.words.any(verbs)
        if direction:
            verb = self.words.way(DIRECTIONS_ZH[direction]) + verb
        where = self.words.way(PLACES_ZH[place].along, loose=0.15)
        return [*self.noun_phrase(0), (verb, "attribute1"), (where, "place")]

    # Scenery and camera.

    def hours(self) -> list[Piece]:
        """Time and weather, at the head of the caption: 雨夜，"""
        time, weather, words = self.reading.time, self.reading.weather, self.words
        comma: Piece = (words.any(("，", "，", "")), "other")
        pair = _PAIR_WORDS.get((weather, time))
        if pair and words.chance(0.35):
            return [(pair, "time"), ("，", "other")]
        if UNSAID not in (time, weather) and words.chance(0.35):
            adjective = words.any(WEATHER_ADJECTIVES_ZH[weather])
            return [(adjective, "weather"), (words.any(TIME_NOUNS_ZH[time]), "time"), comma]
        parts: list[list[Piece]] = []
        if time != UNSAID:
            parts.append([(words.way(TIMES_ZH[time]), "time"), comma])
        if weather != UNSAID:
            parts.append([(words.way(WEATHERS_ZH[weather]), "weather"), ("，", "other")])
        return listed(words.shuffled(parts), "")

    def standing(self) -> list[Piece]:
        """在雪地里"""
        place = self.place()
        return [("在", "other"), *place] if place else []

    def place(self) -> list[Piece]:
        if self.reading.place == UNSAID:
            return []
        return self.colored(PLACES_ZH[self.reading.place].at)

    def colored(self, ways: Ways) -> list[Piece]:
        """A place, with its colour where it has one and that is said."""
        if self.reading.color == UNSAID:
            return [(self.words.way(colorless(ways), loose=0.15), "place")]
        phrase = self.words.way(ways, loose=0.15)
        color = self.words.any(COLORS_ZH[self.reading.color])
        if "{color}" not in phrase:
            return [(color, "color"), ("的", "other"), (phrase, "place")]
        before, after = phrase.split("{color}")
        return [(before, "place"), (color, "color"), (after, "place")]

    def scene_nouns(self) -> list[Piece]:
        """Place, time and weather as bare nouns."""
        reading, pieces = self.reading, []
        if reading.place != UNSAID:
            text, _ = join_pieces(self.colored(PLACES_ZH[reading.place].nouns), spaced=False)
            pieces.append((text, "place"))
        if reading.time != UNSAID:
            pieces.append((self.words.any(TIME_NOUNS_ZH[reading.time]), "time"))
        if reading.weather != UNSAID:
            pieces.append((self.words.any(WEATHER_NOUNS_ZH[reading.weather]), "weather"))
        return pieces

    def camera(self) -> Piece:
        return (self.words.way(CAMERAS_ZH[self.reading.camera]), "camera")

    def with_camera(self, body: list[Piece]) -> list[Piece]:
        """The caption, and the camera's move before or after it."""
        if self.reading.camera == UNSAID:
            return body
        if self.words.chance(0.15):
            return [self.camera(), (self.words.any(("，", "：", "。")), "other"), *body]
        return [*body, (self.words.any(("，", "，", "。", "；")), "other"), self.camera()]
