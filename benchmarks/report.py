"""How long the phase 1 report takes beside bare pandoc making the same three documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.processes import Contestant, race
from benchmarks.results import Comparison, Figure, Results

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.bench import Bench

_ROUNDS = 5
_FORMATS = ("docx", "html", "md")
_KIB = 1024


def report(bench: Bench) -> Results:
    """`absr report phase1` of the example beside the sum of pandoc's three calls on its Markdown.

    Bare pandoc draws no figure, counts nothing and sets no house style: a floor, not a peer.
    """
    bench.run_absr("demo", "demo", folder=bench.work)
    built = bench.work / "demo" / "rapports" / "internal"
    rounds = bench.rounds or _ROUNDS
    series = race(_contestants(bench, built), rounds)
    absr = series["absr report phase1"]
    compared = [
        Comparison(absr, series[name]) for name in ("pandoc, three documents", "pandoc --version")
    ]
    figures = [
        Figure(f"phase1.{name}", (built / f"phase1.{name}").stat().st_size / _KIB, "KiB")
        for name in _FORMATS
    ]
    return Results("report", rounds, series, compared, figures)


def _contestants(bench: Bench, built: Path) -> list[Contestant]:
    pandoc = bench.environments.pandoc()
    source = str(built / "phase1.md")
    outputs = [("docx", "docx"), ("html", "html"), ("markdown", "md")]
    calls = tuple(
        (pandoc, source, "--from", "markdown", "--to", writer, "--output", f"bare.{ending}")
        for writer, ending in outputs
    )
    command = (bench.absr.program("absr"), "report", "phase1", "--format", ",".join(_FORMATS))
    return [
        Contestant("absr report phase1", (command,), bench.work / "demo"),
        Contestant("pandoc, three documents", calls, built),
        Contestant("pandoc --version", ((pandoc, "--version"),), built),
    ]
