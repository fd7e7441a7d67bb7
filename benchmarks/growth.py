"""How the work of an ingest grows with the rows: 1 is in proportion."""

from __future__ import annotations

import math
from statistics import linear_regression
from typing import TYPE_CHECKING

from benchmarks.large import large_project, renew
from benchmarks.processes import Series, measured
from benchmarks.results import Figure, Results

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.bench import Bench
    from benchmarks.processes import Run

_SIZES = (1_000, 10_000, 100_000, 1_000_000)
_LARGEST_FILE = 100_000
"""A workbook of a million rows is over what absr accepts: they come in ten files."""
_TARGET = 1.05


def growth(bench: Bench) -> Results:
    """`absr ingest` of 1,000 to 1,000,000 rows: the exponent that fits the processor times.

    What absr takes to start is a part of each time, and most of the smallest: the exponent is
    also given without it.
    """
    rounds = bench.rounds or 1
    start = Series("absr --version", _runs(bench, ["--version"], rounds))
    series = {start.name: start}
    sizes = bench.rows or _SIZES
    for size in sizes:
        name = f"absr ingest, {size} rows"
        series[name] = Series(name, _ingests(bench, size, rounds))
    works = [series[f"absr ingest, {size} rows"].cpu_s for size in sizes]
    if len(set(sizes)) == 1:  # no line goes through one point
        return Results("growth", rounds, series, [], [])
    figures = [
        Figure("exponent of the work", exponent(sizes, works), "", _TARGET),
        Figure(
            "the same without the start",
            exponent(sizes, [work - start.cpu_s for work in works]),
            "",
            _TARGET,
        ),
    ]
    return Results("growth", rounds, series, [], figures)


def exponent(rows: Sequence[int], works: Sequence[float]) -> float:
    """The slope of log(work) over log(rows), by least squares."""
    return linear_regression(
        [math.log(size) for size in rows], [math.log(work) for work in works]
    ).slope


def _runs(bench: Bench, arguments: list[str], rounds: int) -> tuple[Run, ...]:
    command = [bench.absr.program("absr"), *arguments]
    return tuple(measured(command, bench.work) for _ in range(rounds + 1))[1:]


def _ingests(bench: Bench, size: int, rounds: int) -> tuple[Run, ...]:
    """First ingests of so many rows, each in a project of its own."""
    whole, rest = divmod(size, _LARGEST_FILE)
    files = [_LARGEST_FILE] * whole + ([rest] if rest else [])
    delivered = large_project(bench, f"delivered-{size}", files)
    project = bench.work / f"project-{size}"
    runs = []
    for _ in range(rounds):
        renew(delivered, project)
        runs.append(measured([bench.absr.program("absr"), "ingest"], project))
    return tuple(runs)
