"""Writes captions in Chinese: see `captions`."""

from __future__ import annotations

from onionskin.plan.cast import Cast, CastEntry
from onionskin.plan.phrases import Ways
from onionskin.plan.phrases_zh import (
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
from onionskin.plan.reading import UNSAID, Reading
from onionskin.toybox.world.verbs import kind_of
from onionskin.toybox.world.verbs_zh import DIRECTIONS_ZH, OVER_ZH, VERBS_ZH
from onionskin.toybox.world.writing import (
    Piece,
    Words,
    colorless,
    join_pieces,
    listed,
    names_of,
)

_ADJECTIVES = [
    "可爱的",
    "快乐的",
    "孤独的",
    "美丽的",
    "毛茸茸的",
    "有趣的",
    "漂亮的",
    "勇敢的",
    "调皮的",
    "红色的",
    "蓝色的",
    "绿色的",
    "金色的",
    "白色的",
    "黑色的",
    "粉色的",
    "黄色的",
    "紫色的",
    "橙色的",
    "红",
    "白",
    "黑",
    "闪亮的",
    "老",
    "神奇的",
    "活泼的",
    "友好的",
    "彩色的",
]
_OPENINGS = [
    "画面中，",
    "视频：",
    "动画：",
    "一段延时摄影：",
    "特写：",
    "画一个",
    "生成一段视频：",
    "给我看",
    "一段动画，",
    "请生成：",
    "电影镜头：",
    "慢动作：",
    "卡通风格：",
    "我想看",
    "制作一个短片：",
]
_CLOSINGS = [
    "，高清",
    "，卡通风格",
    "，电影感",
    "，画质精美",
    "，3D动画",
    "，色彩鲜艳",
    "，光线柔和",
    "，超清画质",
    "，可爱风格",
]
_ACTIVITIES = [
    "微笑",
    "吃东西",
    "玩耍",
    "唱歌",
    "挥手",
    "看风景",
    "发光",
    "看书",
    "大笑",
    "东张西望",
    "思考",
    "玩得很开心",
]
"""What is no motion of ours: said, it settles nothing."""
_HELD_OUT_OPENINGS = ("想象一下，", "只见", "请看：", "梦幻般的场景，")
_PAIR_WORDS = {("rain", "night"): "雨夜", ("snowfall", "night"): "雪夜", ("fog", "dawn"): "晨雾中"}
_MANY = ("几", "一群")


def write(reading: Reading, entries: list[CastEntry], cast: Cast, words: Words) -> list[Piece]:
    """The pieces of one caption that says all of `reading` and no more."""
    writer = _Writer(reading, entries, names_of(cast, "zh"), words)
    pieces = writer.unseen() if words.held_out and words.chance(0.7) else writer.usual()
    if words.chance(0.1):
        pieces.append((words.any(_CLOSINGS), "other"))
    if words.chance(0.25):
        pieces.append(("。", "other"))
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

    # Whole captions.

    def usual(self) -> list[Piece]:
        kind = self.words.rng.random()
        if not self.entries:
            return self.scene_only()
        if kind < 0.12:
            return self.keywords()
        if kind < 0.20:
            return self.headed()
        if kind < 0.27:
            return self.sentences()
        if kind < 0.37:
            return self.there_is()
        if kind < 0.55:
            return self.places_first()
        return self.subject_first(opening=0.2)

    def unseen(self) -> list[Piece]:
        """Templates that no training shows."""
        kind = self.words.rng.random()
        if kind < 0.4 or not self.entries:
            pieces = self.subject_first(opening=0) if self.entries else self.scene_only()
            return [(self.words.any(_HELD_OUT_OPENINGS), "other"), *pieces]
        if kind < 0.7:
            return [*self.subject_first(opening=0), ("的画面", "other")]
        return self.form()

    def subject_first(self, opening: float) -> list[Piece]:
        """夜晚，一只狐狸在雪地里奔跑，镜头拉近"""
        start: list[Piece] = []
        if self.words.chance(opening):
            start = [(self.words.any(_OPENINGS), "other")]
        over = self.over()
        if over:
            body = [*start, *self.hours(), *over]
        else:
            body = [*start, *self.hours(), *self.subjects(self.standing())]
        return self.with_camera(body)

    def places_first(self) -> list[Piece]:
        """雪地里，一只狐狸在奔跑"""
        place: list[Piece] = [*self.place(), ("，", "other")] if self.place() else []
        hours = self.hours()
        head = [*hours, *place] if self.words.chance(0.6) else [*place, *hours]
        return self.with_camera([*head, *self.subjects([])])

    def there_is(self) -> list[Piece]:
        """雪地里有一只狐狸在奔跑"""
        there = self.place() or [("画面里", "other")]
        verb = self.words.any(("有", "有", "里有" if there[0][1] == "other" else "出现了"))
        verb = "有" if verb == "里有" else verb
        return self.with_camera([*self.hours(), *there, (verb, "other"), *self.subjects([])])

    def headed(self) -> list[Piece]:
        """夜晚的雪地，一只狐狸在奔跑"""
        nouns = self.scene_nouns()
        order = sorted(nouns, key=lambda piece: ("weather", "time", "place").index(piece[1]))
        head = listed([[piece] for piece in order], self.words.any(("的", "，", "、")))
        stop: list[Piece] = [(self.words.any(("，", "：", "。")), "other")] if head else []
        return self.with_camera([*head, *stop, *self.subjects([])])

    def keywords(self) -> list[Piece]:
        """狐狸 雪地 夜晚 奔跑"""
        parts: list[list[Piece]] = []
        for index in range(len(self.entries)):
            phrase = self.noun_phrase(index, bare=self.words.chance(0.7))
            parts.append([*phrase, *self.action(index)])
        parts += [[piece] for piece in self.scene_nouns()]
        if self.reading.camera != UNSAID:
            parts.append([self.camera()])
        return listed(self.words.shuffled(parts), self.words.any((" ", " ", "，", "、")))

    def sentences(self) -> list[Piece]:
        """一只狐狸在奔跑。时间是夜晚。天气是下雨。地点是雪地。"""
        labels = {"time": "时间是", "weather": "天气是", "place": "地点是"}
        body: list[Piece] = [*self.subjects([]), ("。", "other")]
        for piece in self.words.shuffled([[piece] for piece in self.scene_nouns()]):
            body += [(labels[piece[0][1]], "other"), *piece, ("。", "other")]
        if self.reading.camera != UNSAID:
            body += [self.camera(), ("。", "other")]
        return body

    def scene_only(self) -> list[Piece]:
        nouns = self.words.shuffled([[piece] for piece in self.scene_nouns()])
        return self.with_camera(listed(nouns, self.words.any(("，", " ", "的"))))

    def form(self) -> list[Piece]:
        """场景：雪地；时刻：夜晚；主角：一只狐狸"""
        labels = {"time": "时刻：", "weather": "天气：", "place": "场景："}
        body: list[Piece] = []
        for piece in self.scene_nouns():
            body += [(labels[piece[1]], "other"), piece, ("；", "other")]
        body += [("主角：", "other"), *self.subjects([])]
        if self.reading.camera != UNSAID:
            body += [("；运镜：", "other"), self.camera()]
        return body

    # Subjects.

    def subjects(self, where: list[Piece]) -> list[Piece]:
        """Every group with what it does; `where` stands between the first and its verb."""
        groups, words = self.reading.groups, self.words
        same = len({(group.motion, group.side) for group in groups}) == 1
        if len(groups) > 1 and same and words.chance(0.6):
            nouns = listed(
                [self.noun_phrase(i) for i in range(len(groups))], words.any(("和", "和", "与"))
            )
            return [*nouns, *where, *self.doing(0, bool(where))]
        body: list[Piece] = []
        for index in range(len(groups)):
            if index:
                idle = body[-1][1].startswith("subject")
                body.append((words.any(("，", "，还有", "和" if idle else "，")), "other"))
            here = where if index == 0 else []
            body += [*self.noun_phrase(index), *here, *self.doing(index, bool(here))]
        return body

    def noun_phrase(self, index: int, bare: bool = False) -> list[Piece]:
        """一只小狐狸"""
        group, entry, words = self.reading.groups[index], self.entries[index], self.words
        names = self.names[entry.id]
        name = names[0] if words.chance(0.65) else words.any(names)
        pieces: list[Piece] = []
        if not (bare and group.count == 1):
            again = any(before.id == entry.id for before in self.entries[:index])
            pieces.append((self.count(group.count, entry.measure_word, again), "attribute"))
        if group.size != UNSAID:
            pieces.append((words.way(SIZES_ZH[group.size]), "attribute"))
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

    def doing(self, index: int, placed: bool) -> list[Piece]:
        """What a group does and on which side: 在左边向右奔跑"""
        group, words = self.reading.groups[index], self.words
        pieces: list[Piece] = []
        if group.side != UNSAID:
            pieces.append(("在" + words.way(SIDES_ZH[group.side]), "attribute"))
        action = self.action(index)
        if action and not placed and not pieces and words.chance(0.7):
            pieces.append((words.any(("在", "正在")), "other"))
        return [*pieces, *action]

    def action(self, index: int) -> list[Piece]:
        """向右奔跑"""
        group = self.reading.groups[index]
        if group.motion == UNSAID:
            idle = self.words.chance(0.08)
            return [(self.words.any(_ACTIVITIES), "other")] if idle else []
        motion, _, direction = group.motion.partition("-")
        verb = self.verb(index, motion)
        if direction:
            verb = self.words.way(DIRECTIONS_ZH[direction]) + verb
        return [(verb, "attribute")]

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
        return [*self.noun_phrase(0), (verb, "attribute"), (where, "place")]

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
