"""Let atheris look for a way to break the guard, the readers and the parsers, guided by their code.

    pip install atheris            # a tool of this script, no dependency of absr; Linux only
    python tools/fuzz_atheris.py [--minutes 30] [--jobs 2] [--keep FOLDER] [TARGET…]

The minutes are shared out among the targets (all, unless some are named), so many of them side by
side. Each fault is kept once, with its bytes and its traceback; the exit status is 1 when there was
any. A file that takes ten seconds, or a process over 1 GiB, ends its target and is a fault too.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import re
import subprocess
import sys
import tempfile
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = (
    "guard",
    "csv",
    "html",
    "json",
    "xls",
    "xlsx",
    "ods",
    "docx",
    "values",
    "decisions",
    "headers",
)
_PACKAGES = ("model", "tabular", "reading", "wording")
_RUNS = re.compile(r"^(?:Done (\d+) runs|stat::number_of_executed_units:\s+(\d+))", re.MULTILINE)
_LIMITS = ("-timeout=10", "-rss_limit_mb=1024", "-print_final_stats=1", "-max_len=20000")
_LAST_FRAMES = 3


class Result(NamedTuple):
    """What became of one target."""

    name: str
    runs: int
    faults: int
    status: int


def fuzz_here(name: str, seconds: int, folder: Path) -> None:
    """Fuzz one target in this process; it ends with the process."""
    import atheris

    with atheris.instrument_imports(include=["absr"]):
        for package in _PACKAGES:
            whole = importlib.import_module(f"absr.{package}")
            for module in pkgutil.walk_packages(whole.__path__, f"{whole.__name__}."):
                importlib.import_module(module.name)
    from fuzzing.targets import targets

    target = targets()[name]
    corpus = folder / f"corpus-{name}"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, sample in enumerate(target.samples):
        (corpus / str(number)).write_bytes(sample)
    options = [f"-max_total_time={seconds}", f"-artifact_prefix={folder}/{name}-", *_LIMITS]
    atheris.Setup([sys.argv[0], *options, str(corpus)], _kept(target.run, name, folder))
    atheris.Fuzz()


def _kept(run: Callable[[bytes], None], name: str, folder: Path) -> Callable[[bytes], None]:
    """Runs a target and keeps each fault once, by the places in the code that it went through."""
    seen: set[tuple[object, ...]] = set()

    def once(data: bytes) -> None:
        try:
            run(data)
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is what we are looking for
            frames = traceback.extract_tb(error.__traceback__)[-_LAST_FRAMES:]
            fault = (type(error), *((frame.filename, frame.lineno) for frame in frames))
            if fault not in seen:
                seen.add(fault)
                stem = folder / f"{name}-fault-{len(seen)}"
                stem.with_suffix(".bin").write_bytes(data)
                stem.with_suffix(".txt").write_text(traceback.format_exc(), "utf-8")

    return once


def fuzz_apart(name: str, seconds: int, folder: Path) -> Result:
    """Fuzz one target in a process of its own."""
    command = [sys.executable, __file__, "--here", name, "--seconds", str(seconds)]
    done = subprocess.run(
        ["nice", *command, "--keep", str(folder)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    (folder / f"{name}.log").write_text(done.stderr, "utf-8")
    runs = max((int(a or b) for a, b in _RUNS.findall(done.stderr)), default=0)
    faults = len(list(folder.glob(f"{name}-fault-*.bin"))) + len(
        [path for kind in ("crash", "timeout", "oom") for path in folder.glob(f"{name}-{kind}-*")]
    )
    result = Result(name, runs, faults, done.returncode)
    print(f"{name:10} {runs:>9} runs in {seconds} s, {faults} faults", flush=True)
    return result


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--here", choices=NAMES, help=argparse.SUPPRESS)
    parser.add_argument("--seconds", type=int, default=60, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    folder = (asked.keep or Path(tempfile.mkdtemp(prefix="absr-atheris-"))).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if asked.here:
        os.environ.setdefault("ABSR_TODAY", "2026-11-22")
        fuzz_here(asked.here, asked.seconds, folder)
        return 0
    names = asked.targets or list(NAMES)
    seconds = round(asked.minutes * 60 / len(names))
    with ThreadPoolExecutor(asked.jobs) as pool:
        results = list(pool.map(lambda name: fuzz_apart(name, seconds, folder), names))
    print(f"{sum(result.runs for result in results)} runs in all; kept in {folder}")
    return 1 if any(result.faults or result.status for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
