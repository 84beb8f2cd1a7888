"""Chinese words and what they are in canonical English: who, what and how.

Names of places are in `scenes`; names of the cast are added where this list has none.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from onionskin.planner.dictionary import word_set


def _tables() -> dict[str, dict[str, str]]:
    """The sections of `words/chinese.txt`: tables from each Chinese word to its English."""
    text = (files("onionskin.planner") / "words" / "chinese.txt").read_text(encoding="utf-8")
    tables: dict[str, dict[str, str]] = {}
    for line in text.splitlines()[1:]:
        if line.startswith("["):
            table = tables.setdefault(line.strip("[]"), {})
            continue
        english, _, words = line.partition(": ")
        table |= dict.fromkeys(words.split(", "), english)
    return tables


_TABLES: Final = _tables()
NOUNS: Final = _TABLES["nouns"]
VERBS: Final = _TABLES["verbs"]
ADJECTIVES: Final = _TABLES["adjectives"]
ADVERBS: Final = _TABLES["adverbs"]
MEASURES: Final = word_set(
    "个 只 位 名 条 头 匹 辆 艘 架 朵 棵 座 栋 张 把 本 杯 瓶 碗 盘 群 对 双 些 件 块 颗 片 根 支 台 部 列 幅 盏 束 堆 排 队 家 口 顶 壶 枚 粒 "
    "滴 轮 款 盒 包 袋 篮 桶 串 朵 枝 株 道 扇 节 层 种 项 场 次 顿 句 首 封 篇 页 副 套 箱 筐 勺 罐 碟 壶 身 股 批 班 届 笔 声 锅 滩 小块 大 碗 "
    "摞 叠 沓 簇 捆 缕 茬 窝 垛 拨 幢 尊 管 柄 汪 扎 捧 丛 缸 坛 瓣 截 段 团 屉 笼 盆 兜 担 卷 轴 丝 粒粒"
)
GROUPS: Final = word_set("群 些 排 队 堆 批 篮 筐 箱 串 束 摞 叠 沓 簇 捆 窝 垛 扎 捧 丛")
NUMBERS: Final = {
    "一": 1, "两": 2, "二": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "十": 10, "几": 3, "多": 4, "大量": 5, "成千上万": 6, "所有": 4, "每": 1, "数百": 6, "许多": 4, "很多": 4, "无数": 5, "一些": 3, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5,
}  # fmt: skip
TIMES: Final = {
    "dawn": (
        "黎明",
        "日出",
        "清晨",
        "早晨",
        "早上",
        "拂晓",
        "凌晨",
        "天刚亮",
        "天还没亮",
        "天不亮",
        "天没亮",
        "天亮",
        "晨光",
        "朝阳",
        "朝霞",
        "太阳刚刚升起",
        "太阳升起",
        "天蒙蒙亮",
        "清早",
        "一大早",
        "天边发白",
    ),
    "sunset": ("日落", "黄昏", "傍晚", "夕阳", "晚霞", "落日", "太阳落山", "太阳下山"),
    "night": (
        "夜里",
        "晚上",
        "夜晚",
        "深夜",
        "夜空",
        "星空下",
        "月光下",
        "星光下",
        "夜间",
        "半夜",
        "月夜",
        "年夜饭",
        "除夕夜",
        "雨夜",
        "雪夜",
        "除夕",
        "天黑",
        "天已经黑",
        "天色已晚",
        "夜",
    ),
    "day": ("白天", "中午", "下午", "晴天"),
}
WEATHERS: Final = {
    "rain": ("下雨", "雨中", "大雨", "暴雨", "暴风雨", "雨夜", "雨天", "看雨", "雨里"),
    "snowfall": ("下雪", "飘雪", "大雪", "雪中", "暴风雪"),
    "fog": ("雾", "大雾", "雾中"),
    "cloudy": ("多云", "阴天"),
}
SEASONS: Final = {
    "spring": ("春天", "春风", "春季", "春日"),
    "summer": ("夏天", "夏日", "夏季"),
    "autumn": ("秋天", "秋日", "秋季", "落叶"),
    "winter": ("冬天", "冬日", "冬季", "寒冬"),
}
MOVES: Final = {
    "dolly-in": ("镜头推近", "镜头拉近", "镜头缓缓推进", "推近", "镜头慢慢推近", "推镜头"),
    "dolly-out": ("镜头拉远", "拉远", "拉镜头"),
    "pan-left": ("镜头左移", "向左摇"),
    "pan-right": ("镜头右移", "向右摇", "镜头平移"),
    "orbit": ("环绕拍摄", "镜头环绕"),
    "follow": (
        "跟拍镜头",
        "跟拍",
        "镜头跟随着",
        "镜头跟随",
        "镜头跟着",
        "镜头追随",
        "镜头紧跟着",
        "镜头紧跟",
        "镜头追着",
    ),
}
SHOTS: Final = {"close-up": ("特写",), "wide": ("全景", "远景"), "medium": ("中景",)}
ANGLES: Final = {"above": ("俯拍", "俯瞰", "从上方"), "below": ("仰拍",)}
