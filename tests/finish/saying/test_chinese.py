"""What Chinese is read aloud as."""

import pytest

from onionskin.finish.saying.chinese import chinese
from onionskin.finish.saying.chinese_numbers import cardinal


def heard(text, **pronunciations):
    """What is said, without marks."""
    return "".join(each.spoken for each in chinese(text, pronunciations))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (105, "一百零五"),
        (110, "一百一十"),
        (2008, "二千零八"),
        (10_500, "一万零五百"),
        (1_234_567, "一百二十三万四千五百六十七"),
        (100_000_000, "一亿"),
        (120_005_000, "一亿二千万五千"),
        (-3, "负三"),
    ],
)
def test_whole_numbers(number, said):
    """Noughts between, none at the end."""
    assert cardinal(number) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("168元", "一百六十八元"),
        ("2008年", "二零零八年"),
        ("90%", "百分之九十"),
        ("3.5kg", "三点五公斤"),
        ("20℃", "二十摄氏度"),
        ("60km/h", "六十公里每小时"),
        ("¥1,299", "一千二百九十九元"),
        ("$4.2万", "四点二万美元"),
        ("7:30", "七点三十分"),
        ("12:00", "十二点"),
        ("1/3", "三分之一"),
        ("2个", "两个"),
        ("2024-03-15", "二零二四年三月十五日"),
        ("5-10", "五到十"),
        ("10-15%", "百分之十至百分之十五"),
        ("13800138000", "幺三八零零幺三八零零零"),
        ("骑Velo One上班", "骑VeloOne上班"),
    ],
)
def test_numbers_money_dates_and_units(text, said):
    """As they are read aloud."""
    assert heard(text) == said


def test_each_character_is_a_word_with_the_signs_after_it():
    """Numbers and foreign words are whole; brackets open with what they hold."""
    said = chinese("他说：“今年卖4.2万！”（Velo One）🎉", {})
    assert [each.text for each in said] == [
        "他", "说：", "“今", "年", "卖", "4.2", "万！”", "（Velo", "One）🎉",
    ]  # fmt: skip
    assert [each.pause for each in said] == [
        "", "clause", "", "", "", "", "sentence", "", "paragraph",
    ]  # fmt: skip


def test_own_pronunciations_come_first():
    """The longest that fits."""
    assert heard("重庆人", 重庆="虫庆", 重="种") == "虫庆人"


@pytest.mark.parametrize("text", ["……", "🎉", "“”", "- 水\n- 火", "a、b；c", "ｱｶ 안녕 שלום 〇"])
def test_no_sign_is_lost(text):
    """Whatever it is."""
    said = chinese(text, {})
    assert "".join(each.text for each in said).replace(" ", "") == "".join(text.split())
