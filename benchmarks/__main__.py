"""`python -m benchmarks NAME`: run a benchmark and print what it found."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.annotated import annotated
from benchmarks.bench import Bench
from benchmarks.demo import demo
from benchmarks.environments import ROOT, Environments
from benchmarks.growth import growth
from benchmarks.ingest import ingest
from benchmarks.init import init
from benchmarks.interviews import interviews
from benchmarks.large import large
from benchmarks.many import many
from benchmarks.match import match
from benchmarks.newcomer import newcomer
from benchmarks.published import published
from benchmarks.report import report
from benchmarks.startup import startup
from benchmarks.validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.results import Results

BENCHMARKS: dict[str, Callable[[Bench], Results]] = {
    "startup": startup,
    "init": init,
    "ingest": ingest,
    "annotated": annotated,
    "validate": validate,
    "large": large,
    "growth": growth,
    "interviews": interviews,
    "many": many,
    "published": published,
    "report": report,
    "demo": demo,
    "newcomer": newcomer,
    "match": match,
}


def main() -> None:
    """Run the benchmarks asked for; the status is 0 whatever they find."""
    options = _options()
    cache: Path = options.cache.absolute()
    cache.mkdir(parents=True, exist_ok=True)
    (cache / ".gitignore").write_text("*\n", encoding="utf-8")
    names = BENCHMARKS if options.name == "all" else (options.name,)
    for name in names:
        with tempfile.TemporaryDirectory(dir=cache, prefix=f"{name}-") as work:
            bench = Bench(
                environments=Environments(cache, installed=options.installed),
                work=Path(work),
                rounds=options.rounds,
                files=options.files,
                rows=options.rows,
            )
            results = replace(BENCHMARKS[name](bench), peers=bench.environments.peers)
        print(results.as_json() if options.json else results.as_text(), flush=True)


def _options() -> argparse.Namespace:
    if not hasattr(os, "wait4"):
        sys.exit("The benchmarks need a system with wait4: Linux or macOS.")
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=[*BENCHMARKS, "all"])
    parser.add_argument(
        "--cache",
        type=Path,
        default=os.environ.get("ABSR_BENCH_CACHE") or ROOT / ".bench",
        help="folder of the peers' environments (ABSR_BENCH_CACHE; .bench in the checkout)",
    )
    parser.add_argument("--rounds", type=int, help="rounds that count, after one that does not")
    parser.add_argument(
        "--files", type=_sizes, help="workbooks for ingest (60; 60,600 for growth), many (6000)"
    )
    parser.add_argument(
        "--rows",
        type=_sizes,
        help="rows for growth: 1000,10000,100000,1000000; interviews for interviews: 60,600,…",
    )
    parser.add_argument(
        "--installed",
        action="store_true",
        help="measure absr installed from a wheel of this checkout, in an environment of its own",
    )
    parser.add_argument("--json", action="store_true", help="print JSON, with every run")
    return parser.parse_args()


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(part) for part in text.split(",")))


if __name__ == "__main__":
    main()
