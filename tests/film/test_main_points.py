"""What a sentence is about, found by its grammar."""

from __future__ import annotations

import pytest

from onionskin.film.main_points import main_points


def told(text: str) -> list[str]:
    return [each.label for each in main_points(text) if each.is_object]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("We need to see your vaccination card.", ["vaccination card"]),
        ("We send you a photograph and a short message.", ["photograph", "short message"]),
        ("Pack medicine, water and a torch.", ["medicine", "water", "torch"]),
        ("Throw them a lifebelt or a rope.", ["lifebelt", "rope"]),
        ("We ask for a deposit of fifty pounds.", ["deposit"]),
        ("The forklift always has right of way.", ["right of way"]),
        ("请带上身份证和医保卡。", ["身份证", "医保卡"]),
        ("包里放上水、手电筒、收音机和急救包。", ["水", "手电筒", "收音机", "急救包"]),
        ("先选科室，再选医生和时间。", ["科室", "医生", "时间"]),
    ],
)
def test_what_is_done_to_what_is_a_point_and_every_member_of_a_list(
    text: str, points: list[str]
) -> None:
    """In the order in which they are spoken, without words that only point."""
    assert told(text) == points


@pytest.mark.parametrize(
    "text",
    [
        "If your dog takes any medicine, ring us.",
        "You cannot take the dog.",
        "They spend a lot of time here every day.",
        "Take it with you.",
        "如果您不会用手机，就来。",
    ],
)
def test_what_is_said_in_passing_or_denied_is_none(text: str) -> None:
    """Nor is what nobody would look for."""
    assert told(text) == []


def test_members_of_one_list_are_told_apart_from_those_of_another() -> None:
    """And what does something itself is no member."""
    points = main_points("Buy bread and cheese, and the baker wraps soap and towels.")
    groups = [each.group for each in points]
    assert groups[0] == groups[1]
    assert groups[-1] == groups[-2] != groups[0]
    assert "baker" not in [each.label for each in points]


def test_points_are_where_they_are_said() -> None:
    """In both languages."""
    for text in ("Pack medicine, water and a torch.", "请带上身份证和医保卡。"):
        for each in main_points(text):
            assert text[each.start : each.end] == each.said


def test_what_is_to_be_said_in_turn_is_a_list_of_clauses() -> None:
    """Without what leads into all of them."""
    text = "请说清楚哪里不舒服、持续了多久、正在吃什么药。"
    assert told(text) == ["哪里不舒服", "持续了多久", "正在吃什么药"]
