"""Sheets of any layout: headings, words, numbers, days, holes and faults wherever they fall."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from absr.model.codes import CODES
from absr.model.settings import Settings
from absr.reading.values import CellParser
from absr.reading.workbook import read_tables
from absr.scaffold.default_themes import default_themes
from absr.tabular.workbook import MergedRange, Row, Sheet, SheetState, Workbook
from absr.wording.problems import problem_text
from absr.wording.speech import speak

HEADINGS = (
    "N° d'entretien",
    "N°",
    "Date",
    "Qui (fonction, structure)",
    "Avec qui",
    "Sujet",
    "Peut-on citer ?",
    "Citation possible",
    "Citation",
    "Fonction :",
    "Type d'acteur",
    "Quartier",
    "Nature",
    "Thème",
    "Ce qui est dit",
    "Verbatim",
    "Citable",
    "Besoins",
    "Freins",
    "Idées",
    "Mobilités",
    "Jeunesse",
    "Ressource",
    "Catégorie",
    "Table",
    "Nom",
    "Prénom",
    "_id",
    "_uuid",
    "_submission_time",
    "submitdate",
    "Total",
)
WORDS = ("E01", "E02", "Besoin", "Idée", "oui", "x", "☑", "- un banc\n- un bus", "néant", "T1", "")
cells = st.one_of(
    st.none(),
    st.sampled_from(HEADINGS),
    st.sampled_from(WORDS),
    st.text(max_size=12),
    st.integers(-5, 10**20),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
spots = st.tuples(st.integers(1, 14), st.integers(0, 9))


@st.composite
def sheets(draw, name):
    """A sheet; more often than not one of its rows is a row of headings."""
    width = draw(st.integers(1, 8))
    rows = draw(st.lists(st.lists(cells, min_size=1, max_size=width), max_size=10))
    if draw(st.booleans()):
        heads = draw(st.lists(st.sampled_from(HEADINGS), min_size=width, max_size=width))
        rows.insert(draw(st.integers(0, min(3, len(rows)))), heads)
    kept = tuple(
        Row(number, tuple(row))
        for number, row in enumerate(rows, 1)
        if any(cell is not None for cell in row)
    )
    corners = draw(st.lists(st.tuples(spots, spots), max_size=2))
    merged = tuple(
        MergedRange(min(a, c), min(b, d), max(a, c), max(b, d)) for (a, b), (c, d) in corners
    )
    filled = {(row.number, i) for row in kept for i, v in enumerate(row.values) if v is not None}
    faults = [spot for spot in draw(st.lists(spots, max_size=2)) if spot not in filled]
    columns = st.frozensets(st.integers(0, 9), max_size=2)
    return Sheet(
        name=draw(st.sampled_from((name, "LISEZ-MOI", "Listes", "Notes perso"))),
        state=draw(st.sampled_from((SheetState.VISIBLE, SheetState.VISIBLE, SheetState.HIDDEN))),
        rows=kept,
        merged=merged,
        hidden_columns=draw(columns),
        folded_columns=draw(columns),
        hidden_rows=frozenset(),
        filtered=False,
        has_comments=False,
        errors=dict.fromkeys(faults[:1], "#REF!"),
        uncomputed=dict.fromkeys(faults[1:], "=A1"),
    )


@st.composite
def books(draw):
    names = ("Feuil1", "Propos", "Entretiens")[: draw(st.integers(1, 3))]
    found = tuple(draw(sheets(name)) for name in names)
    return Workbook("a.xlsx", "0" * 64, found, False, False, False)


@pytest.fixture(scope="module")
def parser():
    found = Settings("93063", "Romainville", "CCAS", "fr", 2026, None, default_themes("fr"))
    return CellParser(found, dt.date(2026, 11, 22))


@given(book=books())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_layout_gives_records_or_problems_in_words(book, parser):
    """Every sheet is answered for, every row read is a record or set aside, every code has words."""
    read = read_tables(book, parser)
    assert {sheet.sheet for sheet in read.sheets} == {sheet.name for sheet in book.sheets}
    for sheet in read.sheets:
        assert sheet.rows_read == sheet.rows_accepted + len(sheet.aside)
        assert sheet.kind or sheet.reason
    for problem in read.problems:
        assert set(dict(problem.facts)) <= set(CODES[problem.code].facts)
        for language in ("fr", "en"):
            assert problem_text(problem, speak(language)).message


@given(book=books())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_record_comes_from_nowhere(book, parser):
    """A record names a row and cells of its sheet, and that row holds something."""
    filled = {(sheet.name, row.number) for sheet in book.sheets for row in sheet.rows}
    for draft in read_tables(book, parser).drafts:
        assert draft.source.sheet in {sheet.name for sheet in book.sheets}
        if draft.source.row is not None:
            assert (draft.source.sheet, draft.source.row) in filled


@pytest.mark.parametrize("piece", ["\u00a0", "\n", "12/", "a : ", "- a\n", "N° "])
@pytest.mark.parametrize("place", [(0, 1), (1, 1), (2, 0)])
def test_a_full_cell_anywhere_does_not_hang(parser, piece, place):
    """32,767 characters in a heading, a row or a label: ten seconds are promised."""
    rows = [["N° d'entretien", "Date", "Besoins"], ["E01", "", "un banc"], ["E02", "", ""]]
    rows[place[0]][place[1]] = f"E{piece * (32_765 // len(piece))}z"
    kept = tuple(Row(number, tuple(row)) for number, row in enumerate(rows, 1))
    none: frozenset[int] = frozenset()
    sheet = Sheet("Feuil1", SheetState.VISIBLE, kept, (), none, none, none, False, False, {}, {})
    start = time.process_time()
    read_tables(Workbook("a.xlsx", "0" * 64, (sheet,), False, False, False), parser)
    assert time.process_time() - start < 10


def test_full_cells_that_many_records_share_are_told_once(parser):
    """Three cells of a thousand lines each: a record a line, and each unknown theme once."""
    lines = "\n".join(f"mot inconnu {n}" for n in range(1000))
    rows = [
        ["N° d'entretien", "Date", "Thème", "Besoins", "Freins"],
        ["E01", "2/6/26", lines, lines, lines],
    ]
    kept = tuple(Row(number, tuple(row)) for number, row in enumerate(rows, 1))
    none: frozenset[int] = frozenset()
    sheet = Sheet("Feuil1", SheetState.VISIBLE, kept, (), none, none, none, False, False, {}, {})
    start = time.process_time()
    read = read_tables(Workbook("a.xlsx", "0" * 64, (sheet,), False, False, False), parser)
    assert time.process_time() - start < 10
    assert sum(draft.kind == "statements" for draft in read.drafts) == 2000
    told = [problem.value for problem in read.problems if problem.code == "V103"]
    assert len(told) == len(set(told)) == 1000
