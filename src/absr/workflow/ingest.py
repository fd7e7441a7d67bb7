"""`absr ingest`: delivered files → records, all in one transaction."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from absr.model.decisions import fingerprint
from absr.model.exit_status import ExitStatus
from absr.model.problem import Problem, Refusal, Severity
from absr.model.record import NamedTuple
from absr.store.annotated import copies, find_copy
from absr.store.database import open_store
from absr.store.deliveries import (
    Delivery,
    archive,
    archive_extract,
    delivery_at,
    delivery_seen,
    find_delivery,
    is_corrected,
    is_current,
    keep_delivery,
    others_than,
    sweep_archive,
)
from absr.store.files import sweep_temporaries, sync_files
from absr.store.journal import (
    begin_batch,
    describe_batch,
    drop_batch,
    has_changes,
    identities_changed,
)
from absr.store.mappings import keep_decisions
from absr.store.scaffold import manifest
from absr.store.seen import mark_of
from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.published_head import PUBLISHED_ENDINGS, holds_published
from absr.workflow.annotated import Delivered, annotate
from absr.workflow.answers import (
    FileAnswer,
    as_rejected,
    as_stored,
    as_unchanged,
    rejected,
    with_checks,
)
from absr.workflow.mappings import decisions_in, project_mappings, refuse_names
from absr.workflow.standing import Neighbours
from absr.workflow.unread import files_in, workbooks_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from absr.model.decisions import Decision
    from absr.model.mappings import Mappings
    from absr.reading.mapping_file import DecisionRead
    from absr.store.annotated import Copy
    from absr.store.database import Store
    from absr.workflow.intake import Intake
    from absr.workflow.project import Project
    from absr.workflow.published import PublishedIntake
    from absr.workflow.questions import Place, Question


_OF_TWO_FILES = frozenset({"X203", "X220"})
"""Problems that end when the other file changes, or is no longer there."""

_WITHOUT_IDENTITIES = "-"


class Step(NamedTuple):
    """How far a reading is."""

    done: int
    """Files read."""
    total: int
    file: str
    rows: int = 0
    """Rows found in the file that is being read; 0 between two files."""


class IngestRequest(NamedTuple):
    """What is asked of `absr ingest`."""

    files: tuple[Path, ...]
    """None given: every workbook in the project's phase folders."""
    now: dt.datetime
    strict: bool = False
    accept_removed: bool = False
    dry_run: bool = False
    map_file: Path | None = None
    """What headings and spellings mean, as `--map` gives it."""
    decisions: tuple[Decision, ...] = ()
    """What was answered to the questions that the last reading left open."""
    asks: bool = False
    """Whether somebody can be asked what absr does not understand."""
    progress: Callable[[Step], None] | None = None
    """Called after each file, and within one as soon as its rows are counted."""


class IngestResult(NamedTuple):
    """What became of every file."""

    files: tuple[FileAnswer, ...]
    batch: int | None
    """Number of the batch in the journal; None when nothing was changed."""
    decided: int = 0
    """Decisions that are new."""
    questions: tuple[Question, ...] = ()
    """What somebody may be asked, the most frequent first."""

    @property
    def exit_status(self) -> ExitStatus:
        """Privacy first, then errors in the data."""
        if any(problem.code == "P303" for answer in self.files for problem in answer.problems):
            return ExitStatus.PRIVACY
        return ExitStatus.PROBLEMS if any(a.errors for a in self.files) else ExitStatus.DONE


def ingest(project: Project, request: IngestRequest) -> IngestResult:
    """Read the files into the project's store and tell what changed.

    Raises Refusal U211 when there is nothing to read: no workbook, or only blank ones; U216 when
    the file of decisions has a fault.
    """
    mapped = decisions_in(request.map_file, project.settings) if request.map_file else ()
    paths = _asked_for(request.files) if request.files else _all_of(project)
    if not paths and not mapped:
        raise Refusal("U211", exit_status=ExitStatus.USAGE)
    result, delivered, known = _read(project, request, paths, mapped)
    if request.dry_run:
        return result
    return result._replace(files=annotate(project, result.files, delivered, known))


