"""What the tests of the command line share: the example's project, and a real terminal."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

TODAY = "2026-11-22"


@pytest.fixture(scope="session")
def built_example(tmp_path_factory, absr) -> tuple[Path, object]:
    """The example as `absr demo` makes it, and what the command answered; never changed."""
    root = tmp_path_factory.mktemp("demo") / "essai"
    ran = absr("demo", root, "--json")
    assert ran.status == 0, ran.err
    return root, ran


@pytest.fixture
def example(built_example, tmp_path, monkeypatch) -> Path:
    """A copy of the example's project, in which the test stands."""
    root = tmp_path / "essai"
    shutil.copytree(built_example[0], root)
    monkeypatch.chdir(root)
    return root


@dataclass(frozen=True)
class Screen:
    """What a command showed on a terminal."""

    status: int
    text: str

    @property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.text.replace("\r\n", "\n").split("\n")


@pytest.fixture
def terminal():
    """`terminal("status", cwd=…, columns=80, keys=[…])` runs absr on a terminal of its own."""
    pexpect = pytest.importorskip("pexpect", reason="no pseudo-terminals on this system")

    def run(*arguments: object, cwd: Path, columns: int = 80, keys=(), **variables: str) -> Screen:
        kept = {
            k: v for k, v in os.environ.items() if k not in {"ABSR_LANG", "COLUMNS", "NO_COLOR"}
        }
        env = {**kept, "ABSR_TODAY": TODAY, "TERM": "xterm-256color", **variables}
        child = pexpect.spawn(
            sys.executable,
            ["-m", "absr", *(str(argument) for argument in arguments)],
            cwd=str(cwd),
            env=env,
            dimensions=(40, columns),
            encoding="utf-8",
            timeout=60,
        )
        for key in keys:
            child.sendline(key)
        child.expect(pexpect.EOF)
        child.close()
        return Screen(child.exitstatus, child.before)

    return run
