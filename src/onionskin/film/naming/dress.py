"""In whose clothes somebody is drawn whose role takes its sense from what surrounds it.

A driver is of a bus or of a forklift, a master of tea or of noodles, a colleague of whoever works
there. Where neither the sentence nor the film tells, there is no portrait.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from onionskin.film.naming.vocabulary import Named, any_of
from onionskin.planner.lexicon import is_chinese


def _any_word(words: str) -> re.Pattern[str]:
    """Finds any of some words, between which commas stand."""
    return any_of(each.strip() for each in words.split(","))


_NOBODY: Final = "nobody"
"""A trade of which there are no clothes."""
_TRADES: Final = tuple(
    (role, _any_word(words))
    for role, words in (
        (
            _NOBODY,
            "loom*, weav*, carv*, tea master*, 织布, 织锦, 编织, 竹编, 竹筐, 雕刻, 木匠, 篆刻, "
            "剪纸, 修鞋, 磨刀, 茶艺, 制茶, 炒茶, 羊毛",
        ),
        (
            "builder",
            "excavator*, digger*, bulldozer*, crane*, building site*, construction, scaffold*, "
            "bricklay*, bricks, concrete, roadwork*, roadworks, steamroller*, 工地, 吊车, 塔吊, "
            "挖掘机, 推土机, 砖, 脚手架, 混凝土, 施工, 压路机",
        ),
        ("worker", "forklift*, pallet*, warehouse*, 叉车, 仓库, 库房, 货架"),
        (
            "driver",
            "bus, buses, coach, coaches, taxi*, cab, cabs, tram, trams, train, trains, metro, "
            "subway, limousine*, minibus*, 公交, 大巴, 出租车, 地铁, 火车, 列车, 客车, 电车",
        ),
        (
            "farmer",
            "tractor*, combine harvester*, vineyard*, orchard*, fields, farm, farms, crop*, "
            "harvest*, grapes, tea garden*, tea field*, tea leaves, plantation*, 拖拉机, 田, 果园, "
            "采茶, 茶园, 茶叶, 葡萄, 庄稼, 收割, 棉花",
        ),
        ("potter", "potter*, pottery, clay, kiln*, 陶, 瓷, 窑"),
        ("baker", "bakery, bakeries, loaf, loaves, bread, croissant*, 面包, 糕点, 烘焙"),
        (
            "chef",
            "kitchen*, noodle*, soup, soups, dish, dishes, restaurant*, recipe*, dumpling*, oven, "
            "menu, 面条, 面馆, 揉面, 和面, 拉面, 炒, 厨, 锅, 菜, 饺子, 包子, 餐馆, 饭店, 面团",
        ),
        (
            "mechanic",
            "garage*, engine*, tyre*, tire, tires, car repair*, brakes, 修车, "
            "轮胎, 发动机, 汽修, 水管, 电路",
        ),
        ("hairdresser", "hairdresser*, haircut*, hair salon*, barber*, 理发, 剪发, 剪头发, 发型"),
        ("nurse", "hospital*, clinic*, ward, wards, patient*, 医院, 病房, 诊所, 病人"),
        ("scientist", "laborator*, lab, labs, microscope*, 实验室"),
        (
            "office worker",
            "office, offices, desk, desks, email*, e-mail*, spreadsheet*, 办公室, "
            "邮件, 写字楼, 开会",
        ),
        (
            "worker",
            "factory, factories, assembly line*, machine*, workshop*, 工厂, "
            "车间, 流水线, 机床, 机器",
        ),
    )
)
"""Who works with what: the first that fits a sentence is meant."""
_FEWEST: Final = 2
"""So many words of a trade make it a film's."""
_DRIVES: Final = re.compile(r"\b(?:drivers?|operators?)$|司机|驾驶员|操作员|操作工", re.IGNORECASE)
_LEADS: Final = re.compile(r"\bmasters?$|师傅", re.IGNORECASE)
_WORKS: Final = re.compile(r"\b(?:workers?|workmen|workman)$|工人|女工|工友", re.IGNORECASE)
_BESIDE: Final = re.compile(
    r"\b(?:colleagues?|co-?workers?|workmates?|team ?mates?)$|同事", re.IGNORECASE
)
_CAPTAIN: Final = re.compile(r"\bcaptains?$|船长", re.IGNORECASE)
_AFLOAT: Final = _any_word(
    "ship*, boat*, ferry, ferries, sea, crew, harbour, port, sail*, deck, yacht*, 船, 海"
)
_OF_TEA: Final = re.compile(r"茶|\btea\b", re.IGNORECASE)
_AT_WHEELS: Final = ("builder", "worker", "farmer", "driver")
"""Trades whose people drive something that tells who they are."""
_LORRIES: Final = _any_word(
    "truck*, lorry, lorries, van, vans, 货车, 卡车, car, cars, 汽车, 轿车, 小车"
)


def trade_of(text: str, *, fewest: int = 1) -> str:
    """Who works with what a text names so often; "" for nobody.

    Of one sentence it is the first of the trades, of a film (`fewest` above 1) the commonest.
    """
    if fewest == 1:
        return next((role for role, words in _TRADES if words.search(text)), "")
    votes: Counter[str] = Counter()
    for role, words in _TRADES:
        votes[role] += len(words.findall(text))
    role, number = votes.most_common(1)[0]
    return role if number >= max(fewest, votes.total() / 2) else ""


class Bearers(dict[str, str]):
    """Names that words of a film bear, each with the role of its bearer, "" for no picture; the
    trade that the film is of, the words that tell what it is about, and those that were spoken
    before, where "it" is named."""

    def __init__(
        self, bearers: dict[str, str], *, trade: str = "", about: str = "", before: str = ""
    ) -> None:
        super().__init__(bearers)
        self.trade, self.about, self.before = trade, about, before


def film_trade(text: str) -> str:
    """Whose work a whole film is about; "" for nobody's."""
    return trade_of(text, fewest=_FEWEST)


def dressed(named: Named, text: str, trade: str = "") -> Named | None:
    """Somebody in the clothes of their trade; None where nothing tells which these are.

    `trade` is the film's.
    """
    if not named.is_somebody:
        return named
    role = _role(named, text, trade)
    return None if role in ("", _NOBODY) else replace(named, thing=role)


def _role(named: Named, text: str, trade: str) -> str:
    said, here = named.said, trade_of(text)
    if _DRIVES.search(said) and named.thing in _ANY_TRADE:
        at_wheel = here if here in _AT_WHEELS else ""
        if at_wheel or _LORRIES.search(text):
            return at_wheel
        return trade if trade in _AT_WHEELS else ""
    trade = "" if trade == "driver" else trade
    if _LEADS.search(said):
        is_of_tea = _OF_TEA.search(text) or (here, trade) == ("chef", "farmer")
        return "" if is_of_tea else here or trade
    if _BESIDE.search(said):
        return trade or here
    if _WORKS.search(said) and named.thing in _ANY_TRADE:
        return trade_of(_around(named, text)) or trade or named.thing
    if _CAPTAIN.search(said):
        return named.thing if _AFLOAT.search(text) else ""
    return named.thing


_ANY_TRADE: Final = ("driver", "worker")
"""Roles as which is named whoever drives or works, whatever it is."""
_NEAR: Final = {True: 14, False: 30}
"""Characters around workers, of Chinese and of others, that say where they work."""


def _around(named: Named, text: str) -> str:
    near = _NEAR[is_chinese(text)]
    end = named.start + len(named.said)
    return text[max(0, named.start - near) : end + near]
