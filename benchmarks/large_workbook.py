"""One large workbook of statements, fifteen columns, ten rows an interview, some cells wrong.

Run as `python -m benchmarks.large_workbook PROJECT FILE ROWS [--faults N] [--first NUMBER]
[--rules FOLDER]` by an interpreter that has absr, in a process of its own: the process that
measures must stay small. The workbook is plain, as any spreadsheet program would write it: no
drop-down, no style but that of dates. `--rules` writes what other programs need to check the same
cells (see `benchmarks.rules`), and the cells that are wrong.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter

from absr.model.kinds import sheet_forms
from absr.workflow.project import open_project
from benchmarks.rules import COLUMNS, SHEET, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from absr.model.settings import Settings

_ROWS_OF_ONE = 10
"""Rows of an interview."""
_FIRST_DAY = dt.date(2026, 3, 2)
_DAYS = 200
_FORM = "statements"
_TEXT = """
le la les un une des du de dans avec pour sans sur entre quartier bus soir matin médecin marché
voisins aide place enfants bruit attente parents école collège loyer chauffage dossier papiers
guichet rendez-vous téléphone internet formation emploi garde crèche personnes âgées isolées loin
tard souvent jamais parfois toujours difficile possible cher complet fermé ouvert manque existe
connaît demande trouve attend explique accompagne association bénévoles mairie maison terrain
jardin sport musique bibliothèque cantine
"""
_WORDS = _TEXT.split()
_WHO = ("assistante sociale", "directeur d'école", "bénévole", "gardienne", "infirmière", "élue")
_SPEAKERS = ("habitants", "professionnels", "parents", "jeunes", "retraités")
_AUDIENCES = ("familles", "personnes âgées", "jeunes", "personnes isolées", "tous")
_PLACES = ("centre", "gare", "les Bas-Pays", "le Plateau", "la Plaine")
_WRONG = {
    "date": "jour à préciser",
    "themes": "Thème inconnu",
    "nature": "Genre inconnu",
    "quotable": "selon qui demande",
    "mode": "Façon inconnue",
    "intensity": 7,
    "duration": "longtemps",
}
"""Column → what stands there instead of a value."""


def main() -> None:
    """Write what is asked for."""
    options = _options()
    settings = open_project(options.project).settings
    wrong = _wrong_cells(options.rows, options.faults)
    _write(options, settings, wrong)
    if options.rules is not None:
        options.rules.mkdir(parents=True, exist_ok=True)
        labels = _labels(settings)
        rules = rules_of(labels, {name: settings.choices(name) for name in _lists()})
        for name, content in rules.items():
            (options.rules / name).write_text(json.dumps(content, indent=1), encoding="utf-8")
        cells = sorted([row + 2, place] for row, place in wrong.items())
        (options.rules / "wrong.json").write_text(json.dumps(cells), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("project", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("rows", type=int)
    parser.add_argument("--faults", type=int, default=0)
    parser.add_argument("--first", type=int, default=1, help="number of the first interview")
    parser.add_argument("--rules", type=Path)
    return parser.parse_args()


def _lists() -> tuple[str, ...]:
    return tuple(column.list_id for column in COLUMNS if column.list_id)


def _labels(settings: Settings) -> dict[str, str]:
    form = next(form for form in sheet_forms() if form.id == _FORM)
    known = {column.name: column.label.of(settings.language) for column in form.fields()}
    return {column.name: known[column.name] for column in COLUMNS}


def _wrong_cells(rows: int, faults: int) -> dict[int, int]:
    """Row (the first is 0) → place of its column that holds something wrong; spread evenly."""
    places = [place for place, column in enumerate(COLUMNS) if column.name in _WRONG]
    step = rows // faults if faults else 0
    return {number * step: places[number % len(places)] for number in range(faults)}


def _write(options: argparse.Namespace, settings: Settings, wrong: dict[int, int]) -> None:
    book = xlsxwriter.Workbook(str(options.file), {"strings_to_urls": False})
    book.set_properties({"created": dt.datetime(2026, 1, 1)})  # noqa: DTZ001 -- equal bytes
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(SHEET)
    sheet.write_row(0, 0, list(_labels(settings).values()))
    for number, values in enumerate(_rows(options, settings)):
        if number in wrong:
            name = COLUMNS[wrong[number]].name
            values[wrong[number]] = _WRONG[name]
        for place, value in enumerate(values):
            if isinstance(value, dt.date):
                sheet.write_datetime(number + 1, place, value, day)
            else:
                sheet.write(number + 1, place, value)
    book.close()


def _rows(options: argparse.Namespace, settings: Settings) -> Iterator[list[object]]:
    """The rows in order, each with the values of `COLUMNS`."""
    lists = {name: settings.choices(name) for name in _lists()}
    for number in range(options.rows):
        interview = options.first + number // _ROWS_OF_ONE
        if number % _ROWS_OF_ONE == 0:
            chance = random.Random(interview)
            same = _interview(interview, chance, lists)
        told = {**same, **_statement(chance, lists)}
        yield [told[column.name] for column in COLUMNS]


def _interview(
    number: int, chance: random.Random, lists: dict[str, tuple[str, ...]]
) -> dict[str, object]:
    return {
        "ref": f"E{number:06}",
        "date": _FIRST_DAY + dt.timedelta(days=number % _DAYS),
        "profile": f"{chance.choice(_WHO)} n° {number}",
        "actor_type": chance.choice(lists["actor_types"]),
        "mode": chance.choice(lists["interview_modes"]),
        "duration": chance.randrange(20, 120, 5),
    }


def _statement(chance: random.Random, lists: dict[str, tuple[str, ...]]) -> dict[str, object]:
    return {
        "nature": chance.choice(lists["natures"]),
        "themes": chance.choice(lists["themes"]),
        "quote": _sentence(chance, 18),
        "quotable": chance.choice(lists["quote_levels"]),
        "reformulation": _sentence(chance, 9),
        "speaker": chance.choice(_SPEAKERS),
        "audience": chance.choice(_AUDIENCES),
        "place": chance.choice(_PLACES),
        "intensity": chance.randrange(1, 4),
    }


def _sentence(chance: random.Random, words: int) -> str:
    return f"{' '.join(chance.choices(_WORDS, k=words)).capitalize()}."


if __name__ == "__main__":
    main()
