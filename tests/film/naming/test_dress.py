"""Drivers, masters, workers and colleagues are dressed by what surrounds their names."""

from __future__ import annotations

import pytest

from onionskin.film.naming import Bearers, named_things
from onionskin.film.naming.dress import film_trade


def people(text: str, trade: str = "") -> list[str]:
    """Whom a text of a film shows."""
    found = named_things(text, Bearers({}, trade=trade))
    return [each.thing for each in found if each.is_somebody]


@pytest.mark.parametrize(
    ("text", "trade", "expected"),
    [
        ("The driver of the bus waits.", "", ["driver"]),
        ("The driver of the crane waits.", "", ["builder"]),
        ("The driver waits.", "worker", ["worker"]),
        ("The driver waits.", "", []),
        ("The driver of the lorry waits.", "driver", []),
        ("The workers of the vineyard rest.", "", ["several farmer"]),
        ("Ask a colleague.", "nurse", ["nurse"]),
        ("Ask a colleague.", "", []),
        ("The team captain is here.", "", []),
        ("师傅已经在揉面了。", "", ["chef"]),
        ("师傅在炒茶。", "chef", []),
        ("师傅在锅里翻炒鲜叶。", "farmer", []),
        ("司机停下了挖掘机。", "", ["builder"]),
    ],
)
def test_clothes_are_those_of_the_trade(text: str, trade: str, expected: list[str]) -> None:
    """Of the sentence, else of the film; where neither tells, there is nobody."""
    assert people(text, trade) == expected


def test_the_trade_of_a_film_is_what_most_of_its_words_name() -> None:
    """A single word tells nothing."""
    assert film_trade("The forklift stops. Pallets stand in the warehouse.") == "worker"
    assert film_trade("The forklift stops.") == ""
