"""Codes across records, of indicators, of privacy and of the law: X, I, P and L."""

from __future__ import annotations

import importlib.util
import shutil
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from every_code import ROWS, case

if TYPE_CHECKING:
    from every_code import Command, Stage

_PLANTED = Path(__file__).parents[1] / "ingest" / "test_ingest_checks.py"
_spec = importlib.util.spec_from_file_location("planted_checks", _PLANTED)
planted = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = planted
_spec.loader.exec_module(planted)


def _planted(code: str):
    """The sheets that the tests of the checks plant a contradiction in."""

    def build(stage: Stage) -> Command:
        sheets, _ = planted.FAULTS[code]
        rows = {name: [planted.HEADS[name], *body] for name, body in sheets.items()}
        return stage.sheets(rows)

    return build


for _code, (_, (_, _, _sheet, *_cells)) in planted.FAULTS.items():
    if _code[0] in "XIP":
        case(_code, _sheet, *_cells)(_planted(_code))


# -- across records ----------------------------------------------------------------------------


@case("X201", "Propos", "C3")
def one_interview_described_twice(stage: Stage) -> Command:
    return stage.propos(stage.row(), stage.row(C="boulangère", G="Une halle."))


@case("X202", "Propos", "G3")
def one_statement_twice(stage: Stage) -> Command:
    return stage.propos(stage.row(), stage.row())


@case("X224", "Propos", "H3")
def the_same_words_with_another_permission(stage: Stage) -> Command:
    return stage.propos(stage.row(H="Oui, anonyme"), stage.row(H="Non"))


@case("X203", "Propos", "A2")
def one_number_in_two_files(stage: Stage) -> Command:
    stage.read("ingest", stage.ten.of("E01").write(stage.folder / "autre.xlsx"))
    return stage.cell(C="maraîcher", B="01/07/2026")


@case("X204")
def half_of_a_source_gone(stage: Stage) -> Command:
    stage.read("ingest", stage.sound())
    stage.ten.of("E01", "E02", "E03").write(stage.folder / "a.xlsx")
    return stage.ingest(stage.folder / "a.xlsx")


@case("X206", "Propos", "I2")
def more_persons_than_met(stage: Stage) -> Command:
    persons = [["N°", "Nom", "Prénom"], ["E01", "Zorvane", "Ilda"], ["E01", "Brisquet", "Ode"]]
    return stage.sheets({"Propos": [list(ROWS), stage.row()], "Personnes": persons})


PROSE = "# Récit\n\nOn rallume le four deux fois l'an [C-ZZZZ].\n"


@case("X216", None, "3")
def prose_that_cites_nothing(stage: Stage) -> Command:
    stage.read("ingest", stage.sound())
    place = stage.project.root / "3-recit-action" / "textes" / "heritages.md"
    place.write_text(PROSE, encoding="utf-8")
    return ("show", "problems")


HEADS = ["N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Nature", "Thème",
         "Ce qui est dit", "Ressource nommée"]  # fmt: skip
GARDENS = ("Jardin partagé des Buis", "jardin des Buis (partagé)", "Jardim partagé des Buis")


def said(*rows: tuple[str | None, str, str | None]) -> dict[str, list[list]]:
    """A sheet of statements: theme, words and resource of each."""
    same = ["12/06/2026", "bénévole", "Association", "Ressource"]
    return {"Propos": [HEADS, *([f"E{n:02}", *same, *row] for n, row in enumerate(rows, 1))]}


def asked(stage: Stage, what: str, file: str, rows: dict[str, list[list]]) -> Path:
    """The workbook of questions that absr makes of these statements."""
    stage.book(stage.project.analysis / "entretiens.xlsx", rows)
    stage.read("ingest")
    stage.read("sheet", what)
    return stage.project.analysis / file


def gardens(stage: Stage) -> Path:
    """The question whether three gardens are one."""
    rows = said(*(("Jeunesse", f"Mot {n}.", name) for n, name in enumerate(GARDENS)))
    return asked(stage, "duplicates", "doublons.xlsx", rows)


def decided(path: Path, sheet: str, cells: dict[str, object]) -> None:
    """Write decisions into a workbook of questions."""
    book = openpyxl.load_workbook(path)
    for address, value in cells.items():
        book[sheet][address] = value
    book.save(path)


@case("X217", "Doublons", "I22")
def contrary_decisions(stage: Stage) -> Command:
    path = gardens(stage)
    for row, (name, other, decision) in enumerate(
        (("A", "B", "Même"), ("B", "C", "Même"), ("A", "C", "Différent")), start=20
    ):
        cells = {"A": 9, "B": "Ressource", "C": name, "F": other, "I": decision}
        decided(path, "Doublons", {f"{column}{row}": v for column, v in cells.items()})
    return stage.ingest(path)


