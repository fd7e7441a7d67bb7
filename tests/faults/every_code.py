"""What every problem code is triggered by: the small machinery that the lists of cases share.

A case is a function that plants one fault in a fresh project and gives back the command that
must tell it; `@case` keeps it under its code, with the sheet and the cells where it must be told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pytest

    from conftest import Interviews, Project

    Command = tuple[object, ...]
    Build = Callable[["Stage"], Command]


class Case(NamedTuple):
    """How a code is brought about, and where it must be told."""

    build: Build
    sheet: str | None
    cells: tuple[str, ...]
    in_project: bool
    """Whether the command is run in the fresh project; else the case names its own folder."""
    writes: bool
    """Whether a trial (`--dry-run`) would not tell it."""


CASES: dict[str, Case] = {}
LINE = "a line of the file"
"""In the place of a cell: the number of a line that moves with the text of a template."""


def case(
    code: str,
    sheet: str | None = None,
    *cells: str,
    in_project: bool = True,
    writes: bool = False,
) -> Callable[[Build], Build]:
    """Keep a builder as the one of `code`, told at `cells` of `sheet`."""

    def keep(build: Build) -> Build:
        assert code not in CASES, code
        CASES[code] = Case(build, sheet, cells, in_project, writes)
        return build

    return keep


HEADS = {
    "N°": "E01",
    "Date": "12/06/2026",
    "Qui (fonction, structure)": "habitante",
    "Type d'acteur": "Habitante",
    "Nature": "Besoin",
    "Thème": "Jeunesse",
    "Ce qui est dit": "Un lieu pour se poser.",
    "Citable": "Oui, anonyme",
    "Nombre de personnes": 1,
    "Accord pour être cité": "oui",
    "Quartier": "Centre",
}
"""The headings of a sheet of statements, in their order, and what a sound row holds."""
ROWS = tuple(HEADS)


@dataclass
class Stage:
    """A fresh project, a folder beside it, ten sound interviews, and ways to plant faults."""

    project: Project
    folder: Path
    ten: Interviews
    book: Callable[[Path, dict[str, list[list]]], Path]
    patch: pytest.MonkeyPatch

    def ingest(self, *words: object) -> Command:
        """The command that reads what was written."""
        return ("ingest", *words)

    def data(self, name: str, content: bytes) -> Command:
        """A delivered file of these bytes."""
        path = self.folder / name
        path.write_bytes(content)
        return self.ingest(path)

    def sheets(self, sheets: dict[str, list[list]], name: str = "a.xlsx") -> Command:
        """A delivered workbook of these sheets."""
        return self.ingest(self.book(self.folder / name, sheets))

    def sound(self, name: str = "a.xlsx") -> Path:
        """The ten interviews as a workbook beside the project."""
        return self.ten.write(self.folder / name)

    def row(self, **cells: object) -> list[object]:
        """A sound row of statements, changed in the columns named by their letters."""
        letters = {get_column_letter(n): head for n, head in enumerate(ROWS, start=1)}
        changed = HEADS | {letters[letter]: value for letter, value in cells.items()}
        return [changed[head] for head in ROWS]

    def propos(self, *rows: list[object]) -> Command:
        """A delivered workbook of statements: one sound row after these."""
        last = self.row(A="E99", G="Un banc près du lavoir.")
        return self.sheets({"Propos": [list(ROWS), *rows, last]})

    def cell(self, **cells: object) -> Command:
        """A workbook whose first row of statements has these cells, by letter."""
        return self.propos(self.row(**cells))

    def edited(self, edit: Callable[[openpyxl.Workbook], object]) -> Command:
        """The ten interviews, changed by somebody in a spreadsheet."""
        path = self.sound()
        book = openpyxl.load_workbook(path)
        edit(book)
        book.save(path)
        return self.ingest(path)

    def settings(self, change: Callable[[str], str]) -> None:
        """Change the text of absr.yaml."""
        path = self.project.root / "absr.yaml"
        text = path.read_text(encoding="utf-8")
        changed = change(text)
        assert changed != text
        path.write_text(changed, encoding="utf-8")

    def read(self, *words: Sequence[object] | object) -> None:
        """Run a command that must not crash, to prepare what follows."""
        ran = self.project.run(*words)
        assert "Traceback" not in ran.out + ran.err
        assert ran.status in {0, 1}, ran.err
