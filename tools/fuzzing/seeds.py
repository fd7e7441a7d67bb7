"""The sound files that fuzzing begins with: tables of the field, and the workbooks as they are."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from absr.tabular.delivered import read_delivered

if TYPE_CHECKING:
    from absr.tabular.workbook import Sheet

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "romainville"
FIRST_SET = ROOT / "tests" / "field" / "first" / "make.py"
_CELLS = 40
"""Cells of a sheet that are kept, to the end of their row."""
_SHEETS = 3
_SMALL = 13_000
"""Bytes of a workbook that is also taken as it is."""
_OWN = ("LISEZ-MOI", "Listes")

TABLES = (
    (
        ("N°", "Date", "Personnes", "Nature", "Ce qui est dit", "Citable", "Durée"),
        ("E01", dt.date(2026, 6, 1), 34, "Besoin", "Un banc.", True, "1h30"),
        ("E02", "courant novembre", 3.5, "Frein", "La côte.", False, 45),
    ),
    (
        ("id", "submitdate", "lastpage", "startlanguage", "seed", "Nature", "Thème", "Verbatim"),
        (1, "2026-06-01 10:00:00", 3, "fr", 12, "Besoin", "Mobilités", "Le bus est trop rare."),
        (2, "", 1, "fr", 13, "Frein", "Santé", "Pas de médecin."),
    ),
    (
        (
            "start",
            "_id",
            "_uuid",
            "_submission_time",
            "_index",
            "g/Thème",
            "g/Nature",
            "g/Ce qui est dit",
        ),
        ("2026-06-01T10:00", 7, "ab-cd", "2026-06-01T10:05", 1, "Jeunesse", "besoin", "Un banc."),
    ),
    (
        ("SubmissionDate", "KEY", "meta-instanceID", "Thème", "Nature", "Verbatim"),
        ("2026-06-01T10:00", "uuid:1", "uuid:1", "Jeunesse", "Idée", "Un jardin."),
    ),
    (
        ("Serial", "SID", "Time", "UID", "Thème", "Nature", "Ce qui est dit"),
        (1, 1, "01/06/2026 - 10:00", "", "Jeunesse", "Besoin", "Une place."),
    ),
    (
        ("Horodateur", "Nature", "Thème", "Ce qui est dit", "Citable"),
        ("01/06/2026 10:00:00", "Idée", "Jeunesse, Festivités", "Un bal.", "oui"),
    ),
    (
        ("N°", "E01", "E02", "E03"),
        ("Date", "1er juin 2026", "2/6/26", "juin"),
        ("Qui", "Épicier", "Couple", "Une élue"),
        ("Besoins", "- un banc\n- un bus", "• rien", ""),
    ),
    (
        ("Fiche d'entretien",),
        ("N° :", "E01"),
        ("Date :", "12/06/2026"),
        ("Fonction :", "Gardienne"),
        ("Besoins", "Un banc"),
        ("Idées", "Un bal"),
        (),
        ("N° :", "E02"),
        ("Date :", "13/06/2026"),
        ("Fonction :", "Facteur"),
        ("Besoins", "Un bus"),
    ),
    (
        ("N°", "Date", "Qui", "Besoins", "Freins", "Idées"),
        ("E01", "2/6/26", "Épicier", "- Un bus\n- Un banc", "x", "Un bal"),
        ("", "", "Total", 1, 2, 3),
    ),
)
"""Small tables in the layouts and exports that the larger files do not have."""


class Seed(NamedTuple):
    """What a file is made of."""

    tables: tuple[tuple[str, tuple[tuple[object, ...], ...]], ...]
    original: tuple[str, bytes] | None = None
    """The name and the bytes of the file that the tables were read from, when it is small."""


@cache
def seeds() -> tuple[Seed, ...]:
    """Every seed, always in the same order."""
    small = tuple(Seed((("Feuil1", rows),)) for rows in TABLES)
    return small + tuple(_seed(path.name, path.read_bytes()) for path in _example()) + _field()


def _example() -> list[Path]:
    return sorted(EXAMPLE.glob("*/*.xlsx"))


def _field() -> tuple[Seed, ...]:
    """The messy files of the first set, which its author's script writes."""
    with tempfile.TemporaryDirectory() as place:
        # A copy: the script writes the truth beside itself.
        script = Path(place, "make.py")
        script.write_bytes(FIRST_SET.read_bytes())
        out = Path(place, "files")
        subprocess.run([sys.executable, str(script), str(out)], check=True, capture_output=True)
        paths = sorted(path for path in out.iterdir() if path.suffix in {".xlsx", ".csv"})
        return tuple(_seed(path.name, path.read_bytes()) for path in paths)


def _seed(name: str, data: bytes) -> Seed:
    workbook, problems = read_delivered(name, data)
    if workbook is None:
        raise ValueError(f"{name}: {problems}")
    kept = [sheet for sheet in workbook.sheets if sheet.name not in _OWN][:_SHEETS]
    tables = tuple((sheet.name, _first_rows(sheet)) for sheet in kept)
    return Seed(tables, (name, data) if len(data) < _SMALL else None)


def _first_rows(sheet: Sheet) -> tuple[tuple[object, ...], ...]:
    """The first rows at their true places, blank ones in between."""
    rows: list[tuple[object, ...]] = []
    for row in sheet.rows:
        if sum(map(len, rows)) > _CELLS:
            break
        rows += [()] * (row.number - 1 - len(rows))
        rows.append(tuple(row.values))
    return tuple(rows)
