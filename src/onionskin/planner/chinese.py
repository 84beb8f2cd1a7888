"""Reads a Chinese prompt into a frame: cuts it into words, and says who does what where.

Words are cut by their counts (the likeliest way, as a unigram model has it), with the names that
are known before others. Chinese says where before what is done (在…里), and marks with small words
who is given to (给), what is taken in hand (把), by whom (被) and where to (到): a reader takes the
words from left to right by them.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onionskin.planner import chinese_words as zh
from onionskin.planner.dictionary import chinese_words, english, word_set
from onionskin.planner.frames import Clause, Frame, Noun, Place
from onionskin.planner.scenes import KINDS, PLACES

_LONGEST = 8
_OF_PLACE: Final = {
    "里": "in", "中": "in", "内": "in", "里面": "in", "上": "on", "上面": "on", "边": "beside",
    "旁": "beside", "旁边": "beside", "下": "under", "下面": "under", "前": "in front of",
    "前面": "in front of", "面前": "in front of", "后": "behind", "后面": "behind", "外": "outside",
    "上空": "over", "间": "between", "之间": "between", "附近": "beside", "门口": "beside",
}  # fmt: skip
_MARKS: Final = word_set(
    "在 给 把 将 被 从 向 往 到 对 为 用 和 跟 与 同 的 地 得 着 "
    "了 过 正 正在 也 都 又 然后 接着 随后 再 并 并且 而 沿着 朝 由 "
    "于 里 是 有 会 要 起来 下来 上来 出来 下去 过来 过去 来 去 这 那 "
    "就 还 很 非常 正往 全身 们 一边 边 请 先 首先 最后 必须 应该 应 可以 能 能够 已经 才 刚 刚刚 "
    "全 更 最 怎样 怎么 如何 不 不到 不起 不了 别 不要 不能 请勿 禁止 切勿 没有 没 从不 "
    "时 时候 之后 以后 后来 之前 "
    "以前 每 现在 从前 很久以前 有一天 一天 突然 于是 因为 所以 如果 "
    "当 虽然 但是 但 可是 却 只 只要 或 以及 其 该 此 各 成 好 完 住 起 一下 进行 一颗 一只 "
    "这项 这种 这类 这样 那种 那项 各种 某种 干净 整齐 得 越来越 起不来 会不会 "
    "时时 的时候 随着 通常 往往 地上 就会 便 那么 正 自己 "
    "不停 不停地 不断 不断地 不仅 不但 不光 不久 不少 不同 不得不 千万 务必"
)  # fmt: skip
_NOT: Final = word_set("不 别 不要 不能 请勿 禁止 切勿 没有 没 从不 不到 不起 不了")
_SPANS: Final = re.compile(
    r"(?:第?[一二两三四五六七八九十百千万几半数\d]+|每)个?(?:多)?"
    r"(?:分钟|小时|秒钟|秒|天|月|年(?!级|轻)|季度|周|星期|遍|次|倍|成(?=$|[，。])|个百分点|[%％]|点钟?|番|岁)(?:后|前|内|里|以来|左右)?"
    r"|今天|昨天|明天|今年|去年|明年|最近|目前|近日|近期|如今|每天|天天"
    r"|[一两二三四五六七八九十百千万亿几半数多零点\d.]+(?:多|余)?(?:吨|公斤|千克|毫升|升|克|美元|元|公里|平方米|亩)"
    r"|百分之[一二三四五六七八九十百零点\d]+|(?<=[翻])一番"
)
"""How long, how often and how much: said of time and number, and nothing to be seen."""
_PIVOTS: Final = word_set(
    "让 使 令 教 帮 帮助 请 叫 派 造成 导致 要求 命令 引导 带领 组织 邀请 提醒 哄 哄着 等 "
    "看着 看 听 望着 看到 看见 等"
)
"""Verbs whose object does what comes next: 教孩子游泳."""
_IN_PLACES: Final = word_set(
    "hide sit stand lie live wait put return run walk fly enter play sleep"
)
"""Verbs that are followed by where they are done: 躲进屋里."""
_SAME_OBJECT: Final = word_set("put give fry cook stew wash dry cut chop") | {"put in", "hand over"}
"""Verbs that are done to what was spoken of last: 把衣服叠好放进袋子里."""
_EXISTS: Final = word_set(
    "stand hang float drift appear come fall grow bloom rise flow lie sit shine burn glow rain "
    "snow steam bear park stop"
) | {"come out", "set off", "light up"}
"""Verbs before which nobody is named where something is there: 桌上放着一本书."""
_TITLES: Final = word_set(
    "阿姨 叔叔 老师 医生 先生 女士 太太 奶奶 爷爷 师傅 经理 同学 律师 教授 老板 大爷 "
    "大妈 警官 护士 大夫 伯伯"
)
_SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏"
    "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚"
    "邵万钱严戴武孔汤"
)
_PERSONS: Final = {
    "员": "worker", "工": "worker", "手": "person", "师": "person", "家": "person", "者": "person",
    "民": "person", "客": "person", "生": "student", "人": "person", "匠": "craftsman",
    "商": "business person",
}  # fmt: skip
"""Endings of words for people, and who they are where the word is not known."""
_PRONOUNS: Final = {
    "他": "man", "她": "woman", "它": "thing", "他们": "person", "她们": "woman", "我": "person",
    "我们": "person", "大家": "person", "你": "person", "您": "person", "你们": "person",
    "咱们": "person", "它们": "thing",
}  # fmt: skip
_AS_LOOKS: Final = {"burn": "burning", "steam": "steaming", "melt": "melting", "glow": "glowing"}
_BY_OBJECT: Final = {
    "放": {"firework": "set off", "kite": "fly"},
    "打": {"basketball": "play", "ball": "play", "table tennis ball": "play", "badminton": "play",
           "phone": "phone", "drum": "play", "umbrella": "hold", "volleyball": "play"},
    "开": {"flower": "bloom", "door": "open", "window": "open", "lamp": "light up",
           "meeting": "meet"},
    "拍": {"photo": "photograph", "ball": "bounce"},
    "下": {"snow": "fall", "rain": "fall", "chess": "play"},
    "弹": {"ball": "bounce"},
    "看": {"book": "read", "newspaper": "read"},
    "坐": {"train": "ride", "bus": "ride", "boat": "ride", "airplane": "fly"},
}  # fmt: skip
"""Verbs that mean what they are done to."""
_ENDS_VERBS: Final = frozenset("上下进出到回来去完好掉起着过满在向给入开住")
"""What may stand behind a verb and leaves it what it is: 放 in 放下, but not 开 in 开发."""
_NO_ENDINGS: Final = frozenset("心面手门信星光风头口图线针气点力性度法")
"""Nouns that many words end in which are nothing of the kind: 信心 is no heart."""
_BRINGS: Final = frozenset("进入到")
"""Ends of verbs behind which stands where something comes to be: 扔进垃圾桶."""
_PUTS: Final = word_set("pour put throw") | {"put in"}
_HAVING: Final = word_set("carry hold wear bring take have") | {"put on"}
_UNSEEN: Final = word_set("cause protect contain form remind change promise support")
"""What is done by nobody in particular, and is not seen: 保护地球."""
_FLUIDS: Final = word_set(
    "water milk tea coffee juice wine oil soup sauce vinegar beer cola porridge blood honey "
    "shampoo medicine sand flour rice salt sugar acid paint"
)
_NAMES: Final = ("noun", "adjective")
_TOWARDS: Final = {"上": "up", "下": "down", "左": "left", "右": "right", "前": "away"}


@dataclass(slots=True)
class _Word:
    text: str
    part: str
    """noun, place, verb, adjective, adverb, number, measure, mark, where, stop, other."""
    english: str = ""


def read(prompt: str) -> Frame:
    """What a Chinese prompt says."""
    frame = Frame()
    text = _without_setting(re.sub(r"\s+", "", prompt), frame)
    text = _SPANS.sub("", text)
    before: list[Noun] = []
    met: list[Noun] = []
    beat = 0
    for sentence in re.split(r"[，。；！？,.;!?：、…]|然后|接着|随后", text):
        if not sentence:
            continue
        words = _cut(sentence)
        strange = (word for word in words if word.english and word.text not in _known())
        frame.read_as |= {word.text: word.english for word in strange}
        reader = _Reader(words, frame, beat, before, met)
        reader.read()
        before = reader.subjects or before
        beat += 0 if reader.is_beside else 1
    for clause in frame.clauses:
        _settle(clause, has_not="没" in text)
    return frame


def _without_setting(text: str, frame: Frame) -> str:
    frame.move, text = _taken(zh.MOVES, text)
    frame.shot, text = _taken(zh.SHOTS, text)
    frame.angle, text = _taken(zh.ANGLES, text)
    frame.time, frame.weather, frame.season = (
        next((name for name, words in table.items() if any(word in text for word in words)), "")
        for table in (zh.TIMES, zh.WEATHERS, zh.SEASONS)
    )
    return text


def _taken(table: dict[str, tuple[str, ...]], text: str) -> tuple[str, str]:
    for name, words in table.items():
        for word in words:
            if word in text:
                return name, text.replace(word, "")
    return "", text


# Cutting


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, str]]:
    """Every word whose meaning is known: its part and its canonical English."""
    table: dict[str, tuple[str, str]] = {}
    for words, part in (
        (_cast_names(), "noun"),
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
    table |= dict.fromkeys(_MARKS, ("mark", ""))
    table |= {word: ("where", english) for word, english in _OF_PLACE.items() if word != "间"}
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


def _cut(text: str) -> list[_Word]:
    """The likeliest way to cut a text, known words before others."""
    known, counted = _known(), chinese_words()
    total = math.log(6e7)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        options = []
        for start in range(max(0, end - _LONGEST), end):
            word = text[start:end]
            if word in known:
                cost = total - math.log(counted.get(word, (300, ""))[0] + 300) - 2.0
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
    return _with_names([word for text in reversed(cuts) for word in _words_of(text)])


def _with_names(words: list[_Word]) -> list[_Word]:
    """The words with 小明, 老王 and the like as somebody's name."""
    result: list[_Word] = []
    for place, word in enumerate(words):
        titled = place + 1 < len(words) and words[place + 1].text in _TITLES
        if word.text in _SURNAMES and len(word.text) == 1 and titled:
            continue  # 王阿姨
        after = words[place + 1] if place + 1 < len(words) else _Word("", "stop")
        is_name = bool(result) and result[-1].text in ("小", "阿", "老") and len(word.text) == 1
        if (
            is_name
            and (word.part in ("adjective", "other") or not word.english)
            and (after.part in ("mark", "verb", "stop", "noun"))
        ):
            result[-1] = _Word(result[-1].text + word.text, "noun", "person")
        else:
            result.append(word)
    return result


