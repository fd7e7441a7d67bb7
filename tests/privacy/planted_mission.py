"""A mission of three phases in which every free text of every kind names somebody.

Two sorts of persons stand on the identity sheets: those of `PLANTED` are named again in every free
text, in every spelling that people use; those of `UNTOLD` are written nowhere else at all.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import xlsxwriter

from absr.model.fields import ValueType
from absr.model.kinds import sheet_forms
from absr.model.value_lists import VALUE_LISTS
from absr.scaffold.project_files import file_name
from absr.store.paths import FOLDERS, PROSE

if TYPE_CHECKING:
    from pathlib import Path

    from absr.model.fields import Field, SheetForm
    from absr.model.settings import Settings


class Person(NamedTuple):
    """Somebody, as the identity sheets tell of them."""

    last_name: str
    first_name: str
    phone: str
    email: str


PLANTED = (
    Person("Zorglübine", "Quasimodète", "06 39 98 77 66", "zz.canari@exemple-invente.fr"),
    Person("KRÉPUSCUL-BALTHAZOR", "Anaëlle", "+33 6 39 98 88 55", "krepuscul@exemple-invente.fr"),
    Person("d'Ormuzdène", "Jean-Zébulon", "0639989944", "ormuzd+ccas@sous.exemple-invente.fr"),
)
"""Named in the free texts, and each on another of the identity sheets only, but the first."""
UNTOLD = tuple(
    Person(last, first, f"06 39 98 41 {n:02}", f"{first[:4].lower()}{n}@secret-invente.org")
    for n, (last, first) in enumerate(
        (
            *(("Vlobertinsk", "Oxymandre"), ("Skarmouchat", "Philidorette")),
            *(("Tchoumbélian", "Wenceslassa"), ("Braquemarquis", "Zdenkovine")),
            *(("Ghirlandôle", "Ysengrimaud"), ("Pfefferkornik", "Radegondine")),
            *(("Xaintrelles", "Childebrandt"), ("Mouzbekhtine", "Hildegonduse")),
            *(("Jrabowskette", "Thrasybulin"), ("Quincampoigne", "Eurydicette")),
        )
    )
)
"""Named on the identity sheets and nowhere else."""
THIRD = "Wolkonskaïa"
"""On no sheet; named with a title."""

_FIRST, _HYPHENED, _APOSTROPHE = PLANTED
SIGNS = (
    *("Zorglubine", "Quasimodete", "Krepuscul", "Balthazor", "Ormuzd", "Zebulon", "Anaelle"),
    *("0639987766", "639988855", "0639989944", "zz.canari", "exemple-invente", THIRD),
)
"""What no text that leaves may hold, in any case or accents."""

NUMBERS = {"interviews": "QE77", "pilots": "QP88", "invitations": "QI99"}
"""Beginnings of the numbers of interviews, pilots and invitations."""


def nfd(text: str) -> str:
    """As a Mac writes it."""
    return unicodedata.normalize("NFD", text)


def sentences(language: str) -> tuple[str, ...]:
    """Texts that name the planted persons, in all the spellings that people use."""
    last, first, phone, mail = _FIRST
    the = "C'est" if language == "fr" else "It was"
    write = "Écrivez à" if language == "fr" else "Write to"
    return (
        f"{the} {last}, qui « tient » la clé.",
        f"{first} {last} et {last.upper()} {first}, puis ZORGLUBINE.",
        f"Zorglubine, {nfd(last)} et les {last}s ; {nfd(first)} aussi.",
        f"{write} {mail} ou {mail.upper()}, sinon {phone}.",
        f"Tél. {phone.replace(' ', '')} / {phone.replace(' ', '.')} / +33 6 39 98 77 66.",
        f"Tél. {phone.replace(' ', chr(0xA0))}, 06-39-98-77-66, 0033639987766 (soir).",
        "Krepuscul Balthazor, Krépuscul-Balthazor, KREPUSCUL-BALTHAZOR et Anaëlle.",
        f"{_HYPHENED.phone} ; {_HYPHENED.email}",
        "Chez d'Ormuzdène, D’Ormuzdene, D'ORMUZDÈNE ; Jean-Zébulon d'Ormuzdène.",
        f"mailto:{_APOSTROPHE.email}, {_APOSTROPHE.phone}, Jean Zébulon",
        f"Mme {THIRD}, le docteur Igor {THIRD} et M. {THIRD} :-)",
    )


SHORT = ("Zorglübine", "chez ZORGLUBINE", nfd("Zorglübine"), "Krépuscul Balthazor", "Mme " + THIRD)


class Book(NamedTuple):
    """One workbook: the folder it goes to, its name, and its sheets by title."""

    folder: str
    name: str
    sheets: dict[str, list[list[object]]]


_FOLDER = {
    **dict.fromkeys(("diagnoses", "data_requests"), "framing"),
    **dict.fromkeys(
        ("interviews", "register", "indicators", "duplicates", "theme_proposals", "second_coding"),
        "analysis",
    ),
    **dict.fromkeys(("pilots", "invitations", "tables", "contributions"), "workshop"),
    **dict.fromkeys(("pledges", "actions"), "action"),
    "notebook": "capitalisation",
}
HOW_MANY = {
    "statements": 60,
    "persons": 12,
    "pilots": 12,
    "invitations": 24,
    "attendance": 24,
    "tables": 4,
    "contributions": 24,
    "votes": 24,
    "evaluations": 12,
    "pledges": 24,
    "actions": 6,
    "updates": 6,
    "responses": 11,
    "observations": 6,
}
"""Rows of each sheet; four of the others."""
DAY = dt.date(2026, 6, 1)


INTERVIEWS = 12


def _is_of_the_interview(form: SheetForm, column: Field) -> bool:
    parent = {c.name for c in form.parent.fields} if form.parent else set()
    return column.name in parent - {"ref"}


class Planting:
    """Writes the rows of every sheet, each free text another one than that above it."""

    def __init__(self, settings: Settings) -> None:
        """Know the lists of the project."""
        self.settings = settings
        self.language = settings.language
        self._texts = sentences(self.language)
        self._told = 0
        self.filled: dict[str, set[str]] = {}
        """Kind → the free fields in which somebody was named."""

    def books(self) -> list[Book]:
        """Every workbook."""
        found: dict[str, Book] = {}
        for form in sheet_forms():
            title = form.title.of(self.language)
            if form.id in {"statements", "contributions", "attendance", "pledges", "milestones"}:
                title += " Zorglübine"
            name = file_name(form.workbook, self.language)
            if form.workbook in {"register", "actions", "invitations"}:
                name = name.replace(".xlsx", " Krépuscul-Balthazor.xlsx")
            book = found.setdefault(form.workbook, Book(_FOLDER[form.workbook], name, {}))
            book.sheets[title] = self._sheet(form)
        found["tables"].sheets["Notes ZORGLUBINE"] = [["N°", "Avis de Zorglübine"], ["1", "oui"]]
        return list(found.values())

    def _sheet(self, form: SheetForm) -> list[list[object]]:
        columns = form.fields()
        heads = [form.heading(column.name, self.language) for column in columns]
        rows = [
            [self._cell(form, column, n) for column in columns]
            for n in range(HOW_MANY.get(form.id, 4))
        ]
        return [heads, *rows]

    def _cell(self, form: SheetForm, column: Field, n: int) -> object:
        kind = form.kind.id
        if column.identity:
            return getattr(person_of(kind, n), column.name)
        if kind == "statements" and n >= INTERVIEWS and _is_of_the_interview(form, column):
            return None  # told once, on the first row of the interview
        special = getattr(self, f"_{kind}", None)
        value = special(column.name, n) if special else None
        return self._by_type(kind, column, n) if value is None else value

    def _by_type(self, kind: str, column: Field, n: int) -> object:
        kind_of = column.value
        if column.open_list and n % 3 == 0:
            return self._plant(kind, column, f"Cour {SHORT[n // 3 % 2]}")
        if kind_of in (ValueType.CHOICE, ValueType.CHOICES):
            choices = self.settings.choices(column.values)
            return choices[n % len(choices)]
        plain = {
            ValueType.DATE: DAY + dt.timedelta(days=n),
            ValueType.YES_NO: ("Oui", "Yes")[self.language == "en"],
            ValueType.INTEGER: max(column.minimum or 0, 1),
            ValueType.NUMBER: 1200,
            ValueType.MEASURE: 7,
        }
        if kind_of in plain:
            return plain[kind_of]
        if kind_of is ValueType.REFS:
            return self._plant(kind, column, "Four de Zorglübine; KREPUSCUL BALTHAZOR")
        return self._plant(kind, column, self._sentence())

    def _plant(self, kind: str, column: Field, text: str) -> str:
        self.filled.setdefault(kind, set()).add(column.name)
        return text

    def _sentence(self) -> str:
        self._told += 1
        return f"{self._told}. {self._texts[self._told % len(self._texts)]}"

    def _word(self, list_id: str, value: str) -> str:
        return VALUE_LISTS[list_id].label(value, self.language)

    # -- what must be right for the texts to come out --------------------------------------------

    def _statements(self, name: str, n: int) -> object:
        turn, place = divmod(n, INTERVIEWS)
        if name == "ref":
            return f"{NUMBERS['interviews']}{place:02}"
        if name == "recommended_by":
            return f"{NUMBERS['interviews']}{(place + 1) % INTERVIEWS:02}"
        if name == "resource":
            return f"Le four de {SHORT[turn % 2]}"
        if name == "sub_theme":
            return f"chez {SHORT[turn % 5]}"
        fixed = {
            "date": DAY + dt.timedelta(days=place),
            "actor_type": self._word("actor_types", "association"),
            "quote_level": self._word("quote_levels", ("role", "anonymous", "name")[place % 3]),
            "quotable": self._word("quote_levels", ("role", "none")[place % 7 == 5]),
            "nature": self._word("natures", ("need", "resource", "barrier", "idea", "story")[turn]),
            "themes": self.settings.choices("themes")[0],
            "district": f"Cour {SHORT[place % 2]}",
        }
        return fixed.get(name)

    def _persons(self, name: str, n: int) -> object:
        return f"{NUMBERS['interviews']}{n % 12:02}" if name == "ref" else None

    def _pilots(self, name: str, n: int) -> object:
        college = self._word("colleges", ("residents", "associations")[n % 2])
        return {
            "ref": f"{NUMBERS['pilots']}{n:02}",
            "interview": f"{NUMBERS['interviews']}{n:02}",
            "college": college,
            "district": f"Cour {SHORT[n % 2]}",
            "goal": 10,
            "contacted": 8,
            "confirmed": 6,
        }.get(name)

    def _invitations(self, name: str, n: int) -> object:
        return {
            "ref": f"{NUMBERS['invitations']}{n:02}",
            "college": self._word("colleges", ("residents", "associations")[n % 2]),
            "district": f"Cour {SHORT[n % 2]}",
            "invited_by": f"{NUMBERS['pilots']}{n % 12:02}",
            "answer": self._word("invitation_answers", "yes"),
        }.get(name)

    def _attendance(self, name: str, n: int) -> object:
        return {
            "ref": f"{NUMBERS['invitations']}{n:02}",
            "college": self._word("colleges", ("residents", "associations")[n % 2]),
            "district": f"Cour {SHORT[n % 2]}",
            "table": f"T{n % 4 + 1} Zorglübine",
        }.get(name)

    def _tables(self, name: str, n: int) -> object:
        if name == "theme":
            return self.settings.choices("themes")[n % 2]
        return {"ref": f"T{n + 1} Zorglübine", "participants": 6, "capacity": 9}.get(name)

    def _contributions(self, name: str, n: int) -> object:
        natures = ("idea", "need", "idea", "resource", "disagreement", "finding")
        return {
            "ref": f"K{n + 1} ZORGLUBINE",
            "table": f"T{n % 4 + 1} Zorglübine",
            "nature": self._word("contribution_natures", natures[n % 6]),
            "theme": self.settings.choices("themes")[n % 2],
            "resource": f"Le four de {SHORT[n % 2]}",
        }.get(name)

    def _votes(self, name: str, n: int) -> object:
        return {
            "contribution": f"K{n + 1} ZORGLUBINE",
            "college": self._word("colleges", ("residents", "associations")[n % 2]),
            "dots": 7 + n,
            "rights": 900,
        }.get(name)

    def _evaluations(self, name: str, n: int) -> object:
        return {"ref": f"F{n}", "score": n % 5 + 1, "word": SHORT[n % 5]}.get(name)

    def _pledges(self, name: str, n: int) -> object:
        return {
            "ref": f"G{n}",
            "participant": f"{NUMBERS['invitations']}{n:02}",
            "contribution": f"K{n % 3 * 2 + 1} ZORGLUBINE",
        }.get(name)

    def _actions(self, name: str, n: int) -> object:
        if name == "lead" and n == 2:
            return ""
        return {
            "ref": f"A{n + 1} Zorglübine",
            "lead_person": f"{NUMBERS['invitations']}{n:02}" if n % 2 == 0 else "",
            "evidence": f"{NUMBERS['interviews']}0{n}; {NUMBERS['interviews']}0{n + 1}",
            "first_step_on": DAY + dt.timedelta(days=90 * n),
            "state": self._word("action_states", ("idea", "approved", "started")[n % 3]),
        }.get(name)

    def _updates(self, name: str, n: int) -> object:
        days = {"date": DAY + dt.timedelta(days=n), "next_step_on": DAY + dt.timedelta(days=300)}
        return {"action": f"A{n + 1} Zorglübine", **days}.get(name)

    def _responses(self, name: str, n: int) -> object:
        decisions = ("kept", "study", "oriented", "not_kept")
        known = [entry.id for entry in VALUE_LISTS["response_decisions"].entries]
        found = [d for d in decisions if d in known] or known
        return {
            "contribution": f"K{n + 1} ZORGLUBINE",
            "decision": self._word("response_decisions", found[n % len(found)]),
            "action": f"A{n % 6 + 1} Zorglübine" if n % 2 else f"A99 {SHORT[0]}",
        }.get(name)

    def _resources(self, name: str, n: int) -> object:
        return {
            "name": f"Le four de {SHORT[n % 2]}" if n < 2 else f"Banc {n} d'Ormuzdène",
            "sources": "; ".join([*(f"{first}0{n}" for first in NUMBERS.values()), SHORT[3]]),
            "themes": self.settings.choices("themes")[0],
        }.get(name)

    def _actors(self, name: str, n: int) -> object:
        return {
            "name": f"Les Amis {n} de Zorglübine",
            "interview": f"{NUMBERS['interviews']}0{n}",
            "links": f"Les Amis {(n + 1) % 4} de Zorglübine",
        }.get(name)

    def _observations(self, name: str, n: int) -> object:
        code = ("COM-93063", "DEP-93")[n % 2]
        return {
            "indicator": f"Zorglübine {n // 2}",
            "label": f"Part {n // 2} de Zorglübine",
            "territory": code,
            "unit": "%",
            "vintage": "2021",
            "measure": 7 + n,
            "numerator": 700,
            "base": 10000,
        }.get(name)


def person_of(kind: str, n: int) -> Person:
    """Who stands on row `n` of an identity sheet: the planted first, on their own sheet each."""
    place = {"persons": 0, "pilots": 1, "invitations": 0, "attendance": 2}[kind]
    if n == 0:
        return PLANTED[place]
    return UNTOLD[(n + 3 * place) % len(UNTOLD)]


def prose(language: str) -> dict[str, str]:
    """Part of the narrative → what its writer typed."""
    texts = sentences(language)
    lines = [f"## {SHORT[0]}", "", *(f"- {text}" for text in texts), ""]
    lines += [f"> {texts[1]}", "", "**Zor**glübine et Quasi*modète*, _Krépuscul_-Balthazor.", ""]
    lines += ["Krépuscul", "Balthazor, à la ligne.", "", f"[{SHORT[0]}](https://a.example/x)", ""]
    lines += ["<!-- Zorglübine, en remarque -->", "<b>Zorglübine</b> &amp; Zorgl&uuml;bine.", ""]
    return {part: "\n".join(lines) for part in PROSE[language]}


def plant(root: Path, settings: Settings) -> Planting:
    """Write every workbook and every prose file of the project, over the blank ones."""
    planting = Planting(settings)
    for book in planting.books():
        folder = root / FOLDERS[settings.language][book.folder]
        (folder / book.name.replace(" Krépuscul-Balthazor", "")).unlink(missing_ok=True)
        write(folder / book.name, book.sheets)
    for part, text in prose(settings.language).items():
        place = root / FOLDERS[settings.language]["action"] / PROSE[settings.language][part]
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return planting


def write(path: Path, sheets: dict[str, list[list[object]]]) -> None:
    """A workbook of texts, numbers and days; its author is somebody too."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_urls": False})
    book.set_properties({"author": "Quasimodète Zorglübine", "title": "Zorglübine"})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for title, rows in sheets.items():
        page = book.add_worksheet(title)
        for number, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, dt.date):
                    page.write_datetime(number, column, value, day)
                elif isinstance(value, str):
                    page.write_string(number, column, value)
                else:
                    page.write(number, column, value)
    book.close()
