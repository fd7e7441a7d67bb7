"""A priority district of the commune, as the published list names it; nobody fills it by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.source import Source


class PriorityDistrict(NamedTuple):
    """A « quartier prioritaire de la ville » that lies in the commune, wholly or in part."""

    id: str
    source: Source
    code: str
    """`QN09301M`, as published."""
    name: str


KIND = Kind(
    id="priority_districts",
    record=PriorityDistrict,
    prefix="QP",
    title=Labels("Quartiers prioritaires", "Priority districts"),
    noun=Labels("quartier prioritaire", "priority district"),
    main="name",
    key=("code",),
    fields=(
        Field(
            "code",
            ValueType.REF,
            Labels("Code du quartier", "Code of the district"),
            Labels("Son code dans la liste publiée.", "Its code in the published list."),
            required=True,
            blocking=True,
        ),
        Field(
            "name",
            ValueType.TEXT,
            Labels("Nom du quartier", "Name of the district"),
            Labels("Son nom dans la liste publiée.", "Its name in the published list."),
            required=True,
        ),
    ),
)
