"""A table of a sheet, whatever its layout: columns, rows with their addresses, what it lacks."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.problem import Problem
    from absr.reading.headers import Header
    from absr.reading.values import Raw
    from absr.tabular.workbook import Row

_NONE: Mapping[int, str] = MappingProxyType({})


class Given(NamedTuple):
    """What a sheet says once for all the rows of a table: in its name, or above the table."""

    raw: Raw
    address: str = ""
    """The cell that says so; empty when it is the name of the sheet."""
    heading: str = ""
    """The label that it answers."""


class Table(NamedTuple):
    """Rows under a header, as a sheet has them or as its layout was turned into them."""

    header: Header
    body: Sequence[Row]
    layout: str = "table"
    span: range | None = None
    """The columns it fills, where it stands beside another table; None: all."""
    given: Mapping[str, Given] = MappingProxyType({})
    """Field → what is said of all rows."""
    titles: Sequence[Row] = ()
    """Rows above the header."""
    left_out: Mapping[int, str] = _NONE
    """Column → why it is not read."""
    aside: Mapping[int, str] = _NONE
    """Row → why it is not read."""
    places: tuple[Mapping[int, str], ...] = ()
    """For each row, column → address of a cell that the layout brought here from elsewhere."""
    letters: Mapping[int, str] = _NONE
    """Column → what it is called where that is not the letters of its place."""
    problems: tuple[Problem, ...] = ()
    """What finding the table had to say."""
    written: tuple[str, ...] = ()
    """The headings as they stand in the file, where the header has them otherwise."""
    unknown: tuple[tuple[str, str], ...] = ()
    """Labels of a form that are none of absr's, each with its cell."""
    themed: Mapping[int, Given] = MappingProxyType({})
    """Column → the theme that its headings give to all that is said in it."""
    titled: tuple[Given, ...] = ()
    """What titles above the table, or among its rows, were taken to say of the rows below."""
    ref_from: tuple[str, ...] = ()
    """Fields that tell parents apart where no column numbers them."""
