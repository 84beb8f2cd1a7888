"""The engine contract on canvases of a size, length and rate that a model does not make."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from unittest.mock import patch

import numpy as np
import pytest
from tests.engines.golden import check_golden

from onionskin import CanvasKind, Request
from onionskin.engines.diffusers import painting
from onionskin.engines.diffusers.families import FAMILIES
from onionskin.testing import EngineCase, EngineContract
from onionskin.testing.engines import where

REQUEST = Request(prompt="a fox in the snow", num_inference_steps=2)


def repos(name):
    """The repositories of a family in the order in which they are named."""
    return dict.fromkeys(repo for way in FAMILIES[name].ways for repo in way.repos)


def makers(name, *given):
    """A maker for each repository of a family."""
    return dict(zip(repos(name), given, strict=True))


def folded(video, why=str):
    """Floats (T, H, W, 3) as pixels, their contrast raised by folding: tiny models have little."""
    return np.round(np.abs((video * 32) % 2 - 1) * 255).astype(np.uint8)


class FamilyCase(EngineCase):
    """A case of a tiny model, whose pixels change by less than a level with what it is shown."""

    def sensed(self, canvas):
        """The digits of the painted numbers behind those that pixels have."""

        def fine(video, why=str):
            return np.round((video * 4096) % 1 * 255).astype(np.uint8)

        with patch.object(painting, "to_pixels", fine):
            return self.painted(canvas)


class FamilyContract(EngineContract):
    """The contract on a canvas whose size, length and rate the model does not make."""

    name = ""
    made = ()
    kind = CanvasKind.BLANK
    width, height, num_frames, fps = 24, 16, 6, Fraction(8)

    def __init_subclass__(cls):
        cls.capabilities = FAMILIES[cls.name].capabilities
        super().__init_subclass__()

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

    def test_its_painting_is_that_of_its_revision(self, case):
        """From nothing, or from what it can start from; and with all known that it can hold."""
        able = case.engine.capabilities.canvases
        kinds = (CanvasKind.REGIONS, CanvasKind.FRAMES, CanvasKind.ENDS, CanvasKind.FIRST)
        fullest = next((kind for kind in kinds if kind in able), case.usual().kind)
        with patch.object(painting, "to_pixels", folded):
            frames = [case.painted(case.usual()), case.painted(case.canvas(fullest))]
        check_golden(self.name, case.engine.revision, np.concatenate(frames))

    @where(lambda able: "draft" in able.honours)
    def test_a_draft_is_painted_over(self, case):
        """Another draft gives another clip."""
        frames = case.canvas(CanvasKind.FRAMES).frames
        request = replace(case.request, num_inference_steps=4, strength=0.5, draft=frames)
        reports = []
        clip = case.engine.fill(case.blank(), request, progress=reports.append).clip
        other = replace(request, draft=255 - frames)
        assert clip.frames.shape == case.blank().frames.shape
        assert (clip.frames != case.engine.fill(case.blank(), other).clip.frames).any()
        assert reports[-1].num_done == reports[-1].num_steps
