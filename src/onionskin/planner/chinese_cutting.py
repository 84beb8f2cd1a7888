"""Cuts Chinese into words: the likeliest way by their counts, known words before others."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from onionskin.planner import chinese_words as zh
from onionskin.planner.chinese_marks import MARKS, OF_PLACE
from onionskin.planner.dictionary import english, word_set
from onionskin.planner.figures import BODY
from onionskin.planner.scenes import KINDS, PLACES
from onionskin.text.chinese import chinese_words

_LONGEST = 8
_LONG_WORDS: Final = 1.5
"""How much likelier, in nats, a known word is for every character beyond two."""
_TITLES: Final = word_set(
    "阿姨 叔叔 老师 医生 先生 女士 太太 奶奶 爷爷 师傅 经理 同学 律师 教授 老板 大爷 "
    "大妈 警官 护士 大夫 伯伯"
)
_ADDRESSES: Final = word_set("叔叔 阿姨 伯伯 爷爷 奶奶 哥哥 姐姐 同志")
_CALLED_SO: Final = word_set(
    "worker farmer soldier teacher doctor nurse firefighter courier driver cleaner chef"
) | {"police officer"}
_SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏"
    "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚"
    "邵万钱严戴武孔汤"
)
_PERSONS: Final = {
    "员": "worker", "工": "worker", "手": "person", "师": "person", "家": "person", "者": "person",
    "民": "person", "客": "person", "生": "student", "人": "person", "匠": "craftsman",
    "商": "business person", "警": "police officer", "兵": "soldier", "僧": "monk",
    "娃": "child", "童": "child", "妇": "woman", "汉": "man", "婆": "old woman", "翁": "old man",
    "嫂": "woman", "姨": "woman", "叔": "man", "犯": "prisoner", "贼": "thief", "匪": "robber",
    "迷": "fan", "医": "doctor",
}  # fmt: skip
"""Endings of words for people, and who they are where the word is not known."""
_MAKERS: Final = {end: _PERSONS[end] for end in "师员工匠者"} | {
    "户": "farmer", "农": "farmer", "队": "team",
}  # fmt: skip
"""Endings that are cut off words for people, and are no words of their own."""
_NO_NAMES: Final = word_set(
    "马赛克 马拉松 罗汉果 金桔 石阶 唐装 梁柱 许可 魏晋 丁香 汪洋 夏令营 贺卡"
)
"""Words that begin with a surname and name nobody."""
_NOBODY: Final = word_set(
    "陌生 卫生 发生 人生 民生 花生 养生 一生 终生 再生 出生 野生 新生 国家 大家 老家 人家 "
    "全家 农家 厂家 回家 家家 商家 自家 二手 双手 一手 左手 右手 洗手 扶手 把手 入手 新手 "
    "本人 个人 机器人 手工 化工 加工 施工 竣工 开工 动员 全员 或者 国民 居民楼 博客 电商 智商 "
    "协商 磋商 客人 法人 惊人 感人 动人 迷人 诱人 吓人 生人 前人 后人 他人 别人 有人 没人 "
    "无人 工商 招商 通商 经商 请客 好客 黑客"
)
"""Words that end like people and are none, or nobody who can be drawn."""
_ENDS_VERBS: Final = frozenset("上下进出到回来去完好掉起着过满在向给入开住")
"""What may stand behind a verb and leaves it what it is: 放 in 放下, but not 开 in 开发."""
_PLAYED: Final = frozenset({"play", "fly"})
"""Verbs that are written as one word with what is played: 弹钢琴 is 弹 and 钢琴."""
_WITH_OBJECTS: Final = word_set(
    "数钱 点钱 收钱 舞剑 洗碗 "
    "升旗 磨刀 遛狗 遛鸟 骑马 刷碗 擦窗 折纸 剪纸 铲雪 切菜 洗菜 献花 修车 修表 修鞋 捕鱼 养鸡 "
    "养猪 "
    "喂鸡 喂猪 喂鱼 喂马 喂牛 喂鸭 喂羊 洗车 采花 闻花 试鞋 劈柴 砍柴 砍树 喝茶 "
    "喝酒 倒酒 编筐 送药 送信 "
    "种树 栽树 种花 浇花 放羊 放牛 赶羊 倒茶 泡茶 品茶 换灯 栽花 划船 摇船 撑船 写信 读信 看信 寄信"
)
"""Verbs with what they are done to, which is seen: 骑马 has a horse."""
_WHOLE: Final = word_set(
    "打疫苗 接种疫苗 讲故事 挤牛奶 挤羊奶 表演舞龙 走下楼梯 走上台阶 打麻将 做报告 播报新闻 "
    "晒太阳 按压胸部 "
    "洗脸 打游戏 玩游戏 露出笑容 接到电话 研究数据 分析数据 发表演讲"
)
"""Verbs whose object is none that is seen by itself, or that is none of theirs."""
_NO_ENDINGS: Final = frozenset("心面手门信星光风头口图线针气点力性度法书")
"""Nouns that many words end in which are nothing of the kind: 信心 is no heart."""


@dataclass(slots=True)
class Word:
    text: str
    part: str
    """noun, place, verb, adjective, adverb, number, measure, mark, where, stop, other."""
    english: str = ""


@lru_cache(maxsize=1)
def known_words() -> dict[str, tuple[str, str]]:
    """Every word whose meaning is known: its part and its canonical English."""
    table: dict[str, tuple[str, str]] = {}
    for words, part in (
        (_cast_names(), "noun"),
        (_stage_names(), "noun"),
        ({word: name for word, name in PLACES.items() if not word.isascii()}, "place"),
        (zh.NOUNS, "noun"),
        (zh.ADJECTIVES, "adjective"),
        (zh.ADVERBS, "adverb"),
        (zh.VERBS, "verb"),
    ):
        table |= {word: (part, english) for word, english in words.items()}
    for names in (zh.TIMES, zh.SEASONS):
        for word in (word for words in names.values() for word in words if len(word) > 1):
            table.setdefault(word, ("time", ""))
    table |= dict.fromkeys(MARKS, ("mark", ""))
    table |= {word: ("where", english) for word, english in OF_PLACE.items() if word != "间"}
    table |= {word: ("number", str(number)) for word, number in zh.NUMBERS.items()}
    return table


def _cast_names() -> dict[str, str]:
    from onionskin.cast.cast import load_cast

    names = {}
    for entry in load_cast():
        for word in (*entry.synonyms_zh, entry.name_zh):
            if len(word) > 1 and not word.isascii():
                names[word] = entry.name
    return names


def _stage_names() -> dict[str, str]:
    """What the stage draws, by its Chinese names."""
    from onionskin.stage.things import THINGS

    words = ((word, thing.names.en) for thing in THINGS for word in thing.names)
    return {word: name for word, name in words if len(word) > 1 and not word.isascii()}


def cut(text: str) -> list[Word]:
    """The likeliest way to cut a text, known words before others."""
    known, counted = known_words(), chinese_words()
    total = math.log(6e7)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        options = []
        for start in range(max(0, end - _LONGEST), end):
            word = text[start:end]
            if word in known:
                cost = total - math.log(counted.get(word, (300, ""))[0] + 300) - 2.0
                cost -= _LONG_WORDS * max(len(word) - 2, 0)
            elif word in counted:
                cost = total - math.log(counted[word][0])
            elif len(word) == 1 or (word.isascii() and word.isalnum()):
                cost = total
            else:
                continue
            options.append((best[start][0] + cost, start))
        best.append(min(options))
    cuts, end = [], len(text)
    while end:
        cuts.append(text[best[end][1] : end])
        end = best[end][1]
    words = [word for text in reversed(cuts) for word in _words_of(text)]
    return _with_names(_with_makers(_as_things(words)))


def _with_makers(words: list[Word]) -> list[Word]:
    """The words with those for people joined that no list has: 烘焙 | 师, 酿酒 | 匠."""
    result: list[Word] = []
    for word in words:
        makes = bool(result) and result[-1].part in ("verb", "noun") and len(result[-1].text) > 1
        if makes and word.text in _TRADES and not _is_person(result[-1]) and _opens(result):
            # 举重冠军, 维修工人: who it is, and nobody does it to them.
            does = result[-1].english if result[-1].english in _TAUGHT else ""
            name = f"{does} {word.english}".strip()
            result[-1] = Word(result[-1].text + word.text, "noun", name)
            continue
        if makes and word.text in _HOUSES and result[-1].part == "noun":
            result[-1] = Word(result[-1].text + word.text, "place", _HOUSES[word.text])  # 烧烤摊
            continue
        if makes and word.text in _DEVICES and not word.english and not _is_person(result[-1]):
            result[-1] = Word(result[-1].text + word.text, "noun", _DEVICES[word.text])
            continue
        if makes and word.text in _MAKERS and not _is_person(result[-1]):
            result[-1] = Word(result[-1].text + word.text, "noun", _MAKERS[word.text])
        else:
            result.append(word)
    return result


def _opens(words: list[Word]) -> bool:
    """Whether the last word stands where somebody is named: at the beginning, or counted."""
    before = words[-2] if len(words) > 1 else Word("", "stop")
    named = before.part in ("stop", "measure", "adjective", "place", "where")
    return words[-1].part == "noun" or named or before.text in ("的", "，", "给", "把", "被", "和")


_TRADES: Final = word_set(
    "冠军 选手 健将 小将 高手 大师 爱好者 运动员 教练 工人 人员 专家 演员 队员 队长 助理 学员 "
    "女将 老将 名将 工作者 负责人 技师 师傅 志愿者 工程师 推销员 经纪人"
)
"""Who somebody of a trade is, behind what they do."""
_TAUGHT: Final = word_set("ski swim skate surf row box climb sail dance")
"""What somebody teaches that says where: a ski coach."""
_HOUSES: Final = {
    "摊": "market", "铺": "shop", "店": "shop", "厂": "factory", "坊": "workshop",
    "库": "warehouse", "湖": "lake", "山": "mountains", "河": "river", "江": "river",
    "岛": "island", "局": "office", "室": "office", "坡": "hill",
    "园": "garden", "沟": "valley", "棚": "barn", "圃": "garden",
    "村": "village", "镇": "village", "寺": "temple", "庙": "temple", "洞": "cave", "谷": "valley",
    "林": "forest", "田": "field", "滩": "beach", "街": "street", "码头": "harbour",
}  # fmt: skip
"""Endings of words for places that no list has: 盐湖."""
_DEVICES: Final = {
    "机": "machine", "器": "device", "仪": "instrument", "箱": "box", "柜": "cabinet",
    "架": "rack", "锅": "pot", "桶": "bucket", "盒": "box", "袋": "bag", "杯": "cup",
    "盘": "plate", "碗": "bowl", "瓶": "bottle", "椅": "chair", "凳": "stool", "桌": "table",
    "帽": "hat", "鞋": "shoe", "服": "clothes", "裤": "trousers", "裙": "dress", "巾": "towel",
    "牌": "sign", "笼": "cage", "篮": "basket", "筐": "basket", "船": "boat", "棚": "hut",
}  # fmt: skip
"""Endings of words for things that no list has: 研磨机."""


def _is_person(word: Word) -> bool:
    return word.part == "noun" and _names_somebody(word)


def _names_somebody(word: Word) -> bool:
    return KINDS.get(word.english) == "person" or english(word.english).kind == "person"


_TIMES_DONE: Final = frozenset("次下遍回趟")
"""Measures of how often something is done, behind which there are verbs."""


def _as_things(words: list[Word]) -> list[Word]:
    """The words, with what could be a verb and stands as a thing for a noun: 一幅画, 拿着包."""
    result: list[Word] = []
    for place, word in enumerate(words):
        if word.part == "verb" and word.text in zh.NOUNS and _is_thing(words, place):
            word = Word(word.text, "noun", zh.NOUNS[word.text])
        after = words[place + 1] if place + 1 < len(words) else Word("", "stop")
        if after.text == "地" and not word.english and word.part in ("verb", "adjective", "other"):
            word = Word(word.text, "adverb")  # 摇摇摆摆地
        if word.part == "adjective" and word.english in _MATERIALS and _stands_alone(words, place):
            word = Word(word.text, "noun", _MATERIALS[word.english])
        if word.part == "verb" and word.text in _STATES and _is_living(after):
            word = Word(word.text, "adjective", _STATES[word.text])
        if result and result[-1].part == "verb" and word.text in _RESULTS and not word.english:
            result[-1] = replace(result[-1], text=result[-1].text + word.text)
            continue
        if word.text == "长" and _is_length(words, place):
            word = Word(word.text, "adjective", "long")
        result.append(word)
    return result


_MATERIALS: Final = {
    "glass": "glass pane", "stone": "stone", "golden": "gold bar", "wooden": "log",
}  # fmt: skip
"""What is a thing where nothing follows that is made of it: 一块玻璃."""
_STATES: Final = {
    "落水": "drowning", "生病": "sick", "发烧": "sick", "感冒": "sick", "受伤": "wounded",
    "获奖": "proud", "受灾": "sad", "迷路": "lost", "流浪": "stray", "哭泣": "crying",
    "失踪": "lost", "怀孕": "pregnant", "退休": "old", "参赛": "sporty", "被困": "trapped",
    "毕业": "proud", "遇难": "wounded", "熟睡": "sleeping", "晕倒": "sick", "咳嗽": "sick",
}  # fmt: skip
"""What somebody is who is said to do so before their name: 落水儿童."""
_RESULTS: Final = frozenset("响倒碎光破湿亮灭尽透紧稳牢熟断")
"""What a verb comes to, written behind it: 按响, 推倒."""


def _stands_alone(words: list[Word], place: int) -> bool:
    """Whether an adjective that is counted, or is done something to, stands before no noun."""
    before = words[place - 1] if place else Word("", "stop")
    after = words[place + 1] if place + 1 < len(words) else Word("", "stop")
    led = before.part in ("measure", "verb") or before.text in ("着", "了")
    return led and after.part not in ("noun", "adjective") and after.text != "的"


def _is_living(word: Word) -> bool:
    kind = KINDS.get(word.english) or english(word.english).kind
    return word.part == "noun" and kind in ("person", "animal")


def _is_length(words: list[Word], place: int) -> bool:
    """Whether 长 is long and nothing grows: 拿着长扫帚, 一条长椅."""
    before = words[place - 1] if place else Word("", "stop")
    after = words[place + 1] if place + 1 < len(words) else Word("", "stop")
    return after.part == "noun" and (before.text.endswith(("着", "的")) or before.part == "measure")


def _is_thing(words: list[Word], place: int) -> bool:
    before = words[place - 1] if place else Word("", "stop")
    last = place + 1 == len(words) or words[place + 1].part == "stop"
    if before.part == "adjective" and place > 1:
        before = words[place - 2] if words[place - 2].part == "measure" else before
    counted = before.part == "measure" and before.text not in _TIMES_DONE
    return counted or before.text == "的" or (last and before.text.endswith(("着", "了", "过")))


def _with_names(words: list[Word]) -> list[Word]:
    """The words with 小明, 老王 and the like as somebody's name."""
    result: list[Word] = []
    for place, word in enumerate(words):
        if word.text in _ADDRESSES and result and result[-1].english in _CALLED_SO:
            result[-1] = replace(result[-1], text=result[-1].text + word.text)
            continue  # 农民伯伯
        follows = words[place + 1] if place + 1 < len(words) else Word("", "stop")
        if (
            word.text in ("快递", "外卖")
            and follows.part == "noun"
            and follows.text[-1:] in "员工手"
        ):
            continue  # 快递分拣员
        titled = place + 1 < len(words) and words[place + 1].text in _TITLES
        if word.text in _SURNAMES and len(word.text) == 1 and titled:
            continue  # 王阿姨
        after = words[place + 1] if place + 1 < len(words) else Word("", "stop")
        is_name = bool(result) and result[-1].text in ("小", "阿", "老") and len(word.text) == 1
        if (
            is_name
            and (word.part in ("adjective", "other") or not word.english)
            and (after.part in ("mark", "verb", "stop", "noun"))
        ):
            result[-1] = Word(result[-1].text + word.text, "noun", "person")
        else:
            result.append(word)
    return result


