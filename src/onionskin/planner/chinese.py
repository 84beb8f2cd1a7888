"""Reads a Chinese prompt into a frame: who does what with whom, where and when."""

from __future__ import annotations

import re
from typing import Final

from onionskin.planner import chinese_words as zh
from onionskin.planner.chinese_clauses import SentenceReader
from onionskin.planner.chinese_cutting import cut, known_words
from onionskin.planner.chinese_nouns import kind_of
from onionskin.planner.chinese_relatives import without_relatives
from onionskin.planner.dictionary import word_set
from onionskin.planner.frames import Clause, Frame, Noun

_SPANS: Final = re.compile(
    r"(?:第?[一二两三四五六七八九十百千万几半数\d]+|每)个?(?:多)?"
    r"(?:分钟|小时|秒钟|秒|天|月|年(?!级|轻)|季度|周|星期|遍|次|倍|成(?=$|[，。])|个百分点|[%％]|点钟?|番|岁)(?:后|前|内|里|以来|左右)?"
    r"|(?:今|去|明|前|当|那|每)年(?:年初|年底|[春夏秋冬][天季日]|[上下]半年)?|[一二三四五六七八九十\d]{1,4}月(?:份|[一二三四五六七八九十\d]+[日号])?"
    r"|(?:这个|那个|上个|下个|[上下本这每])(?:周[一二三四五六日天末]?|星期[一二三四五六日天]?|月|季度)|周[一二三四五六日末]"
    r"|[一二三四五六七八九十]+点半?|那天|当天|一[个整]?(?:晚上|夜)|整夜|连夜|小时候|年底|年初|暑假|寒假"
    r"|今天|昨天|明天|最近|目前|近日|近期|如今|每天|天天"
    r"|[一两二三四五六七八九十百千万亿几半数多零点\d.]+(?:多|余)?(?:吨|公斤|千克|毫升|升|克|美元|元|公里|平方米|亩)"
    r"|百分之[一二三四五六七八九十百零点\d]+|(?<=[翻])一番"
)
"""How long, how often and how much: said of time and number, and nothing to be seen."""
_OLD: Final = re.compile(
    r"(?:年过|年近|已过)?(?:[六七八九]十[一二三四五六七八九多]?岁?|[6-9]\d岁)(?:多岁|高龄)?的(?=.{1,6}?)"
    r"|(?:年过|年近)[六七八九]十的?|[六七八九]旬(?:高龄)?的?(?=老)"
)
"""Ages from sixty on: 七十多岁的陶艺师傅 is old."""
_NO_NIGHT: Final = re.compile(
    r"不?[过隔熬]夜|一[个整]?(?:晚上|夜)(?!里)|[整连]夜|夜宵|昼夜|日夜|每天晚上"
)
"""Nights that are no hour of the day: how long, how often."""
_TALKED_OVER: Final = re.compile(r"([谈坐看想说试走尝听聊问学读写找等歇逛笑数算])一\1")
"""A verb said twice: 谈一谈 is to 谈."""
_OURS: Final = re.compile(r"([我你咱他她]们?)家(?=的)")
"""我们家的面包 is of a shop, and nobody is at home."""
_FLOORS: Final = re.compile(r"(?:爬|走|跑|登)(?:上|到)?(?:了)?[一二三四五六七八九十\d]+[层楼]楼?")
"""爬上六楼 is to go up the stairs."""
_RIDES: Final = re.compile(
    r"(?:[趴跪]在?地[上板]+)?[给让]([^，。]{1,5}?)(?:当[大]?马骑?|骑大马|骑在[他她]?背上)"
)
"""给女儿当马骑 is to carry her on the back."""
_TRAPPED: Final = re.compile(r"被[^，。的被]{1,2}的(?=[\u4e00-\u9fff])")
"""被卡的孩子 is the child; what was done to it before is not seen."""
_BEFORE: Final = re.compile(
    r"^(?:台风|飓风|龙卷风|海啸)(?:登陆|来临|来袭|到来|过境|过)?(?:之?前|之?后|过后)，"
)
"""台风登陆前: what is not there yet, or no more."""
_LESSONS: Final = re.compile(
    r"(?:[一-鿿]{1,2}课|课堂|自习)上(?=，|[^的]{1,4}?(?:老师|学生|同学|孩子|男生|女生))"
)
"""音乐课上 is in a classroom."""
_NIGHTS: Final = re.compile(r"^[^，]{1,3}夜，")
"""暴雨夜 is read as hour and weather, and is nobody."""
_LESS: Final = re.compile(r"(?<![多不减至])少(?=[喝吃看玩用抽坐])")
"""少喝酒 is not to drink."""
_HAVING: Final = word_set("carry hold wear bring take have") | {"put on"}
_UNSEEN: Final = word_set("cause protect contain form remind change promise support")
"""What is done by nobody in particular, and is not seen: 保护地球."""
_TAUGHT: Final = word_set("pupil student child boy girl")
_FLUIDS: Final = word_set(
    "water milk tea coffee juice wine oil soup sauce vinegar beer cola porridge blood honey "
    "shampoo medicine sand flour rice salt sugar acid paint"
)


def _is_a_thing(prompt: str) -> str:
    """The thing of the stage that a prompt of one name names, and else nothing: "锁"."""
    from onionskin.stage.things import THINGS

    found = THINGS.find(prompt.strip("。！ "))
    if found is None:
        return ""
    return "blackboard" if found.names.en == "board" else found.names.en


