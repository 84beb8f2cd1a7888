"""Where a text may be cut."""

from __future__ import annotations

import pytest

from onionskin.film.script.sentences import clauses, halves, joined, one_line, sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call Dr. Smith at 9 a.m. tomorrow. Go!", ["Call Dr. Smith at 9 a.m. tomorrow.", "Go!"]),
        ("It costs 3.5 euros. Buy it.", ["It costs 3.5 euros.", "Buy it."]),
        ('He said "Stop." Then he left.', ['He said "Stop."', "Then he left."]),
        ("请洗手。用肥皂！真的？", ["请洗手。", "用肥皂！", "真的？"]),
        ("We close at 9 p.m. Come early.", ["We close at 9 p.m.", "Come early."]),
        ("One\ntwo. Three", ["One two.", "Three"]),
        ("Hi! 😀", ["Hi! 😀"]),
        ("مرحبا بالعالم. نعم.", ["مرحبا بالعالم.", "نعم."]),
        ("...", []),
        ("", []),
    ],
)
def test_sentences(text, found):
    """Abbreviations, decimals and quotation marks end none; an emoji goes with what it ends."""
    assert [sentence for sentence, _ in sentences(text)] == found


def test_sentences_say_where_they_begin():
    """By characters of the text."""
    text = "One.  Two.\nThree."
    assert [text[at:][:3] for _, at in sentences(text)] == ["One", "Two", "Thr"]


def test_clauses_together_are_the_sentence():
    """Nothing of it is lost, and no word is cut."""
    sentence = "When it rains, we stay in; but if it stops, we walk — or run, 1,000 metres."
    assert " ".join(clauses(sentence)) == sentence
    assert len(clauses(sentence)) > 4
    assert clauses("下雨时，我们在家；天晴了，我们出去。") == [
        "下雨时，", "我们在家；", "天晴了，", "我们出去。",
    ]  # fmt: skip
    assert halves("one two three four") == ["one two", "three four"]
    assert halves("没有空格") == ["没有空格"]


def test_lines_join_as_their_script_asks():
    """With a space, but none between Chinese."""
    assert one_line("one\n two\nthree") == "one two three"
    assert one_line("一行\n两行") == "一行两行"
    assert joined("用 Python", "写程序。") == "用 Python 写程序。"
    assert joined("", "x") == "x"
