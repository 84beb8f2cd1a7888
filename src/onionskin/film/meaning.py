"""Whether the name of a thing means the thing itself, and whom "she" and "the workers" mean.

Sound in water is in no glass of it, time that is "the smallest gift" has no ribbon, the workers of
a hive are bees, and "she" who sits on eggs is the hen that was spoken of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onionskin.planner.chinese_cutting import cut
from onionskin.planner.dictionary import english, singular, word_set
from onionskin.planner.lexicon import is_chinese

_IN_IT: Final = re.compile(
    r"\b(?:in|under|through|across|beneath|below|within|above|on)\s+"
    r"(?:(?:the|a|some|hot|cold|warm|deep|clean|salt|fresh|open|high|full|bright)\s+)*$",
    re.IGNORECASE,
)
_MEDIA: Final = word_set("water air sea ocean snow rain sand sun sunshine ground mud ice")
"""What things are in, under or on, and which is then only where they are."""
_IN_IT_ZH: Final = re.compile(r"^(?:里|中|下|底|面|上)")
_MEDIA_ZH: Final = word_set("水 空气 海 海水 雪 雨 沙 太阳 阳光 泥 冰 雨水")
_DRUNK: Final = re.compile(
    r"\b(?:dr[aiu]nk\w*|sip\w*|thirst\w*|glass\w*|bottle\w*|cups?|mugs?|jugs?|lit(?:re|er)s?|"
    r"pour\w*|boil\w*|swallow\w*|serv\w*|tap|kettle|offer\w*|brings?|brought|cook\w*|add\w*|"
    r"hydrat\w*)\b|[喝饮渴喂杯壶瓶倒烧煮吞服]|开水",
    re.IGNORECASE,
)
_OF_PLANTS: Final = re.compile(
    r"\b(?:roots?|leaves|crops?|soil|trees?)\b|[根叶]|植物", re.IGNORECASE
)
_LIKENED: Final = word_set(
    "gift key bridge mirror door window gate seed star sun light lamp fire flame rock anchor map "
    "engine heart jewel treasure diamond pearl gold ladder compass weapon shield wing bread salt "
    "wall chain rainbow rose candle torch crown"
)
"""What time, trust or patience are said to be."""
_IS: Final = re.compile(r"\b(?:is|are|was|were|be|becomes?|remains?)\s+(?:[\w-]+\s+){0,4}$", re.I)
_POINTED_AT: Final = re.compile(
    r"^\W*(?:this|that|these|those|it|there|here|he|she|they)\b", re.IGNORECASE
)
_LIKENED_ZH: Final = word_set(
    "礼物 钥匙 桥 桥梁 镜子 大门 门 窗户 种子 星星 太阳 灯 明灯 灯塔 火焰 火 翅膀 地图 心 钻石 "
    "珍珠 金子 黄金 梯子 指南针 武器 盾牌 彩虹 蜡烛 皇冠 船 帆 锚"
)
_IS_ZH: Final = re.compile(r"(?:是|就是|成为|犹如|如同|好比|像)[^，。；！？]{0,6}$")
_POINTED_AT_ZH: Final = re.compile(r"^(?:这|那|它|他|她)|^[^是]{0,6}[上里边面前后处内]是")
_ABSTRACT_ZH: Final = re.compile(
    r"(?:健康|成功|幸福|快乐|知识|智慧|生活|人生|生命|心灵|爱|希望|未来|梦想|友谊|历史|时代|文明|科学|"
    r"信任|理解|沟通)的(?:大|小|金)?$"
)


_SKIES: Final = ("rain cloud", "snowflake", "sun", "cloud", "storm cloud", "fog")
_IN_SPITE_OF: Final = re.compile(
    r",?\s*\b(?:even (?:when|if|though|in|while)|although|though|no matter)\b[^.;,]*"
    r"\b(?:rain|snow|fog|storm|sun)\w*[^.;,]*|"
    r"，?(?:哪怕|即使|尽管|虽然|不管|无论|任凭)[^。；，]*[雨雪雾风][^。；，]*，?",
    re.IGNORECASE,
)
"""Weather in spite of which something is so."""


def without_weather(text: str) -> str:
    """A text without the weather in spite of which it is so: "warm even when snow lies" is warm."""
    rest = _IN_SPITE_OF.sub("", text)
    return rest if len(rest) * 3 > len(text) else text


FIGURES_OF_SPEECH: Final = re.compile(
    r"\b(?:hand in hand|(?:at|by|in|to|the) (?:the )?heart of|by heart|at heart|heart attack|"
    r"take (?:it )?to heart|hearts? (?:sinks?|sank|melts?|melted|breaks?|broke)|"
    r"piece of cake|under the weather|"
    r"key to(?! (?:the|your|our|my|his|her|a|its) (?:\w+ )?(?:shed|house|flat|car|door|room|office|"
    r"garage|gate|locker|box|building|cellar|safe|van|bike)\b)|key (?:role|point|question|part|"
    r"figure|moment)s?|tip of the iceberg|hit the (?:road|books)|(?:light at the )?end of the "
    r"tunnel|under fire|on fire|open fire|break the ice|spill the beans|cold feet|same boat|"
    r"(?:miss|rock) the boat|elephant in the room|raining cats and dogs|ring a bell|on board|"
    r"cash cow|black sheep|red flag|green light|last straw|silver bullet|play ball|road ?map|"
    r"bread and butter|apple of|flying colou?rs|bigger picture|window (?:into|of)|next door|"
    r"door to door|(?:open|close|shut)\w* (?:the |a )?doors? (?:to|for|on)|behind closed doors|"
    r"food for thought|in a nutshell|back seat|wake-up call|shot in the arm|foot the bill|"
    r"on the (?:other|one) hand|on (?:the )?table|off the table|turn the tables?|rule of thumb|"
    r"cherry[- ]pick\w*|rocket science|magic bullet|safety net|glass ceiling|gold standard|"
    r"golden (?:age|rule|hour)|star(?:s)? align|small fish|big fish|dark horse|white elephant|"
    r"bear in mind|pay the bill|juices (?:should )?run clear|"
    r"(?:cross|tick|mark) in (?:only )?(?:one|the|a|each|any|every) box|"
    r"house of cards|ivory tower|snowball effect|perfect storm|"
    r"butterfly effect|chicken and egg|wild goose chase|copycat|guinea pigs?|rat race|"
    r"in the long run|crystal clear|tailor-made|on thin ice|cup of tea(?= (?:is|isn't))|"
    r"drop in the (?:ocean|bucket)|ball is in|full moon to|once in a blue moon|over the moon|"
    r"shoot for the (?:moon|stars)|in the driver's seat|fly on the wall|can of worms|"
    r"the clock (?:is )?tick\w*|against the clock|around the clock|round the clock|"
    r"top of the mountain of|mountain of work|bottle ?neck|(?:left|gathering dust) on the shelf|"
    r"off the shelf|wind(?:s|ing)? (?:up|down)|"
    r"in (?:one|the same) breath|stone's throw|leave no stone unturned|cornerstone|milestone|"
    r"plant (?:manager|floor|operator)s?|chemical plants?|on foot|plug(?:ged)? in|for peanuts|"
    r"keep watch|on watch|first hand|second hand|by hand|at hand|hands on|foot of|in court|"
    r"in the eyes? of|keep an eye|(?:in the )?public eye|word of mouth|play(?:ing|ed)? by ear|"
    r"down to earth|sea change|office hours|in the market for|job market|"
    r"the (?:size|weight|length|height|thickness) of (?:an? |two |three )?"
    r"(?:[\w-]+ (?:of (?:an? )?)?)?[\w-]+)\b",
    re.IGNORECASE,
)
"""What names nothing by itself: "the heart of the matter"."""


def meant(thing: str, said: str, text: str, start: int) -> str:
    """What is drawn for a thing that `text` names from the character `start` on; "" for nothing.

    `said` are the words that name it.
    """
    before, after = text[:start], text[start + len(said) :]
    if thing == "orange" and said == "orange" and not _ONE_FRUIT.search(before):
        return ""  # a boat is small and orange
    if thing in _SKIES and any(m.start() < start < m.end() for m in _IN_SPITE_OF.finditer(text)):
        return ""
    clause = re.split(r"[,;:.!?，。；：！？]\s*", before)[-1]
    head = said if is_chinese(said) else singular(said.split()[-1].casefold())
    if is_chinese(said):
        is_around = said in _MEDIA_ZH and _IN_IT_ZH.match(after) is not None
        is_likened = said in _LIKENED_ZH and _is_likened(clause, _IS_ZH, _POINTED_AT_ZH)
        is_likened = is_likened or (said in _LIKENED_ZH and bool(_ABSTRACT_ZH.search(clause)))
    else:
        adjectives = said.rpartition(" ")[0]
        is_around = head in _MEDIA and _IN_IT.search(f"{before}{adjectives} ".lstrip()) is not None
        is_likened = head in _LIKENED and _is_likened(clause, _IS, _POINTED_AT)
    if is_around or is_likened:
        return ""
    if thing == "glass" and head in ("water", "水"):
        is_drunk = _DRUNK.search(text) is not None and _OF_PLANTS.search(text) is None
        return thing if is_drunk else "water drop"
    return thing


_ONE_FRUIT: Final = re.compile(r"\b(?:an|the|one|each|every|half|this|that|of) $", re.IGNORECASE)
_SOLID: Final = word_set("thing place person animal plant food clothes message")
"""Kinds of what may be a gift or a key itself."""


def _is_likened(clause: str, copula: re.Pattern[str], pointing: re.Pattern[str]) -> bool:
    """Whether what comes next is what something else, which cannot be seen, is said to be."""
    match = copula.search(clause)
    if match is None or pointing.match(clause):
        return False
    subject = clause[: match.start()].strip()
    words = [each.text for each in cut(subject)] if is_chinese(subject) else subject.split()
    last = singular(words[-1].casefold()) if words else ""
    return bool(words) and english(last).kind not in _SOLID


_HIVES: Final = {
    "bee": re.compile(r"\b(?:honey)?bees?\b|\b(?:bee)?hives?\b|\bhoneycombs?\b|\bnectar\b", re.I),
    "ant": re.compile(r"\bants?\b|\banthills?\b", re.I),
}
_CASTES: Final = re.compile(
    r"\b(?:worker|queen|drone|soldier|nurse|guard|scout|forager)(?P<many>s?)(?: (?:bee|ant)s?)?\b",
    re.IGNORECASE,
)
CASTES: Final = ("queen", "Queen", "queens", "nurse", "nurses", "soldier", "soldiers", "女王")
"""Words that, where insects are spoken of, name no people."""
_HUMANS: Final = re.compile(
    r"\b(?:I|we|you|who|people|man|woman|men|women|child|children|girl|boy|mother|father|owner)\b|"
    r"[我你您人员师爸妈爷奶孩]|主人|姑娘|先生|女士",
    re.IGNORECASE,
)
_BEGINS_WITH: Final = re.compile(r"^(?P<lead>\W*)(?P<who>It|She|He|They)\b(?!')", re.IGNORECASE)
_BEGINS_WITH_ZH: Final = re.compile(r"^(?P<lead>\W*)(?P<who>它们|它|她们|她|他们|他)")


@dataclass(slots=True)
class Standing:
    """For what words of a scene stand: the animal that was named last, and a hive's own."""

    animal: str = ""
    """As it was said, "hen" or 母鸡; "" where it was somebody who was named last."""
    hive: str = ""
    """Which insects the scene is of."""

    def resolved(self, text: str, names: tuple[str, ...] = ()) -> str:
        """A text in which animals are called by their names; `names` are of people.

        The sentences of a scene are told in order.
        """
        self.hive = next((each for each, words in _HIVES.items() if words.search(text)), self.hive)
        sentences = re.split(r"(?<=[.!?])\s+|(?<=[。！？])", text)
        return (" " if not is_chinese(text) else "").join(
            self._sentence(each, names) for each in sentences if each
        )

    def _sentence(self, sentence: str, names: tuple[str, ...]) -> str:
        if self.hive:
            sentence = _CASTES.sub(lambda match: f"{self.hive}{match['many']}", sentence)
        pronoun = _BEGINS_WITH_ZH if is_chinese(sentence) else _BEGINS_WITH
        if self.animal and (match := pronoun.match(sentence)) is not None:
            return match["lead"] + self._named(match["who"]) + sentence[match.end() :]
        is_of_people = any(name in sentence for name in names) or _HUMANS.search(sentence)
        self.animal = "" if is_of_people or _person_in(sentence) else _animal_in(sentence)
        return sentence

    def _named(self, pronoun: str) -> str:
        if is_chinese(self.animal):
            return self.animal
        is_many = pronoun.casefold() == "they" and singular(self.animal) == self.animal
        return f"The {self.animal}{'s' if is_many else ''}"


def _animal_in(sentence: str) -> str:
    """The first animal that a sentence names; "" for none."""
    if is_chinese(sentence):
        return next((each.text for each in cut(sentence) if _is_animal_in_chinese(each.text)), "")
    words = re.findall(r"[a-z]+", sentence.casefold())
    return next((each for each in words if english(singular(each)).kind == "animal"), "")


def _person_in(sentence: str) -> bool:
    words = re.findall(r"[a-z]+", sentence.casefold())
    return any(english(singular(each)).kind == "person" for each in words)


def _is_animal_in_chinese(word: str) -> bool:
    return len(word) <= 3 and word[-1] in "猫狗鸡鸭鹅牛羊马猪兔鸟鱼虎狮象熊狼鹿猴鼠蛇蛙蜂蚁龟鲸豚"