def _words_of(text: str) -> list[Word]:
    """A word, or the two that it is made of: 两个, 桌边, 弹钢琴."""
    if zh.VERBS.get(text) in _PLAYED and text[1:] in zh.NOUNS:
        return [Word(text[0], "verb", zh.VERBS[text]), _word(text[1:])]
    if text in _WITH_OBJECTS and known_words().get(text[1:], ("",))[0] == "noun":
        own = zh.VERBS.get(text, "")
        return [Word(text[0], "verb", own) if own else _word(text[0]), _word(text[1:])]
    both = _with_object(text) if len(text) > 2 else _as_verb_and_thing(text)
    if both:
        return both
    if text not in known_words() and len(text) > 1:
        if text[:-1] in zh.NUMBERS and text[-1] in zh.MEASURES:
            return [_word(text[:-1]), _word(text[-1])]
        if text[0] in "红黑白蓝绿黄灰粉紫金银" and known_words().get(text[1:], ("",))[0] == "noun":
            return [_word(text[0]), _word(text[1:])]
        if text[-1] in OF_PLACE and known_words().get(text[:-1], ("",))[0] in ("noun", "place"):
            return [_word(text[:-1]), _word(text[-1])]
    return [_word(text)]


def _with_object(text: str) -> list[Word]:
    """A verb and the thing that it is done to, of one word for both: 织毛衣; nothing for others."""
    if text not in zh.VERBS or text in _WHOLE:
        return []
    for end in range(1, len(text)):
        verb, noun = text[:end], text[end:]
        part, name = known_words().get(noun, ("", ""))
        name = name if part == "noun" else ""
        if name and verb in zh.VERBS and _is_seen(name):
            return [Word(verb, "verb", zh.VERBS[text]), _word(noun)]
    return []


