"""How long a very large sheet takes beside programs that only read it."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.bench import PROGRAMS, Bench, run
from benchmarks.environments import ROOT
from benchmarks.processes import Contestant, race
from benchmarks.results import Comparison, Figure, Results

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "1-analyse-croisee"
_ROUNDS = 3
_ROWS = 100_000
_MOST_OF_CALAMINE, _MOST_OF_PANDAS = 3.0, 0.25
_MOST_MIB = 400.0
_ABSR = f"absr ingest, {_ROWS} rows, first"
_AGAIN = f"absr ingest, {_ROWS} rows, again"
_CALAMINE = "calamine, read only"
_PANDAS = "pandas with openpyxl, read only"


def large(bench: Bench) -> Results:
    """`absr ingest` of 100,000 rows of 15 columns beside calamine and pandas that only read them.

    absr's time holds everything: reading, checking, looking for names, keeping each record with
    its cells and its journal, and the checks over all records.
    """
    delivered = large_project(bench, "delivered", [_ROWS])
    project = bench.work / "project"
    file = next((delivered / FOLDER).glob("*.xlsx"))
    rounds = bench.rounds or _ROUNDS
    absr = (bench.absr.program("absr"), "ingest")
    calamine = bench.environments.peer("calamine").python
    pandas = bench.environments.peer("pandas").python
    readers = {
        _CALAMINE: (calamine, str(PROGRAMS / "read_with_calamine.py"), str(file)),
        _PANDAS: (pandas, str(PROGRAMS / "read_one_with_pandas.py"), str(file)),
    }
    contestants = [
        Contestant(_ABSR, (absr,), project, partial(renew, delivered, project)),
        Contestant(_AGAIN, (absr,), project),
        *(Contestant(name, (command,), bench.work) for name, command in readers.items()),
    ]
    series = race(contestants, rounds, warm=False)
    compared = [
        Comparison(series[_ABSR], series[_CALAMINE], _MOST_OF_CALAMINE),
        Comparison(series[_ABSR], series[_PANDAS], _MOST_OF_PANDAS),
        Comparison(series[_AGAIN], series[_ABSR]),
    ]
    peak = Figure("absr ingest: peak memory", series[_ABSR].peak_mib, "MiB", _MOST_MIB)
    return Results("large", rounds, series, compared, [peak])


def large_project(bench: Bench, name: str, rows: list[int]) -> Path:
    """A project in which workbooks of so many rows each lie, none read yet."""
    project = bench.new_project(name)
    for blank in project.rglob("*.xlsx"):
        blank.unlink()
    first = 1
    for number, count in enumerate(rows, start=1):
        file = project / FOLDER / f"entretiens-{number:02}.xlsx"
        made = ["-m", "benchmarks.large_workbook", str(project), str(file), str(count)]
        run([bench.absr.python, *made, "--first", str(first)], ROOT)
        first += count
    return project


def renew(delivered: Path, project: Path) -> None:
    """The project as it was before the first reading."""
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(delivered, project)
