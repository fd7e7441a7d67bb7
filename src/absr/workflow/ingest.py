"""`absr ingest`: delivered files → records, all in one transaction."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from absr.model.exit_status import ExitStatus
from absr.model.problem import Problem, Refusal, Severity
from absr.privacy.free_texts import scan
from absr.privacy.identities import NameFinder, pseudonym
from absr.reading.checks import cross_problems
from absr.reading.drafts import Aside, SheetRead
from absr.reading.rows import key_of_ref
from absr.reading.values import CellParser
from absr.reading.workbook import is_own_sheet, read_tables
from absr.store.database import open_store
from absr.store.deliveries import (
    Delivery,
    archive,
    current_deliveries,
    find_delivery,
    is_current,
    keep_delivery,
    others_than,
    sweep_archive,
)
from absr.store.files import sweep_temporaries, sync_files
from absr.store.incoming import Incoming
from absr.store.journal import (
    begin_batch,
    describe_batch,
    drop_batch,
    has_changes,
    identities_changed,
)
from absr.store.merge import FileMerge
from absr.store.records import hmac_key, known_refs, load_identities
from absr.tabular import DEFAULT_LIMITS, read_workbook
from absr.workflow.answers import FileAnswer, as_stored, as_unchanged
from absr.workflow.unread import workbooks_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from absr.model.source import Source
    from absr.reading.drafts import Draft, WorkbookRead
    from absr.store.database import Store
    from absr.workflow.project import Project


_OF_OTHER_FILES = frozenset({"X203", "X205"})
"""Problems that another file can settle."""

_WITHOUT_IDENTITIES = "-"


@dataclass(frozen=True, slots=True)
class IngestRequest:
    """What is asked of `absr ingest`."""

    files: tuple[Path, ...]
    """None given: every workbook in the project's phase folders."""
    now: dt.datetime
    strict: bool = False
    accept_removed: bool = False
    dry_run: bool = False
    progress: Callable[[int, int], None] | None = None
    """Called with files done and files in all."""


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What became of every file."""

    files: tuple[FileAnswer, ...]
    batch: int | None
    """Number of the batch in the journal; None when nothing was changed."""

    @property
    def exit_status(self) -> ExitStatus:
        """Privacy first, then errors in the data."""
        if any(problem.code == "P303" for answer in self.files for problem in answer.problems):
            return ExitStatus.PRIVACY
        return ExitStatus.PROBLEMS if any(a.errors for a in self.files) else ExitStatus.DONE


def ingest(project: Project, request: IngestRequest) -> IngestResult:
    """Read the files into the project's store and tell what changed.

    Raises Refusal U211 when there is nothing to read.
    """
    paths = request.files or workbooks_of(project)
    if not paths:
        raise Refusal("U211", exit_status=ExitStatus.USAGE)
    with open_store(project.paths, write=True, dry=request.dry_run) as store:
        if not request.dry_run:
            sweep_temporaries(project.paths.root)
            sweep_archive(store, project.paths.archive)
        batch = begin_batch(store, "ingest", request.now)
        run = _Run(project, request, store, batch)
        answers = run.files(paths)
        if not request.files:
            answers += run.known_elsewhere(answers)
        if not has_changes(store, batch):
            drop_batch(store)
            return IngestResult(tuple(answers), None)
        describe_batch(
            store, batch, {**_summary(answers), "identities": identities_changed(store, batch)}
        )
        sync_files(store.written)
    return IngestResult(tuple(answers), batch)


def _summary(answers: Sequence[FileAnswer]) -> dict[str, object]:
    done = [answer for answer in answers if answer.status in {"read", "partial"}]
    counts = {
        name: sum(getattr(answer, name) for answer in done)
        for name in ("added", "changed", "removed", "unchanged")
    }
    return {"files": [answer.file for answer in done], **counts}


class _Run:
    """One ingest: goes through the files with what they share."""

    def __init__(self, project: Project, request: IngestRequest, store: Store, batch: int) -> None:
        self._project = project
        self._request = request
        self._store = store
        self._batch = batch
        self._parser = CellParser(project.settings, request.now.date())
        self._paths: Sequence[Path] = ()
        self._finder: NameFinder | None = None

    def files(self, paths: Sequence[Path]) -> list[FileAnswer]:
        self._paths = paths
        answers = []
        for number, path in enumerate(paths, start=1):
            answers.append(self._file(path))
            if self._request.progress is not None:
                self._request.progress(number, len(paths))
        return answers

    def known_elsewhere(self, answers: Sequence[FileAnswer]) -> list[FileAnswer]:
        """Files delivered from outside the phase folders: known, and unchanged."""
        seen = {answer.sha256 for answer in answers}
        return [as_unchanged(d.answer) for d in others_than(self._store, seen)]

    def _file(self, path: Path) -> FileAnswer:
        try:
            with path.open("rb") as stream:
                data = stream.read(DEFAULT_LIMITS.file_bytes + 1)
        except OSError:
            return _rejected(path.name, None, (Problem("F001", Severity.ERROR, path.name),))
        sha256 = hashlib.sha256(data).hexdigest()
        known = find_delivery(self._store, sha256)
        if known is not None and self._is_done(known):
            return replace(as_unchanged(known.answer), file=path.name)
        with _savepoint(self._store) as undo:
            answer, source = self._read(path.name, sha256, data)
            if answer.status == "rejected":
                undo()
            elif source is not None:
                self._keep(path, data, answer, source)
        return replace(answer, problems=answer.problems + _open_elsewhere(path))

    def _is_done(self, known: Delivery) -> bool:
        """Whether reading a known file again could bring nothing."""
        if not is_current(self._store, known):
            return self._is_superseded(known)
        codes = {problem["code"] for problem in known.answer["problems"]}
        return (
            known.settings in {self._project.digest, self._settings}
            and not (self._request.accept_removed and "X204" in codes)
            and not (codes & _OF_OTHER_FILES and self._is_settled_elsewhere(known))
        )

    def _is_superseded(self, known: Delivery) -> bool:
        """Whether a newer version of a known file stands among the files of this run."""
        newest = {d.sha256 for d in current_deliveries(self._store) if d.source == known.source}
        return any(_sha256(path) in newest for path in self._paths)

    def _is_settled_elsewhere(self, known: Delivery) -> bool:
        """Whether a number that was unknown, or taken, no longer is, thanks to another file."""
        refs = known_refs(self._store)
        found = ((p["code"], key_of_ref(p["value"] or "")) for p in known.answer["problems"])
        return any(
            (code == "X205" and ref in refs) or (code == "X203" and ref not in refs)
            for code, ref in found
        )

    @property
    def _settings(self) -> str:
        """Fingerprint of what the files are read with: without identities, not all was read."""
        return self._project.digest + ("" if self._store.has_identities else _WITHOUT_IDENTITIES)

    def _keep(self, path: Path, data: bytes, answer: FileAnswer, source: int) -> None:
        keep_delivery(
            self._store,
            Delivery(
                sha256=answer.sha256 or "",
                source=source,
                batch=self._batch,
                file=path.name,
                path=self._shown_path(path),
                settings=self._settings,
                answer=as_stored(answer),
            ),
        )
        if self._request.dry_run or not self._store.has_identities:
            return
        folder = self._project.paths.archive
        copy = archive(folder, answer.sha256 or "", path.name, data)
        if copy is not None:
            self._store.written.append(copy)

    def _shown_path(self, path: Path) -> str:
        full = path.absolute()
        root = self._project.paths.root
        return full.relative_to(root).as_posix() if full.is_relative_to(root) else path.name

    def _read(self, name: str, sha256: str, data: bytes) -> tuple[FileAnswer, int | None]:
        """The answer to one file, and the source it was taken into (None: nothing taken)."""
        workbook, problems = read_workbook(name, data, unread=is_own_sheet)
        if workbook is None:
            return _rejected(name, sha256, problems), None
        read = read_tables(workbook, self._parser)
        problems += read.problems
        if not any(sheet.kind for sheet in read.sheets):
            unknown = Problem("F013", Severity.ERROR, name)
            return replace(_rejected(name, sha256, (*problems, unknown)), sheets=read.sheets), None
        read, refused = self._without_identities(read)
        drafts = read.drafts
        problems += refused
        problems += tuple(cross_problems(drafts, frozenset(known_refs(self._store))))
        problems += tuple(scan(drafts, self._names(drafts)))
        if not drafts:
            status = "rejected" if refused or self._is_refused(problems) else "read"
            return FileAnswer(name, sha256, status, read.sheets, problems=problems), None
        return self._merge(read, sha256, drafts, problems)

    def _is_refused(self, problems: Sequence[Problem]) -> bool:
        """Whether `--strict` refuses the whole file."""
        return self._request.strict and any(p.severity is Severity.ERROR for p in problems)

    def _merge(
        self,
        read: WorkbookRead,
        sha256: str,
        drafts: Sequence[Draft],
        problems: tuple[Problem, ...],
    ) -> tuple[FileAnswer, int | None]:
        merged = FileMerge(
            self._store,
            sha256,
            [self._incoming(draft) for draft in drafts],
            accept_removed=self._request.accept_removed,
        ).run()
        problems += merged.problems
        sheets = tuple(_without_refused(sheet, merged.refused) for sheet in read.sheets)
        if self._is_refused(problems) or not merged.records:
            return replace(_rejected(read.file, sha256, problems), sheets=sheets), None
        whole = (
            not merged.refused
            and not any(p.severity is Severity.ERROR for p in problems)
            and not any(aside.reason != "example" for sheet in read.sheets for aside in sheet.aside)
        )
        answer = FileAnswer(
            file=read.file,
            sha256=sha256,
            status="read" if whole else "partial",
            sheets=sheets,
            added=merged.added,
            changed=merged.changed,
            removed=merged.removed,
            unchanged=merged.unchanged,
            records=tuple(sorted(merged.records.items())),
            changes=merged.changes,
            problems=problems,
        )
        return answer, merged.source

    def _without_identities(self, read: WorkbookRead) -> tuple[WorkbookRead, tuple[Problem, ...]]:
        """Without the private store, sheets that name persons are refused."""
        named = {draft.source.sheet for draft in read.drafts if draft.identity}
        if self._store.has_identities or not named:
            return read, ()
        kept = tuple(draft for draft in read.drafts if draft.source.sheet not in named)
        sheets = tuple(_unread(s) if s.sheet in named else s for s in read.sheets)
        refused = tuple(
            Problem("P303", Severity.ERROR, read.file, sheet) for sheet in sorted(named, key=str)
        )
        return replace(read, sheets=sheets, drafts=kept), refused

    def _names(self, drafts: Sequence[Draft]) -> NameFinder:
        """The persons of the project, and those of every file read so far."""
        if self._finder is None:
            self._finder = NameFinder(load_identities(self._store).values())
        self._finder.learn(draft.identity for draft in drafts if draft.identity)
        return self._finder

    def _incoming(self, draft: Draft) -> Incoming:
        key = draft.key
        if draft.identity:
            key = pseudonym(hmac_key(self._store), draft.identity)
        return Incoming(
            kind=draft.kind,
            key=key,
            parent=draft.parent,
            values=draft.values,
            source=draft.source,
            cells=draft.cells,
            identity=draft.identity,
            parent_ref=draft.parent_ref,
            rows=draft.rows,
        )


def _unread(sheet: SheetRead) -> SheetRead:
    """A sheet that is refused whole."""
    return SheetRead(sheet.sheet, None, None, reason="no_private_folder")


def _without_refused(sheet: SheetRead, refused: Sequence[tuple[Source, str]]) -> SheetRead:
    """The sheet with the rows that the store did not take set aside."""
    rows = {s.row: reason for s, reason in refused if s.sheet == sheet.sheet and s.row}
    known = {aside.row for aside in sheet.aside}
    more = [Aside(row, reason, "") for row, reason in rows.items() if row not in known]
    if not more:
        return sheet
    aside = tuple(sorted((*sheet.aside, *more), key=lambda entry: entry.row))
    return replace(sheet, aside=aside, rows_accepted=sheet.rows_accepted - len(more))


def _open_elsewhere(path: Path) -> tuple[Problem, ...]:
    """F016 when a spreadsheet program has the workbook open: what is not saved is not read."""
    if not path.with_name(f"~${path.name}").exists():
        return ()
    return (Problem("F016", Severity.INFO, path.name),)


def _sha256(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _rejected(name: str, sha256: str | None, problems: tuple[Problem, ...]) -> FileAnswer:
    return FileAnswer(name, sha256, "rejected", problems=problems)


@contextmanager
def _savepoint(store: Store) -> Iterator[Callable[[], None]]:
    """One file inside the transaction; call what is given to take its changes back."""
    undone: list[bool] = []
    store.connection.execute("SAVEPOINT file")
    yield lambda: undone.append(True)
    if undone:
        store.connection.execute("ROLLBACK TO file")
    store.connection.execute("RELEASE file")
