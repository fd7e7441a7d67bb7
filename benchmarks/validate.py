"""How long the faults of a large sheet take to find, beside frictionless and pandera.

All three read the same workbook with the same rules, and must find the same cells.
"""

from __future__ import annotations

import json
import re
import subprocess
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.bench import PROGRAMS, run
from benchmarks.environments import ROOT
from benchmarks.processes import Contestant, race
from benchmarks.results import Comparison, Figure, Results
from benchmarks.rules import SHEET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from benchmarks.bench import Bench

_ROUNDS = 5
_ROWS, _FAULTS = 20_000, 900
_TARGET = 0.20
_FILE = "1-analyse-croisee/entretiens.xlsx"
_SCHEMA = "rules/schema.json"
_CELL = re.compile("([A-Z])([0-9]+)")
_ABSR = "absr ingest --dry-run"
_WHOLE = "absr ingest, first"
_FRICTIONLESS = "frictionless validate"
_PANDERA = "pandas and pandera"

Cells = set[tuple[int, int]]
"""Row as the spreadsheet shows it, place of the column."""


def validate(bench: Bench) -> Results:
    """`absr ingest --dry-run` beside `frictionless validate` and pandera on 20,000 rows.

    RuntimeError unless each of them finds the cells that were planted, and no others. absr says
    more of some (an interview that has two dates): those are counted apart. Its whole ingest,
    which also keeps the records and writes the annotated copy, is set beside them without a
    target.
    """
    project = bench.new_project("project")
    rules = project / "rules"  # below the project: frictionless follows no other paths
    made = ["-m", "benchmarks.large_workbook", str(project), str(project / _FILE), str(_ROWS)]
    made += ["--faults", str(_FAULTS), "--rules", str(rules)]
    run([bench.absr.python, *made], ROOT)
    commands = _commands(bench)
    found = _all_found(commands, project, rules)
    rounds = bench.rounds or _ROUNDS
    series = race(_contestants(bench, project, commands), rounds)
    compared = [
        Comparison(series[ours], series[peer], target)
        for ours, target in ((_ABSR, _TARGET), (_WHOLE, None))
        for peer in (_FRICTIONLESS, _PANDERA)
    ]
    return Results("validate", rounds, series, compared, found)


def _commands(bench: Bench) -> Mapping[str, tuple[str, ...]]:
    """What each is called with, in the project's folder."""
    frictionless = bench.environments.peer("frictionless-excel").program("frictionless")
    pandera = bench.environments.peer("pandera").python
    checked = str(PROGRAMS / "validate_with_pandera.py")
    return {
        _ABSR: (bench.absr.program("absr"), "ingest", "--dry-run", "--json"),
        _FRICTIONLESS: (
            *(frictionless, "validate", _FILE, "--schema", _SCHEMA),
            *("--sheet", SHEET, "--limit-errors", str(10 * _FAULTS), "--json"),
        ),
        _PANDERA: (pandera, checked, _FILE, SHEET, _SCHEMA),
    }


def _contestants(
    bench: Bench, project: Path, commands: Mapping[str, tuple[str, ...]]
) -> list[Contestant]:
    shell = {name: _tolerant(command) for name, command in commands.items()}
    absr = bench.absr.program("absr")
    dry, whole = (_tolerant((absr, "ingest", *more)) for more in (("--dry-run",), ()))
    forget = partial(_forget, project)
    return [
        Contestant(_ABSR, (dry,), project, forget),
        Contestant(_FRICTIONLESS, (shell[_FRICTIONLESS],), project),
        Contestant(_PANDERA, (shell[_PANDERA],), project),
        Contestant(_WHOLE, (whole,), project, forget),
    ]


def _forget(project: Path) -> None:
    """The project as it was before its first ingest: a known file would not be read."""
    for name in (".absr/absr.db", "prive/personnes.db", "prive/a-corriger/entretiens.xlsx"):
        (project / name).unlink(missing_ok=True)


def _tolerant(command: tuple[str, ...]) -> tuple[str, ...]:
    """The command with status 0: to a measure, errors in the data are no failure."""
    return ("sh", "-c", '"$@"; test $? -le 1', "sh", *command)


def _all_found(commands: Mapping[str, tuple[str, ...]], project: Path, rules: Path) -> list[Figure]:
    """How many cells each found; RuntimeError when they are not those that were planted."""
    planted = {(row, place) for row, place in json.loads((rules / "wrong.json").read_bytes())}
    answers = {name: _answer(command, project) for name, command in commands.items()}
    ours, more = _by_absr(answers[_ABSR])
    found = {
        _ABSR: ours,
        _FRICTIONLESS: _by_frictionless(answers[_FRICTIONLESS]),
        _PANDERA: {(row, place) for row, place in answers[_PANDERA]},
    }
    for name, cells in found.items():
        if cells != planted:
            wrong = f"{len(planted - cells)} not found, {len(cells - planted)} too many"
            raise RuntimeError(f"{name}: {wrong} ({sorted(cells ^ planted)[:5]})")
    told = [Figure(f"wrong cells found: {name}", len(cells), "") for name, cells in found.items()]
    return [*told, Figure("cells that contradict another (absr only)", len(more), "")]


def _answer(command: tuple[str, ...], folder: Path) -> Any:
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return json.loads(done.stdout)


def _by_absr(answer: Any) -> tuple[Cells, Cells]:
    """Cells that break a rule of their column, and those that only contradict another cell."""
    wrong: Cells = set()
    more: Cells = set()
    for problem in answer["files"][0]["problems"]:
        cells = {_spot(cell) for cell in problem["cells"]}
        if problem["code"].startswith("V"):
            wrong |= cells
        else:
            more |= cells
    return wrong, more - wrong


def _by_frictionless(answer: Any) -> Cells:
    errors = answer["tasks"][0]["errors"]
    return {(error["rowNumber"], error["fieldNumber"] - 1) for error in errors}


def _spot(cell: str) -> tuple[int, int]:
    parts = _CELL.fullmatch(cell)
    if parts is None:
        raise ValueError(cell)
    return int(parts[2]), ord(parts[1]) - ord("A")
