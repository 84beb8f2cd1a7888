"""What the entry points `onionskin.engines` name: each family as an engine."""

from __future__ import annotations

from functools import partial

from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.families import FAMILIES


def _engine(name: str) -> partial[DiffusersEngine]:
    return partial(DiffusersEngine, FAMILIES[name])


wan = _engine("wan")
wan_14b = _engine("wan-14b")
wan22 = _engine("wan2.2")
wan22_5b = _engine("wan2.2-5b")
ltx = _engine("ltx")
ltx2 = _engine("ltx2")
cogvideox = _engine("cogvideox")
cogvideox_fun = _engine("cogvideox-fun")
svd = _engine("svd")
animatediff = _engine("animatediff")
hunyuan = _engine("hunyuan")
hunyuan15 = _engine("hunyuan-1.5")
framepack = _engine("framepack")
skyreels = _engine("skyreels")
mochi = _engine("mochi")
sana_video = _engine("sana-video")
kandinsky5 = _engine("kandinsky5")
