"""Reads Chinese noun phrases: what is said before a noun is of it (三只戴帽子的小猫)."""

from __future__ import annotations

import re
from typing import Final

from onionskin.planner import chinese_words as zh
from onionskin.planner.chinese_cutting import Word
from onionskin.planner.chinese_marks import CROWDS, GENERIC, MEN, SENDS, WOMEN
from onionskin.planner.dictionary import english
from onionskin.planner.figures import BODY
from onionskin.planner.frames import Clause, Frame, Noun, Place
from onionskin.planner.scenes import KINDS, PLACES, SETTINGS

_NAMES: Final = ("noun", "adjective")
_PARTS_OF_HOUSES: Final = frozenset({"roof", "wall", "door", "window"})


class NounReader:
    """Takes noun phrases from the words of one sentence, from left to right."""

    def __init__(
        self, words: list[Word], frame: Frame, beat: int, before: list[Noun], met: list[Noun]
    ) -> None:
        self.words, self.frame, self.beat, self.before = words, frame, beat, before
        self.met = met
        """Everybody spoken of so far, for pronouns."""
        self.place = 0
        self.verb_said = ""
        self.unnamed: list[str] = []
        """Adjectives that were read last and stood before no noun."""
        self.relative: list[tuple[str, Noun]] = []
        """What the noun to come does, and to what: 骑马的男孩."""
        self.described: list[str] = []
        """Adjectives made of verbs, of the noun that comes next: 着火的."""
        self.is_place = False
        """Whether the noun phrase that was read last is said as a place."""
        self.clause: Clause | None = None
        self.places: list[Place] = []

    def peek(self, ahead: int = 0) -> Word:
        place = self.place + ahead
        return self.words[place] if place < len(self.words) else Word("", "stop")

    def noun_phrase(self, *, simple: bool = False) -> Noun | None:
        """A noun with what is said before it; `simple`: nothing that 的 joins to it."""
        self.skip_participle()
        count, many, adjectives, said = 1, False, self.described, ""
        counted = False
        self.described = []
        names: list[str] = []
        place_name = ""
        owner: Noun | None = None
        while self.place < len(self.words):
            word = self.peek()
            if word.part == "number" and not names:
                count, counted = int(word.english), True
                many = many or word.text in ("几", "许多", "很多", "无数", "一些")
            elif word.text in ("一只", "一颗") and not names:
                counted = True
            elif word.part == "verb" and said and not names and self.peek(1).text == "的":
                self.place += 1  # 一位坐着的顾客
            elif word.text in zh.MEASURES and not names and said and said[-1] != "的":
                many = many or word.text in zh.GROUPS
                if word.text in ("杯", "瓶", "碗", "盘", "壶"):
                    adjectives.append(
                        {"杯": "cup", "瓶": "bottle", "碗": "bowl"}.get(word.text, "")
                    )
                if word.text in ("对", "双"):
                    count = 2
            elif word.part == "adjective" and not names:
                adjectives.append(word.english or word.text)
            elif (
                word.text == "的"
                and not simple
                and (names or adjectives)
                and self.peek(1).part in ("noun", "place", "adjective")
            ):
                if names:
                    head = names[-1].rsplit(" ", 1)[-1]
                    owner = Noun(name=names[-1], said=said, head=head)
                    if self.is_place:
                        is_end = self.clause is not None and self.verb_said[-1:] in SENDS
                        self.put(Place("to" if is_end else "in", owner))
                        owner = None
                    names = []
            elif word.text in ("们", "群") and names:
                many = True  # 羊群
            elif word.text[0] in "这那" and word.part == "mark":
                pass
            elif (
                names
                and (word.english in (*GENERIC, "craftsman") or word.english == names[-1])
                and _is_somebody(names[-1])
            ):
                pass  # 消防员叔叔
            elif word.part in ("noun", "place") and not (names and self._starts_anew(names, word)):
                if names and self.is_place and owner is None and _is_somebody(word.english):
                    owner = Noun(name=names[-1], said=said, head=names[-1])  # 花店老板
                elif names and self.is_place and word.part == "place" and word.english in SETTINGS:
                    self.put(
                        Place("in", Noun(name=names[-1], said=said, head=names[-1]))
                    )  # 咖啡馆窗边
                elif names and owner is None and word.english in _PARTS_OF_HOUSES:
                    owner = Noun(name=names[-1], said=said, head=names[-1])  # 大楼屋顶
                elif names and self.is_place and owner is None and word.part == "noun":
                    self.put(
                        Place("in", Noun(name=names[-1], said=said, head=names[-1]))
                    )  # 厨房餐桌
                names = [*names, word.english or word.text] if not word.english else [word.english]
                place_name = word.text
                self.is_place = word.part == "place"
                if not word.english:
                    self.frame.not_understood.append(word.text)
            else:
                break
            said += word.text
            self.place += 1
            if (
                names
                and (word.text == "们" or self.peek().part not in ("noun", "place"))
                and self.peek().text not in ("的", "们", "群")
            ):
                break
        if not names:
            self.unnamed = [each for each in adjectives if each]
            if not said:
                self.place += 1
            return None
        name = names[-1]
        count = 1 if many else count
        herd = place_name.endswith("群") and len(place_name) > 1 and not counted
        many = many or (herd and kind_of(Noun(name=name, head=name)) == "animal")
        many = many or place_name.endswith("们") or (not counted and place_name in CROWDS)
        noun = Noun(
            name=name,
            said=_bare(said),
            head=name.rsplit(" ", 1)[-1],
            count=count,
            many=many,
            adjectives=tuple(each for each in adjectives if each),
            of=owner,
            sex=_sex_said(said),
        )
        self.met.append(noun)
        self._relate(noun)
        return noun

    def _relate(self, noun: Noun) -> None:
        """Makes clauses of what was said of a noun before it: 戴眼镜的老师, 骑马的男孩."""
        relative, self.relative = self.relative, []
        for verb, what in relative:
            if verb in ("wear", "put on"):
                noun.wears += (" ".join([*what.adjectives[:1], what.name]),)
            elif verb in ("carry", "bring", "have", "contain") and are_things([noun]):
                pass  # 带血的刀 carries nothing
            elif verb in ("load", "fill", "pack", "put in"):
                noun.of = noun.of or what  # 装满西瓜的三轮车
            else:
                clause = Clause(subjects=[noun], verb=verb, objects=[what], beat=self.beat)
                self.frame.clauses.append(clause)

    def is_relative(self) -> bool:
        """Whether a verb and its object stand before 的 and a noun: 骑 | 马 的 男孩."""
        ahead = 0
        while self.peek(ahead).text in ("着", "了", "过"):
            ahead += 1
        start = ahead
        while self.peek(ahead).part in ("number", "measure", "adjective", "noun"):
            ahead += 1
        if ahead == start or ahead - start > 5 or self.peek(ahead).text != "的":
            return False
        if all(self.peek(each).part == "adjective" for each in range(start, ahead)):
            return False  # 倒进 | 绿色的桶
        if self.peek(ahead + 1).english in (*BODY, "chest"):
            return False  # 听 | 小女孩的胸口
        return self.peek(ahead + 1).part in ("noun", "adjective", "number")

    def skip_participle(self) -> None:
        """Passes over what was done to the noun to come: 切好的土豆, 分好的垃圾."""
        ahead = 1
        while self.peek(ahead).text in ("好", "完", "过", "了"):
            ahead += 1
        is_done = (self.peek().part, self.peek(ahead).text) == ("verb", "的")
        is_free = ahead > 1 or self.clause is None
        if is_done and is_free and self.peek(ahead + 1).part in _NAMES:
            self.place += ahead + 1

    def _starts_anew(self, names: list[str], word: Word) -> bool:
        """Whether a noun after a noun is another one: 学生 after 老师, not 汽车 after 玩具."""
        if not word.english or names[-1] in PLACES.values():
            return False
        return kind_of(Noun(name=names[-1], head=names[-1])) in ("person", "animal")

    def put(self, place: Place) -> None:
        if self.clause is not None:
            self.clause.places.append(place)
        else:
            self.places.append(place)


