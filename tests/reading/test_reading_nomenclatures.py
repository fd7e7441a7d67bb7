"""Lists of codes on a sheet of their own, and the columns and formulas that lean on them."""

from __future__ import annotations

import datetime as dt

import pytest

from absr.model.settings import Settings, Theme
from absr.reading.values import CellParser
from absr.reading.workbook import read_tables
from absr.tabular.workbook import Row, Sheet, Workbook

THEMES = (Theme("jeunesse", "Jeunesse"), Theme("mobilites", "Mobilités"))
SETTINGS = Settings("93063", "Romainville", "CCAS", "fr", 2026, None, THEMES)
CODES = [
    ["Nomenclatures de l'observatoire"],
    ["CD_TH", "LIB_TH", None, "CD_TYPE", "LIB_TYPE", None, "CIT", "LIB_CIT"],
    ["T1", "Jeunesse", None, 1, "Habitant", None, 0, "Oui, avec le nom"],
    ["T2", "Mobilités", None, 2, "Association", None, 1, "Non citable"],
    [None, None, None, 4, "Commerce", None, 2, "Oui, anonyme"],
]
HEADS = ["N°", "Date", "Qui", "Code type", "Nature", "Code thème 1", "Code thème 2", "Propos"]
HEADS.append("Citable")
SAID = [
    ["E1", "12/06/2026", "boulangère", 4, "1 - Besoin", "T2", None, "Un bus le soir.", 1],
    ["E2", "13/06/2026", "retraité", 1, "2 - Ressource", "T1", "T2", "Le club du samedi.", 0],
    ["E3", "14/06/2026", "trésorière", 2, "1 - Besoin", "T1", None, "Une salle.", 2],
]


def sheet(name, rows, uncomputed=None, state="visible"):
    """A sheet of these rows."""
    none = frozenset[int]()
    numbered = tuple(Row(number, tuple(cells)) for number, cells in enumerate(rows, 1))
    faults = uncomputed or {}
    return Sheet(name, state, numbered, (), none, none, none, False, False, {}, faults)


def read(*sheets):
    """What is read of a workbook."""
    workbook = Workbook("base.xlsx", "0" * 64, sheets, False, False, False)
    return read_tables(workbook, CellParser(SETTINGS, dt.date(2026, 11, 22)))


def said(workbook, field):
    """What each statement tells, by its words."""
    kept = [draft.values for draft in workbook.drafts if draft.kind == "statements"]
    return {values["quote"]: values.get(field) for values in kept}


def codes(workbook):
    return {problem.code for problem in workbook.problems}


def test_columns_of_codes_alone_are_read_by_their_list():
    """« Code type » and two « Code thème » are the columns of which the table has no words."""
    workbook = read(sheet("Saisie", [HEADS, *SAID]), sheet("Codes", CODES))
    assert said(workbook, "themes")["Le club du samedi."] == ("jeunesse", "mobilites")
    kinds = [d.values["actor_type"] for d in workbook.drafts if d.kind == "interviews"]
    assert kinds == ["shop", "resident", "association"]
    assert {"H127", "H128"} <= codes(workbook)


def test_a_permission_in_codes_is_that_of_the_list():
    """Where the list says that 1 is a refusal, 1 is no yes."""
    workbook = read(sheet("Saisie", [HEADS, *SAID]), sheet("Codes", CODES))
    assert list(said(workbook, "quotable").values()) == ["none", "name", "anonymous"]


def test_a_code_beside_its_words_is_not_read_twice():
    """The column of the words is the answer; that of the codes stays not taken."""
    heads = [*HEADS, "Thème"]
    rows = [[*row, theme] for row, theme in zip(SAID, ["Mobilités", "Jeunesse", ""], strict=True)]
    workbook = read(sheet("Saisie", [heads, *rows]), sheet("Codes", CODES))
    assert said(workbook, "themes")["Le club du samedi."] == ("jeunesse",)


def test_a_sheet_of_codes_is_no_data():
    """It is named among the lists, and gives no record."""
    workbook = read(sheet("Saisie", [HEADS, *SAID]), sheet("Codes", CODES))
    assert [(s.kind, s.reason) for s in workbook.sheets][1] == (None, "lists")


@pytest.mark.parametrize(("name", "state"), [("Listes", "visible"), ("Codes", "hidden")])
def test_lists_explain_from_a_hidden_sheet_too(name, state):
    """Nobody shows the lists of a database; they explain all the same."""
    workbook = read(sheet("Saisie", [HEADS, *SAID]), sheet(name, CODES, state=state))
    assert said(workbook, "quotable")["Un bus le soir."] == "none"


def test_numbers_with_who_was_met_are_no_list_of_codes():
    """A description of a person is no value of a list, whatever type it tells."""
    people = [["CQ2", "habitante, rue des Merles, 72 ans"], ["CQ4", "patron du bar de la place"]]
    workbook = read(sheet("Saisie", [HEADS, *SAID]), sheet("Qui", people))
    assert workbook.sheets[1].reason != "lists"


def test_a_formula_without_result_that_looks_a_code_up_is_answered_by_the_list():
    """The words are those of the code of its row, an empty code gives none, and it is told."""
    heads = [*HEADS, "Thème 1", "Thème 2"]
    rows = [[*row, None, None] for row in SAID]
    spots = {}
    for row in (2, 3, 4):
        spots[row, 9] = f"VLOOKUP(F{row},Codes!$A$3:$B$9,2,FALSE)"
        spots[row, 10] = f'IF(G{row}="","",VLOOKUP(G{row},Codes!$A$3:$B$9,2,FALSE))'
    workbook = read(sheet("Saisie", [heads, *rows], spots), sheet("Codes", CODES))
    assert list(said(workbook, "themes").values()) == [
        ("mobilites",),
        ("jeunesse", "mobilites"),
        ("jeunesse",),
    ]
    assert "V111" not in codes(workbook)
    (told,) = (p for p in workbook.problems if p.code == "H129")
    assert len(told.cells) == 6


def test_a_formula_that_calculates_stays_a_fault():
    """Only what looks a code up in a list that is shown is answered."""
    heads = [*HEADS, "Thème 1"]
    spots = {(2, 9): 'IF(F2="T2",VLOOKUP(G2,Codes!$A$3:$B$9,2,FALSE),"Jeunesse")'}
    rows = [[*row, None] for row in SAID]
    workbook = read(sheet("Saisie", [heads, *rows], spots), sheet("Codes", CODES))
    assert "V111" in codes(workbook)


def test_names_of_a_database_above_their_words_are_one_header():
    """The words count; the name of the program stays where the words say nothing."""
    names = ["ID_ENT", "DT_ENT", "FONCTION", "LIB_TYPE", "NATURE", "LIB_TH1", "LIB_TH2"]
    names += ["TXT_PROPOS", "EST_CITABLE"]
    workbook = read(sheet("Saisie", [names, HEADS, *SAID]), sheet("Codes", CODES))
    assert workbook.sheets[0].header_rows == (1, 2)
    assert len(said(workbook, "themes")) == 3
