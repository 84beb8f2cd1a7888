"""Writes captions in Chinese: the templates; see `captions`."""

from __future__ import annotations

from onionskin.cast.cast import Cast, CastEntry
from onionskin.planner.reading import UNSAID, Reading
from onionskin.toybox.world.parts_zh import PartsZh
from onionskin.toybox.world.writing import (
    Piece,
    Words,
    listed,
    names_of,
    options,
)

_OPENINGS = options(
    "画面中，|视频：|动画：|一段延时摄影：|特写：|画一个|生成一段视频：|给我看|一段动画，"
    "|请生成：|电影镜头：|慢动作：|卡通风格：|我想看|制作一个短片："
)
_CLOSINGS = options(
    "，高清|，卡通风格|，电影感|，画质精美|，3D动画|，色彩鲜艳|，光线柔和|，超清画质|，可爱风格"
)
_CARD = {
    "place": "地点：",
    "time": "时间：",
    "weather": "天空：",
    "subject": "角色：",
    "camera": "镜头运动：",
}
_HELD_OUT_CARD = {
    "place": "场景：",
    "time": "时刻：",
    "weather": "天气：",
    "subject": "主角：",
    "camera": "运镜：",
}
_HELD_OUT_OPENINGS = ("想象一下，", "只见", "请看：", "梦幻般的场景，")


def write(reading: Reading, entries: list[CastEntry], cast: Cast, words: Words) -> list[Piece]:
    """The pieces of one caption that says all of `reading` and no more."""
    writer = _Writer(reading, entries, names_of(cast, "zh"), words)
    pieces = writer.unseen() if words.held_out and words.chance(0.7) else writer.usual()
    if words.chance(0.1):
        pieces.append((words.any(_CLOSINGS), "other"))
    if words.chance(0.25) and pieces[-1][0] != "。":
        pieces.append(("。", "other"))
    return pieces


class _Writer(PartsZh):
    """Puts the parts together, in one of many ways."""

    def usual(self) -> list[Piece]:
        kind = self.words.rng.random()
        if not self.entries:
            return self.scene_only()
        if kind < 0.12:
            return self.keywords()
        if kind < 0.20:
            return self.headed()
        if kind < 0.25:
            return self.sentences()
        if kind < 0.30:
            return self.card(_CARD, self.words.any(("，", "、", " ", "。")))
        if kind < 0.40:
            return self.there_is()
        if kind < 0.58:
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
        return self.card(_HELD_OUT_CARD, "；")

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

    def card(self, labels: dict[str, str], stop: str) -> list[Piece]:
        """场景：雪地；时刻：夜晚；主角：一只狐狸"""
        lines: list[list[Piece]] = []
        for piece in self.scene_nouns():
            lines.append([(labels[piece[1]], "other"), piece])
        lines.append([(labels["subject"], "other"), *self.subjects([])])
        if self.reading.camera != UNSAID:
            lines.append([(labels["camera"], "other"), self.camera()])
        return listed(self.words.shuffled(lines), stop)
