"""A film that is quick to make: three small shots, drawn by a hand that counts them."""

from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
import pytest

from onionskin.errors import InvalidInput
from onionskin.film.sources.brief import Credit, Drawn, Effect
from onionskin.film.store import Store
from onionskin.film.storyboard import BoardShot, Line, Stage, Storyboard

COLOURS = {"red": (200, 40, 40), "green": (40, 180, 60), "blue": (40, 60, 200)}
WORDS = {"red": "It is red,", "green": "then it is green.", "blue": "At last it is blue & <b>."}


@dataclass
class Hand:
    """Draws a colour with a bar that grows; `drawn` are the prompts that it was asked for."""

    drawn: list[str] = field(default_factory=list)
    fails: str = ""
    effects: tuple[Effect, ...] = ()

    def __call__(self, source, brief):
        drawn = Drawn(frames=iter(()))
        drawn.frames = self._frames(source, brief, drawn)
        return drawn

    def _frames(self, source, brief, drawn):
        self.drawn.append(source.prompt)
        if source.prompt == self.fails:
            raise InvalidInput("there is no more paint; buy some")
        width, height = brief.size
        for index in range(brief.frames):
            frame = np.empty((height, width, 3), np.uint8)
            frame[:] = COLOURS[source.prompt]
            frame[8:16, : max(2, round(width * (index + 1) / brief.frames))] = 240
            yield frame
        drawn.warnings = (f"{source.prompt} & <i> is drawn as paint",)
        drawn.effects = self.effects
        drawn.credits = (Credit(what="paint", licence="CC0-1.0"),)


@pytest.fixture
def hand():
    return Hand()


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


@pytest.fixture
def board():
    """Red, green after a dissolve, blue after a cut in another scene."""
    scenes, transitions = ("One", "One", "Two"), ("cut", "dissolve", "cut")
    shots = tuple(
        BoardShot(
            id=name,
            source=Stage(prompt=name),
            scene=scene,
            transition=transition,
            narration=(Line(text=WORDS[name]),),
        )
        for name, scene, transition in zip(COLOURS, scenes, transitions, strict=True)
    )
    return Storyboard(
        title="Paint & <b>", shots=shots, size=(128, 96), fps=Fraction(12), voice="off"
    )
