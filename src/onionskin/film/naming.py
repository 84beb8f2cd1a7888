"""The things that a sentence names and somebody can draw, in the order in which they are spoken.

A thing is found by the head of a noun phrase: of "two pizza boxes" it is the boxes, of "light
house" nothing, for a house is no lighthouse. Only exact names and synonyms count, for a wrong
picture is worse than none; words in a figure of speech ("the heart of the matter"), verbs ("watch
out") and names of people bring none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from onionskin.cast.cast import load_cast
from onionskin.film.meaning import FIGURES_OF_SPEECH, meant
from onionskin.planner.chinese_cutting import Word, cut
from onionskin.planner.dictionary import english, singular, word_set
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.tagging import Token, tagged
from onionskin.stage.roles import ROLES
from onionskin.stage.things import THINGS


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A thing that is named: what it is drawn as, the words that name it, and where they stand."""

    thing: str
    """A name of `finish.cards.things`."""
    said: str
    start: int
    """The character of the text at which `said` begins."""
    is_refused: bool = False
    """Whether the words say to leave it: "do not use the lift"."""
    is_weak: bool = False
    """Whether it is so common that it says little by itself: a door, a tree."""
    is_somebody: bool = False
    """Whether it is the role of people: couriers, a doctor."""


_MISLEADING: Final = word_set(
    "anchor bar bat board bolt bow branch building bug canvas cardinal case cheers chips "
    "chopper coach cock construction controller cooking counter crane disc drill fan file fly fuji "
    "gear goal home horn iron joey keyboard kitty log mandarin mask masks mint monitor needle "
    "neighbourhood painting palm paper pawn peanuts performing picture poster present protection "
    "rack reception recorder ring rod rose sake saw scale scales screen scroll seal shield shoot "
    "sign slide spirit stick sweet target thread till toast trainer tube vessel village viola "
    "washer watch wipe world wrap badger cob cog dart doe cell celebration racket pitch weights "
    "nest conga curling container safe switch match quaver vespa wood rail kit rake stew plume "
    "bull skate jet step steps hand eye foot mouth ear nose face spring well cap suit tie button "
    "wall level belt cream"
) | {"big cat", "big wheel", "high voltage", "performing arts", "first place medal", "wooden door",
     "classical building"}  # fmt: skip
