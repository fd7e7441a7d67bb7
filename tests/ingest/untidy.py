"""Random files in every layout that people keep interviews in, with the cells they hold.

Each free text has a word of its own (`mot17`), so that a test can tell where it went. `Sheet.cells`
is what was written, `labels` those of the cells that are headings, labels or titles: none of them
may ever become data.
"""

from __future__ import annotations

import random
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

NATURES = ("Besoin", "Ressource", "Frein", "Idée")
SPREADS = ("Besoins", "Ressources", "Freins", "Idées")
THEMES = ("Jeunesse", "Mobilités", "Festivités", "Vie de quartier", "Numérique")
ACTORS = ("Association", "Habitante", "Commerce", "Élue", "Martien")
DISTRICTS = ("Centre", "Plateau")
QUOTABLE = ("Oui, anonyme", "non")
NOT_ASKED = "N/A"
"""What LimeSurvey writes where a question was not shown: nothing."""
STARTS = ("", "Date : ", "Besoin : ", "Il manque ", "Total silence, ", "« Qui ? » ", "Nature, ")
"""How words may begin, some of them like a label or a heading."""


class Page:
    """One sheet under construction."""

    def __init__(self, title: str) -> None:
        """A blank sheet."""
        self.title = title
        self.cells: dict[tuple[int, int], object] = {}
        self.labels: set[tuple[int, int]] = set()
        self.labelled: set[tuple[int, int]] = set()
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden: set[int] = set()

    def put(self, row: int, column: int, value: object, *, label: bool = False) -> None:
        """Write a cell; rows and columns from 1."""
        if value in (None, ""):
            return
        self.cells[row, column] = value
        if label:
            self.labels.add((row, column))

    def line(
        self, row: int, values: Sequence[object], left: int = 1, *, label: bool = False
    ) -> None:
        """Write cells side by side."""
        for column, value in enumerate(values, left):
            self.put(row, column, value, label=label)

    @property
    def last(self) -> int:
        """The last row that holds something."""
        return max((row for row, _ in self.cells), default=0)


