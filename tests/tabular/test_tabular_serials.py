"""What the number in a cell means."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from absr.tabular.serials import (
    NumberForm,
    form_of_code,
    form_of_format,
    read_iso,
    read_number,
    read_serial,
)


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("General", "NUMBER"),
        ("Standard", "NUMBER"),
        ("0.00E+00", "NUMBER"),
        ("00000", "NUMBER"),
        ("@", "NUMBER"),
        ('# ##0.00\\ "€"', "NUMBER"),
        ("#,##0.00\\ [$€-40C];[Red]\\-#,##0.00", "NUMBER"),
        ('0" jours"', "NUMBER"),
        ('0\\ "h"', "NUMBER"),
        ("0_d", "NUMBER"),
        ("0*y", "NUMBER"),
        ("0;dd/mm/yyyy", "NUMBER"),
        ("dd/mm/yyyy", "DATE"),
        ("[$-40C]d mmmm yyyy;@", "DATE"),
        ("mmm", "DATE"),
        ("jj/mm/aaaa", "DATE"),
        ('m"M"d"D";@', "DATE"),
        ("yyyy-mm-dd hh:mm", "DATE"),
        ("hh:mm", "TIME"),
        ("h:mm AM/PM", "TIME"),
        ("mm:ss.0", "TIME"),
        ("[h]:mm", "DURATION"),
        ("[mm]:ss", "DURATION"),
        ("[Blue]\\+[h]:mm;[Red]\\-[h]:mm", "DURATION"),
    ],
)
def test_form_of_a_format_code(code, form):
    """Only what really shows a day or a time makes a date of a number."""
    assert form_of_code(code) is NumberForm[form]


def test_built_in_formats():
    """The formats every program knows by number are told apart; a workbook may redefine one."""
    forms = [form_of_format(n, {}).name for n in (0, 2, 14, 17, 18, 21, 22, 45, 46, 47, 49)]
    assert forms == [
        *("NUMBER", "NUMBER", "DATE", "DATE", "TIME", "TIME", "DATE", "TIME"),
        *("DURATION", "TIME", "NUMBER"),
    ]
    assert form_of_format(14, {14: "0.0"}) is NumberForm.NUMBER


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("93063.0", 93063),
        ("93063", 93063),
        ("0012", 12),
        ("-0.0", 0),
        ("12.", 12),
        (".5", 0.5),
        ("-4.52E-3", -0.00452),
        ("1E+20", 10**20),
        ("12345678901234567890", 12345678901234567890),
        (" 7 ", 7),
        ("NaN", "NaN"),
        ("inf", "inf"),
        ("1e999", "1e999"),
        ("1,5", "1,5"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("٣", "٣"),
        ("", ""),
    ],
)
def test_numbers_as_written(text, value):
    """A whole number is an int; what is no number stays the text it is, never NaN."""
    read = read_number(text)
    assert read == value
    assert type(read) is type(value)


def test_endless_digits_do_no_harm():
    """A number of ten thousand digits is text, not an error nor a wait."""
    assert read_number("9" * 10_000) == "9" * 10_000


@given(st.integers(1, 2_958_465), st.integers(0, 86_399_999), st.booleans())
def test_dates_agree_with_openpyxl(day, millisecond, since_1904):
    """Days and moments are those that another reader finds, in both calendars."""
    if since_1904:
        day = min(day, 2_957_003)
    serial = day + millisecond / 86_400_000
    if day == 60 and not since_1904:
        serial += 1
    epoch = CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900
    expected = from_excel(serial, epoch)
    found = read_serial(serial, NumberForm.DATE, since_1904=since_1904)
    if type(found) is date:
        found = datetime.combine(found, time())
    assert abs(found - expected) <= timedelta(milliseconds=1)


def test_midnight_is_a_day_and_the_first_day_a_time():
    """A date without time is a date; a number below 1 is a time of day."""
    assert read_serial(46307, NumberForm.DATE, since_1904=False) == date(2026, 10, 12)
    assert read_serial(46307.5, NumberForm.DATE, since_1904=False) == datetime.combine(
        date(2026, 10, 12), time(12)
    )
    assert read_serial(46307.9999999999, NumberForm.DATE, since_1904=False) == date(2026, 10, 13)
    assert read_serial(0.5, NumberForm.DATE, since_1904=False) == time(12)
    assert read_serial(0.0625, NumberForm.TIME, since_1904=False) == time(1, 30)


def test_hours_past_a_day_are_a_duration():
    """Hours that no clock shows are a duration, whatever their format."""
    assert read_serial(1.25, NumberForm.TIME, since_1904=False) == timedelta(hours=30)
    assert read_serial(1.25, NumberForm.DURATION, since_1904=False) == timedelta(hours=30)
    assert read_serial(-0.5, NumberForm.DURATION, since_1904=False) == timedelta(hours=-12)


@pytest.mark.parametrize("number", [-1, 60, 60.5, 2_958_466, 3e9, 1e300])
def test_impossible_dates_stay_numbers(number):
    """Where the calendar has no such day the number is kept as it is."""
    assert read_serial(number, NumberForm.DATE, since_1904=False) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-10-05", date(2026, 10, 5)),
        ("2026-10-05T00:00:00", date(2026, 10, 5)),
        ("2026-10-05T14:05:00Z", datetime.combine(date(2026, 10, 5), time(14, 5))),
        ("14:05:00", time(14, 5)),
        ("octobre", "octobre"),
        ("2026-13-01", "2026-13-01"),
    ],
)
def test_dates_of_strict_files(text, value):
    """Dates written in full are read; anything else stays text."""
    assert read_iso(text) == value
