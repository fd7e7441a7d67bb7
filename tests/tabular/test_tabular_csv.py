"""Text in columns: every value as it was written, at its row, or one clear refusal."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.tabular.csv_text import read_csv
from absr.tabular.delivered import read_delivered
from absr.tabular.limits import DEFAULT_LIMITS

FRENCH = "Nom;Coût\nÉlan « d'été »;1 200 €\nŒuvre – n° 2;0,5\n"


def rows(data: bytes, name: str = "a.csv") -> list[tuple[int, tuple[object, ...]]]:
    workbook, problems = read_csv(name, data)
    assert workbook is not None, problems
    return [(row.number, row.values) for row in workbook.sheets[0].rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encodings_of_french_spreadsheets_give_the_same_texts(encoding):
    assert rows(FRENCH.encode(encoding)) == [
        (1, ("Nom", "Coût")),
        (2, ("Élan « d'été »", "1 200 €")),
        (3, ("Œuvre – n° 2", "0,5")),
    ]


def test_an_old_encoding_is_said():
    assert [p.code for p in read_csv("a.csv", FRENCH.encode("cp1252"))[1]] == ["F020"]
    assert read_csv("a.csv", FRENCH.encode())[1] == ()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_found(separator):
    text = separator.join(["N°", "Texte"]) + "\n" + separator.join(["00123", "oui"]) + "\n"
    assert rows(text.encode()) == [(1, ("N°", "Texte")), (2, ("00123", "oui"))]


def test_a_record_with_line_breaks_is_one_row():
    """The rows are counted as a spreadsheet shows them; blank ones keep their numbers."""
    data = b'a;b\n"one\ntwo";x\n;\nlast;y\n'
    assert rows(data) == [(1, ("a", "b")), (2, ("one\ntwo", "x")), (4, ("last", "y"))]


def test_a_quotation_mark_that_is_never_closed_refuses_the_file():
    """Reading on would glue rows together in silence."""
    workbook, problems = read_csv("a.csv", b'a;b\n1;x\n2;"open\n3;y\n4;z\n')
    assert workbook is None
    assert [(p.code, p.cells) for p in problems] == [("F021", ("3",))]


def test_the_mark_before_a_formula_is_taken_off():
    assert rows(b"a;b\n'=1+1;'-x\n'tis;=2\n")[1:] == [(2, ("=1+1", "-x")), (3, ("'tis", "=2"))]


def test_control_characters_are_replaced_and_told():
    workbook, problems = read_csv("a.csv", b"a;b\nx\x1b[31m;y\n")
    assert workbook is not None
    assert workbook.sheets[0].rows[1].values[0] == "x\ufffd[31m"
    assert [(p.code, p.cells) for p in problems] == [("V110", ("A2",))]


def test_limits_hold():
    small = DEFAULT_LIMITS._replace(text_chars=10, cells=20, file_bytes=1000)
    for data in (b"a;b\n" + b"x" * 11 + b";y\n", b"a;b\n" * 20, b"x" * 1001):
        workbook, problems = read_csv("a.csv", data, small)
        assert workbook is None
        assert [p.code for p in problems] == ["F006"]


def test_a_file_without_content_says_so():
    assert [p.code for p in read_csv("a.csv", b"\n\n;;\n")[1]] == ["F011"]


def test_text_that_pretends_to_be_a_workbook_is_refused():
    workbook, problems = read_delivered("a.xlsx", b"a;b\n1;2\n")
    assert workbook is None
    assert [p.code for p in problems] == ["F003"]


CELLS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20).filter(
    lambda text: not text.startswith("'") and text == text.strip()
)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6))
def test_whatever_is_written_comes_back(table):
    """Any texts, written by the csv module with semicolons, at their rows and columns."""
    out = io.StringIO()
    table = [["premier", "second", "troisième"], *table]
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(table)
    found = dict(rows(out.getvalue().encode("utf-8-sig")))
    for number, cells in enumerate(table, start=1):
        while cells and not cells[-1]:
            cells.pop()
        expected = tuple(cell or None for cell in cells)
        assert found.get(number, ()) == expected
