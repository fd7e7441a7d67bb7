"""The annotated copies after an ingest: which files need one, where it stands, what it replaces.

Everything here comes after the records are committed, and can be made again: a copy that is
missing, or no longer says what is known, is written by the next ingest.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Refusal, Severity
from absr.model.record import NamedTuple
from absr.store.annotated import Copy, copies, forget_copies, remember_copies
from absr.store.database import open_store
from absr.store.deliveries import archive_path
from absr.store.files import remove_file, sweep_temporaries, write_outputs
from absr.store.scaffold import fingerprint
from absr.workflow.answers import as_plain

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Mapping, Sequence
    from pathlib import Path

    from absr.workflow.answers import FileAnswer
    from absr.workflow.project import Project

_VERSION = 2
"""Of what a copy looks like: a new one makes the copies anew."""

_AGAIN = re.compile(r" \([0-9]+\)$")


class Delivered(NamedTuple):
    """Where a file of this run is, and what it is known by."""

    path: Path | None
    """None for a file that is only in the archive."""
    shown: str
    """Its path below the project, or its name."""


class _Need(NamedTuple):
    """A copy to be written."""

    answer: FileAnswer
    origin: str
    state: str
    target: Path


def annotate(
    project: Project,
    answers: Sequence[FileAnswer],
    delivered: Mapping[str, Delivered],
    known: Sequence[Copy],
) -> tuple[FileAnswer, ...]:
    """The answers with the place of the copy of each file that has something to correct.

    Copies that are no longer needed are removed; one that somebody edited is never touched.
    """
    if not project.paths.to_correct.parent.is_dir():
        return tuple(answers)
    copying = _Copying(project, delivered, known)
    done = tuple(copying.answered(answer) for answer in answers)
    copying.clear(answers)
    return done


def withdraw(project: Project, origins: Container[str]) -> None:
    """Remove the copies of files that were taken back; one that somebody edited stays."""
    with open_store(project.paths) as store:
        known = [copy for copy in copies(store) if copy.origin in origins]
    _remove(project, {copy.path for copy in _untouched(project, known)})


def _untouched(project: Project, known: Sequence[Copy]) -> list[Copy]:
    """The copies that are on the disk as absr wrote them."""
    on_disk = {copy.path: fingerprint(project.paths.root / copy.path) for copy in known}
    return [copy for copy in known if on_disk[copy.path] == copy.sha256]


def _remove(project: Project, paths: Collection[str]) -> None:
    """Remove copies and forget them; one that is open in Excel is removed another time."""
    if not paths:
        return
    root = project.paths.root
    for path in paths:
        with suppress(Refusal):
            remove_file(root / path)
    gone = [path for path in paths if not (root / path).exists()]
    with suppress(Refusal), open_store(project.paths, write=True) as store:
        forget_copies(store, gone)


class _Copying:
    """The copies of one run."""

    def __init__(
        self, project: Project, delivered: Mapping[str, Delivered], known: Sequence[Copy]
    ) -> None:
        self._project = project
        self._paths = project.paths
        self._delivered = delivered
        self._known: dict[str, list[Copy]] = defaultdict(list)
        """What a file is known by → its copies, in the order of their writing."""
        self._origins: dict[str, str] = {}
        """Path of a copy → what it was first a copy of."""
        for copy in known:
            self._know(copy)
        self._swept: set[Path] = set()
        self._language = project.settings.language
        self._taken: set[Path] = set()

    def answered(self, answer: FileAnswer) -> FileAnswer:
        """The answer with the place of its copy; with F037 when it could not be written."""
        if answer.sha256 is None or not answer.to_correct:
            return answer
        origin, state = self._origin(answer), self._state(answer)
        standing = self._standing(origin)
        if any(copy.sha256 == answer.sha256 for copy in standing):
            return answer._replace(annotated=standing[-1].path)
        same = [copy for copy in standing if copy.state == state]
        if same:
            self._taken.add(self._paths.root / same[-1].path)
            return answer._replace(annotated=same[-1].path)
        free = [c for c in standing if self._paths.root / c.path not in self._taken]
        target = self._paths.root / free[-1].path if free else self._free_name(answer)
        try:
            return self._written(_Need(answer, origin, state, target))
        except Refusal:
            fault = Problem("F037", Severity.WARNING, answer.file)
            return answer._replace(faults=(*answer.faults, fault))

    def clear(self, answers: Sequence[FileAnswer]) -> None:
        """Remove the copies of files in which nothing is left to correct."""
        if not self._known:
            return
        needed = {self._origin(a) for a in answers if a.to_correct}
        clean = {self._origin(a) for a in answers if a.sha256 and a.status != "rejected"} - needed
        stale = {c.path for origin in clean for c in self._standing(origin)}
        stale -= {d.shown for d in self._delivered.values()}
        _remove(self._project, stale)

    def _written(self, need: _Need) -> FileAnswer:
        data = self._content(need.answer)
        if data is None:
            return need.answer
        from absr.workflow.annotated_copy import annotated_copy

        made = annotated_copy(need.answer, data, self._project.settings)
        if made is None:
            unlike = Problem("F038", Severity.INFO, need.answer.file)
            return need.answer._replace(faults=(*need.answer.faults, unlike))
        sha256 = hashlib.sha256(made).hexdigest()
        shown = self._shown(need.target)
        with open_store(self._paths, write=True) as store:
            remember_copies(store, [Copy(shown, sha256, need.origin, need.state)])
        self._sweep(need.target.parent)
        written = write_outputs([(need.target, made)])[0]
        if written != need.target:  # the copy of before is open: the new one stands beside it
            shown = self._shown(written)
            with open_store(self._paths, write=True) as store:
                remember_copies(store, [Copy(shown, sha256, need.origin, need.state)])
        self._taken.add(written)
        self._know(Copy(shown, sha256, need.origin, need.state))
        return need.answer._replace(annotated=shown)

    def _standing(self, origin: str) -> list[Copy]:
        """The copies of a file that are on the disk as absr wrote them."""
        return _untouched(self._project, self._known.get(origin, ()))

    def _origin(self, answer: FileAnswer) -> str:
        """What the file is known by; a copy that was delivered, by what it is a copy of."""
        found = self._delivered.get(answer.sha256 or "")
        shown = found.shown if found else answer.file
        return self._origins.get(shown, shown)

    def _know(self, copy: Copy) -> None:
        self._known[copy.origin].append(copy)
        self._origins.setdefault(copy.path, copy.origin)

    def _sweep(self, folder: Path) -> None:
        """Remove what interrupted commands left in a folder, once in a run."""
        if folder not in self._swept and folder.is_dir():
            self._swept.add(folder)
            sweep_temporaries(folder)

    def _state(self, answer: FileAnswer) -> str:
        told = as_plain(answer.to_correct)
        parts = [_VERSION, self._language, answer.file, answer.sha256, told]
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()

    def _free_name(self, answer: FileAnswer) -> Path:
        """The first name that neither a file on the disk has nor a copy of this run."""
        folder = self._paths.to_correct
        stem = answer.file.rpartition(".")[0] or answer.file
        found = self._delivered.get(answer.sha256 or "")
        if found and found.shown.startswith(f"{self._shown(folder)}/"):
            stem = _AGAIN.sub("", stem)
        number = 1
        while True:
            name = f"{stem}.xlsx" if number == 1 else f"{stem} ({number}).xlsx"
            if not (folder / name).exists() and folder / name not in self._taken:
                return folder / name
            number += 1

    def _content(self, answer: FileAnswer) -> bytes | None:
        """The bytes that were read, from where they were or from the archive."""
        sha256 = answer.sha256 or ""
        found = self._delivered.get(sha256)
        kept = archive_path(self._paths.archive, sha256, answer.file)
        for path in (found.path if found else None, kept):
            with suppress(OSError):
                data = path.read_bytes() if path else b""
                if hashlib.sha256(data).hexdigest() == sha256:
                    return data
        return None

    def _shown(self, path: Path) -> str:
        return path.relative_to(self._paths.root).as_posix()
