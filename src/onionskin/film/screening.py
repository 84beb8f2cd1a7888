"""Storyboards are read for what must not be made, before anything is made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from onionskin.film.storyboard import Engine, Storyboard
from onionskin.safety.screen import likeness_screened, screened, screened_all


def screen_storyboard(board: Storyboard) -> None:
    """Raises InvalidInput that names the shot, for what is said and for what is to be seen.

    Real people are only asked about where a model is to paint them: a newsroom may speak of
    anybody, and what is drawn by rule looks like nobody.
    """
    screened(board.title, where="the title")
    for shot in board.shots:
        where = f"shot {shot.id}"
        screened_all(_texts(shot), where=where)
        if isinstance(shot.source, Engine):
            likeness_screened(shot.source.prompt, where=where)


def _texts(noun: object) -> Iterator[str]:
    """Every text in a noun, however deep."""
    if isinstance(noun, str):
        yield noun
    elif isinstance(noun, Mapping):
        for value in noun.values():
            yield from _texts(value)
    elif isinstance(noun, list | tuple):
        for value in noun:
            yield from _texts(value)
    elif is_dataclass(noun):
        for field in fields(noun):
            yield from _texts(getattr(noun, field.name))
