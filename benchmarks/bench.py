"""What every benchmark is given: environments, a folder to work in, the number of rounds."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.environments import Environment, Environments

COMMUNE = "93063"
"""The municipality whose project is made."""

PROGRAMS = Path(__file__).with_name("peer_programs")


@dataclass(frozen=True, slots=True)
class Bench:
    """The means of one benchmark."""

    environments: Environments
    work: Path
    """An empty folder, removed afterwards."""
    rounds: int | None
    """Rounds asked for; None leaves the benchmark its own number."""
    files: tuple[int, ...] | None = None
    """Numbers of workbooks asked for; None leaves `ingest` and `many` their own."""
    rows: tuple[int, ...] | None = None
    """Numbers of rows asked for; None leaves `growth` its own."""

    @property
    def absr(self) -> Environment:
        """Where absr is measured."""
        return self.environments.absr()

    def run_absr(self, *arguments: str, folder: Path) -> None:
        """Run an absr command that prepares a measure."""
        run([self.absr.program("absr"), *arguments], folder)

    def new_project(self, name: str) -> Path:
        """A new project below the folder to work in."""
        self.run_absr("init", COMMUNE, "--dir", name, "--no-input", folder=self.work)
        return self.work / name


def run(command: list[str], folder: Path) -> None:
    """Run a command that prepares a measure; RuntimeError with its words when it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if done.returncode:
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        raise RuntimeError(f"{' '.join(command)}: status {done.returncode}\n{said}")


def emptied(folder: Path) -> None:
    """Make `folder` a new, empty one."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
