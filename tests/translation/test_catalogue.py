"""Messages found in a catalogue by the English text that is about to be shown."""

import importlib.util
from pathlib import Path

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
    assert Catalogue({}).translated("there is no sound") == "there is no sound"


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
    assert catalogue.translated("fox is red", {"fox": "狐狸"}.get) == "狐狸 是红的"
    assert catalogue.translated("fox", {"fox": "狐狸"}.get) == "fox"
