"""Codes of headings and of cells: H and V."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from every_code import HEADS, ROWS, case
from every_file_code import decisions

if TYPE_CHECKING:
    import openpyxl
    from every_code import Command, Stage

BUS = "Le dernier bus part à huit heures."
OVEN = "On rallume le four deux fois l'an."


def statements(stage: Stage, without: str = "", **more: object) -> Command:
    """Two sound statements without a column, and with further ones."""
    heads = [head for head in ROWS if head != without]
    rows = [[HEADS[head] for head in heads] + list(more.values()) for _ in range(2)]
    rows[1][heads.index("N°")] = "E02"
    return stage.sheets({"Propos": [[*heads, *more], *rows]})


# -- headings ----------------------------------------------------------------------------------


@case("H101", "Propos", "1")
def without_a_column(stage: Stage) -> Command:
    return statements(stage, without="Date")


@case("H102", "Propos", "L1")
def one_column_twice(stage: Stage) -> Command:
    rows = [[*ROWS, "Nature du propos"], [*stage.row(), "Besoin"]]
    return stage.sheets({"Propos": rows})


@case("H103", "Propos", "L1")
def unknown_column(stage: Stage) -> Command:
    return statements(stage, Météo="pluie")


@case("P313", "Propos", "L1")
def a_column_of_names(stage: Stage) -> Command:
    return statements(stage, Téléphone="06 39 98 41 27")


@case("H104", "Propos", "E1")
def hidden_column(stage: Stage) -> Command:
    return stage.edited(lambda book: book["Propos"].column_dimensions["E"].__setattr__("hidden", 1))


@case("H105", "Propos", "L1")
def no_heading(stage: Stage) -> Command:
    rows = [list(ROWS), [*stage.row(), "à relire"], [*stage.row(A="E02"), "vu"]]
    return stage.sheets({"Propos": rows})


@case("H106", "Propos", "A2:A3")
def merged_cells(stage: Stage) -> Command:
    def merge(book: openpyxl.Workbook) -> None:
        book["Propos"].merge_cells("A2:A3")

    return stage.edited(merge)


@case("H107", "Entretiens", "E1")
def statements_without_words(stage: Stage) -> Command:
    heads = ["N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Thème"]
    who = ["12/06/2026", "habitante", "Habitante", "Jeunesse"]
    said = [["N°", "Nature", "Thème", "Ce qui est dit"], ["E01", "Besoin", "Jeunesse", BUS]]
    return stage.sheets({"Entretiens": [heads, ["E01", *who], ["E02", *who]], "Propos": said})


@case("H108", "Propos", "A3")
def number_on_the_first_row(stage: Stage) -> Command:
    blank = dict.fromkeys("ABCD") | {"I": None, "J": None, "K": None}
    return stage.propos(stage.row(), stage.row(**blank, G=BUS))


@case("H109", "Propos", "E1")
def interviews_told_twice(stage: Stage) -> Command:
    heads = ["N°", "Date", "Qui (fonction, structure)", "Type d'acteur"]
    who = ["E01", "12/06/2026", "habitante", "Habitante"]
    said = [["N°", "Nature", "Thème", "Ce qui est dit", "Quartier"]]
    said += [["E01", "Besoin", "Jeunesse", text, "Centre"] for text in (BUS, OVEN)]
    return stage.sheets({"Entretiens": [heads, who], "Propos": said})


SPREAD = ["N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Thème"]
WHO = ["12/06/2026", "habitante", "Habitante", "Jeunesse"]


@case("H110", "Entretiens", "E2", "E3")
def several_statements_on_a_row(stage: Stage) -> Command:
    rows = [[*SPREAD, "Besoins", "Ressources"]]
    rows += [[ref, *WHO, BUS, OVEN] for ref in ("E01", "E02")]
    return stage.sheets({"Entretiens": rows})


@case("H111", "Entretiens", "1")
def interviews_without_a_number(stage: Stage) -> Command:
    rows = [[*SPREAD[1:], "Besoins"], [*WHO, BUS], ["13/06/2026", "boulangère", *WHO[2:], OVEN]]
    return stage.sheets({"Entretiens": rows})


@case("H112", "Entretiens", "1")
def words_without_a_nature(stage: Stage) -> Command:
    rows = [[*SPREAD, "Verbatim"], ["E01", *WHO, BUS], ["E02", *WHO, OVEN]]
    return stage.sheets({"Entretiens": rows})


@case("H113", "Jeunesse")
def theme_by_the_name_of_the_sheet(stage: Stage) -> Command:
    heads = [head for head in ROWS if head != "Thème"]
    rows = [[HEADS[head] if head != "N°" else ref for head in heads] for ref in ("E01", "E02")]
    return stage.sheets({"Jeunesse": [heads, *rows]})


@case("H114", "Entretiens", "F1")
def question_as_a_heading(stage: Stage) -> Command:
    rows = [[*SPREAD, "Quels sont les besoins que vous constatez autour de vous ?"]]
    return stage.sheets({"Entretiens": [*rows, ["E01", *WHO, BUS], ["E02", *WHO, OVEN]]})


@case("H115", "Sheet1", "1")
def answers_without_words(stage: Stage) -> Command:
    heads = ["ID", "Heure de début", "Heure de fin", *SPREAD[1:4], "Quartier"]
    moment = "12/06/2026 10:00:00"
    rows = [[n, moment, moment, *WHO[:3], "Centre"] for n in (1, 2)]
    return stage.sheets({"Sheet1": [heads, *rows]})


@case("H116", None, "2")
def several_columns_meant(stage: Stage) -> Command:
    return decisions(stage, "colonnes:\n  Le mot: Type\n")


@case("H117", None, "4")
def decided_twice(stage: Stage) -> Command:
    return decisions(stage, "valeurs:\n  thèmes:\n    navette: Mobilités\n    Navette: Jeunesse\n")


@case("H118", None, "3")
def a_name_in_a_decision(stage: Stage) -> Command:
    return decisions(stage, "valeurs:\n  thèmes:\n    chez Mme Wolkonskaïa: Mobilités\n")


@case("H119", None, "3")
def nothing_decided(stage: Stage) -> Command:
    return decisions(stage, 'valeurs:\n  thèmes:\n    navette: ""\n')


@case("H120", "results", "1")
def questions_in_codes(stage: Stage) -> Command:
    heads = ["id", "submitdate", "lastpage", "startlanguage", "Q1", "Q2[SQ001]", "Q3"]
    rows = [[str(n), "2026-06-12 10:00:00", "3", "fr", "a", "Y", BUS] for n in (1, 2)]
    return stage.sheets({"results": [heads, *rows]})


# -- cells: (code, column, what is written) ----------------------------------------------------

CELLS = (
    ("V101", "E", None),
    ("V102", "B", "31/02/2026"),
    ("V103", "F", "Potager"),
    ("V104", "D", "Astronaute"),
    ("V106", "I", "beaucoup"),
    ("V107", "B", "05/12/2026"),
    ("V109", "B", "mi-octobre"),
    ("V110", "G", "Un banc\x1b[31m rouge."),
    ("V120", "J", "oui (mail du 12/3)"),
    ("V121", "J", "à voir"),
    ("V122", "I", "environ 12"),
    ("V123", "I", "5 à 8"),
    ("V124", "I", "1.234"),
    ("V125", "B", "12 et 13 juin 2026"),
)


def _cell(column: str, value: object):
    return lambda stage: stage.cell(**{column: value})


for _code, _column, _value in CELLS:
    case(_code, "Propos", f"{_column}2")(_cell(_column, _value))


@case("V105", "Propos", "K2")
def district_of_no_list(stage: Stage) -> Command:
    stage.settings(lambda text: text.replace("\ndistricts:", "\ndistricts:\n  - Centre", 1))
    return stage.cell(K="Outre-canal")


@case("V126", "Propos", "L2")
def words_for_nothing(stage: Stage) -> Command:
    return statements(stage, **{"Catégorie de ressource": "néant"})


@case("V108", "Propos", "C2")
def error_value(stage: Stage) -> Command:
    return stage.edited(lambda book: book["Propos"].__setitem__("C2", "#N/A"))


@case("V111", "Propos", "C2")
def formula_never_computed(stage: Stage) -> Command:
    return stage.edited(lambda book: book["Propos"].__setitem__("C2", "=A2&B2"))


PILOTS = ["N°", "Nom", "Prénom", "Collège", "Kit remis", "Relance 1"]


def pilot(stage: Stage, kit: str | None, day: str | None) -> Command:
    """A sheet with one pilot."""
    return stage.sheets({"Pilotes": [PILOTS, ["P1", "Zorvane", "Ilda", "Associations", kit, day]]})


@case("V112", "Pilotes", "E2")
def neither_yes_nor_no(stage: Stage) -> Command:
    return pilot(stage, "bientôt peut-être", None)


@case("V116", "Pilotes", "F2")
def words_where_a_day_is_asked(stage: Stage) -> Command:
    return pilot(stage, None, "mi-novembre")


ACTION = {
    "N°": "A1",
    "Titre": "Navette",
    "Constat": "Plus de bus",
    "Objectif": "Rentrer le soir",
    "Thèmes": "Mobilités",
    "Pilote de l'action": "Chargée de mission",
    "Première étape": "Réunir",
    "Date de la première étape": "01/03/2027",
    "Coût (€)": "cher",
    "Financeur": "Ville",
    "Indicateur de suivi": "Passagers",
    "État": "Idée",
    "Preuves": "E01",
}


@case("V113", "Actions", "I2")
def no_quantity(stage: Stage) -> Command:
    return stage.sheets({"Actions": [list(ACTION), list(ACTION.values())]})


MEASURE = {
    "Indicateur": "part_60p",
    "Libellé": "Part",
    "Territoire": "COM-93063",
    "Valeur": 12,
    "Unité": "%",
    "Millésime": "2021",
    "Producteur": "Insee",
}


def measure(stage: Stage, **cells: object) -> Command:
    """A sheet with one value of an indicator."""
    return stage.sheets({"Indicateurs": [list(MEASURE), list((MEASURE | cells).values())]})


@case("V114", "Indicateurs", "D2")
def neither_a_number_nor_a_reason(stage: Stage) -> Command:
    return measure(stage, Valeur="beaucoup")


@case("V115", "Invitations", "E2")
def a_name_for_a_number(stage: Stage) -> Command:
    heads = ["N°", "Nom", "Prénom", "Collège", "Invité par (n° de pilote)"]
    return stage.sheets({"Invitations": [heads, ["10", "Zorvane", "Ilda", "Associations", "Ode"]]})


def person(stage: Stage, phone: object) -> Command:
    """The ten interviews, with the telephone number of one person as a spreadsheet left it."""

    def write(book: openpyxl.Workbook) -> None:
        book["Personnes"]["D2"] = phone

    return stage.edited(write)


@case("V117", "Personnes", "D2")
def lost_zero(stage: Stage) -> Command:
    return person(stage, 639982001)


@case("V118", "Personnes", "D2")
def lost_digits(stage: Stage) -> Command:
    return person(stage, "6,4E+08")


@case("V119", "Propos", "L2")
def range_turned_into_a_date(stage: Stage) -> Command:
    return statements(stage, **{"Public concerné": dt.date(2026, 8, 6)})


@case("H121", "Grille", "1")
def needs_without_a_theme(stage: Stage) -> Command:
    heads = ["N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Besoins"]
    return stage.sheets({"Grille": [heads, ["E01", "12/06/2026", "libraire", "Commerce", BUS]]})


@case("H122", "Propos", "3")
def a_hidden_row(stage: Stage) -> Command:
    def hide(book: openpyxl.Workbook) -> None:
        book["Propos"].row_dimensions[3].hidden = True

    return stage.edited(hide)


@case("H128", "Entretiens", "E1")
def themes_below_a_heading_that_says_nothing(stage: Stage) -> Command:
    rows = [[*SPREAD[:4], "Entrée", "Besoins"]]
    themes = ("Jeunesse", "Mobilités", "Jeunesse", "Festivités")
    rows += [[f"E0{place}", *WHO[:3], theme, BUS] for place, theme in enumerate(themes, 1)]
    return stage.sheets({"Entretiens": rows})


@case("H126", "Grille", "E1", "F1")
def themes_over_natures(stage: Stage) -> Command:
    heads = ["N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Besoins", "Besoins"]
    groups = [None, None, None, None, "Jeunesse", "Mobilités"]
    row = ["E01", "12/06/2026", "libraire", "Commerce", BUS, OVEN]
    return stage.sheets({"Grille": [groups, heads, row]})


@case("H127", "Propos", "A1")
def a_legend_of_codes(stage: Stage) -> Command:
    sound = dict(zip(ROWS, stage.row(), strict=True))
    rows = [["B = besoin, R = ressource"], list(ROWS), [*(sound | {"Nature": "B"}).values()]]
    return stage.sheets({"Propos": rows})


@case("H129", "Propos", "G2")
def a_formula_without_result_that_looks_a_code_up(stage: Stage) -> Command:
    def look_up(book: openpyxl.Workbook) -> None:
        book["Propos"]["AA2"] = "T2"
        book["Propos"]["G2"] = "=VLOOKUP(AA2,Codes!$A$2:$B$9,2,FALSE)"
        codes = book.create_sheet("Codes")
        for row in (["Code", "Thème"], ["T1", "Jeunesse"], ["T2", "Mobilités"]):
            codes.append(row)

    return stage.edited(look_up)
