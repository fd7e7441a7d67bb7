"""One worksheet, from its part of the archive to its rows and what is to be said of them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.tabular.frame import Frame
from absr.tabular.general_rows import read_general_rows
from absr.tabular.grid import Grid, address
from absr.tabular.markup import read_repaired
from absr.tabular.plain import NotPlainError
from absr.tabular.plain_rows import read_plain_rows
from absr.tabular.rejection import Rejected
from absr.tabular.strays import set_aside
from absr.tabular.text import REPLACEMENT
from absr.tabular.workbook import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.tabular.archive import Archive
    from absr.tabular.book import Book
    from absr.tabular.package import SheetPart
    from absr.tabular.workbook import Row, Spot


def read_sheet(
    archive: Archive, part: SheetPart, book: Book, room: int
) -> tuple[Sheet, list[Problem], int]:
    """The sheet, its problems, and how many of the places left (`room`) it takes.

    Raises `Rejected`, with the name of the sheet, when the whole workbook has to be refused.
    """
    try:
        grid, frame = _read_cells(archive, part, book, room)
        rows, strays = set_aside(grid.rows)
        sheet = _sheet(part, rows, grid, frame)
    except Rejected as rejected:
        rejected.sheet = part.name
        if rejected.code == "F005":
            rejected.facts.setdefault("part", part.member.name)
        raise
    problems = []
    if strays:
        problems.append(_warning("F009", book, part, strays))
    replaced = _replaced(rows, book.texts.replaced)
    if replaced:
        problems.append(_warning("V110", book, part, replaced))
    return sheet, problems, grid.places


def _read_cells(archive: Archive, part: SheetPart, book: Book, room: int) -> tuple[Grid, Frame]:
    """The rows by the fast way if the XML lends itself to it, else by the general one."""
    name = part.member.name

    def read_general(pieces: Iterable[bytes]) -> tuple[Grid, Frame]:
        grid, frame = Grid(book, room), Frame(book.limits)
        read_general_rows(pieces, name, frame, grid)
        return grid, frame

    grid = Grid(book, room)
    try:
        return grid, read_plain_rows(archive.pieces(part.member), grid)
    except NotPlainError:
        return read_repaired(lambda: archive.pieces(part.member), read_general)


def _sheet(part: SheetPart, rows: list[Row], grid: Grid, frame: Frame) -> Sheet:
    odd = (*grid.errors, *grid.uncomputed)
    width = max([len(row.values) for row in rows] + [column + 1 for _, column in odd], default=0)
    last_row = max([row.number for row in rows[-1:]] + [row for row, _ in odd], default=0)
    hidden, folded = frame.columns(width)
    return Sheet(
        name=part.name,
        state=part.state,
        rows=tuple(rows),
        merged=frame.merged(last_row, width),
        hidden_columns=hidden,
        folded_columns=folded,
        hidden_rows=frozenset(grid.hidden_rows),
        filtered=frame.filtered,
        has_comments=part.has_comments,
        errors=MappingProxyType(grid.errors),
        uncomputed=MappingProxyType(grid.uncomputed),
    )


def empty_sheet(part: SheetPart) -> Sheet:
    """The sheet without its cells."""
    nothing: frozenset[int] = frozenset()
    return Sheet(
        name=part.name,
        state=part.state,
        rows=(),
        merged=(),
        hidden_columns=nothing,
        folded_columns=nothing,
        hidden_rows=nothing,
        filtered=False,
        has_comments=part.has_comments,
        errors=MappingProxyType({}),
        uncomputed=MappingProxyType({}),
    )


def _replaced(rows: list[Row], replaced: set[str]) -> list[Spot]:
    """The cells whose text had a character replaced."""
    if not replaced:
        return []
    return [
        (row.number, column)
        for row in rows
        for column, value in enumerate(row.values)
        if isinstance(value, str) and REPLACEMENT in value and value in replaced
    ]


def _warning(code: str, book: Book, part: SheetPart, spots: list[Spot]) -> Problem:
    cells = tuple(address(spot) for spot in spots)
    return Problem(code, Severity.WARNING, book.name, sheet=part.name, cells=cells)