def _words_of(text: str) -> list[_Word]:
    """A word, or the two that it is made of: 两个, 桌边."""
    if text not in _known() and len(text) > 1:
        if text[:-1] in zh.NUMBERS and text[-1] in zh.MEASURES:
            return [_word(text[:-1]), _word(text[-1])]
        if text[-1] in _OF_PLACE and _known().get(text[:-1], ("",))[0] in ("noun", "place"):
            return [_word(text[:-1]), _word(text[-1])]
    return [_word(text)]


def _word(text: str) -> _Word:
    if text in _known():
        return _Word(text, *_known()[text])
    if text in zh.MEASURES:
        return _Word(text, "measure")
    part = chinese_words().get(text, (0, "x"))[1]
    if (
        part == "p"
        and (text[0] in _SURNAMES or text[0] in "小阿老")
        and _guessed(text, "noun") == ""
    ):
        return _Word(text, "noun", "person")
    part = "n" if part == "p" else part
    part = {"n": "noun", "v": "verb", "a": "adjective"}.get(part, "other")
    return _Word(text, part, _guessed(text, part))


def _guessed(text: str, part: str) -> str:
    """What an unknown word means by a part of it: nouns end, verbs begin with what they are."""
    size = len(text)
    parts = (
        [text[i:] for i in range(1, size)] if part == "noun" else [text[:i] for i in range(size)]
    )
    for each in parts if part == "noun" else parts[::-1]:
        if _known().get(each, ("",))[0] == part and _is_likely(text, each, part):
            return _known()[each][1]
    return _PERSONS.get(text[-1], "") if part == "noun" and size > 1 else ""


