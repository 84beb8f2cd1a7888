"""What is said where weights are not here: what to fetch, what it takes, what else would do."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from onionskin.engines.diffusers.family import Family, Way
from onionskin.engines.diffusers.loader import INSTALL
from onionskin.engines.diffusers.shelf import WEIGHTS_VARIABLE, Shelf


def what_is_wanting(family: Family, way: Way, shelf: Shelf) -> str:
    """One line: the weights that are not here, the card they want, and how to go on."""
    wanting = [repo for repo in way.repos if shelf.find(repo) is None]
    size = f" (about {way.gigabytes:g} GB)" if way.gigabytes else ""
    return (
        f"engine {family.name} needs weights that are not here: {', '.join(wanting)}{size}"
        f"{_card(family)}. "
        f"To go on: {_install()}onionskin engines pull {family.name}, or set "
        f"{WEIGHTS_VARIABLE} to a folder that holds them. Or paint with the built-in model, "
        "which needs neither: --engine toybox"
    )


def _card(family: Family) -> str:
    if not family.gpu_gigabytes:
        return ""
    here = "; a GPU was found" if _has_gpu() else "; no GPU was found on this machine"
    return f", and a GPU with {family.gpu_gigabytes:g} GB or more{here}"


def _install() -> str:
    return "" if find_spec("diffusers") else f"{INSTALL}, then "


def _has_gpu() -> bool:
    """Whether a driver of NVIDIA or AMD, or a Mac, is here; torch would take seconds to ask."""
    drivers = (Path("/proc/driver/nvidia"), Path("/dev/kfd"))
    return sys.platform == "darwin" or any(driver.exists() for driver in drivers)