def _read(
    project: Project,
    request: IngestRequest,
    paths: Sequence[Path],
    mapped: tuple[DecisionRead, ...],
) -> tuple[IngestResult, Mapping[str, Delivered], Sequence[Copy]]:
    """The files read in one transaction; where each of them is, and the copies written before."""
    with open_store(project.paths, write=True, dry=request.dry_run) as store:
        if not request.dry_run:
            sweep_temporaries(project.paths.root)
            sweep_archive(store, project.paths.archive)
        batch = begin_batch(store, "ingest", request.now)
        decided = _keep(store, batch, request, mapped)
        run = _Run(project, request, store, batch)
        answers = heard = run.verified(paths)
        if not request.files:
            answers = [*heard, *run.known_elsewhere(heard)]
        if not answers and not mapped:
            raise Refusal("U211", exit_status=ExitStatus.USAGE)
        known = copies(store)
        if not has_changes(store, batch):
            drop_batch(store)
            nothing = IngestResult(tuple(answers), None, questions=run.questions(heard))
            return nothing, run.delivered, known
        summary = _summary(answers, request.map_file if decided else None)
        describe_batch(store, batch, {**summary, "identities": identities_changed(store, batch)})
        sync_files(store.written)
        result = IngestResult(tuple(answers), batch, decided, run.questions(heard))
    return result, run.delivered, known


def _keep(
    store: Store, batch: int, request: IngestRequest, mapped: tuple[DecisionRead, ...]
) -> int:
    """Keep what was decided in the file or in answers; gives how many decisions are new."""
    if request.map_file is not None:
        refuse_names(request.map_file, mapped, store)
    return keep_decisions(store, batch, (*(one.decision for one in mapped), *request.decisions))


def _asked_for(named: Sequence[Path]) -> tuple[Path, ...]:
    """The files named, and for a folder the files in it, if there are any to read."""
    return tuple(
        path for one in named for path in (files_in(one) if one.is_dir() else ()) or (one,)
    )


def _all_of(project: Project) -> tuple[Path, ...]:
    """Every file to read in the project."""
    with open_store(project.paths) as store:
        return workbooks_of(project, store)


def _summary(answers: Sequence[FileAnswer], map_file: Path | None) -> dict[str, object]:
    """The files of a batch, the one of decisions first, and its counts."""
    done = [answer for answer in answers if answer.status in {"read", "partial"}]
    counts = {
        name: sum(getattr(answer, name) for answer in done)
        for name in ("added", "changed", "removed", "unchanged")
    }
    mapped = [map_file.name] if map_file is not None else []
    return {"files": [*mapped, *(answer.file for answer in done)], **counts}


