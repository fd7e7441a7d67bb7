"""How long a newcomer waits, command by command, from a clone to the first report of their town."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.bench import run
from benchmarks.environments import ROOT
from benchmarks.processes import Contestant, race
from benchmarks.results import Figure, Results

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.bench import Bench

_ROUNDS = 2
_TOWN, _FOLDER = "Sainte-Colombe (46)", "sainte-colombe"
_INTERVIEWS = "3"
_MOST_COMMANDS = 4


def newcomer(bench: Bench) -> Results:
    """What is typed in a fresh clone, in its order; filling the workbook is not counted.

    pipx makes an environment and has pip install into it, and so does the first step, without the
    packages that come with pip. The round that does not count leaves the downloads in pip's
    cache: what the network takes is in no figure.
    """
    steps = _steps(bench)
    rounds = bench.rounds or _ROUNDS
    series = race(steps, rounds)
    report = bench.work / "clone" / _FOLDER / "rapports" / "internal" / "phase1.docx"
    if not report.is_file():
        raise RuntimeError("there is no report at the end")
    waited = sum(one.wall_s for one in series.values())
    figures = [
        Figure("commands typed", len(steps), "", _MOST_COMMANDS),
        Figure("from the clone to the report", waited, "s"),
    ]
    return Results("newcomer", rounds, series, (), figures)


def _steps(bench: Bench) -> list[Contestant]:
    clone, installed = bench.work / "clone", bench.work / "installed"
    absr = str(installed / "bin" / "absr")
    pip = (str(installed / "bin" / "python"), "-m", "pip", "install", "-qq", str(clone))
    there = ("--project", _FOLDER)
    return [
        Contestant(
            "pipx install .",
            ((bench.absr.python, "-m", "venv", str(installed)), pip),
            bench.work,
            partial(_cloned, clone, installed),
        ),
        Contestant(f'absr init "{_TOWN}"', ((absr, "init", _TOWN),), clone),
        Contestant(
            f"absr ingest {' '.join(there)}",
            ((absr, "ingest", *there),),
            clone,
            partial(_filled, installed, clone / _FOLDER),
        ),
        Contestant(f"absr report {' '.join(there)}", ((absr, "report", *there),), clone),
    ]


def _cloned(clone: Path, installed: Path) -> None:
    """A fresh clone, and nothing installed."""
    for folder in (clone, installed):
        shutil.rmtree(folder, ignore_errors=True)
    run(["git", "clone", "--quiet", "--depth", "1", ROOT.as_uri(), str(clone)], clone.parent)


def _filled(installed: Path, project: Path) -> None:
    """The interviews in the first phase's folder, as if they had been typed."""
    python, folder = str(installed / "bin" / "python"), project / "1-analyse-croisee"
    run([python, "-m", "benchmarks.workbooks", str(project), _INTERVIEWS, str(folder)], ROOT)
