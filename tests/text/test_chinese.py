"""Chinese as words."""

from __future__ import annotations

import pytest

from onionskin.text.chinese import inside_words


@pytest.mark.parametrize(
    "words",
    [
        "最 有效的 办法 其实 不 花钱",
        "孩子 就 能 多 看清 一点 这个 世界",
        "您 现在 下单 ， 四十八小时 之内 就 能 收到",
        "每天 看 屏幕 最好 不 超过 半小时",
        "万一 下雨 十分 危险",
        "我们 社区 有 两百一十三位",
        "6月 看书",
        "plain English",
        "",
    ],
)
def test_no_word_and_no_number_with_what_it_counts_in_is_parted(words: str) -> None:
    """What stands between spaces here is one word."""
    text = words.replace(" ", "") if words != "plain English" else words
    inside = inside_words(text)
    cut = "".join(f" {each}" if k and k not in inside else each for k, each in enumerate(text))
    if words != "plain English":
        assert cut == words
    else:
        assert inside == frozenset()
