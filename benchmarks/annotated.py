"""How long the annotated copy of a large workbook takes beside openpyxl loading and saving it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.bench import PROGRAMS, run
from benchmarks.environments import ROOT
from benchmarks.processes import Contestant, race
from benchmarks.results import Comparison, Results

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.bench import Bench

_ROUNDS = 5
_ROWS, _FAULTS = 10_000, 900
_TARGET = 2.0
_FILE = "1-analyse-croisee/entretiens.xlsx"
_COPY = "prive/a-corriger/entretiens.xlsx"
_ABSR = f"absr ingest, only the copy, {_ROWS} rows, {_FAULTS} faults"
_PEER = "openpyxl, load and save"


def annotated(bench: Bench) -> Results:
    """`absr ingest` of a known file whose copy is missing, beside openpyxl on the same file.

    absr's time holds its start, the reading of the file, the copy and the reading that checks it.
    """
    project = bench.new_project("project")
    made = ["-m", "benchmarks.faulty_workbook", str(project), str(project / _FILE)]
    run([bench.absr.python, *made, str(_ROWS), str(_FAULTS)], ROOT)
    rounds = bench.rounds or _ROUNDS
    series = race(_contestants(bench, project), rounds)
    return Results("annotated", rounds, series, [Comparison(series[_ABSR], series[_PEER], _TARGET)])


def _contestants(bench: Bench, project: Path) -> list[Contestant]:
    absr = bench.absr.program("absr")
    python = bench.environments.peer("pandas").python
    script = (python, str(PROGRAMS / "load_and_save.py"), _FILE, str(bench.work / "saved.xlsx"))
    # Errors in the data are status 1 of absr: to a measure they are no failure.
    known = ("sh", "-c", f'"{absr}" ingest > /dev/null; test $? -eq 1')
    return [
        Contestant(_ABSR, (known,), project, partial(_without_copy, project)),
        Contestant(_PEER, (script,), project),
    ]


def _without_copy(project: Path) -> None:
    """The state in which only the copy is left to do."""
    (project / _COPY).unlink(missing_ok=True)
