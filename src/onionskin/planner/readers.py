"""Who reads prompts: the built-in reader, a language model, or one from another package.

A reader is named "built-in", "openai:MODEL", or by the entry point of the group
`onionskin.readers` that opens it: a callable that takes what stands after the colon ("" where
nothing does) and returns a `Reader`. `onionskin.testing.ReaderContract` holds what all keep.
"""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Final, Protocol

from onionskin.errors import InvalidInput
from onionskin.planner.staged import StagedPrompt, stage_prompt

GROUP: Final = "onionskin.readers"
BUILT_IN: Final = "built-in"


class Reader(Protocol):
    """Makes staged plans of prompts."""

    def read(self, prompt: str, *, seconds: float = 4.0, seed: int = 0) -> StagedPrompt:
        """The staged plan of a prompt, `seconds` long, and what of the prompt it does not show.

        Raises InvalidInput for what is no prompt, no length or no seed.
        """
        ...


class BuiltInReader:
    """The reader that comes with the package: no network, the same plan for the same words."""

    def read(self, prompt: str, *, seconds: float = 4.0, seed: int = 0) -> StagedPrompt:
        """See `Reader.read`."""
        return stage_prompt(prompt, seconds=seconds, seed=seed)


def open_built_in(model: str = "") -> Reader:
    """The built-in reader. Raises InvalidInput where a model was named: it has none."""
    if model:
        raise InvalidInput(f"reader {BUILT_IN} has no models; leave out {model!r}")
    return BuiltInReader()


def open_reader(name: str = BUILT_IN) -> Reader:
    """The reader of that name. Raises InvalidInput, which lists the readers there are."""
    scheme, _, model = name.partition(":")
    readers = {entry.name: entry for entry in entry_points(group=GROUP)}
    if scheme not in readers:
        known = ", ".join(sorted(readers))
        raise InvalidInput(f"there is no reader {name!r}; choose one of {known}")
    reader: Reader = readers[scheme].load()(model)
    return reader