@case("X218", "Thèmes proposés", "H3")
def theme_decided_against_the_sheet(stage: Stage) -> Command:
    bus = "Le bus ne passe plus, les trottoirs sont cassés."
    path = asked(stage, "codings", "themes-proposes.xlsx", said((None, bus, None)))
    decided(path, "Thèmes proposés", {"H3": "Mobilités"})
    stage.read("ingest")
    stage.book(stage.project.analysis / "entretiens.xlsx", said(("Jeunesse", bus, None)))
    stage.read("ingest")
    return ("show", "problems")


@case("X219", "Doublons", "J5")
def two_names_kept(stage: Stage) -> Command:
    path = gardens(stage)
    kept = {"J4": "Le jardin", "J5": "Les Buis"} | {f"I{row}": "Même" for row in (3, 4, 5)}
    decided(path, "Doublons", kept)
    return stage.ingest(path)


@case("X225", "Double codage", "A3")
def second_coding_of_an_unknown_statement(stage: Stage) -> Command:
    path = coded_again(stage)
    decided(path, "Double codage", {"A3": "C-0000", "C3": "Mobilités"})
    return stage.ingest(path)


@case("X226", "Double codage", "C3")
def none_and_a_theme_at_once(stage: Stage) -> Command:
    path = coded_again(stage)
    decided(path, "Double codage", {"C3": "Aucun ; Mobilités"})
    return stage.ingest(path)


def coded_again(stage: Stage) -> Path:
    """The workbook of the second coding of one statement."""
    bus = "Le bus ne passe plus, les trottoirs sont cassés."
    return asked(stage, "second_codings", "double-codage.xlsx", said(("Jeunesse", bus, None)))


@case("X220", "b", "E2")
def two_formats_that_differ(stage: Stage) -> Command:
    stage.ten.write(stage.project.analysis / "a.xlsx")
    stage.read("ingest")
    rows = stage.ten.sheets()["Propos"]
    rows[1][rows[0].index("Quartier")] = "Ailleurs"
    text = "\n".join(";".join("" if cell is None else str(cell) for cell in row) for row in rows)
    (stage.project.analysis / "b.csv").write_text(text, encoding="utf-8-sig")
    return stage.ingest()


# -- privacy -----------------------------------------------------------------------------------


@case("P301", "Propos", "H2")
def a_name_in_a_text(stage: Stage) -> Command:
    stage.ten.statements[0]["Ce qui est dit"] = "Madame Vauquelin connaît tout le monde."
    return stage.ingest(stage.sound())


@case("P302", "Propos", "G2")
def a_telephone_in_a_text(stage: Stage) -> Command:
    return stage.cell(G="Pour tout savoir, appeler le 06 39 98 41 27.")


@case("P303", "Personnes")
def identities_without_a_private_folder(stage: Stage) -> Command:
    stage.read("ingest", stage.ten.of("E01").write(stage.folder / "un.xlsx"))
    shutil.rmtree(stage.project.root / "prive")
    return stage.ingest(stage.sound())


@case("P304", "Propos", "H2")
def quotable_though_refused(stage: Stage) -> Command:
    return stage.cell(J="non")


@case("P305", "Propos", "L2")
def no_notice(stage: Stage) -> Command:
    rows = [[*ROWS, "Notice d'information remise"], [*stage.row(), "non"]]
    return stage.sheets({"Propos": rows})


@case("P306", "Propos", "G2")
def a_titled_person_in_a_text(stage: Stage) -> Command:
    return stage.cell(G="Il faut demander à Mme Wolkonskaïa.")


@case("P312", "Propos", "C2")
def a_name_for_a_role(stage: Stage) -> Command:
    return stage.cell(C="Jean-Pierre Dubois")


@case("P307")
def an_edition_without_names_to_mask(stage: Stage) -> Command:
    stage.read("ingest", stage.sound())
    shutil.rmtree(stage.project.root / "prive")
    return ("report", "phase1", "--audience", "public", "--format", "md")


@case("P310")
def undo_across_an_erasure(stage: Stage) -> Command:
    stage.read("ingest", stage.sound())
    connection = sqlite3.connect(stage.project.database)
    connection.execute("UPDATE batch SET action = 'erase'")
    connection.commit()
    connection.close()
    return ("undo",)


# -- the law -----------------------------------------------------------------------------------


@case("L401")
def board_after_the_window(stage: Stage) -> Command:
    stage.settings(lambda text: text.replace("board_date:", "board_date: 2031-01-01 #", 1))
    return ("show", "problems")