class Untidy:
    """Draws files from a seed."""

    def __init__(self, seed: int) -> None:
        """Start with this seed."""
        self.draw = random.Random(seed)
        self.count = 0
        self.refs = 0

    def chance(self, probability: float) -> bool:
        """Whether it happens this time."""
        return self.draw.random() < probability

    def said(self) -> str:
        """Words that stand nowhere else."""
        self.count += 1
        start = self.draw.choice(STARTS) if self.chance(0.4) else ""
        return f"{start}une chose mot{self.count} du soir"

    def several(self) -> str:
        """A cell that tells several records."""
        marks = ("\n- ", " ; ", "\n", "\n• ")
        mark = self.draw.choice(marks)
        pieces = [self.said() for _ in range(self.draw.randint(1, 3))]
        return (mark.lstrip("\n") if mark.startswith("\n") else "") + mark.join(pieces)

    def who(self) -> str:
        """A function that stands nowhere else."""
        self.count += 1
        return f"fonction mot{self.count}"

    def ref(self) -> str:
        """A new number."""
        self.refs += 1
        return f"E{self.refs}"

    def day(self) -> str:
        """A day, sometimes none."""
        return self.draw.choice([f"{self.draw.randint(1, 28):02}/06/2026", "mi-octobre"])

    # -- parts ---------------------------------------------------------------------------------

    def head(self) -> dict[str, object]:
        """What a sheet says of an interview."""
        found = {
            "Date": self.day(),
            "Qui (fonction, structure)": self.who(),
            "Type d'acteur": self.draw.choice(ACTORS),
        }
        if self.chance(0.7):
            found["Quartier"] = self.draw.choice(DISTRICTS)
        return found

    def own(self) -> dict[str, object]:
        """What a sheet says of one statement."""
        found: dict[str, object] = {
            "Nature": self.draw.choice(NATURES),
            "Thème": self.draw.choice(THEMES),
            "Ce qui est dit": self.said(),
        }
        if self.chance(0.5):
            found["Citable"] = self.draw.choice(QUOTABLE)
        if self.chance(0.3):
            found["Remarques"] = self.said()
        return found

    def titles(self, page: Page) -> int:
        """Titles above a table; gives the row of its heading."""
        for row in range(1, self.draw.choice([1, 1, 2, 3])):
            page.put(row, 1, f"Entretiens de l'été, page {row}", label=True)
        return page.last + self.draw.choice([1, 2])

    def below(self, page: Page) -> None:
        """What people type under a table."""
        if self.chance(0.3):
            page.put(page.last + 2, 1, f"Nota : à relire avec Sonia mot{self.said()[-9:]}")
        if self.chance(0.2):
            page.line(page.last + 1, ["TOTAL", None, 12])
        if self.chance(0.15):
            page.put(page.last + 2, 2, "Source : carnets de l'équipe")

    COLUMNS = ("N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Quartier", "Nature",
               "Thème", "Ce qui est dit", "Citable", "Remarques")  # fmt: skip

    def rows(self, page: Page, top: int, columns: Sequence[str], rows: Sequence[dict],
             left: int = 1) -> None:  # fmt: skip
        """A heading and its rows."""
        page.line(top, columns, left, label=True)
        for number, row in enumerate(rows, top + 1):
            page.line(number, [row.get(name) for name in columns], left)

    def statements(self, interviews: int, *, number: str = "all", who: str = "first") -> list[dict]:
        """Rows of statements: the number, and who was met, on all rows or the first only."""
        rows = []
        for _ in range(interviews):
            ref, head = self.ref(), self.head()
            for place in range(self.draw.randint(1, 3)):
                row = self.own()
                if number == "all" or (place == 0 and number == "first"):
                    row["N°"] = ref
                if place == 0 or who == "all":
                    row |= head
                rows.append(row)
        return rows

    # -- layouts -------------------------------------------------------------------------------

    def plain(self) -> list[Page]:
        """A statement a row."""
        page = Page("Propos")
        self.rows(page, self.titles(page), self.COLUMNS, self.statements(4))
        self.below(page)
        return [page]

    def numbered_once(self) -> list[Page]:
        """The number on the first row of each interview only."""
        page = Page("Propos")
        self.rows(page, self.titles(page), self.COLUMNS, self.statements(4, number="first"))
        self.below(page)
        return [page]

    def merged(self) -> list[Page]:
        """Number and person merged over the rows of an interview."""
        page = Page("Recueil")
        top = self.titles(page)
        page.line(top, self.COLUMNS, label=True)
        row = top + 1
        for _ in range(4):
            head = {"N°": self.ref(), **self.head()}
            height = self.draw.randint(1, 3)
            page.line(row, [head.get(name) for name in self.COLUMNS[:5]])
            for offset in range(height):
                own = self.own()
                page.line(row + offset, [own.get(name) for name in self.COLUMNS[5:]], 6)
            if height > 1:
                page.merged += [(row, c, row + height - 1, c) for c in range(1, 6)]
            row += height
        self.below(page)
        return [page]

    def spread(self, columns: Sequence[str] = ("N°", "Date", "Qui (fonction, structure)",
               "Type d'acteur", "Quartier", "Thème", *SPREADS, "Verbatim", "Remarques"),
               ) -> list[Page]:  # fmt: skip
        """An interview a row, several records in a cell."""
        page = Page("Entretiens")
        rows = []
        for _ in range(5):
            row = {"N°": self.ref(), **self.head(), "Thème": self.draw.choice(THEMES)}
            row |= {name: self.several() for name in SPREADS if self.chance(0.7)}
            if self.chance(0.4):
                row["Verbatim"] = self.said()
            if self.chance(0.4):
                row["Remarques"] = self.said()
            rows.append(row)
        self.rows(page, self.titles(page), columns, rows)
        self.below(page)
        return [page]

    def grouped(self) -> list[Page]:
        """A heading of two rows, with groups above."""
        page = Page("Entretiens")
        top = self.titles(page)
        groups = ["Entretien", None, None, None, None, "Contenu", None, None, None, "Divers"]
        page.line(top, groups, label=True)
        self.rows(page, top + 1, self.COLUMNS, self.statements(4))
        if self.chance(0.5):
            page.merged += [(top, 1, top, 5), (top, 6, top, 9)]
        return [page]

    def stacked(self) -> list[Page]:
        """Several tables one below another, their columns not always in one order."""
        page = Page("Entretiens")
        for place in range(3):
            top = page.last + 2
            if self.chance(0.6):
                page.put(top, 1, f"Secteur {place + 1}, deuxième partie", label=True)
                top += 1
            columns = list(self.COLUMNS)
            if self.chance(0.4):
                self.draw.shuffle(columns)
            self.rows(page, top, columns, self.statements(2))
        return [page]

    def beside(self) -> list[Page]:
        """Two tables side by side."""
        page = Page("Entretiens")
        self.rows(page, 2, self.COLUMNS[:9], self.statements(3))
        self.rows(page, 2, self.COLUMNS[:9], self.statements(2), left=11)
        if self.chance(0.5):
            page.put(1, 1, "À gauche le nord, à droite le sud", label=True)
        return [page]

    def repeated(self) -> list[Page]:
        """The heading again, as on each page of a print."""
        page = Page("Propos")
        top = self.titles(page)
        rows = self.statements(5)
        page.line(top, self.COLUMNS, label=True)
        row = top
        for place, own in enumerate(rows):
            if place and place % 4 == 0:
                row += 1
                page.line(row, self.COLUMNS)
            row += 1
            page.line(row, [own.get(name) for name in self.COLUMNS])
        return [page]

    def blocks(self) -> list[Page]:
        """Lines that say of whom it is, above a small table, again and again."""
        page = Page("Entretiens")
        for _ in range(3):
            top = page.last + 2
            page.put(top, 1, f"ENTRETIEN N° {self.ref()[1:]}")
            page.put(top + 1, 1, f"Date : {self.draw.randint(1, 28):02}/06/2026")
            page.put(top + 2, 1, f"Personne rencontrée : {self.who()}")
            page.put(top + 3, 1, f"Type d'acteur : {self.draw.choice(ACTORS)}")
            page.labelled |= {(row, 1) for row in range(top, top + 4)}
            columns = ("Nature", "Thème", "Ce qui est dit", "Citable")
            self.rows(page, top + 4, columns, [self.own() for _ in range(2)])
        return [page]

    def form_lines(self) -> list[tuple[str, object]]:
        """Labels and answers of a form."""
        lines: list[tuple[str, object]] = [("N° d'entretien", self.ref()), ("Date", self.day())]
        lines += [("Qui avez-vous rencontré ?", self.who())]
        lines += [("Type d'acteur", self.draw.choice(ACTORS))]
        lines += [("Quartier", self.draw.choice(DISTRICTS) if self.chance(0.7) else None)]
        lines += [("Thèmes", self.draw.choice(THEMES))]
        lines += [(name, self.several() if self.chance(0.7) else None) for name in SPREADS]
        return lines

    def forms(self) -> list[Page]:
        """One form a sheet."""
        pages = []
        for place in range(3):
            page = Page(f"Fiche {place + 1}")
            top = self.titles(page)
            for row, (label, answer) in enumerate(self.form_lines(), top):
                page.put(row, 1, f"{label} :" if self.chance(0.3) else label, label=True)
                page.put(row, 2, answer)
            if self.chance(0.3):
                page.put(page.last + 2, 1, f"Signature {self.who()}")
            pages.append(page)
        return pages

    def forms_below(self) -> list[Page]:
        """Several forms on one sheet."""
        page = Page("Fiches")
        for _ in range(4):
            row = page.last + 2
            for label, answer in self.form_lines():
                page.put(row, 1, label, label=True)
                page.put(row, 2, answer)
                row += 1
        return [page]

    def forms_under(self) -> list[Page]:
        """Each label with its answer below."""
        page = Page("Fiche")
        row = 1
        for label, answer in self.form_lines():
            page.put(row, 1, label, label=True)
            page.put(row + 1, 1, answer)
            row += 3
        return [page]

    def turned(self) -> list[Page]:
        """A table turned round: an interview a column."""
        page = Page("Entretiens")
        top = self.titles(page)
        for column in range(2, 6):
            for row, (label, answer) in enumerate(self.form_lines(), top):
                page.put(row, 1, label, label=True)
                page.put(row, column, answer)
        return [page]

    def by_theme(self) -> list[Page]:
        """A sheet a theme."""
        pages = []
        columns = [name for name in self.COLUMNS if name != "Thème"]
        for theme in THEMES[:3]:
            page = Page(theme)
            self.rows(page, self.titles(page), columns, self.statements(2))
            pages.append(page)
        return pages

    def linked(self) -> list[Page]:
        """Interviews on one sheet, what was said on another."""
        first, second = Page("Entretiens"), Page("Constats")
        heads = [{"N°": self.ref(), **self.head()} for _ in range(4)]
        self.rows(first, self.titles(first), self.COLUMNS[:5], heads)
        told = [{"N°": h["N°"], **self.own()} for h in heads for _ in range(2)]
        self.rows(second, self.titles(second), ("N°", *self.COLUMNS[5:]), told)
        return [first, second]

    def unnumbered(self) -> list[Page]:
        """Interviews without numbers."""
        page = Page("Entretiens")
        self.rows(page, self.titles(page), self.COLUMNS[1:], self.statements(4, number="none"))
        return [page]

    def kobo(self) -> list[Page]:
        """An export of KoboToolbox: options in columns, what was said on a sheet of repeats."""
        main, repeats = Page("Entretiens ABS"), Page("propos")
        columns = ["start", "date", "profile", "actor_type", "themes", "themes/jeunesse",
                   "themes/mobilites", "needs", "_id", "_uuid", "_submission_time", "_index"]  # fmt: skip
        main.line(1, columns, label=True)
        repeats.line(1, ["nature", "themes", "quote", "_index", "_parent_table_name",
                         "_parent_index"], label=True)  # fmt: skip
        line = 1
        for place in range(1, 5):
            chosen = [self.chance(0.5), self.chance(0.5)]
            names = [n for n, on in zip(("jeunesse", "mobilites"), chosen, strict=True) if on]
            main.line(place + 1, ["2026-06-01T10:00:00", "2026-06-01", self.who(), "Association",
                                  " ".join(names), *("1" if on else "0" for on in chosen),
                                  self.said(), 9000 + place, f"u{place}", "2026-06-01T11:00:00",
                                  place])  # fmt: skip
            for _ in range(self.draw.randint(0, 2)):
                line += 1
                repeats.line(line, [self.draw.choice(NATURES), self.draw.choice(THEMES),
                                    self.said(), line - 1, "Entretiens ABS", place])  # fmt: skip
        return [main, repeats]

    def limesurvey(self) -> list[Page]:
        """An export of LimeSurvey with whole questions."""
        page = Page("responses")
        page.line(1, ["ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ",
                      "Qui avez-vous rencontré ?", "Type d'acteur",
                      "Quels thèmes ? [Jeunesse]", "Quels thèmes ? [Mobilités]",
                      "Quels besoins ?", "Quelles ressources ?"], label=True)  # fmt: skip
        for place in range(1, 6):
            sent = "2026-06-0%d 10:00:00" % place if self.chance(0.8) else None  # noqa: UP031
            page.line(place + 1, [place, sent, 3, "fr", self.who(), self.draw.choice(ACTORS),
                                  self.draw.choice(["Oui", "Non", NOT_ASKED]),
                                  self.draw.choice(["Oui", "Non"]), self.several(),
                                  self.several() if self.chance(0.5) else NOT_ASKED])  # fmt: skip
        return [page]

    def framaforms(self) -> list[Page]:
        """An export of Framaforms: three rows of heading."""
        page = Page("Export")
        page.put(1, 1, "Entretiens du printemps", label=True)
        page.line(2, ["Submission Details", *[None] * 6, None, None, "Thèmes", None, None],
                  label=True)  # fmt: skip
        page.line(3, ["Serial", "SID", "Time", "Draft", "IP Address", "UID", "Username",
                      "Qui avez-vous rencontré ?", "Type d'acteur", "Jeunesse", "Mobilités",
                      "Quels besoins ?"], label=True)  # fmt: skip
        for place in range(1, 5):
            page.line(place + 3, [place, 100 + place, "01/06/2026 - 14:05",
                                  "1" if self.chance(0.2) else "0", "127.0.0.1", 0, None,
                                  self.who(), self.draw.choice(ACTORS),
                                  "X" if self.chance(0.5) else None,
                                  "X" if self.chance(0.5) else None, self.several()])  # fmt: skip
        return [page]

    def google(self) -> list[Page]:
        """Answers of a Google form."""
        page = Page("Réponses au formulaire 1")
        page.line(1, ["Horodateur", "Adresse e-mail", "Qui avez-vous rencontré ?", "Type d'acteur",
                      "Quels thèmes ?", "Quels besoins ?", "Quelles idées ? "], label=True)  # fmt: skip
        for place in range(2, 7):
            page.line(place, [f"03/06/2026 14:05:1{place}", "a@example.org", self.who(),
                              self.draw.choice(ACTORS), "Jeunesse, Mobilités", self.several(),
                              self.said() if self.chance(0.5) else None])  # fmt: skip
        return [page]

    def microsoft(self) -> list[Page]:
        """Answers of a Microsoft form."""
        page = Page("Form1")
        page.line(1, ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom",
                      "Qui avez-vous rencontré ?", "Type d'acteur", "Quels thèmes ?",
                      "Quels besoins ?"], label=True)  # fmt: skip
        for place in range(2, 7):
            page.line(place, [place - 1, "06/01/26 10:00:00", "06/01/26 10:10:00", "anonymous",
                              None, self.who(), self.draw.choice(ACTORS), "Jeunesse;Mobilités;",
                              self.several()])  # fmt: skip
        return [page]

    # -- plausible traps -----------------------------------------------------------------------

    def heading_words(self) -> list[Page]:
        """Rows of data whose cells are all words that may head a column."""
        page = Page("Propos")
        rows = self.statements(3)
        rows[1:1] = [{"N°": rows[0]["N°"], "Nature": "Besoin", "Thème": "Jeunesse",
                      "Ce qui est dit": "Structure", "Citable": "Oui"}]  # fmt: skip
        rows.append({"N°": self.ref(), "Date": "01/06/2026", "Qui (fonction, structure)": "Fonction",
                     "Type d'acteur": "Association", "Quartier": "Quartier", "Nature": "Besoin",
                     "Thème": "Thème", "Ce qui est dit": "Date", "Citable": "oui"})  # fmt: skip
        self.rows(page, self.titles(page), self.COLUMNS, rows)
        self.below(page)
        return [page]

    def word_rows(self) -> list[Page]:
        """A row of needs and resources of one word each, which are headings elsewhere."""
        page = Page("Entretiens")
        columns = ("N°", "Date", "Qui (fonction, structure)", "Type d'acteur", *SPREADS)
        rows: list[dict] = []
        for words in (("Lieu", "Public", "Budget", "Nom"), ("Date", "Qui", "Quoi", "Thème")):
            head = {"N°": self.ref(), **self.head()}
            rows.append({**head, **dict(zip(SPREADS, words, strict=True))})
        rows.append({"N°": self.ref(), **self.head()})
        rows.append(
            dict(zip(SPREADS, ("Structure", "Partenaires", "Contact", "Statut"), strict=True))
        )
        self.rows(page, self.titles(page), columns, rows)
        return [page]

    def label_answers(self) -> list[Page]:
        """Forms whose answers are words that label something."""
        page = Page("Fiches")
        words = ("Structure", "Association", "Quartier", "Date : on ne sait pas", "Besoin : un bus")
        for _ in range(4):
            row = page.last + 2
            for label, answer in self.form_lines():
                free = label.startswith("Qui") or label in SPREADS
                page.put(row, 1, f"{label} :" if self.chance(0.5) else label, label=True)
                page.put(row, 2, self.draw.choice(words) if free and self.chance(0.3) else answer)
                row += 1
        return [page]

    def blank_forms(self) -> list[Page]:
        """Forms that nobody filled among others, one of them with its number only."""
        page = Page("Fiches")
        for place in range(5):
            row = page.last + 2
            for label, answer in self.form_lines():
                page.put(row, 1, label, label=True)
                filled = place not in {1, 3} or (place == 3 and label.startswith("N°"))
                page.put(row, 2, answer if filled else None)
                row += 1
        return [page]

    def long_answers(self) -> list[Page]:
        """Answers that go on over the rows below, and lines that answer nothing."""
        page = Page("Fiche")
        page.put(1, 1, "FICHE D'ENTRETIEN", label=True)
        page.merged.append((1, 1, 1, 3))
        row = 3
        for label, answer in self.form_lines():
            page.put(row, 1, label, label=True)
            page.put(row, 2, answer)
            if label in SPREADS and answer:
                for _ in range(self.draw.randint(0, 3)):
                    row += 1
                    page.put(row, 2, self.said())
                if self.chance(0.3):
                    page.put(row, 3, f"voir aussi {self.said()}")
            row += self.draw.choice([1, 2])
        return [page]

    def second_without_number(self) -> list[Page]:
        """A second table below the first, which lacks the number."""
        page = Page("Entretiens")
        self.rows(page, 1, self.COLUMNS, self.statements(2))
        if self.chance(0.5):
            page.put(page.last + 2, 1, "Suite", label=True)
        top = page.last + self.draw.choice([1, 2])
        self.rows(page, top, self.COLUMNS[1:], self.statements(2, number="none"))
        return [page]

    def summary(self) -> list[Page]:
        """A summary with the columns of a table, beside the table it sums up."""
        page, other = Page("Propos"), Page("Synthèse")
        rows = self.statements(3)
        self.rows(page, 1, self.COLUMNS, rows)
        self.rows(other, 2, ("N°", "Thème", "Nature", "Ce qui est dit"), rows[:3])
        return [page, other]

    def hidden_number(self) -> list[Page]:
        """The column of the numbers is hidden."""
        page = Page("Propos")
        self.rows(page, 1, self.COLUMNS, self.statements(3))
        page.hidden.add(self.draw.choice([1, 3, 8]))
        return [page]

    def totals_inside(self) -> list[Page]:
        """Sums and headings of sections within a table."""
        page = Page("Propos")
        rows = self.statements(4)
        for place in (2, 4):
            rows.insert(place, {"N°": "Sous-total", "Nature": 3})
            rows.insert(place, {"N°": f"Secteur {place} : rive droite"})
        self.rows(page, 1, self.COLUMNS, rows)
        return [page]

    def reordered(self) -> list[Page]:
        """The heading again in another order, without a blank row before it."""
        page = Page("Propos")
        for _ in range(3):
            columns = list(self.COLUMNS)
            self.draw.shuffle(columns)
            self.rows(page, page.last + 1, columns, self.statements(2))
        return [page]

    def merged_words(self) -> list[Page]:
        """Words merged over several rows, each row with a theme of its own."""
        page = Page("Propos")
        page.line(1, self.COLUMNS, label=True)
        row = 2
        for _ in range(3):
            head = {"N°": self.ref(), **self.head(), **self.own()}
            page.line(row, [head.get(name) for name in self.COLUMNS])
            page.put(row + 1, 7, self.draw.choice(THEMES))
            page.merged += [(row, c, row + 1, c) for c in range(1, 11) if c != 7]
            row += 2
        return [page]

    def one_in_two(self) -> list[Page]:
        """Two labels and their answers a row, some without an answer."""
        page = Page("Fiche")
        page.put(1, 1, "Entretien mené au marché", label=True)
        lines = self.form_lines()
        for place, (label, answer) in enumerate(lines):
            row, column = 3 + place // 2, 1 + 2 * (place % 2)
            page.put(row, column, label, label=True)
            page.put(row, column + 1, answer if self.chance(0.8) or place < 3 else None)
        return [page]

    LAYOUTS = ("plain", "numbered_once", "merged", "spread", "grouped", "stacked", "beside",
               "repeated", "blocks", "forms", "forms_below", "forms_under", "turned", "by_theme",
               "linked", "unnumbered", "kobo", "limesurvey", "framaforms", "google",
               "microsoft")  # fmt: skip
    TRAPS = ("heading_words", "word_rows", "label_answers", "blank_forms", "long_answers",
             "second_without_number", "summary", "hidden_number", "totals_inside", "reordered",
             "merged_words", "one_in_two")  # fmt: skip

    def pages(self, layout: str) -> list[Page]:
        """The sheets of a file in a layout, and now and then one that is none of them."""
        pages: list[Page] = getattr(self, layout)()
        if layout != "summary" and self.chance(0.2):
            other = Page("Synthèse")
            self.rows(other, 2, ("Thème", "Nombre de propos"), [{"Thème": t} for t in THEMES])
            pages.append(other)
        return pages


