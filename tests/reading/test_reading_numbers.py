"""Quantities as the French write them; what has two readings has none."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.reading.numbers import is_below, number_in, read_integer, read_number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1 234,5", 1234.5),
        ("1\u00a0234,5", 1234.5),
        ("1\u202f234,5", 1234.5),
        ("1\u2009234,5", 1234.5),
        ("1.234,5", 1234.5),
        ("1.234.567", 1234567),
        ("1234.5", 1234.5),
        ("0.125", 0.125),
        ("1 500", 1500),
        ("12 %", 12),
        ("12,5%", 12.5),
        ("1 200,50 €", 1200.5),
        ("1 200 euros", 1200),
        ("\u22123", -3),
        ("\u20133", -3),
        ("12 personnes", 12),
        ("3 pers.", 3),
        ("deux", 2),
        ("Deux personnes", 2),
        ("dix-sept", 17),
        ("vingt et un", 21),
        ("trente", 30),
        ("zéro", 0),
        (True, None),
        (math.nan, None),
        (math.inf, None),
    ],
)
def test_a_certain_quantity(written, value):
    """Spaces of every kind, the decimal comma, units, words; a percentage stays as written."""
    assert number_in(written) == (value, None)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("≈ 60", 60),
        ("~60", 60),
        ("environ 60", 60),
        ("env. 60", 60),
        ("à peu près 60 personnes", 60),
        ("60 environ", 60),
        ("une soixantaine", 60),
        ("une dizaine de personnes", 10),
        ("Une quinzaine d'habitants", 15),
    ],
)
def test_an_approximate_quantity_is_kept_and_said(written, value):
    """The value, with a warning that it is approximate."""
    assert number_in(written) == (value, "V122")


@pytest.mark.parametrize(
    "written",
    ["2-3", "5 à 8", "entre 5 et 8", "2 ou 3", "5\u20138 personnes", "plus de 60", "≥ 5", "<5"],
)
def test_a_range_gives_no_value(written):
    """No bound is chosen and no mean is made."""
    assert number_in(written) == (None, "V123")


@pytest.mark.parametrize("written", ["1,234.5", "1.234", "12.345", "1,234,567", "-1.234"])
def test_thousands_or_decimals_is_not_decided(written):
    """A point or a comma that can be either gives no value."""
    assert number_in(written) == (None, "V124")
    assert read_number(written) is None


@pytest.mark.parametrize(
    "written",
    [
        *("NC", "nd", "?", "2 adultes + 1 enfant", "06 12 34 56 78", "12 34", "1E5", "1/2"),
        *("18 h 15", "12 k€", "NaN", "inf", "None", "--3", "3 % de 12", "", " "),
    ],
)
def test_what_is_no_quantity(written):
    """Telephone numbers, sums, fractions, hours, thousands of euros, words."""
    assert number_in(written) == (None, None)


def test_a_bound_below_is_known_for_secrecy():
    """`<5` says that the number is hidden; `<5000` and `> 5` do not."""
    assert is_below("<5")
    assert is_below("< 11")
    assert not is_below("<5000")
    assert not is_below("> 5")
    assert not is_below(5)


@given(st.integers(-(10**12), 10**12), st.sampled_from([" ", "\u00a0", "\u202f", ""]))
def test_a_whole_number_comes_back_whatever_parts_its_thousands(number, space):
    """Written with any space between thousands, or none."""
    assert read_integer(f"{number:,}".replace(",", space)) == number


@given(st.integers(-(10**9), 10**9), st.integers(0, 999_999), st.sampled_from([" ", ".", ""]))
def test_a_decimal_number_comes_back(whole, decimals, space):
    """With a decimal comma, thousands parted by a space, a point or nothing."""
    written = f"{whole:,}".replace(",", space) + f",{decimals}"
    assert read_number(written) == float(f"{whole}.{decimals}")


@given(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.none()))
def test_any_cell_gives_a_finite_number_or_none(raw):
    """Nothing makes the reading fail."""
    found = number_in(raw)
    assert found.value is None or math.isfinite(found.value)
    assert found.value is None or found.code in {None, "V122"}
