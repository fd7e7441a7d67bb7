"""Numbers that are names: put right where one alone can have been meant, else told."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.reading.identifiers import Identifier, read_identifier, read_label, typed_for

DIGITS = st.text("0123456789", min_size=14, max_size=14)


def as_spreadsheet(text, *, number):
    """What a spreadsheet makes of a number: a number, or the text of one."""
    return int(text) if number else str(int(text))


@given(st.integers(1001, 98999), st.booleans(), st.sampled_from(["COMMUNE", "POSTCODE"]))
def test_a_code_of_five_digits_comes_back(code, number, what):
    """With its zero, and only a code that had lost it is told."""
    whole = f"{code:05}"
    found = read_identifier(as_spreadsheet(whole, number=number), Identifier[what])
    assert found == (whole, "V117" if whole.startswith("0") else None, None)


@given(st.integers(100_000_000, 999_999_999), st.booleans())
def test_a_telephone_number_comes_back(rest, number):
    found = read_identifier(rest if number else str(rest), Identifier.PHONE)
    assert found == (f"0{rest}", "V117", None)


@given(DIGITS, st.booleans())
def test_a_siret_is_never_rebuilt(siret, number):
    """It is the same to the last digit, or nothing."""
    found = read_identifier(as_spreadsheet(siret, number=number), Identifier.SIRET)
    assert found.value in {siret, None} or len(str(int(siret))) == 9
    assert (found.value is None) == (found.code == "V118")


@given(DIGITS)
def test_a_siret_that_was_text_stays_whole(siret):
    found = read_identifier(
        f"{siret[:3]} {siret[3:6]}\u00a0{siret[6:9]} {siret[9:]}", Identifier.SIRET
    )
    assert found.value == (None if siret.endswith("00000") else siret)


@pytest.mark.parametrize(
    "raw", ["1E+14", "1,23457E+13", "1.23457e13", 10**14, 12345700000000, 93063.5]
)
@pytest.mark.parametrize("what", [Identifier.SIRET, Identifier.COMMUNE, Identifier.POSTCODE])
def test_digits_that_a_spreadsheet_lost_are_told(raw, what):
    assert read_identifier(raw, what) == (None, "V118", None)


@pytest.mark.parametrize(
    ("raw", "what", "value"),
    [
        ("2A004", "COMMUNE", "2A004"),
        ("93063,0", "COMMUNE", "93063"),
        (93063.0, "POSTCODE", "93063"),
        ("93230 CEDEX", "POSTCODE", "93230 CEDEX"),
        ("Romainville", "COMMUNE", "Romainville"),
        ("123 456 789", "SIRET", "123456789"),
        ("06 39 98 00 01", "PHONE", "06 39 98 00 01"),
        ("+33 6 39 98 00 01", "PHONE", "+33 6 39 98 00 01"),
        (3919, "PHONE", "3919"),
        ("", "PHONE", None),
        (None, "SIRET", None),
    ],
)
def test_what_is_whole_or_no_number_is_left_as_it_is(raw, what, value):
    assert read_identifier(raw, Identifier[what]) == (value, None, None)


@pytest.mark.parametrize("raw", ["93063,5", "93063.5", "1.004", 75, "123"])
def test_numbers_of_another_length_name_no_place(raw):
    assert read_identifier(raw, Identifier.COMMUNE) == (None, "V118", None)


def test_a_telephone_number_that_became_a_power_of_ten_is_told():
    assert read_identifier("6,4E+08", Identifier.PHONE) == (None, "V118", None)


@given(st.dates())
def test_a_date_in_the_place_of_a_range_is_told(day):
    """6 August was `6-8`; the first of a month leaves a doubt, so nothing is named."""
    found = read_label(day)
    assert (found.value, found.code) == (None, "V119")
    assert found.meant == (None if day.day == 1 else f"{day.day}-{day.month}")
    assert read_identifier(day, Identifier.PHONE) == found


def test_a_time_of_day_is_no_range():
    assert typed_for(dt.datetime(2026, 8, 6, 14, 30)) is None
    assert typed_for(dt.datetime(2026, 8, 6)) == "6-8"
    assert read_label(dt.time(6, 8)) == (None, "V119", None)
    assert read_label("6-8") == ("6-8", None, None)