# -- files -------------------------------------------------------------------------------------


def as_xlsx(path: Path, pages: Sequence[Page]) -> None:
    """A workbook of Excel."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for page in pages:
        sheet = book.create_sheet(page.title)
        for (row, column), value in page.cells.items():
            cell = sheet.cell(row, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
        for top, left, low, right in page.merged:
            sheet.merge_cells(start_row=top, start_column=left, end_row=low, end_column=right)
        for column in page.hidden:
            sheet.column_dimensions[get_column_letter(column)].hidden = True
    book.save(path)


def _grid(page: Page) -> list[list[object]]:
    width = max(column for _, column in page.cells)
    return [
        [page.cells.get((row, column)) for column in range(1, width + 1)]
        for row in range(1, page.last + 1)
    ]


def as_csv(path: Path, pages: Sequence[Page]) -> None:
    """A text with semicolons, as the French Excel writes it."""
    lines = [
        ";".join('"' + str(v).replace('"', '""') + '"' if v is not None else "" for v in row)
        for row in _grid(pages[0])
    ]
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252"))


def as_ods(path: Path, pages: Sequence[Page]) -> None:
    """A workbook of LibreOffice."""
    names = (("office", "office"), ("table", "table"), ("text", "text"))
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in names
    )
    tables = ""
    for page in pages:
        rows = "".join(
            "<table:table-row>" + "".join(map(_ods_cell, row)) + "</table:table-row>"
            for row in _grid(page)
        )
        tables += f'<table:table table:name="{escape(page.title)}">{rows}</table:table>'
    text = (
        f'<office:document-content {spaces} office:version="1.2"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", text)


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def as_docx(path: Path, pages: Sequence[Page]) -> None:
    """A document of Word: each sheet a table."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    tables = ""
    for page in pages:
        rows = "".join("<w:tr>" + "".join(map(_word_cell, row)) + "</w:tr>" for row in _grid(page))
        tables += f"<w:tbl>{rows}</w:tbl><w:p/>"
    text = f'<w:document xmlns:w="{space}"><w:body>{tables}</w:body></w:document>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", text)