"""Names whose picture is of another meaning than most sentences have."""
_ALSO: Final = {
    "blood cell": "cell", "watch": "wristwatch", "cooker": "stove",
    "helmet": "rescue helmet", "tablecloth": "cloth", "flight": "airplane",
    "tyre": "wagon wheel", "tire": "wagon wheel", "motor": "machine",
    "jar of honey": "honey pot", "pot": "pot of stew", "vegetable": "carrot",
    "vegetables": "carrot",
    "medicine": "pill bottle", "medication": "pill bottle", "drug": "pill bottle",
    "injection": "syringe", "jab": "syringe", "dinosaur": "tyrannosaurus", "poison": "skull",
    "litre of water": "glass", "electric scooter": "scooter",
    "scissors": "pair of scissors", "text message": "speech bubble", "text": "speech bubble",
    "sms": "speech bubble", "fake page": "web page", "card number": "bank card",
    "storm": "thundercloud",
    "thunderstorm": "thundercloud", "soft toy": "teddy bear", "cuddly toy": "teddy bear",
    "street sweeper": "cleaner", "road sweeper": "cleaner", "tea leaf": "sprig of herbs",
    "delivery driver": "courier", "rescue worker": "firefighter",
}  # fmt: skip
_SHOWN_CHARACTERS: Final = word_set("robot snowman ghost skull")
_NOT_SHOWN: Final = ("people", "characters")
_NO_HEADS: Final = word_set(
    "card board bank case match plate ring light key chip mouse bat drill pipe cell star bar cup "
    "house plant bell bill glass crown ball pen pot bag book paper fire train tree"
)
"""Heads whose compounds are of other kinds: a piano key opens nothing."""
_SAFE_COMPOUNDS: Final = {
    ("bell", "ship"), ("bell", "church"), ("bell", "school"), ("bell", "shop"),
    ("train", "night"), ("train", "express"), ("train", "last"), ("tree", "olive"),
    ("tree", "apple"), ("tree", "fruit"), ("tree", "oak"), ("tree", "tea"), ("tree", "lemon"),
    ("bag", "school"), ("bag", "shopping"), ("book", "school"), ("plate", "dinner"),
    ("glass", "water"), ("pot", "soup"), ("bag", "plastic"), ("bag", "paper"), ("house", "brick"),
}  # fmt: skip
_MEASURES: Final = word_set(
    "bottle glass cup bowl jar pot bag box basket plate slice piece loaf bunch handful pinch spoon "
    "litre liter kilo kilogram gram spoonful teaspoon tablespoon heap pile pair cube bar tin can "
    "tube roll sheet drop half dozen lot number stack row pack packet carton mug barrel bucket "
    "herd flock school swarm group picture bit head clove block crate field"
)
_FIGURATIVE: Final = word_set(
    "wave heart sea ocean mountain key tip eye window flood storm army spark seed web mouth foot "
    "core ring chain wall bridge crown arm bed fountain star engine hammer mirror map door gift "
    "bubble rainbow cloud shadow thread anchor flower fruit breath rain shower stream river pearl "
    "diamond gold sword fire flame light root branch link hand foot eye face "
    "skeleton star"
)
"""Of what follows "of", such a thing is a figure of speech: "a wave of complaints"."""
_WHERE_ONE_IS: Final = word_set(
    "table desk bed chair door window house shop store bench fence shelf sofa counter bank school "
    "hospital church factory hotel board wall roof"
)
"""After "in", "on" or "at" these only say where something is."""
_WEAK: Final = word_set(
    "table desk bed chair door window house shop store machine seat sun star rock stone bench "
    "fence shelf tree plant sofa counter bank school hospital church factory hotel lamp board hand "
    "foot eye mouth ear nose"
)
_INTO: Final = word_set("in into on onto inside")
_LOOSELY: Final = word_set("in on at from behind near by inside outside beside around before after")
_REFUSES: Final = re.compile(
    r"^\W*(?:(?:please|and|then|so|but|also|or)\b\W*)*"
    r"(?:do not|don[’']t|never|avoid|stop(?= \w+ing))\b"
    r"(?! (?:forget|hesitate|worry|be afraid|only|just|mind|miss))"
    r"|\b(?:must|should|may) (?:not|never)\b|\bmustn[’']t\b|\bnot allowed\b",
    re.IGNORECASE,
)
_CLAUSE_ENDS: Final = re.compile(
    r"[,;:.!?—–，。；：！？]|\b(?:but|instead|unless)\b", re.IGNORECASE
)
_REFUSES_ZH: Final = re.compile(r"不要|别|切勿|禁止|请勿|不能|不可以|不得|严禁|不准|勿")
_WHOM_ZH: Final = word_set("对 给 让 请 由")
"""After these stands whom something is done for: 对猫有毒."""
_NOT_TOLD_APART: Final = word_set(
    "man woman person customer passenger actor politician teenager baby conductor wizard witch"
)
"""Roles that no clothes tell, or whose names mean others as often."""


def named_things(text: str, names: Collection[str] = ()) -> tuple[Named, ...]:
    """The things that a text names, in order, each once; `names` are of people, and bring none."""
    for name in sorted(names, key=len, reverse=True):
        bound = "" if is_chinese(name) else r"\b"
        text = re.sub(f"{bound}{re.escape(name)}{bound}", lambda match: " " * len(match[0]), text)
    found = _in_chinese(text) if is_chinese(text) else _in_english(text)
    firsts: dict[str, Named] = {}
    for each in found:
        thing = meant(each.thing, each.said, text, each.start)
        if thing:
            is_role = ROLES.find(thing) is not None and THINGS.find(thing) is None
            named = replace(each, thing=thing, is_somebody=is_role)
            firsts.setdefault(thing, named)
    return tuple(firsts.values())


def drawn_as(name: str) -> str:
    """What is drawn for a thing of an English name; "" where there is no picture of it."""
    table = _english_names()
    return table.get(name, "") or table.get(singular(name), "")


# English


def _in_english(text: str) -> Iterator[Named]:
    masked = FIGURES_OF_SPEECH.sub(lambda match: " " * len(match[0]), text)
    at = 0
    for part in re.split(r"(?<=[.!?;:])\s+", masked):
        start = masked.index(part, at)
        at = start + len(part)
        yield from _in_sentence(part, start)


def _in_sentence(sentence: str, offset: int) -> Iterator[Named]:
    tokens = tagged(sentence)
    for index in range(2, len(tokens) - 1):
        if _ends_a_list(tokens, index):
            tokens[index].tag = "N"
    for index in range(len(tokens) - 1):
        if _begins_a_command(tokens, index):
            tokens[index].tag, tokens[index + 1].tag = "V", "N"
    places = _places(sentence, tokens)
    index = 0
    while index < len(tokens):
        if tokens[index].tag != "N":
            index += 1
            continue
        end = index
        while end < len(tokens) and tokens[end].tag == "N":
            end += 1
        yield from _of_chunk(sentence, tokens, places, index, end, offset)
        index = end


