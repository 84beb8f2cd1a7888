"""Days, dates and hours, as they are set on a card."""

from __future__ import annotations

import pytest

from onionskin.film.moments import moments_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Come and meet us on Saturday between ten and four.", ["Saturday", "10–4"]),
        (
            "We are there on Thursday, 14 March, from two until seven.",
            ["Thursday, 14 March", "2–7"],
        ),
        ("Open Monday to Friday from 9 am to 5 pm.", ["Monday–Friday", "9 am–5 pm"]),
        ("Call us before the end of June.", ["end of June"]),
        ("From the first of May it is free.", ["1 May"]),
        ("Put it out before six in the morning.", ["before 6 am"]),
        ("It grew from two to seven percent, from three to four people.", []),
        ("On Monday it rained.", []),
        ("周一到周五上午九点到十一点来办卡。", ["周一到周五", "上午9–11点"]),
        ("每天早上六点半，厨房里就亮起了灯。", ["早上6:30"]),
        ("早上七点五十，下午三点一刻，晚上八点零五分。", ["早上7:50", "下午3:15", "晚上8:05"]),
        ("博物馆九点开门，五点半闭馆。", ["9点", "5:30"]),
        ("有三点要注意：第九点开门。", []),
        ("从六月一日起。", ["6月1日"]),
        ("周一下雨了。", []),
    ],
)
def test_moments_of_a_sentence(text: str, expected: list[str]) -> None:
    """In their order, each where it is said; a day of the week only where it is an appointment."""
    found = moments_in(text)
    assert [shown for _, shown, _ in found] == expected
    assert all(text[at:].startswith(said) for at, _, said in found)
