"""How long until a command answers: version, help, the state of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.bench import PROGRAMS
from benchmarks.processes import Contestant, race
from benchmarks.results import Comparison, Results

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.bench import Bench

_ROUNDS = 21
_HELPS = ("sqlite-utils", "copier", "frictionless")


def startup(bench: Bench) -> Results:
    """`absr --version`, `absr --help` and `absr status` beside bare typer, peers, `python -c pass`.

    Those that are compared run one right after the other.
    """
    bench.run_absr("demo", "demo", folder=bench.work)
    rounds = bench.rounds or _ROUNDS
    series = race(_contestants(bench, bench.work / "demo"), rounds)
    compared = (
        ("absr --version", "bare typer", 1.3),
        ("absr --help", "sqlite-utils --help", 0.5),
        ("absr --help", "copier --help", 1.0),
        ("absr --help", "frictionless --help", 1.0),
        ("absr status", "python -c pass", 15.0),
        ("absr --version", "python -c pass", None),
        ("absr --help", "python -c pass", None),
    )
    comparisons = [Comparison(series[ours], series[peer], most) for ours, peer, most in compared]
    return Results("startup", rounds, series, comparisons)


def _contestants(bench: Bench, project: Path) -> list[Contestant]:
    absr = bench.absr
    peers = {name: bench.environments.peer(name) for name in ("typer", *_HELPS)}
    commands = {
        "absr --version": [absr.program("absr"), "--version"],
        "bare typer": [peers["typer"].python, str(PROGRAMS / "bare_typer.py")],
        "absr --help": [absr.program("absr"), "--help"],
        **{f"{name} --help": [peers[name].program(name), "--help"] for name in _HELPS},
        "absr status": [absr.program("absr"), "status"],
        "python -c pass": [absr.python, "-c", "pass"],
    }
    return [Contestant(name, (tuple(command),), project) for name, command in commands.items()]