class _Run:
    """One ingest: goes through the files with what they share."""

    def __init__(self, project: Project, request: IngestRequest, store: Store, batch: int) -> None:
        self._project = project
        self._request = request
        self._store = store
        self._batch = batch
        self._neighbours = Neighbours(store, (), {})
        self._step = Step(0, 0, "")
        self.delivered: dict[str, Delivered] = {}
        """Fingerprint of a file's content → where it is."""
        self._refused: dict[str, FileAnswer] = {}
        self._filled: dict[Place, int] = {}
        self._contents: dict[Path, str | None] = {}
        self._blank = frozenset() if request.files else frozenset(manifest(store).values())

    def verified(self, paths: Sequence[Path]) -> list[FileAnswer]:
        """The answers to all files, with what their records say against each other.

        With `--strict` a file whose records do not agree with the others is refused whole, and
        the others are read again without it.
        """
        while True:
            with _savepoint(self._store, "files") as undo:
                answers = self._with_checks(self.files(paths))
                wrong = self._wrong(answers)
                if wrong:
                    undo()
            if not wrong:
                return answers
            self._refused |= wrong

    def _with_checks(self, answers: list[FileAnswer]) -> list[FileAnswer]:
        if not has_changes(self._store, self._batch):
            return answers
        from absr.workflow.verification import verify

        checks = verify(self._store, self._project, self._request.now.date())
        return [
            answer
            if answer.status == "rejected"
            else with_checks(answer, checks.get(answer.sha256 or "", ()))
            for answer in answers
        ]

    def _wrong(self, answers: Sequence[FileAnswer]) -> dict[str, FileAnswer]:
        """Files, by content, that `--strict` refuses for what their records say of others."""
        if not self._request.strict:
            return {}
        return {
            answer.sha256 or "": as_rejected(answer)
            for answer in answers
            if answer.status in {"read", "partial"} and answer.errors
        }

    def files(self, paths: Sequence[Path]) -> list[FileAnswer]:
        """The answer to each file, one after the other."""
        self._neighbours = Neighbours(self._store, paths, self._contents)
        answers = []
        for number, path in enumerate(paths, start=1):
            self._step = Step(number - 1, len(paths), path.name)
            answer = self._file(path)
            if answer is not None:
                answers.append(answer)
            self._tell(self._step._replace(done=number))
        return answers

    def _tell(self, step: Step) -> None:
        if self._request.progress is not None:
            self._request.progress(step)

    @cached_property
    def _intake(self) -> Intake:
        """What reads a file; it is not even loaded when nothing is new."""
        from absr.workflow.intake import Intake

        return Intake(
            self._store,
            self._project.settings,
            self._request.now.date(),
            self._mappings,
            accept_removed=self._request.accept_removed,
            counted=lambda rows: self._tell(self._step._replace(rows=rows)),
            wanted=self._wanted,
        )

    def _wanted(self) -> frozenset[str]:
        """The variables that the indicators need, those of the project's own formulas too."""
        from absr.workflow.catalogue import project_catalogue

        return project_catalogue(self._project.paths).catalogue.wanted

    @cached_property
    def _mappings(self) -> Mappings:
        """What the project decided on its own words."""
        return project_mappings(self._store, self._project.settings)

    def questions(self, answers: Sequence[FileAnswer]) -> tuple[Question, ...]:
        """What may be asked of what could not be understood; nothing where nobody can be asked."""
        if not self._request.asks:
            return ()
        from absr.workflow.questions import questions_of

        return questions_of(answers, self._project.settings, self._filled, self._store)

    def known_elsewhere(self, answers: Sequence[FileAnswer]) -> list[FileAnswer]:
        """Files delivered from outside the phase folders: known, and unchanged."""
        seen = {answer.sha256 for answer in answers}
        others = others_than(self._store, seen)
        root = self._project.paths.root
        for other in others:
            self.delivered[other.sha256] = Delivered(root / other.path, other.path)
        return [as_unchanged(other.answer) for other in others]

    def _file(self, path: Path) -> FileAnswer | None:
        """The answer to one file; None for a blank workbook that nobody filled or named."""
        if path.suffix.lower() in PUBLISHED_ENDINGS and holds_published(path):
            answer = self._published_file(path)
            if answer is not None:
                return answer
        try:
            data = _content(path)
        except OSError:
            return rejected(path.name, None, (Problem("F001", Severity.ERROR, path.name),))
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 in self._blank:
            return None
        if sha256 in self._refused:
            return self._refused[sha256]._replace(file=path.name)
        known = find_delivery(self._store, sha256) or self._copied(path, sha256)
        if known is not None and known.sha256 != sha256:
            return self._untouched(known)
        self.delivered.setdefault(sha256, Delivered(path, self._shown_path(path)))
        answer = self._known(known, path) or self._read(path, sha256, data, known)
        self._listen(answer, data)
        return answer

    def _published_file(self, path: Path) -> FileAnswer | None:
        """The answer to a file of a statistical office, read line by line; None for another."""
        mark = mark_of(path)
        known = delivery_seen(self._store, mark) if mark else None
        if known is not None and self._is_published_done(known):
            return self._published_again(known, path)
        read = self._published.read_file(path)
        if read is None:
            return None
        known = find_delivery(self._store, read.sha256)
        if known is not None and self._is_published_done(known):
            return self._published_again(known, path)
        if read.sha256 in self._refused:
            return self._refused[read.sha256]._replace(file=path.name)
        self.delivered.setdefault(read.sha256, Delivered(path, self._shown_path(path)))
        with _savepoint(self._store, "file") as undo:
            taken = self._published.take(read)
            if taken.source is None:
                undo()
            else:
                self._keep(path, None, taken.answer, taken.source)
                self._keep_extract(taken.answer.sha256 or "", taken.extract)
        return taken.answer

    def _is_published_done(self, known: Delivery) -> bool:
        """Whether reading a known published file again could bring nothing."""
        return known.settings == self._published_with and is_current(self._store, known)

    @cached_property
    def _published_with(self) -> str:
        """Fingerprint of what published files are read with."""
        from absr.reading.statistics.read_with import read_with
        from absr.workflow.catalogue import own_file

        own = own_file(self._project.paths)
        return read_with(self._project.settings, own.read_bytes() if own is not None else b"")

    def _published_again(self, known: Delivery, path: Path) -> FileAnswer:
        self.delivered.setdefault(known.sha256, Delivered(path, self._shown_path(path)))
        return as_unchanged(known.answer)._replace(file=path.name)

    @cached_property
    def _published(self) -> PublishedIntake:
        from absr.workflow.published import PublishedIntake

        return PublishedIntake(self._store, self._project.settings, self._wanted)

    def _known(self, known: Delivery | None, path: Path) -> FileAnswer | None:
        """The answer to a file that brings nothing new, or None when it must be read."""
        if known is not None and is_corrected(self._store, known):
            return _corrected(known, path.name)
        if known is not None and self._is_done(known):
            return as_unchanged(known.answer)._replace(file=path.name)
        return None

    def _read(self, path: Path, sha256: str, data: bytes, known: Delivery | None) -> FileAnswer:
        """The answer to a file that is read: all of it is taken, or nothing."""
        with _savepoint(self._store, "file") as undo:
            standing = self._neighbours.standing(path, self._shown_path(path), sha256)
            answer, source = self._intake.read(path.name, sha256, data, standing)
            if answer.status == "rejected":
                undo()
            elif known is not None and self._again(known, answer):
                undo()
                answer = as_unchanged(known.answer)._replace(file=path.name)
            elif source is not None and answer.published is not None:
                self._keep(path, None, answer, source)
                self._keep_extract(sha256, self._intake.extract)
            elif source is not None:
                self._keep(path, data, answer, source)
        return answer._replace(faults=answer.faults + _open_elsewhere(path))

    def _copied(self, path: Path, sha256: str) -> Delivery | None:
        """The file whose annotated copy this is, as absr wrote it: nobody corrected anything."""
        copy = find_copy(self._store, self._shown_path(path), sha256)
        return delivery_at(self._store, copy.origin) if copy is not None else None

    def _untouched(self, original: Delivery) -> FileAnswer:
        """The answer to a copy without corrections: that of its original, which stays as it is."""
        place = Delivered(self._project.paths.root / original.path, original.path)
        self.delivered.setdefault(original.sha256, place)
        if is_corrected(self._store, original):
            return _corrected(original, original.file)
        return as_unchanged(original.answer)

    def _again(self, known: Delivery | None, answer: FileAnswer) -> bool:
        """Whether a file that is read again says all that it said before."""
        if known is None or not is_current(self._store, known) or answer.changes:
            return False
        keeps = ("records", "faults", "sheets")
        stored = as_stored(answer)
        return known.settings == self._settings and all(
            json.dumps(stored[name]) == json.dumps(known.answer[name]) for name in keeps
        )

    def _listen(self, answer: FileAnswer, data: bytes) -> None:
        """Keep which columns that were not taken hold something: only these are asked about."""
        if self._request.asks and any(problem.code == "H103" for problem in answer.problems):
            from absr.workflow.questions import filled_columns

            self._filled |= filled_columns(answer, data)

    def _is_done(self, known: Delivery) -> bool:
        """Whether reading a known file again could bring nothing."""
        codes = {problem["code"] for problem in known.answer["faults"]}
        return (
            is_current(self._store, known)
            and known.settings in {self._read_with, self._settings}
            and not (self._request.accept_removed and "X204" in codes)
            and not codes & _OF_TWO_FILES
            and not ("X205" in codes and self._is_settled_elsewhere(known))
        )

    def _is_settled_elsewhere(self, known: Delivery) -> bool:
        """Whether an interview that was unknown no longer is, thanks to another file."""
        from absr.privacy.identities import MASK
        from absr.reading.record_keys import key_of_ref
        from absr.store.records import known_refs

        faults = [p for p in known.answer["faults"] if p["code"] == "X205"]
        if any(MASK in (p["value"] or "") for p in faults):
            return True  # a number made of a name is not kept with the answer: the file tells
        refs = known_refs(self._store)
        return any(key_of_ref(p["value"] or "") in refs for p in faults)

    @cached_property
    def _read_with(self) -> str:
        """Fingerprint of the settings and of the decisions on the user's words."""
        return self._project.digest + fingerprint(self._mappings)

    @property
    def _settings(self) -> str:
        """Fingerprint of what the files are read with: without identities, not all was read."""
        return self._read_with + ("" if self._store.has_identities else _WITHOUT_IDENTITIES)

    def _keep(self, path: Path, data: bytes | None, answer: FileAnswer, source: int) -> None:
        """Keep what was delivered; a published file has no data: it is not archived whole."""
        streamed = data is None and path.suffix.lower() in PUBLISHED_ENDINGS
        stored = as_stored(answer)
        keep_delivery(
            self._store,
            Delivery(
                sha256=answer.sha256 or "",
                source=source,
                batch=self._batch,
                file=path.name,
                path=self._shown_path(path),
                settings=self._published_with if streamed else self._settings,
                answer=stored if data is not None else {**stored, "seen": mark_of(path)},
            ),
        )
        if data is None or self._request.dry_run or not self._store.has_identities:
            return
        folder = self._project.paths.archive
        copy = archive(folder, answer.sha256 or "", path.name, data)
        if copy is not None:
            self._store.written.append(copy)

    def _keep_extract(self, sha256: str, extract: bytes) -> None:
        """Archive the lines of a published file that hold what was kept, as evidence."""
        if self._request.dry_run or not self._store.has_identities:
            return
        copy = archive_extract(self._project.paths.archive, sha256, extract)
        if copy is not None:
            self._store.written.append(copy)

    def _shown_path(self, path: Path) -> str:
        full = path.absolute()
        root = self._project.paths.root
        return full.relative_to(root).as_posix() if full.is_relative_to(root) else path.name


