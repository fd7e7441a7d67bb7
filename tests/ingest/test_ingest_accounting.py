"""Nothing is lost in silence: every cell of a workbook is in a record or in the answer.

The workbooks are drawn at random, as untidy as those that come back from the field; openpyxl
tells which of their cells are filled, the store and the JSON answer say what became of each.
"""

import datetime as dt
import json
import os
import random
from collections import Counter

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

TRIALS = int(os.environ.get("ABSR_ACCOUNTING_TRIALS", "30"))

DAY = dt.datetime(2026, 6, 13)
HEAD = {
    "Date": ["12/06/2026", DAY, "mi-octobre", "31/02/2026", "3 mars 2026"],
    "Qui (fonction, structure)": ["libraire", "habitant", "agente"],
    "Type d'acteur": ["Association", "habitante", "Martien"],
    "Quartier": ["Plateau", "Centre"],
    "Structure": ["Le Relais"],
    "Nombre de personnes": [1, 3, "deux", 900],
    "Enquêteur ou enquêtrice": ["LM"],
    "Notice d'information remise": ["oui", "non", "peut-être"],
    "Accord pour être cité": ["oui", "non"],
    "Envie d'engagement (0 à 3)": [0, 2, 7],
    "Pilote possible": ["Oui", "Non"],
    "Recommandé par (n°)": ["E1", "E77"],
}
OWN = {
    "Nature": ["Besoin", "ressource", "Frein", "Idée", "Constat", None],
    "Thème": ["Mobilités", "jeunesse ; mobilites", "Festivitées", "Numérique", None],
    "Ce qui est dit": ["Total silence.", "Exemple : le bus.", "Il manque {}.", "On a {}.", None],
    "Citable": ["Oui, anonyme", "non", None],
    "Reformulation": ["Il faudrait {}.", None, None],
    "Qui parle (groupe)": ["A", "B", None],
    "Sous-thème": ["éclairage", None],
    "Public concerné": ["jeunes", None],
    "Catégorie de ressource": ["Lieux et équipements", "Autre", None],
    "État de la ressource": ["Active", "Saturée", None],
    "Intensité (1 à 3)": [1, 3, "2,5", None],
}
PERSON = {
    "N°": ["E1", "E2", "E3", "E88", None],
    "Nom": ["Vauquelin", "Belhamri", "Kerjestin", None],
    "Prénom": ["Solenne", "Idriss", None],
    "Téléphone": ["06 39 98 10 01", None],
    "Courriel": ["a@example.org", None],
    "Accepte d'être recontacté": ["oui", "à voir", None],
}
STRANGE = ("Notes perso", "Couleur", "Relu par")
ODD_ROWS = (
    {"N°": "TOTAL", "Ce qui est dit": "fin de la saisie"},
    {"N°": "exemple", "Nature": "Besoin", "Ce qui est dit": "Effacez cette ligne."},
    {"N°": "* à relire avec Sonia avant la fin du mois"},
    {"Ce qui est dit": "Une phrase seule, sans numéro ni nature, tapée trop bas."},
    {"Notes perso": "rappeler mardi"},
    {"N°": "E2", "Qui parle (groupe)": "B", "Intensité (1 à 3)": 2},
    {"N°": "E2", "Citable": "Oui, anonyme"},
    {},
)


