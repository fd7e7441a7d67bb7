"""What `absr show` gives back: a table for people, and the same records for machines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.labels import Labels
    from absr.model.source import Source

SHOWN = (
    "actors",
    "diagnoses",
    "pilots",
    "invitations",
    "attendance",
    "tables",
    "contributions",
    "votes",
    "evaluations",
    "pledges",
    "actions",
    "responses",
    "updates",
    "lessons",
    "milestones",
    "levers",
)
"""Ids of the kinds shown so, in the order of the work."""


@dataclass(frozen=True, slots=True)
class Tabulated:
    """A table for people, and the same records for machines."""

    heads: tuple[str | Labels, ...]
    """Keys of the headings, or the headings themselves as they are declared with a kind."""
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    """Places of the columns that hold numbers."""
    records: tuple[Mapping[str, object], ...]


def place_of(source: Source) -> dict[str, object]:
    """Where a record was read, as machines are told."""
    return {"file": source.file, "sheet": source.sheet, "row": source.row}
