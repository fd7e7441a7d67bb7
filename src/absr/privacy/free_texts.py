"""Free texts that give somebody away: found at ingest, so that the cell can be mended."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.kinds import kinds
from absr.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Protocol

    from absr.model.fields import Kind
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
    declared = kinds()
    known: dict[str, tuple[str, ...]] = {}
    for record in records:
        free = _free_fields(declared[record.kind])
        for name, value in record.values.items():
            if name not in free or not value:
                continue
            text = value if isinstance(value, str) else "; ".join(value)  # type: ignore[arg-type]
            codes = known.get(text)
            if codes is None:
                codes = names.finds(text)
                if len(text) <= _SHORT:
                    known[text] = codes
            if not codes:
                continue
            column = name if name in record.cells else name.removesuffix("_text")
            cell = record.cells.get(column, "")
            for code in codes:
                problems.setdefault(
                    (code, cell),
                    Problem(
                        code,
                        Severity.WARNING,
                        record.source.file,
                        record.source.sheet,
                        (cell,),
                        field=column,
                    ),
                )
    return list(problems.values())


@cache
def _free_fields(kind: Kind) -> frozenset[str]:
    """The fields of a kind that are written in free words, with the words kept beside a value."""
    free = {column.name for column in kind.fields if column.value in _FREE}
    beside = {f"{column.name}_text" for column in kind.fields}
    return frozenset(free | (beside & set(kind.record.__annotations__)))


_SHORT = 60
"""Short texts come back in many cells; longer ones are rarely met twice."""
_FREE = frozenset({ValueType.TEXT, ValueType.LONG_TEXT, ValueType.REFS})
