"""64 bits come back out of noise, or not at all."""

import numpy as np
import pytest

from onionskin.finish.provenance.coding import CODED_BITS, decode, encode

PAYLOADS = [0, 2**64 - 1, 0xDEADBEEF12345678, 1]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_encoded_is_decoded(payload):
    """As 172 signs."""
    coded = encode(payload)
    assert coded.shape == (CODED_BITS,) == (172,)
    assert set(coded) <= {-1, 1}
    assert decode(coded.astype(float)) == payload


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_tenth_of_the_signs_may_be_wrong(payload):
    """Or a fifth of them missing."""
    random = np.random.default_rng(payload % 97)
    coded = encode(payload).astype(float)
    wrong = coded.copy()
    wrong[np.arange(3, CODED_BITS, 11)] *= -0.5
    assert decode(wrong) == payload
    missing = coded.copy()
    missing[random.choice(CODED_BITS, CODED_BITS // 5, replace=False)] = 0
    assert decode(missing) == payload


def test_noise_is_not_taken_for_a_message():
    """The checksum lets one in 65,536 pass."""
    random = np.random.default_rng(1)
    assert all(decode(random.normal(size=CODED_BITS)) is None for _ in range(100))
