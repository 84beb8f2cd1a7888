"""Which words of a prompt the planner understands exactly, so that it can name the others."""

from __future__ import annotations

import re
from functools import lru_cache

from onionskin.planner.lexicon import is_chinese, stem, stems, words
from onionskin.planner.phrases import COLORS_EN, PLACES_EN, PlaceWays
from onionskin.planner.phrases_zh import PLACES_ZH


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, text.split()))


_SMALL_WORDS = _stems(
    "a an the of in on at by to from with and or as is are it its this that there their his her"
    " for over under above below near beside behind through across along past up down into onto"
    " out off around between among while during against toward towards then some very so"
    " being be who which has have one two three all"
)
_STYLE_WORDS = _stems(
    "video clip animation timelapse time-lapse lapse time cartoon cinematic shot"
    " footage short film"
    " show me make please draw generate slow motion scene i want see 3d create picture wide"
    " 4k hd highly detailed style render high quality beautiful lighting smooth vibrant color"
    " soft light cute pixar best cute happy lovely pretty little nice good imagine we can here"
    " happen setting subject action hour weather camera frame screen view movie realistic"
    " lonely cheerful friendly fluffy funny old young shiny brave sleepy curious magical"
    " wonderful adorable colorful playful wild gentle fancy charming fast slowly quickly quick"
    " tiny big large huge giant enormous massive gigantic miniature medium mid-sized medium-sized"
    " single pair couple trio group several few many some another other no my friend"
    " slow gently softly side day dreamy vision of how my our your bright really just"
)
_SMALL_HAN = re.compile(
    "巨大|很大|超大|庞大|硕大|迷你|微小|中等|大小|一群|一些|小小|大大"
    "|[\\s小大巨，。、；：！？,.;:!?·的地得在着了过和与及是有里上中下边旁前后间个一只条头匹朵片座辆架艘位名"
    "张把颗棵块杯瓶碗双对群几两三这那它他她们我你被把向往朝正就都也很还从到去来为以之时候看请]"
    "|视频|动画|一段|延时摄影|特写|画一个|画面|生成|制作|短片|卡通|风格|高清|电影感"
    "|镜头|想看|想象一下"
    "|只见|质感|可爱|美丽|漂亮|快乐|慢慢|缓缓|轻轻|静静|突然|忽然|画质|精美|色彩|鲜艳"
    "|光线|柔和|超清"
    "|孤独|毛茸茸|有趣|勇敢|调皮|闪亮|神奇|活泼|友好|彩色|主角|场景|天气|时间|地点|时刻|运镜"
)
COLOR_ADJECTIVES = _stems(
    "red orange yellow green blue purple violet pink brown black white gray grey golden gold"
    " silver turquoise crimson scarlet teal"
)
_COLOR_HAN = re.compile("(?:深|浅|淡|粉|大|纯)?[红橙黄绿蓝紫粉棕黑白灰金银青](?:色)?的?$")
NATURAL_COLORS: dict[str, str] = {
    "fox": "red orange",
    "polar bear": "white",
    "swan": "white",
    "crow": "black",
    "panda": "black white",
    "pig": "pink",
    "flamingo": "pink",
    "frog": "green",
    "crocodile": "green",
    "cactus": "green",
    "tree": "green",
    "whale": "blue",
    "dolphin": "blue gray",
    "elephant": "gray grey",
    "sun": "yellow golden",
    "banana": "yellow",
    "lemon": "yellow",
    "strawberry": "red",
    "tomato": "red",
    "rose": "red",
    "carrot": "orange",
    "pumpkin": "orange",
    "tiger": "orange",
    "fire engine": "red",
    "school bus": "yellow",
    "snowman": "white",
    "heart": "red",
    "balloon": "red",
    "ladybug": "red",
    "lobster": "red",
    "crab": "red",
}
"""Colours that the pictures have by nature, so that saying them asks for nothing else."""


def ignorable(text: str, least: int = 2) -> bool:
    """True where words carry nothing that the planner would have to honour.

    `least` is from how many telling Chinese characters on they carry something.
    """
    if is_chinese(text):
        return len(_SMALL_HAN.sub("", text)) < least
    found = stems(text)
    return all(word in _SMALL_WORDS or word in _STYLE_WORDS or len(word) < 2 for word in found)


def knows_place(place: str, text: str) -> bool:
    """Whether the words for a place mean it exactly ("downtown"), not only something near."""
    if is_chinese(text):
        return any(noun in text for noun in _chinese_places()[place])
    return any(word in _english_places()[place] for _, _, word in words(text))


def color_before(text: str, start: int, end: int) -> str:
    """A colour word just before, or at the head of, the characters [start, end); else ""."""
    if is_chinese(text[start:end]):
        found = _COLOR_HAN.search(text[max(0, start - 4) : start])
        return found.group().rstrip("的") if found else ""
    near = [(s, e, w) for s, e, w in words(text) if e <= start and not text[e:start].strip()]
    inside = [(s, e, w) for s, e, w in words(text) if s >= start and e < end]
    found_words = [w for _, _, w in [*near[-1:], *inside[:1]] if w in COLOR_ADJECTIVES]
    return found_words[0] if found_words else ""


@lru_cache(maxsize=1)
def _english_places() -> dict[str, frozenset[str]]:
    """The telling words of each place: of its exact ways, those that are no small words."""
    colors = {word for names in COLORS_EN.values() for name in names for word in stems(name)}
    return {
        place: frozenset(
            word
            for way in _exact(ways)
            for word in stems(way.replace("{color}", ""))
            if word not in _SMALL_WORDS and word not in colors
        )
        for place, ways in PLACES_EN.items()
    }


@lru_cache(maxsize=1)
def _chinese_places() -> dict[str, frozenset[str]]:
    """The nouns of each place, and its exact ways without the word for "in" or "on"."""
    return {
        place: frozenset(
            noun
            for way in _exact(ways)
            if (noun := re.sub(r"\{color\}|[里上中边旁前内]$", "", way).strip("的"))
        )
        for place, ways in PLACES_ZH.items()
    }


def _exact(ways: PlaceWays) -> tuple[str, ...]:
    parts = (ways.nouns, ways.at, ways.along)
    return tuple(way for part in parts for way in (*part.train, *part.held_out))
