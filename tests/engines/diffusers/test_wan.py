"""Wan keeps the engine contract in every way that it fills."""

import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

from tests.engines.diffusers import tiny_wan
from tests.engines.diffusers.family_contract import FamilyContract


class TestWan(FamilyContract):
    name, made = "wan", (tiny_wan.text, tiny_wan.vace)


class TestWan14B(FamilyContract):
    name = "wan-14b"
    made = (tiny_wan.text, tiny_wan.seen_first, tiny_wan.ends, tiny_wan.vace)


class TestWan22(FamilyContract):
    name, made = "wan2.2", (tiny_wan.two_experts, tiny_wan.first)


class TestWan5B(FamilyContract):
    name, made = "wan2.2-5b", (tiny_wan.both,)
