"""What the crash tests share: children to kill, and what must hold after each death."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest


class Zygote:
    """Starts command lines and kills them at a given instant."""

    def __init__(self) -> None:
        """Start the process that holds the imported modules."""
        self._process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("zygote.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "ABSR_TODAY": "2026-11-22"},
        )

    def run(self, *arguments: object, after: float | None = None, fsize: int | None = None) -> int:
        """The exit status of a command; minus the signal when it was killed `after` seconds."""
        return self.life(*arguments, after=after, fsize=fsize)[0]

    def life(
        self, *arguments: object, after: float | None = None, fsize: int | None = None
    ) -> tuple[int, float]:
        """The same, and how long the command lived."""
        words = [str(argument) for argument in arguments]
        request = {"args": words, "after": after, "fsize": fsize}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        return answer["exit"], answer["life"]

    def close(self) -> None:
        """End it."""
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()


@pytest.fixture(scope="session")
def zygote():
    """Runs and kills commands."""
    if not hasattr(os, "fork"):
        pytest.skip("processes cannot be forked, nor killed with signal 9, on this system")
    started = Zygote()
    yield started
    started.close()


class Victim:
    """A command that is killed at random instants of its life, half of them in its last part.

    How long it lives depends on what else the machine does: it is measured all the time.
    """

    def __init__(self, zygote: Zygote, tally: Counter, seed: int, *arguments: object) -> None:
        """Let it live once, to know how long that is."""
        self._zygote = zygote
        self._tally = tally
        self._arguments = arguments
        self._chance = random.Random(seed)
        status, self._life = zygote.life(*arguments)
        assert status == 0

    def kill(self) -> None:
        """Start it and kill it, unless it ends before."""
        start = 0.0 if self._chance.random() < 0.5 else 0.6
        wait = self._life * self._chance.uniform(start, 1.0)
        status, life = self._zygote.life(*self._arguments, after=wait)
        if status < 0:
            self._tally["killed"] += 1
            self._life *= 1.02 if wait > 0.9 * self._life else 1.0
        else:
            assert status == 0
            self._tally["ended before"] += 1
            self._life = (self._life + life) / 2


@pytest.fixture
def victim(zygote, tally):
    """`victim(seed, *arguments)` is a command to be killed; it is run once to its end."""
    return lambda seed, *arguments: Victim(zygote, tally, seed, *arguments)


def check_store(project) -> None:
    """Identities and records agree, and each delivery ever named has its archived copy."""
    persons = {row[0] for row in project.rows("SELECT id FROM record WHERE kind = 'persons'")}
    named = {row[0] for row in project.rows("SELECT record FROM private.identity")}
    assert persons == named
    parents = project.rows(
        "SELECT count(*) FROM record AS child WHERE parent <> '' AND state = 'active' "
        "AND NOT EXISTS (SELECT 1 FROM record WHERE id = child.parent)"
    )
    placeless = project.rows(
        "SELECT count(*) FROM record WHERE state = 'active' "
        "AND NOT EXISTS (SELECT 1 FROM evidence WHERE record = record.id)"
    )
    assert (parents, placeless) == ([(0,)], [(0,)])
    for (sha256,) in project.rows("SELECT sha256 FROM delivery"):
        copy = project.archive / f"{sha256}.xlsx"
        assert hashlib.sha256(copy.read_bytes()).hexdigest() == sha256


@pytest.fixture
def sound():
    """`sound(project)` checks what holds in every state of a store."""
    return check_store


@pytest.fixture
def tally(record_property, request):
    """Counts what became of the trials; the counts are kept with the test's result."""
    counts = Counter()
    yield counts
    told = ", ".join(f"{number} {what}" for what, number in sorted(counts.items()))
    record_property("trials", told)
    with contextlib.suppress(OSError):
        if os.environ.get("ABSR_CRASH_REPORT"):
            with Path(os.environ["ABSR_CRASH_REPORT"]).open("a", encoding="utf-8") as report:
                report.write(f"{request.node.name}: {told}\n")
