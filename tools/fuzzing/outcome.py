"""What becomes of one file, and what must hold of it: records, or problems in words.

Whatever is not so is a fault of absr's: raised as `BrokenPromiseError`, or as what the readers
themselves raise.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from absr.cli.app import run
from absr.model.codes import CODES
from absr.model.exit_status import ExitStatus
from absr.model.problem import Severity
from absr.reading.settings import read_settings
from absr.reading.values import CellParser
from absr.reading.workbook import read_tables
from absr.tabular.delivered import read_delivered
from absr.wording.problems import problem_text
from absr.wording.speech import speak

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.problem import Problem
    from absr.reading.drafts import WorkbookRead

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 11, 22)
_MEANT = frozenset({ExitStatus.DONE, ExitStatus.PROBLEMS})


class BrokenPromiseError(Exception):
    """Something that must hold of every file does not hold of this one."""


class Outcome(NamedTuple):
    """What became of a file."""

    records: int
    refused: str = ""
    """The code of the cause; nothing when tables were found."""


class Reader:
    """Reads files one after the other, as a project would."""

    def __init__(self) -> None:
        """Take the settings of the example."""
        path = ROOT / "examples" / "romainville" / "absr.yaml"
        settings, problems = read_settings(path.name, path.read_bytes())
        if settings is None:
            raise ValueError(problems)
        self.settings = settings
        self._speeches = (speak("fr"), speak("en"))

    def read(self, name: str, data: bytes) -> Outcome:
        """The outcome of one file read to its records."""
        workbook, problems = read_delivered(name, data)
        self.check(problems)
        if workbook is None:
            errors = [problem.code for problem in problems if problem.severity is Severity.ERROR]
            _must(errors, "refused without a cause")
            return Outcome(0, errors[0])
        read = read_tables(workbook, CellParser(self.settings, TODAY))
        self.check(read.problems)
        _check_drafts(read)
        return Outcome(len(read.drafts), "" if read.drafts else "none")

    def check(self, problems: Iterable[Problem]) -> None:
        """Every problem has a code that is known and words in both languages."""
        for problem in problems:
            known = CODES.get(problem.code)
            _must(known, f"unknown code {problem.code}")
            for speech in self._speeches:
                text = problem_text(problem, speech)
                whole = f"{text.message}\n{text.rule}\n{text.ways}"
                _must(all((text.message, text.rule, text.ways)), f"{problem.code} without words")
                whole.encode()


def _check_drafts(read: WorkbookRead) -> None:
    """What goes to the store can be written there."""
    for draft in read.drafts:
        told = [dict(draft.values), dict(draft.identity), draft.key, draft.parent, draft.parent_ref]
        json.dumps(told, default=str, ensure_ascii=False).encode()
    for sheet in read.sheets:
        _must(sheet.rows_read == sheet.rows_accepted + len(sheet.aside), "rows unaccounted for")


def _must(holds: object, otherwise: str) -> None:
    if not holds:
        raise BrokenPromiseError(otherwise)


class Project:
    """A project in a folder of its own, in which whole commands are run."""

    def __init__(self, place: Path) -> None:
        """Make the project in a folder of its own within `place`."""
        self._place = Path(tempfile.mkdtemp(dir=place))
        self._root = self._place / "romainville"
        status, out = _run("init", "93063", "--no-input", "--dir", self._root)
        _must(status == 0, f"no project: {out}")

    def dry_run(self, name: str, data: bytes, *, as_json: bool) -> None:
        """The whole command on one file, for a program or a person; nothing is kept of it."""
        self._ingest(self._root, self._file(name, data), "--dry-run", as_json=as_json)

    def ingest(self, name: str, data: bytes) -> None:
        """The whole command on one file, its annotated copy included, in a copy of the project."""
        root = self._place / "copy"
        shutil.copytree(self._root, root)
        try:
            self._ingest(root, self._file(name, data), as_json=False)
        finally:
            shutil.rmtree(root)

    def _file(self, name: str, data: bytes) -> Path:
        path = self._place / name
        path.write_bytes(data)
        return path

    def _ingest(self, root: Path, path: Path, *options: str, as_json: bool) -> None:
        more = (*options, "--json") if as_json else options
        status, out = _run("ingest", path, *more, "--project", root)
        path.unlink()
        _must(status in _MEANT, f"exit status {status}: {out[-2000:]}")
        if as_json:
            json.loads(out)


def _run(*arguments: object) -> tuple[int, str]:
    """The status of a command line run in this process, and what it printed."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run([str(argument) for argument in arguments])
    printed = []
    for stream in (out, err):
        stream.flush()
        raw = stream.buffer
        raw.seek(0)
        printed.append(raw.read().decode())
    return int(status), "".join(printed)
