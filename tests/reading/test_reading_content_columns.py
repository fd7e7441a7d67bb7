"""Columns known by what they hold, in workbooks whose headings do not say it."""

from __future__ import annotations

import datetime as dt

from absr.model.settings import Settings, Theme
from absr.reading.values import CellParser
from absr.reading.workbook import read_tables
from absr.tabular.workbook import Row, Sheet, Workbook

THEMES = (Theme("jeunesse", "Jeunesse"), Theme("mobilites", "Mobilités"))
WHO = ["12/06/2026", "boulangère"]
SAID = [
    "Le dernier bus part à huit heures du soir.",
    "On rallume le four deux fois chaque année.",
    "Personne ne sait à qui demander de l'aide.",
    "Les jeunes n'ont pas de lieu pour se voir.",
    "Le marché du samedi attire tout le canton.",
]
NATURES = ["Besoin", "Ressource", "Frein", "Besoin", "Ressource"]
TOPICS = ["Jeunesse", "Mobilités", "jeunesse ; mobilités", "Mobilités", "Jeunesse"]
SETTINGS = Settings("93063", "Romainville", "CCAS", "fr", 2026, None, THEMES)


def read(heads, columns):
    """What is read of a table of five statements with these further columns."""
    rows = [Row(1, tuple(heads))]
    for place in range(5):
        more = tuple(column[place] for column in columns)
        rows.append(Row(place + 2, (f"E{place}", *WHO, *more)))
    none = frozenset[int]()
    sheet = Sheet("Feuil1", "visible", tuple(rows), (), none, none, none, False, False, {}, {})
    workbook = Workbook("livraison.xlsx", "0" * 64, (sheet,), False, False, False)
    return read_tables(workbook, CellParser(SETTINGS, dt.date(2026, 11, 22)))


def column_of(workbook, heading):
    """What a column was read as, and the codes told of its heading."""
    column = next(c for c in workbook.sheets[0].columns if c.header == heading)
    cell = f"{column.column}1"
    return column.field, {p.code for p in workbook.problems if cell in p.cells}


def statements(workbook):
    return [draft.values for draft in workbook.drafts if draft.kind == "statements"]


def test_a_column_of_themes_is_the_themes():
    """Its heading says nothing, its values are themes of the project, alone or several."""
    heads = ["N°", "Date", "Qui", "Nature", "Entrée", "Verbatim"]
    workbook = read(heads, [NATURES, TOPICS, SAID])
    assert column_of(workbook, "Entrée") == ("themes", {"H128"})
    assert statements(workbook)[2]["themes"] == ("jeunesse", "mobilites")
    (told,) = (p for p in workbook.problems if p.code == "H128")
    assert {("count", "5"), ("total", "5")} <= set(told.facts)


def test_a_column_that_the_table_has_already_is_not_looked_for():
    """What holds themes beside a column of themes stays not taken."""
    heads = ["N°", "Date", "Qui", "Nature", "Thème", "Entrée", "Verbatim"]
    workbook = read(heads, [NATURES, TOPICS, TOPICS, SAID])
    assert column_of(workbook, "Entrée") == (None, {"H103"})


def test_two_columns_that_may_be_the_same_are_none():
    """Which of them is meant, only a person knows."""
    heads = ["N°", "Date", "Qui", "Nature", "Entrée", "Clé", "Verbatim"]
    workbook = read(heads, [NATURES, TOPICS, TOPICS, SAID])
    assert column_of(workbook, "Entrée")[0] is column_of(workbook, "Clé")[0] is None


def test_a_column_of_which_a_part_only_fits_is_none():
    """Three themes of five are not nearly all."""
    some = ["Jeunesse", "Mobilités", "Jeunesse", "à voir", "autre"]
    heads = ["N°", "Date", "Qui", "Nature", "Entrée", "Verbatim"]
    assert column_of(read(heads, [NATURES, some, SAID]), "Entrée")[0] is None


def test_the_one_column_of_sentences_holds_the_words():
    """In a table of statements that has no other column for them."""
    heads = ["N°", "Date", "Qui", "Nature", "Thème", "Colonne 6"]
    workbook = read(heads, [NATURES, TOPICS, SAID])
    assert column_of(workbook, "Colonne 6") == ("quote", {"H128"})
    assert [values["quote"] for values in statements(workbook)] == SAID


def test_citation_with_answers_is_the_permission():
    """« Citation » beside « Verbatim » holds who may be quoted, not words."""
    heads = ["N°", "Date", "Qui", "Nature", "Thème", "Verbatim", "Citation"]
    levels = ["oui, anonyme", "oui, fonction", "non", "oui", "oui, avec le nom"]
    workbook = read(heads, [NATURES, TOPICS, SAID, levels])
    assert column_of(workbook, "Citation") == ("quotable", {"H128"})
    told = [values.get("quotable") for values in statements(workbook)]
    assert told == ["anonymous", "role", "none", "anonymous", "name"]


def test_the_words_are_found_behind_the_permission_that_was_called_so():
    """« Citation » first, then « Verbatim »: the second one holds the words."""
    heads = ["N°", "Date", "Qui", "Nature", "Thème", "Citation", "Verbatim"]
    levels = ["oui, anonyme", "oui, fonction", "non", "oui", "oui, avec le nom"]
    workbook = read(heads, [NATURES, TOPICS, levels, SAID])
    assert column_of(workbook, "Citation")[0] == "quotable"
    assert [values["quote"] for values in statements(workbook)] == SAID


def test_a_mere_yes_below_another_heading_permits_nothing():
    """« Relu : oui » is no permission to quote."""
    heads = ["N°", "Date", "Qui", "Nature", "Thème", "Verbatim", "Relu"]
    workbook = read(heads, [NATURES, TOPICS, SAID, ["oui", "oui", "non", "oui", "oui"]])
    assert column_of(workbook, "Relu")[0] is None
    assert all(values.get("quotable") is None for values in statements(workbook))
