"""A date of the timeline that is no day: a month, a season, a year, kept as it was written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from absr.reading.values import read_period
from absr.scaffold.blank_workbook import blank_workbook
from absr.wording.speech import speak
from absr.workflow.project import open_project

HEADINGS = "Date;Ce qui s'est passé;Phase;Description;Partenaires"


@pytest.fixture
def town(absr, tmp_path):
    """A project, and what reads a timeline into it."""
    root = tmp_path / "town"
    assert absr("init", "93063", "--no-input", "--dir", root).status == 0
    path = root / "chronologie.csv"

    def told(*lines):
        path.write_text("\n".join([HEADINGS, *lines, ""]), encoding="utf-8")
        answer = absr("ingest", "--json", path, "--project", root).json
        shown = absr("show", "milestones", "--json", "--project", root).json["milestones"]
        return answer["files"][0], shown

    return told


def test_periods_are_kept_in_words_and_in_their_order(absr, town, tmp_path):
    """The words as typed, the first day of the period to put them in order, no fault."""
    written = ["automne 2022", "2020", "fin 2020 – début 2021", "12/06/2021", "mars 2021"]
    answer, shown = town(*(f"{when};Jalon {n}" for n, when in enumerate(written)))
    assert answer["problems"] == []
    assert {one["title"]: (one["date"], one["date_text"]) for one in shown} == {
        "Jalon 0": ("2022-09-01", "automne 2022"),
        "Jalon 1": ("2020-01-01", "2020"),
        "Jalon 2": ("2020-09-01", "fin 2020 – début 2021"),
        "Jalon 3": ("2021-06-12", None),
        "Jalon 4": ("2021-03-01", "mars 2021"),
    }
    table = absr("show", "milestones", "--project", tmp_path / "town").out
    assert "fin 2020 – début 2021" in table.replace("\u00a0", " ")
    assert "12/06/2021" in table
    assert "01/09/2020" not in table


@pytest.mark.parametrize(
    ("written", "day", "words"),
    [
        ("début juin 2022", "2022-06-01", "début juin 2022"),
        ("01/06/2022", "2022-06-01", None),
    ],
)
def test_what_is_told_better_takes_the_place_of_the_period(town, written, day, words):
    """A second delivery leaves one milestone, with its words or its day."""
    town("juin 2022;Grand atelier", "2021;Un comité")
    answer, shown = town(f"{written};Grand atelier", "2021;Un comité")
    assert answer["unchanged"] == 1
    (workshop,) = [one for one in shown if one["title"] == "Grand atelier"]
    assert (workshop["date"], workshop["date_text"]) == (day, words)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31/06/2021", "V102"),
        ("un jour de mars", "V116"),
        ("mars", "V116"),
        ("20", "V116"),
        ("mars 2021 peut-être", "V102"),
        ("fin 2035", "V107"),
    ],
)
def test_what_is_no_period_is_said(town, written, code):
    """An impossible day, words without a year, a year to come."""
    answer, shown = town(f"{written};Un jalon")
    assert code in {problem["code"] for problem in answer["problems"]}
    assert bool(shown) is (code == "V107")


def test_a_year_typed_as_a_number_is_a_year(absr, tmp_path):
    """In the workbook that absr gives out, 2020 in the column of dates stays 2020."""
    root = tmp_path / "town"
    absr("init", "93063", "--no-input", "--dir", root)
    settings = open_project(root).settings
    path = tmp_path / "carnet.xlsx"
    path.write_bytes(blank_workbook("notebook", settings, speak("fr"), {}))
    book = load_workbook(path)
    page = book["Chronologie"]
    page["A3"], page["B3"] = 2020, "Le marché"
    assert page["A3"].number_format == "General"
    book.save(path)
    absr("ingest", path, "--project", root)
    (shown,) = absr("show", "milestones", "--json", "--project", root).json["milestones"]
    assert (shown["date"], shown["date_text"]) == ("2020-01-01", "2020")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("début mars 2021", dt.date(2021, 3, 1)),
        ("mi-mars 2021", dt.date(2021, 3, 11)),
        ("fin mars 2021", dt.date(2021, 3, 21)),
        ("mi-2021", dt.date(2021, 5, 1)),
        ("fin de l'année 2021", None),
        ("été 2022", dt.date(2022, 6, 1)),
        ("Printemps 2022", dt.date(2022, 3, 1)),
        ("hiver 2022", dt.date(2022, 12, 1)),
        ("2020-2021", dt.date(2020, 1, 1)),
        ("end of 2020", dt.date(2020, 9, 1)),
        ("early spring of 2021", dt.date(2021, 3, 1)),
        ("mid-June 2021", dt.date(2021, 6, 11)),
        ("vers août 1936", dt.date(1936, 8, 1)),
        ("2021 2020 2019", None),
        ("12", None),
        ("", None),
    ],
)
def test_periods_of_both_languages(text, day):
    """Months, seasons and years, early, in the middle or late."""
    assert read_period(text) == day


@given(st.text())
def test_any_text_gives_a_day_or_none(text):
    """No text makes the parser fail."""
    found = read_period(text)
    assert found is None or isinstance(found, dt.date)


@given(st.dates(dt.date(1800, 1, 1), dt.date(2199, 12, 31)), st.sampled_from(["fr", "en"]))
def test_a_month_in_words_is_its_first_day(day, language):
    """Each month of both languages."""
    month = speak(language)(f"date.month.{day.month}")
    assert read_period(f"{month} {day.year}") == day.replace(day=1)