class Town:
    """Draws one workbook."""

    def __init__(self, seed):
        """Start with this seed."""
        self.draw = random.Random(seed)
        self.drawn = Counter()

    def chance(self, probability):
        """Whether it happens this time."""
        return self.draw.random() < probability

    def some(self, known):
        """Some of the columns, drawn; the first ones always."""
        return [name for place, name in enumerate(known) if place < 3 or self.chance(0.6)]

    def value(self, choices):
        """One of them, its words made different from all others where it has a place for it."""
        value = self.draw.choice(choices)
        self.drawn["words"] += 1
        return value.format(f"une chose {self.drawn['words']}") if isinstance(value, str) else value

    def propos(self, refs):
        """Rows of a sheet of statements."""
        rows = []
        for ref in refs:
            head = {name: self.value(values) for name, values in HEAD.items() if self.chance(0.8)}
            for place in range(self.draw.randint(1, 4)):
                row = {"N°": ref if self.chance(0.95) else None}
                if place == 0 or self.chance(0.2):
                    row |= head
                if place == 1 and self.chance(0.2):
                    row |= {"Quartier": "Ailleurs"}
                if self.chance(0.9):
                    row |= {name: self.value(values) for name, values in OWN.items()}
                rows.append(row)
        for _ in range(self.draw.randint(0, 4)):
            rows.insert(self.draw.randint(0, len(rows)), dict(self.draw.choice(ODD_ROWS)))
        if self.chance(0.3):
            rows.append(dict(self.draw.choice(rows)))
        return rows

    def headings(self, known):
        """The heading: known columns, strange ones, one without name, one twice."""
        headings = ["N°", *self.some(known)]
        headings += [name for name in STRANGE if self.chance(0.3)]
        if self.chance(0.2):
            headings.append(None)  # a column without heading
        if self.chance(0.2):
            headings.append(self.draw.choice(["Thématique", "Quartiers", "N° entretien"]))
        if self.chance(0.6):
            self.draw.shuffle(headings)
        return headings

    def sheet(self, page, headings, rows):
        """Write a table, wherever it stands on its sheet."""
        top = self.titles(page)
        left = self.draw.choice([0, 0, 2])
        for column, heading in enumerate(headings, start=left + 1):
            page.cell(top, column, heading)
        for number, row in enumerate(rows, start=top + 1):
            for column, heading in enumerate(headings, start=left + 1):
                value = row.get(heading)
                known = heading in row or heading is None or heading not in {*HEAD, *OWN, *PERSON}
                if not known or (value is None and not self.chance(0.2)):
                    continue
                if value is None and heading in {*HEAD, *OWN, *PERSON}:
                    continue
                page.cell(number, column, "mot" if value is None else value)
                if self.chance(0.01):
                    page.cell(number, column).value = self.draw.choice(["#REF!", "=1+1", "#N/A"])
        if self.chance(0.3):
            column = get_column_letter(self.draw.randint(left + 1, left + len(headings)))
            page.column_dimensions[column].hidden = True
        if self.chance(0.2):
            page.cell(top + len(rows) + 3, left + 1 + len(headings) + 2, "loin à droite")

    def titles(self, page):
        """Write what stands above the table; gives the row of its heading."""
        lines = self.draw.choice([0, 0, 1, 2, 4])
        for number in range(1, lines + 1):
            if self.chance(0.8):
                page.cell(number, self.draw.randint(1, 3), f"Titre {number} de l'été")
            if self.chance(0.1):
                page.cell(number, 5, "=TODAY()")
        return lines + 1

    def write(self, path):
        """Write the whole workbook."""
        book = openpyxl.Workbook()
        book.active.title = "Propos"
        refs = [f"E{n}" for n in range(1, self.draw.randint(2, 6))]
        self.sheet(book.active, self.headings({**OWN, **HEAD}), self.propos(refs))
        if self.chance(0.3):
            more = book.create_sheet("Propos (suite)")
            self.sheet(more, self.headings({**OWN, **HEAD}), self.propos([refs[-1], "F1"]))
        if self.chance(0.7):
            persons = [
                {name: self.value(values) for name, values in PERSON.items()}
                for _ in range(self.draw.randint(0, 5))
            ]
            names = [name for name in PERSON if name != "N°"]
            self.sheet(book.create_sheet("Personnes"), ["N°", *names, *STRANGE[:1]], persons)
        for title, state in (("Brouillon", "visible"), ("Caché", "hidden"), ("Listes", "visible")):
            if self.chance(0.3):
                page = book.create_sheet(title)
                page.sheet_state = state
                page["B2"] = "à trier"
        book.save(path)
        return path


