"""Which published file a table is, by its headings: never by its name.

A heading stands on one of the first rows; workbooks of Insee have it on the sixth, below titles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.model.record import NamedTuple
from absr.reading.statistics.cells import text_of
from absr.reading.statistics.columns import published_variable
from absr.tabular.statistics_fields import cut_line

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDE, IRIS, COMPARATOR = "insee-wide", "insee-iris", "comparateur"
MELODI, QPV, CAF = "melodi", "qpv", "caf"
LAYOUTS = frozenset({WIDE, IRIS, COMPARATOR, MELODI, QPV, CAF})
"""What a published file is called in the answers of `absr ingest`."""

SEPARATORS = (b";", b",", b"\t", b"|")
HEADING_ROWS = 10
"""Rows among which the heading is looked for."""
_MELODI = {"GEO", "GEO_OBJECT", "TIME_PERIOD", "OBS_VALUE"}
_CAF = ("date reference", "numero commune")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")


class Heading(NamedTuple):
    """The row of headings of a published table."""

    shape: str
    row: int
    """Its number, from 1."""
    names: tuple[str, ...]
    separator: bytes = b""
    """Of a text."""


def heading_of_text(head: bytes) -> Heading | None:
    """The heading among the first lines of a text, or None when it is no published table."""
    for row, line in enumerate(head.split(b"\n", HEADING_ROWS)[:HEADING_ROWS], start=1):
        for separator in SEPARATORS:
            if separator not in line:
                continue
            names = names_of([text_of(cell) for cell in cut_line(line.rstrip(b"\r"), separator)])
            shape = shape_of(names)
            if shape:
                return Heading(shape, row, names, separator)
    return None


def names_of(cells: Sequence[object]) -> tuple[str, ...]:
    """Headings as they are compared: no quotation marks, no invisible characters around."""
    return tuple(
        "" if cell is None else str(cell).strip('\ufeff\u200b\u00a0 "\t') for cell in cells
    )


def shape_of(names: Sequence[str]) -> str | None:
    """What a table with these headings is; None for a table of other origin."""
    upper = {name.upper() for name in names}
    if upper >= _MELODI:
        return MELODI
    if {"CODE_QP", "LIB_QP"} <= upper:
        return QPV
    words = {folded(name) for name in names}
    if all(any(wanted in word for word in words) for wanted in _CAF):
        return CAF
    return _wide_shape(names, upper)


def _wide_shape(names: Sequence[str], upper: set[str]) -> str | None:
    """What a table with one row a territory is: it needs a code, and a variable of Insee's."""
    variables = sum(published_variable(name) is not None for name in names)
    if not variables or not upper & {"IRIS", "CODE_IRIS", "CODGEO"}:
        return None
    if "CODGEO" not in upper:
        return IRIS
    return COMPARATOR if {"LIBGEO", "SUPERF"} <= upper else WIDE


def folded(name: str) -> str:
    """A heading of a partner in plain lower case words."""
    return _NOT_WORDS.sub(" ", fold(name)).strip()
