"""How long the reading of delivered interview workbooks takes beside a script that only reads."""

from __future__ import annotations

import math
import os
import shutil
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from benchmarks.bench import PROGRAMS, run
from benchmarks.environments import ROOT
from benchmarks.processes import Contestant, race
from benchmarks.results import Comparison, Figure, Results

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.bench import Bench
    from benchmarks.processes import Series

_ROUNDS = 7
_FILES = (60,)
_ROUNDS_OF_MANY = 3
_MANY = 300
_FOLDER = "1-analyse-croisee"
_SHEET = "Propos"
_MOST_MIB = 80.0
_FIRST_TARGET, _AGAIN_TARGET = 0.10, 0.06


def ingest(bench: Bench) -> Results:
    """`absr ingest`, the first time and again, beside pandas with openpyxl that only reads."""
    series: dict[str, Series] = {}
    comparisons: list[Comparison] = []
    figures: list[Figure] = []
    rounds = 0
    counts = bench.files or _FILES
    for count in counts:
        rounds = bench.rounds or (_ROUNDS_OF_MANY if count > _MANY else _ROUNDS)
        found = race(_contestants(bench, count), rounds)
        first, again, sheet, book = found.values()
        series |= found
        comparisons += [
            Comparison(first, sheet, _FIRST_TARGET),
            Comparison(again, sheet, _AGAIN_TARGET),
            Comparison(first, book),
            Comparison(again, book),
        ]
        figures.append(Figure(f"{first.name}: peak memory", first.peak_mib, "MiB", _MOST_MIB))
    return Results("ingest", rounds, series, comparisons, [*figures, *_growth(counts, series)])


def _contestants(bench: Bench, count: int) -> list[Contestant]:
    """Four: absr's two, right one after the other in one project, then the script's two."""
    delivered = _delivered_project(bench, count)
    project = bench.work / "project"
    absr = bench.absr.program("absr")
    python = bench.environments.peer("pandas").python
    script = (python, str(PROGRAMS / "read_with_pandas.py"), str(delivered / _FOLDER))
    return [
        Contestant(
            _name("first", count), ((absr, "ingest"),), project, partial(_renew, delivered, project)
        ),
        Contestant(_name("again", count), ((absr, "ingest"),), project),
        Contestant(f"pandas, {count} files, one sheet", ((*script, _SHEET),), bench.work),
        Contestant(f"pandas, {count} files, all sheets", ((*script, "all"),), bench.work),
    ]


def _name(turn: str, count: int) -> str:
    return f"absr ingest, {count} files, {turn}"


def _delivered_project(bench: Bench, count: int) -> Path:
    """A project in which `count` filled workbooks lie, none read yet."""
    project = bench.new_project(f"delivered-{count}")
    folder = project / _FOLDER
    for blank in sorted(project.rglob("*.xlsx")):
        blank.unlink()  # the script would read them too
    made = ["-m", "benchmarks.workbooks", str(project), str(count), str(folder)]
    run([bench.absr.python, *made], ROOT)
    return project


def _renew(delivered: Path, project: Path) -> None:
    """The project as it was before the first reading, all of it on the disk."""
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(delivered, project)
    os.sync()


def _growth(files: tuple[int, ...], series: dict[str, Series]) -> list[Figure]:
    """How the work grows from one number of files to the next: 1 is in proportion."""
    return [
        Figure(f"growth of the work, {turn}, {small} to {large} files", exponent, "")
        for small, large in pairwise(files)
        for turn in ("first", "again")
        for exponent in [
            math.log(series[_name(turn, large)].cpu_s / series[_name(turn, small)].cpu_s)
            / math.log(large / small)
        ]
    ]