def _as_verb_and_thing(text: str) -> list[Word]:
    """A verb and what it is done to, of two characters that no list has as one word: 送菜."""
    if text in known_words() or len(text) != 2 or text[0] not in zh.VERBS:
        return []
    part, name = known_words().get(text[1], ("", ""))
    counted = chinese_words().get(text, (0, "v"))[1]
    if part != "noun" or counted != "v" or text[1] in _NO_ENDINGS or not _is_seen(name):
        return []
    return [_word(text[0]), _word(text[1])]


def _is_seen(name: str) -> bool:
    """Whether a name is that of a thing or an animal, and of no part of a body."""
    from onionskin.planner.tagging import is_drawn
    from onionskin.stage.things.near import near_thing

    head = name.rsplit(" ", 1)[-1]
    kind = KINDS.get(name) or KINDS.get(head) or english(name).kind or english(head).kind
    return head not in BODY and (kind in _SEEN or bool(near_thing(name)) or is_drawn(name))


_SEEN: Final = frozenset({"thing", "animal", "vehicle", "plant", "clothes"})


def _word(text: str) -> Word:
    if text in known_words():
        return Word(text, *known_words()[text])
    if text in zh.MEASURES:
        return Word(text, "measure")
    part = chinese_words().get(text, (0, "x"))[1]
    if (
        part == "p"
        and text not in _NO_NAMES
        and (text[0] in _SURNAMES or text[0] in "小阿老")
        and _guessed(text, "noun") == ""
    ):
        return Word(text, "noun", "person")
    part = "n" if part == "p" else part
    if part == "n" and len(text) > 1 and text[-1] in _HOUSES and not _guessed(text, "noun"):
        return Word(text, "place", _HOUSES[text[-1]])
    part = {"n": "noun", "v": "verb", "a": "adjective"}.get(part, "other")
    return Word(text, part, _guessed(text, part))


