"""How long very many workbooks take, the first time and again."""

from __future__ import annotations

from benchmarks.bench import Bench, run
from benchmarks.environments import ROOT
from benchmarks.large import FOLDER, renew
from benchmarks.processes import Contestant, race
from benchmarks.results import Comparison, Figure, Results

_FILES = 6_000
_AGAIN_TARGET = 0.10


def many(bench: Bench) -> Results:
    """`absr ingest` of 6,000 interview workbooks, and once more: beside nobody but itself."""
    (files,) = bench.files or (_FILES,)
    first, again = (f"absr ingest, {files} files, {turn}" for turn in ("first", "again"))
    delivered = bench.new_project("delivered")
    for blank in delivered.rglob("*.xlsx"):
        blank.unlink()
    made = ["-m", "benchmarks.workbooks", str(delivered), str(files), str(delivered / FOLDER)]
    run([bench.absr.python, *made], ROOT)
    project = bench.work / "project"
    rounds = bench.rounds or 1
    absr = (bench.absr.program("absr"), "ingest")
    contestants = [
        Contestant(first, (absr,), project, lambda: renew(delivered, project)),
        Contestant(again, (absr,), project),
    ]
    series = race(contestants, rounds, warm=False)
    each = Figure("a workbook, first", 1000 * series[first].wall_s / files, "ms")
    compared = [Comparison(series[again], series[first], _AGAIN_TARGET)]
    return Results("many", rounds, series, compared, [each])
