"""The contract that every reader of prompts keeps, built in or from another package, as tests.

Subclass `ReaderContract` with a fixture `reader`:

    class TestMine(ReaderContract):
        @pytest.fixture
        def reader(self) -> MyReader:
            return MyReader()
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from onionskin.errors import InvalidInput
from onionskin.plan.staging import StagedPlan
from onionskin.planner.readers import Reader
from onionskin.serial import from_json, to_json

_PROMPTS = (
    "a doctor talks to a patient in a hospital room",
    "医生在病房里给孩子打针",
    "Sales rose in every region.",
)


class ReaderContract:
    """Tests that any reader passes; subclasses give it as the fixture `reader`."""

    @pytest.fixture
    def reader(self) -> Iterator[Reader]:
        """The reader under test."""
        raise NotImplementedError("give the reader under test as a fixture")

    @pytest.mark.parametrize("prompt", _PROMPTS)
    def test_a_prompt_becomes_a_plan_of_its_length(self, reader: Reader, prompt: str) -> None:
        """In both languages there is somebody or something, acting within the seconds."""
        read = reader.read(prompt, seconds=3.0, seed=5)
        assert isinstance(read.plan, StagedPlan)
        assert (read.plan.seconds, read.plan.seed) == (3.0, 5)
        assert read.plan.figures
        assert all(0 <= action.start < action.end <= 3.0 for action in read.plan.actions)
        assert all(isinstance(warning, str) and warning for warning in read.warnings)

    def test_the_same_prompt_gives_the_same_plan(self, reader: Reader) -> None:
        """Reading twice gives one plan, which comes back exactly from its text."""
        first, second = (reader.read(_PROMPTS[0], seconds=2.0) for _ in range(2))
        assert first == second
        assert from_json(StagedPlan, to_json(first.plan)) == first.plan

    @pytest.mark.parametrize(
        "wrong",
        [{"prompt": ""}, {"prompt": 5}, {"seconds": 0}, {"seconds": float("nan")}, {"seed": -1}],
        ids=str,
    )
    def test_what_cannot_be_read_is_refused(self, reader: Reader, wrong: dict[str, Any]) -> None:
        """No prompt, no length or no seed is InvalidInput, never a traceback of another kind."""
        asked: dict[str, Any] = {"prompt": "a fox sleeps", "seconds": 2.0, "seed": 0} | wrong
        with pytest.raises(InvalidInput):
            reader.read(**asked)
