"""Every other family keeps the engine contract, with tiny random weights and no network."""

from fractions import Fraction

import pytest

from onionskin import CanvasKind

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

from tests.engines.diffusers import (
    tiny_animatediff,
    tiny_cogvideox,
    tiny_hunyuan,
    tiny_hunyuan15,
    tiny_kandinsky,
    tiny_ltx,
    tiny_ltx2,
    tiny_newer,
    tiny_skyreels,
    tiny_svd,
)
from tests.engines.diffusers.family_contract import FamilyContract


class TestLtx(FamilyContract):
    name, made, num_frames, fps = "ltx", (tiny_ltx.ltx,), 10, Fraction(24)


class TestLtx2(FamilyContract):
    name, made, num_frames, fps = "ltx2", (tiny_ltx2.ltx2,), 10, Fraction(24)


class TestCogVideoX(FamilyContract):
    name, made = "cogvideox", (tiny_cogvideox.text, tiny_cogvideox.first)


class TestAnimateDiff(FamilyContract):
    name = "animatediff"
    made = (
        tiny_animatediff.base,
        tiny_animatediff.motion,
        tiny_animatediff.sparse,
        *[tiny_animatediff.control] * 3,
    )


class TestHunyuan(FamilyContract):
    name, fps, made = "hunyuan", Fraction(24), (tiny_hunyuan.text, tiny_hunyuan.first)


class TestMochi(FamilyContract):
    name, made, num_frames, fps = "mochi", (tiny_newer.mochi,), 7, Fraction(30)


class TestSanaVideo(FamilyContract):
    name, made, fps = "sana-video", (tiny_newer.sana,), Fraction(16)


class TestKandinsky5(FamilyContract):
    name, num_frames, fps = "kandinsky5", 17, Fraction(24)
    made = (tiny_kandinsky.text, tiny_kandinsky.first)


class TestSkyReels(FamilyContract):
    name, made, fps = "skyreels", (tiny_skyreels.text,), Fraction(24)


class TestHunyuan15(FamilyContract):
    name, fps = "hunyuan-1.5", Fraction(24)
    made = (tiny_hunyuan15.text, tiny_hunyuan15.first)


class TestSvd(FamilyContract):
    name, made, num_frames = "svd", (tiny_svd.svd, tiny_svd.painter), 3
    kind = CanvasKind.FIRST


class TestFramePack(FamilyContract):
    name, fps, kind = "framepack", Fraction(30), CanvasKind.FIRST
    made = (tiny_hunyuan.text, tiny_hunyuan.framepack, tiny_hunyuan.redux)
