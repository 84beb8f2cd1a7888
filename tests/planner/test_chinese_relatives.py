"""Relative clauses of Chinese, which are not what a sentence is about."""

from __future__ import annotations

import pytest

from onionskin.planner.chinese_cutting import cut
from onionskin.planner.chinese_relatives import without_relatives


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("卖不完的面包会被送走", "面包会被送走"),
        ("我们吃进去的米饭变成糖", "米饭变成糖"),
        ("骑马的男孩挥手", "骑马的男孩挥手"),  # made a clause of
        ("高铁穿过山间的隧道", "高铁穿过山间的隧道"),  # the only verb
    ],
)
def test_relative_clauses_that_say_more_than_a_verb_and_its_object_are_left_out(text, left):
    """Those of a verb and its object are left to the reader of noun phrases."""
    assert "".join(word.text for word in without_relatives(cut(text))) == left
