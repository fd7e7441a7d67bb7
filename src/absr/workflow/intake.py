"""One delivered file into the store: its cells read, its records merged, its faults told.

Loaded only when there is a file to read: most runs of `absr ingest` find nothing new.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from absr.model.mappings import NO_MAPPINGS
from absr.model.problem import Problem, Severity
from absr.model.theme_splits import splits_of
from absr.privacy.free_texts import scan
from absr.privacy.identities import NameFinder, pseudonym
from absr.privacy.named_columns import told_as_names
from absr.reading.blank_forms import blank_form_problem
from absr.reading.drafts import Aside, SheetRead
from absr.reading.replayed import replayed_themes
from absr.reading.values import CellParser
from absr.reading.workbook import is_own_sheet, read_tables
from absr.store.evidence_ids import person_code
from absr.store.incoming import Incoming
from absr.store.lineage import ALONE, is_delivered
from absr.store.merge import FileMerge
from absr.store.records import hmac_key, load_identities
from absr.tabular.delivered import read_delivered
from absr.tabular.published_head import may_be_published
from absr.workflow.answers import FileAnswer, rejected, without_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from absr.model.mappings import Mappings
    from absr.model.settings import Settings
    from absr.model.source import Source
    from absr.reading.drafts import Draft, WorkbookRead
    from absr.store.database import Store
    from absr.store.lineage import Standing
    from absr.workflow.published import PublishedIntake

_SPOKEN = frozenset({"interviews", "statements"})
"""Kinds whose sheets hold what persons say, and never who they are."""


_SOUND = frozenset({"example", "joined", "section"})
"""Reasons for which a row is no record of its own, and nothing of it is missing."""
_NO_DATA = frozenset({"example", "header", "joined", "note", "section", "total"})
"""Reasons for which a row is set aside that was never meant as data."""


class Intake:
    """Takes the files of one ingest, one after the other, with what they share."""

    def __init__(  # noqa: PLR0913 -- what the files of a run share
        self,
        store: Store,
        settings: Settings,
        today: dt.date,
        mappings: Mappings = NO_MAPPINGS,
        *,
        accept_removed: bool,
        counted: Callable[[int], None] = lambda _: None,
        wanted: Callable[[], frozenset[str]],
    ) -> None:
        """Prepare to read with these settings and these decisions.

        `counted` is told how many rows a file has; `wanted` gives the variables that the
        indicators need of a published file.
        """
        self._counted = counted
        self._store = store
        self._accept_removed = accept_removed
        self._mappings = mappings
        self._parser = CellParser(settings, today, mappings)
        self._splits = splits_of(settings)
        self._finder: NameFinder | None = None
        self._settings = settings
        self._wanted = wanted
        self.extract = b""
        """Of the last file, where it is a published one: the lines that hold what was kept."""

    def read(
        self, name: str, sha256: str, data: bytes, standing: Standing = ALONE
    ) -> tuple[FileAnswer, int | None]:
        """The answer to one file, and the source it was taken into (None: nothing taken)."""
        with _collector_at_rest():
            answer, source = self._read(name, sha256, data, standing)
            return without_names(answer, self._names(())), source

    def _read(
        self, name: str, sha256: str, data: bytes, standing: Standing
    ) -> tuple[FileAnswer, int | None]:
        """The answer with what the file itself says, names and all."""
        workbook, problems = read_delivered(name, data, unread=is_own_sheet)
        if workbook is None:
            return rejected(name, sha256, problems), None
        form = blank_form_problem(workbook, name)
        if form is not None:
            return rejected(name, sha256, (form,)), None
        self._counted(sum(len(sheet.rows) for sheet in workbook.sheets))
        if may_be_published(workbook):
            published = self._published.read_workbook(workbook)
            if published is not None:
                taken = self._published.take(published, problems)
                self.extract = taken.extract
                return taken.answer, taken.source
        read = read_tables(workbook, self._parser, self._mappings)
        spoken = {sheet.sheet for sheet in read.sheets if sheet.kind in _SPOKEN}
        problems += tuple(told_as_names(read.problems, spoken))
        if not any(sheet.kind for sheet in read.sheets):
            unknown = Problem("F013", Severity.ERROR, name)
            return rejected(name, sha256, (*problems, unknown))._replace(sheets=read.sheets), None
        read, refused = self._without_identities(read)
        drafts = read.drafts
        problems += refused
        problems += tuple(scan(drafts, self._names(drafts)))
        if not drafts and (refused or not is_delivered(self._store.connection, standing)):
            status = "rejected" if refused or _had_rows(read) else "read"
            return FileAnswer(name, sha256, status, read.sheets, faults=problems), None
        answer, source = self._merge(read, sha256, problems, standing)
        replayed = replayed_themes(workbook, drafts, self._parser, self._mappings)
        return answer._replace(replayed=replayed), source

    @cached_property
    def _published(self) -> PublishedIntake:
        """What takes published files; it is loaded when a workbook may be one."""
        from absr.workflow.published import PublishedIntake

        return PublishedIntake(self._store, self._settings, self._wanted)

    def _merge(
        self,
        read: WorkbookRead,
        sha256: str,
        problems: tuple[Problem, ...],
        standing: Standing,
    ) -> tuple[FileAnswer, int | None]:
        merged = FileMerge(
            self._store,
            sha256,
            [self._incoming(draft) for draft in read.drafts],
            standing,
            accept_removed=self._accept_removed,
        ).run()
        problems += tuple(p if p.file else p._replace(file=read.file) for p in merged.problems)
        sheets = tuple(_without_refused(sheet, merged.refused) for sheet in read.sheets)
        if not merged.records and not merged.changes:
            return rejected(read.file, sha256, problems)._replace(sheets=sheets), None
        whole = (
            not merged.refused
            and not any(p.severity is Severity.ERROR for p in problems)
            and not any(a.reason not in _SOUND for sheet in read.sheets for a in sheet.aside)
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
            faults=problems,
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
        return read._replace(sheets=sheets, drafts=kept), refused

    def _names(self, drafts: Sequence[Draft]) -> NameFinder:
        """The persons of the project, and those of every file read so far."""
        if self._finder is None:
            self._finder = NameFinder(load_identities(self._store).values())
        self._finder.learn(draft.identity for draft in drafts if draft.identity)
        return self._finder

    def _incoming(self, draft: Draft) -> Incoming:
        key, values = draft.key, draft.values
        sub_theme = values.get("sub_theme")
        if isinstance(sub_theme, str) and draft.kind == "statements":
            themes = values.get("themes")
            if isinstance(themes, tuple):
                values = {**values, "themes": self._splits.settled(themes, sub_theme)}
        if draft.identity:
            human = pseudonym(hmac_key(self._store), draft.identity)
            values = {**values, "person": person_code(self._store, human)}
            key = key or human
        return Incoming(
            draft.kind,
            key,
            draft.parent,
            values,
            draft.source,
            draft.cells,
            draft.identity,
            draft.parent_ref,
            draft.rows,
        )


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """No search for cycles: records hold none, and to go through them all takes a seventh of it."""
    works = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if works:
            gc.enable()


def _had_rows(read: WorkbookRead) -> bool:
    """Whether somebody wrote a row of data in a file, whatever became of it."""
    return any(
        aside.reason not in _NO_DATA for sheet in read.sheets if sheet.kind for aside in sheet.aside
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
    return sheet._replace(aside=aside, rows_accepted=sheet.rows_accepted - len(more))
