"""Records as read: everything but the evidence id, which the store mints."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.problem import Problem
    from absr.model.source import Source
    from absr.reading.values import Value


class Draft(NamedTuple):
    """One record as a sheet tells it."""

    kind: str
    key: str
    """What tells it from the others of its kind within its parent; empty for a person."""
    parent: str | None
    """Key of its parent, when the kind has one."""
    values: Mapping[str, Value]
    source: Source
    cells: Mapping[str, str]
    """Field → the cell it was read from."""
    parent_ref: str | None = None
    """The parent's number as written."""
    identity: Mapping[str, str] = MappingProxyType({})
    """Names and contacts; they never reach the main store."""
    rows: tuple[int, ...] = ()
    """Every row that tells of it, where several do."""


class ColumnRead(NamedTuple):
    """What became of one column."""

    column: str
    header: str
    field: str | None
    reason: str | None = None


class Aside(NamedTuple):
    """A row with content that became no record, and why."""

    row: int
    reason: str
    text: str


class SheetRead(NamedTuple):
    """What became of one sheet."""

    sheet: str
    kind: str | None
    layout: str | None
    header_rows: tuple[int, ...] = ()
    rows_read: int = 0
    rows_accepted: int = 0
    rows_blank: int = 0
    reason: str | None = None
    columns: Sequence[ColumnRead] = ()
    aside: tuple[Aside, ...] = ()
    titles: tuple[Aside, ...] = ()
    """Rows above the header."""
    form: str | None = None
    """Id of the sheet form it was recognised as."""


class WorkbookRead(NamedTuple):
    """All that a delivered file gave."""

    file: str
    sheets: tuple[SheetRead, ...] = ()
    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
