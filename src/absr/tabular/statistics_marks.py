"""Where the n-th separator of a block stands, without a list of all: few of many are wanted.

One bit a byte says whether it is a separator; how many come before each word of 64 bits is added
up. The n-th is looked for among these numbers, then among the bits of its word.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

_WORD = 64
_PART = 1 << 18
"""Bytes compared at once: what is made of them stays in the cache."""
_PAIRS, _FOURS, _BYTES = 0x5555555555555555, 0x3333333333333333, 0x0F0F0F0F0F0F0F0F
_EACH, _TOP_BITS = 0x0101010101010101, 0x8080808080808080


class Marks:
    """The places of one byte in a block."""

    def __init__(self, array: Any, mark: int) -> None:
        """Look at all bytes."""
        bits = np.empty((len(array) // _WORD + 1) * 8, dtype=np.uint8)
        bits[len(array) // 8 :] = 0
        for start in range(0, len(array), _PART):
            found = np.packbits(array[start : start + _PART] == mark, bitorder="little")
            bits[start // 8 : start // 8 + len(found)] = found
        bits[len(array) // 8] |= 1 << len(array) % 8  # one after the end: each place has a next
        self._words = bits.view("<u8")
        self._counts = np.bitwise_count(self._words)
        self._up_to = np.cumsum(self._counts, dtype=np.int32)

    def __len__(self) -> int:
        """How many there are."""
        return int(self._up_to[-1]) - 1

    def before(self, places: Any) -> Any:
        """How many stand before each of these places."""
        words = places // _WORD
        below = (1 << (places % _WORD).astype(np.uint64)) - 1
        inside = np.bitwise_count(self._words[words] & below)
        return self._up_to[words] - self._counts[words] + inside

    def places(self, ranks: Any) -> Any:
        """Where those of these numbers stand, the first one being 0."""
        words = np.searchsorted(self._up_to, ranks.astype(np.int32), side="right")
        ranks_inside = ranks - (self._up_to[words] - self._counts[words])
        return words * _WORD + _nth_bits(self._words[words], ranks_inside)

    def following(self, places: Any) -> Any:
        """Where the first one stands from each of these places on; after the end, without one."""
        words = places // _WORD
        bits = self._words[words] >> (places % _WORD).astype(np.uint64)
        found = places + np.bitwise_count((bits & -bits) - 1)
        later = bits == 0
        found[later] = self.places(self._up_to[words[later]])
        return found


def _nth_bits(words: Any, ranks: Any) -> Any:
    """Which bit of each word is the one of this rank among those set, both from 0."""
    sums = words - ((words >> 1) & _PAIRS)
    sums = (sums & _FOURS) + ((sums >> 2) & _FOURS)
    sums = ((sums + (sums >> 4)) & _BYTES) * _EACH  # in each byte: how many are set up to it
    ranks = ranks.astype(np.uint64)
    passed = (((ranks * _EACH) | _TOP_BITS) - sums) & _TOP_BITS  # a bit for each byte before
    shift = np.bitwise_count(passed) * 8
    inside = ranks - (((sums << 8) >> shift) & 0xFF)
    return shift + _bits_of_bytes()[inside << 8 | (words >> shift) & 0xFF]


@cache
def _bits_of_bytes() -> Any:
    """By rank and byte: which bit of the byte has this rank among those set."""
    table = np.zeros((8, 256), dtype=np.uint8)
    for byte in range(256):
        bits = [bit for bit in range(8) if byte >> bit & 1]
        table[: len(bits), byte] = bits
    return table.ravel()
