"""What `absr ingest` answers for each file, and how that answer is kept with the delivery."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from absr.model.problem import Problem, Severity
from absr.reading.drafts import Aside, ColumnRead, SheetRead

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.store.merge import Change


@dataclass(frozen=True, slots=True)
class FileAnswer:
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
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> int:
        """Problems of severity error."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """Problems of severity warning."""
        return sum(problem.severity is Severity.WARNING for problem in self.problems)


def as_stored(answer: FileAnswer) -> dict[str, Any]:
    """The answer as JSON, without the changes, which belong to one delivery only."""
    return dict(_fields(replace(answer, changes=())))


def _fields(value: Any) -> Any:
    """A record of records as plain lists and mappings (`dataclasses.asdict` copies too deeply)."""
    if isinstance(value, tuple):
        return [_fields(part) for part in value]
    names = getattr(value, "__slots__", None)
    return {name: _fields(getattr(value, name)) for name in names} if names else value


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
        problems=tuple(_problem(problem) for problem in stored["problems"]),
    )


def _sheet(stored: Mapping[str, Any]) -> SheetRead:
    return SheetRead(
        **{
            **stored,
            "header_rows": tuple(stored["header_rows"]),
            "columns": tuple(ColumnRead(**column) for column in stored["columns"]),
            "aside": tuple(Aside(**aside) for aside in stored["aside"]),
            "titles": tuple(Aside(**title) for title in stored.get("titles", ())),
        }
    )


def _problem(stored: Mapping[str, Any]) -> Problem:
    return Problem(
        **{
            **stored,
            "severity": Severity(stored["severity"]),
            "cells": tuple(stored["cells"]),
            "facts": tuple((name, value) for name, value in stored["facts"]),
        }
    )
