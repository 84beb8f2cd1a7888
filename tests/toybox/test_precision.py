"""Tests of the choice of precision."""

from __future__ import annotations

import torch

from onionskin.toybox import precision


def test_bfloat16_only_where_the_processor_has_it(monkeypatch):
    """A processor without bfloat16 instructions computes in float32; one with them does not."""
    for can, dtype in (
        ({"avx2": True, "avx512_bf16": False, "amx_bf16": False}, torch.float32),
        ({"avx512_bf16": True}, torch.bfloat16),
        ({"amx_bf16": True}, torch.bfloat16),
        ({}, torch.float32),
    ):
        monkeypatch.setattr(torch.cpu, "get_capabilities", lambda can=can: can)
        precision.fast_dtype.cache_clear()
        assert precision.fast_dtype() is dtype
        with precision.fast_products():
            product = torch.ones(2, 2) @ torch.ones(2, 2)
        assert product.dtype is dtype
    precision.fast_dtype.cache_clear()
