"""64 bits as 172 that may be damaged: a checksum, and a convolutional code.

The code is the one of deep space and of DVB (rate 1/2, memory 6, generators 171 and 133 octal);
it is decoded from soft values by Viterbi's algorithm.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.int64]
Soft = NDArray[np.floating[Any]]

PAYLOAD_BITS, _CHECK_BITS, _MEMORY = 64, 16, 6
CODED_BITS = 2 * (PAYLOAD_BITS + _CHECK_BITS + _MEMORY)
_GENERATORS = (0o171, 0o133)
_STATES = 1 << _MEMORY


def encode(payload: int) -> Bits:
    """(172,) of -1 and 1 for 64 bits."""
    message = (payload << _CHECK_BITS) | _checksum(payload)
    register, coded = 0, []
    for place in reversed(range(-_MEMORY, PAYLOAD_BITS + _CHECK_BITS)):
        # The last six are zeros, which bring the code back to where it began.
        bit = message >> place & 1 if place >= 0 else 0
        register = (bit << _MEMORY) | (register >> 1)
        coded += [_parity(register & generator) for generator in _GENERATORS]
    return 2 * np.array(coded) - 1


def decode(soft: Soft) -> int | None:
    """The 64 bits that (172,) soft values (positive for 1) stand for; None for noise."""
    steps = soft.reshape(-1, 2)
    score = np.full(_STATES, -np.inf)
    score[0] = 0
    choices = np.zeros((len(steps), _STATES), np.int64)
    for number, pair in enumerate(steps):
        reached = score[_BEFORE] + (_SIGNS * pair).sum(axis=2)
        choices[number] = reached.argmax(axis=1)
        score = reached.max(axis=1)
    state, message = 0, 0
    bits = []
    for choice in choices[::-1]:
        bits.append(state >> (_MEMORY - 1))
        state = int(_BEFORE[state, choice[state]])
    for bit in reversed(bits[_MEMORY:]):
        message = message << 1 | bit
    payload, check = message >> _CHECK_BITS, message & ((1 << _CHECK_BITS) - 1)
    return payload if check == _checksum(payload) else None


def _checksum(payload: int) -> int:
    """CRC-16/CCITT-FALSE of the eight bytes."""
    register = 0xFFFF
    for byte in payload.to_bytes(8, "big"):
        register ^= byte << 8
        for _ in range(8):
            register = (register << 1 ^ 0x1021) if register & 0x8000 else register << 1
            register &= 0xFFFF
    return register


def _parity(value: int) -> int:
    return value.bit_count() & 1


def _trellis() -> tuple[Bits, Bits]:
    """Of each state the two before it (64, 2), and what is sent on the way (64, 2, 2)."""
    before = np.zeros((_STATES, 2), np.int64)
    signs = np.zeros((_STATES, 2, 2), np.int64)
    for state in range(_STATES):
        for lost in range(2):
            # The newest bit is the state's highest; `lost` is what falls out of the register.
            register = (state << 1) | lost
            before[state, lost] = register & (_STATES - 1)
            signs[state, lost] = [2 * _parity(register & each) - 1 for each in _GENERATORS]
    return before, signs


_BEFORE, _SIGNS = _trellis()
