"""What is to be shown in an annotated copy: cells with their notes, and the list of causes."""

from __future__ import annotations

from typing import TypeAlias

from absr.model.record import NamedTuple

Spot: TypeAlias = tuple[int, int]
"""A cell: its row (from 1) and its column (from 0)."""


class CannotAnnotateError(Exception):
    """The file is not written in the way that can be marked in place."""


class Mark(NamedTuple):
    """One cell to colour, with all that its note says."""

    sheet: str
    spot: Spot
    severe: bool
    """An error; else a warning."""
    note: str


class Place(NamedTuple):
    """One line of the list."""

    address: str
    """As a person reads it: `H17`, `ligne 17`; empty for the file as a whole."""
    sheet: str
    spot: Spot | None
    """Where its link leads; None where there is nothing to lead to."""
    found: str
    suggestion: str
    finding: str


class Cause(NamedTuple):
    """What several places have in common, said once."""

    heading: str
    severe: bool
    rule: str
    ways: str
    places: tuple[Place, ...]
    more: str
    """How many places are not listed; empty when all are."""
    lists: tuple[str, ...] = ()
    """The values that the cells may take, a line a list; empty where any value will do."""


class Corrections(NamedTuple):
    """All that the copy shows."""

    sheets: tuple[str, ...]
    """Names for the sheet with the list: the first that no sheet of the user's has."""
    title: str
    intro: tuple[str, ...]
    heads: tuple[str, ...]
    """Headings of the list: cell, sheet, value found, suggestion, finding."""
    causes: tuple[Cause, ...]
    marks: tuple[Mark, ...]
