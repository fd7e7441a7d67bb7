"""Numbers read eight bytes at once are those that Python reads, to the last digit."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from absr.tabular.statistics_numbers import usual_numbers

DIGITS = st.text("0123456789", max_size=22)
BEFORE = b"a line before them;nothing;"
"""The first bytes of a block are left to `float`: no eight bytes stand before them."""


def _read(cells):
    """What is read of these cells, and which were left."""
    data = BEFORE + b";".join(cells) + b";"
    ends = np.cumsum([len(cell) + 1 for cell in cells]) - 1 + len(BEFORE)
    starts = ends - np.array([len(cell) for cell in cells])
    values, odd = usual_numbers(np.frombuffer(data, np.uint8), starts, ends)
    return list(zip(cells, values.tolist(), odd.tolist(), strict=True))


@st.composite
def _beside_a_middle(draw):
    """The decimal that lies in the middle of two floats, or next to it, as far as it is short."""
    below = draw(st.integers(2**52, 2**53 - 1))
    halves, after = 2 * below + 1, draw(st.integers(0, 2))
    digits = halves * 5 * 10**after // 2**after + draw(st.integers(-1, 1))
    text = str(digits)
    place = len(text) - 1 - after
    return f"{text[:place]}.{text[place:]}".encode()


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            st.tuples(DIGITS, st.sampled_from(["", "."]), DIGITS).map("".join).map(str.encode),
            st.floats(0, 1e9).map(lambda number: repr(number).encode()),
            st.decimals(0, 1000, allow_nan=False, places=17).map(lambda d: f"{d:f}".encode()),
            _beside_a_middle(),
            st.binary(max_size=26).map(lambda cell: cell.replace(b";", b"")),
        ),
        min_size=1,
    )
)
@example([b".", b"", b"..", b"1.2.3", b"12345678.12345678.1", b"0.00000000000000000000001"])
@example([b"9007199254740993", b"9007199254740992.5", b"999999999999999999", b"-1", b"1e3"])
def test_a_number_is_the_one_python_reads(cells):
    """Or it is left to who asks, and is nan."""
    for cell, value, is_odd in _read(cells):
        assert math.isnan(value) == is_odd
        if not is_odd:
            assert set(cell) <= set(b"0123456789.")
            assert value == float(cell)


@settings(deadline=None)
@given(st.lists(st.one_of(st.integers(0, 10**15), st.floats(1e-3, 1e6)), min_size=1))
def test_what_insee_writes_is_read_at_once(numbers):
    """Integers, and decimals with all the digits that a float has."""
    for cell, value, is_odd in _read([repr(number).encode() for number in numbers]):
        assert not is_odd
        assert value == float(cell)


def test_a_short_block_is_left():
    """Fewer bytes than are looked at for one cell."""
    values, odd = usual_numbers(np.frombuffer(b"1;2", np.uint8), np.array([0, 2]), np.array([1, 3]))
    assert odd.all()
    assert np.isnan(values).all()
