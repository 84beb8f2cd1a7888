"""How exactly the toybox computes: bfloat16 where the processor has instructions for it.

Elsewhere bfloat16 products are emulated one by one, some hundred times slower than float32.
"""

from __future__ import annotations

from functools import lru_cache

import torch


@lru_cache(maxsize=1)
def fast_dtype() -> torch.dtype:
    """The type in which this processor multiplies matrices fastest: bfloat16 or float32."""
    can = torch.cpu.get_capabilities()
    return torch.bfloat16 if can.get("avx512_bf16") or can.get("amx_bf16") else torch.float32


def fast_products() -> torch.autocast:
    """A context in which products and convolutions run in `fast_dtype`."""
    dtype = fast_dtype()
    return torch.autocast("cpu", torch.bfloat16, enabled=dtype is torch.bfloat16)
