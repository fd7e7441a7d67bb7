"""Processes that read spoilt files, one after the other, and survive them.

A file may take ten seconds of work (an alarm that counts the work of the process: on a machine that
others use, waiting for one's turn is no fault), its process 1.5 GiB of addresses (a limit of the
system). A process that dies, or that no alarm wakes, is replaced by another, which goes on with the
next file.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import tempfile
import time
import traceback
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from fuzzing.mutations import file_of
from fuzzing.outcome import Project, Reader
from fuzzing.seeds import seeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

SLOWEST = 10
"""Seconds of work that a file may take."""
MOST_MEMORY = 1 << 30
"""Bytes that a process may hold at its peak."""
_ADDRESSES = 3 << 29
_HUNG = 300
_WHOLE_COMMAND, _KEPT = 50, 200
"""One file in so many goes through the whole command, and one in so many through one that keeps."""
_NICE = 10
_PAUSE = 0.05
_FORK = multiprocessing.get_context("fork")


class Case(NamedTuple):
    """One file to be made and read."""

    seed: int
    form: str
    number: int

    def __str__(self) -> str:
        """How the file is asked for again."""
        return f"{self.seed}:{self.form}:{self.number}"

    def file(self) -> tuple[str, bytes]:
        """The name and the bytes of the file: always the same."""
        return file_of(self.form, seeds(), Random(str(self)))  # noqa: S311 -- it is to be foreseen


class Told(NamedTuple):
    """What became of one file, and of the process that read it."""

    case: Case
    seconds: float
    peak: int
    """Bytes that the process held at its peak so far."""
    records: int = 0
    refused: str = ""
    fault: str = ""
    """What must not be: a traceback, a hang, a death."""
    commands: int = 0


class TooSlow(BaseException):
    """The alarm rang."""


def read_all(cases: Sequence[Case], jobs: int) -> Iterator[Told]:
    """What became of each file, as it comes, read by so many processes at a time."""
    with tempfile.TemporaryDirectory(prefix="absr-fuzz-") as place:
        lanes = [_Lane(cases[lane::jobs], Path(place)) for lane in range(jobs)]
        while lanes:
            for lane in lanes:
                yield from lane.told()
            lanes = [lane for lane in lanes if not lane.done]
            time.sleep(_PAUSE)


class _Lane:
    """The files of one process, and of those that replace it."""

    def __init__(self, cases: Sequence[Case], place: Path) -> None:
        self._cases = cases
        self._place = place
        self._next = 0
        self._heard = time.monotonic()
        self._process, self._ear = self._start()

    @property
    def done(self) -> bool:
        """Whether every file has been answered for."""
        return self._next >= len(self._cases)

    def told(self) -> Iterator[Told]:
        """What the process said since it was last asked."""
        while not self.done and self._ear.poll():
            try:
                told: Told = self._ear.recv()
            except EOFError:  # the end of a process that died
                yield self._lost(0)
                return
            self._heard = time.monotonic()
            self._next += 1
            yield told
        silent = time.monotonic() - self._heard
        if self.done:
            self._process.join()
        elif silent > _HUNG:
            yield self._lost(silent)

    def _lost(self, silent: float) -> Told:
        """The file that the process never answered for; another process takes the next."""
        if silent:
            self._process.kill()
        self._process.join()
        fault = "hung" if silent else f"died, exit code {self._process.exitcode}"
        case = self._cases[self._next]
        self._next += 1
        self._heard = time.monotonic()
        if not self.done:
            self._process, self._ear = self._start()
        return Told(case, silent, 0, fault=fault)

    def _start(self) -> tuple[BaseProcess, Connection]:
        ear, mouth = _FORK.Pipe(duplex=False)
        given = (self._cases[self._next :], self._place, mouth)
        process = _FORK.Process(target=_work, args=given, daemon=True)
        process.start()
        mouth.close()
        return process, ear


def _work(cases: Sequence[Case], place: Path, mouth: Connection) -> None:
    """Read the files and say what became of each."""
    os.nice(_NICE)
    os.environ["ABSR_DEBUG"] = "1"
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    signal.signal(signal.SIGPROF, _ring)
    reader, project = Reader(), Project(place)
    for case in cases:
        mouth.send(read_one(case, reader, project))


def _ring(_signal: int, _frame: object) -> None:
    raise TooSlow


def read_one(case: Case, reader: Reader, project: Project) -> Told:
    """What becomes of one file; nothing is raised."""
    name, data = case.file()
    before = _peak()
    start = time.process_time()
    records, refused, fault, commands = 0, "", "", 0
    signal.setitimer(signal.ITIMER_PROF, SLOWEST)
    try:
        records, refused = reader.read(name, data)
        commands = _command(case, project, name, data)
    except TooSlow:
        fault = f"over {SLOWEST} s\n{traceback.format_exc()}"
    except Exception:  # noqa: BLE001 -- whatever it is, it is what we are looking for
        fault = traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    peak = _peak()
    if before <= MOST_MEMORY < peak:
        fault = fault or f"memory: {peak >> 20} MiB"
    return Told(case, time.process_time() - start, peak, records, refused, fault, commands)


def _command(case: Case, project: Project, name: str, data: bytes) -> int:
    """Run the whole command on some files; gives how many commands were run."""
    if case.number % _KEPT == 0:
        project.ingest(name, data)
    elif case.number % _WHOLE_COMMAND == 0:
        project.dry_run(name, data, as_json=case.number % (2 * _WHOLE_COMMAND) == 0)
    else:
        return 0
    return 1


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
