"""Words about how a film is shot are taken out of a prompt, and each says what to give instead."""

import pytest

from onionskin.planner.film_words import without_film_words
from onionskin.planner.staged import stage_prompt


@pytest.mark.parametrize(
    ("prompt", "rest", "said"),
    [
        ("a cat in slow motion", "a cat", ["in slow motion"]),
        ("A fox, epic lighting, 8k, runs", "A fox, runs", ["8k", "epic lighting"]),
        ("a cinematic fox", "a fox", ["cinematic"]),
        ("a woman smiles, shallow depth of field", "a woman smiles", ["shallow depth of field"]),
        ("一只狐狸，电影感，慢动作", "一只狐狸", ["慢动作", "电影感"]),
        ("a black and white cat", "a black and white cat", []),
        ("a painter and her watercolor", "a painter and her watercolor", []),
        ("cinematic", "cinematic", []),
    ],
)
def test_they_are_taken_out_and_told(prompt, rest, said):
    """What may be meant otherwise stays, and so does a prompt of nothing else."""
    left, told = without_film_words(prompt)
    assert left.replace("， ", "，") == rest
    assert [each.split('"')[1] for each in told] == said


@pytest.mark.parametrize(
    ("prompt", "warnings"),
    [
        ("a boy eats in a cold white kitchen", ['"cold white kitchen" is drawn in its usual look']),
        ("a boy runs through a green forest", []),
        ("a fox sleeps on a pink background", ['"pink background" is not drawn: name a place']),
        ("粉色背景上的狐狸睡觉", ['"粉色背景" is not drawn: name a place']),
        ("a woman smiles, shallow depth of field", ['"shallow depth of field" is left out']),
    ],
)
def test_words_about_a_place_that_nothing_shows_are_told(prompt, warnings):
    """But not the colours that a place has anyway."""
    told = stage_prompt(prompt).warnings
    assert [each[: len(said)] for each, said in zip(told, warnings, strict=True)] == warnings
