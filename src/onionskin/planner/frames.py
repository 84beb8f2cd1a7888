"""A frame of meaning: what a sentence says, before anybody asks how it is to be shown.

`english.read` and `chinese.read` make one; `staged.stage` makes a staged plan of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Noun:
    """Somebody or something that is spoken of. Equal only to itself: two foxes are two."""

    name: str
    """The head in canonical English, with what stands before it as a noun: "wheat field"."""
    said: str = ""
    head: str = ""
    """The head alone: "field"."""
    count: int = 1
    many: bool = False
    """In the plural, or a group, without a number."""
    adjectives: tuple[str, ...] = ()
    wears: tuple[str, ...] = ()
    sex: str = ""
    """ "woman" or "man", where a word for them says so: a saleswoman, who opens *her* shop."""
    of: Noun | None = None
    """What it is made of, holds or belongs to: the juice of a bottle."""
    owned: bool = False
    """Whether `of` is whose it is: the girl's teeth."""
    definite: bool = False
    implied: bool = False
    """Nobody said who: whoever is told to do something, or does what "is done"."""
    at: list[Place] = field(default_factory=list)
    """Where it is, as far as that was said of it alone."""


@dataclass(slots=True, eq=False)
class Place:
    """A relation to something: "on" the "table"."""

    relation: str
    of: Noun


@dataclass(slots=True, eq=False)
class Clause:
    """One thing that is done. Clauses of one `beat` are at the same time."""

    subjects: list[Noun]
    verb: str = ""
    """Canonical infinitive, "" for what only is there."""
    objects: list[Noun] = field(default_factory=list)
    partner: Noun | None = None
    tool: Noun | None = None
    to: Noun | None = None
    towards: str = ""
    places: list[Place] = field(default_factory=list)
    manner: tuple[str, ...] = ()
    beat: int = 0
    negated: bool = False
    """Said not to be: "never lifts", "does not touch"."""
    said: str = ""
    """The verb as it was said, in Chinese."""
    passive: bool = False
    """Said without whoever does it: "the plant is watered"."""
    is_aside: bool = False
    """Said of a noun of another clause: "a man *who waits* reads"."""
    is_past: bool = False
    """Over before the rest of the sentence: "who *had waited*"."""


@dataclass(slots=True, eq=False)
class Frame:
    """All that a prompt says."""

    clauses: list[Clause] = field(default_factory=list)
    place: str = ""
    time: str = ""
    weather: str = ""
    season: str = ""
    shot: str = ""
    angle: str = ""
    move: str = ""
    not_understood: list[str] = field(default_factory=list)
    read_as: dict[str, str] = field(default_factory=dict)
    """Words that were not known, and what they were taken for by a part of them."""

    @property
    def nouns(self) -> list[Noun]:
        """Everybody and everything, in the order of the sentence, each once."""
        found: list[Noun] = []
        for clause in self.clauses:
            ends = [clause.partner, clause.tool, clause.to]
            places = [place.of for place in clause.places]
            for noun in (*clause.subjects, *clause.objects, *ends, *places):
                if noun is not None and noun not in found:
                    found.append(noun)
                    found += [place.of for place in noun.at if place.of not in found]
        return found