def _word_cell(value: object) -> str:
    lines = "" if value is None else str(value)
    paragraphs = "".join(
        f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines.split("\n")
    )
    return f"<w:tc>{paragraphs}</w:tc>"


WRITERS: dict[str, Callable[[Path, Sequence[Page]], None]] = {
    "xlsx": as_xlsx,
    "ods": as_ods,
    "csv": as_csv,
    "docx": as_docx,
}


def write(path: Path, pages: Sequence[Page]) -> Sequence[Page]:
    """Write the pages as the file's name asks; gives those that it holds, as it calls them."""
    kind = path.suffix.removeprefix(".")
    if kind == "csv":
        pages = pages[:1]
        pages[0].title = path.stem
    if kind == "docx":
        for number, page in enumerate(pages, 1):
            page.title = f"Tableau {number}"
    WRITERS[kind](path, pages)
    return pages


def written(pages: Sequence[Page]) -> dict[tuple[str, int, str], object]:
    """(Sheet, row, letters) → value of every cell of a file."""
    return {
        (page.title, row, get_column_letter(column)): value
        for page in pages
        for (row, column), value in page.cells.items()
        if value != NOT_ASKED
    }


def labelled(pages: Sequence[Page]) -> frozenset[tuple[str, int, str]]:
    """The cells that hold a label and its answer."""
    return frozenset(
        (page.title, row, get_column_letter(column))
        for page in pages
        for row, column in page.labelled
    )
