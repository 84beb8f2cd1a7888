"""The count of prompts that are staged rightly."""

from __future__ import annotations

from benchmarks.stage.understood import PROMPTS, Answer, Ask, faults, read_asks


def test_a_prompt_is_right_where_all_that_is_asked_is_there() -> None:
    """Each pattern meets a figure of its own; verbs and places meet theirs."""
    ask = Ask("two men talk in a park", ("man", "man|woman"), "talk", "park")
    assert faults(ask, Answer(("woman", "man"), ("talk",), "park")) == []
    assert faults(ask, Answer(("man",), ("talk",), "park")) == ["who"]
    assert faults(ask, Answer(("man", "man"), ("walk",), "")) == ["what", "where"]
    assert faults(Ask("a heart", ("heart",), "", ""), Answer(("heart",), (), "")) == []


def test_the_prompts_for_the_score_are_a_hundred_half_of_them_chinese() -> None:
    """Each with somebody or something to be staged."""
    asks = read_asks(PROMPTS)
    assert len(asks) == 100
    assert sum(not ask.prompt.isascii() for ask in asks) == 50
    assert all(ask.figures for ask in asks)
