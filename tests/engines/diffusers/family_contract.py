"""The engine contract on canvases of a size, length and rate that a model does not make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import pytest
from tests.engines.contract import EngineCase, EngineContract

from onionskin import CanvasKind, Request
from onionskin.engines.diffusers.families import FAMILIES

REQUEST = Request(prompt="a fox in the snow", num_inference_steps=2)


def repos(name):
    """The repositories of a family in the order in which they are named."""
    return dict.fromkeys(repo for way in FAMILIES[name].ways for repo in way.repos)


def makers(name, *given):
    """A maker for each repository of a family."""
    return dict(zip(repos(name), given, strict=True))


@dataclass(frozen=True, kw_only=True)
class FamilyCase(EngineCase):
    """A case whose usual canvas is of the kind that its engine fills quickest."""

    kind: CanvasKind = CanvasKind.BLANK

    def usual(self):
        return self.canvas(self.kind)


class FamilyContract(EngineContract):
    """The contract on a canvas whose size, length and rate the model does not make."""

    name = ""
    made = ()
    kind = CanvasKind.BLANK
    width, height, num_frames, fps = 24, 16, 6, Fraction(8)

    @pytest.fixture
    def case(self, engine_of):
        engine = engine_of(FAMILIES[self.name], makers(self.name, *self.made))
        return FamilyCase(
            engine=engine,
            request=REQUEST,
            kind=self.kind,
            width=self.width,
            height=self.height,
            num_frames=self.num_frames,
            fps=self.fps,
        )

    def test_a_draft_is_painted_over(self, case):
        """Where the family says so: another draft gives another clip."""
        if "draft" not in case.engine.capabilities.honours:
            pytest.skip("it takes no draft")
        frames = case.canvas(CanvasKind.FRAMES).frames
        request = replace(case.request, num_inference_steps=4, strength=0.5, draft=frames)
        reports = []
        clip = case.engine.fill(case.blank(), request, progress=reports.append).clip
        other = replace(request, draft=255 - frames)
        assert clip.frames.shape == case.blank().frames.shape
        assert (clip.frames != case.engine.fill(case.blank(), other).clip.frames).any()
        assert reports[-1].num_done == reports[-1].num_steps
