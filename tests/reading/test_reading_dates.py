"""Every way in which an office writes a day, and what is never guessed of one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.reading.dates import date_in, read_date
from absr.wording.speech import speak

EIGHTH = dt.date(2026, 10, 8)


@pytest.mark.parametrize(
    "written",
    [
        "08/10/2026",
        "8/10/26",
        "08.10.26",
        "8.10.2026",
        "8-10-2026",
        "8\u201310\u20132026",
        "08 / 10 / 2026",
        "2026-10-08",
        "2026/10/08",
        "08102026",
        "20261008",
        8102026,
        46303,
        46303.0,
        "46303",
        dt.date(2026, 10, 8),
        dt.datetime(2026, 10, 8, 23, 59),
        dt.datetime(2026, 10, 8, 23, 59, tzinfo=dt.timezone(dt.timedelta(hours=-11))),
        "8 octobre 2026",
        "le 8 octobre 2026",
        "jeudi 8 octobre 2026",
        "Le Jeudi 8 Octobre 2026",
        "jeu. 8 oct. 2026",
        "jeudi 8/10/2026",
        "8\u00a0octobre\u202f2026",
        "8 OCTOBRE 2026.",
        "8 oct. 2026",
        "8-oct-26",
        "8 October 2026",
        "Thursday, October 8, 2026",
        "08/10/2026 14:30",
        "08/10/2026 à 14h30",
        "08/10/2026 - 14:05",
        "08/10/2026 14:05:12",
        "le jeudi 8 octobre 2026 à 9 h",
        "2026/10/08 2:05:12 PM UTC+1",
        "2026/10/08 11:05:12 PM GMT-5",
        "2026-10-08T23:05:12.000+01:00",
        "2026-10-08T23:05:12Z",
        "2026-10-08 23:05",
    ],
)
def test_one_day_written_in_many_ways(written):
    """The eighth of October, as written: no time zone moves it, no separator matters."""
    assert date_in(written) == (EIGHTH, None, None)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1er mars 2027", dt.date(2027, 3, 1)),
        ("1ER JANVIER 2026", dt.date(2026, 1, 1)),
        ("15 août 2026", dt.date(2026, 8, 15)),
        ("15 aou\u0302t 2026", dt.date(2026, 8, 15)),
        ("3 févr. 2026", dt.date(2026, 2, 3)),
        ("3 décembre 2026", dt.date(2026, 12, 3)),
        ("29/02/2028", dt.date(2028, 2, 29)),
        ("20112020", dt.date(2020, 11, 20)),
    ],
)
def test_months_accents_and_leap_days(written, day):
    """The first of a month, accents in one character or two, the 29th of February."""
    assert read_date(written) == day


@pytest.mark.parametrize(
    "written",
    [
        "mi-octobre",
        "courant novembre",
        "début juin 2026",
        "oct-26",
        "octobre 2026",
        "10/2026",
        "08/10",
        "8 octobre",
        "jeudi 8 octobre",
        "semaine 42",
        "semaine 42 de 2026",
        "S42",
        "5 ou 6 octobre 2026",
        "à fixer",
        "?",
        20,
    ],
)
def test_words_that_tell_no_certain_day_are_no_date(written):
    """They stay words: no day is made up for a month, a week, or a day without a year."""
    assert date_in(written) == (None, "V109", None)


@pytest.mark.parametrize(
    "written",
    ["31/02/2027", "13/25/2026", "29/02/2027", "00/10/2026", "2026-13-01", "05/10/0206", "2026"],
)
def test_a_day_that_does_not_exist_is_said(written):
    """No such day, and nothing near enough to suggest."""
    assert date_in(written) == (None, "V102", None)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10/25/2026", "25/10/2026"),
        ("8 octbre 2026", "08/10/2026"),
        ("8 novenbre 2026", "08/11/2026"),
        ("le 8 ocotbre 2026", "08/10/2026"),
        ("1er mrs 2027", "01/03/2027"),
    ],
)
def test_a_day_that_may_be_meant_is_suggested_and_not_taken(written, meant):
    """A month before its day and a month with a wrong letter: the day is asked, never taken."""
    assert date_in(written) == (None, "V102", meant)


def test_a_month_that_may_be_two_is_not_suggested():
    """`jui` is one letter from June and from July."""
    assert date_in("8 jui 2026") == (None, "V102", None)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("5 et 6 octobre 2026", dt.date(2026, 10, 5)),
        ("5-6/10/2026", dt.date(2026, 10, 5)),
        ("05/10/2026 et 06/10/2026", dt.date(2026, 10, 5)),
        ("05/10/2026 ; 12/10/2026", dt.date(2026, 10, 5)),
        ("05/10/2026\n12/10/2026", dt.date(2026, 10, 5)),
        ("05/10/2026 - 06/10/2026", dt.date(2026, 10, 5)),
        ("du 5 au 9 octobre 2026", dt.date(2026, 10, 5)),
        ("30 septembre et 1er octobre 2026", dt.date(2026, 9, 30)),
        ("5, 6 et 7 octobre 2026", dt.date(2026, 10, 5)),
    ],
)
def test_of_several_days_the_first_is_kept_and_said(written, day):
    """The first day, with a warning."""
    assert date_in(written) == (day, "V125", None)
    assert read_date(written) is None


@pytest.mark.parametrize("written", ["5 et 36 octobre 2026", "31/02/2026 et 01/03/2026"])
def test_several_days_of_which_one_does_not_exist_give_none(written):
    """One impossible day makes the others uncertain."""
    assert date_in(written) == (None, "V102", None)


FORMS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y %H:%M")


@given(st.dates(dt.date(1900, 1, 1), dt.date(2150, 12, 31)), st.sampled_from(FORMS))
def test_a_day_comes_back_from_every_form_in_figures(day, form):
    """Written and read again, a day is the same day."""
    assert read_date(day.strftime(form)) == day


@given(st.dates(dt.date(1900, 1, 1), dt.date(2150, 12, 31)), st.sampled_from(["fr", "en"]))
def test_a_day_comes_back_from_words(day, language):
    """As absr itself writes a day in words."""
    month = speak(language)(f"date.month.{day.month}")
    assert read_date(f"{day.day} {month} {day.year}") == day


@given(st.dates(dt.date(1900, 1, 1), dt.date(2150, 12, 31)))
def test_eight_figures_are_a_day_only_when_they_have_one_reading(day):
    """`05102026` is its day, or nothing when it could be another."""
    assert read_date(day.strftime("%d%m%Y")) in {day, None}
    assert read_date(day.strftime("%Y%m%d")) in {day, None}


@given(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.times()))
def test_any_cell_gives_a_day_or_a_code(raw):
    """Nothing makes the reading fail, and a day is never given without being certain."""
    found = date_in(raw)
    assert (found.day is None) == (found.code in {"V102", "V109"})


@given(st.text(alphabet="0123456789/.- etauoh:", max_size=24))
def test_figures_in_any_order_never_fail(text):
    """Texts made of what dates are made of."""
    found = date_in(text)
    assert found.day is None or found.code in {None, "V125"}
