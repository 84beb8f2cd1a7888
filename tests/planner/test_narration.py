"""Sentences as narrators speak them: names, pronouns, passives, commands, side clauses."""

from __future__ import annotations

import pytest

from onionskin.planner.staged import stage_prompt


def acted(prompt: str) -> list[tuple[str, str, str, str]]:
    """Who, verb, object and partner of each action, by their names."""
    plan = stage_prompt(prompt).plan
    names = {figure.id: figure.name for figure in plan.figures} | {"": ""}
    return [
        (names[each.who], each.verb, names[each.object], names[each.partner])
        for each in plan.actions
    ]


@pytest.mark.parametrize(
    ("prompt", "actions"),
    [
        ("The letter is signed by Tom.", [("man", "sign", "letter", "")]),
        ("A rose is watered.", [("gardener", "water", "rose", "")]),
        ("The ice melts.", [("ice", "melt", "", "")]),
        ("Before she sleeps, Lena reads a book.",
         [("woman", "read", "book", ""), ("woman", "sleep", "", "")]),
        ("The dog that bit the courier hides.",
         [("dog", "bite", "courier", ""), ("dog", "hide", "", "")]),
        ("A woman carrying a bag climbs a ladder.",
         [("woman", "carry", "bag", ""), ("woman", "climb", "ladder", "")]),
        ("The robot hands the worker a hammer.", [("robot", "hand", "hammer", "worker")]),
        ("Cut the onions.", [("chef", "cut", "onion", "")]),
        ("The princess kissed the frog, and it slept.",
         [("princess", "kiss", "frog", ""), ("frog", "sleep", "", "")]),
        ("A nurse checks the patient's temperature.", [("nurse", "check", "patient", "")]),
        ("Profits fell last year.", [("chart", "fall", "", "")]),
        ("妈妈一边唱歌一边做饭", [("mother", "sing", "", ""), ("mother", "cook", "", "")]),
        ("把洋葱切碎", [("chef", "chop", "onion", "")]),
        ("门被小女孩关上了", [("girl", "close", "door", "")]),
        ("医生教孩子刷牙", [("doctor", "teach", "child", ""), ("child", "brush teeth", "", "")]),
    ],
)  # fmt: skip
def test_who_does_what_in_narration(prompt: str, actions: list[tuple[str, ...]]) -> None:
    """Each of the kinds of sentences, in either language."""
    assert acted(prompt) == actions


@pytest.mark.parametrize(
    ("prompt", "warning"),
    [
        (
            "Never touch the machine.",
            "a picture cannot show what is not done: it is drawn as if done; say what is done "
            "instead",
        ),
        ("Prices rise.", '"Prices" is shown as a chart'),
        (
            "不要触摸机器",
            "a picture cannot show what is not done: it is drawn as if done; say what is done "
            "instead",
        ),
        ("A man flies to Hamburg.", 'not understood: "Hamburg"; use other words, or leave it out'),
    ],
)
def test_what_is_shown_otherwise_is_said(prompt: str, warning: str) -> None:
    """Negation, what is measured and far places are in the warnings."""
    assert warning in stage_prompt(prompt).warnings


def test_what_comes_before_is_acted_before() -> None:
    """ "Before" and "after" are order in time, "while" is the same time."""
    actions = stage_prompt("Before the cat eats, the dog sleeps.").plan.actions
    first, second = sorted(actions, key=lambda each: each.start)
    assert (first.verb, second.verb) == ("sleep", "eat")
    assert first.end <= second.start
    both = stage_prompt("While the cat eats, the dog sleeps.").plan.actions
    assert {each.start for each in both} == {both[0].start}


@pytest.mark.parametrize(
    ("sentence", "doer", "verb"),
    [
        ("Heat olive oil in a large pot.", "chef", "heat"),
        ("Every mug is painted by hand.", "painter", "paint"),
        ("A doctor listens to the heart of a child.", "doctor", "examine"),
        ("一个女人拿着包走路", "woman", "walk"),
        ("学生弹钢琴", "student", "play"),
    ],
)
def test_who_does_it_though_a_word_could_be_another(sentence: str, doer: str, verb: str) -> None:
    """Orders that begin like nouns, hands and hearts of others, things that could be verbs."""
    plan = stage_prompt(sentence).plan
    names = {figure.id: figure.name for figure in plan.figures}
    assert (doer, verb) in [(names[action.who], action.verb) for action in plan.actions]
