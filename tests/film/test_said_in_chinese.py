"""What of a Chinese sentence is drawn, and by whom it is done."""

from __future__ import annotations

import pytest

from onionskin.film import said_in_chinese as said
from onionskin.film.counting import counted
from onionskin.film.depicting import depict
from onionskin.film.people import People
from onionskin.film.weighing import Known


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("如果看到同伴落水，要马上呼喊。", "要马上呼喊。"),
        ("摇晃停止以后，大家跟着老师走。", "大家跟着老师走。"),
        ("据报道，工人在修桥。", "工人在修桥。"),
        ("如果下雨", "如果下雨"),
    ],
)
def test_conditions_and_hours_are_no_main_clause(text, main):
    """A sentence that is nothing else stays whole."""
    assert said.main_clause(text) == main


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("捞起来，浇上汤，端到客人面前。", "厨师倒一碗汤"),  # whoever was spoken of last
        ("千万不要到池塘、水库边玩耍。", "学生摇头"),  # 不要 goes on over 、
        ("少喝汽水，多吃苹果。", "学生吃苹果"),  # 少喝 says no
        ("卖不完的面包，每天晚上都会被送走。", "面包"),  # nobody sells
        ("流下了眼泪。", "厨师哭"),
        ("我们家的面包从来不过夜。", "面包"),
    ],
)
def test_whoever_is_not_named_is_whoever_the_story_or_the_advice_is_about(text, prompt):
    """Stories go on with the cook who was seen; advice speaks to the pupils of the lesson."""
    assert depict(text, Known(you="pupil", doer="chef")).prompt == prompt


def test_nights_that_are_no_hour_do_not_darken_the_picture():
    """不过夜 and 一个晚上 say how long; 深夜 says when."""
    assert depict("小林一个晚上卖出了三千斤橙子。", Known()).time == ""
    assert depict("深夜，厨师还在厨房做饭。", Known()).time == "night"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("损失金额仍然高达三亿元。", "高达 3", "亿元"),
        ("一碗面只卖十二块钱。", 12.0, "块钱"),
        ("现在一共有一百三十多户。", 130.0, "户"),
    ],
)
def test_numbers_in_chinese_numerals_are_counted(text, value, unit):
    """Small ones, such as 一个, are none."""
    chart = counted(text)
    assert chart is not None
    assert (chart.rows[0][1], chart.unit) == (value, unit)
    assert counted("一个女孩和三名老师") is None


def test_names_are_called_what_the_words_before_them_say():
    """Without such words a title tells: 王阿姨 is an old woman; seasons are no names."""
    people = People((), "村支书老赵来了。王阿姨笑了。去年冬天，一位老师走来。")
    assert people.named == {"老赵": "manager", "王阿姨": "old woman"}


def test_a_title_says_where_the_film_is_and_who_works_there():
    """What stands before 的 only says which."""
    assert said.without_description("老街上的面包房") == "面包房"
    assert (said.place_of_title("认识糖尿病"), said.staff_of("老街上的面馆")) == ("clinic", "chef")


def test_who_says_what_is_quoted_is_found():
    """Also where how they say it stands between."""
    assert said.speaker_of("老张笑着问：“还是老样子？”") == "老张"
    assert said.speaker_of("他有一本书。") == ""


@pytest.mark.parametrize(
    ("text", "is_of_another"),
    [
        ("打电话给物业，工人会上门来搬。", True),
        ("工人打电话给物业，让他们来搬。", False),
        ("电话响了，工人打电话给物业。", False),
    ],
)
def test_nobody_does_what_is_said_before_them(text, is_of_another):
    """Whoever is spoken of only in the next clause does not do what the first one asks for."""
    assert said.is_of_another("工人打电话", text) is is_of_another


@pytest.mark.parametrize(
    ("prompt", "text", "is_misread"),
    [
        ("保安吃桌子", "吃完趴在桌子上睡一会儿。", True),
        ("保安吃米饭", "吃完米饭睡一会儿。", False),
        ("人搬灯泡", "装一个灯泡，每天照十四个小时。", True),
        ("人搬箱子", "工人把箱子搬上楼。", False),
        ("警察查看对话框", "民警会核对您的信息。", True),
    ],
)
def test_what_nobody_does_is_misread(prompt, text, is_misread):
    """Nobody eats a table, and nothing is carried where the text has no word for it."""
    assert said.is_misread(prompt, text) is is_misread
