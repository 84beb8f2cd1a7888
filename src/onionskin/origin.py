"""How a clip came to be: what is written into a file so that it can say so itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onionskin.version import __version__


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where a clip's pixels come from.

    `engine`, `weights` and `revision` are an engine's name, the id of its weights and that of
    its code; `generative` is whether a trained model painted the pixels (False: drawn by rule
    from a plan); `order` is everything that the clip was made of, as plain data
    (`render.order.order_to_dict`), so that it can be made again; None where that is not known.
    """

    prompt: str
    seed: int
    engine: str
    weights: str = ""
    negative_prompt: str = ""
    generative: bool = True
    version: str = __version__
    revision: str = ""
    order: Mapping[str, object] | None = field(default=None, hash=False)
