"""Usual numbers of many cells at once: digits and at most one point, as `float` reads them.

The last eight bytes of a cell are one integer of 64 bits, so are the eight before them: a few
operations on these integers read all cells together (Lemire, « Number parsing at a gigabyte per
second », 2021). What they cannot be sure of is left to `float`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

_EIGHT = 8
_LONGEST = 3 * _EIGHT
_MOST_AHEAD = 100
"""The eight bytes before the last sixteen are below: the number has at most eighteen digits."""
_EXACT = 1 << 53
"""Integers up to this one are floats, and so are the powers of ten up to 10 ** 22."""
_MOST_AFTER = 22
_POWERS = 10 ** np.arange(20, dtype=np.uint64)
_FLOAT_POWERS = np.array([float(10**power) for power in range(_MOST_AFTER + 1)])
_ZEROS = 0x3030303030303030
_POINT = ord(".") ^ ord("0")
_LOW_BITS, _TOP_BITS = 0x7F7F7F7F7F7F7F7F, 0x8080808080808080
_NO_DIGIT = 0x7676767676767676
"""Added to bytes up to 9, leaves their top bits unset."""
_PAIRS = 0x000000FF000000FF
_SPLITTER = 2.0**27 + 1
_DOUBT = 2.0**-40
"""Far above what the rounding of a correction may change, far below what it usually settles."""


def usual_numbers(array: Any, starts: Any, ends: Any) -> tuple[Any, Any]:
    """The numbers between these places of an array of bytes, and where none was read.

    Where none was read the number is nan: `float` may still know it.
    """
    if len(array) < _LONGEST:
        return np.full(len(starts), np.nan), np.ones(len(starts), dtype=bool)
    windows = np.ndarray(len(array) - _EIGHT + 1, "<u8", array, strides=(1,))
    lengths = ends - starts
    odd = (lengths > _LONGEST) | (ends < _LONGEST)
    lengths, ends = np.where(odd, 0, lengths), np.maximum(ends, _LONGEST)
    value, after, strange = _eight(windows, ends, lengths)
    odd |= strange
    longer = np.flatnonzero(lengths > _EIGHT)
    if len(longer):
        ahead = _ahead(windows, ends[longer], lengths[longer])
        value[longer] += ahead[0]
        odd[longer] |= ahead[2] | ((ahead[1] >= 0) & (after[longer] >= 0))
        after[longer] = np.maximum(after[longer], ahead[1])
    odd |= (lengths <= (after >= 0)) | (after > _MOST_AFTER)  # without a digit, or far too small
    numbers, doubtful = _divided(value, after, np.flatnonzero((after >= 0) & ~odd))
    odd[doubtful] = True
    numbers[odd] = np.nan
    return numbers, odd


def _ahead(windows: Any, ends: Any, lengths: Any) -> tuple[Any, Any, Any]:
    """What stands before the last eight bytes of cells that are longer, in the same three parts."""
    both_ends = np.concatenate((ends - _EIGHT, ends - 2 * _EIGHT))
    both_lengths = np.concatenate((lengths - _EIGHT, np.maximum(lengths - 2 * _EIGHT, 0)))
    found = _eight(windows, both_ends, both_lengths)
    (value, first), (after, earlier), (odd, strange) = (part.reshape(2, -1) for part in found)
    odd |= strange | (first >= _MOST_AHEAD) | ((after >= 0) & (earlier >= 0))
    after = np.where(earlier >= 0, earlier + 2 * _EIGHT, np.where(after >= 0, after + _EIGHT, -1))
    return value * _POWERS[_EIGHT] + first * _POWERS[2 * _EIGHT], after, odd


def _eight(windows: Any, ends: Any, lengths: Any) -> tuple[Any, Any, Any]:
    """What the last eight bytes of each cell say, or fewer where it has not so many.

    The value, a point taken for a zero; how many bytes stand after the point, -1 without one; and
    whether anything else is there.
    """
    unread = (_EIGHT * (_EIGHT - np.minimum(lengths, _EIGHT))).astype(np.uint64)
    text = ((windows[ends - _EIGHT] ^ _ZEROS) >> unread) << unread
    strange = (((text & _LOW_BITS) + _NO_DIGIT) | text) & _TOP_BITS
    after = np.full(len(text), -1)
    odd = np.zeros(len(text), dtype=bool)
    some = np.flatnonzero(strange)
    if len(some):
        marks = strange[some]
        below = marks - 1
        place = np.bitwise_count(below) & ~np.uint8(_EIGHT - 1)  # of the first byte that is strange
        is_point = (text[some] >> place) & 0xFF == _POINT
        odd[some] = ~is_point | (marks & below != 0)
        after[some] = _EIGHT - 1 - place // _EIGHT
        text[some] &= ~((marks >> 7) * 0xFF)
    text = text * 10 + (text >> 8)
    high, low = text & _PAIRS, (text >> 16) & _PAIRS
    value = (high * (100 + (1_000_000 << 32)) + low * (1 + (10_000 << 32))) >> 32
    return value, after, odd


def _divided(value: Any, after: Any, pointed: Any) -> tuple[Any, Any]:
    """Floats nearest to these values, those with a point divided; and where it is doubtful."""
    after = after[pointed]
    whole = value[pointed]
    fraction = whole % _POWERS[np.minimum(after + 1, len(_POWERS) - 1)]
    whole = (whole + 9 * fraction) // 10  # the zero for the point is taken out
    numbers = value.astype(np.int64).astype(np.float64)
    quotients = whole.astype(np.int64) / _FLOAT_POWERS[after]  # both exact: rounded once
    large = np.flatnonzero(whole > _EXACT)
    quotients[large], doubt = _quotients(whole[large], _FLOAT_POWERS[after[large]])
    numbers[pointed] = quotients
    return numbers, pointed[large[doubt]]


def _quotients(whole: Any, powers: Any) -> tuple[Any, Any]:
    """Integers of up to 63 bits divided, rounded once; and where that is doubtful.

    The quotient of the nearest floats is corrected by what it leaves over. The error of the
    correction is far less than `_DOUBT` of it: where the sum is the same with that much more or
    less, it is the float nearest to the quotient.
    """
    near = whole.astype(np.int64).astype(np.float64)
    rest = (whole - near.astype(np.uint64)).astype(np.int64)
    quotients = near / powers
    correction = (_left_over(near, quotients, powers) + rest) / powers
    less = quotients + correction * (1 - _DOUBT)
    return less, less != quotients + correction * (1 + _DOUBT)


def _left_over(dividends: Any, quotients: Any, divisors: Any) -> Any:
    """Dividend less quotient times divisor, exactly (Dekker 1971)."""
    product = quotients * divisors
    high, low = _halves(quotients)
    high_divisor, low_divisor = _halves(divisors)
    error = (high * high_divisor - product) + high * low_divisor + low * high_divisor
    return (dividends - product) - (error + low * low_divisor)


def _halves(numbers: Any) -> tuple[Any, Any]:
    """Two floats of half the digits, whose sum each number is."""
    scaled = numbers * _SPLITTER
    high = scaled - (scaled - numbers)
    return high, numbers - high
