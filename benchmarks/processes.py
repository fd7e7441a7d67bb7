"""Whole processes, run in turn and measured by the system: time on the wall, work, memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_MIB = 1024 if sys.platform.startswith("linux") else 1024 * 1024
"""Units of `ru_maxrss` in a MiB: it counts KiB on Linux, bytes on macOS."""

_UNSET = ("ABSR_LANG", "ABSR_TODAY", "ABSR_DEBUG", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")


@dataclass(frozen=True, slots=True)
class Contestant:
    """Something to run: one command, or several whose costs are added."""

    name: str
    commands: tuple[tuple[str, ...], ...]
    folder: Path
    prepare: Callable[[], None] | None = None
    """Called before each run, outside the measure."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took."""

    wall_s: float
    cpu_s: float
    """User and system time, those of the programs it started included."""
    peak_mib: float
    """Of its largest process."""


@dataclass(frozen=True, slots=True)
class Series:
    """All runs of a contestant, in the order of the rounds."""

    name: str
    runs: tuple[Run, ...]

    @property
    def wall_s(self) -> float:
        """Median time on the wall."""
        return median(run.wall_s for run in self.runs)

    @property
    def cpu_s(self) -> float:
        """Median work."""
        return median(run.cpu_s for run in self.runs)

    @property
    def peak_mib(self) -> float:
        """Median peak of memory."""
        return median(run.peak_mib for run in self.runs)


def race(contestants: Sequence[Contestant], rounds: int, *, warm: bool = True) -> dict[str, Series]:
    """Each contestant once a round, in their order, after a round that does not count.

    `warm=False` leaves that one out, where a round takes minutes.
    """
    runs: dict[str, list[Run]] = {contestant.name: [] for contestant in contestants}
    for number in range(0 if warm else 1, rounds + 1):
        for contestant in contestants:
            done = _once(contestant)
            if number:
                runs[contestant.name].append(done)
    return {name: Series(name, tuple(done)) for name, done in runs.items()}


def _once(contestant: Contestant) -> Run:
    if contestant.prepare is not None:
        contestant.prepare()
    runs = [measured(command, contestant.folder) for command in contestant.commands]
    return Run(
        wall_s=sum(run.wall_s for run in runs),
        cpu_s=sum(run.cpu_s for run in runs),
        peak_mib=max(run.peak_mib for run in runs),
    )


def measured(command: Sequence[str], folder: Path) -> Run:
    """Run a command to its end, nothing shown; RuntimeError when it fails.

    A child starts with the peak of its parent: keep this process small (no absr imported here).
    """
    environment = {name: value for name, value in os.environ.items() if name not in _UNSET}
    with tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            said = errors.read().decode("utf-8", "replace")
            raise RuntimeError(f"{' '.join(command)}: status {process.returncode}\n{said}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MIB)
