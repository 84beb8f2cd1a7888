"""The small words of Chinese grammar, and the classes of verbs that the reader goes by."""

from __future__ import annotations

from typing import Final

from onionskin.planner.dictionary import word_set

OF_PLACE: Final = {
    "里": "in", "中": "in", "内": "in", "里面": "in", "上": "on", "上面": "on", "边": "beside",
    "旁": "beside", "旁边": "beside", "下": "under", "下面": "under", "前": "in front of",
    "前面": "in front of", "面前": "in front of", "后": "behind", "后面": "behind", "外": "outside",
    "上空": "over", "间": "between", "之间": "between", "中间": "between",
    "顶上": "on", "顶": "on", "当中": "between", "中央": "between", "附近": "beside",
    "门口": "beside",
}  # fmt: skip
MARKS: Final = word_set(
    "在 给 对着 把 将 被 从 向 往 到 对 为 用 和 跟 与 同 的 地 得 着 "
    "了 过 正 正在 也 都 又 然后 接着 随后 再 并 并且 而 沿着 朝 由 "
    "于 里 是 有 会 要 起来 下来 上来 出来 下去 过来 过去 来 去 这 那 "
    "就 还 很 非常 正往 全身 们 一边 边 请 先 首先 最后 必须 应该 应 可以 能 能够 已经 才 刚 刚刚 "
    "全 更 最 怎样 怎么 如何 不 不到 不起 不了 别 不要 不能 请勿 禁止 切勿 没有 没 从不 "
    "时 时候 之后 以后 后来 之前 "
    "以前 每 现在 从前 很久以前 有一天 一天 突然 于是 因为 所以 如果 "
    "当 虽然 但是 但 可是 却 只 只要 或 以及 其 该 此 各 成 好 完 住 起 一下 进行 一颗 一只 "
    "这项 这种 这类 这样 那种 那项 各种 某种 干净 整齐 得 越来越 起不来 会不会 "
    "时时 的时候 随着 通常 往往 地上 就会 便 那么 正 自己 "
    "跟着 没人 无人 没有人 谁都 这才 终于 幸好 幸亏 "
    "身后 身旁 身边 身上 头上 胸前 背后 腿上 身前 脚边 脚下 手里 手中 手上 怀里 怀中 "
    "肩上 背上 耳边 腰间 膝上 眼前 跟前 "
    "不停 不停地 不断 不断地 不仅 不但 不光 不久 不少 不同 不得不 千万 务必"
)  # fmt: skip
NOT: Final = word_set("不 别 不要 不能 请勿 禁止 切勿 没有 没 从不 不到 不起 不了 没人 无人 没有人")
PIVOTS: Final = word_set(
    "让 使 令 教 帮 帮助 请 叫 派 造成 导致 要求 命令 引导 带领 组织 邀请 哄 哄着 等 "
    "看着 看 听 望着 看到 看见 等"
)
"""Verbs whose object does what comes next: 教孩子游泳."""
TELLS: Final = word_set("叮嘱 嘱咐 叮咛 提醒 告诫 警告 告诉 建议 劝 劝说")
"""Verbs whose object hears what comes next, and does not do it."""
IN_PLACES: Final = word_set("hide sit stand lie live wait put return run walk fly enter play sleep")
"""Verbs that are followed by where they are done: 躲进屋里."""
SAME_OBJECT: Final = word_set("put give fry cook stew wash dry cut chop") | {"put in", "hand over"}
"""Verbs that are done to what was spoken of last: 把衣服叠好放进袋子里."""
EXISTS: Final = word_set(
    "stand hang float drift appear come fall grow bloom rise flow lie sit shine burn glow rain "
    "snow steam bear park stop"
) | {"come out", "set off", "light up"}
"""Verbs before which nobody is named where something is there: 桌上放着一本书."""
PRONOUNS: Final = {
    "他": "man", "她": "woman", "它": "thing", "他们": "person", "她们": "woman", "我": "person",
    "我们": "person", "大家": "person", "你": "person", "您": "person", "你们": "person",
    "咱们": "person", "它们": "thing",
}  # fmt: skip
OF_A_BODY: Final = word_set("双手 两手 手 眼睛 双眼 脸 脸上 心里 双脚 嘴")
"""What acts in the place of whoever it belongs to: 她们…，双手飞快地采摘."""
GENERIC: Final = word_set("man woman girl boy grandmother grandfather person") | {
    "old man", "old woman",
}  # fmt: skip
"""Who somebody is besides what they do: 教师王阿姨 is one teacher."""
CROWDS: Final = word_set("居民 市民 村民 人们 乡亲 群众 老人们 民众")
"""Words for people that are many where no number is said."""
AS_LOOKS: Final = {
    "burn": "burning",
    "steam": "steaming",
    "melt": "melting",
    "glow": "glowing",
    "worry": "worried",
    "fear": "afraid",
    "have fever": "sick",
    "cry": "crying",
}
BY_OBJECT: Final = {
    "烤": {"skewer": "grill", "meat": "grill", "fish": "grill", "sausage": "grill"},
    "翻烤": {"skewer": "grill", "meat": "grill"},
    "转": {"circle": "spin around"},
    "抓": {"medicine": "take out", "herb": "take out"},
    "摇": {"oar": "row", "boat": "row"}, "摇着": {"oar": "row", "boat": "row"},
    "翻": {"skewer": "grill", "meat": "grill", "pancake": "flip", "book": "read", "soil": "dig",
           "egg": "flip", "fish": "grill"},
    "放": {"firework": "set off", "kite": "fly"},
    "打": {"basketball": "play", "ball": "play", "table tennis ball": "play", "badminton": "play",
           "phone": "phone", "drum": "play", "umbrella": "hold", "volleyball": "play"},
    "开": {"flower": "bloom", "door": "open", "window": "open", "lamp": "light up",
           "meeting": "meet"},
    "拍": {"photo": "photograph", "ball": "bounce"},
    "下": {"snow": "fall", "rain": "fall", "chess": "play"},
    "弹": {"ball": "bounce"},
    "看": {"book": "read", "newspaper": "read"},
    "撒": {"petal": "scatter", "seed": "sow", "salt": "sprinkle", "flour": "sprinkle",
           "leaf": "scatter", "candy": "scatter", "flower": "scatter", "mulberry leaf": "scatter"},
    "擦": {"tear": "wipe", "face": "wipe", "sweat": "wipe", "mouth": "wipe", "forehead": "wipe"},
    "接": {"phone": "phone"}, "推": {"door": "open"}, "敲": {"door": "open"},
    "流下": {"tear": "cry"},    "流": {"tear": "cry"}, "掉": {"tear": "cry"}, "抹": {"tear": "cry"},
    "坐": {"train": "ride", "bus": "ride", "boat": "ride", "airplane": "fly"},
}  # fmt: skip
"""Verbs that mean what they are done to."""
BRINGS: Final = frozenset("进入到")
"""Ends of verbs behind which stands where something comes to be: 扔进垃圾桶."""
SENDS: Final = frozenset("往到向至上")
"""Ends of verbs behind which stands where something goes: 运往省城的超市."""
PUTS: Final = word_set("pour put throw") | {"put in"}
STANDS: Final = word_set("放 摆 挂 搁 立 靠 堆")
"""Verbs of what stands about where nobody is said to put it: 竹筐放在脚边."""
TOWARDS: Final = {"上": "up", "下": "down", "左": "left", "右": "right", "前": "away"}
WOMEN: Final = word_set(
    "woman girl mother grandmother daughter sister aunt wife bride queen princess"
)
MEN: Final = word_set("man boy father grandfather son brother uncle husband groom king prince")