def _is_likely(text: str, known: str, part: str) -> bool:
    """Whether a word means what the known part of it does: 放下 is to 放, 提醒 is not to 提."""
    if part == "noun":
        return known not in _NO_ENDINGS
    rest = text[len(known) :]
    is_object = _known().get(rest, ("",))[0] == "noun" and rest not in _NO_ENDINGS
    return part != "verb" or is_object or all(each in _ENDS_VERBS for each in rest)


# Reading


class _Reader:
    """Takes the words of one sentence from left to right."""

    def __init__(
        self,
        words: list[_Word],
        frame: Frame,
        beat: int,
        before: list[Noun],
        met: list[Noun],
    ) -> None:
        self.words, self.frame, self.beat = words, frame, beat
        self.met = met
        """Everybody spoken of so far, for pronouns."""
        self.tool: Noun | None = None
        self.negated = False
        self.relative: list[tuple[str, Noun]] = []
        """What the noun to come does, and to what: 骑马的男孩."""
        self.verb_said = ""
        self.last: list[Noun] = []
        """What was acted upon last."""
        self.place = 0
        self.before, self.subjects = before, list[Noun]()
        self.is_beside = False
        """Whether the sentence only says what is there beside what others do (窗外放烟花)."""
        self.described: list[str] = []
        """Adjectives made of verbs, of the noun that comes next: 着火的."""
        self.is_place = False
        """Whether the noun phrase that was read last is said as a place."""
        self.clause: Clause | None = None
        self.pending: list[Noun] = []
        self.places: list[Place] = []
        self.manner: tuple[str, ...] = ()
        self.partner: Noun | None = None
        self.taken: list[Noun] = []

    def read(self) -> None:
        """Reads the sentence into the frame."""
        self.is_beside = bool(self.before) and self.words[0].text in ("窗", "窗外", "旁边")
        while self.place < len(self.words):
            self._step()
        self._close()

    def _peek(self, ahead: int = 0) -> _Word:
        place = self.place + ahead
        return self.words[place] if place < len(self.words) else _Word("", "stop")

    def _step(self) -> None:
        word = self._peek()
        if self._peek(1).text in ("好", "完"):
            self._skip_participle()
            word = self._peek()
        if word.text in ("在", "沿着", "从", "往", "向", "朝", "到", "于"):
            self._where()
        elif word.text in ("给", "对", "跟", "与", "为", "被", "把", "将", "用", "由", "绕着"):
            self._marked()
        elif word.text == "和":
            self.place += 1
        elif word.text in _PRONOUNS:
            self._pronoun()
        elif word.part in ("number", "adjective", "noun", "place", "measure"):
            self._noun()
        elif word.part == "verb":
            self._verb()
        else:
            if word.part == "adverb":
                self.manner += (word.english,)
                if self.clause is not None:
                    self.clause.manner += (word.english,)
            elif word.part == "other":
                self.frame.not_understood.append(word.text)
            self.negated = self.negated or word.text in _NOT
            self.place += 1

    def _pronoun(self) -> None:
        """他, 她, 它: who was spoken of before, or somebody where nobody was."""
        name = _PRONOUNS[self._peek().text]
        self.place += 1
        if self._peek().text == "的" and self._peek(1).part in ("noun", "place", "adjective"):
            self.place += 1  # 我们的城市 is a city, and nobody
            return
        if self.clause is None and not self.pending:
            self.pending = self._meant(name)
        elif self.clause is not None and self.clause.verb and not self.clause.objects:
            found = [noun for noun in self._meant(name) if noun not in self.clause.subjects]
            self.clause.objects += found

    def _meant(self, name: str) -> list[Noun]:
        """Whom a pronoun means: those before, a person for 他 and 她, a thing for 它."""
        acting = [*self.pending, *(self.clause.subjects if self.clause else [])]
        others = [noun for noun in self.met if noun not in acting]
        if name in ("man", "woman"):
            fits = [noun for noun in others if _fits(noun, name)]
            first = [noun for noun in self.before if _fits(noun, name) and noun not in acting]
            return first[-1:] or fits[-1:] or [self._somebody(name)]
        if name == "thing":
            return [noun for noun in others if _kind(noun) != "person"][-1:]
        return [noun for noun in self.before if noun not in acting] or [self._somebody(name)]

    def _somebody(self, name: str) -> Noun:
        noun = Noun(name=name, said="", head=name)
        self.met.append(noun)
        return noun

    def _where(self) -> None:
        """在…里, 从…上, 向…: where it is, where from, where to."""
        mark = self._peek().text
        self.place += 1
        if mark == "在" and self._peek().part in ("verb", "mark"):
            return  # 在给…量, 在跑: it is going on
        if self._peek().text in _TOWARDS and mark in ("向", "往", "朝"):
            if self.clause is not None:
                self.clause.towards = _TOWARDS[self._peek().text]
            self.place += 1
            return
        noun = self._noun_phrase()
        if noun is None:
            return
        relation = _OF_PLACE.get(self._peek().text, "at")
        if self._peek().text in _OF_PLACE:
            self.place += 1
        if mark in ("到", "向", "往", "朝") and self.clause is not None:
            self.clause.to = noun
            if noun.name not in PLACES.values():
                self.clause.partner = self.clause.partner or noun
        self._put(Place({"从": "from", "到": "to"}.get(mark, relation), noun))

    def _marked(self) -> None:
        mark = self._peek().text
        self.place += 1
        if self._peek().text in _PRONOUNS:
            found = self._meant(_PRONOUNS[self._peek().text])
            self.place += 1
            noun = found[-1] if found else None
        else:
            noun = self._noun_phrase()
        if noun is None:
            return
        if mark == "给" and self.clause is not None:
            self.clause.partner = noun
        elif mark in ("给", "对", "跟", "与", "为"):
            self.partner = noun
        elif mark in ("被", "由"):
            self.taken, self.pending = self.pending, [noun]
        elif mark in ("把", "将"):
            self.taken = [noun]
        elif self.clause is not None:
            self.clause.tool = noun
        else:
            self.tool = noun

    def _put(self, place: Place) -> None:
        if self.clause is not None:
            self.clause.places.append(place)
        else:
            self.places.append(place)

    def _noun(self) -> None:
        noun = self._noun_phrase()
        if noun is None:
            return
        if self._peek().text in _OF_PLACE and (
            self._peek().text != "上" or self._peek(1).part != "noun"
        ):
            relation = _OF_PLACE[self._peek().text]
            self.place += 1
            self._put(Place(relation, noun))
        elif self.is_place and not self.pending and self.clause is None:
            self._put(Place("in", noun))
        elif self.clause is None:
            self.pending.append(noun)
        elif self._is_where():
            self._put(Place("in", noun))
        elif self.clause.verb and self._is_subject():
            self._close()
            self.pending = [noun]
        else:
            self.clause.objects.append(noun)

    def _is_where(self) -> bool:
        """Whether the noun that was just read is where something is done, or comes to be."""
        assert self.clause is not None
        comes = self.clause.verb in _PUTS and self.verb_said[-1] in _BRINGS
        return comes or (self.is_place and self.clause.verb in _IN_PLACES)

    def _is_subject(self) -> bool:
        """Whether the noun that was just read begins a sentence of its own."""
        return self._peek().text == "在" and bool(self.clause and self.clause.objects)

    def _noun_phrase(self, *, simple: bool = False) -> Noun | None:
        """A noun with what is said before it; `simple`: nothing that 的 joins to it."""
        self._skip_participle()
        count, many, adjectives, said = 1, False, self.described, ""
        self.described = []
        names: list[str] = []
        place_name = ""
        owner: Noun | None = None
        while self.place < len(self.words):
            word = self._peek()
            if word.part == "number" and not names:
                count = int(word.english)
                many = many or word.text in ("几", "许多", "很多", "无数", "一些")
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
                and self._peek(1).part in ("noun", "place", "adjective")
            ):
                if names:
                    owner = Noun(name=names[-1], said=said, head=names[-1])
                    if self.is_place:
                        self._put(Place("in", owner))
                        owner = None
                    names = []
            elif word.text == "们" and names:
                many = True
            elif word.text[0] in "这那" and word.part == "mark":
                pass
            elif word.part in ("noun", "place") and not (names and self._starts_anew(names, word)):
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
                and self._peek().part not in ("noun", "place")
                and self._peek().text not in ("的", "们")
            ):
                break
        if not names:
            if not said:
                self.place += 1
            return None
        name = names[-1]
        count = 1 if many else count
        many = many or place_name.endswith("们")
        noun = Noun(
            name=name,
            said=_bare(said),
            head=name.rsplit(" ", 1)[-1],
            count=count,
            many=many,
            adjectives=tuple(each for each in adjectives if each),
            of=owner,
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
            else:
                clause = Clause(subjects=[noun], verb=verb, objects=[what], beat=self.beat)
                self.frame.clauses.append(clause)

    def _is_relative(self) -> bool:
        """Whether a verb and its object stand before 的 and a noun: 骑 | 马 的 男孩."""
        ahead = 0
        while self._peek(ahead).text in ("着", "了", "过"):
            ahead += 1
        start = ahead
        while self._peek(ahead).part in ("number", "measure", "adjective", "noun"):
            ahead += 1
        if ahead == start or ahead - start > 5 or self._peek(ahead).text != "的":
            return False
        if all(self._peek(each).part == "adjective" for each in range(start, ahead)):
            return False  # 倒进 | 绿色的桶
        return self._peek(ahead + 1).part in ("noun", "adjective", "number")

    def _skip_participle(self) -> None:
        """Passes over what was done to the noun to come: 切好的土豆, 分好的垃圾."""
        ahead = 1
        while self._peek(ahead).text in ("好", "完", "过", "了"):
            ahead += 1
        is_done = (self._peek().part, self._peek(ahead).text) == ("verb", "的")
        is_free = ahead > 1 or self.clause is None
        if is_done and is_free and self._peek(ahead + 1).part in _NAMES:
            self.place += ahead + 1

    def _starts_anew(self, names: list[str], word: _Word) -> bool:
        """Whether a noun after a noun is another one: 学生 after 老师, not 汽车 after 玩具."""
        if not word.english or names[-1] in PLACES.values():
            return False
        return _kind(Noun(name=names[-1], head=names[-1])) in ("person", "animal")

    def _verb(self) -> None:
        word = self._peek()
        self.place += 1
        if self._peek().text == "的" and self._peek(1).part in ("noun", "adjective"):
            self.place += 1  # 着火的大楼
            self.described = [_AS_LOOKS[word.english]] if word.english in _AS_LOOKS else []
            return
        verb = word.english or word.text
        free = self.clause is None and not self.pending
        if (free or (self.clause is not None and not self.clause.objects)) and self._is_relative():
            while self._peek().text in ("着", "了", "过"):
                self.place += 1
            what = self._noun_phrase(simple=True)
            if what is not None:
                self.place += 1
                self.relative.append((verb, what))
                return
        if word.text in _BY_OBJECT:
            verb = _BY_OBJECT[word.text].get(self._peek().english, verb)
        if not word.english:
            self.frame.not_understood.append(word.text)
        if self.clause is not None and self.clause.verb:
            if self._goes_with(verb):
                return
            subjects, places = list(self.clause.subjects), self.clause.places
            if self.clause.verb in ("come", "stand", "hold") and not self.clause.objects:
                places = []
            if self.clause.objects and self._hands_on():
                subjects = self.clause.objects[-1:]
            held = self.clause
            self._close()
            self.pending, self.places = subjects, list(places) if held.verb != "look" else []
        before = [] if verb in _EXISTS and self.places else self.before
        subjects = self.pending or before
        if not subjects and verb not in _EXISTS and (self._takes_object() or not self.places):
            subjects = self._told()
        taken = self.taken
        if verb in _PUTS and self.pending and not taken and _are_things(subjects):
            taken, subjects = subjects, self._told()  # 剩菜要倒进桶里
        if verb == "flow" and taken:
            taken, subjects = [], taken  # 把污水排进河里
        self.clause = Clause(
            subjects=subjects,
            verb=verb,
            objects=list(taken),
            partner=self.partner,
            tool=self.tool,
            places=self.places,
            manner=self.manner,
            beat=self.beat,
            negated=self.negated,
        )
        self.tool, self.negated, self.verb_said = None, False, word.text
        self.pending, self.places, self.partner, self.taken = [], [], None, []
        self.manner = ()
        if word.text.endswith("给"):
            self.clause.partner = self._noun_phrase()  # 送给女孩

    def _hands_on(self) -> bool:
        """Whether what was acted upon does what comes next: 教孩子游泳, 看着孩子睡觉."""
        if self.verb_said not in _PIVOTS or self.clause is None:
            return False
        looks = self.verb_said in ("看着", "看", "听", "望着", "看到", "看见")
        what = self.clause.objects[-1]
        return not looks or _kind(what) in ("person", "animal") or what.name == "chart"

    def _told(self) -> list[Noun]:
        """Whoever is told to do something where nobody is named: 把面粉倒进碗里."""
        told = Noun(name="person", head="person", implied=True)
        self.met.append(told)
        return [told]

    def _goes_with(self, verb: str) -> bool:
        """Whether a second verb only says how the first one ends: 掉下来, 长成, 端到."""
        assert self.clause is not None
        if (
            verb in ("come", "come out", "leave", "arrive", "enter", "pass")
            and not self.clause.objects
        ):
            return self.clause.verb in (
                "fall",
                "run",
                "fly",
                "walk",
                "drive",
                "bring",
                "flow",
                "swim",
            )
        if verb in ("point up", "point down"):
            self.clause.towards = verb.split()[1]
            return True
        return False

    def _takes_object(self) -> bool:
        """Whether something is done to something: 把… before, or a noun that follows."""
        return bool(self.taken) or self._peek().part in ("noun", "number", "adjective", "measure")

    def _close(self) -> None:
        if self.clause is not None:
            if self.clause.verb in _SAME_OBJECT and not self.clause.objects:
                self.clause.objects = [o for o in self.last if o not in self.clause.subjects]
            self.last = self.clause.objects or self.last
            self.frame.clauses.append(self.clause)
            self.subjects = self.clause.subjects or self.subjects
        elif self.pending or self.places:
            self.frame.clauses.append(
                Clause(subjects=self.pending, places=self.places, beat=self.beat)
            )
            self.subjects = self.pending or self.subjects
        self.clause, self.pending, self.places = None, [], []


def _bare(said: str) -> str:
    """A noun phrase without what counts it: 辆卡车 of 一辆卡车."""
    bare = re.sub(r"^[一这那]", "", said)
    if bare != said and bare[:1] in zh.MEASURES and len(bare) > 1:
        bare = bare[1:]
    return bare or said


def _are_things(nouns: list[Noun]) -> bool:
    return all(_kind(noun) not in ("person", "animal", "vehicle") for noun in nouns)


def _settle(clause: Clause, *, has_not: bool) -> None:
    """Takes out of a clause what nobody would see, or would see wrongly."""
    if clause.negated and clause.verb in _HAVING and has_not:
        clause.objects, clause.verb = [], ""  # 没有带伞
    named = [noun for noun in clause.subjects if not noun.implied]
    if (clause.verb and not clause.verb.isascii()) or (clause.verb in _UNSEEN and not named):
        clause.verb = ""  # what is not understood is not done, and by nobody
        clause.subjects = named
    clause.negated = clause.negated and bool(clause.verb)
    measured = [noun for noun in clause.objects if noun.name == "chart"]
    if clause.verb in ("rise", "fall") and measured:
        clause.subjects, clause.objects = measured, []  # 央行下调利率
    if clause.verb == "put in" and any(noun.name == "ballot" for noun in clause.objects):
        clause.verb = "vote"
    if clause.verb == "pour":
        _settle_pouring(clause)


def _settle_pouring(clause: Clause) -> None:
    """What does not flow is not poured: it is thrown into a bin, or put into a pot."""
    into = any(place.relation == "in" for place in clause.places)
    if not (clause.objects and into) or any(n.head in _FLUIDS for n in clause.objects):
        return
    bins = [place.of for place in clause.places if place.of.name in ("bucket", "trash can")]
    clause.verb = "throw" if bins else "put in"
    for noun in bins:
        noun.name, noun.head = "trash can", "can"


def _kind(noun: Noun) -> str:
    return (
        KINDS.get(noun.name)
        or KINDS.get(noun.head)
        or english(noun.name).kind
        or english(noun.head).kind
    )


def _fits(noun: Noun, name: str) -> bool:
    """Whether a noun can be 他 or 她: somebody, and not known to be of the other sex."""
    other = {"man": _WOMEN, "woman": _MEN}[name]
    return _kind(noun) == "person" and noun.head not in other


_WOMEN: Final = word_set(
    "woman girl mother grandmother daughter sister aunt wife bride queen princess"
)
_MEN: Final = word_set("man boy father grandfather son brother uncle husband groom king prince")
