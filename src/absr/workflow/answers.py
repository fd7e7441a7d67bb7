"""What `absr ingest` answers for each file, and how that answer is kept with the delivery."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, overload

from absr.model.problem import Problem, Severity
from absr.model.record import NamedTuple
from absr.privacy.told import ROLES, problem_without_names
from absr.reading.drafts import Aside, ColumnRead, SheetRead

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.privacy.identities import NameFinder
    from absr.store.merge import Change


_TOGETHER = 500
"""Changes whose names are looked for in one go."""


class Published(NamedTuple):
    """What was kept of a file of a statistical office or a partner."""

    variables: int
    vintages: tuple[str, ...]
    commune: str
    """Its name; empty where the file tells nothing of it."""
    iris: int
    comparators: int
    """Other territories that have a value."""
    districts: int
    """Priority districts of the commune."""


class FileAnswer(NamedTuple):
    """What became of one delivered file."""

    file: str
    sha256: str | None
    status: str
    """`read`, `partial`, `rejected` or `unchanged`."""
    sheets: tuple[SheetRead, ...] = ()
    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    records: tuple[tuple[str, int], ...] = ()
    changes: tuple[Change, ...] = ()
    faults: tuple[Problem, ...] = ()
    """What is wrong with the file itself."""
    checks: tuple[Problem, ...] = ()
    """What its records say against others, wherever those stand."""
    replayed: tuple[tuple[str, str, int], ...] = ()
    """Words that stand for a theme by a decision, the theme, and the statements that bear them."""
    annotated: str | None = None
    """Where its copy with the cells to correct stands, below the project."""
    published: Published | None = None
    """None for a file that people fill."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is to be said of the file."""
        return self.faults + self.checks

    @property
    def to_correct(self) -> tuple[Problem, ...]:
        """Its errors and warnings; empty unless one of them stands somewhere in the file.

        Nobody corrects a published file: it has no copy to correct.
        """
        if self.published is not None:
            return ()
        told = tuple(p for p in self.problems if p.severity is not Severity.INFO)
        return told if any(problem.cells for problem in told) else ()

    @property
    def errors(self) -> int:
        """Problems of severity error."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """Problems of severity warning."""
        return sum(problem.severity is Severity.WARNING for problem in self.problems)


def rejected(name: str, sha256: str | None, problems: tuple[Problem, ...]) -> FileAnswer:
    """The answer to a file of which nothing was taken."""
    return FileAnswer(name, sha256, "rejected", faults=problems)


def as_rejected(answer: FileAnswer) -> FileAnswer:
    """The answer to a file that could be read, and of which nothing is taken all the same."""
    return FileAnswer(
        answer.file,
        answer.sha256,
        "rejected",
        answer.sheets,
        faults=answer.faults,
        checks=answer.checks,
    )


def with_checks(answer: FileAnswer, checks: tuple[Problem, ...]) -> FileAnswer:
    """The answer beside what the records of other files say; an error there is one of it."""
    wrong = any(problem.severity is Severity.ERROR for problem in checks)
    status = "partial" if wrong and answer.status == "read" else answer.status
    return answer._replace(checks=checks, status=status)


def without_names(answer: FileAnswer, names: NameFinder) -> FileAnswer:
    """The answer as it may be stored and shown outside the private folder: it names nobody."""
    return answer._replace(
        sheets=tuple(_sheet_without_names(sheet, names) for sheet in answer.sheets),
        changes=_changes_without_names(answer.changes, names),
        faults=tuple(problem_without_names(problem, names) for problem in answer.faults),
        checks=tuple(problem_without_names(problem, names) for problem in answer.checks),
    )


def _sheet_without_names(sheet: SheetRead, names: NameFinder) -> SheetRead:
    headers = names.masked_texts([column.header for column in sheet.columns])
    return sheet._replace(
        columns=tuple(
            column if column.header == header else column._replace(header=header)
            for column, header in zip(sheet.columns, headers, strict=True)
        ),
        aside=_rows_without_names(sheet.aside, names),
        titles=_rows_without_names(sheet.titles, names),
    )


def _rows_without_names(rows: tuple[Aside, ...], names: NameFinder) -> tuple[Aside, ...]:
    texts = names.masked_roles([row.text for row in rows]) if rows else []
    return tuple(row._replace(text=text) for row, text in zip(rows, texts, strict=True))


def _changes_without_names(changes: Sequence[Change], names: NameFinder) -> tuple[Change, ...]:
    masked: list[Change] = []
    for start in range(0, len(changes), _TOGETHER):
        some = changes[start : start + _TOGETHER]
        refs = names.masked_roles([change.ref for change in some])
        masked += (_without_names(c, ref, names) for c, ref in zip(some, refs, strict=True))
    return tuple(masked)


def _without_names(change: Change, ref: str, names: NameFinder) -> Change:
    """A change with its own words masked, and what it is called by replaced."""
    if change.before is None and change.after is None:
        return change if ref == change.ref else change._replace(ref=ref)
    mask = names.masked_role if change.field in ROLES else names.masked
    return change._replace(
        ref=ref,
        before=None if change.before is None else mask(change.before),
        after=None if change.after is None else mask(change.after),
    )


def as_plain(problems: tuple[Problem, ...]) -> list[dict[str, Any]]:
    """Problems as they are kept with a delivery."""
    return list(_fields(problems))


def as_stored(answer: FileAnswer) -> dict[str, Any]:
    """The answer as JSON, without the changes, which belong to one delivery only."""
    return dict(_fields(answer._replace(changes=(), annotated=None)))


def _fields(value: Any) -> Any:
    """A record of records as plain lists and mappings (`dataclasses.asdict` copies too deeply)."""
    if not isinstance(value, tuple):
        return value
    names = getattr(value, "_fields", None)
    parts = [_fields(part) if isinstance(part, tuple) else part for part in value]
    return dict(zip(names, parts, strict=True)) if names else parts


def as_unchanged(stored: Mapping[str, Any]) -> FileAnswer:
    """The answer given again to a file that brought nothing new."""
    total = sum(stored[name] for name in ("added", "changed", "unchanged"))
    return FileAnswer(
        file=stored["file"],
        sha256=stored["sha256"],
        status="unchanged",
        sheets=tuple(_sheet(sheet) for sheet in stored["sheets"]),
        unchanged=total,
        records=tuple((kind, number) for kind, number in stored["records"]),
        faults=tuple(map(_problem, stored["faults"])),
        checks=tuple(map(_problem, stored["checks"])),
        replayed=tuple((str(w), str(t), int(n)) for w, t, n in stored.get("replayed", ())),
        published=_published(stored.get("published")),
    )


def _published(stored: Mapping[str, Any] | None) -> Published | None:
    if stored is None:
        return None
    return Published(**{**stored, "vintages": tuple(stored["vintages"])})


def _sheet(stored: Mapping[str, Any]) -> SheetRead:
    return SheetRead(
        **{
            **stored,
            "header_rows": tuple(stored["header_rows"]),
            "columns": _StoredColumns(stored["columns"]),
            "aside": tuple(Aside(**aside) for aside in stored["aside"]),
            "titles": tuple(Aside(**title) for title in stored.get("titles", ())),
        }
    )


class _StoredColumns(Sequence[ColumnRead]):
    """The columns of a sheet as they are stored: of most files nobody looks at them again."""

    def __init__(self, stored: Sequence[Mapping[str, Any]]) -> None:
        """Keep what was stored."""
        self._stored = stored

    def __len__(self) -> int:
        """How many there are."""
        return len(self._stored)

    @overload
    def __getitem__(self, place: int) -> ColumnRead: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[ColumnRead]: ...

    def __getitem__(self, place: int | slice) -> ColumnRead | Sequence[ColumnRead]:
        """One of them, or some."""
        if isinstance(place, slice):
            return _StoredColumns(self._stored[place])
        return ColumnRead(**self._stored[place])


def _problem(stored: Mapping[str, Any]) -> Problem:
    return Problem(
        **{
            **stored,
            "severity": Severity(stored["severity"]),
            "cells": tuple(stored["cells"]),
            "facts": tuple((name, value) for name, value in stored["facts"]),
        }
    )
