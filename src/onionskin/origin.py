"""How a clip came to be: what is written into a file so that it can say so itself."""

from __future__ import annotations

from dataclasses import dataclass

from onionskin.version import __version__


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where a clip's pixels come from.

    `engine` and `weights` are an engine's name and the id of its weights; `generative`
    is whether a trained model painted the pixels (False: drawn by rule from a plan).
    """

    prompt: str
    seed: int
    engine: str
    weights: str = ""
    negative_prompt: str = ""
    generative: bool = True
    version: str = __version__
