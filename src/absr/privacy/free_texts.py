"""Free texts that give somebody away: found at ingest, so that the cell can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.kinds import kinds
from absr.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Protocol

    from absr.model.source import Source
    from absr.privacy.identities import NameFinder

    class Texts(Protocol):
        """A record with texts and the cells they stand in."""

        @property
        def kind(self) -> str:
            """Id of its kind."""

        @property
        def source(self) -> Source:
            """Where it stands."""

        @property
        def values(self) -> Mapping[str, object]:
            """Field → value."""

        @property
        def cells(self) -> Mapping[str, str]:
            """Field → cell."""


def scan(records: Iterable[Texts], names: NameFinder) -> list[Problem]:
    """One problem for each cell that names or gives the contact of somebody.

    The value is never repeated: the address is enough to mend the cell.
    """
    problems: dict[tuple[str, str], Problem] = {}
    free = {kind.id: {c.name for c in kind.fields if c.value in _FREE} for kind in kinds().values()}
    for record in records:
        for name, value in record.values.items():
            if name not in free[record.kind] or not isinstance(value, str):
                continue
            cell = record.cells.get(name, "")
            for code in names.finds(value):
                problems.setdefault(
                    (code, cell),
                    Problem(
                        code,
                        Severity.WARNING,
                        record.source.file,
                        record.source.sheet,
                        (cell,),
                        field=name,
                    ),
                )
    return list(problems.values())


_FREE = frozenset({ValueType.TEXT, ValueType.LONG_TEXT})