def _begins_a_command(tokens: list[Token], index: int) -> bool:
    """Whether what looks like the first of two nouns is a verb: ", pack books in boxes"."""
    before = tokens[index - 1].lower if index else ","
    token, after = tokens[index], tokens[index + 1]
    is_many = after.tag == "V" and singular(after.lower) != after.lower  # "pack *books*"
    if token.tag != "N" or not (after.tag == "N" or is_many) or before not in _BEFORE_A_COMMAND:
        return False
    word = english(token.lower)
    return 2 * word.verb > word.noun and singular(token.lower) == token.lower


_BEFORE_A_COMMAND: Final = (",", "and", "or", "then", ";")


def _ends_a_list(tokens: list[Token], index: int) -> bool:
    """Whether what looks like a verb is the last of several nouns: "suitcases and backpacks"."""
    one, link, token, after = (tokens[place] for place in (index - 2, index - 1, index, index + 1))
    return (
        token.tag == "V"
        and link.lower in ("and", "or")
        and one.tag == "N"
        and after.text in ".,;!?"
        and token.lower.endswith("s")
        and one.lower.endswith("s")
    )


def _of_chunk(
    sentence: str, tokens: list[Token], places: list[int], first: int, end: int, offset: int
) -> Iterator[Named]:
    """What a run of nouns names by its last ones; adjectives before it may belong to its name."""
    start = first
    while start and tokens[start - 1].tag in ("J", "G", "E"):
        start -= 1
    while first > start and english(tokens[first - 1].lower).kind:
        first -= 1  # of "piano keys" the piano too is a noun
    words = [each.lower for each in tokens[start:end]]
    thing, used = _thing_of(words, end - first)
    last = end - 1
    if not thing or (last and tokens[last].text[:1].isupper()):
        return  # in capitals within a sentence is a name
    head = singular(tokens[last].lower)
    if _is_said_of_another(tokens, end, head) or (start == last and _may_be_done(tokens, start)):
        return
    begin = first if used <= end - first else end - used
    if begin == 0 and used < end and english(tokens[0].lower).verb:
        begin = 1  # of "plant lavender" the lavender
    said_from, said_to = places[begin], places[last] + len(tokens[last].text)
    relation = _relation(tokens, start)
    if head in _WHERE_ONE_IS and relation in _LOOSELY:
        return  # only where something is
    before = sentence[:said_from]
    has_object = any(each.tag == "N" for each in tokens[:start])
    if relation in _INTO and has_object and _REFUSES.search(before):
        return  # only where it is not to be: "never put a candle in the van"
    is_none = start > 1 and tokens[start - 1].lower == "no" and not _is_subject(tokens, end)
    yield Named(
        thing=thing,
        said=sentence[said_from:said_to],
        start=offset + said_from,
        is_refused=relation == "without" or is_none or _is_refused(before),
        is_weak=head in _WEAK,
    )


def _is_said_of_another(tokens: list[Token], end: int, head: str) -> bool:
    """Whether what goes before "of" is a figure of speech, or only holds what follows it."""
    after = [each.lower for each in tokens[end : end + 2]]
    if after[:1] == ["to"]:
        return head in ("key", "barrier")
    if after[:1] != ["of"]:
        return False
    if head in _FIGURATIVE or not (head in _MEASURES or _is_solid(after[1:])):
        return True
    return head in _MEASURES and _names_more(tokens, end + 1)


def _relation(tokens: list[Token], start: int) -> str:
    """The preposition before a noun phrase, or ""."""
    before = start - 1
    while before >= 0 and tokens[before].tag in ("D", "Q", "J"):
        before -= 1
    return tokens[before].lower if before >= 0 and tokens[before].tag == "P" else ""


def _is_subject(tokens: list[Token], end: int) -> bool:
    """Whether a verb follows: of "no suitcase was lost" all suitcases are there."""
    return end >= len(tokens) or tokens[end].tag in ("X", "V", "E")


def _is_refused(before: str) -> bool:
    """Whether the words before a thing tell to leave it."""
    clauses = _CLAUSE_ENDS.split(before)[-1], _listed_clause(before)
    return any(_REFUSES.search(each) for each in clauses)


def _may_be_done(tokens: list[Token], place: int) -> bool:
    """Whether a bare word after "and" or a comma is rather a verb: "wait, and wave"."""
    word = english(tokens[place].lower)
    is_bare = place > 0 and tokens[place - 1].lower in ("and", "or", "then", ",", "to")
    return is_bare and 2 * word.verb > word.noun


