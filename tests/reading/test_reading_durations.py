"""How long an interview lasted, as people write it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.model.kinds import kinds
from absr.model.settings import Settings
from absr.reading.durations import read_minutes
from absr.reading.values import CellParser


@pytest.mark.parametrize(
    ("raw", "minutes"),
    [
        ("1h10", 70),
        ("1 h 10", 70),
        ("1 H 10 min", 70),
        ("1\u00a0h\u202f10", 70),
        ("2h", 120),
        ("2 heures", 120),
        ("50'", 50),
        ("50\u2019", 50),
        ("50 min", 50),
        ("50 minutes", 50),
        ("01:10:00", 70),
        ("1:10", 70),
        ("0,75 h", 45),
        ("1.5 h", 90),
        ("une demi-heure", 30),
        ("Une heure et demie", 90),
        (dt.time(1, 10), 70),
        (dt.timedelta(hours=1, minutes=10), 70),
        ("1 h 75", None),
        ("0,33 h 10", None),
        ("01:10:30", None),
        ("50", None),
        (50, None),
        ("longtemps", None),
        ("", None),
        (dt.timedelta(minutes=-5), None),
    ],
)
def test_minutes_where_the_unit_is_certain(raw, minutes):
    """Hours and minutes in letters, as a clock, as a part of an hour."""
    assert read_minutes(raw) == minutes


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(["{}h{:02}", "{} h {:02} min"]))
def test_hours_and_minutes_come_back(hours, minutes, form):
    """Written and read again."""
    assert read_minutes(form.format(hours, minutes)) == 60 * hours + minutes
    assert read_minutes(dt.time(hours, minutes)) == 60 * hours + minutes


@given(st.one_of(st.text(), st.timedeltas(), st.times(), st.floats()))
def test_any_cell_gives_minutes_or_none(raw):
    """Nothing makes it fail, and no length is negative."""
    found = read_minutes(raw)
    assert found is None or found >= 0


@pytest.mark.parametrize(
    ("raw", "value", "code"),
    [
        ("1 h 10", 70, None),
        (50, 50, None),
        ("50", 50, None),
        (dt.time(1, 10), 70, None),
        ("environ 50", 50, "V122"),
        ("45 à 60", None, "V123"),
        ("20 h", None, "V106"),
        ("longtemps", None, "V106"),
    ],
)
def test_the_length_of_an_interview(raw, value, code):
    """A number is one of minutes; more than ten hours is no interview."""
    settings = Settings("93063", "Romainville", "CCAS", "fr", 2026, None, ())
    parsed = CellParser(settings, dt.date(2026, 11, 22)).parse(
        raw, kinds()["interviews"].field("duration")
    )
    assert (parsed.value, parsed.code) == (value, code)
