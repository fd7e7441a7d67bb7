"""What `absr show` gives back: a table for people, and the same records for machines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from absr.model.exit_status import ExitStatus
from absr.model.labels import fold_without_articles
from absr.model.problem import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.labels import Labels
    from absr.model.settings import Settings
    from absr.model.source import Source
    from absr.privacy.identities import NameFinder

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


LINK = "\x1f"
"""Stands between the parts of a cell until it is known who reads them."""


@dataclass(frozen=True, slots=True)
class Tabulated:
    """A table for people, and the same records for machines."""

    heads: tuple[str | Labels, ...]
    """Keys of the headings, or the headings themselves as they are declared with a kind."""
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    """Places of the columns that hold numbers."""
    records: tuple[Mapping[str, object], ...]


def linked(found: Tabulated, link: str) -> Tabulated:
    """The table with `link` between the parts of its cells."""
    rows = tuple(tuple(cell.replace(LINK, link) for cell in row) for row in found.rows)
    return Tabulated(found.heads, rows, found.numbers, found.records)


def without_names(found: Tabulated, names: NameFinder) -> Tabulated:
    """The table with every name of a person and every contact replaced by `[…]`."""
    return Tabulated(
        found.heads,
        tuple(tuple(names.masked(cell) for cell in row) for row in found.rows),
        found.numbers,
        tuple(_masked(record, names) for record in found.records),
    )


def _masked(value: Any, names: NameFinder) -> Any:
    """Any value of a record; what says where it was read stays, to be found again."""
    if isinstance(value, str):
        return names.masked(value)
    if isinstance(value, (list, tuple)):
        return [_masked(part, names) for part in value]
    if isinstance(value, dict):
        return {
            key: part if key == "source" else _masked(part, names) for key, part in value.items()
        }
    return value


def place_of(source: Source) -> dict[str, object]:
    """Where a record was read, as machines are told."""
    return {"file": source.file, "sheet": source.sheet, "row": source.row}


def theme_id(settings: Settings, wanted: str) -> str:
    """The id of the theme called `wanted`, by id or name; Refusal U205 for none."""
    known = settings.spellings("themes")
    found = known.get(fold_without_articles(wanted))
    if found is None:
        labels = tuple(f"{t.id}  {t.label}" for t in settings.themes)
        known_ids = ", ".join(t.id for t in settings.themes)
        raise Refusal(
            "U205", exit_status=ExitStatus.USAGE, query=wanted, known=known_ids, choices=labels
        )
    return found
