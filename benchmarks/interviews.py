"""How the work of the phase 1 report grows with the interviews: 1 is in proportion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.bench import run
from benchmarks.environments import ROOT
from benchmarks.growth import exponent
from benchmarks.large import FOLDER
from benchmarks.processes import Series, measured
from benchmarks.results import Figure, Results

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.bench import Bench

_SIZES = (60, 600, 2_000, 10_000)
_TARGET = 1.1
_LARGE = 600
"""From this size on the fixed part of a report (three documents, their figures) is the smaller."""


def interviews(bench: Bench) -> Results:
    """`absr report phase1` of made towns of 60 to 10,000 interviews: the exponent of its work.

    A small report costs its documents, whatever it counts: the exponent is also given of what the
    larger towns cost beyond the smallest one.
    """
    rounds = bench.rounds or 1
    sizes = bench.rows or _SIZES
    series: dict[str, Series] = {}
    for size in sizes:
        name = f"absr report phase1, {size} interviews"
        project = _town(bench, size)
        command = [bench.absr.program("absr"), "report", "phase1"]
        series[name] = Series(name, tuple(measured(command, project) for _ in range(rounds)))
    works = [one.cpu_s for one in series.values()]
    figures = [Figure("exponent of the work", exponent(sizes, works), "", _TARGET)]
    large = [(size, work - works[0]) for size, work in zip(sizes, works, strict=True)]
    large = [(size, work) for size, work in large if size >= _LARGE and work > 0]
    if len(large) > 1:
        beyond = exponent([size for size, _ in large], [work for _, work in large])
        figures.append(Figure("the same beyond the smallest town", beyond, "", _TARGET))
    peak = max(one.peak_mib for one in series.values())
    figures.append(Figure("peak memory", peak, "MiB"))
    return Results("interviews", rounds, series, [], figures)


def _town(bench: Bench, size: int) -> Path:
    """A project of so many interviews, read."""
    project = bench.new_project(f"town-{size}")
    for blank in project.rglob("*.xlsx"):
        blank.unlink()
    file = project / FOLDER / "entretiens.csv"
    run([bench.absr.python, "-m", "benchmarks.town_workbook", str(file), str(size)], ROOT)
    bench.run_absr("ingest", folder=project)
    return project
