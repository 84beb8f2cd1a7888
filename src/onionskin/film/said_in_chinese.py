"""What of a Chinese sentence is drawn: its main clause, and who does it where nobody is named.

Chinese leaves out whoever has been spoken of. In a story that is the one before; in advice it is
whoever is spoken to: the pupils of a lesson, the workers of a briefing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from onionskin.film import seen
from onionskin.planner.chinese_cutting import cut, known_words
from onionskin.planner.frames import Noun
from onionskin.planner.lexicon import is_chinese

_CONDITION: Final = re.compile(
    r"^(?:如果|要是|假如|一旦|只要|只有|除非|无论|不管|即使|哪怕|虽然|尽管|因为|由于|为了|随着|自从|"
    r"自|当|每当|万一|倘若|既然|与其|除了|经过|根据|按照|据[^，]{0,6}[报说介]|对于|关于|在[^，]{1,12}"
    r"(?:下|中|时|后|前|之后|以后|以前)$|没有[^，]{1,8}(?:陪同|允许|许可|的话))"
)
_WHEN: Final = re.compile(
    r"(?:的时候|之时|时|时候|以后|之后|后|以前|之前|前|以来|期间|的话|那天|天气里|过程中)$"
)
_HOUR_AHEAD: Final = re.compile(r"^[^，在]{2,8}(?:之前|以前|以后|之后|的时候)(?=[^，。]{3,})")
_ASIDE: Final = re.compile(
    r"^(?:[看听想]着|看到|看见|遇到|发现|听到|让人|令人|使人|据说|据报道|听说|原来|其实|可见|总之|换句话说|也就是说|"
    r"不是一|并不是|从不|从来不|谁也|没有谁|这就是|因此|所以)"
)
_TO_COME: Final = re.compile(
    r"^(?:又|再|然后|接着|就|便)?(?:准备|打算|想要|赶去|要去|说(?!话)|称|自称|声称|要求|认为|指出|强调)"
)
"""What is only planned, or said by somebody."""
_ADVICE: Final = re.compile(
    r"[请勿你您]|不要|别(?![人的墅致])|应该|应当|必须|务必|千万|记得|记住|注意|一定要|需要|可以|建议|最好|尽量|"
    r"[少多][吃喝用看听走做参]|按时|定期|我们|大家|同学们|小朋友|(?:^|，)[要先]|如果|要是|一旦|遇到|不能|不得|"
    r"禁止|切勿|自己"
)
_SAYS: Final = re.compile(
    r"(?:^|[，。])(?P<who>[^，。：:“”\"]{1,12}?)(?:笑着|哭着|大声|高声|轻声|小声|急忙|连忙|赶紧|马上|总|又|也|便|就|才|"
    r"激动地|高兴地|认真地|耐心地)*(?:说|问|喊|答|回答|告诉[^，：“]{1,6}|解释|表示|补充|提醒[^，：“]{0,6}|"
    r"劝[^，：“]{0,6}|介绍|感叹|叮嘱[^，：“]{0,6}|宣布)(?:道|说)?[:：，,]\s*[“\"「]"
)
_FORBIDDEN: Final = re.compile(
    r"不要|切勿|请勿|禁止|不得|不准|不许|不能|绝不|决不|(?<![特分级性区])别(?![人的墅致])"
)
_AUDIENCES: Final = (
    (r"同学们|同学，|小学生|中学生", "pupil"),
    (r"小朋友", "child"),
    (r"工友|各位员工|新员工|施工|车间|工人", "worker"),
    (r"患者|病人|就诊|体检", "patient"),
    (r"司机朋友|驾驶员|开车的朋友", "driver"),
    (r"农民朋友|乡亲们", "farmer"),
    (r"旅客朋友|各位旅客|乘客", "passenger"),
    (r"家长", "mother"),
)
_OF_WHAT: Final = (
    (r"面包房|面包店|烘焙", "bakery", "baker"),
    (r"咖啡", "café", "barista"),
    (r"面馆|餐厅|餐馆|饭店|酒楼|火锅|小吃|食堂", "restaurant", "chef"),
    (r"厨房|食谱|菜谱|做菜|家常菜|烹饪|饺子|红烧|美食", "kitchen", "chef"),
    (r"超市", "supermarket", "cashier"),
    (r"银行|存款|理财|贷款|诈骗|转账|信用卡|保险", "bank", "office worker"),
    (
        r"医院|诊所|门诊|体检|疫苗|血压|血糖|糖尿病|感冒|流感|疾病|健康|看病|就医|牙",
        "clinic",
        "nurse",
    ),
    (r"药店|药房", "pharmacy", "cashier"),
    (r"幼儿园|学校|课堂|教室|上课|安全课|一课|数学|语文|物理|化学", "classroom", "teacher"),
    (r"图书馆|书店", "library", "librarian"),
    (r"博物馆|美术馆|展览", "museum", "librarian"),
    (r"工厂|车间|制造|生产线", "factory", "worker"),
    (r"工地|施工|建筑", "construction site", "builder"),
    (r"快递|物流|仓库|外卖", "warehouse", "courier"),
    (r"合作社|果园|农场|农业|种植|丰收|稻田|茶园|茶山", "field", "farmer"),
    (r"实验|科研|研究所", "laboratory", "scientist"),
    (r"健身", "gym", "athlete"),
    (r"消防|火灾|灭火", "", "firefighter"),
    (r"公安|派出所|民警|交警", "", "police officer"),
    (r"理发|美容|美发", "salon", "hairdresser"),
    (r"公司|办公|财报|季度|业绩|营收|入职|职场|会议", "office", "office worker"),
    (r"商店|门店|店铺|新品|促销|优惠|花店|水果店", "shop", "cashier"),
    (r"机场|航班|航空", "airport", "flight attendant"),
    (r"交通|驾驶|行车|酒驾", "road", "driver"),
)
"""Of words in a title the place, as the reader knows it, and who works there."""


def main_clause(text: str, *, with_hours: bool = False) -> str:
    """A Chinese sentence without its conditions, reasons, reports and asides.

    `with_hours`: with the clauses that say when (刷牙的时候), which can be seen too.
    """
    beside = (_CONDITION, _ASIDE, _TO_COME) if with_hours else (_CONDITION, _ASIDE, _TO_COME, _WHEN)
    kept = []
    for sentence in re.split(r"(?<=[。！？；])", text):
        parts = [part for part in sentence.split("，") if part.strip()]
        main = [part for part in parts if not _is_one_of(part.strip("，。！？；"), beside)]
        if not with_hours:
            main = [_HOUR_AHEAD.sub("", part) for part in main]
        kept.append("，".join(main))
    return "".join(kept) or text


def _is_one_of(part: str, beside: Sequence[re.Pattern[str]]) -> bool:
    return any(each.search(part) for each in beside)


def without_quotation(text: str) -> str:
    """A text without what is said in it: of 他摇摇头，说：“…” that he shakes his head."""
    return re.sub(
        r"，?[^，。]{0,8}(?:说|问|喊|答|道|告诉[^，]{1,4})[:：，]\s*[“「\"][^”」\"]*[”」\"]?",
        "",
        text,
    )


def is_advice(text: str) -> bool:
    """Whether a text speaks to somebody who is to do it, and does not tell a story."""
    return _ADVICE.search(text) is not None


def forbids(text: str) -> bool:
    """Whether a text says that something is not to be done."""
    return _FORBIDDEN.search(text) is not None


def is_wrong(prompt: str, text: str) -> bool:
    """Whether a picture lets the wrong one do something, or what nobody does."""
    return is_of_another(prompt, text) or is_misread(prompt, text)


def is_of_another(prompt: str, text: str) -> bool:
    """Whether a picture lets somebody do what the text says before it speaks of them at all:
    打电话给物业，工人会上门 has no worker who phones."""
    doer = next((each.text for each in cut(prompt)[:1] if each.part == "noun"), "")
    done = prompt.removeprefix(doer)[:2]
    at, by = text.find(done), text.find(doer)
    return bool(doer) and 0 <= at < by and "，" in text[at:by] and is_chinese(text)


def is_misread(prompt: str, text: str) -> bool:
    """Whether a picture has people do what nobody does to such a thing, or carry what the text
    says nobody carries: 装一个灯泡 lets nobody walk about with a bulb."""
    if not is_chinese(text):
        return False
    plan = seen.read(prompt).plan
    names = {each.id: each.name for each in plan.figures}
    if "speech bubble" in names.values():
        return True  # news and particulars have no looks
    for action in plan.actions:
        act, objects = (
            seen.canonical(action.verb),
            [names[each] for each in (action.object,) if each],
        )
        if not seen.is_of_such(act, objects) or (act == "iron" and not objects):
            return True
        if act == "carry" and not _CARRIED.search(text):
            return True
    return False


_CARRIED: Final = re.compile("[搬抬扛抱端捧提拎背拉运]")


def speaker_of(text: str) -> str:
    """Who says what stands between quotation marks, in the words of the text; "" for nobody."""
    match = _SAYS.search(text)
    return match["who"] if match else ""


def audience_of(text: str) -> str:
    """The role that a script speaks to: of one that says 同学们 the pupil; "" for anybody."""
    return next((role for words, role in _AUDIENCES if re.search(words, text)), "")


def place_of_title(title: str) -> str:
    """Where a film of that title is likely to be; "" where it does not say."""
    return next((place for words, place, _ in _OF_WHAT if re.search(words, title)), "")


def staff_of(title: str) -> str:
    """Who works in what a title names; "" where it names nothing of the kind."""
    return next((role for words, _, role in _OF_WHAT if re.search(words, title)), "")


_SURNAME: Final = (
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴孔汤]"
)
FULL_NAME_ZH: Final = (
    rf"(?P<full>{_SURNAME}[\u4e00-\u9fff]{{1,2}})"
    "(?=带|说|在|从|把|和|正|已|就|，|告诉|介绍|来到|每)"
)
"""A surname and what stands before a verb."""
_TITLES: Final = {
    "阿姨": "old woman", "奶奶": "grandmother", "婆婆": "grandmother", "大妈": "old woman",
    "爷爷": "grandfather", "大爷": "old man", "伯伯": "old man", "叔叔": "man", "师傅": "worker",
    "医生": "doctor", "大夫": "doctor", "护士": "nurse", "老师": "teacher", "教授": "professor",
    "女士": "woman", "先生": "man", "警官": "police officer", "律师": "lawyer", "厂长": "manager",
    "经理": "manager", "老板": "manager", "同学": "pupil", "记者": "reporter", "工": "engineer",
    "队长": "worker", "大姐": "woman", "大哥": "man",
}  # fmt: skip
_CALLED: Final = re.compile(
    rf"(?P<title>{_SURNAME}(?P<what>{'|'.join(_TITLES)}))|(?P<old>老{_SURNAME})(?![师人家是在的])"
    rf"|(?P<young>小[\u4e00-\u9fff])(?=[在把和从走跑说问笑想看拿给]|正在|一边|今年|每天|高兴|已经|"
    r"一直(?![在]?下)|终于|常常|决定|觉得|喜欢|去了|来到)"
    rf"|(?P<pupil>[一二三四五六]年级的?|同学|女孩|男孩|大学生|学生)(?P<of>{_SURNAME}[\u4e00-\u9fff]|小[\u4e00-\u9fff])"
)
_PUPILS: Final = {"女孩": "girl", "男孩": "boy", "大学生": "student"}


_ALSO_THINGS: Final = "雨雪花草云马牛羊鱼鸟虎龙熊猫兔燕"
"""After 小 these are a name or rain, flowers and animals: who does what people do is somebody."""


def names_in_chinese(text: str) -> Iterable[tuple[str, str]]:
    """Names as people call each other, and who they are: 王阿姨, 老张, 五年级的李明."""
    staff = staff_of(text.strip().split("\n")[0][:80])
    for match in _CALLED.finditer(text):
        if role := _role_before(text, match):
            yield match["title"] or match["old"] or match["young"] or match["of"], role
        elif match["title"]:
            is_staff = match["what"] == "师傅" and staff
            yield match["title"], staff if is_staff else _TITLES[match["what"]]
        elif match["old"]:
            yield match["old"], "man"
        elif match["young"] and match["young"][1] in _ALSO_THINGS:
            yield match["young"], "woman" if "她" in text else "man"
        elif match["pupil"]:
            yield match["of"], _PUPILS.get(match["pupil"], "pupil")


def _role_before(text: str, match: re.Match[str]) -> str:
    """The role that stands right before a name: of 村支书老赵 the manager."""
    before = text[max(match.start() - 4, 0) : match.start()]
    for length in (4, 3, 2):
        part, name = known_words().get(before[-length:], ("", ""))
        if part == "noun" and len(before) >= length and seen.person(Noun(name=name, head=name)):
            return name
    return ""


def water_of(text: str) -> str:
    """In which water somebody swims: that which a text speaks of, else a pool."""
    waters = (("河|溪", "river"), ("海", "sea"), ("湖|水库|池塘", "lake"))
    return next((place for words, place in waters if re.search(words, text)), "swimming pool")


def without_description(heading: str) -> str:
    """Of 老街上的面包房 the bakery: what stands before 的 only says which."""
    return re.sub(r"^.*的(?=.{2,})", "", heading)


def role_of(words: str) -> str:
    """The role that the last known word of some names: of 退休教师王阿姨 the aunt; "" for none."""
    for word in reversed(cut(words)):
        if word.part != "noun" or word.text not in known_words():
            continue
        if name := seen.person(Noun(name=word.english, head=word.english)):
            return name
    return ""