def _guessed(text: str, part: str) -> str:
    """What an unknown word means by a part of it: nouns end, verbs begin with what they are."""
    size = len(text)
    parts = (
        [text[i:] for i in range(1, size)] if part == "noun" else [text[:i] for i in range(size)]
    )
    if part == "noun" and text[-1:] in _DEVICES and size > 1 and parts[-1] not in known_words():
        return _DEVICES[text[-1]]  # 木盒
    if part == "noun" and text[-1:] in "子儿" and known_words().get(text[:-1], ("",))[0] == "noun":
        return known_words()[text[:-1]][1]  # 旗子
    for each in parts if part == "noun" else parts[::-1]:
        if known_words().get(each, ("",))[0] == part and _is_likely(text, each, part):
            return known_words()[each][1]
    is_somebody = part == "noun" and size > 1 and text not in _NOBODY
    return _PERSONS.get(text[-1], "") if is_somebody else ""


def _is_likely(text: str, known: str, part: str) -> bool:
    """Whether a word means what the known part of it does: 放下 is to 放, 提醒 is not to 提."""
    if part == "noun":
        return known not in _NO_ENDINGS
    rest = text[len(known) :]
    is_object = known_words().get(rest, ("",))[0] == "noun" and rest not in _NO_ENDINGS
    return part != "verb" or is_object or all(each in _ENDS_VERBS for each in rest)
