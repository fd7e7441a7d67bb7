"""Numbers, dates, plurals and addresses in words."""

from __future__ import annotations

import datetime as dt

import pytest
from babel.dates import format_date

from absr.model.problem import Problem, Severity
from absr.wording.problems import group_text, ranges, row_ranges
from absr.wording.speech import speak


@pytest.mark.parametrize("language", ["fr", "en"])
def test_days_are_those_of_the_standard_locale_data(language):
    """Every day of two years is written as CLDR writes it, but for the French « 1er »."""
    speech = speak(language)
    for number in range(731):
        day = dt.date(2027, 1, 1) + dt.timedelta(days=number)
        expected = format_date(day, "d MMMM y", language)
        if language == "fr" and day.day == 1:
            expected = "1er" + expected[1:]
        assert speech.day(day) == expected


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("fr", 0, "0 entretien"),
        ("fr", 1, "1 entretien"),
        ("fr", 2, "2 entretiens"),
        ("fr", 1234, "1\u202f234 entretiens"),
        ("en", 0, "0 interviews"),
        ("en", 1, "1 interview"),
        ("en", 1234, "1,234 interviews"),
    ],
)
def test_counts_agree_with_their_number(language, number, expected):
    """French says « 0 entretien », English “0 interviews”; thousands are parted."""
    assert speak(language).count("count.interviews", number) == expected


def test_an_unknown_text_is_a_fault_of_ours():
    """A key that the catalogue lacks is never shown to anybody."""
    with pytest.raises(KeyError):
        speak("fr")("no.such.text")


def test_neighbouring_cells_are_joined():
    """Addresses in a column become ranges, each once, in order."""
    assert ranges(["H5", "H3", "K2", "H4", "H3", "AA1"]) == ["H3–H5", "K2", "AA1"]
    assert row_ranges([9, 4, 10, 11]) == "4, 9–11"


def test_problems_with_one_cause_give_one_message_with_every_address():
    """The same wrong theme in three cells is said once, with its suggestion and the cells."""
    problems = [
        Problem(
            "V103",
            Severity.ERROR,
            "e.xlsx",
            "Propos",
            (cell,),
            value="mobilitées",
            suggestion="Mobilités",
            facts=(("column_en", "Theme"), ("column_fr", "Thème")),
        )
        for cell in ("G4", "G5", "G9")
    ]
    text = group_text(problems, speak("fr"))
    assert text.message.startswith("e.xlsx › Propos › G4–G5, G9\u00a0: «\u00a0mobilitées\u00a0»")
    assert "Vouliez-vous dire «\u00a0Mobilités\u00a0»\u00a0?" in text.message


def test_merged_ranges_are_told_in_their_order():
    """Column by column and row by row, whatever the order in which they were found."""
    assert ranges(["C9:C10", "B12:B13", "B9:B10", "B3"]) == ["B9:B10", "B12:B13", "C9:C10", "B3"]


def test_a_number_beyond_all_counts_is_still_written():
    """A gap in % of almost nothing has hundreds of digits: it is written short, never a fault."""
    assert speak("fr").number(8.7625e230, 1) == "8,76e+230"
    assert speak("en").number(-1.5e15) == "-1.50e+15"