def _listed_clause(before: str) -> str:
    """The clause before a list in which something stands: of "do not bring cats, dogs" all."""
    pieces = re.split(r"[;:.!?]|\b(?:but|instead)\b", before)[-1]
    parts = pieces.split(",")
    return parts[0] if all(len(each.split()) <= 3 for each in parts[1:]) else ""


def _names_more(tokens: list[Token], start: int) -> bool:
    """Whether what follows names a thing by itself."""
    words: list[str] = []
    for token in tokens[start : start + 4]:
        if token.tag in ("D", "Q"):
            continue
        if token.tag not in ("N", "J"):
            break
        words.append(token.lower)
    return bool(words) and bool(_thing_of(words, len(words))[0])


def _is_solid(words: Sequence[str]) -> bool:
    """Whether "the door *of the house*" is meant: something that has parts."""
    return words[:1] in (["the"], ["a"], ["your"], ["our"], ["my"], ["their"], ["his"], ["her"])


def _thing_of(words: Sequence[str], num_nouns: int) -> tuple[str, int]:
    """What the last of some words name, and how many of them: the longest name goes first."""
    table = _english_names()
    head = singular(words[-1])
    for used in range(len(words), 0, -1):
        before = [*words[len(words) - used : -1]]
        for last in (words[-1], head):
            name = " ".join([*before, last])
            if used == 1 and num_nouns > 1 and not _may_be_head(words, num_nouns):
                return "", 0
            if name in _MISLEADING and used == 1:
                break
            if name in table:
                return table[name], used
            if used > 1 and english(name).noun and used <= num_nouns:
                return "", 0  # a word of its own, of which there is no picture
    return "", 0


def _may_be_head(words: Sequence[str], num_nouns: int) -> bool:
    """Whether a compound is of the kind of its last word: "pizza boxes", but no "piano keys"."""
    head, modifier = singular(words[-1]), singular(words[-2])
    return head not in _NO_HEADS or (head, modifier) in _SAFE_COMPOUNDS


def _places(sentence: str, tokens: list[Token]) -> list[int]:
    """At which character each token begins."""
    places, at = [], 0
    for token in tokens:
        at = sentence.index(token.text, at)
        places.append(at)
        at += len(token.text)
    return places


@lru_cache(maxsize=1)
def _english_names() -> dict[str, str]:
    """Names in lower case and what is drawn for each; those of the stage's own before others."""
    entries = [each for each in load_cast() if _is_shown(each.group, each.name)]
    names: dict[str, str] = {}
    for thing in THINGS:
        names[thing.names.en] = thing.names.en
    for entry in entries:
        names.setdefault(entry.name.casefold(), entry.name)
    for entry in entries:
        for synonym in entry.synonyms:
            names.setdefault(synonym.casefold(), entry.name)
    for thing in THINGS:
        for also in thing.names.also:
            if also.isascii():
                names.setdefault(also, thing.names.en)
    for role in ROLES:
        if role.names.en not in _NOT_TOLD_APART:
            for name in (role.names.en, *(each for each in role.names.also if each.isascii())):
                names.setdefault(name, role.names.en)
    return {**{singular(name): thing for name, thing in names.items()}, **names, **_ALSO}


def _is_shown(group: str, name: str) -> bool:
    return (group not in _NOT_SHOWN or name in _SHOWN_CHARACTERS) and not name.endswith(" face")


# Chinese