def filled(path):
    """(sheet, row, column) → value of every filled cell, by openpyxl alone."""
    return {
        (page.title, cell.row, cell.column_letter): cell.value
        for page in openpyxl.load_workbook(path)
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }


class Books:
    """What the answer and the store say of one workbook."""

    def __init__(self, project, answer, cells):
        """Read the answer and the store."""
        (file,) = answer["files"]
        self.cells = cells
        self.sheets = {sheet["sheet"]: sheet for sheet in file["sheets"]}
        self.aside = {(a["sheet"], a["row"]) for a in file["aside"]}
        self.problems = {(p["sheet"], cell) for p in file["problems"] for cell in p["cells"]}
        self.records = {}
        for sheet, row, kind, places, payload, parent, identity in project.rows(
            "SELECT sheet, row, kind, cells, payload, parent, "
            "(SELECT payload FROM private.identity AS i WHERE i.record = record.id) "
            "FROM record JOIN evidence ON evidence.record = record.id WHERE state = 'active'"
        ):
            values = json.loads(payload) | json.loads(identity or "{}")
            entry = {"kind": kind, "cells": json.loads(places), "values": values, "parent": parent}
            self.records.setdefault((sheet, row), []).append(entry)
        self.interviews = {
            entry["values"]["ref"]: (sheet, entry)
            for (sheet, _), entries in self.records.items()
            for entry in entries
            if entry["kind"] == "interviews"
        }

    def unaccounted(self):
        """The cells of which nothing is known."""
        return {place: value for place, value in self.cells.items() if not self._why(*place)}

    def _why(self, sheet, row, column):
        """Where a cell went, or None."""
        found = self.sheets.get(sheet)
        if found is None:
            return None
        if found["kind"] is None:
            return found["reason"]
        if (sheet, row) in self.aside or (sheet, f"{column}{row}") in self.problems:
            return "reported"
        (header,) = found["header_rows"]
        if row < header:
            return "title" if row in {title["row"] for title in found["titles"]} else None
        entry = next((c for c in found["columns"] if c["column"] == column), None)
        if entry is None:
            return None
        if entry["field"] is None:
            return entry["reason"]
        if row == header:
            return "heading" if entry["header"] else None
        return self._in_a_record(sheet, row, column, entry["field"])

    def _in_a_record(self, sheet, row, column, field):
        value = self.cells[sheet, row, column]
        address = f"{column}{row}"
        for entry in self.records.get((sheet, row), ()):
            if entry["cells"].get(field) == address and field in entry["values"]:
                same = entry["values"][field] == value
                return "record" if same or field not in {"quote", "reformulation"} else None
            if field == "ref":
                return "record"
            if field == "themes" and field in entry["values"] and self._is_second(sheet, column):
                return "record"  # what two columns of themes say stands in one list
        ref = self._ref_of(sheet, row)
        if ref not in self.interviews:
            return None
        home, interview = self.interviews[ref]
        first = interview["cells"].get(field, "")
        letters = first.rstrip("0123456789")
        known = (home, int(first[len(letters) :] or 0), letters)
        told_once = self.cells.get(known) == value or (not first and field in interview["values"])
        return "interview" if field == "ref" or told_once else None

    def _is_second(self, sheet, column):
        """Whether the themes of a table stand in several columns, this being a later one."""
        columns = [c["column"] for c in self.sheets[sheet]["columns"] if c["field"] == "themes"]
        return column in columns[1:]

    def _ref_of(self, sheet, row):
        for entry in self.sheets[sheet]["columns"]:
            if entry["field"] == "ref":
                return self.cells.get((sheet, row, entry["column"]))
        return None


