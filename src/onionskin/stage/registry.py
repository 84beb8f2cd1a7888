"""Where the entries of a kind (roles, verbs, places, things) are found by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from onionskin.errors import InvalidInput


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """What an entry is called: in English, in Chinese, and what else it answers to."""

    en: str
    zh: str
    also: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[str]:
        yield from (self.en, self.zh, *self.also)


class Named(Protocol):
    """Anything with names."""

    @property
    def names(self) -> Names:
        """What it is called."""
        ...


Entry = TypeVar("Entry", bound=Named)


class Registry(Generic[Entry]):
    """Entries of one kind, in the order they were added; a name belongs to one of them."""

    def __init__(self, kind: str) -> None:
        """`kind` is the singular word for messages: "role", "place"."""
        self.kind = kind
        self._entries: list[Entry] = []
        self._by_name: dict[str, Entry] = {}

    def add(self, entry: Entry) -> Entry:
        """Adds an entry. Raises ValueError where one of its names is taken."""
        for name in entry.names:
            if name.casefold() in self._by_name:
                raise ValueError(f"two entries of kind {self.kind} are named {name!r}")
        for name in entry.names:
            self._by_name[name.casefold()] = entry
        self._entries.append(entry)
        return entry

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._by_name

    def find(self, name: str) -> Entry | None:
        """The entry called `name` in either language, or None."""
        return self._by_name.get(name.casefold())

    def get(self, name: str) -> Entry:
        """The entry called `name`. Raises InvalidInput that lists the names there are."""
        entry = self.find(name)
        if entry is None:
            known = ", ".join(sorted(each.names.en for each in self))
            raise InvalidInput(f"the stage has no {self.kind} {name!r}; choose one of {known}")
        return entry
