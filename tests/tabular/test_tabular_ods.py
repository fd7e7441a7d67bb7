"""Spreadsheets of LibreOffice read like those of Excel, and hostile ones are refused like them."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import hand_made as hm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.tabular.delivered import read_delivered
from absr.tabular.limits import Limits
from absr.tabular.ods_values import read_duration
from absr.tabular.workbook import MergedRange, SheetState

ROOT = Path(__file__).parents[2]
TYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)
NAMES += ' xmlns:style="s" xmlns:calcext="c" xmlns:draw="d"'


def ods(*tables: str, styles: str = "", before: str = "", **parts: str) -> bytes:
    """A spreadsheet of these tables."""
    body = f"<office:spreadsheet>{before}{''.join(tables)}</office:spreadsheet>"
    content = (
        f"{hm.DECLARATION}<office:document-content {NAMES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body>{body}</office:body></office:document-content>"
    )
    return hm.zipped({"mimetype": TYPE, "content.xml": content, **parts})


def table(*rows: str, name: str = "Propos", more: str = "", columns: str = "") -> str:
    """One sheet."""
    return f'<table:table table:name="{name}"{more}>{columns}{"".join(rows)}</table:table>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def cell(inside: str = "", more: str = "") -> str:
    return f"<table:table-cell{more}>{inside}</table:table-cell>"


def said(text: str) -> str:
    return cell(f"<text:p>{text}</text:p>", ' office:value-type="string"')


def read(data: bytes, **more):
    """The sheets and the problems of a file; it must be readable."""
    workbook, problems = read_delivered("entretiens.ods", data, **more)
    assert workbook is not None, problems
    return workbook.sheets, problems


def refused(data: bytes, **more) -> str:
    workbook, problems = read_delivered("entretiens.ods", data, **more)
    assert workbook is None
    (problem,) = problems
    return problem.code


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_says_the_same_as_excel(tmp_path):
    """The eleven workbooks of the example, saved as .ods: the same rows in the same places."""
    books = sorted((ROOT / "examples" / "romainville").glob("*/*.xlsx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "ods", "--outdir", tmp_path]
    subprocess.run([*command, *books], check=True, capture_output=True)
    assert len(books) == 11
    for book in books:
        saved = tmp_path / f"{book.stem}.ods"
        excel, _ = read_delivered(book.name, book.read_bytes())
        office, problems = read_delivered(saved.name, saved.read_bytes())
        assert problems == ()
        for one, other in zip(excel.sheets, office.sheets, strict=True):
            assert one.rows == other.rows, (book.name, one.name)
            assert one.state == other.state
            assert one.merged == other.merged
            assert one.hidden_columns == other.hidden_columns
            assert one.folded_columns == other.folded_columns


def test_values_have_their_type():
    """Numbers, rates, amounts, days, moments, hours, lengths of time, yes and no, texts."""
    typed = {
        ' office:value-type="float" office:value="12"': 12,
        ' office:value-type="percentage" office:value="0.18"': 0.18,
        ' office:value-type="currency" office:value="3200.5"': 3200.5,
        ' office:value-type="date" office:date-value="2022-06-22"': dt.date(2022, 6, 22),
        ' office:value-type="date" office:date-value="2022-06-22T18:15:00"': dt.datetime(
            2022, 6, 22, 18, 15
        ),
        ' office:value-type="time" office:time-value="PT18H15M00S"': dt.time(18, 15),
        ' office:value-type="time" office:time-value="PT49H30M00S"': dt.timedelta(hours=49.5),
        ' office:value-type="boolean" office:boolean-value="true"': True,
        ' office:value-type="boolean" office:boolean-value="false"': False,
        ' office:value-type="string" office:string-value="tel quel"': "tel quel",
    }
    (sheet,), _ = read(ods(table(row(*(cell("<text:p>vu</text:p>", more) for more in typed)))))
    assert list(sheet.rows[0].values) == list(typed.values())


def test_texts_keep_their_lines_and_blanks():
    """Paragraphs are lines; blanks and tabs written as elements are blanks and tabs."""
    inside = "<text:p>Un<text:s text:c='3'/>banc<text:tab/>là</text:p><text:p>ou <text:span>ici"
    (sheet,), _ = read(ods(table(row(cell(inside + "</text:span></text:p>")))))
    assert sheet.rows[0].values == ("Un   banc\tlà\nou ici",)


def test_a_note_is_not_what_the_cell_says():
    """Comments and drawings stand in a cell without being its text; a comment is told."""
    note = "<office:annotation><text:p>à vérifier</text:p></office:annotation>"
    drawn = "<draw:frame><text:p>logo</text:p></draw:frame>"
    (sheet,), _ = read(ods(table(row(cell(f"{note}{drawn}<text:p>oui</text:p>")))))
    assert sheet.rows[0].values == ("oui",)
    assert sheet.has_comments


@given(
    blank_rows=st.integers(0, 30),
    blank_columns=st.integers(0, 30),
    down=st.integers(1, 4),
    across=st.integers(1, 4),
)
def test_what_repeats_stands_in_every_place(blank_rows, blank_columns, down, across):
    """A value written once for many cells is in each, at its true address."""
    skipped = row(cell(), more=f' table:number-rows-repeated="{blank_rows}"') if blank_rows else ""
    gap = cell(more=f' table:number-columns-repeated="{blank_columns}"') if blank_columns else ""
    one = cell("<text:p>x</text:p>", f' table:number-columns-repeated="{across}"')
    (sheet,), _ = read(
        ods(table(skipped, row(gap, one, more=f' table:number-rows-repeated="{down}"')))
    )
    expected = (None,) * blank_columns + ("x",) * across
    assert [(r.number, r.values) for r in sheet.rows] == [
        (blank_rows + n, expected) for n in range(1, down + 1)
    ]


def test_what_stands_around_the_cells():
    """Hidden sheets, columns and rows, folded groups, filters, merged cells."""
    styles = (
        '<style:style style:name="h"><table:table-properties table:display="false"/></style:style>'
    )
    columns = (
        '<table:table-column/><table:table-column table:visibility="collapse"/>'
        '<table:table-column-group table:display="false"><table:table-column '
        'table:number-columns-repeated="2" table:visibility="collapse"/></table:table-column-group>'
    )
    spanned = cell(
        "<text:p>ensemble</text:p>",
        ' table:number-columns-spanned="2" table:number-rows-spanned="2"',
    )
    shown = table(
        row(spanned, "<table:covered-table-cell/>", said("c"), said("d")),
        row(said("a"), more=' table:visibility="filter"'),
        columns=columns,
    )
    hidden = table(row(said("x")), name="Listes", more=' table:style-name="h"')
    (sheet, other), _ = read(ods(shown, hidden, styles=styles))
    assert other.state is SheetState.HIDDEN
    assert sheet.merged == (MergedRange(1, 0, 2, 1),)
    assert (sheet.hidden_columns, sheet.folded_columns) == (frozenset({1}), frozenset({2, 3}))
    assert sheet.hidden_rows == frozenset({2})
    assert sheet.filtered


def test_errors_and_formulas_without_a_result_are_told():
    """They hold nothing, and stand in the lists that ingest reads."""
    error = cell("<text:p>#REF!</text:p>", ' office:value-type="string" calcext:value-type="error"')
    empty = cell(more=' table:formula="of:=[.A1]+1"')
    (sheet,), _ = read(ods(table(row(error, empty, said("ici")))))
    assert sheet.rows[0].values == (None, None, "ici")
    assert sheet.errors == {(1, 0): "#REF!"}
    assert sheet.uncomputed == {(1, 1): "of:=[.A1]+1"}


def test_what_was_deleted_stays_deleted():
    """Recorded changes hold old cells: they are of no sheet."""
    old = f"<table:tracked-changes><table:deletion>{said('effacé')}</table:deletion></table:tracked-changes>"
    (sheet,), _ = read(ods(table(row(said("gardé"))), before=old))
    assert [r.values for r in sheet.rows] == [("gardé",)]


def test_a_sheet_that_nobody_asks_for_costs_nothing():
    """Its cells are passed over."""
    (sheet,), problems = read(ods(table(row(said("x")))), unread=lambda name: name == "Propos")
    assert sheet.rows == ()
    assert problems == ()


BOMB = row(
    cell("<text:p>x</text:p>", ' table:number-columns-repeated="16384"'),
    more=' table:number-rows-repeated="1048576"',
)
HOSTILE = {
    "a bomb of repetitions": (ods(table(BOMB)), "F006"),
    "a row past the last": (
        ods(table(row(cell(), more=' table:number-rows-repeated="99999999"'), row(said("x")))),
        "F006",
    ),
    "a column past the last": (
        ods(table(row(cell(more=' table:number-columns-repeated="20000"'), said("x")))),
        "F006",
    ),
    "a document type": (
        hm.zipped({"mimetype": TYPE, "content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "F007",
    ),
    "a password": (
        ods(
            table(row(said("x"))),
            **{"META-INF/manifest.xml": "<m><file-entry><encryption-data/></file-entry></m>"},
        ),
        "F004",
    ),
    "no content": (hm.zipped({"mimetype": TYPE}), "F005"),
    "broken XML": (hm.zipped({"mimetype": TYPE, "content.xml": "<a><b></a>"}), "F005"),
    "cut short": (ods(table(row(said("x"))))[:-30], "F005"),
}


@pytest.mark.parametrize(("data", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused(data, code):
    """Each with its own cause; what repeats without end is counted before it is made."""
    assert refused(data) == code


def test_limits_are_counted():
    """As many sheets, cells and letters as the limits allow."""
    assert refused(ods(table(), table()), limits=Limits(sheets=1)) == "F006"
    assert refused(ods(table(row(said("x" * 20)))), limits=Limits(text_chars=10)) == "F006"
    assert refused(ods(table(*[row(said("x"))] * 5)), limits=Limits(cells=12)) == "F006"


def test_nothing_to_read_is_told():
    """A file without a value is no delivery."""
    _, problems = read(ods(table()))
    assert [problem.code for problem in problems] == ["F011"]


@given(st.integers(0, 10**6))
def test_a_length_of_time_is_read_as_it_is_written(seconds):
    """Below a day it is an hour, from a day on a length."""
    written = f"PT{seconds // 3600}H{seconds // 60 % 60:02}M{seconds % 60:02}S"
    found = read_duration(written)
    if isinstance(found, dt.time):
        found = dt.timedelta(hours=found.hour, minutes=found.minute, seconds=found.second)
    assert found == dt.timedelta(seconds=seconds)