@pytest.mark.parametrize("start", range(0, TRIALS, 10))
def test_every_cell_is_in_a_record_or_in_the_answer(project, tmp_path, start):
    """Of workbooks with titles, strange columns, totals, notes, repeats and faults, none is lost."""
    for seed in range(start, min(start + 10, TRIALS)):
        path = Town(seed).write(tmp_path / f"ville-{seed}.xlsx")
        ran = project.run("ingest", "--json", path)
        assert ran.status in {0, 1}, (seed, ran.out, ran.err)
        books = Books(project, ran.json, filled(path))
        assert books.unaccounted() == {}, (seed, path)
        if project.history() and project.history()[-1]["action"] == "ingest":
            project.undo()


def test_the_counts_of_rows_add_up(project, tmp_path):
    """Rows read are those accepted and those set aside; with the blank ones they fill the table."""
    for seed in range(10):
        path = Town(seed).write(tmp_path / f"ville-{seed}.xlsx")
        answer = project.run("ingest", "--json", "--dry-run", path).json
        (file,) = answer["files"]
        for sheet in file["sheets"]:
            rows = sheet["rows"]
            aside = [a for a in file["aside"] if a["sheet"] == sheet["sheet"]]
            assert rows["read"] == rows["accepted"] + rows["aside"]
            assert rows["aside"] == len(aside)


def test_titles_above_the_table_are_listed(project, ten, tmp_path, book):
    """Each row above the heading is listed with its number and its words, and is no fault."""
    sheets = ten.sheets()
    sheets["Propos"] = [["Entretiens de l'été", None, "à relire"], [], *sheets["Propos"]]
    answer = project.ingest(book(tmp_path / "a.xlsx", sheets))
    (file,) = answer["files"]
    assert file["sheets"][0]["titles"] == [{"row": 1, "text": "Entretiens de l'été à relire"}]
    assert file["sheets"][0]["header_rows"] == [3]
    assert file["sheets"][1]["titles"] == []
    assert (file["status"], file["aside"], file["problems"]) == ("read", [], [])


def test_a_title_above_the_persons_is_not_repeated(project, ten, tmp_path, book):
    """A sheet of names may be titled with one: only the row is said."""
    sheets = ten.sheets()
    sheets["Personnes"] = [["Coordonnées, tenues par Solenne Vauquelin"], *sheets["Personnes"]]
    answer = project.ingest(book(tmp_path / "a.xlsx", sheets))
    assert answer["files"][0]["sheets"][1]["titles"] == [{"row": 1, "text": ""}]


def test_words_that_begin_like_a_total_are_words(project, ten, tmp_path):
    """« Totalement » in the first column is what somebody said, not the sum of the table."""
    ten.propos = (ten.propos[7], *ten.propos[:7], ten.propos[8])
    ten.statements[0]["Ce qui est dit"] = "Totalement isolées le soir."
    ten.statements[1]["Ce qui est dit"] = "Moyennement contents du bus."
    ten.statements[2]["Ce qui est dit"] = "Exemplaire, ce club."
    answer = project.ingest(ten.write(tmp_path / "a.xlsx"))
    assert answer["files"][0]["aside"] == []
    assert answer["files"][0]["records"]["statements"] == 20


def test_a_row_with_only_the_columns_that_may_be_empty_is_reported(project, ten, tmp_path):
    """A speaker and an intensity without any words: the row is set aside, not passed over."""
    ten.propos = (*ten.propos, "Qui parle (groupe)", "Intensité (1 à 3)")
    ten.statements.append({"N°": "E10", "Qui parle (groupe)": "B", "Intensité (1 à 3)": 2})
    answer = project.ingest(ten.write(tmp_path / "a.xlsx"), status=1)
    assert [(a["row"], a["reason"]) for a in answer["files"][0]["aside"]] == [(22, "incomplete")]


def test_a_row_of_spaces_is_blank(project, ten, tmp_path):
    """A space typed by mistake below the table is no row."""
    ten.statements.append({"Ce qui est dit": "  ", "Thème": "\u00a0"})
    answer = project.ingest(ten.write(tmp_path / "a.xlsx"))
    assert (answer["files"][0]["problems"], answer["files"][0]["aside"]) == ([], [])
