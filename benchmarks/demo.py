"""How long the whole example takes beside bare pandoc and vl-convert making the same documents."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.bench import PROGRAMS, run
from benchmarks.environments import ROOT
from benchmarks.processes import Contestant, Run, Series, race
from benchmarks.results import Comparison, Figure, Results

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.bench import Bench

_ROUNDS = 5
_TARGET = 1.5
_STYLES = ROOT / "templates" / "styles"
_WRITERS = {
    "docx": ("--reference-doc", str(_STYLES / "reference.docx"), "--toc", "--toc-depth", "2"),
    "html": ("--standalone", "--embed-resources", "--css", str(_STYLES / "report.css"), "--toc"),
    "gfm": ("--wrap", "none"),
}


def demo(bench: Bench) -> Results:
    """`absr demo` beside a call of pandoc for each document and of vl-convert for each figure.

    The peers make neither project, workbooks nor counts: they are given the Markdown of each
    document and the specification of each figure, with absr's own style files. The second sum
    draws all the figures in one call, which a user who knows vl-convert would do. absr makes no
    PDF, so that typst has no part in it.
    """
    bench.run_absr("demo", "example", folder=bench.work)
    example, drawn = bench.work / "example", bench.work / "figures"
    run([bench.absr.python, "-m", "benchmarks.documents", str(example), str(drawn)], ROOT)
    contestants = _contestants(bench, example / "rapports", drawn)
    rounds = bench.rounds or _ROUNDS
    series = race(contestants, rounds)
    ours, texts, figures, together = series.values()
    each = _sum("pandoc and vl-convert, a call each", texts, figures)
    best = _sum("pandoc, and vl-convert in one call", texts, together)
    counted = [
        Figure("documents made by each", len(contestants[1].commands), "documents"),
        Figure("figures in them", len(contestants[2].commands), "figures"),
    ]
    compared = [Comparison(ours, peer, _TARGET) for peer in (each, best)]
    sums = {one.name: one for one in (each, best)}
    return Results("demo", rounds, {**series, **sums}, compared, counted)


def _contestants(bench: Bench, reports: Path, drawn: Path) -> list[Contestant]:
    made = bench.work / "made"
    specifications = sorted(str(place) for place in drawn.glob("*.json"))
    draw = (bench.absr.python, str(PROGRAMS / "draw_figures.py"))
    return [
        Contestant(
            "absr demo",
            ((bench.absr.program("absr"), "demo", str(made)),),
            bench.work,
            partial(shutil.rmtree, made, ignore_errors=True),
        ),
        Contestant("pandoc, a call a document", tuple(_calls(bench, reports)), reports),
        Contestant(
            "vl-convert, a call a figure", tuple((*draw, one) for one in specifications), drawn
        ),
        Contestant("vl-convert, one call", ((*draw, *specifications),), drawn),
    ]


def _calls(bench: Bench, reports: Path) -> Iterator[tuple[str, ...]]:
    """Pandoc's calls: from the Markdown of a report its Word file, its page and its Markdown."""
    pandoc, reader = bench.environments.pandoc(), bench.environments.pandoc_reader()
    for word in sorted(reports.glob("*/*.word.md")):
        text = word.with_name(word.name.replace(".word.md", ".md"))
        place = ("--resource-path", str(text.parent), "--metadata", "lang=fr-FR")
        for writer, options in _WRITERS.items():
            source = str(word if writer == "docx" else text)
            bare = str(text.with_suffix(f".bare.{writer}"))
            read = (pandoc, source, "--from", reader, *place)
            yield (*read, "--to", writer, *options, "--output", bare)


def _sum(name: str, *peers: Series) -> Series:
    """Several contestants as one that does the work of all, round by round."""
    return Series(
        name,
        tuple(
            Run(
                wall_s=sum(run.wall_s for run in together),
                cpu_s=sum(run.cpu_s for run in together),
                peak_mib=max(run.peak_mib for run in together),
            )
            for together in zip(*(peer.runs for peer in peers), strict=True)
        ),
    )