def _sex_said(said: str) -> str:
    """ "woman" or "man" where words for somebody say so: 女记者, 保安大叔."""
    if _OF_WOMEN.search(said):
        return "woman"
    return "man" if _OF_MEN.search(said) else ""


_OF_WOMEN: Final = re.compile(
    "女(?!儿|婿)|妇|姑娘|阿姨|大妈|大婶|大嫂|大姐|小姐|奶奶|婆婆|太太|空姐|的姐|妈妈|姐姐|妹妹|新娘|孕|尼姑"
)
_OF_MEN: Final = re.compile(
    "男|大爷|大叔|叔叔|小哥|先生|大哥|伯伯|爷爷|小伙|大汉|的哥|空少|爸爸|哥哥|弟弟|新郎|和尚|老汉"
)


def _is_somebody(name: str) -> bool:
    return kind_of(Noun(name=name, head=name)) == "person" and name not in GENERIC


def _bare(said: str) -> str:
    """A noun phrase without what counts it: 辆卡车 of 一辆卡车."""
    bare = re.sub(r"^[一这那]", "", said)
    if bare != said and bare[:1] in zh.MEASURES and len(bare) > 1:
        bare = bare[1:]
    return bare or said


def are_things(nouns: list[Noun]) -> bool:
    return all(kind_of(noun) not in ("person", "animal", "vehicle") for noun in nouns)


def kind_of(noun: Noun) -> str:
    return (
        KINDS.get(noun.name)
        or KINDS.get(noun.head)
        or english(noun.name).kind
        or english(noun.head).kind
    )


def fits(noun: Noun, name: str) -> bool:
    """Whether a noun can be 他 or 她: somebody, and not known to be of the other sex."""
    other = {"man": WOMEN, "woman": MEN}[name]
    return kind_of(noun) == "person" and noun.head not in other
