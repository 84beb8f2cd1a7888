"""Every family that is described, by name."""

from __future__ import annotations

from onionskin.engines.diffusers.families import (
    animatediff,
    cogvideox,
    hunyuan,
    kandinsky,
    ltx,
    mochi,
    sana,
    skyreels,
    svd,
    wan,
)
from onionskin.engines.diffusers.family import Family

FAMILIES: dict[str, Family] = {
    family.name: family
    for module in (wan, ltx, cogvideox, svd, animatediff, hunyuan, skyreels, mochi, sana, kandinsky)
    for family in module.FAMILIES
}
