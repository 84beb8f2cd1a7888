"""How a clip came to be: what is written into a file so that it can say so itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.version import __version__

_LONGEST = 2_000_000
"""Characters: a story has a prompt for every chapter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where a clip's pixels come from.

    `engine`, `weights` and `revision` are an engine's name, the id of its weights and that of
    its code; `generative` is whether a trained model painted the pixels (False: drawn by rule
    from a plan); `interpolated` is whether they are those of a clip that no machine made, with
    frames between them made of these by their motion; `order` is everything that the clip was
    made of, as plain data (`render.order.order_to_dict`), so that it can be made again; None
    where that is not known.
    Raises InvalidInput for values of another type.
    """

    prompt: str
    seed: int
    engine: str
    weights: str = ""
    negative_prompt: str = ""
    generative: bool = True
    version: str = __version__
    revision: str = ""
    interpolated: bool = False
    order: Mapping[str, object] | None = field(default=None, hash=False)

    def __post_init__(self) -> None:
        for name in ("prompt", "engine", "weights", "negative_prompt", "version", "revision"):
            checks.text(name, getattr(self, name), longest=_LONGEST)
        checks.whole("seed", self.seed, 0, 2**64)
        checks.flag("generative", self.generative)
        checks.flag("interpolated", self.interpolated)
        if not isinstance(self.order, Mapping | None):
            raise InvalidInput(f"order is {checks.short(self.order)}: give a mapping, or None")