def read(prompt: str) -> Frame:
    """What a Chinese prompt says."""
    frame = Frame()
    if thing := _is_a_thing(prompt):
        noun = Noun(name=thing, head=thing, said=prompt)
        frame.clauses.append(Clause(subjects=[noun]))
        return frame
    text = _TRAPPED.sub("", _BEFORE.sub("", re.sub(r"\s+", "", prompt)))
    text = _NIGHTS.sub("", _without_setting(_LESSONS.sub("教室里", text), frame))
    text = _LESS.sub("不要", _OLD.sub("年老的", text).replace("年老的老", "老"))
    text = _FLOORS.sub("爬楼梯", text)
    text = _RIDES.sub(r"背着\1", text)
    text = _OURS.sub(r"\1", _TALKED_OVER.sub(r"\1", _SPANS.sub("", text)))
    before: list[Noun] = []
    met: list[Noun] = []
    beat = 0
    reader: SentenceReader | None = None
    pieces = re.split(r"([，。；！？,.;!?：、…]|然后|接着|随后)", text)
    for sentence, mark in zip(pieces[::2], ["", *pieces[1::2]], strict=True):
        words = without_relatives(cut(sentence)) if sentence else []
        if not words:
            continue
        strange = (word for word in words if word.english and word.text not in known_words())
        frame.read_as |= {word.text: word.english for word in strange}
        negated = mark == "、" and reader is not None and reader.said_no
        reader = SentenceReader(words, frame, beat, before, met)
        reader.negated = negated
        reader.read()
        before = reader.subjects or before
        beat = reader.beat + (0 if reader.is_beside else 1)
    for clause in [each for each in frame.clauses if _lets_do(each, frame)]:
        clause.verb, clause.objects = "", []
    for clause in frame.clauses:
        _settle(clause, has_not="没" in text)
    return frame


def _without_setting(text: str, frame: Frame) -> str:
    frame.move, text = _taken(zh.MOVES, text)
    frame.shot, text = _taken(zh.SHOTS, text)
    frame.angle, text = _taken(zh.ANGLES, text)
    said = _NO_NIGHT.sub("", text)
    frame.time, frame.weather, frame.season = (
        next((name for name, words in table.items() if any(word in said for word in words)), "")
        for table in (zh.TIMES, zh.WEATHERS, zh.SEASONS)
    )
    return text


def _taken(table: dict[str, tuple[str, ...]], text: str) -> tuple[str, str]:
    for name, words in table.items():
        for word in words:
            if word in text:
                return name, text.replace(word, "")
    return "", text


def _lets_do(clause: Clause, frame: Frame) -> bool:
    """Whether a clause only says that somebody is let do what comes next: 让顾客尝."""
    others = [each for each in frame.clauses if each.subjects == clause.objects]
    return clause.said in ("让", "使", "令") and bool(clause.objects) and bool(others)


def _settle(clause: Clause, *, has_not: bool) -> None:
    """Takes out of a clause what nobody would see, or would see wrongly."""
    if clause.negated and clause.verb in _HAVING and has_not:
        clause.objects, clause.verb = [], ""  # 没有带伞
    named = [noun for noun in clause.subjects if not noun.implied]
    objects = list(clause.objects)
    if (clause.verb and not clause.verb.isascii()) or (clause.verb in _UNSEEN and not named):
        clause.verb = ""  # what is not understood is not done, and by nobody
        clause.subjects = named
    clause.negated = clause.negated and bool(clause.verb)
    if clause.said in ("带", "带着") and clause.objects and kind_of(clause.objects[0]) == "person":
        clause.verb, clause.partner, clause.objects = "walk", clause.objects[0], []  # 带孩子来
    young = clause.said in ("带", "带着", "领着") and named and kind_of(named[0]) == "animal"
    if young and clause.objects:
        clause.verb, clause.objects = "walk", []  # 母鸡带着小鸡
        clause.subjects = [*clause.subjects, *objects]
    if clause.verb == "attend class":
        is_taught = any(n.head in _TAUGHT for n in clause.subjects)
        clause.verb = "listen" if is_taught else "teach"
    if clause.verb in ("glow", "light up") and objects and named and kind_of(named[0]) == "person":
        clause.verb = "switch on"  # 裁判亮起白灯
    if clause.verb == "rise" and clause.objects and named and kind_of(named[0]) == "person":
        clause.verb = "raise"  # 升旗
    measured = [noun for noun in clause.objects if noun.name == "chart"]
    if clause.verb in ("rise", "fall") and measured:
        clause.subjects, clause.objects = measured, []  # 央行下调利率
    if clause.verb == "put in" and any(noun.name == "ballot" for noun in clause.objects):
        clause.verb = "vote"
    if clause.verb == "pour":
        _settle_pouring(clause)
    if clause.verb == "fall" and named and all(noun.name in _FLIERS for noun in named):
        clause.verb = "land"  # 蜜蜂落在花上
    partner = clause.partner
    if partner is not None and not clause.objects and kind_of(partner) not in _LIVING:
        clause.objects, clause.partner = [partner], None  # 给汽车喷漆


_LIVING: Final = ("person", "animal", "group", "")
_FLIERS: Final = word_set("bee butterfly bird pigeon sparrow dragonfly ladybug fly eagle owl crow")


def _settle_pouring(clause: Clause) -> None:
    """What does not flow is not poured: it is thrown into a bin, or put into a pot."""
    into = any(place.relation == "in" for place in clause.places)
    if not (clause.objects and into) or any(n.head in _FLUIDS for n in clause.objects):
        return
    bins = [place.of for place in clause.places if place.of.name in ("bucket", "trash can")]
    clause.verb = "throw" if bins else "put in"
    for noun in bins:
        noun.name, noun.head = "trash can", "can"