def _content(path: Path) -> bytes:
    """The bytes of a file; of one that is too large, one more than what is read."""
    most = DEFAULT_LIMITS.file_bytes
    with path.open("rb") as stream:
        # Room for all that might be there is made only where it is there.
        return stream.read(most + 1) if os.fstat(stream.fileno()).st_size > most else stream.read()


def _open_elsewhere(path: Path) -> tuple[Problem, ...]:
    """F016 when a spreadsheet program has the workbook open: what is not saved is not read."""
    if not path.with_name(f"~${path.name}").exists():
        return ()
    return (Problem("F016", Severity.INFO, path.name),)


def _corrected(known: Delivery, name: str) -> FileAnswer:
    """The answer to a file whose corrected copy was read: its own faults no longer count."""
    told = Problem("F036", Severity.INFO, name)
    return as_unchanged(known.answer)._replace(file=name, faults=(told,), checks=())


@contextmanager
def _savepoint(store: Store, name: str) -> Iterator[Callable[[], None]]:
    """A step inside the transaction; call what is given to take its changes back."""
    undone: list[bool] = []
    store.connection.execute(f"SAVEPOINT {name}")
    yield lambda: undone.append(True)
    if undone:
        store.connection.execute(f"ROLLBACK TO {name}")
    store.connection.execute(f"RELEASE {name}")
