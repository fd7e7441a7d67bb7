"""What a sheet of statements must hold, as absr knows it, said for other programs that check."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHEET = "Propos"


class Column(NamedTuple):
    """A column of the sheet and what its cells must be."""

    name: str
    """The field of absr."""
    type: str = "string"
    """As frictionless calls it."""
    list_id: str | None = None
    required: bool = False
    least: int | None = None
    most: int | None = None


COLUMNS = (
    Column("ref", required=True),
    Column("date", "date"),
    Column("profile"),
    Column("actor_type", list_id="actor_types"),
    Column("nature", list_id="natures", required=True),
    Column("themes", list_id="themes", required=True),
    Column("quote", required=True),
    Column("quotable", list_id="quote_levels"),
    Column("reformulation"),
    Column("speaker"),
    Column("audience"),
    Column("place"),
    Column("intensity", "integer", least=1, most=3),
    Column("mode", list_id="interview_modes"),
    Column("duration", "integer", least=1),
)
"""The fifteen columns, in their order."""


def rules_of(labels: Mapping[str, str], lists: Mapping[str, Sequence[str]]) -> Mapping[str, object]:
    """File name → what it says: a table schema of frictionless, and the same for pandera."""
    fields = []
    for column in COLUMNS:
        asked: dict[str, object] = {}
        if column.required:
            asked["required"] = True
        if column.list_id:
            asked["enum"] = list(lists[column.list_id])
        if column.least is not None:
            asked["minimum"] = column.least
        if column.most is not None:
            asked["maximum"] = column.most
        fields.append({"name": labels[column.name], "type": column.type, "constraints": asked})
    return {"schema.json": {"fields": fields}}
