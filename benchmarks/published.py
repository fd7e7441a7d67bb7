"""How long the largest file of Insee takes, from the text and from its zip, beside pandas."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.bench import PROGRAMS, Bench, run
from benchmarks.environments import ROOT
from benchmarks.processes import Contestant, Series, measured, race
from benchmarks.results import Comparison, Figure, Results

if TYPE_CHECKING:
    from pathlib import Path

_ROUNDS = 3
_MOST_OF_PANDAS, _MOST_AGAIN = 0.6, 0.05
_MOST_OF_ITS_MEMORY, _MOST_MIB = 0.3, 150.0
_FORMS = ("csv", "zip")
_EVERY = "every indicator of every commune"


def published(bench: Bench) -> Results:
    """`absr ingest` of 35,000 communes and 1,900 columns beside `pandas.read_csv(usecols=…)`.

    Sixty columns, for one commune and the territories that a new project compares it with (EPT,
    département, région, France). absr's time holds everything: its start, the fingerprint of the
    whole file, the sums, the records with their journal, the extract.
    """
    run([bench.absr.python, "-m", "benchmarks.dossier", str(bench.work)], ROOT)
    fresh = bench.new_project("fresh")
    columns = bench.work / "columns.txt"
    rounds = bench.rounds or _ROUNDS
    contestants = []
    for form in _FORMS:
        file = bench.work / f"dossier_complet.{form}"
        project = bench.work / f"project-{form}"
        absr = (bench.absr.program("absr"), "ingest", str(file))
        pandas = str(PROGRAMS / "read_columns_with_pandas.py")
        peer = (bench.absr.python, pandas, str(file), str(columns))
        contestants += [
            Contestant(_first(form), (absr,), project, partial(_renew, fresh, project)),
            Contestant(_again(form), (absr,), project),
            Contestant(_peer(form), (peer,), bench.work),
        ]
    series = race(contestants, rounds)
    compared, figures = [], []
    for form in _FORMS:
        first, peer = series[_first(form)], series[_peer(form)]
        compared += [
            Comparison(first, peer, _MOST_OF_PANDAS),
            Comparison(series[_again(form)], first, _MOST_AGAIN),
        ]
        share = first.peak_mib / peer.peak_mib
        figures += [
            Figure(f"{form}: peak memory", first.peak_mib, "MiB", _MOST_MIB),
            Figure(f"{form}: peak memory, pandas is 1", share, "", _MOST_OF_ITS_MEMORY),
        ]
    every = Series(_EVERY, (measured(_every_commune(bench), ROOT),))
    figures += [
        Figure(f"{_EVERY}: time", every.runs[0].wall_s, "s"),
        Figure(f"{_EVERY}: peak memory", every.peak_mib, "MiB"),
    ]
    return Results("published", rounds, {**series, _EVERY: every}, compared, figures)


def _every_commune(bench: Bench) -> tuple[str, ...]:
    """All the indicators of the catalogue for the 35,000 communes, at two vintages."""
    file = str(bench.work / "every_variable.csv")
    return (str(bench.absr.python), "-m", "benchmarks.every_commune", file)


def _first(form: str) -> str:
    return f"absr ingest, {form}, first"


def _again(form: str) -> str:
    return f"absr ingest, {form}, again"


def _peer(form: str) -> str:
    return f"pandas.read_csv(usecols), {form}"


def _renew(fresh: Path, project: Path) -> None:
    """The project as it was before the first reading."""
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(fresh, project)
