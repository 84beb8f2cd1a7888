"""Messages found in a catalogue by the English text that is about to be shown."""

import importlib.util
from pathlib import Path

import pytest

from onionskin.translation.catalogue import PLACE, Catalogue, catalogue_of

SCRIPT = Path(__file__).parents[2] / "scripts" / "messages.py"

ENTRIES = {
    "there is no sound": "没有声音",
    "{0} is {1}: give a number": "{0} 是 {1}：请给出数字",
    "{0} is {1}: give a whole number": "{0} 是 {1}：请给出整数",
    "shot {0}: {1}": "镜头 {0}：{1}",
    "{0} of {1} rows": "共 {1} 行，其中 {0} 行",
}


def test_a_message_without_values_is_found_as_it_is():
    """And one that no entry fits is left in English."""
    catalogue = Catalogue(ENTRIES)
    assert catalogue.translated("there is no sound") == "没有声音"
    assert catalogue.translated("there is no sound here") == "there is no sound here"
    for english in ("there is no sound", "style is 'oil'; allowed: flat, paper", 'one, "two"'):
        assert Catalogue({}).translated(english) == english


def test_values_are_carried_over_where_the_translation_wants_them():
    """In another order, and with braces and newlines of their own."""
    catalogue = Catalogue(ENTRIES)
    assert catalogue.translated("3 of 10 rows") == "共 10 行，其中 3 行"
    assert catalogue.translated("fps is '{1}\n': give a number") == "fps 是 '{1}\n'：请给出数字"


def test_the_template_that_says_most_is_taken():
    """ "a whole number" is not a number and more."""
    assert Catalogue(ENTRIES).translated("n is 1.5: give a whole number") == "n 是 1.5：请给出整数"


def test_a_message_within_a_message_is_translated_too():
    """A shot's warning in the film's."""
    assert Catalogue(ENTRIES).translated("shot 3: there is no sound") == "镜头 3：没有声音"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("shot 3: sea is not drawn yet", "镜头 3：还不会画“sea”"),
        ("shots 2, 4–6: sea is not drawn yet", "镜头 2、4–6：还不会画“sea”"),
        ("a.md, line 2: sea is not drawn yet", "a.md 第 2 行：还不会画“sea”"),
        ("a.md: sea is not drawn yet", "a.md：还不会画“sea”"),
        ("a.csv, line 3: 2 values for 3 columns", "a.csv 第 3 行：3 列，2 个值"),
        ("shot 3: what nobody knows", "shot 3: what nobody knows"),
    ],
)
def test_where_it_happened_is_no_part_of_the_message(said, told):
    """And what it is said of is left as it is where nothing else can be translated."""
    entries = {
        "{0} is not drawn yet": "还不会画“{0}”",
        "shot {0}: {1}": "镜头 {0}：{1}",
        "shots {0}: {1}": "镜头 {0}：{1}",
        "{0}, line {1}: {2}": "{0} 第 {1} 行：{2}",
        "{0}, line {1}: {2} values for {3} columns": "{0} 第 {1} 行：{3} 列，{2} 个值",
    }
    assert Catalogue(entries).translated(said) == told


def test_the_end_of_a_message_is_a_message_of_its_own():
    """Several follow each other, in places without a word between them."""
    catalogue = Catalogue({
        "no weights: {0}{1}{2}. Fetch them": "没有权重：{0}{1}{2}。请下载",
        " (about {0} GB)": "（约 {0} GB）",
        ", and a GPU of {0} GB{1}": "，还要 {0} GB 显卡{1}",
        "; no GPU was found": "；没有找到显卡",
    })  # fmt: skip
    said = "no weights: a/b (about 3 GB), and a GPU of 8 GB; no GPU was found. Fetch them"
    assert (
        catalogue.translated(said)
        == "没有权重：a/b（约 3 GB），还要 8 GB 显卡；没有找到显卡。请下载"
    )
    assert catalogue.translated("no weights: a/b. Fetch them") == "没有权重：a/b。请下载"
    ended = Catalogue(
        {" ({0} points)": "（{0} 分）", "{0} (at {1})": "{0}（在 {1}）", "up {0}": "升 {0}"}
    )
    assert ended.translated("up a (at 3) (+2 points)") == "升 a（在 3）（+2 分）"
    assert ended.translated("an unknown thing (+2 points)") == "an unknown thing (+2 points)"


def test_two_messages_in_one_are_both_translated():
    """With the marks of Chinese between them; and names are listed as Chinese does."""
    catalogue = Catalogue({"no voice": "没有音色", "install {0}": "请安装 {0}"})
    assert catalogue.translated("no voice; install a, b or c") == "没有音色；请安装 a、b 或 c"
    assert catalogue.translated("who knows: no voice") == "who knows：没有音色"
    assert catalogue.translated("no voice; who knows") == "no voice; who knows"


def test_no_space_is_left_between_chinese_and_chinese():
    """Values may be Latin; a name that holds a space keeps it."""
    catalogue = Catalogue({"{0} is no {1}": "{0} 不是 {1} 吗", "the script": "脚本"})
    assert catalogue.translated("小 猫 is no 狗") == "小 猫不是狗吗"
    assert catalogue.translated("fox is no dog") == "fox 不是 dog 吗"


def test_a_kind_is_translated_behind_its_article():
    """A word alone may be a name that the person has to type."""
    catalogue = Catalogue({"the {0} {1} is gone": "{0} {1} 不见了", "the script": "脚本"})
    assert catalogue.translated("the script a.md is gone") == "脚本 a.md 不见了"
    assert catalogue.translated("the thing a.md is gone") == "thing a.md 不见了"


def test_no_message_lacks_its_chinese_twin():
    """`python scripts/messages.py` adds new ones to zh.po; what it lists is to be translated."""
    spec = importlib.util.spec_from_file_location("messages", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    said = {text for text in script.messages() if text}
    assert said == set(catalogue_of("zh").entries)


def test_the_chinese_catalogue_keeps_every_value():
    """Each translation has the places of its English, and is Chinese."""
    catalogue = catalogue_of("zh")
    assert catalogue.entries
    for said, told in catalogue.entries.items():
        assert sorted(PLACE.findall(said)) == sorted(PLACE.findall(told)), said
        assert any("\u4e00" <= letter <= "\u9fff" for letter in told), said


def test_english_has_no_catalogue():
    """Its messages are what is written in the program."""
    assert not catalogue_of("en").entries


def test_what_a_message_is_about_may_have_a_name_of_its_own():
    """Its values are asked for; a text that is no message is not."""
    catalogue = Catalogue({"{0} is red": "{0} 是红的"})
    assert catalogue.translated("fox is red", {"fox": "狐狸"}.get) == "狐狸是红的"
    assert catalogue.translated("fox", {"fox": "狐狸"}.get) == "fox"