_MISLEADING_ZH: Final = word_set(
    "鼓 钟 笔 球 云 家 肉 派 画 虎 龙 桃 梨 蛙 象 地球 世界 高铁 表情 英雄 精灵 音乐 "
    "建筑 设备 "
    "公司 中心 明星 星球 基因 屏幕 食物 文件 信 纸 卡 琴 桌子 椅子 房子 房屋 窗子 牌子 保护 "
    "象棋 干杯 "
    "表演 面具 喇叭 家具 水汽"
)
_WEAK_ZH: Final = word_set(
    "门 床 车 水 花 火 学校 医院 银行 窗户 树 太阳 沙发 柜台 货架 机器 商店 工厂 大树 钟"
)
_ALSO_ZH: Final = {
    "药": "pill bottle", "药品": "pill bottle", "药物": "pill bottle", "水": "glass",
    "钱": "money bag", "猫": "cat", "狗": "dog", "鱼": "fish", "鸟": "bird", "车": "car",
    "花": "flower", "茶": "cup of tea", "茶叶": "sprig of herbs", "米": "bowl of rice",
    "书": "book", "书包": "backpack", "伞": "umbrella", "蛋": "egg", "糖": "piece of candy",
    "门": "door", "床": "bed", "火": "fire", "雪": "snowflake", "雨": "rain cloud",
    "牛": "cow", "羊": "sheep", "马": "horse", "猪": "pig", "鸡": "hen", "鸭": "duck",
    "盐": "salt shaker", "酒": "glass of wine", "面": "bowl of noodles", "毒": "skull",
    "课桌": "desk", "大锅": "soup pot",
    "锅": "pan", "船": "ship", "灯": "lamp", "盒子": "parcel", "纸箱": "cardboard box",
    "环卫工人": "cleaner", "环卫工": "cleaner", "外卖员": "courier", "鲜叶": "sprig of herbs",
    "养鸡": "hen", "养猪": "pig", "养牛": "cow", "养羊": "sheep", "养鱼": "fish", "养蜂": "bee",
    "疫苗": "syringe", "电动车": "scooter",
}  # fmt: skip
_PARTED_ZH: Final = {
    "面": "对上下里外前后反方表全当见桌水地路一", "米": "一二两三四五六七八九十百千万几多厘毫平",
}  # fmt: skip
"""Single characters, and what before them makes them a part of another word."""
_NO_TIE: Final = word_set("的 和 、 与 或 跟 及 或者 以及 还有")


def _in_chinese(text: str) -> Iterator[Named]:
    words = cut(text)
    at = 0
    for index, word in enumerate(words):
        place = text.find(word.text, at)
        if place < 0:
            continue
        at = place + len(word.text)
        thing = _chinese_thing(words, index)
        if not thing:
            continue
        clause = re.split(r"[，。；！？：]", text[:place])[-1]
        rest = re.split(r"[。；！？：]", text[at:])[0]
        refused = _REFUSES_ZH.search(clause) is not None
        refused = refused or (re.match(r"[^，]*，(?:千万)?(?:不要|别|不能)", rest) is not None)
        refused = refused and not (index and words[index - 1].text in _WHOM_ZH)
        yield Named(
            thing=thing,
            said=word.text,
            start=place,
            is_refused=refused,
            is_weak=word.text in _WEAK_ZH,
        )


def _chinese_thing(words: Sequence[Word], index: int) -> str:
    """What a word names: a noun that is not only the first half of another's name."""
    word = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    if word.part not in ("noun", "place") and word.text not in _ALSO_ZH:
        return ""
    if word.part in ("verb", "adjective", "adverb", "measure", "number"):
        return ""
    is_tied = after is not None and after.text not in _NO_TIE and after.part == "noun"
    if is_tied or (after is not None and after.text == "的" and _is_noun(words, index + 2)):
        return ""
    before = words[index - 1] if index else None
    if before is not None and before.text[-1] in _PARTED_ZH.get(word.text, ""):
        return ""  # 对面 is no noodles
    if before is not None and before.text in ("小", "老", "阿") and len(word.text) == 1:
        return ""  # 小雨 and 小马 are somebody
    if word.text in _MISLEADING_ZH:
        return ""
    found = _chinese_names().get(word.text, "")
    if not found and len(word.text) > 1 and word.text[0] in _SUCH_ZH:
        found = _chinese_names().get(word.text[1:], "")  # a wet towel is a towel
    return found


_SUCH_ZH: Final = "湿热冷冰新旧小大老红白黑绿黄蓝铁木竹空野鲜生"
"""How a thing is, or what it is made of."""


def _is_noun(words: Sequence[Word], index: int) -> bool:
    return index < len(words) and words[index].part == "noun"


@lru_cache(maxsize=1)
def _chinese_names() -> dict[str, str]:
    """Chinese names and what is drawn for each."""
    entries = [each for each in load_cast() if _is_shown(each.group, each.name)]
    names: dict[str, str] = {}
    for entry in entries:
        names.setdefault(entry.name_zh, entry.name)
    for thing in THINGS:
        names[thing.names.zh] = thing.names.en
    for entry in entries:
        for synonym in entry.synonyms_zh:
            if len(synonym) > 1:
                names.setdefault(synonym, entry.name)
    for thing in THINGS:
        for also in thing.names.also:
            if not also.isascii() and len(also) > 1:
                names.setdefault(also, thing.names.en)
    for role in ROLES:
        if role.names.en not in _NOT_TOLD_APART:
            for name in (role.names.zh, *(each for each in role.names.also if not each.isascii())):
                names.setdefault(name, role.names.en)
    return names | _ALSO_ZH
