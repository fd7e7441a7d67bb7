"""Read many spoilt files and count what became of them: records, a clear refusal, or a fault.

    python tools/fuzz_files.py [--files 200000] [--jobs 2] [--seed 1] [--keep FOLDER]
    python tools/fuzz_files.py --again 1:xlsx:4711 [--keep FOLDER]

Every file follows from its name (seed, form, number): `--again` makes one again and shows what
happens. The files with a fault are kept in FOLDER, with their traceback. The exit status is 1 when
there was any fault. Needs what the tests need (`pip install -e '.[test]'`), and a Unix.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from fuzzing.outcome import Project, Reader
from fuzzing.workers import Case, Told, read_all, read_one

SHARES = {
    "xlsx": 0.42,
    "csv": 0.21,
    "ods": 0.21,
    "xls": 0.05,
    "docx": 0.04,
    "html": 0.03,
    "json": 0.02,
    "zip": 0.02,
}
"""What part of the files has which form."""
_SHOWN = 20
_MIB = 1 << 20


def planned(files: int, seed: int) -> list[Case]:
    """The files to be read, forms mixed, so that a run that is cut short has seen all of them."""
    numbered = [
        (number / count, Case(seed, form, number))
        for form, share in SHARES.items()
        for count in (max(1, round(files * share)),)
        for number in range(count)
    ]
    return [case for _, case in sorted(numbered)]


class Tally:
    """What was counted so far."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.files: Counter[str] = Counter()
        self.read: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.commands = 0
        self.records = 0
        self.faults: list[Told] = []
        self.longest = Told(Case(0, "-", 0), 0, 0)
        self.peak = 0

    def add(self, told: Told) -> None:
        """Count one file."""
        form = told.case.form
        self.files[form] += 1
        self.read[form] += told.records > 0
        self.records += told.records
        self.refused[told.refused] += bool(told.refused)
        self.commands += told.commands
        self.peak = max(self.peak, told.peak)
        if told.seconds > self.longest.seconds:
            self.longest = told
        if told.fault:
            self.faults.append(told)

    def lines(self) -> list[str]:
        """The counts in words."""
        forms = [f"{form} {self.read[form]}/{n}" for form, n in self.files.items()]
        refused = ", ".join(f"{code} {n}" for code, n in self.refused.most_common() if n)
        return [
            f"files          {self.files.total()} ({self.commands} through the whole command)",
            f"with records   {self.read.total()} ({self.records} records): {', '.join(forms)}",
            f"without        {self.refused.total()}: {refused}",
            f"faults         {len(self.faults)}",
            f"longest        {self.longest.seconds:.2f} s ({self.longest.case})",
            f"peak           {self.peak / _MIB:.0f} MiB",
        ]


def keep(told: Told, folder: Path | None) -> None:
    """Write the file with a fault, and what was said of it."""
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    name, data = told.case.file()
    stem = str(told.case).replace(":", "-")
    (folder / f"{stem}-{name}").write_bytes(data)
    (folder / f"{stem}.txt").write_text(told.fault, "utf-8")


def again(text: str, folder: Path | None) -> int:
    """Make one file again, read it and show what became of it."""
    seed, form, number = text.split(":")
    case = Case(int(seed), form, int(number))
    name, data = case.file()
    with tempfile.TemporaryDirectory(prefix="absr-fuzz-") as place:
        told = read_one(case, Reader(), Project(Path(place)))
    keep(told, folder)
    print(f"{name}, {len(data)} bytes: {told.records} records {told.refused}\n{told.fault}")
    return 1 if told.fault else 0


def fuzz(files: int, jobs: int, seed: int, folder: Path | None) -> int:
    """Read so many files and print the counts."""
    tally, start = Tally(), time.monotonic()
    every = max(1, files // 10)
    for told in read_all(planned(files, seed), jobs):
        tally.add(told)
        if told.fault:
            keep(told, folder)
            if len(tally.faults) <= _SHOWN:
                print(f"{told.case}\n{told.fault}", file=sys.stderr)
        if tally.files.total() % every == 0:
            print(f"{tally.files.total()} files, {len(tally.faults)} faults", flush=True)
    print(*tally.lines(), f"took           {time.monotonic() - start:.0f} s", sep="\n")
    return 1 if tally.faults else 0


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--files", type=int, default=200_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--again")
    asked = parser.parse_args()
    if asked.again:
        return again(asked.again, asked.keep)
    return fuzz(asked.files, asked.jobs, asked.seed, asked.keep)


if __name__ == "__main__":
    sys.exit(main())
